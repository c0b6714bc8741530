/**
 * The model of an Azure OpenAI account: what its deployments take, how long they take, and what is wrong with it when.
 * It reads requests as a gateway sends them, so a policy that spoils them is found out.
 */
import type {
  BackendRequest,
  BackendResponse,
  Clock,
  Random,
  Transport,
} from '../gateway/index.ts';
import {
  createBucket,
  createLimiter,
  estimateTokens,
  type Limiter,
  type Limits,
  type Throughput,
} from './limits.ts';

export type Capacity =
  | ({ readonly kind: 'pay-as-you-go' } & Limits)
  | ({ readonly kind: 'provisioned' } & Throughput);

/** Something wrong with an account from one time to another, in seconds since the start. */
export type Fault = { readonly from: number; readonly until: number } & (
  | { readonly kind: 'unreachable' | 'hanging' | 'unauthorized' }
  /** Answers 500 to this share of the requests. */
  | { readonly kind: 'failing'; readonly share: number }
  /** Takes so many times as long. */
  | { readonly kind: 'slow'; readonly factor: number }
);

/** What a 429 tells: when to come back, and how much was left. Azure's APIs differ in it, and change. */
export type Telling = {
  readonly wait: 'seconds and milliseconds' | 'seconds' | 'nothing';
  /** -1 is what Responses are reported to say. */
  readonly limits: 'remaining' | '-1' | 'nothing';
};

export type AccountModel = {
  readonly deployments: Readonly<Record<string, Capacity>>;
  readonly faults: readonly Fault[];
  readonly tells: Telling;
};

export type Account = {
  /** As `Transport`. */
  answer(request: BackendRequest, signal: AbortSignal): Promise<BackendResponse>;
  /** Whether a request that arrives now would be served, as far as that is not a matter of chance. */
  wouldServe(deployment: string, tokens: number): boolean;
  /** Calls that arrived, and tokens that were charged for those that were served. */
  readonly use: { readonly calls: number; readonly tokens: number };
};

/** Milliseconds: until a refusal, until the first token, for each token. About what microsoft/aoai-api-simulator takes. */
const LATENCY = { refusal: 30, first: 200, token: 15 };

type Means = {
  readonly clock: Clock;
  readonly random: Random;
  /** Callers (`user` in the body) whose requests every account answers with 500. */
  readonly failing: ReadonlySet<string>;
  /** Hears of each request (`seed` in the body) that is served, with the milliseconds that it takes. */
  readonly onServed?: (seed: number, takes: number) => void;
};

