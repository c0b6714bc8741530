/** The workflows that people copy, run as they are written: docs/examples, and those in docs/workflows.md. */
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import {
  isObject,
  items,
  type Json,
  type JsonObject,
  member,
  textOf,
} from '../../policy/standards/json.ts';
import {
  type Concurrency,
  type Event,
  isStartedBy,
  readWorkflow,
  runWorkflow,
} from '../github/workflow.ts';
import { isLetIn, REPOSITORY, SECRET, startHosted } from './hosted.ts';
import { ROOT } from './support.ts';

const read = (path: string): Promise<string> => readFile(join(ROOT, path), 'utf8');
const manifest: Json = parse(await read('action.yml'));
const names = await readdir(join(ROOT, 'docs/examples'));
const texts: Readonly<Record<string, string>> = Object.fromEntries(
  await Promise.all(names.map(async (name) => [name, await read(`docs/examples/${name}`)])),
);
const workflowOf = (name: string): JsonObject => readWorkflow(texts[name] ?? '');

const HEAD = 'a'.repeat(40);
const TRIAL = 'c'.repeat(40);
const MERGED = 'b'.repeat(40);
const LATER = 'd'.repeat(40);
const FILE = ['load-balancer.yml'];

function opened(changed = FILE, headRepository = REPOSITORY.name): Event {
  return {
    name: 'pull_request',
    payload: {
      pull_request: {
        number: 7,
        base: { ref: 'main' },
        head: { sha: HEAD, repo: { full_name: headRepository } },
      },
    },
    ref: 'refs/pull/7/merge',
    sha: TRIAL,
    changed,
  };
}
const pushed = (sha = MERGED, changed = FILE): Event => ({
  name: 'push',
  payload: {},
  ref: 'refs/heads/main',
  sha,
  changed,
});
const morning = (sha = MERGED): Event => ({
  name: 'schedule',
  payload: {},
  ref: 'refs/heads/main',
  sha,
  changed: [],
});
const dispatched = (command: string, ref = 'refs/heads/main', sha = MERGED): Event => ({
  name: 'workflow_dispatch',
  payload: {},
  ref,
  sha,
  changed: [],
  inputs: { command },
});

/** What a job needs beside reading the checkout and signing in. */
const NEEDS: Readonly<Record<string, string>> = { 'drift.yml': 'issues' };

for (const [name, text] of Object.entries(texts)) {
  test(`${name}: each job has the permissions it needs, and no more`, () => {
    const workflow = readWorkflow(text);
    for (const job of Object.values(objectOf(member(workflow, 'jobs')))) {
      assert.deepEqual(member(job, 'permissions') ?? member(workflow, 'permissions'), {
        contents: 'read',
        'id-token': 'write',
        [NEEDS[name] ?? 'pull-requests']: 'write',
      });
    }
  });

  test(`${name}: only what GitHub knows, pinned, with inputs and outputs that exist`, () => {
    const workflow = readWorkflow(text);
    const steps = Object.values(objectOf(member(workflow, 'jobs'))).flatMap((job) =>
      items(member(job, 'steps')),
    );
    for (const step of steps) {
      const uses = textOf(member(step, 'uses'));
      if (uses !== undefined) assert.match(uses, /@([0-9a-f]{40}|<commit>)$/);
      if (!uses?.includes('/apim-openai-load-balancer@')) continue;
      for (const input of Object.keys(objectOf(member(step, 'with')))) {
        assert.ok(member(member(manifest, 'inputs'), input) !== undefined, input);
      }
    }
    for (const [, output = ''] of text.matchAll(/steps\.\w+\.outputs\.([\w-]+)/g)) {
      assert.ok(member(member(manifest, 'outputs'), output) !== undefined, output);
    }
  });
}

