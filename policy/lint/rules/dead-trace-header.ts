import { at, literal } from '../look.ts';
import type { Rule } from '../rule.ts';

export const deadTraceHeader: Rule = {
  id: 'AOLB045',
  severity: 'warning',
  title: 'A header that starts no trace any more',
  why: '`Ocp-Apim-Trace` is no longer supported, and set inside of a policy it never started a trace. Ask for debug credentials and send them as `Apim-Debug-Authorization`.',
  link: 'https://learn.microsoft.com/azure/api-management/api-management-howto-api-inspector',
  failing: {
    text: `<policies>
  <inbound>
    <base />
    <set-header name="Ocp-Apim-Trace" exists-action="override">
      <value>true</value>
    </set-header>
  </inbound>
</policies>`,
    line: 4,
  },
  passing: {
    text: `<policies>
  <inbound>
    <base />
    <trace source="balancer" severity="information">
      <message>@(context.RequestId.ToString())</message>
    </trace>
  </inbound>
</policies>`,
  },
  check: ({ nodes }) =>
    nodes
      .filter(
        (node) =>
          node.name === 'set-header' &&
          literal(node, 'name')?.toLowerCase() === 'ocp-apim-trace' &&
          literal(node, 'exists-action')?.toLowerCase() !== 'delete',
      )
      .map((node) =>
        at(
          node,
          'Ocp-Apim-Trace starts no trace any more: remove it, and call with Apim-Debug-Authorization',
        ),
      ),
};
