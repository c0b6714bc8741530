/** One call that an operation answers: what it names, what it carries, and what the account has to answer it with. */
import { isObject, type JsonObject, textAt } from '../json.ts';
import type { DeploymentOptions } from '../seed.ts';
import { deploymentNotFound, InvalidRequest, missingParameter } from './errors.ts';
import type { State } from './state/index.ts';

/**
 * `v1`: `/openai/v1/…`. `classic`: `/openai/…?api-version=`. `deployments`: `/openai/deployments/<deployment>/…`, also
 * with `api-version`.
 */
export type Dialect = 'v1' | 'classic' | 'deployments';

export type Event = { readonly event?: string; readonly data: unknown };

export type Call = {
  readonly state: State;
  readonly dialect: Dialect;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  /** What `{name}` stands for in the operation's path. */
  parameter(name: string): string;
  /** @throws {InvalidRequest} for what is no JSON object */
  json(): JsonObject;
  /**
   * @param known the fields that the operation has; `name[]` and `name[member]` belong to `name`
   * @throws {InvalidRequest} for what is no multipart form, and for an unknown field
   */
  form(known: readonly string[]): Promise<Form>;
  /**
   * Charges the deployment's limits.
   *
   * @returns the headers that tell what is left
   * @throws {AzureError} 429
   */
  admit(deployment: Deployment, tokens: number): Readonly<Record<string, string>>;
  stream(events: readonly Event[], headers?: Readonly<Record<string, string>>): Response;
};

export type Operation = {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Below the dialect's own path: `/files/{file_id}`. */
  readonly path: string;
  readonly dialects: readonly Dialect[];
  /** Below `Microsoft.CognitiveServices/accounts/OpenAI/`. */
  readonly action: string;
  /** The first dated version that has it, without `-preview`; left out: all of them. */
  readonly since?: string;
  /** Whether a 429 says when to come back; default true. */
  readonly announced?: boolean;
  readonly answer: (call: Call) => Response | JsonObject | Promise<Response | JsonObject>;
};

export type Form = {
  /** @throws {InvalidRequest} for a field that is there twice; so does `file` */
  text(name: string): string | undefined;
  file(name: string): File | undefined;
  files(name: string): readonly File[];
  has(name: string): boolean;
};

export type Deployment = DeploymentOptions & { readonly name: string; readonly model: string };

/**
 * The deployment that a call names: in its path, or as its `model`.
 *
 * @throws {InvalidRequest} when it names none
 * @throws {AzureError} when the account has no such deployment
 */
export function deploymentOf(call: Call, model: string | undefined): Deployment {
  const name = call.dialect === 'deployments' ? call.parameter('deployment') : model;
  if (name === undefined || name === '') throw missingParameter('model');
  const { deployments } = call.state;
  const options = Object.hasOwn(deployments, name) ? deployments[name] : undefined;
  if (options === undefined) throw deploymentNotFound();
  return { ...options, name, model: options.model ?? name };
}

export function readJson(bytes: Uint8Array): JsonObject {
  try {
    const body: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (isObject(body)) return body;
  } catch {
    // Falls through to the same refusal as JSON that is not an object.
  }
  throw new InvalidRequest('The body of your request is not a JSON object.');
}

/** @throws {InvalidRequest} as `Call.form` */
export async function readForm(
  bytes: Uint8Array,
  contentType: string | null,
  known: readonly string[],
): Promise<Form> {
  let data: FormData;
  try {
    data = await new Response(Buffer.from(bytes), {
      headers: { 'content-type': contentType ?? '' },
    }).formData();
  } catch {
    throw new InvalidRequest('The body of your request is not a multipart form.');
  }
  for (const field of data.keys()) {
    const name = field.replace(/\[.*$/, '');
    if (!known.includes(name)) {
      throw new InvalidRequest(`Unknown parameter: '${name}'.`, name, 'unknown_parameter');
    }
  }
  const all = (name: string) => [...data.getAll(name), ...data.getAll(`${name}[]`)];
  const once = (name: string) => {
    const values = all(name);
    if (values.length > 1) {
      throw new InvalidRequest(`Duplicate parameter: '${name}'.`, name, 'duplicate_parameter');
    }
    return values[0];
  };
  return {
    text(name) {
      const value = once(name);
      return typeof value === 'string' ? value : undefined;
    },
    file(name) {
      const value = once(name);
      return value instanceof File ? value : undefined;
    },
    has: (name) => all(name).length > 0,
    files: (name) => all(name).filter((value) => value instanceof File),
  };
}

/** The seconds since the epoch that documents carry. */
export function secondsOf(state: State): number {
  return Math.floor(state.now() / 1000);
}

/** An id or a text that the body must have. @throws {InvalidRequest} */
export function requiredText(body: JsonObject, name: string): string {
  const value = textAt(body, name);
  if (value === undefined || value === '') throw missingParameter(name);
  return value;
}
