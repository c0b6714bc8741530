import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type OpenAI from 'openai';
import { toFile } from 'openai';
import { type Clients, createWorld, MODEL, refusal } from '../support/world.ts';

type Items = OpenAI.Responses.ResponseInputItem[];

const respond = (
  { v1 }: Clients,
  body: Partial<OpenAI.Responses.ResponseCreateParamsNonStreaming>,
) => v1.responses.create({ model: MODEL, input: 'Hello', ...body });

describe('responses', () => {
  it('continue each other, on both dialects, and show that they know what came before', async () => {
    const { japan } = createWorld();
    const first = await japan.v1.responses.create({ model: MODEL, input: 'Hello' });
    const second = await japan.classic.responses.create({
      model: MODEL,
      input: 'And?',
      previous_response_id: first.id,
    });
    assert.equal(second.output_text, 'japan heard: And? (turn 2)');
    const third = await respond(japan, { input: 'So?', previous_response_id: second.id });
    assert.equal(third.output_text, 'japan heard: So? (turn 3)');
    const items = await japan.v1.responses.inputItems.list(third.id, { order: 'asc' });
    assert.deepEqual(
      items.data.map((item) => item.type),
      ['message', 'message', 'message', 'message', 'message'],
    );
  });

  it('continue a conversation, which keeps what both said', async () => {
    const { japan } = createWorld();
    const { id } = await japan.v1.conversations.create();
    await respond(japan, { conversation: id });
    const second = await respond(japan, { conversation: { id }, input: 'And?' });
    assert.match(second.output_text, /\(turn 2\)$/);
    assert.equal(second.conversation?.id, id);
    assert.equal((await japan.v1.conversations.items.list(id)).data.length, 4);
    await assert.rejects(
      respond(japan, { conversation: id, previous_response_id: second.id }),
      refusal(400, /Mutually exclusive/, 'mutually_exclusive_parameters'),
    );
  });

  it('are unknown elsewhere: as previous response, by item, by conversation, by any of their tools', async () => {
    const { japan, sweden } = createWorld();
    const first = await respond(japan, { reasoning: { effort: 'low' } });
    const [thought] = first.output;
    const { id: conversation } = await japan.v1.conversations.create();
    const { id: store } = await japan.v1.vectorStores.create({});
    const { id: container } = await japan.v1.containers.create({ name: 'x' });
    const file = await japan.v1.files.create({
      file: await toFile(Buffer.from('x'), 'x.txt'),
      purpose: 'user_data',
    });
    await assert.rejects(respond(sweden, { previous_response_id: first.id }), {
      ...refusal(400, /Previous response with id/, 'previous_response_not_found'),
      param: 'previous_response_id',
    });
    await assert.rejects(
      respond(sweden, { input: [{ type: 'item_reference', id: thought?.id ?? '' }] }),
      { ...refusal(400, /Item with id 'rs_.*' not found\./), param: 'input' },
    );
    await assert.rejects(
      respond(sweden, { input: [thought, { role: 'user', content: 'x' }] as Items, store: false }),
      refusal(400, /not found\. Items are not persisted when `store` is set to false/),
    );
    await assert.rejects(respond(sweden, { conversation }), refusal(404, /Conversation with id/));
    await assert.rejects(
      respond(sweden, { tools: [{ type: 'file_search', vector_store_ids: [store] }] }),
      refusal(404, /Vector store with id/),
    );
    await assert.rejects(
      respond(sweden, { tools: [{ type: 'code_interpreter', container }] }),
      refusal(404, /Container with id/),
    );
    await assert.rejects(
      respond(sweden, {
        input: [{ role: 'user', content: [{ type: 'input_file', file_id: file.id }] }],
      }),
      refusal(404, /Files \[.*\] were not found/),
    );
    await assert.rejects(sweden.v1.responses.retrieve(first.id), refusal(404, /Response with id/));
  });

  it('take back the items of a chain that the account keeps', async () => {
    const { japan } = createWorld();
    const first = await respond(japan, { reasoning: { effort: 'low', summary: 'auto' } });
    assert.deepEqual(
      first.output.map(({ type }) => type),
      ['reasoning', 'message'],
    );
    const again = await respond(japan, {
      input: [...(first.output as Items), { role: 'user', content: 'And?' }],
    });
    assert.equal(again.output_text, 'japan heard: And?');
  });

  it('keep nothing where nothing is to be kept', async () => {
    const { japan } = createWorld();
    const { id } = await respond(japan, { store: false });
    await assert.rejects(japan.v1.responses.retrieve(id), refusal(404, /not found/));
    await assert.rejects(respond(japan, { previous_response_id: id }), { status: 400 });
    await assert.rejects(
      respond(japan, { store: false, background: true }),
      refusal(400, /'store'/),
    );
  });

  it('encrypt reasoning so that only the account which did can read it', async () => {
    const { japan, sweden } = createWorld();
    const first = await respond(japan, {
      store: false,
      reasoning: { effort: 'low' },
      include: ['reasoning.encrypted_content'],
    });
    const next = {
      store: false,
      input: [...(first.output as Items), { role: 'user' as const, content: 'And?' }],
    };
    assert.match((await respond(japan, next)).output_text, /And\?$/);
    await assert.rejects(
      respond(sweden, next),
      refusal(400, /gAAA\.\.\..{4} could not be verified/, 'invalid_encrypted_content'),
    );
    const compacted = await japan.v1.responses.compact({ model: MODEL, input: 'Long talk' });
    assert.deepEqual(
      compacted.output.map(({ type }) => type),
      ['message', 'compaction'],
    );
    await assert.rejects(
      respond(sweden, { input: compacted.output as Items }),
      refusal(400, /could not be verified/, 'invalid_encrypted_content'),
    );
  });

  it('stream the documented events, numbered, and are kept all the same', async () => {
    const { japan } = createWorld();
    const types: string[] = [];
    let text = '';
    let id = '';
    for await (const event of await japan.v1.responses.create({
      model: MODEL,
      input: 'Hello',
      stream: true,
    })) {
      assert.equal(event.sequence_number, types.length);
      types.push(event.type);
      if (event.type === 'response.output_text.delta') text += event.delta;
      if (event.type === 'response.completed') id = event.response.id;
    }
    assert.deepEqual(
      types.filter((type) => type !== 'response.output_text.delta'),
      [
        'response.created',
        'response.in_progress',
        'response.output_item.added',
        'response.content_part.added',
        'response.output_text.done',
        'response.content_part.done',
        'response.output_item.done',
        'response.completed',
      ],
    );
    assert.equal(text, 'japan heard: Hello');
    assert.equal((await japan.v1.responses.retrieve(id)).output_text, text);
  });

  it('are finished in the background as time passes, or cancelled before', async () => {
    const { japan, clock } = createWorld();
    const { responses } = japan.v1;
    const { id, status } = await respond(japan, { background: true });
    assert.equal(status, 'queued');
    clock.advance(1000);
    assert.equal((await responses.retrieve(id)).status, 'in_progress');
    clock.advance(1000);
    const done = await responses.retrieve(id);
    assert.deepEqual([done.status, done.output_text], ['completed', 'japan heard: Hello']);
    const other = await respond(japan, { background: true });
    assert.equal((await responses.cancel(other.id)).status, 'cancelled');
    clock.advance(5000);
    assert.equal((await responses.retrieve(other.id)).status, 'cancelled');
    const plain = await respond(japan, {});
    await assert.rejects(responses.cancel(plain.id), refusal(400, /synchronous/));
  });

  it('streamed in the background can be streamed again from where a client was', async () => {
    const { japan } = createWorld();
    let id = '';
    const events: number[] = [];
    for await (const event of await japan.v1.responses.create({
      model: MODEL,
      input: 'Hello',
      background: true,
      stream: true,
    })) {
      if (event.type === 'response.created') id = event.response.id;
      events.push(event.sequence_number);
    }
    const rest: number[] = [];
    for await (const event of await japan.v1.responses.retrieve(id, {
      stream: true,
      starting_after: 3,
    })) {
      rest.push(event.sequence_number);
    }
    assert.deepEqual(rest, events.slice(4));
  });

  it('end early at the tokens they may use, which are at least 16', async () => {
    const { japan } = createWorld();
    const words = Array.from({ length: 30 }, (_, index) => `${index}`).join(' ');
    const short = await respond(japan, { input: words, max_output_tokens: 16 });
    assert.deepEqual(
      [short.status, short.incomplete_details?.reason, short.output_text.split(' ').length],
      ['incomplete', 'max_output_tokens', 16],
    );
    await assert.rejects(
      respond(japan, { max_output_tokens: 5 }),
      refusal(400, /max_output_tokens/, 'integer_below_min_value'),
    );
  });

  it('count the tokens of what they would be given', async () => {
    const { japan } = createWorld();
    const first = await respond(japan, {});
    const alone = await japan.v1.responses.inputTokens.count({ model: MODEL, input: 'Hello' });
    const after = await japan.v1.responses.inputTokens.count({
      model: MODEL,
      input: 'Hello',
      previous_response_id: first.id,
    });
    assert.ok(after.input_tokens > alone.input_tokens);
  });

  it('name what is wrong with a request', async () => {
    const { japan } = createWorld();
    const refused = async (body: object) => {
      const response = await japan.send('POST', '/openai/v1/responses', {
        model: MODEL,
        input: 'x',
        ...body,
      });
      const { error } = Object(await response.json());
      return [response.status, error.param, error.code];
    };
    assert.deepEqual(
      [
        await refused({ messages: [] }),
        await refused({ input: undefined }),
        await refused({ previous_response_id: 7 }),
        await refused({ previous_response_id: 'odd/"id' }),
        await refused({ conversation: {} }),
        await refused({ input: [{ type: 'wish' }] }),
        await refused({ input: [{ role: 'user', content: [{ type: 'wish' }] }] }),
        await refused({ input: [{ type: 'item_reference' }] }),
        await refused({ tools: [{ type: 'file_search' }] }),
        await refused({ tools: [{ type: 'code_interpreter' }] }),
        await refused({ input: 'Say [content_filter]' }),
      ],
      [
        [400, 'messages', 'unknown_parameter'],
        [400, 'input', 'missing_required_parameter'],
        [400, 'previous_response_id', 'invalid_type'],
        [400, 'previous_response_id', 'invalid_value'],
        [400, 'conversation.id', 'missing_required_parameter'],
        [400, 'input[0].type', 'invalid_value'],
        [400, 'input[0].content[0].type', 'invalid_value'],
        [400, 'input[0].id', 'missing_required_parameter'],
        [400, 'tools[0].vector_store_ids', 'missing_required_parameter'],
        [400, 'tools[0].container', 'missing_required_parameter'],
        [400, 'prompt', 'content_filter'],
      ],
    );
    await assert.rejects(respond(japan, { tools: [{ type: 'web_search' }] }), {
      status: 501,
      code: 'NotEmulated',
    });
  });
});
