/**
 * What an interrupted apply made in Azure and could not record is found by the journal, and taken into the state by the next plan.
 *
 * Import blocks lie in the root module only while Terraform plans: a saved plan carries its configuration along.
 */
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Json, member, textOf } from '../../policy/standards/json.ts';
import { messageOf } from '../failure.ts';
import { subscriptionOf, type Target, targetOf, targetOfId } from '../terraform/azure-ids.ts';
import { creationsOf, type JournalEntry, plainId, recordedIn } from '../terraform/journal.ts';
import {
  describeLeftover,
  type Import,
  type Leftover,
  NOTHING_LEFT,
  type Recovery,
} from '../terraform/leftovers.ts';
import { scrubShapes } from '../terraform/redact.ts';
import type { Terraform } from '../terraform/terraform.ts';
import type { Planned } from './planned.ts';
import type { Context, Found, LookUp } from './ports.ts';

const FILE = 'aolb_imports.tf.json';
/** A resource can only be looked up once its parent is known, so a gateway is found before its APIs. Nothing here is deeper. */
const DEPTH = 8;
/** What differs between two clocks (milliseconds). */
const CLOCK_SKEW = 300_000;

type Request = {
  readonly destroy: boolean;
  readonly leftovers: Leftovers;
  /** The plan that knows nothing of them yet. */
  readonly first: Planned;
  /** Plans again, into the same file. */
  readonly plan: () => Promise<Planned>;
};

/** What the journal names. */
export type Leftovers = {
  /** Not in the state. */
  readonly open: readonly JournalEntry[];
  /** Addresses of what is in the state: the journal was not cut down, because its run was killed. */
  readonly recorded: readonly string[];
};

/** It is worth a warning, not a failure: without it Terraform refuses what is there already. */
export async function readLeftovers(
  { workflow, signal }: Context,
  terraform: Terraform,
): Promise<Leftovers> {
  try {
    const journal = await terraform.journal();
    const entries = await journal.read();
    if (entries.length === 0) return { open: [], recorded: [] };
    const recorded = recordedIn(await terraform.state());
    return {
      open: entries.filter((entry) => !recorded(entry)),
      recorded: entries.filter(recorded).map(({ address }) => address),
    };
  } catch (error) {
    // Whoever asked is cancelled as well.
    if (signal.aborted) return { open: [], recorded: [] };
    const message = `the journal of earlier applies beside the state cannot be read: ${scrubShapes(messageOf(error))}. What an interrupted one left behind will not be found`;
    workflow.annotate({ severity: 'warning', message });
    return { open: [], recorded: [] };
  }
}

/** Looks for what the entries name, and plans again with imports of what is there. */
export async function recover(
  context: Context,
  terraform: Terraform,
  request: Request,
): Promise<{ readonly planned: Planned; readonly recovery: Recovery }> {
  const { destroy, first } = request;
  const { open: entries, recorded } = request.leftovers;
  if (entries.length === 0) {
    return { planned: first, recovery: { ...NOTHING_LEFT, gone: recorded } };
  }
  return context.workflow.group('Look for what an interrupted apply has left', async () => {
    const lookUp = createLookUp(context);
    const leftovers = new Map<string, Leftover>();
    const known = new Set<JournalEntry>();
    const { imports, planned } = destroy
      ? { imports: [], planned: first }
      : await importAll(context, terraform, request, { lookUp, leftovers, known });
    const gone = [...recorded];
    for (const entry of entries.filter((candidate) => !known.has(candidate))) {
      const leftover = await forgotten(entry, lookUp, destroy);
      if (leftover === undefined) gone.push(entry.address);
      else leftovers.set(entry.address, leftover);
    }
    // What a destroy leaves is known after it.
    if (!destroy) tellLeftovers(context, [...leftovers.values()]);
    return { planned, recovery: { imports, leftovers: [...leftovers.values()], gone } };
  });
}

