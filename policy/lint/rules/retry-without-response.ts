import { needsResponse } from '../conditions.ts';
import { codeIn, inCode, retriesOfCalls } from '../look.ts';
import type { Rule } from '../rule.ts';

export const retryWithoutResponse: Rule = {
  id: 'AOLB031',
  severity: 'warning',
  title: 'The condition of a retry fails without a response',
  why: 'After a connection failure or a timeout `context.Response` may be null. A condition that reads it then fails, instead of trying again.',
  link: 'https://github.com/Azure-Samples/openai-apim-lb/issues/25',
  failing: {
    text: `<policies>
  <backend>
    <retry condition="@(context.Response.StatusCode == 429 || context.Response.StatusCode >= 500)" count="1" interval="0">
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
      if (condition === undefined || !needsResponse(condition)) return [];
      return [
        inCode(
          condition,
          'context.Response may be null after a connection failure: begin with context.Response == null ||',
          condition.value.position,
        ),
      ];
    }),
};
