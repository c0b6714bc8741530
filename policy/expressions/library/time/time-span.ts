/** System.TimeSpan. */
import {
  argument,
  argumentNull,
  ClrException,
  format as formatError,
  overflow,
} from '../../errors.ts';
import { define } from '../../types/define.ts';
import type { Reference } from '../../types/member.ts';
import { named, type Type } from '../../types/type.ts';
import type { Value } from '../../types/values.ts';
import { Comparable } from '../foundation/compare.ts';
import { hashLong } from '../foundation/hash-code.ts';
import { withoutZeros } from '../numbers/decimal-digits.ts';
import { Double, roundHalfEven } from '../numbers/double.ts';
import {
  TICKS_PER_DAY,
  TICKS_PER_HOUR,
  TICKS_PER_MILLISECOND,
  TICKS_PER_MINUTE,
  TICKS_PER_SECOND,
} from './calendar.ts';

const MAXIMUM = (1n << 63n) - 1n;
const MINIMUM = -(1n << 63n);
const TOO_LONG = 'TimeSpan overflowed because the duration is too long.';

export class TimeSpan extends Comparable {
  readonly ticks: bigint;

  constructor(ticks: bigint) {
    super();
    this.ticks = ticks;
  }

  get type(): Type {
    return named(timeSpanType);
  }

  /** `c` (the default), `g`, `G`, or a custom format of `d h m s f F` and quoted text. */
  format(pattern: string): string {
    const { ticks } = this;
    const sign = ticks < 0n ? '-' : '';
    const days = part(ticks, TICKS_PER_DAY, MAXIMUM);
    const hours = part(ticks, TICKS_PER_HOUR, 24n);
    const minutes = part(ticks, TICKS_PER_MINUTE, 60n);
    const seconds = part(ticks, TICKS_PER_SECOND, 60n);
    const fraction = part(ticks, 1n, TICKS_PER_SECOND).toString().padStart(7, '0');
    const two = (value: bigint) => value.toString().padStart(2, '0');
    switch (pattern) {
      case '':
      case 'c':
      case 't':
      case 'T': {
        const time = `${two(hours)}:${two(minutes)}:${two(seconds)}`;
        const behind = fraction === '0000000' ? '' : `.${fraction}`;
        return `${sign}${days === 0n ? '' : `${days}.`}${time}${behind}`;
      }
      case 'g': {
        const behind = withoutZeros(fraction);
        const time = `${hours}:${two(minutes)}:${two(seconds)}${behind === '' ? '' : `.${behind}`}`;
        return `${sign}${days === 0n ? '' : `${days}:`}${time}`;
      }
      case 'G':
        return `${sign}${days}:${two(hours)}:${two(minutes)}:${two(seconds)}.${fraction}`;
      default:
        return custom(pattern, { d: days, h: hours, m: minutes, s: seconds }, fraction);
    }
  }

  override toString(): string {
    return this.format('c');
  }

  override equals(other: Value): boolean {
    return other instanceof TimeSpan && other.ticks === this.ticks;
  }

  override key(): unknown {
    return `time ${this.ticks}`;
  }

  hash(): number {
    return hashLong(this.ticks);
  }

  compareTo(other: Value): number {
    if (!(other instanceof TimeSpan)) return 1;
    return this.ticks === other.ticks ? 0 : this.ticks < other.ticks ? -1 : 1;
  }
}

function part(ticks: bigint, unit: bigint, count: bigint): bigint {
  const value = ((ticks < 0n ? -ticks : ticks) / unit) % count;
  return value;
}

/** How often a letter may stand in a row; others mean nothing. */
const LONGEST: Readonly<Record<string, number>> = { d: 8, h: 2, m: 2, s: 2, f: 7, F: 7 };

