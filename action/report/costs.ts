/**
 * What it costs that something is destroyed or replaced: keys, the host name, time without service. Terraform's table shows the
 * replacement of the whole service as one row among many; here it is the first thing that is said.
 */
import type { Loss } from '../terraform/losses.ts';
import type { ResourceChange } from '../terraform/plan.ts';
import { costOfLoss } from './losses.ts';
import { code, plain } from './markdown.ts';

type Cost = {
  readonly type: string;
  /** Of the address, where the type alone does not tell. */
  readonly name?: RegExp;
  readonly destroyed: string;
  /** Undefined: the same. */
  readonly replaced?: string;
};

/** Most costly first. What is not in it costs nothing that callers or operators would miss. */
export const COSTS: readonly Cost[] = [
  {
    type: 'azurerm_resource_group',
    destroyed: 'everything in it goes with it: gateway, keys, vault, logs',
  },
  {
    type: 'azurerm_api_management',
    destroyed: 'the gateway goes: nobody is served, and all consumers’ keys end',
    replaced:
      'the gateway is built anew: until it stands (minutes on v2 tiers, up to an hour on the classic ones) nobody is served, all consumers’ keys end, and its host name may change',
  },
  {
    type: 'azurerm_api_management_api',
    destroyed: 'the API goes: every call gets 404',
    replaced: 'every call gets 404 until the API is there again, some seconds',
  },
  {
    type: 'azurerm_api_management_api_policy',
    destroyed: 'calls are no longer balanced, and callers’ keys reach the accounts',
    replaced: 'the API is taken from its consumers until its policy is back: 401, some seconds',
  },
  {
    type: 'azurerm_api_management_product',
    destroyed: 'its subscriptions go with it: their keys end',
  },
  {
    type: 'azapi_resource',
    name: /\.subscription\[/,
    destroyed: 'the consumer’s keys end',
    replaced: 'the consumer’s keys end and new ones are made',
  },
  {
    type: 'azurerm_user_assigned_identity',
    name: /azurerm_user_assigned_identity\.gateway(\[0\])?$/,
    destroyed: 'the gateway can no longer call the accounts',
    replaced: 'a new identity needs its roles first: accounts refuse the gateway for some minutes',
  },
  {
    type: 'azurerm_key_vault',
    destroyed: 'the vault goes, with the consumers’ current keys (soft-deleted)',
    replaced: 'a new vault: applications must read their keys from another address',
  },
  {
    type: 'azurerm_role_assignment',
    name: /\.openai_user\[/,
    destroyed: 'the gateway can no longer call this account',
    replaced: 'this account refuses the gateway until the new assignment is in force, some minutes',
  },
  {
    type: 'azapi_resource_action',
    name: /\.backend_removal\[/,
    destroyed: 'the backend goes, once the policy names it no more',
    replaced:
      'the backend is deleted while the policy names it: Azure refuses, at every further apply. Do not apply',
  },
  {
    type: 'azapi_resource_action',
    name: /\.pool_removal\[/,
    destroyed: 'the pool goes, once the policy names it no more',
    replaced:
      'the pool is deleted while the policy names it: Azure refuses, at every further apply. Do not apply',
  },
  { type: 'azapi_resource', name: /\.function_app$/, destroyed: 'keys are no longer rotated' },
  {
    type: 'azapi_resource',
    name: /\.storage$/,
    destroyed: 'the rotation loses its package and its lease',
  },
  { type: 'azurerm_application_insights', destroyed: 'traces and metrics of before are gone' },
  {
    type: 'azapi_resource',
    name: /\.log_workspace(\[0\])?$/,
    destroyed: 'logs of before are gone',
  },
];

/**
 * @param losses what no later apply gives back, which is told with its particulars
 * @returns Markdown, one line for each thing that is missed, the most costly first
 */
export function costsOf(
  resources: readonly ResourceChange[],
  losses: readonly Loss[] = [],
): readonly string[] {
  const gone = resources.filter(
    ({ action, address }) =>
      (action === 'delete' || action === 'replace') &&
      !losses.some((loss) => loss.address === address || takesAlong(loss, address)),
  );
  const others = COSTS.flatMap((cost) => {
    const hit = gone.filter(
      ({ type, address, deposed }) =>
        type === cost.type && deposed === undefined && (cost.name?.test(address) ?? true),
    );
    return hit.map(({ address, action }) => {
      const text = action === 'replace' ? (cost.replaced ?? cost.destroyed) : cost.destroyed;
      return `**${action}** ${code(address)}: ${text}`;
    });
  });
  return [
    ...losses.map((loss) => `**${loss.action}** ${code(loss.address)}: ${plain(costOfLoss(loss))}`),
    ...others,
  ];
}

/** With the group goes everything, with the service what is in its module. */
function takesAlong({ kind, address: lost }: Loss, address: string): boolean {
  if (kind === 'resource group') return true;
  const module = lost.split('.').slice(0, -2).join('.');
  return kind === 'service' && module !== '' && address.startsWith(`${module}.`);
}
