/** Assistants and their threads: deprecated, and still called. */
import { get, post, type Row, remove } from './operation.ts';

const ASSISTANT = '/assistants/{assistant_id}';
const THREAD = '/threads/{thread_id}';
const MESSAGE = `${THREAD}/messages/{message_id}`;
const RUN = `${THREAD}/runs/{run_id}`;

export const ASSISTANTS: readonly Row[] = [
  get('list-assistants', '/assistants', 'List assistants'),
  post('create-assistant', '/assistants', 'Make an assistant', { model: 'body' }),
  get('get-assistant', ASSISTANT, 'Get an assistant'),
  post('update-assistant', ASSISTANT, 'Change an assistant', { model: 'body' }),
  remove('delete-assistant', ASSISTANT, 'Delete an assistant'),

  post('create-thread', '/threads', 'Make a thread'),
  post('create-thread-and-run', '/threads/runs', 'Make a thread and let an assistant answer it', {
    answer: 'stream',
    model: 'body',
  }),
  get('get-thread', THREAD, 'Get a thread'),
  post('update-thread', THREAD, 'Change a thread'),
  remove('delete-thread', THREAD, 'Delete a thread'),
  get('list-thread-messages', `${THREAD}/messages`, 'List the messages of a thread'),
  post('create-thread-message', `${THREAD}/messages`, 'Add a message to a thread'),
  get('get-thread-message', MESSAGE, 'Get a message'),
  post('update-thread-message', MESSAGE, 'Change the metadata of a message'),
  remove('delete-thread-message', MESSAGE, 'Delete a message'),
  get('list-thread-runs', `${THREAD}/runs`, 'List the runs of a thread'),
  post('create-thread-run', `${THREAD}/runs`, 'Let an assistant answer a thread', {
    answer: 'stream',
    model: 'body',
  }),
  get('get-thread-run', RUN, 'Get the state of a run'),
  post('update-thread-run', RUN, 'Change the metadata of a run'),
  post('cancel-thread-run', `${RUN}/cancel`, 'Stop a run', { bodies: [] }),
  post('submit-thread-run-tool-outputs', `${RUN}/submit_tool_outputs`, 'Tell what tools answered', {
    answer: 'stream',
  }),
  get('list-thread-run-steps', `${RUN}/steps`, 'List the steps of a run'),
  get('get-thread-run-step', `${RUN}/steps/{step_id}`, 'Get a step of a run'),
];
