/** Text → dates, as `DateTime.Parse` reads them in the invariant culture. */
import { dayOfWeek, fieldsOf, ticksOf } from './calendar.ts';
import { DAYS, MONTHS } from './date-format.ts';

export type ParsedDate = {
  readonly ticks: bigint;
  /** Minutes east of UTC; undefined where the text names no zone. */
  readonly offset: number | undefined;
  readonly isUtc: boolean;
};

const ZONE = '\\s*(?<zone>Z|z|GMT|[+-]\\d{1,2}(?::?\\d{2})?)?';
const TIME =
  '(?<hour>\\d{1,2}):(?<minute>\\d{1,2})(?::(?<second>\\d{1,2})(?:\\.(?<fraction>\\d{1,15}))?)?(?:\\s*(?<half>[AaPp][Mm]))?';
/** Behind a `T` every part has two digits. */
const ISO_TIME =
  '[Tt](?<hour>\\d{2}):(?<minute>\\d{2})(?::(?<second>\\d{2})(?:\\.(?<fraction>\\d{1,15}))?)?\\s*(?<zone>Z|z|[+-]\\d{1,2}(?::?\\d{2})?)?';
const DAY_NAME = `(?:(?<weekday>${DAYS.map((day) => `${day}|${day.slice(0, 3)}`).join('|')}),?\\s+)?`;
const MONTH_NAME = `(?<name>${MONTHS.map((month) => `${month}|${month.slice(0, 3)}`).join('|')})`;
const YEAR_FIRST = '(?<year>\\d{4})[-/.](?<month>\\d{1,2})[-/.](?<day>\\d{1,2})';

/** Year first, month first (as in the United States and the invariant culture), names of months. */
const DATES = [
  YEAR_FIRST,
  '(?<month>\\d{1,2})[-/.](?<day>\\d{1,2})[-/.](?<year>\\d{4}|\\d{2})',
  `${DAY_NAME}(?<day>\\d{1,2})[ -]${MONTH_NAME}[ -](?<year>\\d{4})`,
  `${DAY_NAME}${MONTH_NAME} (?<day>\\d{1,2}),? (?<year>\\d{4})`,
  '(?<year>\\d{4})[-/.](?<month>\\d{1,2})',
  `${MONTH_NAME} (?<year>\\d{4})`,
  `${MONTH_NAME} (?<day>\\d{1,2})`,
];

const PATTERNS = [
  `${YEAR_FIRST}${ISO_TIME}`,
  ...DATES.map((date) => `${date}(?:\\s+${TIME})?${ZONE}`),
  `${TIME}${ZONE}`,
].map((pattern) => new RegExp(`^\\s*${pattern}\\s*$`));

/**
 * Undefined for text that is no date.
 *
 * @param now ticks of the clock: what a time or a month and day alone are completed with
 */
export function parseDate(text: string, now?: bigint): ParsedDate | undefined {
  for (const pattern of PATTERNS) {
    const groups = pattern.exec(text)?.groups;
    if (groups === undefined) continue;
    return fromGroups(groups, now);
  }
  return undefined;
}

function fromGroups(
  groups: Partial<Record<string, string>>,
  now: bigint | undefined,
): ParsedDate | undefined {
  const number = (name: string) => Number(groups[name] ?? 0);
  const date = dateOf(groups, now);
  if (date === undefined) return undefined;
  const hour = hourOf(number('hour'), groups.half?.toUpperCase());
  // More than seven digits are rounded.
  const fraction = Math.round(Number(`0.${groups.fraction ?? '0'}`) * 1e7);
  const ticks = ticksOf({
    ...date,
    hour: hour ?? -1,
    minute: number('minute'),
    second: number('second'),
    fraction: 0,
  });
  if (ticks === undefined) return undefined;
  const { zone, weekday } = groups;
  const offset = zone === undefined ? undefined : offsetOf(zone);
  if (offset !== undefined && Math.abs(offset) > 840) return undefined;
  if (weekday !== undefined && DAYS[dayOfWeek(ticks)]?.slice(0, 3) !== weekday.slice(0, 3)) {
    return undefined;
  }
  return {
    ticks: ticks + BigInt(fraction),
    offset,
    isUtc: zone !== undefined && !/^[+-]/.test(zone),
  };
}

/** Two digits of a year are one of this century up to 2029, .NET's default. */
function dateOf(groups: Partial<Record<string, string>>, now: bigint | undefined) {
  const { year: yearText, month: monthText, name } = groups;
  if (yearText === undefined && now === undefined) return undefined;
  const today = fieldsOf(now ?? 0n);
  const short = Number(yearText ?? today.year);
  const year = yearText?.length === 2 ? short + (short < 30 ? 2000 : 1900) : short;
  if (monthText === undefined && name === undefined) {
    return { year, month: today.month, day: today.day };
  }
  const byName = MONTHS.findIndex((full) => full.slice(0, 3) === name?.slice(0, 3)) + 1;
  return {
    year,
    month: name === undefined ? Number(monthText) : byName,
    day: Number(groups.day ?? 1),
  };
}

function hourOf(hour: number, half: string | undefined): number | undefined {
  if (half === undefined) return hour;
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (half === 'PM' ? 12 : 0);
}

function offsetOf(zone: string): number {
  const match = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(zone);
  if (match === null) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  return match[1] === '-' ? -minutes : minutes;
}
