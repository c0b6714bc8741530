/** Dates → text in the invariant culture: standard and custom formats. */
import { format as formatError } from '../../errors.ts';
import { withoutZeros } from '../numbers/decimal-digits.ts';
import { dayOfWeek, type Fields, fieldsOf } from './calendar.ts';

export const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

export type Zone =
  | { readonly kind: 'unspecified' }
  | { readonly kind: 'utc' }
  /** Minutes east of UTC. */
  | { readonly kind: 'offset'; readonly minutes: number };

const STANDARD: Readonly<Record<string, string>> = {
  d: 'MM/dd/yyyy',
  D: 'dddd, dd MMMM yyyy',
  f: 'dddd, dd MMMM yyyy HH:mm',
  F: 'dddd, dd MMMM yyyy HH:mm:ss',
  g: 'MM/dd/yyyy HH:mm',
  G: 'MM/dd/yyyy HH:mm:ss',
  m: 'MMMM dd',
  M: 'MMMM dd',
  o: "yyyy-MM-dd'T'HH:mm:ss.fffffffK",
  O: "yyyy-MM-dd'T'HH:mm:ss.fffffffK",
  r: "ddd, dd MMM yyyy HH:mm:ss 'GMT'",
  R: "ddd, dd MMM yyyy HH:mm:ss 'GMT'",
  s: "yyyy-MM-dd'T'HH:mm:ss",
  t: 'HH:mm',
  T: 'HH:mm:ss',
  u: "yyyy-MM-dd HH:mm:ss'Z'",
  U: 'dddd, dd MMMM yyyy HH:mm:ss',
  y: 'yyyy MMMM',
  Y: 'yyyy MMMM',
};

/** @throws {ClrException} FormatException for an unknown format */
export function formatDate(ticks: bigint, pattern: string, zone: Zone): string {
  if (pattern.length === 1) {
    const standard = STANDARD[pattern];
    if (standard === undefined) throw formatError('Input string was not in a correct format.');
    return formatCustom(ticks, standard, zone);
  }
  return formatCustom(ticks, pattern, zone);
}

function formatCustom(ticks: bigint, pattern: string, zone: Zone): string {
  const fields = fieldsOf(ticks);
  let text = '';
  for (const [match] of pattern.matchAll(/\\.|'[^']*'|"[^"]*"|%|(.)\1*|[\s\S]/g)) {
    const first = match.charAt(0);
    if (match === '%') continue;
    if (first === '\\') text += match.slice(1);
    else if (first === "'" || first === '"') text += match.slice(1, -1);
    else if (first === 'F') {
      const digits = withoutZeros(fractionDigits(fields, match.length));
      // A fraction that prints nothing takes the point before it along.
      if (digits === '' && text.endsWith('.')) text = text.slice(0, -1);
      text += digits;
    } else text += formatField(first, match.length, ticks, fields, zone) ?? match;
  }
  return text;
}

function formatField(
  letter: string,
  width: number,
  ticks: bigint,
  fields: Fields,
  zone: Zone,
): string | undefined {
  const number = (value: number) => value.toString().padStart(width > 1 ? 2 : 1, '0');
  switch (letter) {
    case 'y':
      if (width <= 2) return number(fields.year % 100);
      return fields.year.toString().padStart(width, '0');
    case 'M':
      if (width <= 2) return number(fields.month);
      return name(MONTHS, fields.month - 1, width);
    case 'd':
      if (width <= 2) return number(fields.day);
      return name(DAYS, dayOfWeek(ticks), width);
    case 'H':
      return number(fields.hour);
    case 'h':
      return number(fields.hour % 12 === 0 ? 12 : fields.hour % 12);
    case 'm':
      return number(fields.minute);
    case 's':
      return number(fields.second);
    case 'f':
      return fractionDigits(fields, width);
    case 't': {
      const half = fields.hour < 12 ? 'AM' : 'PM';
      return width === 1 ? half.charAt(0) : half;
    }
    case 'g':
      return 'A.D.';
    case 'K':
      return zone.kind === 'unspecified' ? '' : zone.kind === 'utc' ? 'Z' : offset(zone.minutes, 3);
    case 'z':
      return offset(zone.kind === 'offset' ? zone.minutes : 0, width);
    default:
      return undefined;
  }
}

function name(names: readonly string[], index: number, width: number): string {
  const full = names[index] ?? '';
  return width === 3 ? full.slice(0, 3) : full;
}

function fractionDigits({ fraction }: Fields, width: number): string {
  if (width > 7) throw formatError('Input string was not in a correct format.');
  return fraction.toString().padStart(7, '0').slice(0, width);
}

export function offset(minutes: number, width: number): string {
  const sign = minutes < 0 ? '-' : '+';
  const hours = Math.floor(Math.abs(minutes) / 60);
  const rest = (Math.abs(minutes) % 60).toString().padStart(2, '0');
  if (width === 1) return `${sign}${hours}`;
  const padded = `${sign}${hours.toString().padStart(2, '0')}`;
  return width === 2 ? padded : `${padded}:${rest}`;
}
