/** Text → dates, as `DateTime.Parse` reads them in the invariant culture. */
import { ticksOf } from './calendar.ts';
import { DAYS, MONTHS } from './date-format.ts';

export type ParsedDate = {
  readonly ticks: bigint;
  /** Minutes east of UTC; undefined where the text names no zone. */
  readonly offset: number | undefined;
  readonly isUtc: boolean;
};

const TIME =
  '(?<hour>\\d{1,2}):(?<minute>\\d{1,2})(?::(?<second>\\d{1,2})(?:[.,](?<fraction>\\d{1,15}))?)?(?:\\s*(?<half>[AaPp][Mm]))?';
const ZONE = '\\s*(?<zone>Z|z|GMT|UTC|[+-]\\d{1,2}(?::?\\d{2})?)?';
const DAY_NAME = `(?:(?:${DAYS.map((day) => `${day}|${day.slice(0, 3)}`).join('|')}),?\\s+)?`;
const MONTH_NAME = `(?<name>${MONTHS.map((month) => `${month}|${month.slice(0, 3)}`).join('|')})`;

/** Year first, month first (as in the United States and the invariant culture), names of months. */
const PATTERNS = [
  `(?<year>\\d{4})[-/.](?<month>\\d{1,2})[-/.](?<day>\\d{1,2})`,
  `(?<month>\\d{1,2})[-/.](?<day>\\d{1,2})[-/.](?<year>\\d{4}|\\d{2})`,
  `${DAY_NAME}(?<day>\\d{1,2})[ -]${MONTH_NAME}[ -](?<year>\\d{4})`,
  `${DAY_NAME}${MONTH_NAME} (?<day>\\d{1,2}),? (?<year>\\d{4})`,
].map((date) => new RegExp(`^\\s*${date}(?:(?:[Tt]|\\s+)${TIME}${ZONE})?\\s*$`));

/** Undefined for text that is no date. */
export function parseDate(text: string): ParsedDate | undefined {
  for (const pattern of PATTERNS) {
    const groups = pattern.exec(text)?.groups;
    if (groups === undefined) continue;
    return fromGroups(groups);
  }
  return undefined;
}

function fromGroups(groups: Partial<Record<string, string>>): ParsedDate | undefined {
  const number = (name: string) => Number(groups[name] ?? 0);
  const month =
    groups.name === undefined
      ? number('month')
      : MONTHS.findIndex((full) => full.slice(0, 3) === groups.name?.slice(0, 3)) + 1;
  const year = groups.year?.length === 2 ? 2000 + number('year') : number('year');
  const hour = hourOf(number('hour'), groups.half?.toUpperCase());
  // More than seven digits are rounded.
  const fraction = Math.round(Number(`0.${groups.fraction ?? '0'}`) * 1e7);
  const ticks = ticksOf({
    year,
    month,
    day: number('day'),
    hour: hour ?? -1,
    minute: number('minute'),
    second: number('second'),
    fraction: 0,
  });
  if (ticks === undefined) return undefined;
  const { zone } = groups;
  return {
    ticks: ticks + BigInt(fraction),
    offset: zone === undefined ? undefined : offsetOf(zone),
    isUtc: zone !== undefined && !/^[+-]/.test(zone),
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
