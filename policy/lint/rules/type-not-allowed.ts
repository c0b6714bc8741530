import { faults } from '../faults.ts';
import type { Rule } from '../rule.ts';

export const typeNotAllowed: Rule = {
  id: 'AOLB003',
  severity: 'error',
  title: 'A type is not allowed in expressions',
  why: 'Expressions may use the types of a list only, and only some members of a few of them.',
  link: 'https://learn.microsoft.com/azure/api-management/api-management-policy-expressions#CLRTypes',
  failing: {
    text: `<policies>
  <inbound>
    <base />
    <set-variable name="id" value="@(new System.Net.Http.HttpClient().ToString())" />
  </inbound>
</policies>`,
    line: 4,
  },
  passing: {
    text: `<policies>
  <inbound>
    <base />
    <set-variable name="id" value="@(Guid.NewGuid().ToString())" />
  </inbound>
</policies>`,
  },
  check: faults('type', 'use a type of the list, or send-request for what needs the network'),
};
