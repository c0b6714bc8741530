import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import {
  type Command,
  type LongCommand,
  runLocal,
  runShort,
  runToTheEnd,
} from '../../../action/terraform/process.ts';

function node(script: string, more: Partial<Command> = {}): Command {
  return {
    executable: process.execPath,
    arguments: ['-e', script],
    directory: process.cwd(),
    environment: process.env,
    signal: new AbortController().signal,
    ...more,
  };
}

/** A command that holds something; by default nothing of it is worth waiting for. */
async function holding(t: TestContext, command: Command, more: Partial<LongCommand> = {}) {
  const directory = await mkdtemp(join(tmpdir(), 'aolb-process-'));
  t.after(() => rm(directory, { recursive: true }));
  const pids: number[] = [];
  const long: LongCommand = {
    ...command,
    recorder: {
      stdout: join(directory, 'stdout'),
      stderr: join(directory, 'stderr'),
      started: (pid) => pids.push(pid),
      interrupting: () => {},
    },
    urgent: new AbortController().signal,
    idle: () => true,
    ...more,
  };
  return { long, directory, pids };
}

const WAYS = {
  runLocal: (_: TestContext, command: Command) => runLocal(command),
  runShort: (_: TestContext, command: Command) => runShort(command),
  runToTheEnd: async (t: TestContext, command: Command) =>
    runToTheEnd((await holding(t, command)).long),
};

for (const [name, run] of Object.entries(WAYS)) {
  test(`${name}: lines arrive whole, the last one without its newline as well`, async (t) => {
    const lines: string[] = [];
    const outcome = await run(
      t,
      node('process.stdout.write("a\\n漢"); process.stdout.write("字\\r\\nlast")', {
        onLine: (line) => lines.push(line),
      }),
    );
    assert.deepEqual(lines, ['a', '漢字', 'last']);
    assert.equal(outcome.stdout, 'a\n漢字\r\nlast');
    assert.equal(outcome.exitCode, 0);
  });

  test(`${name}: an argument is one argument, whatever is in it`, async (t) => {
    const hostile = '$(touch x) `y` "z" ; \' * \n';
    const { stdout } = await run(
      t,
      node('', { arguments: ['-e', 'process.stdout.write(process.argv[1])', hostile] }),
    );
    assert.equal(stdout, hostile);
  });

  test(`${name}: nothing is started after a cancel`, async (t) => {
    await assert.rejects(run(t, node('', { signal: AbortSignal.abort() })), {
      name: 'AbortError',
    });
  });

  test(`${name}: what cannot be started is an error`, async (t) => {
    await assert.rejects(run(t, node('', { executable: '/nowhere/terraform' })), /nowhere/);
  });
}

test('a cancel does not wait for runLocal: nothing depends on it', async (t) => {
  const cancel = new AbortController();
  const pids: number[] = [];
  const outcome = await runLocal(
    node('console.log(process.pid); setInterval(() => {}, 1000)', {
      signal: cancel.signal,
      onLine: (line) => {
        pids.push(Number(line));
        t.after(() => process.kill(Number(line)));
        cancel.abort();
      },
    }),
  );
  assert.deepEqual([outcome.exitCode, outcome.interrupted, pids.length], [undefined, true, 1]);
});

test('runShort is interrupted by a cancel at once: it holds nothing', async () => {
  const cancel = new AbortController();
  const outcome = await runShort(
    node('console.log("begun"); setInterval(() => {}, 1000)', {
      signal: cancel.signal,
      onLine: () => cancel.abort(),
    }),
  );
  assert.deepEqual([outcome.exitCode, outcome.interrupted], [undefined, true]);
});

/** Says what it is about to do, counts interrupts, and ends at the first. */
const COUNTING = `
  let interrupts = 0;
  process.on('SIGINT', () => { interrupts++; setImmediate(() => { console.log('interrupts: ' + interrupts); process.exit(3); }); });
  setInterval(() => {}, 1000);`;

test('a cancel interrupts once and waits for the end', async (t) => {
  const cancel = new AbortController();
  const { long } = await holding(
    t,
    node(`${COUNTING} console.log('ready')`, {
      signal: cancel.signal,
      onLine: (line) => {
        if (line !== 'ready') return;
        cancel.abort();
        cancel.abort();
      },
    }),
  );
  assert.deepEqual(await runToTheEnd(long), {
    exitCode: 3,
    stdout: 'ready\ninterrupts: 1\n',
    stderr: '',
    interrupted: true,
  });
});

test('an interrupt is held back while something is in flight, and passed on when nothing is', async (t) => {
  const cancel = new AbortController();
  let inFlight = true;
  const { long } = await holding(
    t,
    node(`${COUNTING} console.log('begun'); process.on('SIGUSR2', () => console.log('complete'))`, {
      signal: cancel.signal,
      onLine: (line) => {
        if (line === 'begun') {
          cancel.abort();
          process.kill(pids[0] ?? 0, 'SIGUSR2');
        }
        if (line === 'complete') inFlight = false;
      },
    }),
    { idle: () => !inFlight },
  );
  const pids: number[] = [];
  const recorder = { ...long.recorder, started: (pid: number) => pids.push(pid) };
  const { stdout, exitCode } = await runToTheEnd({ ...long, recorder });
  assert.equal(stdout, 'begun\ncomplete\ninterrupts: 1\n');
  assert.equal(exitCode, 3);
});

test('an interrupt is passed on when time is short, whatever is in flight', async (t) => {
  const [cancel, urgent] = [new AbortController(), new AbortController()];
  const { long } = await holding(
    t,
    node(`${COUNTING} console.log('begun')`, {
      signal: cancel.signal,
      onLine: () => {
        cancel.abort();
        urgent.abort();
      },
    }),
    { idle: () => false, urgent: urgent.signal },
  );
  assert.equal((await runToTheEnd(long)).exitCode, 3);
});

test('what ends by itself while its interrupt is held back was not interrupted', async (t) => {
  const cancel = new AbortController();
  const { long } = await holding(
    t,
    node('console.log("begun")', { signal: cancel.signal, onLine: () => cancel.abort() }),
    { idle: () => false },
  );
  assert.deepEqual(await runToTheEnd(long), {
    exitCode: 0,
    stdout: 'begun\n',
    stderr: '',
    interrupted: false,
  });
});

test('what holds something goes on when this process is killed, and says its last word', async (t) => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const { long, directory } = await holding(t, node(''));
  const connecting = `const socket = require('node:net').connect(${port}, '127.0.0.1');
    socket.on('data', () => { console.log('x'.repeat(100000)); console.log('the end'); socket.end(); });`;
  const parent = spawn(process.execPath, [
    '--input-type=module',
    '-e',
    `import { runToTheEnd } from ${JSON.stringify(new URL('../../../action/terraform/process.ts', import.meta.url).href)};
     await runToTheEnd({ executable: process.execPath, arguments: ['-e', ${JSON.stringify(connecting)}],
       directory: ${JSON.stringify(directory)}, environment: process.env, signal: new AbortController().signal,
       urgent: new AbortController().signal, idle: () => true,
       recorder: { stdout: ${JSON.stringify(long.recorder.stdout)}, stderr: ${JSON.stringify(long.recorder.stderr)}, started() {}, interrupting() {} } });`,
  ]);
  const [socket] = await once(server, 'connection');
  parent.kill('SIGKILL');
  await once(parent, 'close');
  socket.write('go on');
  await once(socket.resume(), 'close');
  assert.match(await readFile(long.recorder.stdout, 'utf8'), /x\nthe end\n$/);
});
