/** Which API and which operation a request is for. */
import { GatewayError } from '../errors.ts';
import { remembered } from '../http/remembered.ts';
import type { Api, Operation } from '../service.ts';
import {
  compareSpecificity,
  decodePath,
  matchPath,
  type Path,
  parseUrlTemplate,
  segmentsOf,
  type UrlTemplate,
} from './url-template.ts';

/** Where a path leads to, before its method is looked at. */
export type Location = {
  readonly api: Api;
  /** Behind the API's own path. */
  readonly path: Path;
  /** The same as a text, with its leading slash. */
  readonly text: string;
  /** Of the methods that have been asked for, of those that there are. */
  readonly routes: Map<string, Route | undefined>;
};

export type Route = {
  readonly operation: Operation;
  readonly matchedParameters: ReadonlyMap<string, string>;
};

export type Router = {
  /** The API whose path is the longest that the request's path begins with. */
  api(path: string): Location | undefined;
  /** The most specific operation; undefined when none has the method and a template that matches. */
  operation(method: string, location: Location): Route | undefined;
};

type Template = { readonly operation: Operation; readonly template: UrlTemplate };

export function createRouter(apis: readonly Api[]): Router {
  const entries = apis
    .map((api) => ({ api, segments: segmentsOf(api.path.toLowerCase()) }))
    .sort((a, b) => b.segments.length - a.segments.length);
  const templates = new Map(apis.map((api) => [api, templatesOf(api)]));
  const locate = (path: string): Location | undefined => {
    const given = segmentsOf(path);
    const entry = entries.find(({ segments }) =>
      segments.every((segment, index) => segment === given[index]?.toLowerCase()),
    );
    if (entry === undefined) return undefined;
    const segments = given.slice(entry.segments.length);
    return {
      api: entry.api,
      path: decodePath(segments),
      text: `/${segments.join('/')}`,
      routes: new Map(),
    };
  };
  return {
    api: remembered(locate),
    operation(asked, { api, path, routes }) {
      const ofApi = templates.get(api);
      const method = ofApi?.has(asked.toUpperCase()) ? asked.toUpperCase() : ANY_METHOD;
      if (!routes.has(method)) routes.set(method, findRoute(ofApi?.get(method) ?? [], path));
      return routes.get(method);
    },
  };
}

function findRoute(templates: readonly Template[], path: Path): Route | undefined {
  for (const { operation, template } of templates) {
    const matchedParameters = matchPath(template, path);
    if (matchedParameters !== undefined) return { operation, matchedParameters };
  }
  return undefined;
}

const ANY_METHOD = '*';

/** By method in upper case, the more specific templates first; those of any method are among each method's. */
function templatesOf(api: Api): ReadonlyMap<string, readonly Template[]> {
  const templates = api.operations
    .map((operation) => ({
      operation,
      method: operation.method.toUpperCase(),
      template: parseUrlTemplate(operation.urlTemplate),
    }))
    .sort((a, b) => compareSpecificity(a.template, b.template));
  const methods = new Set([ANY_METHOD, ...templates.map(({ method }) => method)]);
  return new Map(
    Array.from(methods, (wanted) => [
      wanted,
      templates.filter(({ method }) => method === wanted || method === ANY_METHOD),
    ]),
  );
}

/** `on-error` reads the documented message; a caller of the real service reads "Resource not found". */
export function operationNotFound(): GatewayError {
  return new GatewayError(
    'OperationNotFound',
    'Unable to match incoming request to an operation.',
    { status: 404, source: 'configuration', publicMessage: 'Resource not found' },
  );
}
