/** One Azure OpenAI account: who may call, which deployment, within which limits, and what it answers. */
import { randomBytes } from 'node:crypto';
import type { Clock } from '../../../policy/gateway/ports.ts';
import { createLimiter, estimateTokens, type Limiter } from '../../../policy/simulate/limits.ts';
import type { Azure } from '../azure.ts';
import type { Caller } from '../directory/tokens.ts';
import { AzureError } from '../errors.ts';
import { flagAt, isObject, type JsonObject, textAt } from '../json.ts';
import type { AccountOptions, DeploymentOptions } from '../seed.ts';
import {
  chatChunks,
  chatCompletion,
  embeddings,
  type Generation,
  textChunks,
  textCompletion,
} from './chat.ts';
import { deploymentNotFound, InvalidRequest, resourceNotFound, tooManyRequests } from './errors.ts';
import { type AccountFaults, createAccountFaults, Unreachable } from './faults.ts';
import { findOperation, type Operation } from './operations.ts';
import {
  chargeOf,
  readChat,
  readCompletion,
  readEmbeddings,
  readResponseRequest,
} from './replies.ts';
import { createResponseStore, type ResponseStore, responseEvents } from './responses.ts';
import { eventStream } from './streams.ts';

const AUDIENCES = ['https://cognitiveservices.azure.com', 'https://ai.azure.com'];
const API_VERSION = /^\d{4}-\d{2}-\d{2}(-preview)?$/;

/** What reached the account, whether it was answered or refused. */
export type RecordedRequest = {
  readonly method: string;
  readonly url: string;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Undefined until the answer begins. */
  status: number | undefined;
};

export type OpenAiAccount = {
  readonly name: string;
  readonly id: string;
  readonly endpoint: string;
  readonly requests: readonly RecordedRequest[];
  readonly faults: AccountFaults;
  /** @throws {AzureError} for a refusal, {Unreachable} when the account is cut off */
  handle(request: Request): Promise<Response>;
};

type Session = {
  readonly azure: Azure;
  readonly clock: Clock;
  readonly id: string;
  readonly options: AccountOptions;
  readonly limiters: ReadonlyMap<string, Limiter>;
  readonly responses: ResponseStore;
  readonly faults: AccountFaults;
};

export function createAccount(
  azure: Azure,
  clock: Clock,
  id: string,
  options: AccountOptions,
): OpenAiAccount {
  const requests: RecordedRequest[] = [];
  const faults = createAccountFaults(azure.now);
  const endpoint = `https://${options.name}.openai.azure.com/`;
  const session: Session = {
    azure,
    clock,
    id,
    options,
    faults,
    responses: createResponseStore(),
    limiters: new Map(
      Object.entries(options.deployments).map(([name, deployment]) => [
        name,
        createLimiter({
          tokensPerMinute: deployment.tokensPerMinute,
          requestsPerMinute: deployment.requestsPerMinute,
        }),
      ]),
    ),
  };
  return {
    name: options.name,
    id,
    endpoint,
    requests,
    faults,
    async handle(request) {
      const body = await request.text();
      const recorded: RecordedRequest = {
        method: request.method,
        url: request.url,
        headers: Object.fromEntries(request.headers),
        body,
        at: azure.now(),
        status: undefined,
      };
      requests.push(recorded);
      try {
        const response = await answer(session, request, body);
        recorded.status = response.status;
        response.headers.set('x-ms-region', options.location);
        response.headers.set('apim-request-id', azure.newGuid());
        return response;
      } catch (error) {
        if (error instanceof AzureError) recorded.status = error.status;
        throw error;
      }
    },
  };
}

async function answer(session: Session, request: Request, text: string): Promise<Response> {
  const { clock, faults, options } = session;
  const url = new URL(request.url);
  const refusal = faults.take();
  if (refusal?.type === 'unreachable') throw new Unreachable(url.hostname);
  await pause(clock, faults.delay(), request.signal);
  if (refusal?.type === 'failed') {
    throw new AzureError(
      refusal.status,
      'InternalServerError',
      'The service had an internal error.',
    );
  }
  const operation = findOperation(request.method, url.pathname);
  if (operation === undefined) throw resourceNotFound();
  requireApiVersion(url);
  authorize(session, request, operation);
  const announced = operation.name !== 'createResponse';
  if (refusal?.type === 'throttled') throw tooManyRequests(refusal.retryAfter, announced, {});
  switch (operation.name) {
    case 'models':
      return Response.json({ object: 'list', data: modelsOf(options) });
    case 'readResponse':
      return Response.json(session.responses.read(operation.responseId ?? ''));
    case 'deleteResponse':
      return Response.json(session.responses.remove(operation.responseId ?? ''));
    default:
      return generate(session, operation, readBody(text), request.signal);
  }
}

