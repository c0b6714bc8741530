import type { Rule } from '../rule.ts';

export const suspicious: Rule = {
  id: 'AOLB013',
  severity: 'warning',
  title: 'It compiles, and is most probably not meant',
  why: 'Such as comparing an `object` with a string, which C# does by reference: the condition is false although both show the same text. Cast the variable.',
  link: 'https://learn.microsoft.com/dotnet/csharp/language-reference/operators/equality-operators',
  failing: {
    text: `<policies>
  <inbound>
    <base />
    <set-variable name="team" value="a" />
    <choose>
      <when condition='@(context.Variables["team"] == "a")'>
        <set-header name="x-team" exists-action="delete" />
      </when>
    </choose>
  </inbound>
</policies>`,
    line: 6,
  },
  passing: {
    text: `<policies>
  <inbound>
    <base />
    <set-variable name="team" value="a" />
    <choose>
      <when condition='@((string)context.Variables["team"] == "a")'>
        <set-header name="x-team" exists-action="delete" />
      </when>
    </choose>
  </inbound>
</policies>`,
  },
  check: ({ warnings }) =>
    warnings
      .filter(({ kind }) => kind === 'suspicious')
      .map(({ message, line, column, document }) => ({ at: { line, column }, message, document })),
};
