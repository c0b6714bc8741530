import { needsResponse } from '../conditions.ts';
import { inCode } from '../look.ts';
import type { Rule } from '../rule.ts';

export const errorWithoutResponse: Rule = {
  id: 'AOLB036',
  severity: 'warning',
  title: 'The error section fails without a response',
  why: 'Errors come here before any backend has answered, too: then `context.Response` may be null, the condition fails, and the caller gets a bare 500.',
  link: 'https://learn.microsoft.com/azure/api-management/api-management-error-handling-policies',
  failing: {
    text: `<policies>
  <on-error>
    <base />
    <choose>
      <when condition="@(context.Response.StatusCode == 503)">
        <set-status code="429" reason="Too Many Requests" />
      </when>
    </choose>
  </on-error>
</policies>`,
    line: 5,
  },
  passing: {
    text: `<policies>
  <on-error>
    <base />
    <choose>
      <when condition="@(context.Response?.StatusCode == 503)">
        <set-status code="429" reason="Too Many Requests" />
      </when>
    </choose>
  </on-error>
</policies>`,
  },
  check: ({ code }) =>
    code
      .filter(
        (each) =>
          each.node.section === 'on-error' &&
          each.node.name === 'when' &&
          each.attribute === 'condition' &&
          needsResponse(each),
      )
      .map((each) =>
        inCode(
          each,
          'context.Response may be null when an error comes before the answer: write context.Response?.StatusCode',
          each.value.position,
        ),
      ),
};
