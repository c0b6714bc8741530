/**
 * When a timer of Azure Functions fires: NCRONTAB with six fields, UTC, with `*`, lists, ranges, steps and names. A day
 * counts when day, month and day of the week all match.
 * Source: https://learn.microsoft.com/azure/azure-functions/functions-bindings-timer#ncrontab-expressions
 */

export type Schedule = {
  /** Whether it fires on that day; milliseconds of any moment of the day. */
  readonly includesDay: (time: number) => boolean;
  /** When it fires on such a day: milliseconds after midnight, ascending. */
  readonly times: readonly number[];
};

type Field = {
  readonly name: string;
  readonly minimum: number;
  readonly maximum: number;
  readonly names: readonly string[];
};

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

const FIELDS: readonly Field[] = [
  { name: 'second', minimum: 0, maximum: 59, names: [] },
  { name: 'minute', minimum: 0, maximum: 59, names: [] },
  { name: 'hour', minimum: 0, maximum: 23, names: [] },
  { name: 'day', minimum: 1, maximum: 31, names: [] },
  { name: 'month', minimum: 1, maximum: 12, names: MONTHS },
  { name: 'day of the week', minimum: 0, maximum: 6, names: DAYS },
];

export const DAY = 24 * 60 * 60 * 1000;

/**
 * @param text six fields: second, minute, hour, day, month, day of the week
 * @returns the schedule, or what is wrong with it as the end of a sentence about it
 */
export function parseSchedule(text: string): Schedule | { readonly fault: string } {
  const parts = text.trim().split(/\s+/);
  if (parts.length !== FIELDS.length) {
    const hint = parts.length === 5 ? `: put the seconds in front, "0 ${text.trim()}"` : '';
    const names = FIELDS.map(({ name }) => name).join(', ');
    return { fault: `expected six fields (${names}), found ${parts.length}${hint}` };
  }
  const values: (readonly number[])[] = [];
  for (const [index, field] of FIELDS.entries()) {
    const read = readField(parts[index] ?? '', field);
    if ('fault' in read) return read;
    values.push(read.values);
  }
  const [seconds = [], minutes = [], hours = [], days = [], months = [], weekdays = []] = values;
  return {
    includesDay(time) {
      const date = new Date(time);
      return (
        days.includes(date.getUTCDate()) &&
        months.includes(date.getUTCMonth() + 1) &&
        weekdays.includes(date.getUTCDay())
      );
    },
    times: hours.flatMap((hour) =>
      minutes.flatMap((minute) =>
        seconds.map((second) => ((hour * 60 + minute) * 60 + second) * 1000),
      ),
    ),
  };
}

type Read = { readonly values: readonly number[] } | { readonly fault: string };

function readField(text: string, field: Field): Read {
  const values = new Set<number>();
  for (const item of text.split(',')) {
    const read = readItem(item, field);
    if ('fault' in read) return read;
    for (const value of read.values) values.add(value);
  }
  return { values: [...values].sort((one, other) => one - other) };
}

function readItem(item: string, field: Field): Read {
  const { name, minimum, maximum } = field;
  const match = /^(?:\*|(\w+)(?:-(\w+))?)(?:\/(\d+))?$/.exec(item);
  if (match === null) {
    return { fault: `the ${name} "${item}" is not *, a value, a range or a step` };
  }
  const [, first, last, stepText] = match;
  const step = Number(stepText ?? 1);
  if (step === 0) return { fault: `the ${name} "${item}" has a step of 0` };
  for (const text of [first, last]) {
    if (text !== undefined && fieldValue(text, field) === undefined) {
      return { fault: `the ${name} "${text}" is not between ${minimum} and ${maximum}` };
    }
  }
  const from = first === undefined ? minimum : (fieldValue(first, field) ?? minimum);
  // One value with a step stands for all from it on, without one for itself.
  const open = first === undefined || stepText !== undefined;
  const to = last === undefined ? (open ? maximum : from) : (fieldValue(last, field) ?? maximum);
  if (from > to) return { fault: `the ${name} range "${item}" ends before it starts` };
  const values: number[] = [];
  for (let value = from; value <= to; value += step) values.push(value);
  return { values };
}

function fieldValue(text: string, { minimum, maximum, names }: Field): number | undefined {
  const named = names.indexOf(text.toLowerCase().slice(0, 3));
  const value = named === -1 ? (/^\d+$/.test(text) ? Number(text) : Number.NaN) : named + minimum;
  return value >= minimum && value <= maximum ? value : undefined;
}

/** The calendar repeats itself after 28 years (until 2100), so what does not fire within them never does. */
const CYCLE = 28 * 366;
const cycleStart = Date.UTC(2028, 0, 1);

/**
 * The longest time between two firings, in milliseconds.
 *
 * @returns undefined for a schedule that never fires, such as one for the 30th of February
 */
export function longestGap({ includesDay, times }: Schedule): number | undefined {
  const [first, last] = [times[0], times.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  let longest = 0;
  for (const [index, time] of times.entries()) {
    longest = Math.max(longest, time - (times[index - 1] ?? time));
  }
  let before: number | undefined;
  for (let index = 0; index < CYCLE; index += 1) {
    const midnight = cycleStart + index * DAY;
    if (!includesDay(midnight)) continue;
    if (before !== undefined) longest = Math.max(longest, midnight + first - (before + last));
    before = midnight;
  }
  return before === undefined ? undefined : longest;
}
