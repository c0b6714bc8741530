/** What each account gets of the traffic, under the rendered policy and while one of them is down. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Request } from '../../../policy/simulate/run.ts';
import { accountOf, outcomeOf, policy, situationWith } from './situations.ts';

/** Two hours, so that the half minute after which a mark ends weighs nothing; 20,000 calls. */
const HOUR_THIRDS = { from: 2400, until: 4800, end: 7200 };
const CALLS = 20_000;
const WEIGHTS = { one: 1, two: 2, three: 3, four: 4 };

describe('weighted shares, with one of four accounts down for a third of the time', () => {
  it('are due to the weights before, during and after', async () => {
    const { from, until, end } = HOUR_THIRDS;
    const faults = [{ kind: 'unreachable', from, until } as const];
    const situation = situationWith(
      Object.fromEntries(
        Object.entries(WEIGHTS).map(([name, weight]) => [
          name,
          accountOf({ weight, faults: name === 'four' ? faults : [] }),
        ]),
      ),
      { stages: [{ until: end, rate: CALLS / end }], prompt: [1, 1], answer: [1, 1] },
      { strategy: 'weighted' },
    );
    const { requests } = await outcomeOf(situation, policy);
    assert.ok(requests.every(({ status }) => status === 200));
    const { four, ...others } = WEIGHTS;
    assertShares(requests, { ...others, four }, 0, from);
    assertShares(requests, others, from, until);
    assertShares(requests, { ...others, four }, until, end);
  });
});

/** Each account's share of the requests between two times is what its weight is of all, within four standard errors. */
function assertShares(
  all: readonly Request[],
  weights: Readonly<Record<string, number>>,
  from: number,
  until: number,
): void {
  const requests = all.filter(({ call }) => call.at >= from * 1000 && call.at < until * 1000);
  assert.ok(requests.length > 6000, `${requests.length} requests`);
  const total = Object.values(weights).reduce((sum, weight) => sum + weight, 0);
  for (const name of Object.keys(WEIGHTS)) {
    const due = (weights[name] ?? 0) / total;
    const share = requests.filter(({ by }) => by?.account === name).length / requests.length;
    const error = Math.sqrt((due * (1 - due)) / requests.length);
    assert.ok(
      Math.abs(share - due) <= 4 * error,
      `${name} served ${share} from ${from} s to ${until} s, ${due} is due`,
    );
  }
}
