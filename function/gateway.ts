/**
 * `GatewayCheck` over HTTP: asks a gateway whether it knows a key yet. A new key takes seconds, sometimes minutes, to
 * get there (no figure is documented), so this polls and never waits a fixed time.
 */

import { httpError, property, remoteError } from './errors.ts';
import type { GatewayCheck, GatewayVerdict } from './ports.ts';
import type { Clock } from './retry.ts';

export type GatewayOptions = {
  readonly fetch: typeof fetch;
  /** Milliseconds after which a request is given up. */
  readonly requestTimeout: number;
  /** Milliseconds after which a key that is still refused counts as refused. */
  readonly patience: number;
  /** A key that nobody has, for the control probe. */
  readonly newKey: () => string;
};

const firstPause = 1_000;
/** Well below half a lease, so that a run that waits here can renew its lease in time. */
const longestPause = 15_000;

/**
 * Every address is asked with a made-up key first: a gateway that accepts it (an open product) proves nothing.
 *
 * @param addresses one existing, cheap operation per gateway host name, without a query; an operation that does not
 *   exist is answered 404 before the key is looked at, and would look like an open gateway
 */
export function checkGateways(
  addresses: readonly string[],
  clock: Clock,
  options: GatewayOptions,
): GatewayCheck {
  return {
    async accepts(key, beforePause) {
      const verdicts = await Promise.all(
        addresses.map((address) => ask(address, key, beforePause)),
      );
      if (verdicts.includes('refused')) return 'refused';
      return verdicts.includes('unverifiable') ? 'unverifiable' : 'accepted';
    },
  };

  async function ask(
    address: string,
    key: string,
    beforePause: () => Promise<unknown>,
  ): Promise<GatewayVerdict> {
    const deadline = clock.now() + options.patience;
    if (!(await isRefused(address, options.newKey()))) return 'unverifiable';
    for (let pause = firstPause; ; pause = Math.min(2 * pause, longestPause)) {
      if (!(await isRefused(address, key))) return 'accepted';
      if (clock.now() + pause > deadline) return 'refused';
      await beforePause();
      await clock.sleep(pause);
    }
  }

  /** True for the gateway's own 401 about the key; a backend's, or any other answer, means that the key passed. */
  async function isRefused(address: string, key: string): Promise<boolean> {
    const { host } = new URL(address);
    const step = `ask the gateway ${host} about a key`;
    try {
      const response = await options.fetch(address, {
        headers: { 'api-key': key },
        redirect: 'manual',
        signal: AbortSignal.timeout(options.requestTimeout),
      });
      const text = await response.text();
      if (response.status >= 500) throw httpError(step, response.status, undefined);
      const challenge = response.headers.get('www-authenticate') ?? '';
      const ownAnswer = /^AzureApiManagementKey\b/i.test(challenge) || namesTheKey(text);
      return response.status === 401 && ownAnswer;
    } catch (thrown) {
      throw remoteError(step, thrown, clock.now());
    }
  }
}

/**
 * Our policy answers errors itself and says API Management's reason as the code; the challenge is lost with the
 * answer that it replaces. Reasons: https://learn.microsoft.com/azure/api-management/api-management-error-handling-policies
 */
function namesTheKey(text: string): boolean {
  try {
    const code = property(property(JSON.parse(text), 'error'), 'code');
    return code === 'SubscriptionKeyInvalid' || code === 'SubscriptionKeyNotFound';
  } catch {
    return false;
  }
}
