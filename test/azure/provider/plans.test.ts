/** What a user sees of plans: nothing to do, updates, replacements, drift, imports, and what azurerm hides. */
import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import {
  api,
  apiPolicy,
  backend,
  kind,
  policyWith,
  pool,
  service,
  subscription,
} from './support/configurations.ts';
import { blocks } from './support/workspace.ts';
import { ownWorld } from './support/world.ts';

describe('a gateway with a backend and a pool', () => {
  const url = 'https://openai-japan.openai.azure.com/openai';
  const configuration = `${blocks}${service}${backend(url)}${pool(1)}`;
  const world = ownWorld();

  beforeEach(async () => {
    await world().workspace.write(configuration);
    await world().workspace.apply();
  });

  it('is found unchanged by the next plan, and exports what it was asked for', async () => {
    const { workspace } = world();
    await workspace.write(`${configuration}${kind}`);
    await workspace.apply();
    assert.deepEqual((await workspace.plan()).actions, {});
    const { output } = await workspace.run('output', '-raw', 'kind');
    assert.equal(output.trim(), 'Pool');
  });

  it('is changed in place, and only where it changed', async () => {
    const { workspace } = world();
    await workspace.write(`${blocks}${service}${backend(`${url}/v2`)}${pool(5)}`);
    assert.deepEqual((await workspace.plan()).actions, {
      'azapi_resource.pool': 'updated',
      'azurerm_api_management_backend.backend': 'updated',
    });
    await workspace.apply();
    assert.deepEqual((await workspace.plan()).actions, {});
  });

  it('shows what was changed by hand, and puts it right', async () => {
    const { workspace, meddle, service: path } = world();
    await meddle('PUT', `${path}/backends/japan`, {
      properties: { protocol: 'http', url: 'https://elsewhere.example.com' },
    });
    await meddle('PUT', `${path}/backends/pool`, {
      properties: {
        type: 'Pool',
        pool: { services: [{ id: `${path}/backends/japan`, weight: 99 }] },
      },
    });
    const { actions, output } = await workspace.plan();
    assert.deepEqual(actions, {
      'azapi_resource.pool': 'updated',
      'azurerm_api_management_backend.backend': 'updated',
    });
    assert.match(output, /url = "https:\/\/elsewhere\.example\.com" -> "https:\/\/openai-japan/);
    assert.match(output, /weight = 99 -> 1/);
    await workspace.apply();
    assert.deepEqual((await workspace.plan()).actions, {});
  });

  it('makes again what was deleted by hand', async () => {
    const { workspace, meddle, service: path } = world();
    await meddle('DELETE', `${path}/backends/pool`);
    assert.deepEqual((await workspace.plan()).actions, { 'azapi_resource.pool': 'created' });
  });

  it('replaces what has another name, and what depends on it waits for the new id', async () => {
    const { workspace } = world();
    await workspace.write(`${blocks}${service}${backend(url, 'sweden')}${pool(1)}`);
    assert.deepEqual((await workspace.plan()).actions, {
      'azapi_resource.pool': 'updated',
      'azurerm_api_management_backend.backend': 'replaced',
    });
  });

  it('takes in by import what is there already', async () => {
    const { workspace, service: path } = world();
    await workspace.run('state', 'rm', 'azapi_resource.pool', 'azurerm_api_management.service');
    const imports: readonly (readonly [string, string])[] = [
      ['azurerm_api_management.service', path],
      ['azapi_resource.pool', `${path}/backends/pool?api-version=2024-05-01`],
    ];
    for (const [address, id] of imports) {
      const { exitCode, output } = await workspace.run('import', address, id);
      assert.equal(exitCode, 0, output);
    }
    // What an imported azapi resource configures is only known to the configuration.
    assert.deepEqual((await workspace.plan()).actions, { 'azapi_resource.pool': 'updated' });
    await workspace.apply();
    assert.deepEqual((await workspace.plan()).actions, {});
  });
});

describe('what azurerm does not show', () => {
  const world = ownWorld();

  beforeEach(async () => {
    await world().workspace.write(`${blocks}${service}`);
    await world().workspace.apply();
  });

  it('a blank inside a literal of a policy: "No changes", and the gateway keeps the wrong one', async () => {
    const { workspace } = world();
    await workspace.write(`${blocks}${service}${apiPolicy(policyWith('@("Bearer" + " t")'))}`);
    await workspace.apply();
    await workspace.write(`${blocks}${service}${apiPolicy(policyWith('@("Bearer " + "t")'))}`);
    const { actions, output } = await workspace.plan();
    assert.deepEqual(actions, {});
    assert.match(output, /No changes/);
    await workspace.write(`${blocks}${service}${apiPolicy(policyWith('@("Basic " + "t")'))}`);
    assert.deepEqual((await workspace.plan()).actions, {
      'azurerm_api_management_api_policy.policy': 'updated',
    });
  });

  it("that the description of an OpenAPI document is not the configuration's, until the next plan", async () => {
    const { workspace } = world();
    await workspace.write(`${blocks}${service}${api('from the document')}`);
    await workspace.apply();
    assert.deepEqual((await workspace.plan()).actions, {
      'azurerm_api_management_api.api': 'updated',
    });
    await workspace.apply();
    assert.deepEqual((await workspace.plan()).actions, {});
  });

  it('that an update of its subscription writes old keys back over a rotation', async () => {
    const { azure, workspace, meddle, service: path } = world();
    await workspace.write(`${blocks}${service}${subscription('one')}`);
    await workspace.apply();
    const id = `${path}/subscriptions/team-a`;
    const keys = async () =>
      (await azure.call('POST', `${id}/listSecrets?api-version=2024-05-01`)).body;
    const original = await keys();

    await workspace.write(`${blocks}${service}${subscription('two')}`);
    await workspace.plan();
    await meddle('POST', `${id}/regenerateSecondaryKey`);
    assert.notDeepEqual(await keys(), original);
    const { exitCode, output } = await workspace.run('apply', 'tfplan');
    assert.equal(exitCode, 0, output);
    assert.deepEqual(await keys(), original);
  });
});
