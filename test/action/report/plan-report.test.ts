import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bytes, COMMENT_LIMIT, characters, SUMMARY_LIMIT } from '../../../action/report/budget.ts';
import { type PlanReport, renderFailure, renderPlan } from '../../../action/report/plan-report.ts';
import { NOTHING_LEFT } from '../../../action/terraform/leftovers.ts';
import { summarizePlan } from '../../../action/terraform/plan.ts';
import type { Json } from '../../../policy/standards/json.ts';

const COMMENT = { limit: COMMENT_LIMIT, measure: characters };
const SUMMARY = { limit: SUMMARY_LIMIT, measure: bytes };

function report(
  resources: readonly Json[],
  more: { readonly [key: string]: Json } = {},
): PlanReport {
  const plan = { format_version: '1.2', resource_changes: resources, ...more };
  return {
    title: 'Load balancer prod: plan',
    origin: 'Commit `abc`',
    summary: summarizePlan(plan, (text) => text),
    losses: [],
    refusal: undefined,
    balancer: undefined,
    warnings: [],
    changes: [],
    traffic: [],
    recovery: NOTHING_LEFT,
  };
}

function change(address: string, action: string, after: Json = {}): Json {
  const actions = action === 'replace' ? ['delete', 'create'] : [action];
  return { address, type: 'azurerm_x', change: { actions, before: {}, after } };
}

/** Everything that was folded open has been closed again, and every fence as well. */
function assertWhole(markdown: string): void {
  const lines = markdown.split('\n');
  let fence = '';
  let open = 0;
  for (const line of lines) {
    const run = /^`{3,}/.exec(line)?.[0] ?? '';
    if (fence !== '') {
      if (run.length >= fence.length && line === run) fence = '';
      continue;
    }
    if (run !== '') fence = run;
    if (line.startsWith('<details')) open++;
    if (line === '</details>') open--;
  }
  assert.equal(fence, '', 'no fence is left open');
  assert.equal(open, 0, 'no section is left open');
}

const resources = fc.array(
  fc.record({
    action: fc.constantFrom('create', 'update', 'delete', 'replace', 'forget'),
    value: fc.oneof(
      fc.string({ maxLength: 200, unit: 'grapheme' }),
      fc.nat({ max: 3000 }).map((length) => '漢字🎉`\n'.repeat(length)),
    ),
    repeat: fc.nat({ max: 120 }),
  }),
  { maxLength: 8 },
);

for (const [name, size] of Object.entries({ comment: COMMENT, summary: SUMMARY })) {
  test(`whatever the plan, the ${name} keeps its limit and stays whole`, () => {
    fc.assert(
      fc.property(resources, (list) => {
        const changes = list.flatMap(({ action, value, repeat }, kind) =>
          Array.from({ length: repeat }, (_, index) =>
            change(`azurerm_x.r${kind}["${index}"]`, action, { text: value, n: index }),
          ),
        );
        const text = renderPlan(report(changes), size, '<!-- marker -->\n');
        assert.ok(size.measure(text) <= size.limit, String(size.measure(text)));
        assert.ok(text.startsWith('<!-- marker -->\n## Load balancer'));
        assertWhole(text);
      }),
      { numRuns: 15 },
    );
  });
}

test('what is left out is the least dangerous, and exactly counted', () => {
  const long = (sign: string) =>
    Array.from({ length: 60 }, (_, i) => `${sign} ${i} ${'x'.repeat(80)}`).join('\n');
  const changes = [
    ...Array.from({ length: 20 }, (_, index) =>
      change(`a.updated${index}`, 'update', { t: long('c') }),
    ),
    ...Array.from({ length: 5 }, (_, index) =>
      change(`a.replaced${index}`, 'replace', { t: long('r') }),
    ),
  ];
  const text = renderPlan(report(changes), COMMENT);

  const details = text.match(/<details><summary>/g)?.length ?? 0;
  const [, missing = ''] = /without details: (\d+) × update\./.exec(text) ?? [];
  assert.equal(details + Number(missing), 25);
  assert.ok(Number(missing) > 0);
  for (let index = 0; index < 5; index++) {
    assert.match(text, new RegExp(`summary>replace <code>a.replaced${index}<`));
  }
  assert.equal(text.match(/^\| update \|/gm)?.length, 20, 'every resource is still listed');
});

test('thousands of resources: rows go as well, and are counted by action', () => {
  const changes = [
    ...Array.from({ length: 3000 }, (_, index) =>
      change(`module.some_module.a.updated[${index}]`, 'update', { n: index }),
    ),
    ...Array.from({ length: 7 }, (_, index) => change(`a.deleted[${index}]`, 'delete')),
  ];
  const text = renderPlan(report(changes), COMMENT);
  const listed = text.match(/^\| update \|/gm)?.length ?? 0;
  const [, missing = ''] = /not listed: (\d+) × update/.exec(text) ?? [];
  assert.equal(listed + Number(missing), 3000);
  assert.equal(text.match(/^\| delete \|/gm)?.length, 7);
  assert.match(text, /0 to add, 3000 to change, 7 to destroy/);
});

