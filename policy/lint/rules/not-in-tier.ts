import { at, literal } from '../look.ts';
import type { Rule } from '../rule.ts';
import type { Node } from '../subject.ts';

export const notInTier: Rule = {
  id: 'AOLB081',
  severity: 'error',
  title: 'The tier does not have it',
  why: 'The Consumption tier has no built-in cache, no server-sent events, and none of the limits that count by a key or by tokens.',
  link: 'https://learn.microsoft.com/azure/api-management/api-management-gateways-overview',
  failing: {
    text: `<policies>
  <inbound>
    <base />
    <cache-lookup-value key="marks" variable-name="marks" />
  </inbound>
</policies>`,
    line: 4,
    sku: 'Consumption',
  },
  passing: {
    text: `<policies>
  <inbound>
    <base />
    <cache-lookup-value key="marks" variable-name="marks" />
  </inbound>
</policies>`,
    sku: 'BasicV2_1',
  },
  check: ({ nodes, tier }) => {
    if (tier?.name !== 'Consumption') return [];
    return nodes.flatMap((node) => {
      const what = missing(node);
      return what === undefined
        ? []
        : [
            at(
              node,
              `Consumption has no ${what}: use BasicV2 or another tier, or remove <${node.name}>`,
            ),
          ];
    });
  },
};

function missing(node: Node): string | undefined {
  if (/^cache-(?:lookup|store|remove)(?:-value)?$/.test(node.name)) {
    return literal(node, 'caching-type') === 'external' ? undefined : 'built-in cache';
  }
  if (/^(?:rate-limit|quota)-by-key$/.test(node.name)) return 'limits by key';
  if (/-token-limit$/.test(node.name)) return 'token limits';
  if (
    node.name === 'forward-request' &&
    literal(node, 'buffer-response')?.toLowerCase() === 'false'
  ) {
    return 'server-sent events';
  }
  return undefined;
}
