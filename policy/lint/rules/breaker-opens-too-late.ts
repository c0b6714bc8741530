import { aboutBackend } from '../endpoints.ts';
import { poolOfTwo, RETRYING } from '../examples.ts';
import type { Rule } from '../rule.ts';
import { attemptsOf, hasPriorities, poolsOf } from '../topology.ts';

export const breakerOpensTooLate: Rule = {
  id: 'AOLB100',
  severity: 'warning',
  title: 'The circuit breaker opens after the last attempt',
  why: 'A pool with priorities moves on to the next group inside of a request only when the breakers of the one before open. Where it needs as many failures as there are attempts, all of them meet the same account.',
  link: 'https://learn.microsoft.com/azure/api-management/backends',
  failing: {
    text: RETRYING,
    line: 1,
    backends: poolOfTwo({ breaker: { failures: { count: 3 } } }),
  },
  passing: { text: RETRYING, backends: poolOfTwo() },
  check: (subject) => {
    const attempts = attemptsOf(subject);
    if (attempts === undefined || attempts === 1) return [];
    return poolsOf(subject)
      .filter(hasPriorities)
      .flatMap(({ members }) =>
        members.flatMap(({ name, backend: { circuitBreaker } }) => {
          const failures = circuitBreaker?.failures;
          if (failures === undefined || !('count' in failures) || failures.count < attempts) {
            return [];
          }
          return [
            aboutBackend(
              name,
              `its circuit breaker opens at failure ${failures.count}, and a request makes ${attempts} attempts, which all meet this account: let ${attempts - 1} or fewer open it`,
            ),
          ];
        }),
      );
  },
};
