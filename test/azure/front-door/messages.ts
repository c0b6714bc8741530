/** Between the gateway's messages and `Request` and `Response`. */
import { STATUS_CODES } from 'node:http';
import type {
  BackendRequest,
  GatewayRequest,
  GatewayResponse,
  Headers as HeaderMap,
} from '../../../policy/gateway/index.ts';

export function toGatewayRequest(request: Request): GatewayRequest {
  return {
    method: request.method,
    url: new URL(request.url),
    headers: toHeaderMap(request.headers),
    body: request.body ?? undefined,
    clientAddress: '127.0.0.1',
  };
}

export function toResponse({ status, reason, headers, body }: GatewayResponse): Response {
  return new Response([204, 304].includes(status) ? null : (body ?? null), {
    status,
    statusText: reason,
    headers: fromHeaderMap(headers),
  });
}

export function toRequest(request: BackendRequest, signal: AbortSignal): Request {
  return new Request(request.url, {
    method: request.method,
    headers: fromHeaderMap(request.headers),
    body: request.body ?? null,
    duplex: 'half',
    signal,
  });
}

export function toBackendResponse(response: Response): GatewayResponse {
  return {
    status: response.status,
    reason:
      response.statusText === '' ? (STATUS_CODES[response.status] ?? '') : response.statusText,
    headers: toHeaderMap(response.headers),
    body: response.body ?? undefined,
  };
}

function toHeaderMap(headers: Headers): HeaderMap {
  const map = new Map<string, string[]>();
  for (const [name, value] of headers) map.set(name, [...(map.get(name) ?? []), value]);
  return map;
}

function fromHeaderMap(map: HeaderMap): Headers {
  const headers = new Headers();
  for (const [name, values] of map) for (const value of values) headers.append(name, value);
  return headers;
}
