/**
 * GitHub's own OpenAPI description, from the package `@octokit/openapi`, as a judge of requests and answers.
 * Only the operations we use are compiled; a request for any other is a violation.
 */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormatsModule from 'ajv-formats';
import { isObject, items, type Json, member, textOf } from '../../policy/standards/json.ts';

const ISSUE_COMMENTS = '/repos/{owner}/{repo}/issues/{issue_number}/comments';
const ISSUE_COMMENT = '/repos/{owner}/{repo}/issues/comments/{comment_id}';
const ISSUES = '/repos/{owner}/{repo}/issues';
const OPERATIONS = [
  ['GET', ISSUE_COMMENTS],
  ['POST', ISSUE_COMMENTS],
  ['PATCH', ISSUE_COMMENT],
  ['DELETE', ISSUE_COMMENT],
  ['GET', ISSUES],
  ['POST', ISSUES],
  ['PATCH', `${ISSUES}/{issue_number}`],
  ['GET', '/repos/{owner}/{repo}/commits/{commit_sha}/pulls'],
  ['GET', '/repos/{owner}/{repo}/pulls'],
  ['GET', '/repos/{owner}/{repo}/compare/{basehead}'],
] as const;

export type Operation = {
  readonly method: string;
  readonly template: string;
  /** By name, percent-decoded. */
  readonly parameters: Readonly<Record<string, string>>;
};

export type Conformance = {
  /** Undefined for an operation that we do not know GitHub to have. */
  readonly find: (method: string, path: string) => Operation | undefined;
  /** What is wrong with a request; empty when it conforms. */
  readonly request: (
    operation: Operation,
    query: URLSearchParams,
    body: Json | undefined,
  ) => readonly string[];
  /** What is wrong with an answer. */
  readonly response: (
    operation: Operation,
    status: number,
    body: Json | undefined,
  ) => readonly string[];
  /** The smallest document that a component's schema accepts. */
  readonly sample: (component: string) => Json;
};

let loaded: Conformance | undefined;

/** Parsed once a process: the description has 13 MB. */
export function conformance(): Conformance {
  loaded ??= load();
  return loaded;
}

function load(): Conformance {
  const path = createRequire(import.meta.url).resolve(
    '@octokit/openapi/generated/api.github.com.json',
  );
  return new Description(JSON.parse(readFileSync(path, 'utf8')));
}

class Description implements Conformance {
  readonly #description: Json;
  readonly #ajv = new Ajv({ strict: false, allErrors: true, coerceTypes: false });
  readonly #validators = new Map<string, ValidateFunction>();

