/** Who the providers are towards Azure: a service principal with a client secret. */
import { isObject } from '../protocol/values.ts';
import { ArmError } from './errors.ts';
import { type Edge, exchange } from './exchange.ts';

export type Credentials = {
  readonly tenantId: string;
  readonly subscriptionId: string;
  readonly clientId: string;
  readonly clientSecret: string;
};

/** Settings of a provider block; each falls back to its ARM_… environment variable. */
export type CredentialSettings = {
  readonly tenantId?: string | undefined;
  readonly subscriptionId?: string | undefined;
  readonly clientId?: string | undefined;
  readonly clientSecret?: string | undefined;
};

/**
 * @throws Error that names each setting that is missing, with its argument and its environment variable
 */
export function resolveCredentials(
  settings: CredentialSettings,
  environment: Edge['environment'],
): Credentials {
  const missing: string[] = [];
  const pick = (setting: string | undefined, argument: string, variable: string) => {
    const value = setting ?? environment[variable] ?? '';
    if (value === '') missing.push(`${argument} (or ${variable})`);
    return value;
  };
  const credentials = {
    tenantId: pick(settings.tenantId, 'tenant_id', 'ARM_TENANT_ID'),
    subscriptionId: pick(settings.subscriptionId, 'subscription_id', 'ARM_SUBSCRIPTION_ID'),
    clientId: pick(settings.clientId, 'client_id', 'ARM_CLIENT_ID'),
    clientSecret: pick(settings.clientSecret, 'client_secret', 'ARM_CLIENT_SECRET'),
  };
  if (missing.length > 0) {
    throw new Error(
      `the provider needs ${missing.join(', ')}: this stand-in logs in with a client secret only`,
    );
  }
  return credentials;
}

/** Takes tokens by the client credentials grant and keeps each until five minutes before its end. */
export function createTokens(
  edge: Edge,
  credentials: Credentials,
): (audience: string, signal: AbortSignal) => Promise<string> {
  const tokens = new Map<string, { token: string; until: number }>();

  return async (audience, signal) => {
    const known = tokens.get(audience);
    if (known && known.until > edge.now()) return known.token;

    const path = `/${credentials.tenantId}/oauth2/v2.0/token`;
    const url = new URL(path, 'https://login.microsoftonline.com');
    const { status, body } = await exchange(edge, `POST ${path}`, url, {
      method: 'POST',
      signal,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: credentials.clientId,
        client_secret: credentials.clientSecret,
        scope: `${audience}/.default`,
      }).toString(),
    });
    const answer = isObject(body) ? body : {};
    if (typeof answer.access_token !== 'string') {
      throw new ArmError({
        method: 'POST',
        path,
        status,
        code: String(answer.error ?? ''),
        message: String(answer.error_description ?? 'no token in the answer'),
      });
    }
    const lifetime = Number(answer.expires_in ?? 3600) - 300;
    tokens.set(audience, { token: answer.access_token, until: edge.now() + lifetime * 1000 });
    return answer.access_token;
  };
}

/** What a token says of its owner, unverified: it was just taken from the issuer. */
export function claimsOf(token: string): { readonly oid?: string } {
  const payload = token.split('.')[1] ?? '';
  return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
}
