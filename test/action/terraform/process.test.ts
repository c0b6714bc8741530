import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Command, runShort, runToTheEnd } from '../../../action/terraform/process.ts';

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

for (const run of [runShort, runToTheEnd]) {
  test(`${run.name}: lines arrive whole, the last one without its newline as well`, async () => {
    const lines: string[] = [];
    const outcome = await run(
      node('process.stdout.write("a\\n漢"); process.stdout.write("字\\r\\nlast")', {
        onLine: (line) => lines.push(line),
      }),
    );
    assert.deepEqual(lines, ['a', '漢字', 'last']);
    assert.equal(outcome.stdout, 'a\n漢字\r\nlast');
    assert.equal(outcome.exitCode, 0);
  });

  test(`${run.name}: an argument is one argument, whatever is in it`, async () => {
    const hostile = '$(touch x) `y` "z" ; \' * \n';
    const { stdout } = await run(
      node('', { arguments: ['-e', 'process.stdout.write(process.argv[1])', hostile] }),
    );
    assert.equal(stdout, hostile);
  });

  test(`${run.name}: nothing is started after a cancel`, async () => {
    await assert.rejects(run(node('', { signal: AbortSignal.abort() })), { name: 'AbortError' });
  });

  test(`${run.name}: what cannot be started is an error`, async () => {
    await assert.rejects(run(node('', { executable: '/nowhere/terraform' })), /nowhere/);
  });
}

test('runShort says that the run was cancelled meanwhile, and lets the command end', async () => {
  const cancel = new AbortController();
  const outcome = await runShort(
    node('process.stdout.write("begun\\n"); process.on("SIGINT", () => process.exit(9))', {
      signal: cancel.signal,
      onLine: () => cancel.abort(),
    }),
  );
  assert.deepEqual([outcome.exitCode, outcome.interrupted], [0, true]);
});

test('a cancel interrupts once and waits for the end', async () => {
  const cancel = new AbortController();
  const counting = `
    let interrupts = 0;
    process.on('SIGINT', () => { interrupts++; setImmediate(() => { console.log('interrupts: ' + interrupts); process.exit(3); }); });
    setInterval(() => {}, 1000);
    console.log('ready');`;
  const outcome = await runToTheEnd(
    node(counting, {
      signal: cancel.signal,
      onLine: (line) => {
        if (line !== 'ready') return;
        cancel.abort();
        cancel.abort();
      },
    }),
  );
  assert.deepEqual(outcome, {
    exitCode: 3,
    stdout: 'ready\ninterrupts: 1\n',
    stderr: '',
    interrupted: true,
  });
});
