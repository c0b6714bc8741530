/** Microsoft Entra ID for tests of rendered policies: its discovery documents, and tokens that it, or somebody else, has signed. */
import { createSign, generateKeyPairSync } from 'node:crypto';
import type { Answer, Call } from './served.ts';

export const TENANT = '7e000000-0000-4000-8000-000000000001';
export const AUDIENCE = 'api://openai-gateway';

const LOGIN = 'login.microsoftonline.com';
const own = generateKeyPairSync('rsa', { modulusLength: 2048 });
const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** What the accounts answer, but for the hosts of Entra ID. */
export function withEntra(answer: (call: Call) => Answer): (call: Call) => Answer {
  return (call) => {
    if (call.url.hostname !== LOGIN) return answer(call);
    const document = call.url.pathname.endsWith('/keys')
      ? { keys: [{ ...own.publicKey.export({ format: 'jwk' }), kid: 'own', use: 'sig' }] }
      : {
          issuer: `https://${LOGIN}/${TENANT}/v2.0`,
          jwks_uri: `https://${LOGIN}/${TENANT}/discovery/v2.0/keys`,
        };
    return {
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(document),
    };
  };
}

/**
 * An access token that is good for an hour of the tests' clock.
 *
 * @param claims instead of, and in addition to, those that every token has
 */
export function token(claims: object, signedBy: 'entra' | 'somebody else' = 'entra'): string {
  const now = Date.UTC(2026, 0, 1) / 1000;
  const text = [
    { typ: 'JWT', alg: 'RS256', kid: 'own' },
    {
      aud: AUDIENCE,
      iss: `https://${LOGIN}/${TENANT}/v2.0`,
      iat: now,
      nbf: now,
      exp: now + 3600,
      ver: '2.0',
      ...claims,
    },
  ]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  const { privateKey } = signedBy === 'entra' ? own : foreign;
  return `${text}.${createSign('RSA-SHA256').update(text).sign(privateKey, 'base64url')}`;
}
