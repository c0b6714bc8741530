import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compareIdentities, identifyPlan } from '../../../action/terraform/hash.ts';
import type { Json } from '../../../action/terraform/json.ts';
import { summarizePlan } from '../../../action/terraform/plan.ts';

function identify(resources: readonly Json[], more: { readonly [key: string]: Json } = {}) {
  const plan = { format_version: '1.2', resource_changes: resources, ...more };
  return identifyPlan(summarizePlan(plan, (text) => text));
}

function update(
  address: string,
  before: Json,
  after: Json,
  more: { readonly [key: string]: Json } = {},
): Json {
  return { address, type: 't', change: { actions: ['update'], before, after, ...more } };
}

test('neither time nor order, of resources or of keys, makes another plan', () => {
  const values = fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 4 });
  fc.assert(
    fc.property(
      fc.uniqueArray(values, { maxLength: 5, selector: (v) => JSON.stringify(v) }),
      (list) => {
        const reversed = (value: object) => Object.fromEntries(Object.entries(value).reverse());
        const resources = list.map((value, index) => update(`a.b[${index}]`, {}, toJson(value)));
        const shuffled = list
          .map((value, index) => update(`a.b[${index}]`, {}, toJson(reversed(value))))
          .reverse();
        assert.deepEqual(
          identify(resources, { timestamp: '2026-01-01T00:00:00Z' }),
          identify(shuffled, { timestamp: '2026-02-02T00:00:00Z' }),
        );
      },
    ),
    { numRuns: 100 },
  );
});

test('attributes that stay, and old values of unknown ones, do not count', () => {
  const unknown = { after_unknown: { output: true } };
  const one = update('a.b', { x: 1, etag: 'a', output: 'p' }, { x: 2, etag: 'a' }, unknown);
  const two = update('a.b', { x: 1, etag: 'b', output: 'q' }, { x: 2, etag: 'b' }, unknown);
  assert.equal(identify([one]).hash, identify([two]).hash);
});

test('a sensitive value leaves no trace that guesses could be tested against', () => {
  const marks = { before_sensitive: { key: true }, after_sensitive: { key: true } };
  const one = update('a.b', { key: 'old' }, { key: 'guess-me' }, marks);
  const two = update('a.b', { key: 'old' }, { key: 'or-me' }, marks);
  assert.deepEqual(identify([one]), identify([two]));
});

const base = update('a.b', { x: 1 }, { x: 2 });
const others: Readonly<Record<string, readonly Json[]>> = {
  'another value': [update('a.b', { x: 1 }, { x: 3 })],
  'another old value': [update('a.b', { x: 0 }, { x: 2 })],
  'another address': [update('a.c', { x: 1 }, { x: 2 })],
  'one more resource': [base, update('a.c', {}, { x: 1 })],
  'another action': [
    {
      address: 'a.b',
      change: { actions: ['delete', 'create'], before: { x: 1 }, after: { x: 2 } },
    },
  ],
};
for (const [name, resources] of Object.entries(others)) {
  test(`${name} makes another plan`, () => {
    assert.notEqual(identify(resources).hash, identify([base]).hash);
  });
}

test('differences name address and attribute', () => {
  const reviewed = identify([
    update('a.b', { x: 1, y: 1 }, { x: 2, y: 2 }),
    update('a.c', {}, { z: 1 }),
  ]);
  const current = identify([
    update('a.b', { x: 1, y: 1 }, { x: 2, y: 3 }),
    update('a.d', {}, { z: 1 }),
  ]);
  assert.deepEqual(compareIdentities(reviewed.resources, current.resources), [
    { address: 'a.b', what: 'other changes to y' },
    { address: 'a.c', what: 'update was reviewed and is gone' },
    { address: 'a.d', what: 'update was not in the reviewed plan' },
  ]);
});

function toJson(value: unknown): Json {
  const json: Json = JSON.parse(JSON.stringify(value));
  return json;
}
