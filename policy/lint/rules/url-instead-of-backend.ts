import { at, placeOf, value } from '../look.ts';
import type { Rule } from '../rule.ts';

export const urlInsteadOfBackend: Rule = {
  id: 'AOLB022',
  severity: 'warning',
  title: 'A URL stands where a backend could',
  why: 'Circuit breakers, pools, credentials and metrics belong to backends. A call that goes to a `base-url` has none of them.',
  link: 'https://learn.microsoft.com/azure/api-management/backends',
  failing: {
    text: `<policies>
  <inbound>
    <base />
    <set-backend-service base-url="https://japan.openai.azure.com/openai" />
  </inbound>
</policies>`,
    line: 4,
  },
  passing: {
    text: `<policies>
  <inbound>
    <base />
    <set-backend-service backend-id="openai-japan" />
  </inbound>
</policies>`,
  },
  check: ({ nodes, isAboutModels }) =>
    nodes
      .filter(
        (node) =>
          isAboutModels &&
          node.name === 'set-backend-service' &&
          value(node, 'base-url') !== undefined,
      )
      .map((node) =>
        at(
          node,
          'base-url goes around the registered backends, their circuit breakers and pools: name one by backend-id',
          placeOf(node, 'base-url'),
        ),
      ),
};
