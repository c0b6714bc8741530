import { at, literal, retriesOfCalls, value } from '../look.ts';
import type { Rule } from '../rule.ts';
import type { Node } from '../subject.ts';

export const retryWithoutBody: Rule = {
  id: 'AOLB030',
  severity: 'warning',
  title: 'The second attempt has no body',
  why: 'The request’s body is passed on as it arrives and is gone after the first attempt, unless `buffer-request-body="true"` keeps it.',
  link: 'https://learn.microsoft.com/azure/api-management/forward-request-policy',
  failing: {
    text: `<policies>
  <backend>
    <retry condition="@(context.Response?.StatusCode == 429 || context.Response?.StatusCode == 503)" count="1" interval="0">
      <forward-request buffer-response="false" />
    </retry>
  </backend>
</policies>`,
    line: 4,
  },
  passing: {
    text: `<policies>
  <backend>
    <retry condition="@(context.Response?.StatusCode == 429 || context.Response?.StatusCode == 503)" count="1" interval="0">
      <forward-request buffer-request-body="true" buffer-response="false" />
    </retry>
  </backend>
</policies>`,
  },
  check: (subject) =>
    retriesOfCalls(subject).flatMap(({ forwards }) => {
      const keepsSome = forwards.some((forward) => written(forward) === 'true');
      return forwards
        .filter((forward) => losesBody(forward, keepsSome))
        .map((forward) =>
          at(
            forward,
            'this call is repeated by <retry>, and its body is gone after the first attempt: add buffer-request-body="true"',
          ),
        );
    }),
};

/** A policy that keeps some bodies and says that it does not keep others knows which calls it repeats. */
function losesBody(forward: Node, keepsSome: boolean): boolean {
  return (
    value(forward, 'buffer-request-body') === undefined ||
    (written(forward) === 'false' && !keepsSome)
  );
}

function written(forward: Node): string | undefined {
  return literal(forward, 'buffer-request-body')?.toLowerCase();
}
