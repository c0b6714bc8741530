/** System.DateTime. The gateway's local time is taken to be UTC. */
import { argumentNull, argumentOutOfRange, format as formatError } from '../../errors.ts';
import type { Runtime } from '../../runtime.ts';
import { define } from '../../types/define.ts';
import type { Call } from '../../types/member.ts';
import { named, type Type } from '../../types/type.ts';
import type { EnumValue } from '../foundation/enum.ts';
import { Enumeration } from '../foundation/enum.ts';
import {
  daysInMonth,
  isLeapYear,
  MAXIMUM_TICKS,
  TICKS_PER_DAY,
  TICKS_PER_MINUTE,
  ticksOfMilliseconds,
} from './calendar.ts';
import { calendarMembers, checked, Dated, fromFields } from './calendar-members.ts';
import { formatDate } from './date-format.ts';
import { type ParsedDate, parseDate } from './date-parse.ts';

export const DateTimeKind = new Enumeration('System.DateTimeKind', {
  Unspecified: 0,
  Utc: 1,
  Local: 2,
});

export type Kind = 'unspecified' | 'utc' | 'local';

export class DateTime extends Dated {
  readonly kind: Kind;

  constructor(ticks: bigint, kind: Kind) {
    super(ticks);
    this.kind = kind;
  }

  static ofMilliseconds(milliseconds: number): DateTime {
    return new DateTime(ticksOfMilliseconds(milliseconds), 'utc');
  }

  get type(): Type {
    return named(dateTimeType);
  }

  get instant(): bigint {
    return this.ticks;
  }

  at(ticks: bigint): DateTime {
    return new DateTime(ticks, this.kind);
  }

  format(pattern: string): string {
    if (pattern === '') return formatDate(this.ticks, 'G', { kind: 'unspecified' });
    return formatDate(
      this.ticks,
      pattern,
      this.kind === 'local' ? { kind: 'offset', minutes: 0 } : { kind: this.kind },
    );
  }
}

const KINDS: readonly Kind[] = ['unspecified', 'utc', 'local'];

function kindOf(kind: EnumValue): Kind {
  return KINDS[kind.value] ?? 'unspecified';
}

/** A time alone is one of today, where there is a clock. */
export function requireDate(text: string | null, clock?: Pick<Runtime, 'now'>): ParsedDate {
  if (text === null) throw argumentNull('s');
  const parsed = parseDate(text, clock && ticksOfMilliseconds(clock.now()));
  if (parsed === undefined) throw formatError('String was not recognized as a valid DateTime.');
  return parsed;
}

/** A zone in the text makes it local time, which is UTC here. */
function dateTimeOf({ ticks, offset }: ParsedDate): DateTime {
  if (offset === undefined) return new DateTime(ticks, 'unspecified');
  return new DateTime(ticks - BigInt(offset) * TICKS_PER_MINUTE, 'local');
}

export function parseDateTime(text: string | null, clock?: Pick<Runtime, 'now'>): DateTime {
  return dateTimeOf(requireDate(text, clock));
}

const MINIMUM = new DateTime(0n, 'unspecified');

/** Members beyond this table are not on API Management's list, `TryParse` and `ToUniversalTime` among them. */
export const dateTimeType = define({
  declaration: 'struct System.DateTime : IComparable, IComparable<DateTime>, IFormattable',
  initial: () => MINIMUM,
  restricted: true,
  missing: 'Parse',
  members: {
    ...calendarMembers('DateTime'),
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
    'static DateTime Parse(string s)': {
      withCall: ({ runtime }: Call, text: string | null) => parseDateTime(text, runtime),
    },
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
