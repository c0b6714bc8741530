/** A load balancer among what others keep: by whom it is applied, whose tags it leaves alone, what it does not take. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { nameOf, suffixOf } from '../../action/names.ts';
import { providerSource } from '../azure/provider/source.ts';
import {
  createGroup,
  createIdentity,
  createService,
  createVault,
} from '../azure/support/documents.ts';
import { startTerraform } from './terraform.ts';
import { type Variables, variablesFor } from './variables.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

const ACCOUNTS = [{ name: 'japan', location: 'japaneast', deployments: { 'gpt-4o': {} } }];
const PATTERN = '{type}-{use}-{environment}-{suffix}';

describe('a load balancer in a subscription with policies', () => {
  let workspace: Workspace;
  let variables: Variables;

  before(async () => {
    workspace = await openWorkspace({ accounts: ACCOUNTS }, '', (azure) =>
      azure.principal({ role: 'Contributor' }, { role: 'User Access Administrator' }),
    );
    variables = {
      ...variablesFor(workspace.accounts),
      ignore_tags: ['hidden-*', 'COST*', 'who (made) it+.'],
      naming: { pattern: PATTERN },
    };
    await workspace.apply(variables);
  });
  after(() => workspace?.close());

  const tagsOf = async (pattern: RegExp) => {
    const id = workspace.azure.resourceIds().find((one) => pattern.test(one)) ?? '';
    const { body } = await workspace.azure.call('GET', `${id}?api-version=2024-05-01`);
    return Object(body).tags;
  };

  async function isQuiet(): Promise<void> {
    const { changes, text } = await workspace.plan(variables);
    assert.equal(changes, false, text);
  }

  it('is applied by Contributor and User Access Administrator, and plans nothing more', isQuiet);

  it('has the names of its pattern, as the checks of the configuration know them', () => {
    const { azure } = workspace;
    const suffix = suffixOf(azure.subscriptionId, 'test', 'japaneast');
    const input = { environment: 'test', location: 'japaneast', naming: { pattern: PATTERN } };
    const ids = azure.resourceIds().map((id) => id.toLowerCase());
    for (const [kind, type] of [
      ['api_management', 'microsoft.apimanagement/service'],
      ['key_vault', 'microsoft.keyvault/vaults'],
      ['storage_account', 'microsoft.storage/storageaccounts'],
      ['gateway_identity', 'microsoft.managedidentity/userassignedidentities'],
      ['rotation_identity', 'microsoft.managedidentity/userassignedidentities'],
      ['function_app', 'microsoft.web/sites'],
      ['log_workspace', 'microsoft.operationalinsights/workspaces'],
    ] as const) {
      const end = `/providers/${type}/${nameOf(kind, input, suffix)}`;
      assert.ok(
        ids.some((id) => id.endsWith(end)),
        end,
      );
    }
  });

  it('leaves the tags alone that a policy adds to everything', async () => {
    workspace.azure.tagEverything({
      'hidden-link:/x': 'Resource',
      CostCentre: '7',
      'who (made) it+.': 'a policy',
    });
    await isQuiet();
  });

  it('tells -refresh-only of them until somebody accepts that', async () => {
    assert.match(await workspace.terraform('plan', '-refresh-only'), /CostCentre/);
    await workspace.terraform('apply', '-refresh-only', '-auto-approve');
    assert.match(await workspace.terraform('plan', '-refresh-only'), /No changes\./);
  });

  it('keeps them when it changes its own', async () => {
    variables = { ...variables, tags: { team: 'search' } };
    const { text } = await workspace.plan(variables);
    assert.match(
      text,
      /module\.gateway\.azurerm_api_management\.gateway\[0\] will be updated in-place/,
    );
    assert.doesNotMatch(text, /- "?(CostCentre|hidden-link)/);
    await workspace.terraform('apply', 'saved.tfplan');
    for (const pattern of [
      /\/service\/[^/]+$/,
      /\/vaults\/[^/]+$/,
      /\/sites\/[^/]+$/,
      /\/workspaces\/[^/]+$/,
    ]) {
      assert.deepEqual(await tagsOf(pattern), {
        team: 'search',
        'hidden-link:/x': 'Resource',
        CostCentre: '7',
        'who (made) it+.': 'a policy',
      });
    }
    await isQuiet();
  });

  it('takes away what nobody said to leave alone', async () => {
    const { text } = await workspace.plan({ ...variables, ignore_tags: ['hidden-*'] });
    assert.match(text, /- "CostCentre"/);
    assert.doesNotMatch(text, /- "hidden-/);
  });

  it('is planned by a Reader', async () => {
    const { azure, directory } = workspace;
    const reader = azure.principal({ role: 'Reader' });
    const terraform = await startTerraform(
      { ...azure.environment, ...reader.environment },
      providerSource(),
      azure.clientFetch,
    );
    try {
      await workspace.plan(variables);
      await terraform.run(directory, 'init', '-no-color');
      const { exitCode, output } = await terraform.run(
        directory,
        'plan',
        '-detailed-exitcode',
        '-no-color',
      );
      assert.equal(exitCode, 0, output);
    } finally {
      await terraform.close();
    }
  });

  it('refuses names that Azure would refuse, without the Action, too', async () => {
    const naming = { pattern: '{type}-{use}-{environment}-{region}-{suffix}' };
    await refuses({ naming }, /key_vault would be kv-openai-test-japaneast-[0-9a-f]{6} \(31 char/);
  });

  it('refuses a service that is not what the configuration says, without the Action, too', async () => {
    const { azure } = workspace;
    await createGroup(azure);
    const { id } = await createIdentity(azure, 'apim-openai');
    const identity = { type: 'UserAssigned', userAssignedIdentities: { [id]: {} } };
    const existing = {
      api_management: await createService(azure, 'shared', { identity }),
      api_management_identity: id,
    };
    const gateway = { sku: 'StandardV2_1' };
    await refuses({ existing, gateway }, /has the SKU BasicV2_1, gateway\.sku says StandardV2_1/);
  });

  it('refuses a vault that does not fit, without the Action, too', async () => {
    const vault = await createVault(workspace.azure);
    await refuses(
      { location: 'swedencentral', existing: { key_vault: vault } },
      /existing vault is in japaneast, location says swedencentral/,
    );
  });

  async function refuses(change: Variables, expected: RegExp): Promise<void> {
    await assert.rejects(workspace.plan({ ...variables, ...change }), (error) => {
      assert.match(String(error).replaceAll(/[│\s]+/g, ' '), expected);
      return true;
    });
  }
});
