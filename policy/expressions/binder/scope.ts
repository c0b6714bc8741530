/** The names that are visible at one point of an expression. */
import type { Position } from '../errors.ts';
import { ExpressionError } from '../errors.ts';
import type { Evaluate, Frame } from '../evaluation.ts';
import type { Type } from '../types/type.ts';
import type { Value } from '../values.ts';

export type Variable = {
  readonly kind: 'variable';
  readonly name: string;
  readonly type: Type;
  readonly slot: number;
  /** Why the variable cannot be assigned to; undefined where it can. */
  readonly readOnly: string | undefined;
  readonly constant: { readonly value: Value } | undefined;
};

export type LocalFunction = {
  readonly kind: 'function';
  readonly name: string;
  readonly parameters: readonly { readonly name: string; readonly type: Type }[];
  readonly result: Type;
  /** Filled in when the body is bound, which may be after the first call. */
  invoke: ((frame: Frame, args: readonly Evaluate[]) => Value) | undefined;
};

export class Scope {
  private readonly parent: Scope | undefined;
  private readonly names = new Map<string, Variable | LocalFunction>();

  constructor(parent?: Scope) {
    this.parent = parent;
  }

  find(name: string): Variable | LocalFunction | undefined {
    return this.names.get(name) ?? this.parent?.find(name);
  }

  /** @throws {ExpressionError} when the name is taken here or around: C# allows no shadowing */
  declare(entry: Variable | LocalFunction, at: Position): void {
    if (this.find(entry.name) !== undefined || entry.name === 'context') {
      throw new ExpressionError(`the name ${entry.name} is already used in this scope`, at);
    }
    this.names.set(entry.name, entry);
  }
}
