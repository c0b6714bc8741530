import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type DriftOptions, reconcile, retyped } from './azapi/drift.ts';
import { exportValues } from './azapi/export.ts';
import { Dynamic, type Json, type Type } from './protocol/values.ts';

const options: DriftOptions = {
  ignoreCasing: false,
  ignoreMissing: true,
  ignoreNull: false,
  ignoreOtherItems: [],
  uniqueProperty: {},
};

describe('what of a body has drifted', () => {
  const cases: [string, Json, Json, Json, Partial<DriftOptions>?][] = [
    ['a key that is not configured is nobody’s business', { a: 1 }, { a: 1, b: 2 }, { a: 1 }],
    ['a changed value is taken over', { a: { b: 1 } }, { a: { b: 2, c: 3 } }, { a: { b: 2 } }],
    ['a missing property is kept', { a: 1 }, {}, { a: 1 }],
    ['a missing property is dropped', { a: 1 }, {}, {}, { ignoreMissing: false }],
    [
      'a missing zero value is kept',
      { a: '', b: [] },
      {},
      { a: '', b: [] },
      { ignoreMissing: false },
    ],
    [
      'a hidden text is kept',
      { a: 'key', b: 'key' },
      { a: '***', b: '<redacted>' },
      { a: 'key', b: 'key' },
    ],
    ['a null that has become a value is drift', { a: null }, { a: 1 }, { a: 1 }],
    ['a null is left alone on request', { a: null }, { a: 1 }, { a: null }, { ignoreNull: true }],
    ['case counts', { a: 'X' }, { a: 'x' }, { a: 'x' }],
    ['case does not count on request', { a: 'X' }, { a: 'x' }, { a: 'X' }, { ignoreCasing: true }],
    [
      'items are matched by name, strangers are added',
      [{ name: 'a', v: 1 }],
      [
        { name: 'b', v: 2 },
        { name: 'a', v: 1, w: 1 },
      ],
      [
        { name: 'a', v: 1 },
        { name: 'b', v: 2 },
      ],
    ],
    ['items without a name are matched by place', [{ v: 1 }], [{ v: 2, w: 3 }], [{ v: 2 }]],
    ['a list of another length is taken over', [1], [1, 2], [1, 2]],
    ['an emptied list is drift', { a: [1] }, { a: [] }, { a: [] }],
  ];
  for (const [name, known, remote, expected, given] of cases) {
    it(name, () => assert.deepEqual(reconcile(known, remote, { ...options, ...given }), expected));
  }

  it('strangers in a list are ignored where the configuration says so, by any property', () => {
    const known = { rules: [{ id: 'a', v: 1 }] };
    const remote = { rules: [{ id: 'b' }, { id: 'a', v: 2 }] };
    const given = { ignoreOtherItems: ['rules'], uniqueProperty: { rules: 'id' } };
    assert.deepEqual(reconcile(known, remote, { ...options, ...given }), {
      rules: [{ id: 'a', v: 2 }],
    });
  });

  it('a drifted body keeps its configured type while it fits', () => {
    const type: Type = ['object', { tags: ['map', 'string'] }];
    const state = new Dynamic(type, { tags: { a: 'b' } });
    assert.equal(retyped(state, { tags: { a: 'b' } }), state);
    assert.deepEqual(retyped(state, { tags: { c: 'd' } }).type, type);
    assert.deepEqual(retyped(state, { tags: 1 }).type, ['object', { tags: 'number' }]);
  });
});

describe('response_export_values', () => {
  const response: Json = { id: '/x', properties: { url: 'u', list: [{ n: 1 }, { n: 2 }, {}] } };

  it('as a list keeps the documents form', () => {
    assert.deepEqual(exportValues(response, ['properties.url', 'no.such']).value, {
      properties: { url: 'u' },
    });
    assert.deepEqual(exportValues(response, ['*']).value, response);
    assert.deepEqual(exportValues(response, null).value, {});
  });

  it('as a map evaluates JMESPath', () => {
    const output = exportValues(response, {
      first: 'properties.list[0].n',
      last: 'properties.list[-2].n',
      all: 'properties.list[*].n',
      quoted: '"properties".url',
      missing: 'properties.nothing.there',
    });
    assert.deepEqual(output.value, { first: 1, last: 2, all: [1, 2], quoted: 'u', missing: null });
  });

  it('refuses what it does not know of JMESPath, at its place', () => {
    assert.throws(() => exportValues(response, { a: 'properties.list[?n==`1`]' }), {
      message: 'response_export_values: "[?n==`1`]" in "properties.list[?n==`1`]" is not supported',
    });
  });
});
