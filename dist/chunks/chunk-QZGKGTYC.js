import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  retried
} from "./chunk-4FBFNNW6.js";
import {
  messageOf
} from "./chunk-GHUUZ5VI.js";
import {
  parseRetryAfter
} from "./chunk-TKEMU74O.js";

// action/azure/patience.ts
import { setTimeout as sleep } from "node:timers/promises";
var systemClock = {
  now: Date.now,
  sleep: (milliseconds, signal) => sleep(milliseconds, void 0, signal && { signal })
};
var Passing = class extends Error {
  /** How long the other side asks to wait, as its header says it; null: it does not say. */
  retryAfter;
  constructor(message, retryAfter = null) {
    super(message);
    this.name = "Passing";
    this.retryAfter = retryAfter;
  }
};
var FIRST_WAIT = 2e3;
var LONGEST_WAIT = 3e4;
async function patiently({ clock, limit, signal, info }, attempt) {
  const start = clock.now();
  const pauseAfter = (error, tries) => {
    signal.throwIfAborted();
    if (!(error instanceof Passing)) throw error;
    const now = clock.now();
    const unnamed = Math.min(FIRST_WAIT * 2 ** (tries - 1), LONGEST_WAIT);
    const pause = parseRetryAfter(error.retryAfter, now) ?? unnamed;
    const tried = now - start;
    if (tried + pause > limit) throw new Error(`${error.message} (tried for ${seconds(tried)})`);
    info(`${error.message}; trying again in ${seconds(pause)}`);
    return pause;
  };
  return retried(attempt, pauseAfter, (milliseconds) => clock.sleep(milliseconds, signal));
}
var PASSING_WHEN_NEW = [401, 403, 404, 408, 409, 425, 429, 500, 502, 503, 504];
var PASSING_ANYWAY = [408, 429, 500, 502, 503, 504];
async function sendOnce(request, url, { timeout, passing, signal, ...init }) {
  let response;
  try {
    const either = AbortSignal.any([signal, AbortSignal.timeout(timeout)]);
    response = await request(url, { ...init, signal: either });
  } catch (error) {
    signal.throwIfAborted();
    throw new Passing(`${url} cannot be reached: ${causeOf(error)}`);
  }
  if (!passing.includes(response.status)) return response;
  throw new Passing(
    `${url} answered ${await describe(response)}`,
    response.headers.get("retry-after")
  );
}
function causeOf(error) {
  return error instanceof Error && error.cause !== void 0 ? messageOf(error.cause) : messageOf(error);
}
async function describe(response) {
  const text = (await response.text()).trim();
  return [response.status, response.statusText, text.slice(0, 200)].filter((part) => part !== "").join(" ");
}
function seconds(milliseconds) {
  return `${Math.round(milliseconds / 1e3)} s`;
}

export {
  systemClock,
  Passing,
  patiently,
  PASSING_WHEN_NEW,
  PASSING_ANYWAY,
  sendOnce,
  describe
};
