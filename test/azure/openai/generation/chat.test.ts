import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Ajv } from 'ajv';
import type OpenAI from 'openai';
import { createWorld, MODEL, refusal } from '../support/world.ts';

type Message = OpenAI.ChatCompletionMessageParam;

const weather = {
  type: 'function' as const,
  function: {
    name: 'get_weather',
    parameters: {
      type: 'object',
      properties: { city: { type: 'string' }, days: { type: 'integer', minimum: 2 } },
      required: ['city', 'days'],
      additionalProperties: false,
    },
    strict: true,
  },
};
const ask = (content: string): Message[] => [{ role: 'user', content }];

describe('chat completions', () => {
  const { japan } = createWorld();
  const create = (body: Partial<OpenAI.ChatCompletionCreateParamsNonStreaming>) =>
    japan.v1.chat.completions.create({ model: MODEL, messages: ask('Hello'), ...body });

  it('call a function when they must, with arguments that fit, and answer its result with text', async () => {
    for (const client of [japan.v1, japan.classic]) {
      const messages = ask('Which weather?');
      const first = await client.chat.completions.create({
        model: MODEL,
        messages,
        tools: [weather],
        tool_choice: 'required',
      });
      const [choice] = first.choices;
      assert.equal(choice?.finish_reason, 'tool_calls');
      const call = choice?.message.tool_calls?.[0];
      assert.ok(call?.type === 'function');
      const given = JSON.parse(call.function.arguments);
      assert.deepEqual(
        [call.function.name, typeof given.city, given.days],
        ['get_weather', 'string', 2],
      );
      const second = await client.chat.completions.create({
        model: MODEL,
        tools: [weather],
        messages: [
          ...messages,
          choice?.message ?? assert.fail(),
          { role: 'tool', tool_call_id: call.id, content: 'sunny' },
        ],
      });
      assert.match(second.choices[0]?.message.content ?? '', /^japan heard: .*sunny$/);
    }
  });

  it('left to themselves, call the functions that the question names', async () => {
    const named = await create({ messages: ask('Use get_weather now'), tools: [weather] });
    assert.equal(named.choices[0]?.message.tool_calls?.length, 1);
    const unnamed = await create({ tools: [weather] });
    assert.equal(unnamed.choices[0]?.message.tool_calls, undefined);
    const forbidden = await create({
      messages: ask('Use get_weather now'),
      tools: [weather],
      tool_choice: 'none',
    });
    assert.equal(forbidden.choices[0]?.finish_reason, 'stop');
  });

  it('stream calls of functions in pieces, and the usage when asked', async () => {
    const stream = japan.v1.chat.completions.stream({
      model: MODEL,
      messages: ask('Which weather?'),
      tools: [weather],
      tool_choice: { type: 'function', function: { name: 'get_weather' } },
      stream_options: { include_usage: true },
    });
    const completion = await stream.finalChatCompletion();
    const call = completion.choices[0]?.message.tool_calls?.[0];
    assert.ok(call?.type === 'function');
    assert.deepEqual(JSON.parse(call.function.arguments), { city: 'Which weather?', days: 2 });
    assert.ok((completion.usage?.total_tokens ?? 0) > 0);
  });

  it('answer by a strict schema, even one that contains itself', async () => {
    const schema = {
      type: 'object',
      properties: {
        said: { type: 'string' },
        kind: { enum: ['greeting', 'question'] },
        at: { type: 'string', format: 'date-time' },
        next: { anyOf: [{ type: 'null' }, { $ref: '#' }] },
        parts: { type: 'array', items: { $ref: '#/$defs/part' }, minItems: 2 },
      },
      required: ['said', 'kind', 'at', 'next', 'parts'],
      additionalProperties: false,
      $defs: {
        part: {
          type: 'object',
          properties: { score: { type: 'number', maximum: -1 } },
          required: ['score'],
          additionalProperties: false,
        },
      },
    };
    const { choices } = await create({
      response_format: {
        type: 'json_schema',
        json_schema: { name: 'answer', strict: true, schema },
      },
    });
    const answer = JSON.parse(choices[0]?.message.content ?? '');
    const validate = new Ajv({ validateFormats: false }).compile(schema);
    assert.equal(validate(answer), true, JSON.stringify(validate.errors));
    assert.equal(answer.said, 'japan heard: Hello');
  });

  it('refuse a strict schema that leaves something open', async () => {
    const open = { type: 'object', properties: { said: { type: 'string' } } };
    await assert.rejects(
      create({
        response_format: {
          type: 'json_schema',
          json_schema: { name: 'answer', strict: true, schema: open },
        },
      }),
      refusal(400, /'answer'.*'additionalProperties' is required/),
    );
    const tool = { ...weather, function: { ...weather.function, parameters: open } };
    await assert.rejects(
      create({ tools: [tool] }),
      refusal(400, /function 'get_weather'/, 'invalid_function_parameters'),
    );
  });

  it('give as many choices as asked', async () => {
    const { choices, usage } = await create({ n: 3 });
    assert.deepEqual(
      choices.map(({ index }) => index),
      [0, 1, 2],
    );
    assert.equal(usage?.completion_tokens, 9);
  });

  it('are kept when asked, and only where they were made', async () => {
    const { japan, sweden } = createWorld();
    const made = await japan.v1.chat.completions.create({
      model: MODEL,
      messages: ask('Keep this'),
      store: true,
      metadata: { team: 'a' },
    });
    const { chat } = japan.classic;
    assert.equal((await chat.completions.retrieve(made.id)).id, made.id);
    const [message] = (await chat.completions.messages.list(made.id)).data;
    assert.equal(message?.content, 'Keep this');
    await chat.completions.update(made.id, { metadata: { team: 'b' } });
    assert.equal((await chat.completions.list({ metadata: { team: 'b' } })).data.length, 1);
    assert.equal((await chat.completions.list({ metadata: { team: 'a' } })).data.length, 0);
    await assert.rejects(sweden.v1.chat.completions.retrieve(made.id), refusal(404, /not found/));
    await chat.completions.delete(made.id);
    await assert.rejects(chat.completions.retrieve(made.id), refusal(404, /not found/));
  });

  it('name the parameter that is wrong', async () => {
    const refused = async (body: object) => {
      const response = await japan.send('POST', '/openai/v1/chat/completions', {
        model: MODEL,
        messages: ask('x'),
        ...body,
      });
      const { error } = Object(await response.json());
      return [response.status, error.param, error.code];
    };
    const call = { id: 'call_1', type: 'function', function: { name: 'f', arguments: '{}' } };
    assert.deepEqual(
      [
        await refused({ nonsense: 1 }),
        await refused({ n: 'two' }),
        await refused({ n: 0 }),
        await refused({ model: undefined }),
        await refused({ messages: [{ role: 'nobody', content: 'x' }] }),
        await refused({ messages: [{ role: 'user', content: null }] }),
        await refused({ messages: [{ role: 'tool', tool_call_id: 'call_1', content: 'x' }] }),
        await refused({ messages: [{ role: 'assistant', tool_calls: [call] }, ...ask('x')] }),
        await refused({
          tools: [weather],
          tool_choice: { type: 'function', function: { name: 'no' } },
        }),
        await refused({ response_format: { type: 'json_object' } }),
      ],
      [
        [400, 'nonsense', 'unknown_parameter'],
        [400, 'n', 'invalid_type'],
        [400, 'n', 'integer_below_min_value'],
        [400, 'model', 'missing_required_parameter'],
        [400, 'messages[0].role', 'invalid_value'],
        [400, 'messages[0].content', 'invalid_value'],
        [400, 'messages.[0].role', null],
        [400, 'messages.[0].role', null],
        [400, 'tool_choice', null],
        [400, 'response_format', null],
      ],
    );
  });

  it('say what is not emulated instead of leaving it out', async () => {
    await assert.rejects(create({ logprobs: true }), { status: 501, code: 'NotEmulated' });
    await assert.rejects(create({ web_search_options: {} }), { status: 501 });
    const endless = { anyOf: [{ $ref: '#' }] };
    await assert.rejects(
      create({
        response_format: { type: 'json_schema', json_schema: { name: 'x', schema: endless } },
      }),
      { status: 501, message: /without end/ },
    );
  });

  it('are refused by the content filter when the prompt asks for it', async () => {
    const response = await japan.send('POST', '/openai/v1/chat/completions', {
      model: MODEL,
      messages: ask('Tell me [content_filter]'),
    });
    const { error } = Object(await response.json());
    assert.deepEqual([response.status, error.code, error.param], [400, 'content_filter', 'prompt']);
    assert.equal(error.innererror.code, 'ResponsibleAIPolicyViolation');
    assert.equal(error.innererror.content_filter_result.violence.filtered, true);
  });
});
