/**
 * What an account finishes later: background responses, batches, jobs. Nothing runs by itself: whatever is due has
 * happened, in order, before the next request is answered, so that a test's clock decides.
 */

export type Agenda = {
  /** @param delay milliseconds from now */
  after(delay: number, finish: () => void | Promise<void>): void;
  /** Lets happen what is due. */
  settle(): Promise<void>;
};

/** @param now milliseconds since the epoch */
export function createAgenda(now: () => number): Agenda {
  let waiting: readonly { readonly at: number; readonly finish: () => void | Promise<void> }[] = [];
  return {
    after(delay, finish) {
      waiting = [...waiting, { at: now() + delay, finish }].toSorted((a, b) => a.at - b.at);
    },
    async settle() {
      for (let next = waiting[0]; next !== undefined && next.at <= now(); next = waiting[0]) {
        waiting = waiting.slice(1);
        await next.finish();
      }
    },
  };
}
