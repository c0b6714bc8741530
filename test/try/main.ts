/**
 * `aolb try`: a user's own `load-balancer.yml` on a local Azure. The built Action plans and applies as it does on GitHub's runner,
 * with stand-ins for the accounts and for whatever else the file takes for granted; what it leaves is there the next time.
 */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type ExitCode, type Terminal, UsageError } from '../../action/command-line/terminal.ts';
import { readConfiguration } from '../../action/config.ts';
import { describeFinding } from '../../action/finding.ts';
import { createBalancer } from '../../policy/balancer.ts';
import type { Configuration } from '../../policy/configuration.ts';
import { type Json, listAt, textAt } from '../azure/json.ts';
import { type AccountOptions, endpointOf } from '../azure/seed.ts';
import { send as call } from '../azure/support/documents.ts';
import { EVENTS, type Stage, setStage } from '../demo/stage.ts';
import { ensureTerraform } from '../demo/terraform.ts';
import type { Comment } from '../github/github.ts';
import type { RunResult } from '../github/runner.ts';
import { keep, remember } from './memory.ts';
import { reportPage, reportText } from './report.ts';
import { makeExisting, standInsOf, USUAL_MODEL } from './stand-ins.ts';

/** Its files are in a folder of their own, and no comment of a real load balancer has it. */
const LABEL = 'try';

type Trial = {
  readonly configuration: Configuration;
  readonly stage: Stage;
  readonly folder: string;
  readonly terminal: Terminal;
  /** The file as the Action gets it. */
  readonly config: string;
  /** @param comments what stays on the pull request */
  readonly keep: (comments: readonly Comment[]) => Promise<void>;
};

const COMMANDS: Readonly<Record<string, (trial: Trial) => Promise<ExitCode>>> = {
  plan,
  apply,
  serve,
};

/** @returns 0 fine, 1 where the Action fails or the file is wrong */
export async function tryOut(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { config: { type: 'string', default: 'load-balancer.yml' } },
  });
  const [name = '', ...more] = positionals;
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined || more.length > 0) {
    throw new UsageError(`try what? One of ${Object.keys(COMMANDS).join(', ')}`);
  }
  const path = resolve(terminal.directory, values.config);
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) {
    terminal.error(`${values.config} is not there: aolb init writes one, --config names another\n`);
    return 1;
  }
  const { configuration, document, findings } = readConfiguration(text, values.config);
  if (configuration === undefined) {
    for (const finding of findings) {
      terminal.error(`${finding.severity}: ${describeFinding(finding)}\n`);
    }
    return 1;
  }
  const say = (line: string) => terminal.error(`${line}\n`);
  await ensureTerraform({ environment: process.env, root: terminal.root, say });
  const folder = join(dirname(path), '.aolb', LABEL);
  await mkdir(folder, { recursive: true });
  // As the Action keeps its own: out of git.
  await writeFile(join(folder, '.gitignore'), '*\n');
  const memory = await remember(folder);
  const standIns = standInsOf(configuration, document);
  if (memory !== undefined && memory.subscriptionId !== standIns.subscriptionId) {
    throw new Error(
      `${relative(terminal.directory, folder)} is of another subscription (${memory.subscriptionId}): remove it to begin anew`,
    );
  }
  const { subscriptionId, principals } = standIns;
  const accounts = joined(memory?.accounts ?? [], standIns.accounts);
  const stage = await setStage(accounts, {
    workspace: dirname(path),
    files: folder,
    azure: { saved: memory?.azure, subscriptionId, principals },
    comments: memory?.comments ?? [],
  });
  try {
    await makeExisting(stage.azure, standIns.existing);
    return await command({
      ...{ configuration, stage, folder, terminal },
      config: basename(path),
      keep: (comments) =>
        keep(folder, { version: 1, azure: stage.azure.save(), subscriptionId, accounts, comments }),
    });
  } finally {
    await stage.close();
    await rm(join(folder, '.runner'), { recursive: true, force: true });
  }
}

/** Those of before, where the file does not say otherwise now. */
function joined(
  before: readonly AccountOptions[],
  now: readonly AccountOptions[],
): readonly AccountOptions[] {
  const idOf = ({ subscriptionId, resourceGroup, name }: AccountOptions) =>
    `${subscriptionId}/${resourceGroup}/${name}`.toLowerCase();
  const taken = new Set(now.flatMap((account) => [idOf(account), endpointOf(account)]));
  const isTaken = (account: AccountOptions) =>
    taken.has(idOf(account)) || taken.has(endpointOf(account));
  return [...before.filter((account) => !isTaken(account)), ...now];
}

async function plan(trial: Trial): Promise<ExitCode> {
  const { stage, folder, terminal } = trial;
  const result = await run(trial, 'plan', { simulation: 'auto' });
  const file = join(folder, 'report.md');
  const isPlanned = result.exitCode === 0;
  const full = isPlanned ? await readFile(file, 'utf8') : result.summary;
  const short = isPlanned ? (stage.github.comments.at(-1)?.body ?? full) : full;
  await show(trial, short, full);
  if (!isPlanned) return 1;
  terminal.out(
    result.outputs.changes === 'true'
      ? 'next: aolb try apply\n'
      : 'nothing to apply: change the file and plan again\n',
  );
  return 0;
}

