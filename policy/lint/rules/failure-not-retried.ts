import { at, named, retriesOfCalls, value } from '../look.ts';
import type { Rule } from '../rule.ts';

export const failureNotRetried: Rule = {
  id: 'AOLB035',
  severity: 'note',
  title: 'A throttled account fails the call',
  why: 'The policy chooses among accounts, and gives the caller whatever the chosen one answers: the share of calls that meets a throttled account fails, although another one has capacity.',
  link: 'https://learn.microsoft.com/azure/api-management/retry-policy',
  failing: {
    text: `<policies>
  <inbound>
    <base />
    <set-backend-service backend-id='@(new Random().Next(2) == 0 ? "openai-japan" : "openai-sweden")' />
  </inbound>
  <backend>
    <base />
  </backend>
</policies>`,
    line: 4,
  },
  passing: {
    text: `<policies>
  <inbound>
    <base />
  </inbound>
  <backend>
    <retry condition="@(context.Response == null || context.Response.StatusCode == 429 || context.Response.StatusCode >= 500)" count="1" interval="0">
      <set-backend-service backend-id='@(new Random().Next(2) == 0 ? "openai-japan" : "openai-sweden")' />
      <forward-request buffer-request-body="true" buffer-response="false" />
    </retry>
  </backend>
</policies>`,
  },
  check: (subject) => {
    const [first, second] = named(subject, 'set-backend-service');
    if (first === undefined || !subject.isAboutModels || subject.hasUnknownFragments) return [];
    const chooses =
      second !== undefined ||
      ['backend-id', 'base-url'].some(
        (name) => (value(first, name)?.kind ?? 'literal') !== 'literal',
      );
    return !chooses || retriesOfCalls(subject).length > 0
      ? []
      : [
          at(
            first,
            'the chosen account’s 429 goes to the caller: call it inside of <retry>, which chooses another one',
          ),
        ];
  },
};
