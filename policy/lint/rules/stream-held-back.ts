import { at, named, value } from '../look.ts';
import type { Rule } from '../rule.ts';

export const streamHeldBack: Rule = {
  id: 'AOLB061',
  severity: 'warning',
  title: 'Streamed answers come in lumps',
  why: 'Without `buffer-response="false"` the gateway gathers 8 KiB before it sends anything on, which is hundreds of events.',
  link: 'https://learn.microsoft.com/azure/api-management/how-to-server-sent-events',
  failing: {
    text: `<policies>
  <inbound>
    <base />
    <llm-emit-token-metric namespace="openai">
      <dimension name="Subscription ID" />
    </llm-emit-token-metric>
  </inbound>
  <backend>
    <forward-request />
  </backend>
</policies>`,
    line: 9,
  },
  passing: {
    text: `<policies>
  <inbound>
    <base />
    <llm-emit-token-metric namespace="openai">
      <dimension name="Subscription ID" />
    </llm-emit-token-metric>
  </inbound>
  <backend>
    <forward-request buffer-response="false" />
  </backend>
</policies>`,
  },
  check: (subject) =>
    named(subject, 'forward-request')
      .filter((forward) => {
        const written = value(forward, 'buffer-response');
        const holdsBack = written === undefined || written.text.trim().toLowerCase() === 'true';
        return subject.isAboutModels && holdsBack;
      })
      .map((forward) =>
        at(
          forward,
          'server-sent events are held back until 8 KiB are there: add buffer-response="false"',
        ),
      ),
};
