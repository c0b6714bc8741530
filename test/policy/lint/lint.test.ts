/** What is found in whole documents, where, and what is not. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { lint } from '../../../policy/lint/index.ts';

const found = (text: string, options: Parameters<typeof lint>[1] = {}) =>
  lint(text, options).map(({ rule, line }) => `${rule}:${line}`);

/** The policy of many first attempts at this: an account is drawn by lot, and everything about it goes wrong. */
const DRAWN_BY_LOT = `<policies>
  <inbound>
    <base />
    <set-variable name="account" value="@{
      var accounts = new[] {
        "https://japaneast.api.cognitive.microsoft.com/",
        "https://openai-sweden.openai.azure.com/"
      };
      return accounts[new Random().Next(accounts.Length)];
    }" />
    <authentication-managed-identity resource="https://cognitiveservices.azure.com" output-token-variable-name="token" />
    <set-header name="Authorization" exists-action="override">
      <value>@("Bearer " + (string)context.Variables["token"])</value>
    </set-header>
    <set-header name="Ocp-Apim-Trace" exists-action="override">
      <value>true</value>
    </set-header>
  </inbound>
  <backend>
    <choose>
      <when condition="@(context.Variables.ContainsKey("account"))">
        <set-backend-service base-url="@((string)context.Variables["account"])" />
      </when>
    </choose>
  </backend>
  <outbound>
    <base />
  </outbound>
</policies>`;

