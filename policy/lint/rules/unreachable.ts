import { at, literal, value } from '../look.ts';
import type { Rule } from '../rule.ts';
import type { Node } from '../subject.ts';

export const unreachable: Rule = {
  id: 'AOLB023',
  severity: 'warning',
  title: 'It is never reached',
  why: 'What follows an unconditional `<return-response>` never runs, nor does what stands under a condition that is never true, or behind one that always is.',
  link: 'https://learn.microsoft.com/azure/api-management/return-response-policy',
  failing: {
    text: `<policies>
  <inbound>
    <base />
    <return-response>
      <set-status code="503" reason="Closed" />
    </return-response>
    <set-header name="x-team" exists-action="delete" />
  </inbound>
</policies>`,
    line: 7,
  },
  passing: {
    text: `<policies>
  <inbound>
    <base />
    <choose>
      <when condition='@(context.Request.Headers.ContainsKey("x-team"))'>
        <return-response>
          <set-status code="503" reason="Closed" />
        </return-response>
      </when>
    </choose>
    <set-header name="x-team" exists-action="delete" />
  </inbound>
</policies>`,
  },
  check: ({ nodes }) =>
    nodes.flatMap((node) => {
      const behind = followersOfEnd(node);
      if (behind.length > 0) {
        return behind.map((never) =>
          at(
            never,
            `<${node.name}> always answers before, so this never runs: remove it or give the answer a condition`,
          ),
        );
      }
      if (node.name === 'when' && isAlways(node, 'false')) {
        return [at(node, 'the condition is never true: remove the branch')];
      }
      if (node.name !== 'choose') return [];
      const certain = node.children.findIndex((branch) => isAlways(branch, 'true'));
      const next = certain === -1 ? undefined : node.children[certain + 1];
      return next === undefined
        ? []
        : [
            at(
              next,
              'the condition before is always true, so this branch is never taken: remove it',
            ),
          ];
    }),
};

/**
 * What never runs because of an answer: the policy behind it, and the later sections where it stands in `<inbound>` without a
 * condition; those that say `<base />` only are told nothing. In a fragment it is the including section that ends.
 */
function followersOfEnd(node: Node): readonly Node[] {
  if (node.name !== 'return-response' || node.parent === undefined) return [];
  const siblings = node.parent.children;
  const next = siblings[siblings.indexOf(node) + 1];
  const isWhole = node.parent.name === 'inbound' && node.parent.parent?.name === 'policies';
  const sections = isWhole ? (node.parent.parent?.children ?? []) : [];
  return [
    ...(next === undefined ? [] : [next]),
    ...sections.filter(
      ({ name, children }) =>
        (name === 'backend' || name === 'outbound') &&
        children.some((child) => child.name !== 'base'),
    ),
  ];
}

function isAlways(node: Node, constant: 'true' | 'false'): boolean {
  if (node.name !== 'when') return false;
  const written = literal(node, 'condition') ?? value(node, 'condition')?.text.trim();
  return written === constant;
}
