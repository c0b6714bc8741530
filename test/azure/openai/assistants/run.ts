/** How a run goes: by the account's clock, or at once where its events are streamed. */
import { estimateTokens } from '../../../../policy/simulate/limits.ts';
import { isObject, type JsonObject, listAt, objectAt, textAt } from '../../json.ts';
import { type Event, secondsOf } from '../call.ts';
import { contentText, heard, piecesOf } from '../generation/text.ts';
import { callsOf, readChoice, readFunction } from '../generation/tools.ts';
import type { Document, State, Thread } from '../state/index.ts';
import { messageWith } from './threads.ts';

/** Milliseconds after its creation, or after the outputs of its tools. */
const IN_PROGRESS = 1000;
const ENDED = 2000;

/** What a step of a run leads to: the run as it is then, and what it added. */
type Advance = {
  readonly run: Document;
  readonly step: Document;
  readonly message: Document | undefined;
};

/** @param outputs what the tools said, once the run waited for them */
export function advance(
  state: State,
  thread: Thread,
  run: Document,
  outputs: readonly string[] | undefined,
): Advance {
  const newest = outputs?.join(' ') ?? messageText(thread.messages.at(-1));
  const functions = listAt(run, 'tools')
    .filter((tool) => textAt(tool, 'type') === 'function')
    .map((tool, index) => readFunction(objectAt(tool, 'function'), `tools[${index}].function`));
  const types = listAt(run, 'tools').map(
    (tool) => textAt(tool, 'function', 'name') ?? textAt(tool, 'type') ?? '',
  );
  const calls = callsOf({
    tools: functions,
    choice: readChoice(run.tool_choice, types),
    text: newest,
    answered: outputs !== undefined,
    parallel: run.parallel_tool_calls !== false,
  }).map((made) => ({ id: state.ids.next('call_', 24), type: 'function', function: made }));
  const now = secondsOf(state);
  const step = (type: string, details: JsonObject, status: string): Document => ({
    id: state.ids.next('step_', 24),
    object: 'thread.run.step',
    created_at: now,
    completed_at: status === 'completed' ? now : null,
    run_id: run.id,
    thread_id: thread.id,
    assistant_id: run.assistant_id,
    type,
    status,
    step_details: { type, ...details },
    last_error: null,
    usage: null,
  });
  if (calls.length > 0) {
    return {
      run: {
        ...run,
        status: 'requires_action',
        started_at: run.started_at ?? now,
        required_action: {
          type: 'submit_tool_outputs',
          submit_tool_outputs: { tool_calls: calls },
        },
      },
      step: step('tool_calls', { tool_calls: calls }, 'in_progress'),
      message: undefined,
    };
  }
  const message = messageWith(state, thread.id, {
    role: 'assistant',
    assistant_id: run.assistant_id,
    run_id: run.id,
    content: [{ type: 'text', text: { value: heard(state.name, newest), annotations: [] } }],
  });
  const used = estimateTokens(contentText(thread.messages.map(messageText)));
  const said = messageText(message).split(' ').length;
  return {
    run: {
      ...run,
      status: 'completed',
      started_at: run.started_at ?? now,
      completed_at: now,
      required_action: null,
      usage: { prompt_tokens: used, completion_tokens: said, total_tokens: used + said },
    },
    step: step('message_creation', { message_creation: { message_id: message.id } }, 'completed'),
    message,
  };
}

function messageText(message: Document | undefined): string {
  return listAt(message, 'content')
    .map((part) => textAt(part, 'text', 'value') ?? '')
    .join(' ');
}

/** Writes the run, and what it added, into its thread. */
export function keep(state: State, threadId: string, { run, step, message }: Advance): void {
  state.threads.replace(threadId, 'thread_id', (thread) => ({
    ...thread,
    runs: thread.runs.map((each) => (each.id === run.id ? run : each)),
    steps: [...thread.steps, step],
    messages: message === undefined ? thread.messages : [...thread.messages, message],
  }));
}

/** Lets a queued run begin and end as time passes, unless it or its thread ends before. */
export function schedule(
  state: State,
  threadId: string,
  runId: string,
  outputs: readonly string[] | undefined,
): void {
  const current = (): { thread: Thread; run: Document } | undefined => {
    const thread = state.threads.has(threadId)
      ? state.threads.get(threadId, 'thread_id')
      : undefined;
    const run = thread?.runs.find(({ id, status }) => id === runId && status !== 'cancelled');
    return thread === undefined || run === undefined ? undefined : { thread, run };
  };
  state.agenda.after(IN_PROGRESS, () => {
    const found = current();
    if (found === undefined) return;
    const started = { ...found.run, status: 'in_progress', started_at: secondsOf(state) };
    state.threads.replace(threadId, 'thread_id', (thread) => ({
      ...thread,
      runs: thread.runs.map((run) => (run.id === runId ? started : run)),
    }));
  });
  state.agenda.after(ENDED, () => {
    const found = current();
    if (found !== undefined) {
      keep(state, threadId, advance(state, found.thread, found.run, outputs));
    }
  });
}

/** A run that is streamed, from its creation, or from the outputs of its tools. */
export function runEvents(queued: Document, { run, step, message }: Advance): readonly Event[] {
  const event = (name: string, data: JsonObject): Event => ({ event: name, data });
  const text = messageText(message);
  return [
    event('thread.run.created', queued),
    event('thread.run.queued', queued),
    event('thread.run.in_progress', { ...queued, status: 'in_progress' }),
    event('thread.run.step.created', { ...step, status: 'in_progress' }),
    event('thread.run.step.in_progress', { ...step, status: 'in_progress' }),
    ...(message === undefined
      ? []
      : [
          event('thread.message.created', { ...message, status: 'in_progress', content: [] }),
          event('thread.message.in_progress', { ...message, status: 'in_progress', content: [] }),
          ...piecesOf(text.split(' ')).map((value) =>
            event('thread.message.delta', {
              id: message.id,
              object: 'thread.message.delta',
              delta: { content: [{ index: 0, type: 'text', text: { value } }] },
            }),
          ),
          event('thread.message.completed', message),
          event('thread.run.step.completed', step),
        ]),
    event(`thread.run.${textAt(run, 'status')}`, run),
    { event: 'done', data: '[DONE]' },
  ];
}

export function outputsOf(body: JsonObject): readonly JsonObject[] {
  return listAt(body, 'tool_outputs').filter(isObject);
}
