/** An API. Its operations come by an import; what azurerm's arguments say is written over it afterwards. */
import type { Arm } from '../../arm/client.ts';
import type { Attributes, Json } from '../../protocol/values.ts';
import { at, block, flag, optionalText, text, texts } from '../attributes.ts';
import { servicePath, withoutRevision } from '../paths.ts';
import { sameValue } from '../plan.ts';
import { put, type Resource, refuseExisting, segment } from '../resource.ts';
import { childOf } from './api-management-child.ts';

const apiVersion = '2022-08-01';

export const apiManagementApi: Resource = {
  create: async (arm, api) => {
    const path = `${servicePath(api, arm)}/apis/${text(api, 'name')};rev=${text(api, 'revision')}`;
    await refuseExisting(arm, path, apiVersion);
    const exists = await importDescription(arm, path, api);
    await writeProperties(arm, path, api, exists);
    return path;
  },

  read: async (arm, id) => {
    const document = await arm.get(id, apiVersion);
    return document === undefined ? null : attributes(document, id);
  },

  update: async (arm, id, api, prior) => {
    if (!sameValue(api.import ?? [], prior.import ?? [], ['list', 'dynamic'])) {
      await importDescription(arm, id, api);
    }
    await arm.get(id, apiVersion);
    await writeProperties(arm, id, api, true);
  },

  remove: (arm, id) => arm.remove(id, apiVersion, { deleteRevisions: 'true' }),

  rules: {
    name: {
      pattern: /^[^*#&+]{1,256}$/,
      must: 'must have 1 to 256 characters, none of `*#&+`',
    },
    path: {
      pattern: /^(?:[\w.][\w-/.+ ]{0,398}[\w-])?$|^\w$/,
      must: 'must be a relative URL without a slash at its ends',
    },
  },
  check: (config) => [
    ...(config.source_api_id === null && (config.display_name === null || config.protocols === null)
      ? ['`display_name`, `protocols` are required when `source_api_id` is not set']
      : []),
    ...(config.version !== null && config.version_set_id === null
      ? ['setting `version` without the required `version_set_id`']
      : []),
  ],
  unmapped: ['oauth2_authorization', 'openid_authentication', 'source_api_id'],
};

/** @returns whether there was something to import, so that the API exists now */
async function importDescription(arm: Arm, path: string, api: Attributes): Promise<boolean> {
  const description = block(api, 'import');
  if (!description) return false;
  const wsdl = block(description, 'wsdl_selector');
  await put(arm, path, apiVersion, {
    properties: {
      type: 'http',
      apiType: 'http',
      path: text(api, 'path'),
      format: text(description, 'content_format'),
      value: text(description, 'content_value'),
      wsdlSelector: wsdl && {
        wsdlEndpointName: text(wsdl, 'endpoint_name'),
        wsdlServiceName: text(wsdl, 'service_name'),
      },
      ...version(api),
    },
  });
  return true;
}

async function writeProperties(
  arm: Arm,
  path: string,
  api: Attributes,
  exists: boolean,
): Promise<void> {
  const keys = block(api, 'subscription_key_parameter_names');
  const contact = block(api, 'contact');
  const license = block(api, 'license');
  const type = optionalText(api, 'api_type') ?? 'http';
  const body = {
    properties: {
      type,
      apiType: type,
      displayName: optionalText(api, 'display_name'),
      path: optionalText(api, 'path') ?? '',
      description: optionalText(api, 'description'),
      protocols: texts(api, 'protocols'),
      serviceUrl: optionalText(api, 'service_url'),
      subscriptionRequired: flag(api, 'subscription_required'),
      subscriptionKeyParameterNames: keys && {
        header: text(keys, 'header'),
        query: text(keys, 'query'),
      },
      authenticationSettings: {},
      apiRevisionDescription: optionalText(api, 'revision_description') ?? '',
      apiVersionDescription: optionalText(api, 'version_description') ?? '',
      termsOfServiceUrl: optionalText(api, 'terms_of_service_url'),
      contact: contact && {
        email: optionalText(contact, 'email'),
        name: optionalText(contact, 'name'),
        url: optionalText(contact, 'url'),
      },
      license: license && {
        name: optionalText(license, 'name'),
        url: optionalText(license, 'url'),
      },
      ...version(api),
    },
  };
  const headers: { [name: string]: string } = exists ? { 'if-match': '*' } : {};
  await arm.change({ method: 'PUT', path, body, headers }, apiVersion);
}

function version(api: Attributes): object {
  return {
    apiVersion: optionalText(api, 'version'),
    apiVersionSetId: optionalText(api, 'version_set_id'),
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
