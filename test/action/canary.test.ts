/**
 * A secret is planted in each place that one can reach the Action from, Terraform repeats all of them in every spelling, and
 * none is found in anything that the Action writes, says or sends. What may hold them: the plan, Terraform's own folder, and
 * the files in which they were planted.
 */
import assert from 'node:assert/strict';
import { chmod, readdir, readFile, stat } from 'node:fs/promises';
import { delimiter, join, relative } from 'node:path';
import { type TestContext, test } from 'node:test';
import type { Json } from '../../policy/standards/json.ts';
import { startLocalGitHub, TOKEN } from '../github/github.ts';
import type { RunRequest, RunResult } from '../github/runner.ts';
import { createWorkspace, PULL_REQUEST } from './support.ts';

/** Signs that every escaping does something to. */
const secretOf = (place: string) =>
  `K${Buffer.from(place).toString('hex').slice(0, 12)}_x"<&>|~-${place.length}a'b\\c#9Z`;
/** As they stand in addresses and connection strings. */
const plainOf = (place: string) => `P${Buffer.from(place).toString('hex').slice(0, 12)}xYz019Q`;

const SIGNED = {
  'a variable of the environment': secretOf('environment'),
  'a default of a sensitive variable': 'D3faultOfAV4riable-x.Y',
  'a variables file': 'FromAF1le_of-V4riables',
  'an argument of the environment': 'ByArgum3nt-of.V4riables',
  'an API key of the environment': secretOf('api key'),
  'a SAS of the environment': secretOf('sas'),
  'a setting of the backend': plainOf('setting'),
  'a file of backend settings': plainOf('file'),
  'the signature in a backend’s address': plainOf('signature'),
  'the key in a connection string': plainOf('connection'),
  'the password in an address': plainOf('password'),
  'the token': TOKEN,
} as const;

const PLANNED = {
  'a sensitive attribute': secretOf('attribute'),
  'the state': secretOf('state'),
  'what changed outside': secretOf('drift'),
  'a sensitive output': secretOf('output'),
  'a variable of a module': secretOf('module'),
  'a key of several lines': `-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0\nBAQEFAASCBKcwggSjAgEAAoIB\n-----END PRIVATE KEY-----\n`,
  'a list': secretOf('list'),
  'an action': secretOf('action'),
} as const;

/** Known by nobody but the provider. */
const PROVIDERS = ['0a1b2c3d4e5f60718293a4b5c6d7e8f9', `${'Zk9+'.repeat(21)}Zk==`];

