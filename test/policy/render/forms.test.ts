/** Multipart forms, whose model stands in a field. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Answer, errorOf, OK, serve } from './served.ts';

const PATH = '/v1/audio/transcriptions';
const BUSY: Answer = { status: 429, headers: { 'retry-after': '1' } };

/** A form as clients write it: the file first. */
function form(fields: readonly (readonly [head: string, value: string])[], boundary = 'x') {
  const parts = fields.map(
    ([head, value]) =>
      `--${boundary}\r\nContent-Disposition: form-data; ${head}\r\n\r\n${value}\r\n`,
  );
  return {
    body: `${parts.join('')}--${boundary}--\r\n`,
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  };
}
const file = (content: string) =>
  ['name="file"; filename="a.wav"\r\nContent-Type: audio/wav', content] as const;

describe('a form on /v1', () => {
  it('names its model in a field, and reaches the accounts byte for byte, the second one, too', async () => {
    for (const name of [
      'name="model"',
      'name=model',
      'NAME="model"',
      'name="model"\r\nContent-Type: text/plain',
    ]) {
      const served = serve({}, ({ account }) => (account === 'japan' ? BUSY : OK));
      const message = form([
        file('RIFF \u0000\u0001 name="model"\r\n\r\nother\r\n'),
        [name, 'gpt-4o'],
      ]);
      const reply = await served.send('POST', PATH, message);
      assert.equal(reply.status, 200, reply.text);
      assert.deepEqual(
        served.calls.map(({ account, body }) => [account, body]),
        [
          ['japan', message.body],
          ['sweden', message.body],
        ],
      );
    }
  });

  it('is refused without a model, with two, with an unknown one, and where it cannot be read', async () => {
    const served = serve({});
    for (const [message, status, code] of [
      [form([file('x')]), 400, 'MissingModel'],
      [form([['name="models"', 'gpt-4o']]), 400, 'MissingModel'],
      [
        form([
          ['name="model"', 'gpt-4o'],
          ['name="model"', 'gpt-4o'],
        ]),
        400,
        'AmbiguousModel',
      ],
      [form([['name="model"', 'gpt-5']]), 404, 'DeploymentNotFound'],
      [
        {
          ...form([['name="model"', 'gpt-4o']]),
          headers: { 'content-type': 'multipart/form-data' },
        },
        400,
        'MissingModel',
      ],
      [form([file('x'.repeat(2_100_000)), ['name="model"', 'gpt-4o']]), 413, 'RequestTooLarge'],
    ] as const) {
      const reply = await served.send('POST', PATH, message);
      assert.equal(reply.status, status, reply.text);
      assert.equal(errorOf(reply).code, code);
    }
    assert.deepEqual(served.calls, []);
  });

  it('is not read where it names no model, such as a file of any size', async () => {
    const served = serve({});
    const reply = await served.send('POST', '/v1/files', form([file('x'.repeat(2_100_000))]));
    assert.equal(reply.status, 200);
    assert.equal(served.calls.length, 1);
  });

  it('is refused where accounts name the model differently, with the way that works', async () => {
    const accounts = { a: { models: { m: 'x' } }, b: { models: { m: 'y' } } } as const;
    const served = serve({ accounts });
    const reply = await served.send('POST', PATH, form([['name="model"', 'm']]));
    assert.equal(errorOf(reply).code, 'ModelNotInForm');
    assert.deepEqual(served.calls, []);
    const path = '/deployments/m/audio/transcriptions?api-version=1';
    assert.equal((await served.send('POST', path, form([file('x')]))).status, 200);
  });
});
