/** Requests of the policies' own: to an identity provider, a secret store, a log. */

import { GatewayError } from '../errors.ts';
import { MessageBody } from '../http/body.ts';
import { endToEndHeaders } from '../http/headers.ts';
import type { RequestMessage } from '../http/message.ts';
import { Query } from '../http/query.ts';
import { valueOfResponse } from '../http/response-value.ts';
import { call } from '../pipeline/call.ts';
import {
  boolean,
  definePolicy,
  integer,
  oneOf,
  optional,
  required,
  text,
} from '../pipeline/definition.ts';
import type { Exchange } from '../pipeline/exchange.ts';
import type { BackendRequest } from '../ports.ts';
import { SECTIONS } from '../trace.ts';

const DEFAULT_TIMEOUT_SECONDS = 60;

const PARTS = [
  'set-url',
  'set-method',
  'set-header',
  'set-body',
  'set-query-parameter',
  'authentication-managed-identity',
  'authentication-basic',
];

const mode = optional(oneOf('new', 'copy'), { expression: false });

/** Waits for the answer and keeps it, body included, in a variable. */
export const sendRequest = definePolicy({
  name: 'send-request',
  sections: SECTIONS,
  attributes: {
    mode,
    'response-variable-name': required(text, { expression: false }),
    timeout: optional(integer(0)),
    'ignore-error': optional(boolean),
  },
  policies: PARTS,
  compile({ attributes, nested, place }) {
    return async (exchange) => {
      const variable = await attributes['response-variable-name'].resolve(exchange);
      const seconds = (await attributes.timeout?.resolve(exchange)) ?? DEFAULT_TIMEOUT_SECONDS;
      const request = await newRequest(exchange, await attributes.mode?.resolve(exchange));
      await exchange.withSubject(request, () => nested.run(exchange));
      exchange.place = place;
      try {
        const response = await call(exchange, backendRequest(request), seconds * 1000);
        await response.body.buffer();
        exchange.trace?.(place, `${request.url} answered ${response.status}`, { variable });
        exchange.variables.set(variable, valueOfResponse(response));
      } catch (error) {
        if (!(error instanceof GatewayError) || exchange.signal?.aborted) throw error;
        exchange.trace?.(place, `no answer: ${error.reason}`, { details: error.message });
        if (!(await attributes['ignore-error']?.resolve(exchange))) throw error;
        exchange.variables.set(variable, null);
      }
    };
  },
});

/** Sends and goes on at once; what becomes of the request shows in the trace only if it is over before the response. */
export const sendOneWayRequest = definePolicy({
  name: 'send-one-way-request',
  sections: SECTIONS,
  attributes: { mode, timeout: optional(integer(0)) },
  policies: PARTS,
  compile({ attributes, nested, place }) {
    return async (exchange) => {
      const seconds = (await attributes.timeout?.resolve(exchange)) ?? DEFAULT_TIMEOUT_SECONDS;
      const request = await newRequest(exchange, await attributes.mode?.resolve(exchange));
      await exchange.withSubject(request, () => nested.run(exchange));
      exchange.place = place;
      call(exchange, backendRequest(request), seconds * 1000)
        .then(async (response) => {
          exchange.trace?.(place, `${request.url} answered ${response.status}`);
          await response.body.cancel();
        })
        .catch((error: unknown) =>
          exchange.trace?.(place, 'no answer', {
            details: error instanceof Error ? error.message : '',
          }),
        );
    };
  },
});

async function newRequest(
  exchange: Exchange,
  requestMode: 'new' | 'copy' | undefined,
): Promise<RequestMessage> {
  const { request } = exchange;
  if (requestMode !== 'copy') {
    return {
      kind: 'request',
      method: 'GET',
      path: '',
      query: new Query(''),
      headers: new Map(),
      body: MessageBody.empty(),
      url: undefined,
      host: undefined,
    };
  }
  // "In outbound mode, mode=copy does not initialize the request body."
  const hasBody = exchange.section === 'inbound' || exchange.section === 'backend';
  const headers = new Map(request.headers);
  if (!hasBody) headers.delete('content-length');
  return {
    kind: 'request',
    method: request.method,
    path: request.path,
    query: new Query(''),
    headers,
    body: hasBody ? MessageBody.ofBytes(await request.body.buffer()) : MessageBody.empty(),
    url: exchange.originalUrl.href,
    host: undefined,
  };
}

function backendRequest(request: RequestMessage): BackendRequest {
  const { url, query } = request;
  if (url === undefined || !URL.canParse(url)) {
    throw new GatewayError(
      'BackendConnectionFailure',
      url === undefined ? 'The request has no <set-url>.' : `"${url}" is not an absolute URL.`,
    );
  }
  const headers = endToEndHeaders(request.headers);
  if (request.host === undefined) headers.delete('host');
  else headers.set('host', [request.host]);
  const length = request.body.length ?? 0;
  if (length > 0) headers.set('content-length', [String(length)]);
  const added = query.toString();
  return {
    method: request.method,
    url: added === '' ? url : `${url}${url.includes('?') ? `&${added.slice(1)}` : added}`,
    headers,
    body: request.body.copy(),
  };
}
