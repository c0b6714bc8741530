/**
 * `GatewayCheck` over HTTP: asks a gateway whether it knows a key yet. A new key takes seconds, sometimes minutes, to
 * get there (no figure is documented), so this polls and never waits a fixed time.
 */

import { type Clock, within } from './clock.ts';
import { property } from './errors.ts';
import type { GatewayCheck, GatewayVerdict } from './ports.ts';

export type GatewayOptions = {
  readonly fetch: typeof fetch;
  /** Milliseconds after which a request is given up. */
  readonly requestTimeout: number;
  /** Milliseconds after which there is a verdict, whatever the gateways do. */
  readonly patience: number;
  /** A key that nobody has, for the control probe. */
  readonly newKey: () => string;
};

const FIRST_PAUSE = 1_000;
/** Well below half a lease, so that a run that waits here can renew its lease in time. */
const LONGEST_PAUSE = 15_000;

/**
 * What one answer says about the key it was asked with.
 * - `yes`: a success. `no`: the gateway's own 401 about the key.
 * - `unclear`: any other answer, which may be about anything: a backend, an address, a filter.
 * - `later`: no answer, a 5xx or a 429: another one will say more.
 */
type Said = 'yes' | 'no' | 'unclear' | 'later';

/** From the one that decides to the one that all must agree on. */
const GRAVEST: readonly GatewayVerdict[] = ['refused', 'unreachable', 'unverifiable', 'accepted'];

/**
 * Only a clear yes against a clear no counts as proof: every address is asked with a made-up key, too, and a gateway
 * that does not refuse that one (an open product, a wrong address) proves nothing about another.
 *
 * @param addresses one existing, cheap operation per gateway host name, without a query
 */
export function checkGateways(
  addresses: readonly string[],
  clock: Clock,
  options: GatewayOptions,
): GatewayCheck {
  return {
    async accepts(key, beforePause) {
      const endsAt = clock.monotonic() + options.patience;
      const verdicts = await Promise.all(
        addresses.map((address) => ask(address, key, endsAt, beforePause)),
      );
      return GRAVEST.find((verdict) => verdicts.includes(verdict)) ?? 'unverifiable';
    },
  };

  /** Never throws: one gateway's failure must not end the asking of another without a verdict. */
  async function ask(
    address: string,
    key: string,
    endsAt: number,
    beforePause: () => Promise<unknown>,
  ): Promise<GatewayVerdict> {
    let control: Said = 'later';
    let said: Said = 'later';
    for (let pause = FIRST_PAUSE; ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
      if (control !== 'no') control = await probe(address, options.newKey(), endsAt);
      if (control === 'yes' || control === 'unclear') return 'unverifiable';
      if (control === 'no') {
        said = await probe(address, key, endsAt);
        if (said === 'yes') return 'accepted';
        if (said === 'unclear') return 'unverifiable';
      }
      if (clock.monotonic() + pause > endsAt) return said === 'no' ? 'refused' : 'unreachable';
      // A lease that cannot be renewed now is asked for again before the next change.
      await beforePause().catch(() => undefined);
      await clock.sleep(pause);
    }
  }

  async function probe(address: string, key: string, endsAt: number): Promise<Said> {
    const left = Math.max(FIRST_PAUSE, endsAt - clock.monotonic());
    try {
      return await within(Math.min(options.requestTimeout, left), async (signal) => {
        const headers = { 'api-key': key };
        const response = await options.fetch(address, { headers, redirect: 'manual', signal });
        return whatIsSaid(response, await response.text());
      });
    } catch {
      return 'later';
    }
  }
}

function whatIsSaid({ status, ok, headers }: Response, text: string): Said {
  if (ok) return 'yes';
  if (status >= 500 || status === 429 || status === 408) return 'later';
  const challenge = headers.get('www-authenticate') ?? '';
  const ownAnswer = /^AzureApiManagementKey\b/i.test(challenge) || namesTheKey(text);
  return status === 401 && ownAnswer ? 'no' : 'unclear';
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
