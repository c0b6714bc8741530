import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { type RunRequest, runAction } from './runner.ts';

const MANIFEST = `
inputs:
  a-name: { description: x, default: fallback }
  token: { description: x, default: "\${{ github.token }}" }
outputs:
  answer: { description: x }
runs: { using: node24, main: main.js }
`;

/** Runs a script as an Action's main. */
async function act(
  t: TestContext,
  script: string,
  more: Partial<RunRequest> = {},
  manifest = MANIFEST,
) {
  const directory = await mkdtemp(join(tmpdir(), 'aolb-runner-'));
  t.after(() => rm(directory, { recursive: true }));
  await mkdir(join(directory, 'work'));
  await writeFile(join(directory, 'action.yml'), manifest);
  await writeFile(join(directory, 'main.js'), `const fs = require('node:fs');\n${script}`);
  return runAction({
    action: directory,
    workspace: join(directory, 'work'),
    temporary: join(directory, 'temp'),
    token: 'the-token',
    ...more,
  });
}

const OUTPUT = 'fs.appendFileSync(process.env.GITHUB_OUTPUT,';

test('inputs arrive with their dashes, outputs come back, also of several lines', async (t) => {
  const { outputs, exitCode } = await act(
    t,
    `const { env } = process; ${OUTPUT} 'answer<<EOF\\n' + env['INPUT_A-NAME'] + '\\n' + env.INPUT_TOKEN + '\\nEOF\\n')`,
  );
  assert.equal(exitCode, 0);
  assert.equal(outputs.answer, 'fallback\nthe-token');
});

test('nothing of this machine’s environment gets in', async (t) => {
  process.env.AOLB_LEAK = 'leaked';
  t.after(() => delete process.env.AOLB_LEAK);
  const { rawLog } = await act(
    t,
    'console.log(process.env.AOLB_LEAK, process.cwd() === process.env.GITHUB_WORKSPACE)',
  );
  assert.equal(rawLog, 'undefined true\n');
});

test('undeclared inputs and outputs, and another runtime, are refused', async (t) => {
  await assert.rejects(act(t, '', { inputs: { other: 'x' } }), /input other is not declared/);
  await assert.rejects(act(t, `${OUTPUT} 'other<<E\\nx\\nE\\n')`), /output other is not declared/);
  await assert.rejects(act(t, '', {}, 'runs: { using: node20, main: main.js }'), /node24/);
});

test('commands become annotations and masks; masked is log and summary', async (t) => {
  const { annotations, log, summary } = await act(
    t,
    `console.log('::add-mask::hidden-value');
     console.log('a hidden-value');
     fs.appendFileSync(process.env.GITHUB_STEP_SUMMARY, 'b hidden-value');
     console.log('::error file=a%2Cb.tf,line=3::one%0Atwo, 100%25');`,
  );
  assert.deepEqual(annotations, [
    { level: 'error', message: 'one\ntwo, 100%', properties: { file: 'a,b.tf', line: '3' } },
  ]);
  assert.match(log, /a \*\*\*/);
  assert.equal(summary, 'b ***');
});

test('a summary of 1 MiB is taken, one more byte is not', async (t) => {
  const write = (size: number) =>
    `fs.appendFileSync(process.env.GITHUB_STEP_SUMMARY, 'x'.repeat(${size}))`;
  assert.equal((await act(t, write(1_048_576))).summary.length, 1_048_576);
  await assert.rejects(act(t, write(1_048_577)), /over 1 MiB/);
});

test('cancelling interrupts', async (t) => {
  const { exitCode } = await act(
    t,
    `process.on('SIGINT', () => process.exit(9)); setInterval(() => {}, 1000);
     require('node:net').connect(Number(process.env.PORT));`,
    await untilConnected(t),
  );
  assert.equal(exitCode, 9);
});

async function untilConnected(t: TestContext): Promise<Partial<RunRequest>> {
  const server = createServer((socket) => socket.on('error', () => {}));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => {
    server.close();
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { environment: { PORT: String(port) }, cancelWhen: once(server, 'connection') };
}
