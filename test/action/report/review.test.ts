/** What a reviewer reads first of three plans that matter in different ways. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { COMMENT_LIMIT, characters } from '../../../action/report/budget.ts';
import { configurationChanges } from '../../../action/report/configuration-changes.ts';
import { renderPlan } from '../../../action/report/plan-report.ts';
import type { Json } from '../../../action/terraform/json.ts';
import { summarizePlan } from '../../../action/terraform/plan.ts';
import type { Configuration } from '../../../policy/balancer.ts';
import { configurationOf } from '../../policy/render/balancers.ts';

const BEFORE = configurationOf();
const limited = { models: undefined, tokensPerMinute: undefined };

function resource(address: string, action: string): Json {
  const type = /(?:^|\.)([a-z]+_[a-z_]+)\./.exec(address)?.[1] ?? '';
  const actions = action === 'replace' ? ['delete', 'create'] : [action];
  return { address, type, change: { actions, before: { name: 'a' }, after: { name: 'b' } } };
}

function firstLines(resources: readonly Json[], after: Partial<Configuration>): readonly string[] {
  const text = renderPlan(
    {
      title: 'Load balancer prod: plan',
      origin: 'Commit `abc`',
      summary: summarizePlan(
        { format_version: '1.2', resource_changes: resources },
        (value) => value,
      ),
      balancer: undefined,
      warnings: [],
      changes: configurationChanges(BEFORE, { ...BEFORE, ...after }),
      traffic: [],
    },
    { limit: COMMENT_LIMIT, measure: characters },
  );
  return text.split('\n').slice(0, 5);
}

test('a plan that replaces the service begins with what that costs', () => {
  const replaced = 'module.gateway.azurerm_api_management.gateway';
  const others = ['backend', 'named_value', 'api'].map((name) =>
    resource(`module.gateway.azurerm_api_management_${name}.x`, 'create'),
  );
  const gateway = { ...BEFORE.gateway, sku: 'Premium_1' };
  assert.deepEqual(firstLines([...others, resource(replaced, 'replace')], { gateway }), [
    '## Load balancer prod: plan',
    '',
    '> [!CAUTION]',
    `> - **replace** \`${replaced}\`: the gateway is built anew: until it stands (minutes on v2 tiers, up to an hour on the classic ones) nobody is served, all consumers’ keys end, and its host name may change`,
    '',
  ]);
});

test('a plan that adds a consumer begins with who joins and what it may', () => {
  const added = ['product', 'subscription'].map((name) =>
    resource(`module.gateway.azurerm_api_management_${name}.consumer["team-b"]`, 'create'),
  );
  const consumers = { ...BEFORE.consumers, 'team-b': { ...limited, tokensPerMinute: 20_000 } };
  assert.deepEqual(firstLines(added, { consumers }), [
    '## Load balancer prod: plan',
    '',
    '- team\\-b joins with all models, 20,000 tokens a minute',
    '',
    '**2 to add, 0 to change, 0 to destroy**',
  ]);
});

test('a plan that changes the strategy begins with how calls will be spread', () => {
  const policy = resource('module.gateway.azurerm_api_management_api_policy.openai', 'update');
  const balancing = { ...BEFORE.balancing, strategy: 'weighted' } as const;
  assert.deepEqual(firstLines([policy], { balancing }), [
    '## Load balancer prod: plan',
    '',
    '- calls are spread by weight instead of by priority',
    '',
    '**0 to add, 1 to change, 0 to destroy**',
  ]);
});

test('what is created stands together, by type and closed, and says nothing that only Azure knows', () => {
  const created = Array.from({ length: 12 }, (_, index) => ({
    address: `azurerm_api_management_backend.b["${index}"]`,
    type: 'azurerm_api_management_backend',
    change: {
      actions: ['create'],
      before: null,
      after: { name: `b${index}`, resource_id: null, title: '', enabled: false },
      after_unknown: { id: true },
    },
  }));
  const text = renderPlan(
    {
      title: 'x',
      origin: '',
      summary: summarizePlan(
        { format_version: '1.2', resource_changes: created },
        (value) => value,
      ),
      balancer: undefined,
      warnings: [],
      changes: [],
      traffic: [],
    },
    { limit: COMMENT_LIMIT, measure: characters },
  );
  assert.equal(text.match(/^\| create \|/gm)?.length, 1);
  assert.match(text, /12 resources `azurerm_api_management_backend`/);
  assert.doesNotMatch(text, /known after apply|resource_id|enabled|title/);
});
