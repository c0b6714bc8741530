/** Fine-tuning jobs, which succeed as time passes and leave no model that could be called. */
import { type JsonObject, listAt, textAt } from '../../json.ts';
import { type Call, type Dialect, type Operation, requiredText, secondsOf } from '../call.ts';
import { InvalidRequest } from '../errors.ts';
import { checkParameters } from '../parameters.ts';
import { pageOf } from '../state/collection.ts';
import { findFiles } from '../state/files.ts';
import type { Document, FineTuningJob, State } from '../state/index.ts';

const DIALECTS: readonly Dialect[] = ['v1', 'classic'];
const READ = { dialects: DIALECTS, action: 'fine-tunes/read' };
const WRITE = { dialects: DIALECTS, action: 'fine-tunes/write' };
const PATH = '/fine_tuning/jobs/{fine_tuning_job_id}';

/** Milliseconds after creation. */
const STAGES: readonly (readonly [after: number, status: string])[] = [
  [10_000, 'queued'],
  [20_000, 'running'],
  [60_000, 'succeeded'],
];

export const fineTuningOperations: readonly Operation[] = [
  { ...WRITE, method: 'POST', path: '/fine_tuning/jobs', answer: create },
  {
    ...READ,
    method: 'GET',
    path: '/fine_tuning/jobs',
    answer: ({ state, query }) =>
      pageOf(state.fineTuningJobs.all(), query, ({ document }) => document),
  },
  { ...READ, method: 'GET', path: PATH, answer: (call) => named(call).document },
  {
    ...WRITE,
    method: 'POST',
    path: `${PATH}/cancel`,
    answer(call) {
      const { id, document } = named(call);
      if (hasEnded(document)) {
        throw new InvalidRequest(`Job ${id} has already ended: ${textAt(document, 'status')}.`);
      }
      return move(call.state, id, 'cancelled').document;
    },
  },
  {
    ...READ,
    method: 'GET',
    path: `${PATH}/events`,
    answer: (call) => pageOf(named(call).events, call.query, (event) => event),
  },
  {
    ...READ,
    method: 'GET',
    path: `${PATH}/checkpoints`,
    answer(call) {
      named(call);
      return pageOf([], call.query, (checkpoint) => checkpoint);
    },
  },
];

function named({ state, parameter }: Call): FineTuningJob {
  return state.fineTuningJobs.get(parameter('fine_tuning_job_id'), 'fine_tuning_job_id');
}

function hasEnded({ status }: Document): boolean {
  return status === 'succeeded' || status === 'cancelled';
}

function create({ state, json }: Call): JsonObject {
  const body = json();
  checkParameters(
    body,
    {
      hyperparameters: 'object',
      integrations: 'array',
      metadata: 'map',
      method: 'object',
      model: 'string',
      seed: 'integer',
      suffix: 'string',
      training_file: 'string',
      validation_file: 'string',
    },
    ['model', 'training_file'],
  );
  for (const name of ['training_file', 'validation_file']) {
    const id = textAt(body, name);
    const [file] = id === undefined ? [] : findFiles(state, [id], name);
    if (file !== undefined && file.document.purpose !== 'fine-tune') {
      throw new InvalidRequest(`The file's purpose must be 'fine-tune'.`, name);
    }
  }
  const id = state.ids.next('ftjob-');
  const document = {
    id,
    object: 'fine_tuning.job',
    created_at: secondsOf(state),
    finished_at: null,
    status: 'validating_files',
    model: requiredText(body, 'model'),
    fine_tuned_model: null,
    organization_id: '',
    training_file: requiredText(body, 'training_file'),
    validation_file: body.validation_file ?? null,
    result_files: [],
    hyperparameters: body.hyperparameters ?? { n_epochs: 'auto' },
    integrations: listAt(body, 'integrations'),
    metadata: body.metadata ?? null,
    method: body.method ?? { type: 'supervised' },
    trained_tokens: null,
    seed: body.seed ?? 0,
    error: null,
  };
  state.fineTuningJobs.add({ id, document, events: [] });
  for (const [after, status] of STAGES) {
    state.agenda.after(after, () => {
      if (!hasEnded(state.fineTuningJobs.get(id, 'id').document)) move(state, id, status);
    });
  }
  return document;
}

function move(state: State, id: string, status: string): FineTuningJob {
  const now = secondsOf(state);
  const event = {
    id: state.ids.next('ftevent-'),
    object: 'fine_tuning.job.event',
    created_at: now,
    level: 'info',
    type: 'message',
    message: `The job is ${status}.`,
  };
  return state.fineTuningJobs.replace(id, 'fine_tuning_job_id', ({ document, events }) => ({
    id,
    events: [...events, event],
    document: {
      ...document,
      status,
      finished_at: status === 'succeeded' || status === 'cancelled' ? now : null,
      fine_tuned_model: status === 'succeeded' ? `${textAt(document, 'model')}.${id}` : null,
    },
  }));
}
