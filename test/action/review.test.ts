/** A plan is applied when it is the one that was reviewed. Each way in which that could fail open refuses. */
import assert from 'node:assert/strict';
import { chmod, mkdir, readFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { requireReviewedPlan } from '../../action/commands/review.ts';
import { ActionFailure } from '../../action/failure.ts';
import { GitHub } from '../../action/github/client.ts';
import type { WorkflowEvent } from '../../action/github/event.ts';
import { writeMarker } from '../../action/github/marker.ts';
import { readInputs } from '../../action/inputs.ts';
import { identifyPlan } from '../../action/terraform/hash.ts';
import type { Workflow } from '../../action/workflow.ts';
import type { Json } from '../../policy/standards/json.ts';
import {
  type LocalGitHub,
  type LocalGitHubOptions,
  startLocalGitHub,
  TOKEN,
} from '../github/github.ts';
import type { RunRequest } from '../github/runner.ts';
import { createWorkspace, errorsOf, PULL_REQUEST } from './support.ts';

const SHA = 'c'.repeat(40);
const HEAD = 'a'.repeat(40);
const PULL_REQUESTS = [{ number: 7, headRef: 'x', commits: [SHA], state: 'closed' as const }];
const MERGED = {
  event: { name: 'push', payload: {} },
  environment: { GITHUB_SHA: SHA, GITHUB_REF: 'refs/heads/main' },
};

/** Notes its subcommands, and plans what `plan.json` says. */
const TERRAFORM = `#!/bin/sh
echo "$1" >> "$GITHUB_WORKSPACE/calls"
case "$1" in
version) echo '{"terraform_version":"1.11.4"}' ;;
validate) echo '{"valid":true}' ;;
show) cat "$GITHUB_WORKSPACE/plan.json" ;;
output) echo '{}' ;;
esac
`;

function planOf(...inputs: readonly Json[]): Json {
  return {
    format_version: '1.2',
    terraform_version: '1.11.4',
    resource_changes: inputs.map((input, index) => ({
      address: `terraform_data.x[${index}]`,
      type: 'terraform_data',
      change: { actions: ['create'], before: null, after: { input } },
    })),
  };
}

/** A workspace with this terraform, a GitHub, and the plan of `one` in its comment. */
async function reviewed(t: TestContext, options: LocalGitHubOptions = {}) {
  const github = await startLocalGitHub({ pullRequests: PULL_REQUESTS, ...options });
  t.after(github.close);
  const workspace = await createWorkspace(t, { 'infra/main.tf': '', 'bin/terraform': TERRAFORM });
  await chmod(join(workspace.directory, 'bin/terraform'), 0o755);
  const path = `${join(workspace.directory, 'bin')}${delimiter}${process.env.PATH ?? ''}`;
  const plan = (json: Json) => workspace.write('plan.json', JSON.stringify(json));
  const run = (inputs: Readonly<Record<string, string>>, more: Partial<RunRequest> = {}) =>
    workspace.run(github, inputs, { ...more, environment: { PATH: path, ...more.environment } });
  const calls = () => readFile(join(workspace.directory, 'calls'), 'utf8');
  await plan(planOf('one'));
  const planned = await run({ command: 'plan' });
  assert.equal(planned.exitCode, 0, planned.log);
  return { github, workspace, plan, run, calls };
}

/** Asks for the review of a plan, without a run around it, of a pull request whose comment shows the plan unless it is spoilt. */
async function ask(
  t: TestContext,
  spoilt: {
    readonly github?: (github: LocalGitHub) => void;
    readonly event?: Partial<WorkflowEvent> | undefined;
    readonly inputs?: Readonly<Record<string, string>>;
    readonly options?: LocalGitHubOptions;
  },
) {
  const local = await startLocalGitHub({ pullRequests: PULL_REQUESTS, ...spoilt.options });
  t.after(local.close);
  const identity = identifyPlan(planOf('one'), undefined);
  const key = { label: '', environment: 'test' };
  const body = writeMarker({ ...key, commit: HEAD, run: 1 }, identity);
  local.addComment({ issue: 7, login: 'github-actions[bot]', type: 'Bot', body });
  spoilt.github?.(local);
  const inputs = readInputs(
    (name) => spoilt.inputs?.[name] ?? (name === 'github-token' ? TOKEN : ''),
  );
  const signal = new AbortController().signal;
  const github = new GitHub({
    apiUrl: local.apiUrl,
    graphqlUrl: local.graphqlUrl,
    token: TOKEN,
    fetch,
    signal,
    wait: async () => {},
    info: () => {},
  });
  const event: WorkflowEvent = {
    name: 'push',
    payload: {},
    repository: 'contoso/platform',
    sha: SHA,
    ref: 'refs/heads/main',
    runUrl: undefined,
    run: 1,
  };
  await requireReviewedPlan(
    {
      inputs,
      workflow: SILENT,
      signal,
      github: inputs.token === undefined ? undefined : github,
      event:
        'event' in spoilt && spoilt.event === undefined ? undefined : { ...event, ...spoilt.event },
    },
    key,
    identity,
  );
}

const SILENT: Workflow = {
  info: () => {},
  annotate: () => {},
  group: (_, work) => work(),
  output: () => {},
  mask: () => {},
  saveState: () => {},
  summary: async () => {},
};

const change = (from: string, to: string) => (github: LocalGitHub) => {
  const [comment] = github.comments;
  if (comment !== undefined) comment.body = comment.body.replace(from, to);
};
const fail =
  (path: RegExp, status: number, times = 1) =>
  (github: LocalGitHub) =>
    github.failNext({ path, status, times });

const refusals: Readonly<Record<string, Parameters<typeof ask>[1]>> = {
  'an empty token': { inputs: { 'github-token': '' } },
  'no workflow': { event: undefined },
  'a commit that is none': { event: { sha: '' } },
  'an event without its pull request': { event: { name: 'pull_request', payload: {} } },
  'a merge queue of another form': { event: { name: 'merge_group', payload: {} } },
  'GraphQL that stays broken': { github: fail(/graphql/, 502, 9) },
  'GraphQL that refuses': { github: fail(/graphql/, 403) },
  'GraphQL that does not say whose the token is': { options: { viewer: '' } },
  'a list of comments that cannot be read': { github: fail(/comments/, 403) },
  'a list of comments that stays broken': { github: fail(/comments/, 500, 9) },
  'pull requests of the commit that cannot be read': { github: fail(/commits/, 404) },
  'no comment': { github: ({ comments }) => void comments.splice(0) },
  'a comment of a person': {
    github: ({ comments }) => {
      const [comment] = comments;
      if (comment !== undefined) {
        comments.splice(0, 1, { ...comment, login: 'mallory', type: 'User' });
      }
    },
  },
  'a comment of another bot': { options: { viewer: 'other[bot]' } },
  'a comment of another environment': { github: change('"test"', '"stage"') },
  'a record of another version': { github: change('"version":2', '"version":1') },
  'a record without its hash': { github: change('"hash"', '"cash"') },
  'a record with another hash': { github: change('"hash":"', '"hash":"0') },
  'a record that was damaged': { github: change('{', '[') },
  'a comment that only quotes ours': { github: change('<!--', '> <!--') },
  'no pull request, where one is required': {
    event: { sha: 'd'.repeat(40) },
    inputs: { 'require-reviewed-plan': 'true' },
  },
};
for (const [why, spoilt] of Object.entries(refusals)) {
  test(`refused: ${why}`, async (t) => {
    await assert.rejects(
      ask(t, spoilt),
      (error) => error instanceof ActionFailure && /^plan-(missing|changed)$/.test(error.reason),
    );
  });
}

test('with all of that in place it is not refused', async (t) => {
  await ask(t, {});
  await ask(t, { inputs: { 'require-reviewed-plan': 'true' } });
});

test('without a pull request nothing is required, unless it is', async (t) => {
  await ask(t, { event: { sha: 'd'.repeat(40) } });
  await ask(t, { event: undefined, inputs: { 'require-reviewed-plan': 'false' } });
});

test('a refusal is written down, applies nothing, and leaves another bot’s comment alone', async (t) => {
  const { github, run, calls } = await reviewed(t);
  const [comment] = github.comments;
  assert.ok(comment !== undefined);
  const other = { ...comment, login: 'renovate[bot]' };
  github.comments.splice(0, 1, other);
  const refused = await run({ command: 'apply' }, MERGED);
  assert.equal(refused.outputs['failure-reason'], 'plan-missing');
  assert.match(refused.summary, /not applied/);
  await run({ command: 'plan' });
  assert.equal(github.comments.length, 2);
  assert.equal(other.body, comment.body);
  assert.doesNotMatch(await calls(), /apply/);
  assert.deepEqual(github.violations, []);
});

test('every advice of a refusal works when it is followed', async (t) => {
  const { github, plan, run } = await reviewed(t);
  const apply = { command: 'apply' };
  const named = async (
    message: RegExp,
    inputs: Readonly<Record<string, string>>,
    more: Partial<RunRequest> = MERGED,
  ) => {
    const refused = await run(inputs, more);
    assert.match(errorsOf(refused)[0] ?? '', message);
  };
  const works = async (
    inputs: Readonly<Record<string, string>>,
    more: Partial<RunRequest> = MERGED,
  ) => {
    const result = await run(inputs, more);
    assert.equal(result.exitCode, 0, result.log);
  };

  await named(/Leave github-token out/, { ...apply, 'github-token': '' });
  await works(apply);
  await works({ ...apply, 'github-token': '', 'require-reviewed-plan': 'false' });

  const alone = { ...MERGED, environment: { ...MERGED.environment, GITHUB_SHA: 'd'.repeat(40) } };
  await named(/Set pr-number to/, { ...apply, 'require-reviewed-plan': 'true' }, alone);
  await works({ ...apply, 'require-reviewed-plan': 'true', 'pr-number': '7' }, alone);

  await plan(planOf('two'));
  await named(/Run the command plan with pr-number: 7 on the commit that is to be applied/, apply);
  const dispatched = { ...MERGED, event: { name: 'workflow_dispatch', payload: {} } };
  await works({ command: 'plan', 'pr-number': '7' }, dispatched);
  await works(apply);

  github.comments.splice(0);
  await named(/Run the command plan with pr-number: 7 .*, or set require-reviewed-plan/, apply);
  await works({ command: 'plan', 'pr-number': '7' }, dispatched);
  await works(apply);
});

test('a refusal names every attribute that differs, in a plan of any size', async (t) => {
  const { plan, run } = await reviewed(t);
  const many = Array.from({ length: 300 }, (_, index) => `value-${index}`);
  await plan(planOf(...many));
  await run({ command: 'plan' });
  await plan(planOf(...many.with(250, 'other'), 'one-more'));

  const result = await run({ command: 'apply' }, MERGED);

  assert.equal(result.outputs['failure-reason'], 'plan-changed');
  for (const text of [errorsOf(result)[0] ?? '', result.summary]) {
    assert.match(text, /terraform_data\.x\[250\]: other changes to input; now "other"/);
    assert.match(text, /terraform_data\.x\[300\]: create was not in the reviewed plan/);
  }
});

test('numbers beyond what JavaScript holds are told apart', async (t) => {
  const { workspace, run } = await reviewed(t);
  const write = (number: string) =>
    workspace.write('plan.json', JSON.stringify(planOf('N')).replace('"N"', number));
  await write('12345678901234567890');
  await run({ command: 'plan' });
  await write('12345678901234567891');
  const result = await run({ command: 'apply' }, MERGED);
  assert.equal(result.outputs['failure-reason'], 'plan-changed');
});

test('an older commit’s plan does not replace a newer one, and says so', async (t) => {
  const newer = 'b'.repeat(40);
  const { github, plan, run } = await reviewed(t, { history: [HEAD, newer] });
  const of = (sha: string, id: string) => ({
    event: { name: 'pull_request', payload: { pull_request: { number: 7, head: { sha } } } },
    environment: { GITHUB_RUN_ID: id },
  });
  await plan(planOf('newer'));
  await run({ command: 'plan' }, of(newer, '4800'));
  const shown = github.comments[0]?.body;
  assert.match(shown ?? '', /bbbbbbbbbbbb/);

  await plan(planOf('older'));
  const late = await run({ command: 'plan' }, of(HEAD, '4700'));
  assert.equal(late.exitCode, 0, late.log);
  assert.equal(github.comments[0]?.body, shown);
  assert.match(late.annotations[0]?.message ?? '', /plan of a newer commit, b+, and stays/);

  const unrelated = await run({ command: 'plan' }, of('e'.repeat(40), '4700'));
  assert.match(
    unrelated.annotations[0]?.message ?? '',
    /newer commit/,
    'by the run, where history is silent',
  );
  const silent = await run({ command: 'plan' }, of('e'.repeat(40), '4900'));
  assert.match(github.comments[0]?.body ?? '', /eeeeeeeeeeee/);
  assert.match(silent.annotations[0]?.message ?? '', /does not say whether that is newer/);
});

test('the commit that is named is the one that is checked out', async (t) => {
  const { github, workspace, run } = await reviewed(t);
  const own = 'f'.repeat(40);
  await mkdir(join(workspace.directory, '.git'));
  await workspace.write('.git/HEAD', 'ref: refs/heads/topic\n');
  await workspace.write('.git/packed-refs', `# pack-refs with: peeled\n${own} refs/heads/topic\n`);
  await run({ command: 'plan' }, { event: PULL_REQUEST, environment: { GITHUB_RUN_ID: '4900' } });
  assert.match(github.comments[0]?.body ?? '', /Commit `ffffffffffff`/);
  await workspace.write('.git/HEAD', `${SHA}\n`);
  const merge = { event: PULL_REQUEST, environment: { GITHUB_RUN_ID: '4901', GITHUB_SHA: SHA } };
  await run({ command: 'plan' }, merge);
  assert.match(
    github.comments[0]?.body ?? '',
    /Commit `aaaaaaaaaaaa`/,
    'of a merge made for the run, the head',
  );
});

const partial: readonly (readonly [string, Json, Readonly<Record<string, string>>, RegExp])[] = [
  ['targets', { complete: false }, { TF_CLI_ARGS_plan: "-lock=false '-target=a.b'" }, /-target/],
  ['no refresh', {}, { TF_CLI_ARGS: '-refresh=false' }, /-refresh=false/],
  ['deferred changes', { complete: false, deferred_changes: [{ reason: 'x' }] }, {}, /deferred/],
  ['what Terraform calls incomplete', { complete: false }, {}, /not complete/],
];
test('a plan that is not the whole plan says so in its first line', async (t) => {
  const { github, plan, run } = await reviewed(t);
  for (const [name, more, environment, reason] of partial) {
    await plan(Object.assign({}, planOf('one'), more));
    const result = await run({ command: 'plan' }, { environment });
    const lines = (github.comments[0]?.body ?? '').split('\n');
    const [first = ''] = lines.filter((line) => !line.startsWith('<!--'));
    assert.match(first, /not the whole plan/, name);
    assert.match(first.replaceAll('\\', ''), reason, name);
    assert.match(result.summary.split('\n')[0] ?? '', /not the whole plan/, name);
  }
  await plan(Object.assign({}, planOf('one'), { errored: true }));
  const half = await run({ command: 'apply', 'plan-file': 'infra/main.tf' }, MERGED);
  assert.equal(half.outputs['failure-reason'], 'plan-failed');
  assert.match(errorsOf(half)[0] ?? '', /failed halfway/);
});

test('destroy shows what goes, wants the environment confirmed, and never runs for a pull request', async (t) => {
  const { plan, run, workspace, calls } = await reviewed(t);
  await workspace.write('calls', '');
  await plan({
    format_version: '1.2',
    resource_changes: [
      {
        address: 'terraform_data.x',
        type: 'terraform_data',
        change: { actions: ['delete'], before: { id: '1' } },
      },
    ],
  });
  const destroy = { command: 'destroy' };
  const shown = await run(destroy, MERGED);
  assert.equal(shown.outputs['failure-reason'], 'destroy-refused');
  assert.match(shown.summary, /terraform_data\.x/);
  const advice = /set confirm: (\S+)/.exec(errorsOf(shown)[0] ?? '')?.[1] ?? '';
  const wrong = await run({ ...destroy, confirm: 'production' }, MERGED);
  assert.equal(wrong.outputs['failure-reason'], 'destroy-refused');
  for (const name of ['pull_request', 'pull_request_target', 'merge_group']) {
    const event = { name, payload: { pull_request: { number: 7 } } };
    const refused = await run({ ...destroy, confirm: advice }, { ...MERGED, event });
    assert.equal(refused.outputs['failure-reason'], 'destroy-refused', name);
  }
  assert.doesNotMatch(await calls(), /apply/);

  const done = await run({ ...destroy, confirm: advice }, MERGED);
  assert.equal(done.exitCode, 0, done.log);
  assert.match(done.summary, /terraform_data\.x[\s\S]*Destroyed/);
  assert.match(await calls(), /apply/);
});
