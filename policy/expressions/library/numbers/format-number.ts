/**
 * Numbers → text in the invariant culture: .NET's standard and custom numeric formats.
 * Doubles print 15 significant digits, as .NET Framework and Mono do.
 */
import { format as formatError } from '../../errors.ts';
import {
  type Digits,
  digitsOfDouble,
  digitsOfInteger,
  fraction,
  group,
  integerPart,
  keepDigits,
  roundTo,
} from './decimal-digits.ts';

const MAXIMUM_PRECISION = 99;

/** @param bits width for `X`, where negative numbers print their two's complement */
export function formatInteger(value: bigint, pattern: string | null, bits: number): string {
  const standard = /^([A-Za-z])(\d{0,2})$/.exec(pattern ?? '');
  if (pattern === null || pattern === '') return value.toString();
  if (standard === null) return formatCustom(digitsOfInteger(value), pattern);
  const letter = standard[1] ?? '';
  const precision = standard[2] === '' ? undefined : Number(standard[2]);
  switch (letter.toUpperCase()) {
    case 'D': {
      const text = (value < 0n ? -value : value).toString().padStart(precision ?? 1, '0');
      return value < 0n ? `-${text}` : text;
    }
    case 'X': {
      const text = BigInt.asUintN(bits, value)
        .toString(16)
        .padStart(precision ?? 1, '0');
      return letter === 'X' ? text.toUpperCase() : text;
    }
    case 'G':
      return precision === undefined || precision === 0
        ? value.toString()
        : general(digitsOfInteger(value), precision, letter);
    case 'R':
      throw formatError('Format specifier was invalid.');
    default:
      return formatStandard(digitsOfInteger(value), letter, precision);
  }
}

export function formatDouble(value: number, pattern: string | null): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity';
  if (pattern === null || pattern === '') return general(digitsOfDouble(value, 15), 15, 'G');
  const standard = /^([A-Za-z])(\d{0,2})$/.exec(pattern);
  if (standard === null) return formatCustom(digitsOfDouble(value, 15), pattern);
  const letter = standard[1] ?? '';
  const precision = standard[2] === '' ? undefined : Number(standard[2]);
  switch (letter.toUpperCase()) {
    case 'G': {
      const significant = precision === undefined || precision === 0 ? 15 : precision;
      const digits = digitsOfDouble(value, Math.min(Math.max(significant, 15), 17));
      return general(digits, significant, letter);
    }
    case 'R':
      return roundTrip(value);
    case 'D':
    case 'X':
      throw formatError('Format specifier was invalid.');
    default: {
      // More than 15 digits are computed only where they are asked for.
      const wanted = Math.max(15, Math.min(17, precision ?? 0));
      return formatStandard(
        digitsOfDouble(value, letter.toUpperCase() === 'E' ? wanted : 15),
        letter,
        precision,
      );
    }
  }
}

/** 15 digits where they read back as the same number, else 17. */
export function roundTrip(value: number): string {
  if (!Number.isFinite(value)) return formatDouble(value, null);
  // The shortest text that reads back is the one of 15 digits where it has no more; JavaScript writes no exponent here.
  const size = Math.abs(value);
  if (size >= 1e-5 && size < 1e15) {
    const shortest = String(value);
    if (shortest.length <= 16) return shortest;
    // Where the shortest has more, those of 15 digits read back as another number.
    const digits = shortest.replace(/^-?0?\.?0*/, '').replace('.', '');
    if (digits.length > 15) return general(digitsOfDouble(value, 17), 17, 'G', 15);
  }
  const short = digitsOfDouble(value, 15);
  const text = general(short, 15, 'G');
  return Number(text) === value ? text : general(digitsOfDouble(value, 17), 17, 'G', 15);
}

/** `G`: fixed point between 1e-5 and 10^precision, else scientific. */
function general(number: Digits, precision: number, letter: string, limit = precision): string {
  const rounded = keepDigits(number, precision);
  const sign = rounded.negative && rounded.digits !== '' ? '-' : '';
  if (rounded.digits === '') return '0';
  const exponent = rounded.point - 1;
  if (exponent > -5 && exponent < limit) {
    const decimals = fraction(rounded);
    return `${sign}${integerPart(rounded)}${decimals === '' ? '' : `.${decimals}`}`;
  }
  const mantissa = rounded.digits.slice(0, 1);
  const rest = rounded.digits.slice(1);
  const mark = letter === 'g' ? 'e' : 'E';
  const power = Math.abs(exponent).toString().padStart(2, '0');
  return `${sign}${mantissa}${rest === '' ? '' : `.${rest}`}${mark}${exponent < 0 ? '-' : '+'}${power}`;
}

