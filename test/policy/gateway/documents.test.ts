import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { PolicyErrors } from '../../../policy/document/index.ts';
import { compileDocument, createGateway, type Service } from '../../../policy/gateway/index.ts';
import { laboratory, policies, pool, service } from './laboratory.ts';

function faults(policy: string, more: Partial<Service> = {}) {
  const compilation = compileDocument(policy, {
    name: 'api openai',
    scope: 'api',
    namedValues: more.namedValues ?? new Map(),
    fragments: more.fragments ?? new Map(),
    backends: new Set(pool({ a: {} }).keys()),
  });
  return compilation.errors.map(({ message }) => message);
}

describe('a document is refused', () => {
  const inbound = (content: string) => policies({ inbound: content });
  const at = (column: number) => `api openai, line 1, column ${column}: `;
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    [
      'with an unknown policy',
      inbound('<set-heder/>'),
      [`${at(20)}<set-heder> is not a policy (did you mean "set-header"?)`],
    ],
    [
      'with a policy that is not supported',
      inbound('<xsl-transform/>'),
      [`${at(20)}unsupported: <xsl-transform>; it transforms XML`],
    ],
    [
      'with an unknown attribute',
      inbound('<set-variable name="a" value="b" values="c"/>'),
      [`${at(53)}<set-variable> has no attribute "values" (did you mean "value"?)`],
    ],
    [
      'without a required attribute',
      inbound('<set-variable name="a"/>'),
      [`${at(20)}<set-variable> needs the attribute "value"`],
    ],
    [
      'with an unknown child',
      inbound('<set-header name="a"><value>1</value><values/></set-header>'),
      [`${at(57)}<set-header> takes no <values> (did you mean "value"?)`],
    ],
    [
      'with a value out of range',
      inbound(
        '<retry condition="true" count="51" interval="0"><trace source="s"><message>m</message></trace></retry>',
      ),
      [`${at(51)}the attribute "count" must be a whole number from 1 to 50, not "51"`],
    ],
    [
      'with a policy in a section that does not take it',
      inbound('<forward-request/>'),
      [`${at(20)}<forward-request> is not allowed in <inbound>`],
    ],
    [
      'with a policy that only another one may hold',
      inbound('<set-url>https://x.example</set-url>'),
      [`${at(20)}<set-url> is not allowed in <inbound>`],
    ],
    [
      'with two policies in backend',
      policies({ backend: '<base/><forward-request/>' }),
      [
        'api openai, line 1, column 53: the backend section allows only one policy to be specified; put the others inside of it, as in <retry>',
      ],
    ],
    [
      'with an unknown section',
      '<policies><inbounds/></policies>',
      [`${at(11)}<inbounds> is no section of a policy (did you mean "inbound"?)`],
    ],
    [
      'with a section twice',
      '<policies><inbound/><inbound/></policies>',
      [`${at(21)}a second <inbound> section`],
    ],
    ['with text where none belongs', inbound('hello<base/>'), [`${at(20)}<inbound> takes no text`]],
    ['that is not a policy at all', '<html/>', [`${at(1)}expected <policies>, found <html>`]],
    [
      'with a backend that does not exist',
      inbound('<set-backend-service backend-id="b"/>'),
      [`${at(53)}there is no backend "b"`],
    ],
    [
      'with a named value that does not exist',
      inbound('<set-variable name="a" value="{{nowhere}}"/>'),
      [`${at(50)}there is no named value "nowhere"`],
    ],
    [
      'with a Liquid template',
      inbound('<set-body template="liquid">{{body.a}}</set-body>'),
      [`${at(20)}unsupported: Liquid templates`],
    ],
    [
      'with an expression where none is taken',
      inbound('<set-variable name="@(1)" value="b"/>'),
      [`${at(34)}the attribute "name" takes no expression`],
    ],
  ];
  for (const [title, policy, expected] of cases) {
    it(title, () => assert.deepEqual(faults(policy), expected));
  }

  it('with all of its faults at once', () => {
    assert.equal(faults(inbound('<a/><b/><choose/>')).length, 3);
  });

  it('with fragments that make it too long', () => {
    const fragments = new Map([
      ['long', `<fragment>${'<rewrite-uri template="/x"/>'.repeat(400)}</fragment>`],
    ]);
    const errors = faults(inbound('<include-fragment fragment-id="long"/>'.repeat(60)), {
      fragments,
    });
    assert.equal(errors.length, 1);
    assert.match(errors[0] ?? '', /more than 20000 policies/);
  });

  it('with faults of a fragment named after the fragment', () => {
    const fragments = new Map([
      ['bad', '<fragment>\n  <nonsense/>\n</fragment>'],
      ['nested', '<fragment><include-fragment fragment-id="bad"/></fragment>'],
    ]);
    const included = (id: string) =>
      faults(inbound(`<include-fragment fragment-id="${id}"/>`), { fragments });
    assert.deepEqual(included('bad'), [
      'fragment bad, line 2, column 3: <nonsense> is not a policy',
    ]);
    assert.deepEqual(included('nested'), [
      'fragment nested, line 1, column 11: a fragment cannot include another one',
    ]);
    assert.match(included('none')[0] ?? '', /no fragment "none"/);
  });

  it('before the gateway starts, or is updated, and the old version goes on', async () => {
    const good = laboratory({ policy: policies({}) });
    const bad = service({
      policy: policies({ inbound: '<a/>' }),
      service: { policy: '<policies><inbound><base/></inbound></policies>' },
    });
    assert.throws(
      () => good.gateway.update(bad),
      (error: unknown) =>
        error instanceof PolicyErrors &&
        error.errors.length === 2 &&
        /not allowed in global/.test(error.message),
    );
    assert.equal((await good.send('/openai/x')).status, 200);
    assert.throws(
      () =>
        createGateway(bad, {
          clock: good.clock,
          random: Math.random,
          transport: async () => {
            throw new Error();
          },
          identityToken: async () => '',
        }),
      PolicyErrors,
    );
  });
});

