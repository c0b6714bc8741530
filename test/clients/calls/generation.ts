/** Calls that generate: text, vectors, pictures, sound; and the chats that an account keeps. */
import {
  type Call,
  filled,
  listed,
  MODELS,
  picture,
  said,
  same,
  silence,
  streamed,
} from './call.ts';

const question = [{ role: 'user' as const, content: 'Which account are you?' }];
const weather = {
  type: 'function' as const,
  function: {
    name: 'weather',
    parameters: { type: 'object', properties: { city: { type: 'string' } } },
  },
};

export const generation: readonly Call[] = [
  {
    method: 'chat.completions.create',
    async run({ chat }, made) {
      const answer = await chat.completions.create({
        model: MODELS.chat,
        messages: question,
        store: true,
      });
      said(answer.choices[0]?.message.content);
      made.add('chat', answer.id);
    },
  },
  {
    method: 'chat.completions.create',
    variant: 'streamed',
    run: ({ chat }) =>
      streamed(
        chat.completions.create({
          model: MODELS.chat,
          messages: question,
          stream: true,
          stream_options: { include_usage: true },
        }),
      ),
  },
  {
    method: 'chat.completions.create',
    variant: 'with a tool',
    async run({ chat }) {
      const asked = await chat.completions.create({
        model: MODELS.chat,
        messages: question,
        tools: [weather],
        tool_choice: 'required',
      });
      const message = asked.choices[0]?.message;
      const tool = message?.tool_calls?.[0];
      if (message === undefined || tool === undefined) throw new Error('no tool was called');
      const answer = await chat.completions.create({
        model: MODELS.chat,
        messages: [...question, message, { role: 'tool', tool_call_id: tool.id, content: 'sunny' }],
        tools: [weather],
      });
      said(answer.choices[0]?.message.content);
    },
  },
  {
    method: 'chat.completions.retrieve',
    run: ({ chat }, made) => same(made.id('chat'), chat.completions.retrieve(made.id('chat'))),
  },
  {
    method: 'chat.completions.update',
    run: ({ chat }, made) =>
      same(
        made.id('chat'),
        chat.completions.update(made.id('chat'), { metadata: { kept: 'yes' } }),
      ),
  },
  { method: 'chat.completions.list', run: ({ chat }) => listed(chat.completions.list()) },
  {
    method: 'chat.completions.messages.list',
    run: ({ chat }, made) => listed(chat.completions.messages.list(made.id('chat'))),
  },
  {
    method: 'chat.completions.delete',
    run: ({ chat }, made) => same(made.id('chat'), chat.completions.delete(made.id('chat'))),
  },
  {
    method: 'completions.create',
    async run({ completions }) {
      const answer = await completions.create({ model: MODELS.completions, prompt: 'Once' });
      said(answer.choices[0]?.text);
    },
  },
  {
    method: 'completions.create',
    variant: 'streamed',
    run: ({ completions }) =>
      streamed(completions.create({ model: MODELS.completions, prompt: 'Once', stream: true })),
  },
  {
    method: 'embeddings.create',
    async run({ embeddings }) {
      const { data } = await embeddings.create({ model: MODELS.embeddings, input: ['a', 'b'] });
      if (data.length !== 2 || data[0]?.embedding.length === 0) {
        throw new Error('two were asked for');
      }
    },
  },
  {
    method: 'images.generate',
    run: ({ images }) => pictured(images.generate({ model: MODELS.image, prompt: 'a dot' })),
  },
  {
    method: 'images.generate',
    variant: 'streamed',
    run: ({ images }) =>
      streamed(images.generate({ model: MODELS.image, prompt: 'a dot', stream: true })),
  },
  {
    method: 'images.edit',
    run: ({ images }) =>
      pictured(images.edit({ model: MODELS.image, image: picture(), prompt: 'larger' })),
  },
  {
    method: 'audio.transcriptions.create',
    async run({ audio }) {
      const { text } = await audio.transcriptions.create({
        model: MODELS.transcription,
        file: silence(),
      });
      said(text);
    },
  },
  {
    method: 'audio.translations.create',
    async run({ audio }) {
      const { text } = await audio.translations.create({
        model: MODELS.transcription,
        file: silence(),
      });
      said(text);
    },
  },
  {
    method: 'audio.speech.create',
    run: ({ audio }) =>
      filled(audio.speech.create({ model: MODELS.speech, voice: 'alloy', input: 'Hello.' })),
  },
];

async function pictured(answer: PromiseLike<{ readonly data?: readonly { b64_json?: string }[] }>) {
  said((await answer).data?.[0]?.b64_json);
}
