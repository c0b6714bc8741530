/** An API. Its operations come by an import; what azurerm's arguments say is written over it afterwards. */
import type { Arm } from '../../arm/client.ts';
import { type Attributes, isObject, type Json } from '../../protocol/values.ts';
import { at, block, flag, optionalText, text, texts } from '../attributes.ts';
import { servicePath, withoutRevision } from '../paths.ts';
import { sameValue } from '../plan.ts';
import { changedMembers, put, type Resource, refuseExisting, segment } from '../resource.ts';
import { notEmpty, webUrl } from '../rules.ts';
import { apiNameRule, childId, childOf, childRules } from './api-management-child.ts';

const API_VERSION = '2022-08-01';

export const apiManagementApi: Resource = {
  id: childId('apis'),

  create: async (arm, api) => {
    const path = `${servicePath(api, arm)}/apis/${text(api, 'name')};rev=${text(api, 'revision')}`;
    await refuseExisting(arm, path, API_VERSION);
    await importDescription(arm, path, api);
    await write(arm, path, { ...withoutEmpty(properties(api)), authenticationSettings: {} });
    return path;
  },

  read: async (arm, id) => {
    const document = await arm.get(id, API_VERSION);
    return document === undefined ? null : attributes(document, id);
  },

  update: async (arm, id, api, prior) => {
    if (!sameValue(api.import ?? [], prior.import ?? [], ['list', 'dynamic'])) {
      await importDescription(arm, id, api);
    }
    // What an import has just brought stays, unless Terraform changes it.
    const existing = at((await arm.get(id, API_VERSION)) ?? null, 'properties');
    const changed = changedMembers(properties(prior), properties(api));
    await write(arm, id, { ...writable(existing), ...changed });
  },

  remove: (arm, id) => arm.remove(id, API_VERSION),

  rules: {
    ...childRules,
    name: apiNameRule,
    path: {
      pattern: /^(?:|\w|[\w.][\w-/.:]{0,398}[\w-])$/,
      must: 'must be a path of at most 400 characters without a slash at its ends',
    },
    display_name: notEmpty,
    protocols: { anyOf: ['http', 'https', 'ws', 'wss'] },
    revision: notEmpty,
    revision_description: notEmpty,
    version_description: notEmpty,
    api_type: { anyOf: ['graphql', 'http', 'soap', 'websocket'] },
    terms_of_service_url: webUrl,
    'contact.email': { pattern: /^[^@\s]+@[^@\s]+$/, must: 'must be an e-mail address' },
    'contact.name': notEmpty,
    'contact.url': webUrl,
    'license.name': notEmpty,
    'license.url': webUrl,
    'subscription_key_parameter_names.header': notEmpty,
    'subscription_key_parameter_names.query': notEmpty,
    'import.content_value': notEmpty,
    'import.content_format': {
      anyOf: [
        'openapi',
        'openapi+json',
        'openapi+json-link',
        'openapi-link',
        'swagger-json',
        'swagger-link-json',
        'wadl-link-json',
        'wadl-xml',
        'wsdl',
        'wsdl-link',
      ],
    },
  },
  check: (config) => [
    ...(config.source_api_id === null && (config.display_name === null || config.protocols === null)
      ? ['`display_name`, `protocols` are required when `source_api_id` is not set']
      : []),
    ...(config.version !== null && config.version_set_id === null
      ? ['setting `version` without the required `version_set_id`']
      : []),
    ...(config.api_type === 'websocket' && config.service_url === null
      ? ['`service_url` is required when `api_type` is `websocket`']
      : []),
  ],
  unmapped: ['oauth2_authorization', 'openid_authentication', 'source_api_id'],
};

async function importDescription(arm: Arm, path: string, api: Attributes): Promise<void> {
  const description = block(api, 'import');
  if (!description) return;
  const wsdl = block(description, 'wsdl_selector');
  const type = optionalText(api, 'api_type') ?? 'http';
  await put(arm, path, API_VERSION, {
    properties: {
      type,
      apiType: type,
      path: text(api, 'path'),
      displayName: optionalText(api, 'display_name'),
      serviceUrl: optionalText(api, 'service_url'),
      apiVersion: optionalText(api, 'version'),
      apiVersionSetId: optionalText(api, 'version_set_id'),
      format: text(description, 'content_format'),
      value: text(description, 'content_value'),
      wsdlSelector: wsdl && {
        wsdlEndpointName: text(wsdl, 'endpoint_name'),
        wsdlServiceName: text(wsdl, 'service_name'),
      },
    },
  });
}

