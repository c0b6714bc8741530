import { faults } from '../faults.ts';
import type { Rule } from '../rule.ts';

export const wrongForm: Rule = {
  id: 'AOLB007',
  severity: 'error',
  title: 'A policy lacks something, has too much, or a value of a wrong form',
  why: 'API Management checks each policy against its description when it is saved.',
  link: 'https://learn.microsoft.com/azure/api-management/api-management-policies',
  failing: {
    text: `<policies>
  <inbound>
    <base />
    <rate-limit calls="many" renewal-period="60" />
  </inbound>
</policies>`,
    line: 4,
  },
  passing: {
    text: `<policies>
  <inbound>
    <base />
    <rate-limit calls="10" renewal-period="60" />
  </inbound>
</policies>`,
  },
  check: faults('form'),
};
