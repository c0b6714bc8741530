/** An API Management service: the long one, with samples to delete and a soft-deleted namesake to mind. */
import type { Arm } from '../../arm/client.ts';
import type { Attributes, Json, Value } from '../../protocol/values.ts';
import {
  at,
  block,
  flag,
  items,
  locationOf,
  normalizeLocation,
  optionalText,
  tagsOf,
  text,
  textMap,
  texts,
} from '../attributes.ts';
import { identityBody, identityOf } from '../identity.ts';
import { groupPath } from '../paths.ts';
import {
  action,
  type Body,
  changedFields,
  put,
  type Resource,
  refuseExisting,
  segment,
} from '../resource.ts';
import { idOf, notEmpty } from '../rules.ts';
import { serviceNameRule } from './api-management-child.ts';
import { customProperties, http2Of, securityOf } from './api-management-protocols.ts';

const API_VERSION = '2024-05-01';
// Settings of the developer portal, policies and soft-deleted services still go by an older version.
const SETTINGS_VERSION = '2022-08-01';

export const apiManagement: Resource = {
  id: idOf('Microsoft.ApiManagement/service'),

  create: async (arm, service, features) => {
    const path = `${groupPath(service, arm)}/providers/Microsoft.ApiManagement/service/${text(service, 'name')}`;
    await refuseExisting(arm, path, API_VERSION);
    const deleted = await arm.get(deletedPath(path, text(service, 'location')), SETTINGS_VERSION);
    const restore =
      deleted !== undefined && features.enabled('api_management', 'recover_soft_deleted', true);
    const body = serviceBody(service);
    await put(
      arm,
      path,
      API_VERSION,
      restore ? { ...body, properties: { ...body.properties, restore: true } } : body,
    );
    await deleteSamples(arm, path);
    if (hasClassicPortal(service)) await writePortalSettings(arm, path, service);
    return path;
  },

  read: async (arm, id) => {
    const document = await arm.get(id, API_VERSION);
    if (document === undefined) return null;
    await arm.get(`${id}/policies/policy`, SETTINGS_VERSION, { format: 'xml' });
    const read = attributes(document, id);
    return hasClassicPortal(read) ? { ...read, ...(await readPortalSettings(arm, id)) } : read;
  },

  update: async (arm, id, service, prior) => {
    const body = changedFields(serviceBody(prior), serviceBody(service));
    await arm.change({ method: 'PATCH', path: id, body }, API_VERSION);
  },

  remove: async (arm, id, service, features) => {
    await arm.get(id, API_VERSION);
    await arm.remove(id, API_VERSION);
    if (features.enabled('api_management', 'purge_soft_delete_on_destroy', true)) {
      await purge(arm, deletedPath(id, text(service, 'location')));
    }
  },

  rules: {
    name: serviceNameRule,
    sku_name: {
      pattern:
        /^(?:Consumption_0|Developer_1|Basic_[12]|Standard_[1-4]|Premium_[1-9]\d?|(?:Basic|Standard)V2_(?:[1-9]|10)|PremiumV2_(?:[1-9]|[12]\d|30))$/,
      must: 'must be a tier and its units, such as `Developer_1`, `Standard_2` or `BasicV2_1`',
    },
    publisher_name: { pattern: /^.{1,100}$/, must: 'must have 1 to 100 characters' },
    publisher_email: {
      pattern: /^\S{1,100}$/,
      must: 'must have 1 to 100 characters, and no white space',
    },
    min_api_version: notEmpty,
    virtual_network_type: { anyOf: ['None', 'External', 'Internal'] },
  },
  replacedBy: {
    // Classic and v2 tiers are different platforms: no service moves between them.
    sku_name: (state, plan) => isV2(state) !== isV2(plan),
    // A network can be joined, and neither left nor changed.
    virtual_network_type: (state, plan) => state !== 'None' || plan === 'None',
  },
  unmapped: [
    'additional_location',
    'certificate',
    'delegation',
    'hostname_configuration',
    'public_ip_address_id',
    'tenant_access',
    'virtual_network_configuration',
  ],
};

function deletedPath(id: string, location: string): string {
  const region = normalizeLocation(location);
  return `/subscriptions/${segment(id, 'subscriptions')}/providers/Microsoft.ApiManagement/locations/${region}/deletedServices/${segment(id, 'service')}`;
}

async function purge(arm: Arm, path: string): Promise<void> {
  if ((await arm.get(path, SETTINGS_VERSION)) !== undefined) {
    await arm.remove(path, SETTINGS_VERSION);
  }
}

/** A new classic service comes with an "Echo API" and two products, which are nobody's configuration. */
async function deleteSamples(arm: Arm, path: string): Promise<void> {
  const samples = {
    apis: items(await arm.get(`${path}/apis`, API_VERSION), 'value'),
    products: items(await arm.get(`${path}/products`, API_VERSION), 'value'),
  };
  for (const api of samples.apis) {
    await arm.remove(`${path}/apis/${String(at(api, 'name'))}`, API_VERSION);
  }
  for (const product of samples.products) {
    const query = { deleteSubscriptions: 'true' };
    await arm.remove(`${path}/products/${String(at(product, 'name'))}`, API_VERSION, query);
  }
}

