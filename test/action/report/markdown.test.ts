import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
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
