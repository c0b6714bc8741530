/** Policies that need no file of their own. More than 400 lines: a list of small tests, each policy under its name. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { waitSeconds } from '../../../policy/gateway/policies/retry.ts';
import { answer, laboratory, ok, policies } from './laboratory.ts';

const inbound = (content: string) => policies({ inbound: `<base/>${content}` });
const outbound = (content: string) => policies({ outbound: `<base/>${content}` });

async function forwarded(
  content: string,
  request: Parameters<ReturnType<typeof laboratory>['send']>[1] = {},
  path = '/openai/x',
) {
  const lab = laboratory({ policy: inbound(content) });
  await lab.send(path, request);
  const [call] = lab.calls;
  if (call === undefined) throw new Error('not forwarded');
  return call;
}

describe('set-header', () => {
  const set = (action: string, ...values: string[]) =>
    `<set-header name="X-A" exists-action="${action}">${values.map((value) => `<value>${value}</value>`).join('')}</set-header>`;
  const cases: readonly (readonly [
    string,
    string,
    string | undefined,
    readonly string[] | undefined,
  ])[] = [
    ['overrides', set('override', '1', '2'), '0', ['1,2']],
    ['appends', set('append', '1'), '0', ['0,1']],
    ['skips what is there', set('skip', '1'), '0', ['0']],
    ['sets what is missing', set('skip', '1'), undefined, ['1']],
    ['deletes', set('delete'), '0', undefined],
    ['overrides with nothing', set('override'), '0', undefined],
  ];
  for (const [title, policy, before, after] of cases) {
    it(title, async () => {
      const { headers } = await forwarded(policy, {
        headers: before === undefined ? {} : { 'x-a': before },
      });
      assert.deepEqual(headers.get('x-a'), after);
    });
  }

  it('keeps values of headers with commas and dates apart', async () => {
    const lab = laboratory({
      policy: outbound(
        '<set-header name="Set-Cookie" exists-action="append"><value>b=2</value><value>c=3</value></set-header>',
      ),
      hosts: { 'service.example': () => answer(200, '', { 'set-cookie': 'a=1' }) },
    });
    assert.deepEqual((await lab.send('/openai/x')).headers.get('set-cookie'), [
      'a=1',
      'b=2',
      'c=3',
    ]);
  });

  it('leaves headers of the connection alone and says so', async () => {
    const lab = laboratory({
      policy: inbound('<set-header name="Content-Length" exists-action="delete"/>'),
    });
    await lab.send('/openai/x', { body: 'hello', headers: { 'content-length': '5' } });
    assert.deepEqual(lab.calls[0]?.headers.get('content-length'), ['5']);
    assert.ok(lab.trace.some(({ message }) => message.includes('cannot be changed')));
  });

  it("may replace the host, which is the backend's otherwise", async () => {
    assert.equal(
      (await forwarded('', { headers: { host: 'apim.example' } })).headers.has('host'),
      false,
    );
    const { headers } = await forwarded(
      '<set-header name="Host"><value>other.example</value></set-header>',
    );
    assert.deepEqual(headers.get('host'), ['other.example']);
  });
});

describe('set-query-parameter', () => {
  const cases: readonly (readonly [string, string, string, string])[] = [
    [
      'deletes whatever the case',
      '<set-query-parameter name="KEY" exists-action="delete"/>',
      '?key=1&a=b',
      '?a=b',
    ],
    ['leaves nothing behind', '<set-query-parameter name="a" exists-action="delete"/>', '?a=b', ''],
    [
      'overrides, encoded',
      '<set-query-parameter name="a"><value>x&amp;y z</value></set-query-parameter>',
      '?a=1&a=2',
      '?a=x%26y%20z',
    ],
    [
      'appends',
      '<set-query-parameter name="a" exists-action="append"><value>2</value></set-query-parameter>',
      '?a=1',
      '?a=1&a=2',
    ],
    [
      'skips',
      '<set-query-parameter name="a" exists-action="skip"><value>2</value></set-query-parameter>',
      '?A=1',
      '?A=1',
    ],
    [
      'keeps the rest as it was written',
      '<set-query-parameter name="b"><value>2</value></set-query-parameter>',
      '?x=%7e+y&z',
      '?x=%7e+y&z&b=2',
    ],
  ];
  for (const [title, policy, before, after] of cases) {
    it(title, async () => {
      const { url } = await forwarded(policy, {}, `/openai/x${before}`);
      assert.equal(url, `https://service.example/openai/x${after}`);
    });
  }
});

describe('rewrite-uri', () => {
  it('fills in parameters and keeps the query', async () => {
    const lab = laboratory({
      policy: inbound('<rewrite-uri template="/chat/{name}?fixed=1"/>'),
      api: {
        operations: [
          { id: 'o', name: 'o', method: 'GET', urlTemplate: '/models/{name}', policy: undefined },
        ],
      },
    });
    await lab.send('/openai/models/gpt%204?a=b');
    assert.equal(lab.calls[0]?.url, 'https://service.example/openai/chat/gpt%204?fixed=1&a=b');
  });

  it('drops the query when asked to', async () => {
    const { url } = await forwarded(
      '<rewrite-uri template="/y" copy-unmatched-params="false"/>',
      {},
      '/openai/x?a=b',
    );
    assert.equal(url, 'https://service.example/openai/y');
  });
});

describe('set-backend-service', () => {
  it("puts the path behind the API's own after the base URL, as it is written", async () => {
    const { url } = await forwarded(
      '<set-backend-service base-url="https://account.example/"/>',
      {},
      '/openai/deployments/x?a=b',
    );
    assert.equal(url, 'https://account.example//deployments/x?a=b');
  });
});

describe('set-body', () => {
  it('replaces the body and its length', async () => {
    const { body, headers } = await forwarded('<set-body>{"a":1}</set-body>', {
      body: 'something longer',
      headers: { 'content-length': '16' },
    });
    assert.deepEqual([body, headers.get('content-length')], ['{"a":1}', ['7']]);
  });

  it('sets the body of an error', async () => {
    const lab = laboratory({
      policy: policies({
        inbound:
          '<check-header name="x" failed-check-httpcode="400" failed-check-error-message="m" ignore-case="true"/>',
        onError: '<set-body template="none">@(context.LastError.Reason)</set-body>',
      }),
    });
    assert.equal((await lab.send('/openai/x')).text, 'HeaderNotFound');
  });

  it('takes XML as it is written', async () => {
    const { body } = await forwarded('<set-body><a b="c">&lt;</a></set-body>', { body: 'x' });
    assert.equal(body, '<a b="c">&lt;</a>');
  });
});

describe('return-response', () => {
  it('ends the pipeline, outbound included, with what its children make of it', async () => {
    const lab = laboratory({
      policy: policies({
        inbound: `<return-response><set-status code="418" reason="Teapot"/>
          <set-header name="x-a"><value>1</value></set-header><set-body>short</set-body></return-response>`,
        outbound: '<set-header name="x-outbound"><value>1</value></set-header>',
      }),
    });
    const { status, reason, headers, text } = await lab.send('/openai/x');
    assert.deepEqual(
      [status, reason, headers.get('x-a'), headers.has('x-outbound'), text, lab.calls.length],
      [418, 'Teapot', ['1'], false, 'short', 0],
    );
  });

  it('tells the reason of a status that has none of its own', async () => {
    const lab = laboratory({
      policy: inbound('<return-response><set-status code="404"/></return-response>'),
    });
    const { status, reason } = await lab.send('/openai/x');
    assert.deepEqual([status, reason], [404, 'Not Found']);
  });
});

describe('authentication-managed-identity', () => {
  it('replaces Authorization by a bearer token', async () => {
    const { headers } = await forwarded(
      '<authentication-managed-identity resource="https://cognitiveservices.azure.com" client-id="cid"/>',
      { headers: { authorization: 'Bearer mine' } },
    );
    assert.deepEqual(headers.get('authorization'), [
      'Bearer token(https://cognitiveservices.azure.com,cid)',
    ]);
  });

  it('fails the request when there is no token, unless errors are ignored', async () => {
    const without = async (ignore: string) => {
      const lab = laboratory({
        policy: inbound(
          `<authentication-managed-identity resource="r" ignore-error="${ignore}" output-token-variable-name="t"/>`,
        ),
        identityToken: async () => {
          throw new Error('the identity is not assigned');
        },
      });
      return (await lab.send('/openai/x')).status;
    };
    assert.deepEqual([await without('false'), await without('true')], [500, 200]);
  });

  it('takes a token, and a refusal of one, that needs no wait', async () => {
    const calls = async (identityToken: () => string) => {
      const lab = laboratory({
        policy: inbound('<authentication-managed-identity resource="r"/>'),
        identityToken,
      });
      const { status } = await lab.send('/openai/x');
      return [status, ...lab.calls.map(({ headers }) => headers.get('authorization')?.[0])];
    };
    const refuse = () => {
      throw new Error('the identity is not assigned');
    };
    assert.deepEqual(await calls(() => 'at hand'), [200, 'Bearer at hand']);
    assert.deepEqual(await calls(refuse), [500]);
  });

  it('keeps the token out of the trace', async () => {
    const lab = laboratory({
      policy: inbound(
        '<authentication-managed-identity resource="r" output-token-variable-name="t"/>',
      ),
      identityToken: async () => 'secret-token',
    });
    await lab.send('/openai/x');
    assert.equal(JSON.stringify(lab.trace).includes('secret-token'), false);
  });
});

describe('retry', () => {
  const waits = (n: number, more: Partial<Parameters<typeof waitSeconds>[1]>, random = 0.5) =>
    waitSeconds(
      n,
      { interval: 10, delta: undefined, maximum: undefined, firstAtOnce: false, ...more },
      () => random,
    );

  it('waits as documented', () => {
    assert.deepEqual(
      [1, 2, 3].map((n) => waits(n, {})),
      [10, 10, 10],
    );
    assert.deepEqual(
      [1, 2, 3].map((n) => waits(n, { delta: 5 })),
      [10, 15, 20],
    );
    assert.deepEqual(
      [1, 2, 3, 4].map((n) => waits(n, { delta: 10, maximum: 60 })),
      [20, 30, 50, 60],
    );
    assert.deepEqual(
      [waits(1, { delta: 10, maximum: 60 }, 0), waits(1, { delta: 10, maximum: 60 }, 1)],
      [18, 22],
    );
    assert.deepEqual(
      [1, 2].map((n) => waits(n, { firstAtOnce: true })),
      [0, 10],
    );
  });

  it('runs once more than its count and takes the time it waits', async () => {
    const lab = laboratory({
      policy: policies({
        backend: '<retry condition="true" count="2" interval="5"><forward-request/></retry>',
      }),
    });
    const response = lab.send('/openai/x');
    await lab.clock.advance(4_999);
    assert.equal(lab.calls.length, 1);
    await lab.clock.advance(5_001);
    assert.equal((await response).status, 200);
    assert.equal(lab.calls.length, 3);
  });
});

describe('forward-request', () => {
  it("makes an error of an error status when asked to, and keeps the backend's answer", async () => {
    const lab = laboratory({
      policy: policies({
        backend: '<forward-request fail-on-error-status-code="true"/>',
        onError: '<set-header name="x-on-error"><value>ran</value></set-header>',
      }),
      hosts: { 'service.example': () => answer(409, 'conflict') },
    });
    const { status, text, headers } = await lab.send('/openai/x');
    assert.deepEqual([status, text, headers.get('x-on-error')], [409, 'conflict', ['ran']]);
  });

  it('follows redirects only when asked to', async () => {
    const hosts = {
      'service.example': () => answer(307, '', { location: 'https://other.example/y' }),
      'other.example': () => ok('there'),
    };
    assert.equal((await laboratory({ hosts }).send('/openai/x')).status, 307);
    const lab = laboratory({
      hosts,
      policy: policies({ backend: '<forward-request follow-redirects="true"/>' }),
    });
    assert.equal((await lab.send('/openai/x', { body: 'hello' })).text, 'there');
    assert.deepEqual(
      lab.calls.map(({ method, body }) => [method, body]),
      [
        ['POST', 'hello'],
        ['POST', 'hello'],
      ],
    );
  });
});

describe('callers and origins', () => {
  const filter =
    '<ip-filter action="allow"><address>203.0.113.7</address><address-range from="10.0.0.1" to="10.0.0.9"/></ip-filter>';
  for (const [clientAddress, status] of [
    ['203.0.113.7', 200],
    ['::ffff:10.0.0.5', 200],
    ['10.0.0.10', 403],
    ['', 403],
  ] as const) {
    it(`ip-filter answers "${clientAddress}" ${status}`, async () => {
      const lab = laboratory({ policy: inbound(filter) });
      assert.equal((await lab.send('/openai/x', { clientAddress })).status, status);
    });
  }

  const cors =
    inbound(`<cors allow-credentials="true"><allowed-origins><origin>https://app.example</origin></allowed-origins>
    <allowed-methods preflight-result-max-age="300"><method>POST</method></allowed-methods>
    <allowed-headers><header>content-type</header></allowed-headers></cors>`);

  it('cors answers a preflight without a key', async () => {
    const lab = laboratory({ policy: cors, api: { subscriptionRequired: true } });
    const { status, headers } = await lab.send('/openai/x', {
      method: 'OPTIONS',
      headers: {
        origin: 'https://app.example',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type,x-secret',
      },
    });
    assert.deepEqual(
      [
        status,
        headers.get('access-control-allow-origin'),
        headers.get('access-control-allow-methods'),
        headers.get('access-control-allow-headers'),
        headers.get('access-control-max-age'),
      ],
      [200, ['https://app.example'], ['POST'], ['content-type'], ['300']],
    );
    assert.equal(lab.calls.length, 0);
  });

  it('nothing but cors runs for a preflight, which another cors policy may allow', async () => {
    const allow = (origin: string) =>
      `<cors terminate-unmatched-request="false"><allowed-origins><origin>${origin}</origin></allowed-origins></cors>`;
    const policies = (inbound: string, backend: string) =>
      `<policies><inbound>${inbound}</inbound><backend>${backend}</backend></policies>`;
    const lab = laboratory({
      service: { policy: policies(allow('https://two.example'), '<forward-request/>') },
      policy: policies(
        `<return-response><set-status code="500"/></return-response>${allow('https://one.example')}<base/>`,
        '<base/>',
      ),
    });
    const ask = async (origin: string) => {
      const { status, headers } = await lab.send('/openai/x', {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'POST' },
      });
      return [status, headers.get('access-control-allow-origin')?.[0]];
    };
    assert.deepEqual(await ask('https://two.example'), [200, 'https://two.example']);
    assert.deepEqual(await ask('https://three.example'), [200, undefined]);
    assert.equal((await lab.send('/openai/x')).status, 500);
  });

  it('cors allows GET and POST, and no headers, where it names none', async () => {
    const lab = laboratory({
      policy: inbound('<cors><allowed-origins><origin>*</origin></allowed-origins></cors>'),
    });
    const asked = async (method: string) => {
      const { headers } = await lab.send('/openai/x', {
        method: 'OPTIONS',
        headers: {
          origin: 'https://app.example',
          'access-control-request-method': method,
          'access-control-request-headers': 'x-a',
        },
      });
      return ['origin', 'methods', 'headers'].map(
        (name) => headers.get(`access-control-allow-${name}`)?.[0],
      );
    };
    assert.deepEqual(await asked('POST'), ['*', 'POST', undefined]);
  });

  it('cors adds its headers to the response of an allowed origin only', async () => {
    const lab = laboratory({ policy: cors });
    const from = async (origin: string, method: string) => {
      const { headers } = await lab.send('/openai/x', { method, headers: { origin } });
      return [headers.get('access-control-allow-origin')?.[0], lab.calls.length];
    };
    assert.deepEqual(await from('https://app.example', 'POST'), ['https://app.example', 1]);
    assert.deepEqual(await from('https://evil.example', 'POST'), [undefined, 2]);
    assert.deepEqual(await from('https://evil.example', 'GET'), [undefined, 2]);
  });
});

describe('events and mocks', () => {
  it('log-to-eventhub hands its text to the sink', async () => {
    const lab = laboratory({
      policy: outbound(
        '<log-to-eventhub logger-id="hub" partition-key="k">hello</log-to-eventhub>',
      ),
    });
    await lab.send('/openai/x');
    assert.deepEqual(lab.events, [
      { logger: 'hub', partitionId: undefined, partitionKey: 'k', content: 'hello' },
    ]);
  });

  it('mock-response ends the pipeline', async () => {
    const lab = laboratory({
      policy: inbound('<mock-response status-code="201" content-type="application/json"/>'),
    });
    assert.equal((await lab.send('/openai/x')).status, 201);
    assert.equal(lab.calls.length, 0);
  });

  it('find-and-replace changes the body of the response', async () => {
    const lab = laboratory({
      policy: outbound('<find-and-replace from="$a" to="$&amp;"/>'),
      hosts: { 'service.example': () => ok('1 $a 2 $a') },
    });
    assert.equal((await lab.send('/openai/x')).text, '1 $& 2 $&');
  });

  it('send-one-way-request goes out without being waited for', async () => {
    const lab = laboratory({
      policy: inbound(
        '<send-one-way-request><set-url>https://log.example/a</set-url><set-method>POST</set-method><set-body>hello</set-body></send-one-way-request>',
      ),
      hosts: { 'log.example': () => new Promise(() => undefined) },
    });
    assert.equal((await lab.send('/openai/x')).status, 200);
    assert.deepEqual(lab.calls.map(({ url, method, body }) => [url, method, body]).sort(), [
      ['https://log.example/a', 'POST', 'hello'],
      ['https://service.example/openai/x', 'GET', ''],
    ]);
  });
});

describe('the value cache', () => {
  it('keeps what was stored for its duration, across requests', async () => {
    const lab = laboratory({
      policy: inbound(
        '<cache-store-value key="k" value="v" duration="10"/><cache-lookup-value key="k" variable-name="v" default-value="none"/>',
      ),
    });
    await lab.send('/openai/x');
    assert.ok(lab.trace.some(({ message }) => message === 'cache hit'));
  });
});
