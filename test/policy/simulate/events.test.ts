import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createEvents } from '../../../policy/simulate/events.ts';
import { createRandom } from '../../../policy/simulate/random.ts';

const START = 1000;

describe('events in virtual time', () => {
  it('run in the order of their times, those of one time in the order of scheduling', async () => {
    const { clock, run } = createEvents(START);
    const seen: string[] = [];
    // Enough in a scrambled order for every branch of a heap.
    const times = Array.from({ length: 500 }, (_, index) => (index * 7919) % 101);
    for (const [index, time] of times.entries()) {
      clock.schedule(time, () => seen.push(`${clock.now() - START}/${index}`));
    }
    await run();
    const expected = times
      .map((time, index) => ({ time, index }))
      .sort((a, b) => a.time - b.time || a.index - b.index)
      .map(({ time, index }) => `${time}/${index}`);
    assert.deepEqual(seen, expected);
  });

  it('wait until everything that follows from the one before has happened, through any number of promises', async () => {
    const { clock, run } = createEvents(START);
    let reached = 0;
    clock.schedule(1, async () => {
      for (let step = 0; step < 10_000; step += 1) await null;
      await new Promise<void>((resolve) => process.nextTick(resolve));
      await new Promise<void>((resolve) => queueMicrotask(resolve));
      reached = clock.now();
    });
    clock.schedule(2, () => assert.equal(reached, START + 1));
    await run();
  });

  it('may schedule others, also for the same moment', async () => {
    const { clock, run } = createEvents(START);
    const seen: number[] = [];
    const again = async () => {
      await clock.sleep(seen.length % 2);
      seen.push(clock.now() - START);
      if (seen.length < 5) await again();
    };
    clock.schedule(0, again);
    await run();
    assert.deepEqual(seen, [0, 1, 1, 2, 2]);
  });

  it('do not run once they are cancelled, and time does not go there', async () => {
    const { clock, run } = createEvents(START);
    const cancel = clock.schedule(240_000, () => assert.fail('cancelled'));
    clock.schedule(5, cancel);
    await run();
    assert.equal(clock.now(), START + 5);
  });

  it('keep their order while most of them are cancelled', async () => {
    const { clock, run } = createEvents(START);
    const random = createRandom('cancelled');
    const seen: number[] = [];
    const expected: number[] = [];
    for (let call = 0; call < 500; call += 1) {
      const time = Math.floor(random() * 300);
      const cancel = clock.schedule(time, () => seen.push(time));
      if (random() < 0.8) {
        cancel();
        cancel();
      } else expected.push(time);
    }
    await run();
    assert.deepEqual(
      seen,
      expected.sort((a, b) => a - b),
    );
  });

  it('end a sleep that is aborted with the reason', async () => {
    const { clock, run } = createEvents(START);
    const abort = new AbortController();
    const sleep = assert.rejects(clock.sleep(100, abort.signal), /gone/);
    clock.schedule(10, () => abort.abort(new Error('gone')));
    await run();
    await sleep;
    assert.equal(clock.now(), START + 10);
    await assert.rejects(clock.sleep(100, abort.signal), /gone/, 'aborted before');
  });

  it('keep whole milliseconds, which expressions of a policy count in', async () => {
    const { clock, run } = createEvents(START);
    await Promise.all([clock.sleep(0.2).then(() => assert.equal(clock.now(), START + 1)), run()]);
  });
});
