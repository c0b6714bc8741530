/** Texts that a careless reader goes through again and again: long runs that end in something that does not fit. */

/** What runs are made of; what fits nothing stands at their end. */
const REPEATED = [
  'a',
  '0',
  '9,',
  ' ',
  '\n',
  '\0',
  ',',
  '.',
  '-',
  '/',
  '%20',
  '=',
  '&a=1',
  '#',
  ':',
  "'",
  '\\"',
  '{',
  '}',
  '[',
  '[1,',
  '(',
  '<',
  '<!--',
  '&lt;',
  'é',
  '1e',
  '1:',
  '/* ',
  '@"',
  '$1',
] as const;

const END = '\u0001x!';

/** Hostile texts of about `length` characters, by name. */
export function hostileTexts(length: number): ReadonlyMap<string, string> {
  return new Map(
    REPEATED.map((piece) => [
      JSON.stringify(piece),
      piece.repeat(Math.ceil(length / piece.length)) + END,
    ]),
  );
}
