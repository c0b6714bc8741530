import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { catalogue } from '../../../action/simulation/catalogue/index.ts';
import { REVIEWED, shippedStories } from '../../../action/simulation/stories.ts';
import { situationOf } from '../../../policy/simulate/index.ts';
import { BALANCER, balancerFrom, OTHERS } from './estates.ts';

describe('the shipped scenarios', () => {
  it('are all readable, each with a line about it', () => {
    const stories = shippedStories(BALANCER);
    assert.deepEqual(
      stories.map(({ scenario }) => scenario.name),
      Object.keys(catalogue),
    );
    assert.ok(stories.every(({ scenario }) => scenario.about.length > 10));
    assert.ok(REVIEWED.every((name) => Object.hasOwn(catalogue, name)));
  });

  for (const [what, text] of Object.entries(OTHERS)) {
    it(`fit ${what}`, () => {
      const balancer = balancerFrom(text);
      for (const { scenario } of shippedStories(balancer)) {
        const { workload, accounts } = situationOf(scenario, balancer);
        assert.ok(
          workload.stages.every(({ rate }) => rate > 0),
          scenario.name,
        );
        assert.ok(Object.keys(accounts).length > 0);
      }
    });
  }
});
