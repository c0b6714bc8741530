import { at, descendants } from '../look.ts';
import type { Rule } from '../rule.ts';

export const outerPoliciesDropped: Rule = {
  id: 'AOLB021',
  severity: 'note',
  title: 'The policies of outer scopes do not run',
  why: 'A section without `<base />` replaces those of the product and of the whole service: their limits, headers and error answers are gone.',
  link: 'https://learn.microsoft.com/azure/api-management/set-edit-policies#use-base-element-to-set-policy-evaluation-order',
  failing: {
    text: `<policies>
  <inbound>
    <set-header name="x-team" exists-action="delete" />
  </inbound>
</policies>`,
    line: 2,
  },
  passing: {
    text: `<policies>
  <inbound>
    <base />
    <set-header name="x-team" exists-action="delete" />
  </inbound>
</policies>`,
  },
  check: ({ nodes, scope }) =>
    nodes
      .filter(
        (node) =>
          scope !== 'global' &&
          node.parent?.name === 'policies' &&
          // A backend section of one's own is how retries are written.
          ['inbound', 'outbound', 'on-error'].includes(node.name) &&
          !descendants(node).some(({ name }) => name === 'base'),
      )
      .map((node) =>
        at(
          node,
          `<${node.name}> has no <base />, so what outer scopes do there is dropped: add it, or say that it is meant`,
        ),
      ),
};
