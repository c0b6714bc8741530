/** System.Guid. */
import { argument, argumentNull, format } from '../../errors.ts';
import { define } from '../../types/define.ts';
import type { Call, Reference } from '../../types/member.ts';
import { named, type Type } from '../../types/type.ts';
import type { Value } from '../../types/values.ts';
import { Comparable } from './compare.ts';

const PLAIN = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;

/** The 128 bits in the order of the printed form, 32 at a time. */
type Words = readonly [number, number, number, number];

export class Guid extends Comparable {
  /** Lower-case, with dashes or without; printed when it is first asked for. */
  readonly #written: string | undefined;
  #read: Words | undefined;
  #digits: string | undefined;

  /** @param value the printed form in lower case, with dashes or without, or what it stands for */
  constructor(value: string | Words) {
    super();
    if (typeof value === 'string') this.#written = value;
    else this.#read = value;
  }

  static readonly empty = new Guid([0, 0, 0, 0]);

  /** Version 4 of RFC 9562: all that is not fixed is drawn. */
  static random(random: () => number): Guid {
    const word = () => Math.floor(random() * 0x1_0000_0000);
    const [one, two, three, four] = [word(), word(), word(), word()];
    return new Guid([one, (two & ~0xf000) | 0x4000, (three & 0x3fffffff) | 0x80000000, four]);
  }

  /** 32 lower-case hexadecimal digits in the order of the printed form. */
  get digits(): string {
    this.#digits ??= this.#written?.replaceAll('-', '') ?? this.#words.map(hexadecimal).join('');
    return this.#digits;
  }

  get #words(): Words {
    this.#read ??= wordsOf(this.#written ?? '');
    return this.#read;
  }

  /** Any of the forms that `Guid.Parse` reads: N, D, B, P. */
  static parse(text: string): Guid | undefined {
    // The form in which a gateway writes its own.
    if (PLAIN.test(text)) return new Guid(text);
    const trimmed = text.trim();
    const match =
      /^(?:\{(?<b>[\da-f-]{36})\}|\((?<p>[\da-f-]{36})\)|(?<d>[\da-f-]{36})|(?<n>[\da-f]{32}))$/i.exec(
        trimmed,
      );
    const groups = match?.groups;
    const dashed = groups?.b ?? groups?.p ?? groups?.d;
    if (dashed !== undefined && !/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(dashed)) {
      return undefined;
    }
    const digits = (dashed ?? groups?.n)?.replaceAll('-', '').toLowerCase();
    return digits === undefined ? undefined : new Guid(digits);
  }

  /** The first three groups are little-endian in the bytes. */
  static fromBytes(bytes: Uint8Array): Guid {
    const at = (index: number) => (bytes[index] ?? 0).toString(16).padStart(2, '0');
    return new Guid([3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15].map(at).join(''));
  }

  get type(): Type {
    return named(guidType);
  }

  bytes(): Uint8Array {
    const printed = Uint8Array.from(this.digits.match(/../g) ?? [], (pair) =>
      Number.parseInt(pair, 16),
    );
    const order = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15];
    return Uint8Array.from(order, (index) => printed[index] ?? 0);
  }

  format(pattern: string): string {
    const parts = /^(.{8})(.{4})(.{4})(.{4})(.{12})$/.exec(this.digits)?.slice(1) ?? [];
    const dashed = parts.join('-');
    switch (pattern.toUpperCase()) {
      case 'N':
        return this.digits;
      case '':
      case 'D':
        return dashed;
      case 'B':
        return `{${dashed}}`;
      case 'P':
        return `(${dashed})`;
      case 'X': {
        const [one = '', two = '', three = '', four = '', five = ''] = parts;
        const bytes = `${four}${five}`.match(/../g) ?? [];
        return `{0x${one},0x${two},0x${three},{${bytes.map((byte) => `0x${byte}`).join()}}}`;
      }
      default:
        throw format(
          'Format String can be only "D", "d", "N", "n", "P", "p", "B", "b", "X" or "x".',
        );
    }
  }

  /** The four 32-bit words of the bytes, combined by exclusive or, as .NET (Core) does. */
  hash(): number {
    // Most policies that ask for one do so for chance from the request's, which nobody prints.
    const [one, two, three, four] = this.#words;
    // The bytes of the first three groups, and of them only, are in the order of the machine.
    return one ^ ((two << 16) | (two >>> 16)) ^ swapped(three) ^ swapped(four);
  }

  override toString(): string {
    return this.format('D');
  }

  override equals(other: Value): boolean {
    return other instanceof Guid && other.digits === this.digits;
  }

  compareTo(other: Value): number {
    if (!(other instanceof Guid) || other.digits === this.digits) {
      return other instanceof Guid ? 0 : 1;
    }
    return this.digits < other.digits ? -1 : 1;
  }

  override key(): unknown {
    return `guid ${this.digits}`;
  }
}

