/**
 * What an apply makes, by resource type: the providers that must be registered, and the actions that whoever applies must be allowed,
 * follow from it. A test holds it against the Terraform files.
 */
import type { Configuration } from '../../policy/configuration.ts';
import type { Path } from '../config/path.ts';

export type Purpose = 'plan' | 'apply' | 'destroy';

/** Actions that are needed at one place. */
export type Need = {
  /** Resource id, or that of a resource group or a subscription. */
  readonly scope: string;
  /** The key of `load-balancer.yml` that is to blame for the place. */
  readonly path: Path;
  readonly actions: readonly string[];
};

const SERVICE = 'Microsoft.ApiManagement/service';
const IDENTITY = 'Microsoft.ManagedIdentity/userAssignedIdentities';
const VAULT = 'Microsoft.KeyVault/vaults';
const STORAGE = 'Microsoft.Storage/storageAccounts';
const SITE = 'Microsoft.Web/sites';
const ASSIGNMENT = 'Microsoft.Authorization/roleAssignments';
const EVENTS = 'Microsoft.EventGrid/eventSubscriptions';
const DEFINITION = 'Microsoft.Authorization/roleDefinitions';

/** What stands in the service. */
const SERVICE_PARTS = [
  `${SERVICE}/apis`,
  `${SERVICE}/apis/policies`,
  `${SERVICE}/apis/diagnostics`,
  `${SERVICE}/backends`,
  `${SERVICE}/loggers`,
  `${SERVICE}/namedValues`,
  `${SERVICE}/products`,
  `${SERVICE}/products/apis`,
  `${SERVICE}/subscriptions`,
];

const ROTATION = [
  STORAGE,
  `${STORAGE}/blobServices/containers`,
  'Microsoft.Web/serverfarms',
  SITE,
  `${SITE}/config`,
  `${SITE}/basicPublishingCredentialsPolicies`,
  'Microsoft.Insights/scheduledQueryRules',
  IDENTITY,
];

/** What comes with its parent, and is written but neither made nor deleted. */
const NEVER_DELETED = [`${SITE}/config`, `${SITE}/basicPublishingCredentialsPolicies`];

/** Types that stand in the resource group, besides what stands in an existing service. */
function typesInGroup({ rotation, estate }: Configuration): readonly string[] {
  const { existing = {} } = estate ?? {};
  return [
    'Microsoft.Insights/components',
    ASSIGNMENT,
    ...(existing.resourceGroup === undefined
      ? ['Microsoft.Resources/subscriptions/resourceGroups']
      : []),
    ...(existing.service === undefined ? [SERVICE, ...SERVICE_PARTS, IDENTITY] : []),
    ...(existing.workspace === undefined ? ['Microsoft.OperationalInsights/workspaces'] : []),
    ...(rotation === undefined ? [] : ROTATION),
    ...(rotation !== undefined && existing.vault === undefined
      ? [VAULT, ...eventsOf(rotation)]
      : []),
  ];
}

/** What stands at the vault. */
function eventsOf(rotation: Configuration['rotation']): readonly string[] {
  return rotation?.notify === undefined ? [] : [EVENTS];
}

/** Namespaces that an existing vault's subscription must have registered besides the vault's. */
export function namespacesAtVault({ rotation }: Configuration): readonly string[] {
  return eventsOf(rotation).map((type) => type.split('/')[0] ?? '');
}

/** Namespaces that the subscription must have registered; an existing resource's are. */
export function namespacesOf(configuration: Configuration): readonly string[] {
  const always = ['Microsoft.Authorization', 'Microsoft.Resources'];
  const namespaces = typesInGroup(configuration).map((type) => type.split('/')[0] ?? '');
  return [...new Set(namespaces)].filter((namespace) => !always.includes(namespace)).toSorted();
}

/**
 * @param subscriptionId where everything is made
 * @param stateful whether the gateway gets the role for what accounts keep
 */
