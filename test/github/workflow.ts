/**
 * Runs a workflow file as GitHub would: which events start it, which identity a job gets, what its token may, and its steps one after the
 * other. A key that GitHub does not have, or that is not understood here, is an error.
 * Source: https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax
 */

import { parse } from 'yaml';
import {
  isArray,
  isObject,
  items,
  type Json,
  type JsonObject,
  member,
  textOf,
} from '../../policy/standards/json.ts';
import { type Contexts, holds, textOfValue } from './expression.ts';
import {
  evaluated,
  type Permissions,
  runSteps,
  type StepRequest,
  type StepResult,
  textsOf,
} from './steps.ts';

export type { StepRequest, StepResult } from './steps.ts';

export type Event = {
  readonly name: string;
  readonly payload: Json;
  readonly ref: string;
  readonly sha: string;
  /** Paths that the pull request or the push changes. */
  readonly changed: readonly string[];
  /** Of `workflow_dispatch`. */
  readonly inputs?: Readonly<Record<string, string>>;
};

export type Repository = {
  readonly name: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly environments: Readonly<
    Record<
      string,
      {
        readonly variables: Readonly<Record<string, string>>;
        /** Branches that may use it; undefined: every ref. */
        readonly branches?: readonly string[];
      }
    >
  >;
};

export type JobResult = {
  readonly job: string;
  readonly conclusion: 'success' | 'failure' | 'skipped';
  /** Of the token that the job may ask for; undefined without `id-token: write`. */
  readonly subject: string | undefined;
  readonly concurrency: Concurrency | undefined;
  readonly log: string;
  readonly outputs: Readonly<Record<string, Readonly<Record<string, string>>>>;
};

export type Concurrency = {
  readonly group: string;
  readonly cancelInProgress: boolean;
  readonly queue: 'single' | 'max';
};

const WORKFLOW_KEYS = ['name', 'run-name', 'on', 'permissions', 'concurrency', 'env', 'jobs'];
const JOB_KEYS = [
  'name',
  'if',
  'runs-on',
  'environment',
  'permissions',
  'concurrency',
  'env',
  'strategy',
  'steps',
  'timeout-minutes',
];
const STEP_KEYS = ['id', 'name', 'if', 'uses', 'with', 'run', 'env'];
const EVENTS = ['pull_request', 'push', 'schedule', 'workflow_dispatch'];
const SCOPES = [
  'actions',
  'checks',
  'contents',
  'deployments',
  'id-token',
  'issues',
  'packages',
  'pull-requests',
  'statuses',
];

/** @throws {Error} for what GitHub would refuse */
export function readWorkflow(text: string): JsonObject {
  const workflow: Json = parse(text);
  if (!isObject(workflow)) throw new Error('a workflow is a mapping');
  known('workflow', workflow, WORKFLOW_KEYS);
  known('on', member(workflow, 'on'), EVENTS);
  concurrencyOf(member(workflow, 'concurrency'), undefined);
  for (const [name, job] of Object.entries(objectOf(member(workflow, 'jobs')))) {
    known(name, job, JOB_KEYS);
    if (textOf(member(job, 'runs-on')) === undefined) throw new Error(`${name} runs nowhere`);
    known(`${name}.environment`, environmentOf(job), ['name', 'url', 'deployment']);
    concurrencyOf(member(job, 'concurrency'), undefined);
    permissionsOf(workflow, job);
    for (const step of items(member(job, 'steps'))) {
      known(`a step of ${name}`, step, STEP_KEYS);
      if ((member(step, 'uses') === undefined) === (member(step, 'run') === undefined)) {
        throw new Error(`a step of ${name} has to have either uses or run`);
      }
    }
  }
  return workflow;
}

/** Whether the event starts the workflow. */
export function isStartedBy(workflow: JsonObject, event: Event): boolean {
  const on = member(workflow, 'on');
  if (!isObject(on) || !Object.hasOwn(on, event.name)) return false;
  const filter = member(on, event.name);
  const branches = items(member(filter, 'branches')).map(String);
  const paths = items(member(filter, 'paths')).map(String);
  const target =
    event.name === 'pull_request'
      ? textOf(member(member(member(event.payload, 'pull_request'), 'base'), 'ref'))
      : event.ref.replace('refs/heads/', '');
  if (branches.length > 0 && !branches.some((pattern) => globOf(pattern).test(target ?? ''))) {
    return false;
  }
  return (
    paths.length === 0 ||
    event.changed.some((path) => paths.some((pattern) => globOf(pattern).test(path)))
  );
}

/** `*` stays within a folder, `**` does not. */
function globOf(pattern: string): RegExp {
  if (/[!?+[\]]/.test(pattern)) throw new Error(`pattern ${pattern} is not understood here`);
  const source = pattern
    .replaceAll(/[.\\^$|(){}]/g, '\\$&')
    .replaceAll(/\*\*\/|\*\*|\*/g, (star) =>
      star === '**/' ? '(?:.*/)?' : star === '**' ? '.*' : '[^/]*',
    );
  return new RegExp(`^${source}$`);
}

/** Runs every job, matrix and all, in the file's order. */
export async function runWorkflow(
  workflow: JsonObject,
  event: Event,
  repository: Repository,
  act: (step: StepRequest) => Promise<StepResult>,
): Promise<readonly JobResult[]> {
  const results: JobResult[] = [];
  for (const [name, job] of Object.entries(objectOf(member(workflow, 'jobs')))) {
    for (const matrix of matrixOf(job)) {
      results.push(await runJob({ workflow, name, job, matrix, event, repository, act }));
    }
  }
  return results;
}

