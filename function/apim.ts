/**
 * `SubscriptionKeys` over Azure Resource Manager (API Management REST API 2024-05-01, operations Subscription_*).
 */

import type { ApiManagementClient } from '@azure/arm-apimanagement';
import type { TokenCredential } from '@azure/identity';
import type { Clock } from './clock.ts';
import { incomplete, property, RemoteError } from './errors.ts';
import type { Limiter } from './limiter.ts';
import type { Obstacle, Permit, Slot, Subscription, SubscriptionKeys } from './ports.ts';
import {
  type RemoteService,
  type Repetition,
  remoteService,
  type ServiceOptions,
} from './service.ts';
import type { HttpClient } from './transport.ts';

/** The parts of an API Management service's ARM id. */
export type ServiceId = {
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  readonly name: string;
};

export type ApimOptions = ServiceOptions & {
  readonly limiter?: Limiter;
  /** For tests: sends the requests instead of the network. */
  readonly httpClient?: HttpClient;
};

type Client = ApiManagementClient['subscription'];

type OnResponse = (
  response: { readonly headers: { get(name: string): string | undefined } },
  flat: unknown,
) => void;

type Request = { readonly abortSignal: AbortSignal; readonly onResponse: OnResponse };

/**
 * The subscriptions of one service. The SDK is loaded with the first request, so that neither a cold start nor a run
 * without anything to do pays for it: it takes longer to load than all the rest.
 *
 * The SDK's own retry is off: it repeats a regeneration blindly after a 5xx or a broken connection.
 */
export class ApimSubscriptionKeys implements SubscriptionKeys {
  readonly #service: ServiceId;
  readonly #credential: TokenCredential;
  readonly #options: ApimOptions;
  readonly #remote: RemoteService;
  #connected: Promise<Client> | undefined;

  constructor(service: ServiceId, credential: TokenCredential, clock: Clock, options: ApimOptions) {
    this.#service = service;
    this.#credential = credential;
    this.#options = options;
    this.#remote = remoteService(clock, options);
  }

  async list() {
    const step = `list the subscriptions of ${this.#service.name}`;
    const found = new Map<string, Subscription>();
    /** Page by page, so that each has its own time and its own repetitions. */
    for (let continuationToken: string | undefined; ; ) {
      const page = await this.#ask(step, 'repeatable', async (request) =>
        pageOf(await this.#client(), this.#service, request, continuationToken),
      );
      if (page === 'missing') {
        throw new RemoteError(
          'not-found',
          `The API Management service ${this.#service.name} does not exist.`,
        );
      }
      const before = found.size;
      for (const item of page.items) {
        const subscription = readItem(item);
        if (subscription === undefined) throw incomplete(step, 'an entry without name or state');
        found.set(subscription.id.toLowerCase(), subscription);
      }
      if (page.next === undefined) {
        const { total } = page;
        if (total === undefined || total <= found.size) return [...found.values()];
        throw incomplete(step, `${found.size} of ${total} subscriptions`);
      }
      if (found.size === before) throw incomplete(step, 'a page that leads to no further ones');
      continuationToken = page.next;
    }
  }

  async read(subscription: string) {
    const { resourceGroup, name } = this.#service;
    const step = `read the keys of ${subscription}`;
    const found = await this.#ask(step, 'repeatable', async (request) =>
      (await this.#client()).listSecrets(resourceGroup, name, subscription, request),
    );
    if (found === 'missing') return undefined;
    const { primaryKey, secondaryKey, eTag } = found;
    if (!primaryKey || !secondaryKey) {
      throw new RemoteError('unexpected', `Could not ${step}: APIM answered without both keys.`);
    }
    // Without an entity tag a conditional change could not be guarded; '' matches nothing and gets a 412.
    return { primary: primaryKey, secondary: secondaryKey, etag: eTag ?? '' };
  }

  async regenerate(subscription: string, slot: Slot, permit: Permit) {
    const { resourceGroup, name } = this.#service;
    const operation = slot === 'primary' ? 'regeneratePrimaryKey' : 'regenerateSecondaryKey';
    const step = `regenerate the ${slot} key of ${subscription}`;
    const result = await this.#change(step, permit, async (request) =>
      (await this.#client())[operation](resourceGroup, name, subscription, request),
    );
    return result === 'done' ? 'regenerated' : result;
  }

