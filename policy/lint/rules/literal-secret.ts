import { isCredentialValue, looksLikeName, looksLikeSecret } from '../credentials.ts';
import { literal } from '../look.ts';
import type { LintOptions } from '../options.ts';
import type { Rule } from '../rule.ts';
import type { Text } from '../subject.ts';

export const literalSecret: Rule = {
  id: 'AOLB042',
  severity: 'error',
  title: 'A secret stands in the policy',
  why: 'Whoever may read the policy, its history or Terraform’s state has the secret. Keep it in a named value that refers to Key Vault, or use the managed identity.',
  link: 'https://learn.microsoft.com/azure/api-management/api-management-howto-properties',
  failing: {
    text: `<policies>
  <inbound>
    <base />
    <set-header name="api-key" exists-action="override">
      <value>not-a-real-one-0123456789</value>
    </set-header>
  </inbound>
</policies>`,
    line: 5,
  },
  passing: {
    text: `<policies>
  <inbound>
    <base />
    <set-header name="api-key" exists-action="override">
      <value>{{openai-key}}</value>
    </set-header>
  </inbound>
</policies>`,
  },
  check: ({ texts, text: document, options }) => {
    const lines = document.split('\n');
    return texts
      .filter((text) => holdsSecret(text) && !isNamedValue(text, lines, options))
      .map(({ node, at }) => ({
        at,
        message:
          'this looks like a secret, and everybody who reads the policy has it: put it into a named value that refers to Key Vault and write {{its-name}}',
        document: node.document,
      }));
  },
};

function holdsSecret({ node, text }: Text): boolean {
  const bare = text.replace(/^\s*(?:Bearer|Basic)\s+/i, '').trim();
  if (isCredentialValue(node)) {
    // What code is made of in such a place, such as names of variables, is no secret yet.
    const isCode = node.element.text?.kind !== 'literal';
    return isCode ? looksLikeSecret(bare) : bare.length >= 8 && !looksLikeName(bare);
  }
  const isKept =
    node.name === 'set-variable' && /key|secret|token|password/i.test(literal(node, 'name') ?? '');
  return isKept
    ? looksLikeSecret(bare)
    : /\b(?:sk-[A-Za-z0-9]{20,}|AccountKey=[A-Za-z0-9+/=]{20,})/.test(text);
}

/** Named values are filled in before anything is read; what was written there is their name. */
function isNamedValue(
  { node, at }: Text,
  lines: readonly string[],
  { namedValues }: LintOptions,
): boolean {
  if (node.document !== undefined) return namedValues !== undefined;
  const written = (lines[at.line - 1] ?? '').slice(at.column - 1).replace(/^["']/, '');
  return /^[^"'<>]*\{\{[\w.-]+\}\}/.test(written);
}
