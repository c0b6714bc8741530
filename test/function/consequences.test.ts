import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { consequencesOf, describeConsequence } from '../../function/consequences.ts';
import type { Due } from '../../function/plan.ts';
import type { Mode } from '../../function/rules.ts';

const day = 24 * 60 * 60 * 1000;
const interval = 30 * day;
const now = Date.UTC(2030, 0, 11);

function due(subscription: string, age: number | undefined): Due {
  const secretName = `subscription-key-${subscription}`;
  const dueOn = age === undefined ? undefined : now - age + interval;
  return { subscription, secretName, dueOn };
}

/** Published ten days ago, published long ago, and never. */
const all = [due('young', 10 * day), due('old', 40 * day), due('new', undefined)];

const told = (mode: Mode) => consequencesOf(mode, all, now, interval).map(describeConsequence);

describe('what stops before its time', () => {
  it('is nothing when only what is due is rotated, or nothing at all', () => {
    assert.deepEqual([...told('scheduled'), ...told('reconcile')], []);
  });

  it('is the key before the current one when a run is forced, unless its time is over', () => {
    assert.deepEqual(told('forced'), [
      'young: the key before the current one stops working now (it was promised until 2030-01-31T00:00:00.000Z)',
    ]);
  });

  it('is every key in an emergency, the current one a full interval early or more', () => {
    const [previous, ...current] = told('emergency');
    assert.match(previous ?? '', /^young: the key before/);
    assert.deepEqual(
      current.map((sentence) => /^(\w+): the current key .*\((.*)\)/.exec(sentence)?.slice(1)),
      [
        ['young', 'it was promised until 2030-03-02T00:00:00.000Z'],
        ['old', 'it was promised until 2030-01-31T00:00:00.000Z'],
        ['new', 'it was never in the vault'],
      ],
    );
  });
});
