import { ancestors, at, literal, named } from '../look.ts';
import type { Rule } from '../rule.ts';

export const bodyAboveBuffer: Rule = {
  id: 'AOLB082',
  severity: 'note',
  title: 'Larger bodies do not fit the tier’s buffer',
  why: 'The v2 tiers and Consumption keep at most 2 MiB of a body. With `buffer-request-body="true"` for every call, larger ones, such as pictures and files, fail; keep only what fits, told by `Content-Length`.',
  link: 'https://learn.microsoft.com/azure/api-management/forward-request-policy',
  failing: {
    text: `<policies>
  <backend>
    <forward-request buffer-request-body="true" buffer-response="false" />
  </backend>
</policies>`,
    line: 3,
    sku: 'BasicV2_1',
  },
  passing: {
    text: `<policies>
  <backend>
    <choose>
      <when condition='@(long.Parse(context.Request.Headers.GetValueOrDefault("Content-Length", "0")) &lt; 2097152)'>
        <forward-request buffer-request-body="true" buffer-response="false" />
      </when>
      <otherwise>
        <forward-request buffer-response="false" />
      </otherwise>
    </choose>
  </backend>
</policies>`,
    sku: 'BasicV2_1',
  },
  check: (subject) => {
    const most = subject.tier?.bufferedPayload.most ?? Number.POSITIVE_INFINITY;
    if (subject.tier === undefined || most > 16 * 1024 * 1024) return [];
    const { name } = subject.tier;
    return named(subject, 'forward-request')
      .filter(
        (node) =>
          literal(node, 'buffer-request-body')?.toLowerCase() === 'true' &&
          !ancestors(node).some((around) => around.name === 'when' || around.name === 'otherwise'),
      )
      .map((node) =>
        at(
          node,
          `${name} buffers ${most.toLocaleString('en-US')} bytes, so calls with larger bodies fail: keep the body only where Content-Length says that it fits`,
        ),
      );
  },
};
