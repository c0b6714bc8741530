/** Members of .NET types: their C# signature and what they do. */
import type { Runtime } from '../runtime.ts';
import type { Type } from './type.ts';
import type { Value } from './values.ts';

/** What an implementation may know of the call beside its arguments. */
export type Call = {
  readonly runtime: Runtime;
  /** Type arguments of the method. */
  readonly types: readonly Type[];
  /** Type arguments of the type that declares it. */
  readonly ownerTypes: readonly Type[];
  /** Charges the evaluation's budget; throws when it is spent. */
  spend(steps: number): void;
};

/**
 * Does what a signature promises. Instance members take the instance first. The binder has checked every
 * argument against the signature, so an implementation names the types it gets.
 */
// biome-ignore lint/suspicious/noConfusingVoidType: methods without a result return nothing.
type Plain = (...args: never[]) => Value | void;

/** An implementation whose first argument is the call. */
// biome-ignore lint/suspicious/noConfusingVoidType: methods without a result return nothing.
export type WithCall = { readonly withCall: (call: Call, ...args: never[]) => Value | void };

export type Implementation = Plain | WithCall;

/** The variable behind an `out` argument. */
export type Reference = { value: Value };

export type Parameter = {
  readonly name: string;
  readonly type: Type;
  readonly mode: 'value' | 'out' | 'params';
  /** Value of an optional parameter. */
  readonly initial: Value | undefined;
};

export type MemberKind =
  | 'constant'
  | 'property'
  | 'setter'
  | 'method'
  | 'constructor'
  | 'indexer'
  | 'indexerSetter'
  | 'operator'
  | 'implicit'
  | 'explicit';

export type Member = {
  readonly kind: MemberKind;
  /** `Substring`; `+` for an operator; `new` for a constructor; `this` for an indexer. */
  readonly name: string;
  readonly isStatic: boolean;
  readonly isExtension: boolean;
  readonly typeParameters: readonly string[];
  readonly parameters: readonly Parameter[];
  readonly result: Type;
  /** As the table spells it. */
  readonly signature: string;
  readonly implementation: Implementation;
};
