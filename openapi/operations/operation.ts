/** What is known of an operation of Azure OpenAI, and how a row of the table is written. */

/**
 * The three ways of writing a URL of Azure OpenAI, behind `…/openai`: `v1` is `/v1/files`, `classic` is `/files?api-version=…`,
 * `deployments` is `/deployments/{deployment-id}/chat/completions?api-version=…`. `AzureOpenAI` of the SDKs writes the last two.
 */
export type Dialect = 'v1' | 'classic' | 'deployments';

export type Method = 'GET' | 'POST' | 'DELETE';

/** What a body is: JSON, or a multipart form. */
export type Body = 'json' | 'form';

/** What is answered; `stream` is JSON, or server-sent events where the caller asks for them. */
export type Answer = 'json' | 'stream' | 'bytes' | 'text' | 'websocket';

export type Operation = {
  readonly dialect: Dialect;
  readonly method: Method;
  /** URL template behind the API's own path. Its parameters say what they name: `{vector_store_id}`. */
  readonly path: string;
  /** Name of the operation in API Management: lower-case letters, digits and hyphens, at most 76. */
  readonly id: string;
  readonly summary: string;
  /** What the body may be; empty: there is none. */
  readonly bodies: readonly Body[];
  readonly answer: Answer;
  /** Where the model stands; undefined: the call names none, or state that has one. */
  readonly model: 'path' | 'body' | 'query' | undefined;
  /** Whether it only generates, so that it may be sent to any account, and twice. */
  readonly generates: boolean;
};

/** A row: the operations that differ in nothing but their dialect. `path` is without the dialect's own part. */
export type Row = Omit<Operation, 'dialect'> & { readonly dialects: readonly Dialect[] };

type More = Partial<Omit<Row, 'id' | 'method' | 'path' | 'summary'>>;

export const get = (id: string, path: string, summary: string, more?: More): Row =>
  row('GET', id, path, summary, more);

/** Without `bodies` the body is JSON. */
export const post = (id: string, path: string, summary: string, more?: More): Row =>
  row('POST', id, path, summary, { bodies: ['json'], ...more });

export const remove = (id: string, path: string, summary: string, more?: More): Row =>
  row('DELETE', id, path, summary, more);

function row(method: Method, id: string, path: string, summary: string, more: More = {}): Row {
  return {
    ...{ id, method, path, summary, bodies: [], answer: 'json', model: undefined },
    ...{ generates: false, dialects: ['v1', 'classic'] },
    ...more,
  };
}

/** Names of the parameters in a path, in their order. */
export function parametersOf({ path }: Pick<Operation, 'path'>): readonly string[] {
  return [...path.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name);
}

/** `/chat/completions` of `/v1/chat/completions` and of `/deployments/{deployment-id}/chat/completions`. */
export function withoutDialect({ path }: Pick<Operation, 'path'>): string {
  return path.replace(/^\/(?:v1|deployments\/\{[^}]*\})(?=\/)/, '');
}

/** What a path names that an account holds: `{container_id}` is a `container`. A model is no state. */
export function namedBy(operation: Pick<Operation, 'path'>): readonly string[] {
  return parametersOf(operation)
    .filter((name) => name !== 'deployment-id' && name !== 'model')
    .map((name) => name.replace(/_id$/, '').replaceAll('_', ' '));
}

/** Whether nothing is changed by sending a call twice. */
export function isRepeatable({ method, answer, generates }: Operation): boolean {
  return generates || (method === 'GET' && answer !== 'websocket');
}
