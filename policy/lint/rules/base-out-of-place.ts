import { faults } from '../faults.ts';
import type { Rule } from '../rule.ts';

export const baseOutOfPlace: Rule = {
  id: 'AOLB011',
  severity: 'error',
  title: '`<base />` where there is no scope around',
  why: 'The global scope is the outermost one, and a fragment has no scope of its own: API Management refuses `<base />` there.',
  link: 'https://learn.microsoft.com/azure/api-management/set-edit-policies#use-base-element-to-set-policy-evaluation-order',
  failing: {
    text: `<policies>
  <inbound>
    <base />
  </inbound>
</policies>`,
    line: 3,
    scope: 'global',
  },
  passing: {
    text: `<policies>
  <inbound />
  <backend>
    <forward-request />
  </backend>
</policies>`,
    scope: 'global',
  },
  check: faults('base', 'remove it'),
};
