/** A terraform that behaves as a real one cannot be made to behave here. */
import assert from 'node:assert/strict';
import { chmod, readFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { Json } from '../../policy/standards/json.ts';
import { type LocalGitHub, startLocalGitHub, TOKEN } from '../github/github.ts';
import { createWorkspace, errorsOf } from './support.ts';

const NO_REVIEW = { 'require-reviewed-plan': 'false', 'github-token': '', comment: 'never' };
const VERSION = 'version) echo \'{"terraform_version":"1.11.4"}\' ;;';
const PLAN_FILES = { 'infra/main.tf': '', 'saved.tfplan': 'plan' };

/** A shell script in terraform's place; `cases` are the arms of a `case` over the subcommand. */
async function odd(
  t: TestContext,
  cases: string,
  inputs: Readonly<Record<string, string>>,
  name = 'terraform',
  files: Readonly<Record<string, string>> = {},
  github?: LocalGitHub,
  environment: Readonly<Record<string, string>> = {},
) {
  const script = `#!/bin/sh\necho "$0 $1" >> "$GITHUB_WORKSPACE/calls"\ncase "$1" in\n${VERSION}\n${cases}\nesac\n`;
  const workspace = await createWorkspace(t, { ...PLAN_FILES, ...files, [`bin/${name}`]: script });
  const bin = join(workspace.directory, 'bin');
  const configuration = files['load-balancer.yml'];
  if (configuration !== undefined) await workspace.write('load-balancer.yml', configuration);
  for (const file of [name, ...Object.keys(files).map((path) => path.replace('bin/', ''))]) {
    await chmod(join(bin, file), 0o755).catch(() => undefined);
  }
  const result = await workspace.run(
    github,
    { ...NO_REVIEW, ...inputs },
    {
      environment: {
        PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`,
        TERRAFORM_CLI_PATH: bin,
        // It never destroys for a pull request.
        ...(inputs.command === 'destroy' ? { GITHUB_EVENT_NAME: 'push' } : {}),
        TEST_MODULE: join(workspace.directory, 'infra'),
        ...environment,
      },
    },
  );
  const calls = await readFile(join(workspace.directory, 'calls'), 'utf8').catch(() => '');
  return { result, calls };
}

function plan(...resources: readonly Json[]): string {
  const json = { format_version: '1.2', terraform_version: '1.11.4', resource_changes: resources };
  return JSON.stringify(json);
}

const subscription = (type: string) => ({
  address: `${type}.team_a`,
  type,
  change: { actions: ['update'], before: { title: 'a' }, after: { title: 'b' } },
});

test('a saved plan that would write old subscription keys back is refused before it does', async (t) => {
  const show = `show) echo '${plan(subscription('azurerm_api_management_subscription'))}' ;;`;
  const { result, calls } = await odd(t, show, { command: 'apply', 'plan-file': 'saved.tfplan' });
  assert.equal(result.outputs['failure-reason'], 'plan-unsafe', result.log);
  assert.match(errorsOf(result)[0] ?? '', /azurerm_api_management_subscription\.team_a/);
  assert.doesNotMatch(calls, /apply/);
});

test('a subscription of azapi has no keys to write back', async (t) => {
  const cases = `show) echo '${plan(subscription('azapi_resource'))}' ;;\noutput) echo '{}' ;;`;
  const { result, calls } = await odd(t, cases, { command: 'apply', 'plan-file': 'saved.tfplan' });
  assert.equal(result.exitCode, 0, result.log);
  assert.match(calls, /apply/);
});

test('a plan format of the future is an error that says so', async (t) => {
  const { result } = await odd(
    t,
    'validate) echo \'{"valid":true}\' ;;\nshow) echo \'{"format_version":"2.0"}\' ;;',
    { command: 'plan' },
  );
  assert.equal(result.outputs['failure-reason'], 'plan-failed');
  assert.match(errorsOf(result)[0] ?? '', /format is version 2\.0; this Action reads version 1/);
});

test('a crash without a diagnostic ends with its last words', async (t) => {
  const { result } = await odd(t, 'init) echo "panic: runtime error" >&2; kill -9 $$ ;;', {
    command: 'plan',
  });
  assert.equal(result.outputs['failure-reason'], 'init-failed');
  assert.match(errorsOf(result)[0] ?? '', /panic: runtime error/);
});

/** An arm for `init` that says a version, as the first line of its output. */
const initialising = (key: string, version: string) =>
  `init) echo '{"@message":"It is ${version}","${key}":"${version}","type":"version"}' ;;`;

test('init says the version, and is taken at its word where that is new enough', async (t) => {
  const shown = `show) echo '${plan()}' ;;`;
  const commandsOf = (calls: string) => [...calls.matchAll(/ (\w+)$/gm)].map(([, name]) => name);
  for (const key of ['terraform', 'tofu']) {
    const arms = `${initialising(key, '1.11.4')}\n${shown}`;
    const inputs = { command: 'plan', 'terraform-binary': key };
    const { result, calls } = await odd(t, arms, inputs, key);
    assert.equal(result.exitCode, 0, result.log);
    assert.deepEqual(commandsOf(calls).slice(0, 2), ['init', 'plan']);
    assert.match(result.log, new RegExp(`^${key} 1\\.11\\.4 \\(.*\\)\n.*terraform init`, 'm'));
  }
  const old = await odd(t, `${initialising('terraform', '1.8.5')}\n${shown}`, { command: 'plan' });
  assert.deepEqual(commandsOf(old.calls).slice(0, 3), ['init', 'version', 'init']);
  assert.equal(old.result.log.match(/It is/g)?.length, 1, 'nobody hears of the first');
});

/** With what the terraform of a plan finds beside the module, in the log. */
const planning = (state: Json) =>
  `state) echo '${JSON.stringify(state)}' ;;\nvalidate) echo '{"valid":true}' ;;\nplan) cat moved.tf.json 2>/dev/null || true ;;\nshow) echo '${plan()}' ;;\noutput) echo '{}' ;;`;

const FORMER_ROLE = {
  version: 4,
  resources: [
    {
      module: 'module.gateway',
      type: 'azurerm_role_assignment',
      name: 'openai_user',
      instances: [{ index_key: 'japan', attributes: { scope: '/subscriptions/S' } }],
    },
  ],
};

test('what the state of an earlier version calls otherwise is moved before it is planned', async (t) => {
  const inputs = { command: 'plan', 'terraform-directory': '' };
  const { result } = await odd(t, planning(FORMER_ROLE), inputs);
  assert.equal(result.exitCode, 0, result.log);
  assert.match(result.log, /"to": .*openai_user\[.*\/subscriptions\/s/);
});

test('a plan of what Azure refuses beforehand is interrupted, and nobody hears of it', async (t) => {
  // Left alone it would never end.
  const cases = `state) ;;\nplan) echo 'to be planned'; while :; do sleep 0.02; done ;;`;
  const inputs = { command: 'plan', 'terraform-directory': '' };
  const refusal = { TEST_PREFLIGHT: 'nobody is signed in' };
  const { result } = await odd(t, cases, inputs, 'terraform', {}, undefined, refusal);
  assert.equal(result.outputs['failure-reason'], 'preflight-failed', result.log);
  assert.match(errorsOf(result)[0] ?? '', /nobody is signed in/);
  assert.doesNotMatch(result.rawLog, /to be planned/);
});

test('what Azure refuses is annotated in load-balancer.yml, with what to do', async (t) => {
  const diagnostic = {
    severity: 'error',
    summary: 'creating API Management Service: 409: ServiceNameNotAvailable: taken',
    detail: '',
    address: 'module.gateway.azurerm_api_management.gateway',
    range: { filename: 'modules/gateway/main.tf', start: { line: 10 }, end: { line: 10 } },
  };
  const event = JSON.stringify({ '@message': 'Error', diagnostic });
  const cases = `state) ;;\nvalidate) echo '{"valid":true}' ;;\nplan) echo '${event}'; exit 1 ;;`;
  const { result } = await odd(t, cases, { command: 'plan', 'terraform-directory': '' });
  assert.equal(result.outputs['failure-reason'], 'plan-failed', result.log);
  const [first] = result.annotations.filter(({ level }) => level === 'error');
  assert.equal(first?.properties.file, 'load-balancer.yml');
  assert.match(
    first?.message ?? '',
    /^environment: the name is taken: .*choose another environment/,
  );
});

test('nothing is written into a root module of the user’s own', async (t) => {
  const { result, calls } = await odd(t, planning(FORMER_ROLE), { command: 'plan' });
  assert.equal(result.exitCode, 0, result.log);
  assert.doesNotMatch(result.log, /"to"/);
  assert.doesNotMatch(calls, / state/);
});

test('the real terraform is found behind the wrapper of setup-terraform', async (t) => {
  const { result, calls } = await odd(
    t,
    `validate) echo '{"valid":true}' ;;\nshow) echo '${plan()}' ;;\noutput) echo '{}' ;;`,
    { command: 'plan' },
    'terraform-bin',
    { 'bin/terraform': '#!/bin/sh\necho "wrapper" >> "$GITHUB_WORKSPACE/calls"\nexit 1\n' },
  );
  assert.equal(result.exitCode, 0, result.log);
  assert.doesNotMatch(calls, /wrapper/);
});

test('inputs, the token among them, are not passed on', async (t) => {
  const { result } = await odd(t, 'init) env >&2; exit 1 ;;', {
    command: 'plan',
    'github-token': 'ghs_canaryCanary',
  });
  assert.equal(result.exitCode, 1);
  assert.match(result.rawLog, /TF_IN_AUTOMATION=1/);
  assert.doesNotMatch(result.rawLog, /INPUT_/);
});

/** Of a plan that replaces the service beside a vault that stays. */
const service = (name: string, ...actions: readonly string[]) => ({
  address: 'module.gateway.azurerm_api_management.gateway',
  type: 'azurerm_api_management',
  change: {
    actions,
    before: {
      name,
      id: `/subscriptions/s/resourceGroups/g/providers/Microsoft.ApiManagement/service/${name}`,
    },
    after: actions.includes('create') ? { name: 'new-1', sku_name: 'Basic_1' } : null,
  },
});
const showing = (...resources: readonly Json[]) =>
  `validate) echo '{"valid":true}' ;;\nshow) echo '${plan(...resources)}' ;;\noutput) echo '{}' ;;`;
const allowing = (allowReplacement: string) => ({
  'load-balancer.yml': JSON.stringify({ environment: 'test', allowReplacement }),
});

for (const command of ['plan', 'apply']) {
  test(`${command} refuses what destroys the service, and says what it would cost`, async (t) => {
    const { result, calls } = await odd(t, showing(service('old-1', 'delete', 'create')), {
      command,
    });
    assert.equal(result.outputs['failure-reason'], 'replacement-refused', result.log);
    const [error = ''] = errorsOf(result).slice(-1);
    assert.match(
      error,
      /service old-1 .*all keys end; .*from old-1\.azure-api\.net to new-1\.azure-api\.net; nobody is served .*up to an hour.*purged/,
    );
    assert.match(error, /docs\/operations\.md.*gateway\.allowReplacement: old-1/);
    assert.doesNotMatch(calls, /terraform apply/);
  });
}

test('a saved plan is refused, too, and so is one that only deletes', async (t) => {
  const inputs = { command: 'apply', 'plan-file': 'saved.tfplan' };
  const { result, calls } = await odd(t, showing(service('old-1', 'delete')), inputs);
  assert.equal(result.outputs['failure-reason'], 'replacement-refused', result.log);
  assert.doesNotMatch(calls, /terraform apply/);
});

test('a refused plan is shown, with what it costs, and is no reviewed one', async (t) => {
  const github = await startLocalGitHub({
    pullRequests: [{ number: 7, headRef: 'x', commits: [] }],
  });
  t.after(github.close);
  const shown = showing(service('old-1', 'delete', 'create'));
  const inputs = { command: 'plan', comment: 'always', 'github-token': TOKEN };
  const { result } = await odd(t, shown, inputs, 'terraform', {}, github);
  assert.equal(result.outputs['failure-reason'], 'replacement-refused', result.log);
  const [comment] = github.comments;
  assert.match(
    comment?.body ?? '',
    /CAUTION\]\n> \*\*Refused:\*\*[\s\S]*\*\*replace\*\*[\s\S]*all keys end/,
  );
  assert.doesNotMatch(comment?.body ?? '', /"hash"/);
  assert.match(result.summary, /\*\*Refused:\*\*/);
});

test('the service is destroyed where its name allows it', async (t) => {
  const files = allowing('old-1');
  const shown = showing(service('old-1', 'delete', 'create'));
  const { result, calls } = await odd(t, shown, { command: 'apply' }, 'terraform', files);
  assert.equal(result.exitCode, 0, result.log);
  assert.match(calls, /terraform apply/);
});

test('another name allows nothing, and is an error at its line', async (t) => {
  for (const command of ['plan', 'apply']) {
    const shown = showing(service('old-1', 'delete', 'create'));
    const { result, calls } = await odd(t, shown, { command }, 'terraform', allowing('old-2'));
    assert.equal(result.outputs['failure-reason'], 'config-invalid', result.log);
    const [annotation] = result.annotations.filter(({ level }) => level === 'error');
    assert.match(annotation?.message ?? '', /allowReplacement is "old-2".*destroys: old-1/);
    assert.equal(annotation?.properties.file, 'load-balancer.yml');
    assert.equal(annotation?.properties.line, '2');
    assert.doesNotMatch(calls, /terraform apply/);
  }
});

test('what allows nothing any more fails a plan, and stops no apply that destroys nothing', async (t) => {
  const shown = showing(service('old-1', 'no-op'));
  for (const name of ['old-1', 'older-1']) {
    const planned = await odd(t, shown, { command: 'plan' }, 'terraform', allowing(name));
    assert.equal(planned.result.outputs['failure-reason'], 'config-invalid', planned.result.log);
    assert.match(errorsOf(planned.result)[0] ?? '', /allows nothing.*Take it out/);
    const applied = await odd(t, shown, { command: 'apply' }, 'terraform', allowing(name));
    assert.equal(applied.result.exitCode, 0, applied.result.log);
  }
});

test('destroy asks for no allowance', async (t) => {
  const { result, calls } = await odd(t, showing(service('old-1', 'delete')), {
    command: 'destroy',
    confirm: 'test',
  });
  assert.equal(result.exitCode, 0, result.log);
  assert.match(calls, /terraform apply/);
});

test('providers that a lock file beside load-balancer.yml does not name are not installed', async (t) => {
  const init = 'init) echo "$@" >&2; exit 1 ;;';
  const locked = { '.terraform.lock.hcl': '' };
  // The module that ships, not one of the user's, which has its lock file in its own directory.
  const inputs = { command: 'plan', 'terraform-directory': '' };
  const withLock = await odd(t, init, inputs, 'terraform', locked);
  assert.match(withLock.result.rawLog, /-lockfile=readonly/);
  const without = await odd(t, init, inputs);
  assert.doesNotMatch(without.result.rawLog, /-lockfile/);
});
