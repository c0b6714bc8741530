import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isRepeatable, namedBy, operations, surface, withoutDialect } from '../../openapi/index.ts';

describe('what the policy is told', () => {
  it('tells by the first segment which POSTs only generate, exactly as the table says', () => {
    const posts = operations.filter(
      (operation) => operation.method === 'POST' && namedBy(operation).length === 0,
    );
    assert.deepEqual(
      posts.filter((operation) =>
        surface.generating.includes(withoutDialect(operation).split('/')[1] ?? ''),
      ),
      posts.filter(isRepeatable),
    );
  });

  it('knows by its property whatever paths name', () => {
    const named = new Set(operations.flatMap(namedBy).map((name) => name.replaceAll(' ', '_')));
    const properties = new Set(surface.references);
    for (const kind of ['assistant', 'container', 'conversation', 'eval', 'file', 'thread']) {
      assert.ok(named.has(kind) && properties.has(`${kind}_id`), kind);
    }
  });

  it('takes no id for state that names something inside of the same call', () => {
    for (const name of ['call_id', 'tool_call_id', 'client_id', 'item_id', 'connector_id', 'id']) {
      assert.ok(!surface.references.includes(name), name);
    }
  });

  it('sends back to its account what only that can read, and not what was only cited', () => {
    for (const type of ['reasoning', 'compaction', 'image_generation_call', 'item_reference']) {
      assert.ok(surface.itemTypes.includes(type), type);
    }
    assert.ok(surface.holders.includes('audio'));
    assert.ok(['annotations', 'results'].every((name) => surface.opaque.includes(name)));
  });

  it('contradicts itself nowhere', () => {
    const { references, opaque, affinity, holders } = surface;
    assert.deepEqual(
      opaque.filter((name) => [...references, ...holders, ...affinity].includes(name)),
      [],
    );
    for (const names of Object.values(surface)) assert.equal(new Set(names).size, names.length);
  });
});
