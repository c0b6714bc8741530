/** Whole runs over the real SDKs against the local Azure, with roles that allow exactly what Terraform assigns. */

import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { RemoteError } from '../../function/errors.ts';
import type { Report } from '../../function/report.ts';
import { type RotateOptions, rotate } from '../../function/rotate.ts';
import { readSettings } from '../../function/settings.ts';
import { type Actions, actions, type Deployment, deploy } from './local-azure.ts';

const interval = 30 * 24 * 60 * 60 * 1000;

/** A request without what differs from run to run: keys, entity tags, fingerprints of new keys, ids, time. */
function comparable(request: string): string {
  const [line = '', body = ''] = request.split(/ (?=\{)/);
  const members = body === '' ? {} : JSON.parse(body);
  const { value, properties, tags = {}, attributes } = members;
  const {
    'run-id': runId,
    'other-slot-fingerprint': fingerprint,
    'previous-version': previous,
    'key-history': history = '{}',
  } = tags;
  const rest = { ...tags, 'run-id': typeof runId, 'other-slot-fingerprint': typeof fingerprint };
  const { key, ...dates } = JSON.parse(history);
  return JSON.stringify([
    line
      .replace('%2D', '-')
      .replace(/ If-Match: .+/, ' If-Match')
      .replace(/(\/secrets\/subscription-key-team-a\/)[^?]+/, '$1VERSION'),
    typeof value,
    Object.keys(properties ?? {}),
    { ...rest, 'previous-version': typeof previous, 'key-history': [typeof key, dates] },
    attributes,
  ]);
}

function kinds(report: Report): string[] {
  return report.results.map(({ outcome }) => outcome.kind);
}

for (const discipline of ['regenerate', 'conditional'] as const) {
  describe(`a run on the local Azure (${discipline})`, () => {
    let deployment: Deployment;
    let allowed: Actions;
    const run = async (options: Partial<RotateOptions> = {}, may: Actions = allowed) => {
      const { credential } = await deployment.identity(may);
      return rotate(
        readSettings({ ...deployment.settings, ROTATION_DISCIPLINE: discipline }),
        credential,
        { trigger: 'test', log: () => undefined, ...options },
        deployment.machine,
      );
    };

    beforeEach(async () => {
      const change = 'Microsoft.ApiManagement/service/subscriptions/write';
      const service = actions.service.filter((action) => !action.includes('regenerate'));
      allowed =
        discipline === 'regenerate' ? actions : { ...actions, service: [...service, change] };
      deployment = await deploy(['team-a', 'team-b']);
    });
    afterEach(() => deployment.azure.close());

    it('publishes what is there, then alternates, and leaves the key before alone', async () => {
      const given = await deployment.keysOf('team-a');
      assert.deepEqual(kinds(await run()), ['bootstrapped', 'bootstrapped']);
      assert.equal(await deployment.published('team-a'), given.primary);

      assert.deepEqual(kinds(await run()), ['not-due', 'not-due']);
      deployment.clock.time += interval;
      assert.deepEqual(kinds(await run()), ['rotated', 'rotated']);
      const first = await deployment.keysOf('team-a');
      assert.equal(first.primary, given.primary);
      assert.notEqual(first.secondary, given.secondary);
      assert.equal(await deployment.published('team-a'), first.secondary);

      deployment.clock.time += interval;
      await run();
      const second = await deployment.keysOf('team-a');
      assert.equal(second.secondary, first.secondary);
      assert.equal(await deployment.published('team-a'), second.primary);
    });

    it('sends nothing to Azure Resource Manager when nothing is due', async () => {
      await run();
      const before = deployment.azure.requests.length;
      const { credential } = await deployment.identity(allowed);
      const own = deployment.azure.requests.length - before;
      await rotate(
        readSettings({ ...deployment.settings, ROTATION_DISCIPLINE: discipline }),
        credential,
        { trigger: 'test', log: () => undefined },
        deployment.machine,
      );
      assert.equal(deployment.azure.requests.length - before - own, 0);
    });

    it('heals the vault after a tool wrote old keys back over a rotation', async () => {
      const stale = await deployment.keysOf('team-a');
      await run();
      deployment.clock.time += interval;
      await run();
      await deployment.writeKeys('team-a', stale);
      const lines: string[] = [];
      const report = await run({ mode: 'reconcile', log: (line) => lines.push(line) });
      assert.deepEqual(kinds(report), ['recovered', 'intact']);
      assert.deepEqual(
        lines.map((line) => JSON.parse(line)).map(({ event, kind }) => kind ?? event),
        ['rotation-started', 'recovered', 'rotation'],
        'what is as it should be is only counted',
      );
      const { primary, secondary } = await deployment.keysOf('team-a');
      assert.ok([primary, secondary].includes((await deployment.published('team-a')) ?? ''));
    });

    it('waits as long as a throttled service asks, and gets there', async () => {
      await run();
      deployment.clock.time += interval;
      deployment.azure.failNext({
        path: /regenerate|subscriptions\/team-[ab]\?/,
        status: 429,
        retryAfter: 17,
      });
      assert.deepEqual(kinds(await run()), ['rotated', 'rotated']);
      assert.ok(deployment.clock.slept.includes(17_000));
    });

    it('lets one subscription fail and the next run catch up', async () => {
      await run();
      deployment.clock.time += interval;
      deployment.azure.failNext({
        path: /subscriptions\/team-a\/listSecrets/,
        status: 500,
        times: 3,
      });
      const report = await run();
      assert.deepEqual(kinds(report), ['failed', 'rotated']);
      assert.equal(report.counts.failed, 1);
      assert.deepEqual(kinds(await run()), ['rotated', 'not-due']);
    });

    it('runs twice at the same time without breaking anything', async () => {
      await run();
      deployment.clock.time += interval;
      const [one, other] = await Promise.all([run(), run()]);
      for (const consumer of ['team-a', 'team-b']) {
        const { primary, secondary } = await deployment.keysOf(consumer);
        assert.ok([primary, secondary].includes((await deployment.published(consumer)) ?? ''));
      }
      const changed = [...kinds(one), ...kinds(other)].filter((kind) => kind === 'rotated');
      assert.equal(changed.length, 2, 'each key was replaced once');
    });

    it('dies with a new key unpublished; the next run waits for the lease, then publishes that key', async () => {
      await run();
      deployment.clock.time += interval;
      const { credential } = await deployment.identity(allowed);
      const { httpClient } = deployment.machine;
      let died: () => void = () => undefined;
      const death = new Promise<void>((resolve) => {
        died = resolve;
      });
      const dying = rotate(
        readSettings({ ...deployment.settings, ROTATION_DISCIPLINE: discipline }),
        credential,
        { trigger: 'test', log: () => undefined, only: ['team-a'] },
        {
          ...deployment.machine,
          httpClient: {
            async sendRequest(request) {
              const publishes = request.method === 'PUT';
              if (!publishes && httpClient !== undefined) return httpClient.sendRequest(request);
              died();
              return new Promise(() => undefined);
            },
          },
        },
      );
      await Promise.race([death, dying]);
      const pending = (await deployment.keysOf('team-a')).secondary;
      assert.notEqual(await deployment.published('team-a'), pending);
      const hurried = await run({ budget: 10_000 });
      assert.deepEqual(hurried.results[0]?.outcome, { kind: 'skipped', reason: 'lease-taken' });
      assert.deepEqual(hurried.unfinished, ['team-a', 'team-b']);
      assert.deepEqual(kinds(await run()), ['adopted', 'rotated']);
      assert.equal(await deployment.published('team-a'), pending);
    });

    it('announces what is due, and takes on only what it is told to', async () => {
      await run();
      deployment.clock.time += interval;
      const lines: string[] = [];
      const report = await run({ only: ['team-b'], log: (line) => lines.push(line) });
      assert.deepEqual(
        report.results.map(({ subscription, outcome }) => [subscription, outcome.kind]),
        [['team-b', 'rotated']],
      );
      const { event, due, expectedSeconds } = JSON.parse(lines[0] ?? '');
      assert.deepEqual([event, due, expectedSeconds > 1], ['rotation-started', 1, true]);
      await assert.rejects(run({ only: ['team-x'] }), /team-x is not among/);
    });

    it('rehearses without changing anything', async () => {
      await run();
      deployment.clock.time += interval;
      const before = await deployment.keysOf('team-a');
      const report = await run({ dryRun: true });
      assert.deepEqual(kinds(report), ['rotated', 'rotated']);
      assert.equal(report.rehearsed?.length, 4);
      assert.deepEqual(await deployment.keysOf('team-a'), before);
    });

    for (const mode of ['scheduled', 'emergency'] as const) {
      it(`rehearses exactly the requests that a run then sends (${mode})`, async () => {
        // Three times, so that there is a version to disable; one key at a time, so that there is an order.
        for (let round = 0; round < 2; round += 1) {
          await run({ only: ['team-a'] });
          deployment.clock.time += interval;
        }
        const { rehearsed = [] } = await run({ mode, dryRun: true, only: ['team-a'] });
        const sent: string[] = [];
        const { httpClient } = deployment.machine;
        assert.ok(httpClient !== undefined);
        const { credential } = await deployment.identity(allowed);
        await rotate(
          readSettings({ ...deployment.settings, ROTATION_DISCIPLINE: discipline }),
          credential,
          { trigger: 'test', log: () => undefined, mode, only: ['team-a'] },
          {
            ...deployment.machine,
            httpClient: {
              sendRequest(request) {
                const reads = request.method === 'GET' || request.url.includes('/listSecrets');
                if (!reads && request.headers.has('authorization')) {
                  const condition = request.headers.get('if-match');
                  const match = condition === undefined ? '' : ` If-Match: ${condition}`;
                  sent.push(
                    `${request.method} ${request.url}${match} ${request.body ?? ''}`.trim(),
                  );
                }
                return httpClient.sendRequest(request);
              },
            },
          },
        );
        assert.ok(sent.length >= 3);
        assert.deepEqual(rehearsed.map(comparable), sent.map(comparable));
      });
    }

    it('refuses an emergency without the lease: beside another run it could kill the current key', async () => {
      const { LEASE_CONTAINER_URL: _, ...settings } = deployment.settings;
      const { credential } = await deployment.identity(allowed);
      const emergency = rotate(
        readSettings({ ...settings, ROTATION_DISCIPLINE: discipline }),
        credential,
        { trigger: 'test', log: () => undefined, mode: 'emergency' },
        deployment.machine,
      );
      await assert.rejects(emergency, /LEASE_CONTAINER_URL is missing/);
    });

    it('needs each of its actions: without one, a named step fails', async () => {
      // Twice, so that there is a version to disable.
      for (let round = 0; round < 2; round += 1) {
        await run();
        deployment.clock.time += interval;
      }
      const runWithout = (kind: keyof Actions, action: string) => {
        const fewer = allowed[kind].filter((one) => !one.endsWith(action));
        assert.equal(fewer.length, allowed[kind].length - 1, `${action} is one of the actions`);
        return complaintOf(run({}, { ...allowed, [kind]: fewer }));
      };
      for (const [kind, action, complaint] of needed[discipline]) {
        assert.match(await runWithout(kind, action), complaint);
      }
      assert.deepEqual(kinds(await run()), ['adopted', 'adopted'], 'what they left is made good');
      deployment.clock.time += interval;
      assert.match(await runWithout('vault', 'secrets/update/action'), /"notDisabled":"/);
      deployment.clock.time += interval;
      if (discipline === 'conditional') return;
      await run();
      deployment.clock.time += interval;
      assert.match(
        await runWithout('service', 'regenerateSecondaryKey/action'),
        /Could not regenerate the secondary key of team-b: HTTP 403/,
      );
    });
  });
}

type Needed = readonly [kind: keyof Actions, action: string, complaint: RegExp];
const first: readonly Needed[] = [
  ['vault', 'secrets/readMetadata/action', /Could not list the secrets of the vault: HTTP 403/],
  ['service', 'subscriptions/read', /Could not list the subscriptions of gateway: HTTP 403/],
  ['storage', 'blobs/write', /Could not (acquire the lease|create the lease blob): HTTP 403/],
  [
    'vault',
    'secrets/getSecret/action',
    /Could not read the secret subscription-key-team-b: HTTP 403/,
  ],
  ['service', 'listSecrets/action', /Could not read the keys of team-b: HTTP 403/],
];
const last: readonly Needed[] = [
  [
    'vault',
    'secrets/setSecret/action',
    /Could not write the secret subscription-key-team-b: HTTP 403/,
  ],
];
/** What a run says that may not do something, in the order in which a run would come to need it. */
const needed: Readonly<Record<'regenerate' | 'conditional', readonly Needed[]>> = {
  regenerate: [
    ...first,
    [
      'service',
      'regeneratePrimaryKey/action',
      /Could not regenerate the primary key of team-b: HTTP 403/,
    ],
    ...last,
  ],
  conditional: [
    ...first,
    ['service', 'subscriptions/write', /Could not set the primary key of team-b: HTTP 403/],
    ...last,
  ],
};

async function complaintOf(run: Promise<Report>): Promise<string> {
  try {
    return JSON.stringify((await run).results);
  } catch (error) {
    assert.ok(error instanceof RemoteError);
    return error.message;
  }
}

describe('the gateway of the local Azure', () => {
  it('is asked about a key before it is published', async () => {
    const { azure, clock, settings, identity, machine, addApi } = await deploy(['team-a']);
    try {
      const address = await addApi('openai');
      const { credential } = await identity(actions);
      const run = () =>
        rotate(
          readSettings({ ...settings, GATEWAY_CHECK_URLS: address }),
          credential,
          { trigger: 'test', log: () => undefined },
          machine,
        );
      await run();
      clock.time += interval;
      const [result] = (await run()).results;
      assert.equal(result?.outcome.kind === 'rotated' && result.outcome.gateway, 'accepted');
    } finally {
      await azure.close();
    }
  });
});
