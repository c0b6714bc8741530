/** Which vault, and who may do what with its secrets: by role, or by the older access policies. */
import type { Azure } from '../azure.ts';
import type { Caller } from '../directory/tokens.ts';
import { flagAt, listAt, textAt } from '../json.ts';
import type { Resource } from '../store.ts';

export const VAULT = 'Microsoft.KeyVault/vaults';

export function findVault(azure: Azure, name: string): Resource | undefined {
  return azure.store.ofType(VAULT).find((vault) => vault.name.toLowerCase() === name.toLowerCase());
}

/** A data action and what access policies, the older model, call it. */
export const ACTIONS = {
  get: 'Microsoft.KeyVault/vaults/secrets/getSecret/action',
  set: 'Microsoft.KeyVault/vaults/secrets/setSecret/action',
  list: 'Microsoft.KeyVault/vaults/secrets/readMetadata/action',
  update: 'Microsoft.KeyVault/vaults/secrets/update/action',
  delete: 'Microsoft.KeyVault/vaults/secrets/delete',
  recover: 'Microsoft.KeyVault/vaults/secrets/recover/action',
  purge: 'Microsoft.KeyVault/vaults/secrets/purge/action',
} as const;

export const VAULT_DATA_ACTIONS: readonly string[] = [
  ...Object.values(ACTIONS),
  'Microsoft.KeyVault/vaults/secrets/backup/action',
  'Microsoft.KeyVault/vaults/secrets/restore/action',
];

export type Verb = keyof typeof ACTIONS;

/** @param name of a secret; undefined: all of the vault */
export function mayUse(
  azure: Azure,
  vault: Resource,
  { objectId }: Caller,
  verb: Verb,
  name: string | undefined,
): boolean {
  if (flagAt(vault.body, 'properties', 'enableRbacAuthorization') === true) {
    const scope = name === undefined ? vault.id : `${vault.id}/secrets/${name}`;
    return azure.access.mayUseData(objectId, ACTIONS[verb], scope);
  }
  // Access policies know no `update`: it is part of `set`.
  const permission = verb === 'update' ? 'set' : verb;
  return listAt(vault.body, 'properties', 'accessPolicies').some(
    (policy) =>
      textAt(policy, 'objectId')?.toLowerCase() === objectId.toLowerCase() &&
      listAt(policy, 'permissions', 'secrets').some((granted) =>
        [permission, 'all'].includes(String(granted).toLowerCase()),
      ),
  );
}
