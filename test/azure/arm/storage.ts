/** Microsoft.Storage: accounts, their services, and blob containers. */
import { randomBytes } from 'node:crypto';
import type { Azure } from '../azure.ts';
import { CONTAINER, STORAGE_ACCOUNT } from '../blobs/data-plane.ts';
import { AzureError } from '../errors.ts';
import { flagAt, objectAt, textAt } from '../json.ts';
import { isWithin, keyOf } from '../resource-id.ts';
import { resolveIdentity } from './identity.ts';
import { normalizeLocation } from './location.ts';
import { isTaken, nameCheck } from './name-check.ts';
import { ok, type ResourceProvider, type Write, type Written } from './resource-type.ts';
import { subscriptionIn } from './soft-deleted.ts';

const SKUS = [
  'Standard_LRS',
  'Standard_GRS',
  'Standard_RAGRS',
  'Standard_ZRS',
  'Standard_GZRS',
  'Standard_RAGZRS',
  'Premium_LRS',
  'Premium_ZRS',
];
const KINDS = ['StorageV2', 'BlobStorage', 'BlockBlobStorage', 'FileStorage', 'Storage'];
const ENDPOINTS = ['blob', 'queue', 'table', 'file', 'dfs', 'web'];
const ACCOUNT_NAME = /^[a-z0-9]{3,24}$/;
export const STORAGE_QUEUE = `${STORAGE_ACCOUNT}/queueServices/queues`;
const QUEUE_NAME = /^[a-z0-9](?:-?[a-z0-9]){2,62}$/;
const CONTAINER_NAME = /^(?:\$web|[a-z0-9](?:-?[a-z0-9]){2,62})$/;

export const storage: ResourceProvider = {
  types: [
    {
      type: STORAGE_ACCOUNT,
      located: true,
      createdStatus: 200,
      longRunning: { put: 'location' },
      write: writeAccount,
      deleted: ({ id }, azure) => azure.blobs.forget(id),
      actions: {
        listkeys: ({ resource }) => ok({ keys: keysOf(resource.secrets) }),
      },
    },
    ...['blobServices', 'fileServices', 'queueServices', 'tableServices'].map((name) => ({
      type: `${STORAGE_ACCOUNT}/${name}`,
      names: /^default$/i,
      implied: () => ({
        properties: { cors: { corsRules: [] }, deleteRetentionPolicy: { enabled: false } },
      }),
      write: ({ body, previous }: Write): Written => ({
        body: {
          properties: {
            ...objectAt(previous?.body, 'properties'),
            ...objectAt(body, 'properties'),
          },
        },
      }),
    })),
    {
      type: STORAGE_QUEUE,
      label: 'Queue',
      createdStatus: 200,
      write({ name, body }) {
        if (!QUEUE_NAME.test(name)) {
          throw new AzureError(400, 'InvalidResourceName', `${name} is no valid name of a queue.`);
        }
        return { body: { properties: { metadata: {}, ...objectAt(body, 'properties') } } };
      },
    },
    {
      type: CONTAINER,
      write: writeContainer,
      deleted: ({ id }, azure) => azure.blobs.forget(id),
    },
  ],
  routes: [
    nameCheck({
      namespace: 'Microsoft.Storage',
      type: STORAGE_ACCOUNT,
      valid: ACCOUNT_NAME,
      invalid: 'AccountNameInvalid',
      taken: (azure, name) => isTaken(azure.store, STORAGE_ACCOUNT, name),
    }),
    // learn.microsoft.com/rest/api/storagerp/usages/list-by-location
    {
      method: 'GET',
      path: /^\/subscriptions\/([^/]+)\/providers\/Microsoft\.Storage\/locations\/([^/]+)\/usages$/i,
      handle({ azure, match: [, subscription = '', location = ''] }) {
        return ok({
          value: [
            {
              unit: 'Count',
              currentValue: accountsIn(azure, subscription, location),
              limit: azure.quotas.storageAccounts,
              name: { value: 'StorageAccounts', localizedValue: 'Storage Accounts' },
            },
          ],
        });
      },
    },
  ],
};

function accountsIn(azure: Azure, subscription: string, location: string): number {
  return azure.store
    .ofType(STORAGE_ACCOUNT)
    .filter(({ id }) => isWithin(id, `/subscriptions/${subscription}`))
    .filter(
      ({ body }) =>
        normalizeLocation(textAt(body, 'location') ?? '') === normalizeLocation(location),
    ).length;
}

function keysOf(
  secrets: object,
): readonly { keyName: string; value: string; permissions: string }[] {
  return Object.entries(secrets).map(([keyName, value]) => ({
    keyName,
    value: String(value),
    permissions: 'FULL',
  }));
}

