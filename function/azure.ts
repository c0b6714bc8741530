/** What a run works with: the remote services of the settings, and what it takes from the machine. */

import { randomBytes, randomUUID } from 'node:crypto';
import type { TokenCredential } from '@azure/identity';
import { ApimSubscriptionKeys } from './apim.ts';
import { type Clock, thisClock } from './clock.ts';
import { createLimiter } from './limiter.ts';
import type { SecretStore, SubscriptionKeys } from './ports.ts';
import type { Settings } from './settings.ts';
import type { HttpClient } from './transport.ts';
import { connectSecretStore } from './vault.ts';

/** What a run takes from the machine; tests hand in their own. */
export type Machine = {
  readonly clock: Clock;
  readonly fetch: typeof fetch;
  readonly newId: () => string;
  /** 128 random bits as 32 hexadecimal digits, the form of APIM's own keys. */
  readonly newKey: () => string;
  /** For tests: what the Azure SDKs send requests through. */
  readonly httpClient?: HttpClient;
};

export const thisMachine: Machine = {
  clock: thisClock,
  fetch: (...request) => fetch(...request),
  newId: () => randomUUID(),
  newKey: () => randomBytes(16).toString('hex'),
};

/** Milliseconds; well inside the 60 seconds of a lease; Azure Resource Manager answers in about one. */
export const REQUEST_TIMEOUT = 20_000;
/** Milliseconds after which a run begins nothing new; below the function's time-out of 15 minutes (host.json). */
export const DEFAULT_BUDGET = 12 * 60_000;
/** A call takes just under a second and ten a second are allowed; the rest waits for the vault and the gateway. */
export const CONCURRENCY = 20;

/** @param endsAt by the clock's `monotonic`: when the run's time is up */
export async function connectAzure(
  settings: Settings,
  credential: TokenCredential,
  endsAt: number,
  { clock, httpClient }: Machine,
): Promise<{ readonly keys: SubscriptionKeys; readonly secrets: SecretStore }> {
  const options = {
    requestTimeout: REQUEST_TIMEOUT,
    endsAt,
    ...(httpClient === undefined ? {} : { httpClient }),
  };
  return {
    keys: new ApimSubscriptionKeys(settings.service, credential, clock, {
      ...options,
      limiter: createLimiter(clock),
    }),
    secrets: await connectSecretStore(settings.vaultUrl, credential, clock, options),
  };
}
