/** Policies and expressions together: what a request leaves behind, and what goes wrong with it. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { answer, laboratory, ok, policies, pool } from './laboratory.ts';

const inbound = (content: string) => policies({ inbound: `<base/>${content}` });

describe("a request's id", () => {
  it('is a random GUID, the same wherever it is asked for, and hashed as its text says', async () => {
    let drawn = 0;
    const lab = laboratory({
      random: () => (drawn++ * 0.618) % 1,
      policy: policies({
        outbound: `<base/><set-header name="x-id"><value>@(context.RequestId.ToString())</value></set-header>
          <set-header name="x-again"><value>@(context.RequestId.ToString("D"))</value></set-header>
          <set-header name="x-hash"><value>@(context.RequestId.GetHashCode() == Guid.Parse(context.RequestId.ToString()).GetHashCode())</value></set-header>`,
      }),
    });
    const [one, other] = [await lab.send('/openai/x'), await lab.send('/openai/x')];
    for (const { headers } of [one, other]) {
      const [id = ''] = headers.get('x-id') ?? [];
      assert.match(id, /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
      assert.deepEqual(headers.get('x-again'), [id]);
      assert.deepEqual(headers.get('x-hash'), ['True']);
    }
    assert.notDeepEqual(one.headers.get('x-id'), other.headers.get('x-id'));
  });
});

describe('a variable that holds a boxed integer', () => {
  /**
   * Own words for the policy of Azure-Samples/openai-apim-lb#29: the number of attempts that are left is set as an
   * int and read back as text, which is an invalid cast, but only once a backend has answered 429.
   */
  const policy = (left: string) =>
    policies({
      inbound:
        '<base/><set-variable name="left" value="@(2)"/><set-backend-service backend-id="pool"/>',
      backend: `<retry condition='@(context.Response != null &amp;&amp; context.Response.StatusCode == 429 &amp;&amp; ${left} > 0)' count="2" interval="0">
        <forward-request buffer-request-body="true"/>
      </retry>`,
      onError:
        '<base/><set-header name="x-reason"><value>@(context.LastError.Reason)</value></set-header><set-header name="x-message"><value>@(context.LastError.Message)</value></set-header>',
    });
  const answerOf = async (left: string, throttled: boolean) => {
    const lab = laboratory({
      policy: policy(left),
      service: { backends: pool({ a: { priority: 1 }, b: { priority: 2 } }) },
      hosts: { 'a.example': () => (throttled ? answer(429) : ok()) },
    });
    return await lab.send('/openai/x', { body: '{}' });
  };

  it('cast to string answers 500 on the first 429, and 200 as long as there is none', async () => {
    const cast = 'int.Parse((string)context.Variables["left"])';
    assert.equal((await answerOf(cast, false)).status, 200);
    const { status, headers } = await answerOf(cast, true);
    assert.equal(status, 500);
    assert.deepEqual(headers.get('x-reason'), ['ExpressionValueEvaluationFailure']);
    assert.match(headers.get('x-message')?.[0] ?? '', /^Expression evaluation failed\. /);
  });

  it('converted answers 200', async () => {
    const { status } = await answerOf('Convert.ToInt32(context.Variables["left"])', true);
    assert.equal(status, 200);
  });
});

describe('context.Response after a backend that cannot be reached', () => {
  const policy = (condition: string) =>
    policies({
      backend: `<retry condition="@(${condition})" count="1" interval="0"><forward-request/></retry>`,
      onError:
        '<base/><set-header name="x-reason"><value>@(context.LastError.Reason)</value></set-header>',
    });
  const attempts = async (condition: string, responseAfterFailure: 'null' | 'error') => {
    const lab = laboratory({
      policy: policy(condition),
      options: { responseAfterFailure },
      hosts: {
        'service.example': () => {
          throw new Error('connect ECONNREFUSED');
        },
      },
    });
    const { status, headers } = await lab.send('/openai/x');
    return [status, headers.get('x-reason')?.[0], lab.calls.length];
  };

  it('is null, or an error: a condition that asks for both retries in both cases', async () => {
    const both = 'context.Response == null || context.Response.StatusCode >= 500';
    assert.deepEqual(await attempts(both, 'null'), [500, 'BackendConnectionFailure', 2]);
    assert.deepEqual(await attempts(both, 'error'), [500, 'BackendConnectionFailure', 2]);
  });

  it('makes a condition that does not expect null fail itself', async () => {
    const careless = 'context.Response.StatusCode >= 500';
    assert.deepEqual(await attempts(careless, 'null'), [
      500,
      'ExpressionValueEvaluationFailure',
      1,
    ]);
    assert.deepEqual(await attempts(careless, 'error'), [500, 'BackendConnectionFailure', 2]);
  });
});

