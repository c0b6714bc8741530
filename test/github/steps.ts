/** The steps of a job: which of them run, with what, and what they leave behind. */

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import {
  isObject,
  type Json,
  type JsonObject,
  member,
  textOf,
} from '../../policy/standards/json.ts';
import { type Contexts, holds, interpolate, type Status, textOfValue } from './expression.ts';

export type Permissions = Readonly<Record<string, string>>;

export type StepRequest = {
  readonly action: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly environment: Readonly<Record<string, string>>;
  readonly permissions: Permissions;
  readonly job: string;
};

export type StepResult = {
  readonly failed: boolean;
  readonly outputs: Readonly<Record<string, string>>;
  readonly log: string;
};

export async function runSteps(
  all: readonly Json[],
  contexts: Contexts,
  environment: Readonly<Record<string, string>>,
  act: (step: Omit<StepRequest, 'permissions' | 'job'>) => Promise<StepResult>,
) {
  const steps: Record<string, Json> = {};
  const outputs: Record<string, Readonly<Record<string, string>>> = {};
  let status: Status = 'success';
  let log = '';
  for (const step of all) {
    const here: Contexts = { ...contexts, env: environment, steps };
    const guard = member(step, 'if');
    if (!(guard === undefined ? status === 'success' : holds(String(guard), here, status))) {
      continue;
    }
    const own = { ...environment, ...textsOf(member(step, 'env'), here) };
    const uses = textOf(member(step, 'uses'));
    const result =
      uses === undefined
        ? await shell(textOfValue(evaluated(member(step, 'run') ?? '', here)), own)
        : await act({
            action: uses,
            inputs: textsOf(member(step, 'with'), here),
            environment: own,
          });
    const id = textOf(member(step, 'id'));
    if (id !== undefined) {
      steps[id] = { outputs: result.outputs, outcome: result.failed ? 'failure' : 'success' };
      outputs[id] = result.outputs;
    }
    log += result.log;
    if (result.failed) status = 'failure';
  }
  return { status, log, outputs };
}

export function evaluated(value: Json, contexts: Contexts): Json {
  return typeof value === 'string' ? interpolate(value, contexts) : value;
}

export function textsOf(
  values: Json | undefined,
  contexts: Contexts,
): Readonly<Record<string, string>> {
  const written: JsonObject = isObject(values) ? values : {};
  return Object.fromEntries(
    Object.entries(written).map(([name, value]) => [name, textOfValue(evaluated(value, contexts))]),
  );
}

async function shell(
  script: string,
  environment: Readonly<Record<string, string>>,
): Promise<StepResult> {
  const run = promisify(execFile)(
    'bash',
    ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script],
    {
      env: { PATH: process.env.PATH ?? '', ...environment },
    },
  );
  return run.then(
    ({ stdout }) => ({ failed: false, outputs: {}, log: stdout }),
    (error: { stdout?: string }) => ({ failed: true, outputs: {}, log: error.stdout ?? '' }),
  );
}
