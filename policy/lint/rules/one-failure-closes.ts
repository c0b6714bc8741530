import { aboutBackend } from '../endpoints.ts';
import { poolOfTwo, RETRYING } from '../examples.ts';
import type { Rule } from '../rule.ts';
import { poolsOf } from '../topology.ts';

export const oneFailureCloses: Rule = {
  id: 'AOLB101',
  severity: 'warning',
  title: 'One failed call closes an account for everybody',
  why: 'With a count of 1 the first 5xx opens the breaker. A call that fails everywhere, and is repeated, closes every account of the pool for all callers. Count 5xx from the third on, or 429 only.',
  link: 'https://learn.microsoft.com/azure/api-management/backends',
  failing: {
    text: RETRYING,
    line: 1,
    backends: poolOfTwo({
      breaker: {
        statusCodeRanges: [
          { min: 429, max: 429 },
          { min: 500, max: 599 },
        ],
      },
    }),
  },
  passing: { text: RETRYING, backends: poolOfTwo() },
  check: (subject) =>
    poolsOf(subject).flatMap(({ members }) =>
      members.flatMap(({ name, backend: { circuitBreaker } }) => {
        if (circuitBreaker === undefined) return [];
        const { failures, statusCodeRanges } = circuitBreaker;
        const isFirst = 'count' in failures && failures.count === 1;
        if (!isFirst || !statusCodeRanges.some(({ max }) => max >= 500)) return [];
        return [
          aboutBackend(
            name,
            'the first 5xx opens its circuit breaker, so one caller whose request always fails closes it for all: leave 500-599 out, or count to 3',
          ),
        ];
      }),
    ),
};
