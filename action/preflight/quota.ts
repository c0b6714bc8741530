/**
 * What the subscription has no room for, as far as Azure tells: storage accounts of a region, and tiers of API Management that it withholds.
 * App Service counts cores by names that say no SKU, and of units of API Management nobody counts anything: there Azure's refusal of the
 * apply is the first word (`azure-errors.ts`).
 */

import { items, type Json, member, textOf } from '../../policy/standards/json.ts';
import type { Arm } from '../azure/arm.ts';
import { textAt } from '../azure/arm.ts';
import { type Complaint, error } from '../config/complaint.ts';
import type { Made } from './made.ts';
import { ifAllowed } from './unknown.ts';

const STORAGE_VERSION = '2023-05-01';
const SKU_VERSION = '2024-05-01';

export type QuotaQuestion = {
  readonly arm: Arm;
  readonly subscriptionId: string;
  readonly location: string;
  /** Such as `BasicV2_1`. */
  readonly sku: string;
  /** What is to be made, and is not there. */
  readonly missing: readonly Made[];
};

export async function quotaComplaints(question: QuotaQuestion): Promise<readonly Complaint[]> {
  const kinds = question.missing.map(({ kind }) => kind);
  const found = await Promise.all([
    kinds.includes('storage_account') ? storageAccounts(question) : [],
    kinds.includes('api_management') ? tier(question) : [],
  ]);
  return found.flat();
}

/** https://learn.microsoft.com/rest/api/storagerp/usages/list-by-location */
async function storageAccounts({
  arm,
  subscriptionId,
  location,
}: QuotaQuestion): Promise<readonly Complaint[]> {
  const path = ['location'];
  return ifAllowed(
    { path, what: `whether ${location} has room for a storage account` },
    async () => {
      const usages = await arm.list(
        `/subscriptions/${subscriptionId}/providers/Microsoft.Storage/locations/${location}/usages`,
        STORAGE_VERSION,
      );
      const usage = usages.find((one) => textAt(one, 'name', 'value') === 'StorageAccounts');
      const [used, limit] = [member(usage, 'currentValue'), member(usage, 'limit')].map(Number);
      if (used === undefined || limit === undefined || !(used >= limit)) return [];
      return [
        error(
          path,
          `the subscription may have ${limit} storage accounts in ${location} and has ${used}, and the rotation needs one more: delete one, ask for more (Quotas in the portal), or choose another location`,
        ),
      ];
    },
  );
}

/** https://learn.microsoft.com/rest/api/apimanagement/api-management-skus/list; only what it says is withheld counts. */
async function tier({
  arm,
  subscriptionId,
  location,
  sku,
}: QuotaQuestion): Promise<readonly Complaint[]> {
  const path = ['gateway', 'sku'];
  const name = sku.replace(/_\d+$/, '');
  return ifAllowed(
    { path, what: `whether the subscription gets ${name} in ${location}` },
    async () => {
      const skus = await arm.list(
        `/subscriptions/${subscriptionId}/providers/Microsoft.ApiManagement/skus`,
        SKU_VERSION,
      );
      const restriction = skus
        .filter((one) => textAt(one, 'name') === name)
        .flatMap((one) => items(member(one, 'restrictions')))
        .find((one) => textAt(one, 'type') === 'Location' && regionsOf(one).includes(location));
      if (restriction === undefined) return [];
      return [
        error(
          path,
          `Azure gives this subscription no API Management service of the tier ${name} in ${location} (${textAt(restriction, 'reasonCode') ?? 'no reason told'}): ask for it in the portal (Help + support), or choose another SKU or location`,
        ),
      ];
    },
  );
}

function regionsOf(restriction: Json): readonly string[] {
  const told = [
    ...items(member(restriction, 'values')),
    ...items(member(member(restriction, 'restrictionInfo'), 'locations')),
  ];
  return told.map((one) => (textOf(one) ?? '').toLowerCase().replaceAll(' ', ''));
}
