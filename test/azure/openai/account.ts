/** One Azure OpenAI account: who may call, which deployment, within which limits, and what it answers. */
import type { Clock } from '../../../policy/gateway/ports.ts';
import { createLimiter } from '../../../policy/simulate/limits.ts';
import { AzureError } from '../errors.ts';
import type { DeploymentOptions } from '../seed.ts';
import { type Call, readForm, readJson } from './call.ts';
import { openaiErrorResponse, tooManyRequests } from './errors.ts';
import { type AccountFaults, createAccountFaults, Unreachable } from './faults.ts';
import { findOperation, OPENAI_ACTION_PREFIX } from './operations.ts';
import { createState } from './state/index.ts';
import { eventStream } from './streams.ts';

/** What reached the account, whether it was answered or refused. */
export type RecordedRequest = {
  readonly method: string;
  readonly url: string;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  /** As text, whatever it was. */
  readonly body: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Undefined until the answer begins. */
  status: number | undefined;
};

export type OpenAiAccount = {
  readonly name: string;
  readonly endpoint: string;
  readonly requests: readonly RecordedRequest[];
  readonly faults: AccountFaults;
  /** @throws {Unreachable} when the account is cut off; refusals are answers */
  handle(request: Request): Promise<Response>;
};

export type OpenAiAccountOptions = {
  readonly name: string;
  /** Default: `https://<name>.openai.azure.com/` */
  readonly endpoint?: string;
  /** Default: `japaneast`. */
  readonly location?: string;
  readonly deployments: Readonly<Record<string, DeploymentOptions>>;
  readonly clock: Clock;
  /**
   * Throws the refusal of a caller who may not use the data action. Default: everybody may do everything.
   *
   * @throws {AzureError}
   */
  readonly authorize?: (request: Request, dataAction: string) => void;
};

/** An account that needs no other part of the local Azure. It keeps what it is told, and shares it with no other. */
export function createAccount(options: OpenAiAccountOptions): OpenAiAccount {
  const { name, location = 'japaneast', clock } = options;
  const requests: RecordedRequest[] = [];
  const faults = createAccountFaults(clock.now);
  const answer = createAnswer(options, faults);
  return {
    name,
    endpoint: options.endpoint ?? `https://${name}.openai.azure.com/`,
    requests,
    faults,
    async handle(request) {
      const bytes = new Uint8Array(await request.arrayBuffer());
      const recorded: RecordedRequest = {
        method: request.method,
        url: request.url,
        headers: Object.fromEntries(request.headers),
        body: new TextDecoder().decode(bytes),
        at: clock.now(),
        status: undefined,
      };
      requests.push(recorded);
      const response = await answer(request, bytes).catch((error: unknown) => {
        if (error instanceof AzureError) return openaiErrorResponse(error);
        throw error;
      });
      recorded.status = response.status;
      response.headers.set('x-ms-region', location);
      return response;
    },
  };
}

function createAnswer(
  { name, deployments, clock, authorize }: OpenAiAccountOptions,
  faults: AccountFaults,
): (request: Request, bytes: Uint8Array) => Promise<Response> {
  const state = createState(name, deployments, clock.now);
  const limiters = new Map(
    Object.entries(deployments).map(([deployment, { tokensPerMinute, requestsPerMinute }]) => [
      deployment,
      createLimiter({ tokensPerMinute, requestsPerMinute }),
    ]),
  );
  return async (request, bytes) => {
    const url = new URL(request.url);
    const refusal = faults.take();
    if (refusal?.type === 'unreachable') throw new Unreachable(url.hostname);
    await pause(clock, faults.delay(), request.signal);
    if (refusal?.type === 'failed') throw internalError(refusal.status);
    const { operation, dialect, parameters } = findOperation(request.method, url);
    authorize?.(request, `${OPENAI_ACTION_PREFIX}/${operation.action}`);
    const { announced = true } = operation;
    if (refusal?.type === 'throttled') throw tooManyRequests(refusal.retryAfter, announced, {});
    await state.agenda.settle();
    const call: Call = {
      state,
      dialect,
      query: url.searchParams,
      headers: request.headers,
      parameter: (key) => parameters[key] ?? '',
      json: () => readJson(bytes),
      form: (known) => readForm(bytes, request.headers.get('content-type'), known),
      admit(deployment, tokens) {
        const verdict = limiters.get(deployment.name)?.admit(tokens, clock.now());
        const headers = announced ? (verdict?.headers ?? {}) : {};
        if (verdict?.retryAfter === undefined) return headers;
        throw tooManyRequests(verdict.retryAfter, announced, headers);
      },
      stream: (events, headers) =>
        new Response(
          eventStream(events, () => pause(clock, faults.delay(), request.signal)),
          { headers: { ...headers, 'content-type': 'text/event-stream; charset=utf-8' } },
        ),
    };
    const answer = await operation.answer(call);
    const response = answer instanceof Response ? answer : Response.json(answer);
    response.headers.set('apim-request-id', state.ids.guid());
    return response;
  };
}

function internalError(status: number): AzureError {
  return new AzureError(status, 'InternalServerError', 'The service had an internal error.');
}

async function pause(clock: Clock, milliseconds: number, signal: AbortSignal): Promise<void> {
  if (milliseconds > 0) await clock.sleep(milliseconds, signal);
}
