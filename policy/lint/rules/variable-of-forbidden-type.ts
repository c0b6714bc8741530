import { value } from '../look.ts';
import type { Rule } from '../rule.ts';

export const variableOfForbiddenType: Rule = {
  id: 'AOLB072',
  severity: 'warning',
  title: 'A variable holds a type that variables may not hold',
  why: 'The documentation lists the types that `set-variable` takes: simple ones, their arrays and `J` types. Keep lists and dictionaries as `JArray` and `JObject`.',
  link: 'https://learn.microsoft.com/azure/api-management/set-variable-policy#allowed-types',
  failing: {
    text: `<policies>
  <inbound>
    <base />
    <set-variable name="accounts" value='@(new List<string> { "japan", "sweden" })' />
  </inbound>
</policies>`,
    line: 4,
  },
  passing: {
    text: `<policies>
  <inbound>
    <base />
    <set-variable name="accounts" value='@(new JArray("japan", "sweden"))' />
  </inbound>
</policies>`,
  },
  check: ({ code }) =>
    code
      .filter(
        ({ node, attribute, compiled }) =>
          node.name === 'set-variable' &&
          attribute === 'value' &&
          /^System\.(?:Collections|Uri$|Func|Action|Tuple)|Jwt$|IResponse$/.test(
            compiled.staticType,
          ),
      )
      .map(({ node, compiled }) => ({
        at: value(node, 'value')?.position ?? node.element.position,
        message: `set-variable does not list ${compiled.staticType} among the types that it takes: keep it as JArray or JObject`,
        document: node.document,
      })),
};