/** What interrupted applies had made beside the state, and a destroy has not taken along. The journal forgets the rest. */
export async function leftAfterDestroy(context: Context, terraform: Terraform): Promise<Recovery> {
  const { open: entries, recorded } = await readLeftovers(context, terraform);
  if (entries.length + recorded.length === 0) return NOTHING_LEFT;
  const lookUp = createLookUp(context);
  const leftovers: Leftover[] = [];
  for (const entry of entries) {
    const leftover = await forgotten(entry, lookUp, true);
    if (leftover !== undefined) leftovers.push(leftover);
  }
  tellLeftovers(context, leftovers);
  const left = new Set(leftovers.map(({ address }) => address));
  await changeJournal(context, terraform, (all) => all.filter(({ address }) => left.has(address)));
  return { ...NOTHING_LEFT, leftovers };
}

/** Where a plan changes nothing, what it found settled leaves the journal all the same. */
export async function forgetSettled(
  context: Context,
  terraform: Terraform,
  recovery: Recovery | undefined,
): Promise<void> {
  const gone = new Set(recovery?.gone);
  if (gone.size === 0) return;
  await changeJournal(context, terraform, (all) => all.filter(({ address }) => !gone.has(address)));
}

/** Losing the journal is worth a warning: it is needed only where more goes wrong. Nothing secret gets into it. */
export async function changeJournal(
  context: Context,
  terraform: Terraform,
  change: (entries: readonly JournalEntry[]) => readonly JournalEntry[],
): Promise<void> {
  try {
    const journal = await terraform.journal();
    await journal.update((entries) =>
      change(entries).map((entry) => withoutSecrets(context, entry)),
    );
  } catch (error) {
    const message = `the journal of this run could not be written beside the state: ${scrubShapes(messageOf(error))}. What a killed apply leaves in Azure will not be found by the next one`;
    context.workflow.annotate({ severity: 'warning', message });
  }
}

/** A name may be made of what is secret. Without its id a resource is found by what the next plan says of it. */
export function withoutSecrets({ secrecy }: Context, entry: JournalEntry): JournalEntry {
  const { id, ...rest } = entry;
  return id === undefined || secrecy.scrub(id) === id ? entry : rest;
}

function tellLeftovers({ workflow }: Context, leftovers: readonly Leftover[]): void {
  for (const leftover of leftovers) {
    workflow.annotate({ severity: 'warning', message: describeLeftover(leftover) });
  }
}

type Search = {
  readonly lookUp: CarefulLookUp;
  /** By address. */
  readonly leftovers: Map<string, Leftover>;
  /** Entries whose resource the plan creates, or now imports. */
  readonly known: Set<JournalEntry>;
};

async function importAll(
  context: Context,
  terraform: Terraform,
  { first, leftovers: { open: entries }, plan }: Request,
  search: Search,
): Promise<{ readonly imports: readonly Import[]; readonly planned: Planned }> {
  const imports = new Map<string, Import>();
  let planned = first;
  for (let depth = 0; depth < DEPTH; depth++) {
    const found = await findCreated(context, planned.json, entries, search);
    const fresh = found.filter(({ address }) => !imports.has(address));
    if (fresh.length === 0) break;
    for (const one of fresh) {
      context.workflow.info(`${one.address} exists as ${one.id}`);
      imports.set(one.address, one);
    }
    try {
      planned = await planWith(terraform, [...imports.values()], plan);
    } catch (error) {
      if (context.signal.aborted) throw error;
      // A plan without them is worth more than none: it shows what there would be to create.
      const why = `it exists, and Terraform cannot import it: ${messageOf(error)}`;
      for (const { address, id } of imports.values()) {
        search.leftovers.set(address, { address, id, why });
      }
      return { imports: [], planned: await plan() };
    }
  }
  return { imports: [...imports.values()], planned };
}

async function planWith(
  terraform: Terraform,
  imports: readonly Import[],
  plan: Request['plan'],
): Promise<Planned> {
  const file = join(terraform.directory, FILE);
  const blocks = imports.map(({ address, id }) => ({ to: address, id }));
  await writeFile(file, JSON.stringify({ import: blocks }));
  try {
    return await plan();
  } finally {
    await rm(file, { force: true });
  }
}

