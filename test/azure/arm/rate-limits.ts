/**
 * Azure Resource Manager's token buckets, one for each subscription, principal and kind of operation.
 * Sizes: learn.microsoft.com/azure/azure-resource-manager/management/request-limits-and-throttling. That POST
 * actions are writes is observed (azure-rest-api-specs#6363). Regions and the global limit are left out.
 */
import { AzureError } from '../errors.ts';

const BUCKETS = {
  reads: { size: 250, perSecond: 25 },
  writes: { size: 200, perSecond: 10 },
  deletes: { size: 200, perSecond: 10 },
} as const;

export type RateLimits = {
  /**
   * Takes one token.
   *
   * @returns the header that tells how many are left
   * @throws {AzureError} 429 with Retry-After when there is none and limits are enforced
   */
  take(method: string, subscription: string, objectId: string): Readonly<Record<string, string>>;
};

/** @param now milliseconds since the epoch */
export function createRateLimits(now: () => number, enforced: boolean): RateLimits {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return {
    take(method, subscription, objectId) {
      const kind =
        method === 'GET' || method === 'HEAD'
          ? 'reads'
          : method === 'DELETE'
            ? 'deletes'
            : 'writes';
      const { size, perSecond } = BUCKETS[kind];
      const key = `${subscription} ${objectId} ${kind}`.toLowerCase();
      const bucket = buckets.get(key) ?? { tokens: size, at: now() };
      const refilled = bucket.tokens + ((now() - bucket.at) / 1000) * perSecond;
      const tokens = Math.min(size, refilled);
      if (enforced && tokens < 1) {
        buckets.set(key, { tokens, at: now() });
        const seconds = Math.ceil((1 - tokens) / perSecond);
        throw new AzureError(
          429,
          'SubscriptionRequestsThrottled',
          `Number of ${kind} for subscription '${subscription}' exceeded the limit. Please try again after '${seconds}' seconds.`,
          { headers: { 'Retry-After': String(seconds) } },
        );
      }
      buckets.set(key, { tokens: Math.max(0, tokens - 1), at: now() });
      return {
        [`x-ms-ratelimit-remaining-subscription-${kind}`]: String(
          Math.floor(Math.max(0, tokens - 1)),
        ),
      };
    },
  };
}
