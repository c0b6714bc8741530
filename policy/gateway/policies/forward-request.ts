/**
 * Sends the request to the backend. Each run selects anew, so a retry around it may reach another member of a pool.
 * Source: "forward-request"; "Backends in API Management" for pools and breakers.
 */
import type { Choice } from '../backends/backends.ts';
import { GatewayError } from '../errors.ts';
import { cookie, endToEndHeaders, headerText } from '../http/headers.ts';
import { emptyResponse, type ResponseMessage } from '../http/message.ts';
import { after, type MaybePromise } from '../maybe-promise.ts';
import { call } from '../pipeline/call.ts';
import {
  boolean,
  definePolicy,
  integer,
  oneOf,
  optional,
  prepared,
} from '../pipeline/definition.ts';
import type { Exchange } from '../pipeline/exchange.ts';
import type { BackendRequest } from '../ports.ts';
import type { Place } from '../trace.ts';

const DEFAULT_TIMEOUT_SECONDS = 300;

/** As many as .NET's HttpClient follows; API Management documents no number. */
const MOST_REDIRECTS = 50;

export const forwardRequest = definePolicy({
  name: 'forward-request',
  sections: ['backend'],
  attributes: {
    timeout: optional(integer(0)),
    'timeout-ms': optional(integer(0)),
    'continue-timeout': optional(integer(0)),
    'http-version': optional(oneOf('1', '2', '2or1')),
    'follow-redirects': optional(boolean),
    'buffer-request-body': optional(boolean),
    'buffer-response': optional(boolean),
    'fail-on-error-status-code': optional(boolean),
  },
  compile({ attributes, place }, report) {
    if (attributes.timeout !== undefined && attributes['timeout-ms'] !== undefined) {
      report('<forward-request> takes either "timeout" or "timeout-ms"');
    }
    if (attributes['continue-timeout'] !== undefined) {
      report('unsupported: waiting for "100 Continue"', {
        unsupported: '<forward-request continue-timeout>',
      });
    }
    const {
      timeout: seconds,
      'timeout-ms': milliseconds,
      'follow-redirects': redirects,
      'buffer-request-body': keeps,
      'buffer-response': buffers,
    } = attributes;
    const deliver = (
      exchange: Exchange,
      response: ResponseMessage,
      backend: SelectedBackend,
      buffersResponse: boolean,
    ): MaybePromise<undefined> => {
      if (buffersResponse) response.body.holdBack();
      if (backend.sessionCookie !== undefined) {
        setSessionCookie(response, backend.sessionCookie, backend.id);
      }
      exchange.response = response;
      if (response.status < 400) return undefined;
      return after(attributes['fail-on-error-status-code']?.resolve(exchange), (fails) => {
        if (fails === true) throw errorStatus(response.status);
        return undefined;
      });
    };
    const send = (exchange: Exchange, backend: SelectedBackend, settings: Settings) => {
      const { timeout, keepsBody, buffersResponse } = settings;
      const request = backendRequest(exchange, backend.url, keepsBody);
      exchange.backendCalls += 1;
      const follow = settings.followsRedirects ? redirected(exchange, request, timeout) : undefined;
      return call(exchange, request, timeout).then(
        (response) => {
          answered(exchange, place, response, backend.id);
          if (follow === undefined) return deliver(exchange, response, backend, buffersResponse);
          return follow(response).then((last) => deliver(exchange, last, backend, buffersResponse));
        },
        (error: unknown) => {
          if (error instanceof GatewayError) unanswered(exchange, place, error, backend.id);
          throw error;
        },
      );
    };
    const settingsOf = (exchange: Exchange): Settings => {
      const followsRedirects = redirects?.evaluate(exchange) ?? false;
      return {
        timeout:
          milliseconds?.evaluate(exchange) ??
          (seconds?.evaluate(exchange) ?? DEFAULT_TIMEOUT_SECONDS) * 1000,
        followsRedirects,
        keepsBody: followsRedirects || (keeps?.evaluate(exchange) ?? false),
        buffersResponse: buffers?.evaluate(exchange) ?? true,
      };
    };
    const forward = (exchange: Exchange, settings: Settings): MaybePromise<undefined> => {
      const backend = select(exchange, place);
      return after(settings.keepsBody ? exchange.request.body.buffer() : undefined, () =>
        send(exchange, backend, settings),
      );
    };
    // Not async: hundreds of calls wait for their backends at a time, and more would be kept of each.
    const run = (exchange: Exchange): MaybePromise<undefined> => {
      // While there is the answer to an attempt before, of which they may ask.
      const settings = settingsOf(exchange);
      return exchange.response === undefined
        ? forward(exchange, settings)
        : exchange.replaceResponse(undefined).then(() => forward(exchange, settings));
    };
    return prepared([seconds, milliseconds, redirects, keeps, buffers], run);
  },
});

type Settings = {
  /** Milliseconds. */
  readonly timeout: number;
  readonly followsRedirects: boolean;
  readonly keepsBody: boolean;
  readonly buffersResponse: boolean;
};

type SelectedBackend = {
  /** Undefined for a URL that is no registered backend. */
  readonly id: string | undefined;
  readonly url: string;
  readonly sessionCookie: string | undefined;
};