/** Those that the plan would create, and Azure has. */
async function findCreated(
  { environment }: Context,
  plan: Json,
  entries: readonly JournalEntry[],
  { lookUp, leftovers, known }: Search,
): Promise<readonly Import[]> {
  const imports: Import[] = [];
  for (const creation of creationsOf(plan)) {
    const { address, type } = creation;
    const subscription = subscriptionOf(plan, address, environment);
    const target = targetOf(creation, subscription);
    const id = target?.kind === 'named' ? target.importId : undefined;
    const entry = entries.find(
      (candidate) =>
        candidate.address === address || (id !== undefined && isSame(candidate.id, id)),
    );
    if (entry === undefined) continue;
    known.add(entry);
    const wanted = target ?? (entry.id === undefined ? undefined : targetOfId(type, entry.id));
    if (wanted === undefined) {
      if (entry.id !== undefined) imports.push({ address, id: entry.id, state: undefined });
      continue;
    }
    const found = await lookUp(wanted);
    if (found === undefined) leftovers.delete(address);
    else if ('why' in found) leftovers.set(address, { address, id, why: found.why });
    else if (isOlder(found.document, entry.since)) {
      const why = `it was there before the apply of ${entry.since} began, so it is not imported. Import it yourself, or give yours another name`;
      leftovers.set(address, { address, id: found.importId, why });
    } else {
      leftovers.delete(address);
      imports.push({ address, id: found.importId, state: unfinished(found.document) });
    }
  }
  return imports;
}

/** An entry that no plan creates: the configuration has dropped it, or everything is about to be destroyed. */
async function forgotten(
  { address, type, id, since }: JournalEntry,
  lookUp: CarefulLookUp,
  destroy: boolean,
): Promise<Leftover | undefined> {
  const target = id === undefined ? undefined : targetOfId(type, id);
  const found = target === undefined ? { why: '' } : await lookUp(target);
  if (found === undefined) return undefined;
  const rest = destroy
    ? 'it goes only if what contains it goes'
    : 'the configuration has it no more, so it is not imported';
  const why =
    'why' in found
      ? `it may exist since the apply of ${since}; ${rest}`
      : `it exists since the apply of ${since}; ${rest}`;
  return { address, id, why: `${why}. Delete it if nobody uses it` };
}

type CarefulLookUp = (target: Target) => Promise<Found | undefined | { readonly why: string }>;

/** The credential is asked for once, when there is something to look for; each answer once. */
function createLookUp(context: Context): CarefulLookUp {
  const { environment, fetch, signal, workflow } = context;
  const answers = new Map<string, ReturnType<CarefulLookUp>>();
  let ask: ReturnType<LookUp> | undefined;
  return (target) => {
    const key = JSON.stringify(target);
    ask ??= context.lookUp({ environment, fetch, signal, info: workflow.info });
    const answer =
      answers.get(key) ??
      ask
        .then((request) => request(target))
        .catch((error: unknown) => {
          if (signal.aborted) throw error;
          return { why: `it could not be looked for: ${scrubShapes(messageOf(error))}` };
        });
    answers.set(key, answer);
    return answer;
  };
}

function isSame(a: string | undefined, b: string): boolean {
  return a !== undefined && plainId(a) === plainId(b);
}

/** Where Azure says when something was made; most resources do not. */
function isOlder(document: Json, since: string): boolean {
  const made =
    textOf(member(member(document, 'systemData'), 'createdAt')) ??
    textOf(member(member(document, 'properties'), 'createdOn'));
  return made !== undefined && Date.parse(made) < Date.parse(since) - CLOCK_SKEW;
}

function unfinished(document: Json): string | undefined {
  const state = textOf(member(member(document, 'properties'), 'provisioningState'));
  return state === undefined || /^succeeded$/i.test(state) ? undefined : state;
}
