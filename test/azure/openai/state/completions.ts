/** Chat completions that were stored, as their caller asked with `store`. */
import { type JsonObject, textAt } from '../../json.ts';
import { type Call, type Dialect, type Operation, secondsOf } from '../call.ts';
import { checkParameters } from '../parameters.ts';
import { pageOf } from './collection.ts';
import type { State, StoredCompletion } from './index.ts';

const DIALECTS: readonly Dialect[] = ['v1', 'classic'];
const READ = { dialects: DIALECTS, action: 'stored-completions/read' };
const WRITE = { dialects: DIALECTS, action: 'stored-completions/action' };
const PATH = '/chat/completions/{completion_id}';

export const storedCompletionOperations: readonly Operation[] = [
  {
    ...READ,
    method: 'GET',
    path: '/chat/completions',
    answer({ state, query }) {
      const model = query.get('model');
      const stored = state.completions
        .all()
        .filter(({ document }) => model === null || document.model === model)
        .filter(({ document }) =>
          [...query].every(([name, value]) => {
            const key = /^metadata\[(.+)\]$/.exec(name)?.[1];
            return key === undefined || textAt(document, 'metadata', key) === value;
          }),
        );
      return pageOf(stored, query, ({ document }) => document, { defaultOrder: 'asc' });
    },
  },
  { ...READ, method: 'GET', path: PATH, answer: (call) => named(call).document },
  {
    ...WRITE,
    method: 'POST',
    path: PATH,
    answer(call) {
      const body = call.json();
      checkParameters(body, { metadata: 'map' }, ['metadata']);
      const id = call.parameter('completion_id');
      return call.state.completions.replace(id, 'completion_id', (found) => ({
        ...found,
        document: { ...found.document, metadata: body.metadata },
      })).document;
    },
  },
  {
    ...WRITE,
    method: 'DELETE',
    path: PATH,
    answer({ state, parameter }) {
      const id = parameter('completion_id');
      state.completions.remove(id, 'completion_id');
      return { id, object: 'chat.completion.deleted', deleted: true };
    },
  },
  {
    ...READ,
    method: 'GET',
    path: `${PATH}/messages`,
    answer: (call) =>
      pageOf(named(call).messages, call.query, (message) => message, { defaultOrder: 'asc' }),
  },
];

function named({ state, parameter }: Call): StoredCompletion {
  return state.completions.get(parameter('completion_id'), 'completion_id');
}

export function keepCompletion(
  state: State,
  completion: JsonObject,
  body: JsonObject,
  messages: readonly JsonObject[],
): void {
  const id = textAt(completion, 'id') ?? '';
  const document = {
    ...completion,
    id,
    created: secondsOf(state),
    metadata: body.metadata ?? {},
    request_id: state.ids.next('req_'),
  };
  const kept = messages.map((message, index) => ({ ...message, id: `${id}-${index}` }));
  state.completions.add({ id, document, messages: kept });
}