describe('any document', () => {
  const name = fc.constantFrom(
    'policies',
    'inbound',
    'backend',
    'base',
    'choose',
    'when',
    'set-header',
    'value',
    'retry',
    'set-body',
    'include-fragment',
    'constructor',
    '__proto__',
    'toString',
    'cors',
    'validate-jwt',
    'x',
  );
  const attribute = fc.tuple(
    fc.constantFrom('name', 'condition', 'count', 'id', 'fragment-id', '__proto__', 'template'),
    fc.constantFrom('1', 'true', 'self', '{{x}}', '@(1)', ''),
  );
  const { node } = fc.letrec<{ node: string }>((tie) => ({
    node: fc
      .tuple(
        name,
        fc.uniqueArray(attribute, { maxLength: 3, selector: ([key]) => key }),
        fc.oneof({ maxDepth: 3 }, fc.constant(''), tie('node')),
        fc.oneof({ maxDepth: 3 }, fc.constant('text'), tie('node')),
      )
      .map(([tag, attributes, first, second]) => {
        const written = attributes.map(([key, value]) => ` ${key}="${value}"`).join('');
        return `<${tag}${written}>${first}${second}</${tag}>`;
      }),
  }));

  it('is compiled, or refused with positions; nothing is thrown', () => {
    fc.assert(
      fc.property(node, (inner) => {
        for (const policy of [inner, policies({ inbound: inner })]) {
          const { document, errors } = compileDocument(policy, {
            name: 'any',
            scope: 'api',
            namedValues: new Map(),
            fragments: new Map([['self', `<fragment>${inner}</fragment>`]]),
            backends: undefined,
          });
          assert.equal(document === undefined, errors.length > 0);
          assert.ok(errors.every(({ line, column }) => line >= 1 && column >= 1));
        }
      }),
      { numRuns: 300, seed: 42 },
    );
  });
});

