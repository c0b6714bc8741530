import assert from 'node:assert/strict';
import { once } from 'node:events';
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http';
import { createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { after, describe, it } from 'node:test';
import type { BackendRequest, BackendResponse } from '../../../policy/gateway/index.ts';
import { httpTransport } from '../../../policy/gateway/transport.ts';

const opened: (Server | Socket)[] = [];
after(() => {
  for (const each of opened) {
    if ('destroy' in each) each.destroy();
    else each.close();
  }
});

async function listen(server: Server): Promise<string> {
  opened.push(server.listen(0, '127.0.0.1'));
  server.on('connection', (socket) => opened.push(socket));
  await once(server, 'listening');
  const address = server.address();
  assert.ok(typeof address === 'object' && address !== null);
  return `http://127.0.0.1:${address.port}`;
}

const http = (listener: RequestListener) => listen(createServer(listener));

/** A server that answers every connection with these bytes. */
const raw = (bytes: string, then: (socket: Socket) => void = () => undefined) =>
  listen(
    createTcpServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => socket.write(bytes, 'latin1', () => then(socket)));
    }),
  );

const transport = httpTransport({});
const never = new AbortController();

const get = (url: string, more: Partial<BackendRequest> = {}): BackendRequest => ({
  method: 'GET',
  url,
  headers: new Map(),
  body: undefined,
  ...more,
});

function streamOf({ body }: BackendResponse): ReadableStream<Uint8Array> {
  assert.ok(body !== undefined && 'stream' in body);
  return body.stream();
}

const textOf = (response: BackendResponse) => new Response(streamOf(response)).text();

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

