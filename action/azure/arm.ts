/** Azure Resource Manager, as far as the Action asks it itself. */
import type { TokenCredential } from '@azure/identity';
import { isObject, items, type Json, member, textOf } from '../../policy/standards/json.ts';
import { messageOf } from '../failure.ts';
import { type Clock, PASSING_ANYWAY, patiently, sendOnce } from './patience.ts';

const HOST = 'https://management.azure.com';
const ANSWER = 30_000;
/** A check is to end in seconds, also where Azure is ill. */
const PATIENCE = 60_000;

export type ArmOptions = {
  readonly credential: TokenCredential;
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly info: (line: string) => void;
};

/** A refusal, in Azure's words; status 0: no answer. */
export class ArmError extends Error {
  readonly status: number;
  /** Such as `AuthorizationFailed`. */
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.name = 'ArmError';
    this.status = status;
    this.code = code;
  }
}

export type Arm = {
  /**
   * @param id resource id, or any other path; may have a query
   * @param method `HEAD` where there is no document to read
   * @returns undefined for 404
   * @throws {ArmError} for any other refusal
   */
  get(id: string, apiVersion: string, method?: 'GET' | 'HEAD'): Promise<Json | undefined>;
  /** All pages of a collection. @throws {ArmError} */
  list(path: string, apiVersion: string): Promise<readonly Json[]>;
  /** @throws {ArmError} */
  post(path: string, apiVersion: string, body?: Json): Promise<Json>;
};

export function createArm(options: ArmOptions): Arm {
  const { credential, fetch: request, signal, clock, info } = options;

  async function send(method: string, url: string, body?: Json): Promise<Json> {
    const token = await credential.getToken(`${HOST}/.default`, { abortSignal: signal });
    if (token === null) throw new Error(`no token for ${HOST}`);
    const response = await patiently({ clock, limit: PATIENCE, signal, info }, () =>
      sendOnce(request, url, {
        method,
        headers: {
          authorization: `Bearer ${token.token}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal,
        timeout: ANSWER,
        passing: PASSING_ANYWAY,
      }),
    ).catch((error: unknown) => {
      signal.throwIfAborted();
      throw new ArmError(0, 'NoAnswer', messageOf(error));
    });
    const text = await response.text();
    if (!response.ok) throw errorOf(response.status, text);
    return text === '' ? null : JSON.parse(text);
  }

  const urlOf = (path: string, apiVersion: string): string => {
    const url = new URL(`${HOST}${path}`);
    url.searchParams.set('api-version', apiVersion);
    return url.href;
  };

  return {
    async get(id, apiVersion, method = 'GET') {
      try {
        return await send(method, urlOf(id, apiVersion));
      } catch (error) {
        if (error instanceof ArmError && error.status === 404) return undefined;
        throw error;
      }
    },
    async list(path, apiVersion) {
      const found: Json[] = [];
      for (let url: string | undefined = urlOf(path, apiVersion); url !== undefined; ) {
        const page: Json = await send('GET', url);
        found.push(...items(member(page, 'value')));
        url = textOf(member(page, 'nextLink')) || undefined;
      }
      return found;
    },
    post: (path, apiVersion, body) => send('POST', urlOf(path, apiVersion), body),
  };
}

function errorOf(status: number, text: string): ArmError {
  let error: Json | undefined;
  try {
    const body: Json = JSON.parse(text);
    error = member(body, 'error');
  } catch {
    // Whatever it is, it is shown.
  }
  return isObject(error)
    ? new ArmError(status, textOf(error.code) ?? '', textOf(error.message) ?? text)
    : new ArmError(status, '', text.slice(0, 200));
}

/** The text at a path into a document. */
export function textAt(document: Json | undefined, ...path: readonly string[]): string | undefined {
  return textOf(path.reduce(member, document));
}
