import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { marked } from 'marked';
import { block, code, plain } from '../../../action/report/markdown.ts';

const hostile = fc
  .array(
    fc.constantFrom(
      '`',
      '```',
      '~~~',
      '\n',
      '|',
      '@octocat',
      '#12',
      'GH-3',
      '<b>',
      '</details>',
      '-->',
      'a',
      ' ',
      '\\',
      '*',
      '[x](y)',
      '&amp;',
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

test('nothing closes a code block from inside', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const lines = block(text, 'diff').split('\n');
      const fence = /^`+/.exec(lines[0] ?? '')?.[0] ?? '';
      assert.equal(lines.at(-1), fence);
      for (const line of lines.slice(1, -1)) {
        assert.ok(!new RegExp(`^ {0,3}\`{${fence.length},}\\s*$`).test(line), text);
      }
    }),
    { numRuns: 500 },
  );
});

test('a code span is one span of one table cell', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const span = code(text);
      const fence = /^`+/.exec(span)?.[0] ?? '';
      const inner = span.slice(fence.length, -fence.length);
      assert.ok(!inner.match(/`+/g)?.some((run) => run.length === fence.length), span);
      assert.doesNotMatch(span, /\n/);
      assert.doesNotMatch(span, /(?<!\\)\|/);
    }),
    { numRuns: 500 },
  );
});

const alive = fc
  .array(
    fc.constantFrom(
      ...['@octocat', '@org/team', '#12', 'GH-3', 'gh-4', 'org/repo#5', 'a@b.example', 'abcdef1'],
      ...['0123456789abcdef0123456789abcdef01234567', 'https://evil.example/x', 'www.evil.example'],
      ...['ftp://evil.example', 'HTTP://evil.example', 'mailto:a@b.example', ':100:', ':smile:'],
      ...['$x$', '$$', '$', 'policy.xml:100:5', '5b000000-0000-4000-8000-000000000001'],
      ...['`', '```', '~~', '**', '_', '[x](y)', '![x](y)', '[^1]', '<b>', '&amp;', '&lt;', '\\'],
      ...['#', '# ', '1. ', '2) ', '- ', '+ ', '> ', '=== ', '|', '---', '\n', ' ', '\t', 'a', 'é'],
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));

/** What GitHub would make links, emoji and formulas of, in a text of the rendered page. */
const LINKED = [
  /@[a-z0-9]/i,
  /#\d/,
  /GH-\d/i,
  /(?:https?|ftp):\/\/|www\.|(?:mailto|xmpp):[a-z0-9]/i,
  /:[\w+-]+:/,
  /(?<![A-Za-z0-9-])[0-9a-f]{7,40}(?![A-Za-z0-9-])/,
];

const PLACES = [
  ['a paragraph', (text: string) => `x ${text} x`],
  ['a line', (text: string) => text],
  ['a heading', (text: string) => `## ${text}`],
  ['an entry of a list', (text: string) => `- ${text}`],
  ['an alert', (text: string) => `> - **delete** \`x\`: ${text}`],
  ['a cell of a table', (text: string) => `| a | b |\n| --- | --- |\n| ${text} | x |`],
] as const;

for (const [place, within] of PLACES) {
  test(`as GitHub shows it, running text in ${place} is the text and nothing else`, () => {
    fc.assert(
      fc.property(alive, (text) => {
        const html = marked.parse(within(plain(text)), { async: false, gfm: true });
        const frame = marked.parse(within('z'), { async: false, gfm: true });
        const tags = (page: string) => page.match(/<[^>]+>/g) ?? [];
        if (text.trim() !== '') assert.deepEqual(tags(html), tags(frame), html);
        // A formula is found before Markdown is read.
        assert.doesNotMatch(plain(text), /\$/);
        for (const node of html.split(/<[^>]+>/)) {
          const told = readable(node);
          for (const pattern of LINKED) assert.doesNotMatch(told, pattern);
        }
        const shown = readable(html.replaceAll(/<[^>]+>/g, '')).replaceAll('\u200B', '');
        const bare = readable(frame.replaceAll(/<[^>]+>/g, ''));
        const squeeze = (one: string) => one.replaceAll(/\s+/g, '');
        assert.equal(squeeze(shown), squeeze(bare.replace('z', () => text)));
      }),
      { numRuns: 1000 },
    );
  });
}

function readable(html: string): string {
  return html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&#36;', '$')
    .replaceAll('&amp;', '&');
}

test('running text mentions nobody, refers to nothing and opens no tag', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const shown = plain(text);
      assert.doesNotMatch(shown, /@\w|#\d|GH-\d|<|\n/);
      assert.doesNotMatch(shown.replaceAll(/\\./g, ''), /[`*|[\]]/);
    }),
    { numRuns: 500 },
  );
});