async function apply(trial: Trial): Promise<ExitCode> {
  const { stage, terminal } = trial;
  if (stage.github.comments.length === 0) {
    terminal.error('only what was planned is applied, and nothing is: aolb try plan\n');
    return 1;
  }
  const result = await run(trial, 'apply', { 'require-reviewed-plan': 'true' }, EVENTS.push);
  if (result.exitCode !== 0) {
    await show(trial, result.summary, result.summary);
    if (result.outputs['failure-reason'] === 'plan-changed') {
      terminal.out('the file is not what was planned: aolb try plan shows what it is now\n');
    }
    return 1;
  }
  const { add, change, destroy } = result.outputs;
  terminal.out(`applied as planned: ${add} added, ${change} changed, ${destroy} destroyed\n`);
  await firstCall(trial);
  terminal.out('next: change the file and aolb try plan, or aolb try serve for your own calls\n');
  return 0;
}

async function serve(trial: Trial): Promise<ExitCode> {
  const { configuration, stage, terminal } = trial;
  const service = serviceOf(stage);
  if (service === undefined) {
    terminal.error('nothing was applied yet: aolb try plan, then aolb try apply\n');
    return 1;
  }
  const endpoint = stage.azure.gatewayUrl(service.name);
  terminal.out(`gateway ${endpoint}/${configuration.gateway.path}\n`);
  for (const { name, subscription } of createBalancer(configuration).consumers) {
    terminal.out(`key of ${name}: ${(await keyOf(stage, service.id, subscription)) ?? 'none'}\n`);
  }
  terminal.error('Ctrl-C ends it.\n');
  await terminal.untilInterrupted();
  return 0;
}

async function show({ folder, terminal }: Trial, short: string, full: string): Promise<void> {
  const page = join(folder, 'report.html');
  await writeFile(page, await reportPage(withoutOrigin(full)));
  terminal.out(`${reportText(withoutOrigin(short))}\n\n`);
  terminal.out(`all of it: ${relative(terminal.directory, page)}\n`);
}

/** Runs the Action; its steps are told as they begin. What it leaves is kept before anything is shown: whoever reads may stop reading. */
async function run(
  { stage, terminal, config, keep }: Trial,
  command: 'plan' | 'apply',
  inputs: Readonly<Record<string, string>>,
  event: Parameters<Stage['run']>[1] = EVENTS.pullRequest,
): Promise<RunResult> {
  let line = '';
  const onOutput = (text: string) => {
    const lines = (line + text).split('\n');
    line = lines.pop() ?? '';
    for (const each of lines) {
      const [, step] = /^::group::(.*)$/.exec(each) ?? [];
      if (step !== undefined) terminal.error(`  ${step} …\n`);
    }
  };
  const result = await stage.run(
    command,
    event,
    { label: LABEL, config, ...inputs },
    { onOutput, cancelWhen: terminal.untilInterrupted() },
  );
  // With an apply the pull request is merged: what comes next is planned on another one.
  const isMerged = command === 'apply' && result.exitCode === 0;
  await keep(isMerged ? [] : stage.github.comments);
  for (const { level, message, properties } of result.annotations) {
    if (level === 'notice') continue;
    const { file, line: number, col } = properties;
    const place = [file, number, col].filter((part) => part !== undefined).join(':');
    terminal.error(`${level}: ${place === '' ? '' : `${place}: `}${message}\n`);
  }
  return result;
}

/** Which commit and which run: here there are none. */
function withoutOrigin(markdown: string): string {
  return markdown.replace(/^<!--[\s\S]*?-->\n?/, '').replace(/^Commit `.*\n+/m, '');
}

/** So that a working gateway is seen: who answers is in the answer. */
async function firstCall({ configuration, stage, terminal }: Trial): Promise<void> {
  const service = serviceOf(stage);
  const [consumer] = createBalancer(configuration).consumers;
  if (service === undefined || consumer === undefined || !configuration.callers.keys) return;
  const named = Object.values(configuration.accounts).flatMap(({ models }) =>
    Object.keys(models ?? {}),
  );
  const [model = USUAL_MODEL] = consumer.models ?? named;
  const base = `${stage.azure.gatewayUrl(service.name)}/${configuration.gateway.path}`;
  const response = await fetch(
    `${base}/deployments/${model}/chat/completions?api-version=2024-10-21`,
    {
      method: 'POST',
      headers: {
        'api-key': (await keyOf(stage, service.id, consumer.subscription)) ?? '',
        'content-type': 'application/json',
      },
      body: JSON.stringify({ messages: [{ role: 'user', content: 'Who are you?' }] }),
    },
  );
  const body = (await response.json().catch(() => null)) as Json;
  const answer = textAt(listAt(body, 'choices')[0], 'message', 'content');
  terminal.out(
    `${consumer.name} asks ${model} "Who are you?": ${answer ?? `${response.status} ${JSON.stringify(body)}`}\n`,
  );
}

function serviceOf({ azure }: Stage): { readonly id: string; readonly name: string } | undefined {
  const id = azure
    .resourceIds()
    .find((one) => /\/Microsoft\.ApiManagement\/service\/[^/]+$/i.test(one));
  return id === undefined ? undefined : { id, name: id.split('/').at(-1) ?? '' };
}

/** As the operator of API Management sees it: applications read theirs from the vault, where there is a rotation. */
async function keyOf(
  stage: Stage,
  service: string,
  subscription: string,
): Promise<string | undefined> {
  const id = `${service}/subscriptions/${subscription}/listSecrets`;
  const { body } = await call(stage.azure, 'POST', id);
  return textAt(body, 'primaryKey');
}
