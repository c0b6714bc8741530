/** Every way to call, through the gateway that Terraform applied with what the Action renders. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { readConfiguration } from '../../action/config.ts';
import { toVariables } from '../../action/variables.ts';
import { surface } from '../../openapi/index.ts';
import { createBalancer } from '../../policy/balancer.ts';
import { renderPolicy } from '../../policy/render.ts';
import { type Variables, variablesFor } from './variables.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

const AUDIENCE = 'api://openai-gateway';
const ORIGIN = 'https://app.example.com';
const LOGIN = 'https://login.microsoftonline.com';

type Request = {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

describe('an applied gateway', () => {
  let workspace: Workspace;
  before(async () => {
    workspace = await openWorkspace({
      accounts: [{ name: 'japan', location: 'japaneast', deployments: { 'gpt-4o': {} } }],
    });
  });
  after(() => workspace?.close());

  /** What the Action makes of a configuration with these callers and consumers. */
  function variables(more: object): Variables {
    const file = JSON.stringify({
      environment: 'test',
      location: 'japaneast',
      gateway: { sku: 'BasicV2_1', publisher: { name: 'AI', email: 'ai@example.com' } },
      accounts: {
        japan: {
          id: workspace.accounts.japan,
          endpoint: 'https://japan.openai.azure.com/',
          models: ['gpt-4o'],
        },
      },
      ...more,
    });
    const { configuration, findings } = readConfiguration(file, 'load-balancer.yml');
    assert.ok(configuration, JSON.stringify(findings));
    const balancer = createBalancer(configuration);
    return toVariables(configuration, balancer, {
      policy: renderPolicy(balancer, surface),
      openapi: String(variablesFor({}).openapi),
      functionPackage: undefined,
    });
  }

  const apply = (more: object): Promise<unknown> => workspace.apply(variables(more));

  async function call({ method = 'POST', path, headers = {} }: Request): Promise<Response> {
    const { api_management_id = '' } = await workspace.outputs();
    const url = workspace.azure.gatewayUrl(api_management_id.split('/').at(-1) ?? '');
    return await fetch(
      `${url}/openai${path ?? '/deployments/gpt-4o/chat/completions?api-version=2024-10-21'}`,
      {
        method,
        headers: { 'content-type': 'application/json', ...headers },
        body:
          method === 'POST' ? JSON.stringify({ messages: [{ role: 'user', content: 'x' }] }) : null,
      },
    );
  }

  async function key(consumer: string): Promise<string> {
    const { api_management_id } = await workspace.outputs();
    const { body } = await workspace.azure.call(
      'POST',
      `${api_management_id}/subscriptions/${consumer}/listSecrets?api-version=2024-05-01`,
    );
    return (body as { primaryKey: string }).primaryKey;
  }

  /** As an application gets it, by its client id and secret. */
  async function token(audience: string): Promise<string> {
    const { environment, tenantId } = workspace.azure;
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: environment.ARM_CLIENT_ID ?? '',
      client_secret: environment.ARM_CLIENT_SECRET ?? '',
      scope: `${audience}/.default`,
    });
    const response = await workspace.azure.fetch(`${LOGIN}/${tenantId}/oauth2/v2.0/token`, {
      method: 'POST',
      body: form,
    });
    const { access_token } = (await response.json()) as { access_token: string };
    return access_token;
  }

  const bearer = (value: string) => ({ headers: { authorization: `Bearer ${value}` } });

  it('takes keys in the header, and as bearer tokens where that is switched on', async () => {
    await apply({ callers: { keys: { bearer: true } }, consumers: { 'team-a': {}, 'team-b': {} } });
    for (const consumer of ['team-a', 'team-b']) {
      const own = await key(consumer);
      assert.equal((await call({ headers: { 'api-key': own } })).status, 200);
      assert.equal((await call(bearer(own))).status, 200);
    }
    assert.equal((await call(bearer('no-key'))).status, 401);
    assert.equal((await call({})).status, 401);
  });

  it('takes tokens of Entra ID beside keys, limits both together, and answers web pages', async () => {
    await apply({
      callers: {
        entra: { tenant: workspace.azure.tenantId, audiences: [AUDIENCE] },
        cors: { origins: [ORIGIN] },
      },
      consumers: {
        'team-a': {
          requestsPerMinute: 2,
          entra: { applications: [workspace.azure.environment.ARM_CLIENT_ID] },
        },
      },
    });
    assert.equal((await call(bearer(await token(AUDIENCE)))).status, 200);
    assert.equal((await call({ headers: { 'api-key': await key('team-a') } })).status, 200);
    const limited = await call(bearer(await token(AUDIENCE)));
    assert.equal(limited.status, 429);
    assert.match(await limited.text(), /requests per minute of team-a/);

    const foreign = await call(bearer(await token('https://management.azure.com')));
    assert.equal(foreign.status, 401);
    assert.match(await foreign.text(), /"error"/);
    const none = await call({});
    assert.equal(none.status, 401);

    const asked = workspace.azure.account('japan').requests.length;
    const preflight = await call({
      method: 'OPTIONS',
      headers: { origin: ORIGIN, 'access-control-request-method': 'POST' },
    });
    assert.equal(preflight.headers.get('access-control-allow-origin'), ORIGIN);
    assert.equal(workspace.azure.account('japan').requests.length, asked);
  });

  it('takes tokens only, and has no subscriptions, where keys are not accepted', async () => {
    await apply({
      callers: {
        keys: false,
        entra: { tenant: workspace.azure.tenantId, audiences: [AUDIENCE] },
      },
      consumers: {
        'team-a': { entra: { applications: [workspace.azure.environment.ARM_CLIENT_ID] } },
      },
    });
    assert.equal((await call(bearer(await token(AUDIENCE)))).status, 200);
    assert.equal((await call({})).status, 401);
    assert.deepEqual(
      workspace.azure.resourceIds().filter((id) => /\/subscriptions\/team-a$/.test(id)),
      [],
    );
  });

  it('has a plan for a thousand consumers with four sets of limits, and serves each by its own', async () => {
    const sets = [
      {},
      { tokensPerMinute: 1000 },
      { requestsPerMinute: 5 },
      { tokenQuota: { tokens: 100_000, period: 'Daily' } },
    ];
    const names = Array.from({ length: 1000 }, (_, index) => `consumer-${index}`);
    const limited = (names: readonly string[]) => ({
      consumers: Object.fromEntries(names.map((name, index) => [name, sets[index % sets.length]])),
    });
    const { text } = await workspace.plan(variables(limited(names)));
    assert.match(text, /Plan: 1000 to add, \d to change, 0 to destroy/);

    // Of all that are created here, terraform would write its whole state each time.
    const some = names.slice(0, sets.length * 3);
    await apply(limited(some));
    for (const [index, name] of some.entries()) {
      const { status, headers } = await call({ headers: { 'api-key': await key(name) } });
      assert.equal(status, 200, name);
      const told = [...headers.keys()].filter((header) => header.startsWith('x-consumer-'));
      const header = ['tokens', 'requests', 'quota-tokens'][(index % sets.length) - 1];
      assert.deepEqual(told, header === undefined ? [] : [`x-consumer-remaining-${header}`]);
    }
  });
});
