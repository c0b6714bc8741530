import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createWorld, MODEL } from './support/world.ts';

describe('the operations of an account', () => {
  const { japan } = createWorld();
  const codeOf = async (method: string, path: string, body?: object) => {
    const response = await japan.send(method, path, body);
    const { error } = Object(await response.json());
    return [response.status, error?.code];
  };

  it('need a version on the dated dialects and none on v1', async () => {
    assert.deepEqual(
      [
        await codeOf('GET', '/openai/files'),
        await codeOf('GET', '/openai/files?api-version=2024-10-21'),
        await codeOf('GET', '/openai/v1/files'),
        await codeOf('GET', '/openai/v1/files?api-version=preview'),
        await codeOf('GET', '/openai/v1/files?api-version=2024-10-21'),
      ],
      [
        [404, '404'],
        [200, undefined],
        [200, undefined],
        [200, undefined],
        [400, 'BadRequest'],
      ],
    );
  });

  it('came with versions, before which they are not there', async () => {
    const question = { model: MODEL, input: 'x' };
    assert.deepEqual(
      [
        await codeOf('POST', '/openai/responses?api-version=2024-10-21', question),
        await codeOf('POST', '/openai/responses?api-version=2025-03-01-preview', question),
        await codeOf('GET', '/openai/vector_stores?api-version=2023-05-15'),
        await codeOf('GET', '/openai/deployments?api-version=2022-12-01'),
        await codeOf('GET', '/openai/deployments?api-version=2024-10-21'),
      ],
      [
        [400, 'BadRequest'],
        [200, undefined],
        [404, '404'],
        [200, undefined],
        [404, '404'],
      ],
    );
  });

  it('are refused by name where only the local account lacks them, else as on Azure', async () => {
    assert.deepEqual(
      [
        await codeOf('POST', '/openai/v1/skills', {}),
        await codeOf('POST', '/openai/v1/moderations', { input: 'x' }),
        await codeOf('POST', '/openai/v1/images/variations', {}),
        await codeOf('POST', '/openai/chat/completions?api-version=2024-10-21', {}),
        await codeOf('GET', '/openai/v1/conversations'),
        await codeOf('GET', '/openai/v1/files/%E0%A4%A'),
      ],
      [
        [501, 'NotEmulated'],
        [404, '404'],
        [404, '404'],
        [404, '404'],
        [404, '404'],
        [400, null],
      ],
    );
  });

  it('list and show models, but only those that are there', async () => {
    assert.equal((await japan.v1.models.retrieve(MODEL)).id, MODEL);
    await assert.rejects(japan.classic.models.retrieve('gpt-5'), {
      status: 404,
      code: 'model_not_found',
    });
  });

  it('can be throttled and fail like any other', async () => {
    japan.account.faults.throttle({ retryAfterSeconds: 5, count: 1 });
    const throttled = await japan.send('GET', '/openai/v1/files');
    assert.deepEqual([throttled.status, throttled.headers.get('retry-after')], [429, '5']);
    japan.account.faults.fail({ status: 503 });
    assert.equal((await japan.send('GET', '/openai/v1/files')).status, 503);
    japan.account.faults.restore();
    assert.equal(japan.account.requests.at(-1)?.status, 503);
  });
});
