import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ResourceChange, summarizePlan } from '../../../action/terraform/plan.ts';
import { createScrub } from '../../../action/terraform/redact.ts';
import type { Json } from '../../../policy/standards/json.ts';

const asIs = (text: string) => text;

function summarize(document: { readonly [key: string]: Json }) {
  return summarizePlan({ format_version: '1.2', terraform_version: '1.11.4', ...document }, asIs);
}

function changeOf(
  change: { readonly [key: string]: Json },
  more: { readonly [key: string]: Json } = {},
): ResourceChange {
  const [resource] = summarize({
    resource_changes: [{ address: 'a.b', type: 'a', change, ...more }],
  }).resources;
  assert.ok(resource !== undefined, 'the resource is in the summary');
  return resource;
}

const actions: readonly (readonly [readonly string[], string])[] = [
  [['create'], 'create'],
  [['update'], 'update'],
  [['delete'], 'delete'],
  [['read'], 'read'],
  [['forget'], 'forget'],
  [['delete', 'create'], 'replace'],
  [['create', 'delete'], 'replace'],
  [['create', 'forget'], 'replace'],
];
for (const [terraform, action] of actions) {
  test(`${terraform.join(', ')} is ${action}`, () => {
    const change = changeOf({ actions: terraform, before: null, after: null });
    assert.equal(change.action, action);
    assert.equal(change.createBeforeDestroy, terraform.join() === 'create,delete');
  });
}

test('what stays as it is, and what is only opened, is not a change', () => {
  const summary = summarize({
    resource_changes: [
      { address: 'a.b', change: { actions: ['no-op'] } },
      { address: 'a.c', change: { actions: ['open'] } },
    ],
    output_changes: { o: { actions: ['no-op'] } },
  });
  assert.deepEqual([summary.resources, summary.outputs, summary.changes], [[], [], false]);
});

test('moving, importing and the deposed are told', () => {
  const moved = changeOf({ actions: ['no-op'] }, { previous_address: 'a.old' });
  assert.deepEqual([moved.action, moved.movedFrom], ['move', 'a.old']);
  const imported = changeOf({ actions: ['no-op'], importing: { id: '/subscriptions/1' } });
  assert.deepEqual([imported.action, imported.importing], ['import', '/subscriptions/1']);
  const deposed = changeOf({ actions: ['delete'] }, { deposed: 'byebye' });
  assert.equal(deposed.deposed, 'byebye');
});

test('a replacement counts as one to add and one to destroy', () => {
  const of = (...names: readonly string[]) => ({ address: 'a.b', change: { actions: names } });
  const { counts, changes } = summarize({
    resource_changes: [of('create'), of('update'), of('delete'), of('delete', 'create')],
  });
  assert.deepEqual(
    { counts, changes },
    { counts: { add: 2, change: 1, destroy: 2 }, changes: true },
  );
});

test('reading data again is no change; a changed output alone is one', () => {
  const read = { address: 'data.a.b', change: { actions: ['read'] } };
  assert.equal(summarize({ resource_changes: [read] }).changes, false);
  const output = { actions: ['update'], before: 'x', after: 'y' };
  assert.equal(summarize({ output_changes: { o: output } }).changes, true);
});

test('attributes are compared leaf by leaf, and say what forces a replacement', () => {
  const { attributes, reason } = changeOf(
    {
      actions: ['delete', 'create'],
      before: {
        name: 'a',
        same: 1,
        list: [{ weight: 1 }, { weight: 2 }],
        'odd key': 'x',
        gone: 'y',
      },
      after: {
        name: 'b',
        same: 1,
        list: [{ weight: 1 }, { weight: 3 }],
        'odd key': 'z',
        gone: null,
      },
      after_unknown: { id: true, list: [{}, {}] },
      replace_paths: [['name']],
    },
    { action_reason: 'replace_because_cannot_update' },
  );
  const value = (json: Json) => ({ kind: 'value', value: json });
  assert.deepEqual(attributes, [
    { path: 'gone', before: value('y'), after: { kind: 'absent' }, forcesReplacement: false },
    {
      path: 'id',
      before: { kind: 'absent' },
      after: { kind: 'unknown' },
      forcesReplacement: false,
    },
    { path: 'list[1].weight', before: value(2), after: value(3), forcesReplacement: false },
    { path: 'name', before: value('a'), after: value('b'), forcesReplacement: true },
    { path: '["odd key"]', before: value('x'), after: value('z'), forcesReplacement: false },
  ]);
  assert.equal(reason, 'an attribute cannot be changed in place');
});

