/** What a deletion leaves behind for a while, in the subscription it stood in. */
import type { Azure } from '../azure.ts';
import { type JsonObject, numberAt } from '../json.ts';
import { isWithin, parsePath } from '../resource-id.ts';
import type { Resource, Store } from '../store.ts';

const DAY = 86_400_000;

export function keepDeleted(azure: Azure, resource: Resource): void {
  azure.softDeleted.put({ ...resource, body: { ...resource.body, deletedAt: azure.now() } });
}

export function deletedIn(
  softDeleted: Store,
  type: string,
  subscription: string,
): readonly Resource[] {
  return softDeleted
    .ofType(type)
    .filter(({ id }) => isWithin(id, `/subscriptions/${subscription}`));
}

/** @param days for which Azure keeps it */
export function datesOf({ body }: Resource, days: number): JsonObject {
  const deletedAt = numberAt(body, 'deletedAt') ?? 0;
  return {
    deletionDate: new Date(deletedAt).toISOString(),
    scheduledPurgeDate: new Date(deletedAt + days * DAY).toISOString(),
  };
}

export function subscriptionIn(id: string): string {
  return parsePath(id)?.subscription ?? '';
}