describe('the transport', () => {
  it('hands a small body over as a whole, with the headers of the answer as they came', async () => {
    const url = await raw(
      'HTTP/1.1 201 Made here\r\nX-Two: a\r\nx-two: b\r\nX-Latin: \xe9\r\nContent-Length: 4\r\n\r\ndone',
    );
    const { status, reason, headers, body } = await transport(get(url), never);
    assert.deepEqual([status, reason], [201, 'Made here']);
    assert.deepEqual(headers.get('x-two'), ['a', 'b']);
    assert.deepEqual(headers.get('x-latin'), ['é']);
    assert.ok(body !== undefined && 'arrived' in body);
    assert.equal(new TextDecoder().decode(body.arrived()), 'done');
  });

  it('waits for the answer behind "100 Continue" and its like', async () => {
    const url = await raw(
      'HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\nHTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok',
    );
    const response = await transport(get(url), never);
    assert.equal(response.status, 200);
    assert.equal(await textOf(response), 'ok');
  });

  it('takes in no more of an answer than somebody reads', async () => {
    let sent = 0;
    let isOver = false;
    const full = Promise.withResolvers<void>();
    const chunk = Buffer.alloc(64 * 1024, 'x');
    const url = await http((_, response: ServerResponse) => {
      const send = () => {
        while (sent < 400) {
          sent += 1;
          if (!response.write(chunk)) {
            full.resolve();
            response.once('drain', send);
            return;
          }
        }
        isOver = true;
        response.end();
      };
      send();
    });
    const response = await transport(get(url), never);
    await full.promise;
    assert.equal(isOver, false);
    assert.equal((await textOf(response)).length, 400 * chunk.length);
  });

  it('sends a stream in chunks, and a body that is there with its length', async () => {
    const url = await http(async (request, response) => {
      const { 'transfer-encoding': coding = '', 'content-length': length = '' } = request.headers;
      response.end(`${coding}|${length}|${await bodyOf(request)}`);
    });
    const stream = new Blob(['streamed']).stream();
    const chunked = await transport(get(url, { method: 'POST', body: stream }), never);
    assert.equal(await textOf(chunked), 'chunked||streamed');
    const bytes = new TextEncoder().encode('whole');
    const whole = await transport(get(url, { method: 'POST', body: bytes }), never);
    assert.equal(await textOf(whole), '|5|whole');
    const none = await transport(get(url, { method: 'POST' }), never);
    assert.equal(await textOf(none), '|0|');
  });

  it('names the host of the URL unless a header names another, and sends its user as credentials', async () => {
    const url = await http(({ headers }, response) => {
      response.end(`${headers.host} ${headers.authorization}`);
    });
    const { host } = new URL(url);
    const named = url.replace('://', '://us%40er:p%C3%A4ss@');
    const credentials = Buffer.from('us@er:p\xe4ss', 'latin1').toString('base64');
    assert.equal(await textOf(await transport(get(named), never)), `${host} Basic ${credentials}`);
    const headers = new Map([
      ['host', ['other.example']],
      ['authorization', ['Bearer t']],
    ]);
    const response = await transport(get(named, { headers }), never);
    assert.equal(await textOf(response), 'other.example Bearer t');
  });

  it('fails with the cause when the server is not there or breaks off', async () => {
    await assert.rejects(transport(get('http://127.0.0.1:1/'), never), /ECONNREFUSED/);
    const silent = await raw('', (socket) => socket.destroy());
    await assert.rejects(transport(get(silent), never), Error);
    const broken = await raw('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nhalf', (socket) =>
      socket.destroy(),
    );
    const response = await transport(get(broken), never);
    await assert.rejects(textOf(response), Error);
  });

  it('refuses headers that HTTP cannot carry', async () => {
    const url = await http((_, response) => response.end());
    const headers = new Map([['x-a', ['a\nb']]]);
    await assert.rejects(transport(get(url, { headers }), never), /x-a/);
  });

  it('ends a call when its signal is aborted: before, while it waits, and while the body comes', async () => {
    await assert.rejects(
      transport(get('http://127.0.0.1:1/'), { signal: AbortSignal.abort(new Error('early')) }),
      /early/,
    );
    const closed: Promise<unknown>[] = [];
    const arrived = Promise.withResolvers<void>();
    const url = await http((request, response) => {
      closed.push(once(response, 'close'));
      if (request.url === '/body') response.write('first');
      arrived.resolve();
    });
    const waiting = new AbortController();
    const call = transport(get(`${url}/wait`), waiting);
    await arrived.promise;
    waiting.abort(new Error('too long'));
    await assert.rejects(call, /too long/);
    const reading = new AbortController();
    const response = await transport(get(`${url}/body`), reading);
    const reader = streamOf(response).getReader();
    assert.equal(new TextDecoder().decode((await reader.read()).value), 'first');
    reading.abort(new Error('gone'));
    await assert.rejects(reader.read(), /gone/);
    await Promise.all(closed);
  });

  it('goes through the proxy of the environment where Node itself would', async () => {
    const asked: string[] = [];
    const proxy = createServer();
    proxy.on('connect', (request: IncomingMessage, socket: Socket) => {
      asked.push(request.url ?? '');
      socket.on('error', () => undefined);
      socket.write('HTTP/1.1 200 Connected\r\n\r\n');
      socket.once('data', () =>
        socket.end('HTTP/1.1 200 OK\r\ncontent-length: 7\r\nconnection: close\r\n\r\nproxied'),
      );
    });
    proxy.on('request', (request, response) => {
      asked.push(request.url ?? '');
      response.end('proxied');
    });
    const httpProxy = await listen(proxy);
    const through = httpTransport({
      NODE_USE_ENV_PROXY: '1',
      HTTP_PROXY: httpProxy,
      NO_PROXY: '127.0.0.1',
    });
    const response = await through(get('http://account.invalid/openai'), never);
    assert.equal(await textOf(response), 'proxied');
    assert.match(asked[0] ?? '', /account\.invalid/);
    const direct = await http((_, answer) => answer.end('direct'));
    assert.equal(await textOf(await through(get(direct), never)), 'direct');
    await assert.rejects(
      httpTransport({ HTTP_PROXY: httpProxy })(get('http://account.invalid/'), never),
      {
        code: 'ENOTFOUND',
      },
    );
    assert.equal(asked.length, 1);
  });
});
