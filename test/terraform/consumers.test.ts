/** Subscriptions of consumers on the local Azure: from a product each, as earlier versions had, to one product; and bearer keys. */
import assert from 'node:assert/strict';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { rootModule } from './terraform.ts';
import { type Variables, variablesFor } from './variables.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

const VERSION = 'api-version=2024-05-01';
const ACCOUNTS = [{ name: 'japan', location: 'japaneast', deployments: { 'gpt-4o': {} } }];

const PREVIOUS = new URL('fixtures/product-for-each-consumer.tf', import.meta.url);
const CURRENT = join(rootModule, 'modules/gateway/consumers.tf');

type Keys = { readonly primaryKey: string; readonly secondaryKey: string };

async function service(workspace: Workspace) {
  const { api_management_id = '' } = await workspace.outputs();
  const url = workspace.azure.gatewayUrl(api_management_id.split('/').at(-1) ?? '');
  const ask = async (method: string, path: string): Promise<{ status: number; body: unknown }> =>
    await workspace.azure.call(method, `${api_management_id}${path}?${VERSION}`);
  return {
    ask,
    async keys(consumer: string): Promise<Keys> {
      const { status, body } = await ask('POST', `/subscriptions/${consumer}/listSecrets`);
      assert.equal(status, 200);
      return body as Keys;
    },
    async scope(consumer: string): Promise<string> {
      const { body } = await ask('GET', `/subscriptions/${consumer}`);
      return (body as { properties: { scope: string } }).properties.scope.split('/').at(-1) ?? '';
    },
    /** The status of a chat completion. */
    async chat(headers: Readonly<Record<string, string>>): Promise<number> {
      const response = await fetch(
        `${url}/openai/deployments/gpt-4o/chat/completions?api-version=2024-10-21`,
        {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...headers },
          body: JSON.stringify({ messages: [{ role: 'user', content: 'x' }] }),
        },
      );
      await response.arrayBuffer();
      return response.status;
    },
  };
}

