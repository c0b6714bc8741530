import { aboutBackend } from '../endpoints.ts';
import { poolOfTwo, RETRYING } from '../examples.ts';
import type { Rule } from '../rule.ts';
import { hasPriorities, poolsOf } from '../topology.ts';

export const prioritiesWithoutBreakers: Rule = {
  id: 'AOLB102',
  severity: 'warning',
  title: 'Priorities without circuit breakers',
  why: 'A pool asks the next group only when every breaker of the group before is open. A backend without one is never out, so the others are never asked.',
  link: 'https://learn.microsoft.com/azure/api-management/backends',
  failing: { text: RETRYING, line: 1, backends: poolOfTwo({ breaker: 'none' }) },
  passing: { text: RETRYING, backends: poolOfTwo() },
  check: (subject) =>
    poolsOf(subject).flatMap((pool) => {
      const { name, members } = pool;
      const without = members.find(({ backend }) => backend.circuitBreaker === undefined);
      if (!hasPriorities(pool) || without === undefined) return [];
      return [
        aboutBackend(
          name,
          `"${without.name}" has no circuit breaker, so it is never out and later priorities are never asked: give it one`,
        ),
      ];
    }),
};
