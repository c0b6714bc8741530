/** How often is planned, and with what, where a plan shows what only another one can do. */
import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { Opened } from '../../action/commands/opening.ts';
import { writePlan } from '../../action/commands/planning.ts';
import type { Context } from '../../action/commands/ports.ts';
import { changeJournal } from '../../action/commands/recovery.ts';
import type { JournalEntry } from '../../action/terraform/journal.ts';
import type { Terraform } from '../../action/terraform/terraform.ts';
import { items, type Json, member } from '../../policy/standards/json.ts';

const GROUP = '/subscriptions/s/resourceGroups/g';
const ENTRY: JournalEntry = {
  address: 'azurerm_resource_group.g[0]',
  type: 'azurerm_resource_group',
  since: '2026-01-02T03:04:05.000Z',
};
const WRITER = 'module.gateway.azapi_resource_action.backend["a"]';
const WATCHER = 'module.gateway.azapi_update_resource.backend["a"]';

const change = (address: string, type: string, actions: readonly string[], after: Json) => ({
  address,
  type,
  mode: 'managed',
  change: { actions, after },
});

type World = {
  readonly fails?: (imports: number) => boolean;
  readonly state?: Json;
  readonly admitted?: Promise<void>;
  readonly judging?: Opened['judging'];
  /** Hears what is read beside the plan, and that the plan begins. */
  readonly hear?: (what: 'state' | 'journal' | 'plan') => void;
  /** Hears that the plan is shown; without it, the plan ends in its turn. */
  readonly showing?: () => void;
};

async function world(
  t: TestContext,
  {
    fails,
    state = null,
    admitted = Promise.resolve(),
    judging = Promise.resolve({ refusal: [], lint: [] }),
    hear = () => {},
    showing,
  }: World = {},
) {
  admitted.catch(() => undefined);
  const directory = await mkdtemp(join(tmpdir(), 'aolb-planning-'));
  t.after(() => rm(directory, { recursive: true }));
  const plans: { replace: readonly string[]; imports: number }[] = [];
  const moved: boolean[] = [];
  let journal: readonly JournalEntry[] = [ENTRY];
  const terraform = {
    directory,
    validate: async () => [],
    state: async () => {
      hear('state');
      return state;
    },
    journal: async () => ({
      read: async () => {
        hear('journal');
        return journal;
      },
      update: async (by: (entries: readonly JournalEntry[]) => readonly JournalEntry[]) => {
        journal = by(journal);
      },
    }),
    plan: async ({ replace, turn }: { replace: readonly string[]; turn: Promise<void> }) => {
      hear('plan');
      moved.push((await readdir(directory)).includes('moved.tf.json'));
      if (showing === undefined) await turn;
      const file = join(directory, 'aolb_imports.tf.json');
      const imports = items(
        member(JSON.parse(await readFile(file, 'utf8').catch(() => '{}')), 'import'),
      ).length;
      plans.push({ replace, imports });
      if (fails?.(imports) === true) throw new Error('planning fails');
      return [];
    },
    show: async () => {
      showing?.();
      const { replace = [], imports = 0 } = plans.at(-1) ?? {};
      const written = replace.includes(WRITER) ? ['delete', 'create'] : ['no-op'];
      return {
        resource_drift: [change(WATCHER, 'azapi_update_resource', ['delete'], null)],
        resource_changes: [
          change(WRITER, 'azapi_resource_action', written, {}),
          change(WATCHER, 'azapi_update_resource', ['create'], {}),
          ...(imports > 0 ? [] : [change(ENTRY.address, ENTRY.type, ['create'], { name: 'g' })]),
        ],
      };
    },
  } as unknown as Terraform;
  const context = {
    environment: { ARM_SUBSCRIPTION_ID: 's' },
    inputs: { terraformDirectory: undefined },
    signal: new AbortController().signal,
    fetch,
    workflow: {
      group: (_: string, work: () => Promise<unknown>) => work(),
      info: () => {},
      annotate: () => {},
    },
    secrecy: { learn: () => {}, scrub: (text: string) => text.replaceAll('s3cret', '***') },
    lookUp: async () => async () => ({ importId: GROUP, document: {} }),
  } as unknown as Context;
  const planFile = join(directory, 'plan.tfplan');
  const about = { title: 'x', key: { label: '', environment: 'test' } };
  const request = { planFile, variablesFile: 'v', destroy: false, about, admit: () => admitted };
  const opened: Opened = { terraform, judging };
  return { context, opened, request, planFile, plans, moved, kept: () => journal };
}

