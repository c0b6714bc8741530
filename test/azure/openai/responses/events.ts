/** A response as the events of a stream, in the documented order, numbered from 0. */
import { type JsonObject, listAt, objectAt, textAt } from '../../json.ts';
import type { Event } from '../call.ts';
import { piecesOf } from '../generation/text.ts';

type Named = readonly [type: string, data: JsonObject];

export function responseEvents(response: JsonObject): readonly Event[] {
  const isBackground = response.background === true;
  const begun = {
    ...response,
    status: isBackground ? 'queued' : 'in_progress',
    output: [],
    usage: null,
    incomplete_details: null,
  };
  const output = listAt(response, 'output').map((item) => objectAt(item));
  const events: readonly Named[] = [
    ['response.created', { response: begun }],
    ...(isBackground ? [['response.queued', { response: begun }] as const] : []),
    ['response.in_progress', { response: { ...begun, status: 'in_progress' } }],
    ...output.flatMap(itemEvents),
    [`response.${textAt(response, 'status')}`, { response }],
  ];
  return events.map(([type, data], index) => ({
    event: type,
    data: { type, sequence_number: index, ...data },
  }));
}

function itemEvents(item: JsonObject, index: number): readonly Named[] {
  const place = { item_id: item.id, output_index: index };
  const hasStatus = item.status !== undefined;
  const begun = { ...emptied(item), ...(hasStatus ? { status: 'in_progress' } : {}) };
  return [
    ['response.output_item.added', { output_index: index, item: begun }],
    ...innerEvents(item, place),
    ['response.output_item.done', { output_index: index, item }],
  ];
}

/** The item before anything is in it. */
function emptied(item: JsonObject): JsonObject {
  switch (item.type) {
    case 'message':
      return { ...item, content: [] };
    case 'reasoning':
      return { ...item, summary: [] };
    case 'function_call':
      return { ...item, arguments: '' };
    case 'code_interpreter_call':
      return { ...item, code: '', outputs: [] };
    default:
      return item;
  }
}

function innerEvents(item: JsonObject, place: JsonObject): readonly Named[] {
  switch (item.type) {
    case 'message':
      return listAt(item, 'content').flatMap((part, index) =>
        textEvents(objectAt(part), { ...place, content_index: index }),
      );
    case 'reasoning':
      return listAt(item, 'summary').flatMap((part, index) => {
        const at = { ...place, summary_index: index };
        const text = textAt(part, 'text') ?? '';
        const empty = { type: 'summary_text', text: '' };
        return [
          ['response.reasoning_summary_part.added', { ...at, part: empty }],
          ['response.reasoning_summary_text.delta', { ...at, delta: text }],
          ['response.reasoning_summary_text.done', { ...at, text }],
          ['response.reasoning_summary_part.done', { ...at, part }],
        ] satisfies readonly Named[];
      });
    case 'function_call': {
      const written = textAt(item, 'arguments') ?? '';
      return [
        ...(written.match(/.{1,12}/gs) ?? []).map(
          (delta): Named => ['response.function_call_arguments.delta', { ...place, delta }],
        ),
        [
          'response.function_call_arguments.done',
          { ...place, name: item.name, arguments: written },
        ],
      ];
    }
    case 'file_search_call':
      return ['in_progress', 'searching', 'completed'].map(
        (state): Named => [`response.file_search_call.${state}`, place],
      );
    case 'code_interpreter_call': {
      const code = textAt(item, 'code') ?? '';
      return [
        ['response.code_interpreter_call.in_progress', place],
        ['response.code_interpreter_call_code.delta', { ...place, delta: code }],
        ['response.code_interpreter_call_code.done', { ...place, code }],
        ['response.code_interpreter_call.interpreting', place],
        ['response.code_interpreter_call.completed', place],
      ];
    }
    default:
      return [];
  }
}

function textEvents(part: JsonObject, place: JsonObject): readonly Named[] {
  const text = textAt(part, 'text') ?? '';
  return [
    ['response.content_part.added', { ...place, part: { ...part, text: '', annotations: [] } }],
    ...piecesOf(text.split(' ')).map(
      (delta): Named => ['response.output_text.delta', { ...place, delta, logprobs: [] }],
    ),
    ['response.output_text.done', { ...place, text, logprobs: [] }],
    ...listAt(part, 'annotations').map(
      (annotation, index): Named => [
        'response.output_text.annotation.added',
        { ...place, annotation_index: index, annotation },
      ],
    ),
    ['response.content_part.done', { ...place, part }],
  ];
}