/** The way from a pull request to Azure. */
for (const [plan, apply] of [['pull-request.yml', 'apply.yml']] as const) {
  test(`${plan}, ${apply}: what a pull request shows is what its merge applies, on a runner without Terraform`, async (t) => {
    const hosted = await startHosted(t, [
      { number: 7, headRef: 'change', commits: [HEAD], merged: [MERGED] },
    ]);
    hosted.commit(TRIAL, 'hello');
    hosted.commit(MERGED, 'hello');
    assert.ok(isStartedBy(workflowOf(plan), opened()));
    const planned = (await hosted.run(workflowOf(plan), opened())).filter(
      ({ conclusion }) => conclusion !== 'skipped',
    );
    assert.deepEqual(
      planned.map(({ job, conclusion, log }) => [
        job,
        conclusion,
        conclusion === 'success' ? '' : log,
      ]),
      [['plan', 'success', '']],
    );
    assert.ok(planned.every((job) => isLetIn(job, 'plan')));
    assert.match(hosted.github.comments[0]?.body ?? '', /## Load balancer prod: plan/);
    assert.equal(await hosted.deployed(), undefined, 'a plan changes nothing');
    assert.ok(hosted.downloads.length > 0);

    assert.ok(isStartedBy(workflowOf(apply), pushed()));
    const applied = (await hosted.run(workflowOf(apply), pushed())).filter(
      ({ conclusion }) => conclusion !== 'skipped',
    );
    assert.deepEqual(
      applied.map(({ job, conclusion, log }) => [
        job,
        conclusion,
        conclusion === 'success' ? '' : log,
      ]),
      [['apply', 'success', '']],
    );
    assert.ok(applied.every((job) => isLetIn(job, 'production')));
    assert.equal(await hosted.deployed(), '{"greeting":"hello"}');

    // Something else reached main: it is not applied, and the log says what to do.
    hosted.commit(MERGED, 'goodbye');
    const [refused] = (await hosted.run(workflowOf(apply), pushed())).filter(
      ({ conclusion }) => conclusion !== 'skipped',
    );
    assert.equal(refused?.conclusion, 'failure');
    assert.equal(hosted.results.at(-1)?.outputs['failure-reason'], 'plan-changed');
    assert.equal(await hosted.deployed(), '{"greeting":"hello"}');

    assert.equal(hosted.plans.length, 3);
    assert.ok(hosted.plans.every((plan) => plan.startsWith('{"format_version":"1.2"')));
    const summaries = hosted.results.map(({ summary }) => summary);
    for (const text of [
      ...hosted.github.comments.map(({ body }) => body),
      ...hosted.plans,
      ...summaries,
    ]) {
      assert.ok(!text.includes(SECRET));
    }
    assert.deepEqual(hosted.github.violations, []);
  });

  test(`${plan}, ${apply}: whoever can push a branch cannot apply`, async () => {
    const act = async () => ({ failed: false, outputs: {}, log: '' });
    // Their own copy of the applying job, made to run for the pull request.
    const taken = readWorkflow(
      (texts[apply] ?? '')
        .replace(/if: github.event_name == 'push'/, '')
        .replace(/^on:.*?^(?=\w)/ms, 'on: { pull_request: {} }\n'),
    );
    const results = await runWorkflow(taken, opened(), REPOSITORY, act);
    assert.ok(results.every((job) => !isLetIn(job, 'production')));
    // And the same without the environment that keeps them out.
    const bare = readWorkflow(
      JSON.stringify({
        ...taken,
        jobs: mapJobs(taken, ({ environment: _, ...job }) => ({ ...job, env: {} })),
      }),
    );
    for (const job of await runWorkflow(bare, opened(), REPOSITORY, act)) {
      assert.ok(!isLetIn(job, 'production') && !isLetIn(job, 'plan'));
    }
  });

  test(`${plan}: a fork’s pull request is left alone`, async () => {
    const results = await runWorkflow(
      workflowOf(plan),
      opened(FILE, 'mallory/platform'),
      REPOSITORY,
      async () => {
        throw new Error('nothing may run');
      },
    );
    assert.ok(results.every(({ conclusion }) => conclusion === 'skipped'));
  });
}

test('plans and applies start for the same files: the configuration, descriptions, providers and upgrades', () => {
  const matters = [
    'load-balancer.yml',
    'openapi/mine.yaml',
    '.terraform.lock.hcl',
    ...names
      .filter((name) => !['drift.yml', 'manual.yml'].includes(name))
      .map((name) => `.github/workflows/${name}`),
  ];
  for (const path of matters) {
    assert.ok(isStartedBy(workflowOf('pull-request.yml'), opened([path])), path);
    assert.ok(isStartedBy(workflowOf('apply.yml'), pushed(MERGED, [path])), path);
  }
  assert.ok(!isStartedBy(workflowOf('pull-request.yml'), opened(['src/index.ts'])));
  assert.ok(!isStartedBy(workflowOf('apply.yml'), pushed(MERGED, ['src/index.ts'])));
  assert.ok(!isStartedBy(workflowOf('apply.yml'), { ...pushed(), ref: 'refs/heads/other' }));
});

test('no plan ever takes an apply’s place in the line, and applies wait for each other', async () => {
  const act = async () => ({ failed: false, outputs: {}, log: '' });
  const lines: Record<'plan' | 'write', Concurrency[]> = { plan: [], write: [] };
  const queue = async (name: string, event: Event, kind: 'plan' | 'write') => {
    for (const { conclusion, concurrency } of await runWorkflow(
      workflowOf(name),
      event,
      REPOSITORY,
      act,
    )) {
      if (conclusion === 'skipped') continue;
      assert.ok(concurrency !== undefined, `${name} waits for nobody`);
      lines[kind].push(concurrency);
    }
  };
  await queue('pull-request.yml', opened(), 'plan');
  await queue('drift.yml', morning(), 'plan');
  await queue('manual.yml', dispatched('plan'), 'plan');
  await queue('apply.yml', pushed(), 'write');
  for (const command of ['apply', 'rotate', 'destroy']) {
    await queue('manual.yml', dispatched(command), 'write');
  }
  const writing = new Set(lines.write.map(({ group }) => group));
  assert.deepEqual([...writing], ['load-balancer-apply']);
  assert.ok(
    lines.write.every(({ queue: kind, cancelInProgress }) => kind === 'max' && !cancelInProgress),
  );
  assert.ok(lines.plan.every(({ group }) => !writing.has(group)));
});

test('drift.yml: one issue is opened, brought up to date and closed', async (t) => {
  const hosted = await startHosted(t, []);
  hosted.commit(MERGED, 'hello');
  await hosted.change('{"greeting":"hello"}');
  const check = async () => {
    const [job] = await hosted.run(workflowOf('drift.yml'), morning());
    assert.equal(job?.conclusion, 'success', job?.log);
    assert.ok(job !== undefined && isLetIn(job, 'plan'));
    return hosted.github.issues.map(({ state }) => state);
  };
  assert.deepEqual(await check(), []);
  await hosted.change('{"greeting":"changed by hand"}');
  assert.deepEqual(await check(), ['open']);
  const [issue] = hosted.github.issues;
  assert.equal(issue?.title, 'Load balancer prod: Azure differs from the file');
  assert.match(issue?.body ?? '', /changed by hand/);
  await hosted.change('{"greeting":"changed again"}');
  assert.deepEqual(await check(), ['open']);
  assert.match(hosted.github.issues[0]?.body ?? '', /changed again/);
  assert.ok(!(issue?.body ?? '').includes(SECRET));
  await hosted.change('{"greeting":"hello"}');
  assert.deepEqual(await check(), ['closed']);
  assert.match(hosted.github.comments[0]?.body ?? '', /as the file says again/);
  assert.deepEqual(hosted.github.violations, []);
});

test('manual.yml: plans on a branch, and applies on main only', async (t) => {
  const hosted = await startHosted(t, [
    { number: 7, headRef: 'change', commits: [HEAD] },
    { number: 8, headRef: 'x', commits: [], merged: [LATER] },
  ]);
  hosted.commit(HEAD, 'hello');
  hosted.commit(LATER, 'hello');
  const [planned] = await hosted.run(
    workflowOf('manual.yml'),
    dispatched('plan', 'refs/heads/change', HEAD),
  );
  assert.equal(planned?.conclusion, 'success', planned?.log);
  assert.equal(hosted.github.comments[0]?.issue, 7);
  const [outside] = await hosted.run(
    workflowOf('manual.yml'),
    dispatched('apply', 'refs/heads/change', HEAD),
  );
  assert.equal(outside?.conclusion, 'failure');
  assert.equal(await hosted.deployed(), undefined);
  await hosted.run(workflowOf('manual.yml'), {
    ...dispatched('plan', 'refs/heads/main', LATER),
    inputs: { command: 'plan', 'pr-number': '8' },
  });
  const [applied] = await hosted.run(
    workflowOf('manual.yml'),
    dispatched('apply', 'refs/heads/main', LATER),
  );
  assert.equal(applied?.conclusion, 'success', applied?.log);
  assert.equal(await hosted.deployed(), '{"greeting":"hello"}');
});

test('a dispatch offers commands that exist', () => {
  const command = member(
    member(member(member(workflowOf('manual.yml'), 'on'), 'workflow_dispatch'), 'inputs'),
    'command',
  );
  const known = String(member(member(member(manifest, 'inputs'), 'command'), 'description'));
  for (const option of items(member(command, 'options'))) {
    assert.ok(known.includes(`\`${option}\``));
  }
});

test('several load balancers: each keeps its own comment, issue and state', async (t) => {
  const matrix =
    [...(await read('docs/workflows.md')).matchAll(/^```yaml\n(strategy:.*?)^```$/gms)][0]?.[1] ??
    '';
  const hosted = await startHosted(t, [
    { number: 7, headRef: 'change', commits: [HEAD], merged: [MERGED] },
  ]);
  for (const sha of [TRIAL, MERGED]) hosted.commit(sha, 'hello');
  const withMatrix = (name: string): JsonObject =>
    readWorkflow(
      JSON.stringify({
        ...workflowOf(name),
        jobs: mapJobs(workflowOf(name), (job) => ({ ...job, ...objectOf(parse(matrix)) })),
      }),
    );
  const plans = await hosted.run(withMatrix('pull-request.yml'), opened());
  assert.deepEqual(
    plans.map(({ conclusion }) => conclusion),
    ['success', 'success'],
    plans[0]?.log,
  );
  assert.equal(hosted.github.comments.length, 2);
  const applies = await hosted.run(
    readWorkflow(
      JSON.stringify(withMatrix('apply.yml')).replaceAll('"command":"plan"', '"command":"apply"'),
    ),
    pushed(),
  );
  assert.deepEqual(
    applies.map(({ conclusion }) => conclusion),
    ['success', 'success'],
    applies[0]?.log,
  );
  assert.equal(await hosted.deployed('east.tfstate'), '{"greeting":"hello"}');
  assert.equal(await hosted.deployed('west.tfstate'), '{"greeting":"hello"}');
});

function objectOf(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

function mapJobs(workflow: JsonObject, change: (job: JsonObject) => JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(objectOf(member(workflow, 'jobs'))).map(([name, job]) => [
      name,
      change(objectOf(job)),
    ]),
  );
}
