/** The names that are visible at one point of an expression. */
import type { Position } from '../errors.ts';
import { ExpressionError } from '../errors.ts';
import type { Evaluate, Frame } from '../evaluation/evaluation.ts';
import type { Access } from '../evaluation/fusion.ts';
import type { Type } from '../types/type.ts';
import type { Value } from '../types/values.ts';

export type Variable = {
  readonly kind: 'variable';
  readonly name: string;
  readonly type: Type;
  readonly declaration: Access;
  /** Why the variable cannot be assigned to; undefined where it can. */
  readonly readOnly: string | undefined;
  readonly constant: { readonly value: Value } | undefined;
  /** True where its declaration may be passed over, and an assignment then gives it its value: `a && f(out var x)`. */
  readonly isConditional: boolean;
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
  readonly #parent: Scope | undefined;
  /** Where declarations go: the sections of a switch share one scope for theirs. */
  readonly #home: Scope;
  readonly #names = new Map<string, Variable | LocalFunction>();
  /** Names of the scopes inside, which this one may no longer use for something else. */
  readonly #inner = new Set<string>();
  /** The variables that need their cell when the block is entered. */
  readonly conditional: Access[] = [];
  /** Names of variables whose declaration follows. */
  readonly #upcoming = new Set<string>();

  constructor(parent?: Scope, home?: Scope) {
    this.#parent = parent;
    this.#home = home ?? this;
  }

  find(name: string): Variable | LocalFunction | undefined {
    return this.#names.get(name) ?? this.#parent?.find(name);
  }

  /** @throws {ExpressionError} when the name is taken here, around or inside: C# allows no shadowing */
  declare(entry: Variable | LocalFunction, at: Position): void {
    const home = this.#home;
    const { name } = entry;
    if (this.find(name) !== undefined || home.#inner.has(name) || name === 'context') {
      throw new ExpressionError(`the name ${name} is already used in this scope`, at);
    }
    home.#names.set(name, entry);
    const isConditional = home !== this || (entry.kind === 'variable' && entry.isConditional);
    if (entry.kind === 'variable' && isConditional) home.conditional.push(entry.declaration);
    for (let around = home.#parent; around !== undefined; around = around.#parent) {
      around.#inner.add(name);
    }
  }

  expect(name: string): void {
    this.#home.#upcoming.add(name);
  }

  /** True where the name is declared in a block that has ended. */
  isInner(name: string): boolean {
    return this.#inner.has(name) || (this.#parent?.isInner(name) ?? false);
  }

  /** True where the name is declared further down. */
  isUpcoming(name: string): boolean {
    return this.#upcoming.has(name) || (this.#parent?.isUpcoming(name) ?? false);
  }
}
