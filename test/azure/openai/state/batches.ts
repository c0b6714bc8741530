/** Batches: a file of requests that is worked off later, by the account's clock, into a file of answers. */
import { AzureError, notEmulated } from '../../errors.ts';
import { isObject, type Json, type JsonObject, textAt } from '../../json.ts';
import { type Call, type Dialect, type Operation, requiredText, secondsOf } from '../call.ts';
import { InvalidRequest, openaiErrorResponse } from '../errors.ts';
import { chatOperations } from '../generation/chat.ts';
import { completionOperations } from '../generation/completions.ts';
import { embeddingOperations } from '../generation/embeddings.ts';
import { checkParameters, oneOf } from '../parameters.ts';
import { responseOperations } from '../responses/operations.ts';
import { pageOf } from './collection.ts';
import { findFiles, keepFile } from './files.ts';
import type { Document, State, StoredFile } from './index.ts';

const DIALECTS: readonly Dialect[] = ['v1', 'classic'];
const DAY = 24 * 3600;

/** Milliseconds after creation. */
const VALIDATED = 10_000;
const COMPLETED = 30_000;

const GENERATING = [
  ...chatOperations,
  ...completionOperations,
  ...embeddingOperations,
  ...responseOperations,
].filter(({ method }) => method === 'POST');

const PATHS = ['/chat/completions', '/completions', '/embeddings', '/responses'];
const ENDPOINTS = PATHS.flatMap((path) => [path, `/v1${path}`]);

export const batchOperations: readonly Operation[] = [
  {
    method: 'POST',
    path: '/batches',
    // The `openai` package sends it below a deployment where it was made for one.
    dialects: [...DIALECTS, 'deployments'],
    action: 'batch-jobs/write',
    answer: create,
  },
  {
    method: 'GET',
    path: '/batches',
    dialects: DIALECTS,
    action: 'batches/read',
    answer: ({ state, query }) => pageOf(state.batches.all(), query, (batch) => batch),
  },
  {
    method: 'GET',
    path: '/batches/{batch_id}',
    dialects: DIALECTS,
    action: 'batches/read',
    answer: ({ state, parameter }) => state.batches.get(parameter('batch_id'), 'batch_id'),
  },
  {
    method: 'POST',
    path: '/batches/{batch_id}/cancel',
    dialects: DIALECTS,
    action: 'batches/cancel/action',
    answer: ({ state, parameter }) =>
      state.batches.replace(parameter('batch_id'), 'batch_id', (batch) => {
        if (!isRunning(batch)) {
          throw new InvalidRequest(
            `Cannot cancel a batch with status '${textAt(batch, 'status')}'.`,
            undefined,
            null,
            409,
          );
        }
        const now = secondsOf(state);
        return { ...batch, status: 'cancelled', cancelling_at: now, cancelled_at: now };
      }),
  },
];

function create(call: Call): JsonObject {
  const { state } = call;
  const body = call.json();
  checkParameters(
    body,
    {
      completion_window: 'string',
      endpoint: 'string',
      input_file_id: 'string',
      metadata: 'map',
      model: 'string',
      output_expires_after: 'object',
    },
    ['input_file_id', 'endpoint', 'completion_window'],
  );
  if (body.output_expires_after) throw notEmulated("'output_expires_after' of batches");
  oneOf(body, 'endpoint', ENDPOINTS);
  oneOf(body, 'completion_window', ['24h']);
  const [file] = findFiles(state, [requiredText(body, 'input_file_id')], 'input_file_id');
  if (file?.document.purpose !== 'batch') {
    throw new InvalidRequest("The input file's purpose must be 'batch'.", 'input_file_id');
  }
  const now = secondsOf(state);
  const batch: Document = {
    id: state.ids.next('batch_', 32),
    object: 'batch',
    endpoint: body.endpoint,
    errors: null,
    input_file_id: file.id,
    completion_window: '24h',
    status: 'validating',
    output_file_id: null,
    error_file_id: null,
    created_at: now,
    in_progress_at: null,
    expires_at: now + DAY,
    finalizing_at: null,
    completed_at: null,
    failed_at: null,
    expired_at: null,
    cancelling_at: null,
    cancelled_at: null,
    request_counts: { total: 0, completed: 0, failed: 0 },
    metadata: body.metadata ?? null,
  };
  state.batches.add(batch);
  state.agenda.after(VALIDATED, () => {
    validate(state, batch.id, file);
  });
  state.agenda.after(COMPLETED, () => work(call, batch.id, file));
  return batch;
}

