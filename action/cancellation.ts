/**
 * What a cancelled run may still do, by the runner's ladder: SIGINT to node alone, SIGTERM 7.5 s later, and after another 2.5 s the end
 * of every process (actions/runner, `ProcessInvoker`). A step that runs into its `timeout-minutes` is cancelled the same way.
 */

/** Without a SIGTERM that says so, a held-back interrupt is passed on this long after SIGINT (milliseconds). */
const AFTER_SIGINT = 8_000;
/** A SIGTERM that comes first leaves 2.5 s: most of them are needed to write the state and to tell. */
const AFTER_FIRST_SIGTERM = 1_000;

export type Cancellation = {
  /** Aborted once, by the first signal: nothing new is begun, and what may be interrupted without a loss is. */
  readonly signal: AbortSignal;
  /** Aborted once, when what was allowed to go on must be interrupted, so that it can still end in order. */
  readonly urgent: AbortSignal;
};

export type Ladder = Cancellation & {
  /** To be called with each signal that this process gets. */
  readonly receive: (signal: 'SIGINT' | 'SIGTERM') => void;
};

/** @param after calls back after so many milliseconds, and keeps no process alive for it */
export function createLadder(after: (milliseconds: number, act: () => void) => void): Ladder {
  const first = new AbortController();
  const last = new AbortController();
  const hurry = () => last.abort();
  return {
    signal: first.signal,
    urgent: last.signal,
    receive: (signal) => {
      // The second rung, or somebody who does not want to wait.
      if (first.signal.aborted) return hurry();
      after(signal === 'SIGINT' ? AFTER_SIGINT : AFTER_FIRST_SIGTERM, hurry);
      first.abort();
    },
  };
}

/** Listens to this process' signals. To be called before anything else is loaded: until then a signal ends node without a word. */
export function listenForCancel(): Ladder {
  const ladder = createLadder((milliseconds, act) => setTimeout(act, milliseconds).unref());
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, ladder.receive);
  return ladder;
}
