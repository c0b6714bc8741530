/**
 * What a comment keeps of a reviewed plan, so that `apply` can say where another plan differs: small enough for a comment
 * whatever the plan's size, and without any value.
 */

import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Element, PlanIdentity } from './hash.ts';
import { differenceOf, KEY_LENGTH, SKETCH_LENGTH, sketchOf } from './sketch.ts';

/** A reviewed plan. */
export type PlanRecord = {
  /** SHA-256 in hexadecimal: decides whether a plan is this one. */
  readonly hash: string;
  /** Says where it differs; base64. '' where there was no room. */
  readonly details: string;
};

export type Difference = { readonly address: string; readonly what: string };

export type Differences = {
  readonly found: readonly Difference[];
  /** How many more there are, about, that cannot be told apart. */
  readonly more: number;
};

/**
 * @param room for the details, in characters. The names of the resources are kept as far as they fit: those of what is gone
 *   could otherwise not be told.
 */
export function recordOf({ hash, elements }: PlanIdentity, room: number): PlanRecord {
  const sketch = sketchOf(elements.map(keyOf));
  const addresses = [...new Set(elements.map(({ address }) => address))];
  const details = [addresses, []]
    .map((names) => write(sketch, names))
    .find((text) => text.length <= room);
  return { hash, details: details ?? '' };
}

/**
 * Where the plan at hand differs from the reviewed one, attribute by attribute.
 *
 * @returns nothing found where the record says nothing: then that must be said
 */
export function compareWithRecord(record: PlanRecord, identity: PlanIdentity): Differences {
  const read = readDetails(record.details);
  if (read === undefined) return { found: [], more: 0 };
  const { sketch, names } = read;
  const byKey = new Map(identity.elements.map((element) => [hex(keyOf(element)), element]));
  const { onlySketched, onlyOther, complete, estimate } = differenceOf(
    sketch,
    identity.elements.map(keyOf),
  );
  const current = onlyOther.flatMap((key) => byKey.get(hex(key)) ?? []);
  const places = placesOf(identity, names);
  const reviewed = onlySketched.map((key) => places.get(placeIn(key)));
  const isBoth = ({ address, path }: Element) =>
    onlySketched.some((key) => placeIn(key) === placeOf(address, path));
  const addresses = new Set(identity.elements.map(({ address }) => address));
  const created = new Set(
    current.filter((one) => one.path === '' && !isBoth(one)).map(({ address }) => address),
  );
  const gone = new Set(names.filter((address) => !addresses.has(address)));
  const found = [
    ...current
      .filter(({ address, path }) => path === '' || !created.has(address))
      .map((element) => ({ address: element.address, what: describe(element, isBoth(element)) })),
    ...[...gone].map((address) => ({ address, what: 'was reviewed and is gone' })),
    ...reviewed.flatMap((place) => {
      if (place === undefined || gone.has(place.address)) return [];
      if (current.some((one) => one.address === place.address && one.path === place.path)) {
        return [];
      }
      return [
        place.path === ''
          ? { address: place.address, what: 'was reviewed and is gone' }
          : { address: place.address, what: `a change to ${place.path} was reviewed and is gone` },
      ];
    }),
  ];
  const sorted = found.toSorted((a, b) => (a.address < b.address ? -1 : 1));
  // Of what is gone with its resource the places are not known, nor need they be.
  const unnamed = gone.size > 0 ? 0 : reviewed.filter((place) => place === undefined).length;
  // What changes is in the sketch twice, as it was and as it is.
  const more = complete ? unnamed : Math.max(unnamed, Math.round(estimate / 2) - sorted.length);
  return { found: sorted, more };
}

function describe({ path, what }: Element, wasReviewed: boolean): string {
  if (path === '') {
    return wasReviewed
      ? `another action was reviewed, it is ${what} now`
      : `${what} was not in the reviewed plan`;
  }
  return wasReviewed
    ? `other changes to ${path}; now ${what}`
    : `a change to ${path} was not in the reviewed plan: ${what}`;
}

type NamedPlace = { readonly address: string; readonly path: string };

/** Every place that either plan may have, by its digest. */
function placesOf(
  { elements, others }: PlanIdentity,
  names: readonly string[],
): ReadonlyMap<number, NamedPlace> {
  const addresses = new Set([...elements.map(({ address }) => address), ...others, ...names]);
  const paths = new Set(elements.map(({ path }) => path));
  const places = new Map<number, NamedPlace>();
  for (const address of addresses) {
    for (const path of ['', ...paths]) places.set(placeOf(address, path), { address, path });
  }
  return places;
}

/** Where it is, then what it is. */
function keyOf({ address, path, digest }: Element): Uint8Array {
  const key = new Uint8Array(KEY_LENGTH);
  const view = new DataView(key.buffer);
  view.setUint32(0, placeOf(address, path));
  view.setUint32(KEY_LENGTH / 2, Number.parseInt(digest.slice(0, KEY_LENGTH), 16));
  return key;
}

function placeIn(key: Uint8Array): number {
  return new DataView(key.buffer, key.byteOffset).getUint32(0);
}

/** FNV-1a of 32 bits: it tells places apart, it proves nothing. */
function placeOf(address: string, path: string): number {
  const text = `${address}\n${path}`;
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

function write(sketch: Uint8Array, names: readonly string[]): string {
  const bytes = Buffer.concat([sketch, Buffer.from(names.join('\n'), 'utf8')]);
  return deflateRawSync(bytes, { level: 9 }).toString('base64');
}

/** More than this is nobody's record: a comment can be edited. */
const LONGEST_DETAILS = 16 * 1024 * 1024;

function readDetails(details: string) {
  if (details === '') return undefined;
  try {
    const bytes = inflateRawSync(Buffer.from(details, 'base64'), {
      maxOutputLength: LONGEST_DETAILS,
    });
    if (bytes.length < SKETCH_LENGTH) return undefined;
    const names = bytes.subarray(SKETCH_LENGTH).toString('utf8');
    return {
      sketch: new Uint8Array(bytes.subarray(0, SKETCH_LENGTH)),
      names: names === '' ? [] : names.split('\n'),
    };
  } catch {
    return undefined;
  }
}
