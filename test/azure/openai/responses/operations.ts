/** The Responses API: made at once, as a stream or in the background; kept, read, cancelled, deleted, compacted. */

import { estimateTokens } from '../../../../policy/simulate/limits.ts';
import { flagAt, type JsonObject, numberAt, objectAt, textAt } from '../../json.ts';
import { type Call, type Dialect, deploymentOf, type Operation, secondsOf } from '../call.ts';
import { InvalidRequest } from '../errors.ts';
import { filterContent } from '../generation/content-filter.ts';
import { chargeOf, contentText } from '../generation/text.ts';
import { checkParameters } from '../parameters.ts';
import { pageOf } from '../state/collection.ts';
import { addItems } from '../state/conversations.ts';
import type { Document, State } from '../state/index.ts';
import { responseEvents } from './events.ts';
import { outputOf, saidIn } from './output.ts';
import { contextOf, type ResponseRequest, readInput, readRequest } from './request.ts';
import { seal } from './sealed.ts';
import type { StoredResponse } from './stored.ts';

const DIALECTS: readonly Dialect[] = ['v1', 'classic'];
const COMMON = { dialects: DIALECTS, since: '2025-03-01' };
const READ = { ...COMMON, action: 'responses/read' };
const WRITE = { ...COMMON, action: 'responses/write' };
const DELETE = { ...COMMON, action: 'responses/delete' };
const PATH = '/responses/{response_id}';

/** Milliseconds of a background response in the queue, and until it is completed. */
const QUEUED = 1000;
const COMPLETED = 2000;

export const responseOperations: readonly Operation[] = [
  { ...WRITE, method: 'POST', path: '/responses', announced: false, answer: create },
  { ...WRITE, method: 'POST', path: '/responses/compact', announced: false, answer: compact },
  { ...READ, method: 'POST', path: '/responses/input_tokens', answer: countTokens },
  { ...READ, method: 'GET', path: PATH, answer: read },
  {
    ...DELETE,
    method: 'DELETE',
    path: PATH,
    answer({ state, parameter }) {
      const id = parameter('response_id');
      state.responses.remove(id, 'response_id');
      return { id, object: 'response', deleted: true };
    },
  },
  { ...WRITE, method: 'POST', path: `${PATH}/cancel`, answer: cancel },
  {
    ...READ,
    method: 'GET',
    path: `${PATH}/input_items`,
    answer(call) {
      const { context, input } = named(call);
      return pageOf([...context, ...input], call.query, (item) => item);
    },
  },
];

function named({ state, parameter }: Call): StoredResponse {
  return state.responses.get(parameter('response_id'), 'response_id');
}

function create(call: Call): Response | JsonObject {
  const { state } = call;
  const body = call.json();
  const request = readRequest(call, body);
  call.admit(
    request.deployment,
    chargeOf({ text: request.text, mostTokens: request.mostTokens, choices: 1 }),
  );
  const document = respond(state, request);
  const streams = flagAt(body, 'stream') === true;
  const isBackground = flagAt(body, 'background') === true;
  const replayable = streams && isBackground;
  const { context, input } = request;
  if (isBackground && !streams) return startInBackground(state, request, document);
  if (request.stored) {
    state.responses.add({ id: document.id, document, context, input, replayable });
  }
  continueConversation(state, request, document);
  return streams ? call.stream(responseEvents(document)) : document;
}

function respond(state: State, request: ResponseRequest): Document {
  const { body, deployment, conversation, previous, text } = request;
  const { items, cut } = outputOf(state, request);
  const now = secondsOf(state);
  const inputTokens = estimateTokens(text);
  const outputTokens = saidIn(items).split(/\s+/).length;
  return {
    id: state.ids.next('resp_', 48),
    object: 'response',
    created_at: now,
    status: cut ? 'incomplete' : 'completed',
    completed_at: cut ? null : now,
    background: flagAt(body, 'background') ?? false,
    content_filters: null,
    conversation: conversation === undefined ? null : { id: conversation },
    error: null,
    incomplete_details: cut ? { reason: 'max_output_tokens' } : null,
    instructions: body.instructions ?? null,
    max_output_tokens: body.max_output_tokens ?? null,
    max_tool_calls: body.max_tool_calls ?? null,
    metadata: body.metadata ?? {},
    model: deployment.model,
    output: items,
    parallel_tool_calls: body.parallel_tool_calls ?? true,
    previous_response_id: previous ?? null,
    prompt_cache_key: body.prompt_cache_key ?? null,
    reasoning: body.reasoning ?? { effort: null, summary: null },
    safety_identifier: body.safety_identifier ?? null,
    service_tier: 'default',
    store: request.stored,
    temperature: body.temperature ?? 1,
    text: { format: { type: 'text' }, ...objectAt(body, 'text') },
    tool_choice: body.tool_choice ?? 'auto',
    tools: body.tools ?? [],
    top_p: body.top_p ?? 1,
    truncation: body.truncation ?? 'disabled',
    usage: {
      input_tokens: inputTokens,
      input_tokens_details: { cached_tokens: 0 },
      output_tokens: outputTokens,
      output_tokens_details: { reasoning_tokens: 0 },
      total_tokens: inputTokens + outputTokens,
    },
    user: body.user ?? null,
  };
}