const headerWith = (value: string) => `<policies>
  <inbound>
    <set-header name="Authorization"><value>${value}</value></set-header>
  </inbound>
</policies>`;

function policyChange(actions: readonly string[], before: string, after: string): Json {
  return {
    address: 'azurerm_api_management_api_policy.openai',
    type: 'azurerm_api_management_api_policy',
    change: { actions, before: { xml_content: before }, after: { xml_content: after } },
  };
}

test('a policy is shown by what changes in it, open, and its layout not at all', () => {
  const before = headerWith('@("Bearer " + "t")').replaceAll('\n', '\r\n');
  const after = headerWith('@("Bearer"+"t")').replaceAll('  ', '\t');
  const text = renderPlan(report([policyChange(['update'], before, after)]), COMMENT);
  assert.match(
    text,
    /<details open><summary>update <code>azurerm_api_management_api_policy\.openai/,
  );
  assert.ok(
    text.includes(`\`xml_content\`: 1 change by meaning

\`\`\`diff
@@ inbound > set-header "Authorization" > value, line 3: changed @@ only white space
- @("Bearer " + "t")
+ @("Bearer"+"t")
\`\`\``),
    text,
  );
});

test('a policy that only looks different says so', () => {
  const policy = headerWith('x');
  const text = renderPlan(
    report([policyChange(['update'], policy, `<!-- digest -->${policy}`)]),
    COMMENT,
  );
  assert.match(text, /`xml_content`: only layout and comments change\n/);
});

test('a policy that cannot be read is compared line by line', () => {
  const text = renderPlan(
    report([policyChange(['update'], headerWith('x'), `${headerWith('x')}\n<policies`)]),
    COMMENT,
  );
  assert.match(text, /`xml_content`: 1 line added, 0 removed/);
});

test('what somebody changed in Azure and Terraform does not see is told, with what to do', () => {
  const configured = headerWith('@("Bearer " + "t")');
  const present = headerWith('@("Bearer" + "t")');
  const planned = (there: string, variable: string) =>
    renderPlan(
      report([policyChange(['no-op'], there, there)], {
        variables: { policy: { value: variable } },
      }),
      COMMENT,
    );
  const text = planned(present, configured);
  assert.match(text, /\*\*No changes\*\*/);
  assert.match(text, /### Changed outside Terraform\n\n- .*: this plan does not undo it/);
  assert.ok(text.includes('- @("Bearer " + "t")\n+ @("Bearer" + "t")'), text);
  for (const [there, variable] of [
    [configured, configured],
    [`<!-- digest -->${configured}`, configured],
    [configured, headerWith('a root module may change the policy')],
    [configured, '<policies'],
  ] as const) {
    assert.doesNotMatch(planned(there, variable), /outside Terraform/);
  }
});

test('JSON on one line is laid out before it is compared', () => {
  const document = (weight: number) =>
    JSON.stringify({ pool: { services: [{ id: 'x'.repeat(90), weight }] } });
  const text = renderPlan(
    report([
      {
        address: 'azapi_resource.pool',
        type: 'azapi_resource',
        change: {
          actions: ['update'],
          before: { body: document(1) },
          after: { body: document(2) },
        },
      },
    ]),
    COMMENT,
  );
  assert.match(text, /^-\s+"weight": 1$/m);
  assert.match(text, /^\+\s+"weight": 2$/m);
});

test('a failure shows every diagnostic in a block nothing escapes from', () => {
  const text = renderFailure(
    {
      title: 'Load balancer prod: plan',
      origin: '',
      message: 'terraform plan failed: @octocat',
      findings: [
        { severity: 'error', file: 'a.tf', line: 3, message: 'bad\n```\n@octocat </details>' },
      ],
    },
    COMMENT,
  );
  assert.match(text, /^````\na\.tf:3: bad\n```\n@octocat <\/details>\n````$/m);
  assert.doesNotMatch(text.replaceAll(/````[\s\S]*````/g, ''), /@octocat/);
});

test('a failure keeps the lines of its message, tells how much is cut, and its errors before others’ warnings', () => {
  const message = `apply wants another plan:\n- a: update\n- b: delete\n${'x'.repeat(5000)}`;
  const text = renderFailure(
    {
      ...{ title: 'Load balancer prod: apply', origin: '', message },
      findings: [
        { severity: 'warning', message: 'a module of others is deprecated' },
        { severity: 'error', message: 'ours' },
      ],
    },
    { limit: 60_000, measure: (one) => one.length },
  );
  assert.match(
    text,
    /\*\*Failed:\*\* apply wants another plan:\n\n```\n- a: update\n- b: delete\n/,
  );
  assert.match(text, /… 1050 more characters/);
  assert.ok(text.indexOf('ours') < text.indexOf('deprecated'));
});
