/** System.DateTimeOffset. */
import { argument, argumentOutOfRange, format as formatError } from '../../errors.ts';
import type { Runtime } from '../../runtime.ts';
import { define } from '../../types/define.ts';
import type { Call, Reference } from '../../types/member.ts';
import { named, type Type } from '../../types/type.ts';
import {
  floorDivide,
  MAXIMUM_TICKS,
  TICKS_PER_DAY,
  TICKS_PER_MILLISECOND,
  TICKS_PER_MINUTE,
  TICKS_PER_SECOND,
  ticksOfMilliseconds,
  UNIX_EPOCH_TICKS,
} from './calendar.ts';
import { calendarMembers, checked, Dated, fromFields } from './calendar-members.ts';
import { formatDate, offset as formatOffset } from './date-format.ts';
import { parseDate } from './date-parse.ts';
import { DateTime, requireDate } from './date-time.ts';
import { TimeSpan } from './time-span.ts';

type Seven = [number, number, number, number, number, number, number];

export class DateTimeOffset extends Dated {
  /** Minutes east of UTC. */
  readonly offset: number;

  constructor(ticks: bigint, offset: number) {
    super(ticks);
    this.offset = offset;
  }

  static ofMilliseconds(milliseconds: number): DateTimeOffset {
    return new DateTimeOffset(ticksOfMilliseconds(milliseconds), 0);
  }

  get type(): Type {
    return named(dateTimeOffsetType);
  }

  get instant(): bigint {
    return this.offset === 0 ? this.ticks : this.ticks - BigInt(this.offset) * TICKS_PER_MINUTE;
  }

  at(ticks: bigint): DateTimeOffset {
    return new DateTimeOffset(ticks, this.offset);
  }

  format(pattern: string): string {
    if (pattern === '') {
      return `${formatDate(this.ticks, 'G', { kind: 'unspecified' })} ${formatOffset(this.offset, 3)}`;
    }
    if (pattern === 'U') throw formatError('Input string was not in a correct format.');
    const inUtc = ['r', 'R', 'u'].includes(pattern);
    return formatDate(inUtc ? this.instant : this.ticks, pattern, {
      kind: 'offset',
      minutes: this.offset,
    });
  }
}

export function parseDateTimeOffset(
  text: string | null,
  clock?: Pick<Runtime, 'now'>,
): DateTimeOffset {
  const { ticks, offset } = requireDate(text, clock);
  return new DateTimeOffset(ticks, offset ?? 0);
}

/** @throws {ClrException} ArgumentOutOfRangeException where UTC would leave the calendar */
function atOffset(ticks: bigint, minutes: number): DateTimeOffset {
  checked(ticks - BigInt(minutes) * TICKS_PER_MINUTE, 'offset');
  return new DateTimeOffset(ticks, minutes);
}

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
  return atOffset(ticks, minutes);
}

export const dateTimeOffsetType = define({
  declaration:
    'struct System.DateTimeOffset : IComparable, IComparable<DateTimeOffset>, IFormattable',
  initial: () => new DateTimeOffset(0n, 0),
  members: {
    ...calendarMembers('DateTimeOffset'),
    'new(DateTime dateTime)': ({ ticks }: DateTime) => new DateTimeOffset(ticks, 0),
    'new(DateTime dateTime, TimeSpan offset)': withOffset,
    'new(long ticks, TimeSpan offset)': (ticks: bigint, span: TimeSpan) =>
      atOffset(checked(ticks, 'ticks'), offsetMinutes(span)),
    'new(int year, int month, int day, int hour, int minute, int second, TimeSpan offset)': (
      year: number,
      month: number,
      day: number,
      hour: number,
      minute: number,
      second: number,
      span: TimeSpan,
    ) => atOffset(fromFields(year, month, day, hour, minute, second), offsetMinutes(span)),
    'new(int year, int month, int day, int hour, int minute, int second, int millisecond, TimeSpan offset)':
      (...[year, month, day, hour, minute, second, millisecond, span]: [...Seven, TimeSpan]) =>
        atOffset(
          fromFields(year, month, day, hour, minute, second, millisecond),
          offsetMinutes(span),
        ),
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
    'static DateTimeOffset Parse(string input)': {
      withCall: ({ runtime }: Call, text: string | null) => parseDateTimeOffset(text, runtime),
    },
    'static bool TryParse(string input, out DateTimeOffset result)': {
      withCall: ({ runtime }: Call, text: string | null, result: Reference) => {
        const now = ticksOfMilliseconds(runtime.now());
        const parsed = text === null ? undefined : parseDate(text, now);
        result.value = new DateTimeOffset(parsed?.ticks ?? 0n, parsed?.offset ?? 0);
        return parsed !== undefined;
      },
    },
    'DateTime DateTime': ({ ticks }: DateTimeOffset) => new DateTime(ticks, 'unspecified'),
    'DateTime UtcDateTime': ({ instant }: DateTimeOffset) => new DateTime(instant, 'utc'),
    'DateTime LocalDateTime': ({ instant }: DateTimeOffset) => new DateTime(instant, 'local'),
    'DateTime Date': ({ ticks }: DateTimeOffset) =>
      new DateTime(ticks - (ticks % TICKS_PER_DAY), 'unspecified'),
    'TimeSpan Offset': ({ offset }: DateTimeOffset) =>
      new TimeSpan(BigInt(offset) * TICKS_PER_MINUTE),
    'long UtcTicks': ({ instant }: DateTimeOffset) => instant,
    'DateTimeOffset ToUniversalTime()': ({ instant }: DateTimeOffset) =>
      new DateTimeOffset(instant, 0),
    'DateTimeOffset ToLocalTime()': ({ instant }: DateTimeOffset) => new DateTimeOffset(instant, 0),
    'DateTimeOffset ToOffset(TimeSpan offset)': ({ instant }: DateTimeOffset, span: TimeSpan) => {
      const minutes = offsetMinutes(span);
      return new DateTimeOffset(instant + BigInt(minutes) * TICKS_PER_MINUTE, minutes);
    },
    'long ToUnixTimeSeconds()': ({ instant }: DateTimeOffset) =>
      floorDivide(instant - UNIX_EPOCH_TICKS, TICKS_PER_SECOND),
    'long ToUnixTimeMilliseconds()': ({ instant }: DateTimeOffset) =>
      floorDivide(instant - UNIX_EPOCH_TICKS, TICKS_PER_MILLISECOND),
    'int CompareTo(DateTimeOffset other)': (left: DateTimeOffset, right: DateTimeOffset) =>
      left.compareTo(right),
    'static int Compare(DateTimeOffset first, DateTimeOffset second)': (
      left: DateTimeOffset,
      right: DateTimeOffset,
    ) => left.compareTo(right),
    'bool EqualsExact(DateTimeOffset other)': (left: DateTimeOffset, right: DateTimeOffset) =>
      left.ticks === right.ticks && left.offset === right.offset,
    'bool Equals(DateTimeOffset other)': (left: DateTimeOffset, right: DateTimeOffset) =>
      left.equals(right),
    'implicit operator DateTimeOffset(DateTime dateTime)': ({ ticks }: DateTime) =>
      new DateTimeOffset(ticks, 0),
  },
  missing: 'FromFileTime Parse ParseExact ToFileTime ToString TryParse TryParseExact UnixEpoch',
});
