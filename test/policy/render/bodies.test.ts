/** What reaches an account of a caller's body and headers, and what is too large for the tier. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Setup } from './balancers.ts';
import { errorOf, OK, serve } from './served.ts';

const CHAT = '/deployments/gpt-4o/chat/completions?api-version=2024-10-21';
const V1 = '/v1/chat/completions';

describe('a body whose deployment has another name', () => {
  const accounts: NonNullable<Setup['accounts']> = {
    a: { models: { m: 'one' }, priority: 1 },
    b: { models: { m: 'a "second" name' }, priority: 2 },
  };
  const shared: NonNullable<Setup['accounts']> = {
    a: { models: { m: 'one' } },
    b: { models: { m: 'one' } },
  };

  /** What the accounts get for a `/v1` body, a failing first; both renamed. */
  async function forwarded(body: string, setup: Setup = { accounts }): Promise<readonly string[]> {
    const served = serve(setup, ({ account }) => (account === 'a' ? { status: 500 } : OK));
    const reply = await served.send('POST', V1, { body });
    assert.equal(reply.status, 200, reply.text);
    return served.calls.map((call) => call.body);
  }

  const texts: readonly (readonly [string, string])[] = [
    ['dates', '{"model": @, "messages": [{"content": "2024-01-01T00:00:00+02:00 /Date(0)/"}]}'],
    ['duplicate keys', '{"a":1,"a":2,"model":@,"temperature":0.10,"temperature":1e1}'],
    ['numbers as they are written', '{"x":1.0,"y":1E40,"z":-0,"n":12345678901234567890,"model":@}'],
    ['white space', ' {\r\n\t"model" :\t\n @ ,\n "messages":[ ]\n}\n\n'],
    ['texts of the same name', '{"model":@,"user":"model","metadata":{"model":"m"},"x":["model"]}'],
    ['escapes', '{"q\\"":"\\\\","model":@,"\\u006dodel2":"\\"model\\":\\"m\\"","e":"\\ud83d"}'],
    ['an escaped key', '{"mod\\u0065l":@,"messages":[]}'],
    ['the name twice', '{"model":@,"messages":[],"model":@}'],
    ['another kind of value first', '{"model":7,"x":{"model":"m"},"model":@}'],
    ['no messages', '{"model":@}'],
  ];
  for (const [what, text] of texts) {
    it(`arrives byte for byte but for that name: ${what}`, async () => {
      const written = text.replaceAll('@', '"m"');
      assert.deepEqual(await forwarded(written), [
        text.replaceAll('@', '"one"'),
        text.replaceAll('@', '"a \\"second\\" name"'),
      ]);
      for (const body of await forwarded(written, {
        accounts: { ...shared, c: { models: { m: 'one' } } },
      })) {
        assert.equal(body, text.replaceAll('@', '"one"'));
      }
    });
  }

  it('arrives byte for byte on the path-style surface', async () => {
    const served = serve({ accounts }, ({ account }) => (account === 'a' ? { status: 500 } : OK));
    const body = '{ "model":"m", "d": "2024-01-01T00:00:00+02:00", "d": 1.0 }';
    await served.send('POST', '/deployments/m/chat/completions?api-version=1', { body });
    assert.deepEqual(
      served.calls.map((call) => call.body),
      [body, body],
    );
  });

  it('keeps every other value, whatever the JSON', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.string(), fc.jsonValue()),
        fc.dictionary(fc.string(), fc.jsonValue()),
        async (before, after) => {
          const text = JSON.stringify({ ...before, model: 'm', store: false, ...after, zz: 1 });
          const parsed = JSON.parse(text);
          if (parsed.model !== 'm' || parsed.store !== false) return;
          const [first] = await forwarded(text);
          assert.deepEqual(JSON.parse(first ?? ''), { ...parsed, model: 'one' });
          assert.equal(first?.length, text.length + 2);
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('a large body', () => {
  const image = (bytes: number) =>
    JSON.stringify({ model: 'gpt-4o', messages: [{ content: 'A'.repeat(bytes) }] });
  const mb = 1024 * 1024;
  const onlySweden = ({ account }: { account: string }) =>
    account === 'japan' ? { status: 500 } : OK;

  it('of 3 MB passes on BasicV2 where nothing must be read, and without a second chance', async () => {
    const served = serve({});
    assert.equal((await served.send('POST', CHAT, { body: image(3 * mb) })).status, 200);
    assert.equal(served.calls[0]?.body.length, image(3 * mb).length);
    const failing = serve({}, onlySweden);
    assert.equal((await failing.send('POST', CHAT, { body: image(3 * mb) })).status, 500);
    assert.equal(failing.calls.length, 1);
  });

  it('has its second chance on BasicV2 up to the last byte of the buffer', async () => {
    for (const [bytes, calls] of [
      [999_999, 2],
      [1_000_000, 2],
      [2 * mb, 2],
      [2 * mb + 1, 1],
    ] as const) {
      const served = serve({}, onlySweden);
      const body = image(bytes - image(0).length);
      assert.equal(Buffer.byteLength(body), bytes);
      const reply = await served.send('POST', CHAT, { body });
      assert.deepEqual(
        [reply.status, served.calls.length],
        [calls === 2 ? 200 : 500, calls],
        `${bytes}`,
      );
    }
  });

  it('of 3 or 20 MB is 413 on BasicV2 where its model must be read, without a call', async () => {
    for (const size of [3, 20]) {
      const served = serve({});
      const reply = await served.send('POST', V1, { body: image(size * mb) });
      assert.equal(reply.status, 413);
      assert.equal(errorOf(reply).code, 'RequestTooLarge');
      assert.match(errorOf(reply).message, /2097152 bytes.*\/deployments\//);
      assert.deepEqual(served.calls, []);
    }
  });

  it('of 3 MB passes on Standard on both surfaces, with a second chance', async () => {
    for (const path of [CHAT, V1]) {
      const served = serve({ sku: 'Standard_1' }, onlySweden);
      assert.equal((await served.send('POST', path, { body: image(3 * mb) })).status, 200);
      assert.equal(served.calls.length, 2);
    }
  });

  it('of unknown length has no second chance on BasicV2, is read as far as the buffer goes, and is buffered on Standard', async () => {
    const headers = { 'content-length': '', 'transfer-encoding': 'chunked' };
    const once = serve({}, onlySweden);
    const small = { body: image(10), headers };
    assert.equal((await once.send('POST', CHAT, small)).status, 500);
    assert.equal(once.calls.length, 1);
    assert.equal((await serve({}).send('POST', V1, small)).status, 200);
    const classic = serve({ sku: 'Standard_1' }, onlySweden);
    assert.equal((await classic.send('POST', CHAT, small)).status, 200);
  });
});

describe('the caller’s headers', () => {
  const foreign = {
    cookie: 'session=1',
    'x-forwarded-for': '10.0.0.1',
    'x-api-key': 'secret',
    origin: 'https://app.example.com',
    referer: 'https://app.example.com/',
    'ocp-apim-trace': 'true',
  };
  const known = {
    accept: 'application/json',
    'user-agent': 'OpenAI/Python 2.1',
    'x-stainless-retry-count': '1',
    'x-ms-client-request-id': 'r1',
    'openai-beta': 'assistants=v2',
    'idempotency-key': 'k',
    traceparent: '00-1-2-01',
  };

  it('reach the accounts where the API has them, and no others do', async () => {
    const served = serve({});
    const headers = { ...foreign, ...known, 'x-team': 'red' };
    await served.send('POST', CHAT, { body: { messages: [] }, headers });
    const got = Object.fromEntries(served.calls[0]?.headers ?? []);
    assert.deepEqual(Object.keys(got).sort(), [
      ...[...Object.keys(known), 'authorization', 'content-length', 'content-type'].sort(),
    ]);
    for (const [name, value] of Object.entries(known)) assert.deepEqual(got[name], [value]);
  });

  it('reach them too where the configuration names them', async () => {
    const served = serve({ headers: ['x-team', 'cookie', 'accept', 'x-ms-y'] });
    const headers = { ...foreign, 'X-Team': 'red' };
    await served.send('POST', CHAT, { body: { messages: [] }, headers: lower(headers) });
    assert.deepEqual(served.calls[0]?.headers.get('x-team'), ['red']);
    assert.deepEqual(served.calls[0]?.headers.get('cookie'), ['session=1']);
    assert.equal(served.calls[0]?.headers.has('origin'), false);
  });

  it('are refused where there are too many to remove', async () => {
    const many = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`x-${index}`, '1']));
    const served = serve({});
    const fits = await served.send('POST', CHAT, { body: {}, headers: many(50) });
    assert.equal(fits.status, 200);
    assert.deepEqual(
      [...(served.calls[0]?.headers.keys() ?? [])].filter((name) => /^x-\d/.test(name)),
      [],
    );
    const refused = await served.send('POST', CHAT, { body: {}, headers: many(51) });
    assert.equal(refused.status, 431);
    assert.equal(errorOf(refused).code, 'TooManyHeaders');
    assert.equal(served.calls.length, 1);
  });
});

function lower(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
}
