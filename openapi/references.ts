/**
 * `$ref` in a description. API Management takes references to schemas only, none that lead back to themselves, and
 * none into other files; so everything else is written out where it is used, and a circle is cut.
 * Source: https://learn.microsoft.com/azure/api-management/api-management-api-import-restrictions
 */
import { isObject } from '../policy/standards/json.ts';
import type { Description, Json, Path, Problem } from './description.ts';

const SCHEMA = '#/components/schemas/';

/** How deep references to references are followed before they are taken for a circle. */
const DEEPEST_REFERENCE = 50;

/**
 * A copy of `value` (at `path`) in which only references to schemas are left.
 *
 * @param renames new names of schemas, by the description's own
 * @param problems takes what cannot be resolved
 */
export function withoutReferences(
  value: unknown,
  path: Path,
  description: Description,
  renames: ReadonlyMap<string, string>,
  problems: Problem[],
): unknown {
  const copy = (value: unknown, path: Path, depth: number): unknown => {
    if (Array.isArray(value)) {
      return value.map((item, index) => copy(item, [...path, index], depth));
    }
    if (!isObject(value)) return typeof value === 'string' ? renamed(value, renames) : value;
    const reference = value.$ref;
    if (typeof reference !== 'string') {
      return mapObject(value, (item, key) => copy(item, [...path, key], depth));
    }
    const target = resolve(reference, description);
    if (target === undefined || depth > DEEPEST_REFERENCE) {
      problems.push(description.problem([...path, '$ref'], unresolved(reference, target)));
      return {};
    }
    return reference.startsWith(SCHEMA)
      ? { $ref: renamed(reference, renames) }
      : copy(target.value, target.path, depth + 1);
  };
  return copy(value, path, 0);
}

function unresolved(reference: string, target: unknown): string {
  if (!reference.startsWith('#/')) {
    return `${reference} is in another file, which API Management cannot read: bundle the files into one`;
  }
  return target === undefined
    ? `${reference} does not exist in this description`
    : `${reference} leads back to itself`;
}

function resolve(
  reference: string,
  { root }: Description,
): { readonly value: unknown; readonly path: Path } | undefined {
  if (!reference.startsWith('#/')) return undefined;
  const path = reference
    .slice(2)
    .split('/')
    .map((part) => decodeURIComponentSafe(part).replaceAll('~1', '/').replaceAll('~0', '~'));
  let value: unknown = root;
  for (const part of path) {
    if (!isObject(value) || !Object.hasOwn(value, part)) return undefined;
    value = value[part];
  }
  return { value, path };
}

function decodeURIComponentSafe(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A reference, or a value of a discriminator's mapping, to the new name of a schema. */
function renamed(text: string, renames: ReadonlyMap<string, string>): string {
  if (!text.startsWith(SCHEMA)) return text;
  const name = text.slice(SCHEMA.length);
  return SCHEMA + (renames.get(name) ?? name);
}

/**
 * Schemas without circles: each reference that leads back to a schema it comes from becomes `{}`, which allows
 * anything. API Management does not support schemas that refer to themselves.
 */
export function withoutCircles(schemas: Json): Json {
  const finished = new Set<string>();
  const result: Record<string, unknown> = {};
  const visit = (name: string, open: ReadonlySet<string>): void => {
    if (finished.has(name) || open.has(name)) return;
    const around = new Set([...open, name]);
    result[name] = cut(schemas[name], around);
    finished.add(name);
  };
  const cut = (value: unknown, around: ReadonlySet<string>): unknown => {
    if (Array.isArray(value)) return value.map((item) => cut(item, around));
    if (!isObject(value)) return value;
    const target = typeof value.$ref === 'string' ? value.$ref.slice(SCHEMA.length) : undefined;
    if (target === undefined) return mapObject(value, (item) => cut(item, around));
    if (around.has(target)) return {};
    visit(target, around);
    return value;
  };
  for (const name of Object.keys(schemas)) visit(name, new Set());
  return Object.fromEntries(Object.keys(schemas).map((name) => [name, result[name]]));
}

function mapObject(value: Json, change: (item: unknown, key: string) => unknown): Json {
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, change(item, key)]));
}