export function createAccount(
  model: AccountModel,
  { clock, random, failing, onServed }: Means,
): Account {
  const start = clock.now();
  const limiters = new Map(
    Object.entries(model.deployments).map(([name, capacity]) => [name, limiterOf(capacity)]),
  );
  const use = { calls: 0, tokens: 0 };
  const present = <Kind extends Fault['kind']>(kind: Kind) => {
    const seconds = (clock.now() - start) / 1000;
    return model.faults.find(
      (fault): fault is Extract<Fault, { kind: Kind }> =>
        fault.kind === kind && fault.from <= seconds && seconds < fault.until,
    );
  };
  const delay = (milliseconds: number) => Math.ceil(milliseconds * (present('slow')?.factor ?? 1));
  const respond = async (
    takes: number,
    status: number,
    headers: Readonly<Record<string, string>>,
    body: object,
  ): Promise<BackendResponse> => {
    // A generation that nobody waits for any more goes on, so the signal does not end it.
    await clock.sleep(takes);
    const content = Buffer.from(JSON.stringify(body));
    return {
      status,
      reason: '',
      headers: headersOf({
        'content-type': 'application/json',
        'content-length': String(content.length),
        ...headers,
      }),
      body: content,
    };
  };
  const refuse = (status: number, code: string, headers: Readonly<Record<string, string>> = {}) =>
    respond(delay(LATENCY.refusal), status, headers, { error: { code, message: code } });

  return {
    use,
    wouldServe(deployment, tokens) {
      const down = present('unreachable') ?? present('hanging') ?? present('unauthorized');
      return down === undefined && limiters.get(deployment)?.hasRoom(tokens, clock.now()) === true;
    },
    async answer(request, signal) {
      use.calls += 1;
      if (present('unreachable') !== undefined) {
        await clock.sleep(1);
        throw new Error('connect ECONNREFUSED');
      }
      if (present('hanging') !== undefined) return untilAborted(signal);
      if (present('unauthorized') !== undefined) return refuse(401, 'PermissionDenied');
      const { deployment, tokens, completion, caller, seed } = readRequest(request);
      const limiter = limiters.get(deployment);
      if (limiter === undefined) return refuse(404, 'DeploymentNotFound');
      const fails = failing.has(caller) || random() < (present('failing')?.share ?? 0);
      if (fails && limiter.hasRoom(tokens, clock.now())) return refuse(500, 'InternalServerError');
      const { retryAfter, exceeded, headers } = limiter.admit(tokens, clock.now());
      const told = limitsTold(model.tells, headers);
      if (exceeded !== undefined)
        return refuse(429, '429', { ...told, ...waitTold(model.tells, retryAfter ?? 0) });
      use.tokens += tokens;
      const takes = delay(LATENCY.first + LATENCY.token * completion);
      onServed?.(seed, takes);
      return respond(takes, 200, told, {
        object: 'chat.completion',
        choices: [{ index: 0, message: { role: 'assistant', content: '' }, finish_reason: 'stop' }],
        usage: { total_tokens: tokens },
      });
    },
  };
}

/** @param accounts by the host names of their endpoints */
export function createTransport(accounts: ReadonlyMap<string, Account>): Transport {
  return (request, signal) => {
    const { hostname } = new URL(request.url);
    const account = accounts.get(hostname);
    if (account === undefined)
      return Promise.reject(new Error(`getaddrinfo ENOTFOUND ${hostname}`));
    return account.answer(request, signal);
  };
}

function limiterOf(capacity: Capacity): Limiter {
  return capacity.kind === 'provisioned' ? createBucket(capacity) : createLimiter(capacity);
}

/** What limits and time depend on: a request names its deployment in the path or, for `/v1`, in the body. */
function readRequest({ url, body }: BackendRequest) {
  if (!(body instanceof Uint8Array)) throw new Error('a simulated account takes whole bodies only');
  const content: {
    model?: string;
    user?: string;
    max_tokens?: number;
    /** Repeated for each account that the same request reaches, so all of them answer as long. */
    seed?: number;
    messages: readonly { content: string }[];
  } = JSON.parse(Buffer.from(body).toString());
  const { max_tokens: most = 16, seed = 0, messages, user = '' } = content;
  const named = /\/deployments\/([^/]+)\//.exec(url)?.[1];
  const prompt = messages.reduce((sum, message) => sum + estimateTokens(message.content), 0);
  return {
    deployment: named === undefined ? (content.model ?? '') : decodeURIComponent(named),
    caller: user,
    seed,
    tokens: prompt + most,
    completion: Math.ceil((most * (20 + (seed % 81))) / 100),
  };
}

function limitsTold(
  { limits }: Telling,
  headers: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  if (limits === 'remaining') return headers;
  if (limits === 'nothing') return {};
  return Object.fromEntries(Object.keys(headers).map((name) => [name, '-1']));
}

function waitTold({ wait }: Telling, milliseconds: number): Readonly<Record<string, string>> {
  if (wait === 'nothing') return {};
  const seconds = { 'retry-after': String(Math.ceil(milliseconds / 1000)) };
  return wait === 'seconds' ? seconds : { ...seconds, 'retry-after-ms': String(milliseconds) };
}

function headersOf(headers: Readonly<Record<string, string>>): BackendResponse['headers'] {
  return new Map(Object.entries(headers).map(([name, value]) => [name, [value]]));
}

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
