/** The simple values of JSON: numbers and text, dates among the text. */
import type { Type } from '../../types/type.ts';
import { ClrObject, type Value } from '../../types/values.ts';
import { Double } from '../numbers/double.ts';
import { TICKS_PER_MINUTE, ticksOf, ticksOfMilliseconds } from '../time/calendar.ts';
import { DateTime } from '../time/date-time.ts';
import { jsonType } from './definitions.ts';
import { JValue } from './token.ts';
import { JTokenType } from './token-kind.ts';

const bigInteger = jsonType('System.Numerics.BigInteger');

/** An integer beyond 64 bits: Json.NET keeps it as a System.Numerics.BigInteger. */
export class BigInteger extends ClrObject {
  readonly isNumber = true;
  readonly value: bigint;

  constructor(value: bigint) {
    super();
    this.value = value;
  }

  get type(): Type {
    return bigInteger();
  }

  override toString(): string {
    return this.value.toString();
  }
}

/** Json.NET reads no longer integers (`JsonTextReader`, MaximumJavascriptIntegerCharacterLength). */
const MAXIMUM_INTEGER_LENGTH = 380;

/** So many digits are exact as a JavaScript number, which is made faster than a bigint. */
const SAFE_LENGTH = 15;

const INTEGER = /^-?\d+$/;
const OCTAL = /^0[0-7]+$/;
const HEXADECIMAL = /^0[xX][\da-fA-F]+$/;
const FLOAT = /^-?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

/** Why a text is no number. */
type Refusal = { readonly refusal: string };

/** An integer or a float, as its notation says. */
export function numberToken(text: string): JValue | Refusal {
  const isInteger = INTEGER.test(text);
  // A leading zero means octal to Json.NET.
  const isOctal = isInteger && OCTAL.test(text);
  if (isInteger && !isOctal && text.length <= SAFE_LENGTH) {
    return new JValue(JTokenType.of(6), BigInt(Number(text)));
  }
  if (isInteger || HEXADECIMAL.test(text)) {
    if (text.length > MAXIMUM_INTEGER_LENGTH) {
      return { refusal: `JSON integer ${text} is too large to parse.` };
    }
    const value = BigInt(isOctal ? `0o${text}` : text);
    const fits = BigInt.asIntN(64, value) === value;
    return new JValue(JTokenType.of(6), fits ? value : new BigInteger(value));
  }
  const value = FLOAT.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(value)
    ? new JValue(JTokenType.of(7), new Double(value))
    : { refusal: `Input string '${text}' is not a valid number.` };
}

const ISO_DATE =
  /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,7}))?([Zz]|[+-]\d\d:?(?:\d\d)?)?$/;

/** A string; one that looks like an ISO 8601 date becomes a date, which then prints in another form. */
export function textToken(text: string): JValue {
  const date = isoDate(text) ?? microsoftDate(text);
  if (date !== undefined) return new JValue(JTokenType.of(12), date, text);
  return new JValue(JTokenType.of(8), text);
}

/** Milliseconds of UTC; an offset makes it local time, which is UTC here. */
const MICROSOFT_DATE = /^\/Date\((-?\d{1,15})([+-]\d{4})?\)\/$/;

function isoDate(text: string): Value | undefined {
  // Nearly every text is none, and this is found out sooner than by the pattern.
  if (text.charAt(4) !== '-') return undefined;
  const match = ISO_DATE.exec(text);
  if (match === null) return undefined;
  const [, year, month, day, hour, minute, second, fraction = '', zone] = match;
  const ticks = ticksOf({
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
    fraction: Number(fraction.padEnd(7, '0')),
  });
  if (ticks === undefined) return undefined;
  if (zone === undefined) return new DateTime(ticks, 'unspecified');
  if (zone === 'Z' || zone === 'z') return new DateTime(ticks, 'utc');
  const offset = /^([+-])(\d\d):?(\d\d)?$/.exec(zone);
  const minutes = Number(offset?.[2]) * 60 + Number(offset?.[3] ?? 0);
  const east = offset?.[1] === '-' ? -minutes : minutes;
  return new DateTime(ticks - BigInt(east) * TICKS_PER_MINUTE, 'local');
}

function microsoftDate(text: string): Value | undefined {
  if (text.charAt(0) !== '/') return undefined;
  const match = MICROSOFT_DATE.exec(text);
  if (match === null) return undefined;
  const ticks = ticksOfMilliseconds(Number(match[1]));
  return new DateTime(ticks, match[2] === undefined ? 'utc' : 'local');
}
