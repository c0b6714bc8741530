/** A gateway with scripted backends and a virtual clock: what every test of the gateway starts from. */
import {
  type Api,
  type Attempt,
  type BackendRequest,
  type BackendResponse,
  type CircuitBreakerRule,
  createGateway,
  type Gateway,
  type GatewayResponse,
  type IdentityTokens,
  type LoggedEvent,
  type Metric,
  type Options,
  type OutgoingBody,
  type PoolBackend,
  type Service,
  type SingleBackend,
  type TraceEntry,
  type Transport,
} from '../../../policy/gateway/index.ts';
import { type VirtualClock, virtualClock } from './virtual-clock.ts';

/** A call that a backend received, its body read. */
export type Call = {
  readonly host: string;
  readonly url: string;
  readonly method: string;
  readonly headers: ReadonlyMap<string, readonly string[]>;
  readonly body: string;
  readonly signal: AbortSignal;
};

/** What a backend does with a call: answer, or throw for a connection that fails. */
export type Behaviour = (call: Call) => BackendResponse | Promise<BackendResponse>;

export type Laboratory = {
  readonly gateway: Gateway;
  readonly clock: VirtualClock;
  readonly calls: Call[];
  /** Trace entries of all requests so far. */
  readonly trace: TraceEntry[];
  readonly metrics: Metric[];
  readonly events: LoggedEvent[];
  send(path: string, request?: Partial<ClientRequest>): Promise<Answer>;
  /** Another instance of the same service, with a transport of the test's own. */
  gatewayWith(transport: Transport): Gateway;
};

export type ClientRequest = {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly clientAddress: string;
  readonly signal: AbortSignal;
};

export type Answer = {
  readonly status: number;
  readonly reason: string;
  readonly headers: ReadonlyMap<string, readonly string[]>;
  readonly text: string;
};

export function laboratory(setup: {
  /** The policy of the API `openai`. */
  readonly policy?: string;
  readonly service?: Partial<Service>;
  readonly api?: Partial<Api>;
  /** What a host does; `ok()` for hosts that are not named. */
  readonly hosts?: Readonly<Record<string, Behaviour>>;
  readonly options?: Options;
  readonly random?: () => number;
  readonly identityToken?: IdentityTokens;
}): Laboratory {
  const clock = virtualClock();
  const calls: Call[] = [];
  const trace: TraceEntry[] = [];
  const metrics: Metric[] = [];
  const events: LoggedEvent[] = [];
  const transport = async (request: BackendRequest, { signal }: Attempt) => {
    const { host } = new URL(request.url);
    const call: Call = {
      host,
      url: request.url,
      method: request.method,
      headers: request.headers,
      body: await textOf(request.body),
      signal,
    };
    calls.push(call);
    return await (setup.hosts?.[host] ?? (() => ok()))(call);
  };
  const gatewayWith = (through: Transport) =>
    createGateway(
      service(setup),
      {
        clock,
        random: setup.random ?? (() => 0.5),
        transport: through,
        identityToken:
          setup.identityToken ?? (async (resource, clientId) => `token(${resource},${clientId})`),
      },
      {
        onTrace: ({ entries }) => trace.push(...entries),
        onMetric: (metric) => metrics.push(metric),
        onEvent: (event) => events.push(event),
        ...setup.options,
      },
    );
  const gateway = gatewayWith(transport);
  return {
    gateway,
    gatewayWith,
    clock,
    calls,
    trace,
    metrics,
    events,
    async send(path, request = {}) {
      return await answerOf(await start(gateway, path, request));
    },
  };
}

/** Sends a request and resolves with the response while its body may still be streaming. */
export async function start(
  gateway: Gateway,
  path: string,
  request: Partial<ClientRequest> = {},
): Promise<GatewayResponse> {
  return await gateway.handle(
    {
      method: request.method ?? (request.body === undefined ? 'GET' : 'POST'),
      url: new URL(`https://apim.example${path}`),
      headers: headers(request.headers),
      body: request.body === undefined ? undefined : bodyOf(request.body),
      clientAddress: request.clientAddress ?? '203.0.113.7',
    },
    request.signal ?? new AbortController().signal,
  );
}