test('a reason of a newer Terraform is passed on in its own words', () => {
  const change = changeOf({ actions: ['update'] }, { action_reason: 'because_of_the_moon' });
  assert.equal(change.reason, 'because of the moon');
});

test('a sensitive attribute shows neither side, even where only one side is marked', () => {
  const { attributes } = changeOf({
    actions: ['update'],
    before: { key: 'old', body: { token: 'a' } },
    after: { key: 'new', body: { token: 'b' } },
    before_sensitive: {},
    after_sensitive: { key: true, body: true },
  });
  const hidden = { kind: 'sensitive' };
  assert.deepEqual(
    attributes.map(({ path, before, after }) => ({ path, before, after })),
    [
      { path: 'body', before: hidden, after: hidden },
      { path: 'key', before: hidden, after: hidden },
    ],
  );
});

test('a secret below a side that changes its kind is hidden, however short', () => {
  const { attributes } = changeOf({
    actions: ['update'],
    before: { body: { pin: '123' } },
    after: { body: 'none' },
    before_sensitive: { body: { pin: true } },
  });
  assert.deepEqual(attributes[0]?.before, { kind: 'sensitive' });
});

test('a sensitive value is scrubbed where it is not marked', () => {
  const { resources } = summarizePlan(
    {
      format_version: '1.2',
      resource_changes: [
        {
          address: 'a.b',
          change: { actions: ['update'], before: {}, after: { x: 'has top-secret' } },
        },
      ],
    },
    createScrub(['top-secret']),
  );
  assert.deepEqual(resources[0]?.attributes[0]?.after, { kind: 'value', value: 'has ***' });
});

test('what a provider reads as empty where nothing was written is no drift; anything else is', () => {
  const drift = (before: Json, after: Json, actions = ['update']) =>
    summarize({
      resource_drift: [{ address: 'a.b', type: 'a', change: { actions, before, after } }],
    }).drift.length;
  const written = { name: 'x', tags: null, zones: null, identity: [{ ids: null }] };
  assert.equal(drift(written, { name: 'x', tags: {}, zones: [], identity: [{ ids: [] }] }), 0);
  assert.equal(drift(written, { name: 'x', notes: '', identity: [{}] }), 0);
  assert.equal(drift(written, { ...written, tags: { team: 'b' } }), 1);
  assert.equal(drift(written, { ...written, identity: [{ ids: null }, {}] }), 1);
  assert.equal(drift({ enabled: null }, { enabled: false }), 1);
  assert.equal(drift({ name: 'x' }, {}), 1);
  assert.equal(drift({ name: '' }, null, ['delete']), 1);
});

test('drift and failed checks are told apart from changes', () => {
  const summary = summarize({
    resource_drift: [
      { address: 'a.b', change: { actions: ['update'], before: { x: 1 }, after: { x: 2 } } },
    ],
    checks: [
      {
        address: { to_display: 'check.c' },
        status: 'fail',
        instances: [{ problems: [{ message: 'too small' }] }],
      },
      { address: { to_display: 'check.d' }, status: 'pass' },
    ],
  });
  assert.equal(summary.changes, false);
  assert.equal(summary.drift[0]?.attributes[0]?.path, 'x');
  assert.deepEqual(summary.failedChecks, [{ address: 'check.c', messages: ['too small'] }]);
});

test('another major version of the format is refused, as is what is no plan', () => {
  assert.throws(() => summarizePlan({ format_version: '2.0' }, asIs), /version 2\.0/);
  assert.throws(() => summarizePlan({ values: {} }, asIs), /not the JSON of a Terraform plan/);
});
