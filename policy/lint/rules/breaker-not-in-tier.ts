import { aboutBackend } from '../endpoints.ts';
import { poolOfTwo, RETRYING } from '../examples.ts';
import type { Rule } from '../rule.ts';

export const breakerNotInTier: Rule = {
  id: 'AOLB105',
  severity: 'error',
  title: 'The tier has no circuit breakers',
  why: 'Consumption has pools and no circuit breakers, so priorities in it are without effect.',
  link: 'https://learn.microsoft.com/azure/api-management/api-management-gateways-overview',
  failing: { text: RETRYING, line: 1, sku: 'Consumption', backends: poolOfTwo() },
  passing: { text: RETRYING, sku: 'StandardV2_1', backends: poolOfTwo() },
  check: ({ tier, options }) =>
    tier?.name !== 'Consumption'
      ? []
      : [...(options.backends ?? [])].flatMap(([name, backend]) =>
          backend.type === 'Single' && backend.circuitBreaker !== undefined
            ? [
                aboutBackend(
                  name,
                  'Consumption has no circuit breakers: use BasicV2 or another tier',
                ),
              ]
            : [],
        ),
};
