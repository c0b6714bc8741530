/** Assistants: instructions and tools under an id. */
import { type JsonObject, textAt } from '../../json.ts';
import { type Dialect, deploymentOf, type Operation, secondsOf } from '../call.ts';
import { checkParameters, type Shape } from '../parameters.ts';
import { pageOf } from '../state/collection.ts';
import { checkResources } from './resources.ts';

const DIALECTS: readonly Dialect[] = ['v1', 'classic'];
const COMMON = { dialects: DIALECTS, since: '2024-02-15' };
const PATH = '/assistants/{assistant_id}';

const PARAMETERS: Shape = {
  description: 'string',
  instructions: 'string',
  metadata: 'map',
  model: 'string',
  name: 'string',
  reasoning_effort: 'string',
  response_format: ['string', 'object'],
  temperature: 'number',
  tool_resources: 'object',
  tools: 'array',
  top_p: 'number',
};

export const assistantOperations: readonly Operation[] = [
  {
    ...COMMON,
    method: 'POST',
    path: '/assistants',
    action: 'assistants/write',
    answer(call) {
      const { state } = call;
      const body = call.json();
      checkParameters(body, PARAMETERS);
      const { name } = deploymentOf(call, textAt(body, 'model'));
      checkResources(state, body);
      const id = state.ids.next('asst_', 24);
      const settings = { ...DEFAULTS, ...given(body), model: name };
      return state.assistants.add({
        id,
        object: 'assistant',
        created_at: secondsOf(state),
        ...settings,
      });
    },
  },
  {
    ...COMMON,
    method: 'GET',
    path: '/assistants',
    action: 'assistants/read',
    answer: ({ state, query }) => pageOf(state.assistants.all(), query, (assistant) => assistant),
  },
  {
    ...COMMON,
    method: 'GET',
    path: PATH,
    action: 'assistants/read',
    answer: ({ state, parameter }) =>
      state.assistants.get(parameter('assistant_id'), 'assistant_id'),
  },
  {
    ...COMMON,
    method: 'POST',
    path: PATH,
    action: 'assistants/write',
    answer(call) {
      const { state } = call;
      const body = call.json();
      checkParameters(body, PARAMETERS);
      checkResources(state, body);
      if (body.model !== undefined) deploymentOf(call, textAt(body, 'model'));
      const id = call.parameter('assistant_id');
      return state.assistants.replace(id, 'assistant_id', (found) => ({
        ...found,
        ...given(body),
      }));
    },
  },
  {
    ...COMMON,
    method: 'DELETE',
    path: PATH,
    action: 'assistants/delete',
    answer({ state, parameter }) {
      const id = parameter('assistant_id');
      state.assistants.remove(id, 'assistant_id');
      return { id, object: 'assistant.deleted', deleted: true };
    },
  },
];

const DEFAULTS: JsonObject = {
  name: null,
  description: null,
  instructions: null,
  tools: [],
  tool_resources: {},
  metadata: {},
  temperature: 1,
  top_p: 1,
  response_format: 'auto',
};

function given(body: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
}
