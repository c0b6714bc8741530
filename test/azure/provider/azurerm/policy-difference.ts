/**
 * Whether azurerm sees a difference between two policy documents. It compares XML tokens and, where that says
 * "different" or a document is not well-formed, the texts without any white space. So a blank that a policy
 * needs inside a literal (`"Bearer "` and `"Bearer"`) is no difference to azurerm: Terraform says "No changes".
 * The rule is that of azurerm's helper for policies, internal/services/apimanagement/…/diff_suppress.go.
 */

/** The texts count as one document; line breaks, indentation and quoting never matter. */
export function isSamePolicy(left: string, right: string): boolean {
  const [leftTokens, rightTokens] = [tokens(left), tokens(right)];
  if (leftTokens && rightTokens && leftTokens.join('\n') === rightTokens.join('\n')) return true;
  return condensed(left) === condensed(right);
}

function condensed(document: string): string {
  return decode(document.replace(/[ \t\r\n]/g, ''));
}

// One after the other, as azurerm does: `&amp;apos;` ends up as an apostrophe.
const entities = [
  ['&quot;', '"'],
  ['&gt;', '>'],
  ['&lt;', '<'],
  ['&amp;', '&'],
  ['&apos;', "'"],
] as const;

function decode(text: string): string {
  return entities.reduce((decoded, [entity, sign]) => decoded.replaceAll(entity, sign), text);
}

const TOKEN =
  /<!--(?<comment>[\s\S]*?)-->|<!\[CDATA\[(?<data>[\s\S]*?)\]\]>|<\/(?<end>[^\s<>/]+)\s*>|<(?<start>[^\s<>/!?]+)(?<attributes>(?:\s+[^\s=<>/]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(?<empty>\/?)>|(?<text>[^<]+)/y;
const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** The document's tokens, each as one text, without white space between elements; undefined when not well-formed. */
function tokens(document: string): string[] | undefined {
  const found: string[] = [];
  const open: string[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < document.length) {
    const match = TOKEN.exec(document)?.groups;
    if (!match) return undefined;
    const { comment, data, end, start, attributes = '', empty, text } = match;
    if (start !== undefined) {
      found.push(JSON.stringify(['start', start, ...attributesOf(attributes)]));
      if (empty) found.push(JSON.stringify(['end', start]));
      else open.push(start);
    } else if (end !== undefined) {
      if (open.pop() !== end) return undefined;
      found.push(JSON.stringify(['end', end]));
    } else if (comment !== undefined) {
      found.push(JSON.stringify(['comment', comment]));
    } else {
      const content = data ?? resolve(text ?? '');
      if (content === undefined) return undefined;
      if (content.trim() !== '') found.push(JSON.stringify(['text', content]));
    }
  }
  return open.length === 0 ? found : undefined;
}

function attributesOf(written: string): string[] {
  return [...written.matchAll(ATTRIBUTE)].flatMap(([, name = '', double, single]) => [
    name,
    resolve(double ?? single ?? '') ?? '',
  ]);
}

/** A text with its references resolved; undefined when it has an ampersand that begins none. */
function resolve(text: string): string | undefined {
  if (/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);)/.test(text)) return undefined;
  const numbers = text.replace(/&#(x?)([0-9a-fA-F]+);/g, (_, hex: string, digits: string) =>
    String.fromCodePoint(Number.parseInt(digits, hex ? 16 : 10)),
  );
  return decode(numbers);
}