async function runJob(given: {
  readonly workflow: JsonObject;
  readonly name: string;
  readonly job: Json;
  readonly matrix: JsonObject;
  readonly event: Event;
  readonly repository: Repository;
  readonly act: (step: StepRequest) => Promise<StepResult>;
}): Promise<JobResult> {
  const { workflow, name, job, matrix, event, repository, act } = given;
  const github = githubContext(event, repository);
  const inputs = dispatchInputs(workflow, event);
  const before = { github, inputs, matrix, vars: repository.variables, needs: {} };
  const skipped = {
    job: name,
    conclusion: 'skipped',
    subject: undefined,
    concurrency: undefined,
    log: '',
    outputs: {},
  } as const;
  const condition = member(job, 'if');
  if (condition !== undefined && !holds(String(condition), before, 'success')) return skipped;

  const environmentName = textOf(evaluated(environmentOf(job)?.name ?? null, before));
  const environment =
    environmentName === undefined ? undefined : repository.environments[environmentName];
  if (environmentName !== undefined && environment === undefined) {
    throw new Error(`there is no environment ${environmentName}`);
  }
  const branch = event.ref.replace('refs/heads/', '');
  if (environment?.branches !== undefined && !environment.branches.includes(branch)) {
    return {
      ...skipped,
      conclusion: 'failure',
      log: `${event.ref} may not use ${environmentName}`,
    };
  }
  const permissions = permissionsOf(workflow, job);
  const contexts = { ...before, vars: { ...repository.variables, ...environment?.variables } };
  const jobEnvironment = {
    ...textsOf(member(workflow, 'env'), contexts),
    ...textsOf(member(job, 'env'), contexts),
  };
  const subject =
    permissions['id-token'] === 'write' ? subjectOf(event, repository, environmentName) : undefined;
  const { status, log, outputs } = await runSteps(
    items(member(job, 'steps')),
    contexts,
    jobEnvironment,
    (step) => act({ ...step, permissions, job: name }),
  );
  const concurrency = concurrencyOf(
    member(job, 'concurrency') ?? member(workflow, 'concurrency'),
    before,
  );
  return {
    job: name,
    conclusion: status === 'success' ? 'success' : 'failure',
    subject,
    concurrency,
    log,
    outputs,
  };
}

/** As Entra ID sees it: https://docs.github.com/actions/reference/security/oidc#example-subject-claims */
function subjectOf(event: Event, { name }: Repository, environment: string | undefined): string {
  if (environment !== undefined) return `repo:${name}:environment:${environment}`;
  return event.name === 'pull_request'
    ? `repo:${name}:pull_request`
    : `repo:${name}:ref:${event.ref}`;
}

/** A job's replace the workflow's; with neither, a repository's default is not relied on. */
function permissionsOf(workflow: JsonObject, job: Json): Permissions {
  const written = member(job, 'permissions') ?? member(workflow, 'permissions');
  if (!isObject(written)) throw new Error('permissions are not written out');
  known('permissions', written, SCOPES);
  return Object.fromEntries(
    Object.entries(written).map(([scope, level]) => [scope, String(level)]),
  );
}

export function concurrencyOf(
  written: Json | undefined,
  contexts: Contexts | undefined,
): Concurrency | undefined {
  if (written === undefined) return undefined;
  const value = typeof written === 'string' ? { group: written } : written;
  known('concurrency', value, ['group', 'cancel-in-progress', 'queue']);
  const queue = member(value, 'queue') ?? 'single';
  const cancel = member(value, 'cancel-in-progress') ?? false;
  if (queue !== 'single' && queue !== 'max') throw new Error('queue is single or max');
  if (queue === 'max' && cancel !== false) {
    throw new Error('queue: max goes without cancel-in-progress');
  }
  if (contexts === undefined) return undefined;
  return {
    // Without regard to case.
    group: textOfValue(evaluated(member(value, 'group') ?? null, contexts)).toLowerCase(),
    cancelInProgress: evaluated(cancel, contexts) === true,
    queue,
  };
}

function environmentOf(job: Json): JsonObject | undefined {
  const written = member(job, 'environment');
  if (typeof written === 'string') return { name: written };
  return isObject(written) ? written : undefined;
}

function matrixOf(job: Json): readonly JsonObject[] {
  const matrix = member(member(job, 'strategy'), 'matrix');
  if (!isObject(matrix)) return [{}];
  return Object.entries(matrix).reduce<readonly JsonObject[]>(
    (all, [key, values]) =>
      all.flatMap((one) => items(values).map((value) => ({ ...one, [key]: value }))),
    [{}],
  );
}

function dispatchInputs(workflow: JsonObject, event: Event): JsonObject {
  const declared = objectOf(member(member(member(workflow, 'on'), 'workflow_dispatch'), 'inputs'));
  for (const name of Object.keys(event.inputs ?? {})) {
    if (!Object.hasOwn(declared, name)) throw new Error(`the workflow has no input ${name}`);
  }
  return Object.fromEntries(
    Object.entries(declared).map(([name, input]) => {
      const value = event.inputs?.[name] ?? String(member(input, 'default') ?? '');
      const options = items(member(input, 'options'));
      if (options.length > 0 && !options.includes(value)) {
        throw new Error(`${name} cannot be ${value}`);
      }
      return [name, value];
    }),
  );
}

function githubContext(
  { name, payload, ref, sha }: Event,
  { name: repository }: Repository,
): JsonObject {
  return {
    event_name: name,
    event: payload,
    ref,
    ref_name: ref.replace(/^refs\/\w+\//, ''),
    sha,
    repository,
  };
}

function known(what: string, value: Json | undefined, keys: readonly string[]): void {
  const given = isObject(value) ? Object.keys(value) : isArray(value) ? value.map(String) : [];
  for (const key of given) if (!keys.includes(key)) throw new Error(`${what}: ${key} is not known`);
}

function objectOf(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}
