/**
 * What is left when an apply is cancelled at some moment, and what the next one makes of it: a real Terraform with its state in a local
 * Azure that answers late, so that requests are in flight at every moment.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addressesIn } from '../../action/terraform/journal.ts';
import { items, type Json, member, textOf } from '../../policy/standards/json.ts';
import { type LocalAzure, startLocalAzure } from '../azure/index.ts';
import { startProviders } from '../azure/provider/index.ts';
import { SHORT_LIVED } from '../azure/provider/source.ts';
import type { RunRequest, RunResult } from '../github/runner.ts';
import { temporaryFolder } from '../temporary.ts';
import { ACTION, ENTRY, POST } from './support.ts';

export type Way = NonNullable<RunRequest['cancelBy']>;
/** Three quarters are what a runner does to a job that is cancelled; the rest takes Terraform along. */
const WAYS: readonly Way[] = [
  'ladder',
  'SIGTERM',
  'SIGKILL',
  'tree',
  'ladder',
  'SIGTERM',
  'SIGKILL',
  'machine',
];

export type Moment = {
  readonly way: Way;
  /** Cancelled when so many requests have arrived at Azure … */
  readonly requests: number;
  /** … and this much later (milliseconds). */
  readonly later: number;
};

export type Trial = {
  readonly moment: Moment;
  readonly seconds: number;
  /** Whether the apply was over before its moment came. */
  readonly late: boolean;
  /** Resources in Azure after the cancel, of those that the module has. */
  readonly made: number;
  /** Ids of those that the state did not hold then. */
  readonly unrecorded: readonly string[];
  /** Leases on the state and the journal. */
  readonly locks: number;
  /** Ids among the unrecorded that the next run's summary does not name. */
  readonly unnamed: readonly string[];
  /** Whether the next apply succeeded, and the plan after it had nothing to do. */
  readonly recovered: boolean;
  readonly log: string;
};

/** A lateness that lets a cancel meet a request on its way, in milliseconds. */
const LATENESS = 120;

export type Stage = {
  readonly try: (moment: Moment) => Promise<Trial>;
  readonly close: () => Promise<void>;
};

/** One Azure for several trials, one after the other: each has a state, names and a workspace of its own. */
export async function setStage(): Promise<Stage> {
  let arrived = () => {};
  const azure = await startLocalAzure({
    accounts: [],
    lateness: ({ method, url }) => {
      arrived();
      return /management\.azure/.test(url) && method !== 'GET' ? LATENESS : 0;
    },
  });
  const providers = await startProviders({
    environment: azure.environment,
    fetch: azure.clientFetch,
  });
  let trials = 0;
  return {
    try: async (moment) => {
      trials += 1;
      let count = 0;
      const reached = new Promise<void>((resolve) => {
        arrived = () => {
          count += 1;
          if (count === moment.requests) setTimeout(resolve, moment.later);
        };
      });
      return attempt(azure, providers.reattach, `trial${trials}`, moment, reached);
    },
    close: async () => {
      await providers.close();
      await azure.close();
    },
  };
}

