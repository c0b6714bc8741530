/** What the binder makes of syntax: typed closures, and the things that are no values yet. */
import type { Position } from '../errors.ts';
import type { Evaluate, Frame } from '../evaluation/evaluation.ts';
import { type Access, fusible, given, js } from '../evaluation/fusion.ts';
import type { Expression } from '../syntax/ast.ts';
import type { Member, Reference } from '../types/member.ts';
import type { Substitution, Type } from '../types/type.ts';
import type { Value } from '../types/values.ts';

/** A variable, property, indexer or array element that can be assigned to. */
export type Place = {
  /** True for variables and elements of arrays, which alone can be `out` arguments. */
  readonly isVariable: boolean;
  /** Evaluates the place's own operands once; the reference then reads and writes. */
  readonly open: (frame: Frame) => Reference;
  /** What opening the place, evaluating the value and writing it to the reference does, at once: in place of the place's value. */
  readonly assign?: (value: Evaluate) => Evaluate;
};

/**
 * A reference to what is read and written by calls. A class and no literal: each literal with accessors has a shape of its own,
 * which V8 keeps until a full collection, and with it the request that the accessors reach.
 */
export class Accessors implements Reference {
  readonly #read: () => Value;
  readonly #write: (value: Value) => unknown;

  constructor(read: () => Value, write: (value: Value) => unknown) {
    this.#read = read;
    this.#write = write;
  }

  get value(): Value {
    return this.#read();
  }

  set value(value: Value) {
    this.#write(value);
  }
}

/** An expression with a value. */
export type Bound = {
  readonly kind: 'value';
  readonly type: Type;
  readonly evaluate: Evaluate;
  /** Present for constant expressions. */
  readonly constant?: { readonly value: Value };
  readonly place?: Place;
  /** Of a variable of the expression: the place that reads it, so that others can read it on the way. */
  readonly read?: Access;
  /** Of `context.Variables["name"]`: the name, for the same reason. */
  readonly variable?: string;
  /** Of a text that is put together: what its parts are, so that one more needs no look at those before. */
  readonly parts?: readonly Evaluate[];
  /** Of a new array of constants: one that stands for all of them where nobody keeps or changes it. */
  readonly shared?: { readonly value: Value };
  /** True for what may stand alone as a statement: calls, assignments, increments, `new`. */
  readonly isStatement?: boolean;
  readonly at: Position;
};

/** Methods of one name, before arguments choose one. */
export type MethodGroup = {
  readonly kind: 'methods';
  readonly name: string;
  /** Methods of the type itself. */
  readonly candidates: readonly Candidate[];
  /** Extension methods, tried when none of the candidates accepts the arguments. */
  readonly extensions: readonly Candidate[];
  /** The instance; undefined for static methods. */
  readonly receiver: Bound | undefined;
  /** Explicit type arguments. */
  readonly typeArguments: readonly Type[];
  readonly at: Position;
};

/** A member with what its declaring type's parameters stand for. */
export type Candidate = {
  readonly member: Member;
  readonly owner: Type;
  readonly substitution: Substitution;
  /** Distance to the type that was asked: members of derived types win. */
  readonly level: number;
};

export type Lambda = {
  readonly kind: 'lambda';
  readonly syntax: Extract<Expression, { kind: 'lambda' }>;
  readonly at: Position;
};

/** What is a value only where a delegate is wanted. */
export type FunctionItem = Lambda | MethodGroup;

/** Anything an expression can be bound to; only a `value` can be evaluated as it stands. */
export type Item =
  | Bound
  | MethodGroup
  | { readonly kind: 'type'; readonly type: Type; readonly at: Position }
  | { readonly kind: 'namespace'; readonly name: string; readonly at: Position }
  | Lambda
  | { readonly kind: 'default'; readonly at: Position }
  | { readonly kind: 'throw'; readonly evaluate: Evaluate; readonly at: Position };

export type OutTarget = {
  /** Undefined for `out var`, which takes the parameter's type. */
  readonly type: Type | undefined;
  /** The variable to write to; declared now where the argument declares it. */
  readonly open: (type: Type) => (frame: Frame) => Reference;
};

/** An argument of a call. */
export type BoundArgument = {
  readonly name: string | undefined;
  readonly item: Item;
  readonly out: OutTarget | undefined;
  readonly at: Position;
};

export function bound(type: Type, at: Position, evaluate: Evaluate): Bound {
  return { kind: 'value', type, at, evaluate };
}

/** Reads a variable. */
export function readOf(read: Access): Evaluate {
  const { slot } = read;
  return fusible((frame) => frame.cell(slot).value, js`${read}`);
}

export function constant(type: Type, at: Position, value: Value): Bound {
  return {
    kind: 'value',
    type,
    at,
    evaluate: fusible(() => value, js`${given(value)}`),
    constant: { value },
  };
}
