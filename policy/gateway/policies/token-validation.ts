/** The checks that validate-jwt and validate-azure-ad-token share. Reasons: "Error handling in API Management policies". */
import { GatewayError } from '../errors.ts';
import { headerText } from '../http/headers.ts';
import type { OpenidConfiguration } from '../jwt/openid.ts';
import {
  candidateKeys,
  claimValues,
  isSignedBy,
  parseToken,
  type SigningKey,
  type Token,
} from '../jwt/token.ts';
import { call } from '../pipeline/call.ts';
import {
  type CompiledElement,
  element,
  oneOf,
  optional,
  type Parameter,
  required,
  text,
} from '../pipeline/definition.ts';
import type { Exchange } from '../pipeline/exchange.ts';
import type { BackendRequest } from '../ports.ts';

export type Requirements = {
  readonly audiences: readonly string[];
  readonly issuers: readonly string[];
  readonly claims: readonly RequiredClaim[];
  /** Seconds. */
  readonly clockSkew: number;
  readonly needsExpiry: boolean;
};

export type RequiredClaim = {
  readonly name: string;
  readonly values: readonly string[];
  readonly match: 'all' | 'any';
  readonly separator: string | undefined;
};

/** A refusal by its documented reason; the policy decides about status and the text for the caller. */
export class TokenRefused extends Error {
  override readonly name = 'TokenRefused';
  readonly reason: string;

  constructor(reason: string, message: string) {
    super(message);
    this.reason = reason;
  }
}

/** @throws {TokenRefused} when the text is no token. */
export function readToken(written: string | undefined): Token {
  if (written === undefined || written === '') {
    throw new TokenRefused('TokenNotPresent', 'JWT not present.');
  }
  const token = parseToken(written);
  if (token === undefined) throw new TokenRefused('JwtInvalid', 'The text is not a signed JWT.');
  return token;
}

/** @throws {TokenRefused} */
export function checkSignature(token: Token, keys: readonly SigningKey[]): void {
  const candidates = candidateKeys(token, keys);
  if (candidates.length === 0) {
    throw new TokenRefused(
      'TokenSignatureKeyNotFound',
      'No key is known for the signature. Access denied.',
    );
  }
  if (!candidates.some(({ key }) => isSignedBy(token, key))) {
    throw new TokenRefused('TokenSignatureInvalid', 'Signature validation failed. Access denied.');
  }
}

/**
 * @param now milliseconds since the epoch
 * @throws {TokenRefused}
 */
export function checkClaims({ claims }: Token, requirements: Requirements, now: number): void {
  const { audiences, issuers, clockSkew, needsExpiry } = requirements;
  const seconds = now / 1000;
  const { exp, nbf, iss } = claims;
  if (typeof exp === 'number' ? exp + clockSkew <= seconds : needsExpiry) {
    throw typeof exp === 'number'
      ? new TokenRefused(
          'TokenExpired',
          'Lifetime validation failed. The token is expired. Access denied.',
        )
      : new TokenRefused(
          'JwtInvalid',
          'Lifetime validation failed. The token has no expiration time.',
        );
  }
  if (typeof nbf === 'number' && nbf - clockSkew > seconds) {
    throw new TokenRefused('JwtInvalid', 'Lifetime validation failed. The token is not valid yet.');
  }
  if (audiences.length > 0 && !claimValues(claims, 'aud').some((aud) => audiences.includes(aud))) {
    throw new TokenRefused('TokenAudienceNotAllowed', 'Audience validation failed. Access denied.');
  }
  if (issuers.length > 0 && !(typeof iss === 'string' && issuers.includes(iss))) {
    throw new TokenRefused('TokenIssuerNotAllowed', 'Issuer validation failed. Access denied.');
  }
  for (const required of requirements.claims) checkClaim(claims, required);
}

