import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkPolicy } from '../../../policy/gateway/index.ts';

describe('checking a document on its own', () => {
  it('takes names of fragments, named values and backends on trust', () => {
    const policy = `<policies><inbound><base/><include-fragment fragment-id="any"/>
      <set-variable name="a" value="{{any}}"/><set-backend-service backend-id="any"/></inbound></policies>`;
    assert.deepEqual(checkPolicy(policy), {
      ok: true,
      expressions: 0,
      unsupported: [],
      errors: [],
      warnings: [],
    });
  });

  it('warns of what compiles and is most probably not meant', () => {
    const { ok, warnings } = checkPolicy(
      `<policies>\n<inbound><set-variable name="a" value='@(context.Variables["b"] == "x")'/></inbound></policies>`,
    );
    assert.equal(ok, true);
    assert.equal(warnings.length, 1);
    assert.match(warnings[0]?.message ?? '', /reference/);
    assert.equal(warnings[0]?.line, 2);
  });

  it('only warns of more dimensions than the documentation allows, as long as policies are deployed with them', () => {
    const check = (count: number) =>
      checkPolicy(
        `<policies><inbound><llm-emit-token-metric>${'<dimension name="b" value="c"/>'.repeat(count)}</llm-emit-token-metric></inbound></policies>`,
      );
    assert.match(check(8).warnings[0]?.message ?? '', /8 custom dimensions/);
    assert.deepEqual([check(5).warnings, check(8).ok, check(11).ok], [[], true, false]);
  });

  it('warns of a dimension without a value whose name stands for none', () => {
    const { ok, warnings } = checkPolicy(
      '<policies><inbound>\n<emit-metric name="m"><dimension name="API ID"/><dimension name="Team"/></emit-metric></inbound></policies>',
    );
    assert.deepEqual(
      [ok, warnings],
      [
        true,
        [
          {
            message: 'the dimension "Team" has no value, and its name stands for none',
            line: 2,
            column: 1,
          },
        ],
      ],
    );
  });

  it('takes the text of a trace in <message> or, as once documented, in the element itself', () => {
    const check = (inner: string) =>
      checkPolicy(
        `<policies><inbound><trace source="s">${inner}</trace></inbound></policies>`,
      ).errors.map(({ message }) => message);
    assert.deepEqual(
      ['<message>m</message>', '@("a")', 'b', '', 'b<message>m</message>'].map(check),
      [
        [],
        [],
        [],
        ['<trace> needs <message>'],
        ['<trace> has its text in <message> or in itself, not both'],
      ],
    );
  });

  it('warns of a trace with several messages, as policies in production have them', () => {
    const { ok, warnings } = checkPolicy(
      '<policies><inbound><trace source="s"><message>a</message><message name="b">c</message></trace></inbound></policies>',
    );
    assert.deepEqual([ok, warnings.length], [true, 1]);
    assert.match(warnings[0]?.message ?? '', /more than one <message>/);
  });

  it('keeps what is unsupported apart from what is wrong', () => {
    const { ok, unsupported, errors } = checkPolicy(
      '<policies>\n<inbound><xsl-transform/>\n<set-heder/></inbound></policies>',
    );
    assert.deepEqual(
      { ok, unsupported, errors },
      {
        ok: false,
        unsupported: [{ what: '<xsl-transform>', line: 2, column: 10 }],
        errors: [
          {
            message: '<set-heder> is not a policy (did you mean "set-header"?)',
            line: 3,
            column: 1,
          },
        ],
      },
    );
  });

  it('takes a fragment, in which policies of any section may stand', () => {
    const { ok } = checkPolicy(
      '<fragment fragment-id="both"><forward-request/><rewrite-uri template="/x"/></fragment>',
    );
    assert.equal(ok, true);
    assert.deepEqual(checkPolicy('<fragment><base/></fragment>').errors, [
      { message: '<base/> is not allowed in a fragment', line: 1, column: 11 },
    ]);
    assert.deepEqual(
      checkPolicy('<fragment><include-fragment fragment-id="other"/></fragment>').errors,
      [{ message: 'a fragment cannot include another one', line: 1, column: 11 }],
    );
  });

  it('takes a snippet, with a warning', () => {
    const snippets = [
      '<set-variable name="a" value="@(1)"/>\n<!-- and -->\n<choose><when condition="true"><base/></when></choose>',
      '<inbound><base/></inbound><backend><forward-request/></backend>',
      '<base/><rate-limit-by-key calls="1" renewal-period="1" counter-key="a"/>',
    ];
    for (const snippet of snippets) {
      const { ok, warnings } = checkPolicy(snippet);
      assert.equal(ok, true, snippet);
      assert.match(warnings[0]?.message ?? '', /^a snippet/);
    }
    for (const [text, message] of [
      ['<policy/>', 'expected <policies>, found <policy>'],
      ['<policies/><policies/>', 'nothing may follow </policies>'],
      ['<inbound/></policies>', 'this tag ends no element that is open'],
      ['<base/>text', 'text outside of any element'],
    ] as const) {
      assert.deepEqual(
        checkPolicy(text).errors.map((error) => error.message),
        [message],
      );
    }
  });

  it('knows the expressions of what is unsupported', () => {
    const { expressions, unsupported, errors } = checkPolicy(
      `<policies><outbound><cache-store duration='@(1)'/><cache-value key='@(nothing)'><value><set-variable name="a" value='@("b")'/></value></cache-value></outbound></policies>`,
    );
    assert.equal(expressions, 3);
    assert.deepEqual(
      unsupported.map(({ what }) => what),
      ['<cache-store>', '<cache-value>'],
    );
    assert.match(errors[0]?.message ?? '', /^nothing is neither a variable/);
  });

  it('says where reading stopped', () => {
    assert.deepEqual(checkPolicy('<policies>\n<inbound>').errors, [
      { message: '<inbound> is never closed', line: 2, column: 1 },
    ]);
  });

  it('tells a thousand faults at most, and quotes no more than a thousand characters', () => {
    const many = checkPolicy(`<policies><inbound>${'<a/>'.repeat(5000)}</inbound></policies>`);
    assert.equal(many.errors.length, 1001);
    assert.match(many.errors.at(-1)?.message ?? '', /more than 1000 faults/);
    const long = checkPolicy(
      `<policies><inbound><set-status code="${'9'.repeat(100_000)}"/></inbound></policies>`,
    );
    assert.ok(JSON.stringify(long).length < 2000);
  });
});

