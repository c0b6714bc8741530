/** The built function app, in a worker process and over the network, on the local Azure. */

import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { buildFunction } from '../../function/build.ts';
import type { KeyStatus } from '../../function/status.ts';
import { startFunctionHost } from './host.ts';
import { actions, deploy } from './local-azure.ts';

const interval = 30 * 24 * 60 * 60 * 1000;

describe('the built function app on the local Azure', () => {
  let directory = '';
  let zip = '';
  before(async () => {
    directory = await mkdtemp(join(tmpdir(), 'function-'));
    zip = (await buildFunction(directory)).zip;
  });
  after(() => rm(directory, { recursive: true, force: true }));

  it('rotates as its managed identity, over the network, and writes no key to its log', async () => {
    const { azure, clock, settings, identity, keysOf, published } = await deploy(['team-a']);
    // The worker has the machine's clock; so has the local Azure, from the second invocation on.
    clock.time = Date.now() - interval;
    const { clientId } = await identity(actions);
    const host = await startFunctionHost(zip, {
      ...azure.environment,
      ...azure.identityEnvironment(clientId),
      ...settings,
      AZURE_CLIENT_ID: clientId,
    });
    try {
      const given = await keysOf('team-a');
      const first = await host.invokeTimer('rotateKeys');
      assert.equal(first.error, undefined);
      assert.equal(await published('team-a'), given.primary);
      clock.time = Date.now();
      const second = await host.invokeTimer('rotateKeys', { isPastDue: true });
      assert.equal(second.error, undefined);
      const now = await keysOf('team-a');
      assert.equal(await published('team-a'), now.secondary);
      assert.notEqual(now.secondary, given.secondary);

      const lines = [...first.logs, ...second.logs].map(({ message }) => message);
      const summary = JSON.parse(lines.at(-1) ?? '');
      assert.deepEqual(
        [summary.event, summary.counts.rotated, summary.leased],
        ['rotation', 1, true],
      );
      for (const key of [given.primary, given.secondary, now.secondary]) {
        assert.ok(!lines.join('\n').includes(key));
      }
    } finally {
      await host.close();
      await azure.close();
    }
  });

  it('rotates on request, for whom App Service authentication has identified', async () => {
    const { azure, settings, identity, keysOf, published } = await deploy(['team-a', 'team-b']);
    const { clientId } = await identity(actions);
    const principal = '00000000-0000-4000-8000-00000000000b';
    const host = await startFunctionHost(zip, {
      ...azure.environment,
      ...azure.identityEnvironment(clientId),
      ...settings,
      AZURE_CLIENT_ID: clientId,
      ROTATION_HTTP_PRINCIPALS: principal,
      WEBSITE_AUTH_ENABLED: 'True',
    });
    try {
      assert.deepEqual(
        host.functions
          .slice(2)
          .map(({ name, bindings }) => [
            name,
            ...Object.values(bindings).map(({ type, route, methods, authLevel }) =>
              type === 'httpTrigger' ? [route, methods, authLevel] : type,
            ),
          ]),
        [
          ['rotateOnRequest', ['rotate-keys', ['POST'], 'anonymous'], 'http'],
          ['statusOnRequest', ['rotate-keys', ['GET'], 'anonymous'], 'http'],
        ],
      );
      const stranger = await host.invokeHttp('rotateOnRequest', { body: '{"emergency":true}' });
      assert.equal(stranger.response?.status, 401);
      const headers = {
        'X-MS-CLIENT-PRINCIPAL-ID': principal,
        'X-MS-CLIENT-PRINCIPAL-IDP': 'aad',
      };
      const post = (body: object) =>
        host.invokeHttp('rotateOnRequest', { headers, body: JSON.stringify(body) });
      const given = await keysOf('team-a');
      const first = await post({ only: ['team-a'] });
      assert.equal(first.response?.status, 200, first.error?.message);
      const report = JSON.parse(first.response?.body ?? '');
      assert.deepEqual(
        [report.trigger, report.leased, report.counts.bootstrapped, report.results.length],
        ['http', true, 1, 1],
      );
      assert.equal(await published('team-a'), given.primary);
      assert.equal(await published('team-b'), undefined);

      const asked = { method: 'GET', headers };
      const one = await host.invokeHttp('statusOnRequest', { ...asked, query: { only: 'team-a' } });
      assert.equal(one.response?.status, 200, one.error?.message);
      assert.deepEqual(
        JSON.parse(one.response?.body ?? '').keys.map(({ state, slot, lastRun }: KeyStatus) => [
          state,
          slot,
          lastRun?.trigger,
        ]),
        [['current', 'primary', 'http']],
      );
      const all = await host.invokeHttp('statusOnRequest', asked);
      assert.equal(all.response?.status, 500);
      assert.deepEqual(JSON.parse(all.response?.body ?? '').needPerson, ['team-b']);
      const answers = [one, all].map(({ response, logs }) => JSON.stringify([response, logs]));
      for (const key of [given.primary, given.secondary]) assert.ok(!answers.join().includes(key));

      const emergency = await post({ emergency: true, only: ['team-a'] });
      assert.equal(emergency.response?.status, 200);
      const { primary, secondary } = await keysOf('team-a');
      assert.ok(![given.primary, given.secondary].includes(primary));
      assert.ok(![given.primary, given.secondary].includes(secondary));
      assert.equal(await published('team-a'), secondary);
      const told = emergency.logs.map(({ message }) => JSON.parse(message));
      assert.equal(told[0].event, 'rotation-requested');
      assert.deepEqual(
        told[1].stops.map(({ subscription, key }: Record<string, string>) => [subscription, key]),
        [
          ['team-a', 'previous'],
          ['team-a', 'current'],
        ],
      );
    } finally {
      await host.close();
      await azure.close();
    }
  });

  it('fails the invocation when a key could not be rotated, and says which and why', async () => {
    const { azure, settings, identity } = await deploy(['team-a']);
    const { clientId } = await identity({ ...actions, vault: actions.vault.slice(2) });
    const host = await startFunctionHost(zip, {
      ...azure.environment,
      ...azure.identityEnvironment(clientId),
      ...settings,
      AZURE_CLIENT_ID: clientId,
    });
    try {
      const { error, logs } = await host.invokeTimer('rotateKeys');
      assert.match(
        error?.message ?? '',
        /^1 of 1 subscription keys could not be brought up to date/,
      );
      assert.match(
        logs[1]?.message ?? '',
        /Could not read the secret subscription-key-team-a: HTTP 403/,
      );
    } finally {
      await host.close();
      await azure.close();
    }
  });
});
