import assert from 'node:assert/strict';
import { it } from 'node:test';
import { evaluateExpression } from '../../../../policy/expressions/index.ts';
import { DOCUMENTED_TYPES } from '../../../../policy/expressions/library/documented-types.ts';
import { UNSUPPORTED_TYPES } from '../../../../policy/expressions/library/unsupported-types.ts';
import { allTypes, knownArities } from '../../../../policy/expressions/types/registry.ts';

it('every documented type is supported, or refused as unsupported by its name', () => {
  assert.equal(new Set(DOCUMENTED_TYPES).size, DOCUMENTED_TYPES.length);
  for (const name of DOCUMENTED_TYPES) {
    if (knownArities(name).length > 0) continue;
    const result = evaluateExpression(`default(${name})`);
    assert.ok('error' in result, name);
    assert.equal(result.unsupported, name);
  }
});

it('short names of documented types are unsupported alike', () => {
  const types = DOCUMENTED_TYPES.map((name) => /(?:[^.]*\.)?[^.]*$/.exec(name)?.[0] ?? '');
  const nested = types.filter((name) => name.startsWith('TimeZoneInfo.'));
  const simple = types.map((name) => name.slice(name.lastIndexOf('.') + 1));
  for (const name of [...nested, ...simple]) {
    if (knownArities(name).length > 0 || ['AdjustmentRule', 'TransitionTime'].includes(name)) {
      continue;
    }
    const result = evaluateExpression(`default(${name})`);
    assert.ok('error' in result, name);
    assert.equal(result.unsupported, name);
  }
});

it('a type in a supported one is unsupported where a member is called on it', () => {
  const result = evaluateExpression('TimeZoneInfo.TransitionTime.CreateFixedDateRule()');
  assert.ok('error' in result);
  assert.match(result.unsupported ?? '', /TransitionTime/);
});

it('no type that is supported is listed as unsupported', () => {
  const built = new Set(
    allTypes().flatMap(({ name, shortName }) => [name.split('.').at(-1), shortName]),
  );
  assert.deepEqual(
    [...UNSUPPORTED_TYPES.keys()].filter((name) => built.has(name)),
    [],
  );
});

it('a type that is not documented is not allowed', () => {
  for (const name of ['System.IO.File', 'HttpClient', 'System.Type', 'Rule', 'Linq.Enumerable']) {
    const result = evaluateExpression(`default(${name})`);
    assert.ok('error' in result, name);
    assert.equal(result.unsupported, undefined, name);
    assert.match(result.error, /not among the types/, name);
  }
});
