/**
 * Lets in requests with a valid token of Microsoft Entra ID. Source: "validate-azure-ad-token".
 * Assumed: the client is told by `azp`, or `appid` in version 1 tokens; both issuers of a tenant are taken.
 */

import { fromJwt } from '../../expressions/index.ts';
import { claimValues } from '../jwt/token.ts';
import {
  definePolicy,
  element,
  integer,
  optional,
  required,
  text,
  unsupported,
} from '../pipeline/definition.ts';
import {
  checkClaims,
  checkSignature,
  configurationOf,
  findToken,
  readToken,
  refusal,
  requiredClaims,
  resolveClaims,
  resolveTexts,
  TOKEN_ATTRIBUTES,
  TokenRefused,
} from './token-validation.ts';

const applicationIds = element({
  children: { 'application-id': element({ text: 'required', occurs: 'at least one' }) },
  occurs: 'optional',
});

export const validateAzureAdToken = definePolicy({
  name: 'validate-azure-ad-token',
  sections: ['inbound'],
  attributes: {
    ...TOKEN_ATTRIBUTES,
    'tenant-id': required(text),
    'authentication-endpoint': unsupported('tokens of the public cloud are checked only'),
    'failed-validation-httpcode': optional(integer(100, 999)),
    'failed-validation-error-message': optional(text),
    'output-token-variable-name': optional(text, { expression: false }),
  },
  children: {
    'client-application-ids': applicationIds,
    'backend-application-ids': applicationIds,
    audiences: element({
      children: { audience: element({ text: 'required', occurs: 'at least one' }) },
      occurs: 'optional',
    }),
    'required-claims': requiredClaims,
    'decryption-keys': element({
      children: { key: element({ attributes: { 'certificate-id': required(text) } }) },
      occurs: 'optional',
    }),
  },
  compile({ attributes, children, place }, report) {
    if (children['decryption-keys'].length > 0) {
      report('unsupported: encrypted tokens', { unsupported: '<decryption-keys>' });
    }
    return async (exchange) => {
      try {
        const tenant = await attributes['tenant-id'].resolve(exchange);
        const written = await findToken(attributes, exchange, { defaultHeader: 'Authorization' });
        const token = readToken(written);
        const { keys, issuer } = await configurationOf(
          `https://login.microsoftonline.com/${encodeURIComponent(tenant)}/v2.0/.well-known/openid-configuration`,
          token,
          exchange,
        );
        checkSignature(token, keys);
        const audiences = [
          ...(await resolveTexts(children.audiences[0]?.children.audience, exchange)),
          ...(await resolveTexts(
            children['backend-application-ids'][0]?.children['application-id'],
            exchange,
          )),
        ];
        checkClaims(
          token,
          {
            audiences,
            issuers: [issuer, versionOneIssuer(issuer)],
            claims: await resolveClaims(children['required-claims'], exchange),
            clockSkew: 0,
            needsExpiry: true,
          },
          exchange.now,
        );
        const clients = await resolveTexts(
          children['client-application-ids'][0]?.children['application-id'],
          exchange,
        );
        const [client] = [
          ...claimValues(token.claims, 'azp'),
          ...claimValues(token.claims, 'appid'),
        ];
        if (clients.length > 0 && (client === undefined || !clients.includes(client))) {
          throw new TokenRefused(
            'TokenClaimValueNotAllowed',
            `Client application ${client ?? ''} is not allowed. Access denied.`,
          );
        }
        const variable = attributes['output-token-variable-name']?.literal;
        if (variable !== undefined && written !== undefined) {
          exchange.variables.set(variable, fromJwt(written));
        }
        exchange.trace?.(place, 'the token is valid', { client });
      } catch (error) {
        if (!(error instanceof TokenRefused)) throw error;
        exchange.trace?.(place, `the token is refused: ${error.message}`, { reason: error.reason });
        throw refusal(
          error,
          (await attributes['failed-validation-httpcode']?.resolve(exchange)) ?? 401,
          await attributes['failed-validation-error-message']?.resolve(exchange),
        );
      }
    };
  },
});

/** `https://login.microsoftonline.com/<tenant>/v2.0` and `https://sts.windows.net/<tenant>/` are the same tenant's. */
function versionOneIssuer(issuer: string): string {
  const tenant = /^https:\/\/[^/]+\/([^/]+)\/v2\.0\/?$/.exec(issuer)?.[1];
  return tenant === undefined ? issuer : `https://sts.windows.net/${tenant}/`;
}
