import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { chmod, readdir, readFile } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { startLocalGitHub, TOKEN } from '../github/github.ts';
import { createWorkspace, errorsOf } from './support.ts';

/** Somebody connects to it to say that something has begun. */
async function createListener(t: Parameters<typeof createWorkspace>[0]) {
  const server = createServer();
  const sockets: Socket[] = [];
  server.on('connection', (socket) => sockets.push(socket.on('error', () => {})));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { started: once(server, 'connection'), port };
}

/** A resource whose creation ends only when it is killed; it says when it has begun. */
async function createBlocker(t: Parameters<typeof createWorkspace>[0]) {
  const { started, port } = await createListener(t);
  return {
    started,
    module: `
resource "terraform_data" "done" {}
resource "terraform_data" "slow" {
  depends_on = [terraform_data.done]
  provisioner "local-exec" {
    command = "exec '${process.execPath}' -e 'require(\\"net\\").connect(${port}, \\"127.0.0.1\\")'"
  }
}`,
  };
}

const INPUTS = { command: 'apply', 'require-reviewed-plan': 'false', 'github-token': '' };

test('cancelling an apply releases the lock and records what was done', async (t) => {
  const blocker = await createBlocker(t);
  const workspace = await createWorkspace(t, { 'infra/main.tf': blocker.module });
  const github = await startLocalGitHub({
    pullRequests: [{ number: 7, headRef: 'x', commits: [] }],
  });
  t.after(github.close);

  const inputs = { ...INPUTS, 'github-token': TOKEN, 'require-reviewed-plan': 'true' };
  await workspace.run(github, { ...inputs, command: 'plan' });
  const result = await workspace.run(github, inputs, { cancelWhen: blocker.started });

  assert.equal(result.exitCode, 1);
  assert.equal(result.outputs['failure-reason'], 'cancelled', result.log);
  assert.match(result.log, /Gracefully shutting down/, 'Terraform got the interrupt');
  assert.doesNotMatch(result.log, /Two interrupts received/, 'and only one');
  const files = await readdir(join(workspace.directory, 'infra'));
  assert.ok(!files.includes('.terraform.tfstate.lock.info'), 'no lock is left');
  const state = JSON.parse(
    await readFile(join(workspace.directory, 'infra/terraform.tfstate'), 'utf8'),
  );
  const names = state.resources.map(({ name }: { name: string }) => name);
  assert.ok(names.includes('done'));
  assert.match(result.summary, /1 of 2 resources are done and recorded, 1 began and are not/);
  assert.match(result.summary, /terraform_data\.slow: its creation began and did not complete/);
  const comment = github.comments[0]?.body ?? '';
  assert.match(comment, /terraform_data\.slow: its creation began and did not complete/);
  assert.match(comment, /"hash":/, 'what was reviewed stays reviewed');
  await promisify(execFile)('terraform', ['plan', '-lock-timeout=0s'], {
    cwd: join(workspace.directory, 'infra'),
  });
});

test('where the Action and Terraform are killed together, the post step tells', async (t) => {
  const blocker = await createBlocker(t);
  const workspace = await createWorkspace(t, { 'infra/main.tf': blocker.module });
  const github = await startLocalGitHub({
    pullRequests: [{ number: 7, headRef: 'x', commits: [] }],
  });
  t.after(github.close);

  const inputs = { ...INPUTS, 'github-token': TOKEN };
  const result = await workspace.run(github, inputs, {
    cancelWhen: blocker.started,
    cancelBy: 'tree',
  });

  assert.match(
    result.summary,
    /the run was killed during terraform apply\. The lock .* is released/,
  );
  assert.match(result.summary, /terraform\\_data\.slow|terraform_data\.slow/);
  const comment = github.comments[0]?.body ?? '';
  assert.match(comment, /killed during terraform apply/);
  assert.doesNotMatch(comment, /"hash":/, 'what nobody had to review is not reviewed');
  assert.deepEqual(
    (await readdir(join(workspace.directory, '.runner/1'))).filter((name) => /^aolb/.test(name)),
    [],
    'nothing of its output stays',
  );
});

test('a locked state names its holder and the way to release it', async (t) => {
  const blocker = await createBlocker(t);
  const workspace = await createWorkspace(t, { 'infra/main.tf': blocker.module });
  const second = blocker.started.then(() =>
    workspace.run(
      undefined,
      { command: 'plan', 'github-token': '' },
      { environment: { TF_CLI_ARGS_plan: '-lock-timeout=0s' } },
    ),
  );

  const holder = workspace.run(undefined, INPUTS, { cancelWhen: second, cancelBy: 'SIGTERM' });
  const locked = await second;
  await holder;

  assert.equal(locked.outputs['failure-reason'], 'state-locked', locked.log);
  const [message = ''] = errorsOf(locked);
  assert.match(message, /locked by .+@.+ since 2\d{3}-.*OperationTypeApply/);
  assert.match(message, /terraform force-unlock [0-9a-f-]{36}/);
});

/** Ends only when it is killed, or heeds an interrupt, by the name of `argument`. */
const HANGING = (port: number, argument: string) => `#!/bin/sh
case "$1" in
version) echo '{"terraform_version":"1.11.4"}';;
${argument}) exec '${process.execPath}' -e 'require("net").connect(${port}, "127.0.0.1")';;
*) echo '{}';;
esac
`;

test('a cancel during init ends at once, with its reason', async (t) => {
  const { started, port } = await createListener(t);
  const workspace = await createWorkspace(t, { 'infra/main.tf': '' });
  await workspace.write('bin/terraform', HANGING(port, 'init'));
  await chmod(join(workspace.directory, 'bin/terraform'), 0o755);

  const result = await workspace.run(undefined, INPUTS, {
    environment: { PATH: `${join(workspace.directory, 'bin')}:${process.env.PATH}` },
    cancelWhen: started,
  });

  assert.equal(result.exitCode, 1);
  assert.equal(result.outputs['failure-reason'], 'cancelled', result.log);
  assert.match(errorsOf(result)[0] ?? '', /cancelled during terraform init; nothing was changed/);
});

test('a cancel while the Action is being loaded ends with its reason as well', async (t) => {
  const { started, port } = await createListener(t);
  const workspace = await createWorkspace(t, { 'infra/main.tf': '' });
  // Tells when signals are listened to: nothing else is loaded then.
  const tell = `process.once('newListener', () => require('net').connect(${port}, '127.0.0.1').unref())`;
  await workspace.write('tell.cjs', tell);

  const result = await workspace.run(undefined, INPUTS, {
    main: join(import.meta.dirname, '../../action/main.ts'),
    environment: { NODE_OPTIONS: `--require ${join(workspace.directory, 'tell.cjs')}` },
    cancelWhen: started,
  });

  assert.equal(result.exitCode, 1, result.log);
  assert.equal(result.outputs['failure-reason'], 'cancelled', result.log);
});
