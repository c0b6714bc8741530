/** Bytes and text: Encoding, BitConverter, WebUtility. */
import { argument, argumentNull, argumentOutOfRange } from '../../errors.ts';
import { define } from '../../types/define.ts';
import { named, type Type, type TypeDefinition } from '../../types/type.ts';
import { ClrObject, type Value } from '../../types/values.ts';
import { type AnyArray, ClrArray, itemsOf } from '../collections/array.ts';
import { iterate } from '../collections/sequence.ts';
import { Char, charType } from '../foundation/char.ts';
import { textOf } from '../foundation/text-of.ts';
import { bitsOf, Double } from '../numbers/double.ts';
import { type IntegerName, type IntegerOf, integer, integerOf, wrap } from '../numbers/integral.ts';

type Codec = {
  readonly name: string;
  readonly encode: (text: string) => Uint8Array;
  readonly decode: (bytes: Uint8Array) => string;
};

export class Encoding extends ClrObject {
  readonly codec: Codec;

  constructor(codec: Codec) {
    super();
    this.codec = codec;
  }

  get type(): Type {
    return named(encodingType);
  }
}

/** Characters that a charset does not have become `?`. */
function singleByte(name: string, limit: number): Codec {
  return {
    name,
    encode: (text) =>
      Uint8Array.from({ length: text.length }, (_, index) => {
        const code = text.charCodeAt(index);
        return code < limit ? code : 63;
      }),
    decode: (bytes) =>
      Array.from(bytes, (byte) => (byte < limit ? String.fromCharCode(byte) : '?')).join(''),
  };
}

const UTF8: Codec = {
  name: 'utf-8',
  encode: (text) => new TextEncoder().encode(text),
  decode: (bytes) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes),
};

const UTF16: Codec = {
  name: 'utf-16',
  encode: (text) => new Uint8Array(Buffer.from(text, 'utf16le')),
  // Half a character is a replacement character.
  decode: (bytes) => new TextDecoder('utf-16le', { ignoreBOM: true }).decode(bytes),
};

const ASCII = singleByte('us-ascii', 128);
const LATIN1 = singleByte('iso-8859-1', 256);
const CODECS = [UTF8, UTF16, ASCII, LATIN1];

const PAGES: Readonly<Record<number, string>> = {
  1200: 'utf-16',
  20127: 'us-ascii',
  28591: 'iso-8859-1',
  65001: 'utf-8',
};

function codecNamed(name: string | null): Encoding {
  if (name === null) throw argumentNull('name');
  const wanted = name
    .toLowerCase()
    .replace(/^utf8$/, 'utf-8')
    .replace(/^ascii$/, 'us-ascii');
  const codec = CODECS.find((candidate) => candidate.name === wanted);
  if (codec === undefined) {
    throw argument(`'${name}' is not a supported encoding name.`, 'name');
  }
  return new Encoding(codec);
}

function required(bytes: Uint8Array | null, parameter = 'bytes'): Uint8Array {
  if (bytes === null) throw argumentNull(parameter);
  return bytes;
}

function range(bytes: Uint8Array, start: number, count: number): Uint8Array {
  if (start < 0 || count < 0) throw argumentOutOfRange(start < 0 ? 'index' : 'count');
  if (start + count > bytes.length) {
    throw argumentOutOfRange(
      'bytes',
      'Index and count must refer to a location within the buffer.',
    );
  }
  return bytes.subarray(start, start + count);
}

