/** `aolb rotate` as a process of its own, on the local Azure. */

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type Deployment, deploy } from '../../function/local-azure.ts';
import { bundled } from '../bundled.ts';

const source = fileURLToPath(new URL('../../../action/cli.ts', import.meta.url));
const day = 24 * 60 * 60 * 1000;

describe('aolb rotate', () => {
  let deployment: Deployment;
  let commandLine = source;
  before(async () => {
    [commandLine = source] = await bundled(source);
    deployment = await deploy(['team-a', 'team-b']);
    // The process has the machine's clock, so keys are published in its past.
    deployment.clock.time = Date.now() - 40 * day;
    await deployment.grantOperator();
  });
  after(() => deployment.azure.close());

  function run(...args: readonly string[]) {
    const { azure, settings } = deployment;
    // An operator's machine has the proxy's address, often without its scheme; Node's switch to use it is for the command to see to.
    const { NODE_USE_ENV_PROXY: _, ...proxied } = azure.environment;
    const address = (proxied.HTTPS_PROXY ?? '').replace('http://', '');
    const environment = {
      PATH: process.env.PATH,
      GITHUB_ACTOR: 'octo',
      ...proxied,
      HTTPS_PROXY: address,
      https_proxy: address,
      ...settings,
    };
    return new Promise<{ exitCode: number; out: string; error: string }>((resolve) => {
      const process_ = execFile(
        process.execPath,
        [commandLine, 'rotate', ...args],
        { env: environment },
        (_, out, error) => resolve({ exitCode: process_.exitCode ?? -1, out, error }),
      );
    });
  }

  it('publishes, shows what a rotation would send, rotates, and forces only what it is told to', async () => {
    const { clock, keysOf, published } = deployment;
    const given = await keysOf('team-a');
    const first = await run();
    assert.equal(first.exitCode, 0, first.error);
    assert.match(first.out, /\| team-a \| bootstrapped \| primary key published/);
    assert.match(first.error, /^2 keys to look at, about \d+ s\n1\/2 team-/);

    clock.time = Date.now();
    const rehearsed = await run('--dry-run');
    assert.match(
      rehearsed.out,
      /A run would send:\n\n[\s\S]*- `POST https:\/\/management\.azure\.com\/subscriptions\/.*\/subscriptions\/team-a\/regenerateSecondaryKey\?api-version=2024-05-01`\n/,
    );
    assert.equal(await published('team-a'), given.primary);

    const rotated = await run('--json');
    const report = JSON.parse(rotated.out);
    assert.deepEqual(
      [report.trigger, report.counts.rotated, report.leased],
      ['command-line', 2, true],
    );
    const { secondary } = await keysOf('team-a');
    assert.equal(await published('team-a'), secondary);
    for (const key of [given.primary, given.secondary, secondary]) {
      assert.ok(![rotated.out, rotated.error, rehearsed.out].join().includes(key));
    }

    const early = await run();
    assert.match(early.out, /\| team-a \| not-due \|.*\n\| team-b \| not-due \|/);
    const forced = await run('--force', '--only', 'team-a');
    assert.match(
      forced.error,
      /Stops before its time:\n {2}team-a: the key before the current one stops working now .*\n1\/1 team-a: rotated/,
    );
    assert.notEqual((await keysOf('team-a')).primary, given.primary);

    const leaked = await keysOf('team-b');
    const emergency = await run('--emergency', '--only', 'team-b');
    await run('--force', '--only', 'team-a', '--reason', 'a.\nnew laptop');
    assert.equal(emergency.exitCode, 0, emergency.error);
    assert.match(emergency.error, /team-b: the current key stops working as soon as/);
    assert.match(emergency.out, /the other key was replaced, too/);
    const { primary, secondary: other } = await keysOf('team-b');
    assert.ok(![leaked.primary, leaked.secondary].some((key) => [primary, other].includes(key)));
  });

  it('shows how it stands with each key, ends with 1 when one needs a person, and changes nothing', async () => {
    const before = [await keysAndSecret('team-a'), await keysAndSecret('team-b')];
    const fine = await run('--status');
    assert.equal(fine.exitCode, 0, fine.out + fine.error);
    assert.match(
      fine.out,
      /\| team-a \| current \| 0 min \| \d{4}-.+Z \| \d{4}-.+Z \| (primary|secondary) \| command-line by octo \(a\. new laptop\) /,
    );
    assert.match(fine.out, /As of .+, no key of 2 needs a person\./);

    // As a tool does that writes old keys back.
    await deployment.writeKeys('team-b', {
      primary: 'a'.repeat(32),
      secondary: 'b'.repeat(32),
      etag: '',
    });
    const drifted = await run('--status', '--json', '--only', 'Team-B');
    assert.equal(drifted.exitCode, 1, drifted.error);
    const { needPerson, keys } = JSON.parse(drifted.out);
    assert.deepEqual([needPerson, keys.length, keys[0].state], [['Team-B'], 1, 'drifted']);
    assert.deepEqual(keys[0].reason, 'both-keys-replaced');
    assert.ok(!drifted.out.includes('a'.repeat(32)));
    await deployment.writeKeys('team-b', { ...(before[1]?.keys ?? assert.fail()) });
    assert.deepEqual([await keysAndSecret('team-a'), await keysAndSecret('team-b')], before);
  });

  async function keysAndSecret(consumer: string) {
    const { keysOf, published } = deployment;
    return { keys: await keysOf(consumer), secret: await published(consumer) };
  }

  it('takes every command that the runbook tells somebody to type', async () => {
    const page = await readFile(new URL('../../../docs/runbook.md', import.meta.url), 'utf8');
    // What follows a pipe is another program's.
    const commands = new Set(page.match(/^aolb .+?(?= \||$)/gm));
    assert.ok(commands.size >= 8);
    for (const command of commands) {
      const since = new Date(deployment.clock.time - 5000).toISOString();
      const told = command.replace(/(?<=--since )\S+/, since);
      const [, name, ...args] =
        told.match(/"[^"]*"|\S+/g)?.map((part) => part.replaceAll('"', '')) ?? [];
      assert.equal(name, 'rotate');
      const { exitCode, out, error } = await run(...args);
      assert.equal(exitCode, 0, `${told}\n${out}${error}`);
    }
  });

  it('ends with 1 when a key could not be rotated, and with 2 when it is called in a wrong way', async () => {
    deployment.azure.failNext({ path: /team-a\/listSecrets/, status: 403, times: 5 });
    const failed = await run('--force', '--only', 'team-a');
    assert.equal(failed.exitCode, 1);
    assert.match(failed.out, /\| team-a \| failed \| Could not read the keys of team-a: HTTP 403/);
    for (const [args, complaint] of [
      [['--force', '--emergency'], /exclude each other/],
      [['--status', '--force'], /--status changes nothing/],
      [['--only', 'team-x'], /team-x is not among ROTATION_SUBSCRIPTIONS/],
      [['--forse'], /usage: aolb rotate/],
    ] as const) {
      const wrong = await run(...args);
      assert.equal(wrong.exitCode, 2, wrong.error);
      assert.match(wrong.error, complaint);
    }
  });
});
