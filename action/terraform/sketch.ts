/**
 * What two sets have not in common, from a digest of one of them that does not grow with it.
 *
 * An invertible Bloom lookup table: each key is added to three cells; what is in both sets vanishes when one set is taken from
 * the other, and a cell that one key is left in gives it away, which frees others. Too many differences would leave no such
 * cell, so the keys are spread over levels, each with half as many as the one above: some level can always be read.
 * Source: Eppstein, Goodrich, Uyeda, Varghese: What's the Difference? Efficient Set Reconciliation without Prior Context (2011).
 */

/** Bytes of a key. */
export const KEY_LENGTH = 8;

const LEVELS = 16;
/** Cells of a level, a third of them for each of a key's three places. */
const CELLS = 48;
const PLACES = 3;
const CHECK_LENGTH = 2;
/** A count, the keys and the checks of what is in the cell. */
const CELL_LENGTH = 1 + KEY_LENGTH + CHECK_LENGTH;
const LEVEL_LENGTH = CELLS * CELL_LENGTH;

export const SKETCH_LENGTH = LEVELS * LEVEL_LENGTH;

export type SetDifference = {
  /** Keys of the sketched set alone, and of the other alone. All of them when `complete`, else some. */
  readonly onlySketched: readonly Uint8Array[];
  readonly onlyOther: readonly Uint8Array[];
  readonly complete: boolean;
  /** How many keys differ, about. */
  readonly estimate: number;
};

/** @param keys each once, KEY_LENGTH bytes */
export function sketchOf(keys: Iterable<Uint8Array>): Uint8Array {
  const sketch = new Uint8Array(SKETCH_LENGTH);
  for (const key of keys) add(sketch, key, 1);
  return sketch;
}

/** @param sketch SKETCH_LENGTH bytes */
export function differenceOf(sketch: Uint8Array, other: Iterable<Uint8Array>): SetDifference {
  const rest = sketch.slice();
  for (const key of other) add(rest, key, -1);
  const levels = Array.from({ length: LEVELS }, (_, level) => readLevel(rest, level));
  const from = levels.findLastIndex(({ complete }) => !complete) + 1;
  const readable = levels.slice(from).reduce((sum, { keys }) => sum + keys.length, 0);
  const keys = levels.flatMap((level) => level.keys);
  return {
    onlySketched: keys.filter(({ sign }) => sign > 0).map(({ key }) => key),
    onlyOther: keys.filter(({ sign }) => sign < 0).map(({ key }) => key),
    complete: from === 0,
    estimate: Math.max(keys.length, readable * 2 ** from),
  };
}

type Found = { readonly key: Uint8Array; readonly sign: number };

function readLevel(sketch: Uint8Array, level: number) {
  const keys: Found[] = [];
  const start = level * LEVEL_LENGTH;
  const offsets = Array.from({ length: CELLS }, (_, cell) => start + cell * CELL_LENGTH);
  for (let progress = true; progress; ) {
    progress = false;
    for (const offset of offsets) {
      const sign = ((sketch[offset] ?? 0) << 24) >> 24;
      if (sign !== 1 && sign !== -1) continue;
      const key = sketch.slice(offset + 1, offset + 1 + KEY_LENGTH);
      const traits = traitsOf(key);
      const isAlone =
        traits.offsets.includes(offset) &&
        traits.check.every((byte, index) => sketch[offset + 1 + KEY_LENGTH + index] === byte);
      if (!isAlone) continue;
      keys.push({ key, sign });
      add(sketch, key, -sign);
      progress = true;
    }
  }
  return {
    keys,
    complete: sketch.subarray(start, start + LEVEL_LENGTH).every((byte) => byte === 0),
  };
}

function add(sketch: Uint8Array, key: Uint8Array, sign: number): void {
  const { offsets, check } = traitsOf(key);
  for (const offset of offsets) {
    sketch[offset] = (sketch[offset] ?? 0) + sign;
    for (let index = 0; index < KEY_LENGTH; index++) xor(sketch, offset + 1 + index, key[index]);
    for (let index = 0; index < CHECK_LENGTH; index++) {
      xor(sketch, offset + 1 + KEY_LENGTH + index, check[index]);
    }
  }
}

function xor(sketch: Uint8Array, at: number, byte: number | undefined): void {
  sketch[at] = (sketch[at] ?? 0) ^ (byte ?? 0);
}

/** Where a key is kept, and what tells it from a mixture of keys. Keys are digests already: mixing them is enough. */
function traitsOf(key: Uint8Array) {
  const view = new DataView(key.buffer, key.byteOffset, KEY_LENGTH);
  const draw = (salt: number) =>
    mix(mix(view.getUint32(0) ^ salt) ^ view.getUint32(KEY_LENGTH / 2) ^ (salt << 16));
  const level = Math.min(Math.clz32(draw(1)), LEVELS - 1);
  const third = CELLS / PLACES;
  const offsets = [0, 1, 2].map(
    (place) => level * LEVEL_LENGTH + (place * third + (draw(2 + place) % third)) * CELL_LENGTH,
  );
  const check = draw(7);
  return { offsets, check: [check & 0xff, (check >>> 8) & 0xff] };
}

/** The last steps of MurmurHash3: every bit of the input changes every bit of the output. */
function mix(value: number): number {
  let mixed = value;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
