/** The full cycle on a resource group, service, vault and workspace that others made and keep, in a subscription whose policy tags everything. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  createGroup,
  createIdentity,
  createService,
  createVault,
  put,
} from '../azure/support/documents.ts';
import { EVENTS, type Stage, setStage } from '../demo/stage.ts';
import { send } from '../demo/traffic.ts';
import { type ConsumerVault, openVault } from '../demo/vault.ts';
import type { RunResult } from '../github/runner.ts';

const MODEL = 'gpt-4o';

describe('a load balancer on what exists', () => {
  let stage: Stage;
  let existing: readonly string[];
  let idsBefore: readonly string[];
  let keys: ConsumerVault;
  let untouched: readonly unknown[];

  before(async () => {
    stage = await setStage([
      { name: 'openai-japan', location: 'japaneast', deployments: { [MODEL]: {} } },
    ]);
    const { azure } = stage;
    azure.tagEverything({ 'hidden-policy': 'on', CostCentre: '7' });
    const group = await createGroup(azure);
    const { id: identity } = await createIdentity(azure, 'apim-openai');
    const service = await createService(azure, 'shared', {
      identity: { type: 'UserAssigned', userAssignedIdentities: { [identity]: {} } },
    });
    const vault = await createVault(azure);
    const workspace = `${group}/providers/Microsoft.OperationalInsights/workspaces/central`;
    await put(azure, workspace, {
      location: 'japaneast',
      properties: { sku: { name: 'PerGB2018' } },
    });
    await put(azure, `${service}/apis/others`, {
      properties: { displayName: 'Others', path: 'others', protocols: ['https'] },
    });
    existing = [group, service, identity, vault, workspace, `${service}/apis/others`];
    keys = await openVault(azure);
    idsBefore = azure.resourceIds();
    untouched = await documents();
    await stage.configure(`environment: test
location: japaneast
ignoreTags: [hidden-*, CostCentre]
naming: { pattern: "{type}-{use}-{environment}-{suffix}" }
resourceGroup: { existing: ${group} }
logs: { existing: ${workspace} }
gateway: { sku: BasicV2_1, existing: ${service}, identity: ${identity} }
accounts:
  japan:
    id: ${azure.account('openai-japan').id}
    endpoint: https://openai-japan.openai.azure.com/
    models: [${MODEL}]
consumers: { team-a: {} }
rotation: { vault: { existing: ${vault} } }
`);
  });
  after(() => stage?.close());

  const documents = () =>
    Promise.all(
      existing.map(async (id) => {
        const { body } = await stage.azure.call('GET', `${id}?api-version=2024-05-01`);
        return body;
      }),
    );

  async function run(command: string): Promise<RunResult> {
    const inputs = { 'require-reviewed-plan': 'false', confirm: 'test' };
    const result = await stage.run(command, EVENTS.push, inputs);
    assert.equal(result.exitCode, 0, result.log);
    return result;
  }

  const failures = async (key: string) => {
    const caller = { endpoint: stage.azure.gatewayUrl('shared'), key: async () => key };
    return (await send(caller, MODEL, 5, 1)).failures;
  };

  it('is applied beside it: nothing of it is written, and the first key is in the vault', async () => {
    const applied = await run('apply');
    assert.equal(applied.outputs['gateway-url'], 'https://shared.azure-api.net/openai');
    assert.deepEqual(await documents(), untouched);
    assert.deepEqual(await failures(await keys.key('team-a')), []);
  });

  it('plans nothing more, though a policy tags what it made', async () => {
    assert.equal((await run('plan')).outputs.changes, 'false');
  });

  it('has its keys rotated, the new one and the one before it served', async () => {
    const old = await keys.key('team-a');
    stage.advance(31 * 24 * 60 * 60 * 1000);
    const app = await stage.startFunction();
    const { error } = await app.invokeTimer('rotateKeys').finally(app.close);
    assert.equal(error, undefined);
    const fresh = await keys.key('team-a');
    assert.notEqual(fresh, old);
    for (const key of [fresh, old]) assert.deepEqual(await failures(key), []);
  });

  it('refuses a second load balancer in the same service before it changes anything', async () => {
    const others = await stage.run('plan', EVENTS.push, { label: 'second', 'backend-config': '' });
    assert.equal(others.exitCode, 1);
    assert.equal(others.outputs['failure-reason'], 'preflight-failed');
    assert.match(
      others.log,
      /gateway\.path: the API "openai" of the existing service has the path/,
    );
  });

  it('is destroyed, and what existed is as it was', async () => {
    await run('destroy');
    assert.deepEqual(stage.azure.resourceIds(), idsBefore);
    assert.deepEqual(await documents(), untouched);
  });

  it('is applied again, and the vault, which kept the secret, has the new key', async () => {
    const dead = await keys.key('team-a');
    await run('apply');
    const fresh = await keys.key('team-a');
    assert.notEqual(fresh, dead);
    assert.deepEqual(await failures(fresh), []);
  });
});
