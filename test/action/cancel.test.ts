import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { createWorkspace, errorsOf } from './support.ts';

/** A resource whose creation ends only when it is killed; it says when it has begun, by connecting to us. */
async function createBlocker(t: Parameters<typeof createWorkspace>[0]) {
  const server = createServer();
  const sockets: Socket[] = [];
  server.on('connection', (socket) => sockets.push(socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    started: once(server, 'connection'),
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

  const result = await workspace.run(undefined, INPUTS, { cancelWhen: blocker.started });

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
  await promisify(execFile)('terraform', ['plan', '-lock-timeout=0s'], {
    cwd: join(workspace.directory, 'infra'),
  });
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

  const holder = workspace.run(undefined, INPUTS, { cancelWhen: second });
  const locked = await second;
  await holder;

  assert.equal(locked.outputs['failure-reason'], 'state-locked', locked.log);
  const [message = ''] = errorsOf(locked);
  assert.match(message, /locked by .+@.+ since 2\d{3}-.*OperationTypeApply/);
  assert.match(message, /terraform force-unlock [0-9a-f-]{36}/);
});
