/** Threads and their messages. */
import { isObject, type Json, type JsonObject, listAt, textAt } from '../../json.ts';
import { type Call, type Dialect, type Operation, secondsOf } from '../call.ts';
import { InvalidRequest, missingParameter } from '../errors.ts';
import { checkParameters, oneOf } from '../parameters.ts';
import { noneFound, pageOf, requireForm } from '../state/collection.ts';
import { findFiles } from '../state/files.ts';
import type { Document, State, Thread } from '../state/index.ts';
import { checkResources } from './resources.ts';

const DIALECTS: readonly Dialect[] = ['v1', 'classic'];
const COMMON = { dialects: DIALECTS, since: '2024-02-15' };
const PATH = '/threads/{thread_id}';
const ACTION = 'assistants/threads';

export const threadOperations: readonly Operation[] = [
  {
    ...COMMON,
    method: 'POST',
    path: '/threads',
    action: `${ACTION}/write`,
    answer: ({ state, json }) => createThread(state, json()).document,
  },
  {
    ...COMMON,
    method: 'GET',
    path: PATH,
    action: `${ACTION}/read`,
    answer: (call) => namedThread(call).document,
  },
  {
    ...COMMON,
    method: 'POST',
    path: PATH,
    action: `${ACTION}/write`,
    answer(call) {
      const body = call.json();
      checkParameters(body, { metadata: 'map', tool_resources: 'object' });
      checkResources(call.state, body);
      return changeThread(call, (thread) => ({
        ...thread,
        document: { ...thread.document, ...body },
      })).document;
    },
  },
  {
    ...COMMON,
    method: 'DELETE',
    path: PATH,
    action: `${ACTION}/delete`,
    answer({ state, parameter }) {
      const id = parameter('thread_id');
      state.threads.remove(id, 'thread_id');
      return { id, object: 'thread.deleted', deleted: true };
    },
  },
  {
    ...COMMON,
    method: 'POST',
    path: `${PATH}/messages`,
    action: `${ACTION}/messages/write`,
    answer(call) {
      const thread = namedThread(call);
      const message = readMessage(call.state, thread.id, call.json(), '');
      const active = activeRun(thread);
      if (active !== undefined) {
        throw new InvalidRequest(
          `Can't add messages to ${thread.id} while a run ${active.id} is active.`,
        );
      }
      changeThread(call, (found) => ({ ...found, messages: [...found.messages, message] }));
      return message;
    },
  },
  {
    ...COMMON,
    method: 'GET',
    path: `${PATH}/messages`,
    action: `${ACTION}/messages/read`,
    answer(call) {
      const run = call.query.get('run_id');
      const { messages } = namedThread(call);
      const listed = messages.filter(({ run_id }) => run === null || run_id === run);
      return pageOf(listed, call.query, (message) => message);
    },
  },
  {
    ...COMMON,
    method: 'GET',
    path: `${PATH}/messages/{message_id}`,
    action: `${ACTION}/messages/read`,
    answer: (call) => messageOf(call),
  },
  {
    ...COMMON,
    method: 'POST',
    path: `${PATH}/messages/{message_id}`,
    action: `${ACTION}/messages/write`,
    answer(call) {
      const body = call.json();
      checkParameters(body, { metadata: 'map' });
      const changed = { ...messageOf(call), metadata: body.metadata ?? {} };
      changeThread(call, (thread) => ({
        ...thread,
        messages: thread.messages.map((each) => (each.id === changed.id ? changed : each)),
      }));
      return changed;
    },
  },
  {
    ...COMMON,
    method: 'DELETE',
    path: `${PATH}/messages/{message_id}`,
    action: `${ACTION}/messages/write`,
    answer(call) {
      const { id } = messageOf(call);
      changeThread(call, (thread) => ({
        ...thread,
        messages: thread.messages.filter((message) => message.id !== id),
      }));
      return { id, object: 'thread.message.deleted', deleted: true };
    },
  },
];

export function namedThread({ state, parameter }: Call): Thread {
  return state.threads.get(parameter('thread_id'), 'thread_id');
}

export function changeThread(call: Call, how: (thread: Thread) => Thread): Thread {
  return call.state.threads.replace(call.parameter('thread_id'), 'thread_id', how);
}

/** The run that has not ended, of which a thread has one at most. */
export function activeRun({ runs }: Thread): Document | undefined {
  return runs.find(({ status }) =>
    ['queued', 'in_progress', 'requires_action'].some((active) => active === status),
  );
}

export function createThread(state: State, body: JsonObject): Thread {
  checkParameters(body, { messages: 'array', metadata: 'map', tool_resources: 'object' });
  checkResources(state, body);
  const id = state.ids.next('thread_', 24);
  const messages = listAt(body, 'messages').map((message, index) =>
    readMessage(state, id, message, `messages[${index}].`),
  );
  const document = {
    id,
    object: 'thread',
    created_at: secondsOf(state),
    metadata: body.metadata ?? {},
    tool_resources: body.tool_resources ?? {},
  };
  return state.threads.add({ id, document, messages, runs: [], steps: [] });
}

/** @param path before the names of its parameters: `messages[0].` */
export function readMessage(state: State, threadId: string, given: Json, path: string): Document {
  const body = isObject(given) ? given : {};
  checkParameters(body, {
    attachments: 'array',
    content: ['string', 'array'],
    metadata: 'map',
    role: 'string',
  });
  if (body.role === undefined) throw missingParameter(`${path}role`);
  if (body.content === undefined) throw missingParameter(`${path}content`);
  oneOf(body, 'role', ['user', 'assistant']);
  const parts = typeof body.content === 'string' ? [body.content] : listAt(body, 'content');
  const files = [
    ...listAt(body, 'attachments').map((attachment) => textAt(attachment, 'file_id')),
    ...parts.map((part) => textAt(part, 'image_file', 'file_id')),
  ];
  findFiles(
    state,
    files.filter((id) => id !== undefined),
    `${path}attachments`,
  );
  const content = parts.map((part) => {
    const text = typeof part === 'string' ? part : textAt(part, 'text');
    return text === undefined ? part : { type: 'text', text: { value: text, annotations: [] } };
  });
  const { role, attachments, metadata } = body;
  return messageWith(state, threadId, { role, content, attachments, metadata });
}

export function messageWith(state: State, threadId: string, more: JsonObject): Document {
  const now = secondsOf(state);
  return {
    id: state.ids.next('msg_', 24),
    object: 'thread.message',
    created_at: now,
    completed_at: now,
    incomplete_at: null,
    incomplete_details: null,
    thread_id: threadId,
    status: 'completed',
    assistant_id: null,
    run_id: null,
    role: more.role,
    content: more.content,
    ...more,
    attachments: more.attachments ?? [],
    metadata: more.metadata ?? {},
  };
}

function messageOf(call: Call): Document {
  const { messages } = namedThread(call);
  const id = call.parameter('message_id');
  const message = messages.find((candidate) => candidate.id === id);
  if (message !== undefined) return message;
  requireForm(id, ['msg_'], 'message_id');
  throw noneFound('message')(id);
}
