import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  type Environment,
  parseDuration,
  readSettings,
  SettingsError,
} from '../../function/settings.ts';

const serviceId =
  '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg/providers/Microsoft.ApiManagement/service/apim';
const complete: Environment = {
  APIM_RESOURCE_ID: serviceId,
  KEY_VAULT_URL: 'https://vault-1.vault.azure.net/',
  AZURE_CLIENT_ID: '00000000-0000-0000-0000-00000000000a',
  ROTATION_INTERVAL: 'P30D',
  ROTATION_SUBSCRIPTIONS: 'team-a, team-b,team-a',
  LEASE_CONTAINER_URL: 'https://storage1.blob.core.windows.net/locks',
};

function problemsOf(environment: Environment): readonly string[] {
  try {
    readSettings(environment);
    return [];
  } catch (error) {
    assert.ok(error instanceof SettingsError);
    return error.problems;
  }
}

describe('the settings', () => {
  it('are read into typed values', () => {
    assert.deepEqual(readSettings(complete), {
      serviceId,
      service: {
        subscriptionId: '00000000-0000-0000-0000-000000000001',
        resourceGroup: 'rg',
        name: 'apim',
      },
      vaultUrl: 'https://vault-1.vault.azure.net',
      clientId: '00000000-0000-0000-0000-00000000000a',
      interval: 30 * 86_400_000,
      subscriptions: ['team-a', 'team-b'],
      discipline: 'regenerate',
      leaseContainerUrl: 'https://storage1.blob.core.windows.net/locks',
      gatewayCheckUrls: [],
      httpPrincipals: [],
    });
  });

  it('may discover the subscriptions, or name none when there are no consumers', () => {
    assert.equal(readSettings({ ...complete, ROTATION_SUBSCRIPTIONS: '*' }).subscriptions, '*');
    assert.deepEqual(readSettings({ ...complete, ROTATION_SUBSCRIPTIONS: '' }).subscriptions, []);
  });

  const wrong: [string, string][] = [
    ['APIM_RESOURCE_ID', '/subscriptions/x/resourceGroups/rg'],
    ['APIM_RESOURCE_ID', `${serviceId}/subscriptions/team-a`],
    ['KEY_VAULT_URL', 'http://vault-1.vault.azure.net'],
    ['KEY_VAULT_URL', 'https://vault-1.vault.azure.net/secrets/x'],
    ['KEY_VAULT_URL', 'https://example.com'],
    ['AZURE_CLIENT_ID', 'my-identity'],
    ['ROTATION_INTERVAL', '30 days'],
    ['ROTATION_INTERVAL', 'P1M'],
    ['ROTATION_INTERVAL', 'PT59M'],
    ['ROTATION_SUBSCRIPTIONS', 'team-a,,team-b'],
    ['ROTATION_SUBSCRIPTIONS', 'team-a,../team-b'],
    ['ROTATION_DISCIPLINE', 'both'],
    ['LEASE_CONTAINER_URL', 'https://storage1.blob.core.windows.net/'],
    ['GATEWAY_CHECK_URLS', 'http://apim.azure-api.net/status'],
    ['GATEWAY_CHECK_URLS', 'https://apim.azure-api.net/status?key=1'],
  ];
  for (const [name, value] of wrong) {
    it(`refuse ${name}=${value}, by name and without the value`, () => {
      const problems = problemsOf({ ...complete, [name]: value });
      assert.equal(problems.length, 1);
      assert.match(problems[0] ?? '', new RegExp(`^${name} is not `));
      assert.ok(!problems[0]?.includes(value));
    });
  }

  it('name all problems at once and repeat no value', () => {
    const problems = problemsOf({ KEY_VAULT_URL: 'canary-4f1d', AZURE_CLIENT_ID: 'canary-4f1d' });
    assert.equal(problems.length, 5);
    assert.ok(!problems.join().includes('canary'));
  });

  it('never throw anything but a SettingsError', () => {
    const names = [...Object.keys(complete), 'ROTATION_DISCIPLINE', 'GATEWAY_CHECK_URLS'];
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), fc.string()), (environment) => {
        problemsOf({ ...complete, ...environment });
      }),
      { numRuns: 300 },
    );
  });
});

describe('a duration', () => {
  it('is weeks, days, hours, minutes and seconds', () => {
    assert.equal(parseDuration('P1W2DT3H4M5S'), (((9 * 24 + 3) * 60 + 4) * 60 + 5) * 1000);
    assert.equal(parseDuration('PT90M'), 90 * 60_000);
  });
  it('is nothing else', () => {
    for (const text of ['', 'P', 'PT', 'P1', '1D', 'P1Y', 'P1M', 'P-1D', 'P1.5D', 'PT1D', 'p1d']) {
      assert.equal(parseDuration(text), undefined, text);
    }
  });
});
