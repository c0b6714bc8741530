import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { diffLines } from '../../../action/report/diff.ts';

/** What `patch` does: the hunks, and nothing else, turn the old text into the new one. */
function patch(before: string, hunks: readonly string[]): string {
  const old = before === '' ? [] : before.split('\n');
  const result: string[] = [];
  let position = 0;
  for (const line of hunks) {
    const header = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@$/.exec(line);
    if (header !== null) {
      const start = header[2] === '0' ? Number(header[1]) : Number(header[1]) - 1;
      result.push(...old.slice(position, start));
      position = start;
      const newStart = header[4] === '0' ? Number(header[3]) : Number(header[3]) - 1;
      assert.equal(result.length, newStart, 'the new side starts where the header says');
      continue;
    }
    if (line[0] !== '+') {
      assert.equal(old[position], line.slice(1), 'context and removed lines are the old text');
      position++;
    }
    if (line[0] !== '-') result.push(line.slice(1));
  }
  return [...result, ...old.slice(position)].join('\n');
}

const lines = fc
  .array(fc.constantFrom('a', 'b', 'c', '<d/>', ' e'), { maxLength: 25 })
  .map((list) => list.join('\n'));

test('the hunks turn one text into the other', () => {
  fc.assert(
    fc.property(lines, lines, fc.integer({ min: 0, max: 4 }), (before, after, context) => {
      assert.equal(patch(before, diffLines(before, after, context).lines), after);
    }),
    { numRuns: 500 },
  );
});

test('no diff is longer than needed: one changed line is one removed and one added', () => {
  const text = Array.from({ length: 200 }, (_, index) => `line ${index}`);
  const changed = text.with(100, 'other');
  const { added, removed, lines: hunks } = diffLines(text.join('\n'), changed.join('\n'));
  assert.deepEqual({ added, removed, hunks: hunks.length }, { added: 1, removed: 1, hunks: 9 });
  assert.equal(hunks[0], '@@ -98,7 +98,7 @@');
});

test('equal texts have no hunks, whatever their line ends', () => {
  assert.deepEqual(diffLines('a\r\nb\r\n', 'a\nb').lines, []);
});

test('texts with nothing in common are replaced as a whole, in bounded time', () => {
  const before = Array.from({ length: 20_000 }, (_, index) => `old ${index}`).join('\n');
  const after = Array.from({ length: 20_000 }, (_, index) => `new ${index}`).join('\n');
  const { added, removed } = diffLines(before, after);
  assert.deepEqual({ added, removed }, { added: 20_000, removed: 20_000 });
});

test('20,000 changed lines among 200,000 are told each for itself, not as a text that is replaced', () => {
  const before = Array.from({ length: 200_000 }, (_, index) => `line ${index}`);
  const after = before.map((line, index) => (index % 10 === 5 ? `${line} changed` : line));
  const { added, removed, lines: hunks } = diffLines(before.join('\n'), after.join('\n'));
  assert.deepEqual({ added, removed }, { added: 20_000, removed: 20_000 });
  assert.equal(patch(before.join('\n'), hunks), after.join('\n'));
});

test('130,000 lines, all of them added, removed or changed, are more than a call can take as arguments', () => {
  const [before, after] = ['old', 'new'].map((word) =>
    Array.from({ length: 130_000 }, (_, index) => `${word} ${index}`).join('\n'),
  ) as [string, string];
  assert.equal(diffLines('', after).added, 130_000);
  assert.equal(diffLines(before, '').removed, 130_000);
  const { added, removed, lines: hunks } = diffLines(before, after);
  assert.deepEqual([added, removed, hunks.length], [130_000, 130_000, 260_001]);
});

test('of what was moved far away, as much stays as the order allows, and the hunks still turn one into the other', () => {
  const before = Array.from({ length: 6000 }, (_, index) => `line ${index}`);
  const after = [...before.slice(2500, 5000), ...before.slice(0, 2500), ...before.slice(5000)];
  const { added, removed, lines: hunks } = diffLines(before.join('\n'), after.join('\n'));
  assert.deepEqual([added, removed], [2500, 2500]);
  assert.equal(patch(before.join('\n'), hunks), after.join('\n'));
});
