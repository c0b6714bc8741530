/**
 * What holds where `load-balancer.yml` says nothing: the defaults of its schema, and nothing but those, so that what the file's
 * documentation says is what happens. A bundle holds the values in place of this module (.ci/computed.ts).
 */
import type { Breaker, Callers, Configuration, Strategy } from '../../policy/configuration.ts';
import schema from '../config.schema.json' with { type: 'json' };

const { balancing, callers, gateway, rotation, accounts } = schema.properties;
const account = accounts.additionalProperties.properties;
const breaker = balancing.properties.breaker.properties;
const marks = balancing.properties.marks.properties;
const { strategy, selection, timeout, tell, shareState } = balancing.properties;
const { schedule, interval, discipline, gatewayCheck } = rotation.properties;

export const DEFAULT_BALANCING: Configuration['balancing'] = {
  strategy: oneOf<Strategy>(strategy),
  selection: oneOf<Configuration['balancing']['selection']>(selection),
  attempts: undefined,
  timeout: timeout.default,
  marks: {
    throttled: marks.throttled.default,
    faulty: marks.faulty.default,
    misconfigured: marks.misconfigured.default,
    longest: marks.longest.default,
  },
  breaker: undefined,
  tell: tell.default,
  stateful: undefined,
  shareState: shareState.default,
};

/** With `selection: pool`: one failure must open a breaker, or a pool does not move on within a request. */
export const DEFAULT_BREAKER: Breaker = {
  failures: breaker.failures.default,
  interval: breaker.interval.default,
  trip: breaker.trip.default,
  acceptRetryAfter: breaker.acceptRetryAfter.default,
};

export const DEFAULT_CALLERS: Callers = {
  keys: callers.properties.keys.default,
  bearer: callers.properties.keys.properties.bearer.default,
  entra: undefined,
  origins: [],
};

export const DEFAULT_GATEWAY = {
  path: gateway.properties.path.default,
  surface: oneOf<Configuration['gateway']['surface']>(gateway.properties.surface),
};

export const DEFAULT_ACCOUNT = {
  priority: account.priority.default,
  weight: account.weight.default,
};

export const DEFAULT_ROTATION = {
  schedule: schedule.default,
  interval: interval.default,
  discipline: oneOf<NonNullable<Configuration['rotation']>['discipline']>(discipline),
  gatewayCheck: gatewayCheck.default,
};

/** The default of a choice: JSON says no more than that it is text, the test of this module that it is among the choices. */
function oneOf<Choice extends string>(choice: { readonly default: string }): Choice {
  return choice.default as Choice;
}
