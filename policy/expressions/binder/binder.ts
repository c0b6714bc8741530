/** The state of binding one expression. */

import { ExpressionError, type Position } from '../errors.ts';
import type { Execute } from '../evaluation/evaluation.ts';
import { Access, type Fusion } from '../evaluation/fusion.ts';
import type { Expression, Statement } from '../syntax/ast.ts';
import type { Type } from '../types/type.ts';
import type { Value } from '../types/values.ts';
import type { Bound, BoundArgument, FunctionItem, Item, MethodGroup } from './bound.ts';
import type { Constants } from './flow/flow.ts';
import { Scope, type Variable } from './scope.ts';

/** Binding work per expression: nested lambdas with overloads are tried many times over. */
const BINDING_BUDGET = 200_000;

/** A `return` whose conversion is known only when the function's result type is. */
export type PendingReturn = {
  readonly value: Bound | undefined;
  readonly at: Position;
  convert: ((value: Value) => Value) | undefined;
};

/** What `return`, `break` and `continue` mean at this point. */
export type FunctionContext = {
  /** Undefined: inferred from the `return` statements. */
  readonly result: Type | undefined;
  readonly returns: PendingReturn[];
  readonly inLoop: boolean;
  readonly inSwitch: boolean;
  readonly inCatch: boolean;
  readonly inFinally: boolean;
  /** Inside `unchecked(…)` constants may overflow. */
  readonly isUnchecked: boolean;
};

/**
 * What the language holds again: operands are expressions, bodies of lambdas hold statements, and a method is chosen by converting
 * arguments, which may be methods. language.ts hands this in, so that every other file uses only files below it.
 */
export type Language = {
  readonly expression: (binder: Binder, syntax: Expression) => Item;
  readonly statement: (binder: Binder, syntax: Statement) => Execute;
  readonly isDelegate: (binder: Binder, item: FunctionItem, to: Type) => boolean;
  readonly delegate: (binder: Binder, item: FunctionItem, to: Type, at: Position) => Bound;
  readonly invoke: (binder: Binder, group: MethodGroup, args: readonly BoundArgument[]) => Bound;
};

type Shared = {
  readonly language: Language;
  readonly evaluationsBeforeFusion: number;
  /** How many accesses each variable has, by slot. */
  readonly accesses: number[];
  steps: number;
  readsRequestBody: boolean;
  readsResponseBody: boolean;
  readonly warnings: ({ readonly message: string } & Position)[];
  readonly constants: Map<Expression, { readonly value: Value }>;
};

export class Binder {
  readonly scope: Scope;
  readonly enclosing: FunctionContext;
  /** Type of the operand of the `?.` around this point. */
  readonly receiver: Type | undefined;
  readonly #shared: Shared;

  private constructor(
    scope: Scope,
    enclosing: FunctionContext,
    receiver: Type | undefined,
    shared: Shared,
  ) {
    this.scope = scope;
    this.enclosing = enclosing;
    this.receiver = receiver;
    this.#shared = shared;
  }

  static create(language: Language, evaluationsBeforeFusion: number): Binder {
    const shared: Shared = {
      language,
      evaluationsBeforeFusion,
      accesses: [],
      steps: 0,
      readsRequestBody: false,
      readsResponseBody: false,
      warnings: [],
      constants: new Map(),
    };
    return new Binder(new Scope(), newFunction(undefined), undefined, shared);
  }

  /** @throws {ExpressionError} for what C# or API Management would refuse, and for what is not supported */
  expression(syntax: Expression): Item {
    return this.#shared.language.expression(this, syntax);
  }

  statement(syntax: Statement): Execute {
    return this.#shared.language.statement(this, syntax);
  }

  /** The item where a delegate is wanted. */
  delegate(item: FunctionItem, to: Type, at: Position): Bound {
    return this.#shared.language.delegate(this, item, to, at);
  }

  isDelegate(item: FunctionItem, to: Type): boolean {
    return this.#shared.language.isDelegate(this, item, to);
  }

  /** A call of the method that takes the arguments. */
  invoke(group: MethodGroup, args: readonly BoundArgument[]): Bound {
    return this.#shared.language.invoke(this, group, args);
  }

  /** The same place with a scope of its own, whose declarations may belong to a scope around it. */
  nested(home?: Scope): Binder {
    return new Binder(new Scope(this.scope, home), this.enclosing, this.receiver, this.#shared);
  }

  within(change: Partial<FunctionContext>): Binder {
    const enclosing = { ...this.enclosing, ...change };
    return new Binder(this.scope, enclosing, this.receiver, this.#shared);
  }

  /** The body of a function. */
  inFunction(result: Type | undefined): Binder {
    return new Binder(new Scope(this.scope), newFunction(result), undefined, this.#shared);
  }

  /** The part behind `?.`. */
  receiving(type: Type): Binder {
    return new Binder(this.scope, this.enclosing, type, this.#shared);
  }

  declare(
    name: string,
    type: Type,
    at: Position,
    options: {
      readonly readOnly?: string;
      readonly constant?: Value;
      readonly isConditional?: boolean;
    } = {},
  ): Variable {
    const variable: Variable = {
      kind: 'variable',
      name,
      type,
      declaration: this.temporary(),
      readOnly: options.readOnly,
      constant: options.constant === undefined ? undefined : { value: options.constant },
      isConditional: options.isConditional ?? false,
    };
    this.scope.declare(variable, at);
    return variable;
  }

  /** How many slots are taken. */
  get slots(): number {
    return this.#shared.accesses.length;
  }

  /** The declaration of a variable without a name, for what a statement remembers. */
  temporary(): Access {
    return new Access(this.#shared.accesses.push(1) - 1);
  }

  /** One more place that uses the variable. */
  access({ slot }: Access): Access {
    this.#count(slot, 1);
    return new Access(slot);
  }

  /** The place is not used after all. */
  withdraw({ slot }: Access): void {
    this.#count(slot, -1);
  }

  #count(slot: number, more: number): void {
    const { accesses } = this.#shared;
    accesses[slot] = (accesses[slot] ?? 0) + more;
  }

  /** See `hot`. */
  get fusion(): Fusion {
    const { evaluationsBeforeFusion: evaluations, accesses } = this.#shared;
    return { evaluations, accesses };
  }

  step(at: Position): void {
    if (++this.#shared.steps > BINDING_BUDGET) {
      throw new ExpressionError('too complex: split the expression into variables', at);
    }
  }

  warn(message: string, at: Position): void {
    const { warnings } = this.#shared;
    const known = warnings.some(
      (warning) => warning.line === at.line && warning.column === at.column,
    );
    if (!known) warnings.push({ message, ...at });
  }

  /** Remembers that the expression reads a body, which the gateway must then buffer. */
  reads(body: 'request' | 'response'): void {
    if (body === 'request') this.#shared.readsRequestBody = true;
    else this.#shared.readsResponseBody = true;
  }

  /** Remembers the values of constants: which ways through the code exist depends on them. */
  noteConstant(syntax: Expression, item: Item): void {
    if (item.kind === 'value' && item.constant !== undefined) {
      this.#shared.constants.set(syntax, item.constant);
    }
  }

  get constants(): Constants {
    return this.#shared.constants;
  }

  get findings(): Pick<Shared, 'readsRequestBody' | 'readsResponseBody' | 'warnings'> {
    return this.#shared;
  }
}

function newFunction(result: Type | undefined): FunctionContext {
  return {
    result,
    returns: [],
    inLoop: false,
    inSwitch: false,
    inCatch: false,
    inFinally: false,
    isUnchecked: false,
  };
}
