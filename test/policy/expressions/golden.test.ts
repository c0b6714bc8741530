/** Agreement with a real C# compiler. The results were made by golden/regenerate.ts; this test only reads them. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { evaluateExpression } from '../../../policy/expressions/index.ts';
import { goldenCases, wrap } from './golden/cases.ts';
import { DIFFERING_EXPRESSIONS } from './golden/differing-cases.ts';

type Golden = {
  readonly expression: string;
  readonly context?: string;
  readonly rejected?: boolean;
  readonly type?: string;
  readonly value?: string | null;
  readonly exception?: string;
};

/** Where we differ on purpose. */
const KNOWN_DIFFERENCES: ReadonlySet<string> = new Set([...DIFFERING_EXPRESSIONS.keys()].map(wrap));

const folder = join(import.meta.dirname, 'golden');
const contexts = JSON.parse(readFileSync(join(folder, 'contexts.json'), 'utf8'));
const golden: readonly Golden[] = readFileSync(join(folder, 'golden.jsonl'), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line));

function agrees(expected: Golden, evaluationsBeforeFusion: number): boolean {
  const actual = evaluateExpression(
    expected.expression,
    contexts[expected.context ?? 'plain'],
    undefined,
    evaluationsBeforeFusion,
  );
  if (expected.rejected === true) return 'error' in actual;
  if (expected.exception !== undefined) {
    return 'exception' in actual && actual.exception === expected.exception;
  }
  return 'type' in actual && actual.type === expected.type && actual.value === expected.value;
}

for (const [way, evaluationsBeforeFusion] of [
  ['closures', Number.POSITIVE_INFINITY],
  ['one function', 1],
] as const) {
  test(`every golden result is reproduced as ${way}, known differences aside`, () => {
    const different = golden.filter((expected) => !agrees(expected, evaluationsBeforeFusion));
    const unexpected = different.filter(({ expression }) => !KNOWN_DIFFERENCES.has(expression));
    assert.deepEqual(unexpected, []);
    assert.equal(different.length, KNOWN_DIFFERENCES.size, 'a known difference is gone: remove it');
  });
}

test('the golden set covers at least 1,500 pairs and every case of the generator', () => {
  assert.ok(golden.length >= 1_500);
  const known = new Set(golden.map(({ expression }) => expression));
  const missing = goldenCases().filter(({ expression }) => !known.has(expression));
  assert.deepEqual(missing, [], 'run test/policy/expressions/golden/regenerate.ts');
});
