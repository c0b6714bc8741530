import type { Expression } from '../../expressions/index.ts';
import { inCode } from '../look.ts';
import type { Rule } from '../rule.ts';
import { dotted, methodCall } from '../syntax.ts';

export const reasonMatched: Rule = {
  id: 'AOLB034',
  severity: 'warning',
  title: 'A decision hangs on a reason’s text',
  why: 'Azure changes these texts without notice: policies that looked for “Backend pool … is temporarily unavailable” stopped working in January 2026. Decide by the status code.',
  link: 'https://github.com/Azure-Samples/AI-Gateway/issues/262',
  failing: {
    text: `<policies>
  <on-error>
    <base />
    <choose>
      <when condition='@(context.Response?.StatusReason?.Contains("is temporarily unavailable") == true)'>
        <set-status code="429" reason="Too Many Requests" />
      </when>
    </choose>
  </on-error>
</policies>`,
    line: 5,
  },
  passing: {
    text: `<policies>
  <on-error>
    <base />
    <choose>
      <when condition="@(context.Response?.StatusCode == 503)">
        <set-status code="429" reason="Too Many Requests" />
      </when>
    </choose>
  </on-error>
</policies>`,
  },
  check: ({ code }) =>
    code.flatMap((each) => {
      const matched = each.expressions.flatMap((expression) => textMatchedBy(expression) ?? []);
      const [first] = matched;
      if (first === undefined) return [];
      const name = dotted(first)?.split('.').at(-1) ?? 'it';
      return [
        inCode(
          each,
          `${name} is text for people and changes: decide by context.Response.StatusCode`,
          first.at,
        ),
      ];
    }),
};

const MATCHES: ReadonlySet<string> = new Set([
  'Contains',
  'StartsWith',
  'EndsWith',
  'IndexOf',
  'Equals',
  'IsMatch',
]);
const TEXT = /\.StatusReason$|LastError\.Message$/;

function textMatchedBy(expression: Expression): Expression | undefined {
  if (expression.kind === 'conditionalAccess') {
    // `text?.Contains("…")`: the call begins at the receiver.
    const method = methodCall(expression.access);
    return method !== undefined && MATCHES.has(method.name) && isText(expression.target)
      ? expression.target
      : undefined;
  }
  const operands =
    expression.kind === 'binary' && (expression.operator === '==' || expression.operator === '!=')
      ? [
          [expression.left, expression.right] as const,
          [expression.right, expression.left] as const,
        ].flatMap(([side, other]) =>
          other.kind === 'literal' && other.value !== null ? [side] : [],
        )
      : [];
  const method = methodCall(expression);
  const matched =
    method !== undefined && MATCHES.has(method.name)
      ? [method.target, ...method.arguments]
      : operands;
  return matched.find((each) => each !== undefined && isText(each));
}

/** The text itself, or what is made of it: `.ToLower()`. */
function isText(expression: Expression): boolean {
  const path = dotted(expression);
  if (path !== undefined) return TEXT.test(path);
  const method = methodCall(expression);
  return method !== undefined && TEXT.test(dotted(method.target) ?? '');
}
