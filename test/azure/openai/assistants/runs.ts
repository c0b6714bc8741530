/** Runs of an assistant on a thread, and their steps. */

import { notEmulated } from '../../errors.ts';
import { flagAt, isObject, type JsonObject, listAt, objectAt, textAt } from '../../json.ts';
import {
  type Call,
  type Dialect,
  deploymentOf,
  type Operation,
  requiredText,
  secondsOf,
} from '../call.ts';
import { InvalidRequest } from '../errors.ts';
import { filterContent } from '../generation/content-filter.ts';
import { chargeOf, contentText } from '../generation/text.ts';
import { checkParameters, type Shape } from '../parameters.ts';
import { noneFound, pageOf, requireForm } from '../state/collection.ts';
import type { Document, Thread } from '../state/index.ts';
import { checkResources } from './resources.ts';
import { advance, keep, outputsOf, runEvents, schedule } from './run.ts';
import { activeRun, changeThread, createThread, namedThread, readMessage } from './threads.ts';

const DIALECTS: readonly Dialect[] = ['v1', 'classic'];
const COMMON = { dialects: DIALECTS, since: '2024-02-15' };
const PATH = '/threads/{thread_id}/runs';
const READ = { ...COMMON, action: 'assistants/threads/runs/read' };
const WRITE = { ...COMMON, action: 'assistants/threads/runs/write' };
const STEPS = { ...COMMON, action: 'assistants/threads/runs/steps/read' };
const TEN_MINUTES = 600;

const SETTINGS: Shape = {
  assistant_id: 'string',
  instructions: 'string',
  max_completion_tokens: 'integer',
  max_prompt_tokens: 'integer',
  metadata: 'map',
  model: 'string',
  parallel_tool_calls: 'boolean',
  response_format: ['string', 'object'],
  stream: 'boolean',
  temperature: 'number',
  tool_choice: ['string', 'object'],
  tools: 'array',
  top_p: 'number',
  truncation_strategy: 'object',
};

export const runOperations: readonly Operation[] = [
  {
    ...WRITE,
    method: 'POST',
    path: '/threads/runs',
    answer(call) {
      const body = call.json();
      checkParameters(body, { ...SETTINGS, thread: 'object', tool_resources: 'object' }, [
        'assistant_id',
      ]);
      call.state.assistants.get(requiredText(body, 'assistant_id'), 'assistant_id');
      return start(call, createThread(call.state, objectAt(body, 'thread')), body);
    },
  },
  {
    ...WRITE,
    method: 'POST',
    path: PATH,
    answer(call) {
      const { state } = call;
      const body = call.json();
      const more: Shape = {
        additional_instructions: 'string',
        additional_messages: 'array',
        reasoning_effort: 'string',
      };
      checkParameters(body, { ...SETTINGS, ...more }, ['assistant_id']);
      const thread = namedThread(call);
      const active = activeRun(thread);
      if (active !== undefined) {
        throw new InvalidRequest(`Thread ${thread.id} already has an active run ${active.id}.`);
      }
      state.assistants.get(requiredText(body, 'assistant_id'), 'assistant_id');
      const added = listAt(body, 'additional_messages').map((message, index) =>
        readMessage(state, thread.id, message, `additional_messages[${index}].`),
      );
      return start(
        call,
        changeThread(call, (found) => ({ ...found, messages: [...found.messages, ...added] })),
        body,
      );
    },
  },
  {
    ...READ,
    method: 'GET',
    path: PATH,
    answer: (call) => pageOf(namedThread(call).runs, call.query, (run) => run),
  },
  { ...READ, method: 'GET', path: `${PATH}/{run_id}`, answer: (call) => runOf(call) },
  {
    ...WRITE,
    method: 'POST',
    path: `${PATH}/{run_id}`,
    answer(call) {
      const body = call.json();
      checkParameters(body, { metadata: 'map' });
      return changeRun(call, { ...runOf(call), metadata: body.metadata ?? {} });
    },
  },
  {
    ...WRITE,
    method: 'POST',
    path: `${PATH}/{run_id}/cancel`,
    answer(call) {
      const run = runOf(call);
      if (activeRun(namedThread(call))?.id !== run.id) {
        throw new InvalidRequest(`Cannot cancel run with status '${textAt(run, 'status')}'.`);
      }
      const now = secondsOf(call.state);
      return changeRun(call, { ...run, status: 'cancelled', cancelled_at: now });
    },
  },
  { ...WRITE, method: 'POST', path: `${PATH}/{run_id}/submit_tool_outputs`, answer: submit },
  {
    ...STEPS,
    method: 'GET',
    path: `${PATH}/{run_id}/steps`,
    answer: (call) => pageOf(stepsOf(call), call.query, (step) => step),
  },
  {
    ...STEPS,
    method: 'GET',
    path: `${PATH}/{run_id}/steps/{step_id}`,
    answer(call) {
      const id = call.parameter('step_id');
      const step = stepsOf(call).find((candidate) => candidate.id === id);
      if (step !== undefined) return step;
      requireForm(id, ['step_'], 'step_id');
      throw noneFound('run step')(id);
    },
  },
];

