/**
 * `SubscriptionKeys` over Azure Resource Manager (API Management REST API 2024-05-01, operations Subscription_*).
 */

import type { ApiManagementClient } from '@azure/arm-apimanagement';
import type { TokenCredential } from '@azure/identity';
import { property, RemoteError, remoteError } from './errors.ts';
import type { Limiter } from './limiter.ts';
import type { Obstacle, Permit, Subscription, SubscriptionKeys } from './ports.ts';
import { type Clock, longestWait, type Repetition, withRetry } from './retry.ts';
import type { HttpClient } from './transport.ts';

/** The parts of an API Management service's ARM id. */
export type ServiceId = {
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  readonly name: string;
};

export type ApimOptions = {
  /** Milliseconds after which a request is given up. */
  readonly requestTimeout: number;
  readonly limiter?: Limiter;
  /** For tests: sends the requests instead of the network. */
  readonly httpClient?: HttpClient;
};

/**
 * The subscriptions of one service. The SDK is loaded with the first request, so that neither a cold start nor a run
 * without anything to do pays for it: it takes longer to load than all the rest.
 *
 * The SDK's own retry is off: it repeats a regeneration blindly after a 5xx or a broken connection.
 */
export function connectSubscriptionKeys(
  service: ServiceId,
  credential: TokenCredential,
  clock: Clock,
  options: ApimOptions,
): SubscriptionKeys {
  const { limiter, requestTimeout } = options;
  const { resourceGroup, name } = service;

  let connected: Promise<ApiManagementClient['subscription']> | undefined;
  async function connect() {
    const sdk = await import('@azure/arm-apimanagement');
    const client = new sdk.ApiManagementClient(credential, service.subscriptionId, {
      retryOptions: { maxRetries: 0 },
      ...(options.httpClient === undefined ? {} : { httpClient: options.httpClient }),
    });
    return client.subscription;
  }
  function subscriptions() {
    connected ??= connect();
    return connected;
  }

  type Request = { abortSignal: AbortSignal; onResponse: typeof onResponse };
  const onResponse = (response: { headers: { get(name: string): string | undefined } }) => {
    const remaining = response.headers.get('x-ms-ratelimit-remaining-subscription-writes');
    if (remaining !== undefined && /^\d+$/.test(remaining)) limiter?.observe(Number(remaining));
  };

  /** Sends within the limits; a 404 of the subscription itself is a value. */
  function call<Result>(
    step: string,
    repetition: Repetition,
    send: (options: Request) => Promise<Result>,
  ): Promise<Result | 'missing'> {
    return withRetry(clock, repetition, async () => {
      await limiter?.enter();
      try {
        return await send({ abortSignal: AbortSignal.timeout(requestTimeout), onResponse });
      } catch (thrown) {
        if (isMissingSubscription(thrown)) return 'missing';
        const error = remoteError(step, thrown, clock.now());
        if (error.failure === 'throttled') {
          limiter?.pause(Math.min(error.retryAfter ?? 0, longestWait));
        }
        throw error;
      }
    });
  }

  /** A change: sent only with the permit of that moment, and again only when it was surely not carried out. */
  function change(
    step: string,
    permit: Permit,
    send: (options: Request) => Promise<unknown>,
  ): Promise<'done' | 'missing' | Obstacle> {
    return call(step, 'once', async (request) => {
      const obstacle = await permit();
      if (obstacle !== undefined) return obstacle;
      await send(request);
      return 'done';
    });
  }

  return {
    async list() {
      const step = `list the subscriptions of ${name}`;
      const listed = await call(step, 'repeatable', async () => {
        const client = await subscriptions();
        const found: Subscription[] = [];
        // Each page has a time-out of its own; one signal for all of them would limit how many there may be.
        const request = { requestOptions: { timeout: requestTimeout }, onResponse };
        for await (const item of client.list(resourceGroup, name, request)) {
          if (item.name === undefined) continue;
          found.push({
            id: item.name,
            state: item.state ?? 'unknown',
            wholeService: isWholeService(item.scope ?? ''),
          });
        }
        return found;
      });
      if (listed !== 'missing') return listed;
      throw new RemoteError('not-found', `The API Management service ${name} does not exist.`);
    },

    async read(subscription) {
      const step = `read the keys of ${subscription}`;
      const found = await call(step, 'repeatable', async (request) =>
        (await subscriptions()).listSecrets(resourceGroup, name, subscription, request),
      );
      if (found === 'missing') return undefined;
      const { primaryKey, secondaryKey, eTag } = found;
      if (!primaryKey || !secondaryKey) {
        throw new RemoteError('unexpected', `Could not ${step}: APIM answered without both keys.`);
      }
      // Without an entity tag a conditional change could not be guarded; '' matches nothing and gets a 412.
      return { primary: primaryKey, secondary: secondaryKey, etag: eTag ?? '' };
    },

    async regenerate(subscription, slot, permit) {
      const operation = slot === 'primary' ? 'regeneratePrimaryKey' : 'regenerateSecondaryKey';
      const step = `regenerate the ${slot} key of ${subscription}`;
      const result = await change(step, permit, async (request) =>
        (await subscriptions())[operation](resourceGroup, name, subscription, request),
      );
      return result === 'done' ? 'regenerated' : result;
    },

    async replace(subscription, slot, key, etag, permit) {
      const keys = slot === 'primary' ? { primaryKey: key } : { secondaryKey: key };
      const step = `set the ${slot} key of ${subscription}`;
      try {
        const result = await change(step, permit, async (request) =>
          (await subscriptions()).update(resourceGroup, name, subscription, etag, keys, request),
        );
        return result === 'done' ? 'replaced' : result;
      } catch (error) {
        if (error instanceof RemoteError && error.status === 412) return 'changed';
        throw error;
      }
    },
  };
}

/** APIM's own 404, as opposed to Resource Manager's for a service or resource group that does not exist. */
function isMissingSubscription(thrown: unknown): boolean {
  if (property(thrown, 'statusCode') !== 404) return false;
  const message = thrown instanceof Error ? thrown.message : '';
  return property(thrown, 'code') === 'ResourceNotFound' && /subscription not found/i.test(message);
}

/** A scope that ends at the service and names no product or API, as that of the built-in `master`. */
function isWholeService(scope: string): boolean {
  return /\/service\/[^/]+\/?$/i.test(scope) || scope === '/';
}
