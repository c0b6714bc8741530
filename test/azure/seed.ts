/** What exists before anybody does anything: subscriptions, Azure OpenAI accounts, a place for Terraform's state. */
import { ROLE_ASSIGNMENT } from './access/access.ts';
import { BUILT_IN_ROLES } from './access/roles.ts';
import { ACCOUNT } from './arm/cognitive-services.ts';
import type { Azure } from './azure.ts';
import { CONTAINER, STORAGE_ACCOUNT } from './blobs/data-plane.ts';
import { type JsonObject, textAt } from './json.ts';
import { nameOf, RESOURCE_GROUP, SUBSCRIPTION } from './resource-id.ts';

export type DeploymentOptions = {
  /** Default: the deployment's name. */
  readonly model?: string;
  /** Left out: no limit. */
  readonly tokensPerMinute?: number;
  readonly requestsPerMinute?: number;
};

export type AccountOptions = {
  readonly name: string;
  /** Default: `https://<name>.openai.azure.com/`, the name being the custom subdomain as well. */
  readonly endpoint?: string;
  readonly location: string;
  /** Default: the subscription that Terraform works in. */
  readonly subscriptionId?: string;
  /** Default: `openai`. */
  readonly resourceGroup?: string;
  readonly deployments: Readonly<Record<string, DeploymentOptions>>;
};

export type StateBackend = {
  readonly resource_group_name: string;
  readonly storage_account_name: string;
  readonly container_name: string;
};

const STATE: StateBackend = {
  resource_group_name: 'state',
  storage_account_name: 'localazurestate',
  container_name: 'tfstate',
};

export function accountId(azure: Azure, account: AccountOptions): string {
  const { name, subscriptionId = azure.subscriptionId, resourceGroup = 'openai' } = account;
  return `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}/providers/${ACCOUNT}/${name}`;
}

export function endpointOf({ name, endpoint }: AccountOptions): string {
  return endpoint ?? `https://${name}.openai.azure.com/`;
}

/**
 * Writes the documents that are not there. The operator is Owner of every subscription, which gives no access to data: for the state
 * container it has a data role of its own, as on Azure.
 */
export function seed(azure: Azure, accounts: readonly AccountOptions[]): StateBackend {
  seedState(azure);
  for (const account of accounts) {
    if (accounts.some((other) => other !== account && endpointOf(other) === endpointOf(account))) {
      throw new Error(`Two accounts answer at ${endpointOf(account)}: their hosts must differ.`);
    }
    seedAccount(azure, account);
  }
  return STATE;
}

function seedState(azure: Azure): void {
  const state = seedGroup(azure, azure.subscriptionId, STATE.resource_group_name, 'japaneast');
  const storage = `${state}/providers/${STORAGE_ACCOUNT}/${STATE.storage_account_name}`;
  put(azure, storage, STORAGE_ACCOUNT, state, {
    location: 'japaneast',
    kind: 'StorageV2',
    sku: { name: 'Standard_LRS', tier: 'Standard' },
    properties: {
      allowSharedKeyAccess: false,
      primaryEndpoints: { blob: `https://${STATE.storage_account_name}.blob.core.windows.net/` },
    },
  });
  const container = `${storage}/blobServices/default/containers/${STATE.container_name}`;
  put(azure, container, CONTAINER, `${storage}/blobServices/default`, {
    properties: { publicAccess: 'None' },
  });
  assign(azure, container, 'Storage Blob Data Contributor');
}

function seedAccount(azure: Azure, account: AccountOptions): void {
  const { location, subscriptionId = azure.subscriptionId, resourceGroup = 'openai' } = account;
  const parent = seedGroup(azure, subscriptionId, resourceGroup, location);
  const id = accountId(azure, account);
  const endpoint = endpointOf(account);
  const [subdomain = ''] = endpoint.replace('https://', '').split('.');
  if (!/^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/.test(subdomain)) {
    throw new Error(`'${subdomain}' cannot be a host name: lower-case letters, digits and dashes.`);
  }
  // Also what is there already: its options may say something else by now.
  const body = {
    location,
    kind: 'OpenAI',
    sku: { name: 'S0' },
    properties: {
      provisioningState: 'Succeeded',
      endpoint,
      customSubDomainName: subdomain,
      disableLocalAuth: true,
      publicNetworkAccess: 'Enabled',
    },
  };
  azure.store.put({ id, name: nameOf(id), type: ACCOUNT, parent, body, secrets: {} });
  for (const [deployment, { model = deployment }] of Object.entries(account.deployments)) {
    put(azure, `${id}/deployments/${deployment}`, `${ACCOUNT}/deployments`, id, {
      sku: { name: 'Standard' },
      properties: {
        model: { format: 'OpenAI', name: model },
        provisioningState: 'Succeeded',
      },
    });
  }
}

function seedGroup(azure: Azure, subscriptionId: string, name: string, location: string): string {
  const parent = `/subscriptions/${subscriptionId}`;
  put(azure, parent, SUBSCRIPTION, '', {
    subscriptionId,
    tenantId: azure.tenantId,
    displayName: 'Local Azure',
    state: 'Enabled',
  });
  assign(azure, parent, 'Owner');
  const id = `${parent}/resourceGroups/${name}`;
  put(azure, id, RESOURCE_GROUP, parent, {
    location,
    tags: {},
    properties: { provisioningState: 'Succeeded' },
  });
  return id;
}

/** Leaves alone what is there. */
function put(azure: Azure, id: string, type: string, parent: string, body: JsonObject): void {
  if (azure.store.get(id) !== undefined) return;
  azure.store.put({ id, name: nameOf(id), type, parent, body, secrets: {} });
}

function assign(azure: Azure, scope: string, roleName: string): void {
  const role = BUILT_IN_ROLES.find((candidate) => candidate.roleName === roleName);
  const principalId = azure.directory.operator.objectId;
  const isThere = azure.store.children(scope, ROLE_ASSIGNMENT).some(({ body }) => {
    const of = (key: string) => textAt(body, 'properties', key);
    return of('principalId') === principalId && of('roleDefinitionId')?.endsWith(`/${role?.name}`);
  });
  if (isThere) return;
  const name = azure.newGuid();
  azure.store.put({
    id: `${scope}/providers/${ROLE_ASSIGNMENT}/${name}`,
    name,
    type: ROLE_ASSIGNMENT,
    parent: scope,
    body: {
      properties: {
        roleDefinitionId: `/subscriptions/${azure.subscriptionId}/providers/Microsoft.Authorization/roleDefinitions/${role?.name}`,
        principalId,
        principalType: 'ServicePrincipal',
        scope,
      },
    },
    secrets: {},
  });
}
