/** The Action's Markdown for who has no GitHub at hand: its essence as text for a terminal, and all of it as a page. */
import { stripVTControlCharacters } from 'node:util';
import { marked, type Token, type Tokens } from 'marked';

/** As wide and as plain as a comment on GitHub. */
const STYLE = `body { font: 14px/1.5 system-ui, sans-serif; max-width: 860px; margin: 16px auto; color: #1f2328; }
table { border-collapse: collapse; } td, th { border: 1px solid #d1d9e0; padding: 4px 12px; }
pre, code { background: #f6f8fa; font-size: 12px; } pre { padding: 12px; overflow: auto; }
blockquote { border-left: 4px solid #cf222e; margin: 0 0 16px; padding: 0 16px; } h2 { border-bottom: 1px solid #d1d9e0; }`;

/** @returns a page that needs nothing else; GitHub draws Mermaid charts, here they stay text */
export async function reportPage(markdown: string): Promise<string> {
  const body = await marked.parse(markdown.replace('[!CAUTION]', '**Caution**'));
  return `<!doctype html><meta charset="utf-8"><title>Load balancer</title><style>${STYLE}</style>${body}`;
}

/** Longer tables, lists and blocks are for the page. */
const MOST_ROWS = 12;

/** @returns headings, sentences, lists and short tables; details and pictures are left out */
export function reportText(markdown: string): string {
  let depth = 0;
  const lines: string[] = [];
  for (const token of marked.lexer(markdown)) {
    if (token.type === 'html') {
      depth += count(token.raw, /<details/g) - count(token.raw, /<\/details>/g);
      continue;
    }
    if (depth > 0) continue;
    const text = blockText(token);
    if (text.length > 0) lines.push('', ...text);
  }
  return stripVTControlCharacters(lines.slice(1).join('\n')).replaceAll('\u200B', '');
}

function blockText(token: Token): readonly string[] {
  switch (token.type) {
    case 'heading':
    case 'paragraph':
      return inline(token.tokens).split('\n');
    case 'blockquote':
      return (token.tokens ?? []).flatMap(blockText).map((line) => `! ${line}`);
    case 'list':
      return shortened((token as Tokens.List).items.map((item) => `- ${inline(item.tokens)}`));
    case 'table':
      return tableText(token as Tokens.Table);
    case 'code':
      return shortened(
        String(token.text)
          .split('\n')
          .filter((line) => line.trim() !== '')
          .map((line) => `  ${line}`),
      );
    default:
      return [];
  }
}

function tableText({ header, rows }: Tokens.Table): readonly string[] {
  const cells = [header, ...rows].map((row) => row.map(({ tokens }) => inline(tokens)));
  const shown = cells.slice(0, MOST_ROWS + 1);
  const widths = header.map((_, column) =>
    Math.max(...shown.map((row) => (row[column] ?? '').length)),
  );
  const [head = '', ...lines] = cells.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [head, ...shortened(lines)];
}

function shortened(lines: readonly string[]): readonly string[] {
  const more = lines.length - MOST_ROWS;
  return more <= 0 ? lines : [...lines.slice(0, MOST_ROWS), `… ${more} more on the page`];
}

/** Text without its markup. */
function inline(tokens: readonly Token[] | undefined): string {
  return (tokens ?? [])
    .map((token) => {
      if ('tokens' in token && token.tokens !== undefined) return inline(token.tokens);
      if (token.type === 'br') return '\n';
      return token.type === 'html' ? '' : unescapeHtml(String('text' in token ? token.text : ''));
    })
    .join('');
}

function unescapeHtml(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#36;', '$')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}

function count(text: string, pattern: RegExp): number {
  return [...text.matchAll(pattern)].length;
}
