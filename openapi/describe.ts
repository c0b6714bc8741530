/**
 * The table of operations as an OpenAPI description. It says what API Management routes, names in metrics and shows in the developer
 * portal; schemas of bodies would bring nothing: nobody validates them here, and Azure OpenAI changes them monthly.
 */
import type { Source } from './description.ts';
import { type Operation, operations, parametersOf } from './operations/index.ts';

const CONTENT_TYPES = { json: 'application/json', form: 'multipart/form-data' } as const;

/** What an answer may be; a WebSocket has no content. */
const ANSWERS: Readonly<Record<Operation['answer'], readonly string[]>> = {
  json: ['application/json'],
  stream: ['application/json', 'text/event-stream'],
  bytes: ['application/octet-stream'],
  text: ['text/plain'],
  websocket: [],
};

/**
 * Methods of calls that no description has. No OPTIONS: an operation of it would take the preflights of browsers, which the policy
 * `cors` answers. Source: https://learn.microsoft.com/azure/api-management/cors-policy
 */
const OPEN_METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** Ids of the operations that take any other call. */
export const anyOtherOperations: readonly string[] = OPEN_METHODS.map(otherOperation);

function otherOperation(method: string): string {
  return `other-${method.toLowerCase()}`;
}

/**
 * Any call that no other description has, so that an operation that Azure adds tomorrow reaches an account. That API Management imports
 * such a path is seen in Azure-Samples/AI-Gateway (modules/apim/v3/specs/PassThrough.json).
 */
function describeAnyOther(): Source {
  const item = Object.fromEntries(
    OPEN_METHODS.map((method) => [
      method.toLowerCase(),
      {
        operationId: otherOperation(method),
        summary: `Any other ${method}`,
        responses: { 200: { description: 'The answer.' } },
      },
    ]),
  );
  return written('gateway.surface: open', { '/*': item });
}

function describe(operations: readonly Operation[]): Source {
  const paths: Record<string, Record<string, object>> = {};
  for (const operation of operations) {
    const item = paths[operation.path] ?? {};
    item[operation.method.toLowerCase()] = describeOperation(operation);
    paths[operation.path] = item;
  }
  return written('openapi/operations', paths);
}

function describeOperation(operation: Operation): object {
  const { id, summary, dialect, bodies, answer } = operation;
  return {
    operationId: id,
    summary,
    parameters: [
      ...parametersOf(operation).map((name) => ({
        ...{ name, in: 'path', required: true },
        schema: { type: 'string' },
      })),
      ...(dialect === 'v1'
        ? []
        : [{ name: 'api-version', in: 'query', schema: { type: 'string' } }]),
    ],
    ...(bodies.length === 0
      ? {}
      : { requestBody: { content: contents(bodies.map((body) => CONTENT_TYPES[body])) } }),
    responses:
      answer === 'websocket'
        ? { 101: { description: 'A WebSocket.' } }
        : { 200: { description: 'The answer.', content: contents(ANSWERS[answer]) } },
  };
}

function contents(types: readonly string[]): object {
  return Object.fromEntries(types.map((type) => [type, {}]));
}

function written(name: string, paths: object): Source {
  const description = { openapi: '3.0.3', info: { title: 'Azure OpenAI', version: '1' }, paths };
  const text = JSON.stringify(description);
  return { name, text, value: JSON.parse(text) };
}

/** What is imported unless the user gives descriptions of their own: all that is known of Azure OpenAI. */
export const shippedDescriptions: readonly Source[] = [describe(operations)];

/** What is imported besides, so that calls go through that no description has. */
export const anyOtherCall: Source = describeAnyOther();
