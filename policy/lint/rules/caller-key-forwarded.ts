import { KEY_HEADERS, removes } from '../credentials.ts';
import { at } from '../look.ts';
import type { Rule } from '../rule.ts';

export const callerKeyForwarded: Rule = {
  id: 'AOLB040',
  severity: 'warning',
  title: 'The caller’s key goes to the backend, as a header',
  why: 'The header that holds the subscription key reaches the account beside the identity’s token: the key leaks into its logs, and which of both counts is not documented.',
  link: 'https://learn.microsoft.com/azure/api-management/authentication-managed-identity-policy',
  failing: {
    text: `<policies>
  <inbound>
    <base />
    <authentication-managed-identity resource="https://cognitiveservices.azure.com" />
    <set-query-parameter name="api-key" exists-action="delete" />
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
    removes(subject, 'set-header', KEY_HEADERS)
      ? []
      : [
          at(
            subject.identity,
            'the backend gets the caller’s subscription key beside this token: add <set-header name="api-key" exists-action="delete" /> (or Ocp-Apim-Subscription-Key, as the API names it)',
          ),
        ],
};
