/** System.DateTime and System.DateTimeOffset. The gateway's local time is taken to be UTC. */
import { argument, argumentNull, argumentOutOfRange, format as formatError } from '../errors.ts';
import { define } from '../types/define.ts';
import type { Call, Reference } from '../types/member.ts';
import { named, type Type } from '../types/type.ts';
import type { Value } from '../values.ts';
import {
  dayOfWeek,
  dayOfYear,
  daysInMonth,
  fieldsOf,
  floorDivide,
  isLeapYear,
  MAXIMUM_TICKS,
  TICKS_PER_DAY,
  TICKS_PER_HOUR,
  TICKS_PER_MILLISECOND,
  TICKS_PER_MINUTE,
  TICKS_PER_SECOND,
  ticksOf,
  ticksOfMilliseconds,
  UNIX_EPOCH_TICKS,
} from './calendar.ts';
import { Comparable } from './compare.ts';
import { formatDate, offset as formatOffset } from './date-format.ts';
import { type ParsedDate, parseDate } from './date-parse.ts';
import type { Double } from './double.ts';
import type { EnumValue } from './enum.ts';
import { DayOfWeek } from './enums.ts';
import { TimeSpan, timeSpan } from './time-span.ts';

export type Kind = 'unspecified' | 'utc' | 'local';

export class DateTime extends Comparable {
  readonly ticks: bigint;
  readonly kind: Kind;

  constructor(ticks: bigint, kind: Kind) {
    super();
    this.ticks = ticks;
    this.kind = kind;
  }

  static ofMilliseconds(milliseconds: number): DateTime {
    return new DateTime(ticksOfMilliseconds(milliseconds), 'utc');
  }

  get type(): Type {
    return named(dateTimeType);
  }

  format(pattern: string): string {
    if (pattern === '') return formatDate(this.ticks, 'G', { kind: 'unspecified' });
    return formatDate(
      this.ticks,
      pattern,
      this.kind === 'local' ? { kind: 'offset', minutes: 0 } : { kind: this.kind },
    );
  }

  override toString(): string {
    return this.format('');
  }

  override equals(other: Value): boolean {
    return other instanceof DateTime && other.ticks === this.ticks;
  }

  override key(): unknown {
    return `date ${this.ticks}`;
  }

  compareTo(other: Value): number {
    if (!(other instanceof DateTime)) return 1;
    return this.ticks === other.ticks ? 0 : this.ticks < other.ticks ? -1 : 1;
  }
}

export class DateTimeOffset extends Comparable {
  /** Ticks of the clock at the offset. */
  readonly ticks: bigint;
  /** Minutes east of UTC. */
  readonly offset: number;

  constructor(ticks: bigint, offset: number) {
    super();
    this.ticks = ticks;
    this.offset = offset;
  }

  static ofMilliseconds(milliseconds: number): DateTimeOffset {
    return new DateTimeOffset(ticksOfMilliseconds(milliseconds), 0);
  }

  get type(): Type {
    return named(dateTimeOffsetType);
  }

  get utcTicks(): bigint {
    return this.ticks - BigInt(this.offset) * TICKS_PER_MINUTE;
  }

  format(pattern: string): string {
    if (pattern === '') {
      return `${formatDate(this.ticks, 'G', { kind: 'unspecified' })} ${formatOffset(this.offset, 3)}`;
    }
    const inUtc = ['r', 'R', 'u'].includes(pattern);
    return formatDate(inUtc ? this.utcTicks : this.ticks, pattern, {
      kind: 'offset',
      minutes: this.offset,
    });
  }

  override toString(): string {
    return this.format('');
  }

  override equals(other: Value): boolean {
    return other instanceof DateTimeOffset && other.utcTicks === this.utcTicks;
  }

  override key(): unknown {
    return `instant ${this.utcTicks}`;
  }

  compareTo(other: Value): number {
    if (!(other instanceof DateTimeOffset)) return 1;
    return this.utcTicks === other.utcTicks ? 0 : this.utcTicks < other.utcTicks ? -1 : 1;
  }
}

