/**
 * Makes one description, fit for API Management and for this load balancer, of one or several: ours, or the official
 * ones that a user downloaded. What API Management refuses, drops or turns into something else on import is taken
 * out here, where it can be tested.
 * Source: https://learn.microsoft.com/azure/api-management/api-management-api-import-restrictions
 */
import { isObject } from '../policy/standards/json.ts';
import { type Adjustment, type Content, writeDocument } from './content.ts';
import {
  type Description,
  type Json,
  OpenApiError,
  type Path,
  type Problem,
  readDescription,
  type Source,
} from './description.ts';
import { withoutCircles, withoutReferences } from './references.ts';

export { OpenApiError, type Problem, type Source } from './description.ts';

/** Bytes of a description that is imported inline. */
const SIZE_LIMIT = 4 * 1024 * 1024;

/** Characters of an operation's display name. */
const SUMMARY_LENGTH = 300;

/** Characters of an operation's resource name; API Management keeps four more for telling equal ones apart. */
const OPERATION_ID_LENGTH = 76;

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch'];

/** Fields of operations and parameters that API Management does not support. Extensions it ignores by itself. */
const UNSUPPORTED_IN_OPERATION = new Set(['externalDocs', 'callbacks', 'security', 'servers']);
const UNSUPPORTED_IN_PARAMETER = new Set(['allowEmptyValue', 'style', 'explode', 'allowReserved']);

/**
 * One OpenAPI document, as JSON.
 *
 * @param documents OpenAPI 3.0 or 3.1, JSON or YAML
 * @throws {OpenApiError} see `contentOf`; also when the document is larger than API Management imports
 */
export function adjustOpenApi(documents: readonly Source[], adjustment: Adjustment): string {
  const text = writeDocument(contentOf(documents), adjustment);
  const size = Buffer.byteLength(text);
  const [first] = documents;
  if (size > SIZE_LIMIT && first !== undefined) {
    throw new OpenApiError([
      {
        ...{ document: first.name, line: 1, column: 1 },
        message: `all descriptions together have ${size} bytes, API Management imports ${SIZE_LIMIT}: leave out operations`,
      },
    ]);
  }
  return text;
}

/**
 * What all descriptions come to together.
 *
 * - Paths get the part of the description's server URL that follows `/openai` in front: `…/openai/v1` makes
 *   `/chat/completions` into `/v1/chat/completions`.
 * - Required query parameters become optional: API Management would make them part of the URL template, answer a
 *   call without them with its own 404, and `rewrite-uri` would drop them.
 * - Schemas of equal names in several descriptions are told apart.
 *
 * @throws {OpenApiError} for invalid documents, references that lead nowhere or elsewhere, an operation or an
 *   operation id that is there twice, and a path that the policy would not understand; all of them at once.
 */
export function contentOf(documents: readonly Source[]): Content {
  const parts = eachOrProblems(documents, (source) => readPart(readDescription(source)));
  const renames = renameSchemas(parts);
  const problems: Problem[] = [];
  const paths = new Map<string, Json>();
  const operations = new Map<string, string>();
  const schemas: Record<string, unknown> = {};
  for (const [index, part] of parts.entries()) {
    const names = renames[index] ?? new Map();
    for (const [name, schema] of Object.entries(part.schemas)) {
      schemas[names.get(name) ?? name] = withoutReferences(
        schema,
        ['components', 'schemas', name],
        part.description,
        names,
        problems,
      );
    }
    for (const operation of operationsOf(part, names, problems)) {
      refuseTwice(operation, operations, problems);
      paths.set(operation.path, {
        ...paths.get(operation.path),
        [operation.method]: operation.value,
      });
    }
  }
  if (problems.length > 0) throw new OpenApiError(problems);
  return {
    version: parts.some(({ version }) => version === '3.1') ? '3.1.0' : '3.0.3',
    edition: [...new Set(parts.map((part) => part.edition))].join(', '),
    paths: Object.fromEntries(paths),
    schemas: withoutCircles(schemas),
  };
}

/** What is looked at in one description. */
type Part = {
  readonly description: Description;
  readonly version: '3.0' | '3.1';
  /** The described API's own version. */
  readonly edition: string;
  /** What comes before each path. */
  readonly prefix: string;
  readonly paths: Json;
  readonly schemas: Json;
};

