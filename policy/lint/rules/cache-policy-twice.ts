import { groupBy } from '../group-by.ts';
import { at, named } from '../look.ts';
import type { Rule } from '../rule.ts';

export const cachePolicyTwice: Rule = {
  id: 'AOLB063',
  severity: 'warning',
  title: 'A cache policy stands twice in a section',
  why: 'The documentation allows `cache-lookup-value` and `cache-store-value` once a section. Use `<retry>` to run one of them more than once.',
  link: 'https://learn.microsoft.com/azure/api-management/cache-lookup-value-policy',
  failing: {
    text: `<policies>
  <inbound>
    <base />
    <cache-lookup-value key="a" variable-name="a" />
    <cache-lookup-value key="b" variable-name="b" />
  </inbound>
</policies>`,
    line: 5,
  },
  passing: {
    text: `<policies>
  <inbound>
    <base />
    <cache-lookup-value key="a" variable-name="a" />
  </inbound>
  <outbound>
    <base />
    <cache-lookup-value key="b" variable-name="b" />
  </outbound>
</policies>`,
  },
  check: (subject) =>
    ['cache-lookup-value', 'cache-store-value'].flatMap((policy) =>
      [...groupBy(named(subject, policy), ({ section }) => section)].flatMap(([section, nodes]) =>
        section === undefined
          ? []
          : nodes
              .slice(1)
              .map((node) =>
                at(
                  node,
                  `a second <${policy}> in <${section}>, where the documentation allows one: keep both values under one key`,
                ),
              ),
      ),
    ),
};
