/**
 * A text with its escapes undone, level by level (`%255C` is `%5C` is `\`), and what is left of it when everything but
 * letters and digits goes: two spellings of one value have the same letters. Each letter knows where it stands in the text.
 */

export type Level = {
  /** The letters and digits. */
  readonly letters: string;
  /** For each of them its place in the decoded text. */
  readonly positions: Uint32Array;
  readonly decoded: {
    readonly text: string;
    /** Where a character of the decoded text begins and ends in the original. */
    readonly from: (index: number) => number;
    readonly to: (index: number) => number;
  };
};

/** Nothing that is written here is escaped more often. */
const MOST_LEVELS = 6;

/** The text as it is, and with escapes undone until none is left. */
export function* decode(text: string): Generator<Level> {
  let current: Decoded = { text, starts: undefined, ends: undefined };
  for (let level = 0; level < MOST_LEVELS; level++) {
    yield lettersAt(current);
    const next = undoEscapes(current);
    if (next === undefined) return;
    current = next;
  }
}

/** The letters of a value at each level, with the text that they are of. */
export function levelsOf(value: string): readonly { letters: string; text: string }[] {
  return [...decode(value)].map(({ letters, decoded }) => ({ letters, text: decoded.text }));
}

/** Letters and digits of a value whose escapes are undone. */
export function lettersOf(value: string): string {
  return levelsOf(value).at(-1)?.letters ?? '';
}

type Decoded = {
  readonly text: string;
  /** Undefined: each character stands for itself. */
  readonly starts: Uint32Array | undefined;
  readonly ends: Uint32Array | undefined;
};

function lettersAt({ text, starts, ends }: Decoded): Level {
  const positions = new Uint32Array(text.length);
  const codes = new Uint16Array(text.length);
  let count = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (!isLetter(code)) continue;
    positions[count] = index;
    codes[count] = code;
    count++;
  }
  return {
    letters: count === text.length ? text : textOf(codes, count),
    positions,
    decoded: {
      text,
      from: (index) => starts?.[index] ?? index,
      to: (index) => ends?.[index] ?? index + 1,
    },
  };
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code >= 65 && code <= 90);
}

function textOf(codes: Uint16Array, count: number): string {
  // In its own order of bytes, which is UTF-16LE wherever Node runs.
  return Buffer.from(codes.buffer, 0, count * Uint16Array.BYTES_PER_ELEMENT).toString('utf16le');
}

/** @returns undefined when there is nothing to undo */
function undoEscapes({ text, starts, ends }: Decoded): Decoded | undefined {
  if (!ESCAPE.test(text)) return undefined;
  const codes = new Uint16Array(text.length);
  const newStarts = new Uint32Array(text.length);
  const newEnds = new Uint32Array(text.length);
  let count = 0;
  let undone = false;
  for (let index = 0; index < text.length; ) {
    const found = ESCAPING.has(text.charCodeAt(index)) ? readEscape(text, index) : undefined;
    const size = found?.size ?? 1;
    if (found !== undefined) undone = true;
    codes[count] = found?.code ?? text.charCodeAt(index);
    newStarts[count] = starts?.[index] ?? index;
    newEnds[count] = ends?.[index + size - 1] ?? index + size;
    count++;
    index += size;
  }
  return undone ? { text: textOf(codes, count), starts: newStarts, ends: newEnds } : undefined;
}

type Escape = { readonly code: number; readonly size: number };

// biome-ignore lint/suspicious/noControlCharactersInRegex: a terminal's escapes are what is looked for
const ESCAPE = /[&%\\\u001b]/;
/** What an escape begins with: `&`, `%`, a backslash, ESC. */
const ESCAPING = new Set([38, 37, 92, 27]);
const LINE_BREAK = 10;
const NAMED: Readonly<Record<string, number>> = {
  amp: 38,
  lt: 60,
  gt: 62,
  quot: 34,
  apos: 39,
  nbsp: 32,
  num: 35,
  lowbar: 95,
  hyphen: 45,
};
/** Escapes of white space and control characters in JSON, C# and Go. */
const CONTROL = /[abfnrtv0]/;

function readEscape(text: string, index: number): Escape | undefined {
  switch (text.charCodeAt(index)) {
    case 38: {
      const found = /&(?:#(\d{1,6})|#[xX]([0-9a-fA-F]{1,5})|([a-z]{2,6}));/y;
      found.lastIndex = index;
      const [all, decimal, hexadecimal, name] = found.exec(text) ?? [];
      if (all === undefined) return undefined;
      const code = decimal ?? (hexadecimal === undefined ? NAMED[name ?? ''] : `0x${hexadecimal}`);
      return code === undefined ? undefined : { code: Number(code), size: all.length };
    }
    case 37:
      return hexadecimal(text, index + 1, 2, 3);
    case 92: {
      const sign = text[index + 1];
      if (sign === undefined) return undefined;
      if (sign === 'u') return hexadecimal(text, index + 2, 4, 6) ?? itself(text, index);
      if (sign === 'U') return hexadecimal(text, index + 2, 8, 10) ?? itself(text, index);
      if (sign === 'x') return hexadecimal(text, index + 2, 2, 4) ?? itself(text, index);
      return CONTROL.test(sign) ? { code: LINE_BREAK, size: 2 } : itself(text, index);
    }
    case 27: {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: see above
      const colour = /\u001b\[[\d;]*[A-Za-z]/y;
      colour.lastIndex = index;
      const size = colour.exec(text)?.[0].length;
      return size === undefined ? undefined : { code: LINE_BREAK, size };
    }
    default:
      return undefined;
  }
}

/** What a backslash makes literal. */
function itself(text: string, index: number): Escape {
  return { code: text.charCodeAt(index + 1), size: 2 };
}

function hexadecimal(text: string, from: number, digits: number, size: number): Escape | undefined {
  const written = text.slice(from, from + digits);
  return written.length === digits && /^[0-9a-fA-F]+$/.test(written)
    ? { code: Number.parseInt(written, 16), size }
    : undefined;
}
