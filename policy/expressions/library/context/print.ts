/**
 * Values ↔ text in one invariant form per type, for `aolb eval`: what is printed for a value can be given as a
 * variable of the next context.
 */

import { ClrException } from '../../errors.ts';
import type { Value } from '../../types/values.ts';
import { Lookup } from '../collections/dictionary.ts';
import { iterate, SequenceObject } from '../collections/sequence.ts';
import { fromBase64 } from '../conversion/convert.ts';
import { requireBool } from '../foundation/bool.ts';
import { Char } from '../foundation/char.ts';
import { Guid } from '../foundation/guid.ts';
import { textOf } from '../foundation/text-of.ts';
import { parseJson } from '../json/parse.ts';
import { JToken } from '../json/token.ts';
import { writeJson } from '../json/write.ts';
import { Double, requireDouble } from '../numbers/double.ts';
import { roundTrip } from '../numbers/format-number.ts';
import { type IntegerName, requireInteger } from '../numbers/integral.ts';
import { Uri } from '../text/uri.ts';
import { parseDate } from '../time/date-parse.ts';
import { DateTime } from '../time/date-time.ts';
import { DateTimeOffset, parseDateTimeOffset } from '../time/date-time-offset.ts';
import { parseTimeSpan } from '../time/time-span.ts';

/**
 * | type | form |
 * |---|---|
 * | integers, `System.String`, `System.Char`, `System.Boolean`, `System.Guid`, enums | as `ToString()` |
 * | `System.Double` | shortest text that reads back as the same number |
 * | `System.DateTime`, `System.DateTimeOffset` | format `o` |
 * | `System.TimeSpan` | format `c` |
 * | `System.Byte[]` | base 64 |
 * | JSON tokens | JSON without white space |
 * | sequences, dictionaries | JSON array or object of the elements' forms |
 * | anything else | `ToString()` |
 */
export function printValue(value: Value): string | null {
  if (value === null) return null;
  if (value instanceof Double) return roundTrip(value.value);
  if (value instanceof DateTime || value instanceof DateTimeOffset) return value.format('o');
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (value instanceof JToken) return writeJson(value, false);
  if (value instanceof Lookup) {
    // An object of JavaScript would put keys that look like numbers first.
    const entries = [...value.entries()].map(
      ([key, item]) => `${JSON.stringify(textOf(key))}:${JSON.stringify(printValue(item))}`,
    );
    return `{${entries.join()}}`;
  }
  if (value instanceof SequenceObject) {
    return JSON.stringify(Array.from(iterate(value), printValue));
  }
  return textOf(value);
}

const INTEGERS: Readonly<Record<string, IntegerName>> = {
  'System.SByte': 'sbyte',
  'System.Byte': 'byte',
  'System.Int16': 'short',
  'System.UInt16': 'ushort',
  'System.Int32': 'int',
  'System.UInt32': 'uint',
  'System.Int64': 'long',
  'System.UInt64': 'ulong',
};

/** Types that a variable of a context can have. */
const READERS: Readonly<Record<string, (text: string) => Value>> = {
  'System.String': (text) => text,
  'System.Boolean': requireBool,
  'System.Double': (text) => new Double(requireDouble(text)),
  'System.Char': (text) => Char.of(text.charCodeAt(0)),
  'System.Guid': (text) => Guid.parse(text) ?? failed('a GUID'),
  'System.DateTime': readDateTime,
  'System.DateTimeOffset': (text) => parseDateTimeOffset(text),
  'System.TimeSpan': (text) => parseTimeSpan(text) ?? failed('a time span'),
  'System.Uri': (text) => new Uri(text, URL.canParse(text) ? new URL(text) : undefined),
  'System.Byte[]': fromBase64,
  'Newtonsoft.Json.Linq.JToken': (text) => parseJson(text, 'JToken'),
  'Newtonsoft.Json.Linq.JValue': (text) => parseJson(text, 'JToken'),
  'Newtonsoft.Json.Linq.JObject': (text) => parseJson(text, 'JObject'),
  'Newtonsoft.Json.Linq.JArray': (text) => parseJson(text, 'JArray'),
};

function failed(what: string): never {
  throw new ClrException('System.FormatException', `the text is not ${what}`);
}

function readDateTime(text: string): Value {
  const parsed = parseDate(text) ?? failed('a date');
  const kind = parsed.isUtc ? 'utc' : parsed.offset === undefined ? 'unspecified' : 'local';
  return new DateTime(parsed.ticks - BigInt(parsed.offset ?? 0) * 600_000_000n, kind);
}

/**
 * Reads a value from its printed form.
 *
 * @throws {Error} for types that a context cannot hold, and for text that is no value of the type
 */
export function readValue(type: string, text: string): Value {
  const integer = INTEGERS[type];
  const read =
    integer === undefined ? READERS[type] : (given: string) => requireInteger(integer, given);
  if (read === undefined) {
    const known = [...Object.keys(INTEGERS), ...Object.keys(READERS)].join(', ');
    throw new Error(`${type} cannot be given in a context: use one of ${known}`);
  }
  try {
    return read(text);
  } catch (error) {
    if (!(error instanceof ClrException)) throw error;
    throw new Error(`${JSON.stringify(text)} is no ${type}: ${error.message}`);
  }
}
