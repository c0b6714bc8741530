/** A group of methods to choose from, and what a choice says. */
import type { Type } from '../../types/type.ts';
import type { Value } from '../../types/values.ts';
import type { BoundArgument, Candidate, MethodGroup } from '../bound.ts';

export type OverloadGroup = Pick<MethodGroup, 'name' | 'candidates' | 'typeArguments' | 'at'> &
  Partial<Pick<MethodGroup, 'receiver'>>;

/** What stands for one parameter of the chosen method. */
export type Filling =
  | { readonly kind: 'argument'; readonly argument: BoundArgument; readonly type: Type }
  | {
      readonly kind: 'params';
      readonly arguments: readonly BoundArgument[];
      readonly element: Type;
    }
  | { readonly kind: 'initial'; readonly value: Value };

export type Resolution = {
  readonly candidate: Candidate;
  readonly fillings: readonly Filling[];
  readonly result: Type;
  /** Type arguments of the method. */
  readonly types: readonly Type[];
  readonly expanded: boolean;
};
