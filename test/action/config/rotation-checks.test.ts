import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { rotationRules } from '../../../action/config/rotation-checks.ts';
import { toConfiguration, type Written } from '../../../action/config/written.ts';

/** What is complained about, as `severity path: message`. */
function complaints(
  rotation: Written['rotation'],
  consumers: Written['consumers'] = { 'team-a': {} },
): readonly string[] {
  const written: Written = {
    environment: 'prod',
    location: 'japaneast',
    gateway: { sku: 'BasicV2_1', publisher: { name: 'x', email: 'x@example.com' } },
    accounts: {},
    consumers,
    ...(rotation !== undefined && { rotation }),
  };
  const configuration = toConfiguration(written);
  return rotationRules
    .flatMap((rule) => rule(written, configuration))
    .map(({ severity, path, message }) => `${severity} ${path.join('.')}: ${message}`);
}

describe('a schedule and an interval', () => {
  const fine: [string, string][] = [
    ['0 0 3 * * *', 'P30D'],
    ['0 0 3 * * *', 'P2D'],
    ['0 0 3 * * sun', 'P7D'],
    ['0 0 3 1 * *', 'P31D'],
    ['0 0 3 29 2 *', 'P1461D'],
    ['0 0 3 1,16 * *', 'P16D'],
    ['0 */10 * * * *', 'P2D'],
  ];
  for (const [schedule, interval] of fine) {
    it(`work together: ${schedule} and ${interval}`, () => {
      assert.deepEqual(complaints({ schedule, interval }), []);
    });
  }

  const unfit: [string, string, RegExp][] = [
    ['0 0 3 * * sun', 'P6D', /^error rotation\.interval: P6D is shorter than the 7 days/],
    ['0 0 3 1 * *', 'P30D', /^error rotation\.interval: P30D is shorter than the 31 days/],
    ['0 0 3 29 2 *', 'P1460D', /^error rotation\.interval: P1460D is shorter than the 1461 days/],
    ['0 0 3 * * mon-fri', 'P2D', /^error rotation\.interval: P2D is shorter than the 3 days/],
    ['0 0 3 1 1 mon', 'P365D', /^error rotation\.interval: P365D is shorter than the \d{4} days/],
    ['0 0 3 30 2 *', 'P30D', /^error rotation\.schedule: "0 0 3 30 2 \*" never fires/],
    ['0 0 3 31 4,6,9,11 *', 'P30D', /^error rotation\.schedule: .* never fires/],
  ];
  for (const [schedule, interval, complaint] of unfit) {
    it(`are refused where a key would always be late: ${schedule} and ${interval}`, () => {
      const found = complaints({ schedule, interval });
      assert.equal(found.length, 1, found.join());
      assert.match(found[0] ?? '', complaint);
    });
  }

  it('are looked at for each consumer that has an interval of its own', () => {
    const found = complaints(
      { schedule: '0 0 3 * * sun', interval: 'P30D' },
      { 'team-a': { rotation: { interval: 'P5D' } }, 'team-b': { rotation: { interval: 'PT5M' } } },
    );
    assert.equal(found.length, 2);
    assert.match(found[0] ?? '', /^error consumers\.team-b\.rotation\.interval: PT5M is too short/);
    assert.match(found[1] ?? '', /^error consumers\.team-a\.rotation\.interval: P5D is shorter/);
  });
});

describe('a window and freezes', () => {
  it('leave the schedule a time to fire', () => {
    assert.deepEqual(complaints({ schedule: '0 0 * * * *', window: '22:00-04:00' }), []);
    assert.deepEqual(complaints({ schedule: '0 0 3 * * *', window: '22:00-04:00' }), []);
    const [complaint = ''] = complaints({ schedule: '0 0 12 * * *', window: '22:00-04:00' });
    assert.match(
      complaint,
      /^error rotation\.window: "0 0 12 \* \* \*" never fires between 22:00-04:00/,
    );
  });

  it('are spans', () => {
    const [empty = ''] = complaints({ schedule: '0 0 3 * * *', window: '03:00-03:00' });
    assert.match(empty, /^error rotation\.window: 03:00-03:00 is empty/);
    for (const [from, to] of [
      ['2027-01-03', '2026-12-20'],
      ['2026-02-30', '2026-03-05'],
    ] as const) {
      const [complaint = ''] = complaints({ freezes: [{ from, to }] });
      assert.match(complaint, /^error rotation\.freezes\.0: .* is no span of days/);
    }
    assert.deepEqual(complaints({ freezes: [{ from: '2026-12-20', to: '2026-12-20' }] }), []);
  });
});

describe('an interval of a consumer', () => {
  it('without rotation is warned of', () => {
    const [complaint = ''] = complaints(undefined, { 'team-a': { rotation: { interval: 'P5D' } } });
    assert.match(complaint, /^warning consumers\.team-a\.rotation: has no effect without rotation/);
  });
});