const encodingType = define({
  declaration: 'class System.Text.Encoding',
  members: {
    'static Encoding UTF8': () => new Encoding(UTF8),
    'static Encoding Unicode': () => new Encoding(UTF16),
    'static Encoding ASCII': () => new Encoding(ASCII),
    'static Encoding Default': () => new Encoding(UTF8),
    'static Encoding GetEncoding(string name)': codecNamed,
    'static Encoding GetEncoding(int codepage)': (page: number) =>
      codecNamed(PAGES[page] ?? `${page}`),
    'byte[] GetBytes(string s)': ({ codec }: Encoding, text: string | null) => {
      if (text === null) throw argumentNull('s');
      return codec.encode(text);
    },
    'byte[] GetBytes(char[] chars)': ({ codec }: Encoding, chars: AnyArray | null) => {
      if (chars === null) throw argumentNull('chars');
      return codec.encode(itemsOf(chars).map(textOf).join(''));
    },
    'string GetString(byte[] bytes)': ({ codec }: Encoding, bytes: Uint8Array | null) =>
      codec.decode(required(bytes)),
    'string GetString(byte[] bytes, int index, int count)': (
      { codec }: Encoding,
      bytes: Uint8Array | null,
      index: number,
      count: number,
    ) => codec.decode(range(required(bytes), index, count)),
    'int GetByteCount(string s)': ({ codec }: Encoding, text: string | null) => {
      if (text === null) throw argumentNull('s');
      return codec.encode(text).length;
    },
    'int GetCharCount(byte[] bytes)': ({ codec }: Encoding, bytes: Uint8Array | null) =>
      codec.decode(required(bytes)).length,
    'char[] GetChars(byte[] bytes)': ({ codec }: Encoding, bytes: Uint8Array | null) =>
      new ClrArray(CHAR, [...iterate(codec.decode(required(bytes)))]),
    'string WebName': ({ codec }: Encoding) => codec.name,
  },
  missing:
    'BigEndianUnicode UTF32 UTF7 BodyName CodePage Convert EncodingName GetByteCount GetBytes GetCharCount GetChars GetDecoder GetEncoder GetMaxByteCount GetMaxCharCount GetPreamble HeaderName IsSingleByte',
});

function readInteger<Name extends IntegerName>(name: Name, size: number) {
  return (bytes: Uint8Array | null, start: number): IntegerOf<Name> => {
    const source = required(bytes, 'value');
    if (start < 0 || start >= source.length) throw argumentOutOfRange('startIndex');
    if (start + size > source.length) {
      throw argument(
        'Destination array is not long enough to copy all the items in the collection. Check array index and length.',
      );
    }
    let value = 0n;
    for (let index = size - 1; index >= 0; index--) {
      value = (value << 8n) | BigInt(source[start + index] ?? 0);
    }
    return integer(name, wrap(name, value));
  };
}

function writeInteger(size: number): (value: Value) => Uint8Array {
  return (value) => {
    const bits = BigInt.asUintN(size * 8, integerOf(value));
    return Uint8Array.from({ length: size }, (_, index) =>
      Number((bits >> BigInt(8 * index)) & 255n),
    );
  };
}

function dashed(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join('-');
}

const CHAR = named(charType);

