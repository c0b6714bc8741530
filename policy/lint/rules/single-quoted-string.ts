import { faults } from '../faults.ts';
import type { Rule } from '../rule.ts';

export const singleQuotedString: Rule = {
  id: 'AOLB004',
  severity: 'error',
  title: 'A C# string stands in single quotes',
  why: 'In C#, single quotes hold one character. Put the attribute into single quotes and the string into double ones.',
  link: 'https://learn.microsoft.com/dotnet/csharp/language-reference/builtin-types/char',
  failing: {
    text: `<policies>
  <inbound>
    <base />
    <set-variable name="again" value="@(context.Request.Headers.ContainsKey('Retry-After'))" />
  </inbound>
</policies>`,
    line: 4,
  },
  passing: {
    text: `<policies>
  <inbound>
    <base />
    <set-variable name="again" value='@(context.Request.Headers.ContainsKey("Retry-After"))' />
  </inbound>
</policies>`,
  },
  check: faults('quotes'),
};
