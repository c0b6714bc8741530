import { isCredentialValue, looksLikeName } from '../credentials.ts';
import type { Rule } from '../rule.ts';
import type { Subject, Text } from '../subject.ts';

export const nameSentAsCredential: Rule = {
  id: 'AOLB044',
  severity: 'error',
  title: 'The name of a named value is sent instead of its value',
  why: 'Only `{{name}}` is replaced by the value. Without the braces, or put together by C#, the name itself is sent, and the backend answers 401.',
  link: 'https://learn.microsoft.com/azure/api-management/api-management-howto-properties',
  failing: {
    text: `<policies>
  <inbound>
    <base />
    <set-header name="Authorization" exists-action="override">
      <value>Bearer backend-api-key</value>
    </set-header>
  </inbound>
</policies>`,
    line: 5,
  },
  passing: {
    text: `<policies>
  <inbound>
    <base />
    <set-header name="Authorization" exists-action="override">
      <value>Bearer {{backend-api-key}}</value>
    </set-header>
  </inbound>
</policies>`,
  },
  check: (subject) =>
    sentTexts(subject)
      .filter(({ text }) => {
        const bare = text.replace(/^\s*(?:Bearer|Basic)\s+/i, '').trim();
        return subject.options.namedValues?.has(bare) ?? looksLikeName(bare);
      })
      .map(({ at, node }) => ({
        at,
        message: 'this is the name of a named value, and not its value: write it as {{name}}',
        document: node.document,
      })),
};

/** Texts of credentials, and those of the variables that credentials are made of. */
function sentTexts({ texts, reads, sets }: Subject): readonly Text[] {
  const variables = new Set(
    reads.flatMap(({ name, code }) => (isCredentialValue(code.node) ? [name] : [])),
  );
  const origins = new Set(sets.flatMap(({ name, node }) => (variables.has(name) ? [node] : [])));
  return texts.filter(({ node, text }) => {
    if (isCredentialValue(node)) return !variables.has(text);
    const isName = node.element.attributes.some(
      (attribute) => attribute.name === 'name' && attribute.value.text === text,
    );
    return node.name === 'set-variable' && origins.has(node) && !isName;
  });
}
