import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { GatewayResponse, OutgoingBody } from '../../../policy/gateway/index.ts';
import { answer, laboratory, ok, policies, start, textOf } from './laboratory.ts';
import { settled } from './virtual-clock.ts';

/** A backend's response whose chunks the test sends one by one. */
function scriptedStream() {
  const state: { controller?: ReadableStreamDefaultController<Uint8Array>; cancelled?: unknown } =
    {};
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      state.controller = controller;
    },
    cancel(reason) {
      state.cancelled = reason ?? 'cancelled';
    },
  });
  return {
    body,
    state,
    send: (text: string) => state.controller?.enqueue(new TextEncoder().encode(text)),
    end: () => state.controller?.close(),
    fail: (error: Error) => state.controller?.error(error),
  };
}

const unbuffered = policies({ backend: '<forward-request buffer-response="false"/>' });
/** The body of a response that must not have been read by anybody yet. */
function streamOf({ body }: Pick<GatewayResponse, 'body'>): ReadableStream<Uint8Array> | undefined {
  assert.ok(!(body instanceof Uint8Array));
  return body;
}

const decode = (chunk: Uint8Array | undefined) => new TextDecoder().decode(chunk);

describe('a response', () => {
  it('with buffer-response="false" passes chunk by chunk', async () => {
    const stream = scriptedStream();
    const lab = laboratory({
      policy: unbuffered,
      hosts: { 'service.example': () => ({ ...ok(), body: stream.body }) },
    });
    const response = await start(lab.gateway, '/openai/x');
    const reader = streamOf(response)?.getReader();
    stream.send('one');
    assert.equal(decode((await reader?.read())?.value), 'one');
    stream.send('two');
    assert.equal(decode((await reader?.read())?.value), 'two');
    stream.end();
    assert.equal((await reader?.read())?.done, true);
  });

  it('is held back in blocks of 8 KiB otherwise', async () => {
    const stream = scriptedStream();
    const lab = laboratory({
      hosts: { 'service.example': () => ({ ...ok(), body: stream.body }) },
    });
    const response = await start(lab.gateway, '/openai/x');
    const reader = streamOf(response)?.getReader();
    stream.send('x'.repeat(5000));
    const lengths: (number | undefined)[] = [];
    const reading = reader?.read().then(({ value }) => lengths.push(value?.length));
    await settled();
    assert.deepEqual(lengths, []);
    stream.send('y'.repeat(5000));
    await reading;
    assert.deepEqual(lengths, [10_000]);
    stream.send('rest');
    stream.end();
    assert.equal(decode((await reader?.read())?.value), 'rest');
  });

  it('ends at the backend when the client cancels it', async () => {
    const stream = scriptedStream();
    const lab = laboratory({
      policy: unbuffered,
      hosts: { 'service.example': () => ({ ...ok(), body: stream.body }) },
    });
    const response = await start(lab.gateway, '/openai/x');
    await streamOf(response)?.cancel('no interest');
    assert.equal(stream.state.cancelled, 'no interest');
  });

  it('that breaks off breaks off at the client too', async () => {
    const stream = scriptedStream();
    const lab = laboratory({
      policy: unbuffered,
      hosts: { 'service.example': () => ({ ...ok(), body: stream.body }) },
    });
    const response = await start(lab.gateway, '/openai/x');
    stream.send('one');
    const reader = streamOf(response)?.getReader();
    await reader?.read();
    stream.fail(new Error('reset by backend'));
    await assert.rejects(async () => await reader?.read(), /reset by backend/);
  });

  it('that breaks off while a policy reads it is a connection failure', async () => {
    const stream = scriptedStream();
    const lab = laboratory({
      policy: policies({ outbound: '<find-and-replace from="a" to="b"/>' }),
      hosts: { 'service.example': () => ({ ...ok(), body: stream.body }) },
    });
    const response = lab.send('/openai/x');
    stream.fail(new Error('reset by backend'));
    assert.equal((await response).status, 500);
    assert.ok(
      lab.trace.some(
        ({ message }) => message === 'error BackendConnectionFailure: reset by backend',
      ),
    );
  });

  it('that a retry gives up is cancelled', async () => {
    const stream = scriptedStream();
    const lab = laboratory({
      policy: policies({
        backend:
          '<retry condition="true" count="1" interval="0"><forward-request buffer-response="false"/></retry>',
      }),
      hosts: {
        'service.example': () =>
          lab.calls.length === 1 ? { ...answer(500), body: stream.body } : ok('second'),
      },
    });
    assert.equal((await lab.send('/openai/x')).text, 'second');
    assert.ok(stream.state.cancelled);
  });
});

