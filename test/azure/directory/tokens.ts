/** Access tokens as Entra issues them: signed JWTs that name the audience and the caller. */
import { generateKeyPairSync, type JsonWebKey, sign, verify } from 'node:crypto';
import { AzureError } from '../errors.ts';

/** Who calls: an application (service principal) or a managed identity. */
export type Caller = {
  /** The principal's object id, which role assignments name. */
  readonly objectId: string;
  readonly clientId: string;
};

/** What tokens for Azure Resource Manager are for. */
export const ARM_AUDIENCES = [
  'https://management.azure.com',
  'https://management.core.windows.net',
] as const;

export type Tokens = {
  /** The public key of the signatures, as the tenant publishes it. */
  readonly publicKey: JsonWebKey;
  /** @param audience without `/.default` */
  issue(caller: Caller, audience: string): { readonly token: string; readonly expiresAt: number };
  /**
   * @param audiences any of them is accepted, a trailing slash aside
   * @throws {AzureError} 401 when there is no token, or one that is not ours, expired or for something else.
   */
  verify(request: Request, audiences: readonly string[]): Caller;
};

export const TOKEN_LIFETIME_SECONDS = 3600;

type Claims = { aud: string; exp: number; nbf: number; oid: string; appid: string };

/** Names the key in tokens and in the tenant's list of keys. */
const KEY_ID = 'local-azure';

/** Kept of them: an Azure may run for days. */
const MOST_SIGNATURES = 1000;

/** Entra signs for all tenants with the same keys, too. Made when the first token is needed, which takes longer than all the rest. */
let keys: ReturnType<typeof makeKeys> | undefined;
const makeKeys = () => generateKeyPairSync('rsa', { modulusLength: 2048 });

/** @param now milliseconds since the epoch */
export function createTokens(tenantId: string, now: () => number): Tokens {
  keys ??= makeKeys();
  const { privateKey, publicKey } = keys;
  /** By what was signed: who asks again within the second gets the same token, and none of them needs to be verified again. */
  const signatures = new Map<string, string>();
  const signatureOf = (text: string): string => {
    const signature =
      signatures.get(text) ?? sign('sha256', Buffer.from(text), privateKey).toString('base64url');
    if (signatures.size === MOST_SIGNATURES) signatures.clear();
    signatures.set(text, signature);
    return signature;
  };
  return {
    publicKey: { ...publicKey.export({ format: 'jwk' }), kid: KEY_ID, use: 'sig' },
    issue({ objectId, clientId }, audience) {
      const issued = Math.floor(now() / 1000);
      const expires = issued + TOKEN_LIFETIME_SECONDS;
      const claims = {
        aud: audience,
        iss: `https://sts.windows.net/${tenantId}/`,
        iat: issued,
        nbf: issued,
        exp: expires,
        appid: clientId,
        oid: objectId,
        sub: objectId,
        tid: tenantId,
        idtyp: 'app',
        ver: '1.0',
      };
      const text = [{ typ: 'JWT', alg: 'RS256', kid: KEY_ID }, claims].map(encode).join('.');
      return { token: `${text}.${signatureOf(text)}`, expiresAt: expires };
    },
    verify(request, audiences) {
      const header = request.headers.get('authorization');
      const token = /^Bearer (\S+)$/i.exec(header ?? '')?.[1];
      if (token === undefined) {
        throw unauthorized('AuthenticationFailed', 'The Authorization header has no bearer token.');
      }
      const [head, body, signature = ''] = token.split('.');
      const text = `${head}.${body}`;
      const given = Buffer.from(signature, 'base64url');
      if (
        signatures.get(text) !== signature &&
        !verify('sha256', Buffer.from(text), publicKey, given)
      ) {
        throw unauthorized('InvalidAuthenticationToken', 'The access token is invalid.');
      }
      const claims: Claims = JSON.parse(Buffer.from(body ?? '', 'base64url').toString());
      if (claims.exp * 1000 <= now()) {
        throw unauthorized('ExpiredAuthenticationToken', 'The access token has expired.');
      }
      const plain = (audience: string): string => audience.replace(/\/+$/, '');
      if (!audiences.map(plain).includes(plain(claims.aud))) {
        throw unauthorized(
          'InvalidAuthenticationTokenAudience',
          `The access token has been obtained for wrong audience or resource '${claims.aud}'. It should exactly match with one of the allowed audiences '${audiences.join("','")}'.`,
        );
      }
      return { objectId: claims.oid, clientId: claims.appid };
    },
  };
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function unauthorized(code: string, message: string): AzureError {
  return new AzureError(401, code, message, { headers: { 'WWW-Authenticate': 'Bearer' } });
}
