/**
 * Text from elsewhere (resource addresses, diagnostics, policies) inside GitHub's Markdown, without a mention, a
 * link, markup or a broken fence coming out of it.
 */

/** Between a sign and what follows it: GitHub then sees nothing to link to, a reader sees no difference. */
const ZERO_WIDTH_SPACE = '\u200B';

/**
 * Where GitHub makes something of running text that no escape of Markdown prevents: mentions, addresses and references, commits
 * (https://docs.github.com/get-started/writing-on-github/working-with-advanced-formatting/autolinked-references-and-urls), URLs
 * (https://github.github.com/gfm/#autolinks-extension-), and emoji, such as the 100 of `policy.xml:100:5`.
 */
const ALIVE =
  /@(?=[A-Za-z0-9])|#(?=\d)|GH(?=-\d)|:(?=\/\/)|(?:mailto|xmpp):|www(?=\.)|:(?=[\w+-]+:)/gi;

/** Longer numbers name commits; but not those inside of a GUID, which people copy. */
const COMMIT = /(?<![A-Za-z0-9-])[0-9a-f]{7,}(?![A-Za-z0-9-])/gi;

/** Running text: HTML, Markdown, formulas, mentions and references lose their meaning; line breaks become spaces. */
export function plain(text: string): string {
  return (
    text
      .replaceAll(/\s+/g, ' ')
      // Before anything is escaped: an escape would hide what GitHub sees again behind it.
      .replaceAll(ALIVE, `$&${ZERO_WIDTH_SPACE}`)
      .replaceAll(COMMIT, (digits) => digits.replaceAll(/.{6}(?=.)/g, `$&${ZERO_WIDTH_SPACE}`))
      .replaceAll(/[\\`*_{}[\]()|~!>#+-]/g, '\\$&')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      // At the beginning of a line these would be an underline or a list.
      .replaceAll(/^ ?=/g, '\\=')
      .replaceAll(/^ ?(\d+)([.)])(?= |$)/g, '$1\\$2')
      // Formulas. Not the documented <span>: its letters inside of a secret would hide it from whoever looks for secrets.
      .replaceAll('$', '&#36;')
  );
}

/** An inline code span, also inside a table: its fence is longer than any run of backticks in the text. */
export function code(text: string): string {
  const line = text.replaceAll(/[\r\n\u2028\u2029]+/g, ' ');
  // Table cells end at every unescaped bar, code or not.
  const escaped = line.replaceAll('|', '\\|');
  const fence = '`'.repeat(longestBackticks(escaped) + 1);
  const padded = isPadded(escaped) ? ` ${escaped} ` : escaped;
  return `${fence}${padded}${fence}`;
}

/** What a fence would swallow or join: backticks at an end, a space at both ends, nothing but spaces. */
function isPadded(line: string): boolean {
  if (line.startsWith('`') || line.endsWith('`')) return true;
  return (line.startsWith(' ') && line.endsWith(' ')) || line === '';
}

/** A code block. Nothing inside can close it. */
export function block(text: string, language = ''): string {
  const fence = '`'.repeat(Math.max(3, longestBackticks(text) + 1));
  return `${fence}${language}\n${text.replace(/\n$/, '')}\n${fence}`;
}

/** A section that folds. `summary` is HTML, `body` is Markdown. */
export function details(summary: string, body: string, open = false): string {
  // Without the empty lines GitHub takes the body for HTML.
  return `<details${open ? ' open' : ''}><summary>${summary}</summary>\n\n${body}\n\n</details>`;
}

/** Code inside a `<summary>`, where Markdown does not work. */
export function htmlCode(text: string): string {
  const escaped = text
    .replaceAll(/\s+/g, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
  return `<code>${escaped}</code>`;
}

/** The head of a table; the rows follow, a line each. */
export function tableHead(header: readonly string[]): string {
  return `| ${header.join(' | ')} |\n|${' --- |'.repeat(header.length)}`;
}

/** `1 change`, `2 changes`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** How many stand in a row. */
function longestBackticks(text: string): number {
  let longest = 0;
  for (const [run] of text.matchAll(/`+/g)) longest = Math.max(longest, run.length);
  return longest;
}
