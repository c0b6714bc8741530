import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { toFile } from 'openai';
import { createWorld, MODEL, refusal } from '../support/world.ts';

describe('jobs', () => {
  it('tune models from files of this account, or are cancelled', async () => {
    const { japan, sweden, clock } = createWorld();
    const { jobs } = japan.classic.fineTuning;
    const file = await japan.v1.files.create({
      file: await toFile(Buffer.from('{}'), 'train.jsonl'),
      purpose: 'fine-tune',
    });
    const start = { model: MODEL, training_file: file.id };
    const job = await jobs.create(start);
    assert.equal(job.status, 'validating_files');
    clock.advance(60_000);
    const done = await japan.v1.fineTuning.jobs.retrieve(job.id);
    assert.deepEqual([done.status, done.fine_tuned_model], ['succeeded', `${MODEL}.${job.id}`]);
    assert.equal((await jobs.listEvents(job.id)).data.length, 3);
    assert.equal((await jobs.checkpoints.list(job.id)).data.length, 0);
    await assert.rejects(jobs.cancel(job.id), refusal(400, /already ended/));
    const other = await jobs.create(start);
    assert.equal((await jobs.cancel(other.id)).status, 'cancelled');
    assert.equal((await jobs.list()).data.length, 2);
    await assert.rejects(sweden.v1.fineTuning.jobs.create(start), refusal(404, /were not found/));
    await assert.rejects(sweden.v1.fineTuning.jobs.retrieve(job.id), {
      status: 404,
      code: 'notFound',
    });
  });

  it('evaluate, once the preview is asked for', async () => {
    const { japan, clock } = createWorld();
    const evals = japan.v1.withOptions({ defaultHeaders: { 'aoai-evals': 'preview' } }).evals;
    const made = {
      name: 'greets',
      data_source_config: { type: 'custom' as const, item_schema: {} },
      testing_criteria: [
        {
          type: 'string_check' as const,
          name: 'says hello',
          input: '{{item.x}}',
          operation: 'eq' as const,
          reference: 'hello',
        },
      ],
    };
    await assert.rejects(japan.v1.evals.create(made), refusal(400, /aoai-evals/));
    const { id } = await evals.create(made);
    const run = await evals.runs.create(id, {
      data_source: { type: 'jsonl', source: { type: 'file_content', content: [{ item: {} }] } },
    });
    clock.advance(10_000);
    assert.equal((await evals.runs.retrieve(run.id, { eval_id: id })).status, 'completed');
    await evals.runs.delete(run.id, { eval_id: id });
    assert.equal((await evals.runs.list(id)).data.length, 0);
    assert.equal((await evals.update(id, { name: 'welcomes' })).name, 'welcomes');
    assert.equal((await evals.list()).data.length, 1);
    await evals.delete(id);
    await assert.rejects(evals.retrieve(id), refusal(404, /Eval with id/));
  });

  it('make videos, which can be fetched when they are ready', async () => {
    const { japan, sweden, clock } = createWorld();
    const { videos } = japan.v1;
    const { id, status } = await videos.create({ model: MODEL, prompt: 'A cat' });
    assert.equal(status, 'queued');
    await assert.rejects(videos.downloadContent(id), refusal(400, /not ready/));
    clock.advance(10_000);
    assert.equal((await videos.retrieve(id)).progress, 100);
    assert.equal(await (await videos.downloadContent(id)).text(), 'japan shows: A cat');
    assert.equal((await videos.remix(id, { prompt: 'A dog' })).remixed_from_video_id, id);
    assert.equal((await videos.list()).data.length, 2);
    await assert.rejects(sweden.v1.videos.retrieve(id), refusal(404, /Video with id/));
    await videos.delete(id);
    await assert.rejects(videos.retrieve(id), { status: 404 });
  });

  it('give secrets for realtime sessions, not the sessions', async () => {
    const { japan } = createWorld();
    const secret = await japan.v1.realtime.clientSecrets.create({
      session: { type: 'realtime', model: MODEL },
    });
    assert.match(secret.value, /^ek_/);
    const session = await japan.send('GET', '/openai/v1/realtime');
    assert.equal(session.status, 501);
  });
});
