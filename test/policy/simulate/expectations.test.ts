import assert from 'node:assert/strict';
import { it } from 'node:test';
import { type Expectation, isMet } from '../../../policy/simulate/expectations.ts';

const expectation = (comparison: Expectation['comparison']): Expectation => ({
  metric: 'served',
  comparison,
  bound: 0.9,
  text: '',
});

it('an expectation is met by what its comparison says, and by a figure that there is none of', () => {
  const meeting = (comparison: Expectation['comparison']) =>
    [0.8, 0.9, 1, Number.POSITIVE_INFINITY, Number.NaN].filter((figure) =>
      isMet(expectation(comparison), figure),
    );
  assert.deepEqual(meeting('>='), [0.9, 1, Number.POSITIVE_INFINITY, Number.NaN]);
  assert.deepEqual(meeting('>'), [1, Number.POSITIVE_INFINITY, Number.NaN]);
  assert.deepEqual(meeting('<='), [0.8, 0.9, Number.NaN]);
  assert.deepEqual(meeting('<'), [0.8, Number.NaN]);
});
