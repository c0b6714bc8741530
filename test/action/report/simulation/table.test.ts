import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cellsOf, HEADINGS, percent, time } from '../../../../action/report/simulation/cells.ts';
import { simulationJson } from '../../../../action/report/simulation/json.ts';
import {
  markdownTable,
  reviewTable,
  textTable,
} from '../../../../action/report/simulation/table.ts';
import { resultOf } from './results.ts';

describe('figures of a simulation', () => {
  it('never round to all or to nothing what is neither', () => {
    assert.deepEqual([1, 0.99999, 0.9981, 0.00001, 0, Number.NaN].map(percent), [
      '100 %',
      '> 99.99 %',
      '99.81 %',
      '< 0.01 %',
      '0 %',
      '–',
    ]);
    assert.deepEqual([30, 1500, Number.POSITIVE_INFINITY, Number.NaN].map(time), [
      '30 ms',
      '1.5 s',
      'never',
      '–',
    ]);
  });

  it('stand below their headings', () => {
    const text = textTable([HEADINGS, cellsOf(resultOf('steady'))]);
    assert.equal(
      text,
      'scenario   served  of the ideal     429s  5xx  attempts  added p95  recovery  share by account\n' +
        'steady    90.00 %       90.00 %  10.00 %  0 %      1.25      30 ms         –  japan 90 %, sweden 10 %\n',
    );
  });

  it('are Markdown that no name breaks out of, with what was missed and left out below', () => {
    const text = markdownTable([
      resultOf('a|b <i>', { missed: true, hole: 'model <b>, @somebody' }),
    ]);
    assert.match(text, /\| a\\\|b &lt;i\\> \| 90\.00 % \|/);
    assert.match(text, /- ❌ a\\\|b &lt;i\\>: served 90\.00 %, expected \\>= 99\.9%/);
    assert.match(text, /2 lines of the log, the first in line 7: model &lt;b\\>, @\u200Bsomebody/);
  });

  it('show what changes, and once what does not', () => {
    const { figures, ideal, judgements } = resultOf('spike', { missed: true });
    const before = { ...figures, othersThrottled: 0.031 };
    const row = { scenario: 'spike', about: '', before, after: figures, ideal, judgements };
    const [, , changed] = reviewTable([row]).split('\n');
    assert.equal(changed, '| ❌ spike | 90.00 % | 3.10 % → 10.00 % | 1.25 | 100 % |');
    const [, , first] = reviewTable([{ ...row, before: undefined, judgements: [] }]).split('\n');
    assert.equal(first, '| spike | 90.00 % | 10.00 % | 1.25 | 100 % |');
  });

  it('are JSON in which no figure, never and a number are told apart', () => {
    const never = { recovery: Number.POSITIVE_INFINITY };
    const { seed, scenarios } = JSON.parse(
      simulationJson([resultOf('steady', { figures: never }), resultOf('spike')], 7),
    );
    assert.equal(seed, 7);
    assert.deepEqual(
      scenarios.map(({ figures }: { figures: { recovery: unknown } }) => figures.recovery),
      ['never', null],
    );
    assert.deepEqual(scenarios[0].expectations, [
      { metric: 'served', expected: '>= 99.9%', figure: 0.9, verdict: 'beyond' },
    ]);
    assert.doesNotMatch(JSON.stringify(scenarios), /openai\.azure\.com/);
  });
});
