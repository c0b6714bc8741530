/** Counters of one gateway instance, by key: what limits and quotas have counted so far. */

/** A sliding window: what was added leaves again after `length` milliseconds. */
export class SlidingWindow {
  #entries: { readonly at: number; readonly amount: number }[] = [];

  total(now: number, length: number): number {
    this.#entries = this.#entries.filter(({ at }) => at > now - length);
    return this.#entries.reduce((sum, { amount }) => sum + amount, 0);
  }

  add(now: number, amount: number): void {
    if (amount !== 0) this.#entries.push({ at: now, amount });
  }

  /** Milliseconds until at most `allowed` are left in the window, as far as it is known now. */
  waitFor(now: number, length: number, allowed: number): number {
    let total = this.total(now, length);
    for (const { at, amount } of this.#entries) {
      if (total <= allowed) break;
      total -= amount;
      if (total <= allowed) return at + length - now;
    }
    return 0;
  }
}

/** A fixed window that begins anew at set times. */
export class FixedWindow {
  #window = Number.NaN;
  #total = 0;

  /** @param window the start of the window that is current */
  total(window: number): number {
    if (this.#window !== window) {
      this.#window = window;
      this.#total = 0;
    }
    return this.#total;
  }

  add(window: number, amount: number): void {
    this.#total = this.total(window) + amount;
  }
}

export class Counters {
  readonly #sliding = new Map<string, SlidingWindow>();
  readonly #fixed = new Map<string, FixedWindow>();
  readonly #running = new Map<string, number>();

  sliding(key: string): SlidingWindow {
    return getOrCreate(this.#sliding, key, () => new SlidingWindow());
  }

  fixed(key: string): FixedWindow {
    return getOrCreate(this.#fixed, key, () => new FixedWindow());
  }

  /** How many run at this moment. */
  running(key: string): number {
    return this.#running.get(key) ?? 0;
  }

  enter(key: string): void {
    this.#running.set(key, this.running(key) + 1);
  }

  leave(key: string): void {
    const left = this.running(key) - 1;
    if (left > 0) this.#running.set(key, left);
    else this.#running.delete(key);
  }
}

function getOrCreate<T>(map: Map<string, T>, key: string, create: () => T): T {
  const known = map.get(key);
  if (known !== undefined) return known;
  const created = create();
  map.set(key, created);
  return created;
}