async function write(arm: Arm, path: string, body: object): Promise<void> {
  const headers = { 'if-match': '*' };
  await arm.change({ method: 'PUT', path, headers, body: { properties: body } }, API_VERSION);
}

type Properties = { readonly [name: string]: unknown };

/** What the arguments say; an absent text is an empty one, by which an update clears what was there. */
function properties(api: Attributes): Properties {
  const keys = block(api, 'subscription_key_parameter_names');
  const contact = block(api, 'contact');
  const license = block(api, 'license');
  const type = optionalText(api, 'api_type') ?? 'http';
  return {
    type,
    apiType: type,
    displayName: optionalText(api, 'display_name') ?? '',
    path: optionalText(api, 'path') ?? '',
    description: optionalText(api, 'description') ?? '',
    protocols: texts(api, 'protocols'),
    serviceUrl: optionalText(api, 'service_url') ?? '',
    subscriptionRequired: flag(api, 'subscription_required'),
    subscriptionKeyParameterNames: keys && {
      header: text(keys, 'header'),
      query: text(keys, 'query'),
    },
    apiRevisionDescription: optionalText(api, 'revision_description') ?? '',
    apiVersionDescription: optionalText(api, 'version_description') ?? '',
    apiVersion: optionalText(api, 'version') ?? '',
    apiVersionSetId: optionalText(api, 'version_set_id') ?? '',
    termsOfServiceUrl: optionalText(api, 'terms_of_service_url') ?? '',
    contact: contact && {
      email: optionalText(contact, 'email') ?? '',
      name: optionalText(contact, 'name') ?? '',
      url: optionalText(contact, 'url') ?? '',
    },
    license: license && {
      name: optionalText(license, 'name') ?? '',
      url: optionalText(license, 'url') ?? '',
    },
  };
}

/** At creation what the arguments leave out is left to the import; three texts are sent all the same. */
function withoutEmpty(body: Properties): Properties {
  const always = ['path', 'apiRevisionDescription', 'apiVersionDescription'];
  return Object.fromEntries(
    Object.entries(body).filter(([name, value]) => value !== '' || always.includes(name)),
  );
}

/** The properties of an existing API that may be sent back. */
function writable(existing: Json): Properties {
  const names = Object.keys(properties({ path: '' }));
  const known = Object.entries(isObject(existing) ? existing : {});
  const type = at(existing, 'type') ?? 'http';
  const keys = at(existing, 'subscriptionKeyParameterNames');
  return {
    ...Object.fromEntries(known.filter(([name]) => names.includes(name))),
    apiType: type,
    // azurerm's own type of these has two members: any other is lost.
    ...(keys === null
      ? {}
      : {
          subscriptionKeyParameterNames: { header: at(keys, 'header'), query: at(keys, 'query') },
        }),
  };
}

function attributes(document: Json, id: string): Attributes {
  const property = (name: string): Json => at(document, `properties.${name}`);
  const keys = property('subscriptionKeyParameterNames');
  const contact = property('contact');
  const license = property('license');
  return {
    ...childOf(id),
    name: withoutRevision(segment(id, 'apis')),
    revision: property('apiRevision'),
    revision_description: property('apiRevisionDescription') ?? '',
    display_name: property('displayName'),
    description: property('description') ?? '',
    path: property('path') ?? '',
    protocols: property('protocols') ?? [],
    service_url: property('serviceUrl') ?? '',
    subscription_required: property('subscriptionRequired') !== false,
    subscription_key_parameter_names:
      keys === null ? [] : [{ header: at(keys, 'header'), query: at(keys, 'query') }],
    api_type: property('type') ?? 'http',
    is_current: property('isCurrent') === true,
    is_online: property('isOnline') === true,
    version: property('apiVersion') ?? '',
    version_description: property('apiVersionDescription') ?? '',
    version_set_id: property('apiVersionSetId') ?? '',
    terms_of_service_url: property('termsOfServiceUrl') ?? '',
    contact:
      contact === null
        ? []
        : [{ email: at(contact, 'email'), name: at(contact, 'name'), url: at(contact, 'url') }],
    license: license === null ? [] : [{ name: at(license, 'name'), url: at(license, 'url') }],
  };
}