export async function answerOf(response: GatewayResponse): Promise<Answer> {
  const { status, reason } = response;
  return { status, reason, headers: response.headers, text: await textOf(response.body) };
}

/** A service with one open API `openai` whose operations take any path. */
export function service(setup: {
  readonly policy?: string;
  readonly service?: Partial<Service>;
  readonly api?: Partial<Api>;
}): Service {
  return {
    name: 'apim',
    region: 'Japan East',
    policy: undefined,
    namedValues: new Map(),
    fragments: new Map(),
    backends: new Map(),
    products: [],
    subscriptions: [],
    apis: [
      {
        id: 'openai',
        name: 'OpenAI',
        path: 'openai',
        revision: '1',
        serviceUrl: 'https://service.example/openai',
        subscriptionRequired: false,
        subscriptionKey: { header: 'api-key', query: 'api-key' },
        operations: ['GET', 'POST'].map((method) => ({
          id: method.toLowerCase(),
          name: method,
          method,
          urlTemplate: '/*',
          policy: undefined,
        })),
        policy: setup.policy,
        ...setup.api,
      },
    ],
    ...setup.service,
  };
}

export function policies(sections: {
  readonly inbound?: string;
  readonly backend?: string;
  readonly outbound?: string;
  readonly onError?: string;
}): string {
  const {
    inbound = '<base/>',
    backend = '<base/>',
    outbound = '<base/>',
    onError = '<base/>',
  } = sections;
  return `<policies><inbound>${inbound}</inbound><backend>${backend}</backend><outbound>${outbound}</outbound><on-error>${onError}</on-error></policies>`;
}

export const BREAKER: CircuitBreakerRule = {
  name: 'rule',
  failures: { count: 1 },
  interval: 60_000,
  tripDuration: 30_000,
  acceptRetryAfter: true,
  statusCodeRanges: [
    { min: 429, max: 429 },
    { min: 500, max: 599 },
  ],
  errorReasons: [],
};

/** Single backends `a`, `b`, … at `https://a.example/openai` with a breaker, and a pool `pool` of them. */
export function pool(
  members: Readonly<Record<string, { readonly priority?: number; readonly weight?: number }>>,
  breaker: CircuitBreakerRule | undefined = BREAKER,
  sessionCookie?: string,
): Map<string, SingleBackend | PoolBackend> {
  const backends = new Map<string, SingleBackend | PoolBackend>();
  for (const name of Object.keys(members)) {
    backends.set(name, {
      type: 'Single',
      url: `https://${name}.example/openai`,
      circuitBreaker: breaker,
    });
  }
  backends.set('pool', {
    type: 'Pool',
    services: Object.entries(members).map(([backend, { priority, weight }]) => ({
      backend,
      priority,
      weight,
    })),
    sessionCookie,
  });
  return backends;
}

export function ok(
  body = '{"ok":true}',
  more: Readonly<Record<string, string>> = {},
): BackendResponse {
  return answer(200, body, { 'content-type': 'application/json', ...more });
}

export function answer(
  status: number,
  body = '',
  more: Readonly<Record<string, string>> = {},
): BackendResponse {
  return {
    status,
    reason: '',
    headers: headers(more),
    body: body === '' ? undefined : bodyOf(body),
  };
}

export function headers(record: Readonly<Record<string, string>> = {}) {
  return new Map(Object.entries(record).map(([name, value]) => [name.toLowerCase(), [value]]));
}

export function bodyOf(text: string): ReadableStream<Uint8Array> {
  return new Blob([text]).stream();
}

export async function textOf(body: OutgoingBody): Promise<string> {
  if (body instanceof Uint8Array) return new TextDecoder().decode(body);
  return body === undefined ? '' : await new Response(body).text();
}