async function attempt(
  azure: LocalAzure,
  reattach: string,
  name: string,
  moment: Moment,
  reached: Promise<void>,
): Promise<Trial> {
  const directory = temporaryFolder('aolb-moment-');
  const begun = Date.now();
  const environment = { ...azure.environment, ...SHORT_LIVED, TF_REATTACH_PROVIDERS: reattach };
  let runs = 0;
  const act = (command: string, more: Partial<RunRequest> = {}): Promise<RunResult> => {
    runs += 1;
    return ACTION({
      workspace: directory,
      temporary: join(directory, '.runner', String(runs)),
      inputs: {
        command,
        'terraform-directory': 'infra',
        'backend-config': backendConfig(azure, name),
        'require-reviewed-plan': 'false',
        'github-token': '',
        simulation: 'never',
        comment: 'never',
      },
      environment,
      main: ENTRY,
      post: POST,
      ...more,
    });
  };
  try {
    await writeModule(directory, name);
    let late = true;
    const cancelled = await act('apply', {
      cancelWhen: reached.then(() => {
        late = false;
      }),
      cancelBy: moment.way,
    });
    const existing = new Set(azure.resourceIds().map((id) => id.toLowerCase()));
    const locks = await locksOf(azure, name);
    if (moment.way === 'machine' && locks > 0) await unlock(azure, name);
    const before = idsIn(await stateOf(azure, name));
    const next = await act('apply');
    const finalState = await stateOf(azure, name);
    const managed = idsIn(finalState);
    const last = await planAgain(join(directory, 'infra'), environment);
    const made = managed.filter((id) => existing.has(id));
    const unrecorded = made.filter((id) => !before.includes(id));
    const summary = next.summary.toLowerCase();
    return {
      moment,
      seconds: (Date.now() - begun) / 1000,
      late,
      made: made.length,
      unrecorded,
      locks,
      unnamed: unrecorded.filter((id) => !summary.includes(id.replace(/\/policies\/policy$/, ''))),
      recovered:
        next.exitCode === 0 && last.exitCode === 0 && addressesIn(finalState).size === RESOURCES,
      log: `${cancelled.log}\n${cancelled.summary}\n----- next\n${next.log}\n${next.summary}\n----- last\n${last.output}`,
    };
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** Terraform alone: the Action has nothing to do with what it finds. */
async function planAgain(directory: string, environment: Readonly<Record<string, string>>) {
  const child = spawn('terraform', ['plan', '-detailed-exitcode', '-input=false', '-no-color'], {
    cwd: directory,
    env: { PATH: process.env.PATH, HOME: directory, ...environment },
  });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
  const [exitCode] = await once(child, 'close');
  return { exitCode, output: Buffer.concat(chunks).toString() };
}

/** How many resources `writeModule` writes. */
const RESOURCES = 17;

/** Each way in which the shipped module makes something, and each depth, in few resources. */
async function writeModule(directory: string, name: string): Promise<void> {
  await mkdir(join(directory, 'infra'));
  await writeFile(
    join(directory, 'load-balancer.yml'),
    JSON.stringify({ environment: name, variables: {} }),
  );
  const text = await readFile(new URL('fixtures/interrupted.tf', import.meta.url), 'utf8');
  await writeFile(join(directory, 'infra/main.tf'), text.replaceAll('NAME', name));
}

function backendConfig({ stateBackend }: LocalAzure, name: string): string {
  const settings = { ...stateBackend, key: `${name}.tfstate`, use_azuread_auth: 'true' };
  return Object.entries(settings)
    .map(([setting, value]) => `${setting}=${value}`)
    .join('\n');
}

function blob({ stateBackend }: LocalAzure, key: string): string {
  const { storage_account_name: account, container_name: container } = stateBackend;
  return `https://${account}.blob.core.windows.net/${container}/${key}`;
}

async function locksOf(azure: LocalAzure, name: string): Promise<number> {
  const leases = await Promise.all(
    [`${name}.tfstate`, `${name}.tfstate.journal`].map(async (key) => {
      const answer = await azure.fetch(blob(azure, key), {
        method: 'HEAD',
        audience: 'https://storage.azure.com',
      });
      return answer.headers.get('x-ms-lease-state');
    }),
  );
  return leases.filter((state) => state !== null && state !== 'available').length;
}

/** What `terraform force-unlock` does for somebody who knows that the holder is gone. */
async function unlock(azure: LocalAzure, name: string): Promise<void> {
  const { status } = await azure.fetch(`${blob(azure, `${name}.tfstate`)}?comp=lease`, {
    method: 'PUT',
    headers: { 'x-ms-lease-action': 'break', 'x-ms-lease-break-period': '0' },
    audience: 'https://storage.azure.com',
  });
  assert.equal(status, 202);
}

async function stateOf(azure: LocalAzure, name: string): Promise<Json> {
  const answer = await azure.fetch(blob(azure, `${name}.tfstate`), {
    audience: 'https://storage.azure.com',
  });
  const text = await answer.text();
  return answer.status === 404 || text === '' ? null : JSON.parse(text);
}

/** Ids of resources in Azure, in lower case; a policy's is its API's, so it gets its own. */
function idsIn(state: Json): readonly string[] {
  return items(member(state, 'resources')).flatMap((resource) =>
    items(member(resource, 'instances')).flatMap((instance) => {
      const id = textOf(member(member(instance, 'attributes'), 'id'))?.toLowerCase();
      const type = textOf(member(resource, 'type')) ?? '';
      if (id === undefined || !id.startsWith('/subscriptions')) return [];
      return [type.endsWith('_policy') ? `${id}/policies/policy` : id.replace(/;rev=\d+$/, '')];
    }),
  );
}

/** Everything that was promised of one trial. */
export function assertKept({ locks, unnamed, recovered, log, moment }: Trial): void {
  const what = `${moment.way} at request ${moment.requests} + ${moment.later} ms`;
  // A machine that is gone cannot release what it held: that is for somebody who knows it.
  if (moment.way !== 'machine') assert.equal(locks, 0, `${what}: a lock is left\n${log}`);
  assert.deepEqual(unnamed, [], `${what}: not named\n${log}`);
  assert.ok(recovered, `${what}: not recovered\n${log}`);
}

/** Moments spread over an apply of this many requests, the same for the same seed. */
export function momentsOf(seed: number, count: number, requests: number): readonly Moment[] {
  let state = seed;
  // A linear congruential generator, with the constants of Numerical Recipes.
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  return Array.from({ length: count }, (_, index) => ({
    way: WAYS[index % WAYS.length] ?? 'ladder',
    // One of five at any moment, the others while resources are made.
    requests: 1 + Math.floor((index % 5 === 0 ? random() : 0.6 + 0.4 * random()) * requests),
    later: Math.floor(random() * LATENESS * 2),
  }));
}

export function tableOf(trials: readonly Trial[]): string {
  const rows = trials.map(
    ({ moment, made, unrecorded, locks, unnamed, recovered, late, seconds }) =>
      [
        moment.way,
        `${moment.requests} + ${moment.later} ms${late ? ' (over before)' : ''}`,
        made,
        unrecorded.length,
        unrecorded.length - unnamed.length,
        locks,
        recovered ? 'no changes' : 'FAILED',
        seconds.toFixed(1),
      ].join(' | '),
  );
  const head = [
    'cancel',
    'at request',
    'made',
    'unrecorded',
    'named and imported',
    'locks',
    'afterwards',
    's',
  ];
  return [head.join(' | '), ...rows].join('\n');
}
