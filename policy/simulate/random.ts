/** Chance that can be repeated. */
import type { Random } from '../gateway/index.ts';

/**
 * The generator sfc32 (Chris Doty-Humphrey, PractRand), whose period is 2^32 at least.
 *
 * @param seed any text; different texts give generators that have nothing to do with each other
 */
export function createRandom(seed: string): Random {
  let [a, b, c, counter] = [hash(`${seed}/a`), hash(`${seed}/b`), hash(`${seed}/c`), 1];
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 0x1_0000_0000;
  };
  // Seeds are mixed after a dozen rounds, says its author.
  for (let round = 0; round < 12; round += 1) next();
  return next;
}

/** FNV-1a, 32 bits (RFC 9923). */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value;
}

/** A time from the exponential distribution, such as lies between two arrivals of a Poisson process. */
export function exponential(mean: number, random: Random): number {
  return -mean * Math.log(1 - random());
}

/** A whole number, each from `least` to `most` with the same chance. */
export function wholeNumber(least: number, most: number, random: Random): number {
  return least + Math.floor(random() * (most - least + 1));
}
