/**
 * When scheduled runs may change keys: the firings of the schedule that fall into the window and into no freeze. Pure;
 * all times are milliseconds since 1970-01-01 UTC.
 */

import { DAY, type Schedule } from './schedule.ts';

/** From the first moment of a time of day to the last, in milliseconds after midnight; it may span midnight. */
export type Window = { readonly from: number; readonly to: number };

/** Whole days during which no key is rotated: from the first moment to just before the second. */
export type Freeze = { readonly from: number; readonly to: number };

export type Calendar = {
  /** The last firing at `time` or before it; undefined: none in the eight years before. */
  readonly lastRun: (time: number) => number | undefined;
  /** The first firing at `time` or after it; undefined: none in the eight years after. */
  readonly nextRun: (time: number) => number | undefined;
  /** Whether a run, however it was started, may rotate what is due at that time. */
  readonly isOpen: (time: number) => boolean;
  /** Whether consumers take turns over their interval instead of all being due on one day. */
  readonly spread: boolean;
};

export type CalendarRules = {
  readonly schedule: Schedule;
  readonly window?: Window | undefined;
  readonly freezes?: readonly Freeze[] | undefined;
  readonly spread?: boolean | undefined;
};

/** Farther than any schedule of use: a firing on the 29th of February can be eight years away. */
const HORIZON = 8 * 366;

export function createCalendar(rules: CalendarRules): Calendar {
  const { window, freezes = [], spread = false } = rules;
  const { includesDay, times } = restrict(rules.schedule, window);
  const frozen = (time: number) => freezes.some(({ from, to }) => from <= time && time < to);

  function find(time: number, step: 1 | -1): number | undefined {
    const today = Math.floor(time / DAY) * DAY;
    for (let index = 0; index < HORIZON; index += 1) {
      const midnight = today + step * index * DAY;
      // A freeze is made of whole days.
      if (!includesDay(midnight) || frozen(midnight)) continue;
      const found =
        step === 1
          ? times[countBefore(times, time - midnight)]
          : times[countBefore(times, time - midnight + 1) - 1];
      if (found !== undefined) return midnight + found;
    }
    return undefined;
  }
  return {
    lastRun: (time) => find(time, -1),
    nextRun: (time) => find(time, 1),
    isOpen: (time) => !frozen(time) && (window === undefined || isWithin(window, time % DAY)),
    spread,
  };
}

/** The schedule's firings that fall into the window. */
export function restrict({ includesDay, times }: Schedule, window: Window | undefined): Schedule {
  if (window === undefined) return { includesDay, times };
  return { includesDay, times: times.filter((time) => isWithin(window, time)) };
}

function isWithin({ from, to }: Window, time: number): boolean {
  return from < to ? from <= time && time < to : from <= time || time < to;
}

/** How many of the ascending numbers are below `limit`. */
function countBefore(ascending: readonly number[], limit: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** `22:00-04:00`, UTC; the end is no longer part of it. Undefined for anything else, and for an empty one. */
export function parseWindow(text: string): Window | undefined {
  const match = /^([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)$/.exec(text);
  if (match === null) return undefined;
  const [fromHour = 0, fromMinute = 0, toHour = 0, toMinute = 0] = match.slice(1).map(Number);
  const [from, to] = [fromHour * 60 + fromMinute, toHour * 60 + toMinute];
  return from === to ? undefined : { from: from * 60_000, to: to * 60_000 };
}

/** `2026-12-20/2027-01-03`, UTC: both days are part of it. Undefined for anything else. */
export function parseFreeze(text: string): Freeze | undefined {
  const [first = '', last = '', ...more] = text.split('/');
  const [from, to] = [parseDay(first), parseDay(last)];
  if (more.length > 0 || from === undefined || to === undefined || from > to) return undefined;
  return { from, to: to + DAY };
}

function parseDay(text: string): number | undefined {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  // Date.parse takes the 30th of February for the 2nd of March.
  const valid = !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
  return valid ? time : undefined;
}