function continueConversation(state: State, request: ResponseRequest, document: Document): void {
  if (request.conversation === undefined) return;
  addItems(state, request.conversation, [...request.input, ...itemsOf(document)]);
}

function itemsOf({ output }: Document): readonly Document[] {
  return Array.isArray(output) ? output : [];
}

/** Queued, in progress, completed, by the account's clock; unless it is cancelled or deleted in between. */
function startInBackground(state: State, request: ResponseRequest, finished: Document): Document {
  const { id } = finished;
  const { context, input } = request;
  const pending = { ...finished, completed_at: null, output: [], usage: null };
  const queued = { ...pending, status: 'queued' };
  state.responses.add({ id, document: queued, context, input, replayable: false });
  const move = (document: Document): void => {
    if (!state.responses.has(id)) return;
    state.responses.replace(id, 'id', (found) =>
      found.document.status === 'cancelled' ? found : { ...found, document },
    );
  };
  state.agenda.after(QUEUED, () => move({ ...pending, status: 'in_progress' }));
  state.agenda.after(COMPLETED, () => {
    move({ ...finished, completed_at: secondsOf(state) });
    if (state.responses.has(id)) continueConversation(state, request, finished);
  });
  return queued;
}

function read(call: Call): Response | JsonObject {
  const { document, replayable } = named(call);
  if (call.query.get('stream') !== 'true') return document;
  if (!replayable) {
    throw new InvalidRequest(
      'This response cannot be streamed because it was not created with background and stream.',
      'stream',
    );
  }
  const after = Number(call.query.get('starting_after') ?? -1);
  return call.stream(
    responseEvents(document).filter(
      ({ data }) => (numberAt(objectAt(Object(data)), 'sequence_number') ?? 0) > after,
    ),
  );
}

function cancel(call: Call): JsonObject {
  const { id, document } = named(call);
  if (document.background !== true) {
    throw new InvalidRequest('Cannot cancel a synchronous response.');
  }
  if (document.status !== 'queued' && document.status !== 'in_progress') return document;
  return call.state.responses.replace(id, 'response_id', (found) => ({
    ...found,
    document: { ...document, status: 'cancelled' },
  })).document;
}

type Brought = {
  readonly context: readonly Document[];
  readonly input: readonly Document[];
  readonly text: string;
};

function bringItems(state: State, body: JsonObject): Brought {
  const previous = textAt(body, 'previous_response_id');
  const conversation = textAt(body, 'conversation') ?? textAt(body, 'conversation', 'id');
  const context =
    previous !== undefined
      ? contextOf(state, previous)
      : conversation !== undefined
        ? state.conversations.get(conversation, 'conversation').items
        : [];
  const input = readInput(state, body, context.length > 0, true);
  return { context, input, text: contentText([...context, ...input]) };
}

/** What users said stays; the rest becomes one item that only this account can read. */
function compact(call: Call): JsonObject {
  const { state } = call;
  const body = call.json();
  checkParameters(body, {
    input: ['string', 'array'],
    instructions: 'string',
    model: 'string',
    previous_response_id: 'string',
    prompt_cache_key: 'string',
    prompt_cache_retention: 'string',
    service_tier: 'string',
  });
  const deployment = deploymentOf(call, textAt(body, 'model'));
  const { context, input, text } = bringItems(state, body);
  filterContent(text);
  call.admit(deployment, chargeOf({ text, mostTokens: undefined, choices: 1 }));
  const id = state.ids.next('cmp_', 48);
  const tokens = estimateTokens(text);
  return {
    id: state.ids.next('resp_', 48),
    object: 'response.compaction',
    created_at: secondsOf(state),
    output: [
      ...[...context, ...input].filter(({ role }) => role === 'user'),
      { id, type: 'compaction', encrypted_content: seal(state, id) },
    ],
    usage: {
      input_tokens: tokens,
      input_tokens_details: { cached_tokens: 0 },
      output_tokens: 1,
      output_tokens_details: { reasoning_tokens: 0 },
      total_tokens: tokens + 1,
    },
  };
}

function countTokens(call: Call): JsonObject {
  const body = call.json();
  checkParameters(body, {
    conversation: ['string', 'object'],
    input: ['string', 'array'],
    instructions: 'string',
    model: 'string',
    parallel_tool_calls: 'boolean',
    previous_response_id: 'string',
    reasoning: 'object',
    text: 'object',
    tool_choice: ['string', 'object'],
    tools: 'array',
    truncation: 'string',
  });
  deploymentOf(call, textAt(body, 'model'));
  const { text } = bringItems(call.state, body);
  return { object: 'response.input_tokens', input_tokens: estimateTokens(text) };
}
