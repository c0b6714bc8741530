/** What accounts keep is found again by unmodified clients, whichever of two accounts has it. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { OpenAI } from 'openai';
import { type Applied, applyReadme } from './applied.ts';
import { MODELS, textFile } from './calls/index.ts';
import { clientFor } from './outcomes.ts';

const FLOWS = 20;
const MINUTE = 60_000;
const model = MODELS.chat;

const task = JSON.stringify({
  custom_id: '1',
  method: 'POST',
  url: '/v1/chat/completions',
  body: { model, messages: [{ role: 'user', content: 'Hello.' }] },
});

const flows: Readonly<Record<string, (client: OpenAI, applied: Applied) => Promise<void>>> = {
  async 'files, a vector store of them, and a response that searches it'(client) {
    const file = await client.files.create({
      file: textFile('facts.txt', 'The capital of Japan is Tokyo.'),
      purpose: 'assistants',
    });
    const store = await client.vectorStores.create({ file_ids: [file.id] });
    const files = await client.vectorStores.files.list(store.id);
    assert.deepEqual(
      files.data.map(({ id }) => id),
      [file.id],
    );
    const answer = await client.responses.create({
      model,
      input: 'What is the capital of Japan?',
      tools: [{ type: 'file_search', vector_store_ids: [store.id] }],
    });
    assert.ok(answer.output.some(({ type }) => type === 'file_search_call'));
    await client.responses.create({ model, input: 'Really?', previous_response_id: answer.id });
    await client.vectorStores.delete(store.id);
    await client.files.delete(file.id);
  },

  async 'a batch, and the file of its answers'(client, applied) {
    const file = await client.files.create({
      file: textFile('tasks.jsonl', `${task}\n`),
      purpose: 'batch',
    });
    let batch = await client.batches.create({
      input_file_id: file.id,
      endpoint: '/v1/chat/completions',
      completion_window: '24h',
    });
    for (let hours = 0; batch.status !== 'completed'; hours += 1) {
      assert.ok(hours < 24, `${batch.status} after a day`);
      applied.advance(60 * MINUTE);
      batch = await client.batches.retrieve(batch.id);
    }
    const answers = await client.files.content(batch.output_file_id ?? '');
    assert.match(await answers.text(), /"custom_id":\s*"1"/);
  },

  async 'a container, and a response that computes in it'(client) {
    const container = await client.containers.create({ name: 'work' });
    const file = await client.containers.files.create(container.id, {
      file: textFile('facts.txt', 'The capital of Japan is Tokyo.'),
    });
    const answer = await client.responses.create({
      model,
      input: 'How long is facts.txt?',
      tools: [{ type: 'code_interpreter', container: container.id }],
    });
    assert.equal(answer.status, 'completed');
    const content = await client.containers.files.content.retrieve(file.id, {
      container_id: container.id,
    });
    assert.match(await content.text(), /Tokyo/);
    await client.containers.delete(container.id);
  },

  async 'a conversation of two responses, one of them streamed'(client) {
    const conversation = await client.conversations.create();
    const first = { model, conversation: conversation.id, input: 'Remember Tokyo.' };
    await client.responses.create(first);
    const events = await client.responses.create({ ...first, input: 'And then?', stream: true });
    for await (const _ of events);
    const { data } = await client.conversations.items.list(conversation.id);
    assert.ok(data.length >= 4, `${data.length} items`);
    await client.conversations.delete(conversation.id);
  },
};

/** Dated versions have neither. */
const V1_ONLY = /container|conversation/;

describe('over two accounts that are equally good', () => {
  let applied: Applied;
  before(async () => {
    const equal = (file: string) => file.replaceAll(/^ +priority: \d+\n/gm, '');
    applied = await applyReadme({ [model]: {} }, equal);
  });
  after(() => applied?.close());

  for (const [what, flow] of Object.entries(flows)) {
    it(`${FLOWS} times ${what}: none fails, and both accounts have some`, async () => {
      const { azure, accounts } = applied;
      const before = accounts.map((name) => azure.account(name).requests.length);
      for (let index = 0; index < FLOWS; index += 1) {
        // What a consumer makes is together by default; every second flow wants to be for itself.
        const own = index % 2 === 0 ? {} : { 'x-load-balancer-affinity': `flow ${index}` };
        applied.advance(MINUTE);
        const isClassic = index % 4 > 1 && !V1_ONLY.test(what);
        await flow(clientFor(isClassic ? 'classic' : 'v1', applied, own), applied);
      }
      accounts.forEach((name, index) => {
        assert.ok(azure.account(name).requests.length > (before[index] ?? 0), `${name} had none`);
      });
    });
  }
});
