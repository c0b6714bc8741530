import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// lazy:zlib
var load = () => process.getBuiltinModule("node:zlib");
var deflateRawSync = (...given) => load().deflateRawSync(...given);
var inflateRawSync = (...given) => load().inflateRawSync(...given);

// action/terraform/sketch.ts
var KEY_LENGTH = 8;
var LEVELS = 16;
var CELLS = 48;
var PLACES = 3;
var CHECK_LENGTH = 2;
var CELL_LENGTH = 1 + KEY_LENGTH + CHECK_LENGTH;
var LEVEL_LENGTH = CELLS * CELL_LENGTH;
var SKETCH_LENGTH = LEVELS * LEVEL_LENGTH;
function sketchOf(keys) {
  const sketch = new Uint8Array(SKETCH_LENGTH);
  for (const key of keys) add(sketch, key, 1);
  return sketch;
}
function differenceOf(sketch, other) {
  const rest = sketch.slice();
  for (const key of other) add(rest, key, -1);
  const levels = Array.from({ length: LEVELS }, (_, level) => readLevel(rest, level));
  const from = levels.findLastIndex(({ complete }) => !complete) + 1;
  const readable = levels.slice(from).reduce((sum, { keys: keys2 }) => sum + keys2.length, 0);
  const keys = levels.flatMap((level) => level.keys);
  return {
    onlySketched: keys.filter(({ sign }) => sign > 0).map(({ key }) => key),
    onlyOther: keys.filter(({ sign }) => sign < 0).map(({ key }) => key),
    complete: from === 0,
    estimate: Math.max(keys.length, readable * 2 ** from)
  };
}
function readLevel(sketch, level) {
  const keys = [];
  const start = level * LEVEL_LENGTH;
  const offsets = Array.from({ length: CELLS }, (_, cell) => start + cell * CELL_LENGTH);
  for (let progress = true; progress; ) {
    progress = false;
    for (const offset of offsets) {
      const sign = (sketch[offset] ?? 0) << 24 >> 24;
      if (sign !== 1 && sign !== -1) continue;
      const key = sketch.slice(offset + 1, offset + 1 + KEY_LENGTH);
      const traits = traitsOf(key);
      const isAlone = traits.offsets.includes(offset) && traits.check.every((byte, index) => sketch[offset + 1 + KEY_LENGTH + index] === byte);
      if (!isAlone) continue;
      keys.push({ key, sign });
      add(sketch, key, -sign);
      progress = true;
    }
  }
  return {
    keys,
    complete: sketch.subarray(start, start + LEVEL_LENGTH).every((byte) => byte === 0)
  };
}
function add(sketch, key, sign) {
  const { offsets, check } = traitsOf(key);
  for (const offset of offsets) {
    sketch[offset] = (sketch[offset] ?? 0) + sign;
    for (let index = 0; index < KEY_LENGTH; index++) xor(sketch, offset + 1 + index, key[index]);
    for (let index = 0; index < CHECK_LENGTH; index++) {
      xor(sketch, offset + 1 + KEY_LENGTH + index, check[index]);
    }
  }
}
function xor(sketch, at, byte) {
  sketch[at] = (sketch[at] ?? 0) ^ (byte ?? 0);
}
function traitsOf(key) {
  const view = new DataView(key.buffer, key.byteOffset, KEY_LENGTH);
  const draw = (salt) => mix(mix(view.getUint32(0) ^ salt) ^ view.getUint32(KEY_LENGTH / 2) ^ salt << 16);
  const level = Math.min(Math.clz32(draw(1)), LEVELS - 1);
  const third = CELLS / PLACES;
  const offsets = [0, 1, 2].map(
    (place) => level * LEVEL_LENGTH + (place * third + draw(2 + place) % third) * CELL_LENGTH
  );
  const check = draw(7);
  return { offsets, check: [check & 255, check >>> 8 & 255] };
}
function mix(value) {
  let mixed = value;
  mixed = Math.imul(mixed ^ mixed >>> 16, 2246822507);
  mixed = Math.imul(mixed ^ mixed >>> 13, 3266489909);
  return (mixed ^ mixed >>> 16) >>> 0;
}

