/** Parts of the rules' examples that are about backends. */
import type { CircuitBreakerRule, PoolBackend, Service, SingleBackend } from '../gateway/index.ts';

type Backends = Service['backends'];

const BREAKER: CircuitBreakerRule = {
  name: 'throttled',
  failures: { count: 1 },
  interval: 60_000,
  tripDuration: 30_000,
  acceptRetryAfter: true,
  statusCodeRanges: [{ min: 429, max: 429 }],
  errorReasons: [],
};

/** A pool "models" of two accounts; the second is asked when the first is out. */
export function poolOfTwo(
  change: {
    readonly breaker?: Partial<CircuitBreakerRule> | 'none';
    readonly hosts?: readonly [string, string];
  } = {},
): Backends {
  const { breaker = {}, hosts = ['japan', 'sweden'] } = change;
  const circuitBreaker = breaker === 'none' ? undefined : { ...BREAKER, ...breaker };
  const accounts = hosts.map((host, index): readonly [string, SingleBackend] => [
    `account-${index + 1}`,
    { type: 'Single', url: `https://${host}.openai.azure.com/openai`, circuitBreaker },
  ]);
  const services = accounts.map(([backend], index) => ({
    backend,
    priority: index + 1,
    weight: undefined,
  }));
  return new Map<string, SingleBackend | PoolBackend>([
    ...accounts,
    ['models', { type: 'Pool', services, sessionCookie: undefined }],
  ]);
}

/** A policy that asks the pool and tries once more. */
export const RETRYING = `<policies>
  <inbound>
    <base />
    <set-backend-service backend-id="models" />
  </inbound>
  <backend>
    <retry condition="@(context.Response == null || context.Response.StatusCode == 429 || context.Response.StatusCode >= 500)" count="1" interval="0">
      <forward-request buffer-request-body="true" buffer-response="false" />
    </retry>
  </backend>
</policies>`;
