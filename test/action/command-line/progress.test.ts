import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { followRotation } from '../../../action/command-line/progress.ts';
import type { Outcome } from '../../../function/outcome.ts';
import type { Start } from '../../../function/report.ts';
import type { Result } from '../../../function/run.ts';

const start: Start = { runId: 'run', mode: 'scheduled', due: 4, expectedSeconds: 2, stops: [] };
const intact: Outcome = { kind: 'intact', slot: 'primary' };
const refused: Outcome = { kind: 'failed', cause: 'forbidden', message: 'HTTP 403' };

function result(subscription: string, outcome: Outcome): Result {
  return { subscription, secretName: `subscription-key-${subscription}`, dueOn: 0, outcome };
}

/** What a terminal of this width is told of a run of four keys. */
function tell(
  columns: number | undefined,
  changes: Partial<Start> = {},
  environment: NodeJS.ProcessEnv = {},
): string[] {
  const said: string[] = [];
  const progress = followRotation(
    {
      columns,
      environment,
      directory: '.',
      untilInterrupted: async () => {},
      root: '/nowhere',
      functionPackage: '',
      out: () => assert.fail('standard output is for the report'),
      error: (text) => said.push(text),
    },
    false,
  );
  progress.finished(result('early', { kind: 'not-due', dueOn: 0 }));
  progress.started({ ...start, ...changes });
  for (const name of ['team-a', 'team-b']) progress.finished(result(name, intact));
  progress.finished(result('team-c', refused));
  progress.finished(result('team-d', intact));
  progress.end();
  return said;
}

describe('a rotation that somebody follows', () => {
  it('is a line a key where nobody can see a bar, without a control character', () => {
    const text = tell(undefined).join('');
    assert.deepEqual(text.split('\n'), [
      '4 keys to look at, about 2 s',
      "1/4 team-a: intact, the vault's key is the primary key",
      "2/4 team-b: intact, the vault's key is the primary key",
      '3/4 team-c: failed, HTTP 403',
      "4/4 team-d: intact, the vault's key is the primary key",
      '',
    ]);
  });

  it('is a bar on a terminal that grows, leaves failures above it, and goes away', () => {
    const [, first, second, third, fourth, last] = tell(60, {}, { NO_COLOR: '1' });
    assert.equal(first, `\r\u001B[K[${'='.repeat(10)}${' '.repeat(30)}] 1/4 team-a`);
    assert.equal(second, `\r\u001B[K[${'='.repeat(20)}${' '.repeat(20)}] 2/4 team-b`);
    assert.equal(
      third,
      `\r\u001B[Kteam-c: failed, HTTP 403\n\r\u001B[K[${'='.repeat(30)}${' '.repeat(10)}] 3/4 team-c`,
    );
    assert.equal(fourth, `\r\u001B[K[${'='.repeat(40)}] 4/4 team-d`);
    assert.equal(last, '\r\u001B[K');
  });

  it('never fills more than a line, however narrow', () => {
    for (const columns of [1, 9, 20, 33]) {
      for (const text of tell(columns, {}, { NO_COLOR: '1' }).slice(1)) {
        const bar = text.split('\r\u001B[K').at(-1) ?? '';
        assert.ok(bar.length <= Math.max(columns, 8), `${columns}: ${bar}`);
      }
    }
  });

  it('has colour on a terminal only', () => {
    const colour = '\u001B[3';
    assert.ok(tell(60).join('').includes(colour));
    assert.ok(!tell(60, {}, { NO_COLOR: '1' }).join('').includes(colour));
    assert.ok(!tell(undefined).join('').includes(colour));
  });

  it('begins with what stops before its time, when it is forced to', () => {
    const stops = [
      { subscription: 'team-a', key: 'previous', promisedUntil: Date.UTC(2030, 0, 31) },
    ] as const;
    assert.match(
      tell(undefined, { mode: 'forced', stops }).join(''),
      /^4 keys .*\nStops before its time:\n {2}team-a: the key before .*2030-01-31.*\n1\/4 team-a/,
    );
    assert.match(
      tell(undefined, { mode: 'forced' }).join(''),
      /Stops before its time: nothing\n1\/4/,
    );
  });
});
