/** The internal cache of one gateway instance. The real one is per region, volatile, and written asynchronously. */
import type { Value } from '../../expressions/index.ts';
import type { Clock } from '../ports.ts';

export class ValueCache {
  readonly #clock: Clock;
  readonly #entries = new Map<string, { readonly value: Value; readonly expires: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** @returns the entry, or undefined: a stored null is an entry. */
  get(key: string): { readonly value: Value } | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined || entry.expires > this.#clock.now()) return entry;
    this.#entries.delete(key);
    return undefined;
  }

  /** @param duration in seconds */
  set(key: string, value: Value, duration: number): void {
    this.#entries.set(key, { value, expires: this.#clock.now() + duration * 1000 });
  }

  delete(key: string): void {
    this.#entries.delete(key);
  }
}