function checkAccount({ azure, id, name, body, previous }: Write): void {
  if (!ACCOUNT_NAME.test(name)) {
    throw new AzureError(
      400,
      'AccountNameInvalid',
      `${name} is not a valid storage account name. Storage account name must be between 3 and 24 characters in length and use numbers and lower-case letters only.`,
    );
  }
  const taken = azure.store
    .ofType(STORAGE_ACCOUNT)
    .some((other) => other.name === name && keyOf(other.id) !== keyOf(id));
  if (taken) {
    throw new AzureError(
      409,
      'StorageAccountAlreadyTaken',
      `The storage account named ${name} is already taken.`,
    );
  }
  const region = textAt(body, 'location') ?? '';
  const subscription = subscriptionIn(id);
  if (
    previous === undefined &&
    accountsIn(azure, subscription, region) >= azure.quotas.storageAccounts
  ) {
    throw new AzureError(
      409,
      'MaxStorageAccountsCountPerSubscriptionExceeded',
      `Subscription ${subscription} already contains ${azure.quotas.storageAccounts} storage accounts in location ${region} and the maximum allowed is ${azure.quotas.storageAccounts}.`,
    );
  }
  const sku = textAt(body, 'sku', 'name') ?? '';
  if (!SKUS.includes(sku)) {
    throw new AzureError(400, 'InvalidSku', `The sku '${sku}' is not one of ${SKUS.join(', ')}.`);
  }
  const kind = textAt(body, 'kind') ?? '';
  if (!KINDS.includes(kind)) {
    throw new AzureError(
      400,
      'InvalidKind',
      `The kind '${kind}' is not one of ${KINDS.join(', ')}.`,
    );
  }
}

function writeAccount(write: Write): Written {
  checkAccount(write);
  const { azure, name, body, previous } = write;
  const sku = textAt(body, 'sku', 'name') ?? '';
  const location = body.location;
  const identity = resolveIdentity(
    azure,
    objectAt(body, 'identity'),
    objectAt(previous?.body, 'identity'),
  );
  return {
    body: {
      location,
      kind: body.kind,
      tags: objectAt(body, 'tags'),
      sku: { name: sku, tier: sku.split('_')[0] },
      ...(identity === undefined ? {} : { identity }),
      properties: {
        accessTier: 'Hot',
        allowBlobPublicAccess: false,
        allowSharedKeyAccess: true,
        minimumTlsVersion: 'TLS1_2',
        supportsHttpsTrafficOnly: true,
        networkAcls: {
          bypass: 'AzureServices',
          defaultAction: 'Allow',
          ipRules: [],
          virtualNetworkRules: [],
        },
        encryption: {
          keySource: 'Microsoft.Storage',
          services: {
            blob: { enabled: true, keyType: 'Account' },
            file: { enabled: true, keyType: 'Account' },
          },
        },
        ...objectAt(body, 'properties'),
        provisioningState: 'Succeeded',
        primaryLocation: location,
        statusOfPrimary: 'available',
        creationTime:
          textAt(previous?.body, 'properties', 'creationTime') ??
          new Date(azure.now()).toISOString(),
        primaryEndpoints: Object.fromEntries(
          ENDPOINTS.map((service) => [service, `https://${name}.${service}.core.windows.net/`]),
        ),
      },
    },
    secrets: previous?.secrets ?? {
      key1: randomBytes(64).toString('base64'),
      key2: randomBytes(64).toString('base64'),
    },
  };
}

function writeContainer({ azure, name, parent, body }: Write): Written {
  if (!CONTAINER_NAME.test(name)) {
    throw new AzureError(
      400,
      'InvalidResourceName',
      `The container name '${name}' is invalid: 3 to 63 lower-case letters, digits and single dashes.`,
    );
  }
  const properties = objectAt(body, 'properties');
  const publicAccess = textAt(properties, 'publicAccess') ?? 'None';
  const account = azure.store.get(parent.replace(/\/blobServices\/[^/]+$/i, ''));
  if (
    publicAccess !== 'None' &&
    flagAt(account?.body, 'properties', 'allowBlobPublicAccess') !== true
  ) {
    throw new AzureError(
      409,
      'PublicAccessNotPermitted',
      'Public access is not permitted on this storage account.',
    );
  }
  return {
    body: {
      properties: {
        metadata: {},
        defaultEncryptionScope: '$account-encryption-key',
        denyEncryptionScopeOverride: false,
        hasImmutabilityPolicy: false,
        hasLegalHold: false,
        leaseState: 'Available',
        leaseStatus: 'Unlocked',
        ...properties,
        publicAccess,
      },
    },
  };
}
