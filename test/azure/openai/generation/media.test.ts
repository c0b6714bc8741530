import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { toFile } from 'openai';
import { createWorld, MODEL, refusal } from '../support/world.ts';

describe('images and audio', () => {
  const { japan } = createWorld();
  const picture = () => toFile(Buffer.from([0x89, 0x50, 0xff]), 'cat.png', { type: 'image/png' });
  const recording = () => toFile(Buffer.from([0, 255, 1]), 'hello.wav');

  for (const dialect of ['v1', 'classic'] as const) {
    const client = japan[dialect];

    it(`are made, edited, heard and spoken (${dialect})`, async () => {
      const made = await client.images.generate({ model: MODEL, prompt: 'A cat', n: 2 });
      assert.equal(made.data?.length, 2);
      assert.match(made.data?.[0]?.b64_json ?? '', /^iVBOR/);
      const edited = await client.images.edit({
        model: MODEL,
        prompt: 'A hat',
        image: [await picture(), await picture()],
      });
      assert.equal(edited.data?.length, 1);
      const heard = await client.audio.transcriptions.create({
        model: MODEL,
        file: await recording(),
      });
      assert.equal(heard.text, 'japan heard: hello.wav');
      const translated = await client.audio.translations.create({
        model: MODEL,
        file: await recording(),
        response_format: 'verbose_json',
      });
      assert.equal(translated.text, 'japan heard: hello.wav');
      const spoken = await client.audio.speech.create({
        model: MODEL,
        voice: 'alloy',
        input: 'Hi',
      });
      assert.equal(spoken.headers.get('content-type'), 'audio/mpeg');
      assert.equal(await spoken.text(), 'japan says: Hi');
    });
  }

  it('stream', async () => {
    const types: string[] = [];
    for await (const event of await japan.v1.images.generate({
      model: MODEL,
      prompt: 'A cat',
      stream: true,
    })) {
      types.push(event.type);
    }
    assert.deepEqual(types, ['image_generation.completed']);
    let text = '';
    for await (const event of await japan.v1.audio.transcriptions.create({
      model: MODEL,
      file: await recording(),
      stream: true,
    })) {
      if (event.type === 'transcript.text.delta') text += event.delta;
    }
    assert.equal(text, 'japan heard: hello.wav');
  });

  it('refuse forms without a model, with two, and what is no form', async () => {
    const { account } = japan;
    const post = async (body: FormData | string) => {
      const url = `${account.endpoint}openai/v1/audio/transcriptions`;
      const response = await account.handle(new Request(url, { method: 'POST', body }));
      const { error } = Object(await response.json());
      return [response.status, error.param, error.code];
    };
    const form = (...models: readonly string[]) => {
      const data = new FormData();
      for (const model of models) data.append('model', model);
      data.append('file', new Blob(['x']), 'x.wav');
      return data;
    };
    assert.deepEqual(await post(form()), [400, 'model', 'missing_required_parameter']);
    assert.deepEqual(await post(form(MODEL, MODEL)), [400, 'model', 'duplicate_parameter']);
    assert.deepEqual(await post(form('gpt-5')), [404, undefined, 'DeploymentNotFound']);
    const odd = form(MODEL);
    odd.append('wish', 'x');
    assert.deepEqual(await post(odd), [400, 'wish', 'unknown_parameter']);
    assert.deepEqual(await post('{}'), [400, null, null]);
    await assert.rejects(
      japan.v1.images.generate({ model: MODEL, prompt: 'A cat', n: 11 }),
      refusal(400, /'n'/, 'integer_above_max_value'),
    );
  });
});
