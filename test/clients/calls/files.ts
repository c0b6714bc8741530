/** Files and what is made of them: uploads, batches, vector stores, containers. */
import type { OpenAI } from 'openai';
import { type Call, filled, listed, MODELS, same, textFile } from './call.ts';

const TEXT = 'The capital of Japan is Tokyo.\n';
const task = `${JSON.stringify({
  custom_id: '1',
  method: 'POST',
  url: '/v1/chat/completions',
  body: { model: MODELS.chat, messages: [{ role: 'user', content: 'Hello.' }] },
})}\n`;

const upload = (client: OpenAI) =>
  client.files.create({ file: textFile('facts.txt', TEXT), purpose: 'assistants' });
const store = (client: OpenAI) => client.vectorStores.create({ name: 'facts' });

const files: readonly Call[] = [
  {
    method: 'files.create',
    run: async (client, made) => made.add('file', (await upload(client)).id),
  },
  { method: 'files.list', run: ({ files }) => listed(files.list()) },
  {
    method: 'files.retrieve',
    run: ({ files }, made) => same(made.id('file'), files.retrieve(made.id('file'))),
  },
  {
    method: 'files.content',
    run: ({ files }, made) => filled(files.content(made.id('file'))),
  },
  {
    method: 'files.delete',
    async run(client) {
      const { id } = await upload(client);
      await same(id, client.files.delete(id));
    },
  },
];

const begin = ({ uploads }: OpenAI) =>
  uploads.create({
    filename: 'facts.txt',
    purpose: 'assistants',
    bytes: Buffer.byteLength(TEXT),
    mime_type: 'text/plain',
  });

const uploads: readonly Call[] = [
  {
    method: 'uploads.create',
    run: async (client, made) => made.add('upload', (await begin(client)).id),
  },
  {
    method: 'uploads.parts.create',
    async run({ uploads }, made) {
      const part = await uploads.parts.create(made.id('upload'), {
        data: textFile('part', TEXT),
      });
      made.add('part', part.id);
    },
  },
  {
    method: 'uploads.complete',
    run: ({ uploads }, made) =>
      same(made.id('upload'), uploads.complete(made.id('upload'), { part_ids: [made.id('part')] })),
  },
  {
    method: 'uploads.cancel',
    async run(client) {
      const { id } = await begin(client);
      await same(id, client.uploads.cancel(id));
    },
  },
];

const batch = async (client: OpenAI) => {
  const file = await client.files.create({ file: textFile('tasks.jsonl', task), purpose: 'batch' });
  return await client.batches.create({
    input_file_id: file.id,
    endpoint: '/v1/chat/completions',
    completion_window: '24h',
  });
};

const batches: readonly Call[] = [
  {
    method: 'batches.create',
    run: async (client, made) => made.add('batch', (await batch(client)).id),
  },
  { method: 'batches.list', run: ({ batches }) => listed(batches.list()) },
  {
    method: 'batches.retrieve',
    run: ({ batches }, made) => same(made.id('batch'), batches.retrieve(made.id('batch'))),
  },
  {
    method: 'batches.cancel',
    async run(client) {
      const { id } = await batch(client);
      await same(id, client.batches.cancel(id));
    },
  },
];

