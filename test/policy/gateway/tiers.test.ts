/** What a tier does not have or take. More than 400 lines: the tests of all limits share one pair of services. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type OutgoingBody, ValueCache } from '../../../policy/gateway/index.ts';
import { answerOf, laboratory, ok, policies, service, start, textOf } from './laboratory.ts';
import { virtualClock } from './virtual-clock.ts';

const MIB = 1024 * 1024;
const BUFFERED = 2 * MIB;

const buffering = policies({ backend: '<forward-request buffer-request-body="true"/>' });
const reading = policies({
  inbound: '<set-variable name="body" value="@(context.Request.Body.As<string>(true))"/>',
});
/** What a policy does that would rather pass a body on unread than refuse it. */
const careful = policies({
  inbound: `<set-header name="read"><value>@{
    try { return context.Request.Body.As<string>(preserveContent: true).Length.ToString(); }
    catch (Exception error) { return error.Message; }
  }</value></set-header>`,
});

/** Chunks of 64 KiB until `bytes` are reached, made as they are asked for; `sent` counts them. */
function upload(bytes: number) {
  const chunk = new Uint8Array(64 * 1024).fill(120);
  const state = { sent: 0, cancelled: false };
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const left = bytes - state.sent;
        if (left <= 0) return controller.close();
        state.sent += Math.min(left, chunk.length);
        controller.enqueue(left < chunk.length ? chunk.subarray(0, left) : chunk);
      },
      cancel() {
        state.cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { body, state };
}

function gatewayOf(sku: string | undefined, policy: string) {
  const lab = laboratory({ policy, service: sku === undefined ? {} : { sku } });
  const post = async (body: OutgoingBody, headers: Record<string, string> = {}) =>
    await answerOf(
      await lab.gateway.handle(
        {
          method: 'POST',
          url: new URL('https://apim.example/openai/x'),
          headers: new Map(Object.entries(headers).map(([name, value]) => [name, [value]])),
          body,
          clientAddress: '203.0.113.7',
        },
        new AbortController().signal,
      ),
    );
  return { ...lab, post };
}

const lengthHeader = (bytes: number) => ({ 'content-length': String(bytes) });

describe('a body that is buffered', () => {
  type Way = (bytes: number) => readonly [body: OutgoingBody, headers: Record<string, string>];
  const ways: Readonly<Record<string, Way>> = {
    'of unknown length': (bytes) => [upload(bytes).body, {}],
    'that tells its length': (bytes) => [upload(bytes).body, lengthHeader(bytes)],
    'that is here as a whole': (bytes) => [new Uint8Array(bytes), {}],
  };
  for (const [way, make] of Object.entries(ways)) {
    for (const [what, policy] of Object.entries({
      'buffer-request-body': buffering,
      'follow-redirects': policies({ backend: '<forward-request follow-redirects="true"/>' }),
    })) {
      it(`${way} is refused by ${what} above the tier's buffer, and not below`, async () => {
        for (const sku of ['BasicV2_1', 'StandardV2_2', 'Consumption_0']) {
          const lab = gatewayOf(sku, policy);
          assert.equal((await lab.post(...make(BUFFERED))).status, 200, sku);
          assert.equal(lab.calls[0]?.body.length, BUFFERED);
          const { status, text } = await lab.post(...make(BUFFERED + 1));
          assert.equal(status, 413, sku);
          assert.match(text, /more than the 2,097,152 bytes that the tier (Basic|Standard|Cons)/);
          assert.equal(lab.calls.length, 1);
          assert.match(lab.trace.map(({ message }) => message).join(), /RequestPayloadTooLarge/);
        }
      });
    }
  }

  it('has 500 MiB on the classic tiers, and no limit without a SKU', async () => {
    for (const sku of ['Developer_1', 'Premium_2', undefined]) {
      const lab = gatewayOf(sku, buffering);
      assert.equal((await lab.post(upload(BUFFERED + 1).body)).status, 200, sku);
    }
  });

  it('is not read further than the limit, nor at all where it tells its length', async () => {
    const unknown = upload(64 * MIB);
    await gatewayOf('BasicV2_1', buffering).post(unknown.body);
    assert.ok(unknown.state.sent <= BUFFERED + 64 * 1024, `${unknown.state.sent} bytes`);
    const told = upload(64 * MIB);
    await gatewayOf('BasicV2_1', buffering).post(told.body, lengthHeader(64 * MIB));
    assert.equal(told.state.sent, 0);
  });

  it('tells its refusal to on-error, which can answer in its own words', async () => {
    const lab = gatewayOf(
      'BasicV2_1',
      policies({
        backend: '<forward-request buffer-request-body="true"/>',
        onError:
          '<set-header name="reason"><value>@(context.LastError.Source + " " + context.LastError.Reason)</value></set-header>',
      }),
    );
    const { headers } = await lab.post(new Uint8Array(BUFFERED + 1));
    assert.deepEqual(headers.get('reason'), ['forward-request RequestPayloadTooLarge']);
  });

  it('that is only forwarded passes, up to a gibibyte', async () => {
    const lab = gatewayOf('BasicV2_1', policies({}));
    const { status } = await lab.post(upload(3 * MIB).body);
    assert.equal(status, 200);
    assert.equal(lab.calls[0]?.body.length, 3 * MIB);
  });

  it('of a response is refused where a policy reads it, and passes unread', async () => {
    const outbound = '<find-and-replace from="x" to="y"/>';
    const hosts = { 'service.example': () => ok('x'.repeat(BUFFERED + 1)) };
    const reads = laboratory({
      policy: policies({ outbound }),
      service: { sku: 'BasicV2_1' },
      hosts,
    });
    assert.equal((await reads.send('/openai/x')).status, 500);
    assert.match(reads.trace.map(({ message }) => message).join(), /ResponsePayloadTooLarge/);
    const passes = laboratory({ service: { sku: 'BasicV2_1' }, hosts });
    assert.equal((await passes.send('/openai/x')).text.length, BUFFERED + 1);
  });
});

