/**
 * A load balancer's rotation as Terraform builds it, on the local Azure: an API Management service with consumers, a
 * vault, a container for the lease, and an identity with roles of exactly the actions that it is given.
 */

import type { TokenCredential } from '@azure/identity';
import type { Machine } from '../../function/azure.ts';
import { property } from '../../function/errors.ts';
import type { Keys } from '../../function/ports.ts';
import type { HttpClient, PipelineResponse } from '../../function/transport.ts';
import { type LocalAzure, startLocalAzure } from '../azure/index.ts';
import {
  createGroup,
  createIdentity,
  createService,
  createVault,
  put,
  send,
} from '../azure/support/documents.ts';
import { httpHeaders, type VirtualClock, virtualClock } from './http.ts';

/** The actions of the roles that the Terraform module assigns, by what they are assigned on. */
export const actions = {
  service: [
    'Microsoft.ApiManagement/service/subscriptions/read',
    'Microsoft.ApiManagement/service/subscriptions/listSecrets/action',
    'Microsoft.ApiManagement/service/subscriptions/regeneratePrimaryKey/action',
    'Microsoft.ApiManagement/service/subscriptions/regenerateSecondaryKey/action',
  ],
  vault: [
    'Microsoft.KeyVault/vaults/secrets/getSecret/action',
    'Microsoft.KeyVault/vaults/secrets/setSecret/action',
    'Microsoft.KeyVault/vaults/secrets/readMetadata/action',
    'Microsoft.KeyVault/vaults/secrets/update/action',
  ],
  /** All that a lease needs of the role that the Functions host needs. */
  storage: ['Microsoft.Storage/storageAccounts/blobServices/containers/blobs/write'],
};

export type Actions = Readonly<Record<keyof typeof actions, readonly string[]>>;

export type Deployment = {
  readonly azure: LocalAzure;
  /** The clock of the local Azure and of runs in this process. */
  readonly clock: VirtualClock;
  /** App settings of the function. */
  readonly settings: Readonly<Record<string, string>>;
  /** The credential of a new identity that may do these things and no others. */
  readonly identity: (
    allowed: Actions,
  ) => Promise<{ readonly clientId: string; readonly credential: TokenCredential }>;
  /** Gives the operator, who may do everything at Azure Resource Manager, what a run needs besides. */
  readonly grantOperator: () => Promise<void>;
  /** This process, with the local Azure in the place of the network. */
  readonly machine: Machine;
  readonly addConsumer: (name: string) => Promise<void>;
  readonly keysOf: (consumer: string) => Promise<Keys>;
  /** The vault's current value, as the vault's owner reads it. */
  readonly published: (consumer: string) => Promise<string | undefined>;
  /** An API with one operation that the gateway answers itself; returns the operation's address. */
  readonly addApi: (name: string) => Promise<string>;
  /** Writes keys into a subscription, as a tool does that keeps them in its state. */
  readonly writeKeys: (consumer: string, keys: Keys) => Promise<void>;
};

const VAULT_URL = 'https://keys-vault.vault.azure.net';

export async function deploy(consumers: readonly string[]): Promise<Deployment> {
  const clock = virtualClock();
  const azure = await startLocalAzure({ accounts: [], clock });
  const group = await createGroup(azure);
  const service = await createService(azure);
  const vault = await createVault(azure);
  const storage = await createLeaseContainer(azure, group);
  const reader = await createIdentity(azure, 'reader');
  const grant = (scope: string, principalId: string, allowed: Partial<Actions>) =>
    assignCustomRole(azure, scope, principalId, allowed);
  await grant(vault, reader.principalId, { vault: actions.vault });
  const readerCredential = credentialOf(azure, reader.clientId);
  let identities = 0;

  const deployment: Deployment = {
    azure,
    clock,
    settings: {
      APIM_RESOURCE_ID: service,
      KEY_VAULT_URL: `${VAULT_URL}/`,
      ROTATION_SCHEDULE: '0 0 3 * * *',
      ROTATION_INTERVAL: 'P30D',
      ROTATION_SUBSCRIPTIONS: consumers.join(','),
      LEASE_CONTAINER_URL: 'https://rotationlocks.blob.core.windows.net/rotation-locks',
    },
    async identity(allowed) {
      identities += 1;
      const { clientId, principalId } = await createIdentity(azure, `rotation-${identities}`);
      await grant(service, principalId, { service: allowed.service });
      await grant(vault, principalId, { vault: allowed.vault });
      await grant(storage, principalId, { storage: allowed.storage });
      return { clientId, credential: credentialOf(azure, clientId) };
    },
    async grantOperator() {
      await grant(vault, azure.operatorId, { vault: actions.vault });
      await grant(storage, azure.operatorId, { storage: actions.storage });
    },
    machine: {
      clock,
      fetch: (input, init) => azure.fetch(String(input), init),
      httpClient: transport(azure),
      newId: () => crypto.randomUUID(),
      newKey: () => crypto.randomUUID().replaceAll('-', ''),
    },
    async addConsumer(name) {
      await put(azure, `${service}/subscriptions/${name}`, {
        properties: { displayName: name, scope: '/apis', state: 'active' },
      });
    },
    async keysOf(consumer) {
      const id = `${service}/subscriptions/${consumer}/listSecrets`;
      const { body } = await send(azure, 'POST', id);
      const { primaryKey, secondaryKey } = Object.assign(
        { primaryKey: '', secondaryKey: '' },
        body,
      );
      return { primary: primaryKey, secondary: secondaryKey, etag: '' };
    },
    published: (consumer) => published(azure, readerCredential, consumer),
    addApi: (name) => addApi(azure, service, name),
    async writeKeys(consumer, { primary, secondary }) {
      await put(azure, `${service}/subscriptions/${consumer}`, {
        properties: {
          displayName: consumer,
          scope: '/apis',
          state: 'active',
          primaryKey: primary,
          secondaryKey: secondary,
        },
      });
    },
  };
  for (const consumer of consumers) await deployment.addConsumer(consumer);
  return deployment;
}