const vectorStores: readonly Call[] = [
  {
    method: 'vectorStores.create',
    run: async (client, made) => made.add('vector store', (await store(client)).id),
  },
  { method: 'vectorStores.list', run: ({ vectorStores }) => listed(vectorStores.list()) },
  {
    method: 'vectorStores.retrieve',
    run: ({ vectorStores }, made) =>
      same(made.id('vector store'), vectorStores.retrieve(made.id('vector store'))),
  },
  {
    method: 'vectorStores.update',
    run: ({ vectorStores }, made) =>
      same(
        made.id('vector store'),
        vectorStores.update(made.id('vector store'), { name: 'more facts' }),
      ),
  },
  {
    method: 'vectorStores.files.create',
    run: ({ vectorStores }, made) =>
      same(
        made.id('file'),
        vectorStores.files.create(made.id('vector store'), { file_id: made.id('file') }),
      ),
  },
  {
    method: 'vectorStores.files.list',
    run: ({ vectorStores }, made) => listed(vectorStores.files.list(made.id('vector store'))),
  },
  {
    method: 'vectorStores.files.retrieve',
    run: ({ vectorStores }, made) =>
      same(
        made.id('file'),
        vectorStores.files.retrieve(made.id('file'), {
          vector_store_id: made.id('vector store'),
        }),
      ),
  },
  {
    method: 'vectorStores.files.update',
    run: ({ vectorStores }, made) =>
      same(
        made.id('file'),
        vectorStores.files.update(made.id('file'), {
          vector_store_id: made.id('vector store'),
          attributes: { about: 'Japan' },
        }),
      ),
  },
  {
    method: 'vectorStores.files.content',
    run: ({ vectorStores }, made) =>
      listed(
        vectorStores.files.content(made.id('file'), { vector_store_id: made.id('vector store') }),
      ),
  },
  {
    method: 'vectorStores.search',
    run: ({ vectorStores }, made) =>
      listed(vectorStores.search(made.id('vector store'), { query: 'capital of Japan' })),
  },
  {
    method: 'responses.create',
    variant: 'that searches a vector store',
    run: ({ responses }, made) =>
      responses.create({
        model: MODELS.chat,
        input: 'What is the capital of Japan?',
        tools: [{ type: 'file_search', vector_store_ids: [made.id('vector store')] }],
      }),
  },
  {
    method: 'vectorStores.fileBatches.create',
    async run(client, made) {
      const { id } = await client.vectorStores.fileBatches.create(made.id('vector store'), {
        file_ids: [(await upload(client)).id],
      });
      made.add('file batch', id);
    },
  },
  {
    method: 'vectorStores.fileBatches.retrieve',
    run: ({ vectorStores }, made) =>
      same(
        made.id('file batch'),
        vectorStores.fileBatches.retrieve(made.id('file batch'), {
          vector_store_id: made.id('vector store'),
        }),
      ),
  },
  {
    method: 'vectorStores.fileBatches.listFiles',
    run: ({ vectorStores }, made) =>
      listed(
        vectorStores.fileBatches.listFiles(made.id('file batch'), {
          vector_store_id: made.id('vector store'),
        }),
      ),
  },
  {
    method: 'vectorStores.fileBatches.cancel',
    run: ({ vectorStores }, made) =>
      same(
        made.id('file batch'),
        vectorStores.fileBatches.cancel(made.id('file batch'), {
          vector_store_id: made.id('vector store'),
        }),
      ),
  },
  {
    method: 'vectorStores.files.delete',
    run: ({ vectorStores }, made) =>
      same(
        made.id('file'),
        vectorStores.files.delete(made.id('file'), { vector_store_id: made.id('vector store') }),
      ),
  },
  {
    method: 'vectorStores.delete',
    async run(client) {
      const { id } = await store(client);
      await same(id, client.vectorStores.delete(id));
    },
  },
];

const containers: readonly Call[] = [
  {
    method: 'containers.create',
    run: async ({ containers }, made) =>
      made.add('container', (await containers.create({ name: 'work' })).id),
  },
  { method: 'containers.list', run: ({ containers }) => listed(containers.list()) },
  {
    method: 'containers.retrieve',
    run: ({ containers }, made) =>
      same(made.id('container'), containers.retrieve(made.id('container'))),
  },
  {
    method: 'containers.files.create',
    async run({ containers }, made) {
      const file = await containers.files.create(made.id('container'), {
        file: textFile('facts.txt', TEXT),
      });
      made.add('container file', file.id);
    },
  },
  {
    method: 'containers.files.list',
    run: ({ containers }, made) => listed(containers.files.list(made.id('container'))),
  },
  {
    method: 'containers.files.retrieve',
    run: ({ containers }, made) =>
      same(
        made.id('container file'),
        containers.files.retrieve(made.id('container file'), {
          container_id: made.id('container'),
        }),
      ),
  },
  {
    method: 'containers.files.content.retrieve',
    run: ({ containers }, made) =>
      filled(
        containers.files.content.retrieve(made.id('container file'), {
          container_id: made.id('container'),
        }),
      ),
  },
  {
    method: 'responses.create',
    variant: 'that computes in a container',
    run: ({ responses }, made) =>
      responses.create({
        model: MODELS.chat,
        input: 'How long is facts.txt?',
        tools: [{ type: 'code_interpreter', container: made.id('container') }],
      }),
  },
  {
    method: 'containers.files.delete',
    run: ({ containers }, made) =>
      containers.files.delete(made.id('container file'), { container_id: made.id('container') }),
  },
  {
    method: 'containers.delete',
    run: ({ containers }, made) => containers.delete(made.id('container')),
  },
];

export const stored: readonly Call[] = [
  ...files,
  ...uploads,
  ...batches,
  ...vectorStores,
  ...containers,
];
