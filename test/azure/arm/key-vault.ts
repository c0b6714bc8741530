/** Microsoft.KeyVault: vaults, and what soft deletion keeps of them. */
import type { Azure } from '../azure.ts';
import { AzureError } from '../errors.ts';
import { flagAt, type JsonObject, numberAt, objectAt, textAt } from '../json.ts';
import { keyOf, nameOf } from '../resource-id.ts';
import type { Resource } from '../store.ts';
import { VAULT } from '../vault/access.ts';
import { showVersion, versionOf } from '../vault/store.ts';
import { page } from './list.ts';
import { normalizeLocation } from './location.ts';
import { isTaken, nameCheck } from './name-check.ts';
import { ok, type ResourceProvider, type Write, type Written } from './resource-type.ts';
import { datesOf, deletedIn, keepDeleted, subscriptionIn } from './soft-deleted.ts';

const NAME = /^[a-zA-Z](?!.*--)[a-zA-Z0-9-]{1,22}[a-zA-Z0-9]$/;
const DELETED = String.raw`\/subscriptions\/([^/]+)\/providers\/Microsoft\.KeyVault\/locations\/([^/]+)\/deletedVaults\/([^/]+)`;

export const keyVault: ResourceProvider = {
  types: [
    {
      type: VAULT,
      located: true,
      createdStatus: 200,
      write: writeVault,
      deleted: (resource, azure) => keepDeleted(azure, resource),
    },
    // A role can be assigned on a secret before there is one; the value lives in the data plane and is never shown here.
    {
      type: `${VAULT}/secrets`,
      label: 'Secret',
      implied: () => ({ properties: {} }),
      show({ azure, resource }) {
        const shown = shownSecrets(azure, nameOf(resource.parent)).find(
          ({ name }) => name.toLowerCase() === resource.name.toLowerCase(),
        );
        if (shown === undefined) {
          throw new AzureError(404, 'SecretNotFound', `Secret not found: ${resource.name}.`);
        }
        return { tags: shown.tags, properties: shown.properties };
      },
    },
  ],
  routes: [
    {
      method: 'GET',
      path: /^(\/subscriptions\/[^/]+\/resourcegroups\/[^/]+\/providers\/Microsoft\.KeyVault\/vaults\/([^/]+))\/secrets$/i,
      handle({ azure, match, url }) {
        const [, id = '', vault = ''] = match;
        if (azure.store.get(id) === undefined) {
          throw new AzureError(404, 'ResourceNotFound', `The vault '${vault}' was not found.`);
        }
        const secrets = shownSecrets(azure, vault);
        return page(
          secrets.map((secret) => ({ id: `${id}/secrets/${secret.name}`, ...secret })),
          url,
        );
      },
    },
    nameCheck({
      namespace: 'Microsoft.KeyVault',
      type: VAULT,
      valid: NAME,
      invalid: 'AccountNameInvalid',
      taken: (azure, name) =>
        isTaken(azure.store, VAULT, name) || isTaken(azure.softDeleted, VAULT, name),
    }),
    {
      method: 'GET',
      path: /^\/subscriptions\/([^/]+)\/providers\/Microsoft\.KeyVault\/deletedVaults$/i,
      handle: ({ azure, match: [, subscription = ''], url }) =>
        page(deletedIn(azure.softDeleted, VAULT, subscription).map(showDeleted), url),
    },
    {
      method: 'GET',
      path: new RegExp(`^${DELETED}$`, 'i'),
      handle({ azure, match }) {
        const [, subscription = '', location = '', name = ''] = match;
        return ok(showDeleted(deletedVault(azure, subscription, name, location)));
      },
    },
    {
      method: 'POST',
      path: new RegExp(`^${DELETED}/purge$`, 'i'),
      handle({ azure, match, url }) {
        const [, subscription = '', location = '', name = ''] = match;
        const vault = deletedVault(azure, subscription, name, location);
        if (flagAt(vault.body, 'properties', 'enablePurgeProtection') === true) {
          throw new AzureError(
            409,
            'MethodNotAllowed',
            `The vault '${name}' has purge protection.`,
          );
        }
        const { id } = azure.operations.start(`${vault.id}/purge`, () => {
          azure.softDeleted.remove(vault.id);
          azure.vaults.delete(vault.name.toLowerCase());
        });
        const result = `https://management.azure.com/subscriptions/${subscription}/providers/Microsoft.Resources/operationResults/${id}?api-version=${url.searchParams.get('api-version')}`;
        return new Response(null, {
          status: 202,
          headers: { Location: result, 'Retry-After': '0' },
        });
      },
    },
  ],
};