const encodings: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => JSON.stringify(text),
  (text) => JSON.stringify(JSON.stringify(text)),
  (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;'),
  (text) => text.replaceAll(/[\\`*_{}[\]()|~!>+-]/g, '\\$&'),
  encodeURIComponent,
  (text) => Buffer.from(`user:${text}`).toString('base64'),
  (text) => Buffer.from(text).toString('hex'),
  (text) => Buffer.from(text, 'utf16le').toString('base64'),
  (text) => text.replaceAll('"', '""'),
];

/** Everything as diagnostics, as output of a provisioner split over lines, and as lines of a crash, with commands to the runner. */
function leak(secrets: readonly string[]): string {
  const spelled = secrets.flatMap((secret) => encodings.map((encode) => encode(secret)));
  const event = (type: string, message: string, more: object = {}) =>
    JSON.stringify({ '@level': 'info', '@message': message, type, ...more });
  const all = `::error::${spelled.join(' | ')}\n##[error]x\n::set-output name=a::b`;
  const diagnostic = { severity: 'error', summary: 'It is wrong', detail: all };
  return [
    event('diagnostic', `Error: ${all}`, { diagnostic }),
    event('diagnostic', 'Warning', { diagnostic: { ...diagnostic, severity: 'warning' } }),
    ...secrets.flatMap((secret) =>
      secret
        .split('\n')
        .flatMap((line) => line.match(/.{1,9}/g) ?? [])
        .map((output) =>
          event('provision_progress', `a.b: (local-exec): ${output}`, { hook: { output } }),
        ),
    ),
    ...PROVIDERS.map((key) => event('log', `{"primaryKey":"${key}"} and ${key}`)),
    `::add-path::/evil`,
    ` \t::warning::${spelled[0]}`,
    `\r::notice::cr ##[command]evil`,
    '{"@message":"cut in the mid',
    ...spelled.map((text) => text.replaceAll('\n', ' ')),
  ].join('\n');
}

const TERRAFORM = `#!/bin/sh
echo "$1" >> "$GITHUB_WORKSPACE/calls"
answer() { if [ -f "$GITHUB_WORKSPACE/$1" ]; then cat "$GITHUB_WORKSPACE/$1"; cat "$GITHUB_WORKSPACE/$1" >&2; fi; }
case "$1" in
version) echo '{"terraform_version":"1.11.4"}' ;;
validate) echo '{"valid":true}' ;;
show) cat "$GITHUB_WORKSPACE/planted/plan.json" ;;
output) echo '{}' ;;
*) answer "planted/$1"
   if [ -f "$GITHUB_WORKSPACE/planted/hang-$1" ]; then trap 'exit 1' INT; while :; do sleep 0.05; done; fi
   if [ -f "$GITHUB_WORKSPACE/planted/fail-$1" ]; then exit 1; fi ;;
esac
`;

function planJson(): Json {
  const change = (secret: string) => ({
    actions: ['update'],
    before: { id: 'i', k: 'before' },
    after: { k: secret, copy: `around ${secret} it`, list: [PLANNED['a list'], 'open'] },
    after_sensitive: { k: true, list: [true] },
  });
  return {
    format_version: '1.2',
    terraform_version: '1.11.4',
    resource_changes: [
      { address: 'a.b', type: 'a', change: change(PLANNED['a sensitive attribute']) },
      {
        address: `a.c["${PLANNED['a sensitive attribute'].slice(0, 14)}"]`,
        type: 'a',
        change: change(PLANNED['a key of several lines']),
      },
    ],
    resource_drift: [
      { address: 'a.b', type: 'a', change: change(PLANNED['what changed outside']) },
    ],
    output_changes: {
      o: {
        actions: ['create'],
        before: null,
        after: PLANNED['a sensitive output'],
        after_sensitive: true,
      },
      p: { actions: ['create'], before: null, after: `copy of ${PLANNED['the state']}` },
    },
    prior_state: {
      values: {
        root_module: {
          resources: [
            { address: 'a.b', values: { k: PLANNED['the state'] }, sensitive_values: { k: true } },
          ],
        },
      },
    },
    action_invocations: [
      { address: 'x', config_values: { k: PLANNED['an action'] }, config_sensitive: { k: true } },
    ],
    checks: [
      {
        address: { to_display: 'check.c' },
        status: 'fail',
        instances: [{ problems: [{ message: Object.values(PLANNED).join(' ') }] }],
      },
    ],
    configuration: {
      root_module: {
        module_calls: {
          m: {
            expressions: { k: { constant_value: PLANNED['a variable of a module'] } },
            module: { variables: { k: { sensitive: true } } },
          },
        },
      },
    },
  };
}

async function planted(t: TestContext) {
  const github = await startLocalGitHub({
    pullRequests: [{ number: 7, headRef: 'x', commits: [] }],
  });
  t.after(github.close);
  const workspace = await createWorkspace(t, {
    'infra/main.tf': `variable "door" { sensitive = true }
variable "gate" {
  sensitive = true
  default   = "${SIGNED['a default of a sensitive variable']}"
}
variable "wall" { sensitive = true }
variable "roof" { sensitive = true }
`,
    'infra/x.auto.tfvars': `wall = "${SIGNED['a variables file']}"\n`,
    'infra/settings.hcl': `password = "${SIGNED['a file of backend settings']}"\n`,
    'bin/terraform': TERRAFORM,
    'planted/plan.json': JSON.stringify(planJson()),
    'home/keep': '',
  });
  await chmod(join(workspace.directory, 'bin/terraform'), 0o755);
  const run = (inputs: Readonly<Record<string, string>>, more: Partial<RunRequest> = {}) =>
    workspace.run(
      github,
      {
        'backend-config': [
          'key=prod.tfstate',
          `password=${SIGNED['a setting of the backend']}`,
          `address=https://s.example/c?sv=1&sig=${SIGNED['the signature in a backend’s address']}`,
          'settings.hcl',
        ].join('\n'),
        ...inputs,
      },
      {
        ...more,
        environment: {
          PATH: `${join(workspace.directory, 'bin')}${delimiter}${process.env.PATH ?? ''}`,
          HOME: join(workspace.directory, 'home'),
          TMPDIR: join(workspace.directory, 'home'),
          TF_VAR_door: SIGNED['a variable of the environment'],
          TF_CLI_ARGS_plan: `-var roof=${SIGNED['an argument of the environment']}`,
          AZURE_OPENAI_KEY: SIGNED['an API key of the environment'],
          STATE_SAS: SIGNED['a SAS of the environment'],
          STORAGE: `AccountName=a;AccountKey=${SIGNED['the key in a connection string']};EndpointSuffix=x`,
          PROXY_OF_MINE: `https://me:${SIGNED['the password in an address']}@proxy.example`,
          ...more.environment,
        },
      },
    );
  return { github, workspace, run };
}

/** What may hold a secret: the plan and Terraform's folder, both private, and where the test put it. */
const MAY_HOLD = /(^|\/)(plan\.tfplan(\.destroy)?$|\.terraform\/)|^(planted|infra|bin)\//;

async function written(directory: string): Promise<readonly (readonly [string, string])[]> {
  const found = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = found
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(
    files
      .filter((file) => !MAY_HOLD.test(relative(directory, file)))
      .map(async (file) => [relative(directory, file), await readFile(file, 'utf8')] as const),
  );
}

/** Found without asking the scrub: its letters in order, or in base64 or hexadecimal of any alignment. */
function holds(text: string, secret: string): boolean {
  const letters = (value: string) => value.replaceAll(/[^A-Za-z0-9]/g, '');
  const plain = letters(text);
  const core = (bytes: Buffer, offset: number) =>
    Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .slice(4, -6);
  return [
    letters(secret),
    ...encodings.map((encode) => letters(encode(secret))),
    ...[0, 1, 2].map((offset) => letters(core(Buffer.from(secret), offset))),
  ].some((needle) => needle.length >= 8 && plain.includes(needle));
}

async function assertNowhere(
  directory: string,
  github: Awaited<ReturnType<typeof startLocalGitHub>>,
  result: RunResult,
  secrets: readonly string[],
): Promise<void> {
  const places: readonly (readonly [string, string])[] = [
    ['the log', result.rawLog.replaceAll(/^::add-mask::.*$|^a\.b: \(local-exec\): /gm, '')],
    ...github.requests.map(
      ({ method, path, body }) => [`${method} ${path}`, `${path}\n${body}`] as const,
    ),
    ...(await written(directory)),
  ];
  for (const secret of [...secrets, ...PROVIDERS]) {
    for (const [place, text] of places) {
      for (const line of secret
        .split('\n')
        .filter((one) => one.length > 12 && !one.startsWith('-----'))) {
        assert.ok(!holds(text, line), `${line} is in ${place}`);
      }
    }
  }
  const commands = result.rawLog
    .split(/[\r\n]/)
    .filter((line) => /^\s*::(error|warning|notice|set-output|add-path)|##\[/.test(line))
    .filter(
      (line) => /evil|name=a|cr |##\[/.test(line) && !/^::(error|warning)( [^:]*)?::/.test(line),
    );
  assert.deepEqual(commands, [], 'nothing that Terraform prints is a command to the runner');
}

const early = Object.values(SIGNED);
const all = [...early, ...Object.values(PLANNED)];
const MERGED = {
  event: { name: 'push', payload: {} },
  environment: { GITHUB_SHA: 'c'.repeat(40), GITHUB_REF: 'refs/heads/main' },
};

test('a plan that succeeds tells none of the secrets, nor does a comment', async (t) => {
  const { github, workspace, run } = await planted(t);
  await workspace.write('planted/init', leak(early));
  await workspace.write('planted/plan', leak(early));
  const result = await run({ command: 'plan' }, { event: PULL_REQUEST });
  assert.equal(result.exitCode, 0, result.log);
  assert.equal(github.comments.length, 1);
  await assertNowhere(workspace.directory, github, result, all);
  for (const [file, mode] of [
    ['.aolb/default/plan.tfplan', 0o600],
    ['infra/.terraform', 0o700],
  ] as const) {
    assert.equal((await stat(join(workspace.directory, file))).mode & 0o777, mode, file);
  }
  assert.equal(await readFile(join(workspace.directory, '.aolb/.gitignore'), 'utf8'), '*\n');
});

for (const command of ['init', 'plan']) {
  test(`a failure of ${command} tells none that is known by then`, async (t) => {
    const { github, workspace, run } = await planted(t);
    await workspace.write(`planted/${command}`, leak(early));
    await workspace.write(`planted/fail-${command}`, '');
    const result = await run({ command: 'plan' }, { event: PULL_REQUEST });
    assert.equal(result.outputs['failure-reason'], `${command}-failed`, result.log);
    assert.equal(github.comments.length, 1, 'the failure is in the comment');
    await assertNowhere(workspace.directory, github, result, early);
  });
}

test('neither a failed apply, nor a refused one, nor a cancelled one tells any', async (t) => {
  const { github, workspace, run } = await planted(t);
  await workspace.write('planted/apply', leak(all));
  await workspace.write('planted/fail-apply', '');
  const apply = { command: 'apply', 'require-reviewed-plan': 'false' };
  const failed = await run(apply, MERGED);
  assert.equal(failed.outputs['failure-reason'], 'apply-failed', failed.log);
  await assertNowhere(workspace.directory, github, failed, all);

  const refused = await run({ command: 'apply', 'pr-number': '7' }, MERGED);
  assert.equal(refused.outputs['failure-reason'], 'plan-missing', refused.log);
  await assertNowhere(workspace.directory, github, refused, all);

  await workspace.write('planted/hang-apply', '');
  await workspace.write('calls', '');
  const begun = (async () => {
    while (!(await readFile(join(workspace.directory, 'calls'), 'utf8')).includes('apply')) {
      await new Promise((turn) => setImmediate(turn));
    }
  })();
  const cancelled = await run(apply, { ...MERGED, cancelWhen: begun });
  assert.equal(cancelled.outputs['failure-reason'], 'cancelled', cancelled.log);
  await assertNowhere(workspace.directory, github, cancelled, all);
});

const notations = [
  'password: cAnaRy_7Q~x-Ab.9zW',
  'password = "cAnaRy_7Q~x-Ab.9zW"',
  'password="cAnaRy_7Q~x-Ab.9zW"',
  '-backend-config=password=cAnaRy_7Q~x-Ab.9zW',
  '"password=cAnaRy_7Q~x-Ab.9zW"',
  '{"password": "cAnaRy_7Q~x-Ab.9zW"}',
  'password cAnaRy_7Q~x-Ab.9zW',
  'cAnaRy_7Q~x-Ab.9zW',
];
test('a backend setting in another notation is refused without being shown', async (t) => {
  const { github, workspace, run } = await planted(t);
  for (const notation of notations) {
    const result = await run({
      command: 'plan',
      'backend-config': `address=http://127.0.0.1:9/x\n${notation}`,
    });
    assert.equal(result.outputs['failure-reason'], 'input-invalid', notation);
    assert.match(result.annotations[0]?.message ?? '', /line 2/);
    await assertNowhere(workspace.directory, github, result, ['cAnaRy_7Q~x-Ab.9zW']);
  }
});

test('a value too common to hide is told by where it comes from, and addresses stay whole', async (t) => {
  const { github, workspace, run } = await planted(t);
  await workspace.write(
    'planted/plan.json',
    JSON.stringify({
      format_version: '1.2',
      variables: { stage: { value: 'prod' } },
      configuration: { root_module: { variables: { stage: { sensitive: true } } } },
      resource_changes: [
        {
          address: 'module.gateway["prod"].a.prod',
          type: 'a',
          change: { actions: ['create'], before: null, after: { name: 'x' } },
        },
      ],
    }),
  );
  const result = await run({ command: 'plan' }, { event: PULL_REQUEST });
  assert.match(github.comments[0]?.body ?? '', /module\.gateway\["prod"\]\.a\.prod/);
  const told = result.annotations.filter(({ message }) => message.includes('var.stage'));
  assert.equal(told.length, 1, result.log);
  assert.doesNotMatch(told[0]?.message ?? '', /prod/);
});
