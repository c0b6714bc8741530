/** What a plan makes of a journal, without Terraform and without Azure. */
import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { Context } from '../../action/commands/ports.ts';
import { recover } from '../../action/commands/recovery.ts';
import { ActionFailure } from '../../action/failure.ts';
import type { Target } from '../../action/terraform/azure-ids.ts';
import type { JournalEntry } from '../../action/terraform/journal.ts';
import type { Terraform } from '../../action/terraform/terraform.ts';
import { items, type Json, member, textOf } from '../../policy/standards/json.ts';

const SINCE = '2026-01-02T03:04:05.000Z';
const GROUP = '/subscriptions/s/resourceGroups/g';
const STORE = `${GROUP}/providers/Microsoft.Storage/storageAccounts/n`;

const entry = (address: string, more: Partial<JournalEntry> = {}): JournalEntry => ({
  address,
  type: address.split('.')[0] ?? '',
  since: SINCE,
  ...more,
});

type World = {
  /** What Azure has, by path. */
  readonly azure?: Readonly<Record<string, Json>>;
  readonly lookUpFails?: string;
  readonly importFails?: string;
  readonly destroy?: boolean;
  /** The ids of imports decide what a plan knows of the rest. */
  readonly creations: (imported: readonly string[]) => Readonly<Record<string, Json>>;
};

async function recovered(t: TestContext, entries: readonly JournalEntry[], world: World) {
  const directory = await mkdtemp(join(tmpdir(), 'aolb-recovery-'));
  t.after(() => rm(directory, { recursive: true }));
  const warnings: string[] = [];
  const asked: Target[] = [];
  let imported: readonly string[] = [];
  let plans = 0;
  const terraform = { directory } as unknown as Terraform;
  const planned = () => ({
    json: {
      resource_changes: Object.entries(world.creations(imported))
        .filter(([address]) => !imported.includes(address))
        .map(([address, after]) => ({
          address,
          mode: 'managed',
          type: address.split('.')[0] ?? '',
          change: { actions: ['create'], after },
        })),
    },
    source: new Promise<never>(() => {}),
    warnings: [],
  });
  const context = {
    environment: { ARM_SUBSCRIPTION_ID: 's' },
    inputs: {},
    signal: new AbortController().signal,
    fetch,
    workflow: {
      group: (_: string, work: () => Promise<unknown>) => work(),
      info: () => {},
      annotate: ({ message }: { message: string }) => warnings.push(message),
    },
    lookUp: async () => async (target: Target) => {
      asked.push(target);
      if (world.lookUpFails !== undefined) throw new Error(world.lookUpFails);
      if (target.kind !== 'named') return undefined;
      const document = world.azure?.[target.probe.path];
      return document === undefined ? undefined : { importId: target.importId, document };
    },
  } as unknown as Context;
  const { recovery } = await recover(context, terraform, {
    first: planned(),
    destroy: world.destroy ?? false,
    leftovers: { open: entries, recorded: ['recorded'] },
    plan: async () => {
      plans += 1;
      const text = await readFile(join(directory, 'aolb_imports.tf.json'), 'utf8').catch(
        () => '{}',
      );
      const blocks = items(member(JSON.parse(text), 'import'));
      if (blocks.length > 0 && world.importFails !== undefined) {
        throw new ActionFailure('plan-failed', world.importFails);
      }
      imported = blocks.map((block) => textOf(member(block, 'to')) ?? '');
      return planned();
    },
  });
  assert.deepEqual(await readdir(directory), [], 'nothing stays in the root module');
  return { ...recovery, plans, asked, told: warnings };
}

test('what an apply began and Azure has is imported, parents before what they contain', async (t) => {
  const { imports, leftovers, plans } = await recovered(
    t,
    [
      entry('azapi_resource.store'),
      entry('azurerm_resource_group.g'),
      entry('azapi_resource.none'),
    ],
    {
      azure: { [GROUP]: {}, [STORE]: { properties: { provisioningState: 'Creating' } } },
      creations: (imported) => {
        const parent = imported.includes('azurerm_resource_group.g') ? { parent_id: GROUP } : {};
        const store = { type: 'Microsoft.Storage/storageAccounts@1', ...parent };
        return {
          'azurerm_resource_group.g': { name: 'g' },
          'azapi_resource.store': { ...store, name: 'n' },
          'azapi_resource.none': { ...store, name: 'other' },
        };
      },
    },
  );
  assert.deepEqual(imports, [
    { address: 'azurerm_resource_group.g', id: GROUP, state: undefined },
    { address: 'azapi_resource.store', id: `${STORE}?api-version=1`, state: 'Creating' },
  ]);
  assert.deepEqual([leftovers, plans], [[], 2]);
});