describe('named values that are not known', () => {
  const check = (content: string) =>
    checkPolicy(`<policies><inbound><base/>${content}</inbound></policies>`).errors;

  it('may be anything: a number, a condition, an address, a piece of code', () => {
    for (const content of [
      '<rate-limit calls="{{calls}}" renewal-period="{{period}}"/>',
      '<choose><when condition="{{flag}}"><base/></when></choose>',
      '<ip-filter action="allow"><address>{{caller}}</address></ip-filter>',
      '<cors><allowed-origins><origin>{{origin}}</origin></allowed-origins></cors>',
      '<set-variable name="a" value="@({{flag}} || 1 > {{count}})"/>',
      '<set-variable name="a" value=\'@("a" + {{code}})\'/>',
      `<set-variable name="a" value='@($"{{{code}}}" + $"{{text}}")'/>`,
    ]) {
      assert.deepEqual(check(content), [], content);
    }
  });

  it('do not hide what is wrong around them', () => {
    assert.match(
      check('<set-variable name="a" value="@({{count}} + nothing)"/>')[0]?.message ?? '',
      /^nothing is neither a variable/,
    );
    assert.match(
      check('<set-variable name="a" value="@("{{text}}" + nothing)"/>')[0]?.message ?? '',
      /^nothing is neither a variable/,
    );
    assert.match(check('<rate-limit calls="{{calls}}"/>')[0]?.message ?? '', /renewal-period/);
  });

  it('must be right once they are known', () => {
    const { errors } = checkPolicy(
      '<policies><inbound><rate-limit calls="{{calls}}" renewal-period="60"/></inbound></policies>',
      { namedValues: new Map([['calls', 'many']]) },
    );
    assert.match(errors[0]?.message ?? '', /"calls" must be a whole number/);
  });
});

