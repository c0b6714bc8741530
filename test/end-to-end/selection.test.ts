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

  async function apply(balancing: string) {
    await stage.configure(configuration(stage, balancing));
    const planned = await stage.run('plan');
    assert.equal(planned.exitCode, 0, planned.log);
    const applied = await stage.run('apply', EVENTS.push);
    assert.equal(applied.exitCode, 0, applied.log);
    return { planned, applied };
  }

  /** Calls one after the other until `until` is done; the statuses. */
  async function callWhile(endpoint: string, key: string, until: Promise<unknown>) {
    const statuses: number[] = [];
    let over = false;
    const done = until.finally(() => {
      over = true;
    });
    while (!over) {
      const response = await fetch(`${endpoint}/openai/v1/chat/completions`, {
        method: 'POST',
        headers: { 'api-key': key, 'content-type': 'application/json' },
        body: JSON.stringify({ model: MODEL, messages: [{ role: 'user', content: 'x' }] }),
      });
      await response.arrayBuffer();
      statuses.push(response.status);
    }
    await done;
    return statuses;
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

    const from = stage.azure.requests.length;
    const changing = apply('{ breaker: { failures: 1 } }');
    const statuses = await callWhile(stage.azure.gatewayUrl(service), key, changing);
    assert.deepEqual(new Set(statuses), new Set([200]));

    const { planned } = await changing;
    assert.match(planned.log, /balancing\.breaker: has no effect with selection "policy"/);
    const changes = stage.azure.requests
      .slice(from)
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
