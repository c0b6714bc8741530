import { at, literal, named, placeOf } from '../look.ts';
import type { Rule } from '../rule.ts';

/** "Values greater than 240 seconds may not be honored, because the underlying network infrastructure can drop idle connections" (forward-request). */
const HONOURED = 240;

export const timeoutTooLong: Rule = {
  id: 'AOLB083',
  severity: 'warning',
  title: 'The timeout is longer than what is honoured',
  why: 'The load balancer in front drops connections that are idle for four minutes, so longer timeouts may not be honoured. Let long answers stream.',
  link: 'https://learn.microsoft.com/azure/api-management/forward-request-policy',
  failing: {
    text: `<policies>
  <backend>
    <forward-request timeout="600" buffer-response="false" />
  </backend>
</policies>`,
    line: 3,
  },
  passing: {
    text: `<policies>
  <backend>
    <forward-request timeout="240" buffer-response="false" />
  </backend>
</policies>`,
  },
  check: (subject) =>
    named(subject, 'forward-request').flatMap((node) => {
      const seconds = Number(
        literal(node, 'timeout') ?? Number(literal(node, 'timeout-ms') ?? 0) / 1000,
      );
      if (!(seconds > HONOURED)) return [];
      const attribute = literal(node, 'timeout') === undefined ? 'timeout-ms' : 'timeout';
      return [
        at(
          node,
          `${seconds} s may not be honoured: write at most ${HONOURED} s, and let long answers stream`,
          placeOf(node, attribute),
        ),
      ];
    }),
};
