/** Ticks (100 ns since 0001-01-01) ↔ calendar fields. */

export const TICKS_PER_MILLISECOND = 10_000n;
export const TICKS_PER_SECOND = 10_000_000n;
export const TICKS_PER_MINUTE = 600_000_000n;
export const TICKS_PER_HOUR = 36_000_000_000n;
export const TICKS_PER_DAY = 864_000_000_000n;
export const MAXIMUM_TICKS = 3_155_378_975_999_999_999n;
export const UNIX_EPOCH_TICKS = 621_355_968_000_000_000n;

export type Fields = {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** Ticks within the second. */
  readonly fraction: number;
};

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Floor division, also for negative numbers. */
export function floorDivide(value: bigint, by: bigint): bigint {
  const quotient = value / by;
  return value % by < 0n ? quotient - 1n : quotient;
}

function millisecondsOf(ticks: bigint): number {
  return Number(floorDivide(ticks - UNIX_EPOCH_TICKS, TICKS_PER_MILLISECOND));
}

export function ticksOfMilliseconds(milliseconds: number): bigint {
  return BigInt(Math.trunc(milliseconds)) * TICKS_PER_MILLISECOND + UNIX_EPOCH_TICKS;
}

export function fieldsOf(ticks: bigint): Fields {
  const date = new Date(millisecondsOf(ticks));
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    fraction: Number(ticks % TICKS_PER_SECOND),
  };
}

/** Undefined where the fields are no date. */
export function ticksOf(fields: Fields): bigint | undefined {
  const { year, month, day, hour, minute, second, fraction } = fields;
  const valid =
    year >= 1 &&
    year <= 9999 &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysInMonth(year, month) &&
    hour >= 0 &&
    hour < 24 &&
    minute >= 0 &&
    minute < 60 &&
    second >= 0 &&
    second < 60;
  if (!valid) return undefined;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second, 0);
  return ticksOfMilliseconds(date.getTime()) + BigInt(fraction);
}

/** 0 = Sunday. */
export function dayOfWeek(ticks: bigint): number {
  return Number((ticks / TICKS_PER_DAY + 1n) % 7n);
}

export function dayOfYear(ticks: bigint): number {
  const { year } = fieldsOf(ticks);
  const start = ticksOf({ year, month: 1, day: 1, hour: 0, minute: 0, second: 0, fraction: 0 });
  return Number((ticks - (start ?? 0n)) / TICKS_PER_DAY) + 1;
}