function formatStandard(number: Digits, letter: string, precision: number | undefined): string {
  const decimals = Math.min(precision ?? 2, MAXIMUM_PRECISION);
  switch (letter.toUpperCase()) {
    case 'F':
      return signed(
        number,
        decimals,
        (text) => text,
        (text) => `-${text}`,
        false,
      );
    case 'N':
      return signed(
        number,
        decimals,
        (text) => text,
        (text) => `-${text}`,
        true,
      );
    case 'C':
      return signed(
        number,
        decimals,
        (text) => `¤${text}`,
        (text) => `(¤${text})`,
        true,
      );
    case 'P':
      return signed(
        { ...number, point: number.digits === '' ? 0 : number.point + 2 },
        decimals,
        (text) => `${text} %`,
        (text) => `-${text} %`,
        true,
      );
    case 'E':
      return scientific(number, precision ?? 6, letter);
    default:
      throw formatError('Format specifier was invalid.');
  }
}

function signed(
  number: Digits,
  decimals: number,
  positive: (text: string) => string,
  negative: (text: string) => string,
  grouped: boolean,
): string {
  const rounded = roundTo(number, decimals);
  const integer = integerPart(rounded);
  const behind = fraction(rounded).padEnd(decimals, '0');
  const text = (grouped ? group(integer) : integer) + (decimals === 0 ? '' : `.${behind}`);
  return rounded.negative && rounded.digits !== '' ? negative(text) : positive(text);
}

function scientific(number: Digits, decimals: number, letter: string): string {
  const rounded = keepDigits(number, decimals + 1);
  const digits = rounded.digits.padEnd(decimals + 1, '0');
  const exponent = rounded.digits === '' ? 0 : rounded.point - 1;
  const sign = rounded.negative && rounded.digits !== '' ? '-' : '';
  const power = Math.abs(exponent).toString().padStart(3, '0');
  const mantissa = digits.slice(0, 1) + (decimals === 0 ? '' : `.${digits.slice(1)}`);
  return `${sign}${mantissa}${letter}${exponent < 0 ? '-' : '+'}${power}`;
}

/** Custom formats: `0`, `#`, `.`, `,`, `%`, `E+0`, quoted text, and sections for positive; negative; zero. */
function formatCustom(number: Digits, pattern: string): string {
  const sections = splitSections(pattern);
  const isZero = number.digits === '';
  let section = sections[0] ?? '';
  let { negative } = number;
  if (negative && !isZero && (sections[1] ?? '') !== '') {
    section = sections[1] ?? '';
    negative = false;
  } else if (isZero && sections[2] !== undefined) {
    section = sections[2] === '' ? section : sections[2];
  }
  const text = formatSection(number, section);
  if (text.isZero && !isZero && sections.length > 2) {
    return formatSection({ ...number, digits: '', point: 0 }, sections[2] ?? '').text;
  }
  return negative && !text.isZero ? `-${text.text}` : text.text;
}

type Piece = { readonly literal: string } | { readonly symbol: string };

function pieces(section: string): Piece[] {
  const result: Piece[] = [];
  for (const [match] of section.matchAll(/\\.|'[^']*'|"[^"]*"|[eE][+-]?0+|[\s\S]/g)) {
    const first = match.charAt(0);
    if (match.length > 1 && first === '\\') result.push({ literal: match.slice(1) });
    else if (match.length > 1 && (first === "'" || first === '"')) {
      result.push({ literal: match.slice(1, -1) });
    } else if ('0#.,%‰'.includes(first) || /^[eE]./.test(match)) result.push({ symbol: match });
    else result.push({ literal: match });
  }
  return result;
}

function splitSections(pattern: string): string[] {
  const sections = [''];
  for (const [match] of pattern.matchAll(/\\.|'[^']*'|"[^"]*"|[\s\S]/g)) {
    if (match === ';') sections.push('');
    else sections[sections.length - 1] += match;
  }
  return sections;
}