function custom(
  pattern: string,
  values: Readonly<Record<string, bigint>>,
  fraction: string,
): string {
  const invalid = () => formatError('Input string was not in a correct format.');
  // A single letter is a standard format; `%` makes it a custom one.
  if (pattern.length === 1) throw invalid();
  let text = '';
  for (const [match] of pattern.matchAll(/\\.|'[^']*'|"[^"]*"|%|(.)\1*/g)) {
    const first = match.charAt(0);
    const value = values[first];
    if (match === '%') continue;
    if (first === '\\') text += match.slice(1);
    else if (first === "'" || first === '"') text += match.slice(1, -1);
    else if (match.length > (LONGEST[first] ?? 0)) throw invalid();
    else if (value !== undefined) text += value.toString().padStart(match.length, '0');
    else if (first === 'f') text += fraction.slice(0, match.length);
    else text += withoutZeros(fraction.slice(0, match.length));
  }
  return text;
}

export function timeSpan(ticks: bigint): TimeSpan {
  if (ticks > MAXIMUM || ticks < MINIMUM) {
    throw overflow(TOO_LONG);
  }
  return new TimeSpan(ticks);
}

/** A number of units; rounded to milliseconds, as .NET Framework does. */
function interval({ value }: Double, unit: bigint): TimeSpan {
  if (Number.isNaN(value)) {
    throw argument('TimeSpan does not accept floating point Not-a-Number values.', 'value');
  }
  const milliseconds = value * Number(unit / TICKS_PER_MILLISECOND);
  const rounded = milliseconds + (value >= 0 ? 0.5 : -0.5);
  if (!(Math.abs(rounded) < Number(MAXIMUM / TICKS_PER_MILLISECOND))) {
    throw overflow(TOO_LONG);
  }
  return timeSpan(BigInt(Math.trunc(rounded)) * TICKS_PER_MILLISECOND);
}

/** Multiplied by the fraction, as .NET Framework does: the last digit may differ from a division. */
function total(unit: bigint): (span: TimeSpan) => Double {
  return ({ ticks }) => new Double(Number(ticks) * (1 / Number(unit)));
}

function totalMilliseconds({ ticks }: TimeSpan): Double {
  const limit = Number(MAXIMUM / TICKS_PER_MILLISECOND);
  const value = Number(ticks) * (1 / Number(TICKS_PER_MILLISECOND));
  return new Double(Math.max(-limit, Math.min(limit, value)));
}

function field(unit: bigint, count: bigint): (span: TimeSpan) => number {
  return ({ ticks }) => Number((ticks / unit) % count);
}

/** Beyond all that a TimeSpan holds where there are more digits than it has: very long numbers take very long to read. */
function ticksOfDays(digits: string): bigint {
  const days = digits.replace(/^0+/, '');
  return days.length > 20 ? MAXIMUM + 1n : BigInt(days) * TICKS_PER_DAY;
}

export function parseTimeSpan(text: string): TimeSpan | undefined {
  const match =
    /^\s*(-)?(?:(\d+)[.:](?=\d+:\d+:))?(?:(\d+)\.)?(\d+):(\d+)(?::(\d+)(?:\.(\d{1,7}))?)?\s*$/.exec(
      text,
    );
  const whole = /^\s*(-)?(\d+)\s*$/.exec(text);
  if (whole !== null) {
    const days = ticksOfDays(whole[2] ?? '0');
    return days > MAXIMUM ? undefined : new TimeSpan(whole[1] === '-' ? -days : days);
  }
  if (match === null) return undefined;
  const [, sign, allDays, someDays, hours = '0', minutes = '0', seconds = '0', fraction = ''] =
    match;
  const days = allDays ?? someDays ?? '0';
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return undefined;
  const ticks =
    ticksOfDays(days) +
    BigInt(Number(hours)) * TICKS_PER_HOUR +
    BigInt(Number(minutes)) * TICKS_PER_MINUTE +
    BigInt(Number(seconds)) * TICKS_PER_SECOND +
    BigInt(fraction.padEnd(7, '0'));
  return ticks > MAXIMUM ? undefined : new TimeSpan(sign === '-' ? -ticks : ticks);
}

function requireTimeSpan(text: string | null): TimeSpan {
  if (text === null) throw argumentNull('s');
  const span = parseTimeSpan(text);
  if (span !== undefined) return span;
  if (/^\s*-?(?:\d+|(?:\d+[.:])?\d+:\d+(?::\d+(?:\.\d+)?)?)\s*$/.test(text)) {
    throw overflow(
      'The TimeSpan could not be parsed because at least one of the numeric components is out of range or contains too many digits.',
    );
  }
  throw formatError('String was not recognized as a valid TimeSpan.');
}