describe('consumers of the previous version, which have a product each', () => {
  let workspace: Workspace;
  let variables: Variables;
  let former: Readonly<Record<string, Keys>>;

  const consumersFile = () => join(workspace.directory, 'modules/gateway/consumers.tf');

  before(async () => {
    workspace = await openWorkspace({ accounts: ACCOUNTS });
    await copyFile(PREVIOUS, consumersFile());
    variables = {
      ...variablesFor(workspace.accounts),
      consumers: { 'team-a': { display_name: 'Team A' }, 'team-b': {}, consumers: {} },
    };
    await workspace.apply(variables);
    const { keys } = await service(workspace);
    former = { 'team-a': await keys('team-a'), 'team-b': await keys('team-b') };
  });
  after(() => workspace?.close());

  it('keep their keys, which work at every moment of the change', async () => {
    const { chat, keys, scope } = await service(workspace);
    assert.equal(await scope('team-a'), 'team-a');
    await copyFile(CURRENT, consumersFile());
    const { text } = await workspace.plan(variables);
    assert.match(text, /azapi_resource\.subscription\["team-a"\] will be updated in-place/);
    assert.match(text, / 0 to destroy/);
    assert.match(text, /will no longer be managed by Terraform/);

    const from = workspace.azure.requests.length;
    const statuses = await workspace.callDuring(
      () => workspace.terraform('apply', 'saved.tfplan'),
      () =>
        Promise.all(
          Object.values(former)
            .flatMap(({ primaryKey, secondaryKey }) => [primaryKey, secondaryKey])
            .map((key) => chat({ 'api-key': key })),
        ),
    );
    assert.ok(statuses.length > 3, 'called meanwhile');
    assert.deepEqual(new Set(statuses.flat()), new Set([200]));
    const writes = workspace.azure.requests
      .slice(from)
      .filter(({ method }) => method === 'PUT')
      .map(({ url }) => new URL(url).pathname);
    const first = (pattern: RegExp) => writes.findIndex((path) => pattern.test(path));
    const filled = first(/\/products\/openai_consumers\/apis\/openai$/);
    const moved = first(/\/service\/[^/]+\/subscriptions\//);
    assert.ok(filled >= 0 && filled < moved, writes.join('\n'));
    for (const consumer of ['team-a', 'team-b']) {
      assert.deepEqual(await keys(consumer), former[consumer]);
      assert.equal(await scope(consumer), 'openai_consumers');
    }
  });

  it('leave nothing for a second plan, and their products without subscriptions', async () => {
    const { changes, text } = await workspace.plan(variables);
    assert.equal(changes, false, text);
    const { ask } = await service(workspace);
    assert.equal((await ask('GET', '/products/team-a')).status, 200);
    // Refused while a subscription is left in it, unless it is to go as well.
    assert.equal((await ask('DELETE', '/products/team-a')).status, 200);
    assert.equal((await ask('DELETE', '/products/openai_consumers')).status, 400);
  });

  it('go back to a product each with their keys, the way that docs/terraform.md describes', async () => {
    const { ask, chat, keys, scope } = await service(workspace);
    for (const product of ['team-b', 'consumers']) {
      assert.equal((await ask('DELETE', `/products/${product}`)).status, 200);
    }
    const resources = ['product', 'product_api'].map(
      (kind) => `module.gateway.azurerm_api_management_${kind}.consumers`,
    );
    await workspace.terraform('state', 'rm', ...resources);
    await copyFile(PREVIOUS, consumersFile());
    await workspace.apply(variables);
    assert.equal(await scope('team-a'), 'team-a');
    assert.deepEqual(await keys('team-a'), former['team-a']);
    assert.equal(await chat({ 'api-key': former['team-a']?.primaryKey ?? '' }), 200);

    // And forth again: the common product is there already, empty by now.
    assert.equal((await ask('DELETE', '/products/openai_consumers')).status, 200);
    await copyFile(CURRENT, consumersFile());
    await workspace.apply(variables);
    assert.deepEqual(await keys('team-a'), former['team-a']);
  });

  it('come and go without each other', async () => {
    await workspace.apply({ ...variables, consumers: { 'team-b': {}, 'team-c': {} } });
    const { chat, keys } = await service(workspace);
    assert.equal(await chat({ 'api-key': former['team-a']?.primaryKey ?? '' }), 401);
    assert.equal(await chat({ 'api-key': former['team-b']?.primaryKey ?? '' }), 200);
    assert.equal(await chat({ 'api-key': (await keys('team-c')).primaryKey }), 200);
  });
});

describe('a key as a bearer token', () => {
  let workspace: Workspace;
  let variables: Variables;

  before(async () => {
    workspace = await openWorkspace({ accounts: ACCOUNTS });
    variables = variablesFor(workspace.accounts);
  });
  after(() => workspace?.close());

  const withKeys = (keys: object, more: object = {}): Variables => ({
    ...variables,
    ...more,
    gateway: { ...(variables.gateway as object), keys },
  });

  async function bearer(): Promise<number> {
    const { chat, keys } = await service(workspace);
    return await chat({ authorization: `Bearer ${(await keys('team-a')).primaryKey}` });
  }

  it('is refused unless it is switched on', async () => {
    await workspace.apply(variables);
    assert.equal(await bearer(), 401);
    await workspace.apply(withKeys({ bearer: true }));
    assert.equal(await bearer(), 200);
    const again = await workspace.plan(withKeys({ bearer: true }));
    assert.equal(again.changes, false, again.text);
  });

  it('stays so when azurerm writes the API, which drops what it does not know', async () => {
    const openapi = String(variables.openapi).replace(/"title": *"[^"]*"/, '"title": "Another"');
    assert.notEqual(openapi, variables.openapi);
    await workspace.apply(withKeys({ bearer: true }, { openapi }));
    assert.equal(await bearer(), 200);
  });

  it('is refused again once it is switched off', async () => {
    await workspace.apply(variables);
    assert.equal(await bearer(), 401);
    const again = await workspace.plan(variables);
    assert.equal(again.changes, false, again.text);
  });

  it('is not needed, nor any key, where the policy says who may call', async () => {
    await workspace.apply(withKeys({ required: false }));
    const { chat } = await service(workspace);
    assert.equal(await chat({}), 200);
    assert.equal(await chat({ 'api-key': 'no-key' }), 401);
  });
});
