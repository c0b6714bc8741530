/** What DateTime and DateTimeOffset have in common: a clock, and arithmetic on its ticks. */
import { argumentOutOfRange } from '../../errors.ts';
import type { Value } from '../../types/values.ts';
import { Comparable } from '../foundation/compare.ts';
import { hashLong } from '../foundation/hash-code.ts';
import type { Double } from '../numbers/double.ts';
import {
  dayOfWeek,
  dayOfYear,
  daysInMonth,
  fieldsOf,
  MAXIMUM_TICKS,
  TICKS_PER_DAY,
  TICKS_PER_HOUR,
  TICKS_PER_MILLISECOND,
  TICKS_PER_MINUTE,
  TICKS_PER_SECOND,
  ticksOf,
} from './calendar.ts';
import { DayOfWeek } from './day-of-week.ts';
import { TimeSpan, timeSpan } from './time-span.ts';

export abstract class Dated extends Comparable {
  /** Ticks of the clock. */
  readonly ticks: bigint;

  constructor(ticks: bigint) {
    super();
    this.ticks = ticks;
  }

  /** What is compared: ticks of UTC where the offset is known. */
  abstract get instant(): bigint;
  /** The same kind or offset at another time. */
  abstract at(ticks: bigint): Dated;
  abstract format(pattern: string): string;

  override toString(): string {
    return this.format('');
  }

  hash(): number {
    return hashLong(this.instant);
  }

  override key(): unknown {
    return `${this.type.id} ${this.instant}`;
  }

  override equals(other: Value): boolean {
    return other instanceof Dated && other.type === this.type && other.instant === this.instant;
  }

  compareTo(other: Value): number {
    if (!(other instanceof Dated)) return 1;
    return this.instant === other.instant ? 0 : this.instant < other.instant ? -1 : 1;
  }
}

export function checked(ticks: bigint, parameter = 'value'): bigint {
  if (ticks < 0n || ticks > MAXIMUM_TICKS) {
    throw argumentOutOfRange(
      parameter,
      'The added or subtracted value results in an un-representable DateTime.',
    );
  }
  return ticks;
}

/** `AddSeconds(double)` and its siblings round to milliseconds, as .NET Framework does. */
function scaled({ value }: Double, unit: bigint): bigint {
  const milliseconds = value * Number(unit / TICKS_PER_MILLISECOND);
  const rounded = milliseconds + (value >= 0 ? 0.5 : -0.5);
  if (!(Math.abs(rounded) < 315_537_897_600_000)) {
    throw argumentOutOfRange('value', 'Value to add was out of range.');
  }
  return BigInt(Math.trunc(rounded)) * TICKS_PER_MILLISECOND;
}

/** The last day of the month stands in for days that the month does not have. */
function addMonths(ticks: bigint, months: number): bigint {
  const fields = fieldsOf(ticks);
  if (months < -120_000 || months > 120_000) throw argumentOutOfRange('months');
  const index = fields.year * 12 + fields.month - 1 + months;
  const year = Math.floor(index / 12);
  const month = (index % 12) + 1;
  if (year < 1 || year > 9999) {
    throw argumentOutOfRange(
      'months',
      'The added or subtracted value results in an un-representable DateTime.',
    );
  }
  const day = Math.min(fields.day, daysInMonth(year, month));
  return ticksOf({ ...fields, year, month, day }) ?? ticks;
}

export function fromFields(
  year: number,
  month: number,
  day: number,
  hour = 0,
  minute = 0,
  second = 0,
  millisecond = 0,
): bigint {
  const ticks = ticksOf({ year, month, day, hour, minute, second, fraction: 0 });
  if (ticks === undefined || millisecond < 0 || millisecond > 999) {
    throw argumentOutOfRange(
      'year',
      'Year, Month, and Day parameters describe an un-representable DateTime.',
    );
  }
  return ticks + BigInt(millisecond) * TICKS_PER_MILLISECOND;
}

/** Members that both types have, on the ticks of the clock. */
export function calendarMembers(name: string) {
  const moved = (date: Dated, ticks: bigint) => date.at(ticks);
  const add = (unit: bigint) => (date: Dated, value: Double) =>
    moved(date, checked(date.ticks + scaled(value, unit)));
  const compare = (test: (order: number) => boolean) => (left: Dated, right: Dated) =>
    test(left.compareTo(right));
  const plus = (date: Dated, span: TimeSpan) => moved(date, checked(date.ticks + span.ticks));
  const minus = (date: Dated, span: TimeSpan) => moved(date, checked(date.ticks - span.ticks));
  const difference = (left: Dated, right: Dated) => timeSpan(left.instant - right.instant);
  return {
    'int Year': ({ ticks }: Dated) => fieldsOf(ticks).year,
    'int Month': ({ ticks }: Dated) => fieldsOf(ticks).month,
    'int Day': ({ ticks }: Dated) => fieldsOf(ticks).day,
    'int Hour': ({ ticks }: Dated) => fieldsOf(ticks).hour,
    'int Minute': ({ ticks }: Dated) => fieldsOf(ticks).minute,
    'int Second': ({ ticks }: Dated) => fieldsOf(ticks).second,
    'int Millisecond': ({ ticks }: Dated) => Math.floor(fieldsOf(ticks).fraction / 10_000),
    'int DayOfYear': ({ ticks }: Dated) => dayOfYear(ticks),
    'DayOfWeek DayOfWeek': ({ ticks }: Dated) => DayOfWeek.of(dayOfWeek(ticks)),
    'TimeSpan TimeOfDay': ({ ticks }: Dated) => new TimeSpan(ticks % TICKS_PER_DAY),
    'long Ticks': ({ ticks }: Dated) => ticks,
    [`${name} Add(TimeSpan value)`]: plus,
    [`${name} AddDays(double value)`]: add(TICKS_PER_DAY),
    [`${name} AddHours(double value)`]: add(TICKS_PER_HOUR),
    [`${name} AddMinutes(double value)`]: add(TICKS_PER_MINUTE),
    [`${name} AddSeconds(double value)`]: add(TICKS_PER_SECOND),
    [`${name} AddMilliseconds(double value)`]: add(TICKS_PER_MILLISECOND),
    [`${name} AddTicks(long value)`]: (date: Dated, value: bigint) =>
      moved(date, checked(date.ticks + value)),
    [`${name} AddMonths(int months)`]: (date: Dated, months: number) =>
      moved(date, addMonths(date.ticks, months)),
    [`${name} AddYears(int value)`]: (date: Dated, years: number) =>
      moved(date, addMonths(date.ticks, years * 12)),
    [`TimeSpan Subtract(${name} value)`]: difference,
    [`${name} Subtract(TimeSpan value)`]: minus,
    'string ToString(string format)': (date: Dated, pattern: string | null) =>
      date.format(pattern ?? ''),
    [`static TimeSpan operator -(${name} a, ${name} b)`]: difference,
    [`static ${name} operator -(${name} a, TimeSpan b)`]: minus,
    [`static ${name} operator +(${name} a, TimeSpan b)`]: plus,
    [`static bool operator ==(${name} a, ${name} b)`]: compare((order) => order === 0),
    [`static bool operator !=(${name} a, ${name} b)`]: compare((order) => order !== 0),
    [`static bool operator <(${name} a, ${name} b)`]: compare((order) => order < 0),
    [`static bool operator >(${name} a, ${name} b)`]: compare((order) => order > 0),
    [`static bool operator <=(${name} a, ${name} b)`]: compare((order) => order <= 0),
    [`static bool operator >=(${name} a, ${name} b)`]: compare((order) => order >= 0),
  };
}
