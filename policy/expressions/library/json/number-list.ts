/**
 * A JSON array of numbers as the text that it was read from. Bodies of embeddings calls are lists of hundreds of
 * thousands of token ids that no policy looks at: tokens are made when somebody does.
 */
import { numberToken } from './scalars.ts';
import { JValue } from './token.ts';

/** So many digits and signs fit 64 bits, whatever they are. */
const MAXIMUM_DIGITS = 18;

export class NumberList {
  readonly count: number;
  /** Where the array's closing bracket stands. */
  readonly end: number;
  /** From behind the opening bracket up to the closing one. */
  readonly #text: string;
  readonly #canonical: boolean;
  readonly #spaced: boolean;

  private constructor(
    text: string,
    end: number,
    count: number,
    canonical: boolean,
    spaced: boolean,
  ) {
    this.#text = text;
    this.end = end;
    this.count = count;
    this.#canonical = canonical;
    this.#spaced = spaced;
  }

  /**
   * Linear in what it reads, and it reads up to the first thing that is no number of strict JSON.
   *
   * @param start behind the opening bracket
   * @returns undefined for an array that holds anything else, or numbers in another notation
   */
  static at(text: string, start: number): NumberList | undefined {
    let offset = start;
    let count = 0;
    let canonical = true;
    let spaced = false;
    for (;;) {
      let code = text.charCodeAt(offset);
      for (; isJsonSpace(code); code = text.charCodeAt(++offset)) spaced = true;
      const isNegative = code === MINUS;
      if (isNegative) code = text.charCodeAt(++offset);
      const first = offset;
      const isZero = code === ZERO;
      while (isDigit(code)) code = text.charCodeAt(++offset);
      const digits = offset - first;
      if (digits === 0 || digits > MAXIMUM_DIGITS || (isZero && digits > 1)) return undefined;
      // Minus zero is written without its sign.
      if (isZero && isNegative) canonical = false;
      if (code === POINT || code === EXPONENT || code === UPPER_EXPONENT) {
        canonical = false;
        const end = endOfFraction(text, offset);
        if (end === undefined) return undefined;
        offset = end;
        code = text.charCodeAt(offset);
      }
      count++;
      for (; isJsonSpace(code); code = text.charCodeAt(++offset)) spaced = true;
      if (code === CLOSE) {
        return new NumberList(text.slice(start, offset), offset, count, canonical, spaced);
      }
      if (code !== COMMA) return undefined;
      offset++;
    }
  }

  /** The numbers as tokens. */
  tokens(): JValue[] {
    return this.#text.split(',').map((written) => {
      const token = numberToken(written.trim());
      if (!(token instanceof JValue)) throw new Error(`${written} is no number`);
      return token;
    });
  }

  /** Whether the text tells how the numbers are written: integers are written as they are read. */
  get isCanonical(): boolean {
    return this.#canonical;
  }

  /** The numbers separated by commas, each behind `line`; without the white space that they were read with. */
  lines(line: string): string {
    if (line === '') return this.#spaced ? this.#text.replace(/\s+/g, '') : this.#text;
    // Digits are ASCII, and bytes are put together much faster than pieces of text.
    const bytes = Buffer.allocUnsafe(this.#text.length + this.count * line.length);
    let length = bytes.write(line, 0, 'latin1');
    for (let offset = 0; offset < this.#text.length; offset++) {
      const code = this.#text.charCodeAt(offset);
      if (isJsonSpace(code)) continue;
      bytes[length++] = code;
      if (code !== COMMA) continue;
      for (let index = 0; index < line.length; index++) bytes[length++] = line.charCodeAt(index);
    }
    return bytes.toString('latin1', 0, length);
  }
}

const ZERO = 0x30;
const MINUS = 0x2d;
const PLUS = 0x2b;
const POINT = 0x2e;
const COMMA = 0x2c;
const CLOSE = 0x5d;
const EXPONENT = 0x65;
const UPPER_EXPONENT = 0x45;

function isDigit(code: number): boolean {
  return code >= ZERO && code <= 0x39;
}

function isJsonSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

/** @returns where a fraction, an exponent or both end; undefined where one of them has no or too many digits */
function endOfFraction(text: string, start: number): number | undefined {
  let offset = start;
  if (text.charCodeAt(offset) === POINT) {
    const first = ++offset;
    while (isDigit(text.charCodeAt(offset))) offset++;
    if (offset === first) return undefined;
  }
  const code = text.charCodeAt(offset);
  if (code !== EXPONENT && code !== UPPER_EXPONENT) return offset;
  const sign = text.charCodeAt(offset + 1);
  const first = offset + (sign === PLUS || sign === MINUS ? 2 : 1);
  offset = first;
  while (isDigit(text.charCodeAt(offset))) offset++;
  // Two digits of an exponent and eighteen in front are far from infinity, which would be no number.
  return offset === first || offset - first > 2 ? undefined : offset;
}
