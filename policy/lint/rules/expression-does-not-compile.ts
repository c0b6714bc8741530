import { faults } from '../faults.ts';
import type { Rule } from '../rule.ts';

export const expressionDoesNotCompile: Rule = {
  id: 'AOLB002',
  severity: 'error',
  title: 'An expression does not compile',
  why: 'API Management compiles every expression when the policy is saved, and refuses the policy; often it says no more than that a field is wrong.',
  link: 'https://learn.microsoft.com/azure/api-management/api-management-policy-expressions',
  failing: {
    text: `<policies>
  <inbound>
    <base />
    <set-variable name="host" value="@(context.Request.Uri.Host)" />
  </inbound>
</policies>`,
    line: 4,
  },
  passing: {
    text: `<policies>
  <inbound>
    <base />
    <set-variable name="host" value="@(context.Request.Url.Host)" />
  </inbound>
</policies>`,
  },
  check: faults('expression'),
};
