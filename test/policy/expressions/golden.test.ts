/** Agreement with a real C# compiler. The results were made by golden/regenerate.ts; this test only reads them. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { evaluateExpression } from '../../../policy/expressions/index.ts';
import { goldenCases } from './golden/cases.ts';

type Golden = {
  readonly expression: string;
  readonly context?: string;
  readonly rejected?: boolean;
  readonly type?: string;
  readonly value?: string | null;
  readonly exception?: string;
};

/** Where we differ on purpose: docs/parity.md has the same list. */
const KNOWN_DIFFERENCES: ReadonlyMap<string, string> = new Map([
  ['@(1_000_000)', 'mcs reads digit separators wrongly'],
  [
    '@{object o = 5; switch (o) { case string s: return s; case int n when n > 3: return n * 2; default: return null; }}',
    'mcs does not know when clauses of C# 7',
  ],
  ['@($"}")', 'mcs lets a lone brace pass, C# 7 does not'],
]);

const folder = join(import.meta.dirname, 'golden');
const contexts = JSON.parse(readFileSync(join(folder, 'contexts.json'), 'utf8'));
const golden: readonly Golden[] = readFileSync(join(folder, 'golden.jsonl'), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line));

function agrees(expected: Golden): boolean {
  const actual = evaluateExpression(expected.expression, contexts[expected.context ?? 'plain']);
  if (expected.rejected === true) return 'error' in actual;
  if (expected.exception !== undefined) {
    return 'exception' in actual && actual.exception === expected.exception;
  }
  return 'type' in actual && actual.type === expected.type && actual.value === expected.value;
}

test('every golden result is reproduced, known differences aside', () => {
  const different = golden.filter((expected) => !agrees(expected));
  const unexpected = different.filter(({ expression }) => !KNOWN_DIFFERENCES.has(expression));
  assert.deepEqual(unexpected, []);
  assert.equal(different.length, KNOWN_DIFFERENCES.size, 'a known difference is gone: remove it');
});

test('the golden set covers at least 1,500 pairs and every case of the generator', () => {
  assert.ok(golden.length >= 1_500);
  const known = new Set(golden.map(({ expression }) => expression));
  const missing = goldenCases().filter(({ expression }) => !known.has(expression));
  assert.deepEqual(missing, [], 'run test/policy/expressions/golden/regenerate.ts');
});
