/** A state as others would have written it for the same resources: earlier stand-ins, the real providers, an import. */
import { createHash } from 'node:crypto';
import type { Json } from '../azure/json.ts';

type Fields = { readonly [name: string]: Json };
type Instance = Fields & { readonly attributes: Fields };
type Rewrite = (instance: Instance, type: string) => Fields;
type State = { readonly resources: { mode: string; type: string; instances: Instance[] }[] };

/** Azapi hashed in hexadecimal, and azurerm read empty collections into the state when it wrote. */
export function byEarlierStandIns(state: string): string {
  return rewrite(state, {
    azapi: (instance) => ({ ...instance, private: hashOfNothing('hex') }),
    azurerm: ({ attributes, ...instance }, type) => ({
      ...instance,
      attributes: {
        ...attributes,
        // Those of a named value are a list.
        ...(attributes.tags === null ? { tags: type.endsWith('named_value') ? [] : {} } : {}),
        ...(attributes.zones === null ? { zones: [] } : {}),
      },
    }),
  });
}

/**
 * Azapi hashes the sensitive body in base64, whether there is one or not. Azurerm keeps its default timeouts in
 * private, has empty texts where nothing was configured, and reads into the state what Azure fills in.
 */
export function byRealProviders(state: string): string {
  return rewrite(state, {
    azapi: (instance) => ({ ...instance, private: hashOfNothing('base64') }),
    azurerm: ({ attributes, ...instance }, type) => ({
      ...instance,
      private: asPrivate({
        'e2bfb730-ecaa-11e6-8f88-34363bc7c4c0': { create: 1.8e12, read: 3e11 },
        schema_version: '1',
      }),
      attributes: { ...attributes, ...emptyTexts(attributes), ...filledIn(type, attributes) },
      ...(type === 'azurerm_api_management'
        ? { sensitive_attributes: ['certificate', 'certificate_password'].map(ofTheHostName) }
        : {}),
    }),
  });
}

/** Of an import, or a state that somebody edited: nothing that providers keep for themselves. */
export function withoutPrivate(state: string): string {
  const without: Rewrite = ({ private: _, ...instance }) => instance;
  return rewrite(state, { azapi: without, azurerm: without });
}

function rewrite(
  text: string,
  how: { readonly azapi: Rewrite; readonly azurerm: Rewrite },
): string {
  const state: State = JSON.parse(text);
  const resources = state.resources.map((resource) => {
    const each = /^(azapi|azurerm)_/.exec(resource.type)?.[1];
    if (resource.mode !== 'managed' || (each !== 'azapi' && each !== 'azurerm')) return resource;
    const instances = resource.instances.map((one) => how[each](one, resource.type));
    return { ...resource, instances };
  });
  return JSON.stringify({ ...state, resources });
}

function hashOfNothing(encoding: 'hex' | 'base64'): string {
  const hash = createHash('sha256').update('null').digest(encoding);
  return asPrivate({ sensitive_body: Buffer.from(JSON.stringify({ hash })).toString('base64') });
}

function asPrivate(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64');
}

function emptyTexts(attributes: Fields): Fields {
  const read = ['description', 'terms', 'condition', 'condition_version', 'min_api_version'];
  return Object.fromEntries(
    read.filter((name) => attributes[name] === null).map((name) => [name, '']),
  );
}

/** The way to an attribute of the block below, as states write it. */
function ofTheHostName(attribute: string): Json {
  const attributeNamed = (value: string) => ({ type: 'get_attr', value });
  const first = { type: 'index', value: { type: 'number', value: 0 } };
  return [
    attributeNamed('hostname_configuration'),
    first,
    attributeNamed('proxy'),
    first,
    attributeNamed(attribute),
  ];
}

function filledIn(type: string, { gateway_url }: Fields): Fields {
  if (type !== 'azurerm_api_management') return {};
  const proxy = {
    certificate: '',
    certificate_password: '',
    certificate_source: 'BuiltIn',
    certificate_status: '',
    default_ssl_binding: true,
    expiry: '',
    host_name: String(gateway_url).replace('https://', ''),
    key_vault_certificate_id: '',
    negotiate_client_certificate: false,
    ssl_keyvault_identity_client_id: '',
    subject: '',
    thumbprint: '',
  };
  const none = { developer_portal: [], management: [], portal: [], scm: [] };
  return { hostname_configuration: [{ ...none, proxy: [proxy] }] };
}
