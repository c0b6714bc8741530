/** Bodies of requests and answers as plain JSON. */
import {
  Dynamic,
  isObject,
  type Json,
  mapValues,
  UNKNOWN,
  type Value,
} from '../protocol/values.ts';

export type JsonObject = { [key: string]: Json };

/** A value without the types that Terraform gave it; what is not known is null. */
export function plain(value: Value | undefined): Json {
  if (value === undefined || value === null || value === UNKNOWN) return null;
  if (value instanceof Dynamic) return plain(value.value);
  if (Array.isArray(value)) return value.map(plain);
  return isObject(value) ? mapValues(value, plain) : value;
}

export function plainObject(value: Value | undefined): JsonObject {
  const json = plain(value);
  return isObject(json) ? json : {};
}

/** Whether two values are the same JSON, whatever the order of keys. */
export function sameJson(left: Json, right: Json): boolean {
  if (Array.isArray(left) && Array.isArray(right)) {
    return (
      left.length === right.length &&
      left.every((item, index) => sameJson(item, right[index] ?? null))
    );
  }
  if (isObject(left) && isObject(right)) {
    const keys = Object.keys(left);
    return (
      keys.length === Object.keys(right).length &&
      keys.every((key) => key in right && sameJson(left[key] ?? null, right[key] ?? null))
    );
  }
  return left === right;
}

/** Puts `upper` over `lower`: objects key by key, anything else as a whole. */
export function merge(lower: Json, upper: Json): Json {
  if (!isObject(lower) || !isObject(upper)) return upper;
  const merged = { ...lower };
  for (const [key, value] of Object.entries(upper)) {
    const below = merged[key];
    merged[key] = below === undefined ? value : merge(below, value);
  }
  return merged;
}

/** What stands at a dotted path, or undefined. */
export function atPath(json: Json, path: string): Json | undefined {
  let here: Json | undefined = json;
  for (const key of path.split('.')) here = isObject(here) ? here[key] : undefined;
  return here;
}

/** An object with nothing but the value at a dotted path. */
export function withPath(path: string, value: Json): JsonObject {
  const [key = '', ...rest] = path.split('.');
  return { [key]: rest.length === 0 ? value : withPath(rest.join('.'), value) };
}
