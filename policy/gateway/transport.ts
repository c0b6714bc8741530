/** The edge to backends: node:http(s), streaming both ways. Bodies pass as they are, compressed ones included. */
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Writable } from 'node:stream';
import type { BackendRequest, BackendResponse, Clock, Headers, Transport } from './ports.ts';

/** Calls backends over HTTP/1.1 with Node's own agents, so proxy variables work where Node supports them. */
export const nodeTransport: Transport = (request, signal) =>
  new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const send = request.url.startsWith('https:') ? httpsRequest : httpRequest;
    const outgoing = send(request.url, { method: request.method, headers: toNodeHeaders(request) });
    const stop = () => outgoing.destroy(toError(signal.reason));
    signal.addEventListener('abort', stop, { once: true });
    outgoing.once('close', () => signal.removeEventListener('abort', stop));
    outgoing.once('response', (message) => resolve(toResponse(message)));
    outgoing.on('error', reject);
    if (request.body === undefined) outgoing.end();
    else
      pump(request.body, outgoing).then(
        () => outgoing.end(),
        (error: unknown) => outgoing.destroy(toError(error)),
      );
  });

/**
 * Writes a stream as fast as the receiver takes it; the receiver is not ended. Cancels the stream when the
 * receiver closes before.
 *
 * @throws {Error} the stream's, or that the receiver has closed.
 */
export async function pump(stream: ReadableStream<Uint8Array>, receiver: Writable): Promise<void> {
  const reader = stream.getReader();
  const closed = () => {
    reader.cancel(new Error('The connection was closed.')).catch(() => undefined);
  };
  receiver.once('close', closed);
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (receiver.destroyed) throw new Error('The connection was closed.');
      if (done) return;
      if (!receiver.write(value)) await drained(receiver);
    }
  } finally {
    receiver.off('close', closed);
  }
}

function drained(receiver: Writable): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      receiver.off('drain', done).off('close', done);
      resolve();
    };
    receiver.on('drain', done).on('close', done);
  });
}

function toError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
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
  let over = false;
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        message.pause();
        message.on('data', (chunk: Uint8Array) => {
          controller.enqueue(chunk);
          if ((controller.desiredSize ?? 0) <= 0) message.pause();
        });
        message.once('end', () => {
          over = true;
          controller.close();
        });
        const fail = (error?: Error) => {
          if (over) return;
          over = true;
          controller.error(error ?? new Error('The connection was closed before the end.'));
        };
        message.once('error', fail);
        message.once('close', () => fail());
      },
      pull() {
        message.resume();
      },
      cancel(reason) {
        over = true;
        message.destroy(toError(reason));
      },
    },
    { highWaterMark: 0 },
  );
}
