/** One run of the Action: inputs in, a command, outputs and an exit code out. */

import { environmentScrub } from './commands/planning.ts';
import type { Context, Ports } from './commands/ports.ts';
import { render } from './commands/render.ts';
import { rotate } from './commands/rotate.ts';
import { ActionFailure, messageOf } from './failure.ts';
import { createGitHub, graphqlUrlOf } from './github/client.ts';
import { readEvent } from './github/event.ts';
import { type Command, type Inputs, readInputs } from './inputs.ts';
import { useProxies } from './proxy.ts';
import type { Workflow } from './workflow.ts';

export type Run = Ports & {
  readonly workflow: Workflow;
  readonly getInput: (name: string) => string;
  readonly environment: NodeJS.ProcessEnv;
  readonly workspace: string;
  readonly signal: AbortSignal;
};

const COMMANDS: Readonly<Record<Command, (context: Context) => Promise<unknown>>> = {
  render,
  // With what compares policies and writes reports; the others do without.
  plan: async (context) => (await import('./commands/plan.ts')).plan(context),
  drift: async (context) => (await import('./commands/drift.ts')).drift(context),
  apply: async (context) => (await import('./commands/apply.ts')).apply(context),
  destroy: async (context) => (await import('./commands/destroy.ts')).destroy(context),
  rotate,
  lint: async (context) => (await import('./commands/lint.ts')).lint(context),
  simulate: async (context) => (await import('./commands/simulate.ts')).simulate(context),
};

/** @returns the exit code: 0, or 1 with `failure-reason` set and everything known about it annotated. */
export async function runAction(run: Run): Promise<0 | 1> {
  let tell = (text: string) => text;
  try {
    const inputs = readInputs(run.getInput);
    if (inputs.token !== undefined) run.workflow.mask(inputs.token);
    useProxies(run.environment);
    const context = await createContext(run, inputs);
    tell = environmentScrub(context);
    await COMMANDS[inputs.command](context);
    return 0;
  } catch (error) {
    const failure = run.signal.aborted ? asCancelled(error) : asFailure(error);
    for (const finding of failure.findings) {
      run.workflow.annotate({ ...finding, message: tell(finding.message) });
    }
    run.workflow.annotate({ severity: 'error', message: tell(failure.message) });
    run.workflow.output('failure-reason', failure.reason);
    return 1;
  }
}

async function createContext(run: Run, inputs: Inputs): Promise<Context> {
  const { environment, signal, workflow } = run;
  const event = await readEvent(environment);
  const apiUrl = environment.GITHUB_API_URL || 'https://api.github.com';
  const graphqlUrl = environment.GITHUB_GRAPHQL_URL || graphqlUrlOf(apiUrl);
  const github =
    inputs.token === undefined || event === undefined
      ? undefined
      : createGitHub({
          apiUrl,
          graphqlUrl,
          token: inputs.token,
          fetch: run.fetch,
          signal,
          info: workflow.info,
        });
  return { ...run, inputs, event, github };
}

/** Whatever a cancelled run throws, it was cancelled; the text is Terraform's where it was interrupted. */
function asCancelled(error: unknown): ActionFailure {
  return error instanceof ActionFailure && error.reason === 'cancelled'
    ? error
    : new ActionFailure('cancelled', 'the run was cancelled');
}

function asFailure(error: unknown): ActionFailure {
  if (error instanceof ActionFailure) return error;
  // A stack trace is for us, in the log of a failure that we did not foresee.
  const trace = error instanceof Error ? `\n${error.stack ?? ''}` : '';
  return new ActionFailure('unexpected', `unexpected failure: ${messageOf(error)}${trace}`);
}
