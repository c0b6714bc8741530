/** Bodies are checked before anything happens: unknown names, wrong types, missing ones. */
import { isObject, type Json, type JsonObject } from '../json.ts';
import { InvalidRequest, missingParameter } from './errors.ts';

type Kind = 'string' | 'strings' | 'integer' | 'number' | 'boolean' | 'array' | 'object' | 'map';

/** The kinds that each parameter may have; null is as good as absent everywhere. */
export type Shape = Readonly<Record<string, Kind | readonly Kind[]>>;

const NAMES: Readonly<Record<Kind, string>> = {
  string: 'a string',
  strings: 'an array of strings',
  integer: 'an integer',
  number: 'a decimal',
  boolean: 'a boolean',
  array: 'an array',
  object: 'an object',
  map: 'an object whose values are strings',
};

/** @throws {InvalidRequest} for an unknown or wrongly typed parameter, and for one of `required` that is missing */
export function checkParameters(
  body: JsonObject,
  shape: Shape,
  required: readonly string[] = [],
): void {
  for (const [name, value] of Object.entries(body)) {
    const kinds = Object.hasOwn(shape, name) ? shape[name] : undefined;
    if (kinds === undefined) {
      throw new InvalidRequest(`Unknown parameter: '${name}'.`, name, 'unknown_parameter');
    }
    if (value === null || value === undefined) continue;
    const allowed = typeof kinds === 'string' ? [kinds] : kinds;
    if (!allowed.some((kind) => isOf(value, kind))) throw wrongType(name, allowed, value);
  }
  for (const name of required) {
    if (body[name] === undefined || body[name] === null) throw missingParameter(name);
  }
}

function isOf(value: Json, kind: Kind): boolean {
  switch (kind) {
    case 'integer':
      return Number.isInteger(value);
    case 'array':
      return Array.isArray(value);
    case 'strings':
      return Array.isArray(value) && value.every((item) => typeof item === 'string');
    case 'object':
      return isObject(value);
    case 'map':
      return isObject(value) && Object.values(value).every((item) => typeof item === 'string');
    default:
      return typeof value === kind;
  }
}

function wrongType(name: string, allowed: readonly Kind[], value: Json): InvalidRequest {
  const expected = allowed.map((kind) => NAMES[kind]).join(' or ');
  return new InvalidRequest(
    `Invalid type for '${name}': expected ${expected}, but got ${nameOf(value)} instead.`,
    name,
    'invalid_type',
  );
}

function nameOf(value: Json): string {
  if (Array.isArray(value)) return 'an array';
  if (isObject(value)) return 'an object';
  if (typeof value === 'number') return Number.isInteger(value) ? 'an integer' : 'a decimal';
  return value === null ? 'null' : `a ${typeof value}`;
}

/** @throws {InvalidRequest} for a number below `least` or above `most` */
export function within(
  body: JsonObject,
  name: string,
  least: number,
  most = Number.POSITIVE_INFINITY,
): number | undefined {
  const value = body[name];
  if (typeof value !== 'number') return undefined;
  if (value < least) {
    throw new InvalidRequest(
      `Invalid '${name}': integer below minimum value. Expected a value >= ${least}, but got ${value} instead.`,
      name,
      'integer_below_min_value',
    );
  }
  if (value > most) {
    throw new InvalidRequest(
      `Invalid '${name}': integer above maximum value. Expected a value <= ${most}, but got ${value} instead.`,
      name,
      'integer_above_max_value',
    );
  }
  return value;
}

/** @throws {InvalidRequest} for a text that is not one of `allowed` */
export function oneOf(body: JsonObject, name: string, allowed: readonly string[]): void {
  const value = body[name];
  if (value === undefined || value === null || allowed.some((item) => item === value)) return;
  throw new InvalidRequest(
    `Invalid value: '${String(value)}'. Supported values are: ${allowed.map((item) => `'${item}'`).join(', ')}.`,
    name,
    'invalid_value',
  );
}
