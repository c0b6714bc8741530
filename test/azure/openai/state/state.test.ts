import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { toFile } from 'openai';
import { type Clients, createWorld, MODEL, refusal } from '../support/world.ts';

const text = (name: string, content: string) => toFile(Buffer.from(content), name);
const upload = async ({ v1 }: Clients, name = 'notes.txt', content = 'Cats purr.') =>
  v1.files.create({ file: await text(name, content), purpose: 'assistants' });

describe('what an account keeps', () => {
  it('is files, on both dialects, in pages, byte for byte', async () => {
    const { japan } = createWorld();
    const bytes = Buffer.from([0, 255, 13, 10, 128]);
    for (const client of [japan.v1, japan.classic]) {
      const file = await client.files.create({
        file: await toFile(bytes, 'raw.bin'),
        purpose: 'user_data',
      });
      assert.match(file.id, /^file-/);
      assert.deepEqual([file.bytes, file.filename, file.status], [5, 'raw.bin', 'processed']);
      const content = await client.files.content(file.id);
      assert.deepEqual(Buffer.from(await content.arrayBuffer()), bytes);
      await client.files.delete(file.id);
      await assert.rejects(client.files.retrieve(file.id), { status: 404, code: 'notFound' });
    }
    const names = ['a', 'b', 'c', 'd', 'e'];
    for (const name of names) await upload(japan, name);
    const all: string[] = [];
    for await (const file of japan.v1.files.list({ limit: 2, order: 'asc' })) {
      all.push(file.filename);
    }
    assert.deepEqual(all, names);
    assert.match((await upload(japan)).id, /^assistant-/, 'files for tools have their own form');
  });

  it('is no file of an unknown purpose, and no batch that is not in lines', async () => {
    const { japan } = createWorld();
    await assert.rejects(
      japan.v1.files.create({ file: await text('x.txt', 'x'), purpose: 'fun' as 'batch' }),
      refusal(400, /'fun'/, 'invalid_value'),
    );
    await assert.rejects(
      japan.v1.files.create({ file: await text('x.txt', 'x'), purpose: 'batch' }),
      refusal(400, /jsonl/),
    );
    const response = await japan.send('POST', '/openai/v1/files', {});
    assert.equal(response.status, 400);
  });

  it('is files until they expire, where they were told to', async () => {
    const { japan, clock } = createWorld();
    const { id } = await japan.v1.files.create({
      file: await text('x.txt', 'x'),
      purpose: 'user_data',
      expires_after: { anchor: 'created_at', seconds: 3600 },
    });
    clock.advance(3_599_000);
    assert.equal((await japan.v1.files.retrieve(id)).id, id);
    clock.advance(1000);
    await assert.rejects(japan.v1.files.retrieve(id), { status: 404 });
  });

  it('is uploads, which become files once all of their parts are there', async () => {
    const { japan } = createWorld();
    const { uploads } = japan.v1;
    const start = {
      bytes: 6,
      filename: 'b.txt',
      mime_type: 'text/plain',
      purpose: 'user_data' as const,
    };
    const { id } = await uploads.create(start);
    const [one, two] = [
      await uploads.parts.create(id, { data: await text('1', 'abc') }),
      await uploads.parts.create(id, { data: await text('2', 'def') }),
    ];
    await assert.rejects(uploads.complete(id, { part_ids: [one.id] }), refusal(400, /3 bytes/));
    const done = await uploads.complete(id, { part_ids: [two.id, one.id] });
    assert.equal(await (await japan.v1.files.content(done.file?.id ?? '')).text(), 'defabc');
    await assert.rejects(uploads.cancel(id), refusal(400, /completed, not pending/));
    const other = await uploads.create(start);
    assert.equal((await uploads.cancel(other.id)).status, 'cancelled');
  });

  it('is vector stores with files, found by their words', async () => {
    const { japan } = createWorld();
    const { vectorStores } = japan.v1;
    const cats = await upload(japan);
    const dogs = await upload(japan, 'dogs.txt', 'Dogs bark.');
    const store = await vectorStores.create({ name: 'pets', file_ids: [cats.id] });
    await vectorStores.fileBatches.create(store.id, { file_ids: [dogs.id] });
    assert.equal((await vectorStores.retrieve(store.id)).file_counts.completed, 2);
    const { data } = await vectorStores.search(store.id, { query: 'What do cats do?' });
    assert.equal(data[0]?.filename, 'notes.txt');
    assert.deepEqual(data[0]?.content, [{ type: 'text', text: 'Cats purr.' }]);
    const updated = await vectorStores.files.update(dogs.id, {
      vector_store_id: store.id,
      attributes: { kind: 'dog' },
    });
    assert.deepEqual(updated.attributes, { kind: 'dog' });
    await vectorStores.files.delete(cats.id, { vector_store_id: store.id });
    const left = await japan.classic.vectorStores.files.list(store.id);
    assert.deepEqual(
      left.data.map(({ id }) => id),
      [dogs.id],
    );
    await assert.rejects(
      vectorStores.search(store.id, { query: 'x', filters: { type: 'eq', key: 'a', value: 1 } }),
      {
        status: 501,
      },
    );
    await vectorStores.update(store.id, { name: 'animals' });
    assert.equal((await vectorStores.list()).data[0]?.name, 'animals');
    await vectorStores.delete(store.id);
    await assert.rejects(vectorStores.retrieve(store.id), refusal(404, /Vector store with id/));
  });

  it('is batches, worked off as time passes, line by line', async () => {
    const { japan, clock } = createWorld();
    const line = (custom_id: string, url: string, body: object) =>
      JSON.stringify({ custom_id, method: 'POST', url, body: { model: MODEL, ...body } });
    const lines = [
      line('chat', '/v1/chat/completions', { messages: [{ role: 'user', content: 'Hi' }] }),
      line('embedding', '/v1/embeddings', { input: 'Hi' }),
      line('wrong', '/v1/chat/completions', { messages: [] }),
    ];
    const file = await japan.v1.files.create({
      file: await text('in.jsonl', lines.join('\n')),
      purpose: 'batch',
    });
    const start = {
      input_file_id: file.id,
      endpoint: '/v1/chat/completions' as const,
      completion_window: '24h' as const,
    };
    const { id, status } = await japan.v1.batches.create(start);
    assert.equal(status, 'validating');
    clock.advance(10_000);
    assert.equal((await japan.v1.batches.retrieve(id)).status, 'in_progress');
    clock.advance(20_000);
    const done = await japan.classic.batches.retrieve(id);
    assert.deepEqual(done.request_counts, { total: 3, completed: 2, failed: 1 });
    const contentOf = async (fileId: string | undefined) =>
      (await (await japan.v1.files.content(fileId ?? '')).text())
        .trim()
        .split('\n')
        .map((each) => JSON.parse(each));
    const [chat] = await contentOf(done.output_file_id);
    assert.equal(chat.response.body.choices[0].message.content, 'japan heard: Hi');
    const [wrong] = await contentOf(done.error_file_id);
    assert.deepEqual([wrong.custom_id, wrong.response.status_code], ['wrong', 400]);

    const second = await japan.classic.batches.create(start);
    assert.equal((await japan.v1.batches.cancel(second.id)).status, 'cancelled');
    clock.advance(60_000);
    assert.equal((await japan.v1.batches.retrieve(second.id)).status, 'cancelled');
    assert.equal((await japan.v1.batches.list()).data.length, 2);
  });

  it('fails a batch whose lines are no requests', async () => {
    const { japan, clock } = createWorld();
    const file = await japan.v1.files.create({
      file: await text('in.jsonl', 'x'),
      purpose: 'batch',
    });
    const { id } = await japan.v1.batches.create({
      input_file_id: file.id,
      endpoint: '/v1/responses',
      completion_window: '24h',
    });
    clock.advance(10_000);
    const failed = await japan.v1.batches.retrieve(id);
    assert.deepEqual([failed.status, failed.errors?.data?.[0]?.line], ['failed', 1]);
  });

  it('is containers, until nobody used them for twenty minutes', async () => {
    const { japan, clock } = createWorld();
    const { containers } = japan.v1;
    const notes = await upload(japan);
    const { id } = await containers.create({ name: 'work', file_ids: [notes.id] });
    const own = await containers.files.create(id, { file: await text('own.txt', 'mine') });
    const listed = await containers.files.list(id);
    assert.deepEqual(listed.data.map(({ path }) => path).sort(), [
      '/mnt/data/notes.txt',
      '/mnt/data/own.txt',
    ]);
    const content = await containers.files.content.retrieve(own.id, { container_id: id });
    assert.equal(await content.text(), 'mine');
    await containers.files.delete(own.id, { container_id: id });
    clock.advance(20 * 60_000);
    assert.equal((await containers.retrieve(id)).status, 'expired');
    await assert.rejects(
      containers.files.create(id, { file: await text('late.txt', 'x') }),
      refusal(400, /expired/),
    );
    await containers.delete(id);
    await assert.rejects(containers.retrieve(id), refusal(404, /Container with id/));
  });

  it('is conversations and their items', async () => {
    const { japan } = createWorld();
    const { conversations } = japan.v1;
    const { id } = await conversations.create({ items: [{ role: 'user', content: 'One' }] });
    const added = await conversations.items.create(id, {
      items: [{ type: 'message', role: 'assistant', content: 'Two' }],
    });
    assert.equal((await conversations.items.list(id, { order: 'asc' })).data.length, 2);
    const item = added.data[0]?.id ?? '';
    assert.equal((await conversations.items.retrieve(item, { conversation_id: id })).id, item);
    await conversations.items.delete(item, { conversation_id: id });
    assert.equal((await conversations.items.list(id)).data.length, 1);
    assert.deepEqual((await conversations.update(id, { metadata: { a: 'b' } })).metadata, {
      a: 'b',
    });
    await conversations.delete(id);
    await assert.rejects(conversations.retrieve(id), refusal(404, /Conversation with id/));
  });

  it('is unknown to other accounts, which say so as Azure does', async () => {
    const { japan, sweden } = createWorld();
    const file = await upload(japan);
    const store = await japan.v1.vectorStores.create({ file_ids: [file.id] });
    const container = await japan.v1.containers.create({ name: 'work' });
    const conversation = await japan.v1.conversations.create();
    const elsewhere = sweden.v1;
    await assert.rejects(elsewhere.files.retrieve(file.id), { status: 404, code: 'notFound' });
    await assert.rejects(
      elsewhere.vectorStores.create({ file_ids: [file.id] }),
      refusal(404, new RegExp(`Files \\[${file.id}\\] were not found`)),
    );
    await assert.rejects(
      elsewhere.vectorStores.search(store.id, { query: 'x' }),
      refusal(404, /Vector store with id '.*' not found/),
    );
    await assert.rejects(
      elsewhere.containers.files.list(container.id),
      refusal(404, /Container with id '.*' not found/),
    );
    await assert.rejects(
      elsewhere.conversations.items.list(conversation.id),
      refusal(404, /Conversation with id '.*' not found/),
    );
    await assert.rejects(
      elsewhere.batches.create({
        input_file_id: file.id,
        endpoint: '/v1/responses',
        completion_window: '24h',
      }),
      refusal(404, /were not found/),
    );
  });

  it('has ids of fixed forms: any other is a bad request', async () => {
    const { japan } = createWorld();
    await assert.rejects(
      japan.v1.vectorStores.create({ file_ids: ['odd/"id'] }),
      refusal(
        400,
        /'odd\/"id'. Expected an ID that begins with 'file' or 'assistant'/,
        'invalid_value',
      ),
    );
    await assert.rejects(
      japan.v1.responses.retrieve('x'),
      refusal(400, /begins with 'resp'/, 'invalid_value'),
    );
    await assert.rejects(
      japan.v1.vectorStores.create({ file_ids: [1 as unknown as string] }),
      refusal(400, /file_ids/, 'invalid_type'),
    );
  });

  it('is listed with limits and cursors that are checked', async () => {
    const { japan } = createWorld();
    const status = async (query: string) =>
      (await japan.send('GET', `/openai/v1/vector_stores?${query}`)).status;
    assert.deepEqual(
      [
        await status('limit=1'),
        await status('limit=0'),
        await status('order=up'),
        await status('after=vs_no'),
      ],
      [200, 400, 400, 400],
    );
  });
});
