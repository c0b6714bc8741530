import type { Rule } from '../rule.ts';

export const suppressionWithoutReason: Rule = {
  id: 'AOLB110',
  severity: 'warning',
  title: 'A suppression says no rule or no reason',
  why: 'Whoever reads it later must know why it is in order here. Without a reason nothing is suppressed.',
  link: 'lint.md#suppressions',
  failing: {
    text: `<policies>
  <!-- aolb-disable AOLB021 -->
  <inbound>
    <set-header name="x-team" exists-action="delete" />
  </inbound>
</policies>`,
    line: 2,
  },
  passing: {
    text: `<policies>
  <!-- aolb-disable AOLB021: this API is open to everybody, and the service's limits are for the others -->
  <inbound>
    <set-header name="x-team" exists-action="delete" />
  </inbound>
</policies>`,
  },
  check: ({ suppressions }) =>
    suppressions
      .filter(({ rules, reason }) => reason === '' || rules.length === 0)
      .map(({ position }) => ({
        at: position,
        message: 'write rules and reason: <!-- aolb-disable AOLB000: why it is in order here -->',
      })),
};
