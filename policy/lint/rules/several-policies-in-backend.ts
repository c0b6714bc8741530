import { faults } from '../faults.ts';
import type { Rule } from '../rule.ts';

export const severalPoliciesInBackend: Rule = {
  id: 'AOLB010',
  severity: 'error',
  title: 'The backend section holds more than one policy',
  why: '`<backend>` takes exactly one policy. Whatever belongs to an attempt goes inside of `<retry>`.',
  link: 'https://learn.microsoft.com/azure/api-management/retry-policy',
  failing: {
    text: `<policies>
  <backend>
    <set-backend-service backend-id="japan" />
    <forward-request />
  </backend>
</policies>`,
    line: 4,
  },
  passing: {
    text: `<policies>
  <inbound>
    <base />
    <set-backend-service backend-id="japan" />
  </inbound>
  <backend>
    <forward-request />
  </backend>
</policies>`,
  },
  check: faults('backend'),
};
