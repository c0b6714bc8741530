/** The table of roles in docs/security.md, row by row, as the checks before a plan judge it. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type LocalAzure, startLocalAzure } from '../../azure/index.ts';
import type { Grant } from '../../azure/principals.ts';
import { ACCOUNTS, ask, configurationFor } from './support.ts';

const DEFINE_ROLES = {
  actions: [
    'Microsoft.Authorization/roleDefinitions/write',
    'Microsoft.Authorization/roleDefinitions/delete',
  ],
};
const CLASSIC_SECRETS = {
  actions: [
    'Microsoft.ApiManagement/service/portalsettings/listSecrets/action',
    'Microsoft.ApiManagement/service/tenant/listSecrets/action',
  ],
};
const PURGE = {
  actions: [
    'Microsoft.ApiManagement/locations/deletedservices/delete',
    'Microsoft.KeyVault/locations/deletedVaults/purge/action',
  ],
};

describe('who may plan, apply and destroy', () => {
  let azure: LocalAzure;
  let group: string;
  before(async () => {
    azure = await startLocalAzure({ accounts: ACCOUNTS });
    group = `/subscriptions/${azure.subscriptionId}/resourceGroups/shared`;
    await azure.call('PUT', `${group}?api-version=2024-03-01`, { location: 'japaneast' });
  });
  after(() => azure.close());

  type Row = {
    readonly roles: readonly Grant[];
    readonly purpose?: 'plan' | 'apply' | 'destroy';
    readonly sku?: string;
    readonly more?: string;
    /** What is missing; left out: nothing. */
    readonly lacks?: RegExp;
  };

  const rows: Readonly<Record<string, Row>> = {
    'Reader plans a v2 tier': { roles: [{ role: 'Reader' }], purpose: 'plan' },
    'Reader does not plan a classic tier': {
      roles: [{ role: 'Reader' }],
      purpose: 'plan',
      sku: 'Developer_1',
      lacks:
        /service\/portalsettings\/listSecrets\/action, .*service\/tenant\/listSecrets\/action\. /,
    },
    'Reader and two actions plan a classic tier': {
      roles: [{ role: 'Reader' }, { role: CLASSIC_SECRETS }],
      purpose: 'plan',
      sku: 'Developer_1',
    },
    'Reader does not apply': {
      roles: [{ role: 'Reader' }],
      lacks: /Microsoft\.Insights\/components\/write/,
    },
    'Owner applies': { roles: [{ role: 'Owner' }] },
    'Contributor and User Access Administrator apply': {
      roles: [{ role: 'Contributor' }, { role: 'User Access Administrator' }],
    },
    'Contributor and User Access Administrator destroy': {
      roles: [{ role: 'Contributor' }, { role: 'User Access Administrator' }],
      purpose: 'destroy',
    },
    'Contributor alone does not apply': {
      roles: [{ role: 'Contributor' }],
      lacks: /roleAssignments\/write/,
    },
    'Contributor and Role Based Access Control Administrator do not define roles': {
      roles: [{ role: 'Contributor' }, { role: 'Role Based Access Control Administrator' }],
      lacks:
        /: Microsoft\.Authorization\/roleDefinitions\/write, Microsoft\.Authorization\/roleDefinitions\/delete\. /,
    },
    'Contributor, Role Based Access Control Administrator and two actions apply': {
      roles: [
        { role: 'Contributor' },
        { role: 'Role Based Access Control Administrator' },
        { role: DEFINE_ROLES },
      ],
    },
    'Contributor and Role Based Access Control Administrator apply what defines no role': {
      roles: [{ role: 'Contributor' }, { role: 'Role Based Access Control Administrator' }],
      more: 'balancing: { stateful: refuse }',
    },
  };
  for (const [name, { roles, purpose = 'apply', sku, more, lacks }] of Object.entries(rows)) {
    it(name, async () => {
      const text = configurationFor(azure, {
        ...(sku === undefined ? {} : { sku }),
        ...(more === undefined ? {} : { more }),
      });
      const found = await ask(azure, azure.principal(...roles), text, { purpose });
      if (lacks === undefined) assert.deepEqual(found, []);
      else assert.match(found.join('\n'), lacks);
    });
  }

  it('is Contributor of an existing group only, with what lies outside of it', async () => {
    const account = azure.account('openai-japan').id;
    const roles = [
      { role: 'Reader' },
      { role: DEFINE_ROLES },
      { role: PURGE },
      { role: 'Contributor', scope: group },
      { role: 'Role Based Access Control Administrator', scope: group },
      { role: 'Role Based Access Control Administrator', scope: account },
    ];
    const text = configurationFor(azure, {
      more: `rotation: {}\nresourceGroup: { existing: ${group} }`,
    });
    for (const purpose of ['plan', 'apply', 'destroy'] as const) {
      assert.deepEqual(await ask(azure, azure.principal(...roles), text, { purpose }), []);
    }
    const without = await ask(azure, azure.principal(...roles.slice(0, -1)), text);
    assert.equal(without.length, 1);
    assert.match(without[0] ?? '', /^accounts ¦ japan ¦ id ¦ .* may not do what apply takes/);
  });
});
