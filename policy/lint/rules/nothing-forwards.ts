import { at, descendants } from '../look.ts';
import type { Rule } from '../rule.ts';

export const nothingForwards: Rule = {
  id: 'AOLB020',
  severity: 'error',
  title: 'The request is never sent to the backend',
  why: 'A `<backend>` without `<base />` and without `<forward-request>` sends nothing: the caller gets 200 with an empty body.',
  link: 'https://learn.microsoft.com/azure/api-management/forward-request-policy',
  failing: {
    text: `<policies>
  <inbound>
    <base />
  </inbound>
  <backend>
    <set-variable name="sent" value="no" />
  </backend>
</policies>`,
    line: 5,
  },
  passing: {
    text: `<policies>
  <inbound>
    <base />
  </inbound>
  <backend>
    <base />
  </backend>
</policies>`,
  },
  check: ({ nodes }) => {
    const answersItself = nodes.some(
      ({ name, parent }) =>
        (name === 'return-response' || name === 'mock-response') && parent?.name === 'inbound',
    );
    return nodes
      .filter(({ name, section, parent }) => name === section && parent?.name === 'policies')
      .filter(
        (node) => node.name === 'backend' && !descendants(node).some(({ name }) => SENDS.has(name)),
      )
      .filter(() => !answersItself)
      .map((backend) =>
        at(
          backend,
          '<backend> holds neither <base /> nor <forward-request>, so callers get an empty 200: add <forward-request>',
        ),
      );
  },
};

const SENDS: ReadonlySet<string> = new Set(['base', 'forward-request', 'include-fragment']);
