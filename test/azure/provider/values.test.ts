import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decode, ExtData, encode } from '@msgpack/msgpack';
import fc from 'fast-check';
import { anyCharacter } from '../../any-character.ts';
import { blockType, complete } from './protocol/schema.ts';
import {
  Dynamic,
  decodeValue,
  encodeValue,
  fromStateJson,
  impliedType,
  type Json,
  type Type,
  UNKNOWN,
} from './protocol/values.ts';

test('every JSON value comes back from a dynamic attribute with its type', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4, stringUnit: anyCharacter }), (json) => {
      // The protocol has no key of this name: JavaScript would take it for an object's prototype.
      fc.pre(!JSON.stringify(json).includes('__proto__'));
      const value = json as Json;
      const sent = new Dynamic(impliedType(value), value);
      const back = decodeValue(encodeValue(sent, 'dynamic'), 'dynamic');
      if (value === null) assert.equal(back, null);
      else {
        assert.ok(back instanceof Dynamic);
        assert.deepEqual(back.type, impliedType(value));
        assert.equal(JSON.stringify(back.value), JSON.stringify(value));
      }
    }),
  );
});

test('a value that is known after apply is extension 0, at any depth, refined or not', () => {
  const type: Type = ['object', { a: 'string', b: ['list', 'number'] }];
  const bytes = encodeValue({ a: UNKNOWN, b: [1, UNKNOWN] }, type);
  const raw = decode(bytes) as { a: unknown; b: unknown[] };
  assert.ok(raw.a instanceof ExtData && raw.a.type === 0);
  assert.deepEqual(decodeValue(bytes, type), { a: UNKNOWN, b: [1, UNKNOWN] });

  const refined = encode({ a: new ExtData(12, encode({ 1: false })), b: null });
  assert.deepEqual(decodeValue(refined, type), { a: UNKNOWN, b: null });
});

test('a fraction is sent in decimal: as a double it would be another number to Terraform', () => {
  assert.equal(decode(encodeValue(0.1, 'number')), '0.1');
  assert.equal(decode(encodeValue(3, 'number')), 3);
  assert.equal(decodeValue(encode('0.1'), 'number'), 0.1);
});

test('a dynamic value keeps the type that the configuration gave it', () => {
  const map = new Dynamic(['map', 'string'], { a: 'x' });
  const back = decodeValue(encodeValue(map, 'dynamic'), 'dynamic');
  assert.deepEqual(back, map);
});

test('an object is sent with every attribute, and with none that its type lacks', () => {
  const bytes = encodeValue({ a: 'x', stray: 1 }, ['object', { a: 'string', b: 'bool' }]);
  assert.deepEqual(decode(bytes), { a: 'x', b: null });
});

test('a completed block has null for an attribute and none for a repeatable block', () => {
  const block = {
    attributes: { name: { type: 'string' as const } },
    block_types: {
      rule: { nesting_mode: 'list' as const, block: { attributes: { max: {} } } },
      timeouts: { nesting_mode: 'single' as const, block: {} },
    },
  };
  assert.deepEqual(complete(block, {}), { name: null, rule: [], timeouts: null });
  assert.deepEqual(complete(block, { rule: [{}] }).rule, [{ max: null }]);
  assert.deepEqual(blockType(block), [
    'object',
    { name: 'string', rule: ['list', ['object', { max: 'dynamic' }]], timeouts: ['object', {}] },
  ]);
});

test('a state file is read with its dynamic values, and without attributes of other versions', () => {
  const type: Type = ['object', { name: 'string', body: 'dynamic', count: 'number' }];
  const json = { name: 'x', gone: 1, body: { value: { a: 1 }, type: ['object', { a: 'number' }] } };
  assert.deepEqual(fromStateJson(json, type), {
    name: 'x',
    body: new Dynamic(['object', { a: 'number' }], { a: 1 }),
    count: null,
  });
});
