import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  addressesIn,
  creationsOf,
  type JournalEntry,
  merged,
  readJournal,
  recordedIn,
  remaining,
  writeJournal,
} from '../../../action/terraform/journal.ts';

const entry = (address: string, more: Partial<JournalEntry> = {}): JournalEntry => ({
  address,
  type: 'azurerm_resource_group',
  since: '2026-01-02T03:04:05.000Z',
  ...more,
});
const created = (...addresses: readonly string[]) =>
  addresses.map((address) => ({ address, action: 'create' }));
const addresses = (entries: readonly JournalEntry[]) => entries.map(({ address }) => address);

function after(
  before: readonly JournalEntry[],
  added: readonly JournalEntry[],
  more: Partial<Parameters<typeof remaining>[2]> = {},
) {
  return remaining(before, added, {
    begun: [],
    recorded: () => false,
    diagnostics: [],
    ...more,
  });
}

const exists = (address: string, detail = '') => ({
  severity: 'error' as const,
  summary: 'a resource with the ID "/subscriptions/1/resourceGroups/x" already exists - to be',
  detail,
  address,
  range: undefined,
  traversals: [],
});

test('what began to be created and is not in the state stays; the rest goes', () => {
  const added = [entry('begun'), entry('recorded'), entry('waiting')];
  const left = after([], added, {
    begun: created('begun', 'recorded'),
    recorded: ({ address }) => address === 'recorded',
  });
  assert.deepEqual(addresses(left), ['begun']);
});

test('an update that was interrupted leaves nothing unknown', () => {
  const begun = [{ address: 'a', action: 'update' }];
  assert.deepEqual(after([], [entry('a')], { begun }), []);
});

test('what was there before this apply is not this apply’s to import', () => {
  const more = { begun: created('a'), diagnostics: [exists('a')] };
  assert.deepEqual(after([], [entry('a')], more), []);
});

test('what an earlier apply began stays until it is in the state, and learns its id from Terraform’s refusal', () => {
  const more = { begun: created('a'), diagnostics: [exists('a')] };
  assert.deepEqual(after([entry('a')], [], more), [
    entry('a', { id: '/subscriptions/1/resourceGroups/x' }),
  ]);
  const known = [entry('a', { id: '/known' })];
  assert.deepEqual(after(known, [], more), known);
  assert.deepEqual(after(known, [], { recorded: () => true }), []);
});

test('an entry of before wins over the same of now: its time is when it was first begun', () => {
  const [only, ...others] = merged([entry('a', { since: 'then' })], [entry('a')]);
  assert.deepEqual([only?.since, others], ['then', []]);
});

test('addresses are written as Terraform writes them', () => {
  const resource = (more: object, ...instances: object[]) => ({
    mode: 'managed',
    type: 't',
    name: 'n',
    instances,
    ...more,
  });
  const state = JSON.parse(
    JSON.stringify({
      resources: [
        resource({}, {}),
        resource({ name: 'counted' }, { index_key: 0 }, { index_key: 10 }),
        resource({ name: 'each' }, { index_key: `a "quoted" ${'$'}{key}` }),
        resource({ module: 'module.m[0].module.i["x"]' }, {}),
        resource({ name: 'gone' }, { deposed: '0a1b2c3d' }),
        resource({ mode: 'data', name: 'read' }, {}),
      ],
    }),
  );
  assert.deepEqual(
    [...addressesIn(state)],
    [
      't.n',
      't.counted[0]',
      't.counted[10]',
      `t.each["a \\"quoted\\" $${'$'}{key}"]`,
      'module.m[0].module.i["x"].t.n',
    ],
  );
  assert.deepEqual([...addressesIn(null)], []);
});

test('what creates, also in a replacement, and can be imported, is journaled', () => {
  const change = (type: string, ...actions: readonly string[]) => ({
    address: `${type}.${actions.join('-')}`,
    mode: 'managed',
    type,
    change: { actions, after: { name: 'x' } },
  });
  const plan = {
    resource_changes: [
      change('azurerm_resource_group', 'create'),
      change('azurerm_resource_group', 'delete', 'create'),
      change('azurerm_resource_group', 'update'),
      change('azapi_resource', 'create'),
      change('azapi_resource_action', 'create'),
      change('azapi_update_resource', 'create'),
      change('terraform_data', 'create'),
    ],
  };
  assert.deepEqual(
    creationsOf(plan).map(({ address }) => address),
    [
      'azurerm_resource_group.create',
      'azurerm_resource_group.delete-create',
      'azapi_resource.create',
    ],
  );
});

test('a journal is read as it was written; another form is refused, an entry without sense is left out', () => {
  const entries = [entry('a', { id: '/x', run: 'https://github.com/run' }), entry('b')];
  assert.deepEqual(readJournal(writeJournal(entries)), entries);
  assert.throws(() => readJournal('{"version":2,"entries":[]}'), /another version/);
  assert.throws(() => readJournal('null'), /another version/);
  assert.deepEqual(readJournal('{"version":1,"entries":[{"address":1}]}'), []);
});

test('the state has what has moved to another address since, by its id', () => {
  const attributes = { id: '/Subscriptions/1/resourceGroups/x' };
  const state = {
    resources: [
      { mode: 'managed', type: 'azapi_resource', name: 'new', instances: [{ attributes }] },
    ],
  };
  const recorded = recordedIn(state);
  const old = { type: 'azapi_resource', id: '/subscriptions/1/resourcegroups/x?api-version=1' };
  assert.ok(recorded(entry('azapi_resource.old', old)));
  assert.ok(!recorded(entry('azapi_resource.old', { ...old, type: 'azurerm_resource_group' })));
  assert.ok(!recorded(entry('azapi_resource.old')));
});
