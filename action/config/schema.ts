/** Validation against a JSON Schema, in the user's terms. */
import { Ajv, type ErrorObject } from 'ajv';
import { suggestion } from '../../policy/nearest.ts';
import type { Finding } from '../finding.ts';
import { about, type Path, type SourceDocument } from './document.ts';

const ajv = new Ajv({ allErrors: true, verbose: true, strict: true, allowUnionTypes: true });
// A phrase for people: what a pattern or a choice means.
ajv.addKeyword({ keyword: 'expected', schemaType: 'string' });

/** @returns a judge that finds every way in which a document differs from the schema */
export function createSchema(schema: object): (document: SourceDocument) => readonly Finding[] {
  const validate = ajv.compile(schema);
  return (document) => {
    if (validate(document.value)) return [];
    return (validate.errors ?? [])
      .filter(({ keyword }) => keyword !== 'propertyNames')
      .map((error) => toFinding(error, document));
  };
}

function toFinding(error: ErrorObject, document: SourceDocument): Finding {
  const base = pointerPath(error.instancePath, document.value);
  const inKey = error.propertyName !== undefined || error.keyword === 'additionalProperties';
  const path = inKey ? [...base, keyOf(error)] : base;
  const place = inKey ? document.placeOfKey(path) : document.placeOf(path);
  return {
    severity: 'error',
    file: document.file,
    ...place,
    message: about(path, explain(error)),
  };
}

function keyOf(error: ErrorObject): string {
  return error.propertyName ?? String(error.params.additionalProperty);
}

function explain(error: ErrorObject): string {
  const { keyword, params, parentSchema, data } = error;
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
      return `${show(data)} is not allowed, expected one of ${allowed.join(', ')}${suggestion(String(data), allowed)}`;
    }
    case 'type':
      return `${show(data)} is not allowed, expected ${expected ?? [params.type].flat().join(' or ')}`;
    case 'minProperties':
    case 'minItems':
      return 'must not be empty';
    case 'uniqueItems':
      return `the same value stands twice (items ${params.j + 1} and ${params.i + 1})`;
    case 'minimum':
    case 'maximum':
      return `${show(data)} is out of range, expected ${params.comparison} ${params.limit}`;
    default:
      return `${show(error.propertyName ?? data)} is not allowed, expected ${expected ?? error.message ?? keyword}`;
  }
}

function show(value: unknown): string {
  if (value === null) return 'an empty value';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
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
