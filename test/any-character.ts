import fc from 'fast-check';

const SURROGATES = { first: 0xd800, count: 0x800 } as const;

/**
 * One character of Unicode, as a unit of `fc.string`. `unit: 'binary'` gives the same, but makes a table of all of Unicode first: a second of
 * each process that uses it.
 */
export const anyCharacter: fc.Arbitrary<string> = fc.nat({ max: 0x10ffff - SURROGATES.count }).map(
  (index) => String.fromCodePoint(index < SURROGATES.first ? index : index + SURROGATES.count),
  (character) => {
    const code = typeof character === 'string' ? character.codePointAt(0) : undefined;
    if (code === undefined || !isOne(String(character))) throw new Error('not one character');
    return code < SURROGATES.first ? code : code - SURROGATES.count;
  },
);

function isOne(text: string): boolean {
  return [...text].length === 1 && text.isWellFormed();
}
