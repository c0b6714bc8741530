/** Chat completions, text completions and embeddings: bodies and event sequences. */

import { estimateTokens } from '../../../policy/simulate/limits.ts';
import { flagAt, type JsonObject, numberAt } from '../json.ts';
import { answerOf, embeddingOf, type Prompt } from './replies.ts';

export type Generation = {
  /** The account's name. */
  readonly account: string;
  readonly model: string;
  /** 24 characters or so that end the id. */
  readonly id: string;
  /** Seconds since the epoch. */
  readonly created: number;
};

/** Azure adds the verdicts of its content filter; nothing is ever filtered here. */
const UNFILTERED = Object.fromEntries(
  ['hate', 'self_harm', 'sexual', 'violence'].map((category) => [
    category,
    { filtered: false, severity: 'safe' },
  ]),
);

type Event = { readonly data: unknown };

function usageOf(prompt: Prompt, words: readonly string[]): JsonObject {
  const promptTokens = estimateTokens(prompt.text);
  const completionTokens = words.length * prompt.choices;
  return {
    prompt_tokens: promptTokens,
    completion_tokens: completionTokens,
    total_tokens: promptTokens + completionTokens,
  };
}

function isCut(prompt: Prompt, words: readonly string[]): 'length' | 'stop' {
  return prompt.mostTokens === words.length ? 'length' : 'stop';
}

export function chatCompletion(generation: Generation, prompt: Prompt): JsonObject {
  const { account, model, id, created } = generation;
  const words = answerOf(account, prompt);
  return {
    id: `chatcmpl-${id}`,
    object: 'chat.completion',
    created,
    model,
    choices: Array.from({ length: prompt.choices }, (_, index) => ({
      index,
      message: { role: 'assistant', content: words.join(' '), refusal: null },
      finish_reason: isCut(prompt, words),
      logprobs: null,
      content_filter_results: UNFILTERED,
    })),
    prompt_filter_results: [{ prompt_index: 0, content_filter_results: UNFILTERED }],
    usage: usageOf(prompt, words),
  };
}

/**
 * Azure begins a stream with a chunk that has no choices and only the prompt's filter results; with
 * `stream_options.include_usage` it ends with one that has only the usage.
 */
export function chatChunks(
  generation: Generation,
  prompt: Prompt,
  body: JsonObject,
): readonly Event[] {
  const { account, model, id, created } = generation;
  const words = answerOf(account, prompt);
  const chunk = (more: JsonObject): Event => ({
    data: { id: `chatcmpl-${id}`, object: 'chat.completion.chunk', created, model, ...more },
  });
  const indexes = Array.from({ length: prompt.choices }, (_, index) => index);
  const choices = (delta: JsonObject, reason: string | null): readonly JsonObject[] =>
    indexes.map((index) => ({ index, delta, finish_reason: reason, logprobs: null }));
  return [
    {
      data: {
        id: '',
        object: '',
        created: 0,
        model: '',
        choices: [],
        prompt_filter_results: [{ prompt_index: 0, content_filter_results: UNFILTERED }],
      },
    },
    chunk({ choices: choices({ role: 'assistant', content: '' }, null) }),
    ...words.map((word, index) =>
      chunk({ choices: choices({ content: index === 0 ? word : ` ${word}` }, null) }),
    ),
    chunk({ choices: choices({}, isCut(prompt, words)) }),
    ...(flagAt(body, 'stream_options', 'include_usage') === true
      ? [chunk({ choices: [], usage: usageOf(prompt, words) })]
      : []),
    { data: '[DONE]' },
  ];
}

export function textCompletion(generation: Generation, prompt: Prompt): JsonObject {
  const { account, model, id, created } = generation;
  const words = answerOf(account, prompt);
  return {
    id: `cmpl-${id}`,
    object: 'text_completion',
    created,
    model,
    choices: [
      { index: 0, text: words.join(' '), finish_reason: isCut(prompt, words), logprobs: null },
    ],
    usage: usageOf(prompt, words),
  };
}

export function textChunks(generation: Generation, prompt: Prompt): readonly Event[] {
  const { account, model, id, created } = generation;
  const words = answerOf(account, prompt);
  const chunk = (text: string, reason: string | null): Event => ({
    data: {
      id: `cmpl-${id}`,
      object: 'text_completion',
      created,
      model,
      choices: [{ index: 0, text, finish_reason: reason, logprobs: null }],
    },
  });
  return [
    ...words.map((word, index) => chunk(index === 0 ? word : ` ${word}`, null)),
    chunk('', isCut(prompt, words)),
    { data: '[DONE]' },
  ];
}

/** The `openai` package asks for base64 by default and decodes it. */
export function embeddings(
  { model }: Pick<Generation, 'model'>,
  inputs: readonly string[],
  body: JsonObject,
): JsonObject {
  const dimensions = numberAt(body, 'dimensions') ?? 16;
  const tokens = inputs.reduce((sum, input) => sum + estimateTokens(input), 0);
  return {
    object: 'list',
    model,
    data: inputs.map((input, index) => {
      const vector = embeddingOf(input, dimensions);
      const embedding =
        body.encoding_format === 'base64'
          ? Buffer.from(new Float32Array(vector).buffer).toString('base64')
          : vector;
      return { object: 'embedding', index, embedding };
    }),
    usage: { prompt_tokens: tokens, total_tokens: tokens },
  };
}
