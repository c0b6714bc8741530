import { at, named } from '../look.ts';
import type { Rule } from '../rule.ts';

export const limitOfProductSkipped: Rule = {
  id: 'AOLB090',
  severity: 'note',
  title: 'A product’s limit does not hold for every key',
  why: 'Policies of a product run for subscriptions of that product only. Whoever calls with a key for the API or for all APIs meets none of its limits.',
  link: 'https://learn.microsoft.com/azure/api-management/api-management-subscriptions',
  failing: {
    text: `<policies>
  <inbound>
    <base />
    <rate-limit calls="100" renewal-period="60" />
  </inbound>
</policies>`,
    line: 4,
    scope: 'product',
  },
  passing: {
    text: `<policies>
  <inbound>
    <base />
    <rate-limit-by-key calls="100" renewal-period="60" counter-key="@(context.Subscription.Id)" />
  </inbound>
</policies>`,
    scope: 'api',
  },
  check: (subject) =>
    subject.scope !== 'product'
      ? []
      : named(
          subject,
          'rate-limit',
          'rate-limit-by-key',
          'quota',
          'quota-by-key',
          'llm-token-limit',
          'azure-openai-token-limit',
        ).map((node) =>
          at(
            node,
            'keys for the API or for all APIs skip this limit: put it into the API’s policy, or give out keys of the product only',
          ),
        ),
};
