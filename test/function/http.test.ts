import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { RemoteError } from '../../function/errors.ts';
import { answer, type Services } from '../../function/http.ts';
import { countOutcomes, type Report, unfinishedAmong } from '../../function/report.ts';
import type { Result } from '../../function/run.ts';
import type { KeyStatus, Status } from '../../function/status.ts';

const PRINCIPAL = '00000000-0000-4000-8000-00000000000b';
const environment = {
  APIM_RESOURCE_ID:
    '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg/providers/Microsoft.ApiManagement/service/apim',
  KEY_VAULT_URL: 'https://vault-1.vault.azure.net/',
  ROTATION_INTERVAL: 'P30D',
  ROTATION_SUBSCRIPTIONS: 'team-a,team-b',
  ROTATION_HTTP_PRINCIPALS: PRINCIPAL,
  WEBSITE_AUTH_ENABLED: 'True',
};
const identified = { 'x-ms-client-principal-id': PRINCIPAL, 'x-ms-client-principal-idp': 'aad' };

function reportOf(outcome: Result['outcome']): Report {
  const results: Result[] = [
    { subscription: 'team-a', secretName: 's', dueOn: undefined, outcome },
  ];
  return {
    runId: 'run-1',
    trigger: 'http',
    service: '/service',
    mode: 'scheduled',
    discipline: 'regenerate',
    leased: true,
    startedAt: '',
    finishedAt: '',
    counts: countOutcomes(results),
    overdue: [],
    unfinished: unfinishedAmong(results, 'scheduled'),
    results,
  };
}

async function post(
  body: string,
  changes: {
    headers?: Record<string, string>;
    environment?: Record<string, string | undefined>;
    run?: Services['rotate'];
    query?: string;
  } = {},
) {
  const runs: Parameters<Services['rotate']>[1][] = [];
  const lines: string[] = [];
  const headers = new Headers(changes.headers ?? identified);
  const { status, jsonBody } = await answer(
    {
      method: 'POST',
      query: new URLSearchParams(changes.query),
      headers,
      text: async () => body,
    },
    { ...environment, ...changes.environment },
    (line) => lines.push(line),
    {
      rotate: async (settings, options) => {
        runs.push(options);
        return changes.run?.(settings, options) ?? reportOf({ kind: 'intact', slot: 'primary' });
      },
      inspect: () => assert.fail('a POST is no question'),
    },
  );
  return { status, text: JSON.stringify(jsonBody), runs, lines };
}

describe('a request to rotate', () => {
  it('runs what its body says, answers with the report, and leaves a trace of who asked', async () => {
    const cases: [string, object][] = [
      ['', { mode: 'scheduled', dryRun: false }],
      ['{}', { mode: 'scheduled', dryRun: false }],
      ['{"dryRun":true,"only":["team-b"]}', { mode: 'scheduled', dryRun: true, only: ['team-b'] }],
      ['{"force":true,"emergency":false}', { mode: 'forced', dryRun: false }],
      ['{"reason":"stolen laptop"}', { mode: 'scheduled', dryRun: false }],
      ['{"emergency":true}', { mode: 'emergency', dryRun: false }],
      [
        '{"emergency":true,"since":"2029-12-01T03:00:00Z"}',
        { mode: 'emergency', dryRun: false, since: Date.UTC(2029, 11, 1, 3) },
      ],
      [
        '{"only":["Team-A","team-a"]}',
        { mode: 'scheduled', dryRun: false, only: ['Team-A', 'team-a'] },
      ],
    ];
    for (const [body, expected] of cases) {
      const { status, text, runs, lines } = await post(body);
      assert.equal(status, 200);
      assert.equal(JSON.parse(text).runId, 'run-1');
      const startedBy = {
        principal: PRINCIPAL,
        ...(body.includes('reason') && { reason: 'stolen laptop' }),
      };
      assert.deepEqual(runs, [{ ...expected, startedBy, trigger: 'http', budget: 90_000 }]);
      const { event, principal: who } = JSON.parse(lines[0] ?? '');
      assert.deepEqual([event, who], ['rotation-requested', PRINCIPAL]);
    }
  });

  it('is refused with everything that is wrong with its body, and nothing is run', async () => {
    const cases: [string, RegExp[]][] = [
      ['not json', [/JSON object/]],
      ['[]', [/JSON object/]],
      ['null', [/JSON object/]],
      [' '.repeat(70_000).concat('{"force":true}'), [/JSON object/]],
      ['{"dryrun":true}', [/dryrun.*unknown.*dryRun/]],
      ['{"dryRun":"yes","force":1}', [/dryRun must be/, /force must be/]],
      ['{"force":true,"emergency":true}', [/exclude each other/]],
      ['{"reason":7}', [/reason must be a text/]],
      ['{"only":"team-a"}', [/only must be a list/]],
      ['{"only":[]}', [/only must be a list/]],
      ['{"emergency":true,"since":"yesterday"}', [/since must be a date/]],
      ['{"emergency":true,"since":"2029-12-01"}', [/since must be a date/]],
      ['{"emergency":true,"since":1}', [/since must be a date/]],
      ['{"since":"2029-12-01T03:00:00Z"}', [/since belongs to force or emergency/]],
      ['{"only":["team-a","team-x"]}', [/team-x is not among/]],
    ];
    for (const [body, complaints] of cases) {
      const { status, text, runs } = await post(body);
      assert.equal(status, 400, body.slice(0, 40));
      for (const complaint of complaints) assert.match(text, complaint);
      assert.deepEqual(runs, []);
    }
  });

  it('is refused with parameters in the address, which would else be a run for everybody', async () => {
    const { status, text, runs } = await post('', { query: 'only=team-a' });
    assert.equal(status, 400);
    assert.match(text, /parameters in the body/);
    assert.deepEqual(runs, []);
  });

  it('is refused unless App Service says who calls, and the caller is allowed to', async () => {
    const cases: [number, Parameters<typeof post>[1]][] = [
      [401, { headers: {} }],
      [401, { headers: { 'x-ms-client-principal-id': PRINCIPAL } }],
      [401, { headers: { ...identified, 'x-ms-client-principal-idp': 'github' } }],
      [
        403,
        { headers: { ...identified, 'x-ms-client-principal-id': PRINCIPAL.replace('b', 'c') } },
      ],
      [403, { environment: { ROTATION_HTTP_PRINCIPALS: undefined } }],
      [503, { environment: { WEBSITE_AUTH_ENABLED: undefined } }],
      [503, { environment: { WEBSITE_AUTH_ENABLED: 'False' } }],
    ];
    for (const [expected, changes] of cases) {
      const { status, runs, lines } = await post('{"force":true}', changes);
      assert.equal(status, expected);
      assert.deepEqual([runs, lines], [[], []]);
    }
  });

  it('is answered 500 with the report when a key failed, and with the cause when no run began', async () => {
    const failed = await post('', {
      run: async () => reportOf({ kind: 'failed', cause: 'forbidden', message: 'HTTP 403' }),
    });
    assert.equal(failed.status, 500);
    assert.match(failed.text, /HTTP 403/);
    const unreachable = await post('', {
      run: async () => {
        throw new RemoteError('forbidden', 'Could not list the secrets of the vault: HTTP 403');
      },
    });
    assert.equal(unreachable.status, 502);
    assert.match(unreachable.text, /"error":"forbidden".*Could not list the secrets/);
    const unset = await post('', { environment: { KEY_VAULT_URL: '' } });
    assert.equal(unset.status, 500);
    assert.match(unset.text, /KEY_VAULT_URL is missing/);
  });

  it('breaks only where the code is wrong: the host then answers and logs it', async () => {
    const run = async () => {
      throw new TypeError('a mistake');
    };
    await assert.rejects(post('', { run }), /a mistake/);
  });
});

