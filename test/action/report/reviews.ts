/** Three plans that matter in different ways, as the report gets them. */

import { configurationChanges } from '../../../action/report/configuration-changes.ts';
import type { PlanReport } from '../../../action/report/plan-report.ts';
import { NOTHING_LEFT } from '../../../action/terraform/leftovers.ts';
import { summarizePlan } from '../../../action/terraform/plan.ts';
import type { Configuration } from '../../../policy/configuration.ts';
import type { Json } from '../../../policy/standards/json.ts';
import { configurationOf } from '../../policy/render/balancers.ts';

export const BEFORE = configurationOf();
/** Address of the service in every plan. */
export const SERVICE = 'module.gateway.azurerm_api_management.gateway';

export type Review = {
  readonly after: Configuration;
  readonly report: PlanReport;
};

function resource(address: string, action: string): Json {
  const type = /(?:^|\.)([a-z]+_[a-z_]+)\./.exec(address)?.[1] ?? '';
  const actions = action === 'replace' ? ['delete', 'create'] : [action];
  return { address, type, change: { actions, before: { name: 'a' }, after: { name: 'b' } } };
}

function review(resources: readonly Json[], more: Partial<Configuration>): Review {
  const after = { ...BEFORE, ...more };
  return {
    after,
    report: {
      title: 'Load balancer prod: plan',
      origin: 'Commit `abc`',
      summary: summarizePlan(
        { format_version: '1.2', resource_changes: resources },
        (value) => value,
      ),
      losses: [],
      refusal: undefined,
      balancer: undefined,
      warnings: [],
      changes: configurationChanges(BEFORE, after),
      traffic: [],
      recovery: NOTHING_LEFT,
    },
  };
}

export const REVIEWS = {
  /** The SKU of another family. */
  'replaced-service': review(
    [
      resource('module.gateway.azurerm_api_management_backend.backend["japan"]', 'create'),
      resource('module.gateway.azurerm_api_management_named_value.identity_client_id', 'create'),
      resource('module.gateway.azurerm_api_management_api.openai', 'create'),
      resource(SERVICE, 'replace'),
    ],
    { gateway: { ...BEFORE.gateway, sku: 'Premium_1' } },
  ),
  'added-consumer': review(
    [
      resource('module.gateway.azapi_resource.subscription["team-b"]', 'create'),
      resource('module.gateway.azurerm_api_management_api_policy.openai', 'update'),
    ],
    {
      consumers: {
        ...BEFORE.consumers,
        'team-b': { models: undefined, tokensPerMinute: 20_000 },
      },
    },
  ),
  'changed-strategy': review(
    [resource('module.gateway.azurerm_api_management_api_policy.openai', 'update')],
    { balancing: { ...BEFORE.balancing, strategy: 'weighted' } },
  ),
} as const;