describe('a body that is forwarded', () => {
  const gib = 1024 * MIB;

  it('and tells of more than a gibibyte is refused before a policy runs', async () => {
    for (const [sku, status] of [
      ['PremiumV2_1', 413],
      ['Consumption_0', 413],
      ['Standard_1', 200],
    ] as const) {
      const lab = gatewayOf(sku, policies({}));
      assert.equal((await lab.post(upload(1).body, lengthHeader(gib + 1))).status, status, sku);
      assert.equal(lab.calls.length, status === 200 ? 1 : 0, sku);
    }
  });

  it('without a length is counted on its way, and breaks off', async () => {
    const { body, state } = upload(gib + 1);
    const lab = laboratory({ policy: policies({}), service: { sku: 'BasicV2_1' } });
    let received = 0;
    const gateway = lab.gatewayWith(async (request) => {
      assert.ok(request.body instanceof ReadableStream);
      for await (const chunk of request.body) received += chunk.length;
      return ok();
    });
    const url = new URL('https://apim.example/openai/x');
    const response = await gateway.handle(
      { method: 'POST', url, headers: new Map(), body, clientAddress: '203.0.113.7' },
      new AbortController().signal,
    );
    assert.equal(response.status, 413);
    assert.match(await textOf(response.body), /1,073,741,824 bytes that the tier BasicV2 takes/);
    assert.equal(received, gib);
    assert.equal(state.sent, gib + 1);
  });
});

describe('an expression that reads a body beyond the buffer', () => {
  it('fails as other expressions do', async () => {
    const lab = gatewayOf('BasicV2_1', reading);
    assert.equal((await lab.post(upload(BUFFERED).body)).status, 200);
    assert.equal((await lab.post(upload(BUFFERED + 1).body)).status, 500);
    assert.match(
      lab.trace.map(({ message }) => message).join(),
      /ExpressionValueEvaluationFailure: Expression evaluation failed. The request's body has more/,
    );
  });

  for (const [way, body] of Object.entries({
    'in chunks': () => upload(BUFFERED + 70_001).body,
    'as a whole': () => new Uint8Array(BUFFERED + 70_001).fill(120),
  })) {
    it(`may catch the exception, and a body that came ${way} is forwarded as it was`, async () => {
      const lab = gatewayOf('BasicV2_1', careful);
      assert.equal((await lab.post(body())).status, 200);
      const [call] = lab.calls;
      assert.match(call?.headers.get('read')?.[0] ?? '', /more than the 2,097,152 bytes/);
      assert.equal(call?.body, 'x'.repeat(BUFFERED + 70_001));
    });
  }

  it('meets the limit again each time, and so does buffering after it', async () => {
    const lab = gatewayOf(
      'BasicV2_1',
      careful.replace(
        '<base/></backend>',
        '<forward-request buffer-request-body="true"/></backend>',
      ),
    );
    assert.equal((await lab.post(upload(BUFFERED + 1).body)).status, 413);
    assert.equal(lab.calls.length, 0);
  });

  it('reads a body of a response under the same limit', async () => {
    const lab = laboratory({
      policy: policies({
        outbound:
          '<set-header name="read"><value>@{ try { return context.Response.Body.As<string>(true); } catch (Exception) { return "too large"; } }</value></set-header>',
      }),
      service: { sku: 'BasicV2_1' },
      hosts: { 'service.example': () => ok('x'.repeat(BUFFERED + 1)) },
    });
    const { headers, text } = await lab.send('/openai/x');
    assert.deepEqual(headers.get('read'), ['too large']);
    assert.equal(text.length, BUFFERED + 1);
  });
});

