/** What the loss of a gateway costs, in words: keys, the host name, time without service, what cannot be undeleted. */
import type { Loss } from '../terraform/losses.ts';
import { plural } from './markdown.ts';

/** Consumers beyond this many are counted. */
const MOST_NAMES = 10;

/** @returns plain text, without a full stop */
export function costOfLoss(loss: Loss): string {
  switch (loss.kind) {
    case 'service':
      return [keysOf(loss), hostOf(loss), outageOf(loss), purgeOf(loss)].join('; ');
    case 'product':
      return `its subscriptions go with it: ${keysOf(loss)}`;
    case 'vault':
      return 'applications no longer read their keys there; deleted softly, it keeps its name and its secrets until its retention ends (7 days), and the same configuration in the same region recovers it';
    case 'resource group':
      return 'everything in it goes with it: gateway, keys, vault, logs, and what others put there';
  }
}

function keysOf({ keys }: Loss): string {
  if (keys.length === 0) return 'all keys end';
  const shown = keys.slice(0, MOST_NAMES).join(', ');
  const more = keys.length > MOST_NAMES ? `, and ${keys.length - MOST_NAMES} more` : '';
  return `all keys end, those of ${plural(keys.length, 'consumer')} (${shown}${more})`;
}

/** Of the public cloud, the only one that the module knows. */
const hostName = (service: string) => `${service}.azure-api.net`;

function hostOf({ name, action, successor }: Loss): string {
  if (action === 'delete') return `${hostName(name)} answers no more`;
  if (successor === undefined) return 'its host name may change';
  return successor === name
    ? `the host name stays ${hostName(name)}`
    : `the host name changes from ${hostName(name)} to ${hostName(successor)}`;
}

/** Source of the times: https://learn.microsoft.com/azure/api-management/v2-service-tiers-overview. */
function outageOf({ action, createdFirst, sku }: Loss): string {
  if (action === 'delete') return 'nobody is served from then on';
  if (createdFirst) {
    return 'the old one serves until the new one is complete, and callers need the new host name and new keys at that moment';
  }
  const time =
    sku === undefined
      ? 'minutes on v2 tiers, up to an hour on the classic ones'
      : /V2_|^Consumption/.test(sku)
        ? 'some minutes on this tier'
        : 'up to an hour on this tier';
  return `nobody is served until the new one stands, ${time}`;
}

/** What `terraform/providers.tf` says; without it nobody could build another service of that name for two days. */
function purgeOf({ name }: Loss): string {
  return `the old one is purged, so that the name ${name} is free, and cannot be restored`;
}
