import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { describe, it } from 'node:test';

const MODULE = new URL('./temporary.ts', import.meta.url).href;

/** What is left of the folder of a program that says where it is and gets this signal. */
async function interrupted(signal: NodeJS.Signals, before = '') {
  const program = `
    import { temporaryFolder } from '${MODULE}';
    ${before}
    const folder = temporaryFolder('aolb-temporary-');
    setInterval(() => {}, 1000);
    process.stdout.write(folder);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program]);
  const [folder] = await once(child.stdout, 'data');
  assert.ok(existsSync(String(folder)));
  child.kill(signal);
  const [code] = await once(child, 'close');
  return { code, left: existsSync(String(folder)) };
}

describe('a temporary folder', () => {
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const) {
    it(`goes with the process that ${signal} ends`, async () => {
      assert.deepEqual(await interrupted(signal), { code, left: false });
    });
  }

  it('leaves the end to a program that has one, and goes then', async () => {
    const ends = "process.once('SIGTERM', () => setImmediate(() => process.exit(7)));";
    assert.deepEqual(await interrupted('SIGTERM', ends), { code: 7, left: false });
  });
});
