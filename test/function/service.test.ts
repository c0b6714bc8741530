import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { within } from '../../function/clock.ts';
import { RemoteError } from '../../function/errors.ts';
import { remoteService } from '../../function/service.ts';
import { virtualClock } from './http.ts';

const throttled = (retryAfter?: number) =>
  new RemoteError('throttled', 'HTTP 429', { status: 429, retryAfter });

function service(budget = 720_000) {
  const clock = virtualClock(0);
  const { call } = remoteService(clock, { requestTimeout: 20_000, endsAt: budget });
  return { clock, call };
}

function outOfTime(error: unknown): boolean {
  return error instanceof RemoteError && error.failure === 'out-of-time';
}

describe('a service that asks for patience', () => {
  it('gets it from all calls, not only from the one that it told', async () => {
    const { clock, call } = service();
    const sentAt: number[] = [];
    const once = (answers: (() => string)[]) =>
      call('ask', 'once', async () => {
        sentAt.push(clock.time);
        return (answers.shift() ?? (() => 'done'))();
      });
    const told = once([
      () => {
        throw throttled(300_000);
      },
    ]);
    await told;
    assert.deepEqual(sentAt, [0, 300_000]);
    const { call: other } = service();
    await other('ask', 'once', async () => 'another service is not concerned');
  });

  it('is obeyed as often as it asks, as long as the run lasts', async () => {
    const { clock, call } = service();
    let asked = 0;
    const answer = await call('ask', 'once', async () => {
      asked += 1;
      if (asked <= 6) throw throttled(60_000);
      return 'done';
    });
    assert.deepEqual([answer, clock.time], ['done', 360_000]);
  });

  it('is left alone at once when it asks for more than the run has, by later calls, too', async () => {
    const { clock, call } = service(90_000);
    let sent = 0;
    const ask = () =>
      call('ask', 'repeatable', async () => {
        sent += 1;
        throw throttled(3_600_000);
      });
    await assert.rejects(ask(), outOfTime);
    await assert.rejects(ask(), outOfTime);
    assert.deepEqual([sent, clock.time], [1, 0]);
  });

  it('and never says for how long, or says none, ends with the run and is not stormed', async () => {
    const { clock, call } = service(10_000);
    let sent = 0;
    await assert.rejects(
      call('ask', 'once', async () => {
        sent += 1;
        throw throttled(0);
      }),
      outOfTime,
    );
    assert.ok(sent <= 11 && clock.time <= 10_000);
    await assert.rejects(
      call('ask', 'once', async () => {
        throw throttled();
      }),
      (error) => error instanceof RemoteError && error.failure !== 'unexpected',
    );
  });

  it('is waited for by the monotonic clock, wherever somebody sets the other one', async () => {
    const { clock, call } = service();
    let asked = 0;
    await call('ask', 'once', async () => {
      asked += 1;
      clock.setBack = asked * 7_200_000;
      if (asked === 1) throw throttled(30_000);
    });
    assert.deepEqual(clock.slept, [30_000]);
  });
});

describe('a request', () => {
  it('that is never answered ends when it has had its time, also while it waits for a token', async (test) => {
    test.mock.timers.enable({ apis: ['setTimeout'] });
    const { call } = service();
    let sent = 0;
    const hanging = call('ask for a token', 'once', () => {
      sent += 1;
      return new Promise(() => undefined);
    });
    const refused = assert.rejects(
      hanging,
      (error) => error instanceof RemoteError && error.failure === 'timeout',
    );
    while (sent === 0) await Promise.resolve();
    test.mock.timers.tick(20_000);
    await refused;
  });

  it('is told by its signal that it is late', async (test) => {
    test.mock.timers.enable({ apis: ['setTimeout'] });
    let late: AbortSignal | undefined;
    const ended = assert.rejects(
      within(5_000, (signal) => {
        late = signal;
        return new Promise(() => undefined);
      }),
      { name: 'TimeoutError' },
    );
    assert.equal(late?.aborted, false);
    test.mock.timers.tick(5_000);
    await ended;
    assert.equal(late?.aborted, true);
  });
});
