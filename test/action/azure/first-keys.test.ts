import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { firstKeys } from '../../../action/azure/first-keys.ts';
import { type LocalAzure, startLocalAzure } from '../../azure/index.ts';
import type { Principal } from '../../azure/principals.ts';
import { createGroup, createVault, put } from '../../azure/support/documents.ts';

const SECRETS = ['subscription-key-team-a', 'subscription-key-team-b'];

describe('firstKeys', () => {
  let azure: LocalAzure;
  let deployer: Principal;
  let app: string;
  let vault: string;
  /** What the app's run does. */
  let run: () => Promise<void>;
  const runs: string[] = [];
  let written = 0;

  before(async () => {
    azure = await startLocalAzure({
      accounts: [],
      runFunction: async (site, name) => {
        runs.push(`${site.split('/').at(-1)} ${name}`);
        await run();
        return name === 'reconcileKeys';
      },
    });
    // Nothing that could read a key.
    deployer = azure.principal({ role: 'Contributor' });
    const group = await createGroup(azure);
    vault = await createVault(azure);
    const plan = `${group}/providers/Microsoft.Web/serverfarms/plan`;
    app = `${group}/providers/Microsoft.Web/sites/app`;
    await put(azure, plan, { location: 'japaneast', sku: { name: 'Y1' }, properties: {} });
    await put(azure, app, { location: 'japaneast', properties: { serverFarmId: plan } });
  });
  after(() => azure.close());

  async function write(...names: readonly string[]): Promise<void> {
    const officer = azure.principal({ role: 'Key Vault Secrets Officer', scope: vault });
    const { token } = await officer.getToken('https://vault.azure.net');
    for (const name of names) {
      const { status } = await azure.fetch(
        `https://keys-vault.vault.azure.net/secrets/${name}?api-version=7.4`,
        {
          method: 'PUT',
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
          body: JSON.stringify({ value: 'a key', tags: { run: String(++written) } }),
        },
      );
      assert.equal(status, 200);
    }
  }

  async function publish(): Promise<void> {
    const { token } = await deployer.getToken('https://management.azure.com');
    const { status } = await azure.fetch('https://app.scm.azurewebsites.net/api/publish?type=zip', {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: 'PK\u0003\u0004',
    });
    assert.equal(status, 202);
  }

  async function first(
    onSleep: (slept: number) => Promise<void> = async () => {},
    renewed: readonly string[] = [],
  ) {
    const told: string[] = [];
    let now = 0;
    await firstKeys({
      functionAppId: app,
      keyVaultId: vault,
      secrets: SECRETS,
      renewed,
      credential: deployer,
      fetch: (input, init) => azure.fetch(String(input), init),
      clock: {
        now: () => now,
        sleep: async (milliseconds) => {
          now += milliseconds;
          await onSleep(now);
        },
      },
      signal: new AbortController().signal,
      info: (line) => told.push(line),
    });
    return told;
  }

  it('says why the app does not start, after some minutes', async () => {
    await assert.rejects(
      first(),
      /app\.azurewebsites\.net\/admin\/functions\/reconcileKeys answered 404 .*has no code.* \(tried for \d+ s\)/,
    );
    assert.deepEqual(runs, []);
  });

  it('says which keys do not come, after some minutes', async () => {
    await publish();
    run = () => write('subscription-key-team-a');
    await assert.rejects(first(), /after 5 minutes there is still no subscription-key-team-b/);
    assert.deepEqual(runs.splice(0), ['app reconcileKeys']);
  });

  it('waits until the app answers and the last key is there, telling what for', async () => {
    azure.failNext({ path: /azurewebsites\.net\/admin/, status: 503, times: 2 });
    azure.failNext({ path: /host\/default\/listKeys/, status: 400 });
    run = async () => {};
    const told = await first(async (slept) => {
      if (slept > 20_000) await write(...SECRETS);
    });
    assert.equal(runs.splice(0).length, 1);
    assert.match(
      told.join('\n'),
      /1 of 2 consumers have no key[\s\S]*answered 503.*trying again[\s\S]*Every consumer’s key is in the vault/,
    );
  });

  it('does nothing where every key is there', async () => {
    assert.deepEqual(await first(), []);
    assert.deepEqual(runs, []);
  });

  it('does not take for new what an older subscription of the name left in the vault', async () => {
    run = async () => {};
    const left = ['subscription-key-team-a'];
    await assert.rejects(
      first(async () => {}, left),
      /still no subscription-key-team-a;/,
    );
    run = () => write('subscription-key-team-a', 'subscription-key-team-a');
    await first(async () => {}, left);
    assert.equal(runs.splice(0).length, 2);
  });

  it('needs no right that shows a key', async () => {
    const { token } = await deployer.getToken('https://vault.azure.net');
    const answer = await azure.fetch(
      'https://keys-vault.vault.azure.net/secrets/subscription-key-team-a?api-version=7.4',
      { headers: { authorization: `Bearer ${token}` } },
    );
    assert.equal(answer.status, 403);
    const shown = await azure.call(
      'GET',
      `${vault}/secrets/subscription-key-team-a?api-version=2023-07-01`,
    );
    assert.doesNotMatch(JSON.stringify(shown.body), /a key/);
  });
});
