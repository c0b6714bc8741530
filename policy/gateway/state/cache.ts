/**
 * The built-in cache: one per region, shared by all units of a service there, volatile. A gateway has its own unless one is
 * handed in, which is how instances share it.
 */
import type { Value } from '../../expressions/index.ts';
import type { Clock } from '../ports.ts';

type Entry = { readonly value: Value; readonly expires: number; readonly bytes: number };

export class ValueCache {
  readonly #clock: Clock;
  readonly #delay: number;
  /** In the order in which they were stored. */
  readonly #entries = new Map<string, Entry>();
  /** What has been asked for and is not done yet, in the order of its time. */
  readonly #underWay: { readonly at: number; readonly change: () => void }[] = [];
  #bytes = 0;

  /**
   * @param options delay: milliseconds until a change is seen. That there is such a time is documented ("asynchronous"), its
   * length is not; without it a change is seen at once.
   */
  constructor(clock: Clock, options: { readonly delay?: number } = {}) {
    this.#clock = clock;
    this.#delay = options.delay ?? 0;
  }

  /** @returns the entry, or undefined: a stored null is an entry. */
  get(key: string): { readonly value: Value } | undefined {
    this.#catchUp();
    // Mostly nothing went wrong, and a key that was put together takes longer to be looked up than to be made.
    if (this.#entries.size === 0) return undefined;
    const entry = this.#entries.get(key);
    if (entry === undefined || entry.expires > this.#clock.now()) return entry;
    this.#remove(key);
    return undefined;
  }

  /**
   * @param duration in seconds
   * @param bytes what the value takes of the room
   * @param room bytes of the whole cache; where they do not suffice, the entries that were stored first go (assumed)
   */
  set(
    key: string,
    value: Value,
    duration: number,
    bytes = 0,
    room = Number.POSITIVE_INFINITY,
  ): void {
    const expires = this.#clock.now() + duration * 1000;
    this.#later(() => {
      this.#remove(key);
      if (bytes > room) return;
      for (const oldest of this.#entries.keys()) {
        if (this.#bytes + bytes <= room) break;
        this.#remove(oldest);
      }
      this.#entries.set(key, { value, expires, bytes });
      this.#bytes += bytes;
    });
  }

  delete(key: string): void {
    this.#later(() => this.#remove(key));
  }

  #remove(key: string): void {
    this.#bytes -= this.#entries.get(key)?.bytes ?? 0;
    this.#entries.delete(key);
  }

  #later(change: () => void): void {
    if (this.#delay === 0) change();
    else this.#underWay.push({ at: this.#clock.now() + this.#delay, change });
  }

  #catchUp(): void {
    if (this.#underWay.length === 0) return;
    const now = this.#clock.now();
    while ((this.#underWay[0]?.at ?? Number.POSITIVE_INFINITY) <= now) {
      this.#underWay.shift()?.change();
    }
  }
}
