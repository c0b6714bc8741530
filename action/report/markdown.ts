/**
 * Text from elsewhere (resource addresses, diagnostics, policies) inside GitHub's Markdown, without a mention, a
 * link, markup or a broken fence coming out of it.
 */

/** Between a sign and what follows it: GitHub then sees no mention and no reference, a reader sees no difference. */
const ZERO_WIDTH_SPACE = '\u200B';

/** Running text: HTML, Markdown, mentions and references lose their meaning; line breaks become spaces. */
export function plain(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[\\`*_{}[\]()|~!>+-]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(/@(?=[A-Za-z0-9])|#(?=\d)|\bGH(?=-\d)/gi, `$&${ZERO_WIDTH_SPACE}`);
}

/** An inline code span, also inside a table: its fence is longer than any run of backticks in the text. */
export function code(text: string): string {
  const line = text.replaceAll(/[\r\n\u2028\u2029]+/g, ' ');
  // Table cells end at every unescaped bar, code or not.
  const escaped = line.replaceAll('|', '\\|');
  const fence = '`'.repeat(longestRun(escaped, '`') + 1);
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
  const fence = '`'.repeat(Math.max(3, longestRun(text, '`') + 1));
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

function longestRun(text: string, sign: string): number {
  let longest = 0;
  let run = 0;
  for (const character of text) {
    run = character === sign ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest;
}
