/**
 * What takes the gateway away, on the local Azure: told before anything is touched, and in the order that costs least where it is allowed.
 * One estate, in this order: each test goes on from what the one before it left.
 */
import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { createFirst, OVERRIDE_FILE } from '../../action/terraform/create-first.ts';
import { toBeWrittenAgain } from '../../action/terraform/healing.ts';
import { type Loss, lossesOf } from '../../action/terraform/losses.ts';
import { type Json, member } from '../../policy/standards/json.ts';
import { type Variables, variablesFor } from './variables.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

const EVERYTHING = ['resource group', 'service', 'vault'];

describe('a gateway that could be lost', () => {
  let workspace: Workspace;
  let idsAtStart: readonly string[];
  /** As it was applied last. */
  let variables: Variables;

  before(async () => {
    const accounts = ['japan', 'sweden'].map((name) => ({
      name,
      location: 'japaneast',
      deployments: { 'gpt-4o': {} },
    }));
    workspace = await openWorkspace({ accounts });
    idsAtStart = workspace.azure.resourceIds();
    // As the Action says it, which refuses by itself.
    variables = { ...variablesFor(workspace.accounts), configuration: '{}' };
    await workspace.apply(variables);
  });
  after(() => workspace?.close());

  const planned = async (): Promise<Json> =>
    JSON.parse(await workspace.terraform('show', '-json', 'saved.tfplan'));
  const kinds = (losses: readonly Loss[]) => losses.map(({ kind }) => kind);

  /** The writes of an act, as method and path. */
  async function writesDuring(act: () => Promise<unknown>): Promise<readonly string[]> {
    const from = workspace.azure.requests.length;
    await act();
    return workspace.azure.requests
      .slice(from)
      .filter(({ method }) => method === 'PUT' || method === 'DELETE')
      .map(({ method, url }) => `${method} ${new URL(url).pathname}`);
  }

  async function applied(): Promise<void> {
    await workspace.terraform('apply', 'saved.tfplan');
    const next = await workspace.plan(variables);
    assert.equal(next.changes, false, next.text);
  }

  const serviceOf = async () => (await workspace.outputs()).api_management_id ?? '';

  async function keyOf(serviceId: string): Promise<string> {
    const path = `${serviceId}/subscriptions/team-a/listSecrets?api-version=2024-05-01`;
    const { body } = await workspace.azure.call('POST', path);
    return (body as { primaryKey: string }).primaryKey;
  }

  async function chat(serviceId: string, key: string): Promise<number> {
    const url = workspace.azure.gatewayUrl(serviceId.split('/').at(-1) ?? '');
    const path = '/openai/deployments/gpt-4o/chat/completions?api-version=2024-10-21';
    const response = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'api-key': key },
      body: JSON.stringify({ messages: [{ role: 'user', content: 'x' }] }),
    }).catch(() => undefined);
    await response?.arrayBuffer();
    return response?.status ?? 0;
  }

  function loses(plan: Json, expected: readonly string[]): void {
    const losses = lossesOf(plan);
    assert.deepEqual(kinds(losses), expected);
    const [service] = losses.filter(({ kind }) => kind === 'service');
    if (service !== undefined) assert.deepEqual(service.keys, ['team-a', 'team-b']);
  }

  it('is named by a plan that takes it away, with whose keys end', async () => {
    const writes = await writesDuring(async () => {
      await workspace.plan({ ...variables, environment: 'other' }, '-refresh=false');
      loses(await planned(), EVERYTHING);
      // Another tier of its family is no loss.
      const gateway = { ...(variables.gateway as object), sku: 'StandardV2_1' };
      await workspace.plan({ ...variables, gateway, rotation: null }, '-refresh=false');
      loses(await planned(), ['vault']);
    });
    assert.deepEqual(writes, []);
  });

  it('is kept by the module alone from another family of tiers', async () => {
    const gateway = { ...(variables.gateway as object), sku: 'Basic_1' };
    const alone = { ...variables, configuration: null };
    await assert.rejects(
      workspace.plan({ ...alone, gateway }, '-refresh=false'),
      /gateway\.sku changes from BasicV2 to Basic_1.*another\s+family/,
    );
    const service = (await serviceOf()).split('/').at(-1);
    for (const [allowed, passes] of [
      ['another-service', false],
      [service, true],
    ] as const) {
      const plan = workspace.plan(
        { ...alone, gateway: { ...gateway, allow_replacement: allowed } },
        '-refresh=false',
      );
      if (passes) assert.match((await plan).text, /must be replaced/);
      else await assert.rejects(plan, /another\s+family/);
    }
  });

  async function secret(method: 'GET' | 'PUT', body?: Json): Promise<Json> {
    await letReadAndWriteSecrets();
    const { key_vault_url } = await workspace.outputs();
    const url = `${key_vault_url}secrets/subscription-key-team-a?api-version=7.4`;
    const answer = await workspace.azure.fetch(url, {
      method,
      audience: 'https://vault.azure.net',
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    assert.equal(answer.status, 200, text);
    return JSON.parse(text);
  }

  async function letReadAndWriteSecrets(): Promise<void> {
    const { azure } = workspace;
    const { key_vault_url = '' } = await workspace.outputs();
    const [name = ''] = new URL(key_vault_url).hostname.split('.');
    const vault = azure.resourceIds().find((id) => id.endsWith(`/vaults/${name}`));
    const officer = 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7';
    const assignment = '5b000000-0000-4000-8000-00000000aaaa';
    await azure.call(
      'PUT',
      `${vault}/providers/Microsoft.Authorization/roleAssignments/${assignment}?api-version=2022-04-01`,
      {
        properties: {
          roleDefinitionId: `/subscriptions/${azure.subscriptionId}/providers/Microsoft.Authorization/roleDefinitions/${officer}`,
          principalId: azure.operatorId,
        },
      },
    );
  }

  it('gets back its names, and its vault with what was in it, where somebody asks for its resource group anew', async () => {
    await secret('PUT', { value: 'kept' });
    const group = 'azurerm_resource_group.load_balancer[0]';
    await workspace.plan(variables, '-refresh=false', `-replace=${group}`);
    loses(await planned(), EVERYTHING);
    await applied();
    assert.equal(member(await secret('GET'), 'value'), 'kept');
  });

  it('serves in its region until the one in another region stands', async () => {
    const old = await serviceOf();
    const oldKey = await keyOf(old);
    variables = { ...variables, location: 'swedencentral' };
    await workspace.plan(variables, '-refresh=false');
    const moved = await planned();
    loses(moved, EVERYTHING);
    const overrides = createFirst(moved);
    for (const { directory, text } of overrides) {
      await writeFile(join(workspace.directory, directory, OVERRIDE_FILE), text);
    }
    await workspace.plan(variables);
    assert.ok(lossesOf(await planned()).every(({ createdFirst }) => createdFirst));

    // A plan that was saved is applied from a fresh copy of the module.
    for (const { directory } of overrides) {
      await rm(join(workspace.directory, directory, OVERRIDE_FILE));
    }

    const fresh = () =>
      workspace.azure.resourceIds().find((id) => /\/service\/[^/]+$/.test(id) && id !== old) ?? '';
    let order: readonly string[] = [];
    const served = await workspace.callDuring(
      async () => {
        order = await writesDuring(() => workspace.terraform('apply', 'saved.tfplan'));
      },
      async () => {
        const isThere = workspace.azure.resourceIds().includes(old);
        if (isThere && (await chat(old, oldKey)) === 200) return 'old';
        return (await chat(fresh(), await keyOf(fresh()))) === 200 ? 'new' : 'neither';
      },
    );
    assert.deepEqual(new Set(served), new Set(['old', 'new']));
    const now = fresh();
    const made = order.findLastIndex((write) => write.startsWith(`PUT ${now}/`));
    const gone = order.findIndex((write) => write.startsWith(`DELETE ${old}/subscriptions/`));
    assert.ok(made >= 0 && made < gone, order.join('\n'));

    const next = await workspace.plan(variables);
    assert.equal(next.changes, false, next.text);
    assert.equal(await serviceOf(), now);
    assert.deepEqual(
      workspace.azure.resourceIds().filter((id) => id.startsWith(old)),
      [],
    );
  });

  it('is built anew under its name in another family of tiers, beside a vault that stays', async () => {
    const { key_vault_url: vault } = await workspace.outputs();
    variables = { ...variables, gateway: { ...(variables.gateway as object), sku: 'Basic_1' } };
    const { text } = await workspace.plan(variables, '-refresh=false');
    assert.match(text, /azurerm_api_management\.gateway\[0\] must be replaced/);
    const plan = await planned();
    loses(plan, ['service']);
    assert.deepEqual(createFirst(plan), [], 'there would be two of one name');
    // That nothing is left to do is held below, where the plan has nothing but what somebody changed.
    await workspace.terraform('apply', 'saved.tfplan');
    assert.equal((await workspace.outputs()).key_vault_url, vault);
    const service = await serviceOf();
    assert.equal(await chat(service, await keyOf(service)), 200);
  });

  it('gets back the backends and pools that somebody deleted, beside parts that somebody asks for anew, which are named', async () => {
    const service = await serviceOf();
    const version = '?api-version=2024-05-01';
    const policy = `${service}/apis/openai/policies/policy${version}`;
    const nothing = '<policies><inbound/><backend/><outbound/><on-error/></policies>';
    await workspace.azure.call('PUT', policy, { properties: { format: 'xml', value: nothing } });
    for (const name of ['pool--gpt-4o', 'japan--gpt-4o']) {
      const gone = await workspace.azure.call('DELETE', `${service}/backends/${name}${version}`);
      assert.ok(gone.status < 300, JSON.stringify(gone));
    }
    const { text } = await workspace.plan(variables);
    assert.match(text, /2 to add, 1 to change, 0 to destroy/);
    const again = toBeWrittenAgain(await planned()).map((address) => `-replace=${address}`);
    assert.equal(again.length, 2);
    await workspace.plan(
      variables,
      ...again,
      '-replace=module.rotation[0].azurerm_key_vault.keys[0]',
      '-replace=module.gateway.azurerm_api_management_product.consumers',
    );
    loses(await planned(), ['product', 'vault']);
    await applied();
    assert.equal(await chat(service, await keyOf(service)), 200);
  });

  it('is destroyed without a trace', async () => {
    await workspace.terraform('destroy', '-auto-approve', '-refresh=false');
    assert.deepEqual(workspace.azure.resourceIds(), idsAtStart);
  });
});
