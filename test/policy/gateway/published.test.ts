/** More than 400 lines, as each shape is a whole policy. Shapes that published policies have in common, in own words: what they are meant to do must happen here as well. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { answer, BREAKER, type Call, laboratory, ok, policies, pool } from './laboratory.ts';

const visited = (calls: readonly Call[]) => calls.map(({ host }) => host[0]).join('');
const throttled = (seconds: number) => answer(429, '', { 'retry-after': String(seconds) });

describe('a list of backends in the cache, the best of which is tried first (openai-apim-lb)', () => {
  const list = (urls: readonly string[]) => `@{
    var all = new JArray();
    ${urls.map((url, index) => `all.Add(new JObject() { { "url", "https://${url}.example" }, { "priority", ${index + 1} }, { "until", DateTime.MinValue } });`).join('\n')}
    return all;
  }`;
  const policy = policies({
    inbound: `<base/>
      <cache-lookup-value key="@("list-" + context.Api.Id)" variable-name="list"/>
      <choose><when condition="@(!context.Variables.ContainsKey("list"))">
        <set-variable name="list" value="${list(['a', 'b', 'c'])}"/>
        <cache-store-value key="@("list-" + context.Api.Id)" value="@((JArray)context.Variables["list"])" duration="60"/>
      </when></choose>
      <authentication-managed-identity resource="https://r.example" output-token-variable-name="token" ignore-error="false"/>
      <set-header name="Authorization" exists-action="override"><value>@("Bearer " + (string)context.Variables["token"])</value></set-header>
      <set-variable name="free" value="1"/>`,
    backend: `<retry condition="@(context.Response != null && context.Response.StatusCode == 429 && Convert.ToInt32(context.Variables["free"]) > 0)" count="50" interval="0">
      <set-variable name="index" value="@{
        var all = (JArray)context.Variables["list"];
        for (int i = 0; i < all.Count; i++) { if (DateTime.UtcNow >= all[i].Value<DateTime>("until")) { return i; } }
        return 0;
      }"/>
      <set-backend-service base-url="@(((JArray)context.Variables["list"])[(int)context.Variables["index"]].Value<string>("url") + "/openai")"/>
      <forward-request buffer-request-body="true"/>
      <choose><when condition="@(context.Response != null && context.Response.StatusCode == 429)">
        <cache-lookup-value key="@("list-" + context.Api.Id)" variable-name="list"/>
        <set-variable name="list" value="@{
          var all = (JArray)context.Variables["list"];
          var wait = Convert.ToInt32(context.Response.Headers.GetValueOrDefault("Retry-After", "10"));
          ((JObject)all[context.Variables.GetValueOrDefault<int>("index")])["until"] = DateTime.UtcNow.AddSeconds(wait);
          return all;
        }"/>
        <cache-store-value key="@("list-" + context.Api.Id)" value="@((JArray)context.Variables["list"])" duration="60"/>
        <set-variable name="free" value="@(((JArray)context.Variables["list"]).Where(one => one.Value<DateTime>("until") <= DateTime.UtcNow).Count())"/>
      </when></choose>
    </retry>`,
  });
  const ask = { body: '{"model":"m"}' };

  it('leaves throttled ones alone until their time has come', async () => {
    let isThrottled = true;
    const lab = laboratory({
      policy,
      hosts: { 'a.example': () => (isThrottled ? throttled(20) : ok()) },
    });
    assert.equal((await lab.send('/openai/x', ask)).status, 200);
    assert.equal((await lab.send('/openai/x', ask)).status, 200);
    assert.equal(visited(lab.calls), 'abb');
    assert.deepEqual(lab.calls[1]?.body, ask.body);
    assert.deepEqual(lab.calls[1]?.headers.get('authorization'), [
      'Bearer token(https://r.example,undefined)',
    ]);
    isThrottled = false;
    await lab.clock.advance(20_000);
    await lab.send('/openai/x', ask);
    assert.equal(visited(lab.calls), 'abba');
  });

  it('hands out the 429 when all are throttled, and goes on with the first', async () => {
    const hosts = Object.fromEntries(
      ['a', 'b', 'c'].map((name) => [`${name}.example`, () => throttled(20)]),
    );
    const lab = laboratory({ policy, hosts });
    const { status, headers: sent } = await lab.send('/openai/x', ask);
    assert.deepEqual([status, sent.get('retry-after')], [429, ['20']]);
    assert.equal((await lab.send('/openai/x', ask)).status, 429);
    assert.equal(visited(lab.calls), 'abca');
  });
});

describe('context.Response before anybody has answered', () => {
  it('is no 429, so that a retry can choose by it in its first round (apim-genai-gateway-toolkit)', async () => {
    const lab = laboratory({
      policy: policies({
        backend: `<retry condition="@(context.Response.StatusCode == 429)" count="3" interval="1" max-interval="10" delta="2">
          <choose>
            <when condition="@(context.Response.StatusCode == 429)"><set-backend-service backend-id="b"/></when>
            <otherwise><set-backend-service backend-id="a"/></otherwise>
          </choose>
          <forward-request buffer-request-body="true" fail-on-error-status-code="true"/>
        </retry>`,
      }),
      service: { backends: pool({ a: {}, b: {} }) },
      hosts: { 'a.example': () => throttled(1) },
    });
    const sent = lab.send('/openai/x', { body: '{}' });
    await lab.clock.advance(10_000);
    assert.equal((await sent).status, 200);
    assert.equal(visited(lab.calls), 'ab');
  });

  it('is an empty 200, and null once a backend could not be reached', async () => {
    const show = (when: string) =>
      `<set-header name="${when}"><value>@(context.Response == null ? "null" : context.Response.StatusCode + " " + (context.Response.Body == null))</value></set-header>`;
    const lab = laboratory({
      policy: policies({
        inbound: `<base/>${show('x-inbound')}`,
        backend: `<retry condition="@(context.Response == null)" count="1" interval="0">${show('x-backend')}<forward-request/></retry>`,
      }),
      hosts: {
        'service.example': (call) => {
          if (call.headers.get('x-backend')?.[0] === 'null') return ok();
          throw new Error('connect ECONNREFUSED');
        },
      },
    });
    assert.equal((await lab.send('/openai/x')).status, 200);
    assert.deepEqual(lab.calls[0]?.headers.get('x-inbound'), ['200 True']);
    assert.deepEqual(lab.calls[0]?.headers.get('x-backend'), ['200 True']);
  });

  it('shows a refusal to the retry around it, which may then try with something fresh', async () => {
    const lab = laboratory({
      policy: policies({
        inbound: `<base/><retry condition="@(context.Response.StatusCode == 401)" count="2" interval="0">
          <choose><when condition="@(context.Variables.GetValueOrDefault("again", false))">
            <set-header name="x-key"><value>fresh</value></set-header>
          </when></choose>
          <set-variable name="again" value="@(true)"/>
          <check-header name="x-key" failed-check-httpcode="401" failed-check-error-message="stale" ignore-case="false"><value>fresh</value></check-header>
        </retry>`,
      }),
    });
    assert.equal((await lab.send('/openai/x', { headers: { 'x-key': 'stale' } })).status, 200);
    assert.equal(lab.calls.length, 1);
  });
});

describe('limits that other limits depend on (apim-genai-gateway-toolkit)', () => {
  it('count what a request says it takes, unless the backend was throttled', async () => {
    let status = 200;
    const lab = laboratory({
      policy: policies({
        inbound: `<base/>
          <set-variable name="limit" value="@(100)"/>
          <set-variable name="tokens" value="@{
            var body = context.Request.Body.As<JObject>(preserveContent: true);
            return body.ContainsKey("max_tokens") ? body.Value<int>("max_tokens") : 16;
          }"/>
          <rate-limit-by-key counter-key="@(context.Api.Id + "|tokens")" calls="@((int)context.Variables["limit"])" renewal-period="60"
            increment-count="@((int)context.Variables["tokens"])" increment-condition="@(context.Response.StatusCode != 429)"
            remaining-calls-variable-name="left" remaining-calls-header-name="x-left" total-calls-header-name="x-total"/>
          <choose><when condition="@(context.Request.Headers.GetValueOrDefault("x-priority", "") == "low" && (int)context.Variables["left"] < 50)">
            <return-response>
              <set-status code="429" reason="Too Many Tokens"/>
              <set-header name="x-why"><value>@(((int)context.Variables["left"]).ToString())</value></set-header>
            </return-response>
          </when></choose>`,
      }),
      hosts: { 'service.example': () => (status === 200 ? ok() : throttled(1)) },
    });
    const ask = (tokens: number, more = {}) =>
      lab.send('/openai/x', { body: JSON.stringify({ max_tokens: tokens }), headers: more });
    assert.deepEqual((await ask(60)).headers.get('x-left'), ['40']);
    const low = await ask(10, { 'x-priority': 'low' });
    assert.deepEqual(
      [low.status, low.reason, low.headers.get('x-why')],
      [429, 'Too Many Tokens', ['40']],
    );
    status = 429;
    assert.equal((await ask(30)).status, 429);
    status = 200;
    const last = await ask(40);
    assert.deepEqual(
      [last.status, last.headers.get('x-left'), last.headers.get('x-total')],
      [200, ['0'], ['100']],
    );
    const refused = await ask(1);
    assert.deepEqual([refused.status, refused.headers.get('retry-after')], [429, ['60']]);
    assert.equal(lab.calls.length, 3);
  });

  it('take a limit of tokens from what another one left', async () => {
    const usage = ok('{"usage":{"prompt_tokens":20,"completion_tokens":20,"total_tokens":40}}');
    const lab = laboratory({
      policy: policies({
        inbound: `<base/>
          <azure-openai-token-limit counter-key="all" tokens-per-minute="100" estimate-prompt-tokens="false" remaining-tokens-variable-name="left"/>
          <azure-openai-token-limit counter-key="low" estimate-prompt-tokens="false" remaining-tokens-header-name="x-low"
            tokens-per-minute="@{ var limit = 30; if (context.Variables["left"] is int left && left > 0) { limit += (int)(left * 0.5); } return limit; }"/>
          <azure-openai-emit-token-metric namespace="n"><dimension name="API ID"/><dimension name="Client IP" value="@(context.Request.IpAddress)"/></azure-openai-emit-token-metric>`,
      }),
      hosts: { 'service.example': () => usage },
    });
    const { status, headers: sent } = await lab.send('/openai/x', { body: '{"messages":[]}' });
    assert.deepEqual([status, sent.get('x-low')], [200, ['40']]);
    assert.deepEqual(
      lab.metrics.map(({ name, value, dimensions }) => [name, value, dimensions['Client IP']]),
      [
        ['Total Tokens', 40, '203.0.113.7'],
        ['Prompt Tokens', 20, '203.0.113.7'],
        ['Completion Tokens', 20, '203.0.113.7'],
      ],
    );
  });
});

describe('other shapes', () => {
  it('a pool of which nobody is left: the generic 503 of on-error (AI-Gateway)', async () => {
    const lab = laboratory({
      policy: policies({
        inbound: '<base/><set-backend-service backend-id="pool"/>',
        backend: `<retry count="1" interval="0" first-fast-retry="true" condition="@(context.Response.StatusCode == 429 || context.Response.StatusCode == 503)">
          <forward-request buffer-request-body="true"/></retry>`,
        onError: `<base/><choose><when condition="@(context.Response.StatusCode == 503)">
          <return-response><set-status code="503" reason="Service Unavailable"/></return-response></when></choose>`,
      }),
      service: { backends: pool({ a: { priority: 1 }, b: { priority: 2 } }, BREAKER) },
      hosts: { 'a.example': () => throttled(30), 'b.example': () => throttled(30) },
    });
    assert.equal((await lab.send('/openai/x')).status, 429);
    const { status, text } = await lab.send('/openai/x');
    assert.deepEqual([status, text], [503, '']);
    assert.equal(visited(lab.calls), 'ab');
  });

  it('a retry as a loop in outbound, which removes headers by name (policy toolkit)', async () => {
    const lab = laboratory({
      policy: policies({
        outbound: `<set-variable name="names" value="@{
            var all = JArray.FromObject(context.Response.Headers.Keys.Where(name => name.StartsWith("internal-", StringComparison.OrdinalIgnoreCase)));
            all.Add("internal-none");
            return all;
          }"/>
          <set-variable name="at" value="@(context.Variables.GetValueOrDefault<JArray>("names", new JArray()).Count)"/>
          <retry condition="@((int)context.Variables["at"] > 0)" count="50" interval="0">
            <set-variable name="at" value="@((int)context.Variables["at"] - 1)"/>
            <set-header name="@(context.Variables.GetValueOrDefault<JArray>("names")[(int)context.Variables["at"]].Value<string>())" exists-action="delete"/>
          </retry>`,
      }),
      hosts: {
        'service.example': () => ok('{}', { 'internal-a': '1', 'Internal-B': '2', kept: '3' }),
      },
    });
    const { headers: sent } = await lab.send('/openai/x');
    assert.deepEqual([...sent.keys()].sort(), ['content-type', 'kept']);
  });

  it('errors made uniform in the global scope, unless the API says that it did it', async () => {
    const lab = laboratory({
      policy: policies({
        outbound: `<choose><when condition="@(context.Response.StatusCode == 418)"><set-variable name="handled" value="@(true)"/></when></choose><base/>`,
      }),
      service: {
        policy: `<policies><inbound/><backend><forward-request/></backend><outbound>
          <choose><when condition="@(context.Response.StatusCode >= 400 && !context.Variables.GetValueOrDefault<bool>("handled", false))">
            <choose>
              <when condition="@("404,429".Split(',').Contains(context.Response.StatusCode.ToString()))"><set-body>@("")</set-body></when>
              <otherwise><set-status code="500" reason="Internal Server Error"/><set-body>@("")</set-body></otherwise>
            </choose>
          </when></choose></outbound><on-error/></policies>`,
      },
      hosts: {
        'service.example': ({ url }) => answer(Number(url.slice(-3)), 'secret'),
      },
    });
    const seen = async (code: number) => {
      const { status, text } = await lab.send(`/openai/${code}`);
      return [status, text];
    };
    assert.deepEqual(await seen(200), [200, 'secret']);
    assert.deepEqual(await seen(404), [404, '']);
    assert.deepEqual(await seen(401), [500, '']);
    assert.deepEqual(await seen(418), [418, 'secret']);
  });

  it('a token that was exchanged once and kept, by a fragment (AI-Gateway)', async () => {
    const lab = laboratory({
      policy: policies({
        inbound: `<base/>
          <set-variable name="who" value="@(context.Request.Headers.GetValueOrDefault("X-User", ""))"/>
          <include-fragment fragment-id="exchange"/>
          <set-header name="Authorization"><value>@("Bearer " + (string)context.Variables["token"])</value></set-header>
          <set-header name="X-User" exists-action="delete"/>`,
      }),
      service: {
        namedValues: new Map([['idp', 'idp.example']]),
        fragments: new Map([
          [
            'exchange',
            `<fragment><cache-lookup-value key="@("t-" + (string)context.Variables["who"])" variable-name="token"/>
              <choose><when condition="@(!context.Variables.ContainsKey("token"))">
                <send-request mode="new" response-variable-name="answer" timeout="20" ignore-error="false">
                  <set-url>@($"https://{{idp}}/token")</set-url>
                  <set-method>POST</set-method>
                  <set-header name="Content-Type"><value>application/x-www-form-urlencoded</value></set-header>
                  <set-body>@{
                    var form = new Dictionary<string, string> { { "assertion", (string)context.Variables["who"] }, { "use", "on behalf of" } };
                    return string.Join("&", form.Select(pair => Uri.EscapeDataString(pair.Key) + "=" + Uri.EscapeDataString(pair.Value)));
                  }</set-body>
                </send-request>
                <set-variable name="token" value="@(((IResponse)context.Variables["answer"]).Body.As<JObject>()["access_token"].ToString())"/>
                <cache-store-value key="@("t-" + (string)context.Variables["who"])" value="@((string)context.Variables["token"])" duration="60"/>
              </when></choose></fragment>`,
          ],
        ]),
      },
      hosts: { 'idp.example': ({ body }) => ok(JSON.stringify({ access_token: `for ${body}` })) },
    });
    for (const _ of [1, 2]) await lab.send('/openai/x', { headers: { 'X-User': 'me&you' } });
    assert.equal(visited(lab.calls), 'iss');
    assert.deepEqual(lab.calls[2]?.headers.get('authorization'), [
      'Bearer for assertion=me%26you&use=on%20behalf%20of',
    ]);
    assert.equal(lab.calls[2]?.headers.has('x-user'), false);
    await lab.clock.advance(60_000);
    await lab.send('/openai/x', { headers: { 'X-User': 'me&you' } });
    assert.equal(visited(lab.calls), 'ississ'.slice(0, 5));
  });

  it('settings of a fragment, which are read once and kept for a while (documentation)', async () => {
    const policy = policies({
      inbound:
        '<base/><include-fragment fragment-id="settings"/><include-fragment fragment-id="reading"/>',
      outbound: `<base/>
        <set-header name="X-Level"><value>@(context.Variables.GetValueOrDefault<JObject>("logging", new JObject())["level"]?.ToString() ?? "none")</value></set-header>
        <set-header name="X-Kept"><value>@(context.Variables.GetValueOrDefault<bool>("kept", false).ToString())</value></set-header>`,
    });
    const settings = `<fragment fragment-id="settings">
      <set-variable name="settings" value="@{return @"{ 'cache': { 'version': '1', 'seconds': 30 }, 'logging': { 'level': 'debug' } }";}"/>
    </fragment>`;
    const reading = `<fragment fragment-id="reading">
      <set-variable name="cache" value="@{
        try { return JObject.Parse(context.Variables.GetValueOrDefault<string>("settings", "{}"))["cache"] ?? new JObject(); } catch { return new JObject(); }
      }"/>
      <set-variable name="key" value="@("settings-" + (context.Variables.GetValueOrDefault<JObject>("cache")?["version"]?.ToString() ?? "0"))"/>
      <cache-lookup-value key="@(context.Variables.GetValueOrDefault<string>("key"))" variable-name="all"/>
      <set-variable name="kept" value="@(context.Variables.ContainsKey("all"))"/>
      <choose><when condition="@(!context.Variables.GetValueOrDefault<bool>("kept"))">
        <set-variable name="all" value="@(JObject.Parse((string)context.Variables["settings"]))"/>
        <cache-store-value key="@(context.Variables.GetValueOrDefault<string>("key"))" value="@(context.Variables.GetValueOrDefault<JObject>("all"))"
          duration="@(context.Variables.GetValueOrDefault<JObject>("cache")?["seconds"]?.Value<int>() ?? 60)"/>
      </when></choose>
      <set-variable name="logging" value="@(context.Variables.GetValueOrDefault<JObject>("all")["logging"] as JObject ?? new JObject())"/>
    </fragment>`;
    const fragments = new Map([
      ['settings', settings],
      ['reading', reading],
    ]);
    const lab = laboratory({ policy, service: { fragments } });
    const seen = async () => {
      const { headers } = await lab.send('/openai/x');
      return ['x-level', 'x-kept'].map((name) => headers.get(name)?.[0]);
    };
    assert.deepEqual(await seen(), ['debug', 'False']);
    assert.deepEqual(await seen(), ['debug', 'True']);
    await lab.clock.advance(30_000);
    assert.deepEqual(await seen(), ['debug', 'False']);
  });

  it('a limit of tokens for a deployment that the product states, if it does (Microsoft Foundry)', async () => {
    const product = (limits: string) => ({
      products: [
        {
          id: 'team',
          name: 'Team',
          published: true,
          subscriptionRequired: true,
          apis: ['openai'],
          policy: policies({ inbound: `<base/>${limits}` }),
        },
      ],
      subscriptions: [
        {
          id: 'one',
          name: 'one',
          scope: { type: 'product', product: 'team' } as const,
          active: true,
          primaryKey: 'one',
          secondaryKey: 'two',
        },
      ],
    });
    const lab = laboratory({
      policy: policies({
        inbound: `<base/>
          <choose><when condition="@(context.Variables.ContainsKey(&quot;limit-&quot; + (string)context.Request.Foundry.Deployment))">
            <set-variable name="limit" value="@((string)context.Variables[&quot;limit-&quot; + context.Request.Foundry.Deployment])"/>
            <llm-token-limit counter-key="@(&quot;product/&quot; + context.Product?.Id + &quot;/&quot; + context.Request.Foundry.Deployment)"
              tokens-per-minute="@(int.Parse((context.Variables[&quot;limit&quot;] as string) ?? &quot;0&quot;))" estimate-prompt-tokens="false"/>
          </when><otherwise/></choose>`,
      }),
      service: product('<set-variable name="limit-small" value="10"/>'),
      hosts: { 'service.example': () => ok('{"usage":{"total_tokens":12}}') },
    });
    const statuses = async (deployment: string) => {
      const request = { method: 'POST', body: '{}', headers: { 'api-key': 'one' } };
      const path = `/openai/deployments/${deployment}/chat/completions`;
      return [(await lab.send(path, request)).status, (await lab.send(path, request)).status];
    };
    assert.deepEqual(await statuses('small'), [200, 429]);
    assert.deepEqual(await statuses('large'), [200, 200]);
  });

  it('whole answers in the cache of values, body and headers included (cstar-infrastructure)', async () => {
    const lab = laboratory({
      policy: policies({
        inbound: `<base/>
          <cache-lookup-value key="answer" variable-name="answer"/>
          <choose><when condition="@(context.Variables.ContainsKey("answer"))">
            <set-header name="X-Length"><value>@(((IResponse)context.Variables["answer"]).Body.As<string>().Length.ToString())</value></set-header>
            <return-response response-variable-name="answer"><set-header name="X-Kept"><value>yes</value></set-header></return-response>
          </when></choose>`,
        outbound: `<choose><when condition="@(context.Response.StatusCode < 300)">
            <cache-store-value key="answer" value="@(context.Response)" duration="60"/>
          </when></choose>
          <set-header name="X-Late"><value>yes</value></set-header>`,
      }),
      hosts: { 'service.example': () => answer(201, 'created', { 'x-mine': 'yes' }) },
    });
    const seen = async () => {
      const { status, text, headers } = await lab.send('/openai/x');
      return [status, text, ...['x-mine', 'x-late', 'x-kept'].map((name) => headers.has(name))];
    };
    assert.deepEqual(await seen(), [201, 'created', true, true, false]);
    assert.equal(lab.calls.length, 1);
    // The body was read without preserveContent, here and the next time: from a copy.
    for (const _ of [1, 2]) assert.deepEqual(await seen(), [201, '', true, false, true]);
    assert.equal(lab.calls.length, 1);
    await lab.clock.advance(60_000);
    await seen();
    assert.equal(lab.calls.length, 2);
  });

  it('an answer made without a backend, and one that says how to sign in', async () => {
    const lab = laboratory({
      policy: policies({
        inbound: `<choose><when condition="@(context.Request.OriginalUrl.Path.EndsWith("/stock"))"><return-response>
            <set-status code="200"/>
            <set-body>@{
              var names = new[] { "none" };
              switch (context.Request.Headers.GetValueOrDefault("kind", "").ToLower()) { case "shoes": names = new[] { "boot", "clog" }; break; }
              return new JObject(new JProperty("name", names[new Random().Next(names.Length)]), new JProperty("count", names.Length)).ToString(Formatting.None);
            }</set-body>
          </return-response></when></choose>
          <check-header name="Authorization" failed-check-httpcode="401" failed-check-error-message="Not authorized" ignore-case="false"/>`,
        onError: `<base/><choose><when condition="@(context.Response != null && context.Response.StatusCode == 401)">
          <set-header name="WWW-Authenticate" exists-action="override"><value>@($"Bearer error=\\"invalid_token\\", resource_metadata=\\"{context.Request.OriginalUrl.Scheme}://{context.Request.OriginalUrl.Host}/.well-known/oauth-protected-resource\\"")</value></set-header>
        </when></choose>`,
      }),
    });
    const stock = await lab.send('/openai/stock', { headers: { kind: 'Shoes' } });
    assert.deepEqual([stock.status, stock.text], [200, '{"name":"clog","count":2}']);
    const refused = await lab.send('/openai/x');
    assert.deepEqual(
      [refused.status, refused.headers.get('www-authenticate')],
      [
        401,
        [
          'Bearer error="invalid_token", resource_metadata="https://apim.example/.well-known/oauth-protected-resource"',
        ],
      ],
    );
    assert.equal(lab.calls.length, 0);
  });

  it('a path with a whole address in its query', async () => {
    const lab = laboratory({
      policy: policies({
        inbound:
          '<base/><rewrite-uri template="/go?to=https://a.example/b?c=d" copy-unmatched-params="false"/>',
      }),
    });
    await lab.send('/openai/x?e=f');
    assert.equal(lab.calls[0]?.url, 'https://service.example/openai/go?to=https://a.example/b?c=d');
  });
});
