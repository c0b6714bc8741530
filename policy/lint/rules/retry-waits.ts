import { at, literal, placeOf, retriesOfCalls } from '../look.ts';
import type { Rule } from '../rule.ts';

export const retryWaits: Rule = {
  id: 'AOLB033',
  severity: 'warning',
  title: 'The gateway waits while a caller does',
  why: 'A waiting request holds a connection and memory of the gateway, and under load the queue grows. Ask another account at once, and let the caller wait: tell it how long by `Retry-After`.',
  link: 'https://github.com/Azure-Samples/openai-apim-lb/blob/main/docs/faq.md',
  failing: {
    text: `<policies>
  <backend>
    <retry condition="@(context.Response == null || context.Response.StatusCode == 429 || context.Response.StatusCode >= 500)" count="3" interval="10">
      <forward-request buffer-request-body="true" />
    </retry>
  </backend>
</policies>`,
    line: 3,
  },
  passing: {
    text: `<policies>
  <backend>
    <retry condition="@(context.Response == null || context.Response.StatusCode == 429 || context.Response.StatusCode >= 500)" count="3" interval="0">
      <forward-request buffer-request-body="true" />
    </retry>
  </backend>
</policies>`,
  },
  check: (subject) =>
    retriesOfCalls(subject).flatMap(({ retry }) => {
      const wait = Math.max(
        Number(literal(retry, 'interval')),
        Number(literal(retry, 'delta') ?? 0),
      );
      const isAtOnce =
        literal(retry, 'first-fast-retry')?.toLowerCase() === 'true' &&
        literal(retry, 'count') === '1';
      if (!(wait > 0) || isAtOnce) return [];
      return [
        at(
          retry,
          `callers wait ${wait} s and more inside of the gateway: write interval="0" and answer 429 with Retry-After when no account is left`,
          placeOf(retry, 'interval'),
        ),
      ];
    }),
};
