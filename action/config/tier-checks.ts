/** What the gateway's tier cannot do, or documents to hold less of than the configuration asks for. */
import { createBalancer } from '../../policy/balancer.ts';
import type { Configuration } from '../../policy/configuration.ts';
import { type Limit, tierOf } from '../../policy/tier.ts';
import { figure } from '../figure.ts';
import { type Complaint, error, type Rule } from './complaint.ts';

/** Source: https://learn.microsoft.com/azure/api-management/api-management-gateways-overview */
const features: Rule = ({ gateway, consumers = {} }, { balancing }) => {
  if (tierOf(gateway.sku).name !== 'Consumption') return [];
  const missing = [
    'streamed responses (server-sent events)',
    'the built-in cache',
    ...(balancing.breaker === undefined ? [] : ['circuit breakers']),
    ...(['tokensPerMinute', 'tokenQuota', 'requestsPerMinute'] as const).flatMap((limit) =>
      Object.values(consumers).some((consumer) => consumer?.[limit] !== undefined)
        ? [`limits of consumers (${limit})`]
        : [],
    ),
  ];
  return [
    error(
      ['gateway', 'sku'],
      `"${gateway.sku}" cannot do ${missing.join(', ')}: use BasicV2_1 or another SKU`,
    ),
  ];
};

/** Each consumer that has keys has a subscription of its own, and all of them are one product's. */
const consumers: Rule = ({ gateway, consumers: written = {} }, { callers }) => {
  const tier = tierOf(gateway.sku);
  const names = callers.keys ? Object.keys(written) : [];
  const { subscriptions, subscriptionsPerProduct } = tier;
  const found = [
    ...(subscriptions === undefined
      ? []
      : over('subscriptions', names.length, tier.name, subscriptions)),
    ...over('subscriptions of one product', names.length, tier.name, subscriptionsPerProduct),
  ];
  return found.map(({ severity, most, message }) => ({
    severity,
    path: ['consumers', names[most] ?? ''],
    message: `${names.length} consumers, each with a subscription: ${message}`,
  }));
};

/** Pools are backends too. */
const backends: Rule = ({ gateway }, configuration) => {
  const tier = tierOf(gateway.sku);
  const count = backendsOf(configuration);
  return over('backends', count, tier.name, tier.backends).map(({ severity, message }) => ({
    severity,
    path: ['accounts'],
    message: `the accounts' models make ${count} backends and pools: ${message}`,
  }));
};

/** None where no balancer can be made, which another rule tells. */
function backendsOf(configuration: Configuration): number {
  try {
    const { backends: single, models } = createBalancer(configuration);
    return single.length + models.filter(({ pool }) => pool !== undefined).length;
  } catch {
    return 0;
  }
}

/** An error above the documented limit, a warning where another document says less. */
function over(
  what: string,
  count: number,
  tier: string,
  { most, source, elsewhere }: Limit,
): readonly (Pick<Complaint, 'severity' | 'message'> & { readonly most: number })[] {
  if (count > most) {
    const message = `${tier} takes ${figure(most)} ${what} (${source})`;
    return [{ severity: 'error', most, message }];
  }
  if (elsewhere?.most === undefined || count <= elsewhere.most) return [];
  const newest = most === Number.POSITIVE_INFINITY ? 'names no limit' : `takes ${figure(most)}`;
  return [
    {
      severity: 'warning',
      most: elsewhere.most,
      message: `of ${what} ${tier} ${newest} in one document (${source}) and takes ${figure(elsewhere.most)} in an older one (${elsewhere.source}); which holds is not verified`,
    },
  ];
}

export const tierRules: readonly Rule[] = [features, consumers, backends];
