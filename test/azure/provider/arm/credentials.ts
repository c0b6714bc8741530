/** Who the providers are towards Azure: a service principal with a client secret. */
import type { Edge } from './client.ts';
import { ArmError } from './errors.ts';

export interface Credentials {
  readonly tenantId: string;
  readonly subscriptionId: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** Settings of a provider block; each falls back to its ARM_… environment variable. */
export interface CredentialSettings {
  readonly tenantId?: string | undefined;
  readonly subscriptionId?: string | undefined;
  readonly clientId?: string | undefined;
  readonly clientSecret?: string | undefined;
}

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

interface TokenAnswer {
  readonly access_token?: string;
  readonly expires_in?: number;
  readonly error?: string;
  readonly error_description?: string;
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
    const response = await edge.fetch(`https://login.microsoftonline.com${path}`, {
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
    const answer: TokenAnswer = JSON.parse(await response.text());
    if (!response.ok || !answer.access_token) {
      throw new ArmError({
        method: 'POST',
        path,
        status: response.status,
        code: answer.error ?? '',
        message: answer.error_description ?? 'no token in the answer',
      });
    }
    const lifetime = (answer.expires_in ?? 3600) - 300;
    tokens.set(audience, { token: answer.access_token, until: edge.now() + lifetime * 1000 });
    return answer.access_token;
  };
}

/** What a token says of its owner, unverified: it was just taken from the issuer. */
export function claimsOf(token: string): { readonly oid?: string } {
  const payload = token.split('.')[1] ?? '';
  return JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
}