function isRunning({ status }: Document): boolean {
  return status === 'validating' || status === 'in_progress';
}

function validate(state: State, id: string, file: StoredFile): void {
  state.batches.replace(id, 'batch_id', (batch) => {
    if (!isRunning(batch)) return batch;
    const data = problemsOf(file);
    const now = secondsOf(state);
    return data.length > 0
      ? { ...batch, status: 'failed', failed_at: now, errors: { object: 'list', data } }
      : {
          ...batch,
          status: 'in_progress',
          in_progress_at: now,
          request_counts: { total: linesOf(file).length, completed: 0, failed: 0 },
        };
  });
}

function linesOf({ content }: StoredFile): readonly string[] {
  return new TextDecoder().decode(content).split('\n').filter(Boolean);
}

function problemsOf(file: StoredFile): readonly JsonObject[] {
  const lines = linesOf(file);
  if (lines.length === 0) return [{ code: 'empty_file', message: 'The file has no lines.' }];
  return lines.flatMap((line, index) => {
    const request = parse(line);
    const isWhole =
      isObject(request) &&
      typeof request.custom_id === 'string' &&
      request.method === 'POST' &&
      ENDPOINTS.some((endpoint) => endpoint === request.url) &&
      isObject(request.body);
    const message = 'Expected an object with custom_id, method POST, a known url, and body.';
    return isWhole ? [] : [{ code: 'invalid_json_line', message, line: index + 1, param: null }];
  });
}

function parse(line: string): Json {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

async function work(call: Call, id: string, file: StoredFile): Promise<void> {
  const { state } = call;
  const running = state.batches.get(id, 'batch_id');
  if (!isRunning(running)) return;
  const results: { readonly passed: boolean; readonly line: string }[] = [];
  for (const line of linesOf(file)) {
    const request = parse(line);
    const answer = await answerTo(call, request);
    const response = {
      request_id: state.ids.guid(),
      status_code: answer.status,
      body: await answer.json(),
    };
    const result = { custom_id: textAt(request, 'custom_id'), response, error: null };
    results.push({ passed: answer.ok, line: JSON.stringify(result) });
  }
  const written = (passed: boolean): string | null => {
    const lines = results.filter((result) => result.passed === passed).map((result) => result.line);
    const name = `${id}_${passed ? 'output' : 'error'}.jsonl`;
    return lines.length === 0
      ? null
      : keepFile(state, 'batch_output', name, Buffer.from(`${lines.join('\n')}\n`)).id;
  };
  const failed = results.filter(({ passed }) => !passed).length;
  const now = secondsOf(state);
  const finished = {
    status: 'completed',
    output_file_id: written(true),
    error_file_id: written(false),
    finalizing_at: now,
    completed_at: now,
    request_counts: { total: results.length, completed: results.length - failed, failed },
  };
  state.batches.replace(id, 'batch_id', (batch) => ({ ...batch, ...finished }));
}

/** As the account answers the same request alone, but for limits: batches have a quota of their own. */
async function answerTo(call: Call, request: Json): Promise<Response> {
  const path = textAt(request, 'url')?.replace(/^\/v1/, '');
  const operation = GENERATING.find((candidate) => candidate.path === path);
  const body = isObject(request) && isObject(request.body) ? request.body : {};
  try {
    if (body.stream === true) throw new InvalidRequest('Batches do not stream.', 'stream');
    const alone: Call = { ...call, dialect: 'v1', json: () => body, admit: () => ({}) };
    const answer = await operation?.answer(alone);
    return answer instanceof Response ? answer : Response.json(answer ?? null);
  } catch (error) {
    if (error instanceof AzureError) return openaiErrorResponse(error);
    throw error;
  }
}
