/** One run of the Action: inputs in, a command, outputs and an exit code out. */

import { resolve } from 'node:path';
import type { Context, Ports } from './commands/ports.ts';
import { render } from './commands/render.ts';
import { ActionFailure, type FailureReason, messageOf } from './failure.ts';
import { errorsFirst } from './finding.ts';
import { checkedOutCommit } from './github/checkout.ts';
import { GitHub, graphqlUrlOf } from './github/client.ts';
import { plannedCommit, readEvent } from './github/event.ts';
import { type Command, type Inputs, readInputs } from './inputs.ts';
import { throughProxies } from './proxy.ts';
import { createSecrecy, type Secrecy } from './secrecy.ts';
import { createRunRecords, type RunRecords } from './terraform/run-record.ts';
import { environmentSecrets, settingSecrets } from './terraform/secrets.ts';
import type { Workflow } from './workflow.ts';

export type Run = Ports & {
  readonly workflow: Workflow;
  readonly getInput: (name: string) => string;
  readonly environment: NodeJS.ProcessEnv;
  readonly workspace: string;
  readonly signal: AbortSignal;
  readonly urgent: AbortSignal;
};

const COMMANDS: Readonly<Record<Command, (context: Context) => Promise<void>>> = {
  render,
  // A command is loaded by the runs that have it.
  plan: async (context) => (await import('./commands/plan.ts')).plan(context),
  drift: async (context) => (await import('./commands/drift.ts')).drift(context),
  apply: async (context) => (await import('./commands/apply.ts')).apply(context),
  destroy: async (context) => (await import('./commands/destroy.ts')).destroy(context),
  rotate: async (context) => (await import('./commands/rotate.ts')).rotate(context),
  lint: async (context) => (await import('./commands/lint.ts')).lint(context),
  simulate: async (context) => (await import('./commands/simulate.ts')).simulate(context),
};

/** @returns the exit code: 0, or 1 with `failure-reason` set and everything known about it annotated. */
export async function runAction(run: Run): Promise<0 | 1> {
  const secrecy = createSecrecy(run.workflow);
  const { workflow } = secrecy;
  const records = createRunRecords(run.environment.RUNNER_TEMP, (directory) =>
    workflow.saveState('run', directory),
  );
  try {
    run.signal.throwIfAborted();
    const context = await createContext(run, secrecy, records);
    await COMMANDS[context.inputs.command](context);
    return 0;
  } catch (error) {
    const failure = run.signal.aborted ? asCancelled(error) : asFailure(error);
    for (const finding of errorsFirst(failure.findings)) workflow.annotate(finding);
    workflow.annotate({ severity: 'error', message: failure.message });
    tellReason(workflow, failure.reason);
    return 1;
  } finally {
    records.close();
  }
}

/** A disk that is full has no room for the reason either; the annotation has told it. */
function tellReason(workflow: Workflow, reason: FailureReason): void {
  try {
    workflow.output('failure-reason', reason);
  } catch (error) {
    const message = `failure-reason cannot be set to ${reason}: ${messageOf(error)}`;
    workflow.annotate({ severity: 'warning', message });
  }
}

function inputSecrets({ token, backendConfig }: Inputs): ReadonlyMap<string, string> {
  const settings = backendConfig.map((line): [string, string] => {
    const [key = '', ...value] = line.split('=');
    return [key, value.join('=')];
  });
  return new Map([
    ...settingSecrets(settings, 'input backend-config'),
    ...(token === undefined ? [] : [[token, 'input github-token'] as const]),
  ]);
}

/**
 * Reads inputs, event and checkout. What is secret is learnt before anything is read that an error could quote.
 *
 * @throws {ActionFailure} `input-invalid`
 */
export async function createContext(
  run: Run,
  secrecy: Secrecy,
  records: RunRecords,
): Promise<Context> {
  const { environment } = run;
  const { workflow, scrub } = secrecy;
  secrecy.learn(environmentSecrets(environment));
  const inputs = readInputs(run.getInput);
  secrecy.learn(inputSecrets(inputs));
  const fetch = throughProxies(environment, run.fetch);
  const event = await readEvent(environment);
  const checkedOut = checkedOutCommit(resolve(run.workspace, inputs.config), run.workspace);
  const commit = event === undefined ? (checkedOut ?? '') : plannedCommit(event, checkedOut);
  const apiUrl = environment.GITHUB_API_URL || 'https://api.github.com';
  const graphqlUrl = environment.GITHUB_GRAPHQL_URL || graphqlUrlOf(apiUrl);
  const { token } = inputs;
  const withSignal = (signal: AbortSignal): Context => {
    const { info } = workflow;
    const github =
      token === undefined || event === undefined
        ? undefined
        : new GitHub({ apiUrl, graphqlUrl, token, fetch, signal, scrub, info });
    const changed = { fetch, signal, workflow, secrecy, inputs, event, commit, github };
    return { ...run, ...changed, records, withSignal };
  };
  return withSignal(run.signal);
}

/** Whatever a cancelled run throws, it was cancelled; the text is Terraform's where it was interrupted. */
function asCancelled(error: unknown): ActionFailure {
  return error instanceof ActionFailure && error.reason === 'cancelled'
    ? error
    : new ActionFailure('cancelled', 'the run was cancelled');
}

function asFailure(error: unknown): ActionFailure {
  if (error instanceof ActionFailure) return error;
  const file = fileFailure(error);
  if (file !== undefined) return file;
  // A stack trace is for us, in the log of a failure that we did not foresee.
  const trace = error instanceof Error ? `\n${error.stack ?? ''}` : '';
  return new ActionFailure('unexpected', `unexpected failure: ${messageOf(error)}${trace}`);
}

/** What a machine does that is full, or whose workspace is not ours to write. */
const FILE_FAILURES: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full. Free space on the runner, then run again',
  EDQUOT: 'the quota of the disk is used up. Free space on the runner, then run again',
  EEXIST: 'something else is in the place of the Action’s folder .aolb. Remove it',
  ENOTDIR: 'something else is in the place of the Action’s folder .aolb. Remove it',
  EROFS: 'the file system is read-only. The Action writes into .aolb below the workspace',
  EACCES: 'the runner’s user may not do that. The Action writes into .aolb below the workspace',
  EPERM: 'the runner’s user may not do that. The Action writes into .aolb below the workspace',
};

function fileFailure(error: unknown): ActionFailure | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  if ('syscall' in error && String(error.syscall).startsWith('spawn')) return undefined;
  const advice = FILE_FAILURES[String(error.code)];
  if (advice === undefined) return undefined;
  return new ActionFailure('file-failed', `${error.message}: ${advice}`);
}
