/** What a response says: reasoning, hosted tools, then calls of functions or a message. */
import { listAt, objectAt, textAt } from '../../json.ts';
import { heard, wordsOf } from '../generation/text.ts';
import { callsOf } from '../generation/tools.ts';
import { addContainerFile, createContainer } from '../state/containers.ts';
import type { Document, State } from '../state/index.ts';
import { search } from '../state/vector-search.ts';
import type { ResponseRequest } from './request.ts';
import { seal } from './sealed.ts';

const ID_LENGTH = 48;

export type Output = {
  readonly items: readonly Document[];
  /** Whether `max_output_tokens` cut it. */
  readonly cut: boolean;
};

export function outputOf(state: State, request: ResponseRequest): Output {
  const { functions, choice, newest, answered, body } = request;
  const calls = callsOf({
    tools: functions,
    choice,
    text: newest,
    answered,
    parallel: body.parallel_tool_calls !== false,
  });
  const thoughts = reasoning(state, request);
  if (calls.length > 0) {
    const items = calls.map((call) => ({
      id: state.ids.next('fc_', ID_LENGTH),
      type: 'function_call',
      status: 'completed',
      call_id: state.ids.next('call_', 24),
      ...call,
    }));
    return { items: [...thoughts, ...items], cut: false };
  }
  const searched = fileSearch(state, request);
  const computed = codeInterpreter(state, request);
  const turn = request.turn > 1 ? ` (turn ${request.turn})` : '';
  const text = request.format(heard(state.name, newest) + turn + searched.said);
  const words = wordsOf(text, request.mostTokens);
  const cut = words.length < wordsOf(text, undefined).length;
  const said = words.join(' ');
  const message = {
    id: state.ids.next('msg_', ID_LENGTH),
    type: 'message',
    role: 'assistant',
    status: cut ? 'incomplete' : 'completed',
    content: [
      {
        type: 'output_text',
        text: said,
        annotations: [...searched.annotations, ...computed.annotations].map((annotation) => ({
          ...annotation,
          ...('container_id' in annotation
            ? { start_index: 0, end_index: said.length }
            : { index: said.length }),
        })),
        logprobs: [],
      },
    ],
  };
  return { items: [...thoughts, ...searched.items, ...computed.items, message], cut };
}

/** Given where the caller speaks of reasoning, as the models that reason do. */
function reasoning(state: State, { body }: ResponseRequest): readonly Document[] {
  const asked = objectAt(body, 'reasoning');
  if (Object.keys(asked).length === 0 || asked.effort === 'none') return [];
  const id = state.ids.next('rs_', ID_LENGTH);
  const summary = asked.summary ? [{ type: 'summary_text', text: 'Thought about it.' }] : [];
  const sealed = listAt(body, 'include').includes('reasoning.encrypted_content')
    ? { encrypted_content: seal(state, id) }
    : {};
  return [{ id, type: 'reasoning', summary, ...sealed }];
}

type Hosted = {
  readonly items: readonly Document[];
  readonly annotations: readonly Readonly<Record<string, string>>[];
  readonly said: string;
};

const UNUSED: Hosted = { items: [], annotations: [], said: '' };

/** A hosted tool is used whenever it is offered and not forbidden. */
function uses({ choice, answered }: ResponseRequest, type: string): boolean {
  if (answered || choice.mode === 'none') return false;
  if (choice.mode === 'named') return choice.name === type;
  return choice.among?.includes(type) ?? true;
}

function fileSearch(state: State, request: ResponseRequest): Hosted {
  if (request.stores.length === 0 || !uses(request, 'file_search')) return UNUSED;
  const queries = [request.newest];
  const found = search(state, request.stores, queries, request.mostFound).filter(
    ({ score }) => score > 0,
  );
  const shown = listAt(request.body, 'include').includes('file_search_call.results');
  return {
    items: [
      {
        id: state.ids.next('fs_', ID_LENGTH),
        type: 'file_search_call',
        status: 'completed',
        queries,
        results: shown ? [...found] : null,
      },
    ],
    annotations: found.map(({ file_id, filename }) => ({
      type: 'file_citation',
      file_id,
      filename,
    })),
    said:
      found.length === 0 ? '' : ` (found in ${found.map(({ filename }) => filename).join(', ')})`,
  };
}

/** Every use leaves a file in the container, so that there is something to fetch. */
function codeInterpreter(state: State, request: ResponseRequest): Hosted {
  const { container } = request;
  if (container === undefined || !uses(request, 'code_interpreter')) return UNUSED;
  const id =
    typeof container === 'string' ? container : createContainer(state, 'auto', container).id;
  const logs = heard(state.name, request.newest);
  const file = addContainerFile(state, id, 'answer.txt', Buffer.from(logs), 'assistant');
  const shown = listAt(request.body, 'include').includes('code_interpreter_call.outputs');
  const call = {
    id: state.ids.next('ci_', ID_LENGTH),
    type: 'code_interpreter_call',
    status: 'completed',
    container_id: id,
    code: "print('heard')",
    outputs: shown ? [{ type: 'logs', logs }] : null,
  };
  const citation = {
    type: 'container_file_citation',
    container_id: id,
    file_id: file.id,
    filename: 'answer.txt',
  };
  return { items: [call], annotations: [citation], said: '' };
}

/** All text that was said, for counting. */
export function saidIn(items: readonly Document[]): string {
  return items
    .flatMap((item) => [
      textAt(item, 'arguments') ?? '',
      ...listAt(item, 'content').map((part) => textAt(part, 'text') ?? ''),
    ])
    .filter(Boolean)
    .join(' ');
}
