/** Text completions. */

import { estimateTokens } from '../../../../policy/simulate/limits.ts';
import { notEmulated } from '../../errors.ts';
import { flagAt, type JsonObject, listAt, textAt } from '../../json.ts';
import { deploymentOf, type Event, type Operation, secondsOf } from '../call.ts';
import { missingParameter } from '../errors.ts';
import { checkParameters, type Shape, within } from '../parameters.ts';
import { filterContent } from './content-filter.ts';
import { chargeOf, contentText, heard, piecesOf, wordsOf } from './text.ts';

const PARAMETERS: Shape = {
  best_of: 'integer',
  echo: 'boolean',
  frequency_penalty: 'number',
  logit_bias: 'object',
  logprobs: 'integer',
  max_tokens: 'integer',
  model: 'string',
  n: 'integer',
  presence_penalty: 'number',
  prompt: ['string', 'array'],
  seed: 'integer',
  stop: ['string', 'strings'],
  stream: 'boolean',
  stream_options: 'object',
  suffix: 'string',
  temperature: 'number',
  top_p: 'number',
  user: 'string',
};

const MOST_CHOICES = 128;

export const completionOperations: readonly Operation[] = [
  {
    method: 'POST',
    path: '/completions',
    dialects: ['v1', 'deployments'],
    action: 'deployments/completions/action',
    answer(call) {
      const body = call.json();
      checkParameters(body, PARAMETERS);
      for (const name of ['echo', 'logprobs', 'suffix']) {
        if (body[name]) throw notEmulated(`'${name}' of completions`);
      }
      const deployment = deploymentOf(call, textAt(body, 'model'));
      const prompts = Array.isArray(body.prompt) ? listAt(body, 'prompt') : [body.prompt ?? ''];
      if (prompts.some((prompt) => typeof prompt !== 'string')) {
        throw notEmulated('prompts of completions as tokens');
      }
      const texts = prompts.map(contentText);
      const text = texts.join(' ');
      if (text === '') throw missingParameter('prompt');
      const mostTokens = within(body, 'max_tokens', 1);
      const each = within(body, 'n', 1, MOST_CHOICES) ?? 1;
      filterContent(text);
      const headers = call.admit(
        deployment,
        chargeOf({ text, mostTokens, choices: within(body, 'best_of', 1, MOST_CHOICES) ?? each }),
      );
      const answers = texts.flatMap((prompt) => {
        const words = wordsOf(heard(call.state.name, prompt), mostTokens);
        return Array.from({ length: each }, () => words);
      });
      const tokens = answers.reduce((sum, words) => sum + words.length, 0);
      const completion = {
        id: call.state.ids.next('cmpl-', 29),
        object: 'text_completion',
        created: secondsOf(call.state),
        model: deployment.model,
        choices: answers.map((words, index) => ({
          index,
          text: words.join(' '),
          finish_reason: mostTokens === words.length ? 'length' : 'stop',
          logprobs: null,
        })),
        usage: {
          prompt_tokens: estimateTokens(text),
          completion_tokens: tokens,
          total_tokens: estimateTokens(text) + tokens,
        },
      };
      return flagAt(body, 'stream') === true
        ? call.stream(chunksOf(completion, answers, body), headers)
        : Response.json(completion, { headers });
    },
  },
];

function chunksOf(
  { usage, choices, ...head }: JsonObject,
  answers: readonly (readonly string[])[],
  body: JsonObject,
): readonly Event[] {
  const chunk = (index: number, text: string, finish: unknown) => ({
    data: { ...head, choices: [{ index, text, finish_reason: finish, logprobs: null }] },
  });
  return [
    ...answers.flatMap((words, index) => [
      ...piecesOf(words).map((piece) => chunk(index, piece, null)),
      chunk(index, '', textAt(listAt(choices)[index], 'finish_reason')),
    ]),
    ...(flagAt(body, 'stream_options', 'include_usage') === true
      ? [{ data: { ...head, choices: [], usage } }]
      : []),
    { data: '[DONE]' },
  ];
}
