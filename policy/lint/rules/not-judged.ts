import type { Rule } from '../rule.ts';

export const notJudged: Rule = {
  id: 'AOLB012',
  severity: 'note',
  title: 'Not judged',
  why: 'API Management knows it, the local gateway cannot run it, and so nothing is said about it here.',
  link: 'https://learn.microsoft.com/azure/api-management/api-management-policies',
  failing: {
    text: `<policies>
  <outbound>
    <base />
    <xml-to-json kind="direct" apply="always" />
  </outbound>
</policies>`,
    line: 4,
  },
  passing: {
    text: `<policies>
  <outbound>
    <base />
  </outbound>
</policies>`,
  },
  check: ({ errors }) =>
    errors.flatMap(({ unsupported, line, column, document }) =>
      unsupported === undefined
        ? []
        : [{ at: { line, column }, message: `not judged: ${unsupported}`, document }],
    ),
};