describe('a token limit', () => {
  it('lets a body pass uncounted that is too large to be read', async () => {
    const lab = gatewayOf(
      'BasicV2_1',
      policies({
        inbound:
          '<llm-token-limit counter-key="all" tokens-per-minute="100" estimate-prompt-tokens="true"/>',
      }),
    );
    assert.equal((await lab.post(upload(BUFFERED + 1).body)).status, 200);
    assert.equal(lab.calls[0]?.body.length, BUFFERED + 1);
    assert.match(
      lab.trace.map(({ message }) => message).join(),
      /no tokens are counted in the request/,
    );
  });
});

describe('a URL', () => {
  const cases: readonly [string, path: string, sku: string, status: number][] = [
    ['of 16,384 bytes', `/openai/${'a/'.repeat(8178)}`, 'BasicV2_1', 200],
    ['that is longer', `/openai/${'a/'.repeat(8178)}b`, 'BasicV2_1', 414],
    ['that is longer, on a classic tier', `/openai/${'a/'.repeat(9000)}`, 'Standard_1', 200],
    ['with a query of 2,048 bytes', `/openai/x?${'q'.repeat(2048)}`, 'PremiumV2_1', 200],
    ['with a longer query', `/openai/x?${'q'.repeat(2049)}`, 'PremiumV2_1', 414],
    ['with a longer query, on a classic tier', `/openai/x?${'q'.repeat(9000)}`, 'Basic_1', 200],
    ['with a path segment of 1,024', `/openai/${'s'.repeat(1024)}`, 'Developer_1', 200],
    ['with a longer path segment', `/openai/${'s'.repeat(1025)}/x`, 'Developer_1', 400],
    ['with a longer path segment, on Consumption', `/${'s'.repeat(1025)}`, 'Consumption_0', 400],
  ];
  for (const [what, path, sku, status] of cases) {
    it(`${what} is ${status === 200 ? 'taken' : `refused with ${status}`}`, async () => {
      const lab = laboratory({ service: { sku } });
      assert.equal((await lab.send(path)).status, status);
      if (status !== 200) {
        assert.match(lab.trace.map(({ message }) => message).join(), /error \w+TooLong: /);
      }
    });
  }

  it('has no limits without a SKU', async () => {
    const lab = laboratory({});
    assert.equal((await lab.send(`/openai/${'s'.repeat(5000)}?${'q'.repeat(20_000)}`)).status, 200);
  });
});

describe('a policy document', () => {
  /** Exactly so many bytes; a few of them are no ASCII. */
  const documentOf = (bytes: number) => {
    const [before, after] = ['<policies><!-- äöü', ' --></policies>'];
    return before + 'x'.repeat(bytes - Buffer.byteLength(before + after)) + after;
  };
  const sizes: readonly [sku: string, most: number][] = [
    ['Consumption_0', 16 * 1024],
    ['BasicV2_1', 512 * 1024],
    ['Premium_1', 512 * 1024],
  ];
  for (const [sku, most] of sizes) {
    it(`may have ${most} bytes on ${sku}`, () => {
      laboratory({ policy: documentOf(most), service: { sku } });
      assert.throws(
        () => laboratory({ policy: documentOf(most + 1), service: { sku } }),
        /api openai, line 1, column 1: the policy has .* bytes; the tier \w+ takes /,
      );
    });
  }

  it('is measured at every scope, and when the service changes', () => {
    const { gateway } = laboratory({ service: { sku: 'Consumption_0' } });
    const next = service({ service: { sku: 'Consumption_0', policy: documentOf(17_000) } });
    assert.throws(
      () => gateway.update(next),
      /global policy, .* the tier Consumption takes 16,384/,
    );
  });

  it('needs a SKU that exists', () => {
    assert.throws(() => laboratory({ service: { sku: 'BasicV3_1' } }), /"BasicV3_1" is no SKU/);
  });
});

