/** What an apply makes under a name of its own: where it will stand, and which key of `load-balancer.yml` says what it is called. */
import type { Configuration } from '../../policy/configuration.ts';
import type { Path } from '../config/path.ts';
import { type Kind, keyOf, nameOf, suffixOf } from '../names.ts';

export type Made = {
  readonly kind: MadeKind;
  readonly name: string;
  readonly id: string;
  /** The key that the name follows from. */
  readonly path: Path;
};

export type AllMade = {
  /** Undefined: it exists. */
  readonly group: Made | undefined;
  readonly groupId: string;
  readonly inGroup: readonly Made[];
  /** Names of role definitions, which are unique in the tenant. */
  readonly roles: readonly { readonly roleName: string; readonly address: string }[];
};

/** Alerts go by this name with another at its end, and are never in anybody's way. */
export type MadeKind = Exclude<Kind, 'rotation_alerts'>;

type Place = {
  readonly type: string;
  readonly apiVersion: string;
  /** In the shipped module; a test holds it against the Terraform files. */
  readonly address: string;
  readonly label: string;
  /** The key that names one that exists. */
  readonly existing?: string;
};

export const PLACES: Readonly<Record<MadeKind, Place>> = {
  resource_group: {
    type: 'Microsoft.Resources/resourceGroups',
    address: 'azurerm_resource_group.load_balancer[0]',
    apiVersion: '2024-03-01',
    label: 'resource group',
    existing: 'resourceGroup.existing',
  },
  api_management: {
    type: 'Microsoft.ApiManagement/service',
    address: 'module.gateway.azurerm_api_management.gateway[0]',
    apiVersion: '2024-05-01',
    label: 'API Management service',
    existing: 'gateway.existing',
  },
  gateway_identity: {
    type: 'Microsoft.ManagedIdentity/userAssignedIdentities',
    address: 'module.gateway.azurerm_user_assigned_identity.gateway[0]',
    apiVersion: '2023-01-31',
    label: 'user-assigned identity',
  },
  log_workspace: {
    type: 'Microsoft.OperationalInsights/workspaces',
    address: 'azapi_resource.log_workspace[0]',
    apiVersion: '2023-09-01',
    label: 'Log Analytics workspace',
    existing: 'logs.existing',
  },
  application_insights: {
    type: 'Microsoft.Insights/components',
    address: 'azurerm_application_insights.load_balancer',
    apiVersion: '2020-02-02',
    label: 'Application Insights component',
  },
  key_vault: {
    type: 'Microsoft.KeyVault/vaults',
    address: 'module.rotation[0].azurerm_key_vault.keys[0]',
    apiVersion: '2023-07-01',
    label: 'Key Vault',
    existing: 'rotation.vault.existing',
  },
  storage_account: {
    type: 'Microsoft.Storage/storageAccounts',
    address: 'module.rotation[0].azapi_resource.storage',
    apiVersion: '2023-05-01',
    label: 'storage account',
  },
  function_app: {
    type: 'Microsoft.Web/sites',
    address: 'module.rotation[0].azapi_resource.function_app',
    apiVersion: '2024-04-01',
    label: 'function app',
  },
  service_plan: {
    type: 'Microsoft.Web/serverfarms',
    address: 'module.rotation[0].azurerm_service_plan.rotation',
    apiVersion: '2024-04-01',
    label: 'App Service plan',
  },
  rotation_identity: {
    type: 'Microsoft.ManagedIdentity/userAssignedIdentities',
    address: 'module.rotation[0].azurerm_user_assigned_identity.rotation',
    apiVersion: '2023-01-31',
    label: 'user-assigned identity',
  },
};

/**
 * @param subscriptionId where everything is made
 * @param stateful whether the gateway gets the role for what accounts keep
 */
export function madeBy(
  configuration: Configuration,
  subscriptionId: string,
  stateful: boolean,
): AllMade {
  const { environment, location, rotation, estate } = configuration;
  const { existing = {}, naming = {} } = estate ?? {};
  const suffix = suffixOf(subscriptionId, environment, location);
  const called = (kind: Kind) => nameOf(kind, { environment, location, naming }, suffix);
  const groupId =
    existing.resourceGroup ??
    `/subscriptions/${subscriptionId}/resourceGroups/${called('resource_group')}`;
  const made = (kind: MadeKind): Made => ({
    kind,
    name: called(kind),
    id:
      kind === 'resource_group'
        ? groupId
        : `${groupId}/providers/${PLACES[kind].type}/${called(kind)}`,
    path: pathOf(kind, naming),
  });
  const kinds: readonly MadeKind[] = [
    'application_insights',
    ...(existing.workspace === undefined ? (['log_workspace'] as const) : []),
    ...(existing.service === undefined ? (['api_management', 'gateway_identity'] as const) : []),
    ...(rotation === undefined
      ? []
      : (['storage_account', 'function_app', 'service_plan', 'rotation_identity'] as const)),
    ...(rotation === undefined || existing.vault !== undefined ? [] : (['key_vault'] as const)),
  ];
  const role = (what: string, address: string) => ({
    roleName: `${environment}-${suffix} ${what}`,
    address,
  });
  return {
    group: existing.resourceGroup === undefined ? made('resource_group') : undefined,
    groupId,
    inGroup: kinds.map(made),
    roles: [
      ...(stateful
        ? [role('Azure OpenAI state', 'module.gateway.azapi_resource.state_role[0]')]
        : []),
      ...(rotation === undefined
        ? []
        : [
            role(
              'subscription key rotation',
              'module.rotation[0].azapi_resource.key_rotation_role',
            ),
            role('secret writer', 'module.rotation[0].azapi_resource.secret_writer_role'),
          ]),
    ],
  };
}

function pathOf(kind: Kind, naming: Readonly<Record<string, string>>): Path {
  if (naming[keyOf(kind)] !== undefined) return ['naming', keyOf(kind)];
  return naming.pattern === undefined ? ['environment'] : ['naming', 'pattern'];
}

/** What to do about a name, besides what is to be done about whoever has it. */
export function choose(path: Path): string {
  return path[0] === 'environment'
    ? 'choose another environment'
    : `choose another ${path.join('.')}`;
}
