import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type LocalAzure, startLocalAzure } from '../../azure/index.ts';
import type { Grant, Principal } from '../../azure/principals.ts';
import { ACCOUNTS, type Asked, ask, configurationFor } from './support.ts';

/** One complaint, which says this. */
function one(found: readonly string[], expected: RegExp): void {
  assert.equal(found.length, 1, found.join('\n'));
  assert.match(found[0] ?? '', expected);
}

describe('in a fresh subscription', () => {
  let azure: LocalAzure;
  let owner: Principal;
  before(async () => {
    azure = await startLocalAzure({
      accounts: ACCOUNTS,
      registered: ['Microsoft.CognitiveServices', 'Microsoft.Storage'],
    });
    owner = azure.principal({ role: 'Owner' });
  });
  after(() => azure.close());

  it('names all providers that are not registered, and how to register them', async () => {
    const found = await ask(azure, owner, configurationFor(azure));
    one(
      found,
      /has not registered Microsoft\.ApiManagement, Microsoft\.Insights, Microsoft\.KeyVault, Microsoft\.ManagedIdentity, Microsoft\.OperationalInsights, Microsoft\.Web,/,
    );
    assert.match(
      found[0] ?? '',
      new RegExp(`az provider register --subscription ${azure.subscriptionId} -n Microsoft.Web`),
    );
  });

  it('wants only what is made', async () => {
    const found = await ask(azure, owner, configurationFor(azure, { more: '' }));
    assert.doesNotMatch(found.join(), /KeyVault|Microsoft\.Web/);
  });

  it('tells it in the plan, which Terraform would make, and not before a destroy', async () => {
    const asked = (purpose: Asked['purpose'] = 'plan') =>
      ask(azure, owner, configurationFor(azure), { purpose });
    one(await asked('plan'), /has not registered/);
    assert.deepEqual(await asked('destroy'), []);
  });

  it('is silent once they are registered', async () => {
    for (const name of [
      'ApiManagement',
      'Insights',
      'KeyVault',
      'ManagedIdentity',
      'OperationalInsights',
      'Web',
    ]) {
      await azure.call(
        'POST',
        `/subscriptions/${azure.subscriptionId}/providers/Microsoft.${name}/register?api-version=2021-04-01`,
      );
    }
    assert.deepEqual(await ask(azure, owner, configurationFor(azure)), []);
  });
});

describe('whoever applies', () => {
  let azure: LocalAzure;
  before(async () => {
    azure = await startLocalAzure({ accounts: ACCOUNTS });
  });
  after(() => azure.close());

  const with_ = (grants: readonly Grant[], asked: Asked = {}, sku = 'BasicV2_1') =>
    ask(azure, azure.principal(...grants), configurationFor(azure, { sku }), asked);

  it('has to have a role at all', async () => {
    one(await with_([]), /may not even read the subscription .* It needs a role there/);
  });

  it('has to name the subscription', async () => {
    const environment = { ARM_SUBSCRIPTION_ID: '' };
    one(await with_([{ role: 'Owner' }], { environment }), /^ARM_SUBSCRIPTION_ID is not set/);
  });

  it('has to be in the tenant of the subscription', async () => {
    const environment = { ARM_SUBSCRIPTION_ID: '00000000-0000-0000-0000-00000000dead' };
    one(
      await with_([{ role: 'Owner' }], { environment }),
      /^there is no subscription .*dead in the tenant .*: check ARM_SUBSCRIPTION_ID and ARM_TENANT_ID/,
    );
  });

  it('has to be able to sign in', async () => {
    const stranger = {
      clientId: 'c',
      getToken: async () => {
        throw new Error(
          "AADSTS700016: Application with identifier 'c' was not found in the directory. Trace ID: 1 Timestamp: 2",
        );
      },
    };
    const found = await ask(azure, stranger, configurationFor(azure));
    one(
      found,
      /^the application c cannot sign in to the tenant .*: AADSTS700016: .* directory\. Check ARM_TENANT_ID/,
    );
    assert.doesNotMatch(found[0] ?? '', /Trace/);
  });

  it('is told of an account that is not there', async () => {
    const text = configurationFor(azure).replace('accounts/openai-japan', 'accounts/openai-jpan');
    one(
      await ask(azure, azure.principal({ role: 'Owner' }), text),
      /^accounts ¦ japan ¦ id ¦ there is no Azure OpenAI account .*openai-jpan/,
    );
  });

  it('gets an answer within a minute where Azure is ill, and none of it is passed', async () => {
    const text = configurationFor(azure);
    const ill = await startLocalAzure({ accounts: ACCOUNTS });
    ill.failNext({ path: /Microsoft\.Authorization\/permissions/, status: 503, times: 50 });
    const found = await ask(ill, ill.principal({ role: 'Owner' }), text);
    await ill.close();
    one(found, /Azure does not tell what has to be known: .*answered 503.*tried for \d\d s/);
  });
});