/** What API Management takes and people publish; and what it refuses, or this gateway cannot judge. */
describe('the reference of policies', () => {
  type Section = 'inbound' | 'backend' | 'outbound' | 'on-error';
  const check = (section: Section, content: string) =>
    checkPolicy(`<policies><${section}>${content}</${section}></policies>`);

  const right: readonly (readonly [Section, string])[] = [
    ['on-error', '<set-body>{}</set-body>'],
    ['inbound', '<set-body template="none">me@(example).com</set-body>'],
    ['on-error', '<set-backend-service backend-id="b"/>'],
    ['on-error', '<set-query-parameter name="a"><value>b</value></set-query-parameter>'],
    ['backend', '<set-method>GET</set-method>'],
    ['inbound', '<return-response><set-status code="200"/></return-response>'],
    ['inbound', '<set-header name="a" exists-action="override"/>'],
    ['inbound', '<set-query-parameter name="a" exists-action="skip"/>'],
    ['inbound', '<choose><when condition=" true "><base/></when><otherwise/></choose>'],
    [
      'inbound',
      '<validate-jwt header-name="Authorization"><openid-config url="https://a.example" validate-connectivity="false"/></validate-jwt>',
    ],
    [
      'outbound',
      `<emit-metric name="a">${'<dimension name="b" value="c"/>'.repeat(10)}</emit-metric>`,
    ],
    [
      'inbound',
      `<llm-emit-token-metric>${'<dimension name="b" value="c"/>'.repeat(5)}<dimension name="API ID"/></llm-emit-token-metric>`,
    ],
  ];
  for (const [section, content] of right) {
    it(`takes ${content.slice(0, 60)} in ${section}`, () =>
      assert.equal(check(section, content).ok, true, JSON.stringify(check(section, content))));
  }

  const wrong: readonly (readonly [Section, string, RegExp])[] = [
    ['backend', '<emit-metric name="a"><dimension name="API ID"/></emit-metric>', /not allowed in/],
    ['inbound', '<choose><when condition="True"><base/></when></choose>', /"condition" must be/],
    ['inbound', '<choose><otherwise><base/></otherwise></choose>', /needs <when>/],
    [
      'inbound',
      '<choose><when condition="true"><rate-limit calls="1" renewal-period="1"/></when><otherwise><rate-limit calls="2" renewal-period="1"/></otherwise></choose>',
      /<rate-limit> may stand in a document only once/,
    ],
    [
      'inbound',
      '<emit-metric name="@(1)"><dimension name="API ID"/></emit-metric>',
      /no expression/,
    ],
    [
      'inbound',
      '<quota-by-key calls="@(1)" renewal-period="300" counter-key="a"/>',
      /"calls" takes no expression/,
    ],
    ['inbound', '<log-to-eventhub logger-id="@(1)">a</log-to-eventhub>', /no expression/],
  ];
  for (const [section, content, message] of wrong) {
    it(`refuses ${content.slice(0, 60)} in ${section}`, () => {
      const { errors } = check(section, content);
      assert.equal(errors.length, 1);
      assert.match(errors[0]?.message ?? '', message);
    });
  }

  const unsupported: readonly (readonly [Section, string, string])[] = [
    [
      'inbound',
      '<set-backend-service backend-id="b" sf-resolve-condition="@(true)"/>',
      '<set-backend-service sf-resolve-condition>',
    ],
    [
      'inbound',
      '<set-backend-service backend-id="b" dapr-app-id="a"/>',
      '<set-backend-service dapr-app-id>',
    ],
    ['outbound', '<set-body xsi-nil="null">a</set-body>', '<set-body xsi-nil>'],
    ['inbound', '<mock-response index="1"/>', '<mock-response index>'],
    [
      'inbound',
      '<validate-azure-ad-token tenant-id="a" authentication-endpoint="https://b.example"/>',
      '<validate-azure-ad-token authentication-endpoint>',
    ],
    [
      'inbound',
      '<validate-jwt header-name="a"><decryption-keys><key certificate-id="b"/></decryption-keys></validate-jwt>',
      '<decryption-keys>',
    ],
    [
      'inbound',
      '<send-request response-variable-name="a"><set-url>https://b.example</set-url><authentication-certificate thumbprint="c"/></send-request>',
      '<authentication-certificate>',
    ],
    ['inbound', '<invoke-request/>', '<invoke-request>'],
    [
      'inbound',
      '<set-variable name="a" value="Key-@(context.Api.Id)"/>',
      'text and an expression in one value',
    ],
    [
      'inbound',
      '<set-header name="a"><value>@(context.Api.Id)-@(context.Api.Name)</value></set-header>',
      'text and an expression in one value',
    ],
  ];
  for (const [section, content, what] of unsupported) {
    it(`names ${what} as unsupported`, () => {
      const { unsupported: named, errors } = check(section, content);
      assert.deepEqual([named.map((each) => each.what), errors], [[what], []]);
    });
  }
});
