/**
 * Signs in to Entra ID as an application, by the client credentials grant. It is one request; `@azure/identity` has 800 KB for it, which take
 * as long to load as everything that a plan asks of Azure.
 * Source: https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow
 */
import type { AccessToken, GetTokenOptions, TokenCredential } from '@azure/identity';
import { parseObject } from '../../policy/standards/json.ts';
import { type Clock, PASSING_ANYWAY, patiently, sendOnce, systemClock } from './patience.ts';

const PUBLIC_CLOUD = 'https://login.microsoftonline.com';
/** A token is replaced this long before it ends (milliseconds). */
const MARGIN = 300_000;
const ANSWER = 30_000;
const PATIENCE = 60_000;

export type Application = {
  readonly tenantId: string;
  readonly clientId: string;
  /** Where one signs in; default: the public cloud. */
  readonly authority?: string | undefined;
  /** What proves that it is the application: a secret, or somebody else's assertion. Asked for each token, since an assertion ages. */
  readonly proof: () => Promise<
    { readonly client_secret: string } | { readonly client_assertion: string }
  >;
};

/**
 * Keeps each token until it is about to end.
 *
 * @returns a credential that throws Entra ID's own words (`AADSTS…`)
 */
export function applicationCredential(
  application: Application,
  request: typeof fetch,
  clock: Clock = systemClock,
): TokenCredential {
  const known = new Map<string, Promise<AccessToken>>();
  const isGood = async (token: Promise<AccessToken>) => {
    const { expiresOnTimestamp } = await token;
    return expiresOnTimestamp - clock.now() > MARGIN;
  };
  return {
    async getToken(scopes, { abortSignal, claims }: GetTokenOptions = {}) {
      const scope = [scopes].flat().join(' ');
      const token = known.get(scope);
      // Claims are what Azure lacks in the token that it was given.
      if (token !== undefined && claims === undefined && (await isGood(token))) return token;
      const signal =
        abortSignal instanceof AbortSignal ? abortSignal : new AbortController().signal;
      const fresh = patiently({ clock, limit: PATIENCE, signal, info: () => {} }, () =>
        signIn(application, { scope, claims, signal, request, clock }),
      );
      known.set(scope, fresh);
      // Whoever asks next, asks anew.
      fresh.catch(() => known.delete(scope));
      return fresh;
    },
  };
}

async function signIn(
  { tenantId, clientId, authority, proof }: Application,
  {
    scope,
    claims,
    signal,
    request,
    clock,
  }: {
    readonly scope: string;
    readonly claims: string | undefined;
    readonly signal: AbortSignal;
    readonly request: typeof fetch;
    readonly clock: Clock;
  },
): Promise<AccessToken> {
  const host = authority || PUBLIC_CLOUD;
  if (!/^https:\/\/[^/]/.test(host) || !URL.canParse(host)) {
    throw new Error(
      `${host} is no address to sign in at: AZURE_AUTHORITY_HOST is like ${PUBLIC_CLOUD}`,
    );
  }
  const { href: url } = new URL(`/${encodeURIComponent(tenantId)}/oauth2/v2.0/token`, host);
  const proved = await proof();
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: clientId,
    scope,
    ...proved,
    ...('client_assertion' in proved
      ? { client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer' }
      : {}),
    ...(claims === undefined ? {} : { claims }),
  });
  const options = { timeout: ANSWER, passing: PASSING_ANYWAY, signal };
  const response = await sendOnce(request, url, { method: 'POST', body: form, ...options });
  const answer = parseObject(await response.text()) ?? {};
  const { access_token: token, expires_in: lifetime, error, error_description: words } = answer;
  if (response.ok && typeof token === 'string' && Number.isFinite(Number(lifetime ?? Number.NaN))) {
    return { token, expiresOnTimestamp: clock.now() + 1000 * Number(lifetime) };
  }
  throw new Error(
    typeof words === 'string'
      ? words
      : `${host} gave no token: status ${response.status}${typeof error === 'string' ? `, ${error}` : ''}`,
  );
}