/** Secrets as Azure Resource Manager shows them to whoever may read the vault: without their values. */
function shownSecrets(azure: Azure, vaultName: string) {
  const secrets = azure.vaults.get(vaultName.toLowerCase())?.secrets.values() ?? [];
  return [...secrets].map((secret) => {
    const current = versionOf(secret, undefined);
    const { attributes } = showVersion(vaultName, secret.name, current, 'Recoverable', true);
    return { name: secret.name, tags: current.tags, properties: { attributes } };
  });
}

function findDeleted(azure: Azure, name: string): Resource | undefined {
  return azure.softDeleted
    .ofType(VAULT)
    .find((vault) => vault.name.toLowerCase() === name.toLowerCase());
}

/** learn.microsoft.com/rest/api/keyvault/keyvault/vaults/list-deleted */
function showDeleted(vault: Resource): JsonObject {
  const location = textAt(vault.body, 'location') ?? '';
  const properties = objectAt(vault.body, 'properties');
  return {
    id: `/subscriptions/${subscriptionIn(vault.id)}/providers/Microsoft.KeyVault/locations/${normalizeLocation(location)}/deletedVaults/${vault.name}`,
    name: vault.name,
    type: 'Microsoft.KeyVault/deletedVaults',
    properties: {
      vaultId: vault.id,
      location,
      tags: objectAt(vault.body, 'tags'),
      ...datesOf(vault, numberAt(properties, 'softDeleteRetentionInDays') ?? 90),
      ...(flagAt(properties, 'enablePurgeProtection') === true
        ? { purgeProtectionEnabled: true }
        : {}),
    },
  };
}

function deletedVault(
  azure: Azure,
  subscription: string,
  name: string,
  location: string,
): Resource {
  const vault = deletedIn(azure.softDeleted, VAULT, subscription).find(
    (one) => one.name.toLowerCase() === name.toLowerCase(),
  );
  if (
    vault === undefined ||
    normalizeLocation(textAt(vault.body, 'location') ?? '') !== normalizeLocation(location)
  ) {
    throw new AzureError(
      404,
      'DeletedVaultNotFound',
      `The specified deleted vault '${name}' does not exist.`,
    );
  }
  return vault;
}

function writeVault({ azure, id, name, body, previous }: Write): Written {
  if (!NAME.test(name)) {
    throw new AzureError(
      400,
      'VaultNameNotValid',
      `The vault name '${name}' is invalid: 3 to 24 letters, digits and single dashes, beginning with a letter.`,
    );
  }
  const taken = azure.store
    .ofType(VAULT)
    .some(
      (other) => other.name.toLowerCase() === name.toLowerCase() && keyOf(other.id) !== keyOf(id),
    );
  if (taken) {
    throw new AzureError(409, 'VaultAlreadyExists', `The vault name '${name}' is already in use.`);
  }
  const properties = objectAt(body, 'properties');
  const deleted = findDeleted(azure, name);
  const recover = textAt(properties, 'createMode') === 'recover';
  if (previous === undefined && deleted !== undefined && !recover) {
    throw new AzureError(
      409,
      'ConflictError',
      `A vault with the same name already exists in deleted state. You need to either recover or purge existing key vault '${name}'.`,
    );
  }
  if (recover && deleted !== undefined && keyOf(deleted.id) !== keyOf(id)) {
    throw new AzureError(
      409,
      'ConflictError',
      `The deleted vault '${name}' can only be recovered as ${deleted.id}.`,
    );
  }
  if (textAt(properties, 'tenantId') !== azure.tenantId) {
    throw new AzureError(400, 'BadRequest', `The vault's tenantId must be ${azure.tenantId}.`);
  }
  const family = textAt(properties, 'sku', 'family')?.toUpperCase();
  const tier = textAt(properties, 'sku', 'name')?.toLowerCase() ?? '';
  if (family !== 'A' || !['standard', 'premium'].includes(tier)) {
    throw new AzureError(
      400,
      'BadRequest',
      "A vault's sku is of family A and named standard or premium.",
    );
  }
  if (
    flagAt(previous?.body, 'properties', 'enablePurgeProtection') === true &&
    flagAt(properties, 'enablePurgeProtection') !== true
  ) {
    throw new AzureError(400, 'BadRequest', 'enablePurgeProtection cannot be taken back.');
  }
  if (recover && deleted !== undefined) azure.softDeleted.remove(deleted.id);
  const { createMode: _createMode, ...kept } = properties;
  return {
    body: {
      location: body.location,
      tags: objectAt(body, 'tags'),
      properties: {
        accessPolicies: [],
        enableRbacAuthorization: false,
        enableSoftDelete: true,
        softDeleteRetentionInDays: 90,
        publicNetworkAccess: 'Enabled',
        ...kept,
        vaultUri: `https://${name.toLowerCase()}.vault.azure.net/`,
        provisioningState: 'Succeeded',
      },
    },
  };
}
