/** From pools, as earlier versions made them, to the policy's own choice: while people call. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { EVENTS, type Stage, setStage } from '../demo/stage.ts';

const MODEL = 'gpt-4o';

function configuration(stage: Stage, balancing: string): string {
  const account = (name: string, priority: number) => `  ${name}:
    id: ${stage.azure.account(name).id}
    endpoint: https://${name}.openai.azure.com/
    priority: ${priority}
    models: [${MODEL}]
`;
  return `environment: test
location: japaneast
gateway:
  sku: BasicV2_1
  publisher: { name: AI Platform, email: ai@example.com }
accounts:
${account('japan', 1)}${account('sweden', 2)}balancing: ${balancing}
consumers:
  team-a: {}
`;
}

describe('a change from pools to the policy’s own choice', () => {
  let stage: Stage;
  before(async () => {
    stage = await setStage(
      ['japan', 'sweden'].map((name) => ({
        name,
        location: 'japaneast',
        deployments: { [MODEL]: {} },
      })),
    );
  });
  after(() => stage.close());

  /** @param meanwhile is called at whatever the run that applies says */
  async function apply(balancing: string, meanwhile = () => {}) {
    await stage.configure(configuration(stage, balancing));
    const planned = await stage.run('plan');
    assert.equal(planned.exitCode, 0, planned.log);
    const from = stage.azure.requests.length;
    const applied = await stage.run('apply', EVENTS.push, {}, { onOutput: meanwhile });
    assert.equal(applied.exitCode, 0, applied.log);
    return { planned, applied, requests: stage.azure.requests.slice(from) };
  }

  async function call(endpoint: string, key: string): Promise<number> {
    const response = await fetch(`${endpoint}/openai/v1/chat/completions`, {
      method: 'POST',
      headers: { 'api-key': key, 'content-type': 'application/json' },
      body: JSON.stringify({ model: MODEL, messages: [{ role: 'user', content: 'x' }] }),
    });
    await response.arrayBuffer();
    return response.status;
  }

  it('has no outage: the policy lets go of pools and old backends before they go', async () => {
    const { applied } = await apply('{ selection: pool, breaker: { failures: 1 } }');
    const [service = ''] = new URL(applied.outputs['gateway-url'] ?? '').hostname.split('.');
    const subscription = stage.azure.resourceIds().find((id) => /subscriptions\/team-a$/.test(id));
    const secrets = await stage.azure.call(
      'POST',
      `${subscription}/listSecrets?api-version=2024-05-01`,
    );
    const key: string = JSON.parse(JSON.stringify(secrets.body)).primaryKey;

    const endpoint = stage.azure.gatewayUrl(service);
    const calls: Promise<number>[] = [];
    const { planned, requests } = await apply('{ breaker: { failures: 1 } }', () =>
      calls.push(call(endpoint, key)),
    );
    const statuses = await Promise.all(calls);
    assert.ok(statuses.length > 10, `${statuses.length} calls while it changed`);
    assert.deepEqual(new Set(statuses), new Set([200]));

    assert.match(planned.log, /balancing\.breaker: has no effect with selection "policy"/);
    const changes = requests
      .filter(({ method }) => method === 'PUT' || method === 'DELETE')
      .map(
        ({ method, url }) =>
          `${method} ${new URL(url).pathname.replace(/^.*\/(backends|policies)\//, '$1/')}`,
      );
    const at = (change: string) => {
      assert.ok(changes.includes(change), `no ${change} in ${changes.join(', ')}`);
      return changes.indexOf(change);
    };
    assert.ok(at('PUT backends/japan') < at('PUT policies/policy'));
    assert.ok(at('PUT policies/policy') < at(`DELETE backends/pool--${MODEL}`));
    assert.ok(at(`DELETE backends/pool--${MODEL}`) < at(`DELETE backends/japan--${MODEL}`));
  });

  it('leaves nothing for a second plan', async () => {
    const again = await stage.run('plan');
    assert.equal(again.exitCode, 0, again.log);
    assert.equal(again.outputs.changes, 'false');
  });
});