type Operation = {
  readonly path: string;
  readonly method: string;
  readonly id: string;
  readonly value: Json;
  /** A problem with the operation, where it is described. */
  readonly problem: (message: string) => Problem;
};

function readPart(description: Description): Part {
  const { root, problem } = description;
  const problems: Problem[] = [];
  const version = readVersion(description, problems);
  if (!isObject(root.info) || typeof root.info.version !== 'string') {
    problems.push(problem(['info'], 'info.version, a text, is missing'));
  }
  if (!isObject(root.paths) || Object.keys(root.paths).length === 0) {
    problems.push(problem(['paths'], 'there are no paths'));
  }
  if (root['x-ms-paths'] !== undefined) {
    problems.push(problem(['x-ms-paths'], 'x-ms-paths is not read: move its operations to paths'));
  }
  const components = isObject(root.components) ? root.components : {};
  if (problems.length > 0 || version === undefined) throw new OpenApiError(problems);
  return {
    description,
    version,
    edition: isObject(root.info) ? String(root.info.version) : '',
    prefix: prefixOf(root),
    paths: isObject(root.paths) ? root.paths : {},
    schemas: isObject(components.schemas) ? components.schemas : {},
  };
}

function readVersion(
  { root, problem }: Description,
  problems: Problem[],
): '3.0' | '3.1' | undefined {
  const version = typeof root.openapi === 'string' ? root.openapi : '';
  if (/^3\.0\.\d+$/.test(version)) return '3.0';
  if (/^3\.1\.\d+$/.test(version)) return '3.1';
  problems.push(
    root.swagger === undefined
      ? problem(
          ['openapi'],
          `API Management imports OpenAPI 3.0 and 3.1, not ${JSON.stringify(root.openapi) ?? 'a description without "openapi"'}`,
        )
      : problem(['swagger'], 'this is Swagger 2.0: convert it to OpenAPI 3.0'),
  );
  return undefined;
}

/** The path of the first server without its `/openai`, which is the path of the API in API Management. */
function prefixOf({ servers }: Json): string {
  const [first] = Array.isArray(servers) ? servers : [];
  const url = isObject(first) && typeof first.url === 'string' ? first.url : '';
  const path = url.replace(/^(?:[a-z]+:\/\/[^/]*|\{[^}]*\})/i, '').replace(/(?<!\/)\/+$/, '');
  return path.replace(/^\/openai(?=\/|$)/, '');
}

/** New names for the schemas of each part, where an earlier part has one of the same name and another content. */
function renameSchemas(parts: readonly Part[]): readonly ReadonlyMap<string, string>[] {
  const taken = new Map<string, string>();
  return parts.map(({ schemas }) => {
    const renames = new Map<string, string>();
    for (const [name, schema] of Object.entries(schemas)) {
      const content = JSON.stringify(schema);
      let free = name;
      for (let count = 2; (taken.get(free) ?? content) !== content; count += 1) {
        free = `${name}-${count}`;
      }
      taken.set(free, content);
      if (free !== name) renames.set(name, free);
    }
    return renames;
  });
}

function operationsOf(
  { description, paths, prefix }: Part,
  renames: ReadonlyMap<string, string>,
  problems: Problem[],
): readonly Operation[] {
  const resolved = (value: unknown, path: Path) =>
    withoutReferences(value, path, description, renames, problems);
  return Object.entries(paths).flatMap(([path, item]) => {
    if (path.startsWith('x-')) return []; // An extension, which is no path.
    const where: Path = ['paths', path];
    const fault = faultOfPath(path, item);
    if (fault !== undefined || !isObject(item)) {
      problems.push(description.problem(where, `${path}: ${fault}`));
      return [];
    }
    const shared = resolved(item.parameters ?? [], [...where, 'parameters']);
    return METHODS.filter((method) => item[method] !== undefined).flatMap((method) => {
      const here: Path = [...where, method];
      const problem = (message: string) =>
        description.problem(here, `${method.toUpperCase()} ${path}: ${message}`);
      const raw = resolved(item[method], here);
      if (!isObject(raw) || !isObject(raw.responses)) {
        problems.push(problem('an operation is an object with responses'));
        return [];
      }
      const id = operationId(raw.operationId, method, prefix + path);
      const parameters = [...list(raw.parameters), ...list(shared)].flatMap(adjustParameter);
      const operation = {
        ...without(raw, UNSUPPORTED_IN_OPERATION),
        operationId: id,
        summary: summaryOf(raw.summary, id),
        parameters: withoutOverridden(parameters),
      };
      for (const name of undescribed(path, operation.parameters)) {
        problems.push(problem(`the path parameter {${name}} is not described`));
      }
      return [{ path: prefix + path, method, id, value: operation, problem }];
    });
  });
}

