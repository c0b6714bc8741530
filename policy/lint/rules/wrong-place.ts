import { faults } from '../faults.ts';
import type { Rule } from '../rule.ts';

export const wrongPlace: Rule = {
  id: 'AOLB008',
  severity: 'error',
  title: 'The policy is not allowed in this section',
  why: 'Each policy belongs to certain sections: calls of the backend to `<backend>`, JWT checks to `<inbound>`.',
  link: 'https://learn.microsoft.com/azure/api-management/api-management-policies',
  failing: {
    text: `<policies>
  <inbound>
    <base />
    <forward-request />
  </inbound>
</policies>`,
    line: 4,
  },
  passing: {
    text: `<policies>
  <inbound>
    <base />
  </inbound>
  <backend>
    <forward-request />
  </backend>
</policies>`,
  },
  check: faults('place', 'move it'),
};
