import { faults } from '../faults.ts';
import type { Rule } from '../rule.ts';

export const unreadable: Rule = {
  id: 'AOLB001',
  severity: 'error',
  title: 'The document cannot be read',
  why: 'A tag, an attribute or an expression does not end, or ends too early. API Management refuses to save it.',
  link: 'https://learn.microsoft.com/azure/api-management/api-management-howto-policies',
  failing: {
    text: `<policies>
  <inbound>
    <base />
</policies>`,
    line: 4,
  },
  passing: {
    text: `<policies>
  <inbound>
    <base />
  </inbound>
</policies>`,
  },
  check: faults('unreadable'),
};
