/**
 * What happens to a load balancer in the years after its first apply: each change is a plan that says what it does and an apply after which
 * nothing is left to do, on the local Azure, and every consumer's key is the one that it was, and works. One estate, in this order: each
 * test goes on from what the one before it left, and what has nothing to do with each other is changed at once.
 */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { readConfiguration } from '../../action/config.ts';
import { leavingComplaints } from '../../action/preflight/leaving.ts';
import { createBalancer } from '../../policy/balancer.ts';
import { type Variables, variablesFor } from './variables.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

type Keys = { readonly primaryKey: string; readonly secondaryKey: string };

const accountsNamed = (...names: string[]) =>
  names.map((name) => ({ name, location: 'japaneast', deployments: { 'gpt-4o': {} } }));

/** Every text in the variables that is this one, and every part of one. */
function renamed(variables: Variables, from: string, to: string): Variables {
  return JSON.parse(JSON.stringify(variables).replaceAll(from, to));
}

describe('over the years, a load balancer', () => {
  let workspace: Workspace;
  /** As it was applied last. */
  let variables: Variables;
  /** Of the subscriptions, which keep their names. */
  let keys: Readonly<Record<string, Keys>>;
  /** Resource id of the API Management service. */
  let service: string;
  /** Path of the API, as `/openai`. */
  let path: string;

  before(async () => {
    workspace = await openWorkspace({ accounts: accountsNamed('japan', 'sweden', 'france') });
    variables = variablesFor(workspace.accounts);
    await workspace.apply(variables);
    await readOutputs();
    keys = await keysOf('team-a', 'team-b');
  });
  after(() => workspace?.close());

  async function readOutputs(): Promise<void> {
    const { gateway_url = '', api_management_id = '' } = await workspace.outputs();
    service = api_management_id;
    path = new URL(gateway_url).pathname;
  }

  async function keysOf(...subscriptions: readonly string[]): Promise<typeof keys> {
    const entries = subscriptions.map(async (name) => {
      const secrets = `${service}/subscriptions/${name}/listSecrets`;
      const answer = await workspace.azure.call('POST', `${secrets}?api-version=2024-05-01`);
      assert.equal(answer.status, 200);
      return [name, answer.body as Keys] as const;
    });
    return Object.fromEntries(await Promise.all(entries));
  }

  async function chat(key: string | undefined): Promise<number> {
    const origin = workspace.azure.gatewayUrl(service.split('/').at(-1) ?? '');
    const url = `${origin}${path}/deployments/gpt-4o/chat/completions?api-version=2024-10-21`;
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'api-key': key ?? '' },
      body: JSON.stringify({ messages: [{ role: 'user', content: 'x' }] }),
    });
    await response.arrayBuffer();
    return response.status;
  }

  async function settled(): Promise<void> {
    const next = await workspace.plan(variables);
    assert.equal(next.changes, false, next.text);
    await served();
  }

  async function served(): Promise<void> {
    assert.deepEqual(await keysOf(...Object.keys(keys)), keys);
    for (const { primaryKey } of Object.values(keys)) assert.equal(await chat(primaryKey), 200);
  }

  function holds(text: string, said: readonly RegExp[]): void {
    const [, plan = text] = text.split('Terraform will perform');
    for (const pattern of said) assert.match(plan, pattern);
  }

  async function applied(to: Variables, ...said: readonly RegExp[]): Promise<void> {
    variables = to;
    holds(await workspace.apply(to), said);
    await readOutputs();
  }

  /** Applies, and holds what every change promises. */
  async function change(to: Variables, ...said: readonly RegExp[]): Promise<void> {
    await applied(to, ...said);
    await settled();
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
    const to = renamed(variablesFor({ tokyo: japan, ...others }), '//tokyo.', '//japan.');
    const writes = await writesDuring(() =>
      applied(to, /azapi_resource_action\.backend\["tokyo--gpt-4o"\] will be created/),
    );
    // That nothing is left to do is held below, by a plan that may change nothing.
    await served();
    assert.deepEqual(
      writes.filter((write) => write.includes('/roleAssignments/')),
      [],
    );
    const policy = writes.findIndex((write) => /^PUT .*\/policies\/policy$/.test(write));
    const joined = writes.findIndex((write) => /^PUT .*\/backends\/tokyo--gpt-4o$/.test(write));
    const left = writes.findIndex((write) => /^DELETE .*\/backends\/japan--gpt-4o$/.test(write));
    assert.ok(joined >= 0 && joined < policy && policy < left, writes.join('\n'));
  });

  it('sees in account ids and consumers written in another case nothing but a name in an output', async () => {
    const accounts = Object.fromEntries(
      Object.entries(variables.accounts as Readonly<Record<string, { id: string }>>).map(
        ([name, { id }]) => [
          name,
          {
            id: id
              .toUpperCase()
              .replace(/^\/SUBSCRIPTIONS/, '/subscriptions')
              .replace('/RESOURCEGROUPS/', '/resourceGroups/')
              .replace(
                '/PROVIDERS/MICROSOFT.COGNITIVESERVICES/ACCOUNTS/',
                '/providers/Microsoft.CognitiveServices/accounts/',
              ),
          },
        ],
      ),
    );
    const consumers = { 'Team-A': { display_name: 'Team A' }, 'TEAM-B': {} };
    variables = { ...variables, accounts, consumers };
    // Applied with the next change, which says all that it changes.
    const { text } = await workspace.plan(variables);
    assert.match(text, /without changing any real\s+infrastructure/);
    const outputs = [...text.matchAll(/^ {2}[~+-] (\w+)/gm)].map(([, name]) => name);
    assert.deepEqual(outputs, ['secret_names']);
  });

  it('has an endpoint written in another case, an account moved to another priority, and a reader added', async () => {
    const pools = JSON.stringify(variables.pools)
      .replace('"priority":1', '"priority":9')
      .replace('"priority":3', '"priority":1');
    const readers = [workspace.azure.operatorId];
    const consumers = { 'Team-A': { display_name: 'Team A', readers }, 'TEAM-B': {} };
    await change(
      {
        ...renamed(variables, 'https://japan.openai', 'https://Japan.OpenAI'),
        pools: JSON.parse(pools),
        consumers,
      },
      /azapi_resource_action\.backend\["tokyo--gpt-4o"\] will be updated in-place/,
      /azapi_resource_action\.pool\["pool--gpt-4o"\] will be updated in-place/,
      /role_assignment\.reader\[.*will be created/,
      /1 to add, 4 to change, 0 to destroy/,
    );
  });

  it('loses the reader, gets another path, and has a consumer renamed, which keeps its keys and its secret', async () => {
    await change(
      {
        ...variables,
        gateway: { ...(variables.gateway as object), path: 'ai' },
        consumers: { 'team-new': { formerly: 'team-a' }, 'team-b': {} },
      },
      /role_assignment\.reader\[.*will be destroyed/,
      /azurerm_api_management_api\.openai will be updated in-place/,
      /azapi_resource\.subscription\["team-a"\] will be updated in-place/,
      /0 to add, \d to change, 1 to destroy/,
    );
    const { secret_names: secrets } = await workspace.outputs();
    assert.deepEqual(secrets, {
      'team-new': 'subscription-key-team-a',
      'team-b': 'subscription-key-team-b',
    });
  });

  it('has a model renamed, and a consumer without saying what it was called: says whose keys end', async () => {
    const { 'team-a': ended, ...others } = keys;
    keys = others;
    const consumers = { 'team-newer': {}, 'team-b': {} };
    await change(
      { ...renamed(variables, '--gpt-4o', '--gpt-5'), consumers },
      /azapi_resource_action\.pool\["pool--gpt-5"\] will be created/,
      /azapi_resource\.subscription\["team-a"\] will be destroyed/,
    );
    assert.deepEqual(
      workspace.azure.resourceIds().filter((id) => /--gpt-4o/i.test(id)),
      [],
    );
    assert.equal(await chat(ended?.primaryKey), 401);
    keys = { ...others, ...(await keysOf('team-newer')) };
  });

  const gateway = 'module.gateway.';
  const role = (name: string) =>
    `azurerm_role_assignment.${name}["${workspace.accounts.japan?.toLowerCase()}"]`;
  const replaced: Readonly<Record<string, () => readonly string[]>> = {
    backend: () => ['azapi_resource_action.backend["tokyo--gpt-5"]'],
    pool: () => ['azapi_resource_action.pool["pool--gpt-5"]'],
    // None of which has to do with the others.
    'roles, named value, and backend and pool as they are watched,': () => [
      role('openai_user'),
      role('openai_state'),
      'azurerm_api_management_named_value.identity_client_id',
      'azapi_update_resource.backend["tokyo--gpt-5"]',
      'azapi_update_resource.pool["pool--gpt-5"]',
    ],
    API: () => ['azurerm_api_management_api.openai'],
    identity: () => ['azurerm_user_assigned_identity.gateway[0]'],
  };
  for (const [what, addresses] of Object.entries(replaced)) {
    it(`has its ${what} replaced`, async () => {
      const options = addresses().map((address) => `-replace=${gateway}${address}`);
      holds(await workspace.apply(variables, ...options), [/will be replaced, as requested/]);
      // That nothing is left to do is held below, after all of them.
      await served();
    });
  }

  it('has its policy replaced, and is closed to consumers meanwhile', async () => {
    const policy = `${gateway}azurerm_api_management_api_policy.openai`;
    const writes = await writesDuring(async () => {
      const text = await workspace.apply(variables, `-replace=${policy}`);
      holds(text, [/will be replaced, as requested/]);
    });
    assert.deepEqual(
      writes.map((write) => write.replace(/ .*\/service\/[^/]+\//, ' ')),
      [
        'DELETE products/openai_consumers/apis/openai',
        'DELETE apis/openai/policies/policy',
        'PUT apis/openai/policies/policy',
        'PUT products/openai_consumers/apis/openai',
      ],
    );
    await settled();
  });

  it('has all of these tainted at once', async () => {
    const addresses = Object.values(replaced).flatMap((these) => these());
    for (const address of [...addresses, 'azurerm_api_management_api_policy.openai']) {
      await workspace.terraform('taint', `${gateway}${address}`);
    }
    holds(await workspace.apply(variables), [
      /api_policy\.openai (is tainted, so )?(must|will) be replaced/,
    ]);
    await settled();
  });

  /** The same load balancer for these accounts. */
  const forAccounts = (...names: readonly string[]): Variables => {
    const accounts = Object.fromEntries(
      names.map((name) => [name, workspace.accounts[name] ?? '']),
    );
    const { gateway, consumers } = variables;
    return { ...renamed(variablesFor(accounts), '--gpt-4o', '--gpt-5'), gateway, consumers };
  };

  /** What the Action says before it plans. */
  async function warnings(...names: readonly string[]): Promise<readonly string[]> {
    const accounts = names.map((name) => [
      name,
      {
        id: workspace.accounts[name],
        endpoint: `https://${name}.openai.azure.com/`,
        models: ['gpt-5'],
      },
    ]);
    const { configuration } = readConfiguration(
      `environment: test
location: japaneast
gateway: { sku: BasicV2_1, publisher: { name: A, email: a@example.com } }
balancing: { selection: pool }
accounts: ${JSON.stringify(Object.fromEntries(accounts))}
consumers: { team-b: }
`,
      'lb.yml',
    );
    assert.ok(configuration);
    const state = JSON.parse(await workspace.terraform('state', 'pull'));
    return leavingComplaints(configuration, createBalancer(configuration), state).map(
      ({ message }) => message,
    );
  }

  it('is warned of an account that would leave its pool after its role', async () => {
    assert.match(
      (await warnings('sweden', 'france')).join('\n'),
      /^japan leaves, .*\(models: \[leaving\]/i,
    );
    assert.deepEqual(await warnings('japan', 'sweden', 'france'), []);
  });

  it('has an account leave in two steps, of which no caller notices', async () => {
    const after = forAccounts('sweden', 'france');
    const { accounts } = forAccounts('japan', 'sweden', 'france');
    let writes: readonly string[] = [];
    const statuses = await workspace.callDuring(
      async () => {
        await workspace.apply({ ...after, accounts });
        writes = await writesDuring(async () => {
          await workspace.apply(after);
        });
      },
      () => chat(keys['team-b']?.primaryKey),
    );
    assert.ok(statuses.length > 3, 'called meanwhile');
    assert.deepEqual(new Set(statuses), new Set([200]));
    const roles = writes.filter((write) => /^DELETE .*\/roleAssignments\//.test(write));
    assert.equal(roles.length, 2, writes.join('\n'));
    assert.deepEqual(
      writes.filter((write) => /policies|backends/.test(write)),
      [],
      'no longer asked for anything',
    );
    assert.deepEqual(await warnings('sweden', 'france'), []);
  });

  it('has an account join: roles, backend, pool, policy', async () => {
    const writes = await writesDuring(() =>
      change(forAccounts('japan', 'sweden', 'france'), / 0 to destroy/),
    );
    const places = [
      /\/accounts\/japan\/.*\/roleAssignments\//,
      /\/backends\/japan--gpt-5$/,
      /\/backends\/pool--gpt-5$/,
      /\/policies\/policy$/,
    ].map((pattern) => writes.flatMap((write, at) => (pattern.test(write) ? [at] : [])));
    assert.equal(places[0]?.length, 2, 'both roles');
    const order = places.flat();
    assert.deepEqual(
      order,
      order.toSorted((a, b) => a - b),
      writes.join('\n'),
    );
  });
});
