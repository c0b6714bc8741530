/** The edge to backends: node:http(s), streaming both ways. Bodies pass as they are, compressed ones included. */
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type {
  BackendRequest,
  BackendResponse,
  BodyStream,
  Clock,
  Headers,
  Transport,
} from './ports.ts';

/** Calls backends over HTTP/1.1 with Node's own agents, so proxy variables work where Node supports them. */
export const nodeTransport: Transport = (request, signal) =>
  new Promise((resolve, reject) => {
    const url = new URL(request.url);
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const outgoing = send(url, {
      method: request.method,
      headers: toNodeHeaders(request),
      signal,
    });
    outgoing.once('response', (message) => resolve(toResponse(message)));
    outgoing.once('error', reject);
    if (request.body === undefined) outgoing.end();
    // Errors of either side end in the 'error' event above, or in the response that came before.
    else pipeline(Readable.fromWeb(toNodeStream(request.body)), outgoing, { signal }).catch(reject);
  });

/** Real time. A timer never keeps the process alive. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason);
        return;
      }
      const done = () => {
        signal?.removeEventListener('abort', stop);
        resolve();
      };
      // Longer than Node's timers can count would fire at once.
      const timer = setTimeout(done, Math.min(milliseconds, 2 ** 31 - 1));
      timer.unref();
      const stop = () => {
        clearTimeout(timer);
        reject(signal?.reason);
      };
      signal?.addEventListener('abort', stop, { once: true });
    }),
};

function toNodeHeaders({ headers, method, body }: BackendRequest): Record<string, string[]> {
  const nodeHeaders: Record<string, string[]> = {};
  for (const [name, values] of headers) nodeHeaders[name] = [...values];
  // Node sends no length for a missing body, which some servers refuse with 411.
  if (body === undefined && ['POST', 'PUT', 'PATCH'].includes(method))
    nodeHeaders['content-length'] = ['0'];
  return nodeHeaders;
}

function toResponse(message: IncomingMessage): BackendResponse {
  return {
    status: message.statusCode ?? 502,
    reason: message.statusMessage ?? '',
    headers: fromRawHeaders(message.rawHeaders),
    body: fromNodeStream(message),
  };
}

/** Node joins and drops repeated headers otherwise. */
export function fromRawHeaders(raw: readonly string[]): Headers {
  const headers = new Map<string, string[]>();
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const name = (raw[at] ?? '').toLowerCase();
    headers.set(name, [...(headers.get(name) ?? []), raw[at + 1] ?? '']);
  }
  return headers;
}

/** A stream of what arrives, read only as fast as it is asked for; cancelling it closes the connection. */
export function fromNodeStream(message: IncomingMessage): ReadableStream<Uint8Array> {
  const chunks: AsyncIterator<Uint8Array> = message[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await chunks.next();
          if (done) controller.close();
          else controller.enqueue(value);
        } catch (error) {
          controller.error(error);
        }
      },
      cancel(reason) {
        message.destroy(reason instanceof Error ? reason : undefined);
      },
    },
    { highWaterMark: 0 },
  );
}

/** The global ReadableStream and that of node:stream/web are the same class with two declarations. */
export function toNodeStream(
  stream: NonNullable<BodyStream>,
): Parameters<typeof Readable.fromWeb>[0] {
  return stream as Parameters<typeof Readable.fromWeb>[0];
}
