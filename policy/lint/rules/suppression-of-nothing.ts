import type { Rule } from '../rule.ts';
import { covers, suppressionsOf } from '../suppressions.ts';

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
  check: (subject, before) =>
    suppressionsOf(subject).flatMap((suppression) => {
      if (suppression.reason === '') return [];
      const idle = suppression.rules.filter(
        (rule) => !before.some((finding) => covers({ ...suppression, rules: [rule] }, finding)),
      );
      return idle.length === 0
        ? []
        : [
            {
              at: suppression.position,
              message: `nothing to suppress of ${idle.join(', ')}: remove it`,
            },
          ];
    }),
};
