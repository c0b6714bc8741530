/** Evaluations and their runs: kept, listed and finished, but nothing is graded. */
import { type JsonObject, listAt, textAt } from '../../json.ts';
import { type Call, type Dialect, type Operation, secondsOf } from '../call.ts';
import { InvalidRequest, missingParameter } from '../errors.ts';
import { checkParameters } from '../parameters.ts';
import { pageOf, requireForm, withIdNotFound } from '../state/collection.ts';
import { findFiles } from '../state/files.ts';
import type { Document, Evaluation } from '../state/index.ts';

const DIALECTS: readonly Dialect[] = ['v1', 'classic'];
const COMMON = { dialects: DIALECTS, since: '2025-04-01' };
const READ = { ...COMMON, action: 'evals/read' };
const WRITE = { ...COMMON, action: 'evals/write' };
const DELETE = { ...COMMON, action: 'evals/delete' };
const PATH = '/evals/{eval_id}';

/** Milliseconds until a run is completed. */
const COMPLETED = 10_000;

const operations: readonly Operation[] = [
  {
    ...WRITE,
    method: 'POST',
    path: '/evals',
    answer({ state, json }) {
      const body = json();
      checkParameters(
        body,
        {
          data_source_config: 'object',
          metadata: 'map',
          name: 'string',
          testing_criteria: 'array',
        },
        ['data_source_config', 'testing_criteria'],
      );
      const id = state.ids.next('eval_');
      const document = {
        id,
        object: 'eval',
        created_at: secondsOf(state),
        name: body.name ?? '',
        metadata: body.metadata ?? {},
        data_source_config: body.data_source_config,
        testing_criteria: body.testing_criteria,
      };
      return state.evaluations.add({ id, document, runs: [] }).document;
    },
  },
  {
    ...READ,
    method: 'GET',
    path: '/evals',
    answer: ({ state, query }) =>
      pageOf(state.evaluations.all(), query, ({ document }) => document, { defaultOrder: 'asc' }),
  },
  { ...READ, method: 'GET', path: PATH, answer: (call) => named(call).document },
  {
    ...WRITE,
    method: 'POST',
    path: PATH,
    answer(call) {
      const body = call.json();
      checkParameters(body, { metadata: 'map', name: 'string' });
      return change(call, (found) => ({ ...found, document: { ...found.document, ...body } }))
        .document;
    },
  },
  {
    ...DELETE,
    method: 'DELETE',
    path: PATH,
    answer({ state, parameter }) {
      const id = parameter('eval_id');
      state.evaluations.remove(id, 'eval_id');
      return { object: 'eval.deleted', deleted: true, eval_id: id };
    },
  },
  { ...WRITE, method: 'POST', path: `${PATH}/runs`, answer: createRun },
  {
    ...READ,
    method: 'GET',
    path: `${PATH}/runs`,
    answer: (call) => pageOf(named(call).runs, call.query, (run) => run, { defaultOrder: 'asc' }),
  },
  { ...READ, method: 'GET', path: `${PATH}/runs/{run_id}`, answer: (call) => runOf(call) },
  {
    ...WRITE,
    method: 'POST',
    path: `${PATH}/runs/{run_id}`,
    answer(call) {
      const run = runOf(call);
      if (run.status !== 'queued') throw new InvalidRequest(`Run ${run.id} has already ended.`);
      return changeRun(call, { ...run, status: 'canceled' });
    },
  },
  {
    ...DELETE,
    method: 'DELETE',
    path: `${PATH}/runs/{run_id}`,
    answer(call) {
      const { id } = runOf(call);
      change(call, (found) => ({ ...found, runs: found.runs.filter((run) => run.id !== id) }));
      return { object: 'eval.run.deleted', deleted: true, run_id: id };
    },
  },
];

/** On v1 the preview is asked for by a header. */
export const evalOperations: readonly Operation[] = operations.map((operation) => ({
  ...operation,
  answer(call) {
    if (call.dialect === 'v1' && call.headers.get('aoai-evals') !== 'preview') {
      throw new InvalidRequest("Evals need the header 'aoai-evals' with the value 'preview'.");
    }
    return operation.answer(call);
  },
}));

function named({ state, parameter }: Call): Evaluation {
  return state.evaluations.get(parameter('eval_id'), 'eval_id');
}

function change(call: Call, how: (found: Evaluation) => Evaluation): Evaluation {
  return call.state.evaluations.replace(call.parameter('eval_id'), 'eval_id', how);
}

function runOf(call: Call): Document {
  const id = call.parameter('run_id');
  const run = named(call).runs.find((candidate) => candidate.id === id);
  if (run !== undefined) return run;
  requireForm(id, ['evalrun_'], 'run_id');
  throw withIdNotFound('Run')(id);
}

function changeRun(call: Call, changed: Document): Document {
  change(call, (found) => ({
    ...found,
    runs: found.runs.map((run) => (run.id === changed.id ? changed : run)),
  }));
  return changed;
}

function createRun(call: Call): JsonObject {
  const { state } = call;
  const body = call.json();
  checkParameters(body, { data_source: 'object', metadata: 'map', name: 'string' }, [
    'data_source',
  ]);
  const source = body.data_source;
  if (textAt(source, 'type') === undefined) throw missingParameter('data_source.type');
  const file = textAt(source, 'source', 'id');
  if (file !== undefined) findFiles(state, [file], 'data_source.source.id');
  const { id: evalId, document } = named(call);
  const run = {
    id: state.ids.next('evalrun_'),
    object: 'eval.run',
    created_at: secondsOf(state),
    eval_id: evalId,
    name: body.name ?? '',
    model: textAt(source, 'model') ?? '',
    metadata: body.metadata ?? {},
    data_source: source,
    status: 'queued',
    report_url: '',
    error: null,
    result_counts: { total: 0, passed: 0, failed: 0, errored: 0 },
    per_model_usage: [],
    per_testing_criteria_results: listAt(document, 'testing_criteria').map((criterion) => ({
      testing_criteria: textAt(criterion, 'name') ?? '',
      passed: 0,
      failed: 0,
    })),
  };
  change(call, (found) => ({ ...found, runs: [...found.runs, run] }));
  state.agenda.after(COMPLETED, () => {
    const isThere = state.evaluations.has(evalId);
    const [current] = isThere
      ? state.evaluations.get(evalId, 'eval_id').runs.filter(({ id }) => id === run.id)
      : [];
    if (current?.status === 'queued') changeRun(call, { ...current, status: 'completed' });
  });
  return run;
}
