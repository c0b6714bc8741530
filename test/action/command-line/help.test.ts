import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { runCommandLine } from '../../../action/command-line/command-line.ts';
import { COMMANDS } from '../../../action/command-line/commands.ts';

async function run(args: readonly string[], width?: number) {
  const said = { out: '', error: '' };
  const exitCode = await runCommandLine(args, {
    out: (text) => {
      said.out += text;
    },
    error: (text) => {
      said.error += text;
    },
    width,
    environment: {},
    directory: '/nowhere',
    root: '/nowhere',
    untilInterrupted: async () => {},
    functionPackage: '/nowhere/function.zip',
  });
  return { exitCode, ...said };
}

describe('the help of aolb', () => {
  for (const [name, { summary, load }] of Object.entries(COMMANDS)) {
    it(`has usage, every option and an example for ${name}`, async () => {
      const { exitCode, out, error } = await run([name, '--help']);
      assert.deepEqual([exitCode, error], [0, '']);
      const { usage, options, example } = await load();
      assert.match(out, new RegExp(`^usage: aolb ${name} `));
      assert.match(out, /\nexample:\n {2}aolb /);
      assert.match(example, new RegExp(`^aolb ${name}\\b`));
      for (const [option, { value }] of Object.entries(options)) {
        const written = `--${option}${value === undefined ? '' : ` ${value}`}`;
        assert.ok(usage.includes(written), `${written} is not in the usage`);
        assert.ok(out.includes(`\n  ${written}`), `${written} is not among the options`);
      }
      const used = usage.match(/--[a-z-]+/g) ?? [];
      assert.deepEqual(new Set(used), new Set(Object.keys(options).map((option) => `--${option}`)));
      assert.ok((await run(['--help'])).out.includes(`  ${summary}\n`));
    });
  }

  it('is the same however it is asked for, and wins over what else is wrong', async () => {
    const { out } = await run(['lint', '--help']);
    for (const args of [
      ['lint', '-h'],
      ['help', 'lint'],
      ['--help', 'lint'],
      ['lint', '--nonsense', '--help'],
      ['lint', 'policy.xml', '--json', '-h'],
    ]) {
      assert.deepEqual(await run(args), { exitCode: 0, out, error: '' }, args.join(' '));
    }
  });

  it('is not asked for behind --, where an expression stands', async () => {
    const { out, error } = await run(['eval', '--', '-h']);
    assert.doesNotMatch(out + error, /usage/);
  });

  it('fits the terminal', async () => {
    for (const width of [60, 80, 200]) {
      for (const name of Object.keys(COMMANDS)) {
        const lines = (await run([name, '--help'], width)).out.split('\n');
        const copied = lines.indexOf('example:');
        for (const line of lines.slice(0, copied)) {
          assert.ok(line.length <= Math.min(width, 100), line);
        }
      }
    }
  });

  it('is told of a command that does not exist, whatever objects inherit', async () => {
    for (const name of ['rendr', 'constructor', '__proto__']) {
      const { exitCode, error } = await run([name]);
      assert.equal(exitCode, 2);
      assert.match(error, new RegExp(`^unknown command "${name}"\n\nusage: aolb <command>`));
    }
  });
});

describe('arguments that are wrong', () => {
  for (const [args, said] of [
    [['render', '--confg', 'x'], 'there is no option --confg (did you mean "config"?)'],
    [['lint', '-x'], 'there is no option -x'],
    [['render', 'x y'], '"x y" is too much: no argument is expected here'],
    [
      ['rotate', '--only'],
      '--only wants a value: --only CONSUMER,…, or --only=CONSUMER,… for one that begins with a hyphen',
    ],
    [
      ['serve', '--port', '-1'],
      '--port wants a value: --port PORT, or --port=PORT for one that begins with a hyphen',
    ],
    [['check', '--json=yes', 'x'], '--json takes no value'],
  ] as const) {
    it(`are told in plain words: ${args.join(' ')}`, async () => {
      const { exitCode, out, error } = await run(args);
      assert.deepEqual([exitCode, out], [2, '']);
      assert.equal(error.split('\n')[0], said);
      assert.match(error, /\nusage: aolb /);
    });
  }
});

describe('aolb in a pipe', () => {
  it('is silent when its reader has enough', async () => {
    const cli = fileURLToPath(new URL('../../../action/cli.ts', import.meta.url));
    // The reader is gone before anything is written.
    const child = spawn(process.execPath, [cli, '--help'], { stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.destroy();
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk;
    });
    const [exitCode] = await once(child, 'close');
    assert.deepEqual([exitCode, said], [0, '']);
  });
});
