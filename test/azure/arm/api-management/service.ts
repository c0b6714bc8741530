/** The API Management service itself, what exists as soon as it does, and what remains after its deletion. */
import type { Azure } from '../../azure.ts';
import { AzureError, validationError } from '../../errors.ts';
import { type JsonObject, numberAt, objectAt, textAt } from '../../json.ts';
import { keyOf } from '../../resource-id.ts';
import type { Resource, Store } from '../../store.ts';
import { resolveIdentity } from '../identity.ts';
import { page } from '../list.ts';
import { normalizeLocation } from '../location.ts';
import { isTaken, nameCheck } from '../name-check.ts';
import {
  noContent,
  ok,
  type ResourceType,
  type Route,
  type Write,
  type Written,
} from '../resource-type.ts';
import { datesOf, deletedIn, keepDeleted, subscriptionIn } from '../soft-deleted.ts';
import { newKey } from './subscriptions.ts';
import { SERVICE, SUBSCRIPTION } from './types.ts';

/** Units a service of a tier can have; learn.microsoft.com/azure/api-management/upgrade-and-scale. */
const CAPACITY: Readonly<Record<string, readonly [least: number, most: number]>> = {
  Consumption: [0, 0],
  Developer: [1, 1],
  Basic: [1, 2],
  Standard: [1, 4],
  Premium: [1, 31],
  BasicV2: [1, 10],
  StandardV2: [1, 10],
  PremiumV2: [1, 30],
};

const NAME = /^[a-zA-Z](?:[a-zA-Z0-9-]{0,48}[a-zA-Z0-9])?$/;

/** What comes and goes with a service: its front door. */
export type ServiceHooks = {
  open(service: Resource): Promise<void>;
  close(service: Resource): void;
};

export function serviceType(hooks: ServiceHooks): ResourceType {
  return {
    type: SERVICE,
    located: true,
    longRunning: { put: 'status', delete: 'location' },
    write: (write) => ({
      ...writeService(write),
      async after(service) {
        createMasterSubscription(write.azure.store, service);
        await hooks.open(service);
      },
    }),
    deleted: (resource, azure) => {
      hooks.close(resource);
      keepDeleted(azure, resource);
    },
  };
}

/** The built-in subscription opens every API; its scope is the service itself. */
function createMasterSubscription(store: Store, service: Resource): void {
  const id = `${service.id}/subscriptions/master`;
  if (store.get(id) !== undefined) return;
  store.put({
    id,
    name: 'master',
    type: SUBSCRIPTION,
    parent: service.id,
    body: {
      properties: {
        displayName: 'Built-in all-access subscription',
        scope: `${service.id}/`,
        state: 'active',
        allowTracing: true,
      },
    },
    secrets: { primaryKey: newKey(), secondaryKey: newKey() },
  });
}

function writeService({ azure, id, name, body, previous }: Write): Written {
  if (!NAME.test(name)) {
    throw new AzureError(
      400,
      'InvalidServiceName',
      `'${name}' is not a service name: 1 to 50 letters, digits and dashes, beginning with a letter.`,
    );
  }
  const taken = azure.store
    .ofType(SERVICE)
    .find(
      (other) => other.name.toLowerCase() === name.toLowerCase() && keyOf(other.id) !== keyOf(id),
    );
  if (taken !== undefined) {
    throw new AzureError(
      409,
      'ServiceNameNotAvailable',
      `Api service name '${name}' is already in use.`,
    );
  }
  const { restore: undelete, ...properties } = objectAt(body, 'properties');
  const restore = undelete === true;
  const deleted = findDeleted(azure, name);
  if (previous === undefined && deleted !== undefined && !restore) {
    throw new AzureError(
      409,
      'ServiceAlreadyExistsInSoftDeletedState',
      `Api service ${name} was soft-deleted. In order to create the new service with the same name, you have to either undelete the service or purge it. See https://aka.ms/apimsoftdelete.`,
    );
  }
  if (restore && deleted === undefined) {
    throw new AzureError(
      400,
      'ServiceUndeleteNotPossible',
      `No soft-deleted service '${name}' exists.`,
    );
  }
  if (restore && deleted !== undefined && keyOf(deleted.id) !== keyOf(id)) {
    throw new AzureError(
      400,
      'ServiceUndeleteNotPossible',
      `The soft-deleted service '${name}' can only be restored as ${deleted.id}.`,
    );
  }
  const sku = checkSku(objectAt(body, 'sku'));
  checkPublisher(properties);
  const identity = resolveIdentity(
    azure,
    objectAt(body, 'identity'),
    objectAt(previous?.body, 'identity'),
  );
  if (restore) azure.softDeleted.remove(deleted?.id ?? '');
  return {
    body: {
      location: body.location,
      tags: objectAt(body, 'tags'),
      sku,
      ...(identity === undefined ? {} : { identity }),
      properties: {
        ...properties,
        ...addedBy(name),
        customProperties: objectAt(properties, 'customProperties'),
      },
    },
  };
}