function serviceBody(service: Attributes): Body {
  const [name, capacity] = text(service, 'sku_name').split('_');
  const zones = texts(service, 'zones');
  const minimum = optionalText(service, 'min_api_version');
  return {
    location: text(service, 'location'),
    sku: { name, capacity: Number(capacity) },
    tags: textMap(service, 'tags') ?? {},
    identity: identityBody(service) ?? { type: 'None' },
    ...(zones.length > 0 ? { zones } : {}),
    properties: {
      publisherName: text(service, 'publisher_name'),
      publisherEmail: text(service, 'publisher_email'),
      publicNetworkAccess: flag(service, 'public_network_access_enabled') ? 'Enabled' : 'Disabled',
      disableGateway: flag(service, 'gateway_disabled'),
      virtualNetworkType: text(service, 'virtual_network_type'),
      certificates: [],
      customProperties: customProperties(service),
      ...(minimum ? { apiVersionConstraint: { minApiVersion: minimum } } : {}),
      ...(name === 'Consumption'
        ? { enableClientCertificate: flag(service, 'client_certificate_enabled') }
        : {}),
      notificationSenderEmail: optionalText(service, 'notification_sender_email'),
    },
  };
}

function attributes(document: Json, id: string): Attributes {
  const property = (name: string): Json => at(document, `properties.${name}`);
  return {
    name: segment(id, 'service'),
    resource_group_name: segment(id, 'resourceGroups'),
    location: locationOf(document),
    sku_name: `${String(at(document, 'sku.name'))}_${String(at(document, 'sku.capacity'))}`,
    publisher_name: property('publisherName'),
    publisher_email: property('publisherEmail'),
    notification_sender_email: property('notificationSenderEmail'),
    public_network_access_enabled: property('publicNetworkAccess') !== 'Disabled',
    gateway_disabled: property('disableGateway') === true,
    client_certificate_enabled: property('enableClientCertificate') === true,
    virtual_network_type: property('virtualNetworkType') ?? 'None',
    min_api_version: property('apiVersionConstraint.minApiVersion') ?? '',
    gateway_url: property('gatewayUrl'),
    gateway_regional_url: property('gatewayRegionalUrl') ?? '',
    portal_url: property('portalUrl') ?? '',
    developer_portal_url: property('developerPortalUrl') ?? '',
    management_api_url: property('managementApiUrl') ?? '',
    scm_url: property('scmUrl') ?? '',
    public_ip_addresses: property('publicIPAddresses') ?? [],
    private_ip_addresses: property('privateIPAddresses') ?? [],
    zones: at(document, 'zones') ?? [],
    tags: tagsOf(document),
    identity: identityOf(document),
    protocols: http2Of(document),
    security: securityOf(document),
  };
}

function isV2(sku: Value): boolean {
  return String(sku).includes('V2');
}

/** The v2 tiers and Consumption have no portal whose sign-in could be set. */
function hasClassicPortal(service: Attributes): boolean {
  return /^(?:Developer|Basic|Standard|Premium)_/.test(text(service, 'sku_name'));
}

async function writePortalSettings(arm: Arm, path: string, service: Attributes): Promise<void> {
  const signUp = block(service, 'sign_up');
  const terms = signUp && block(signUp, 'terms_of_service');
  await put(arm, `${path}/portalsettings/signin`, SETTINGS_VERSION, {
    properties: { enabled: flag(block(service, 'sign_in') ?? {}, 'enabled') },
  });
  await put(arm, `${path}/portalsettings/signup`, SETTINGS_VERSION, {
    properties: {
      enabled: flag(signUp ?? {}, 'enabled'),
      termsOfService: {
        enabled: flag(terms ?? {}, 'enabled'),
        consentRequired: flag(terms ?? {}, 'consent_required'),
        text: optionalText(terms ?? {}, 'text') ?? '',
      },
    },
  });
}

async function readPortalSettings(arm: Arm, id: string): Promise<{ [name: string]: Value }> {
  const settings = (name: string) => arm.get(`${id}/portalsettings/${name}`, SETTINGS_VERSION);
  const signIn = await settings('signin');
  const signUp = await settings('signup');
  const delegation = await settings('delegation');
  const key = await action(arm, `${id}/portalsettings/delegation/listSecrets`, SETTINGS_VERSION);
  const access = await action(arm, `${id}/tenant/access/listSecrets`, SETTINGS_VERSION);
  return {
    sign_in: [{ enabled: at(signIn, 'properties.enabled') === true }],
    sign_up: [
      {
        enabled: at(signUp, 'properties.enabled') === true,
        terms_of_service: [
          {
            enabled: at(signUp, 'properties.termsOfService.enabled') === true,
            consent_required: at(signUp, 'properties.termsOfService.consentRequired') === true,
            text: at(signUp, 'properties.termsOfService.text') ?? '',
          },
        ],
      },
    ],
    delegation: [
      {
        url: at(delegation, 'properties.url') ?? '',
        subscriptions_enabled: at(delegation, 'properties.subscriptions.enabled') === true,
        user_registration_enabled: at(delegation, 'properties.userRegistration.enabled') === true,
        validation_key: at(key, 'validationKey') ?? '',
      },
    ],
    tenant_access: [
      {
        enabled: at(access, 'enabled') === true,
        tenant_id: at(access, 'id') ?? '',
        primary_key: at(access, 'primaryKey') ?? '',
        secondary_key: at(access, 'secondaryKey') ?? '',
      },
    ],
  };
}
