/** Which API and which operation a request is for. */
import { GatewayError } from '../errors.ts';
import type { Api, Operation } from '../service.ts';
import {
  compareSpecificity,
  matchPath,
  parseUrlTemplate,
  segmentsOf,
  type UrlTemplate,
} from './url-template.ts';

export type Route = {
  readonly api: Api;
  readonly operation: Operation;
  /** Path behind the API's own, with its leading slash. */
  readonly path: string;
  readonly matchedParameters: ReadonlyMap<string, string>;
};

export type Router = {
  /** The API whose path is the longest that the request's path begins with. */
  api(path: string): { readonly api: Api; readonly path: string } | undefined;
  /** The most specific operation; undefined when none has the method and a template that matches. */
  operation(method: string, path: string): Route | undefined;
};

export function createRouter(apis: readonly Api[]): Router {
  const entries = apis
    .map((api) => ({ api, segments: segmentsOf(api.path), operations: compileOperations(api) }))
    .sort((a, b) => b.segments.length - a.segments.length);

  const find = (path: string) => {
    const given = segmentsOf(path).map((segment) => segment.toLowerCase());
    return entries.find(({ segments }) =>
      segments.every((segment, index) => segment.toLowerCase() === given[index]),
    );
  };
  const behind = (path: string, count: number) => `/${segmentsOf(path).slice(count).join('/')}`;

  return {
    api(path) {
      const entry = find(path);
      return entry === undefined
        ? undefined
        : { api: entry.api, path: behind(path, entry.segments.length) };
    },
    operation(method, path) {
      const entry = find(path);
      if (entry === undefined) return undefined;
      const rest = behind(path, entry.segments.length);
      for (const { operation, template } of entry.operations) {
        if (operation.method !== '*' && operation.method.toUpperCase() !== method.toUpperCase())
          continue;
        const matchedParameters = matchPath(template, rest);
        if (matchedParameters !== undefined)
          return { api: entry.api, operation, path: rest, matchedParameters };
      }
      return undefined;
    },
  };
}

function compileOperations(api: Api): readonly { operation: Operation; template: UrlTemplate }[] {
  return api.operations
    .map((operation) => ({ operation, template: parseUrlTemplate(operation.urlTemplate) }))
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
