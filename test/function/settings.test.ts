import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  chosen,
  type Environment,
  parseInstant,
  readSettings,
  SettingsError,
} from '../../function/settings.ts';

const SERVICE_ID =
  '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg/providers/Microsoft.ApiManagement/service/apim';
const complete: Environment = {
  APIM_RESOURCE_ID: SERVICE_ID,
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

describe('the timing in the settings', () => {
  const timing = {
    ROTATION_SCHEDULE: '0 0 3 * * *',
    ROTATION_INTERVALS: 'team-a=P90D, Team-B=PT36H',
    ROTATION_WINDOW: '22:00-04:00',
    ROTATION_FREEZES: '2026-12-20/2027-01-03, 2027-04-01/2027-04-01',
    ROTATION_SPREAD: 'true',
  };

  it('says when runs come, and whose interval is another one', () => {
    const { calendar, intervals } = readSettings({ ...complete, ...timing });
    assert.deepEqual(
      [...intervals],
      [
        ['team-a', 90 * 86_400_000],
        ['team-b', 36 * 3_600_000],
      ],
    );
    assert.equal(calendar?.spread, true);
    assert.equal(calendar?.nextRun(Date.UTC(2026, 11, 19, 4)), Date.UTC(2027, 0, 4, 3));
    assert.equal(calendar?.lastRun(Date.UTC(2027, 3, 2, 2)), Date.UTC(2027, 2, 31, 3));
  });

  it('is refused with everything that is wrong with it', () => {
    const wrong = {
      ROTATION_SCHEDULE: '0 3 * * *',
      ROTATION_INTERVALS: 'team-a=PT5M',
      ROTATION_WINDOW: '9-5',
      ROTATION_FREEZES: '2027-01-03/2026-12-20',
      ROTATION_SPREAD: 'yes',
    };
    const problems = problemsOf({ ...complete, ...wrong });
    assert.deepEqual(
      problems.map((problem) => problem.split(' ')[0]).toSorted(),
      Object.keys(wrong).toSorted(),
    );
  });
});

describe('the subscriptions that a run is told to take on', () => {
  const known = { subscriptions: ['team-a', 'team-b'] };
  it('are each there once, compared as Azure does', () => {
    assert.deepEqual(chosen(known, ['Team-A', 'team-a', 'TEAM-B']), ['Team-A', 'TEAM-B']);
    assert.deepEqual(chosen({ subscriptions: '*' }, ['x', 'X']), ['x']);
    assert.deepEqual(chosen(known, undefined), ['team-a', 'team-b']);
  });
  it('are refused when they are unknown, empty or no ids, all at once', () => {
    for (const only of [[], [''], ['team-x'], ['team-a', ' '], ['a/b'], ['team-a,team-b']]) {
      assert.throws(() => chosen(known, only), SettingsError, JSON.stringify(only));
    }
    assert.throws(() => chosen({ subscriptions: '*' }, ['']), SettingsError);
    assert.throws(() => chosen(known, ['x', 'y']), /x is not among .* y is not among/);
  });
});

describe('an instant', () => {
  it('has a date, a time and a zone', () => {
    assert.equal(parseInstant('2026-11-30T03:00:00Z'), Date.UTC(2026, 10, 30, 3));
    assert.equal(parseInstant('2026-11-30T03:00:00.000Z'), Date.UTC(2026, 10, 30, 3));
    assert.equal(parseInstant('2026-11-30T12:00+09:00'), Date.UTC(2026, 10, 30, 3));
    for (const text of ['', 'now', '2026-11-30', '2026-11-30T03:00:00', '2026-13-01T00:00Z', '1']) {
      assert.equal(parseInstant(text), undefined, text);
    }
  });
});

describe('the settings', () => {
  it('are read into typed values', () => {
    assert.deepEqual(readSettings(complete), {
      intervals: new Map(),
      calendar: undefined,
      serviceId: SERVICE_ID,
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
    ['APIM_RESOURCE_ID', `${SERVICE_ID}/subscriptions/team-a`],
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
