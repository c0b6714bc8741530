/** What stands for the gateway's managed identity on this machine: the credential of whoever runs it. */
import type { AccessToken, TokenCredential } from '@azure/identity';
import type { IdentityTokens } from '../../policy/gateway/index.ts';
import { runnerCredential } from '../credential.ts';

/** A token is replaced this long before it expires. */
const MARGIN_MILLISECONDS = 5 * 60 * 1000;

/**
 * @param real whether calls go to Azure; otherwise nobody looks at the token, and none that could leak is fetched
 */
export function identityTokens(environment: NodeJS.ProcessEnv, real: boolean): IdentityTokens {
  if (!real) return async () => 'token-of-the-local-gateway';
  let credential: Promise<TokenCredential> | undefined;
  const known = new Map<string, AccessToken>();
  return async (resource) => {
    const token = known.get(resource);
    if (token !== undefined && token.expiresOnTimestamp - Date.now() > MARGIN_MILLISECONDS) {
      return token.token;
    }
    credential ??= runnerCredential(environment, fetch);
    const fresh = await (await credential).getToken(
      `${resource.replace(/(?<!\/)\/+$/, '')}/.default`,
    );
    if (fresh === null) throw new Error(`no token for ${resource}: sign in with "az login"`);
    known.set(resource, fresh);
    return fresh.token;
  };
}
