import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fitMarkdown, fitTable } from '../../../action/command-line/tables.ts';
import { canRewriteLines } from '../../../action/command-line/terminal.ts';

const TABLE = `**Dry run**

| Subscription | Result | |
| --- | --- | --- |
| team-a | rotated | key \\| secret |
| team-long | failed | |

Not done: team-long.
`;

describe('a table', () => {
  it('stays Markdown in a file or a pipe', () => {
    assert.equal(fitMarkdown(TABLE, undefined), TABLE);
  });

  it('stands in columns where the terminal has room', () => {
    assert.equal(
      fitMarkdown(TABLE, 80),
      `**Dry run**

Subscription  Result
team-a        rotated  key | secret
team-long     failed

Not done: team-long.
`,
    );
  });

  it('is a block for each row where it has none', () => {
    assert.equal(
      fitMarkdown(TABLE, 30),
      `**Dry run**

team-a
  Result: rotated
  key | secret
team-long
  Result: failed

Not done: team-long.
`,
    );
  });

  it('is left as it is while it fits', () => {
    const rows = [
      ['scenario', 'served'],
      ['steady', '100 %'],
    ];
    assert.equal(
      fitTable('scenario  served\nsteady     100 %\n', rows, 16),
      'scenario  served\nsteady     100 %\n',
    );
    assert.equal(
      fitTable('scenario  served\nsteady     100 %\n', rows, 15),
      'steady\n  served: 100 %\n',
    );
  });
});

describe('a line that is written over', () => {
  it('is for terminals that can', () => {
    assert.equal(canRewriteLines({ isTTY: true }, { TERM: 'xterm' }), true);
    assert.equal(canRewriteLines({ isTTY: true }, {}), true);
    assert.equal(canRewriteLines({ isTTY: true }, { TERM: 'dumb' }), false);
    assert.equal(canRewriteLines({}, { TERM: 'xterm' }), false);
  });
});