  async replace(subscription: string, slot: Slot, key: string, etag: string, permit: Permit) {
    const { resourceGroup, name } = this.#service;
    const keys = slot === 'primary' ? { primaryKey: key } : { secondaryKey: key };
    const step = `set the ${slot} key of ${subscription}`;
    try {
      const result = await this.#change(step, permit, async (request) =>
        (await this.#client()).update(resourceGroup, name, subscription, etag, keys, request),
      );
      return result === 'done' ? 'replaced' : result;
    } catch (error) {
      if (error instanceof RemoteError && error.status === 412) return 'changed';
      throw error;
    }
  }

  #client(): Promise<Client> {
    this.#connected ??= this.#connect();
    return this.#connected;
  }

  async #connect(): Promise<Client> {
    const { httpClient } = this.#options;
    const sdk = await import('@azure/arm-apimanagement');
    const client = new sdk.ApiManagementClient(this.#credential, this.#service.subscriptionId, {
      retryOptions: { maxRetries: 0 },
      ...(httpClient === undefined ? {} : { httpClient }),
    });
    return client.subscription;
  }

  /** Sends something about one subscription; that it does not exist is a value. */
  #ask<Result>(
    step: string,
    repetition: Repetition,
    send: (request: Request) => Promise<Result>,
  ): Promise<Result | 'missing'> {
    return this.#remote.call(step, repetition, async (abortSignal) => {
      try {
        return await send({ abortSignal, onResponse: (response) => this.#observe(response) });
      } catch (thrown) {
        if (isMissingSubscription(thrown)) return 'missing';
        throw thrown;
      }
    });
  }

  /** A change: sent only with the permit of that moment, and again only when it was surely not carried out. */
  #change(
    step: string,
    permit: Permit,
    send: (request: Request) => Promise<unknown>,
  ): Promise<'done' | 'missing' | Obstacle> {
    return this.#ask(step, 'once', async (request) => {
      const obstacle = await permit();
      if (obstacle !== undefined) return obstacle;
      // The permit may have come after all the time that the request had.
      request.abortSignal.throwIfAborted();
      await send(request);
      return 'done';
    });
  }

  #observe({ headers }: Parameters<OnResponse>[0]): void {
    const remaining = headers.get('x-ms-ratelimit-remaining-subscription-writes');
    if (remaining !== undefined && /^\d+$/.test(remaining)) {
      this.#options.limiter?.observe(Number(remaining));
    }
  }
}

type Page = {
  readonly items: readonly unknown[];
  readonly next: string | undefined;
  /** Of all pages together, where the service says it. */
  readonly total: number | undefined;
};

/** One page as it was answered: the SDK takes an answer without a list for an empty one. */
async function pageOf(
  client: Client,
  { resourceGroup, name }: ServiceId,
  request: Request,
  continuationToken: string | undefined,
): Promise<Page> {
  let body: unknown;
  const onResponse: OnResponse = (response, flat) => {
    request.onResponse(response, flat);
    body = flat;
  };
  const listing = client.list(resourceGroup, name, { ...request, onResponse });
  await listing.byPage({ ...(continuationToken !== undefined && { continuationToken }) }).next();
  const [value, nextLink, count] = ['value', 'nextLink', 'count'].map((key) => property(body, key));
  if (!Array.isArray(value)) throw incomplete(`list the subscriptions of ${name}`, 'no list in it');
  return {
    items: value,
    next: typeof nextLink === 'string' && nextLink !== '' ? nextLink : undefined,
    total: typeof count === 'number' ? count : undefined,
  };
}

function readItem(item: unknown): Subscription | undefined {
  const [id, state, scope] = ['name', 'state', 'scope'].map((key) => property(item, key));
  if (typeof id !== 'string' || id === '' || typeof state !== 'string') return undefined;
  return { id, state, wholeService: isWholeService(typeof scope === 'string' ? scope : '') };
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
