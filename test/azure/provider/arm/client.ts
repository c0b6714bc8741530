/**
 * Requests to Azure Resource Manager and to Key Vault's data plane, with the rules for long-running
 * operations that the real providers' clients follow.
 */
import { setTimeout as delay } from 'node:timers/promises';
import type { Json } from '../protocol/values.ts';
import {
  type CredentialSettings,
  type Credentials,
  claimsOf,
  createTokens,
  resolveCredentials,
} from './credentials.ts';
import { ArmError, explain } from './errors.ts';
import { type Answer, canceled, type Edge, exchange } from './exchange.ts';
import { operationState, pollAddress } from './operations.ts';

export type Request = {
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'PATCH' | 'POST' | 'DELETE';
  /** Path on management.azure.com, or a whole address. */
  readonly path: string;
  readonly query?: { readonly [name: string]: string };
  readonly headers?: { readonly [name: string]: string };
  /** Sent as JSON. */
  readonly body?: object;
};

/** Azure for the length of one call of Terraform: every request ends when Terraform stops the call. */
export type Arm = {
  readonly credentials: Credentials;
  /** Any request; answers of 400 and above are returned, not thrown. */
  send(request: Request): Promise<Answer>;
  /** Undefined when there is nothing (404). */
  get(path: string, apiVersion: string, query?: Request['query']): Promise<Json | undefined>;
  /** Sends and waits until a long-running operation has ended; throws `ArmError` for 400 and above. */
  change(request: Request, apiVersion: string): Promise<Answer>;
  /** Deletes and waits; what is gone already is no error. */
  remove(
    path: string,
    apiVersion: string,
    query?: Request['query'],
    headers?: Request['headers'],
  ): Promise<void>;
  /** Object id of the service principal, from its token. */
  objectId(): Promise<string>;
};

const MANAGER = 'https://management.azure.com';
const ATTEMPTS = 4;
const retriedStatus = new Set([408, 429, 500, 502, 503, 504]);

/** @returns Azure for each call's signal, with one set of tokens for all of them */
export function connect(edge: Edge, settings: CredentialSettings): (signal: AbortSignal) => Arm {
  const credentials = resolveCredentials(settings, edge.environment);
  const token = createTokens(edge, credentials);
  // The real clients know this variable too; a poll in a row is still given a breath.
  const hurried = edge.environment.GO_AZURE_SDK_SKIP_POLLING_DELAY === 'true';

  return (signal) => {
    async function once(request: Request): Promise<Answer> {
      const url = new URL(request.path, MANAGER);
      for (const [name, value] of Object.entries(request.query ?? {})) {
        url.searchParams.set(name, value);
      }
      const { method, body } = request;
      const authorization = `Bearer ${await token(audienceOf(url), signal)}`;
      const shown = `${method} ${shownPath(request)}`;
      const answer = await exchange(edge, shown, url, {
        method,
        signal,
        headers: {
          authorization,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...request.headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      edge.log(`${shown}${url.search} ${answer.status}`);
      return answer;
    }

    async function pause(request: Request, milliseconds: number): Promise<void> {
      await delay(milliseconds, undefined, { signal }).catch(() => {
        throw canceled(`${request.method} ${shownPath(request)}`);
      });
    }

    async function send(request: Request): Promise<Answer> {
      for (let attempt = 1; ; attempt++) {
        const answer = await once(request);
        if (!retriedStatus.has(answer.status) || attempt === ATTEMPTS) return answer;
        await pause(request, retryAfter(answer) ?? 100 * 2 ** attempt);
      }
    }

    async function change(request: Request, apiVersion: string): Promise<Answer> {
      const first = await send(withVersion(request, apiVersion));
      if (first.status >= 400) throw failed(request, first);
      const poll = pollAddress(first, request);
      if (!poll) return first;
      for (;;) {
        await pause(request, hurried ? 20 : (retryAfter(first) ?? 10_000));
        // A resource's own path has no api-version yet; an operation's address has one.
        const answer = await send(
          poll.includes('api-version=')
            ? { method: 'GET', path: poll }
            : withVersion({ method: 'GET', path: poll }, apiVersion),
        );
        const state = operationState(answer);
        if (state === 'done') return answer;
        if (state === 'failed') throw failed(request, answer);
      }
    }

    return {
      credentials,
      send,
      change,
      get: async (path, apiVersion, query) => {
        const request: Request = { method: 'GET', path, ...(query ? { query } : {}) };
        const answer = await send(withVersion(request, apiVersion));
        if (answer.status === 404) return undefined;
        if (answer.status >= 400) throw failed(request, answer);
        return answer.body;
      },
      remove: async (path, apiVersion, query = {}, headers = {}) => {
        try {
          await change({ method: 'DELETE', path, query, headers }, apiVersion);
        } catch (error) {
          if (!(error instanceof ArmError) || error.status !== 404) throw error;
        }
      },
      objectId: async () => claimsOf(await token(MANAGER, signal)).oid ?? '',
    };
  };
}

/** The error for an answer that no caller can use. */
export function failed(request: Request, answer: Answer): ArmError {
  return new ArmError({
    method: request.method,
    path: shownPath(request),
    status: answer.status,
    ...explain(answer.body),
  });
}

function withVersion(request: Request, apiVersion: string): Request {
  return { ...request, query: { ...request.query, 'api-version': apiVersion } };
}

function audienceOf(url: URL): string {
  return url.host.endsWith('.vault.azure.net') ? 'https://vault.azure.net' : MANAGER;
}

function shownPath(request: Request): string {
  const url = new URL(request.path, MANAGER);
  return url.origin === MANAGER ? url.pathname : `${url.origin}${url.pathname}`;
}

function retryAfter(answer: Answer): number | undefined {
  const seconds = answer.headers.get('retry-after');
  return seconds !== null && /^\d+$/.test(seconds) ? Number(seconds) * 1000 : undefined;
}