test('what no apply of ours began is nobody’s to import', async (t) => {
  const { imports, asked } = await recovered(t, [entry('azurerm_resource_group.other')], {
    azure: { [GROUP]: {} },
    creations: () => ({ 'azurerm_resource_group.g': { name: 'g' } }),
  });
  assert.deepEqual([imports, asked], [[], []]);
});

test('what was made before that apply is not imported, and told', async (t) => {
  const { imports, told } = await recovered(t, [entry('azurerm_resource_group.g')], {
    azure: { [GROUP]: { systemData: { createdAt: '2025-01-01T00:00:00Z' } } },
    creations: () => ({ 'azurerm_resource_group.g': { name: 'g' } }),
  });
  assert.deepEqual(imports, []);
  assert.match(told.join(), /azurerm_resource_group\.g \(.*\): it was there before the apply/);
});

test('a resource that got another address since then is found by its id', async (t) => {
  const { imports } = await recovered(
    t,
    [entry('azurerm_resource_group.old', { id: GROUP.toUpperCase() })],
    {
      azure: { [GROUP]: {} },
      creations: () => ({ 'azurerm_resource_group.g': { name: 'g' } }),
    },
  );
  assert.deepEqual(
    imports.map(({ address }) => address),
    ['azurerm_resource_group.g'],
  );
});

test('a type that is not known is imported by the id that Terraform told', async (t) => {
  const { imports } = await recovered(t, [entry('azurerm_new.x', { id: `${GROUP}/new` })], {
    creations: () => ({ 'azurerm_new.x': {} }),
  });
  assert.deepEqual(imports, [{ address: 'azurerm_new.x', id: `${GROUP}/new`, state: undefined }]);
});

test('what cannot be looked for is told with its reason, and not imported', async (t) => {
  const { imports, leftovers, told } = await recovered(t, [entry('azurerm_resource_group.g')], {
    lookUpFails: 'no login',
    creations: () => ({ 'azurerm_resource_group.g': { name: 'g' } }),
  });
  assert.deepEqual([imports, leftovers.length], [[], 1]);
  assert.match(told.join(), /could not be looked for: no login/);
});

test('an import that Terraform refuses costs the import, not the plan', async (t) => {
  const { imports, told, plans } = await recovered(t, [entry('azurerm_resource_group.g')], {
    azure: { [GROUP]: {} },
    importFails: 'not importable',
    creations: () => ({ 'azurerm_resource_group.g': { name: 'g' } }),
  });
  assert.deepEqual([imports, plans], [[], 2]);
  assert.match(told.join(), /Terraform cannot import it: not importable/);
});

test('what the configuration has dropped is told while it exists, and forgotten when it is gone', async (t) => {
  const dropped = [
    entry('azurerm_resource_group.there', { id: GROUP }),
    entry('azurerm_resource_group.gone', { id: `${GROUP}2` }),
    entry('azapi_resource.unknown'),
  ];
  const { imports, leftovers, gone } = await recovered(t, dropped, {
    azure: { [GROUP]: {} },
    creations: () => ({}),
  });
  assert.deepEqual(imports, []);
  assert.deepEqual(
    leftovers.map(({ address, id }) => [address, id]),
    [
      ['azurerm_resource_group.there', GROUP],
      ['azapi_resource.unknown', undefined],
    ],
  );
  assert.match(leftovers[0]?.why ?? '', /^it exists since .* configuration has it no more/);
  assert.match(leftovers[1]?.why ?? '', /^it may exist since/);
  assert.deepEqual(gone, ['recorded', 'azurerm_resource_group.gone']);
});

test('a destroy imports nothing, and says what it will not take along', async (t) => {
  const { imports, leftovers, plans } = await recovered(
    t,
    [entry('azurerm_resource_group.g', { id: GROUP })],
    { azure: { [GROUP]: {} }, destroy: true, creations: () => ({}) },
  );
  assert.deepEqual([imports, plans], [[], 0]);
  assert.match(leftovers[0]?.why ?? '', /goes only if what contains it goes/);
});
