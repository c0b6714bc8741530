/** Videos, made as time passes; the content of each is its prompt. */

import { notEmulated } from '../../errors.ts';
import { type JsonObject, textAt } from '../../json.ts';
import { type Call, deploymentOf, type Operation, requiredText, secondsOf } from '../call.ts';
import { InvalidRequest } from '../errors.ts';
import { filterContent } from '../generation/content-filter.ts';
import { chargeOf } from '../generation/text.ts';
import { checkParameters, oneOf } from '../parameters.ts';
import { pageOf } from '../state/collection.ts';
import type { Document, State } from '../state/index.ts';

const READ = { dialects: ['v1'], action: 'video/generations/read' } as const;
const WRITE = { dialects: ['v1'], action: 'video/generations/jobs/action' } as const;
const DELETE = { dialects: ['v1'], action: 'video/generations/jobs/delete' } as const;
const PATH = '/videos/{video_id}';
const DAY = 24 * 3600;

/** Milliseconds after creation. */
const IN_PROGRESS = 1000;
const COMPLETED = 10_000;

export const videoOperations: readonly Operation[] = [
  {
    ...WRITE,
    method: 'POST',
    path: '/videos',
    async answer(call) {
      const body = await bodyOf(call);
      checkParameters(
        body,
        { model: 'string', prompt: 'string', seconds: 'string', size: 'string' },
        ['prompt'],
      );
      oneOf(body, 'seconds', ['4', '8', '12']);
      return make(call, body, deploymentOf(call, textAt(body, 'model')).name, null);
    },
  },
  {
    ...READ,
    method: 'GET',
    path: '/videos',
    answer: ({ state, query }) => pageOf(state.videos.all(), query, (video) => video),
  },
  { ...READ, method: 'GET', path: PATH, answer: (call) => named(call) },
  {
    ...DELETE,
    method: 'DELETE',
    path: PATH,
    answer({ state, parameter }) {
      const id = parameter('video_id');
      state.videos.remove(id, 'video_id');
      return { id, object: 'video.deleted', deleted: true };
    },
  },
  {
    ...READ,
    method: 'GET',
    path: `${PATH}/content`,
    answer(call) {
      const { id, status, prompt } = named(call);
      if ((call.query.get('variant') ?? 'video') !== 'video') {
        throw notEmulated('variants of videos');
      }
      if (status !== 'completed') throw new InvalidRequest(`Video ${id} is not ready yet.`);
      return new Response(`${call.state.name} shows: ${String(prompt)}`, {
        headers: { 'content-type': 'video/mp4' },
      });
    },
  },
  {
    ...WRITE,
    method: 'POST',
    path: `${PATH}/remix`,
    async answer(call) {
      const body = await bodyOf(call);
      checkParameters(body, { prompt: 'string' }, ['prompt']);
      const { id, model } = named(call);
      return make(call, body, String(model), id);
    },
  },
];

function named({ state, parameter }: Call): Document {
  return state.videos.get(parameter('video_id'), 'video_id');
}

/** Sent as a form or as JSON. */
async function bodyOf(call: Call): Promise<JsonObject> {
  if (call.headers.get('content-type')?.startsWith('multipart/') !== true) return call.json();
  const form = await call.form(['model', 'prompt', 'seconds', 'size', 'input_reference']);
  if (form.file('input_reference') !== undefined) throw notEmulated('videos from a picture');
  return Object.fromEntries(
    ['model', 'prompt', 'seconds', 'size']
      .map((name) => [name, form.text(name)] as const)
      .filter(([, value]) => value !== undefined),
  );
}

function make(call: Call, body: JsonObject, model: string, remixed: string | null): JsonObject {
  const { state } = call;
  const prompt = requiredText(body, 'prompt');
  filterContent(prompt);
  call.admit(
    deploymentOf(call, model),
    chargeOf({ text: prompt, mostTokens: undefined, choices: 1 }),
  );
  const now = secondsOf(state);
  const video: Document = {
    id: state.ids.next('video_'),
    object: 'video',
    model,
    status: 'queued',
    progress: 0,
    prompt,
    created_at: now,
    completed_at: null,
    expires_at: now + DAY,
    seconds: body.seconds ?? '4',
    size: body.size ?? '720x1280',
    remixed_from_video_id: remixed,
    error: null,
  };
  state.videos.add(video);
  state.agenda.after(IN_PROGRESS, () => move(state, video.id, { status: 'in_progress' }));
  state.agenda.after(COMPLETED, () =>
    move(state, video.id, { status: 'completed', progress: 100, completed_at: secondsOf(state) }),
  );
  return video;
}

function move(state: State, id: string, changes: JsonObject): void {
  if (!state.videos.has(id)) return;
  state.videos.replace(id, 'video_id', (video) => ({ ...video, ...changes }));
}
