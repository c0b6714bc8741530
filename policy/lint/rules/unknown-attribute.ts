import { faults } from '../faults.ts';
import type { Rule } from '../rule.ts';

export const unknownAttribute: Rule = {
  id: 'AOLB006',
  severity: 'error',
  title: 'The policy has no such attribute',
  why: 'API Management refuses attributes that it does not know.',
  link: 'https://learn.microsoft.com/azure/api-management/api-management-policies',
  failing: {
    text: `<policies>
  <inbound>
    <base />
    <set-header name="x-team" exist-action="delete" />
  </inbound>
</policies>`,
    line: 4,
  },
  passing: {
    text: `<policies>
  <inbound>
    <base />
    <set-header name="x-team" exists-action="delete" />
  </inbound>
</policies>`,
  },
  check: faults('attribute'),
};
