/** Assistants and their threads, which Azure has in dated versions and keeps until it retires them. */
import { type Call, listed, MODELS, same } from './call.ts';

const message = { role: 'user' as const, content: 'Hello.' };

const assistants: readonly Call[] = [
  {
    method: 'beta.assistants.create',
    run: async ({ beta }, made) =>
      made.add('assistant', (await beta.assistants.create({ model: MODELS.chat })).id),
  },
  { method: 'beta.assistants.list', run: ({ beta }) => listed(beta.assistants.list()) },
  {
    method: 'beta.assistants.retrieve',
    run: ({ beta }, made) =>
      same(made.id('assistant'), beta.assistants.retrieve(made.id('assistant'))),
  },
  {
    method: 'beta.assistants.update',
    run: ({ beta }, made) =>
      same(made.id('assistant'), beta.assistants.update(made.id('assistant'), { name: 'Ada' })),
  },
  {
    method: 'beta.assistants.delete',
    async run({ beta }) {
      const { id } = await beta.assistants.create({ model: MODELS.chat });
      await same(id, beta.assistants.delete(id));
    },
  },
];

const threads: readonly Call[] = [
  {
    method: 'beta.threads.create',
    run: async ({ beta }, made) =>
      made.add('thread', (await beta.threads.create({ messages: [message] })).id),
  },
  {
    method: 'beta.threads.retrieve',
    run: ({ beta }, made) => same(made.id('thread'), beta.threads.retrieve(made.id('thread'))),
  },
  {
    method: 'beta.threads.update',
    run: ({ beta }, made) =>
      same(
        made.id('thread'),
        beta.threads.update(made.id('thread'), { metadata: { kept: 'yes' } }),
      ),
  },
  {
    method: 'beta.threads.messages.create',
    run: async ({ beta }, made) =>
      made.add('message', (await beta.threads.messages.create(made.id('thread'), message)).id),
  },
  {
    method: 'beta.threads.messages.list',
    run: ({ beta }, made) => listed(beta.threads.messages.list(made.id('thread'))),
  },
  {
    method: 'beta.threads.messages.retrieve',
    run: ({ beta }, made) =>
      same(
        made.id('message'),
        beta.threads.messages.retrieve(made.id('message'), { thread_id: made.id('thread') }),
      ),
  },
  {
    method: 'beta.threads.messages.update',
    run: ({ beta }, made) =>
      same(
        made.id('message'),
        beta.threads.messages.update(made.id('message'), {
          thread_id: made.id('thread'),
          metadata: { kept: 'yes' },
        }),
      ),
  },
  {
    method: 'beta.threads.messages.delete',
    run: ({ beta }, made) =>
      same(
        made.id('message'),
        beta.threads.messages.delete(made.id('message'), { thread_id: made.id('thread') }),
      ),
  },
];

/** A run with this function waits for its output, so that it can still be changed and cancelled. */
const waiting = {
  tools: [{ type: 'function' as const, function: { name: 'weather' } }],
  tool_choice: 'required' as const,
};

const runs: readonly Call[] = [
  {
    method: 'beta.threads.runs.create',
    async run({ beta }, made) {
      const { id } = await beta.threads.runs.create(made.id('thread'), {
        assistant_id: made.id('assistant'),
        ...waiting,
      });
      made.add('run', id);
    },
  },
  {
    method: 'beta.threads.runs.list',
    run: ({ beta }, made) => listed(beta.threads.runs.list(made.id('thread'))),
  },
  {
    method: 'beta.threads.runs.retrieve',
    run: ({ beta }, made) =>
      same(
        made.id('run'),
        beta.threads.runs.retrieve(made.id('run'), { thread_id: made.id('thread') }),
      ),
  },
  {
    method: 'beta.threads.runs.update',
    run: ({ beta }, made) =>
      same(
        made.id('run'),
        beta.threads.runs.update(made.id('run'), {
          thread_id: made.id('thread'),
          metadata: { kept: 'yes' },
        }),
      ),
  },
  {
    method: 'beta.threads.runs.steps.list',
    async run({ beta }, made) {
      const { data } = await beta.threads.runs.steps.list(made.id('run'), {
        thread_id: made.id('thread'),
      });
      made.add('step', data[0]?.id ?? '');
    },
  },
  {
    method: 'beta.threads.runs.steps.retrieve',
    run: ({ beta }, made) =>
      same(
        made.id('step'),
        beta.threads.runs.steps.retrieve(made.id('step'), {
          thread_id: made.id('thread'),
          run_id: made.id('run'),
        }),
      ),
  },
  {
    method: 'beta.threads.runs.submitToolOutputs',
    async run({ beta }, made) {
      const place = { thread_id: made.id('thread') };
      const { required_action } = await beta.threads.runs.retrieve(made.id('run'), place);
      const asked = required_action?.submit_tool_outputs.tool_calls ?? [];
      await same(
        made.id('run'),
        beta.threads.runs.submitToolOutputs(made.id('run'), {
          ...place,
          tool_outputs: asked.map(({ id }) => ({ tool_call_id: id, output: 'sunny' })),
        }),
      );
    },
  },
  {
    method: 'beta.threads.createAndRun',
    async run({ beta }, made) {
      const { id, thread_id } = await beta.threads.createAndRun({
        assistant_id: made.id('assistant'),
        thread: { messages: [message] },
        ...waiting,
      });
      made.add('other run', id);
      made.add('other thread', thread_id);
    },
  },
  {
    method: 'beta.threads.runs.cancel',
    run: ({ beta }, made) =>
      same(
        made.id('other run'),
        beta.threads.runs.cancel(made.id('other run'), { thread_id: made.id('other thread') }),
      ),
  },
  {
    method: 'beta.threads.delete',
    async run({ beta }) {
      const { id } = await beta.threads.create();
      await same(id, beta.threads.delete(id));
    },
  },
];

export const assisted: readonly Call[] = [...assistants, ...threads, ...runs];
