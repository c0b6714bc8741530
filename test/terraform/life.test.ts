/**
 * What happens to a load balancer in the years after its first apply: each change is a plan that says what it does and an apply after which
 * nothing is left to do, on the local Azure, and no consumer's key ever changes.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Variables, variablesFor } from './variables.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

const accountsNamed = (...names: string[]) =>
  names.map((name) => ({ name, location: 'japaneast', deployments: { 'gpt-4o': {} } }));

describe('over the years, a load balancer', () => {
  let workspace: Workspace;
  /** As it was applied last. */
  let variables: Variables;
  let keys: unknown;

  before(async () => {
    workspace = await openWorkspace({ accounts: accountsNamed('japan', 'sweden', 'france') });
    variables = variablesFor(workspace.accounts);
    await workspace.apply(variables);
    keys = await keysOf('team-a', 'team-b');
  });
  after(() => workspace?.close());

  async function keysOf(...consumers: readonly string[]): Promise<unknown> {
    const { api_management_id } = await workspace.outputs();
    return await Promise.all(
      consumers.map(async (consumer) => {
        const path = `${api_management_id}/subscriptions/${consumer}/listSecrets`;
        const answer = await workspace.azure.call('POST', `${path}?api-version=2024-05-01`);
        assert.equal(answer.status, 200);
        return answer.body;
      }),
    );
  }

  /** Applies the saved plan and holds what every change promises. */
  async function settle(text: string, ...said: readonly RegExp[]): Promise<void> {
    const [, plan = text] = text.split('Terraform will perform');
    for (const pattern of said) assert.match(plan, pattern);
    await workspace.terraform('apply', 'saved.tfplan');
    const next = await workspace.plan(variables);
    assert.equal(next.changes, false, next.text);
    assert.deepEqual(await keysOf('team-a', 'team-b'), keys);
  }

  async function change(to: Variables, ...said: readonly RegExp[]): Promise<void> {
    variables = to;
    await settle((await workspace.plan(variables)).text, ...said);
  }

  /** The writes of the last change, as method and path. */
  async function writesDuring(act: () => Promise<void>): Promise<readonly string[]> {
    const from = workspace.azure.requests.length;
    await act();
    return workspace.azure.requests
      .slice(from)
      .filter(({ method }) => method === 'PUT' || method === 'DELETE')
      .map(({ method, url }) => `${method} ${new URL(url).pathname}`);
  }

  it('creates nothing before it is destroyed but what deletes backends and pools', async () => {
    assert.deepEqual(
      await workspace.createdFirst(),
      new Set(['azapi_resource_action.backend_removal', 'azapi_resource_action.pool_removal']),
    );
  });

  it('has an account renamed, whose roles stay', async () => {
    const { japan = '', ...others } = workspace.accounts;
    const renamed = variablesFor({ tokyo: japan, ...others });
    const writes = await writesDuring(() =>
      change(renamed, /azapi_resource_action\.backend\["tokyo--gpt-4o"\] will be created/),
    );
    assert.deepEqual(
      writes.filter((write) => write.includes('/roleAssignments/')),
      [],
    );
    const policy = writes.findIndex((write) => /^PUT .*\/policies\/policy$/.test(write));
    const joined = writes.findIndex((write) => /^PUT .*\/backends\/tokyo--gpt-4o$/.test(write));
    const left = writes.findIndex((write) => /^DELETE .*\/backends\/japan--gpt-4o$/.test(write));
    assert.ok(joined >= 0 && joined < policy && policy < left, writes.join('\n'));
    await change(variablesFor(workspace.accounts));
  });

  it('has account ids written in another case, which changes nothing', async () => {
    const accounts = Object.fromEntries(
      Object.entries(workspace.accounts).map(([name, id]) => [
        name,
        id
          .toUpperCase()
          .replace(/^\/SUBSCRIPTIONS/, '/subscriptions')
          .replace('/RESOURCEGROUPS/', '/resourceGroups/')
          .replace(
            '/PROVIDERS/MICROSOFT.COGNITIVESERVICES/ACCOUNTS/',
            '/providers/Microsoft.CognitiveServices/accounts/',
          ),
      ]),
    );
    const { changes, text } = await workspace.plan({
      ...variables,
      ...{ accounts: variablesFor(accounts).accounts },
    });
    assert.equal(changes, false, text);
  });

  it('has an endpoint written in another case', async () => {
    await change(
      JSON.parse(
        JSON.stringify(variables).replaceAll('https://japan.openai', 'https://Japan.OpenAI'),
      ),
      /0 to add, 2 to change, 0 to destroy/,
    );
    await change(variablesFor(workspace.accounts));
  });

  it('has an account moved to another priority', async () => {
    const { japan = '', ...others } = workspace.accounts;
    await change(variablesFor({ ...others, japan }), /0 to add, \d to change, 0 to destroy/);
    await change(variablesFor(workspace.accounts));
  });

  it('has a reader added and removed', async () => {
    const consumers = {
      'team-a': { display_name: 'Team A', readers: [workspace.azure.operatorId] },
      'team-b': {},
    };
    await change(
      { ...variables, consumers },
      /role_assignment\.reader\[.*will be created/,
      /1 to add, 0 to change, 0 to destroy/,
    );
    await change(variablesFor(workspace.accounts), /0 to add, 0 to change, 1 to destroy/);
  });

  it('has a consumer renamed, which keeps its keys and its secret', async () => {
    const consumers = { 'team-new': { formerly: 'team-a' }, 'team-b': {} };
    await change(
      { ...variables, consumers },
      /azapi_resource\.subscription\["team-a"\] will be updated in-place/,
      / 0 to destroy/,
    );
    const { secret_names: secrets } = await workspace.outputs();
    assert.deepEqual(secrets, {
      'team-new': 'subscription-key-team-a',
      'team-b': 'subscription-key-team-b',
    });
    await change(variablesFor(workspace.accounts));
  });

  it('says whose keys end, where a consumer is renamed without saying what it was called', async () => {
    const consumers = { 'team-new': {}, 'team-b': {} };
    const { text } = await workspace.plan({ ...variables, consumers });
    assert.match(text, /azapi_resource\.subscription\["team-a"\] will be destroyed/);
  });

  it('has a model renamed', async () => {
    const renamed: Variables = JSON.parse(
      JSON.stringify(variables).replaceAll('--gpt-4o', '--gpt-5'),
    );
    await change(renamed, /azapi_resource_action\.pool\["pool--gpt-5"\] will be created/);
    await change(variablesFor(workspace.accounts));
    assert.deepEqual(
      workspace.azure.resourceIds().filter((id) => id.includes('--gpt-5')),
      [],
    );
  });

  it('gets another path', async () => {
    const gateway = { ...(variables.gateway as object), path: 'ai' };
    await change(
      { ...variables, gateway },
      /azurerm_api_management_api\.openai will be updated in-place/,
    );
    await change(variablesFor(workspace.accounts));
  });

  const gateway = 'module.gateway.';
  const ROLE = (name: string) => {
    const id = workspace.accounts.japan?.toLowerCase();
    return `azurerm_role_assignment.${name}["${id}"]`;
  };
  const replaced: Readonly<Record<string, () => string>> = {
    backend: () => 'azapi_resource_action.backend["japan--gpt-4o"]',
    'backend, as it is watched': () => 'azapi_update_resource.backend["japan--gpt-4o"]',
    pool: () => 'azapi_resource_action.pool["pool--gpt-4o"]',
    'pool, as it is watched': () => 'azapi_update_resource.pool["pool--gpt-4o"]',
    role: () => ROLE('openai_user'),
    'role for state': () => ROLE('openai_state'),
    'named value': () => 'azurerm_api_management_named_value.identity_client_id',
    policy: () => 'azurerm_api_management_api_policy.openai',
    API: () => 'azurerm_api_management_api.openai',
    identity: () => 'azurerm_user_assigned_identity.gateway',
  };
  for (const [what, address] of Object.entries(replaced)) {
    it(`has its ${what} replaced`, async () => {
      const text = await workspace.terraform(
        'plan',
        '-out=saved.tfplan',
        `-replace=${gateway}${address()}`,
      );
      await settle(text, /will be replaced, as requested/);
    });
  }

  it('is closed to consumers while its policy is replaced', async () => {
    const policy = `${gateway}${replaced.policy?.()}`;
    const text = await workspace.terraform('plan', '-out=saved.tfplan', `-replace=${policy}`);
    const writes = (await writesDuring(() => settle(text))).map((write) =>
      write.replace(/ .*\/service\/[^/]+\//, ' '),
    );
    assert.deepEqual(writes, [
      'DELETE products/openai_consumers/apis/openai',
      'DELETE apis/openai/policies/policy',
      'PUT apis/openai/policies/policy',
      'PUT products/openai_consumers/apis/openai',
    ]);
  });

  it('has all of these tainted at once', async () => {
    for (const address of Object.values(replaced)) {
      await workspace.terraform('taint', `${gateway}${address()}`);
    }
    await settle(
      await workspace.terraform('plan', '-out=saved.tfplan'),
      /api_policy\.openai (is tainted, so )?(must|will) be replaced/,
    );
  });
});