function formatSection(
  number: Digits,
  section: string,
): { readonly text: string; readonly isZero: boolean } {
  const parts = pieces(section);
  const symbols = parts.flatMap((part) => ('symbol' in part ? [part.symbol] : []));
  const layout = symbols.filter((symbol) => '0#.,'.includes(symbol)).join('');
  const [before = '', ...behind] = layout.split('.');
  const after = behind.join('').replaceAll(',', '');
  const integerLayout = before.replaceAll(',', '');
  const unscaled = before.replace(/(?<!,),+$/, '');
  const scaling = before.length - unscaled.length;
  const grouped = unscaled.includes(',');
  const exponent = symbols.find((symbol) => /^[eE]/.test(symbol));
  let scaled = number;
  const shift =
    2 * symbols.filter((symbol) => symbol === '%').length +
    3 * symbols.filter((symbol) => symbol === '‰').length -
    3 * scaling;
  if (scaled.digits !== '') scaled = { ...scaled, point: scaled.point + shift };
  let power = 0;
  if (exponent !== undefined && scaled.digits !== '') {
    power = scaled.point - Math.max(1, integerLayout.length);
    scaled = { ...scaled, point: scaled.point - power };
  }
  const rounded = roundTo(scaled, after.length);
  const firstZero = integerLayout.indexOf('0');
  const minimum = firstZero < 0 ? 0 : integerLayout.length - firstZero;
  const whole = rounded.point <= 0 ? '' : integerPart(rounded);
  let integer = whole.padStart(minimum, '0');
  if (grouped) integer = group(integer);
  const required = after.lastIndexOf('0') + 1;
  const decimals = fraction(rounded).padEnd(required, '0');
  return {
    text: place(parts, integer, decimals, power),
    isZero: rounded.digits === '',
  };
}

/** Puts the digits where the first digit placeholder stands; literals keep their places around it. */
function place(parts: readonly Piece[], integer: string, decimals: string, power: number): string {
  if (!parts.some(isPlaceholder)) return parts.map(withoutNumber).join('');
  const pointAt = parts.findIndex((part) => 'symbol' in part && part.symbol === '.');
  const before = (pointAt < 0 ? parts : parts.slice(0, pointAt)).filter(isPlaceholder).length;
  const dealt = dealOut(integer, before);
  let seen = 0;
  let text = '';
  for (const part of parts) {
    if ('literal' in part) {
      text += part.literal;
    } else if (part.symbol === '.') {
      if (before === 0 && seen === 0) text += integer;
      text += decimals === '' ? '' : '.';
    } else if (isPlaceholder(part)) {
      text += seen < before ? dealt[seen] : decimals.charAt(seen - before);
      seen += 1;
    } else if (part.symbol === '%' || part.symbol === '‰') {
      text += part.symbol;
    } else if (/^[eE]/.test(part.symbol)) {
      text += exponentText(part.symbol, power);
    }
  }
  return text;
}

function isPlaceholder(part: Piece): boolean {
  return 'symbol' in part && '0#'.includes(part.symbol);
}

/** Of a section that has no place for digits. */
function withoutNumber(part: Piece): string {
  if ('literal' in part) return part.literal;
  return part.symbol === ',' || part.symbol === '.' ? '' : part.symbol;
}

/**
 * What each of `count` placeholders writes of an integer: one digit each from the right, the first one also what is left,
 * and the first ones nothing where there are fewer digits. Group separators stay with the digits before them.
 */
function dealOut(integer: string, count: number): readonly string[] {
  const digits = integer.replaceAll(',', '').length;
  let at = 0;
  return Array.from({ length: count }, (_, index) => {
    const places = count - index;
    const due = index === 0 ? digits - places + 1 : digits >= places ? 1 : 0;
    const start = at;
    for (let taken = 0; taken < due && at < integer.length; taken += 1) {
      at += 1;
      if (integer.charAt(at) === ',') at += 1;
    }
    return integer.slice(start, at);
  });
}

/** @param symbol `E0`, `e+00`: the letter, whether a plus is written, and the least number of digits */
function exponentText(symbol: string, power: number): string {
  const width = symbol.replace(/^[eE][+-]?/, '').length;
  const sign = power < 0 ? '-' : symbol.includes('+') ? '+' : '';
  return `${symbol.charAt(0)}${sign}${Math.abs(power).toString().padStart(width, '0')}`;
}
