/** Trees of regular expressions, and the options and characters that patterns speak of. */
import { isWhiteSpace } from '../foundation/char.ts';
import { Enumeration } from '../foundation/enum.ts';

export const RegexOptions = new Enumeration(
  'System.Text.RegularExpressions.RegexOptions',
  {
    None: 0,
    IgnoreCase: 1,
    Multiline: 2,
    ExplicitCapture: 4,
    Compiled: 8,
    Singleline: 16,
    IgnorePatternWhitespace: 32,
    RightToLeft: 64,
    ECMAScript: 256,
    CultureInvariant: 512,
  },
  { flags: true },
);

export type Test = (code: number) => boolean;

export type Node =
  | { readonly kind: 'character'; readonly test: Test }
  | { readonly kind: 'sequence'; readonly parts: readonly Node[] }
  | { readonly kind: 'choice'; readonly options: readonly Node[] }
  | { readonly kind: 'capture'; readonly group: number; readonly body: Node }
  | { readonly kind: 'atomic'; readonly body: Node }
  | {
      readonly kind: 'look';
      readonly behind: boolean;
      readonly negative: boolean;
      readonly body: Node;
    }
  | {
      readonly kind: 'repeat';
      readonly body: Node;
      readonly minimum: number;
      readonly maximum: number;
      readonly lazy: boolean;
    }
  | { readonly kind: 'reference'; readonly group: number; readonly ignoreCase: boolean }
  | {
      readonly kind: 'anchor';
      readonly at:
        | 'start'
        | 'end'
        | 'lineStart'
        | 'lineEnd'
        | 'lastLineEnd'
        | 'word'
        | 'notWord'
        | 'previous';
    };

export type Pattern = {
  readonly root: Node;
  readonly groupCount: number;
  /** Number of a group by its name; unnamed groups have their number as name. */
  readonly names: ReadonlyMap<string, number>;
};

/** RegexOptions. */
export const IGNORE_CASE = 1;
export const MULTILINE = 2;
export const EXPLICIT_CAPTURE = 4;
export const SINGLELINE = 16;
export const IGNORE_WHITE_SPACE = 32;
export const RIGHT_TO_LEFT = 64;

export function optionOf(letter: string): number {
  switch (letter) {
    case 'i':
      return IGNORE_CASE;
    case 'm':
      return MULTILINE;
    case 'n':
      return EXPLICIT_CAPTURE;
    case 's':
      return SINGLELINE;
    default:
      return IGNORE_WHITE_SPACE;
  }
}

const isDigit: Test = (code) => /^\p{Nd}$/u.test(String.fromCharCode(code));
export const isWord: Test = (code) =>
  code < 128
    ? /^\w$/.test(String.fromCharCode(code))
    : /^[\p{L}\p{Mn}\p{Nd}\p{Pc}]$/u.test(String.fromCharCode(code));
const isSpace: Test = (code) => isWhiteSpace(String.fromCharCode(code));
const not =
  (test: Test): Test =>
  (code) =>
    !test(code);

export const CLASSES: Readonly<Record<string, Test>> = {
  d: isDigit,
  D: not(isDigit),
  w: isWord,
  W: not(isWord),
  s: isSpace,
  S: not(isSpace),
};
