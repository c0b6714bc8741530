/** Names that are unique in all of Azure: whether somebody has one, or Azure keeps it for what was deleted. */

import { type Json, member } from '../../policy/standards/json.ts';
import type { Arm } from '../azure/arm.ts';
import { textAt } from '../azure/arm.ts';
import { type Complaint, error, warning } from '../config/complaint.ts';
import { choose, type Made, type MadeKind, PLACES } from './made.ts';
import { ifAllowed } from './unknown.ts';

type Where = { readonly arm: Arm; readonly subscriptionId: string; readonly location: string };

/** Those whose name is part of a host name. */
const UNIQUE: Readonly<Partial<Record<MadeKind, string>>> = {
  api_management: 'Microsoft.ApiManagement',
  key_vault: 'Microsoft.KeyVault',
  storage_account: 'Microsoft.Storage',
  function_app: 'Microsoft.Web',
};

/** What Azure keeps for a while once it was deleted. */
type Keeping = {
  readonly collection: string;
  /** The id that it had. */
  readonly idIn: (deleted: Json) => string;
  readonly locationIn: (deleted: Json) => string;
  readonly purge: (name: string, location: string) => string;
  /** What comes back with it. */
  readonly with: string;
};

const KEPT: Readonly<Partial<Record<MadeKind, Keeping>>> = {
  // https://learn.microsoft.com/rest/api/apimanagement/deleted-services/list-by-subscription
  api_management: {
    collection: 'Microsoft.ApiManagement/deletedservices',
    idIn: (deleted) => textAt(deleted, 'properties', 'serviceId') ?? '',
    locationIn: (deleted) => textAt(deleted, 'location') ?? '',
    purge: (name, location) =>
      `az apim deletedservice purge --service-name ${name} --location ${location}`,
    with: 'what was in it',
  },
  // https://learn.microsoft.com/rest/api/keyvault/keyvault/vaults/list-deleted
  key_vault: {
    collection: 'Microsoft.KeyVault/deletedVaults',
    idIn: (deleted) => textAt(deleted, 'properties', 'vaultId') ?? '',
    locationIn: (deleted) => textAt(deleted, 'properties', 'location') ?? '',
    purge: (name, location) => `az keyvault purge --name ${name} --location ${location}`,
    with: 'its secrets',
  },
};

/** @param missing what is to be made, and is not there */
export async function uniqueNameComplaints(
  where: Where,
  missing: readonly Made[],
): Promise<readonly Complaint[]> {
  const found = await Promise.all(
    missing.map((made) => {
      const namespace = UNIQUE[made.kind];
      if (namespace === undefined) return [];
      const what = `whether the name ${made.name} is free for the ${PLACES[made.kind].label}`;
      return ifAllowed({ path: made.path, what }, async () => {
        const kept = await keptByAzure(where, made);
        return kept.length > 0 ? kept : await takenBySomebody(where, namespace, made);
      });
    }),
  );
  return found.flat();
}

/** @returns nothing where it was not deleted in this subscription */
async function keptByAzure(
  { arm, subscriptionId, location }: Where,
  { kind, id, name, path }: Made,
): Promise<readonly Complaint[]> {
  const keeping = KEPT[kind];
  if (keeping === undefined) return [];
  const { label, apiVersion } = PLACES[kind];
  const deleted = await arm.list(
    `/subscriptions/${subscriptionId}/providers/${keeping.collection}`,
    apiVersion,
  );
  const kept = deleted.find((one) => textAt(one, 'name')?.toLowerCase() === name.toLowerCase());
  if (kept === undefined) return [];
  const region = keeping.locationIn(kept).toLowerCase().replaceAll(' ', '');
  const until = textAt(kept, 'properties', 'scheduledPurgeDate')?.slice(0, 16) ?? 'it is purged';
  const end = `end that for good: ${keeping.purge(name, region)}`;
  if (region === location && keeping.idIn(kept).toLowerCase() === id.toLowerCase()) {
    return [
      warning(
        path,
        `the ${label} ${name} was deleted, and Azure keeps it until ${until}: an apply brings it back with ${keeping.with}. For a new one, ${end}`,
      ),
    ];
  }
  const protectedFromPurge = member(member(kept, 'properties'), 'purgeProtectionEnabled') === true;
  const way = protectedFromPurge
    ? `Nobody can end that earlier: ${choose(path)}`
    : `Recover it there if somebody needs it, or ${end}; else ${choose(path)}`;
  return [
    error(
      path,
      `the name ${name} belongs to a deleted ${label}, which Azure keeps until ${until} and brings back only as ${keeping.idIn(kept)} in ${region}. ${way}`,
    ),
  ];
}

/** Sources: the operations `CheckNameAvailability` of the four providers. Readers may ask. */
async function takenBySomebody(
  { arm, subscriptionId }: Where,
  namespace: string,
  { kind, name, path }: Made,
): Promise<readonly Complaint[]> {
  const { label, type, apiVersion } = PLACES[kind];
  const answer = await arm.post(
    `/subscriptions/${subscriptionId}/providers/${namespace}/checkNameAvailability`,
    apiVersion,
    // API Management has one type only, and its request no other member.
    kind === 'api_management' ? { name } : { name, type },
  );
  if (member(answer, 'nameAvailable') !== false) return [];
  const message = textAt(answer, 'message') ?? '';
  const says = message === '' ? '' : ` Azure says: ${message}`;
  return [
    error(
      path,
      textAt(answer, 'reason') === 'AlreadyExists'
        ? `the name ${name} of the ${label} is taken: it must be unique in all of Azure. If the ${label} is yours, apply with the state that made it (backend-config) or delete it; else ${choose(path)}.${says}`
        : `Azure does not take the name ${name} for the ${label}: ${choose(path)}.${says}`,
    ),
  ];
}
