import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Outcome } from '../../function/outcome.ts';
import {
  countOutcomes,
  describe as inWords,
  type Report,
  reportTable,
  resultLine,
  startLine,
  summaryLine,
  unfinishedAmong,
} from '../../function/report.ts';
import { type Result, runRotation } from '../../function/run.ts';
import { current } from './fakes.ts';
import { due, plan, ports, SERVICE } from './three-keys.ts';

describe('the report', () => {
  const results: Result[] = [
    outcome('team-a', {
      kind: 'rotated',
      slot: 'secondary',
      version: 'v2',
      expiresOn: Date.UTC(2030, 2, 1),
      gateway: 'accepted',
    }),
    outcome('team-b', { kind: 'failed', cause: 'forbidden', message: 'Could not | read it' }),
    outcome('team-c', { kind: 'not-due', dueOn: Date.UTC(2030, 1, 1) }),
  ];
  const report: Report = {
    runId: 'run-1',
    trigger: 'timer',
    service: SERVICE,
    mode: 'scheduled',
    discipline: 'regenerate',
    leased: true,
    startedAt: '2030-01-01T00:00:00.000Z',
    finishedAt: '2030-01-01T00:00:09.000Z',
    counts: countOutcomes(results),
    overdue: ['team-b'],
    unfinished: unfinishedAmong(results, 'scheduled'),
    results,
  };

  it('is a line of JSON per subscription and one for the run', () => {
    assert.deepEqual(JSON.parse(resultLine('run-1', results[2] ?? assert.fail())), {
      event: 'subscription-key',
      runId: 'run-1',
      subscription: 'team-c',
      secretName: 'subscription-key-team-c',
      kind: 'not-due',
      dueOn: '2030-02-01T00:00:00.000Z',
    });
    const summary = JSON.parse(summaryLine(report));
    assert.equal(summary.event, 'rotation');
    assert.deepEqual(
      [summary.counts.rotated, summary.counts.failed, summary.counts['not-due']],
      [1, 1, 1],
    );
    assert.equal('results' in summary, false);
  });

  it('fits into what Application Insights keeps of a line, however many consumers there are', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => `consumer-with-a-long-name-${index}`);
    const line = summaryLine({ ...report, overdue: many, unfinished: many });
    assert.ok(line.length < 32_768);
    const summary = JSON.parse(line);
    assert.deepEqual([summary.overdueCount, summary.unfinishedCount], [10_000, 10_000]);
    assert.equal(summary.overdue.length, 20);
    const stops = many.map((subscription) => ({
      subscription,
      key: 'current' as const,
      promisedUntil: undefined,
    }));
    const start = { runId: 'run-1', mode: 'emergency', due: 10_000, expectedSeconds: 1 } as const;
    assert.ok(startLine({ ...start, stops }).length < 32_768);
  });

  it('tells after an emergency who may still have a leaked key, and how to go on', () => {
    const since = '2030-01-01T00:00:00.000Z';
    const table = reportTable({ ...report, mode: 'emergency', since, unfinished: ['team-b'] });
    assert.match(
      table,
      /A key that was made before 2030-01-01T00:00:00\.000Z may still work\. Run it again with that date as `since` to go on with: team-b\./,
    );
  });

  it('is a table that no message can break', () => {
    assert.equal(
      reportTable(report),
      [
        '| Subscription | Result | |',
        '| --- | --- | --- |',
        '| team-a | rotated | secondary key published, works until 2030-03-01T00:00:00.000Z at least |',
        '| team-b | failed | Could not \\| read it |',
        '| team-c | not-due | due on 2030-02-01T00:00:00.000Z |',
        '',
        'Due for half an interval and not replaced: team-b.',
        '',
        'Not done: team-b.',
        '',
      ].join('\n'),
    );
  });

  it('says what a forced rotation cost', () => {
    const forced: Outcome = {
      kind: 'rotated',
      slot: 'primary',
      version: 'v3',
      expiresOn: Date.UTC(2030, 2, 1),
      gateway: 'unverifiable',
      cutShort: Date.UTC(2030, 1, 1),
    };
    assert.match(inWords(forced), /promised until 2030-02-01T.* stopped working now/);
    assert.match(inWords(forced), /not verified/);
  });

  it('holds no key, whatever happens to the run', async () => {
    const failures: ((key: string) => Error)[] = [
      (key) => new Error(`bad value ${key}`),
      (key) => new TypeError(`cannot read ${key}`),
      (key) => Object.assign(new Error(`body: {"primaryKey":"${key}"}`), { statusCode: 400 }),
    ];
    for (const failure of failures) {
      const world = await due();
      const secretValues = () => [...world.keysMade];
      const lines: string[] = [];
      for (const broken of ['read keys', 'regenerate', 'set secret', 'none']) {
        world.intercept = async (call, effect) => {
          const result = effect();
          if (call === broken) throw failure(world.keysMade.at(-1) ?? '');
          return result;
        };
        const ended = await runRotation(plan({}, 'forced'), ports(world), (result) =>
          lines.push(resultLine('run-1', result)),
        );
        const whole = { ...report, results: ended, counts: countOutcomes(ended) };
        lines.push(summaryLine(whole), reportTable(whole), JSON.stringify(whole));
      }
      const text = lines.join('\n');
      for (const key of secretValues()) assert.ok(!text.includes(key), `found ${key}`);
      assert.ok(current(world, 'subscription-key-team-a'));
    }
  });
});

function outcome(subscription: string, value: Outcome): Result {
  const secretName = `subscription-key-${subscription}`;
  return { subscription, secretName, dueOn: undefined, outcome: value };
}
