import { faults } from '../faults.ts';
import type { Rule } from '../rule.ts';

const backends: Rule['failing']['backends'] = new Map([
  ['japan', { type: 'Single', url: 'https://japan.example/openai', circuitBreaker: undefined }],
]);

export const unknownName: Rule = {
  id: 'AOLB009',
  severity: 'error',
  title: 'A named value, fragment or backend is not there',
  why: 'What the policy names must exist before it is saved, or the call fails. Checked only where it is told which there are (`--named-values`, `--fragments`, `--backends`).',
  link: 'https://learn.microsoft.com/azure/api-management/api-management-howto-properties',
  failing: {
    text: `<policies>
  <inbound>
    <base />
    <set-backend-service backend-id="japn" />
  </inbound>
</policies>`,
    line: 4,
    backends,
  },
  passing: {
    text: `<policies>
  <inbound>
    <base />
    <set-backend-service backend-id="japan" />
  </inbound>
</policies>`,
    backends,
  },
  check: faults('name'),
};
