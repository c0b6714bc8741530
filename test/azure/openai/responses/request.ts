/** What a request for a response asks for, once all that it names has been found. */

import { notEmulated } from '../../errors.ts';
import {
  flagAt,
  isObject,
  type Json,
  type JsonObject,
  listAt,
  numberAt,
  objectAt,
  textAt,
} from '../../json.ts';
import { type Call, type Deployment, deploymentOf, requiredText } from '../call.ts';
import { InvalidRequest, invalidValue, missingParameter } from '../errors.ts';
import { filterContent } from '../generation/content-filter.ts';
import { type Format, readFormat } from '../generation/format.ts';
import { contentText } from '../generation/text.ts';
import { type Choice, type FunctionTool, readChoice, readFunction } from '../generation/tools.ts';
import { checkParameters, oneOf, type Shape, within } from '../parameters.ts';
import { requireForm } from '../state/collection.ts';
import { useContainer } from '../state/containers.ts';
import { findFiles } from '../state/files.ts';
import type { Document, State, VectorStore } from '../state/index.ts';
import { readItems, requirePairs } from './items.ts';

const PARAMETERS: Shape = {
  background: 'boolean',
  context_management: 'array',
  conversation: ['string', 'object'],
  include: 'strings',
  input: ['string', 'array'],
  instructions: 'string',
  max_output_tokens: 'integer',
  max_tool_calls: 'integer',
  metadata: 'map',
  model: 'string',
  parallel_tool_calls: 'boolean',
  previous_response_id: 'string',
  prompt: 'object',
  prompt_cache_key: 'string',
  prompt_cache_retention: 'string',
  reasoning: 'object',
  safety_identifier: 'string',
  service_tier: 'string',
  store: 'boolean',
  stream: 'boolean',
  stream_options: 'object',
  temperature: 'number',
  text: 'object',
  tool_choice: ['string', 'object'],
  tools: 'array',
  top_logprobs: 'integer',
  top_p: 'number',
  truncation: 'string',
  user: 'string',
};

const INCLUDABLE = [
  'code_interpreter_call.outputs',
  'computer_call_output.output.image_url',
  'file_search_call.results',
  'message.input_image.image_url',
  'reasoning.encrypted_content',
  'web_search_call.action.sources',
  'web_search_call.results',
];

const LEAST_OUTPUT_TOKENS = 16;

export type ResponseRequest = {
  readonly body: JsonObject;
  readonly deployment: Deployment;
  readonly stored: boolean;
  readonly previous: string | undefined;
  readonly conversation: string | undefined;
  readonly context: readonly Document[];
  readonly input: readonly Document[];
  /** All text of context and input. */
  readonly text: string;
  /** The text since the model spoke last. */
  readonly newest: string;
  readonly answered: boolean;
  /** How often a user has spoken. */
  readonly turn: number;
  readonly mostTokens: number | undefined;
  readonly functions: readonly FunctionTool[];
  readonly choice: Choice;
  readonly stores: readonly VectorStore[];
  /** Most results of a search. */
  readonly mostFound: number | undefined;
  /** Id of a container, or the files of one to be made. */
  readonly container: string | readonly string[] | undefined;
  readonly format: Format;
};

/** @throws {InvalidRequest} before anything is kept or charged */
export function readRequest(call: Call, body: JsonObject): ResponseRequest {
  const { state } = call;
  checkParameters(body, PARAMETERS);
  if (isObject(body.prompt)) throw notEmulated("stored prompts ('prompt')");
  if (body.top_logprobs) throw notEmulated("'top_logprobs' of responses");
  for (const include of listAt(body, 'include')) oneOf({ include }, 'include', INCLUDABLE);
  const deployment = deploymentOf(call, textAt(body, 'model'));
  const stored = flagAt(body, 'store') !== false;
  if (!stored && flagAt(body, 'background') === true) {
    throw new InvalidRequest("'background' requires 'store' to be true.", 'background');
  }
  const origin = readOrigin(state, body);
  const input = readInput(state, body, origin.context.length > 0, stored);
  const items = [...origin.context, ...input];
  requirePairs(items);
  const spoken = items.findLastIndex(
    ({ type, role }) => role === 'assistant' || type === 'function_call',
  );
  const text = contentText(items);
  filterContent(contentText(input));
  return {
    body,
    deployment,
    stored,
    ...origin,
    input,
    text,
    newest: contentText(items.slice(spoken + 1)),
    answered: items.at(-1)?.type === 'function_call_output',
    turn: items.filter(({ role }) => role === 'user').length,
    mostTokens: within(body, 'max_output_tokens', LEAST_OUTPUT_TOKENS),
    format: readFormat(
      objectAt(body, 'text').format,
      objectAt(body, 'text', 'format'),
      'text.format',
      text + contentText(body.instructions),
    ),
    ...readTools(state, body),
  };
}

