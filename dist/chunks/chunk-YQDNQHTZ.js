import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// action/cancellation.ts
var AFTER_SIGINT = 8e3;
var AFTER_FIRST_SIGTERM = 1e3;
function createLadder(after) {
  const first = new AbortController();
  const last = new AbortController();
  const hurry = () => last.abort();
  return {
    signal: first.signal,
    urgent: last.signal,
    receive: (signal) => {
      if (first.signal.aborted) return hurry();
      after(signal === "SIGINT" ? AFTER_SIGINT : AFTER_FIRST_SIGTERM, hurry);
      first.abort();
    }
  };
}
function listenForCancel() {
  const ladder = createLadder((milliseconds, act) => setTimeout(act, milliseconds).unref());
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, ladder.receive);
  return ladder;
}

export {
  listenForCancel
};