export function needsOf(
  configuration: Configuration,
  subscriptionId: string,
  purpose: Purpose,
  stateful: boolean,
): readonly Need[] {
  const { rotation, estate, gateway } = configuration;
  const { existing = {} } = estate ?? {};
  const acts = (types: readonly string[]) => types.flatMap((type) => actionsOn(type, purpose));
  const roles = rotation !== undefined || stateful ? [DEFINITION] : [];
  const destroys = purpose === 'destroy';
  const subscription = `/subscriptions/${subscriptionId}`;
  const classic = purpose !== 'plan' || /^(Developer|Basic|Standard|Premium)_/.test(gateway.sku);
  const needs: readonly Need[] = [
    {
      scope: existing.resourceGroup ?? subscription,
      path: existing.resourceGroup === undefined ? [] : ['resourceGroup', 'existing'],
      actions: [
        ...acts(typesInGroup(configuration)),
        ...(purpose === 'apply' ? usesIn(configuration) : []),
        // azurerm reads these of a classic service, also in a plan.
        ...(existing.service === undefined && classic && purpose === 'plan'
          ? [`${SERVICE}/portalsettings/listSecrets/action`, `${SERVICE}/tenant/listSecrets/action`]
          : []),
      ],
    },
    {
      scope: subscription,
      path: [],
      actions: [
        ...acts(roles),
        ...(destroys && existing.service === undefined
          ? ['Microsoft.ApiManagement/locations/deletedservices/delete']
          : []),
        ...(destroys && rotation !== undefined && existing.vault === undefined
          ? ['Microsoft.KeyVault/locations/deletedVaults/purge/action']
          : []),
      ],
    },
    ...needsOfExisting(configuration, purpose),
  ];
  return needs.flatMap((need) =>
    need.actions.length === 0 ? [] : [{ ...need, actions: [...new Set(need.actions)] }],
  );
}

/** What is done to each resource that the user names. */
function needsOfExisting(
  { accounts, rotation, estate }: Configuration,
  purpose: Purpose,
): readonly Need[] {
  const { service, workspace, vault } = estate?.existing ?? {};
  const acts = (types: readonly string[]) => types.flatMap((type) => actionsOn(type, purpose));
  const needs: Need[] = [];
  if (service !== undefined) {
    needs.push({
      scope: service,
      path: ['gateway', 'existing'],
      actions: [
        `${SERVICE}/read`,
        ...acts(SERVICE_PARTS),
        ...(rotation === undefined ? [] : acts([ASSIGNMENT])),
      ],
    });
  }
  if (workspace !== undefined) {
    needs.push({
      scope: workspace,
      path: ['logs', 'existing'],
      actions: ['Microsoft.OperationalInsights/workspaces/read'],
    });
  }
  if (vault !== undefined) {
    needs.push({
      scope: vault,
      path: ['rotation', 'vault', 'existing'],
      actions: [
        `${VAULT}/read`,
        ...acts([ASSIGNMENT, ...eventsOf(rotation)]),
        ...(purpose === 'apply' ? [`${VAULT}/secrets/read`] : []),
      ],
    });
  }
  const queue = rotation?.notify?.queue;
  if (queue !== undefined && purpose !== 'destroy') {
    needs.push({
      scope: queue.storageAccount,
      path: ['rotation', 'notify', 'queue', 'storageAccount'],
      actions: [`${STORAGE}/queueServices/queues/read`],
    });
  }
  for (const [name, { id }] of Object.entries(accounts)) {
    needs.push({ scope: id, path: ['accounts', name, 'id'], actions: acts([ASSIGNMENT]) });
  }
  return needs;
}

function actionsOn(type: string, purpose: Purpose): readonly string[] {
  const verbs = { plan: ['read'], apply: ['read', 'write', 'delete'], destroy: ['read', 'delete'] };
  return verbs[purpose]
    .filter((verb) => verb !== 'delete' || !NEVER_DELETED.includes(type))
    .map((verb) => `${type}/${verb}`);
}

/** What is done with what was made: identities are attached, the function gets its code and its first run. */
function usesIn({ rotation, estate }: Configuration): readonly string[] {
  return [
    ...(estate?.existing.service === undefined || rotation !== undefined
      ? [`${IDENTITY}/assign/action`]
      : []),
    ...(rotation === undefined
      ? []
      : [
          `${SITE}/publish/action`,
          `${SITE}/host/listkeys/action`,
          ...(estate?.existing.vault === undefined ? [`${VAULT}/secrets/read`] : []),
        ]),
  ];
}
