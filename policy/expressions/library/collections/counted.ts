/** What the generic collections have in common: entries by key, and enumerations that notice changes. */
import { invalidOperation } from '../../errors.ts';
import { keyOf, type Value } from '../../types/values.ts';
import type { StringComparer } from './comparers.ts';
import { SequenceObject } from './sequence.ts';

export const CHANGED = 'Collection was modified; enumeration operation may not execute.';

/** Entries by key; a new one takes the place that was last freed, as .NET's hash tables have it. */
export class Slots<Entry> {
  readonly #places = new Map<unknown, number>();
  readonly #entries: (Entry | undefined)[] = [];
  readonly #free: number[] = [];

  get size(): number {
    return this.#places.size;
  }

  has(key: unknown): boolean {
    return this.#places.has(key);
  }

  get(key: unknown): Entry | undefined {
    const place = this.#places.get(key);
    return place === undefined ? undefined : this.#entries[place];
  }

  set(key: unknown, entry: Entry): void {
    const place = this.#places.get(key) ?? this.#free.pop() ?? this.#entries.length;
    this.#places.set(key, place);
    this.#entries[place] = entry;
  }

  delete(key: unknown): boolean {
    const place = this.#places.get(key);
    if (place === undefined) return false;
    this.#places.delete(key);
    this.#entries[place] = undefined;
    this.#free.push(place);
    return true;
  }

  clear(): void {
    this.#places.clear();
    this.#entries.length = 0;
    this.#free.length = 0;
  }

  *values(): Generator<Entry> {
    for (const entry of this.#entries) if (entry !== undefined) yield entry;
  }
}

/** Elements in order; an enumeration notices when they change under it. */
export abstract class Counted extends SequenceObject {
  protected version = 0;

  abstract get count(): number;
  protected abstract elements(): Iterator<Value>;

  override size(): number {
    return this.count;
  }

  *[Symbol.iterator](): Generator<Value> {
    const { version } = this;
    const elements = this.elements();
    for (let next = elements.next(); next.done !== true; next = elements.next()) {
      yield next.value;
      if (this.version !== version) throw invalidOperation(CHANGED);
    }
  }
}

export function keyWith(comparer: StringComparer | null): (value: Value) => unknown {
  return comparer === null ? keyOf : (value) => comparer.keyOf(value);
}
