import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isOurs } from '../../action/end-run.ts';
import { createFlight } from '../../action/terraform/flight.ts';

const STARTED = Date.parse('2026-01-02T03:04:05.000Z');
const holder = (created: string) => ({
  id: '1',
  who: 'a@b',
  operation: 'OperationTypeApply',
  created,
});

function flight(...types: readonly string[]) {
  const made = createFlight();
  for (const type of types) {
    const at = '2026-01-02T03:04:07.500000Z';
    made.add(JSON.stringify({ '@message': 'x', '@timestamp': at, type }));
  }
  return made;
}

test('a lock is the killed command’s own when it was taken between its start and its first step', () => {
  const began = flight('version', 'apply_start');
  const ours = (created: string) => isOurs(holder(created), { since: STARTED }, began);
  assert.ok(ours('2026-01-02 03:04:06.123456789 +0000 UTC'));
  assert.ok(ours('2026-01-02 03:04:06 +0000 UTC'));
  assert.ok(!ours('2026-01-02 03:04:04.9 +0000 UTC'), 'somebody had it before');
  assert.ok(!ours('2026-01-02 03:04:08.1 +0000 UTC'), 'somebody took it later');
  assert.ok(!ours('unknown'));
  assert.ok(!ours('2026-01-02 03:04:06.1 +0900 JST'), 'a form that is not known proves nothing');
});

test('a command that said nothing under the lock may never have held the lock', () => {
  const waiting = flight('version', 'diagnostic');
  assert.ok(!isOurs(holder('2026-01-02 03:04:06.1 +0000 UTC'), { since: STARTED }, waiting));
});
