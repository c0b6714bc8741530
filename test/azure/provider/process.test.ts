/** The provider process: when it starts, when it ends, and what it leaves behind. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { startProviders } from './index.ts';

type Reattach = {
  readonly [provider: string]: {
    readonly Pid: number;
    readonly ProtocolVersion: number;
    readonly Addr: { readonly String: string };
  };
};

function read(reattach: string): { socket: string; pid: number; versions: number[] } {
  const providers: Reattach = JSON.parse(reattach);
  const [first] = Object.values(providers);
  return {
    socket: first?.Addr.String ?? '',
    pid: first?.Pid ?? 0,
    versions: Object.values(providers).map(({ ProtocolVersion }) => ProtocolVersion),
  };
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

test('one process serves both providers, and is gone after close with its sockets', async () => {
  const providers = await startProviders({ environment: {} });
  const { socket, pid, versions } = read(providers.reattach);
  assert.deepEqual(versions, [5, 6]);
  assert.ok(isRunning(pid) && existsSync(socket));
  await providers.close();
  assert.ok(!isRunning(pid));
  assert.ok(!existsSync(dirname(socket)));
});

test('it ends with the process that started it, however that ends', async () => {
  const starter = `
    import { startProviders } from ${JSON.stringify(new URL('index.ts', import.meta.url).href)};
    console.log((await startProviders({ environment: {} })).reattach);
  `;
  const parent = spawn(process.execPath, ['--input-type=module', '--eval', starter]);
  const [line] = await once(createInterface(parent.stdout), 'line');
  const { socket } = read(String(line));
  const connection = connect(socket);
  await once(connection, 'connect');
  parent.kill('SIGKILL');
  // The system closes the connection when the provider process is gone.
  await once(connection.resume(), 'close');
  assert.ok(!existsSync(dirname(socket)));
});

test('a crash is told by close, with what the process wrote', async () => {
  const providers = await startProviders({ environment: {} });
  const { pid, socket } = read(providers.reattach);
  process.kill(pid, 'SIGKILL');
  await assert.rejects(providers.close(), /the providers ended with null/);
  assert.ok(!existsSync(dirname(socket)));
});

test('an interrupt is for Terraform to answer: the process goes on serving', async () => {
  const providers = await startProviders({ environment: {} });
  const { pid, socket } = read(providers.reattach);
  process.kill(pid, 'SIGINT');
  const connection = connect(socket);
  await once(connection, 'connect');
  connection.destroy();
  await providers.close();
});

test('what keeps it from starting is in the error', async () => {
  await assert.rejects(
    startProviders({ environment: { TMPDIR: '/no/such/directory' } }),
    /the providers ended with 1:[\s\S]*ENOENT[\s\S]*\/no\/such\/directory/,
  );
});
