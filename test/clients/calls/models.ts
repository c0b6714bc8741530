/** Models: which there are, how they are trained and judged. */
import type { OpenAI } from 'openai';
import { type Call, listed, MODELS, same, textFile } from './call.ts';

const models: readonly Call[] = [
  { method: 'models.list', run: ({ models }) => listed(models.list()) },
  {
    method: 'models.retrieve',
    run: ({ models }) => same(MODELS.chat, models.retrieve(MODELS.chat)),
  },
  {
    method: 'models.delete',
    run: ({ models }) => same(MODELS.trained, models.delete(MODELS.trained)),
  },
];

const example = `${JSON.stringify({
  messages: [
    { role: 'user', content: 'Hello.' },
    { role: 'assistant', content: 'Good day.' },
  ],
})}\n`;

const train = async (client: OpenAI) => {
  const file = await client.files.create({
    file: textFile('examples.jsonl', example.repeat(10)),
    purpose: 'fine-tune',
  });
  return await client.fineTuning.jobs.create({ model: MODELS.chat, training_file: file.id });
};

const grader = {
  type: 'string_check' as const,
  name: 'polite',
  input: '{{sample.output_text}}',
  reference: 'Good day.',
  operation: 'eq' as const,
};

const fineTuning: readonly Call[] = [
  {
    method: 'fineTuning.jobs.create',
    run: async (client, made) => made.add('job', (await train(client)).id),
  },
  { method: 'fineTuning.jobs.list', run: ({ fineTuning }) => listed(fineTuning.jobs.list()) },
  {
    method: 'fineTuning.jobs.retrieve',
    run: ({ fineTuning }, made) => same(made.id('job'), fineTuning.jobs.retrieve(made.id('job'))),
  },
  {
    method: 'fineTuning.jobs.listEvents',
    run: ({ fineTuning }, made) => listed(fineTuning.jobs.listEvents(made.id('job'))),
  },
  {
    method: 'fineTuning.jobs.checkpoints.list',
    run: ({ fineTuning }, made) => listed(fineTuning.jobs.checkpoints.list(made.id('job'))),
  },
  {
    method: 'fineTuning.jobs.pause',
    run: ({ fineTuning }, made) => same(made.id('job'), fineTuning.jobs.pause(made.id('job'))),
  },
  {
    method: 'fineTuning.jobs.resume',
    run: ({ fineTuning }, made) => same(made.id('job'), fineTuning.jobs.resume(made.id('job'))),
  },
  {
    method: 'fineTuning.jobs.cancel',
    async run(client) {
      const { id } = await train(client);
      await same(id, client.fineTuning.jobs.cancel(id));
    },
  },
  {
    method: 'fineTuning.checkpoints.permissions.create',
    async run({ fineTuning }, made) {
      const { data } = await fineTuning.checkpoints.permissions.create(MODELS.trained, {
        project_ids: ['proj_1'],
      });
      made.add('permission', data[0]?.id ?? '');
    },
  },
  {
    method: 'fineTuning.checkpoints.permissions.list',
    run: ({ fineTuning }) => listed(fineTuning.checkpoints.permissions.list(MODELS.trained)),
  },
  {
    method: 'fineTuning.checkpoints.permissions.retrieve',
    async run({ fineTuning }) {
      const { data } = await fineTuning.checkpoints.permissions.retrieve(MODELS.trained);
      if (!Array.isArray(data)) throw new Error('a list without data');
    },
  },
  {
    method: 'fineTuning.checkpoints.permissions.delete',
    run: ({ fineTuning }, made) =>
      fineTuning.checkpoints.permissions.delete(made.id('permission'), {
        fine_tuned_model_checkpoint: MODELS.trained,
      }),
  },
  {
    method: 'fineTuning.alpha.graders.validate',
    run: ({ fineTuning }) => fineTuning.alpha.graders.validate({ grader }),
  },
  {
    method: 'fineTuning.alpha.graders.run',
    run: ({ fineTuning }) =>
      fineTuning.alpha.graders.run({ grader, model_sample: 'Good day.', item: {} }),
  },
];

/** Evaluations are a preview of Azure, which must be asked for: https://learn.microsoft.com/azure/foundry/openai/api-version-lifecycle */
const preview = { headers: { 'aoai-evals': 'preview' } };

const evaluate = ({ evals }: OpenAI) =>
  evals.create(
    {
      name: 'politeness',
      data_source_config: {
        type: 'custom',
        item_schema: { type: 'object', properties: { question: { type: 'string' } } },
        include_sample_schema: true,
      },
      testing_criteria: [grader],
    },
    preview,
  );

const evals: readonly Call[] = [
  {
    method: 'evals.create',
    run: async (client, made) => made.add('eval', (await evaluate(client)).id),
  },
  { method: 'evals.list', run: ({ evals }) => listed(evals.list({}, preview)) },
  {
    method: 'evals.retrieve',
    run: ({ evals }, made) => same(made.id('eval'), evals.retrieve(made.id('eval'), preview)),
  },
  {
    method: 'evals.update',
    run: ({ evals }, made) =>
      same(made.id('eval'), evals.update(made.id('eval'), { name: 'manners' }, preview)),
  },
  {
    method: 'evals.runs.create',
    async run({ evals }, made) {
      const { id } = await evals.runs.create(
        made.id('eval'),
        {
          data_source: {
            type: 'jsonl',
            source: {
              type: 'file_content',
              content: [{ item: { question: 'Hello.' }, sample: { output_text: 'Good day.' } }],
            },
          },
        },
        preview,
      );
      made.add('eval run', id);
    },
  },
  {
    method: 'evals.runs.list',
    run: ({ evals }, made) => listed(evals.runs.list(made.id('eval'), {}, preview)),
  },
  {
    method: 'evals.runs.retrieve',
    run: ({ evals }, made) =>
      same(
        made.id('eval run'),
        evals.runs.retrieve(made.id('eval run'), { eval_id: made.id('eval') }, preview),
      ),
  },
  {
    method: 'evals.runs.outputItems.list',
    async run({ evals }, made) {
      const { data } = await evals.runs.outputItems.list(
        made.id('eval run'),
        { eval_id: made.id('eval') },
        preview,
      );
      made.add('output item', data[0]?.id ?? '');
    },
  },
  {
    method: 'evals.runs.outputItems.retrieve',
    run: ({ evals }, made) =>
      same(
        made.id('output item'),
        evals.runs.outputItems.retrieve(
          made.id('output item'),
          { eval_id: made.id('eval'), run_id: made.id('eval run') },
          preview,
        ),
      ),
  },
  {
    method: 'evals.runs.cancel',
    run: ({ evals }, made) =>
      evals.runs.cancel(made.id('eval run'), { eval_id: made.id('eval') }, preview),
  },
  {
    method: 'evals.runs.delete',
    run: ({ evals }, made) =>
      evals.runs.delete(made.id('eval run'), { eval_id: made.id('eval') }, preview),
  },
  {
    method: 'evals.delete',
    async run(client) {
      const { id } = await evaluate(client);
      await client.evals.delete(id, preview);
    },
  },
];

export const trained: readonly Call[] = [...models, ...fineTuning, ...evals];