test('what was deleted is written again by the very plan that imports what an interrupted apply left', async (t) => {
  const { context, opened, request, planFile, plans } = await world(t);
  const { recovery } = await writePlan(context, opened, request);
  assert.deepEqual(plans, [
    { replace: [], imports: 0 },
    { replace: [WRITER], imports: 0 },
    { replace: [WRITER], imports: 1 },
  ]);
  assert.deepEqual(
    recovery.imports.map(({ address, id }) => [address, id]),
    [[ENTRY.address, GROUP]],
  );
  assert.equal((await stat(planFile)).mode & 0o777, 0o600);
});

test('a plan without its imports still writes again what was deleted', async (t) => {
  const { context, opened, request, plans } = await world(t, {
    fails: (imports) => imports > 0,
  });
  const { recovery } = await writePlan(context, opened, request);
  assert.deepEqual(plans.at(-1), { replace: [WRITER], imports: 0 });
  assert.match(recovery.leftovers[0]?.why ?? '', /Terraform cannot import it: planning fails/);
});

test('nothing that looks like a plan is left of one that fails', async (t) => {
  const { context, opened, request, planFile } = await world(t, { fails: () => true });
  await assert.rejects(writePlan(context, opened, request), /planning fails/);
  await assert.rejects(stat(planFile), { code: 'ENOENT' });
});

test('a plan that was begun without what the state calls otherwise is made again', async (t) => {
  const instances = [{ index_key: 'japan', attributes: { scope: '/subscriptions/S' } }];
  const role = { type: 'azurerm_role_assignment', name: 'openai_user', instances };
  const { context, opened, request, plans, moved } = await world(t, {
    state: { version: 4, resources: [role] },
  });
  await writePlan(context, opened, request);
  assert.deepEqual(moved.slice(0, 2), [false, true]);
  assert.equal(plans.length, moved.length - 1, 'the first was never finished');
});

test('a plan that is not admitted leaves nothing, and the refusal counts', async (t) => {
  const { context, opened, request, planFile, plans } = await world(t, {
    fails: () => true,
    admitted: Promise.reject(new Error('refused')),
  });
  await assert.rejects(writePlan(context, opened, request), /^Error: refused$/);
  assert.deepEqual(plans, []);
  await assert.rejects(stat(planFile), { code: 'ENOENT' });
});

test('a plan is shown while it may still be refused, and nothing is left of it then', async (t) => {
  for (const refused of [false, true]) {
    const { promise: admitted, resolve, reject } = Promise.withResolvers<void>();
    const showing = () => (refused ? reject(new Error('refused')) : resolve());
    const { context, opened, request, planFile } = await world(t, { admitted, showing });
    const writing = writePlan(context, opened, request);
    if (!refused) await writing;
    else await assert.rejects(writing, /^Error: refused$/);
    const left = await stat(planFile).then(
      () => true,
      () => false,
    );
    assert.equal(left, !refused);
  }
});

test('beside the plan nothing is read before the policy is judged, and everything when that fails', async (t) => {
  for (const fails of [false, true]) {
    const judging = Promise.withResolvers<Awaited<Opened['judging']>>();
    judging.promise.catch(() => undefined);
    const heard: string[] = [];
    const hear = (what: string) => {
      if (what === 'plan' && !heard.includes('plan')) {
        heard.push('judged');
        if (fails) judging.reject(new Error('no verdict'));
        else judging.resolve({ refusal: [], lint: [] });
      }
      heard.push(what);
    };
    const { context, opened, request } = await world(t, { judging: judging.promise, hear });
    await writePlan(context, opened, request);
    assert.deepEqual(heard.slice(0, 2), ['judged', 'plan']);
    assert.ok(heard.includes('state') && heard.includes('journal'));
  }
});

test('an id that holds a secret is not written into the journal', async (t) => {
  const { context, opened, kept } = await world(t);
  await changeJournal(context, opened.terraform, () => [
    { ...ENTRY, id: `${GROUP}/s3cret` },
    { ...ENTRY, address: 'b', id: GROUP },
  ]);
  assert.deepEqual(kept(), [ENTRY, { ...ENTRY, address: 'b', id: GROUP }]);
});
