import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, request as httpRequest, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { after, describe, it } from 'node:test';
import { systemClock } from '../../../policy/gateway/clock.ts';
import { createGateway } from '../../../policy/gateway/index.ts';
import { type Served, serve } from '../../../policy/gateway/serve.ts';
import { httpTransport } from '../../../policy/gateway/transport.ts';
import { policies, pool, service } from './laboratory.ts';

const opened: { close(): unknown }[] = [];
after(async () => {
  for (const each of opened) await each.close();
});

async function backend(listener: RequestListener): Promise<string> {
  const server: Server = createServer(listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  opened.push({
    close: () => {
      server.closeAllConnections();
      return server.close();
    },
  });
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return `http://127.0.0.1:${address.port}`;
}

async function front(setup: Parameters<typeof service>[0]): Promise<Served> {
  const gateway = createGateway(service(setup), {
    clock: systemClock,
    random: Math.random,
    transport: httpTransport(),
    identityToken: async () => 'token',
  });
  const served = await serve(gateway);
  opened.push(served);
  return served;
}

describe('the gateway behind a port', () => {
  it('passes requests, repeated headers and bodies through and drops hop-by-hop headers', async () => {
    let seen: { url?: string | undefined; raw: string[]; body: string } | undefined;
    const url = await backend((request, response) => {
      let body = '';
      request.setEncoding('utf8').on('data', (text: string) => {
        body += text;
      });
      request.on('end', () => {
        seen = { url: request.url, raw: request.rawHeaders, body };
        response.setHeader('set-cookie', ['a=1', 'b=2']);
        response.writeHead(201, 'Made', { connection: 'close', 'x-served': 'yes' });
        response.end('done');
      });
    });
    const served = await front({ api: { serviceUrl: `${url}/base` } });
    const response = await fetch(`${served.url}/openai/x?q=1`, {
      method: 'POST',
      body: 'hello',
      headers: { 'x-mine': 'kept' },
    });
    assert.deepEqual(
      [response.status, response.statusText, await response.text()],
      [201, 'Made', 'done'],
    );
    assert.deepEqual(response.headers.getSetCookie(), ['a=1', 'b=2']);
    assert.deepEqual([seen?.url, seen?.body], ['/base/x?q=1', 'hello']);
    const host = new URL(url).host;
    assert.ok(seen?.raw.includes(host), 'the backend is called by its own host name');
    assert.ok(seen?.raw.includes('kept'));
  });

  it('hands on the first event before the backend sends the second, after a 429 of another one', async () => {
    const events: { send?: (text: string) => void; end?: () => void } = {};
    const throttled = await backend((request, response) => {
      request.resume().on('end', () => response.writeHead(429, { 'retry-after': '5' }).end());
    });
    let received = '';
    const streaming = await backend((request, response) => {
      request.setEncoding('utf8').on('data', (text: string) => {
        received += text;
      });
      request.on('end', () => {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        events.send = (text) => response.write(text);
        events.end = () => response.end();
        response.write('data: one\n\n');
      });
    });
    const backends = pool({ a: { priority: 1 }, b: { priority: 2 } });
    const at = (name: string, url: string) => {
      const known = backends.get(name);
      if (known?.type === 'Single') backends.set(name, { ...known, url });
    };
    at('a', throttled);
    at('b', streaming);
    const served = await front({
      policy: policies({
        inbound: '<base/><set-backend-service backend-id="pool"/>',
        backend: `<retry condition="@(context.Response.StatusCode == 429)" count="1" interval="0">
          <forward-request buffer-request-body="true" buffer-response="false"/></retry>`,
      }),
      service: { backends },
    });
    const response = await fetch(`${served.url}/openai/x`, {
      method: 'POST',
      body: '{"stream":true}',
    });
    const reader = response.body?.getReader();
    const first = await reader?.read();
    assert.equal(new TextDecoder().decode(first?.value), 'data: one\n\n');
    assert.equal(received, '{"stream":true}');
    events.send?.('data: two\n\n');
    const second = await reader?.read();
    assert.equal(new TextDecoder().decode(second?.value), 'data: two\n\n');
    events.end?.();
    assert.equal((await reader?.read())?.done, true);
  });

  it('ends the call to the backend when the client goes away', async () => {
    const gone = Promise.withResolvers<void>();
    const url = await backend((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('data: one\n\n');
      response.once('close', () => gone.resolve());
    });
    const served = await front({
      api: { serviceUrl: url },
      policy: policies({ backend: '<forward-request buffer-response="false"/>' }),
    });
    const client = new AbortController();
    const response = await fetch(`${served.url}/openai/x`, { signal: client.signal });
    await response.body?.getReader().read();
    client.abort();
    await gone.promise;
  });

  it('answers a backend that is not there with 500 and goes on', async () => {
    const served = await front({ api: { serviceUrl: 'http://127.0.0.1:1' } });
    const response = await fetch(`${served.url}/openai/x`);
    assert.equal(response.status, 500);
    assert.match(
      await response.text(),
      /"statusCode":500,"message":"Internal server error","activityId":"[0-9a-f-]{36}"/,
    );
  });

  it('answers 500 when a policy makes a header that HTTP does not allow', async () => {
    const served = await front({
      policy: policies({
        inbound:
          '<return-response><set-header name="x-a"><value>@("a\\nb")</value></set-header></return-response>',
      }),
    });
    assert.equal((await fetch(`${served.url}/openai/x`)).status, 500);
  });

  it('survives targets that are no URL', async () => {
    const served = await front({});
    const { port } = new URL(served.url);
    const request = httpRequest({ host: '127.0.0.1', port, path: 'http://[', method: 'GET' }).end();
    const [response] = await once(request, 'response');
    assert.equal(response.statusCode, 404);
    response.resume();
  });

  it('ends what is in flight when it closes', async () => {
    const url = await backend((_request, response) => {
      response.writeHead(200).write('never ends');
    });
    const served = await front({
      api: { serviceUrl: url },
      policy: policies({ backend: '<forward-request buffer-response="false"/>' }),
    });
    const response = await fetch(`${served.url}/openai/x`);
    await served.close();
    await assert.rejects(response.text());
  });
});

describe('a request whose body nobody takes to its end', () => {
  /** Sends 4 MiB in chunks and another request behind it, whatever is answered meanwhile, on one connection. */
  async function statusesOf({ url }: Served): Promise<readonly string[]> {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    opened.push({ close: () => socket.destroy() });
    let answers = '';
    socket.setEncoding('latin1').on('data', (text: string) => {
      answers += text;
    });
    const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
    socket.write('POST /openai/x HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n');
    for (let sent = 0; sent < 64; sent += 1) if (!socket.write(chunk)) await once(socket, 'drain');
    socket.write('0\r\n\r\nGET /openai/x HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n');
    await once(socket, 'close');
    return Array.from(answers.matchAll(/HTTP\/1\.1 (\d+)/g), ([, status = '']) => status);
  }

  const cases: readonly [string, first: string, second: string, policy: string][] = [
    [
      'a policy answers',
      '202',
      '202',
      '<return-response><set-status code="202"/></return-response>',
    ],
    ['a policy replaces it', '200', '200', '<set-body>short</set-body>'],
    [
      'it turns out to be too large',
      '413',
      '200',
      '<choose><when condition="@(context.Request.Method == &quot;POST&quot;)"><find-and-replace from="a" to="b"/></when></choose>',
    ],
  ];
  for (const [when, first, second, inbound] of cases) {
    it(`does not hold up its connection when ${when}`, async () => {
      const url = await backend((_, response) => response.end());
      const served = await front({
        policy: policies({ inbound }),
        service: { sku: 'BasicV2_1' },
        api: { serviceUrl: url },
      });
      assert.deepEqual(await statusesOf(served), [first, second]);
    });
  }
});

describe('a URL of more than 16 KiB', () => {
  it('is refused by the tier of the service, and passes where it has no limit', async () => {
    const url = await backend((_, response) => response.end());
    const path = `/openai/${'a/'.repeat(9000)}`;
    for (const [sku, status] of [
      ['BasicV2_1', 414],
      ['Basic_1', 200],
    ] as const) {
      const served = await front({
        policy: policies({ inbound: '<rewrite-uri template="/x"/>' }),
        service: { sku },
        api: { serviceUrl: url },
      });
      assert.equal((await fetch(served.url + path)).status, status);
    }
  });
});