/** The four 32-bit words of a printed form, signed. */
function wordsOf(written: string): Words {
  const words: [number, number, number, number] = [0, 0, 0, 0];
  let digits = 0;
  for (let at = 0; at < written.length; at++) {
    const code = written.charCodeAt(at);
    // 45 is the dash, 48 is `0`, 97 is `a`.
    if (code === 45) continue;
    const word = digits++ >> 3;
    words[word] = ((words[word] ?? 0) << 4) | (code < 97 ? code - 48 : code - 87);
  }
  return words;
}

function hexadecimal(word: number): string {
  return (word >>> 0).toString(16).padStart(8, '0');
}

/** The bytes of a 32-bit word, the other way round. */
function swapped(word: number): number {
  return (word << 24) | ((word & 0xff00) << 8) | ((word >>> 8) & 0xff00) | (word >>> 24);
}

function parse(text: string | null): Guid {
  if (text === null) throw argumentNull('input');
  const guid = Guid.parse(text);
  if (guid === undefined) {
    throw format(
      'Guid should contain 32 digits with 4 dashes (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx).',
    );
  }
  return guid;
}

export const guidType = define({
  declaration: 'struct System.Guid : IComparable, IComparable<Guid>, IFormattable',
  initial: () => Guid.empty,
  members: {
    'new(string g)': (text: string | null) => parse(text),
    'new(byte[] b)': (bytes: Uint8Array | null) => {
      if (bytes === null) throw argumentNull('b');
      if (bytes.length !== 16) {
        throw argument('Byte array for GUID must be exactly 16 bytes long.', 'b');
      }
      return Guid.fromBytes(bytes);
    },
    'static Guid Empty': () => Guid.empty,
    'static Guid NewGuid()': {
      withCall: ({ runtime }: Call) => new Guid(runtime.guid().replaceAll('-', '').toLowerCase()),
    },
    'static Guid Parse(string input)': (text: string | null) => parse(text),
    'static bool TryParse(string input, out Guid result)': (
      text: string | null,
      result: Reference,
    ) => {
      const guid = text === null ? undefined : Guid.parse(text);
      result.value = guid ?? Guid.empty;
      return guid !== undefined;
    },
    'string ToString(string format)': (guid: Guid, pattern: string | null) =>
      guid.format(pattern ?? ''),
    'int CompareTo(object value)': (left: Guid, right: Value) => {
      if (right === null || right instanceof Guid) return left.compareTo(right);
      throw argument('Object must be of type GUID.', 'value');
    },
    'byte[] ToByteArray()': (guid: Guid) => guid.bytes(),
    'bool Equals(Guid g)': (left: Guid, right: Guid) => left.equals(right),
    'int CompareTo(Guid value)': (left: Guid, right: Guid) => left.compareTo(right),
    'static bool operator ==(Guid a, Guid b)': (left: Guid, right: Guid) => left.equals(right),
    'static bool operator !=(Guid a, Guid b)': (left: Guid, right: Guid) => !left.equals(right),
  },
  missing: 'ParseExact ToString TryParseExact new',
});