function select(exchange: Exchange, place: Place): SelectedBackend {
  const { target, api, instance } = exchange;
  if (target === undefined || target.type === 'url') {
    const url = target?.url ?? api?.serviceUrl;
    if (url === undefined || !URL.canParse(url)) {
      throw new GatewayError(
        'BackendConnectionFailure',
        url === undefined
          ? 'No backend is set, and the API has no service URL.'
          : `The backend's URL "${url}" is not an absolute URL.`,
      );
    }
    exchange.trace?.(place, `forwarding to ${url}`);
    return { id: undefined, url, sessionCookie: undefined };
  }
  const choice = instance.backends.choose(target.id, (name) => {
    const value = cookie(exchange.request.headers, name);
    return value === undefined ? undefined : sessionMember(value);
  });
  if (choice.type === 'chosen') {
    exchange.backend = { id: choice.id, type: 'Single' };
    exchange.trace?.(place, `forwarding to "${choice.id}"`, {
      pool: choice.pool,
      url: choice.url,
      open: choice.open,
    });
    return choice;
  }
  throw unavailable(exchange, place, choice);
}

/**
 * Nobody is called. `context.Response` is a 503, as policies of AI-Gateway's labs observe it in `on-error`; its
 * reason text was changed by Azure before (Azure-Samples/AI-Gateway#262) and must not be relied on.
 */
function unavailable(
  exchange: Exchange,
  place: Place,
  choice: Exclude<Choice, { type: 'chosen' }>,
): GatewayError {
  if (choice.type === 'unknown') {
    return new GatewayError('BackendNotFound', `There is no backend "${choice.id}".`);
  }
  const isPool = exchange.instance.backends.typeOf(choice.id) === 'Pool';
  exchange.backend = { id: choice.id, type: isPool ? 'Pool' : 'Single' };
  exchange.trace?.(
    place,
    isPool
      ? `no call: every member of the pool "${choice.id}" is unavailable`
      : `no call: the circuit breaker of "${choice.id}" is open`,
    { open: choice.open },
  );
  exchange.response = emptyResponse(503);
  return new GatewayError(
    isPool ? 'PoolIsInactive' : 'CircuitBreakerOpen',
    'The backend is temporarily unavailable.',
    { status: 503 },
  );
}

function backendRequest(exchange: Exchange, base: string, keepsBody: boolean): BackendRequest {
  const { request } = exchange;
  const headers = endToEndHeaders(request.headers);
  headers.delete('expect');
  if (request.host === undefined) headers.delete('host');
  else headers.set('host', [request.host]);
  const { length } = request.body;
  if (length === 0) headers.delete('content-length');
  else if (length !== undefined) headers.set('content-length', [String(length)]);
  return {
    method: request.method,
    url: `${base}${request.path}${request.query}`,
    headers,
    body: keepsBody ? request.body.copy() : request.body.take(),
  };
}

function answered(
  exchange: Exchange,
  place: Place,
  response: ResponseMessage,
  backend: string | undefined,
): void {
  exchange.trace?.(place, `the backend answered ${response.status}`, {
    backend,
    retryAfter: headerText(response.headers, 'retry-after'),
  });
  if (backend !== undefined) record(exchange, place, backend, response);
}

function unanswered(
  exchange: Exchange,
  place: Place,
  error: GatewayError,
  backend: string | undefined,
): void {
  exchange.trace?.(place, `no answer: ${error.reason}`, { backend, details: error.message });
  if (error.reason === 'ClientConnectionFailure') return;
  if (backend !== undefined) record(exchange, place, backend, { errorReason: error.reason });
  if (exchange.instance.options.responseAfterFailure === 'error') {
    exchange.response = emptyResponse(500);
  }
}

function record(
  exchange: Exchange,
  place: Place,
  backend: string,
  outcome: Parameters<typeof exchange.instance.backends.record>[1],
): void {
  const until = exchange.instance.backends.record(backend, outcome);
  if (until !== undefined) {
    exchange.trace?.(place, `the circuit breaker of "${backend}" opens`, {
      milliseconds: until - exchange.now,
    });
  }
}

/** Follows redirects of a request, which only this then holds on to. */
function redirected(
  exchange: Exchange,
  first: BackendRequest,
  timeout: number,
): (answer: ResponseMessage) => Promise<ResponseMessage> {
  return async (answer) => {
    let request = first;
    let response = answer;
    for (let count = 0; count < MOST_REDIRECTS; count += 1) {
      const location = headerText(response.headers, 'location');
      if (![301, 302, 303, 307, 308].includes(response.status) || location === undefined) {
        return response;
      }
      await response.body.cancel();
      const keepsMethod = response.status >= 307 || request.method === 'HEAD';
      const headers = new Map(request.headers);
      if (!keepsMethod) headers.delete('content-length');
      request = {
        method: keepsMethod ? request.method : 'GET',
        url: new URL(location, request.url).href,
        headers,
        body: keepsMethod ? exchange.request.body.copy() : undefined,
      };
      response = await call(exchange, request, timeout);
    }
    return response;
  };
}

function errorStatus(status: number): GatewayError {
  return new GatewayError('BackendErrorStatusCode', `The backend answered ${status}.`, {
    status,
    keepsResponse: true,
  });
}

function setSessionCookie({ headers }: ResponseMessage, name: string, member = ''): void {
  headers.set('set-cookie', [
    ...(headers.get('set-cookie') ?? []),
    `${name}=${sessionValue(member)}; Path=/; HttpOnly`,
  ]);
}

/** The real cookie's value is opaque; ours names the member, encoded so that any name fits. */
function sessionValue(member: string): string {
  return encodeURIComponent(member);
}

function sessionMember(value: string): string | undefined {
  try {
    return decodeURIComponent(value);
  } catch {
    return undefined;
  }
}
