/** System.TimeZoneInfo, on the time zones that JavaScript knows. The gateway's own zone is taken to be UTC. */
import { argument, argumentNull, ClrException } from '../../errors.ts';
import { define } from '../../types/define.ts';
import { named, type Type } from '../../types/type.ts';
import { ClrObject } from '../../types/values.ts';
import {
  TICKS_PER_MILLISECOND,
  TICKS_PER_MINUTE,
  ticksOfMilliseconds,
  UNIX_EPOCH_TICKS,
} from './calendar.ts';
import { DateTime } from './date-time.ts';
import { DateTimeOffset } from './date-time-offset.ts';
import { TimeSpan } from './time-span.ts';
import { WINDOWS_ZONES } from './windows-zones.ts';

const WINTER = ticksOfMilliseconds(Date.UTC(2024, 0, 1));
const SUMMER = ticksOfMilliseconds(Date.UTC(2024, 6, 1));

const IANA: ReadonlyMap<string, string> = new Map(WINDOWS_ZONES);

export class TimeZoneInfo extends ClrObject {
  readonly id: string;
  readonly #format: Intl.DateTimeFormat;

  /** @throws {RangeError} for a zone that JavaScript does not know */
  constructor(id: string) {
    super();
    this.id = id;
    this.#format = new Intl.DateTimeFormat('en-US', {
      timeZone: IANA.get(id) ?? id,
      timeZoneName: 'longOffset',
    });
  }

  get type(): Type {
    return named(timeZoneType);
  }

  /** Minutes east of UTC at an instant. */
  offsetAt(utcTicks: bigint): number {
    const instant = Number((utcTicks - UNIX_EPOCH_TICKS) / TICKS_PER_MILLISECOND);
    const parts = this.#format.formatToParts(instant);
    const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
    const match = /([+-])(\d\d):(\d\d)/.exec(name);
    if (match === null) return 0;
    const minutes = Number(match[2]) * 60 + Number(match[3]);
    return match[1] === '-' ? -minutes : minutes;
  }

  /** Minutes east of UTC at a time of the zone's clocks. */
  offsetOf(ticks: bigint): number {
    const guess = this.offsetAt(ticks - BigInt(this.standard) * TICKS_PER_MINUTE);
    return this.offsetAt(ticks - BigInt(guess) * TICKS_PER_MINUTE);
  }

  /** Without daylight saving: the lesser of the offsets in winter and summer of one year. */
  get standard(): number {
    return Math.min(this.offsetAt(WINTER), this.offsetAt(SUMMER));
  }

  override toString(): string {
    return this.id;
  }
}

function find(id: string | null): TimeZoneInfo {
  if (id === null) throw argumentNull('id');
  try {
    return new TimeZoneInfo(id);
  } catch {
    throw new ClrException(
      'System.TimeZoneNotFoundException',
      `The time zone ID '${id}' was not found on the local computer.`,
    );
  }
}

function required(zone: TimeZoneInfo | null, parameter = 'destinationTimeZone'): TimeZoneInfo {
  if (zone === null) throw argumentNull(parameter);
  return zone;
}

function span(minutes: number): TimeSpan {
  return new TimeSpan(BigInt(minutes) * TICKS_PER_MINUTE);
}

/** UTC stays UTC; every other zone's time has no kind. */
function fromUtc(ticks: bigint, zone: TimeZoneInfo): DateTime {
  if (zone.id === 'UTC') return new DateTime(ticks, 'utc');
  return new DateTime(ticks + BigInt(zone.offsetAt(ticks)) * TICKS_PER_MINUTE, 'unspecified');
}

function convertFromUtc(time: DateTime, zone: TimeZoneInfo | null): DateTime {
  if (time.kind === 'local') {
    throw argument('The conversion could not be completed because the DateTime is local.');
  }
  return fromUtc(time.ticks, required(zone));
}

function convertToUtc({ ticks, kind }: DateTime, zone: TimeZoneInfo | null): DateTime {
  const source = required(zone, 'sourceTimeZone');
  if (kind !== 'unspecified') return new DateTime(ticks, 'utc');
  return new DateTime(ticks - BigInt(source.offsetOf(ticks)) * TICKS_PER_MINUTE, 'utc');
}

const UTC = 'UTC';

export const timeZoneType = define({
  declaration: 'class System.TimeZoneInfo',
  members: {
    'static TimeZoneInfo Utc': () => new TimeZoneInfo(UTC),
    'static TimeZoneInfo Local': () => new TimeZoneInfo(UTC),
    'static TimeZoneInfo FindSystemTimeZoneById(string id)': find,
    'static DateTime ConvertTimeFromUtc(DateTime dateTime, TimeZoneInfo destinationTimeZone)':
      convertFromUtc,
    'static DateTime ConvertTimeToUtc(DateTime dateTime)': (time: DateTime) =>
      convertToUtc(time, new TimeZoneInfo(UTC)),
    'static DateTime ConvertTimeToUtc(DateTime dateTime, TimeZoneInfo sourceTimeZone)':
      convertToUtc,
    'static DateTime ConvertTime(DateTime dateTime, TimeZoneInfo destinationTimeZone)': (
      time: DateTime,
      zone: TimeZoneInfo | null,
    ) => fromUtc(time.ticks, required(zone)),
    'static DateTime ConvertTime(DateTime dateTime, TimeZoneInfo sourceTimeZone, TimeZoneInfo destinationTimeZone)':
      (time: DateTime, source: TimeZoneInfo | null, zone: TimeZoneInfo | null) =>
        fromUtc(convertToUtc(time, source).ticks, required(zone)),
    'static DateTimeOffset ConvertTime(DateTimeOffset dateTimeOffset, TimeZoneInfo destinationTimeZone)':
      ({ instant }: DateTimeOffset, zone: TimeZoneInfo | null) => {
        const offset = required(zone).offsetAt(instant);
        return new DateTimeOffset(instant + BigInt(offset) * TICKS_PER_MINUTE, offset);
      },
    'static DateTime ConvertTimeBySystemTimeZoneId(DateTime dateTime, string destinationTimeZoneId)':
      (time: DateTime, id: string | null) => fromUtc(time.ticks, find(id)),
    'string Id': ({ id }: TimeZoneInfo) => id,
    'TimeSpan BaseUtcOffset': ({ standard }: TimeZoneInfo) => span(standard),
    'TimeSpan GetUtcOffset(DateTime dateTime)': (zone: TimeZoneInfo, { ticks, kind }: DateTime) =>
      span(kind === 'unspecified' ? zone.offsetOf(ticks) : zone.offsetAt(ticks)),
    'TimeSpan GetUtcOffset(DateTimeOffset dateTimeOffset)': (
      zone: TimeZoneInfo,
      { instant }: DateTimeOffset,
    ) => span(zone.offsetAt(instant)),
    'bool IsDaylightSavingTime(DateTime dateTime)': (zone: TimeZoneInfo, time: DateTime) =>
      (time.kind === 'unspecified' ? zone.offsetOf(time.ticks) : zone.offsetAt(time.ticks)) !==
      zone.standard,
  },
  missing:
    'AdjustmentRule ConvertTimeBySystemTimeZoneId DaylightName DisplayName Equals GetAdjustmentRules GetSystemTimeZones HasSameRules IsAmbiguousTime IsDaylightSavingTime IsInvalidTime StandardName SupportsDaylightSavingTime TransitionTime',
});