/** Why the policy or API Management could not serve a path, or undefined. */
function faultOfPath(path: string, item: unknown): string | undefined {
  if (!path.startsWith('/')) return 'a path starts with /';
  if (!isObject(item)) return 'a path is an object';
  if (item.$ref !== undefined) {
    return 'paths in other files are not read: bundle the files into one';
  }
  const model = /^\/deployments\/\{([^}]*)\}/.exec(path)?.[1];
  if (model !== undefined && model !== 'deployment-id') {
    return `the policy reads the model from {deployment-id}: rename {${model}}`;
  }
  return undefined;
}

/** What API Management makes of an operation id, or of an operation without one. */
function operationId(id: unknown, method: string, path: string): string {
  return (typeof id === 'string' && id !== '' ? id : `${method}-${path}`)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, OPERATION_ID_LENGTH);
}

function summaryOf(summary: unknown, id: string): string {
  const text = typeof summary === 'string' && summary !== '' ? summary : id;
  return text.length > SUMMARY_LENGTH ? `${text.slice(0, SUMMARY_LENGTH - 1)}…` : text;
}

/** The parameter as API Management takes it; cookies are not supported. */
function adjustParameter(parameter: unknown): readonly Json[] {
  if (!isObject(parameter) || parameter.in === 'cookie') return [];
  const kept = without(parameter, UNSUPPORTED_IN_PARAMETER);
  return [parameter.in === 'query' ? { ...kept, required: false } : kept];
}

/** An operation's own parameter counts, not the one that its path has for all operations. */
function withoutOverridden(parameters: readonly Json[]): readonly Json[] {
  const first = new Map<string, Json>();
  for (const parameter of parameters) {
    const key = `${parameter.in} ${parameter.name}`;
    if (!first.has(key)) first.set(key, parameter);
  }
  return [...first.values()];
}

function undescribed(path: string, parameters: readonly Json[]): readonly string[] {
  const described = new Set(
    parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name),
  );
  return [...path.matchAll(/\{([^{}]*)\}/g)]
    .map(([, name = '']) => name)
    .filter((name) => !described.has(name));
}

/** API Management tells operations apart by method and template, whatever its parameters are called, and by id. */
function refuseTwice(operation: Operation, known: Map<string, string>, problems: Problem[]): void {
  const template = `${operation.method} ${operation.path.toLowerCase().replaceAll(/\{[^{}]*\}/g, '{}')}`;
  for (const [key, what] of [
    [template, 'the operation'],
    [`id ${operation.id}`, `the operation id ${operation.id}`],
  ] as const) {
    const other = known.get(key);
    const here = operation.problem('');
    if (other === undefined) known.set(key, `${here.document}:${here.line}`);
    else problems.push(operation.problem(`${what} is also in ${other}`));
  }
}

function without(value: Json, keys: ReadonlySet<string>): Json {
  return Object.fromEntries(Object.entries(value).filter(([key]) => !keys.has(key)));
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Reads all, so that the problems of every document are told at once. */
function eachOrProblems<Item, Result>(
  items: readonly Item[],
  read: (item: Item) => Result,
): readonly Result[] {
  const problems: Problem[] = [];
  const results = items.flatMap((item) => {
    try {
      return [read(item)];
    } catch (error) {
      if (!(error instanceof OpenApiError)) throw error;
      problems.push(...error.problems);
      return [];
    }
  });
  if (problems.length > 0) throw new OpenApiError(problems);
  return results;
}
