/** The state of the previous version under this one, on the local Azure: nothing is made anew, no key changes and no request fails. */
import assert from 'node:assert/strict';
import { copyFile, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { movedBlocks, movesOf } from '../../action/terraform/moves.ts';
import { rootModule } from './terraform.ts';
import { type Variables, variablesFor } from './variables.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

const PREVIOUS = new URL('fixtures/roles-named-after-accounts.tf', import.meta.url);
const MODULE = 'modules/gateway';

describe('a load balancer of the previous version, with roles named after accounts', () => {
  let workspace: Workspace;
  let variables: Variables;
  let url: string;
  let key: string;
  let idsAtStart: readonly string[];

  before(async () => {
    const accounts = ['japan', 'sweden'].map((name) => ({
      name,
      location: 'japaneast',
      deployments: { 'gpt-4o': {} },
    }));
    workspace = await openWorkspace({ accounts });
    const { directory } = workspace;
    idsAtStart = workspace.azure.resourceIds();
    await copyFile(PREVIOUS, join(directory, MODULE, 'main.tf'));
    await rm(join(directory, MODULE, 'backends.tf'));
    variables = variablesFor(workspace.accounts);
    await workspace.apply(variables);
    const { api_management_id = '' } = await workspace.outputs();
    url = workspace.azure.gatewayUrl(api_management_id.split('/').at(-1) ?? '');
    key = await primaryKey();
    for (const name of ['main.tf', 'backends.tf']) {
      await copyFile(join(rootModule, MODULE, name), join(directory, MODULE, name));
    }
    const state = await readFile(join(directory, 'terraform.tfstate'), 'utf8');
    await writeFile(join(directory, 'moved.tf.json'), movedBlocks(movesOf(JSON.parse(state))));
  });
  after(() => workspace?.close());

  async function primaryKey(): Promise<string> {
    const { api_management_id } = await workspace.outputs();
    const path = `${api_management_id}/subscriptions/team-a/listSecrets?api-version=2024-05-01`;
    const { body } = await workspace.azure.call('POST', path);
    return (body as { primaryKey: string }).primaryKey;
  }

  async function chat(): Promise<number> {
    const path = '/openai/deployments/gpt-4o/chat/completions?api-version=2024-10-21';
    const response = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'api-key': key },
      body: JSON.stringify({ messages: [{ role: 'user', content: 'x' }] }),
    });
    await response.arrayBuffer();
    return response.status;
  }

  it('is taken over in place, while it serves', async () => {
    const { text } = await workspace.plan(variables);
    assert.match(text, /openai_user\["japan"\] has moved to/);
    assert.match(text, / 0 to destroy/);
    const from = workspace.azure.requests.length;
    let over = false;
    const applying = workspace.terraform('apply', 'saved.tfplan').finally(() => {
      over = true;
    });
    const statuses = new Set<number>();
    while (!over) statuses.add(await chat());
    await applying;
    assert.deepEqual(statuses, new Set([200]));
    const written = workspace.azure.requests
      .slice(from)
      .filter(({ method }) => method === 'PUT' || method === 'DELETE')
      .map(({ url }) => new URL(url).pathname);
    assert.deepEqual(
      written.filter((path) => !path.includes('/backends/')),
      [],
    );
    assert.equal(await primaryKey(), key);
  });

  it('has nothing left to do, and needs the moves no more', async () => {
    await rm(join(workspace.directory, 'moved.tf.json'));
    const { changes, text } = await workspace.plan(variables);
    assert.equal(changes, false, text);
    assert.deepEqual(
      await workspace.createdFirst(),
      new Set(['azapi_resource_action.backend_removal', 'azapi_resource_action.pool_removal']),
    );
  });

  it('lets an account go in the right order, too', async () => {
    const { sweden: _, ...others } = workspace.accounts;
    const from = workspace.azure.requests.length;
    await workspace.apply(variablesFor(others));
    const written = workspace.azure.requests
      .slice(from)
      .filter(({ method }) => method === 'PUT' || method === 'DELETE')
      .map(
        ({ method, url }) => `${method} ${new URL(url).pathname.split('/').slice(-2).join('/')}`,
      );
    const policy = written.indexOf('PUT policies/policy');
    assert.ok(policy >= 0 && policy < written.indexOf('DELETE backends/sweden--gpt-4o'));
  });

  it('is destroyed without a trace', async () => {
    await workspace.terraform('destroy', '-auto-approve');
    assert.deepEqual(workspace.azure.resourceIds(), idsAtStart);
  });
});
