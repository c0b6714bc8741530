/** What the policy must know of the operations in the table, and of the bodies that they take. */
import type { Surface } from '../policy/surface.ts';
import { anyOtherOperations } from './describe.ts';
import { type Operation, operations, withoutDialect } from './operations/index.ts';

export const surface: Surface = {
  generating: firstSegments(({ generates }) => generates),
  notClassic: firstSegments(
    ({ dialect, generates }) => generates && dialect === 'deployments',
  ).filter(
    (segment) =>
      !firstSegments(({ dialect, generates }) => generates && dialect === 'classic').includes(
        segment,
      ),
  ),
  withoutModel: [
    'containers',
    'conversations',
    'files',
    'models',
    'responses',
    'uploads',
    'vector_stores',
  ],
  trainedModel: ['fine_tuning'],
  forms: firstSegments(({ bodies, model }) => bodies.includes('form') && model === 'body'),
  gathered: [
    'assistants',
    'batches',
    'evals',
    'files',
    'fine_tuning',
    'threads',
    'uploads',
    'vector_stores',
  ],
  webSockets: firstSegments(({ answer }) => answer === 'websocket'),
  unknownOperations: anyOtherOperations,
  query: ['after', 'before', 'run_id'],
  /**
   * Some are only in paths today; a new operation may have them in its body. Not in it, though they end in `_id`: what names something
   * inside of the same body (`tool_call_id`, `call_id`), something in the conversation that is named beside it (`approval_request_id`), what
   * is only compared with (`comparison_response_id`), or nothing of the account (`connector_id`, `project_ids`).
   */
  references: [
    'assistant_id',
    'batch_id',
    'container',
    'container_id',
    'conversation',
    'conversation_id',
    'eval_id',
    'file_id',
    'file_ids',
    'input_file_id',
    'part_ids',
    'previous_response_id',
    'response_id',
    'run_id',
    'thread_id',
    'training_file',
    'upload_id',
    'validation_file',
    'vector_store_id',
    'vector_store_ids',
  ],
  /** `audio` is an earlier spoken answer in the messages of a chat, `prompt` a stored one and no text, `video` what is to be changed. */
  holders: ['audio', 'conversation', 'prompt', 'video'],
  /**
   * `reasoning` and `compaction` also where they come with their encrypted content, which only the account can read that wrote it:
   * https://github.com/openai/codex/issues/3573, https://github.com/anomalyco/opencode/issues/29879. `image_generation_call` is an
   * earlier picture, named without its bytes; `file_id` the data of an evaluation.
   */
  itemTypes: ['compaction', 'file_id', 'image_generation_call', 'item_reference', 'reasoning'],
  /**
   * The caller's own data (`metadata`, `attributes`, `arguments`, `headers`; `item` and `sample` of evaluations), schemas, and what an
   * answer cited (`annotations`, `results`), which nobody looks up when it is sent back as part of a conversation.
   */
  opaque: [
    'annotations',
    'arguments',
    'attributes',
    'filters',
    'headers',
    'item',
    'item_schema',
    'json_schema',
    'logit_bias',
    'metadata',
    'parameters',
    'results',
    'sample',
    'schema',
  ],
  affinity: ['prompt_cache_key', 'conversation', 'safety_identifier', 'user'],
};

/** Each once. */
function firstSegments(filter: (operation: Operation) => boolean): readonly string[] {
  const segments = operations
    .filter(filter)
    .map((operation) => withoutDialect(operation).split('/')[1] ?? '');
  return [...new Set(segments)];
}
