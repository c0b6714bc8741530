import { credentialRead } from '../credentials.ts';
import { groupBy } from '../group-by.ts';
import { ancestors, inCode } from '../look.ts';
import type { Rule } from '../rule.ts';
import type { Node } from '../subject.ts';
import { isChoiceOfConstants } from '../syntax.ts';

export const secretTold: Rule = {
  id: 'AOLB043',
  severity: 'error',
  title: 'A credential is logged, traced or measured',
  why: 'Traces, logs and metrics are read by more people than may use the key, and are kept. Log the subscription’s id instead.',
  link: 'https://learn.microsoft.com/azure/api-management/trace-policy',
  failing: {
    text: `<policies>
  <inbound>
    <base />
    <trace source="calls">
      <message>@("called with " + context.Subscription.Key)</message>
    </trace>
  </inbound>
</policies>`,
    line: 5,
  },
  passing: {
    text: `<policies>
  <inbound>
    <base />
    <trace source="calls">
      <message>@("called by " + context.Subscription.Id)</message>
    </trace>
    <emit-metric name="Calls">
      <dimension name="Slot" value='@(context.Subscription.Key == context.Subscription.PrimaryKey ? "primary" : "secondary")' />
    </emit-metric>
  </inbound>
</policies>`,
  },
  check: ({ code, reads, sets }) => {
    const tokens = new Set(
      sets.flatMap(({ name, node }) =>
        node.name === 'authentication-managed-identity' ? [name] : [],
      ),
    );
    const readsByCode = groupBy(reads, (read) => read.code);
    return code
      .filter(({ node, compiled }) => {
        // Which of the keys a call has is no key.
        return [node, ...ancestors(node)].some(tells) && !isChoiceOfConstants(compiled.syntax);
      })
      .flatMap((each) => {
        const variables = (readsByCode.get(each) ?? []).map(({ name }) => name);
        const what = credentialRead(each, tokens, variables);
        return what === undefined
          ? []
          : [
              inCode(
                each,
                `${what} is told to whoever reads logs: write context.Subscription.Id`,
                each.value.position,
              ),
            ];
      });
  },
};

const TELLING = /^(?:trace|log-to-eventhub|emit-metric|(?:llm|azure-openai)-emit-token-metric)$/;

function tells({ name }: Node): boolean {
  return TELLING.test(name);
}