describe('LastError', () => {
  it('tells source, reason, place and id of what failed', async () => {
    const lab = laboratory({
      policy: policies({
        inbound: `<base/><choose><when condition="@(false)"/><otherwise>
          <set-variable id="the-one" name="n" value='@(int.Parse("x"))'/></otherwise></choose>`,
        onError: `<set-header name="x-error"><value>@(string.Join("|", new string[] { context.LastError.Source,
          context.LastError.Reason, context.LastError.Scope, context.LastError.Section, context.LastError.Path,
          context.LastError.PolicyId, context.Response.StatusCode.ToString() }))</value></set-header>`,
      }),
    });
    const { headers } = await lab.send('/openai/x');
    assert.deepEqual(headers.get('x-error'), [
      'set-variable|ExpressionValueEvaluationFailure|api|inbound|choose[1]/otherwise[1]/set-variable[1]|the-one|500',
    ]);
  });

  it('of a condition names the branch', async () => {
    const lab = laboratory({
      policy: policies({
        inbound: `<choose><when condition="@(false)"/><when condition='@((bool)context.Variables["no"])'/></choose>`,
        onError: '<set-header name="x-path"><value>@(context.LastError.Path)</value></set-header>',
      }),
    });
    assert.deepEqual((await lab.send('/openai/x')).headers.get('x-path'), ['choose[1]/when[2]']);
  });
  it('is of whoever failed, inside of others or behind them', async () => {
    const fails = '@(int.Parse("x").ToString())';
    const set = `<set-variable name="n" value='${fails}'/>`;
    const retry = (condition: string, content: string) =>
      `<retry condition='${condition}' count="1" interval="0">${content}</retry>`;
    const fine = '<set-variable name="n" value="1"/>';
    const refuses = () => Promise.reject(new Error('connect ECONNREFUSED'));
    for (const [section, content, path] of [
      ['inbound', retry('@(false)', set), 'retry[1]/set-variable[1]'],
      ['inbound', retry('@(int.Parse("x") == 1)', fine), 'retry[1]'],
      ['inbound', retry('@(int.Parse("x") == 1)', set), 'retry[1]'],
      [
        'inbound',
        `<send-request response-variable-name="r" timeout="1"><set-url>http://nowhere.example/</set-url><set-method>GET</set-method></send-request>`,
        'send-request[1]',
      ],
      [
        'inbound',
        `<return-response><set-header name="x"><value>${fails.replaceAll('"', '&quot;')}</value></set-header></return-response>`,
        'return-response[1]/set-header[1]',
      ],
      [
        'backend',
        retry('@(false)', `<choose><when condition="@(true)"><forward-request/></when></choose>`),
        'retry[1]/choose[1]/when[1]/forward-request[1]',
      ],
      ['outbound', `<base/>${fine}${set}`, 'set-variable[2]'],
    ] as const) {
      const lab = laboratory({
        policy: policies({
          [section]: content,
          onError:
            '<set-header name="x-path"><value>@(context.LastError.Path)</value></set-header>',
        }),
        hosts:
          section === 'outbound' ? {} : { 'nowhere.example': refuses, 'service.example': refuses },
      });
      assert.deepEqual((await lab.send('/openai/x')).headers.get('x-path'), [path], content);
    }
  });
});

describe('bodies in expressions', () => {
  const read = (how: string) =>
    inbound(
      `<set-header name="x-model"><value>@((string)context.Request.Body.As<JObject>(${how})["model"])</value></set-header>`,
    );

  it('read with preserveContent go on to the backend, read without are gone', async () => {
    for (const [how, body] of [
      ['preserveContent: true', '{"model":"gpt-4o"}'],
      ['', ''],
    ] as const) {
      const lab = laboratory({ policy: read(how) });
      await lab.send('/openai/x', { body: '{"model":"gpt-4o"}' });
      assert.deepEqual(
        [lab.calls[0]?.headers.get('x-model'), lab.calls[0]?.body],
        [['gpt-4o'], body],
      );
    }
  });

  it('of responses can be read and replaced', async () => {
    const lab = laboratory({
      policy: policies({
        outbound: '<base/><set-body>@(context.Response.Body.As<string>().ToUpper())</set-body>',
      }),
      hosts: { 'service.example': () => ok('shout') },
    });
    assert.equal((await lab.send('/openai/x')).text, 'SHOUT');
  });
});

describe('send-request', () => {
  const policy =
    inbound(`<send-request response-variable-name="answer" timeout="5" ignore-error="true">
      <set-url>@("https://other.example/" + context.Request.Method)</set-url><set-method>POST</set-method>
      <set-header name="x-a"><value>1</value></set-header><set-body>@("for " + context.Api.Id)</set-body>
    </send-request>
    <set-header name="x-answer"><value>@(context.Variables["answer"] == null ? "none" :
      ((IResponse)context.Variables["answer"]).StatusCode + " " + ((IResponse)context.Variables["answer"]).Body.As<string>())</value></set-header>`);

  it('keeps the answer as an IResponse', async () => {
    const lab = laboratory({ policy, hosts: { 'other.example': () => answer(202, 'taken') } });
    await lab.send('/openai/x');
    const [request, forwarded] = lab.calls;
    assert.deepEqual(
      [request?.url, request?.method, request?.body, request?.headers.get('x-a')],
      ['https://other.example/GET', 'POST', 'for openai', ['1']],
    );
    assert.deepEqual(forwarded?.headers.get('x-answer'), ['202 taken']);
    assert.equal(forwarded?.headers.has('x-a'), false);
  });

  it('keeps null when it fails and errors are ignored', async () => {
    const lab = laboratory({
      policy,
      hosts: { 'other.example': () => new Promise(() => undefined) },
    });
    const response = lab.send('/openai/x');
    await lab.clock.advance(5_000);
    assert.equal((await response).status, 200);
    assert.deepEqual(lab.calls[1]?.headers.get('x-answer'), ['none']);
  });

  it('gives return-response its start', async () => {
    const lab = laboratory({
      policy:
        inbound(`<send-request response-variable-name="answer"><set-url>https://other.example/</set-url></send-request>
        <return-response response-variable-name="answer"><set-header name="x-b"><value>2</value></set-header></return-response>`),
      hosts: { 'other.example': () => answer(202, 'taken', { 'x-c': '3' }) },
    });
    const { status, text, headers } = await lab.send('/openai/x');
    assert.deepEqual(
      [status, text, headers.get('x-b'), headers.get('x-c')],
      [202, 'taken', ['2'], ['3']],
    );
  });
});