function checkPublisher(properties: JsonObject): void {
  for (const member of ['publisherName', 'publisherEmail']) {
    const text = textAt(properties, member) ?? '';
    if (text === '' || text.length > 100) {
      throw validationError(`${member} needs 1 to 100 characters.`, member);
    }
  }
  if (!/^[^\s@]+@[^\s@]+$/.test(textAt(properties, 'publisherEmail') ?? '')) {
    throw validationError('publisherEmail is not an e-mail address.', 'publisherEmail');
  }
}

function checkSku(sku: JsonObject): JsonObject {
  const name = textAt(sku, 'name') ?? '';
  const [least, most] = CAPACITY[name] ?? [Number.NaN, Number.NaN];
  const capacity = numberAt(sku, 'capacity') ?? Number.NaN;
  if (!Number.isInteger(capacity) || !(capacity >= least && capacity <= most)) {
    throw new AzureError(
      400,
      'InvalidParameters',
      `Invalid parameter: sku ${name} with capacity ${sku.capacity}. Known are ${Object.entries(
        CAPACITY,
      )
        .map(([tier, [from, to]]) => `${tier} (${from}-${to})`)
        .join(', ')}.`,
    );
  }
  return { name, capacity };
}

function addedBy(name: string): JsonObject {
  const host = name.toLowerCase();
  return {
    provisioningState: 'Succeeded',
    targetProvisioningState: '',
    gatewayUrl: `https://${host}.azure-api.net`,
    gatewayRegionalUrl: `https://${host}-regional.azure-api.net`,
    portalUrl: `https://${host}.portal.azure-api.net`,
    developerPortalUrl: `https://${host}.developer.azure-api.net`,
    managementApiUrl: `https://${host}.management.azure-api.net`,
    scmUrl: `https://${host}.scm.azure-api.net`,
    notificationSenderEmail: 'apimgmt-noreply@mail.windowsazure.com',
    publicIPAddresses: ['203.0.113.10'],
    hostnameConfigurations: [
      {
        type: 'Proxy',
        hostName: `${host}.azure-api.net`,
        negotiateClientCertificate: false,
        defaultSslBinding: true,
        certificateSource: 'BuiltIn',
      },
    ],
  };
}

function findDeleted(azure: Azure, name: string): Resource | undefined {
  return azure.softDeleted
    .ofType(SERVICE)
    .find((service) => service.name.toLowerCase() === name.toLowerCase());
}

function requireDeleted(
  azure: Azure,
  [, subscription = '', location = '', name = '']: readonly string[],
): Resource {
  const found = deletedIn(azure.softDeleted, SERVICE, subscription).find(
    (service) => service.name.toLowerCase() === name.toLowerCase(),
  );
  const there = normalizeLocation(textAt(found?.body, 'location') ?? '');
  if (found === undefined || there !== normalizeLocation(location)) {
    throw new AzureError(
      404,
      'ServiceNotFound',
      `No soft-deleted service '${name}' in '${location}'.`,
    );
  }
  return found;
}

