import { ancestors, inCode } from '../look.ts';
import type { Rule } from '../rule.ts';
import { asksForStream, mayStream } from '../streams.ts';

export const streamRead: Rule = {
  id: 'AOLB060',
  severity: 'warning',
  title: 'Reading the answer holds the stream back',
  why: 'An expression that reads `context.Response.Body` waits for all of it: the caller of a streamed completion sees nothing until it is complete, and bodies above the tier’s buffer fail. Ask for the `Content-Type` first.',
  link: 'https://learn.microsoft.com/azure/api-management/how-to-server-sent-events',
  failing: {
    text: `<policies>
  <backend>
    <forward-request buffer-response="false" />
  </backend>
  <outbound>
    <base />
    <set-variable name="answer" value="@(context.Response.Body.As<string>(preserveContent: true))" />
  </outbound>
</policies>`,
    line: 7,
  },
  passing: {
    text: `<policies>
  <backend>
    <forward-request buffer-response="false" />
  </backend>
  <outbound>
    <base />
    <choose>
      <when condition='@(context.Response.Headers.GetValueOrDefault("Content-Type", "").Contains("json"))'>
        <set-variable name="answer" value="@(context.Response.Body.As<string>(preserveContent: true))" />
      </when>
    </choose>
  </outbound>
</policies>`,
  },
  check: (subject) => {
    if (!mayStream(subject)) return [];
    return subject.code
      .filter(
        (code) =>
          code.compiled.readsResponseBody &&
          // The answer that the policy itself gives is no stream any more.
          !ancestors(code.node).some(({ name }) => name === 'return-response') &&
          !asksForStream(code, subject),
      )
      .map((code) =>
        inCode(
          code,
          'this waits for the whole answer, and a streamed one reaches nobody before its end: read it only where Content-Type is JSON',
          code.value.position,
        ),
      );
  },
};
