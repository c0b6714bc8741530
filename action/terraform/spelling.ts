/**
 * A text with its escapes undone, level by level (`%255C` is `%5C` is `\`), and what is left of it when everything but
 * letters and digits goes: two spellings of one value have the same letters. Each letter knows where it stands in the text.
 */

export type Level = {
  /** The letters and digits. */
  readonly letters: string;
  /** The place of one of them in the decoded text. */
  readonly positionOf: (letter: number) => number;
  readonly decoded: Decoded;
};

type Decoded = {
  readonly text: string;
  /** Where a character of the decoded text begins and ends in the original. */
  readonly from: (index: number) => number;
  readonly to: (index: number) => number;
};

/** Nothing that is written here is escaped more often. */
const MOST_LEVELS = 6;

/** The text as it is, and with escapes undone until none is left. Places are worked out where somebody asks for one: seldom. */
export function* decode(text: string): Generator<Level> {
  let current: Decoded = { text, from: (index) => index, to: (index) => index + 1 };
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

function lettersAt(decoded: Decoded): Level {
  let positions: Uint32Array | undefined;
  return {
    letters: decoded.text.replaceAll(/[^A-Za-z0-9]+/g, ''),
    positionOf: (letter) => {
      positions ??= positionsIn(decoded.text);
      return positions[letter] ?? 0;
    },
    decoded,
  };
}

function positionsIn(text: string): Uint32Array {
  const positions = new Uint32Array(text.length);
  let count = 0;
  for (let index = 0; index < text.length; index++) {
    if (isLetter(text.charCodeAt(index))) {
      positions[count] = index;
      count++;
    }
  }
  return positions;
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || (code >= 65 && code <= 90);
}

/** An escape that was one character's: where that is now, and where the escape was. */
type Undone = { readonly at: number; readonly from: number; readonly size: number };

/** @returns undefined when there is nothing to undo */
function undoEscapes({ text, from, to }: Decoded): Decoded | undefined {
  const undone: Undone[] = [];
  const pieces: string[] = [];
  let length = 0;
  let done = 0;
  for (let index = nextEscape(text, 0); index >= 0; ) {
    const found = readEscape(text, index);
    if (found !== undefined) {
      pieces.push(text.slice(done, index), String.fromCharCode(found.code));
      length += index - done;
      undone.push({ at: length, from: index, size: found.size });
      length += 1;
      done = index + found.size;
    }
    index = nextEscape(text, found === undefined ? index + 1 : done);
  }
  if (undone.length === 0) return undefined;
  pieces.push(text.slice(done));
  /** Where a character was before: itself, or the whole escape. */
  const before = (index: number) => {
    const last = undone[lastAtOrBefore(undone, index)];
    if (last === undefined) return { from: index, size: 1 };
    return last.at === index
      ? last
      : { from: index - last.at - 1 + last.from + last.size, size: 1 };
  };
  return {
    text: pieces.join(''),
    from: (index) => from(before(index).from),
    to: (index) => {
      const character = before(index);
      return to(character.from + character.size - 1);
    },
  };
}

function nextEscape(text: string, start: number): number {
  NEXT_ESCAPE.lastIndex = start;
  return NEXT_ESCAPE.exec(text)?.index ?? -1;
}

/** @returns -1 where all come later */
function lastAtOrBefore(undone: readonly Undone[], index: number): number {
  let low = -1;
  let high = undone.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((undone[middle]?.at ?? 0) <= index) low = middle;
    else high = middle;
  }
  return low;
}

type Escape = { readonly code: number; readonly size: number };

/** What an escape begins with. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: a terminal's escapes are what is looked for
const NEXT_ESCAPE = /[&%\\\u001b]/g;
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
