import { at, codeIn, named, placeOf, value } from '../look.ts';
import type { Rule } from '../rule.ts';
import { dotted } from '../syntax.ts';

export const counterShared: Rule = {
  id: 'AOLB091',
  severity: 'warning',
  title: 'All callers share one counter',
  why: 'A `counter-key` that says nothing of the caller is the same for everybody: one busy caller uses up the limit of all.',
  link: 'https://learn.microsoft.com/azure/api-management/llm-token-limit-policy',
  failing: {
    text: `<policies>
  <inbound>
    <base />
    <llm-token-limit counter-key="tokens" tokens-per-minute="10000" estimate-prompt-tokens="false" />
  </inbound>
</policies>`,
    line: 4,
  },
  passing: {
    text: `<policies>
  <inbound>
    <base />
    <llm-token-limit counter-key="@(context.Subscription.Id)" tokens-per-minute="10000" estimate-prompt-tokens="false" />
  </inbound>
</policies>`,
  },
  check: (subject) =>
    named(
      subject,
      'rate-limit-by-key',
      'quota-by-key',
      'llm-token-limit',
      'azure-openai-token-limit',
    )
      .filter((node) => {
        const written = value(node, 'counter-key');
        if (written === undefined || written.text.includes('{{')) return false;
        if (written.kind === 'literal') return true;
        const code = codeIn(subject, node, 'counter-key');
        return (
          code?.expressions.every(
            (expression) => dotted(expression)?.startsWith('context.') !== true,
          ) ?? false
        );
      })
      .map((node) =>
        at(
          node,
          'this counter is the same for all callers: write counter-key="@(context.Subscription.Id)"',
          placeOf(node, 'counter-key'),
        ),
      ),
};
