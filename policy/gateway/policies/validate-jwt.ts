/** Lets in requests with a valid JSON web token. Source: "validate-jwt". Encrypted tokens and certificates are not supported. */
import { createPublicKey, createSecretKey } from 'node:crypto';
import { fromJwt } from '../../expressions/index.ts';
import type { SigningKey } from '../jwt/token.ts';
import {
  boolean,
  definePolicy,
  element,
  integer,
  optional,
  type Parameter,
  required,
  text,
} from '../pipeline/definition.ts';
import type { Exchange } from '../pipeline/exchange.ts';
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

const fixed = { expression: false };

const KEY_ATTRIBUTES = {
  id: optional(text, fixed),
  'certificate-id': optional(text, fixed),
  n: optional(text, fixed),
  e: optional(text, fixed),
} as const;

export const validateJwt = definePolicy({
  name: 'validate-jwt',
  sections: ['inbound'],
  attributes: {
    ...TOKEN_ATTRIBUTES,
    'failed-validation-httpcode': optional(integer(100, 999)),
    'failed-validation-error-message': optional(text),
    'require-expiration-time': optional(boolean),
    'require-scheme': optional(text),
    'require-signed-tokens': optional(boolean),
    'clock-skew': optional(integer(0)),
    'output-token-variable-name': optional(text, fixed),
  },
  children: {
    // The connectivity is checked when the document is saved, not when it runs.
    'openid-config': element({
      attributes: { url: required(text), 'validate-connectivity': optional(boolean) },
    }),
    'issuer-signing-keys': element({
      children: {
        key: element({
          attributes: KEY_ATTRIBUTES,
          text: 'optional',
          occurs: 'at least one',
        }),
      },
      occurs: 'optional',
    }),
    'decryption-keys': element({
      children: { key: element({ attributes: KEY_ATTRIBUTES, text: 'optional' }) },
      occurs: 'optional',
    }),
    audiences: element({
      children: { audience: element({ text: 'required', occurs: 'at least one' }) },
      occurs: 'optional',
    }),
    issuers: element({
      children: { issuer: element({ text: 'required', occurs: 'at least one' }) },
      occurs: 'optional',
    }),
    'required-claims': requiredClaims,
  },
  compile({ attributes, children, place }, report) {
    const sources = [
      attributes['header-name'],
      attributes['query-parameter-name'],
      attributes['token-value'],
    ].filter((source) => source !== undefined);
    if (sources.length !== 1) {
      report('<validate-jwt> needs one of "header-name", "query-parameter-name" and "token-value"');
    }
    if (children['decryption-keys'].length > 0) {
      report('unsupported: encrypted tokens', { unsupported: '<decryption-keys>' });
    }
    const inline = children['issuer-signing-keys'][0]?.children.key ?? [];
    for (const key of inline) {
      if (key.attributes['certificate-id'] !== undefined) {
        report('unsupported: keys of uploaded certificates', {
          unsupported: '<key certificate-id>',
        });
      }
      if ((key.attributes.n === undefined) !== (key.attributes.e === undefined)) {
        report('<key> needs "n" and "e" together');
      }
    }

    return async (exchange) => {
      try {
        const written = await findToken(attributes, exchange, {
          scheme: await attributes['require-scheme']?.resolve(exchange),
        });
        const token = readToken(written);
        const issuers = [...(await resolveTexts(children.issuers[0]?.children.issuer, exchange))];
        const keys = [...(await inlineKeys(inline, exchange))];
        for (const { attributes: endpoint } of children['openid-config']) {
          const configuration = await configurationOf(
            await endpoint.url.resolve(exchange),
            token,
            exchange,
          );
          issuers.push(configuration.issuer);
          keys.push(...configuration.keys);
        }
        const needsSignature =
          (await attributes['require-signed-tokens']?.resolve(exchange)) ?? true;
        const isUnsigned = token.header.alg === 'none' && token.signature.length === 0;
        if (needsSignature || !isUnsigned) checkSignature(token, keys);
        checkClaims(
          token,
          {
            issuers,
            audiences: await resolveTexts(children.audiences[0]?.children.audience, exchange),
            claims: await resolveClaims(children['required-claims'], exchange),
            clockSkew: (await attributes['clock-skew']?.resolve(exchange)) ?? 0,
            needsExpiry: (await attributes['require-expiration-time']?.resolve(exchange)) ?? true,
          },
          exchange.now,
        );
        const variable = attributes['output-token-variable-name']?.literal;
        if (variable !== undefined && written !== undefined) {
          exchange.variables.set(variable, fromJwt(written));
        }
        exchange.trace?.(place, 'the token is valid', { issuer: token.claims.iss });
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

async function inlineKeys(
  elements: readonly {
    readonly attributes: Readonly<Record<'id' | 'n' | 'e', Parameter<string> | undefined>>;
    readonly text: Parameter<string> | undefined;
  }[],
  exchange: Exchange,
): Promise<readonly SigningKey[]> {
  const keys: SigningKey[] = [];
  for (const { attributes, text: written } of elements) {
    const id = attributes.id?.literal;
    const [n, e] = [attributes.n?.literal, attributes.e?.literal];
    if (n !== undefined && e !== undefined) {
      keys.push({ id, key: createPublicKey({ key: { kty: 'RSA', n, e }, format: 'jwk' }) });
    }
    const secret = (await written?.resolve(exchange))?.trim();
    if (secret) keys.push({ id, key: createSecretKey(Buffer.from(secret, 'base64')) });
  }
  return keys;
}