describe('the context', () => {
  it('tells API, operation, product, subscription, parameters and addresses', async () => {
    const lab = laboratory({
      policy: inbound(`<set-header name="x-context"><value>@(string.Join("|", new string[] {
        context.Api.Id, context.Operation.Id, context.Product.Name, context.Subscription.Id, context.Subscription.Key,
        context.Request.MatchedParameters["deployment-id"], context.Request.IpAddress, context.Deployment.Region,
        context.Request.OriginalUrl.Path, context.Request.Url.Path, context.Request.Url.Query.GetValueOrDefault("a", "-"),
        context.Request.Headers.GetValueOrDefault("X-Mine", "-") }))</value></set-header>`),
      api: {
        operations: [
          {
            id: 'chat',
            name: 'Chat',
            method: 'POST',
            urlTemplate: '/deployments/{deployment-id}/chat',
            policy: undefined,
          },
        ],
      },
      service: {
        products: [
          {
            id: 'team',
            name: 'Team',
            published: true,
            subscriptionRequired: true,
            apis: ['openai'],
            policy: undefined,
          },
        ],
        subscriptions: [
          {
            id: 'sub',
            name: 'Sub',
            scope: { type: 'product', product: 'team' },
            active: true,
            primaryKey: 'p',
            secondaryKey: 's',
          },
        ],
      },
    });
    await lab.send('/openai/deployments/gpt-4o/chat?a=b', {
      method: 'POST',
      headers: { 'api-key': 's', 'x-mine': 'yes' },
    });
    assert.deepEqual(lab.calls[0]?.headers.get('x-context'), [
      'openai|chat|Team|sub|s|gpt-4o|203.0.113.7|Japan East|/openai/deployments/gpt-4o/chat|/deployments/gpt-4o/chat|b|yes',
    ]);
  });

  it('keeps a validated token as a Jwt', async () => {
    const header = Buffer.from('{"alg":"none"}').toString('base64url');
    const claims = Buffer.from('{"sub":"me","roles":["a","b"]}').toString('base64url');
    const lab = laboratory({
      policy:
        inbound(`<validate-jwt header-name="Authorization" require-signed-tokens="false" require-expiration-time="false" output-token-variable-name="jwt"/>
        <set-header name="x-claims"><value>@(((Jwt)context.Variables["jwt"]).Subject + string.Join(",", ((Jwt)context.Variables["jwt"]).Claims["roles"]))</value></set-header>`),
    });
    await lab.send('/openai/x', { headers: { authorization: `Bearer ${header}.${claims}.` } });
    assert.deepEqual(lab.calls[0]?.headers.get('x-claims'), ['mea,b']);
  });
});

describe('conditions of limits', () => {
  it('may ask for the response: only successful calls count', async () => {
    const lab = laboratory({
      policy: inbound(
        '<rate-limit-by-key counter-key="@(context.Request.IpAddress)" calls="1" renewal-period="60" increment-condition="@(context.Response.StatusCode == 200)"/>',
      ),
      hosts: { 'service.example': () => (lab.calls.length < 3 ? answer(404) : ok()) },
    });
    const statuses: number[] = [];
    for (let count = 0; count < 4; count += 1) statuses.push((await lab.send('/openai/x')).status);
    assert.deepEqual(statuses, [404, 404, 200, 429]);
  });
});

describe('the value cache', () => {
  it('keeps values with their types', async () => {
    const lab = laboratory({
      policy: inbound(`<cache-lookup-value key="n" variable-name="n" default-value="@(0)"/>
        <set-variable name="n" value='@((int)context.Variables["n"] + 1)'/>
        <cache-store-value key="n" value='@(context.Variables["n"])' duration="60"/>
        <set-header name="x-n"><value>@(((int)context.Variables["n"]).ToString())</value></set-header>`),
    });
    for (let count = 0; count < 3; count += 1) await lab.send('/openai/x');
    assert.deepEqual(
      lab.calls.map(({ headers }) => headers.get('x-n')?.[0]),
      ['1', '2', '3'],
    );
  });
});
