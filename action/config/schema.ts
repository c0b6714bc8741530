/** Validation against a JSON Schema, in the user's terms. */
import type { ErrorObject } from 'ajv';
import { suggestion } from '../../policy/nearest.ts';
import type { Finding } from '../finding.ts';
import { type SourceDocument, type Told, toldOnce } from './document.ts';
import type { Path } from './path.ts';

/** A schema that Ajv has compiled; after a call that is false `errors` tells why. */
type Validate = ((value: unknown) => unknown) & {
  errors?: readonly ErrorObject[] | null | undefined;
};

/** @returns a judge that finds every way in which a document differs from the schema */
export function createSchema(validate: Validate): (document: SourceDocument) => readonly Finding[] {
  return (document) => {
    if (validate(document.value)) return [];
    const errors = (validate.errors ?? []).filter(({ keyword }) => keyword !== 'propertyNames');
    return toldOnce(
      errors
        .filter((error) => !errors.some((other) => tellsMore(other, error)))
        .map((error) => toComplaint(error, document)),
      document,
    );
  };
}

/** What is not text of the right form need not be told that it is too long as well, and too long is told once. */
function tellsMore(other: ErrorObject, error: ErrorObject): boolean {
  return (
    LENGTHS.includes(error.keyword) &&
    LENGTHS.indexOf(other.keyword) < LENGTHS.indexOf(error.keyword) &&
    !ABOUT_CHILDREN.includes(other.keyword) &&
    other.instancePath === error.instancePath &&
    other.propertyName === error.propertyName
  );
}

const LENGTHS: readonly string[] = ['minLength', 'maxLength', 'maxBytes', 'maxSeconds'];
const ABOUT_CHILDREN: readonly string[] = ['required', 'additionalProperties'];

function toComplaint(error: ErrorObject, document: SourceDocument): Told {
  const base = pointerPath(error.instancePath, document.value);
  const inKey = error.propertyName !== undefined || error.keyword === 'additionalProperties';
  const path = inKey ? [...base, keyOf(error)] : base;
  const message = explain(error, inKey ? undefined : document.sourceOf(path));
  return { severity: 'error', path, inKey, message };
}

function keyOf(error: ErrorObject): string {
  return error.propertyName ?? String(error.params.additionalProperty);
}

/** @param source the value as it is written, where it is a single one */
function explain(error: ErrorObject, source: string | undefined): string {
  const { keyword, params, parentSchema } = error;
  const data: unknown = error.propertyName ?? error.data;
  const written = show(data, source);
  const expected = typeof parentSchema?.expected === 'string' ? parentSchema.expected : undefined;
  switch (keyword) {
    case 'additionalProperties': {
      const known = Object.keys(parentSchema?.properties ?? {});
      const hint = suggestion(keyOf(error), known);
      return `unknown key${hint === '' ? `, expected one of ${known.join(', ')}` : hint}`;
    }
    case 'required':
      return `missing key "${params.missingProperty}"`;
    case 'enum': {
      const allowed = (params.allowedValues as readonly unknown[]).map(String);
      return `${written} is not allowed, expected one of ${allowed.join(', ')}${suggestion(String(data), allowed)}`;
    }
    case 'type':
      return `${written} is not allowed, expected ${expected ?? [params.type].flat().join(' or ').replace('array', 'list')}`;
    case 'minProperties':
    case 'minItems':
    case 'minLength':
      return 'must not be empty';
    case 'maxProperties':
    case 'maxItems':
      return `has ${count(data)} entries, expected ${params.limit} at most`;
    case 'maxLength':
      return `${written} has ${count(data)} characters, expected ${params.limit} at most`;
    case 'maxBytes':
      return `${written} has ${Buffer.byteLength(String(data))} bytes in UTF-8, expected ${error.schema} at most`;
    case 'maxSeconds':
      return `${written} is too long, expected ${error.schema} seconds at most`;
    case 'uniqueItems':
      return `the same value stands twice (items ${params.j + 1} and ${params.i + 1})`;
    case 'minimum':
    case 'maximum':
      return `${written} is out of range, expected ${params.comparison} ${params.limit}`;
    default:
      return `${written} is not allowed${expected === undefined ? '' : `, expected ${expected}`}`;
  }
}

function show(value: unknown, source: string | undefined): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = typeof value === 'string' ? JSON.stringify(value) : (source ?? String(value));
  if (value === null && (source ?? '') === '') return 'an empty value';
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}

/** Characters as people and Azure count them, entries of a list or map. */
function count(value: unknown): number {
  if (typeof value === 'string') return [...value].length;
  return typeof value === 'object' && value !== null ? Object.keys(value).length : 0;
}

/** A JSON pointer's steps; list indices become numbers. */
function pointerPath(pointer: string, root: unknown): Path {
  const path: (string | number)[] = [];
  let value = root;
  for (const raw of pointer.split('/').slice(1)) {
    const step = raw.replaceAll('~1', '/').replaceAll('~0', '~');
    path.push(Array.isArray(value) ? Number(step) : step);
    value = typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined;
  }
  return path;
}