function checked(ticks: bigint, parameter = 'value'): bigint {
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

function fromFields(
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

const KINDS: readonly Kind[] = ['unspecified', 'utc', 'local'];

function kindOf(kind: EnumValue): Kind {
  return KINDS[kind.value] ?? 'unspecified';
}

function requireDate(text: string | null): ParsedDate {
  if (text === null) throw argumentNull('s');
  const parsed = parseDate(text);
  if (parsed === undefined) throw formatError('String was not recognized as a valid DateTime.');
  return parsed;
}

/** A zone in the text makes it local time, which is UTC here. */
function dateTimeOf({ ticks, offset }: ParsedDate): DateTime {
  if (offset === undefined) return new DateTime(ticks, 'unspecified');
  return new DateTime(ticks - BigInt(offset) * TICKS_PER_MINUTE, 'local');
}

export function parseDateTime(text: string | null): DateTime {
  return dateTimeOf(requireDate(text));
}

export function parseDateTimeOffset(text: string | null): DateTimeOffset {
  const { ticks, offset } = requireDate(text);
  return new DateTimeOffset(ticks, offset ?? 0);
}

type Dated = DateTime | DateTimeOffset;

/** Members that both types have, on the ticks of the clock. */
function calendarMembers(name: string, set: (date: never, ticks: bigint) => Dated) {
  // `set` keeps the kind or the offset of the instance that its own type's table passes in.
  const moved = set as (date: Dated, ticks: bigint) => Dated;
  const add = (unit: bigint) => (date: Dated, value: Double) =>
    moved(date, checked(date.ticks + scaled(value, unit)));
  const compare = (test: (order: number) => boolean) => (left: Dated, right: Dated) =>
    test(left.compareTo(right));
  const plus = (date: Dated, span: TimeSpan) => moved(date, checked(date.ticks + span.ticks));
  const minus = (date: Dated, span: TimeSpan) => moved(date, checked(date.ticks - span.ticks));
  const instant = (date: Dated) => (date instanceof DateTime ? date.ticks : date.utcTicks);
  const difference = (left: Dated, right: Dated) => timeSpan(instant(left) - instant(right));
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

const MINIMUM = new DateTime(0n, 'unspecified');

/** Members beyond this table are not on API Management's list, `TryParse` and `ToUniversalTime` among them. */
export const dateTimeType = define({
  declaration: 'struct System.DateTime : IComparable, IComparable<DateTime>, IFormattable',
  initial: () => MINIMUM,
  restricted: true,
  members: {
    ...calendarMembers('DateTime', ({ kind }: DateTime, ticks) => new DateTime(ticks, kind)),
    'new(long ticks)': (ticks: bigint) => new DateTime(checked(ticks, 'ticks'), 'unspecified'),
    'new(long ticks, DateTimeKind kind)': (ticks: bigint, kind: EnumValue) =>
      new DateTime(checked(ticks, 'ticks'), kindOf(kind)),
    'new(int year, int month, int day)': (year: number, month: number, day: number) =>
      new DateTime(fromFields(year, month, day), 'unspecified'),
    'new(int year, int month, int day, int hour, int minute, int second)': (
      ...fields: [number, number, number, number, number, number]
    ) => new DateTime(fromFields(...fields), 'unspecified'),
    'new(int year, int month, int day, int hour, int minute, int second, int millisecond)': (
      ...fields: [number, number, number, number, number, number, number]
    ) => new DateTime(fromFields(...fields), 'unspecified'),
    'new(int year, int month, int day, int hour, int minute, int second, DateTimeKind kind)': (
      year: number,
      month: number,
      day: number,
      hour: number,
      minute: number,
      second: number,
      kind: EnumValue,
    ) => new DateTime(fromFields(year, month, day, hour, minute, second), kindOf(kind)),
    'new(int year, int month, int day, int hour, int minute, int second, int millisecond, DateTimeKind kind)':
      (
        year: number,
        month: number,
        day: number,
        hour: number,
        minute: number,
        second: number,
        millisecond: number,
        kind: EnumValue,
      ) =>
        new DateTime(fromFields(year, month, day, hour, minute, second, millisecond), kindOf(kind)),
    'static DateTime Now': {
      withCall: ({ runtime }: Call) => new DateTime(ticksOfMilliseconds(runtime.now()), 'local'),
    },
    'static DateTime UtcNow': {
      withCall: ({ runtime }: Call) => DateTime.ofMilliseconds(runtime.now()),
    },
    'static DateTime Today': {
      withCall: ({ runtime }: Call) => {
        const ticks = ticksOfMilliseconds(runtime.now());
        return new DateTime(ticks - (ticks % TICKS_PER_DAY), 'local');
      },
    },
    'static DateTime MinValue': () => MINIMUM,
    'static DateTime MaxValue': () => new DateTime(MAXIMUM_TICKS, 'unspecified'),
    'static DateTime Parse(string s)': parseDateTime,
    'static int DaysInMonth(int year, int month)': (year: number, month: number) => {
      if (month < 1 || month > 12) {
        throw argumentOutOfRange('month', 'Month must be between one and twelve.');
      }
      if (year < 1 || year > 9999) throw argumentOutOfRange('year');
      return daysInMonth(year, month);
    },
    'static bool IsLeapYear(int year)': (year: number) => {
      if (year < 1 || year > 9999) throw argumentOutOfRange('year');
      return isLeapYear(year);
    },
    'DateTime Date': ({ ticks, kind }: DateTime) =>
      new DateTime(ticks - (ticks % TICKS_PER_DAY), kind),
    'bool IsDaylightSavingTime()': () => false,
  },
});

const MAXIMUM_UNIX_SECONDS = 253_402_300_799n;
const MINIMUM_UNIX_SECONDS = -62_135_596_800n;

function fromUnix(value: bigint, unit: bigint): DateTimeOffset {
  const perSecond = TICKS_PER_SECOND / unit;
  const seconds = floorDivide(value, perSecond);
  if (seconds > MAXIMUM_UNIX_SECONDS || seconds < MINIMUM_UNIX_SECONDS) {
    throw argumentOutOfRange('seconds');
  }
  return new DateTimeOffset(value * unit + UNIX_EPOCH_TICKS, 0);
}

function offsetMinutes({ ticks }: TimeSpan): number {
  if (ticks % TICKS_PER_MINUTE !== 0n) {
    throw argument('Offset must be specified in whole minutes.', 'offset');
  }
  const minutes = Number(ticks / TICKS_PER_MINUTE);
  if (Math.abs(minutes) > 840) {
    throw argumentOutOfRange('offset', 'Offset must be within plus or minus 14 hours.');
  }
  return minutes;
}

function withOffset({ ticks, kind }: DateTime, span: TimeSpan): DateTimeOffset {
  const minutes = offsetMinutes(span);
  if (kind !== 'unspecified' && minutes !== 0) {
    throw argument('The UTC Offset for Utc DateTime instances must be 0.', 'offset');
  }
  return new DateTimeOffset(ticks, minutes);
}

export const dateTimeOffsetType = define({
  declaration:
    'struct System.DateTimeOffset : IComparable, IComparable<DateTimeOffset>, IFormattable',
  initial: () => new DateTimeOffset(0n, 0),
  members: {
    ...calendarMembers(
      'DateTimeOffset',
      ({ offset }: DateTimeOffset, ticks) => new DateTimeOffset(ticks, offset),
    ),
    'new(DateTime dateTime)': ({ ticks }: DateTime) => new DateTimeOffset(ticks, 0),
    'new(DateTime dateTime, TimeSpan offset)': withOffset,
    'new(long ticks, TimeSpan offset)': (ticks: bigint, span: TimeSpan) =>
      new DateTimeOffset(checked(ticks, 'ticks'), offsetMinutes(span)),
    'new(int year, int month, int day, int hour, int minute, int second, TimeSpan offset)': (
      year: number,
      month: number,
      day: number,
      hour: number,
      minute: number,
      second: number,
      span: TimeSpan,
    ) =>
      new DateTimeOffset(fromFields(year, month, day, hour, minute, second), offsetMinutes(span)),
    'static DateTimeOffset Now': {
      withCall: ({ runtime }: Call) => DateTimeOffset.ofMilliseconds(runtime.now()),
    },
    'static DateTimeOffset UtcNow': {
      withCall: ({ runtime }: Call) => DateTimeOffset.ofMilliseconds(runtime.now()),
    },
    'static DateTimeOffset MinValue': () => new DateTimeOffset(0n, 0),
    'static DateTimeOffset MaxValue': () => new DateTimeOffset(MAXIMUM_TICKS, 0),
    'static DateTimeOffset FromUnixTimeSeconds(long seconds)': (seconds: bigint) =>
      fromUnix(seconds, TICKS_PER_SECOND),
    'static DateTimeOffset FromUnixTimeMilliseconds(long milliseconds)': (milliseconds: bigint) =>
      fromUnix(milliseconds, TICKS_PER_MILLISECOND),
    'static DateTimeOffset Parse(string input)': parseDateTimeOffset,
    'static bool TryParse(string input, out DateTimeOffset result)': (
      text: string | null,
      result: Reference,
    ) => {
      const parsed = text === null ? undefined : parseDate(text);
      result.value =
        parsed === undefined
          ? new DateTimeOffset(0n, 0)
          : new DateTimeOffset(parsed.ticks, parsed.offset ?? 0);
      return parsed !== undefined;
    },
    'DateTime DateTime': ({ ticks }: DateTimeOffset) => new DateTime(ticks, 'unspecified'),
    'DateTime UtcDateTime': ({ utcTicks }: DateTimeOffset) => new DateTime(utcTicks, 'utc'),
    'DateTime LocalDateTime': ({ utcTicks }: DateTimeOffset) => new DateTime(utcTicks, 'local'),
    'DateTime Date': ({ ticks }: DateTimeOffset) =>
      new DateTime(ticks - (ticks % TICKS_PER_DAY), 'unspecified'),
    'TimeSpan Offset': ({ offset }: DateTimeOffset) =>
      new TimeSpan(BigInt(offset) * TICKS_PER_MINUTE),
    'long UtcTicks': ({ utcTicks }: DateTimeOffset) => utcTicks,
    'DateTimeOffset ToUniversalTime()': ({ utcTicks }: DateTimeOffset) =>
      new DateTimeOffset(utcTicks, 0),
    'DateTimeOffset ToLocalTime()': ({ utcTicks }: DateTimeOffset) =>
      new DateTimeOffset(utcTicks, 0),
    'DateTimeOffset ToOffset(TimeSpan offset)': ({ utcTicks }: DateTimeOffset, span: TimeSpan) => {
      const minutes = offsetMinutes(span);
      return new DateTimeOffset(utcTicks + BigInt(minutes) * TICKS_PER_MINUTE, minutes);
    },
    'long ToUnixTimeSeconds()': ({ utcTicks }: DateTimeOffset) =>
      floorDivide(utcTicks - UNIX_EPOCH_TICKS, TICKS_PER_SECOND),
    'long ToUnixTimeMilliseconds()': ({ utcTicks }: DateTimeOffset) =>
      floorDivide(utcTicks - UNIX_EPOCH_TICKS, TICKS_PER_MILLISECOND),
    'int CompareTo(DateTimeOffset other)': (left: DateTimeOffset, right: DateTimeOffset) =>
      left.compareTo(right),
    'bool Equals(DateTimeOffset other)': (left: DateTimeOffset, right: DateTimeOffset) =>
      left.equals(right),
    'implicit operator DateTimeOffset(DateTime dateTime)': ({ ticks }: DateTime) =>
      new DateTimeOffset(ticks, 0),
  },
  missing: 'ParseExact TryParseExact Compare EqualsExact FromFileTime ToFileTime',
});
