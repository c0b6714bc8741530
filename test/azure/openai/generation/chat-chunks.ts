/** A chat completion as the events of a stream. */
import { flagAt, type Json, type JsonObject, listAt, objectAt, textAt } from '../../json.ts';
import type { Event } from '../call.ts';
import { UNFILTERED } from './content-filter.ts';
import { piecesOf } from './text.ts';

/**
 * Azure begins a stream with a chunk that has no choices and only the prompt's filter results; with
 * `stream_options.include_usage` it ends with one that has only the usage.
 */
export function chatChunks(completion: JsonObject, body: JsonObject): readonly Event[] {
  const { id, created, model, usage } = completion;
  const chunk = (more: JsonObject): Event => ({
    data: { id, object: 'chat.completion.chunk', created, model, ...more },
  });
  const choices = listAt(completion, 'choices').map((choice) => objectAt(choice));
  const [first] = choices;
  const each = (delta: JsonObject, finish = false): Event =>
    chunk({
      choices: choices.map(({ finish_reason }, index) => ({
        index,
        delta,
        finish_reason: finish ? finish_reason : null,
        logprobs: null,
      })),
    });
  const message = objectAt(first, 'message');
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
    ...(message.tool_calls === undefined
      ? textDeltas(textAt(message, 'content') ?? '')
      : callDeltas(listAt(message, 'tool_calls'))
    ).map((delta) => each(delta)),
    each({}, true),
    ...(flagAt(body, 'stream_options', 'include_usage') === true
      ? [chunk({ choices: [], usage })]
      : []),
    { data: '[DONE]' },
  ];
}

function textDeltas(text: string): readonly JsonObject[] {
  return [
    { role: 'assistant', content: '' },
    ...piecesOf(text.split(' ')).map((content) => ({ content })),
  ];
}

function callDeltas(calls: readonly Json[]): readonly JsonObject[] {
  return [
    { role: 'assistant', content: null },
    ...calls.flatMap((call, index) => {
      const { id, type } = objectAt(call);
      const name = textAt(call, 'function', 'name');
      const written = textAt(call, 'function', 'arguments') ?? '';
      return [
        { tool_calls: [{ index, id, type, function: { name, arguments: '' } }] },
        ...(written.match(/.{1,12}/gs) ?? []).map((piece) => ({
          tool_calls: [{ index, function: { arguments: piece } }],
        })),
      ];
    }),
  ];
}
