/** Sound and pictures that move: videos, and the calls beside the realtime connection. */
import { type Call, filled, listed, MODELS, said, same } from './call.ts';

const videos: readonly Call[] = [
  {
    method: 'videos.create',
    async run({ videos }, made) {
      made.add('video', (await videos.create({ model: MODELS.video, prompt: 'a dot' })).id);
    },
  },
  { method: 'videos.list', run: ({ videos }) => listed(videos.list()) },
  {
    method: 'videos.retrieve',
    run: ({ videos }, made) => same(made.id('video'), videos.retrieve(made.id('video'))),
  },
  {
    method: 'videos.downloadContent',
    run: ({ videos }, made) => filled(videos.downloadContent(made.id('video'))),
  },
  {
    method: 'videos.remix',
    run: ({ videos }, made) => videos.remix(made.id('video'), { prompt: 'a larger dot' }),
  },
  {
    method: 'videos.delete',
    run: ({ videos }, made) => same(made.id('video'), videos.delete(made.id('video'))),
  },
];

const session = { type: 'realtime' as const, model: MODELS.realtime };
/** An offer of WebRTC, as short as one may be. */
const SDP = 'v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n';

const realtime: readonly Call[] = [
  {
    method: 'realtime.clientSecrets.create',
    async run({ realtime }) {
      said((await realtime.clientSecrets.create({ session })).value);
    },
  },
  {
    method: 'realtime.calls.create',
    async run({ realtime }, made) {
      const answer = await realtime.calls.create({ sdp: SDP, session });
      made.add('call', answer.headers.get('location')?.split('/').at(-1) ?? '');
    },
  },
  {
    method: 'realtime.calls.accept',
    run: ({ realtime }, made) => realtime.calls.accept(made.id('call'), session),
  },
  {
    method: 'realtime.calls.refer',
    run: ({ realtime }, made) =>
      realtime.calls.refer(made.id('call'), { target_uri: 'tel:+15550100' }),
  },
  {
    method: 'realtime.calls.hangup',
    run: ({ realtime }, made) => realtime.calls.hangup(made.id('call')),
  },
  {
    method: 'realtime.calls.reject',
    run: ({ realtime }, made) => realtime.calls.reject(made.id('call')),
  },
];

/** Sessions of the preview, whose answer has the key with which a browser connects. */
const sessions: readonly Call[] = [
  {
    method: 'beta.realtime.sessions.create',
    async run({ beta }) {
      const { client_secret } = await beta.realtime.sessions.create({ model: MODELS.realtime });
      said(client_secret.value);
    },
  },
  {
    method: 'beta.realtime.transcriptionSessions.create',
    run: ({ beta }) => beta.realtime.transcriptionSessions.create({}),
  },
];

export const moving: readonly Call[] = [...videos, ...realtime, ...sessions];
