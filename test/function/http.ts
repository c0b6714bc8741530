/** What the Azure SDKs talk to in the adapters' tests: requests in, scripted answers out, no network. */

import type { TokenCredential } from '@azure/identity';
import type { Clock } from '../../function/clock.ts';
import type { HttpClient } from '../../function/transport.ts';

export type SentRequest = {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** Milliseconds for this request alone, and whether a signal ends it together with others. */
  readonly timeout: number;
  readonly signalled: boolean;
};

/** An answer, or a broken connection by its code. */
export type Answer =
  | {
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: unknown;
    }
  | { readonly broken: string };

export type Wire = { readonly client: HttpClient; readonly requests: SentRequest[] };

/** Answers each request by `answer`; `requests` collects what was sent. */
export function wire(answer: (request: SentRequest, index: number) => Answer): Wire {
  const requests: SentRequest[] = [];
  return {
    requests,
    client: {
      async sendRequest(request) {
        const sent: SentRequest = {
          method: request.method,
          url: new URL(request.url),
          headers: request.headers.toJSON(),
          body: typeof request.body === 'string' ? JSON.parse(request.body) : undefined,
          timeout: request.timeout,
          signalled: request.abortSignal !== undefined,
        };
        const result = answer(sent, requests.push(sent) - 1);
        if ('broken' in result) {
          throw Object.assign(new Error(`socket: ${result.broken}`), { code: result.broken });
        }
        return {
          request,
          status: result.status,
          headers: httpHeaders(result.headers ?? {}),
          bodyAsText: result.body === undefined ? '' : JSON.stringify(result.body),
        };
      },
    },
  };
}

type HttpHeaders = Awaited<ReturnType<HttpClient['sendRequest']>>['headers'];

/** Headers as the SDKs see them. */
export function httpHeaders(initial: Readonly<Record<string, string>>): HttpHeaders {
  const values = new Map(
    Object.entries({ 'content-type': 'application/json', ...initial }).map(([name, value]) => [
      name.toLowerCase(),
      value,
    ]),
  );
  return {
    get: (name) => values.get(name.toLowerCase()),
    has: (name) => values.has(name.toLowerCase()),
    set: (name, value) => void values.set(name.toLowerCase(), String(value)),
    delete: (name) => void values.delete(name.toLowerCase()),
    toJSON: () => Object.fromEntries(values),
    [Symbol.iterator]: () => values.entries(),
  };
}

export const credential: TokenCredential = {
  getToken: async () => ({ token: 'token-of-the-test', expiresOnTimestamp: 4e12 }),
};

export type VirtualClock = Clock & { time: number; readonly slept: number[]; setBack: number };

/** A clock that moves only by sleeping; `setBack` is by how much somebody has set what people see. */
export function virtualClock(time = Date.UTC(2030, 0, 1)): VirtualClock {
  const clock: VirtualClock = {
    time,
    slept: [],
    setBack: 0,
    now: () => clock.time - clock.setBack,
    monotonic: () => clock.time,
    sleep: async (milliseconds) => {
      clock.slept.push(milliseconds);
      clock.time += milliseconds;
    },
  };
  return clock;
}
