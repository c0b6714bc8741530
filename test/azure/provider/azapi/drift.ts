/**
 * What of a resource has changed outside of Terraform. A state holds only what its configuration says, so a
 * body is compared key by key with what Azure answers: keys that nobody configured are none of its business.
 */
import {
  Dynamic,
  impliedType,
  isObject,
  type Json,
  type Type,
  type Value,
} from '../protocol/values.ts';
import { atPath, type JsonObject, plain, sameJson } from './json.ts';

export type DriftOptions = {
  readonly ignoreCasing: boolean;
  /** Whether a configured property that the answer lacks counts as unchanged, as secrets do. */
  readonly ignoreMissing: boolean;
  readonly ignoreNull: boolean;
  /** Paths of lists whose further items belong to somebody else. */
  readonly ignoreOtherItems: readonly string[];
  /** By path of a list: the property that tells its items apart; `name` where there is none. */
  readonly uniqueProperty: { readonly [path: string]: string };
};

/** The state's body as it would read if the configuration had been written for what Azure answers now. */
export function reconcile(known: Json, remote: Json, options: DriftOptions, path = ''): Json {
  if (known === null && options.ignoreNull) return known;
  if (isObject(known) && isObject(remote)) return reconcileObject(known, remote, options, path);
  if (Array.isArray(known) && Array.isArray(remote)) {
    return reconcileList(known, remote, options, path);
  }
  if (typeof known === 'string' && typeof remote === 'string') {
    // Azure writes these where it hides what it was given.
    if (remote === '' || remote === '***' || remote === '<redacted>') return known;
    if (options.ignoreCasing && known.toLowerCase() === remote.toLowerCase()) return known;
  }
  return remote;
}

function reconcileObject(
  known: JsonObject,
  remote: JsonObject,
  options: DriftOptions,
  path: string,
): Json {
  const result: JsonObject = {};
  for (const [key, value] of Object.entries(known)) {
    const other = remote[key] ?? null;
    if (other !== null) {
      result[key] = reconcile(value, other, options, path === '' ? key : `${path}.${key}`);
    } else if (options.ignoreMissing || isZero(value)) {
      result[key] = value;
    }
  }
  return result;
}

function reconcileList(known: Json[], remote: Json[], options: DriftOptions, path: string): Json {
  const property = options.uniqueProperty[path] ?? 'name';
  const nameOf = (item: Json) => (isObject(item) ? atPath(item, property) : undefined);
  const isNamed = (item: Json) => typeof nameOf(item) === 'string';
  if (known.length === 0 || !known.every(isNamed) || !remote.every(isNamed)) {
    if (known.length !== remote.length) return remote;
    return known.map((item, index) => reconcile(item, remote[index] ?? null, options, path));
  }
  const findIn = (list: Json[], item: Json) =>
    list.find(
      (other) => reconcile(nameOf(item) ?? null, nameOf(other) ?? null, options) === nameOf(item),
    );
  const kept = known.flatMap((item) => {
    const other = findIn(remote, item);
    return other === undefined ? [] : [reconcile(item, other, options, path)];
  });
  if (options.ignoreOtherItems.includes(path)) return kept;
  return [...kept, ...remote.filter((other) => findIn(known, other) === undefined)];
}

function isZero(value: Json): boolean {
  if (value === null || value === false || value === 0 || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

/**
 * Gives a changed body the type that the configuration gave the old one, so that only what changed differs;
 * where it no longer fits, the type that the value itself suggests.
 */
export function retyped(state: Value, json: Json): Dynamic {
  if (state instanceof Dynamic) {
    if (sameJson(plain(state), json)) return state;
    if (fits(json, state.type)) return new Dynamic(state.type, json);
  }
  return new Dynamic(impliedType(json), json);
}

function fits(value: Json, type: Type): boolean {
  if (value === null) return true;
  if (!Array.isArray(type)) {
    const names = { string: 'string', number: 'number', bool: 'boolean', dynamic: '' };
    return typeof value === names[type];
  }
  if (type[0] === 'object') {
    const keys = Object.keys(type[1]);
    return (
      isObject(value) &&
      keys.length === Object.keys(value).length &&
      keys.every((key) => key in value && fits(value[key] ?? null, type[1][key] ?? 'dynamic'))
    );
  }
  if (type[0] === 'map') {
    return isObject(value) && Object.values(value).every((item) => fits(item, type[1]));
  }
  if (!Array.isArray(value)) return false;
  if (type[0] === 'tuple') {
    const types = type[1];
    return (
      value.length === types.length &&
      value.every((item, index) => fits(item, types[index] ?? 'dynamic'))
    );
  }
  return value.every((item) => fits(item, type[1]));
}
