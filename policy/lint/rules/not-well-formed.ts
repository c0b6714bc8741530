import { xmlFault } from '../../document/index.ts';
import type { Rule } from '../rule.ts';

export const notWellFormed: Rule = {
  id: 'AOLB015',
  severity: 'note',
  title: 'Not well-formed XML',
  why: 'API Management takes it in the format `rawxml`, which is what Terraform writes, and refuses it as `xml`. No other XML tool can read it. Put attributes with C# into single quotes and escape `<` and `&`.',
  link: 'https://learn.microsoft.com/rest/api/apimanagement/api-policy/create-or-update#policycontentformat',
  failing: {
    text: `<policies>
  <inbound>
    <base />
    <set-variable name="host" value="@(context.Request.Headers.GetValueOrDefault("Host", ""))" />
  </inbound>
</policies>`,
    line: 4,
  },
  passing: {
    text: `<policies>
  <inbound>
    <base />
    <set-variable name="host" value='@(context.Request.Headers.GetValueOrDefault("Host", ""))' />
  </inbound>
</policies>`,
  },
  check: ({ text, errors, warnings }) => {
    // What cannot be read at all, or is only a part, has its own findings.
    if (errors.some(({ kind }) => kind === 'unreadable')) return [];
    if (warnings.some(({ kind }) => kind === 'snippet')) return [];
    const fault = xmlFault(text);
    return fault === undefined
      ? []
      : [{ at: fault, message: `as XML: ${fault.fault}; it can be saved as rawxml only` }];
  },
};
