import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import OpenAI, { AzureOpenAI } from 'openai';
import { type LocalAzure, startLocalAzure } from '../index.ts';
import { textAt } from '../json.ts';
import { createVirtualClock } from '../support/clock.ts';
import { assignRole } from '../support/documents.ts';

const OPENAI_USER = '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd';
const OPENAI_CONTRIBUTOR = 'a001fd3d-188f-4b5d-821b-7da978bf7442';
const AUDIENCE = 'https://cognitiveservices.azure.com';

describe('an Azure OpenAI account', () => {
  const clock = createVirtualClock();
  let azure: LocalAzure;
  const question = { messages: [{ role: 'user' as const, content: 'How are you?' }] };

  const call = (path: string, body?: object, init: Parameters<LocalAzure['fetch']>[1] = {}) =>
    azure.fetch(`https://japan.openai.azure.com${path}`, {
      audience: AUDIENCE,
      method: body === undefined ? 'GET' : 'POST',
      body: body === undefined ? null : JSON.stringify(body),
      ...init,
    });
  const chat = (body: object = question, deployment = 'gpt-4o', init = {}) =>
    call(`/openai/deployments/${deployment}/chat/completions?api-version=2024-10-21`, body, init);
  const codeOf = async (response: Response): Promise<readonly unknown[]> => [
    response.status,
    textAt(Object(await response.json()), 'error', 'code'),
  ];
  // The official client, with this process' own way to the account instead of the network.
  const transport = {
    maxRetries: 0,
    fetch: async (url: string | URL | Request, init?: RequestInit) => {
      const headers = new Headers(init?.headers);
      headers.delete('authorization');
      headers.delete('api-key');
      return azure.fetch(String(url), { ...init, headers, audience: AUDIENCE });
    },
  };
  const v1 = () =>
    new OpenAI({
      apiKey: 'none',
      baseURL: 'https://japan.openai.azure.com/openai/v1',
      ...transport,
    });

  before(async () => {
    azure = await startLocalAzure({
      clock,
      accounts: [
        {
          name: 'japan',
          location: 'japaneast',
          deployments: {
            'gpt-4o': { model: 'gpt-4o-2024-11-20' },
            limited: { tokensPerMinute: 1000 },
          },
        },
        { name: 'sweden', location: 'swedencentral', deployments: { 'gpt-4o': {} } },
        { name: 'korea', location: 'koreacentral', deployments: {} },
      ],
    });
    await assignRole(azure, azure.account('japan').id, OPENAI_USER, azure.operatorId);
  });
  afterEach(() => azure.account('japan').restore());
  after(() => azure.close());

  it('answers chat completions with the deployment’s model and the usage', async () => {
    const client = new AzureOpenAI({
      apiKey: 'none',
      apiVersion: '2024-10-21',
      endpoint: 'https://japan.openai.azure.com',
      ...transport,
    });
    const completion = await client.chat.completions.create({ model: 'gpt-4o', ...question });
    assert.equal(completion.model, 'gpt-4o-2024-11-20');
    assert.equal(completion.choices[0]?.message.content, 'japan heard: How are you?');
    assert.deepEqual(completion.usage, {
      prompt_tokens: 3,
      completion_tokens: 5,
      total_tokens: 8,
    });
    const short = await client.chat.completions.create({
      model: 'gpt-4o',
      ...question,
      max_tokens: 2,
    });
    assert.equal(short.choices[0]?.finish_reason, 'length');
  });

  it('takes the deployment from the body on the v1 surface', async () => {
    const client = v1();
    const { data } = await client.embeddings.create({ model: 'gpt-4o', input: ['one', 'two'] });
    assert.equal(data.length, 2);
    assert.notDeepEqual(data[0]?.embedding, data[1]?.embedding);
    assert.deepEqual(
      (await client.models.list()).data.map(({ id }) => id),
      ['gpt-4o-2024-11-20', 'limited'],
    );
    await assert.rejects(client.chat.completions.create({ model: 'gpt-5', ...question }), {
      status: 404,
      code: 'DeploymentNotFound',
    });
  });

  it('keeps the state of responses to itself', async () => {
    const client = v1();
    const first = await client.responses.create({ model: 'gpt-4o', input: 'Hello' });
    assert.equal(first.output_text, 'japan heard: Hello');
    const next = { model: 'gpt-4o', input: 'And?', previous_response_id: first.id };
    assert.equal((await client.responses.create(next)).previous_response_id, first.id);
    assert.equal((await client.responses.retrieve(first.id)).id, first.id);
    await client.responses.delete(first.id);
    await assert.rejects(client.responses.retrieve(first.id), { status: 404 });
    await assert.rejects(client.responses.create(next), {
      status: 400,
      code: 'previous_response_not_found',
    });
    let streamed = '';
    for await (const event of await client.responses.create({
      model: 'gpt-4o',
      input: 'Hello',
      stream: true,
    })) {
      if (event.type === 'response.output_text.delta') streamed += event.delta;
      if (event.type === 'response.completed') {
        assert.equal(streamed, event.response.output_text ?? streamed);
      }
    }
    assert.equal(streamed, 'japan heard: Hello');
  });

  it('streams one event after the other, as slowly as it is', async () => {
    const response = await chat({ ...question, stream: true });
    assert.match(response.headers.get('content-type') ?? '', /^text\/event-stream/);
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    const first = await reader?.read();
    assert.match(first?.value ?? '', /^data: .*"choices":\[\].*prompt_filter_results/);
    azure.account('japan').slow(1000);
    const second = reader?.read();
    const winner = await Promise.race([
      second?.then(() => 'second event'),
      Promise.resolve('nothing'),
    ]);
    assert.equal(winner, 'nothing');
    await new Promise((resolve) => setImmediate(resolve));
    clock.advance(1000);
    assert.match((await second)?.value ?? '', /"role":"assistant"/);
    azure.account('japan').restore();
    let rest = '';
    for (let part = await reader?.read(); part?.done === false; part = await reader?.read()) {
      rest += part.value;
    }
    assert.match(rest, /data: \[DONE\]\n\n$/);
    assert.doesNotMatch(rest, /"usage"/, 'only with stream_options.include_usage');
  });

  it('throttles by tokens with the headers that clients read', async () => {
    const body = { ...question, max_tokens: 500 };
    const first = await chat(body, 'limited');
    assert.deepEqual(
      [
        first.status,
        first.headers.get('x-ratelimit-limit-tokens'),
        first.headers.get('x-ratelimit-remaining-tokens'),
      ],
      [200, '1000', '497'],
    );
    clock.advance(20_000);
    const second = await chat(body, 'limited');
    assert.deepEqual(
      [second.headers.get('retry-after'), second.headers.get('retry-after-ms')],
      ['40', '40000'],
    );
    assert.deepEqual(await codeOf(second), [429, '429']);
    clock.advance(40_000);
    assert.equal((await chat(body, 'limited')).status, 200);
  });

  it('throttles on demand until the time it names, or as often as asked', async () => {
    const account = azure.account('japan');
    account.throttle({ retryAfterSeconds: 10 });
    assert.equal((await chat()).headers.get('retry-after'), '10');
    clock.advance(9_500);
    const late = await chat();
    assert.deepEqual(
      [late.headers.get('retry-after'), late.headers.get('retry-after-ms')],
      ['1', '500'],
    );
    clock.advance(500);
    assert.equal((await chat()).status, 200);
    account.throttle({ retryAfterSeconds: 10, count: 1 });
    assert.deepEqual([(await chat()).status, (await chat()).status], [429, 200]);
  });

  it('answers a throttled Responses call without Retry-After, as it was seen to', async () => {
    azure.account('japan').throttle({ retryAfterSeconds: 10, count: 1 });
    const response = await call('/openai/v1/responses', { model: 'gpt-4o', input: 'x' });
    assert.deepEqual([response.status, response.headers.get('retry-after')], [429, null]);
  });

  it('fails and disappears on demand', async () => {
    const account = azure.account('japan');
    account.fail({ status: 503 });
    assert.equal((await chat()).status, 503);
    account.fail({ unreachable: true });
    await assert.rejects(chat(), /ECONNREFUSED japan\.openai\.azure\.com/);
  });

  it('records what reaches it, a caller’s key included', async () => {
    const account = azure.account('japan');
    const before = account.requests.length;
    const key = await chat(question, 'gpt-4o', {
      headers: { authorization: '', 'api-key': 'leaked' },
    });
    assert.deepEqual(await codeOf(key), [403, 'AuthenticationTypeDisabled']);
    const [recorded] = account.requests.slice(before);
    assert.deepEqual(
      [recorded?.method, recorded?.headers['api-key'], recorded?.body, recorded?.status],
      ['POST', 'leaked', JSON.stringify(question), 403],
    );
  });

  it('refuses the wrong audience, a principal without the role, and what does not exist', async () => {
    const url = '/openai/deployments/gpt-4o/chat/completions';
    const other = azure.fetch(`https://sweden.openai.azure.com${url}?api-version=2024-10-21`, {
      method: 'POST',
      audience: AUDIENCE,
      body: JSON.stringify(question),
    });
    const answers = [
      await chat(question, 'gpt-4o', { audience: 'https://management.azure.com' }),
      await other,
      await chat(question, 'none'),
      await call(url, question),
      await call('/openai/deployments/gpt-4o/nothing?api-version=2024-10-21', question),
      await chat({ messages: [] }),
      await call('/openai/v1/chat/completions?api-version=2024-10-21', question),
    ];
    assert.deepEqual(await Promise.all(answers.map(codeOf)), [
      [401, '401'],
      [401, 'PermissionDenied'],
      [404, 'DeploymentNotFound'],
      [404, '404'],
      [404, '404'],
      [400, 'empty_array'],
      [400, 'BadRequest'],
    ]);
  });

  it('lets users of its models write no files and batches, and contributors do so', async () => {
    const statuses = async (host: string) => {
      const codes: number[] = [];
      for (const [method, path] of [
        ['POST', 'responses'],
        ['POST', 'vector_stores'],
        ['GET', 'files'],
        ['POST', 'files'],
        ['POST', 'batches'],
        ['GET', 'chat/completions'],
      ] as const) {
        const url = `https://${host}.openai.azure.com/openai/v1/${path}`;
        const body = method === 'GET' ? null : '{}';
        codes.push((await azure.fetch(url, { method, body, audience: AUDIENCE })).status);
      }
      return codes;
    };
    assert.deepEqual(await statuses('japan'), [400, 200, 200, 401, 401, 401]);
    await assignRole(azure, azure.account('korea').id, OPENAI_CONTRIBUTOR, azure.operatorId);
    assert.deepEqual(await statuses('korea'), [400, 200, 200, 400, 400, 200]);
  });

  it('cannot have the name of another, or one that is no host name', async () => {
    const named = (...names: readonly string[]) =>
      startLocalAzure({
        accounts: names.map((name) => ({ name, location: 'japaneast', deployments: {} })),
      });
    await assert.rejects(
      named('one', 'one'),
      /Two accounts answer at https:\/\/one\.openai\.azure\.com\//,
    );
    await assert.rejects(named('Not_a_host'), /'Not_a_host' cannot be a host name/);
  });

  it('has no token endpoint under a regional host name', async () => {
    const response = await azure.fetch(
      'https://japaneast.api.cognitive.microsoft.com/openai/deployments/gpt-4o/chat/completions?api-version=2024-10-21',
      { method: 'POST', audience: AUDIENCE, body: JSON.stringify(question) },
    );
    assert.equal(response.status, 400);
    assert.match(await response.text(), /Resource Id is badly formed/);
  });
});