function readOrigin(
  state: State,
  body: JsonObject,
): Pick<ResponseRequest, 'previous' | 'conversation' | 'context'> {
  const previous = textAt(body, 'previous_response_id');
  const conversation = textAt(body, 'conversation') ?? textAt(body, 'conversation', 'id');
  if (isObject(body.conversation) && conversation === undefined) {
    throw missingParameter('conversation.id');
  }
  if (previous !== undefined && conversation !== undefined) {
    throw new InvalidRequest(
      "Mutually exclusive parameters: Ensure you are only providing one of: 'previous_response_id' or 'conversation'.",
      undefined,
      'mutually_exclusive_parameters',
    );
  }
  const context =
    previous !== undefined
      ? contextOf(state, previous)
      : conversation !== undefined
        ? state.conversations.get(conversation, 'conversation').items
        : [];
  return { previous, conversation, context };
}

/** @throws {InvalidRequest} 400 `previous_response_not_found` */
export function contextOf(state: State, previous: string): readonly Document[] {
  if (!state.responses.has(previous)) {
    requireForm(previous, ['resp_'], 'previous_response_id');
    throw new InvalidRequest(
      `Previous response with id '${previous}' not found.`,
      'previous_response_id',
      'previous_response_not_found',
    );
  }
  const { context, input, document } = state.responses.get(previous, 'previous_response_id');
  const output = listAt(document, 'output').filter(isObject);
  return [
    ...context,
    ...input,
    ...output.map((item) => ({ ...item, id: textAt(item, 'id') ?? '' })),
  ];
}

export function readInput(
  state: State,
  body: JsonObject,
  optional: boolean,
  stored: boolean,
): readonly Document[] {
  const { input } = body;
  if (input === undefined || input === null || input === '') {
    if (optional) return [];
    throw missingParameter('input');
  }
  const items = typeof input === 'string' ? [{ role: 'user', content: input }] : listAt(input);
  return readItems(state, items, 'input', stored);
}

function readTools(
  state: State,
  body: JsonObject,
): Pick<ResponseRequest, 'functions' | 'choice' | 'stores' | 'mostFound' | 'container'> {
  const functions: FunctionTool[] = [];
  const stores: VectorStore[] = [];
  let container: ResponseRequest['container'];
  let mostFound: number | undefined;
  const types = listAt(body, 'tools').map((tool, index) => {
    const path = `tools[${index}]`;
    const type = textAt(tool, 'type');
    if (!isObject(tool) || type === undefined) throw missingParameter(`${path}.type`);
    switch (type) {
      case 'function':
        functions.push(readFunction(tool, path));
        break;
      case 'file_search': {
        const ids = listAt(tool, 'vector_store_ids');
        if (ids.length === 0) throw missingParameter(`${path}.vector_store_ids`);
        const filter = ['filters', 'ranking_options'].find((name) => tool[name]);
        if (filter !== undefined) throw notEmulated(`'${filter}' of file_search`);
        mostFound = numberAt(tool, 'max_num_results');
        const where = `${path}.vector_store_ids`;
        stores.push(...ids.map((id) => state.vectorStores.get(String(id), where)));
        break;
      }
      case 'code_interpreter':
        container = readContainer(state, tool, path);
        break;
      default:
        throw notEmulated(`tools of type '${type}'`);
    }
    return type === 'function' ? requiredText(tool, 'name') : type;
  });
  return { functions, stores, mostFound, container, choice: readChoice(body.tool_choice, types) };
}

function readContainer(state: State, tool: JsonObject, path: string): string | readonly string[] {
  const { container } = tool;
  if (typeof container === 'string') {
    return useContainer(state, container, `${path}.container`).id;
  }
  if (textAt(container, 'type') !== 'auto') {
    if (container === undefined) throw missingParameter(`${path}.container`);
    throw invalidValue(`${path}.container`, "expected the id of one, or an object of type 'auto'.");
  }
  const ids = listAt(container, 'file_ids').filter((id: Json) => typeof id === 'string');
  findFiles(state, ids, `${path}.container.file_ids`);
  return ids;
}
