/**
 * The model of an Azure OpenAI account: what its deployments take, how long they take, and what is wrong with it when.
 * It reads requests as a gateway sends them, so a policy that spoils them is found out.
 */
import type {
  Attempt,
  BackendRequest,
  BackendResponse,
  Random,
  Transport,
} from '../gateway/index.ts';
import type { Events } from './events.ts';
import {
  createBucket,
  createLimiter,
  type Limiter,
  type Limits,
  type Throughput,
} from './limits.ts';
import { limitsTold, type Telling, waitTold } from './telling.ts';
import { holderOf, readRequest, responseId } from './wire.ts';

export type Capacity =
  | ({ readonly kind: 'pay-as-you-go' } & Limits)
  | ({ readonly kind: 'provisioned' } & Throughput);

/** Something wrong with an account from one time to another, in seconds since the start. */
export type Fault = { readonly from: number; readonly until: number } & (
  | {
      /** `unauthorized`: the gateway's identity lacks the role. `undeployed`: no deployment of any name. */
      readonly kind: 'unreachable' | 'hanging' | 'unauthorized' | 'undeployed';
    }
  /** Answers so to this share of the requests; status: 500 unless it says otherwise. */
  | { readonly kind: 'failing'; readonly share: number; readonly status?: number }
  /** Takes so many times as long. */
  | { readonly kind: 'slow'; readonly factor: number }
);

/** Milliseconds until the first token, and for each. */
export type Latency = { readonly first: number; readonly token: number };

export type AccountModel = {
  readonly deployments: Readonly<Record<string, Capacity>>;
  readonly faults: readonly Fault[];
  readonly tells: Telling;
  /** Default: about what microsoft/aoai-api-simulator takes. */
  readonly latency?: Latency;
};

/** What became of a call that reached an account. */
export type Fate = 'served' | 'throttled' | 'failed' | 'refused' | 'unreachable';

/** A call that is decided: its `seed` (undefined: never read), the milliseconds that it takes, the tokens that are charged. */
export type Decided = {
  readonly seed: number | undefined;
  readonly takes: number;
  readonly tokens: number;
};

export type Account = {
  /** As `Transport`. */
  answer(request: BackendRequest, attempt: Attempt): Promise<BackendResponse>;
  /** Whether a request that arrives now would be served, as far as that is not a matter of chance. */
  wouldServe(deployment: string, tokens: number): boolean;
  /** Calls that arrived, and tokens that were charged for those that were served. */
  readonly use: { readonly calls: number; readonly tokens: number };
};

const LATENCY: Latency = { first: 200, token: 15 };

const JSON_TYPE: readonly string[] = ['application/json'];

/** Milliseconds until a refusal. */
const REFUSAL = 30;

type Means = {
  /** Responses that the account keeps have its name in their ids. */
  readonly name?: string;
  readonly clock: Events['clock'];
  readonly random: Random;
  /** Callers (`user` in the body) whose requests every account answers with 500. */
  readonly failing: ReadonlySet<string>;
  /** When the scenario began; default: now. */
  readonly start?: number;
  /** Hears of each call when it is decided. */
  readonly onCall?: (fate: Fate, call: Decided) => void;
};

export class ModelledAccount implements Account {
  readonly use = { calls: 0, tokens: 0 };
  readonly #model: AccountModel;
  readonly #limiters: ReadonlyMap<string, Limiter>;
  readonly #latency: Latency;
  readonly #name: string;
  readonly #clock: Events['clock'];
  readonly #random: Random;
  readonly #failing: ReadonlySet<string>;
  readonly #start: number;
  readonly #onCall: NonNullable<Means['onCall']>;
  #responses = 0;

