/** The edge to backends: node:http(s), streaming both ways. Bodies pass as they are, compressed ones included. */
import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import {
  endWith,
  fromMessage,
  fromRawHeaders,
  pump,
  toError,
  toRawHeaders,
} from './node-messages.ts';
import type { BackendRequest, BackendResponse, Clock, Transport } from './ports.ts';

/** Calls backends over HTTP/1.1 with Node's own agents, so proxy variables work where Node supports them. */
export const nodeTransport: Transport = (request, signal) =>
  new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const outgoing = open(request);
    const stop = () => outgoing.destroy(toError(signal.reason));
    signal.addEventListener('abort', stop);
    outgoing.once('close', () => signal.removeEventListener('abort', stop));
    outgoing.once('response', (message) => resolve(toResponse(message)));
    outgoing.on('error', reject);
    const { body } = request;
    if (body === undefined) outgoing.end();
    else if (body instanceof Uint8Array) endWith(outgoing, body);
    else
      pump(body, outgoing).then(
        () => outgoing.end(),
        (error: unknown) => outgoing.destroy(toError(error)),
      );
  });

function open({ method, url, headers, body }: BackendRequest): ClientRequest {
  const { protocol, hostname, host, port, pathname, search, username, password } = new URL(url);
  const raw = toRawHeaders(headers);
  if (!headers.has('host')) raw.push('host', host);
  if (username !== '' && !headers.has('authorization'))
    raw.push(
      'authorization',
      `Basic ${btoa(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`)}`,
    );
  // Node sends no length for a missing body, which some servers refuse with 411.
  if (
    body === undefined &&
    ['POST', 'PUT', 'PATCH'].includes(method) &&
    !headers.has('content-length')
  )
    raw.push('content-length', '0');
  const send = protocol === 'https:' ? httpsRequest : httpRequest;
  return send({
    protocol,
    hostname: hostname.startsWith('[') ? hostname.slice(1, -1) : hostname,
    port,
    path: `${pathname}${search}`,
    method,
    headers: raw,
  });
}

/** Real time. A timer never keeps the process alive. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason);
        return;
      }
      const stop = () => {
        cancel();
        reject(signal?.reason);
      };
      const cancel = schedule(milliseconds, () => {
        signal?.removeEventListener('abort', stop);
        resolve();
      });
      signal?.addEventListener('abort', stop, { once: true });
    }),
  schedule,
};

function schedule(milliseconds: number, callback: () => void): () => void {
  // Longer than Node's timers can count would fire at once.
  const timer = setTimeout(callback, Math.min(milliseconds, 2 ** 31 - 1)).unref();
  return () => clearTimeout(timer);
}

function toResponse(message: IncomingMessage): BackendResponse {
  const headers = fromRawHeaders(message.rawHeaders);
  return {
    status: message.statusCode ?? 502,
    reason: message.statusMessage ?? '',
    headers,
    body: fromMessage(message, headers),
  };
}
