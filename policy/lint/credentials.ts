/** Which headers, parameters and variables hold credentials, and how their texts look. */
import { literal } from './look.ts';
import type { Code, Node, Subject } from './subject.ts';
import { dotted, headerReads } from './syntax.ts';

/** Headers that hold a caller's key or token, in lower case. */
const CREDENTIAL_HEADERS: readonly string[] = [
  'authorization',
  'api-key',
  'ocp-apim-subscription-key',
  'x-api-key',
  'x-functions-key',
];

/** Names that a subscription key has by default, and in designs for OpenAI's SDKs. */
export const KEY_HEADERS: readonly string[] = ['api-key', 'ocp-apim-subscription-key'];
export const KEY_PARAMETERS: readonly string[] = ['api-key', 'subscription-key'];

/** Whether the document takes a header or parameter of one of these names away, or writes its own into it. */
export function removes(subject: Subject, policy: string, names: readonly string[]): boolean {
  return subject.nodes.some(
    (node) =>
      node.name === policy &&
      names.includes(literal(node, 'name')?.toLowerCase() ?? '') &&
      ['delete', 'override'].includes(literal(node, 'exists-action')?.toLowerCase() ?? 'override'),
  );
}

/** `<value>` of a `<set-header>` or `<set-query-parameter>` that holds a credential. */
export function isCredentialValue({ name, parent }: Node): boolean {
  if (name !== 'value' || parent === undefined) return false;
  const written = literal(parent, 'name')?.toLowerCase() ?? '';
  return (
    (parent.name === 'set-header' && CREDENTIAL_HEADERS.includes(written)) ||
    (parent.name === 'set-query-parameter' && /key|token|secret|^code$|^sig$/.test(written))
  );
}

/** What of a credential an expression reads: the name of it, for people. Undefined where it reads none. */
export function credentialRead(
  { expressions }: Code,
  tokens: ReadonlySet<string>,
  variables: readonly string[],
): string | undefined {
  const key = expressions
    .map(dotted)
    .find((path) => path !== undefined && /Subscription\.(?:Primary|Secondary)?Key$/.test(path));
  if (key !== undefined) return 'the subscription key';
  const header = headerReads(expressions).find((name) => CREDENTIAL_HEADERS.includes(name));
  if (header !== undefined) return `the header ${header}`;
  const token = variables.find((name) => tokens.has(name));
  return token === undefined ? undefined : `the token in the variable "${token}"`;
}

/** A name that stands where its value should: `my-openai-key`. */
export function looksLikeName(text: string): boolean {
  return (
    /^(?=.*[-_.])[A-Za-z][\w.-]{2,63}$/.test(text) &&
    /key|secret|token|password/i.test(text) &&
    !/\d{2}/.test(text)
  );
}

/** Text that is hardly anything but a secret: long, and of letters and digits mixed. */
export function looksLikeSecret(text: string): boolean {
  const runs = text.match(/[A-Za-z0-9+/_=-]{32,}/g) ?? [];
  return runs.some((run) => /\d/.test(run) && /[A-Za-z]/.test(run));
}
