import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { toFile } from 'openai';
import { OPERATIONS } from './operations.ts';
import { type Clients, createWorld, MODEL } from './support/world.ts';

/** Names that operations know, so that a body gets past the first check. */
const NAMES = [
  ...['messages', 'input', 'tools', 'tool_choice', 'response_format', 'text', 'conversation'],
  ...['previous_response_id', 'file_ids', 'files', 'prompt', 'items', 'metadata', 'container'],
  ...['tool_outputs', 'thread', 'additional_messages', 'tool_resources', 'content', 'role', 'type'],
  ...['id', 'file_id', 'call_id', 'output', 'json_schema', 'schema', 'format', 'session', 'query'],
  ...['data_source', 'include', 'reasoning', 'stream', 'n', 'vector_store_ids', 'function', 'name'],
];

const TEXTS = [
  ...['user', 'message', 'reasoning', 'item_reference', 'function_call_output', 'file_search'],
  ...['function', 'auto', 'required', 'input_text', 'assistant', 'tool', 'function_call', 'array'],
  ...['json_schema', 'code_interpreter', 'object', 'rs_1', 'file-1', 'resp_1', 'odd/"\'id', ''],
];

const { value: anything } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom<unknown>(null, true, 0, -1, 2.5, ...TEXTS),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...NAMES), tie('value'), { maxKeys: 4 }),
  ),
}));

/** By the names that paths have for them. */
async function keepOneOfEach({ v1 }: Clients): Promise<Readonly<Record<string, string>>> {
  const assistant = await v1.beta.assistants.create({ model: MODEL });
  return {
    response_id: (await v1.responses.create({ model: MODEL, input: 'x' })).id,
    conversation_id: (await v1.conversations.create()).id,
    vector_store_id: (await v1.vectorStores.create({})).id,
    container_id: (await v1.containers.create({ name: 'x' })).id,
    assistant_id: assistant.id,
    thread_id: (await v1.beta.threads.create()).id,
    file_id: (
      await v1.files.create({ file: await toFile(Buffer.from('x'), 'x'), purpose: 'vision' })
    ).id,
    upload_id: (
      await v1.uploads.create({ bytes: 1, filename: 'x', mime_type: 'x/x', purpose: 'vision' })
    ).id,
  };
}

describe('an account that is sent nonsense', () => {
  it('refuses it, and has no defect', async () => {
    const { japan } = createWorld();
    const ids = await keepOneOfEach(japan);
    const posts = OPERATIONS.filter(({ method }) => method === 'POST');
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...posts),
        fc.dictionary(fc.constantFrom(...NAMES), anything, { maxKeys: 4 }),
        async ({ path }, body) => {
          const url = `/openai/v1${path.replace(/\{([^}]+)\}/g, (_, name) => ids[name] ?? 'x')}`;
          const response = await japan.send('POST', url, { model: MODEL, ...body });
          await response.text();
          const { status } = response;
          assert.ok(status < 500 || status === 501, `${url} ${status}`);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
