import type { TokenCredential } from '@azure/identity';

/** The function's own credential: its user-assigned identity, directly, without probing for others. */
export async function managedIdentity(clientId: string): Promise<TokenCredential> {
  const { ManagedIdentityCredential } = await import('@azure/identity');
  return new ManagedIdentityCredential({ clientId });
}
