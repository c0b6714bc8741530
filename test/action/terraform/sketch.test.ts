import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { differenceOf, KEY_LENGTH, sketchOf } from '../../../action/terraform/sketch.ts';

const keyOf = (text: string) =>
  new Uint8Array(createHash('sha256').update(text).digest().subarray(0, KEY_LENGTH));
const keys = (count: number, kind: string) =>
  Array.from({ length: count }, (_, index) => keyOf(`${kind}${index}`));
const texts = (found: readonly Uint8Array[]) =>
  found.map((key) => Buffer.from(key).toString('hex')).sort();

for (const differing of [0, 1, 2, 10, 25]) {
  test(`of 5,000 keys the ${differing} that differ on each side are all found`, () => {
    const common = keys(5000, 'common');
    const { onlySketched, onlyOther, complete } = differenceOf(
      sketchOf([...common, ...keys(differing, 'then')]),
      [...common, ...keys(differing, 'now')],
    );
    assert.ok(complete);
    assert.deepEqual(texts(onlySketched), texts(keys(differing, 'then')));
    assert.deepEqual(texts(onlyOther), texts(keys(differing, 'now')));
  });
}

test('of more differences than there is room for some are found, and about how many there are', () => {
  for (const differing of [200, 3000, 20_000]) {
    const now = keys(differing, 'now');
    const { onlyOther, complete, estimate } = differenceOf(sketchOf(keys(differing, 'then')), now);
    assert.ok(!complete && onlyOther.length > 5);
    const known = new Set(texts(now));
    assert.ok(
      texts(onlyOther).every((key) => known.has(key)),
      'and none that is not',
    );
    const actual = 2 * differing;
    assert.ok(estimate > actual / 3 && estimate < actual * 3, `${estimate} of ${actual}`);
  }
});
