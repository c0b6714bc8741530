import { at, named } from '../look.ts';
import type { Rule } from '../rule.ts';
import type { Node } from '../subject.ts';

export const cachePolicyInFragment: Rule = {
  id: 'AOLB064',
  severity: 'warning',
  title: 'A cache policy stands in a fragment',
  why: 'The documentation does not support `cache-lookup-value` in policy fragments. Put it beside the `<include-fragment>`.',
  link: 'https://learn.microsoft.com/azure/api-management/cache-lookup-value-policy',
  failing: {
    text: `<fragment>
  <cache-lookup-value key="a" variable-name="a" />
</fragment>`,
    line: 2,
  },
  passing: {
    text: `<policies>
  <inbound>
    <base />
    <cache-lookup-value key="a" variable-name="a" />
  </inbound>
</policies>`,
  },
  check: (subject) =>
    named(subject, 'cache-lookup-value')
      .filter((node) => node.document !== undefined || rootOf(node).name === 'fragment')
      // A snippet is judged inside of a fragment that nobody wrote.
      .filter(() => !subject.warnings.some(({ kind }) => kind === 'snippet'))
      .map((node) =>
        at(
          node,
          `<${node.name}> is not supported in fragments: put it beside the <include-fragment>`,
        ),
      ),
};

function rootOf(node: Node): Node {
  let root = node;
  while (root.parent !== undefined) root = root.parent;
  return root;
}
