import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLadder } from '../../action/cancellation.ts';

/** A ladder on a clock that a test puts forward. */
function ladder() {
  const timers: { at: number; act: () => void }[] = [];
  const made = createLadder((milliseconds, act) => timers.push({ at: milliseconds, act }));
  return {
    ...made,
    advance: (to: number) => {
      for (const { at, act } of timers) if (at <= to) act();
    },
  };
}

test('SIGINT cancels, and what may go on may do so until SIGTERM comes', () => {
  const { signal, urgent, receive, advance } = ladder();
  receive('SIGINT');
  advance(7_400);
  assert.deepEqual([signal.aborted, urgent.aborted], [true, false]);
  receive('SIGTERM');
  assert.equal(urgent.aborted, true);
});

test('SIGINT alone: what goes on is interrupted before the runner would end everything', () => {
  const { urgent, receive, advance } = ladder();
  receive('SIGINT');
  advance(9_000);
  assert.equal(urgent.aborted, true);
});

test('SIGTERM alone leaves 2.5 seconds, and some of them are for the end', () => {
  const { signal, urgent, receive, advance } = ladder();
  receive('SIGTERM');
  assert.deepEqual([signal.aborted, urgent.aborted], [true, false]);
  advance(1_500);
  assert.equal(urgent.aborted, true);
});

test('a second interrupt of somebody who does not want to wait is urgent', () => {
  const { urgent, receive } = ladder();
  receive('SIGINT');
  receive('SIGINT');
  assert.equal(urgent.aborted, true);
});
