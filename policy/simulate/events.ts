/**
 * Discrete events in virtual time: a clock for gateways, accounts and callers that jumps from event to event.
 *
 * Time moves on only when whoever waits for nothing but promises has run to its end. A tick that a promise job asks for
 * tells: Node takes it when no promise job is left (nodejs.org, "process.nextTick()"). A second one sees what ran on behind
 * another's tick. So whatever runs in virtual time must not wait for anything real.
 */
import type { Clock } from '../gateway/index.ts';

/**
 * So many events lie between two turns of the event loop, without which no signal or message is seen, and memory is collected late. Each
 * asks the operating system for news, which takes longer than most events.
 */
const EVENTS_BETWEEN_TURNS = 8;

export type Events = {
  /** Its `now` is a whole number of milliseconds; waits are rounded up to one. */
  readonly clock: Clock & Required<Pick<Clock, 'schedule'>>;
  /** Runs what is scheduled, and what that schedules, until nothing is left. Never resolves where events go on for ever. */
  run(): Promise<void>;
};

type Event = {
  /** Milliseconds since the start: small integers, which V8 keeps without an object for each. */
  readonly at: number;
  /** Events of one time run in the order in which they were scheduled, which makes a run reproducible. */
  readonly order: number;
  /** Undefined: cancelled, or run. A cancelled one stays in the queue for a while, which costs less than taking it out. */
  run: (() => void) | undefined;
};

/** @param start milliseconds since the epoch */
export function createEvents(start = Date.UTC(2026, 0, 1)): Events {
  const queue = createQueue();
  /** Since the start. */
  let now = 0;
  let order = 0;
  const schedule = (milliseconds: number, run: () => void) => {
    const event: Event = { at: now + Math.max(0, Math.ceil(milliseconds)), order, run };
    order += 1;
    queue.push(event);
    return () => queue.cancel(event);
  };
  const runDue = () => {
    const next = queue.next();
    if (next === undefined) return false;
    now = next.at;
    for (let due: Event | undefined = next; due !== undefined; due = queue.next(now)) {
      queue.pop();
      const { run } = due;
      due.run = undefined;
      run?.();
    }
    return true;
  };
  return {
    clock: {
      now: () => start + now,
      schedule,
      sleep: (milliseconds, signal) =>
        new Promise((resolve, reject) => {
          if (signal === undefined) {
            schedule(milliseconds, resolve);
            return;
          }
          if (signal.aborted) {
            reject(signal.reason);
            return;
          }
          const stop = () => {
            cancel();
            reject(signal.reason);
          };
          const cancel = schedule(milliseconds, () => {
            signal.removeEventListener('abort', stop);
            resolve();
          });
          signal.addEventListener('abort', stop, { once: true });
        }),
    },
    run: () =>
      new Promise((resolve, reject) => {
        let left = EVENTS_BETWEEN_TURNS;
        const turn = () => {
          try {
            if (!runDue()) {
              resolve();
              return;
            }
          } catch (error) {
            reject(error);
            return;
          }
          left -= 1;
          if (left > 0) {
            queueMicrotask(tickThenTurn);
          } else {
            left = EVENTS_BETWEEN_TURNS;
            setImmediate(turn);
          }
        };
        const tickThenTurn = () => process.nextTick(queueMicrotask, () => process.nextTick(turn));
        setImmediate(turn);
      }),
  };
}

/** A binary heap: the parent of the event at `i` is at `(i - 1) >> 1`, and never later than it. */
function createQueue() {
  let heap: Event[] = [];
  /** Cancelled events that are still in it. */
  let cancelled = 0;
  const isBefore = (a: Event, b: Event) => a.at < b.at || (a.at === b.at && a.order < b.order);

  const push = (event: Event) => {
    let index = heap.length;
    while (index > 0) {
      const above = (index - 1) >> 1;
      const parent = heap[above];
      if (parent === undefined || isBefore(parent, event)) break;
      heap[index] = parent;
      index = above;
    }
    heap[index] = event;
  };

  const pop = () => {
    const moved = heap.pop();
    if (moved === undefined || heap.length === 0) return;
    let index = 0;
    for (;;) {
      let child = 2 * index + 1;
      let least = heap[child];
      if (least === undefined) break;
      const right = heap[child + 1];
      if (right !== undefined && isBefore(right, least)) {
        child += 1;
        least = right;
      }
      if (!isBefore(least, moved)) break;
      heap[index] = least;
      index = child;
    }
    heap[index] = moved;
  };

  return {
    push,
    pop,
    cancel(event: Event) {
      if (event.run === undefined) return;
      event.run = undefined;
      cancelled += 1;
      // Every call to a backend has a timeout minutes ahead that is cancelled: without this, most of the heap would be those.
      if (cancelled <= heap.length / 2) return;
      // In the order of time, which is a heap, too.
      heap = heap.filter(({ run }) => run !== undefined).sort((a, b) => (isBefore(a, b) ? -1 : 1));
      cancelled = 0;
    },
    /** The first event that is not cancelled, if it comes no later than `until`. */
    next(until = Number.POSITIVE_INFINITY): Event | undefined {
      while (heap[0] !== undefined && heap[0].run === undefined) {
        pop();
        cancelled -= 1;
      }
      const first = heap[0];
      return first !== undefined && first.at <= until ? first : undefined;
    },
  };
}
