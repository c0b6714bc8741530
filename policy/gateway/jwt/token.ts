/** JSON Web Tokens in their compact form, signed (RFC 7515, 7519). Encrypted ones are not supported. */
import { constants, createHmac, type KeyObject, timingSafeEqual, verify } from 'node:crypto';
import { parseObject } from '../../standards/json.ts';

export type Claims = Readonly<Record<string, unknown>>;

export type Token = {
  readonly header: Claims;
  readonly claims: Claims;
  /** What the signature is about. */
  readonly signed: string;
  readonly signature: Uint8Array;
};

/** A key for signatures; `id` is compared with the token's `kid` where both have one. */
export type SigningKey = { readonly id: string | undefined; readonly key: KeyObject };

/** @returns undefined for what is no such token. */
export function parseToken(text: string): Token | undefined {
  const [header = '', claims = '', signature = '', ...rest] = text.split('.');
  const parsedHeader = parseJson(header);
  const parsedClaims = parseJson(claims);
  if (rest.length > 0 || parsedHeader === undefined || parsedClaims === undefined) return undefined;
  return {
    header: parsedHeader,
    claims: parsedClaims,
    signed: `${header}.${claims}`,
    signature: Buffer.from(signature, 'base64url'),
  };
}

/** Keys that may have signed the token: those of its `kid`, else those without an id of their own. */
export function candidateKeys(token: Token, keys: readonly SigningKey[]): readonly SigningKey[] {
  const { kid } = token.header;
  if (typeof kid !== 'string') return keys;
  const named = keys.filter(({ id }) => id === kid);
  return named.length > 0 ? named : keys.filter(({ id }) => id === undefined);
}

/** Whether `key` made the token's signature. The algorithm must fit the kind of key: a public key is never a secret. */
export function isSignedBy(token: Token, key: KeyObject): boolean {
  const { alg } = token.header;
  const match = /^(HS|RS|PS|ES)(256|384|512)$/.exec(typeof alg === 'string' ? alg : '');
  if (match === null) return false;
  const hash = `sha${match[2]}`;
  const data = Buffer.from(token.signed);
  if (match[1] === 'HS') {
    if (key.type !== 'secret') return false;
    const expected = createHmac(hash, key).update(data).digest();
    return expected.length === token.signature.length && timingSafeEqual(expected, token.signature);
  }
  if (key.type !== 'public') return false;
  const kind = match[1] === 'ES' ? 'ec' : 'rsa';
  if (key.asymmetricKeyType !== kind) return false;
  const parameters =
    match[1] === 'PS'
      ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
      : match[1] === 'ES'
        ? { dsaEncoding: 'ieee-p1363' as const }
        : {};
  return verify(hash, data, { key, ...parameters }, token.signature);
}

/** The values of a claim as texts: several where it is a list, or a text with a separator. */
export function claimValues(claims: Claims, name: string, separator?: string): readonly string[] {
  const claim = Object.hasOwn(claims, name) ? claims[name] : undefined;
  if (claim === undefined || claim === null) return [];
  const values = (Array.isArray(claim) ? claim : [claim]).map((value: unknown) =>
    typeof value === 'object' ? JSON.stringify(value) : String(value),
  );
  return separator === undefined || separator === ''
    ? values
    : values.flatMap((value) => value.split(separator));
}

function parseJson(part: string): Claims | undefined {
  return parseObject(Buffer.from(part, 'base64url').toString('utf8'));
}