describe('lint', () => {
  it('finds what is wrong with accounts that are drawn by lot', () => {
    assert.deepEqual(found(DRAWN_BY_LOT), [
      'AOLB050:6',
      'AOLB051:6',
      'AOLB052:6',
      'AOLB015:6',
      'AOLB051:7',
      'AOLB052:7',
      'AOLB040:11',
      'AOLB041:11',
      'AOLB045:15',
      'AOLB020:19',
      'AOLB035:22',
      'AOLB022:22',
    ]);
  });

  it('finds nothing in a policy that does the same as it should', () => {
    const policy = `<policies>
      <inbound>
        <base />
        <set-header name="api-key" exists-action="delete" />
        <set-query-parameter name="api-key" exists-action="delete" />
        <authentication-managed-identity resource="https://cognitiveservices.azure.com" output-token-variable-name="token" />
        <set-header name="Authorization"><value>@("Bearer " + (string)context.Variables["token"])</value></set-header>
      </inbound>
      <backend>
        <retry condition='@(context.Response == null || context.Response.StatusCode == 429 || context.Response.StatusCode >= 500)' count="1" interval="0">
          <set-backend-service backend-id='@(new Random().Next(2) == 0 ? "openai-japan" : "openai-sweden")' />
          <forward-request buffer-request-body="true" buffer-response="false" />
        </retry>
      </backend>
      <outbound><base /></outbound>
      <on-error><base /></on-error>
    </policies>`;
    assert.deepEqual(lint(policy), []);
  });

  it('says the same of a fragment where it is included, by its name', () => {
    const fragments = new Map([
      ['call', '<fragment>\n<forward-request buffer-response="false" />\n</fragment>'],
    ]);
    const policy = `<policies><backend>
      <retry condition="@(context.Response?.StatusCode == 429 || context.Response?.StatusCode == 503)" count="1" interval="0">
        <include-fragment fragment-id="call" />
      </retry></backend></policies>`;
    assert.deepEqual(
      lint(policy, { fragments }).map(({ rule, document, line }) => [rule, document, line]),
      [['AOLB030', 'fragment call', 2]],
    );
    assert.deepEqual(lint(policy), []);
  });

  it('never tells a secret', () => {
    const secret = 'abcd0123EFGH4567ijkl89MNOPqr';
    const policy = `<policies><inbound><base /><set-header name="api-key"><value>${secret}</value></set-header></inbound></policies>`;
    const findings = lint(policy);
    assert.deepEqual(
      findings.map(({ rule }) => rule),
      ['AOLB042'],
    );
    assert.ok(!JSON.stringify(findings).includes(secret));
    const kept = (name: string, value: string) =>
      found(
        `<policies><inbound><base /><set-variable name="${name}" value="${value}" /></inbound></policies>`,
      );
    assert.deepEqual(kept('backend-key', `${secret}${secret}`), ['AOLB042:1']);
    assert.deepEqual(kept('backend-key', 'openai-places-by-consumer-and-model'), []);
  });

  it('lets a metric tell which key a call has, but nothing of the key', () => {
    const metric = (code: string) =>
      found(`<policies>
  <inbound>
    <base />
    <emit-metric name="Calls"><dimension name="Slot" value='@${code}' /></emit-metric>
  </inbound>
</policies>`).filter((finding) => finding.startsWith('AOLB043'));
    for (const code of [
      '(context.Subscription.Key == context.Subscription.PrimaryKey ? "primary" : "secondary")',
      '{ var key = context.Request.Headers.GetValueOrDefault("api-key", ""); if (key == "") { return "none"; } return key.EndsWith(context.Subscription.PrimaryKey) ? "primary" : "other"; }',
    ]) {
      assert.deepEqual(metric(code), [], code);
    }
    for (const code of [
      '(context.Subscription == null ? "none" : context.Subscription.PrimaryKey)',
      '{ var key = context.Subscription.Key; return key == "" ? "none" : key; }',
      '{ if (context.Subscription == null) { return "none"; } return context.Subscription.Key.Substring(0, 4); }',
    ]) {
      assert.deepEqual(metric(code), ['AOLB043:4'], code);
    }
  });

  it('takes a named value for no secret, known or not', () => {
    const policy =
      '<policies><inbound><base /><set-header name="api-key"><value>{{openai-key}}</value></set-header></inbound></policies>';
    assert.deepEqual(lint(policy), []);
    const namedValues = new Map([['openai-key', 'abcd0123EFGH4567ijkl89MNOPqr']]);
    assert.deepEqual(lint(policy, { namedValues }), []);
  });

  it('judges a variable by all places that set it', () => {
    const policy = (first: string, second: string) => `<policies><inbound><base />
      <set-variable name="n" value="${first}" /><set-variable name="n" value="${second}" />
      <set-variable name="m" value='@((int)context.Variables["n"])' /></inbound></policies>`;
    assert.deepEqual(found(policy('0', '1')), ['AOLB071:3']);
    assert.deepEqual(found(policy('0', '@(1)')), []);
  });

  it('asks conditions of retries instead of reading them', () => {
    const policy = (condition: string) => `<policies><backend>
      <retry condition='${condition}' count="1" interval="0"><forward-request buffer-request-body="true" /></retry></backend></policies>`;
    assert.deepEqual(
      found(
        policy(
          '@(context.Response == null || new[] { 429, 500, 503 }.Contains(context.Response.StatusCode))',
        ),
      ),
      [],
    );
    assert.deepEqual(
      found(
        policy(
          '@(context.Response != null &amp;&amp; (context.Response.StatusCode / 100 == 5 || context.Response.StatusCode == 429))',
        ),
      ),
      [],
    );
    assert.deepEqual(
      found(policy('@((bool)context.Variables["again"] || context.Response.StatusCode == 429)')),
      ['AOLB031:2', 'AOLB070:2'],
    );
  });

  it('finds sections that no request reaches', () => {
    const policy = `<policies>
      <inbound><return-response /></inbound>
      <backend><forward-request /></backend>
      <outbound><base /></outbound></policies>`;
    assert.deepEqual(found(policy), ['AOLB021:2', 'AOLB023:3']);
  });

  it('never crashes, whatever the text', () => {
    const part = fc.oneof(
      fc.string(),
      fc.constantFrom(
        ...['<policies>', '</policies>', '<inbound>', '</inbound>', '<retry condition="@(', ')">'],
        ...['<fragment>', '<set-variable name="a" value="', '"/>', '@{', '}', '<!-- aolb-disable'],
        ...['-->', 'context.Response', '.StatusReason', '==', '"', '<base/>', '<forward-request/>'],
        ...['https://a.openai.azure.com/', '{{a}}', '<set-header name="api-key"><value>', '\n'],
      ),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
        for (const { line, column } of lint(parts.join(''), { sku: 'Consumption' })) {
          assert.ok(line >= 1 && column >= 1);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('never crashes on code that is deep or long', () => {
    const around = (code: string) =>
      `<policies><inbound><set-variable name="a" value='@(${code})'/></inbound></policies>`;
    for (const code of [
      `${'('.repeat(3000)}1${')'.repeat(3000)}`,
      `1${' + 1'.repeat(20_000)}`,
      `new[] { ${'1, '.repeat(150_000)}1 }.Length`,
      `context${'.Response'.repeat(5000)}`,
    ]) {
      assert.ok(Array.isArray(lint(around(code))));
    }
  });
});

describe('suppressions', () => {
  const policy = (comment: string, before = '') => `<policies>
    ${before}
    <inbound>
      <base />
      ${comment}
      <set-header name="Ocp-Apim-Trace"><value>true</value></set-header>
      <set-header name="Ocp-Apim-Trace"><value>true</value></set-header>
    </inbound></policies>`;

  it('take a rule away from the element that follows', () => {
    assert.deepEqual(found(policy('<!-- aolb-disable AOLB045: an old client looks for it -->')), [
      'AOLB045:7',
    ]);
  });

  it('take it away inside of the element, too', () => {
    assert.deepEqual(found(policy('', '<!-- aolb-disable AOLB045: old clients -->')), []);
  });

  it('take it away everywhere', () => {
    assert.deepEqual(found(policy('<!-- aolb-disable-file AOLB045: old clients -->')), []);
  });

  it('need a rule and a reason', () => {
    for (const comment of ['<!-- aolb-disable AOLB045 -->', '<!-- aolb-disable AOLB045:  -->']) {
      assert.deepEqual(found(policy(comment)), ['AOLB110:5', 'AOLB045:6', 'AOLB045:7']);
    }
    assert.deepEqual(found(policy('<!-- aolb-disable : because -->'))[0], 'AOLB110:5');
  });

  it('are told when they suppress nothing', () => {
    assert.deepEqual(
      found(policy('<!-- aolb-disable AOLB045, AOLB020: old clients -->'))[0],
      'AOLB111:5',
    );
    assert.deepEqual(
      found('<policies><inbound><base /><!-- aolb-disable AOLB045: gone --></inbound></policies>'),
      ['AOLB111:1'],
    );
  });

  it('are no comments of C#', () => {
    assert.deepEqual(
      found(
        `<policies><inbound><base /><set-variable name="a" value='@("&lt;!-- aolb-disable AOLB045 --&gt;")' /></inbound></policies>`,
      ),
      [],
    );
  });
});
