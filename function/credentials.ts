import type { TokenCredential } from '@azure/identity';
import type { HttpClient } from './transport.ts';

/** The function's own credential: its user-assigned identity, directly, without probing for others. */
export async function managedIdentity(clientId: string): Promise<TokenCredential> {
  const { ManagedIdentityCredential } = await import('@azure/identity');
  return new ManagedIdentityCredential({ clientId });
}

export type FederatedIdentity = {
  readonly tenantId: string;
  readonly clientId: string;
  /**
   * A fresh assertion for each token. GitHub's are good for five minutes, so one that was fetched when the run
   * began may be too old when the vault's token is asked for.
   */
  readonly assertion: () => Promise<string>;
  /** For tests: sends the requests instead of the network. */
  readonly httpClient?: HttpClient;
};

/** The credential of a workload outside Azure that proves itself by an OpenID Connect assertion. */
export async function federatedIdentity(identity: FederatedIdentity): Promise<TokenCredential> {
  const { ClientAssertionCredential } = await import('@azure/identity');
  const { tenantId, clientId, assertion, httpClient } = identity;
  const transport = httpClient === undefined ? {} : { httpClient };
  return new ClientAssertionCredential(tenantId, clientId, assertion, transport);
}