async function published(
  azure: LocalAzure,
  credential: TokenCredential,
  consumer: string,
): Promise<string | undefined> {
  const { token } = (await credential.getToken('https://vault.azure.net/.default')) ?? {};
  const response = await azure.fetch(
    `${VAULT_URL}/secrets/subscription-key-${consumer}?api-version=7.6`,
    { headers: { authorization: `Bearer ${token}` } },
  );
  const value = property(await response.json(), 'value');
  return typeof value === 'string' ? value : undefined;
}

async function createLeaseContainer(azure: LocalAzure, group: string): Promise<string> {
  const storage = `${group}/providers/Microsoft.Storage/storageAccounts/rotationlocks`;
  await put(azure, storage, {
    location: 'japaneast',
    kind: 'StorageV2',
    sku: { name: 'Standard_LRS' },
    properties: { allowSharedKeyAccess: false },
  });
  await put(azure, `${storage}/blobServices/default/containers/rotation-locks`, {
    properties: { publicAccess: 'None' },
  });
  return storage;
}

async function addApi(azure: LocalAzure, service: string, name: string): Promise<string> {
  const description = {
    openapi: '3.0.1',
    info: { title: name, version: '1' },
    paths: {
      '/status': { get: { operationId: 'status', responses: { 200: { description: 'OK' } } } },
    },
  };
  await put(azure, `${service}/apis/${name}`, {
    properties: {
      path: name,
      format: 'openapi+json',
      value: JSON.stringify(description),
      subscriptionKeyParameterNames: { header: 'api-key', query: 'api-key' },
    },
  });
  const policy = `<policies>
    <inbound><base /><return-response><set-status code="200" reason="OK" /></return-response></inbound>
    <backend><base /></backend><outbound><base /></outbound><on-error><base /></on-error>
  </policies>`;
  await put(azure, `${service}/apis/${name}/policies/policy`, {
    properties: { format: 'rawxml', value: policy },
  });
  return `https://gateway.azure-api.net/${name}/status`;
}

async function assignCustomRole(
  azure: LocalAzure,
  scope: string,
  principalId: string,
  allowed: Partial<Actions>,
): Promise<void> {
  const subscription = `/subscriptions/${azure.subscriptionId}`;
  const role = crypto.randomUUID();
  const definition = `${subscription}/providers/Microsoft.Authorization/roleDefinitions/${role}`;
  await put(azure, definition, {
    properties: {
      type: 'CustomRole',
      roleName: `role ${role}`,
      assignableScopes: [subscription],
      permissions: [
        {
          actions: [...(allowed.service ?? [])],
          notActions: [],
          dataActions: [...(allowed.vault ?? []), ...(allowed.storage ?? [])],
          notDataActions: [],
        },
      ],
    },
  });
  await put(
    azure,
    `${scope}/providers/Microsoft.Authorization/roleAssignments/${crypto.randomUUID()}`,
    { properties: { roleDefinitionId: definition, principalId } },
  );
}

/** Tokens from the identity endpoint, as the SDK's ManagedIdentityCredential gets them in an app. */
function credentialOf(azure: LocalAzure, clientId: string): TokenCredential {
  const { IDENTITY_ENDPOINT = '', IDENTITY_HEADER = '' } = azure.identityEnvironment(clientId);
  return {
    async getToken(scopes) {
      const scope = String(scopes);
      const query = new URLSearchParams({
        'api-version': '2019-08-01',
        resource: scope.replace(/\/\.default$/, ''),
        client_id: clientId,
      });
      const response = await fetch(`${IDENTITY_ENDPOINT}?${query}`, {
        headers: { 'x-identity-header': IDENTITY_HEADER },
      });
      const token = String(property(await response.json(), 'access_token'));
      return { token, expiresOnTimestamp: Number.MAX_SAFE_INTEGER };
    },
  };
}

/** The Azure SDKs' transport into the local Azure, past proxy and sockets. */
function transport(azure: LocalAzure): HttpClient {
  return {
    async sendRequest(request): Promise<PipelineResponse> {
      // `azure.fetch` signs what is unsigned, so the vault's challenge to the first request is given here.
      const unsigned = !request.headers.has('authorization');
      if (unsigned && new URL(request.url).hostname.endsWith('.vault.azure.net')) {
        const authority = `https://login.microsoftonline.com/${azure.tenantId}`;
        return {
          request,
          status: 401,
          headers: httpHeaders({
            'www-authenticate': `Bearer authorization="${authority}", resource="https://vault.azure.net"`,
          }),
        };
      }
      const response = await azure.fetch(request.url, {
        method: request.method,
        headers: request.headers.toJSON(),
        ...(typeof request.body === 'string' ? { body: request.body } : {}),
      });
      return {
        request,
        status: response.status,
        headers: httpHeaders(Object.fromEntries(response.headers)),
        bodyAsText: await response.text(),
      };
    },
  };
}
