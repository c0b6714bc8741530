import { suggestion } from '../../nearest.ts';
import { groupBy } from '../group-by.ts';
import { inCode } from '../look.ts';
import type { Rule } from '../rule.ts';

export const variableNeverSet: Rule = {
  id: 'AOLB070',
  severity: 'warning',
  title: 'A variable is read that nobody sets',
  why: 'Reading it fails the request, and asking whether it is there is never true. Mostly it has another name where it is set. A note where an outer scope or a fragment may set it.',
  link: 'https://learn.microsoft.com/azure/api-management/set-variable-policy',
  failing: {
    text: `<policies>
  <inbound>
    <base />
    <set-variable name="entra-validate" value="@(true)" />
    <choose>
      <when condition='@(context.Variables.ContainsKey("entra-validated"))'>
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
    <set-variable name="entra-validate" value="@(true)" />
    <choose>
      <when condition='@(context.Variables.GetValueOrDefault<bool>("entra-validate"))'>
        <set-header name="x-team" exists-action="delete" />
      </when>
    </choose>
  </inbound>
</policies>`,
  },
  check: ({ reads, sets, hasUnknownParts }) => {
    const known = new Set(sets.map(({ name }) => name));
    // One finding a name: who misspells it does so everywhere.
    const unknown = groupBy(
      reads.filter(({ name }) => !known.has(name)),
      ({ name }) => name,
    );
    return [...unknown.values()].flatMap(([read]) => {
      if (read === undefined) return [];
      const { name, code, at } = read;
      const near = suggestion(name, known);
      const message = `nothing here sets the variable "${name}"${near}`;
      return hasUnknownParts && near === ''
        ? [
            {
              ...inCode(code, `${message}; an outer scope or a fragment must`, at),
              severity: 'note',
            },
          ]
        : [inCode(code, `${message}: set it, or read the one that is set`, at)];
    });
  },
};
