import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { unzipSync } from 'fflate';
import { buildFunction } from '../../function/build.ts';
import { type FunctionHost, startFunctionHost } from './host.ts';

describe('the package of the function app', () => {
  let directory = '';
  let zip = '';
  let metafiles: Awaited<ReturnType<typeof buildFunction>>['metafiles'] = [];
  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'build-'));
    ({ zip, metafiles } = await buildFunction(join(directory, 'one')));
  });
  after(() => rm(directory, { recursive: true, force: true }));

  it('is the same, byte for byte, when it is built again', async () => {
    const again = await buildFunction(join(directory, 'two'));
    assert.ok((await readFile(zip)).equals(await readFile(again.zip)));
  });

  it('holds the bundles, its host.json and a package.json that names the entry file', async () => {
    const files = unzipSync(await readFile(zip));
    assert.deepEqual(Object.keys(files), ['handlers.js', 'host.json', 'main.js', 'package.json']);
    const { main, type } = JSON.parse(Buffer.from(files['package.json'] ?? []).toString());
    assert.deepEqual({ main, type }, { main: 'main.js', type: 'commonjs' });
    assert.equal(JSON.parse(Buffer.from(files['host.json'] ?? []).toString()).version, '2.0');
  });

  it('registers its functions without reading a line of the SDKs', () => {
    const inputs = Object.keys(metafiles[0]?.inputs ?? {});
    const packages = inputs.flatMap(
      (path) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? [],
    );
    assert.deepEqual(
      new Set(packages),
      new Set(['@azure/functions', '@azure/functions-extensions-base', 'cookie']),
    );
    assert.deepEqual(
      inputs.filter((path) => !path.includes('node_modules/')),
      ['function/main.ts'],
    );
  });

  it('has of API Management’s client no more than the rotation asks', () => {
    const [output] = Object.values(metafiles[1]?.outputs ?? {});
    const bytes = Object.entries(output?.inputs ?? {})
      .filter(([path]) => path.includes('/arm-apimanagement/'))
      .reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0);
    assert.ok(bytes > 0 && bytes < 200_000, `${bytes} bytes`);
  });

  describe('without any setting', () => {
    let host: FunctionHost | undefined;
    before(async () => {
      host = await startFunctionHost(zip, {});
    });
    after(() => host?.close());

    it('registers its timers, the rotation on the schedule of the app settings', () => {
      assert.deepEqual(
        host?.functions.map(({ name }) => name),
        ['rotateKeys', 'reconcileKeys'],
      );
      const [timer] = Object.values(host?.functions[0]?.bindings ?? {});
      assert.equal(timer?.type, 'timerTrigger');
      assert.equal(timer?.schedule, '%ROTATION_SCHEDULE%');
    });

    it('fails each invocation with everything that is missing, at once', async () => {
      const { error } = (await host?.invokeTimer('rotateKeys')) ?? {};
      assert.equal(error?.name, 'SettingsError');
      for (const name of [
        'APIM_RESOURCE_ID',
        'KEY_VAULT_URL',
        'ROTATION_INTERVAL',
        'ROTATION_SUBSCRIPTIONS',
      ]) {
        assert.match(error?.message ?? '', new RegExp(name));
      }
    });
  });
});
