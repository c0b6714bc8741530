import { faults } from '../faults.ts';
import type { Rule } from '../rule.ts';

export const unknownPolicy: Rule = {
  id: 'AOLB005',
  severity: 'error',
  title: 'There is no policy of this name',
  why: 'API Management refuses elements that it does not know.',
  link: 'https://learn.microsoft.com/azure/api-management/api-management-policies',
  failing: {
    text: `<policies>
  <inbound>
    <base />
    <set-heder name="x-team" exists-action="delete" />
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
  check: faults('policy'),
};