  constructor(description: Json) {
    this.#description = description;
    // The package is CommonJS: its function is the default export's default.
    addFormatsModule.default(this.#ajv);
    // In OpenAPI 3.0 these are formats of numbers, which only say how wide they are.
    for (const format of ['int32', 'int64', 'float', 'double', 'timestamp', 'repo.nwo']) {
      this.#ajv.addFormat(format, true);
    }
  }

  find(method: string, requested: string): Operation | undefined {
    for (const [known, template] of OPERATIONS) {
      const parameters = method === known ? matchTemplate(template, requested) : undefined;
      if (parameters !== undefined) return { method, template, parameters };
    }
    return undefined;
  }

  request(
    { method, template, parameters }: Operation,
    query: URLSearchParams,
    body: Json | undefined,
  ): readonly string[] {
    const operation = this.#described(method, template);
    const declared = items(member(operation, 'parameters')).map((value) => this.#resolve(value));
    const given = [
      ...Object.entries(parameters).map(([name, value]) => ({ name, value, place: 'path' })),
      ...[...query].map(([name, value]) => ({ name, value, place: 'query' })),
    ];
    const problems = given.flatMap(({ name, value, place }) => {
      const parameter = declared.find(
        (candidate) => member(candidate, 'name') === name && member(candidate, 'in') === place,
      );
      if (parameter === undefined) {
        return [`${method} ${template} has no ${place} parameter ${name}`];
      }
      const schema = member(parameter, 'schema') ?? {};
      const typed = ['integer', 'number'].includes(textOf(member(schema, 'type')) ?? '')
        ? Number(value)
        : value;
      return this.#check(`${method} ${template} ${name}`, schema, typed);
    });
    const content = member(member(operation, 'requestBody'), 'content');
    const schema = member(member(content, 'application/json'), 'schema');
    if (schema === undefined) {
      return body === undefined ? problems : [...problems, `${method} ${template} takes no body`];
    }
    return [...problems, ...this.#check(`${method} ${template} body`, schema, body ?? null)];
  }

  response(
    { method, template }: Operation,
    status: number,
    body: Json | undefined,
  ): readonly string[] {
    const answers = member(this.#described(method, template), 'responses');
    const answer = this.#resolve(member(answers, String(status)));
    if (answer === undefined && status < 400) {
      return [`${method} ${template} never answers ${status}`];
    }
    // What the description leaves out (401, 403, 429, 5xx) has the shape of every error of GitHub's.
    const schema =
      answer === undefined
        ? { $ref: '#/components/schemas/basic-error' }
        : member(member(member(answer, 'content'), 'application/json'), 'schema');
    if (schema === undefined) return body === undefined ? [] : [`${status} has no body`];
    return this.#check(`${method} ${template} ${status}`, schema, body ?? null);
  }

  sample(name: string): Json {
    return sample({ $ref: `#/components/schemas/${name}` }, (value) => this.#resolve(value));
  }

  #described(method: string, template: string): Json {
    const operations = member(member(this.#description, 'paths'), template);
    const found = member(operations, method.toLowerCase());
    if (found === undefined) throw new Error(`GitHub has no ${method} ${template}`);
    return found;
  }

  #resolve(value: Json | undefined): Json | undefined {
    const reference = textOf(member(value, '$ref'));
    return reference === undefined ? value : this.#resolve(this.#component(reference));
  }

  #component(reference: string): Json | undefined {
    return reference
      .replace('#/', '')
      .split('/')
      .reduce<Json | undefined>((value, key) => member(value, key), this.#description);
  }

  #check(key: string, schema: Json, value: Json): readonly string[] {
    let validate = this.#validators.get(key);
    if (validate === undefined) {
      const reachable: Record<string, Json> = {};
      const own = toJsonSchema(schema, reachable, (reference) => this.#component(reference));
      validate = this.#ajv.compile({ ...(isObject(own) ? own : {}), definitions: reachable });
      this.#validators.set(key, validate);
    }
    return validate(value) ? [] : [`${key}: ${this.#ajv.errorsText(validate.errors)}`];
  }
}

function matchTemplate(
  template: string,
  path: string,
): Readonly<Record<string, string>> | undefined {
  const expected = template.split('/');
  const actual = path.split('/');
  if (expected.length !== actual.length) return undefined;
  const parameters: Record<string, string> = {};
  for (const [index, part] of expected.entries()) {
    const value = actual[index] ?? '';
    const name = /^\{(.+)\}$/.exec(part)?.[1];
    if (name === undefined ? part !== value : value === '') return undefined;
    if (name !== undefined) parameters[name] = decodeURIComponent(value);
  }
  return parameters;
}

/** OpenAPI 3.0 writes `nullable`, JSON Schema has a type for it; components become definitions. */
function toJsonSchema(
  schema: Json,
  definitions: Record<string, Json>,
  component: (reference: string) => Json | undefined,
): Json {
  if (Array.isArray(schema)) {
    return schema.map((item: Json) => toJsonSchema(item, definitions, component));
  }
  if (!isObject(schema)) return schema;
  const reference = textOf(schema.$ref);
  if (reference !== undefined) {
    const name = reference.split('/').at(-1) ?? '';
    if (!Object.hasOwn(definitions, name)) {
      // Taken before it is filled: components refer to themselves.
      definitions[name] = true;
      definitions[name] = toJsonSchema(component(reference) ?? false, definitions, component);
    }
    return { $ref: `#/definitions/${name}` };
  }
  const { nullable, example: _, examples: __, ...rest } = schema;
  const converted = Object.fromEntries(
    Object.entries(rest).map(([key, value]) => [key, toJsonSchema(value, definitions, component)]),
  );
  return nullable === true ? { anyOf: [converted, { type: 'null' }] } : converted;
}

function sample(
  schema: Json | undefined,
  resolve: (value: Json | undefined) => Json | undefined,
): Json {
  const resolved = resolve(schema);
  if (member(resolved, 'nullable') === true) return null;
  const [choice] = [...items(member(resolved, 'oneOf')), ...items(member(resolved, 'anyOf'))];
  if (choice !== undefined) return sample(choice, resolve);
  const parts = items(member(resolved, 'allOf'));
  if (parts.length > 0) {
    return Object.assign({}, ...parts.map((part) => sample(part, resolve)));
  }
  const [first] = items(member(resolved, 'enum'));
  if (first !== undefined) return first;
  switch (member(resolved, 'type')) {
    case 'object':
      return Object.fromEntries(
        items(member(resolved, 'required')).map((name) => [
          String(name),
          sample(member(member(resolved, 'properties'), String(name)), resolve),
        ]),
      );
    case 'array':
      return [];
    case 'integer':
    case 'number':
      return 1;
    case 'boolean':
      return false;
    default:
      return sampleText(textOf(member(resolved, 'format')));
  }
}

function sampleText(format: string | undefined): string {
  if (format === 'uri') return 'https://api.github.com/';
  if (format === 'date-time') return '2026-01-01T00:00:00Z';
  return 'text';
}
