/** How a LINQ method goes through its source: lazily, or now. */
import { argumentNull } from '../../errors.ts';
import type { Call } from '../../types/member.ts';
import type { Type } from '../../types/type.ts';
import type { Value } from '../../types/values.ts';
import { iterate, Lazy } from '../collections/sequence.ts';
import type { Delegate } from '../foundation/object.ts';

/** What calls a delegate, or stands for one. */
export type Invocable = Pick<Delegate, 'invoke'>;

export const identity: Invocable = { invoke: (...[value]) => value ?? null };

/** The elements of a source, each charged for; they can be gone through once. */
export function each(source: Value, call: Call): IterableIterator<Value> {
  if (source === null) throw argumentNull('source');
  return new Charged(source, call);
}

/** What a generator would do, at a fraction of its cost: every method of every query goes through one. */
class Charged implements IterableIterator<Value> {
  readonly #source: Value;
  readonly #call: Call;
  #elements: Iterator<Value> | undefined;

  constructor(source: Value, call: Call) {
    this.#source = source;
    this.#call = call;
  }

  next(): IteratorResult<Value> {
    this.#elements ??= iterate(this.#source)[Symbol.iterator]();
    const next = this.#elements.next();
    if (next.done !== true) this.#call.spend(1);
    return next;
  }

  [Symbol.iterator](): this {
    return this;
  }
}

export function typeAt({ types }: Call, index: number): Type {
  const type = types[index];
  if (type === undefined) throw new Error('the method has a type argument');
  return type;
}

/**
 * A lazy method: arguments are checked at once, elements are made when somebody asks.
 *
 * @param result which type argument of the method is the element's type, or that type itself
 */
export function lazy<Rest extends readonly unknown[]>(
  result: number | ((call: Call) => Type),
  make: (source: Iterable<Value>, call: Call, ...args: Rest) => Iterator<Value>,
  optional: { readonly last?: true } = {},
): { readonly withCall: (call: Call, source: Value, ...args: Rest) => Lazy } {
  return {
    withCall: (call, source, ...args) => {
      if (source === null) throw argumentNull('source');
      const needed = optional.last ? args.slice(0, -1) : args;
      if (needed.some((argument) => argument === null)) throw argumentNull('predicate');
      const type = typeof result === 'number' ? typeAt(call, result) : result(call);
      return new Lazy(type, () => make(each(source, call), call, ...args));
    },
  };
}

/** A method that goes through the elements now. */
export function eager<Rest extends readonly unknown[], Result extends Value>(
  run: (source: Iterable<Value>, call: Call, ...args: Rest) => Result,
): { readonly withCall: (call: Call, source: Value, ...args: Rest) => Result } {
  return {
    withCall: (call, source, ...args) => {
      if (source === null) throw argumentNull('source');
      return run(each(source, call), call, ...args);
    },
  };
}

export function* mapped(source: Iterable<Value>, selector: Invocable): Generator<Value> {
  for (const value of source) yield selector.invoke(value);
}