/** The dated surface needs one; `/openai/v1` takes `v1`, `preview` or none. */
function requireApiVersion(url: URL): void {
  const given = url.searchParams.get('api-version');
  if (url.pathname.startsWith('/openai/v1/')) {
    if (given === null || ['v1', 'preview', 'latest'].includes(given)) return;
    throw new AzureError(400, 'BadRequest', 'API version not supported');
  }
  if (given === null || !API_VERSION.test(given)) throw resourceNotFound();
}

function authorize({ azure, id }: Session, request: Request, operation: Operation): void {
  if (!/^Bearer /i.test(request.headers.get('authorization') ?? '')) {
    throw request.headers.has('api-key')
      ? new AzureError(
          403,
          'AuthenticationTypeDisabled',
          'Key based authentication is disabled for this resource.',
        )
      : unauthorized();
  }
  let caller: Caller;
  try {
    caller = azure.tokens.verify(request, AUDIENCES);
  } catch {
    throw unauthorized();
  }
  if (!azure.access.mayUseData(caller.objectId, operation.dataAction, id)) {
    throw new AzureError(
      401,
      'PermissionDenied',
      `The principal \`${caller.objectId}\` lacks the required data action \`${operation.dataAction}\` to perform \`${request.method} ${new URL(request.url).pathname}\` operation.`,
    );
  }
}

function unauthorized(): AzureError {
  return new AzureError(
    401,
    '401',
    'Unauthorized. Access token is missing, invalid, audience is incorrect (https://cognitiveservices.azure.com), or have expired.',
  );
}

function readBody(text: string): JsonObject {
  try {
    const body: unknown = JSON.parse(text);
    if (isObject(body)) return body;
  } catch {
    // Falls through to the same refusal as JSON that is not an object.
  }
  throw new InvalidRequest('The body of your request is not a JSON object.');
}

function generate(
  session: Session,
  operation: Operation,
  body: JsonObject,
  signal: AbortSignal,
): Response {
  const { options, limiters, azure, clock, faults } = session;
  const deployment = operation.deployment ?? textAt(body, 'model') ?? '';
  const settings: DeploymentOptions | undefined = Object.hasOwn(options.deployments, deployment)
    ? options.deployments[deployment]
    : undefined;
  const limiter = limiters.get(deployment);
  if (settings === undefined || limiter === undefined) throw deploymentNotFound();
  const generation: Generation = {
    account: options.name,
    model: settings.model ?? deployment,
    id: randomBytes(12).toString('hex'),
    created: Math.floor(azure.now() / 1000),
  };
  const limited = (tokens: number): Readonly<Record<string, string>> => {
    const announced = operation.name !== 'createResponse';
    const verdict = limiter.admit(tokens, azure.now());
    if (verdict.retryAfter !== undefined) {
      throw tooManyRequests(verdict.retryAfter, announced, announced ? verdict.headers : {});
    }
    return announced ? verdict.headers : {};
  };
  const stream = (
    events: Parameters<typeof eventStream>[0],
    headers: Readonly<Record<string, string>>,
  ): Response =>
    new Response(
      eventStream(events, () => pause(clock, faults.delay(), signal)),
      { headers: { ...headers, 'content-type': 'text/event-stream; charset=utf-8' } },
    );
  const streams = flagAt(body, 'stream') === true;
  switch (operation.name) {
    case 'embeddings': {
      const inputs = readEmbeddings(body);
      const headers = limited(inputs.reduce((sum, input) => sum + estimateTokens(input), 0));
      return Response.json(embeddings(generation, inputs, body), { headers });
    }
    case 'completions': {
      const prompt = readCompletion(body);
      const headers = limited(chargeOf(prompt, true));
      return streams
        ? stream(textChunks(generation, prompt), headers)
        : Response.json(textCompletion(generation, prompt), { headers });
    }
    case 'createResponse': {
      const prompt = readResponseRequest(body);
      limited(chargeOf(prompt, true));
      const response = session.responses.create(generation, prompt, body);
      return streams ? stream(responseEvents(response), {}) : Response.json(response);
    }
    default: {
      const prompt = readChat(body);
      const headers = limited(chargeOf(prompt, true));
      return streams
        ? stream(chatChunks(generation, prompt, body), headers)
        : Response.json(chatCompletion(generation, prompt), { headers });
    }
  }
}

function modelsOf(options: AccountOptions): readonly JsonObject[] {
  const names = Object.entries(options.deployments).map(([name, { model = name }]) => model);
  return [...new Set(names)].map((id) => ({ id, object: 'model', created: 0, owned_by: 'azure' }));
}

async function pause(clock: Clock, milliseconds: number, signal: AbortSignal): Promise<void> {
  if (milliseconds > 0) await clock.sleep(milliseconds, signal);
}
