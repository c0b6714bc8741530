import type { Rule } from '../rule.ts';
import { idleRules } from '../suppressions.ts';

export const suppressionOfNothing: Rule = {
  id: 'AOLB111',
  severity: 'note',
  title: 'A suppression suppresses nothing',
  why: 'What it was about is gone, or its rule has another id. Remove it, so that it does not hide the next fault.',
  link: 'lint.md#suppressions',
  failing: {
    text: `<policies>
  <!-- aolb-disable AOLB021: outer limits are not for this API -->
  <inbound>
    <base />
  </inbound>
</policies>`,
    line: 2,
  },
  passing: {
    text: `<policies>
  <!-- aolb-disable AOLB021: outer limits are not for this API -->
  <inbound>
    <set-header name="x-team" exists-action="delete" />
  </inbound>
</policies>`,
  },
  check: ({ suppressions }, before) =>
    idleRules(
      suppressions.filter(({ reason }) => reason !== ''),
      before,
    )
      .filter(({ rules }) => rules.length > 0)
      .map(({ suppression, rules }) => ({
        at: suppression.position,
        message: `nothing to suppress of ${rules.join(', ')}: remove it`,
      })),
};
