import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Clients, createWorld, MODEL, refusal, type World } from '../support/world.ts';

const weather = {
  type: 'function' as const,
  function: { name: 'get_weather', parameters: { type: 'object', properties: {} } },
};

/** An assistant with the function, and a thread that asks. */
async function begin({ classic }: Clients, question: string) {
  const { assistants, threads } = classic.beta;
  const assistant = await assistants.create({ model: MODEL, tools: [weather] });
  const thread = await threads.create({ messages: [{ role: 'user', content: question }] });
  return { assistant, thread, where: { thread_id: thread.id } };
}

async function saidLast({ classic }: Clients, threadId: string): Promise<string | undefined> {
  const [message] = (await classic.beta.threads.messages.list(threadId)).data;
  const [part] = message?.content ?? [];
  return part?.type === 'text' ? part.text.value : undefined;
}

describe('assistants', () => {
  it('run on a thread as time passes, and answer in it', async () => {
    const { japan, clock } = createWorld();
    const { assistant, thread, where } = await begin(japan, 'Hello');
    const { runs, messages } = japan.classic.beta.threads;
    const run = await runs.create(thread.id, { assistant_id: assistant.id });
    assert.equal(run.status, 'queued');
    await assert.rejects(
      messages.create(thread.id, { role: 'user', content: 'And?' }),
      refusal(400, /while a run run_.* is active/),
    );
    await assert.rejects(
      runs.create(thread.id, { assistant_id: assistant.id }),
      refusal(400, /already has an active run/),
    );
    clock.advance(1000);
    assert.equal((await runs.retrieve(run.id, where)).status, 'in_progress');
    clock.advance(1000);
    assert.equal((await runs.retrieve(run.id, where)).status, 'completed');
    assert.equal(await saidLast(japan, thread.id), 'japan heard: Hello');
    const steps = await runs.steps.list(run.id, where);
    assert.deepEqual(
      steps.data.map(({ type }) => type),
      ['message_creation'],
    );
  });

  it('wait for the tools that they call', async () => {
    const { japan, clock } = createWorld();
    const { assistant, thread, where } = await begin(japan, 'Use get_weather');
    const { runs } = japan.classic.beta.threads;
    const { id } = await runs.create(thread.id, { assistant_id: assistant.id });
    clock.advance(2000);
    const waiting = await runs.retrieve(id, where);
    assert.equal(waiting.status, 'requires_action');
    const [call] = waiting.required_action?.submit_tool_outputs.tool_calls ?? [];
    await assert.rejects(
      runs.submitToolOutputs(id, { ...where, tool_outputs: [] }),
      refusal(400, /Expected tool outputs/),
    );
    await runs.submitToolOutputs(id, {
      ...where,
      tool_outputs: [{ tool_call_id: call?.id ?? '', output: 'sunny' }],
    });
    clock.advance(2000);
    assert.equal((await runs.retrieve(id, where)).status, 'completed');
    assert.equal(await saidLast(japan, thread.id), 'japan heard: sunny');
  });

  it('stream', async () => {
    const { japan } = createWorld();
    const { assistant, thread } = await begin(japan, 'Hello');
    let text = '';
    const names: string[] = [];
    const stream = await japan.classic.beta.threads.runs.create(thread.id, {
      assistant_id: assistant.id,
      stream: true,
    });
    for await (const { event, data } of stream) {
      if (event === 'thread.message.delta') {
        const [part] = data.delta.content ?? [];
        if (part?.type === 'text') text += part.text?.value ?? '';
      } else names.push(event);
    }
    assert.equal(text, 'japan heard: Hello');
    assert.equal(names.at(-1), 'thread.run.completed');
  });

  it('and threads can be made, changed, cancelled and deleted', async () => {
    const { japan, clock } = createWorld();
    const { assistants, threads } = japan.v1.beta;
    const { assistant } = await begin(japan, 'Hello');
    assert.equal((await assistants.update(assistant.id, { name: 'Ann' })).name, 'Ann');
    assert.equal((await assistants.list()).data.length, 1);
    const run = await threads.createAndRun({
      assistant_id: assistant.id,
      thread: { messages: [{ role: 'user', content: 'Hello' }] },
    });
    const where = { thread_id: run.thread_id };
    assert.equal((await threads.runs.cancel(run.id, where)).status, 'cancelled');
    clock.advance(5000);
    assert.equal((await threads.runs.retrieve(run.id, where)).status, 'cancelled');
    await threads.delete(run.thread_id);
    await assert.rejects(threads.retrieve(run.thread_id), refusal(404, /No thread found/));
    await assistants.delete(assistant.id);
    await assert.rejects(assistants.retrieve(assistant.id), refusal(404, /No assistant found/));
  });

  it('are unknown elsewhere, as are their threads, runs and files', async () => {
    const { japan, sweden }: World = createWorld();
    const { assistant, thread } = await begin(japan, 'Hello');
    const elsewhere = sweden.classic.beta;
    await assert.rejects(elsewhere.assistants.retrieve(assistant.id), refusal(404, /No assistant/));
    await assert.rejects(elsewhere.threads.messages.list(thread.id), refusal(404, /No thread/));
    const own = await elsewhere.threads.create();
    await assert.rejects(
      elsewhere.threads.runs.create(own.id, { assistant_id: assistant.id }),
      refusal(404, /No assistant found/),
    );
    await assert.rejects(
      elsewhere.threads.messages.create(own.id, {
        role: 'user',
        content: 'See',
        attachments: [{ file_id: 'assistant-elsewhere', tools: [{ type: 'file_search' }] }],
      }),
      refusal(404, /Files \[assistant-elsewhere\] were not found/),
    );
  });
});
