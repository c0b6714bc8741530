/** Which API and which operation a request is for. */
import { GatewayError } from '../errors.ts';
import type { Api, Operation } from '../service.ts';
import {
  compareSpecificity,
  decodePath,
  matchPath,
  parseUrlTemplate,
  segmentsOf,
  type UrlTemplate,
} from './url-template.ts';

/** Where a path leads to, before its method is looked at. */
export type Location = {
  readonly api: Api;
  /** Path behind the API's own, with its leading slash. */
  readonly path: string;
};

export type Route = Location & {
  readonly operation: Operation;
  readonly matchedParameters: ReadonlyMap<string, string>;
};

export type Router = {
  /** The API whose path is the longest that the request's path begins with. */
  api(path: string): Location | undefined;
  /** The most specific operation; undefined when none has the method and a template that matches. */
  operation(method: string, location: Location): Route | undefined;
};

type Template = {
  readonly operation: Operation;
  /** In upper case; `*` for all. */
  readonly method: string;
  readonly template: UrlTemplate;
};

export function createRouter(apis: readonly Api[]): Router {
  const entries = apis
    .map((api) => ({ api, segments: segmentsOf(api.path.toLowerCase()) }))
    .sort((a, b) => b.segments.length - a.segments.length);
  const templates = new Map(apis.map((api) => [api, templatesOf(api)]));
  return {
    api(path) {
      const given = segmentsOf(path);
      const entry = entries.find(({ segments }) =>
        segments.every((segment, index) => segment === given[index]?.toLowerCase()),
      );
      if (entry === undefined) return undefined;
      return { api: entry.api, path: `/${given.slice(entry.segments.length).join('/')}` };
    },
    operation(method, { api, path }) {
      const given = decodePath(path);
      const wanted = method.toUpperCase();
      for (const { operation, method: own, template } of templates.get(api) ?? []) {
        if (own !== wanted && own !== '*') continue;
        const matchedParameters = matchPath(template, given);
        if (matchedParameters !== undefined) return { api, operation, path, matchedParameters };
      }
      return undefined;
    },
  };
}

function templatesOf(api: Api): readonly Template[] {
  return api.operations
    .map((operation) => ({
      operation,
      method: operation.method.toUpperCase(),
      template: parseUrlTemplate(operation.urlTemplate),
    }))
    .sort((a, b) => compareSpecificity(a.template, b.template));
}

/** `on-error` reads the documented message; a caller of the real service reads "Resource not found". */
export function operationNotFound(): GatewayError {
  return new GatewayError(
    'OperationNotFound',
    'Unable to match incoming request to an operation.',
    { status: 404, source: 'configuration', publicMessage: 'Resource not found' },
  );
}