function create(
  days: number,
  hours: number,
  minutes: number,
  seconds: number,
  ms: number,
): TimeSpan {
  const total =
    (((BigInt(days) * 24n + BigInt(hours)) * 60n + BigInt(minutes)) * 60n + BigInt(seconds)) *
      1000n +
    BigInt(ms);
  if (total > MAXIMUM / TICKS_PER_MILLISECOND || total < MINIMUM / TICKS_PER_MILLISECOND) {
    throw new ClrException('System.ArgumentOutOfRangeException', TOO_LONG);
  }
  return timeSpan(total * TICKS_PER_MILLISECOND);
}

/** To the nearest tick. */
function rounded(ticks: number): TimeSpan {
  if (Number.isNaN(ticks)) {
    throw argument('TimeSpan does not accept floating point Not-a-Number values.');
  }
  if (!Number.isFinite(ticks)) {
    throw overflow(TOO_LONG);
  }
  return timeSpan(BigInt(roundHalfEven(ticks)));
}

function multiply({ ticks }: TimeSpan, { value }: Double): TimeSpan {
  return rounded(Number(ticks) * value);
}

function divide({ ticks }: TimeSpan, divisor: number): TimeSpan {
  return rounded(Number(ticks) / divisor);
}

function ratio(left: TimeSpan, right: TimeSpan): Double {
  return new Double(Number(left.ticks) / Number(right.ticks));
}

const compare =
  (test: (order: number) => boolean) =>
  (left: TimeSpan, right: TimeSpan): boolean =>
    test(left.compareTo(right));