function runOf(call: Call): Document {
  const id = call.parameter('run_id');
  const run = namedThread(call).runs.find((candidate) => candidate.id === id);
  if (run !== undefined) return run;
  requireForm(id, ['run_'], 'run_id');
  throw noneFound('run')(id);
}

function stepsOf(call: Call): readonly Document[] {
  const { id } = runOf(call);
  return namedThread(call).steps.filter(({ run_id }) => run_id === id);
}

function changeRun(call: Call, changed: Document): Document {
  changeThread(call, (thread) => ({
    ...thread,
    runs: thread.runs.map((run) => (run.id === changed.id ? changed : run)),
  }));
  return changed;
}

function start(call: Call, thread: Thread, body: JsonObject): Response | JsonObject {
  const { state } = call;
  checkResources(state, body);
  if (isObject(body.response_format)) throw notEmulated("'response_format' of runs");
  const assistant = state.assistants.get(requiredText(body, 'assistant_id'), 'assistant_id');
  const deployment = deploymentOf(
    { ...call, dialect: 'v1' },
    textAt(body, 'model') ?? textAt(assistant, 'model'),
  );
  const text = contentText(
    thread.messages.flatMap((message) =>
      listAt(message, 'content').map((part) => textAt(part, 'text', 'value') ?? ''),
    ),
  );
  filterContent(text);
  call.admit(deployment, chargeOf({ text, mostTokens: undefined, choices: 1 }));
  const now = secondsOf(state);
  const run = {
    id: state.ids.next('run_', 24),
    object: 'thread.run',
    created_at: now,
    thread_id: thread.id,
    assistant_id: assistant.id,
    status: 'queued',
    started_at: null,
    expires_at: now + TEN_MINUTES,
    cancelled_at: null,
    failed_at: null,
    completed_at: null,
    required_action: null,
    last_error: null,
    incomplete_details: null,
    model: deployment.name,
    instructions: body.instructions ?? assistant.instructions ?? '',
    tools: body.tools ?? assistant.tools ?? [],
    tool_choice: body.tool_choice ?? 'auto',
    parallel_tool_calls: body.parallel_tool_calls ?? true,
    response_format: body.response_format ?? 'auto',
    truncation_strategy: body.truncation_strategy ?? { type: 'auto' },
    max_prompt_tokens: body.max_prompt_tokens ?? null,
    max_completion_tokens: body.max_completion_tokens ?? null,
    metadata: body.metadata ?? {},
    usage: null,
  };
  state.threads.replace(thread.id, 'thread_id', (found) => ({
    ...found,
    runs: [...found.runs, run],
  }));
  return proceed(call, thread, run, body, undefined);
}

/** At once as a stream, else as time passes. */
function proceed(
  call: Call,
  thread: Thread,
  run: Document,
  body: JsonObject,
  outputs: readonly string[] | undefined,
): Response | JsonObject {
  const { state } = call;
  if (flagAt(body, 'stream') !== true) {
    schedule(state, thread.id, run.id, outputs);
    return run;
  }
  const next = advance(state, thread, run, outputs);
  keep(state, thread.id, next);
  return call.stream(runEvents(run, next));
}

function submit(call: Call): Response | JsonObject {
  const body = call.json();
  checkParameters(body, { tool_outputs: 'array', stream: 'boolean' }, ['tool_outputs']);
  const run = runOf(call);
  if (run.status !== 'requires_action') {
    throw new InvalidRequest(
      `Runs in status '${textAt(run, 'status')}' do not accept tool outputs.`,
    );
  }
  const calls = listAt(run, 'required_action', 'submit_tool_outputs', 'tool_calls');
  const expected = calls.filter(isObject).map(({ id }) => id);
  const outputs = outputsOf(body);
  if (!expected.every((id) => outputs.some(({ tool_call_id }) => tool_call_id === id))) {
    throw new InvalidRequest(
      `Expected tool outputs for call_ids [${expected.join(', ')}].`,
      'tool_outputs',
    );
  }
  const queued = changeRun(call, { ...run, status: 'queued', required_action: null });
  const said = outputs.map((output) => textAt(output, 'output') ?? '');
  return proceed(call, namedThread(call), queued, body, said);
}