describe('sections and scopes', () => {
  it('without <base/> leave the outer scopes out', async () => {
    const lab = laboratory({
      policy: '<policies><inbound/><backend><base/></backend><outbound/><on-error/></policies>',
      service: {
        policy:
          '<policies><inbound><set-header name="x-global"><value>1</value></set-header></inbound><backend><forward-request/></backend><outbound/></policies>',
      },
    });
    await lab.send('/openai/x');
    assert.equal(lab.calls[0]?.headers.has('x-global'), false);
  });

  it('that a document leaves out are those of the outer scope', async () => {
    const lab = laboratory({ policy: '<policies><inbound><base/></inbound></policies>' });
    assert.equal((await lab.send('/openai/x')).status, 200);
    assert.equal(lab.calls.length, 1);
  });

  it('with neither <base/> nor forward-request in backend answer 200, empty, without a call, and say why', async () => {
    // The shape of the article that this project grew from: a backend section which only chooses a backend.
    const lab = laboratory({
      policy: policies({
        backend:
          '<choose><when condition="true"><set-backend-service base-url="https://account1.example/"/></when></choose>',
      }),
    });
    const { status, text } = await lab.send('/openai/x', { body: '{}' });
    assert.deepEqual([status, text, lab.calls.length], [200, '', 0]);
    assert.ok(
      lab.trace.some(
        ({ message }) =>
          message ===
          'the request was not forwarded: the backend section of api openai has neither <base/> nor <forward-request/>, so the response is an empty 200',
      ),
    );
  });

  it('run fragments in their place, named values filled in', async () => {
    const lab = laboratory({
      policy: policies({ inbound: '<base/><include-fragment fragment-id="mark"/>' }),
      service: {
        namedValues: new Map([['who', 'me']]),
        fragments: new Map([
          [
            'mark',
            '<fragment><set-header name="x-who"><value>{{who}}</value></set-header></fragment>',
          ],
        ]),
      },
    });
    await lab.send('/openai/x');
    assert.deepEqual(lab.calls[0]?.headers.get('x-who'), ['me']);
  });
});

describe('errors', () => {
  const failing = policies({
    inbound: `<base/><choose><when condition="false"/></choose><choose>
      <when condition="false"/><when condition="true">
        <check-header name="x-a" id="must-have" failed-check-httpcode="418" failed-check-error-message="No tea" ignore-case="true"/>
      </when></choose>`,
    onError: '<base/><set-header name="x-on-error"><value>ran</value></set-header>',
  });

  it('go to on-error and leave the documented shape', async () => {
    const { status, text, headers } = await laboratory({ policy: failing }).send('/openai/x');
    assert.deepEqual([status, JSON.parse(text)], [418, { statusCode: 418, message: 'No tea' }]);
    assert.deepEqual(headers.get('x-on-error'), ['ran']);
  });

  it('say in the trace which policy it was, and where', async () => {
    const lab = laboratory({ policy: failing });
    await lab.send('/openai/x');
    const { path, section, scope, data } =
      lab.trace.find(({ message }) => message.startsWith('error')) ?? {};
    assert.deepEqual(
      { path, section, scope, line: data?.line },
      { path: 'choose[2]/when[2]/check-header[1]', section: 'inbound', scope: 'api', line: 3 },
    );
  });

  it('of the gateway tell the caller an activity id and nothing else', async () => {
    const lab = laboratory({
      hosts: {
        'service.example': () => {
          throw new Error('connect ECONNREFUSED secret-host');
        },
      },
    });
    const { status, text } = await lab.send('/openai/x');
    assert.equal(status, 500);
    assert.deepEqual(JSON.parse(text), {
      statusCode: 500,
      message: 'Internal server error',
      activityId: '80000000-8000-4000-8000-000080000000',
    });
  });

  it('inside of on-error end there', async () => {
    const lab = laboratory({
      policy: policies({
        inbound:
          '<check-header name="a" failed-check-httpcode="401" failed-check-error-message="first" ignore-case="true"/>',
        onError:
          '<send-request response-variable-name="r"><set-url>relative</set-url></send-request>',
      }),
    });
    assert.equal((await lab.send('/openai/x')).status, 500);
  });
});
