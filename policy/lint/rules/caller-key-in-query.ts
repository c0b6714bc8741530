import { KEY_PARAMETERS, removes } from '../credentials.ts';
import { at } from '../look.ts';
import type { Rule } from '../rule.ts';

export const callerKeyInQuery: Rule = {
  id: 'AOLB041',
  severity: 'warning',
  title: 'The caller’s key goes to the backend, in the URL',
  why: 'A subscription key may also come as a query parameter. Unless it is removed it stands in the backend’s URL, and so in its logs.',
  link: 'https://learn.microsoft.com/azure/api-management/api-management-subscriptions',
  failing: {
    text: `<policies>
  <inbound>
    <base />
    <authentication-managed-identity resource="https://cognitiveservices.azure.com" />
    <set-header name="api-key" exists-action="delete" />
  </inbound>
</policies>`,
    line: 4,
  },
  passing: {
    text: `<policies>
  <inbound>
    <base />
    <authentication-managed-identity resource="https://cognitiveservices.azure.com" />
    <set-header name="api-key" exists-action="delete" />
    <set-query-parameter name="api-key" exists-action="delete" />
  </inbound>
</policies>`,
  },
  check: (subject) =>
    subject.identity === undefined ||
    subject.hasUnknownFragments ||
    removes(subject, 'set-query-parameter', KEY_PARAMETERS)
      ? []
      : [
          at(
            subject.identity,
            'a subscription key in the query reaches the backend’s URL: add <set-query-parameter name="api-key" exists-action="delete" /> (or subscription-key, as the API names it)',
          ),
        ],
};