describe('a request for the status', () => {
  const key: KeyStatus = {
    subscription: 'team-a',
    secretName: 'subscription-key-team-a',
    state: 'current',
    needsPerson: false,
    message: "the vault's key is the primary key",
  };
  const statusOf = (...keys: readonly KeyStatus[]): Status => ({
    service: '/service',
    asOf: '2030-01-01T00:00:00.000Z',
    needPerson: keys
      .filter(({ needsPerson }) => needsPerson)
      .map(({ subscription }) => subscription),
    keys,
  });

  async function get(
    query: string,
    changes: {
      headers?: Record<string, string>;
      body?: string;
      inspect?: () => Promise<Status>;
    } = {},
  ) {
    const asked: Parameters<Services['inspect']>[1][] = [];
    const lines: string[] = [];
    const { status, jsonBody } = await answer(
      {
        method: 'GET',
        query: new URLSearchParams(query),
        headers: new Headers(changes.headers ?? identified),
        text: async () => changes.body ?? '',
      },
      environment,
      (line) => lines.push(line),
      {
        rotate: () => assert.fail('a GET changes nothing'),
        inspect: async (_, options) => {
          asked.push(options);
          return changes.inspect?.() ?? statusOf(key);
        },
      },
    );
    return { status, jsonBody, asked, lines };
  }

  it('is answered as the command line does with --json, and leaves a trace of who asked', async () => {
    const { status, jsonBody, asked, lines } = await get('only=team-a,%20Team-B');
    assert.deepEqual([status, jsonBody], [200, statusOf(key)]);
    assert.deepEqual(asked, [{ only: ['team-a', 'Team-B'], budget: 200_000 }]);
    assert.deepEqual(JSON.parse(lines[0] ?? ''), {
      event: 'status-requested',
      principal: PRINCIPAL,
      only: ['team-a', 'Team-B'],
    });
    assert.deepEqual((await get('')).asked, [{ only: undefined, budget: 200_000 }]);
  });

  it('is answered 500 where a key needs a person, 502 where nobody could look', async () => {
    const inNeed = statusOf({ ...key, state: 'drifted', needsPerson: true });
    const { status, jsonBody } = await get('', { inspect: async () => inNeed });
    assert.deepEqual([status, jsonBody], [500, inNeed]);
    const unreachable = await get('', {
      inspect: async () => {
        throw new RemoteError('forbidden', 'Could not list the secrets of the vault: HTTP 403');
      },
    });
    assert.equal(unreachable.status, 502);
  });

  it('is refused with anything but one list of subscriptions', async () => {
    const cases: [string, RegExp, string?][] = [
      ['only=', /only must be subscription ids/],
      ['only=team-a,', /only must be subscription ids/],
      ['only=team-a&only=team-b', /only must be subscription ids/],
      ['only=team-x', /team-x is not among/],
      ['emergency=true&Only=team-a', /emergency.*unknown.*Only.*unknown/],
      ['', /takes no body/, '{"force":true}'],
    ];
    for (const [query, complaint, body = ''] of cases) {
      const { status, jsonBody, asked } = await get(query, { body });
      assert.equal(status, 400, query);
      assert.match(JSON.stringify(jsonBody), complaint);
      assert.deepEqual(asked, []);
    }
  });

  it('is refused to whoever may not start a run', async () => {
    assert.equal((await get('', { headers: {} })).status, 401);
    const stranger = { ...identified, 'x-ms-client-principal-id': PRINCIPAL.replace('b', 'c') };
    assert.equal((await get('', { headers: stranger })).status, 403);
  });
});
