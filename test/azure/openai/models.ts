/** The models and deployments that an account has. */
import type { JsonObject } from '../json.ts';
import { type Call, type Operation, secondsOf } from './call.ts';
import { InvalidRequest, resourceNotFound } from './errors.ts';

export const modelOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: '/models',
    dialects: ['v1', 'classic'],
    action: 'models/read',
    answer: (call) => ({ object: 'list', data: modelsOf(call) }),
  },
  {
    method: 'GET',
    path: '/models/{model}',
    dialects: ['v1', 'classic'],
    action: 'models/read',
    answer(call) {
      const name = call.parameter('model');
      const model = modelsOf(call).find(({ id }) => id === name);
      if (model !== undefined) return model;
      throw new InvalidRequest(
        `The model '${name}' does not exist`,
        'model',
        'model_not_found',
        404,
      );
    },
  },
  {
    method: 'GET',
    path: '/deployments',
    dialects: ['classic'],
    action: 'deployments/read',
    // The data plane had it in its first versions only; since then it belongs to Azure Resource Manager.
    answer({ state, query }) {
      if ((query.get('api-version') ?? '') > '2023-03-15-preview') throw resourceNotFound();
      const created = secondsOf(state);
      const data = Object.entries(state.deployments).map(([id, { model = id }]) => ({
        id,
        object: 'deployment',
        model,
        owner: 'organization-owner',
        status: 'succeeded',
        scale_settings: { scale_type: 'standard' },
        created_at: created,
        updated_at: created,
      }));
      return { object: 'list', data };
    },
  },
];

function modelsOf({ state }: Call): readonly JsonObject[] {
  const names = Object.entries(state.deployments).map(([name, { model = name }]) => model);
  return [...new Set(names)].map((id) => ({ id, object: 'model', created: 0, owned_by: 'azure' }));
}
