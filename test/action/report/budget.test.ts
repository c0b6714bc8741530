import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { characters, fit, type Part, type Selection } from '../../../action/report/budget.ts';

const part = (rank: number, kind: string, row: string, detail: string): Part => ({
  section: 'x',
  ...{ rank, kind, row, detail },
});

const compose = ({ rows, details, missingRows, missingDetails }: Selection): string =>
  [
    ...rows.map(({ row }) => row),
    ...details.map(({ detail }) => detail),
    JSON.stringify([...missingRows, ...missingDetails]),
  ].join('\n');

test('one large detail that has to go does not take the small ones with it', () => {
  const small = Array.from({ length: 5 }, (_, index) =>
    part(0, 'small', `s${index}`, 'd'.repeat(40)),
  );
  const text = fit([part(1, 'large', 'l', 'D'.repeat(5000)), ...small], 3000, characters, compose);
  assert.equal(text.match(/d{40}/g)?.length, 5);
  assert.match(text, /\["large",1\]/);
});

test('what is dropped and what is kept are counted exactly, and the limit holds', () => {
  const parts = fc.array(
    fc.record({
      rank: fc.nat(3),
      row: fc.nat(60).map((length) => 'r'.repeat(length)),
      detail: fc.nat(900).map((length) => 'd'.repeat(length)),
    }),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(parts, fc.integer({ min: 100, max: 8000 }), (given, limit) => {
      const all = given.map(({ rank, row, detail }) => part(rank, 'k', row, detail));
      const text = fit(all, limit, characters, compose);
      assert.ok(text.length <= limit);
      const has = (key: 'row' | 'detail') => all.filter((one) => one[key] !== '').length;
      const told = /\[.*\]$/.exec(text)?.[0];
      const shown = text.split('\n');
      const rows = shown.filter((line) => line.startsWith('r')).length;
      const details = shown.filter((line) => line.startsWith('d')).length;
      const missing = [has('row') - rows, has('detail') - details];
      const expected = missing.filter((number) => number > 0).map((number) => ['k', number]);
      assert.deepEqual(JSON.parse(told ?? ''), expected);
    }),
    { numRuns: 300 },
  );
});
