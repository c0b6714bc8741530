/**
 * Where a text stands in another one, in time linear in both. JavaScript's own search may compare all of a long pattern
 * at every place; up to a length that cannot hurt it is used, being much faster.
 */

/** Longer patterns are searched by the algorithm of Knuth, Morris and Pratt. */
const LONG_PATTERN = 256;

/** @returns the first place at or behind `from`, -1 where there is none */
export function indexOf(text: string, wanted: string, from = 0): number {
  if (wanted.length <= LONG_PATTERN || wanted.length > text.length) {
    return text.indexOf(wanted, from);
  }
  const borders = bordersOf(wanted);
  let matched = 0;
  for (let index = from; index < text.length; index++) {
    const code = text.charCodeAt(index);
    while (matched > 0 && wanted.charCodeAt(matched) !== code) matched = borders[matched - 1] ?? 0;
    if (wanted.charCodeAt(matched) === code) matched++;
    if (matched === wanted.length) return index + 1 - matched;
  }
  return -1;
}

/** The last place in the whole text, -1 where there is none. */
export function lastIndexOf(text: string, wanted: string): number {
  if (wanted.length <= LONG_PATTERN || wanted.length > text.length) return text.lastIndexOf(wanted);
  const found = indexOf(reversed(text), reversed(wanted));
  return found < 0 ? found : text.length - found - wanted.length;
}

/** All places that do not overlap, from the left. */
export function* placesOf(text: string, wanted: string): Generator<number> {
  for (let at = indexOf(text, wanted); at >= 0; at = indexOf(text, wanted, at + wanted.length)) {
    yield at;
  }
}

/** For every beginning of the pattern the longest proper part that it both begins and ends with. */
function bordersOf(wanted: string): Uint32Array {
  const borders = new Uint32Array(wanted.length);
  let length = 0;
  for (let index = 1; index < wanted.length; index++) {
    const code = wanted.charCodeAt(index);
    while (length > 0 && wanted.charCodeAt(length) !== code) length = borders[length - 1] ?? 0;
    if (wanted.charCodeAt(length) === code) length++;
    borders[index] = length;
  }
  return borders;
}

function reversed(text: string): string {
  const units = new Uint16Array(text.length);
  for (let index = 0; index < text.length; index++) {
    units[text.length - 1 - index] = text.charCodeAt(index);
  }
  return Buffer.from(units.buffer).toString('utf16le');
}
