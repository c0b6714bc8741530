/** Chat completions. */
import { estimateTokens } from '../../../../policy/simulate/limits.ts';
import { notEmulated } from '../../errors.ts';
import {
  flagAt,
  isObject,
  type Json,
  type JsonObject,
  listAt,
  objectAt,
  textAt,
} from '../../json.ts';
import { type Call, deploymentOf, type Operation, secondsOf } from '../call.ts';
import { invalidValue } from '../errors.ts';
import { checkParameters, type Shape, within } from '../parameters.ts';
import { keepCompletion } from '../state/completions.ts';
import { chatChunks } from './chat-chunks.ts';
import { type Messages, readMessages } from './chat-messages.ts';
import { filterContent, UNFILTERED } from './content-filter.ts';
import { type Format, readFormat } from './format.ts';
import { chargeOf, heard, type Prompt, wordsOf } from './text.ts';
import { callsOf, readChoice, readFunction } from './tools.ts';

const PARAMETERS: Shape = {
  audio: 'object',
  frequency_penalty: 'number',
  logit_bias: 'object',
  logprobs: 'boolean',
  max_completion_tokens: 'integer',
  max_tokens: 'integer',
  messages: 'array',
  metadata: 'map',
  modalities: 'strings',
  model: 'string',
  n: 'integer',
  parallel_tool_calls: 'boolean',
  prediction: 'object',
  presence_penalty: 'number',
  prompt_cache_key: 'string',
  prompt_cache_retention: 'string',
  reasoning_effort: 'string',
  response_format: 'object',
  safety_identifier: 'string',
  seed: 'integer',
  service_tier: 'string',
  stop: ['string', 'strings'],
  store: 'boolean',
  stream: 'boolean',
  stream_options: 'object',
  temperature: 'number',
  tool_choice: ['string', 'object'],
  tools: 'array',
  top_logprobs: 'integer',
  top_p: 'number',
  user: 'string',
  verbosity: 'string',
  // Known, and refused below by name.
  data_sources: 'array',
  function_call: ['string', 'object'],
  functions: 'array',
  web_search_options: 'object',
};

const MOST_CHOICES = 128;

const NOT_EMULATED = ['audio', 'data_sources', 'function_call', 'functions', 'web_search_options'];

export const chatOperations: readonly Operation[] = [
  {
    method: 'POST',
    path: '/chat/completions',
    dialects: ['v1', 'deployments'],
    action: 'deployments/chat/completions/action',
    answer(call) {
      const body = call.json();
      const { completion, messages, headers } = complete(call, body);
      if (flagAt(body, 'store') === true) {
        keepCompletion(call.state, completion, body, messages.all);
      }
      return flagAt(body, 'stream') === true
        ? call.stream(chatChunks(completion, body), headers)
        : Response.json(completion, { headers });
    },
  },
];

type Completion = {
  readonly completion: JsonObject;
  readonly messages: Messages;
  readonly headers: Readonly<Record<string, string>>;
};

function complete(call: Call, body: JsonObject): Completion {
  const { state } = call;
  checkParameters(body, PARAMETERS, ['messages']);
  for (const name of NOT_EMULATED) {
    if (body[name] !== undefined && body[name] !== null) {
      throw notEmulated(`'${name}' of chat completions`);
    }
  }
  if (flagAt(body, 'logprobs') === true) throw notEmulated("'logprobs' of chat completions");
  if (listAt(body, 'modalities').includes('audio')) throw notEmulated('audio in chat completions');
  const deployment = deploymentOf(call, textAt(body, 'model'));
  const messages = readMessages(state, body);
  const prompt = {
    text: messages.text,
    mostTokens: within(body, 'max_completion_tokens', 1) ?? within(body, 'max_tokens', 1),
    choices: within(body, 'n', 1, MOST_CHOICES) ?? 1,
  };
  const format = readFormat(
    body.response_format,
    objectAt(body, 'response_format', 'json_schema'),
    'response_format',
    messages.text,
  );
  const calls = callsFor(body, messages);
  filterContent(messages.text);
  const headers = call.admit(deployment, chargeOf(prompt));
  const choices = Array.from({ length: prompt.choices }, (_, index) => {
    const made = calls.map((made) => ({
      id: state.ids.next('call_', 24),
      type: 'function',
      function: made,
    }));
    return choiceOf(index, made, state.name, prompt, format);
  });
  const completion = {
    id: state.ids.next('chatcmpl-', 29),
    object: 'chat.completion',
    created: secondsOf(state),
    model: deployment.model,
    choices,
    prompt_filter_results: [{ prompt_index: 0, content_filter_results: UNFILTERED }],
    usage: usageOf(prompt, choices),
  };
  return { completion, messages, headers };
}

function callsFor(body: JsonObject, messages: Messages): ReturnType<typeof callsOf> {
  const tools = listAt(body, 'tools').map((tool, index) => {
    const type = textAt(tool, 'type');
    if (type !== 'function') {
      if (type === 'custom') throw notEmulated("tools of type 'custom'");
      throw invalidValue(`tools[${index}].type`, "supported values are: 'function' and 'custom'.");
    }
    return readFunction(objectAt(tool, 'function'), `tools[${index}].function`);
  });
  return callsOf({
    tools,
    choice: readChoice(
      body.tool_choice,
      tools.map(({ name }) => name),
    ),
    text: messages.newest,
    answered: messages.answered,
    parallel: flagAt(body, 'parallel_tool_calls') !== false,
  });
}

function choiceOf(
  index: number,
  calls: readonly JsonObject[],
  account: string,
  prompt: Prompt,
  format: Format,
): JsonObject {
  const common = { index, logprobs: null, content_filter_results: UNFILTERED };
  if (calls.length > 0) {
    const message = { role: 'assistant', content: null, refusal: null, tool_calls: calls };
    return { ...common, message, finish_reason: 'tool_calls' };
  }
  const words = wordsOf(format(heard(account, prompt.text)), prompt.mostTokens);
  const message = { role: 'assistant', content: words.join(' '), refusal: null };
  const finish = prompt.mostTokens === words.length ? 'length' : 'stop';
  return { ...common, message, finish_reason: finish };
}

function usageOf(prompt: Prompt, choices: readonly JsonObject[]): JsonObject {
  const promptTokens = estimateTokens(prompt.text);
  const completionTokens = choices.reduce((sum, choice) => sum + tokensOf(choice.message), 0);
  return {
    prompt_tokens: promptTokens,
    completion_tokens: completionTokens,
    total_tokens: promptTokens + completionTokens,
  };
}

function tokensOf(message: Json | undefined): number {
  const calls = listAt(message, 'tool_calls');
  if (calls.length > 0) {
    return calls.reduce<number>(
      (sum, call) => sum + estimateTokens(textAt(call, 'function', 'arguments') ?? '') + 1,
      0,
    );
  }
  const content = isObject(message) ? textAt(message, 'content') : undefined;
  return content === undefined ? 0 : content.split(' ').length;
}
