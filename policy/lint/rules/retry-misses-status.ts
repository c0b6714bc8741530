import { outcomeOf } from '../conditions.ts';
import { codeIn, inCode, retriesOfCalls } from '../look.ts';
import type { Rule } from '../rule.ts';
import type { Code } from '../subject.ts';

export const retryMissesStatus: Rule = {
  id: 'AOLB032',
  severity: 'warning',
  title: 'The retry leaves out a status that means “ask another account”',
  why: 'A throttled account answers 429, and a backend or pool whose circuit breaker is open answers 503. Both mean that another account may serve the call.',
  link: 'https://learn.microsoft.com/azure/api-management/backends',
  failing: {
    text: `<policies>
  <backend>
    <retry condition="@(context.Response == null || context.Response.StatusCode == 429)" count="1" interval="0">
      <forward-request buffer-request-body="true" />
    </retry>
  </backend>
</policies>`,
    line: 3,
  },
  passing: {
    text: `<policies>
  <backend>
    <retry condition="@(context.Response == null || context.Response.StatusCode == 429 || context.Response.StatusCode >= 500)" count="1" interval="0">
      <forward-request buffer-request-body="true" />
    </retry>
  </backend>
</policies>`,
  },
  check: (subject) =>
    retriesOfCalls(subject).flatMap(({ retry }) => {
      const condition = codeIn(subject, retry, 'condition');
      const missed = condition === undefined ? [] : missedBy(condition);
      if (condition === undefined || missed.length === 0) return [];
      return [
        inCode(
          condition,
          `the condition does not try again after ${missed.join(' and ')}: add ${missed.map((status) => `context.Response.StatusCode == ${status}`).join(' || ')}`,
          condition.value.position,
        ),
      ];
    }),
};

/** Only of a condition that tells statuses apart at all. */
function missedBy(condition: Code): readonly number[] {
  const again = (status: number) => {
    const outcome = outcomeOf(condition, status);
    return 'again' in outcome ? outcome.again : undefined;
  };
  if (![429, 500, 502, 503].some((status) => again(status) === true)) return [];
  return [429, 503].filter((status) => again(status) === false);
}