function checkClaim(
  claims: Token['claims'],
  { name, values, match, separator }: RequiredClaim,
): void {
  const present = claimValues(claims, name, separator);
  if (present.length === 0) {
    throw new TokenRefused(
      'TokenClaimNotFound',
      `JWT token is missing the following claims: ${name}. Access denied.`,
    );
  }
  const isPresent = (value: string) => present.includes(value);
  const holds = match === 'all' ? values.every(isPresent) : values.some(isPresent);
  if (values.length > 0 && !holds) {
    throw new TokenRefused(
      'TokenClaimValueNotAllowed',
      `Claim ${name} value of ${present.join(', ')} is not allowed. Access denied.`,
    );
  }
}

/** The OpenID configuration at `url`, pulled again where it lacks the key that the token names. */
export function configurationOf(
  url: string,
  { header: { kid } }: Token,
  exchange: Exchange,
): Promise<OpenidConfiguration> {
  const caller = {
    now: () => exchange.now,
    call: (request: BackendRequest, timeout: number) => call(exchange, request, timeout),
  };
  return exchange.instance.openid.get(
    url,
    caller,
    ({ keys }) => typeof kid === 'string' && !keys.some(({ id }) => id === kid),
  );
}

/** Attributes that both policies have. */
export const TOKEN_ATTRIBUTES = {
  'header-name': optional(text),
  'query-parameter-name': optional(text),
  'token-value': optional(text),
} as const;

export const requiredClaims = element({
  children: {
    claim: element({
      attributes: {
        name: required(text),
        match: optional(oneOf('all', 'any')),
        separator: optional(text),
      },
      children: { value: element({ text: 'required' }) },
      occurs: 'at least one',
    }),
  },
  occurs: 'optional',
});

/** The token's text from header, query or expression; a scheme in front of it is cut off. */
export async function findToken(
  attributes: { readonly [Name in keyof typeof TOKEN_ATTRIBUTES]: Parameter<string> | undefined },
  exchange: Exchange,
  details: { readonly defaultHeader?: string; readonly scheme?: string | undefined } = {},
): Promise<string | undefined> {
  const value = await attributes['token-value']?.resolve(exchange);
  if (value !== undefined) return value;
  const parameter = await attributes['query-parameter-name']?.resolve(exchange);
  if (parameter !== undefined) return exchange.request.query.first(parameter);
  const header = (await attributes['header-name']?.resolve(exchange)) ?? details.defaultHeader;
  const written = header === undefined ? undefined : headerText(exchange.request.headers, header);
  if (written === undefined) return undefined;
  const match = /^(\S+)\s+(\S+)$/.exec(written.trim());
  const { scheme } = details;
  // A scheme can be required of Authorization only ("validate-jwt", usage notes).
  const mustHave = scheme !== undefined && header?.toLowerCase() === 'authorization';
  if (mustHave && match?.[1]?.toLowerCase() !== scheme.toLowerCase()) return undefined;
  return match === null ? written.trim() : match[2];
}

export async function resolveClaims(
  elements: readonly CompiledElement<typeof requiredClaims>[],
  exchange: Exchange,
): Promise<readonly RequiredClaim[]> {
  const claims: RequiredClaim[] = [];
  for (const { attributes, children } of elements[0]?.children.claim ?? []) {
    claims.push({
      name: await attributes.name.resolve(exchange),
      match: (await attributes.match?.resolve(exchange)) ?? 'all',
      separator: await attributes.separator?.resolve(exchange),
      values: await resolveTexts(children.value, exchange),
    });
  }
  return claims;
}

export async function resolveTexts(
  elements: readonly { readonly text: Parameter<string> | undefined }[] | undefined,
  exchange: Exchange,
): Promise<readonly string[]> {
  const all: string[] = [];
  for (const { text: written } of elements ?? []) {
    all.push(((await written?.resolve(exchange)) ?? '').trim());
  }
  return all;
}

/** Turns a refusal into the error that the caller and on-error see. */
export function refusal(
  error: TokenRefused,
  status: number,
  message: string | undefined,
): GatewayError {
  return new GatewayError(error.reason, error.message, {
    status,
    ...(message === undefined ? {} : { publicMessage: message }),
  });
}
