/**
 * Protocols and ciphers of an API Management service: blocks of flags in azurerm, `customProperties` with
 * "true" and "false" in Azure, see
 * https://learn.microsoft.com/azure/api-management/api-management-howto-manage-protocols-ciphers.
 */
import { type Attributes, isObject, type Json, type Value } from '../../protocol/values.ts';
import { at, block, flag } from '../attributes.ts';

const PREFIX = 'Microsoft.WindowsAzure.ApiManagement.Gateway';
const http2 = `${PREFIX}.Protocols.Server.Http2`;

/** Consumption takes no cipher and no SSL of the caller's. */
const IN_EVERY_TIER = /\.Backend\.|\.Protocols\.Tls/;

const security: { readonly [attribute: string]: string } = {
  backend_ssl30_enabled: 'Security.Backend.Protocols.Ssl30',
  backend_tls10_enabled: 'Security.Backend.Protocols.Tls10',
  backend_tls11_enabled: 'Security.Backend.Protocols.Tls11',
  frontend_ssl30_enabled: 'Security.Protocols.Ssl30',
  frontend_tls10_enabled: 'Security.Protocols.Tls10',
  frontend_tls11_enabled: 'Security.Protocols.Tls11',
  triple_des_ciphers_enabled: 'Security.Ciphers.TripleDes168',
  ...cipher('ecdhe_ecdsa_with_aes128_cbc_sha', 'ECDHE_ECDSA_WITH_AES_128_CBC_SHA'),
  ...cipher('ecdhe_ecdsa_with_aes256_cbc_sha', 'ECDHE_ECDSA_WITH_AES_256_CBC_SHA'),
  ...cipher('ecdhe_rsa_with_aes128_cbc_sha', 'ECDHE_RSA_WITH_AES_128_CBC_SHA'),
  ...cipher('ecdhe_rsa_with_aes256_cbc_sha', 'ECDHE_RSA_WITH_AES_256_CBC_SHA'),
  ...cipher('rsa_with_aes128_cbc_sha256', 'RSA_WITH_AES_128_CBC_SHA256'),
  ...cipher('rsa_with_aes128_cbc_sha', 'RSA_WITH_AES_128_CBC_SHA'),
  ...cipher('rsa_with_aes128_gcm_sha256', 'RSA_WITH_AES_128_GCM_SHA256'),
  ...cipher('rsa_with_aes256_cbc_sha256', 'RSA_WITH_AES_256_CBC_SHA256'),
  ...cipher('rsa_with_aes256_cbc_sha', 'RSA_WITH_AES_256_CBC_SHA'),
  ...cipher('rsa_with_aes256_gcm_sha384', 'RSA_WITH_AES_256_GCM_SHA384'),
};

function cipher(attribute: string, suite: string): { [attribute: string]: string } {
  return { [`tls_${attribute}_ciphers_enabled`]: `Security.Ciphers.TLS_${suite}` };
}

/** Every flag is sent, also where nothing is configured: absent ones would keep their former value. */
export function customProperties(service: Attributes): { [property: string]: string } {
  const flags = block(service, 'security') ?? {};
  const protocols = block(service, 'protocols');
  const offered = Object.entries(security).filter(
    ([, property]) => !isConsumption(service) || IN_EVERY_TIER.test(property),
  );
  return {
    ...Object.fromEntries(
      offered.map(([attribute, property]) => [
        `${PREFIX}.${property}`,
        String(flag(flags, attribute)),
      ]),
    ),
    ...(protocols ? { [http2]: String(flag(protocols, 'http2_enabled')) } : {}),
  };
}

function isConsumption(service: Attributes): boolean {
  return String(service.sku_name).startsWith('Consumption');
}

export function securityOf(document: Json): Value {
  const flags: Attributes = {};
  for (const [attribute, property] of Object.entries(security)) {
    flags[attribute] = isOn(document, `${PREFIX}.${property}`);
  }
  return [flags];
}

export function http2Of(document: Json): Value {
  return [{ http2_enabled: isOn(document, http2) }];
}

function isOn(document: Json, property: string): boolean {
  const properties = at(document, 'properties.customProperties');
  return isObject(properties) && String(properties[property]).toLowerCase() === 'true';
}
