import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reportPage, reportText } from './report.ts';

test('a terminal gets sentences, lists and tables as they are read, without markup and details', () => {
  const rows = Array.from({ length: 15 }, (_, index) => `| create | \`r${index}\` |`);
  assert.equal(
    reportText(`## Load balancer prod: plan

> [!CAUTION]
> **Refused:** a\\_b &lt;x&gt;

- team\\-b joins with \`gpt-4o\`

**1 to add**

<details><summary>As a picture</summary>

\`\`\`mermaid
secret details
\`\`\`

</details>

| action | resource |
| --- | --- |
${rows.join('\n')}
`),
    `Load balancer prod: plan

! [!CAUTION]
! Refused: a_b <x>

- team-b joins with gpt-4o

1 to add

action  resource
${rows
  .slice(0, 12)
  .map((_, index) => `create  r${index}`)
  .join('\n')}
… 3 more on the page`,
  );
});

test('nothing in a report steers the terminal', () => {
  assert.equal(reportText('a \u001b[2Jb\u200bc'), 'a bc');
});

test('a page needs nothing else', async () => {
  const page = await reportPage('## Plan\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n');
  assert.match(page, /^<!doctype html>.*<h2>Plan<\/h2>\n<table>/s);
  assert.doesNotMatch(page, /src=|href=|@import/);
});