describe('the built-in cache', () => {
  /** Stores the body under the path's last part; answers what is there under it otherwise. */
  const storing = policies({
    inbound: `<choose>
      <when condition="@(context.Request.Method == &quot;POST&quot;)">
        <cache-store-value key="@(context.Request.Url.Path)" value="@(context.Request.Body.As<string>())" duration="60"/>
        <return-response/>
      </when>
      <otherwise>
        <cache-lookup-value key="@(context.Request.Url.Path)" variable-name="found" default-value="nothing"/>
        <return-response><set-body>@(((string)context.Variables["found"]).Length.ToString())</set-body></return-response>
      </otherwise>
    </choose>`,
  });
  const look = async (lab: ReturnType<typeof laboratory>, key: string) =>
    (await lab.send(`/openai/${key}`)).text;

  it('keeps values up to the documented size', async () => {
    const lab = laboratory({ policy: storing, service: { sku: 'Premium_1' } });
    await lab.send('/openai/fits', { method: 'POST', body: 'x'.repeat(2 * MIB) });
    await lab.send('/openai/over', { method: 'POST', body: 'x'.repeat(2 * MIB + 1) });
    assert.equal(await look(lab, 'fits'), String(2 * MIB));
    assert.equal(await look(lab, 'over'), String('nothing'.length));
    assert.match(
      lab.trace.map(({ message }) => message).join(),
      /not stored in the cache: the value has 2,097,153 bytes; the tier Premium caches 2,097,152/,
    );
  });

  it('lets the oldest values go where the tier has no room for more', async () => {
    const lab = laboratory({ policy: storing, service: { sku: 'Developer_1' } });
    const body = 'x'.repeat(2_000_000);
    for (const key of ['a', 'b', 'c', 'd', 'e']) {
      await lab.send(`/openai/${key}`, { method: 'POST', body });
    }
    assert.equal(await look(lab, 'a'), String(body.length));
    await lab.send('/openai/f', { method: 'POST', body: 'one more' });
    assert.equal(await look(lab, 'a'), String('nothing'.length));
    assert.equal(await look(lab, 'b'), String(body.length));
    assert.equal(await look(lab, 'f'), String('one more'.length));
  });

  it('is not there on Consumption: nothing is stored, nothing found', async () => {
    const lab = laboratory({ policy: storing, service: { sku: 'Consumption_0' } });
    await lab.send('/openai/a', { method: 'POST', body: 'x' });
    assert.equal(await look(lab, 'a'), String('nothing'.length));
    assert.match(
      lab.trace.map(({ message }) => message).join(),
      /not stored in the cache: the tier Consumption has no built-in cache/,
    );
  });

  it('is shared by gateways that are given the same one, as the units of a region share it', async () => {
    const cache = new ValueCache(virtualClock());
    const [one, other] = [1, 2].map(() => laboratory({ policy: storing, options: { cache } }));
    const alone = laboratory({ policy: storing });
    assert.ok(one !== undefined && other !== undefined);
    await one.send('/openai/a', { method: 'POST', body: 'shared' });
    assert.equal(await look(other, 'a'), String('shared'.length));
    assert.equal(await look(alone, 'a'), String('nothing'.length));
  });

  it('may show what is stored only after a while, and every change in its order', async () => {
    const clock = virtualClock();
    const cache = new ValueCache(clock, { delay: 500 });
    cache.set('key', 'first', 60);
    await clock.advance(300);
    cache.set('key', 'second', 60);
    assert.equal(cache.get('key'), undefined);
    await clock.advance(200);
    assert.equal(cache.get('key')?.value, 'first');
    await clock.advance(300);
    assert.equal(cache.get('key')?.value, 'second');
    cache.delete('key');
    assert.equal(cache.get('key')?.value, 'second');
    await clock.advance(500);
    assert.equal(cache.get('key'), undefined);
  });

  it('takes a value that replaces another for no more room than it has', () => {
    const cache = new ValueCache(virtualClock());
    cache.set('other', 'b', 60, 10, 20);
    for (let time = 0; time < 5; time += 1) cache.set('key', 'a', 60, 10, 20);
    assert.equal(cache.get('other')?.value, 'b');
    cache.set('large', 'c', 60, 20, 20);
    assert.deepEqual([cache.get('other'), cache.get('key')], [undefined, undefined]);
    assert.equal(cache.get('large')?.value, 'c');
  });
});

describe('a limit of the local gateway itself', () => {
  it('says whose it is', async () => {
    const lab = laboratory({
      policy: policies({
        inbound: `<set-variable name="long" value="@(new string('x', 20000000))"/>`,
      }),
      service: { sku: 'Premium_1' },
    });
    const { status } = await start(lab.gateway, '/openai/x');
    assert.equal(status, 500);
    assert.match(
      lab.trace.map(({ data, message }) => `${message} ${data.details}`).join(),
      /The local gateway limits strings and arrays to 16777216 elements/,
    );
  });
});
