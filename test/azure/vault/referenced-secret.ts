/** Secrets that another service reads for itself, with its own identity. */
import type { Azure } from '../azure.ts';
import { AzureError } from '../errors.ts';
import { findVault, mayUse } from './access.ts';
import { versionOf } from './store.ts';

/**
 * Reads a secret on behalf of an API Management service, for a named value that refers to it.
 *
 * @throws {AzureError} 400 when the service has no such identity, the identity may not read, or nothing is there.
 */
export function readReferencedSecret(
  azure: Azure,
  serviceId: string,
  clientId: string | undefined,
  secretIdentifier: string,
): string {
  const match = /^https:\/\/([^.]+)\.vault\.azure\.net\/secrets\/([^/]+)(?:\/([^/]+))?\/?$/i.exec(
    secretIdentifier,
  );
  const [, vaultName = '', name = '', version] = match ?? [];
  const vault = findVault(azure, vaultName);
  const caller = azure.directory.assigned(serviceId, clientId);
  const secret = azure.vaults.get(vaultName.toLowerCase())?.secrets.get(name.toLowerCase());
  const reason =
    vault === undefined
      ? 'the vault does not exist'
      : caller === undefined
        ? 'the identity is not assigned to the service'
        : !mayUse(azure, vault, caller, 'get', name)
          ? 'the identity may not get the secret'
          : secret === undefined
            ? 'the secret does not exist'
            : !versionOf(secret, version).enabled
              ? 'the secret is disabled'
              : undefined;
  if (reason !== undefined || secret === undefined) {
    throw new AzureError(
      400,
      'ValidationError',
      `Failed to access the Key Vault secret ${secretIdentifier}: ${reason}.`,
    );
  }
  return versionOf(secret, version).value;
}
