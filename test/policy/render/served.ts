/** A rendered policy at work: a gateway of its own in virtual time, in front of accounts that a test scripts. */
import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import {
  adjustOpenApi,
  anyOtherCall,
  type Source,
  shippedDescriptions,
  surface,
} from '../../../openapi/index.ts';
import type { Balancer } from '../../../policy/balancer.ts';
import {
  type BackendRequest,
  type BackendResponse,
  createGateway,
  type Gateway,
  type GatewayResponse,
  type IdentityTokens,
  type Metric,
  type Operation,
  type Options,
  type Service,
} from '../../../policy/gateway/index.ts';
import { renderPolicy } from '../../../policy/render.ts';
import { createService, operationsOf } from '../../../policy/service.ts';
import { balancerOf, type Setup } from './balancers.ts';

/** What an account got, its body read. */
export type Call = {
  readonly account: string;
  readonly method: string;
  readonly url: URL;
  readonly headers: ReadonlyMap<string, readonly string[]>;
  readonly body: string;
};

/** What an account answers; `unreachable` stands for a connection that fails, `silent` for no answer ever. */
export type Answer =
  | 'unreachable'
  | 'silent'
  | {
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string | ReadableStream<Uint8Array>;
    };

export type Reply = {
  readonly status: number;
  readonly headers: ReadonlyMap<string, readonly string[]>;
  readonly text: string;
};

type Message = {
  /** null: none. */
  readonly key?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
  /** A text is sent as it is, anything else as JSON. */
  readonly body?: unknown;
};

export type Served = {
  /** `path` follows the API's own path. */
  send(method: string, path: string, message?: Message): Promise<Reply>;
  /** The answer with its body still streaming. */
  open(method: string, path: string, message?: Message): Promise<GatewayResponse>;
  readonly calls: readonly Call[];
  readonly metrics: readonly Metric[];
  /** Messages of the policy's own traces. */
  readonly traces: readonly string[];
  readonly tokens: readonly (readonly [string, string | undefined])[];
  /** Moves time on, and wakes whoever waited for it: time limits among them. */
  pass(seconds: number): void;
};

export const OK: Answer = {
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: '{"usage":{"total_tokens":100}}',
};

const DESCRIBED = imported(shippedDescriptions);
const OPEN = imported([...shippedDescriptions, anyOtherCall]);

function imported(descriptions: readonly Source[]) {
  const openapi = adjustOpenApi(descriptions, { title: 'Test', serverUrl: 'https://example.com' });
  return operationsOf(openapi);
}

export function serve(
  setup: Setup,
  answer: (call: Call) => Answer | Promise<Answer> = () => OK,
  { identityToken, ...options }: Options & { readonly identityToken?: IdentityTokens } = {},
): Served {
  const calls: Call[] = [];
  const tokens: [string, string | undefined][] = [];
  const metrics: Metric[] = [];
  const traces: string[] = [];
  let now = Date.UTC(2026, 0, 1);
  const sleeping = new Set<{ readonly at: number; wake(): void }>();
  let seed = 1;
  const gateway = createGateway(
    serviceOf(balancerOf(setup), setup.surface === 'described' ? DESCRIBED : OPEN),
    {
      clock: {
        now: () => now,
        sleep: (milliseconds, signal) =>
          untilAborted(signal, (wake) => sleeping.add({ at: now + milliseconds, wake })),
      },
      random: () => {
        seed = (seed * 48271) % 2147483647; // Park and Miller's generator: enough to spread calls.
        return seed / 2147483647;
      },
      transport: async (request, { signal }) => {
        const call = await readCall(request);
        calls.push(call);
        const given = await answer(call);
        return given === 'silent' ? await untilAborted(signal) : respond(given);
      },
      identityToken: async (resource, clientId) => {
        tokens.push([resource, clientId]);
        return identityToken?.(resource, clientId) ?? 'managed-identity-token';
      },
    },
    {
      onMetric: (metric) => metrics.push(metric),
      onTrace: ({ entries }) =>
        traces.push(
          ...entries.flatMap(({ policy, message }) => (policy === 'trace' ? [message] : [])),
        ),
      ...options,
    },
  );
  const base = `https://test.azure-api.net/${setup.path ?? 'openai'}`;
  const open = (method: string, path: string, message: Message = {}) =>
    gateway.handle(requestOf(method, `${base}${path}`, message), new AbortController().signal);
  return {
    calls,
    metrics,
    traces,
    tokens,
    open,
    async send(method, path, message) {
      const { status, headers, body } = await open(method, path, message);
      return { status, headers, text: await new Response(body).text() };
    },
    pass(seconds) {
      now += seconds * 1000;
      for (const sleeper of sleeping) {
        if (sleeper.at > now) continue;
        sleeping.delete(sleeper);
        sleeper.wake();
      }
    },
  };
}

