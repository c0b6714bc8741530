import type { TokenCredential } from '@azure/identity';

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
};

/** The credential of a workload outside Azure that proves itself by an OpenID Connect assertion. */
export async function federatedIdentity(identity: FederatedIdentity): Promise<TokenCredential> {
  const { ClientAssertionCredential } = await import('@azure/identity');
  return new ClientAssertionCredential(identity.tenantId, identity.clientId, identity.assertion);
}
