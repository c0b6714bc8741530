/**
 * What Azure's specifications let a caller write, for the types that this project's module uses. The real azapi knows
 * all types and versions; this index knows these, without their versions, and says of any other that it does not.
 * From the template reference, https://learn.microsoft.com/azure/templates.
 */
import { readFileSync } from 'node:fs';
import { isObject, type Json } from '../protocol/values.ts';
import type { JsonObject } from './json.ts';
import { sameText } from './resource-type.ts';

/** `true`: any value. An object: these properties and no others, of a list's items where there is a list. */
type Shape = true | 'read-only' | { readonly [property: string]: Shape };

const shapes: { readonly [type: string]: Shape } = JSON.parse(
  readFileSync(new URL('types.json', import.meta.url), 'utf8'),
);

/** azapi puts these into a body itself, or takes them for its own. */
const everywhere = ['name', 'type', 'id'];

/**
 * @param type such as `Microsoft.ApiManagement/service/apis`
 * @param name of the resource, where it decides what the resource is like, as of a site's `config`
 */
export function isKnown(type: string, name: string | undefined): boolean {
  return shapeOf(type, name) !== undefined;
}

/** A document without what is unknown or read-only, as azapi puts it into the request of an `azapi_update_resource`. */
export function writable(type: string, name: string | undefined, document: JsonObject): JsonObject {
  const reduced = reduce(shapeOf(type, name) ?? true, document);
  return isObject(reduced) ? reduced : {};
}

function reduce(shape: Shape, value: Json): Json {
  if (shape === true || shape === 'read-only') return value;
  if (Array.isArray(value)) return value.map((item) => reduce(shape, item));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) => {
      const below = shape[key];
      return below === undefined || below === 'read-only' ? [] : [[key, reduce(below, item)]];
    }),
  );
}

/** What azapi says of a body's properties when it validates an `azapi_resource`; nothing of a type that is not known. */
export function faultsOf(type: string, name: string | undefined, body: JsonObject): string[] {
  const shape = shapeOf(type, name);
  if (!isObject(shape)) return [];
  const own = Object.entries(body).filter(([key]) => !everywhere.includes(key));
  return faults(shape, Object.fromEntries(own), '');
}

function faults(shape: Shape, value: Json, path: string): string[] {
  if (shape === true || shape === 'read-only') return [];
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => faults(shape, item, `${path}[${index}]`));
  }
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, item]) => {
    const here = path === '' ? key : `${path}.${key}`;
    const below = shape[key];
    if (below === 'read-only') return [`\`${here}\` is read-only: Azure says it, nobody writes it`];
    if (below !== undefined) return faults(below, item, here);
    return [`\`${here}\` is not expected here; known are ${Object.keys(shape).join(', ')}`];
  });
}

function shapeOf(type: string, name: string | undefined): Shape | undefined {
  const found = Object.entries(shapes).find(
    ([key]) => sameText(key, type) || sameText(key, `${type}:${name ?? ''}`),
  );
  return found?.[1];
}