  constructor(
    model: AccountModel,
    {
      name = 'account',
      clock,
      random,
      failing,
      start = clock.now(),
      onCall = () => undefined,
    }: Means,
  ) {
    this.#model = model;
    this.#limiters = new Map(
      Object.entries(model.deployments).map(([name, capacity]) => [name, limiterOf(capacity)]),
    );
    this.#latency = model.latency ?? LATENCY;
    this.#name = name;
    this.#clock = clock;
    this.#random = random;
    this.#failing = failing;
    this.#start = start;
    this.#onCall = onCall;
  }

  wouldServe(deployment: string, tokens: number): boolean {
    const down =
      this.#present('unreachable') ??
      this.#present('hanging') ??
      this.#present('unauthorized') ??
      this.#present('undeployed');
    if (down !== undefined) return false;
    return this.#limiters.get(deployment)?.hasRoom(tokens, this.#clock.now()) === true;
  }

  // Not async, nor is what else waits for an answer where it can do without: hundreds of calls wait at a time.
  answer(request: BackendRequest, attempt: Attempt): Promise<BackendResponse> {
    this.use.calls += 1;
    if (this.#present('unreachable') !== undefined) {
      this.#onCall('unreachable', { seed: undefined, takes: 1, tokens: 0 });
      return this.#clock.sleep(1).then(() => {
        throw new Error('connect ECONNREFUSED');
      });
    }
    if (this.#present('hanging') !== undefined) {
      this.#onCall('unreachable', { seed: undefined, takes: Number.POSITIVE_INFINITY, tokens: 0 });
      return untilAborted(attempt.signal);
    }
    if (this.#present('unauthorized') !== undefined) return this.#refuse(401, 'PermissionDenied');
    const call = readRequest(request);
    const { deployment, tokens, caller, seed, previous } = call;
    const limiter = this.#limiters.get(deployment);
    if (limiter === undefined || this.#present('undeployed') !== undefined) {
      return this.#refuse(404, 'DeploymentNotFound', { seed });
    }
    if (previous !== undefined && holderOf(previous) !== this.#name) {
      const message = `Previous response with id '${previous}' not found.`;
      return this.#refuse(400, 'previous_response_not_found', { seed, message });
    }
    const failure = this.#present('failing');
    const fails = this.#failing.has(caller) || this.#random() < (failure?.share ?? 0);
    if (fails && limiter.hasRoom(tokens, this.#clock.now())) {
      return this.#refuse(failure?.status ?? 500, 'InternalServerError', { seed });
    }
    const { retryAfter, exceeded, headers } = limiter.admit(tokens, this.#clock.now());
    const told = limitsTold(this.#model.tells, headers);
    if (exceeded !== undefined) {
      const wait = waitTold(this.#model.tells, retryAfter ?? 0, this.#clock.now());
      return this.#refuse(429, '429', { seed, headers: { ...told, ...wait } });
    }
    return this.#serve(call, told);
  }

  #serve(
    { tokens, completion, seed, stores }: ReturnType<typeof readRequest>,
    headers: Readonly<Record<string, string>>,
  ): Promise<BackendResponse> {
    this.use.tokens += tokens;
    const takes = this.#delay(this.#latency.first + this.#latency.token * completion);
    this.#onCall('served', { seed, takes, tokens });
    this.#responses += 1;
    return this.#respond(
      takes,
      200,
      headers,
      stores
        ? `{"object":"response","id":${JSON.stringify(responseId(this.#name, this.#responses))},"status":"completed","output":[]}`
        : `{"object":"chat.completion","choices":[{"index":0,"message":{"role":"assistant","content":""},"finish_reason":"stop"}],"usage":{"total_tokens":${tokens}}}`,
    );
  }

  #refuse(
    status: number,
    code: string,
    {
      seed,
      headers = {},
      message = code,
    }: {
      readonly seed?: number | undefined;
      readonly headers?: Readonly<Record<string, string>>;
      readonly message?: string;
    } = {},
  ): Promise<BackendResponse> {
    const takes = this.#delay(REFUSAL);
    const fate = status === 429 ? 'throttled' : status >= 500 ? 'failed' : 'refused';
    this.#onCall(fate, { seed, takes, tokens: 0 });
    return this.#respond(takes, status, headers, JSON.stringify({ error: { code, message } }));
  }

  #respond(
    takes: number,
    status: number,
    headers: Readonly<Record<string, string>>,
    body: string,
  ): Promise<BackendResponse> {
    // A generation that nobody waits for any more goes on, so the signal does not end it. Written when it ends: there are
    // hundreds under way at a time.
    return new Promise((resolve) => {
      this.#clock.schedule(takes, () => resolve(written(status, headers, body)));
    });
  }

  #delay(milliseconds: number): number {
    return Math.ceil(milliseconds * (this.#present('slow')?.factor ?? 1));
  }

  #present<Kind extends Fault['kind']>(kind: Kind): Extract<Fault, { kind: Kind }> | undefined {
    if (this.#model.faults.length === 0) return undefined;
    const seconds = (this.#clock.now() - this.#start) / 1000;
    return this.#model.faults.find(
      (fault): fault is Extract<Fault, { kind: Kind }> =>
        fault.kind === kind && fault.from <= seconds && seconds < fault.until,
    );
  }
}

/** @param accounts by the host names of their endpoints */
export function createTransport(accounts: ReadonlyMap<string, Account>): Transport {
  const hostnames = new Map<string, string>();
  return (request, attempt) => {
    // A backend's URL is the same in every call but for its query and path, of which there are few.
    const hostname = hostnames.get(request.url) ?? new URL(request.url).hostname;
    hostnames.set(request.url, hostname);
    const account = accounts.get(hostname);
    if (account === undefined) {
      return Promise.reject(new Error(`getaddrinfo ENOTFOUND ${hostname}`));
    }
    return account.answer(request, attempt);
  };
}

function written(
  status: number,
  headers: Readonly<Record<string, string>>,
  text: string,
): BackendResponse {
  const body = Buffer.from(text);
  const all = new Map([
    ['content-type', JSON_TYPE],
    ['content-length', [String(body.length)]],
  ]);
  for (const name in headers) all.set(name, [headers[name] ?? '']);
  return { status, reason: '', headers: all, body };
}

function limiterOf(capacity: Capacity): Limiter {
  return capacity.kind === 'provisioned' ? createBucket(capacity) : createLimiter(capacity);
}

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
