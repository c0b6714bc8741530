/**
 * When a key is due for its successor, and until when it works. Pure.
 *
 * Scheduled runs come at their own times, so a key is due in the last run before its interval ends, not in the first
 * one after: else a daily schedule rotates a key of thirty days every 31, and a weekly one a key of seven days every
 * 14. A rotation kills the key before the current one, so it also waits until that key's own expiry, as it was
 * promised with the settings of then: a shortened interval takes effect when all promises of the longer one are kept.
 */

import { createHash } from 'node:crypto';
import type { Calendar } from './calendar.ts';
import type { SecretProperties } from './ports.ts';
import { historyOf } from './tags.ts';

export type Timing = {
  /** Milliseconds between two rotations of this key. */
  readonly interval: number;
  /** When runs come; undefined: a run may come at any time. */
  readonly calendar?: Calendar | undefined;
};

type Version = Pick<SecretProperties, 'createdOn' | 'expiresOn' | 'tags'>;

/** A run that comes this much before its time, by the vault's clock, is still that run. */
const EARLINESS = 60_000;
/** The last moment that a date can tell. */
const END_OF_TIME = 8.64e15;

/**
 * When a version is due for its successor, in milliseconds; see the comment of this module.
 *
 * @param name of the secret
 */
export function dueOn(name: string, version: Version, timing: Timing): number {
  const { opens } = runFor(version.createdOn, name, timing);
  return Math.max(opens, predecessorsExpiry(version) ?? opens);
}

/** When a run at `now` has to leave a due key alone until: in a freeze, or outside the window. Undefined: it need not. */
export function closedUntil(now: number, { calendar }: Timing): number | undefined {
  if (calendar === undefined || calendar.isOpen(now + EARLINESS) || calendar.isOpen(now)) {
    return undefined;
  }
  return calendar.nextRun(now) ?? END_OF_TIME;
}

/**
 * Until when a key that is published now works at least: its slot is used again by the rotation after the next one.
 *
 * @param name of the secret
 */
export function expiryOf(name: string, now: number, timing: Timing): number {
  return runFor(runFor(now, name, timing).time, name, timing).opens;
}

/** The key beside the current one was promised to work until then; undefined: it never was. */
export function predecessorsExpiry({ tags, createdOn, expiresOn }: Version): number | undefined {
  const history = historyOf(tags);
  if (history !== undefined) return history.other?.worksUntil;
  // Written before there was a history: half of the two intervals until its own expiry.
  return expiresOn === undefined ? undefined : createdOn + (expiresOn - createdOn) / 2;
}

/** The run that has to replace a key of then, and the first moment that counts as that run. */
function runFor(
  createdOn: number,
  name: string,
  { interval, calendar }: Timing,
): { readonly time: number; readonly opens: number } {
  const end = calendar?.spread
    ? ownTurn(createdOn + interval, name, interval)
    : createdOn + interval;
  if (calendar === undefined) return { time: end, opens: end };
  // Where no run comes in the second half of the interval, a late one is better than one right after the last.
  const half = createdOn + interval / 2;
  // What an early run published is due with what it would have published in time.
  const before = calendar.lastRun(end + EARLINESS);
  const time = before !== undefined && before >= half ? before : (calendar.nextRun(half) ?? end);
  return { time, opens: time - EARLINESS };
}

/** The turn of this secret that is nearest to `time`: once an interval, at an offset that its name decides. */
function ownTurn(time: number, name: string, interval: number): number {
  const share = createHash('sha256').update(name.toLowerCase()).digest().readUInt32BE() / 2 ** 32;
  const offset = share * interval;
  return Math.round((time - offset) / interval) * interval + offset;
}