describe('a request', () => {
  it('whose call cannot even begin found no backend', async () => {
    const lab = laboratory({ policy: unbuffered });
    const gateway = lab.gatewayWith(() => {
      throw new TypeError('Invalid URL');
    });
    const { status } = await start(gateway, '/openai/x');
    assert.equal(status, 500);
    assert.ok(lab.trace.some(({ message }) => message.startsWith('error BackendConnection')));
  });

  it('whose answer cannot be read ends as one without an answer', async () => {
    const lab = laboratory({ policy: unbuffered });
    const gateway = lab.gatewayWith(async () => JSON.parse('{"status": 200, "reason": ""}'));
    const { status } = await start(gateway, '/openai/x');
    assert.equal(status, 500);
    assert.ok(lab.trace.some(({ message }) => message.startsWith('error BackendConnection')));
  });

  it('streams to the backend without being read first', async () => {
    const stream = scriptedStream();
    const got = Promise.withResolvers<OutgoingBody>();
    const lab = laboratory({ policy: unbuffered });
    const gateway = lab.gatewayWith(async ({ body }) => {
      got.resolve(body);
      return answer(204);
    });
    stream.send('first part');
    const response = gateway.handle(
      {
        method: 'POST',
        url: new URL('https://apim.example/openai/x'),
        headers: new Map([['transfer-encoding', ['chunked']]]),
        body: stream.body,
        clientAddress: '203.0.113.7',
      },
      new AbortController().signal,
    );
    const reader = streamOf({ body: await got.promise })?.getReader();
    assert.equal(decode((await reader?.read())?.value), 'first part');
    stream.send('second part');
    assert.equal(decode((await reader?.read())?.value), 'second part');
    assert.equal((await response).status, 204);
  });

  it('of a client that has gone ends the call to the backend and answers nobody', async () => {
    const client = new AbortController();
    const called = Promise.withResolvers<void>();
    const lab = laboratory({
      policy: policies({
        onError: '<log-to-eventhub logger-id="hub">the client has gone</log-to-eventhub>',
      }),
      hosts: {
        'service.example': () => {
          called.resolve();
          return new Promise(() => undefined);
        },
      },
    });
    const response = start(lab.gateway, '/openai/x', { signal: client.signal });
    await called.promise;
    client.abort(new Error('gone'));
    await assert.rejects(response, /gone/);
    assert.equal(lab.calls[0]?.signal.aborted, true);
    assert.ok(lab.trace.some(({ message }) => message.startsWith('error ClientConnectionFailure')));
    assert.equal(lab.events[0]?.content, 'the client has gone');
  });

  it('that is too slow is given up after its timeout', async () => {
    const lab = laboratory({
      policy: policies({ backend: '<forward-request timeout="20"/>' }),
      hosts: { 'service.example': () => new Promise(() => undefined) },
    });
    const response = lab.send('/openai/x');
    await lab.clock.advance(19_999);
    assert.equal(lab.calls[0]?.signal.aborted, false);
    await lab.clock.advance(1);
    assert.equal((await response).status, 500);
    assert.equal(lab.calls[0]?.signal.aborted, true);
    assert.ok(lab.trace.some(({ message }) => message.startsWith('error Timeout')));
  });

  it('leaves no timer behind once the backend has answered', async () => {
    const lab = laboratory({});
    await lab.send('/openai/x');
    assert.equal(lab.clock.sleepers, 0);
  });
});

describe('a trace', () => {
  it('is handed over when the last byte has been sent, and not before', async () => {
    const stream = scriptedStream();
    const lab = laboratory({
      policy: unbuffered,
      hosts: { 'service.example': () => ({ ...ok(), body: stream.body }) },
    });
    const response = await start(lab.gateway, '/openai/x');
    stream.send('one');
    assert.equal(lab.trace.length, 0);
    stream.end();
    await textOf(response.body);
    assert.ok(lab.trace.some(({ message }) => message === 'the backend answered 200'));
  });
});
