import type { Rule } from '../rule.ts';

export const snippet: Rule = {
  id: 'AOLB014',
  severity: 'note',
  title: 'Not a whole document',
  why: 'API Management takes `<policies>` or `<fragment>` only. A snippet is judged as if it stood in one.',
  link: 'https://learn.microsoft.com/azure/api-management/policy-fragments',
  failing: {
    text: '<set-header name="x-team" exists-action="delete" />',
    line: 1,
  },
  passing: {
    text: `<fragment>
  <set-header name="x-team" exists-action="delete" />
</fragment>`,
  },
  check: ({ warnings }) =>
    warnings
      .filter(({ kind }) => kind === 'snippet')
      .map(({ message, line, column }) => ({ at: { line, column }, message })),
};
