import { aboutBackend } from '../endpoints.ts';
import { poolOfTwo, RETRYING } from '../examples.ts';
import { groupBy } from '../group-by.ts';
import type { Rule } from '../rule.ts';
import { poolsOf } from '../topology.ts';

export const sharedQuota: Rule = {
  id: 'AOLB104',
  severity: 'warning',
  title: 'Two members of a pool are one account',
  why: 'They share the account’s quota: when one is throttled, so is the other, and the attempt is lost. Quota is also shared within a subscription, region and model, which URLs do not tell.',
  link: 'https://learn.microsoft.com/azure/ai-services/openai/how-to/quota',
  failing: { text: RETRYING, line: 1, backends: poolOfTwo({ hosts: ['japan', 'japan'] }) },
  passing: { text: RETRYING, backends: poolOfTwo() },
  check: (subject) =>
    poolsOf(subject).flatMap(({ name, members }) =>
      [...groupBy(members, ({ backend }) => hostOf(backend.url))].flatMap(
        ([host, [first, second]]) =>
          first === undefined || second === undefined
            ? []
            : [
                aboutBackend(
                  name,
                  `"${first.name}" and "${second.name}" are both ${host} and share its quota: list the account once`,
                ),
              ],
      ),
    ),
};

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}
