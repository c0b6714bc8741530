/** The life of one load balancer on the local Azure: created, changed, rotated behind Terraform's back, moved. */
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it, test } from 'node:test';
import { DIGEST_BYTES } from '../../action/policy-size.ts';
import { isSamePolicy } from '../azure/provider/azurerm/policy-difference.ts';
import { callAzure } from './call-azure.ts';
import { byEarlierStandIns, byRealProviders, withoutPrivate } from './states.ts';
import { variablesFor } from './variables.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

const APIM_VERSION = 'api-version=2024-05-01';
const VAULT_VERSION = 'api-version=7.4';

const accountsNamed = (...names: string[]) =>
  names.map((name) => ({ name, location: 'japaneast', deployments: { 'gpt-4o': {} } }));

describe('a load balancer on the local Azure', () => {
  let workspace: Workspace;

  before(async () => {
    workspace = await openWorkspace({ accounts: accountsNamed('japan', 'sweden', 'france') });
  });

  after(() => workspace?.close());

  async function subscriptionKeys(consumer: string): Promise<Record<string, string>> {
    const { api_management_id } = await workspace.outputs();
    const { status, body } = await workspace.azure.call(
      'POST',
      `${api_management_id}/subscriptions/${consumer}/listSecrets?${APIM_VERSION}`,
    );
    assert.equal(status, 200);
    return Object.fromEntries(
      Object.entries(body ?? {}).map(([name, value]) => [name, String(value)]),
    );
  }

  it('is created as planned, and the next plan has nothing to do', async () => {
    const variables = variablesFor(workspace.accounts);
    assert.equal((await workspace.plan(variables)).changes, true);
    await workspace.terraform('apply', 'saved.tfplan');
    const next = await workspace.plan(variables);
    assert.equal(next.changes, false, next.text);
  });

  for (const [whose, rewrite, ...options] of [
    ['of earlier stand-ins', byEarlierStandIns, '-refresh=false'],
    ['of the real providers', byRealProviders, '-refresh=false', '-refresh=true'],
    ['without what providers keep for themselves', withoutPrivate, '-refresh=false'],
  ] as const) {
    it(`has nothing to do with a state ${whose}`, async () => {
      const file = join(workspace.directory, 'terraform.tfstate');
      const state = await readFile(file, 'utf8');
      await writeFile(file, rewrite(state));
      try {
        for (const option of options) {
          const text = await workspace.terraform('plan', option);
          assert.match(text, /^No changes\./m, text);
        }
      } finally {
        await writeFile(file, state);
      }
    });
  }

  it('keeps no key in the state, and never asked for one', async () => {
    const state = await readFile(join(workspace.directory, 'terraform.tfstate'), 'utf8');
    for (const consumer of ['team-a', 'team-b']) {
      for (const key of Object.values(await subscriptionKeys(consumer))) {
        assert.ok(key.length >= 32 && !state.includes(key), `a key of ${consumer} is in the state`);
      }
    }
    const asked = workspace.azure.requests.filter(({ url }) =>
      /list(Keys|Secrets)|sharedKeys/i.test(url),
    );
    assert.deepEqual(asked, []);
  });

  it('does not undo a rotation that happens between plan and apply', async () => {
    const renamed = {
      ...variablesFor(workspace.accounts),
      consumers: { 'team-a': { display_name: 'A' }, 'team-b': {} },
    };
    const { text } = await workspace.plan(renamed);
    assert.match(text, /azapi_resource\.subscription\["team-a"\] will be updated in-place/);
    const { api_management_id } = await workspace.outputs();
    const original = await subscriptionKeys('team-a');
    await workspace.azure.call(
      'POST',
      `${api_management_id}/subscriptions/team-a/regenerateSecondaryKey?${APIM_VERSION}`,
    );
    const rotated = await subscriptionKeys('team-a');
    assert.notEqual(rotated.secondaryKey, original.secondaryKey);

    await workspace.terraform('apply', 'saved.tfplan');
    assert.deepEqual(await subscriptionKeys('team-a'), rotated);
  });

  /** The writes that `act` causes, in order, as method and path; and where in them a pattern first matches. */
  async function changesDuring(act: () => Promise<unknown>) {
    const from = workspace.azure.requests.length;
    await act();
    const changes = workspace.azure.requests
      .slice(from)
      .filter(({ method }) => method === 'PUT' || method === 'DELETE')
      .map(({ method, url }) => `${method} ${new URL(url).pathname}`);
    return (pattern: RegExp): number => {
      const found = changes.findIndex((change) => pattern.test(change));
      assert.notEqual(found, -1, `no ${pattern} in\n${changes.join('\n')}`);
      return found;
    };
  }

  it('takes an account out of policy and pool before its backend goes', async () => {
    const { france: _, ...others } = workspace.accounts;
    const position = await changesDuring(() => workspace.apply(variablesFor(others)));
    const policy = position(/^PUT .*\/apis\/openai\/policies\/policy$/);
    const pool = position(/^PUT .*\/backends\/pool--gpt-4o$/);
    const backend = position(/^DELETE .*\/backends\/france--gpt-4o$/);
    assert.ok(pool < policy && policy < backend);
    position(/^DELETE .*\/accounts\/france\/.*\/roleAssignments\//);
  });

  it('changes from pools to backends chosen by the policy without a step that Azure refuses', async () => {
    const { policy, ...rest } = variablesFor(workspace.accounts);
    await workspace.apply({
      ...rest,
      pools: {},
      policy: String(policy).replace('backend-id="pool--gpt-4o"', 'backend-id="japan--gpt-4o"'),
    });
    assert.deepEqual(
      workspace.azure.resourceIds().filter((id) => id.includes('/backends/pool--')),
      [],
    );
  });

  it('applies white space inside of a literal, which azurerm alone takes for no change', async () => {
    const { policy, ...rest } = variablesFor(workspace.accounts);
    const variablesWith = (value: string) => ({
      ...rest,
      policy: String(policy).replace(
        '<inbound>',
        `<inbound><set-header name="x-greeting"><value>@(${value})</value></set-header>`,
      ),
    });
    const [blank, none] = ['"Hello " + "you"', '"Hello" + "you"'].map(variablesWith);
    assert.ok(blank !== undefined && none !== undefined && blank.policy !== String(policy));
    assert.ok(isSamePolicy(blank.policy, none.policy));
    await workspace.apply(blank);
    const { text } = await workspace.plan(none);
    assert.match(text, /azurerm_api_management_api_policy\.openai will be updated in-place/);
    assert.match(text, /0 to add, 1 to change, 0 to destroy/);

    const position = await changesDuring(() => workspace.apply(none));
    assert.equal(position(/^PUT .*\/apis\/openai\/policies\/policy$/), 0);
    const { api_management_id } = await workspace.outputs();
    const { body } = await workspace.azure.call(
      'GET',
      `${api_management_id}/apis/openai/policies/policy?format=rawxml&${APIM_VERSION}`,
    );
    const applied: string = JSON.parse(JSON.stringify(body)).properties.value;
    assert.ok(applied.endsWith(none.policy));
    assert.equal(Buffer.byteLength(applied) - Buffer.byteLength(none.policy), DIGEST_BYTES);
    const next = await workspace.plan(none);
    assert.equal(next.changes, false, next.text);
  });

  it("lets the function's identity rotate keys and write secrets, and nothing more", async () => {
    const { azure } = workspace;
    const { api_management_id, key_vault_url, resource_group_name, function_app_name } =
      await workspace.outputs();
    const group = `/subscriptions/${azure.subscriptionId}/resourceGroups/${resource_group_name}`;
    const identity = await azure.call(
      'GET',
      `${group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/test-rotation?api-version=2024-11-30`,
    );
    const { clientId } = JSON.parse(JSON.stringify(identity.body)).properties;
    const app = `${group}/providers/Microsoft.Web/sites/${function_app_name}`;
    const environment = { ...azure.environment, ...azure.identityEnvironment(clientId, app) };
    const service = `https://management.azure.com${api_management_id}`;
    const subscription = `${service}/subscriptions/team-a`;
    const secret = `${key_vault_url}secrets/subscription-key-team-a?${VAULT_VERSION}`;
    const answers = await callAzure(environment, [
      { method: 'GET', url: `${service}/subscriptions?${APIM_VERSION}` },
      { method: 'POST', url: `${subscription}/listSecrets?${APIM_VERSION}` },
      { method: 'POST', url: `${subscription}/regeneratePrimaryKey?${APIM_VERSION}` },
      { method: 'POST', url: `${subscription}/regenerateSecondaryKey?${APIM_VERSION}` },
      { method: 'PUT', url: secret, body: { value: 'a key' } },
      { method: 'GET', url: secret },
      { method: 'DELETE', url: secret },
      { method: 'DELETE', url: `${subscription}?${APIM_VERSION}` },
      { method: 'GET', url: `${service}?${APIM_VERSION}` },
    ]);
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 200, 204, 204, 200, 200, 403, 403, 403],
    );
  });

  it('shows a new function package in the plan, and where to publish it', async () => {
    const packageFile = join(workspace.directory, 'tests/fixtures/function.zip');
    const variables = { ...variablesFor(workspace.accounts), function_package: packageFile };
    await workspace.apply(variables);
    assert.match(
      (await workspace.outputs()).function_publish_url ?? '',
      /^https:\/\/test-rotation-[0-9a-f]{6}\.scm\.azurewebsites\.net\/api\/publish\?type=zip$/,
    );
    await writeFile(packageFile, 'another build');
    assert.match(
      (await workspace.plan(variables)).text,
      /terraform_data\.function_package\[0\] will be updated/,
    );
  });

  it('moves to another region, where nothing is left of the old one', async () => {
    const { azure, accounts, apply, plan } = workspace;
    const moved = { ...variablesFor(accounts), location: 'swedencentral' };
    await apply(moved);
    const services = azure.resourceIds().filter((id) => /\/service\/[^/]+$/.test(id));
    assert.equal(services.length, 1, services.join());
    assert.equal((await plan(moved)).changes, false);
  });
});

test('a classic tier, and an Azure that takes its time, end in the same empty plan', async () => {
  const workspace = await openWorkspace({ accounts: accountsNamed('japan'), longRunning: true });
  try {
    const variables = {
      ...variablesFor(workspace.accounts),
      gateway: { sku: 'Basic_1', publisher: { name: 'AI Platform', email: 'ai@example.com' } },
    };
    await workspace.apply(variables);
    const next = await workspace.plan(variables);
    assert.equal(next.changes, false, next.text);
    await workspace.terraform('destroy', '-auto-approve');
  } finally {
    await workspace.close();
  }
});