const bitConverterType = define({
  declaration: 'static System.BitConverter',
  members: {
    'static bool IsLittleEndian': () => true,
    'static string ToString(byte[] value)': (bytes: Uint8Array | null) =>
      dashed(required(bytes, 'value')),
    'static string ToString(byte[] value, int startIndex)': (
      bytes: Uint8Array | null,
      start: number,
    ) => {
      const source = required(bytes, 'value');
      return dashed(range(source, start, source.length - start));
    },
    'static string ToString(byte[] value, int startIndex, int length)': (
      bytes: Uint8Array | null,
      start: number,
      length: number,
    ) => dashed(range(required(bytes, 'value'), start, length)),
    'static short ToInt16(byte[] value, int startIndex)': readInteger('short', 2),
    'static int ToInt32(byte[] value, int startIndex)': readInteger('int', 4),
    'static long ToInt64(byte[] value, int startIndex)': readInteger('long', 8),
    'static ushort ToUInt16(byte[] value, int startIndex)': readInteger('ushort', 2),
    'static uint ToUInt32(byte[] value, int startIndex)': readInteger('uint', 4),
    'static ulong ToUInt64(byte[] value, int startIndex)': readInteger('ulong', 8),
    'static double ToDouble(byte[] value, int startIndex)': (
      bytes: Uint8Array | null,
      start: number,
    ) => {
      const source = range(required(bytes, 'value'), start, 8);
      return new Double(new DataView(source.buffer, source.byteOffset, 8).getFloat64(0, true));
    },
    'static bool ToBoolean(byte[] value, int startIndex)': (
      bytes: Uint8Array | null,
      start: number,
    ) => {
      const source = required(bytes, 'value');
      if (start < 0 || start >= source.length) throw argumentOutOfRange('startIndex');
      return source[start] !== 0;
    },
    'static char ToChar(byte[] value, int startIndex)': (bytes: Uint8Array | null, start: number) =>
      Char.of(Number(integerOf(readInteger('ushort', 2)(bytes, start)))),
    'static long DoubleToInt64Bits(double value)': ({ value }: Double) => bitsOf(value),
    'static double Int64BitsToDouble(long value)': (bits: bigint) => {
      const view = new DataView(new ArrayBuffer(8));
      view.setBigInt64(0, bits);
      return new Double(view.getFloat64(0));
    },
    'static byte[] GetBytes(short value)': writeInteger(2),
    'static byte[] GetBytes(ushort value)': writeInteger(2),
    'static byte[] GetBytes(int value)': writeInteger(4),
    'static byte[] GetBytes(uint value)': writeInteger(4),
    'static byte[] GetBytes(long value)': writeInteger(8),
    'static byte[] GetBytes(ulong value)': writeInteger(8),
    'static byte[] GetBytes(bool value)': (value: boolean) => Uint8Array.of(value ? 1 : 0),
    'static byte[] GetBytes(char value)': ({ code }: Char) => Uint8Array.of(code & 255, code >> 8),
    'static byte[] GetBytes(double value)': ({ value }: Double) => {
      const bytes = new Uint8Array(8);
      new DataView(bytes.buffer).setFloat64(0, value, true);
      return bytes;
    },
  },
  missing: 'ToSingle',
});

/** Space becomes `+`; letters, digits and `-_.!*()` stay. */
function urlEncode(text: string | null): string | null {
  if (text === null) return null;
  return encodeURIComponent(text.toWellFormed())
    .replace(/%20/g, '+')
    .replace(/['~]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** Escapes decode byte by byte; bytes that are no UTF-8 become replacement characters. */
function urlDecode(text: string | null): string | null {
  if (text === null) return null;
  return text
    .replaceAll('+', ' ')
    .replace(/(?:%[\da-fA-F]{2})+/g, (escaped) =>
      Buffer.from(escaped.replaceAll('%', ''), 'hex').toString('utf8'),
    );
}

const HTML: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '>': '&gt;',
  '&': '&amp;',
  '"': '&quot;',
  "'": '&#39;',
};

function htmlEncode(text: string | null): string | null {
  if (text === null) return null;
  return text.replace(
    /[<>&"'\u00a0-\u00ff]|[\ud800-\udbff][\udc00-\udfff]/g,
    (char) => HTML[char] ?? `&#${char.codePointAt(0)};`,
  );
}

const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  copy: '\u00a9',
  reg: '\u00ae',
  auml: 'ä',
  ouml: 'ö',
  uuml: 'ü',
  Auml: 'Ä',
  Ouml: 'Ö',
  Uuml: 'Ü',
  szlig: 'ß',
  eacute: 'é',
  euro: '€',
};

function htmlDecode(text: string | null): string | null {
  if (text === null) return null;
  return text.replace(/&(?:#(\d+)|#[xX]([\da-fA-F]+)|(\w+));/g, (match, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES[String(name)] ?? match;
    const code = decimal === undefined ? Number.parseInt(String(hex), 16) : Number(decimal);
    const valid = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
    return valid ? String.fromCodePoint(code) : match;
  });
}

const webUtilityType = define({
  declaration: 'static System.Net.WebUtility',
  members: {
    'static string UrlEncode(string value)': urlEncode,
    'static string UrlDecode(string encodedValue)': urlDecode,
    'static string HtmlEncode(string value)': htmlEncode,
    'static string HtmlDecode(string value)': htmlDecode,
  },
  missing: 'UrlEncodeToBytes UrlDecodeToBytes',
});

export const encodingTypes: readonly TypeDefinition[] = [
  encodingType,
  bitConverterType,
  webUtilityType,
];
