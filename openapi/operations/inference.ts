/** What generates: chat, completions, embeddings, audio, images. What was generated and kept. Realtime and videos. */
import { type Dialect, get, post, type Row, remove } from './operation.ts';

/** Dated api-versions have these below a deployment. */
const DEPLOYED: readonly Dialect[] = ['v1', 'deployments'];

/** Dated api-versions have nothing like it. */
const V1: readonly Dialect[] = ['v1'];

const GENERATED = { dialects: DEPLOYED, model: 'body', generates: true } as const;

export const INFERENCE: readonly Row[] = [
  post('create-chat-completion', '/chat/completions', 'Answer a conversation', {
    ...GENERATED,
    answer: 'stream',
  }),
  get('list-chat-completions', '/chat/completions', 'List stored answers'),
  get('get-chat-completion', '/chat/completions/{completion_id}', 'Get a stored answer'),
  post('update-chat-completion', '/chat/completions/{completion_id}', 'Change its metadata'),
  remove('delete-chat-completion', '/chat/completions/{completion_id}', 'Delete a stored answer'),
  get(
    'list-chat-completion-messages',
    '/chat/completions/{completion_id}/messages',
    'List the messages of a stored answer',
  ),
  post('create-completion', '/completions', 'Continue a text', { ...GENERATED, answer: 'stream' }),
  post('create-embedding', '/embeddings', 'Turn texts into vectors', GENERATED),
  post('create-transcription', '/audio/transcriptions', 'Write down what is said', {
    ...GENERATED,
    bodies: ['form'],
    answer: 'stream',
  }),
  post('create-translation', '/audio/translations', 'Write down in English what is said', {
    ...GENERATED,
    bodies: ['form'],
  }),
  post('create-speech', '/audio/speech', 'Say a text', { ...GENERATED, answer: 'bytes' }),
  post('create-image', '/images/generations', 'Draw pictures', { ...GENERATED, answer: 'stream' }),
  post('create-image-edit', '/images/edits', 'Change pictures', {
    ...GENERATED,
    bodies: ['form', 'json'],
    answer: 'stream',
  }),

  get('list-models', '/models', 'List the models'),
  get('get-model', '/models/{model}', 'Get a model', { model: 'path' }),
  remove('delete-model', '/models/{model}', 'Delete a fine-tuned model', { model: 'path' }),
  get('list-deployments', '/deployments', 'List the deployments', { dialects: ['classic'] }),
  get('get-deployment', '/deployments/{deployment-id}', 'Get a deployment', {
    dialects: ['classic'],
    model: 'path',
  }),

  get('connect-realtime', '/realtime', 'Speak with a model over a WebSocket', {
    answer: 'websocket',
    model: 'query',
  }),
  post('create-realtime-client-secret', '/realtime/client_secrets', 'Make a key for a browser', {
    dialects: V1,
    model: 'body',
  }),
  post('create-realtime-session', '/realtime/sessions', 'Make a session and its key', {
    model: 'body',
  }),
  post(
    'create-realtime-transcription-session',
    '/realtime/transcription_sessions',
    'Make a session that writes down what is said, and its key',
  ),
  post('create-realtime-call', '/realtime/calls', 'Start a call over WebRTC', {
    dialects: V1,
    // The model stands in a field's JSON.
    bodies: ['form'],
    answer: 'text',
  }),
  post('accept-realtime-call', '/realtime/calls/{call_id}/accept', 'Accept a call over SIP', {
    dialects: V1,
    model: 'body',
  }),
  post('hang-up-realtime-call', '/realtime/calls/{call_id}/hangup', 'End a call', {
    dialects: V1,
    bodies: [],
  }),
  post('refer-realtime-call', '/realtime/calls/{call_id}/refer', 'Hand a call over', {
    dialects: V1,
  }),
  post('reject-realtime-call', '/realtime/calls/{call_id}/reject', 'Decline a call', {
    dialects: V1,
  }),

  get('list-videos', '/videos', 'List videos', { dialects: V1 }),
  post('create-video', '/videos', 'Start to make a video', {
    dialects: V1,
    bodies: ['form', 'json'],
    model: 'body',
  }),
  get('get-video', '/videos/{video_id}', 'Get the state of a video', { dialects: V1 }),
  remove('delete-video', '/videos/{video_id}', 'Delete a video', { dialects: V1 }),
  get('get-video-content', '/videos/{video_id}/content', 'Download a video', {
    dialects: V1,
    answer: 'bytes',
  }),
  post('remix-video', '/videos/{video_id}/remix', 'Start to make a variation of a video', {
    dialects: V1,
    bodies: ['form', 'json'],
  }),
];