export const timeSpanType = define({
  declaration: 'struct System.TimeSpan : IComparable, IComparable<TimeSpan>, IFormattable',
  initial: () => new TimeSpan(0n),
  members: {
    'new(long ticks)': (ticks: bigint) => new TimeSpan(ticks),
    'new(int hours, int minutes, int seconds)': (hours: number, minutes: number, seconds: number) =>
      create(0, hours, minutes, seconds, 0),
    'new(int days, int hours, int minutes, int seconds)': (
      days: number,
      hours: number,
      minutes: number,
      seconds: number,
    ) => create(days, hours, minutes, seconds, 0),
    'new(int days, int hours, int minutes, int seconds, int milliseconds)': create,
    'static TimeSpan Zero': () => new TimeSpan(0n),
    'static TimeSpan MaxValue': () => new TimeSpan(MAXIMUM),
    'static TimeSpan MinValue': () => new TimeSpan(MINIMUM),
    'const long TicksPerDay': () => TICKS_PER_DAY,
    'const long TicksPerHour': () => TICKS_PER_HOUR,
    'const long TicksPerMinute': () => TICKS_PER_MINUTE,
    'const long TicksPerSecond': () => TICKS_PER_SECOND,
    'const long TicksPerMillisecond': () => TICKS_PER_MILLISECOND,
    'static TimeSpan FromDays(double value)': (value: Double) => interval(value, TICKS_PER_DAY),
    'static TimeSpan FromHours(double value)': (value: Double) => interval(value, TICKS_PER_HOUR),
    'static TimeSpan FromMinutes(double value)': (value: Double) =>
      interval(value, TICKS_PER_MINUTE),
    'static TimeSpan FromSeconds(double value)': (value: Double) =>
      interval(value, TICKS_PER_SECOND),
    'static TimeSpan FromMilliseconds(double value)': (value: Double) =>
      interval(value, TICKS_PER_MILLISECOND),
    'static TimeSpan FromTicks(long value)': (ticks: bigint) => new TimeSpan(ticks),
    'static TimeSpan Parse(string s)': requireTimeSpan,
    'static bool TryParse(string s, out TimeSpan result)': (
      text: string | null,
      result: Reference,
    ) => {
      const span = text === null ? undefined : parseTimeSpan(text);
      result.value = span ?? new TimeSpan(0n);
      return span !== undefined;
    },
    'int Days': field(TICKS_PER_DAY, MAXIMUM),
    'int Hours': field(TICKS_PER_HOUR, 24n),
    'int Minutes': field(TICKS_PER_MINUTE, 60n),
    'int Seconds': field(TICKS_PER_SECOND, 60n),
    'int Milliseconds': field(TICKS_PER_MILLISECOND, 1000n),
    'long Ticks': ({ ticks }: TimeSpan) => ticks,
    'double TotalDays': total(TICKS_PER_DAY),
    'double TotalHours': total(TICKS_PER_HOUR),
    'double TotalMinutes': total(TICKS_PER_MINUTE),
    'double TotalSeconds': total(TICKS_PER_SECOND),
    'double TotalMilliseconds': totalMilliseconds,
    'TimeSpan Add(TimeSpan ts)': (left: TimeSpan, right: TimeSpan) =>
      timeSpan(left.ticks + right.ticks),
    'TimeSpan Subtract(TimeSpan ts)': (left: TimeSpan, right: TimeSpan) =>
      timeSpan(left.ticks - right.ticks),
    'TimeSpan Negate()': ({ ticks }: TimeSpan) => timeSpan(-ticks),
    'TimeSpan Duration()': ({ ticks }: TimeSpan) => timeSpan(ticks < 0n ? -ticks : ticks),
    'string ToString(string format)': (span: TimeSpan, pattern: string | null) =>
      span.format(pattern ?? ''),
    'int CompareTo(TimeSpan value)': (left: TimeSpan, right: TimeSpan) => left.compareTo(right),
    'int CompareTo(object value)': (left: TimeSpan, right: Value) => {
      if (right === null || right instanceof TimeSpan) return left.compareTo(right);
      throw new ClrException('System.ArgumentException', 'Object must be of type TimeSpan.');
    },
    'static int Compare(TimeSpan t1, TimeSpan t2)': (left: TimeSpan, right: TimeSpan) =>
      left.compareTo(right),
    'static bool Equals(TimeSpan t1, TimeSpan t2)': (left: TimeSpan, right: TimeSpan) =>
      left.equals(right),
    'TimeSpan Multiply(double factor)': multiply,
    'TimeSpan Divide(double divisor)': (span: TimeSpan, { value }: Double) => divide(span, value),
    'double Divide(TimeSpan ts)': ratio,
    'bool Equals(TimeSpan obj)': (left: TimeSpan, right: TimeSpan) => left.equals(right),
    'static TimeSpan operator +(TimeSpan a, TimeSpan b)': (left: TimeSpan, right: TimeSpan) =>
      timeSpan(left.ticks + right.ticks),
    'static TimeSpan operator -(TimeSpan a, TimeSpan b)': (left: TimeSpan, right: TimeSpan) =>
      timeSpan(left.ticks - right.ticks),
    'static TimeSpan operator *(TimeSpan a, double b)': multiply,
    'static TimeSpan operator *(double a, TimeSpan b)': (factor: Double, span: TimeSpan) =>
      multiply(span, factor),
    'static TimeSpan operator /(TimeSpan a, double b)': (span: TimeSpan, { value }: Double) =>
      divide(span, value),
    'static double operator /(TimeSpan a, TimeSpan b)': ratio,
    'static TimeSpan operator unary-(TimeSpan a)': ({ ticks }: TimeSpan) => timeSpan(-ticks),
    'static bool operator ==(TimeSpan a, TimeSpan b)': compare((order) => order === 0),
    'static bool operator !=(TimeSpan a, TimeSpan b)': compare((order) => order !== 0),
    'static bool operator <(TimeSpan a, TimeSpan b)': compare((order) => order < 0),
    'static bool operator >(TimeSpan a, TimeSpan b)': compare((order) => order > 0),
    'static bool operator <=(TimeSpan a, TimeSpan b)': compare((order) => order <= 0),
    'static bool operator >=(TimeSpan a, TimeSpan b)': compare((order) => order >= 0),
  },
  missing: 'Parse ParseExact ToString TryParse TryParseExact',
});
