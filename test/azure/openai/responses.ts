/** The Responses API: what it says, and the state that only this account has. */

import { estimateTokens } from '../../../policy/simulate/limits.ts';
import { type JsonObject, listAt, textAt } from '../json.ts';
import type { Generation } from './chat.ts';
import { InvalidRequest } from './errors.ts';
import { answerOf, type Prompt } from './replies.ts';

export type ResponseStore = {
  /** @throws {InvalidRequest} when `previous_response_id` is not one of this account */
  create(generation: Generation, prompt: Prompt, body: JsonObject): JsonObject;
  /** @throws {InvalidRequest} 404 */
  read(id: string): JsonObject;
  remove(id: string): JsonObject;
};

export function createResponseStore(): ResponseStore {
  const stored = new Map<string, JsonObject>();
  const read = (id: string): JsonObject => {
    const response = stored.get(id);
    if (response === undefined) {
      throw new InvalidRequest(`Response with id '${id}' not found.`, 'id', 'not_found', 404);
    }
    return response;
  };
  return {
    create(generation, prompt, body) {
      const previous = textAt(body, 'previous_response_id');
      if (previous !== undefined && !stored.has(previous)) {
        throw new InvalidRequest(
          `Previous response with id '${previous}' not found.`,
          'previous_response_id',
          'previous_response_not_found',
        );
      }
      const response = responseBody(generation, prompt, previous);
      if (body.store !== false) stored.set(textAt(response, 'id') ?? '', response);
      return response;
    },
    read,
    remove(id) {
      read(id);
      stored.delete(id);
      return { id, object: 'response', deleted: true };
    },
  };
}

function responseBody(
  { account, model, id, created }: Generation,
  prompt: Prompt,
  previous: string | undefined,
): JsonObject {
  const words = answerOf(account, prompt);
  const input = estimateTokens(prompt.text);
  return {
    id: `resp_${id}`,
    object: 'response',
    created_at: created,
    status: 'completed',
    model,
    previous_response_id: previous ?? null,
    error: null,
    incomplete_details: null,
    instructions: null,
    metadata: {},
    parallel_tool_calls: true,
    temperature: 1,
    tool_choice: 'auto',
    tools: [],
    top_p: 1,
    output: [
      {
        id: `msg_${id}`,
        type: 'message',
        role: 'assistant',
        status: 'completed',
        content: [{ type: 'output_text', text: words.join(' '), annotations: [] }],
      },
    ],
    usage: {
      input_tokens: input,
      output_tokens: words.length,
      total_tokens: input + words.length,
    },
  };
}

/** The events of a streamed response, numbered as the API numbers them. */
export function responseEvents(
  response: JsonObject,
): readonly { readonly event: string; readonly data: JsonObject }[] {
  const id = textAt(response, 'id')?.replace('resp_', 'msg_') ?? '';
  const text = answerText(response);
  const place = { item_id: id, output_index: 0, content_index: 0 };
  const events: readonly (readonly [string, JsonObject])[] = [
    ['response.created', { response: { ...response, status: 'in_progress', output: [] } }],
    ...text
      .split(/(?= )/)
      .map((delta) => ['response.output_text.delta', { ...place, delta }] as const),
    ['response.output_text.done', { ...place, text }],
    ['response.completed', { response }],
  ];
  return events.map(([event, data], index) => ({
    event,
    data: { type: event, sequence_number: index, ...data },
  }));
}

function answerText(response: JsonObject): string {
  const [message] = listAt(response, 'output');
  const [part] = listAt(message, 'content');
  return textAt(part, 'text') ?? '';
}
