/** The budget of an evaluation: expressions of one request share the object that counts it, not what it counts. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compile } from '../../../../policy/expressions/compile.ts';
import { readContext } from '../../../../policy/expressions/library/context/context-document.ts';

const { context, runtime } = readContext({ variables: {} });

function run(source: string) {
  return compile(source, 'block').evaluate(context, runtime);
}

const LOOP =
  'var sum = 0; for (var round = 0; round < 400000; round++) { sum += round % 2; } return sum;';

test('each expression of a request has a budget of its own, however much those before it took', () => {
  for (let expression = 0; expression < 15; expression += 1) assert.equal(run(LOOP), 200_000);
});

test('an expression that ended its budget, or that threw deep inside, leaves the next one a whole one', () => {
  const recursion = 'Func<int, int> down = null; down = n => down(n + 1); return down(0);';
  assert.throws(() => run('while (true) { }'), /did not end within/);
  assert.throws(() => run(recursion), /levels deep/);
  const nested =
    'Func<int, int> down = null; down = n => n == 0 ? 0 : down(n - 1); return down(140);';
  assert.equal(run(nested), 0);
  assert.equal(run(LOOP), 200_000);
});
