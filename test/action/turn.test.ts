/** Work that begins before its turn to speak: what is told when, and whose failure counts. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { inTurn } from '../../action/commands/turn.ts';
import type { Workflow } from '../../action/workflow.ts';

function listener() {
  const log: string[] = [];
  const workflow = {
    group: async (title: string, work: () => Promise<unknown>) => {
      log.push(`group ${title}`);
      try {
        return await work();
      } finally {
        log.push('end');
      }
    },
  } as unknown as Workflow;
  return { log, workflow };
}

/** Says a line when it may; whatever becomes of its turn, it needs one more round to end. */
function speaker(log: string[], failure?: Error) {
  return async (turn: Promise<void>) => {
    log.push('begins');
    try {
      await turn;
      log.push('speaks');
      if (failure !== undefined) throw failure;
    } finally {
      await setImmediate();
      log.push('has ended');
    }
    return 'done';
  };
}

test('work that has begun says nothing before what comes first in the log', async () => {
  const { log, workflow } = listener();
  const before = async () => {
    log.push('what comes first');
    await setImmediate();
  };
  assert.equal(await inTurn(workflow, 'work', before, speaker(log)), 'done');
  assert.deepEqual(log, ['begins', 'what comes first', 'group work', 'speaks', 'has ended', 'end']);
});

test('what comes first refuses the work, which is never heard of and has ended then', async () => {
  const { log, workflow } = listener();
  const refused = inTurn(workflow, 'work', () => Promise.reject(new Error('no')), speaker(log));
  await assert.rejects(refused, /^Error: no$/);
  assert.deepEqual(log, ['begins', 'has ended']);
});

test('work that fails early is told in its turn', async () => {
  const { log, workflow } = listener();
  const failing = () => Promise.reject(new Error('early'));
  await assert.rejects(
    inTurn(workflow, 'work', () => setImmediate(), failing),
    /early/,
  );
  assert.deepEqual(log, ['group work', 'end']);
});

test('what comes first has the last word over work that fails as well', async () => {
  const { workflow } = listener();
  const failing = () => Promise.reject(new Error('early'));
  const first = () => setImmediate().then(() => Promise.reject(new Error('first')));
  await assert.rejects(inTurn(workflow, 'work', first, failing), /^Error: first$/);
});