/** learn.microsoft.com/rest/api/apimanagement/deleted-services/list-by-subscription */
function showDeleted(service: Resource): JsonObject {
  const location = textAt(service.body, 'location') ?? '';
  return {
    id: `/subscriptions/${subscriptionIn(service.id)}/providers/Microsoft.ApiManagement/locations/${normalizeLocation(location)}/deletedservices/${service.name}`,
    name: service.name,
    type: 'Microsoft.ApiManagement/deletedservices',
    location,
    properties: { serviceId: service.id, ...datesOf(service, 2) },
  };
}

const DELETED =
  /^\/subscriptions\/([^/]+)\/providers\/Microsoft\.ApiManagement\/locations\/([^/]+)\/deletedservices\/([^/]+)$/i;

/** Soft deletion keeps a service's name for 48 hours; learn.microsoft.com/azure/api-management/soft-delete. */
export const serviceRoutes: readonly Route[] = [
  nameCheck({
    namespace: 'Microsoft.ApiManagement',
    valid: NAME,
    invalid: 'Invalid',
    available: 'Valid',
    taken: (azure, name) =>
      isTaken(azure.store, SERVICE, name) || isTaken(azure.softDeleted, SERVICE, name),
  }),
  {
    method: 'GET',
    path: /^\/subscriptions\/([^/]+)\/providers\/Microsoft\.ApiManagement\/deletedservices$/i,
    handle: ({ azure, match: [, subscription = ''], url }) =>
      page(deletedIn(azure.softDeleted, SERVICE, subscription).map(showDeleted), url),
  },
  {
    method: 'GET',
    path: DELETED,
    handle: ({ azure, match }) => ok(showDeleted(requireDeleted(azure, match))),
  },
  {
    method: 'DELETE',
    path: DELETED,
    handle({ azure, match }) {
      azure.softDeleted.remove(requireDeleted(azure, match).id);
      return new Response(null, { status: 200 });
    },
  },
  {
    method: 'GET',
    path: /^\/subscriptions\/[^/]+\/providers\/Microsoft\.ApiManagement\/skus$/i,
    handle: ({ azure, url }) =>
      page(
        Object.keys(CAPACITY).map((tier) => showTier(azure, tier)),
        url,
      ),
  },
];

/** learn.microsoft.com/rest/api/apimanagement/api-management-skus/list */
function showTier({ quotas }: Azure, tier: string): JsonObject {
  const [minimum = 0, maximum = 0] = CAPACITY[tier] ?? [];
  const regions = [...quotas.withheldTiers].filter(([, withheld]) => withheld.includes(tier));
  return {
    resourceType: 'service',
    name: tier,
    capacity: { minimum, maximum, default: minimum, scaleType: 'Automatic' },
    restrictions: regions.map(([region]) => ({
      type: 'Location',
      values: [region],
      restrictionInfo: { locations: [region] },
      reasonCode: 'NotAvailableForSubscription',
    })),
  };
}

/** What the classic tiers' portal has and azurerm reads. */
export const portalTypes: readonly ResourceType[] = [
  {
    type: `${SERVICE}/portalsettings`,
    label: 'Portal setting',
    names: /^(signin|signup|delegation)$/i,
    implied: (_service, name) => ({ properties: portalDefaults(name.toLowerCase()) }),
    write: ({ body }) => ({ body: { properties: objectAt(body, 'properties') } }),
    actions: { listsecrets: () => ok({ validationKey: '' }) },
  },
  {
    type: `${SERVICE}/tenant`,
    label: 'Tenant access',
    names: /^(access|gitAccess)$/i,
    versioned: 'strictly',
    implied: () => ({ properties: { id: 'access', enabled: false } }),
    write: ({ body }) => ({ body: { properties: objectAt(body, 'properties') } }),
    actions: {
      listsecrets: ({ resource }) =>
        ok({ ...resource.secrets, enabled: false, id: resource.name }, { ETag: resource.etag }),
      regenerateprimarykey: () => noContent(),
    },
  },
];

function portalDefaults(name: string): JsonObject {
  switch (name) {
    case 'signin':
      return { enabled: false };
    case 'signup':
      return {
        enabled: false,
        termsOfService: { enabled: false, consentRequired: false, text: '' },
      };
    default:
      return { subscriptions: { enabled: false }, userRegistration: { enabled: false } };
  }
}
