/** Between the gateway's messages and those of node:http, for both of its edges. */
import type { IncomingMessage, OutgoingMessage } from 'node:http';
import type { Writable } from 'node:stream';
import type { ArrivingBody, Headers } from './ports.ts';

const NOTHING = new Uint8Array();

/** Names in lower case; Node joins and drops repeated headers otherwise. */
export function fromRawHeaders(raw: readonly string[]): Headers {
  const headers = new Map<string, string[]>();
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const name = (raw[at] ?? '').toLowerCase();
    const value = raw[at + 1] ?? '';
    const known = headers.get(name);
    if (known === undefined) headers.set(name, [value]);
    else known.push(value);
  }
  return headers;
}

/** Names and values in turn: the form that node:http writes without looking into it. */
export function toRawHeaders(headers: Headers): string[] {
  const raw: string[] = [];
  for (const [name, values] of headers) for (const value of values) raw.push(name, value);
  return raw;
}

/** The body of a request: small ones have arrived with their headers, and need no stream then. */
export function fromMessage(message: IncomingMessage, headers: Headers): ArrivingBody {
  return {
    arrived() {
      if (!hasArrived(message, headers)) return undefined;
      const content: unknown = message.read();
      // The end is still to be noticed, for the connection to be free again.
      message.resume();
      return content instanceof Uint8Array ? content : NOTHING;
    },
    stream: () => toStream(message),
  };
}

/** Node says `complete` a moment after the last byte, and always too late for a body that came with its headers. */
function hasArrived(message: IncomingMessage, headers: Headers): boolean {
  if (message.destroyed) return false;
  if (message.complete) return true;
  const length = headers.get('content-length')?.[0];
  return length !== undefined && message.readableLength === Number(length);
}

/**
 * A stream of what arrives, read only as fast as it is asked for. When it is cancelled the rest is thrown away as it comes: a
 * client that is still sending would not see the answer on a connection that is closed, or stand still on one that is not read.
 */
function toStream(message: IncomingMessage): ReadableStream<Uint8Array> {
  let over = false;
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        message.pause();
        message.on('data', (chunk: Uint8Array) => {
          if (over) return;
          controller.enqueue(chunk);
          if ((controller.desiredSize ?? 0) <= 0) message.pause();
        });
        message.once('end', () => {
          if (!over) controller.close();
          over = true;
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
      cancel() {
        over = true;
        message.resume();
      },
    },
    { highWaterMark: 0 },
  );
}

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

/** Up to this size a copy is cheaper than a second piece to write. */
const SMALL_BODY = 16 * 1024;

/** Ends a message with a body; node:http puts a text, and only a text, into one piece with the headers. */
export function endWith(message: OutgoingMessage, body: Uint8Array): void {
  if (body.length > SMALL_BODY) message.end(body);
  else {
    message.end(
      Buffer.from(body.buffer, body.byteOffset, body.length).toString('latin1'),
      'latin1',
    );
  }
}

export function toError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}
