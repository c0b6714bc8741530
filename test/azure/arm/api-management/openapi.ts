/**
 * Reads an OpenAPI description as API Management imports it: OpenAPI 2.0 and 3.x, JSON or YAML.
 * Rules: learn.microsoft.com/azure/api-management/api-management-api-import-restrictions. That an operationId
 * which is a valid resource name is kept as it is, is assumed.
 */
import { parse } from 'yaml';
import { isObject, type Json, type JsonObject, listAt, objectAt, textAt } from '../../json.ts';

export type Description = {
  readonly title: string;
  readonly description: string | undefined;
  /** Absolute URL of the first server, undefined where the description has none. */
  readonly serviceUrl: string | undefined;
  readonly operations: readonly {
    readonly name: string;
    readonly displayName: string;
    readonly method: string;
    readonly urlTemplate: string;
    readonly description: string | undefined;
    readonly templateParameters: readonly string[];
  }[];
};

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];
const LARGEST_INLINE = 4 * 1024 * 1024;
const NAME_LENGTH = 76;

/**
 * @param format the `format` of the API's PUT: `openapi+json`, `swagger-json` or `openapi`
 * @throws {Error} naming what cannot be imported
 */
export function readDescription(text: string, format: string): Description {
  if (Buffer.byteLength(text) > LARGEST_INLINE) {
    throw new Error('an inline description may have 4 MB at most');
  }
  const document = parseDocument(text, format);
  const version = textAt(document, 'openapi') ?? textAt(document, 'swagger') ?? '';
  if (!/^(2\.0|3\.[01]\.\d+)$/.test(version)) {
    throw new Error(`'openapi' or 'swagger' must be 2.0, 3.0.x or 3.1.x, not '${version}'`);
  }
  const title = textAt(document, 'info', 'title') ?? '';
  if (title === '') throw new Error("'info.title' is missing");
  if (textAt(document, 'info', 'version') === undefined) {
    throw new Error("'info.version' is missing");
  }
  if (!isObject(document.paths)) throw new Error("'paths' is missing");
  checkReferences(document, document);
  return {
    title,
    description: textAt(document, 'info', 'description'),
    serviceUrl: serviceUrlOf(document),
    operations: operationsOf(document),
  };
}

function parseDocument(text: string, format: string): JsonObject {
  let document: unknown;
  try {
    document = format === 'openapi' ? parse(text) : JSON.parse(text);
  } catch (error) {
    throw new Error(
      `the description cannot be parsed: ${error instanceof Error ? error.message : error}`,
    );
  }
  if (!isObject(document)) throw new Error('the description is not an object');
  return document;
}

function serviceUrlOf(document: JsonObject): string | undefined {
  const host = textAt(document, 'host');
  if (host !== undefined) {
    const scheme = listAt(document, 'schemes')[0] ?? 'https';
    return `${scheme}://${host}${textAt(document, 'basePath') ?? ''}`.replace(/\/+$/, '');
  }
  const [server] = listAt(document, 'servers');
  const template = textAt(server, 'url');
  if (template === undefined) return undefined;
  const url = template.replaceAll(/\{([^}]+)\}/g, (_, name: string) => {
    const value = textAt(server, 'variables', name, 'default');
    if (value === undefined) throw new Error(`the server variable '${name}' has no default`);
    return value;
  });
  return URL.canParse(url) ? url.replace(/\/+$/, '') : undefined;
}

function operationsOf(document: JsonObject): Description['operations'] {
  const names = new Set<string>();
  const templates = new Set<string>();
  const operations: Description['operations'][number][] = [];
  for (const [path, item] of Object.entries(objectAt(document, 'paths'))) {
    if (!path.startsWith('/')) throw new Error(`the path '${path}' does not begin with a slash`);
    for (const method of METHODS) {
      const operation = objectAt(item, method);
      if (!isObject(item) || item[method] === undefined) continue;
      const identity = `${method} ${path.toLowerCase().replaceAll(/\{[^}]*\}/g, '{}')}`;
      if (templates.has(identity)) {
        throw new Error(
          `two operations have the method and path '${method.toUpperCase()} ${path}'`,
        );
      }
      templates.add(identity);
      const operationId = textAt(operation, 'operationId');
      if (operationId !== undefined && names.has(operationId.toLowerCase())) {
        throw new Error(`two operations have the operationId '${operationId}'`);
      }
      const name = resourceName(operationId ?? `${method}-${path}`, names);
      names.add(name.toLowerCase());
      operations.push({
        name,
        displayName:
          textAt(operation, 'summary') ?? operationId ?? `${path} - ${method.toUpperCase()}`,
        method: method.toUpperCase(),
        urlTemplate: path,
        description: textAt(operation, 'description'),
        templateParameters: templateParameters(document, path, item, operation),
      });
    }
  }
  return operations;
}

/** Every `{name}` of a path needs a path parameter, and parameter names are unique in the template. */
function templateParameters(
  document: JsonObject,
  path: string,
  item: JsonObject,
  operation: JsonObject,
): readonly string[] {
  const used = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name ?? '');
  const declared = [...listAt(item, 'parameters'), ...listAt(operation, 'parameters')]
    .map((parameter) => resolve(document, parameter))
    .filter((parameter) => textAt(parameter, 'in') === 'path')
    .map((parameter) => textAt(parameter, 'name') ?? '');
  const undeclared = used.find((name) => !declared.includes(name));
  if (undeclared !== undefined) {
    throw new Error(`the path '${path}' uses the parameter '${undeclared}' without declaring it`);
  }
  const twice = used.find((name, index) => used.indexOf(name) !== index);
  if (twice !== undefined) {
    throw new Error(`the path '${path}' uses the parameter '${twice}' twice`);
  }
  return used;
}

function resourceName(text: string, taken: ReadonlySet<string>): string {
  const valid = /^[A-Za-z0-9][A-Za-z0-9_.-]*$/.test(text) && text.length <= NAME_LENGTH;
  const name = valid
    ? text
    : text
        .toLowerCase()
        .replaceAll(/[^a-z0-9]+/g, '-')
        .replaceAll(/^-+|-+$/g, '')
        .slice(0, NAME_LENGTH);
  if (!taken.has(name.toLowerCase())) return name;
  let suffix = 1;
  while (taken.has(`${name}-${suffix}`.toLowerCase())) suffix += 1;
  return `${name}-${suffix}`;
}

function resolve(document: JsonObject, value: Json): Json | undefined {
  const reference = textAt(value, '$ref');
  return reference === undefined ? value : pointer(document, reference);
}

function pointer(document: JsonObject, reference: string): Json | undefined {
  const path = reference
    .slice(2)
    .split('/')
    .map((part) => decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~'));
  return path.reduce<Json | undefined>(
    (value, part) =>
      Array.isArray(value) ? value[Number(part)] : isObject(value) ? value[part] : undefined,
    document,
  );
}

function checkReferences(document: JsonObject, value: Json | undefined): void {
  if (Array.isArray(value)) {
    for (const item of value) checkReferences(document, item);
  } else if (isObject(value)) {
    const reference = textAt(value, '$ref');
    if (reference !== undefined && !reference.startsWith('#/')) {
      throw new Error(`the reference '${reference}' points outside of the document`);
    }
    if (reference !== undefined && pointer(document, reference) === undefined) {
      throw new Error(`the reference '${reference}' points nowhere`);
    }
    for (const member of Object.values(value)) checkReferences(document, member);
  }
}
