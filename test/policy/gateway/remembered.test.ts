import assert from 'node:assert/strict';
import { test } from 'node:test';
import { remembered } from '../../../policy/gateway/http/remembered.ts';

/** Remembers lengths, and tells for which texts one was worked out. */
function lengths(): { readonly lengthOf: (text: string) => number; readonly worked: string[] } {
  const worked: string[] = [];
  const lengthOf = remembered((text) => {
    worked.push(text);
    return text.length;
  });
  return { lengthOf, worked };
}

test('what was worked out for a text is there the next time', () => {
  const { lengthOf, worked } = lengths();
  assert.deepEqual([lengthOf('/a'), lengthOf('/bc'), lengthOf('/a')], [2, 3, 2]);
  assert.deepEqual(worked, ['/a', '/bc']);
});

test('a client that sends ever new or very long texts fills no memory', () => {
  const { lengthOf, worked } = lengths();
  const long = 'x'.repeat(10_000);
  assert.deepEqual([lengthOf(long), lengthOf(long)], [10_000, 10_000]);
  assert.equal(worked.length, 2, 'a long text is not kept');
  lengthOf('first');
  for (let index = 0; index < 1000; index += 1) lengthOf(`text ${index}`);
  lengthOf('first');
  assert.equal(worked.filter((text) => text === 'first').length, 2, 'old texts make room');
});

test('what cannot be worked out fails each time', () => {
  const parse = remembered((text) => new URL(text).href);
  assert.throws(() => parse('no address'), TypeError);
  assert.throws(() => parse('no address'), TypeError);
});
