import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createFlight } from '../../../action/terraform/flight.ts';

const event = (type: string, addr: string, action = 'create', at = '2026-01-02T03:04:05.678901Z') =>
  JSON.stringify({
    '@message': 'x',
    '@timestamp': at,
    type,
    hook: { resource: { addr }, action },
  });

function flightOf(...lines: readonly string[]) {
  const flight = createFlight();
  lines.forEach(flight.add);
  return flight;
}

test('what began, what is in flight, and what did not complete', () => {
  const flight = flightOf(
    event('apply_start', 'a'),
    event('apply_start', 'b'),
    event('apply_start', 'c'),
    event('apply_complete', 'a'),
    event('apply_errored', 'b'),
  );
  const of = (steps: readonly { address: string }[]) => steps.map(({ address }) => address);
  assert.deepEqual(of(flight.begun()), ['a', 'b', 'c']);
  assert.deepEqual(of(flight.inFlight()), ['c']);
  assert.deepEqual(of(flight.unfinished()), ['b', 'c']);
});

test('a replacement is a deletion and a creation', () => {
  const flight = flightOf(
    event('apply_start', 'a', 'delete'),
    event('apply_complete', 'a', 'delete'),
    event('apply_start', 'a', 'create'),
  );
  assert.deepEqual(flight.inFlight(), [{ address: 'a', action: 'create' }]);
});

test('lines that are cut, are no JSON, or are about no resource are passed over', () => {
  const flight = flightOf(
    'Gracefully shutting down...',
    event('apply_start', 'a').slice(0, -9),
    '{"@message":"x","type":"apply_start"}',
    '{"@message":"x","type":"apply_start","hook":{"resource":{"addr":7}}}',
    event('apply_start', 'data.x', 'read'),
    'null',
    '',
  );
  assert.deepEqual(flight.begun(), []);
});

test('the lock is known to be held once a step under it begins', () => {
  assert.equal(flightOf(event('version', 'a'), event('diagnostic', 'a')).lockedAt(), undefined);
  const at = flightOf(event('refresh_start', 'a'), event('apply_start', 'b')).lockedAt();
  assert.equal(at, Date.parse('2026-01-02T03:04:05.678Z'));
});
