/** What a reviewer reads first of three plans that matter in different ways. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { COMMENT_LIMIT, characters } from '../../../action/report/budget.ts';
import { renderPlan } from '../../../action/report/plan-report.ts';
import { NOTHING_LEFT } from '../../../action/terraform/leftovers.ts';
import { summarizePlan } from '../../../action/terraform/plan.ts';
import { REVIEWS, type Review, SERVICE } from './reviews.ts';

const firstLines = ({ report }: Review): readonly string[] =>
  renderPlan(report, { limit: COMMENT_LIMIT, measure: characters }).split('\n').slice(0, 5);

test('a plan that replaces the service begins with what that costs', () => {
  assert.deepEqual(firstLines(REVIEWS['replaced-service']), [
    '## Load balancer prod: plan',
    '',
    '> [!CAUTION]',
    `> - **replace** \`${SERVICE}\`: the gateway is built anew: until it stands (minutes on v2 tiers, up to an hour on the classic ones) nobody is served, all consumers’ keys end, and its host name may change`,
    '',
  ]);
});

test('a plan that adds a consumer begins with who joins and what it may', () => {
  assert.deepEqual(firstLines(REVIEWS['added-consumer']), [
    '## Load balancer prod: plan',
    '',
    '- team\\-b joins with all models, 20,000 tokens a minute',
    '',
    '**1 to add, 1 to change, 0 to destroy**',
  ]);
});

test('a plan that changes the strategy begins with how calls will be spread', () => {
  assert.deepEqual(firstLines(REVIEWS['changed-strategy']), [
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
      losses: [],
      refusal: undefined,
      balancer: undefined,
      warnings: [],
      changes: [],
      traffic: [],
      recovery: NOTHING_LEFT,
    },
    { limit: COMMENT_LIMIT, measure: characters },
  );
  assert.equal(text.match(/^\| create \|/gm)?.length, 1);
  assert.match(text, /12 resources `azurerm_api_management_backend`/);
  assert.doesNotMatch(text, /known after apply|resource_id|enabled|title/);
});
