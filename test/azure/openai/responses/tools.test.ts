import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type OpenAI from 'openai';
import { toFile } from 'openai';
import { type Clients, createWorld, MODEL, refusal } from '../support/world.ts';

const weather = {
  type: 'function' as const,
  name: 'get_weather',
  strict: true,
  parameters: {
    type: 'object',
    properties: { city: { type: 'string' } },
    required: ['city'],
    additionalProperties: false,
  },
};

const respond = (
  { v1 }: Clients,
  body: Partial<OpenAI.Responses.ResponseCreateParamsNonStreaming>,
) => v1.responses.create({ model: MODEL, input: 'Hello', ...body });

describe('the tools of responses', () => {
  it('call functions, whose results must belong to a call that is known', async () => {
    const { japan, sweden } = createWorld();
    const first = await respond(japan, { tools: [weather], tool_choice: 'required' });
    const [call] = first.output;
    assert.ok(call?.type === 'function_call');
    assert.deepEqual(JSON.parse(call.arguments), { city: 'Hello' });
    const result = {
      type: 'function_call_output' as const,
      call_id: call.call_id,
      output: 'sunny',
    };
    const second = await respond(japan, {
      tools: [weather],
      previous_response_id: first.id,
      input: [result],
    });
    assert.equal(second.output_text, 'japan heard: sunny');
    await assert.rejects(
      respond(sweden, { tools: [weather], input: [result] }),
      refusal(400, /No tool call found for function call output/),
    );
    await assert.rejects(
      respond(japan, { previous_response_id: first.id, input: 'Never mind' }),
      refusal(400, /No tool output found for function call/),
    );
  });

  it('search files and cite them', async () => {
    const { japan } = createWorld();
    const file = await japan.v1.files.create({
      file: await toFile(Buffer.from('Cats purr.'), 'cats.txt'),
      purpose: 'assistants',
    });
    const store = await japan.v1.vectorStores.create({ file_ids: [file.id] });
    const { output, output_text } = await respond(japan, {
      input: 'What do cats do?',
      tools: [{ type: 'file_search', vector_store_ids: [store.id] }],
      include: ['file_search_call.results'],
    });
    const [search, message] = output;
    assert.ok(search?.type === 'file_search_call' && message?.type === 'message');
    assert.equal(search.results?.[0]?.file_id, file.id);
    assert.match(output_text, /\(found in cats\.txt\)$/);
    const [part] = message.content;
    assert.ok(part?.type === 'output_text' && part.annotations[0]?.type === 'file_citation');
    assert.equal(part.annotations[0].file_id, file.id);
  });

  it('run code in a container of their own or a given one, and leave a file there', async () => {
    const { japan } = createWorld();
    const { id } = await japan.v1.containers.create({ name: 'given' });
    for (const container of [id, { type: 'auto' as const }]) {
      const { output } = await respond(japan, { tools: [{ type: 'code_interpreter', container }] });
      const [call, message] = output;
      assert.ok(call?.type === 'code_interpreter_call' && message?.type === 'message');
      assert.equal(call.container_id === id, container === id);
      const [part] = message.content;
      assert.ok(part?.type === 'output_text');
      const [citation] = part.annotations;
      assert.ok(citation?.type === 'container_file_citation');
      const content = await japan.v1.containers.files.content.retrieve(citation.file_id, {
        container_id: call.container_id,
      });
      assert.equal(await content.text(), 'japan heard: Hello');
    }
  });

  it('are JSON by a schema when asked', async () => {
    const { japan } = createWorld();
    const { output_text } = await respond(japan, {
      text: {
        format: { type: 'json_schema', name: 'answer', strict: true, schema: weather.parameters },
      },
    });
    assert.deepEqual(JSON.parse(output_text), { city: 'japan heard: Hello' });
  });

  it('stream calls of functions so that the official client puts them together', async () => {
    const { japan } = createWorld();
    const stream = japan.v1.responses.stream({
      model: MODEL,
      input: 'Use get_weather',
      tools: [weather],
      reasoning: { effort: 'low', summary: 'auto' },
    });
    const { output } = await stream.finalResponse();
    const call = output.find(({ type }) => type === 'function_call');
    assert.ok(call?.type === 'function_call');
    assert.deepEqual(JSON.parse(call.arguments), { city: 'Use get_weather' });
  });
});