// action/terraform/record.ts
function recordOf({ hash, elements }, room) {
  const sketch = sketchOf(elements.map(keyOf));
  const addresses = [...new Set(elements.map(({ address }) => address))];
  const details = [addresses, []].map((names) => write(sketch, names)).find((text) => text.length <= room);
  return { hash, details: details ?? "" };
}
function compareWithRecord(record, identity) {
  const read = readDetails(record.details);
  if (read === void 0) return { found: [], more: 0 };
  const { sketch, names } = read;
  const byKey = new Map(identity.elements.map((element) => [hex(keyOf(element)), element]));
  const { onlySketched, onlyOther, complete, estimate } = differenceOf(
    sketch,
    identity.elements.map(keyOf)
  );
  const current = onlyOther.flatMap((key) => byKey.get(hex(key)) ?? []);
  const places = placesOf(identity, names);
  const reviewed = onlySketched.map((key) => places.get(placeIn(key)));
  const isBoth = ({ address, path }) => onlySketched.some((key) => placeIn(key) === placeOf(address, path));
  const addresses = new Set(identity.elements.map(({ address }) => address));
  const created = new Set(
    current.filter((one) => one.path === "" && !isBoth(one)).map(({ address }) => address)
  );
  const gone = new Set(names.filter((address) => !addresses.has(address)));
  const found = [
    ...current.filter(({ address, path }) => path === "" || !created.has(address)).map((element) => ({ address: element.address, what: describe(element, isBoth(element)) })),
    ...[...gone].map((address) => ({ address, what: "was reviewed and is gone" })),
    ...reviewed.flatMap((place) => {
      if (place === void 0 || gone.has(place.address)) return [];
      if (current.some((one) => one.address === place.address && one.path === place.path)) {
        return [];
      }
      return [
        place.path === "" ? { address: place.address, what: "was reviewed and is gone" } : { address: place.address, what: `a change to ${place.path} was reviewed and is gone` }
      ];
    })
  ];
  const sorted = found.toSorted((a, b) => a.address < b.address ? -1 : 1);
  const unnamed = gone.size > 0 ? 0 : reviewed.filter((place) => place === void 0).length;
  const more = complete ? unnamed : Math.max(unnamed, Math.round(estimate / 2) - sorted.length);
  return { found: sorted, more };
}
function describe({ path, what }, wasReviewed) {
  if (path === "") {
    return wasReviewed ? `another action was reviewed, it is ${what} now` : `${what} was not in the reviewed plan`;
  }
  return wasReviewed ? `other changes to ${path}; now ${what}` : `a change to ${path} was not in the reviewed plan: ${what}`;
}
function placesOf({ elements, others }, names) {
  const addresses = /* @__PURE__ */ new Set([...elements.map(({ address }) => address), ...others, ...names]);
  const paths = new Set(elements.map(({ path }) => path));
  const places = /* @__PURE__ */ new Map();
  for (const address of addresses) {
    for (const path of ["", ...paths]) places.set(placeOf(address, path), { address, path });
  }
  return places;
}
function keyOf({ address, path, digest }) {
  const key = new Uint8Array(KEY_LENGTH);
  const view = new DataView(key.buffer);
  view.setUint32(0, placeOf(address, path));
  view.setUint32(KEY_LENGTH / 2, Number.parseInt(digest.slice(0, KEY_LENGTH), 16));
  return key;
}
function placeIn(key) {
  return new DataView(key.buffer, key.byteOffset).getUint32(0);
}
function placeOf(address, path) {
  const text = `${address}
${path}`;
  let hash = 2166136261;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 16777619);
  }
  return hash >>> 0;
}
function hex(bytes) {
  return Buffer.from(bytes).toString("hex");
}
function write(sketch, names) {
  const bytes = Buffer.concat([sketch, Buffer.from(names.join("\n"), "utf8")]);
  return deflateRawSync(bytes, { level: 9 }).toString("base64");
}
var LONGEST_DETAILS = 16 * 1024 * 1024;
function readDetails(details) {
  if (details === "") return void 0;
  try {
    const bytes = inflateRawSync(Buffer.from(details, "base64"), {
      maxOutputLength: LONGEST_DETAILS
    });
    if (bytes.length < SKETCH_LENGTH) return void 0;
    const names = bytes.subarray(SKETCH_LENGTH).toString("utf8");
    return {
      sketch: new Uint8Array(bytes.subarray(0, SKETCH_LENGTH)),
      names: names === "" ? [] : names.split("\n")
    };
  } catch {
    return void 0;
  }
}

export {
  recordOf,
  compareWithRecord
};
