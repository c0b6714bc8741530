/** JSON that fits a schema, as a model gives it, and the rules for schemas that are to be followed strictly. */
import { notEmulated } from '../../errors.ts';
import { isObject, type Json, type JsonObject, listAt, numberAt, textAt } from '../../json.ts';
import { InvalidRequest } from '../errors.ts';

/** Below this many levels, what may be left out is left out, so that schemas that contain themselves end. */
const DEEPEST = 6;

/** A schema that has not ended here never does. */
const ENDLESS = 60;

/** Items of an array, characters of a text. */
const LONGEST = 1000;

const FORMATS: Readonly<Record<string, string>> = {
  'date-time': '2026-01-01T00:00:00Z',
  date: '2026-01-01',
  time: '00:00:00Z',
  duration: 'PT1M',
  email: 'someone@example.com',
  hostname: 'example.com',
  ipv4: '127.0.0.1',
  ipv6: '::1',
  uri: 'https://example.com/',
  uuid: '00000000-0000-4000-8000-000000000000',
};

/**
 * @param text what texts say, where the schema leaves that open
 * @throws {AzureError} 501 for a pattern that `text` does not match, a reference that leads nowhere, and no end
 */
export function sampleOf(schema: Json | undefined, text: string): Json {
  return sample(schema, text, schema, 0);
}

function sample(
  schema: Json | undefined,
  text: string,
  root: Json | undefined,
  depth: number,
): Json {
  if (!isObject(schema)) return text;
  if (depth > ENDLESS) throw notEmulated('a schema that contains itself without end');
  const inner = (other: Json | undefined) => sample(other, text, root, depth + 1);
  if (schema.const !== undefined) return schema.const;
  const [first] = listAt(schema, 'enum');
  if (first !== undefined) return first;
  const reference = textAt(schema, '$ref');
  if (reference !== undefined) return inner(resolve(reference, root));
  const choices = [...listAt(schema, 'anyOf'), ...listAt(schema, 'oneOf')];
  if (choices.length > 0) {
    const plain = choices.find((choice) => isEmpty(choice) === depth > DEEPEST);
    return inner(plain ?? choices[0]);
  }
  const parts = listAt(schema, 'allOf');
  if (parts.length > 0) {
    const values = parts.map(inner);
    return values.every(isObject) ? Object.assign({}, ...values) : (values[0] ?? null);
  }
  switch (typeOf(schema)) {
    case 'object': {
      const { properties } = schema;
      const names = isObject(properties) ? Object.keys(properties) : [];
      const required = listAt(schema, 'required');
      const wanted = depth > DEEPEST ? names.filter((name) => required.includes(name)) : names;
      return Object.fromEntries(
        wanted.map((name) => [name, inner(isObject(properties) ? properties[name] : undefined)]),
      );
    }
    case 'array': {
      const length = least(schema, 'minItems') ?? (depth > DEEPEST ? 0 : 1);
      return Array.from({ length }, () => inner(schema.items));
    }
    case 'integer':
    case 'number':
      return numberFor(schema);
    case 'boolean':
      return true;
    case 'null':
      return null;
    default:
      return textFor(schema, text);
  }
}

/** @throws {AzureError} 501 for more than any model would write */
function least(schema: JsonObject, name: string): number | undefined {
  const value = numberAt(schema, name);
  if (value !== undefined && value > LONGEST) throw notEmulated(`'${name}' above ${LONGEST}`);
  return value;
}

function typeOf(schema: JsonObject): string | undefined {
  const { type, properties, items } = schema;
  if (Array.isArray(type)) return type.map(String).find((name) => name !== 'null') ?? 'null';
  if (typeof type === 'string') return type;
  if (properties !== undefined) return 'object';
  return items === undefined ? undefined : 'array';
}

/** Whether a choice ends here: null, or an array that may be empty. */
function isEmpty(choice: Json): boolean {
  return isObject(choice) && choice.type === 'null';
}

function resolve(reference: string, root: Json | undefined): Json {
  let value = root;
  for (const name of reference.replace(/^#\/?/, '').split('/').filter(Boolean)) {
    const key = name.replaceAll('~1', '/').replaceAll('~0', '~');
    value = isObject(value) ? value[key] : undefined;
  }
  if (!reference.startsWith('#') || value === undefined) {
    throw notEmulated(`the reference '${reference}' in a schema`);
  }
  return value;
}

function numberFor(schema: JsonObject): number {
  const above = numberAt(schema, 'exclusiveMinimum');
  const below = numberAt(schema, 'exclusiveMaximum');
  const least = numberAt(schema, 'minimum') ?? (above === undefined ? undefined : above + 1);
  const most = numberAt(schema, 'maximum') ?? (below === undefined ? undefined : below - 1);
  const start = least ?? Math.min(1, most ?? 1);
  const step = numberAt(schema, 'multipleOf');
  return step === undefined ? start : Math.ceil(start / step) * step;
}

function textFor(schema: JsonObject, text: string): string {
  const format = textAt(schema, 'format');
  const formatted = format === undefined ? undefined : FORMATS[format];
  const value = (formatted ?? text)
    .padEnd(least(schema, 'minLength') ?? 0, '.')
    .slice(0, numberAt(schema, 'maxLength'));
  const pattern = textAt(schema, 'pattern');
  if (pattern !== undefined && !matches(value, pattern)) {
    throw notEmulated(`a text that matches the pattern '${pattern}'`);
  }
  return value;
}

function matches(value: string, pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(value);
  } catch {
    return false;
  }
}

/**
 * Strict schemas name every property as required and allow no others.
 *
 * @param what such as `response_format 'answer'`
 * @throws {InvalidRequest}
 */
export function requireStrict(
  schema: Json | undefined,
  what: string,
  parameter: string,
  code: string | null,
): void {
  const fail = (path: readonly string[], problem: string): never => {
    const context = `(${path.map((name) => `'${name}'`).join(', ')})`;
    throw new InvalidRequest(
      `Invalid schema for ${what}: In context=${context}, ${problem}.`,
      parameter,
      code,
    );
  };
  const visit = (inner: Json | undefined, path: readonly string[]): void => {
    if (!isObject(inner)) return;
    if (typeOf(inner) === 'object') {
      if (inner.additionalProperties !== false) {
        fail(path, "'additionalProperties' is required to be supplied and to be false");
      }
      const required = listAt(inner, 'required');
      const names = isObject(inner.properties) ? Object.keys(inner.properties) : [];
      const missing = names.find((name) => !required.includes(name));
      if (missing !== undefined) {
        fail(
          path,
          `'required' is required to be supplied and to be an array including every key in properties. Missing '${missing}'`,
        );
      }
    }
    for (const member of ['properties', '$defs', 'definitions']) {
      const named = inner[member];
      if (!isObject(named)) continue;
      for (const [name, value] of Object.entries(named)) visit(value, [...path, member, name]);
    }
    visit(inner.items, [...path, 'items']);
    listAt(inner, 'anyOf').forEach((value, index) => {
      visit(value, [...path, 'anyOf', String(index)]);
    });
  };
  visit(schema, []);
}
