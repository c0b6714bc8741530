/** Responses, and what they work with: conversations and the containers of the code interpreter. */
import { get, post, type Row, remove } from './operation.ts';

const CONVERSATION = '/conversations/{conversation_id}';
const CONTAINER = '/containers/{container_id}';

const GENERATED = { model: 'body', generates: true } as const;

export const RESPONSES: readonly Row[] = [
  post('create-response', '/responses', 'Answer, and keep the answer unless told not to', {
    ...GENERATED,
    answer: 'stream',
  }),
  post('compact-response', '/responses/compact', 'Shorten a long conversation', GENERATED),
  post('count-response-input-tokens', '/responses/input_tokens', 'Count tokens', GENERATED),
  get('get-response', '/responses/{response_id}', 'Get a response', { answer: 'stream' }),
  remove('delete-response', '/responses/{response_id}', 'Delete a response'),
  post('cancel-response', '/responses/{response_id}/cancel', 'Stop it in the background', {
    bodies: [],
  }),
  get('list-response-input-items', '/responses/{response_id}/input_items', 'List its input'),

  post('create-conversation', '/conversations', 'Make a conversation'),
  get('get-conversation', CONVERSATION, 'Get a conversation'),
  post('update-conversation', CONVERSATION, 'Change its metadata'),
  remove('delete-conversation', CONVERSATION, 'Delete a conversation'),
  get('list-conversation-items', `${CONVERSATION}/items`, 'List its items'),
  post('create-conversation-items', `${CONVERSATION}/items`, 'Add items to it'),
  get('get-conversation-item', `${CONVERSATION}/items/{item_id}`, 'Get an item of it'),
  remove('delete-conversation-item', `${CONVERSATION}/items/{item_id}`, 'Delete an item of it'),

  get('list-containers', '/containers', 'List containers'),
  post('create-container', '/containers', 'Make a container'),
  get('get-container', CONTAINER, 'Get a container'),
  remove('delete-container', CONTAINER, 'Delete a container'),
  get('list-container-files', `${CONTAINER}/files`, 'List its files'),
  post('create-container-file', `${CONTAINER}/files`, 'Put a file into it', {
    bodies: ['form', 'json'],
  }),
  get('get-container-file', `${CONTAINER}/files/{file_id}`, 'Get what is known of a file in it'),
  remove('delete-container-file', `${CONTAINER}/files/{file_id}`, 'Delete a file in it'),
  get('get-container-file-content', `${CONTAINER}/files/{file_id}/content`, 'Download it', {
    answer: 'bytes',
  }),
];
