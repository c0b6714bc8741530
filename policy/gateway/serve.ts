/** The edge to clients: a gateway behind a port, streaming both ways with back pressure. */
import { setMaxListeners } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Gateway } from './gateway.ts';
import { remembered } from './http/remembered.ts';
import { endWith, fromMessage, fromRawHeaders, pump, toRawHeaders } from './node-messages.ts';
import type { GatewayRequest } from './ports.ts';

export type ServeOptions = {
  /** Address to listen on; default 127.0.0.1. */
  readonly host?: string;
  /** Default 0: any free port. */
  readonly port?: number;
};

export type Served = {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  /** Stops listening and ends every request in flight; resolves when all are gone. */
  close(): Promise<void>;
};

/**
 * Bytes of a request line and its headers: more than Node's 16 KiB, so that a URL is refused by the service's tier if at all.
 * Node answers 431 beyond.
 */
const MOST_HEADER_BYTES = 64 * 1024;

/** @throws {Error} when the address cannot be listened on. */
export async function serve(
  gateway: Pick<Gateway, 'handle'>,
  options: ServeOptions = {},
): Promise<Served> {
  const { host = '127.0.0.1', port = 0 } = options;
  // A client is there as long as its connection is, whichever of its requests is being answered.
  const clients = new Map<Socket, AbortController>();
  const server = createServer({ maxHeaderSize: MOST_HEADER_BYTES }, (request, response) => {
    const signal = clients.get(request.socket)?.signal ?? AbortSignal.abort();
    answer(gateway, request, response, signal).catch(() => giveUp(response));
  });
  server.on('connection', (socket: Socket) => {
    const client = new AbortController();
    clients.set(socket, client);
    // Each request of a connection that sends several at once listens.
    setMaxListeners(0, client.signal);
    socket.once('close', () => {
      clients.delete(socket);
      client.abort(new Error('The client closed the connection.'));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  const listening = typeof address === 'object' && address !== null ? address.port : port;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${listening}`,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const client of clients.values()) client.abort(new Error('The gateway is closing.'));
      server.closeAllConnections();
      await closed;
    },
  };
}

async function answer(
  gateway: Pick<Gateway, 'handle'>,
  request: IncomingMessage,
  response: ServerResponse,
  signal: AbortSignal,
): Promise<void> {
  // A small body is parsed in the same turn, right after this event; what waits for it needs no stream.
  await Promise.resolve();
  const { status, reason, headers, body } = await gateway.handle(gatewayRequest(request), signal);
  const [bytes, stream] = body instanceof Uint8Array ? [body, undefined] : [undefined, body];
  try {
    response.writeHead(status, reason, toRawHeaders(headers));
  } catch (error) {
    // A policy may make headers of any text, HTTP may not.
    await stream?.cancel(error);
    throw error;
  }
  if (request.method === 'HEAD') await stream?.cancel();
  else if (stream !== undefined) {
    // A first chunk that is there goes out with the headers; if it takes its time, they do not wait for it.
    const flush = setImmediate(() => response.flushHeaders());
    await pump(stream, response).finally(() => clearImmediate(flush));
  }
  if (bytes === undefined || request.method === 'HEAD') response.end();
  else endWith(response, bytes);
}

/** What has begun cannot be answered otherwise any more. */
function giveUp(response: ServerResponse): void {
  if (response.headersSent || response.destroyed) response.destroy();
  else response.writeHead(500).end();
}

function gatewayRequest(request: IncomingMessage): GatewayRequest {
  const headers = fromRawHeaders(request.rawHeaders);
  const host = headers.get('host')?.[0] ?? 'localhost';
  const hasBody = headers.has('content-length') || headers.has('transfer-encoding');
  return {
    method: request.method ?? 'GET',
    url: absoluteUrl(writtenUrl(request.url ?? '/', host)),
    headers,
    body: hasBody ? fromMessage(request, headers) : undefined,
    clientAddress: request.socket.remoteAddress ?? '',
  };
}

function writtenUrl(target: string, host: string): string {
  return target.startsWith('/') ? `http://${host}${target}` : target;
}

/** A client may send any bytes as its target; what is no URL finds no operation. */
const absoluteUrl = remembered((written) => URL.parse(written) ?? new URL('http://localhost/'));