function requestOf(
  method: string,
  url: string,
  { key = 'key-of-team-a', headers, body }: Message,
): Parameters<Gateway['handle']>[0] {
  const text = body === undefined ? undefined : toText(body);
  const sent = {
    ...(key !== null && { 'api-key': key }),
    // As every SDK sends them.
    ...(text !== undefined && {
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(text)),
    }),
    ...headers,
  };
  return {
    method,
    url: new URL(url),
    headers: new Map(Object.entries(sent).map(([name, value]) => [name, [value]])),
    body: text === undefined ? undefined : streamOf(text),
    clientAddress: '203.0.113.1',
  };
}

/** The service that Terraform makes of a balancer. */
function serviceOf(balancer: Balancer, operations: readonly Operation[]): Service {
  return createService(balancer, {
    policy: renderPolicy(balancer, surface),
    operations,
    region: 'Japan East',
    identityClientId: 'client-id-of-the-identity',
    keysOf: (consumer) => ({
      primary: `key-of-${consumer}`,
      secondary: `second-key-of-${consumer}`,
    }),
  });
}

async function readCall({ method, url, headers, body }: BackendRequest): Promise<Call> {
  const target = new URL(url);
  const account = target.hostname.split('.')[0] ?? '';
  return { account, method, url: target, headers, body: await new Response(body).text() };
}

function respond(answer: Exclude<Answer, 'silent'>): BackendResponse {
  if (answer === 'unreachable') throw new Error('connect ECONNREFUSED');
  const { status, headers = {}, body } = answer;
  return {
    status,
    reason: '',
    headers: new Map(Object.entries(headers).map(([name, value]) => [name, [value]])),
    body: typeof body === 'string' ? streamOf(body) : body,
  };
}

function toText(body: unknown): string {
  return typeof body === 'string' ? body : JSON.stringify(body);
}

function streamOf(text: string): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(text));
      controller.close();
    },
  });
}

/** Virtual time does not pass by itself: what waits, waits until a test lets time pass, or it is no longer needed. */
function untilAborted(
  signal: AbortSignal | undefined,
  start: (wake: () => void) => void = () => undefined,
): Promise<never> {
  return new Promise<never>((resolve, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
    start(resolve as () => void);
  });
}

/** The value, or an error when it is not there although everything that could run has run: no test hangs. */
export async function soon<Value>(promise: Promise<Value>): Promise<Value> {
  const turns = async (): Promise<never> => {
    for (let turn = 0; turn < 100; turn += 1) await setImmediate();
    throw new assert.AssertionError({ message: 'nothing came, though nothing was left to do' });
  };
  return await Promise.race([promise, turns()]);
}

/** The `error` of an answer in OpenAI's shape. */
export function errorOf({ headers, text }: Reply): { code: string; message: string; type: string } {
  assert.deepEqual(headers.get('content-type'), ['application/json']);
  const { error } = JSON.parse(text);
  assert.equal(typeof error.code, 'string');
  assert.equal(typeof error.message, 'string');
  assert.equal(typeof error.type, 'string');
  return error;
}
