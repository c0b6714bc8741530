import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { planResource, replacements } from './azurerm/plan.ts';
import type { Block } from './protocol/schema.ts';
import { type Attributes, UNKNOWN } from './protocol/values.ts';

const block: Block = {
  attributes: {
    id: { type: 'string', optional: true, computed: true },
    name: { type: 'string', required: true, forceNew: true },
    location: { type: 'string', required: true, forceNew: true },
    description: { type: 'string', optional: true },
    enabled: { type: 'bool', optional: true, default: true },
    tier: { type: 'string', optional: true, computed: true },
    zones: { type: ['set', 'string'], optional: true, forceNew: true },
    secret: { type: 'string', optional: true, write_only: true },
  },
  block_types: {
    identity: {
      nesting_mode: 'list',
      block: {
        attributes: {
          type: { type: 'string', required: true },
          principal_id: { type: 'string', computed: true },
        },
      },
    },
    security: {
      nesting_mode: 'list',
      computed: true,
      block: { attributes: { tls: { type: 'bool' } } },
    },
    target: {
      nesting_mode: 'list',
      forceNew: true,
      block: { attributes: { url: { type: 'string', optional: true } } },
    },
  },
};

const config: Attributes = {
  id: null,
  name: 'n',
  location: 'Japan East',
  description: null,
  enabled: null,
  tier: null,
  zones: null,
  secret: 's',
  identity: [{ type: 'SystemAssigned', principal_id: null }],
  security: [],
  target: [],
};
const state: Attributes = {
  id: '/x',
  name: 'n',
  location: 'japaneast',
  description: '',
  enabled: true,
  tier: 'Standard',
  zones: ['2', '1'],
  secret: null,
  identity: [{ type: 'SystemAssigned', principal_id: 'p' }],
  security: [{ tls: true }],
  target: [],
};

describe('the plan of an azurerm resource', () => {
  it('of a new one has defaults, and the unknown where Azure decides', () => {
    assert.deepEqual(planResource(block, config, null), {
      id: UNKNOWN,
      name: 'n',
      location: 'japaneast',
      description: null,
      enabled: true,
      tier: UNKNOWN,
      zones: null,
      secret: null,
      identity: [{ type: 'SystemAssigned', principal_id: UNKNOWN }],
      security: [],
      target: [],
    });
  });

  it('of an unchanged one is its state: unset and zero are one, and blocks of Azure stay', () => {
    const planned = planResource(block, { ...config, zones: ['1', '2'] }, state);
    assert.deepEqual({ ...planned, zones: state.zones }, state);
    assert.deepEqual(replacements(block, state, planned), []);
  });

  it('unsets what left the configuration, unless Azure fills it in', () => {
    const before = { ...state, description: 'text', enabled: false };
    const planned = planResource(block, config, before);
    assert.equal(planned.description, null);
    assert.equal(planned.enabled, true);
    assert.equal(planned.tier, 'Standard');
  });

  it('replaces for a changed attribute that only a new resource can have', () => {
    const planned = planResource(block, { ...config, name: 'other', location: 'West US' }, state);
    assert.deepEqual(replacements(block, state, planned), [['name'], ['location'], ['zones']]);
  });

  it('replaces when a block appears that cannot be added, not when its content changes', () => {
    const added = planResource(
      block,
      { ...config, zones: ['1', '2'], target: [{ url: 'u' }] },
      state,
    );
    assert.deepEqual(replacements(block, state, added), [['target']]);
    const before = { ...state, target: [{ url: 'v' }] };
    assert.deepEqual(replacements(block, before, added), []);
  });

  it('replaces when a block comes or goes with an attribute that only a new resource can have', () => {
    const nested = (nesting_mode: 'list' | 'set'): Block => ({
      block_types: {
        disk: {
          nesting_mode,
          block: {
            attributes: {
              size: { type: 'number', required: true },
              zone: { type: 'string', optional: true, forceNew: true },
            },
          },
        },
      },
    });
    const disk = (size: number, zone: string | null = 'a') => ({ size, zone });
    const replaced = (mode: 'list' | 'set', before: Attributes[], after: Attributes[]) =>
      replacements(nested(mode), { disk: before }, { disk: after });
    assert.deepEqual(replaced('list', [], [disk(1)]), [['disk', 0, 'zone']]);
    assert.deepEqual(replaced('list', [disk(1)], []), [['disk']]);
    assert.deepEqual(replaced('list', [disk(1)], [disk(2)]), []);
    assert.deepEqual(replaced('list', [], [disk(1, null)]), []);
    assert.deepEqual(replaced('set', [disk(1), disk(2)], [disk(2), disk(1)]), []);
    assert.deepEqual(replaced('set', [disk(1)], [disk(1), disk(2)]), [['disk']]);
    assert.deepEqual(replaced('set', [], [disk(1, null)]), []);
  });

  it('never holds a write-only value', () => {
    assert.equal(planResource(block, config, null).secret, null);
  });

  it("keeps the state's text where azurerm sees no difference", () => {
    const same = { description: (a: string, b: string) => a.trim() === b.trim() };
    const before = { ...state, description: 'text' };
    const planned = planResource(block, { ...config, description: ' text ' }, before, same);
    assert.equal(planned.description, 'text');
  });
});
