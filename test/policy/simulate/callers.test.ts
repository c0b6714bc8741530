import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  type Answer,
  type Call,
  calls,
  createCaller,
  failingCallers,
} from '../../../policy/simulate/callers.ts';
import { createEvents } from '../../../policy/simulate/events.ts';
import { createRandom } from '../../../policy/simulate/random.ts';
import { situationWith } from './situations.ts';

describe('callers', () => {
  it('call as often as each stage says, in the order of time', () => {
    const { workload } = situationWith(
      {},
      {
        stages: [
          { until: 1000, rate: 5 },
          { until: 1100, rate: 100 },
          { until: 1200, rate: 0 },
          { until: 2000, rate: 1 },
        ],
      },
    );
    const times = [...calls(workload, createRandom('stages'))].map(({ at }) => at / 1000);
    assert.deepEqual(
      times,
      times.toSorted((a, b) => a - b),
    );
    const between = (from: number, until: number) =>
      times.filter((at) => at >= from && at < until).length;
    const near = (count: number, mean: number) =>
      assert.ok(Math.abs(count - mean) < 4 * Math.sqrt(mean), `${count} instead of ${mean}`);
    near(between(0, 1000), 5000);
    near(between(1000, 1100), 10_000);
    assert.equal(between(1101, 1200), 0);
    near(between(1200, 2000), 800);
  });

  it('are of the kinds that the workload names, each as often as any other', () => {
    const { workload } = situationWith(
      {},
      { callers: 10, failing: 1, oversized: 2, stages: [{ until: 1000, rate: 10 }] },
    );
    const all = [...calls(workload, createRandom('kinds'))];
    const share = (kind: string) => all.filter((call) => call.kind === kind).length / all.length;
    assert.ok(Math.abs(share('failing') - 0.1) < 0.02);
    assert.ok(Math.abs(share('oversized') - 0.2) < 0.02);
    const failing = new Set(
      all.filter(({ kind }) => kind === 'failing').map(({ caller }) => caller),
    );
    assert.deepEqual(failing, failingCallers(workload));
    assert.ok(all.every(({ kind, mostTokens }) => (mostTokens === 1e9) === (kind === 'oversized')));
  });
});

const CALL: Call = {
  at: 0,
  caller: 'caller-1',
  kind: 'ordinary',
  model: 'gpt-4o',
  promptTokens: 1,
  mostTokens: 1,
  seed: 1,
};

describe('a caller’s SDK', () => {
  it('tries again when it is told to, and no more often than it may', async () => {
    const answer = (status: number, headers: Record<string, string> = {}): Answer => ({
      status,
      headers: new Map(Object.entries(headers).map(([name, value]) => [name, [value]])),
    });
    const { clock, run } = createEvents(0);
    const sent: number[] = [];
    const answers = [
      answer(429, { 'retry-after-ms': '1500', 'retry-after': '60' }),
      answer(503, { 'retry-after': '3' }),
      answer(503, { 'retry-after': 'Thu, 01 Jan 1970 00:00:06 GMT' }),
      answer(500, { 'retry-after': '3600' }),
      answer(429),
      answer(200),
    ];
    const send = async () => {
      sent.push(clock.now());
      return answers[sent.length - 1] ?? answer(200);
    };
    const stood: number[] = [];
    createCaller({
      clock,
      random: () => 0,
      retries: 4,
      send,
      onAnswer: (_, { status }) => stood.push(status),
      onFailure: assert.ifError,
    })(CALL);
    await run();
    assert.deepEqual(stood, [429], 'four retries are used up');
    assert.deepEqual(
      sent,
      [0, 1500, 4500, 6000, 10_000],
      'what is told up to a minute, else its own wait',
    );
  });

  it('does not repeat what the caller got wrong', async () => {
    const { clock, run } = createEvents(0);
    let sent = 0;
    const send = async () => {
      sent += 1;
      return { status: 400, headers: new Map() };
    };
    createCaller({
      clock,
      random: () => 0,
      retries: 2,
      send,
      onAnswer: () => undefined,
      onFailure: assert.ifError,
    })(CALL);
    await run();
    assert.equal(sent, 1);
  });
});
