/** The Responses API and what belongs to it: conversations, and the same calls as the package's beta has them. */
import type { OpenAI } from 'openai';
import { type Call, listed, MODELS, said, same, streamed } from './call.ts';

const model = MODELS.chat;
const kept = (client: OpenAI) => client.responses.create({ model, input: 'Keep this.' });
const background = (client: OpenAI) =>
  client.responses.create({ model, input: 'Take your time.', background: true });

const responses: readonly Call[] = [
  {
    method: 'responses.create',
    async run(client, made) {
      const response = await kept(client);
      said(response.output_text);
      made.add('response', response.id);
    },
  },
  {
    method: 'responses.create',
    variant: 'streamed',
    run: ({ responses }) => streamed(responses.create({ model, input: 'Hello.', stream: true })),
  },
  {
    method: 'responses.create',
    variant: 'that goes on with an earlier one',
    async run({ responses }, made) {
      const answer = await responses.create({
        model,
        input: 'And then?',
        previous_response_id: made.id('response'),
      });
      said(answer.output_text);
    },
  },
  {
    method: 'responses.create',
    variant: 'that names an item of an earlier one',
    async run(client) {
      const [item] = (await kept(client)).output;
      if (item?.type !== 'message') throw new Error('no message was answered');
      const answer = await client.responses.create({
        model,
        input: [
          { type: 'item_reference', id: item.id },
          { role: 'user', content: 'And then?' },
        ],
      });
      said(answer.output_text);
    },
  },
  {
    method: 'responses.retrieve',
    run: ({ responses }, made) =>
      same(made.id('response'), responses.retrieve(made.id('response'))),
  },
  {
    method: 'responses.inputItems.list',
    run: ({ responses }, made) => listed(responses.inputItems.list(made.id('response'))),
  },
  {
    method: 'responses.inputTokens.count',
    async run({ responses }) {
      const { input_tokens } = await responses.inputTokens.count({ model, input: 'How many?' });
      if (!(input_tokens > 0)) throw new Error('no tokens were counted');
    },
  },
  {
    method: 'responses.compact',
    async run({ responses }, made) {
      const { output } = await responses.compact({
        model,
        previous_response_id: made.id('response'),
      });
      if (output.length === 0) throw new Error('nothing is left');
    },
  },
  {
    method: 'responses.cancel',
    async run(client) {
      const { id } = await background(client);
      await same(id, client.responses.cancel(id));
    },
  },
  {
    method: 'responses.delete',
    async run(client) {
      const { id } = await kept(client);
      await client.responses.delete(id);
    },
  },
];

/** The same paths with `?beta=true`. */
const beta: readonly Call[] = [
  {
    method: 'beta.responses.create',
    async run({ beta }, made) {
      const { id } = await beta.responses.create({ model, input: 'Keep this.' });
      made.add('beta response', id);
    },
  },
  {
    method: 'beta.responses.retrieve',
    run: ({ beta }, made) =>
      same(made.id('beta response'), beta.responses.retrieve(made.id('beta response'))),
  },
  {
    method: 'beta.responses.inputItems.list',
    run: ({ beta }, made) => listed(beta.responses.inputItems.list(made.id('beta response'))),
  },
  {
    method: 'beta.responses.inputTokens.count',
    run: ({ beta }) => beta.responses.inputTokens.count({ model, input: 'How many?' }),
  },
  {
    method: 'beta.responses.compact',
    run: ({ beta }, made) =>
      beta.responses.compact({ model, previous_response_id: made.id('beta response') }),
  },
  {
    method: 'beta.responses.cancel',
    async run(client) {
      const { id } = await background(client);
      await same(id, client.beta.responses.cancel(id));
    },
  },
  {
    method: 'beta.responses.delete',
    async run(client) {
      const { id } = await kept(client);
      await client.beta.responses.delete(id);
    },
  },
];

const message = { role: 'user' as const, content: 'Remember this.' };

const conversations: readonly Call[] = [
  {
    method: 'conversations.create',
    async run({ conversations }, made) {
      made.add('conversation', (await conversations.create({ items: [message] })).id);
    },
  },
  {
    method: 'conversations.retrieve',
    run: ({ conversations }, made) =>
      same(made.id('conversation'), conversations.retrieve(made.id('conversation'))),
  },
  {
    method: 'conversations.update',
    run: ({ conversations }, made) =>
      same(
        made.id('conversation'),
        conversations.update(made.id('conversation'), { metadata: { kept: 'yes' } }),
      ),
  },
  {
    method: 'conversations.items.create',
    async run({ conversations }, made) {
      const { data } = await conversations.items.create(made.id('conversation'), {
        items: [message],
      });
      made.add('item', data[0]?.id ?? '');
    },
  },
  {
    method: 'conversations.items.list',
    run: ({ conversations }, made) => listed(conversations.items.list(made.id('conversation'))),
  },
  {
    method: 'conversations.items.retrieve',
    run: ({ conversations }, made) =>
      conversations.items.retrieve(made.id('item'), {
        conversation_id: made.id('conversation'),
      }),
  },
  {
    method: 'responses.create',
    variant: 'in a conversation',
    async run({ responses }, made) {
      const answer = await responses.create({
        model,
        input: 'What did I say?',
        conversation: made.id('conversation'),
      });
      said(answer.output_text);
    },
  },
  {
    method: 'conversations.items.delete',
    run: ({ conversations }, made) =>
      conversations.items.delete(made.id('item'), { conversation_id: made.id('conversation') }),
  },
  {
    method: 'conversations.delete',
    run: ({ conversations }, made) =>
      same(made.id('conversation'), conversations.delete(made.id('conversation'))),
  },
];

export const stateful: readonly Call[] = [...responses, ...beta, ...conversations];
