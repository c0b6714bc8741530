/** One call of the `openai` package, and what calls hand on to each other. */
import assert from 'node:assert/strict';
import type { OpenAI } from 'openai';

/** The two ways to Azure OpenAI: `OpenAI` at `/openai/v1`, `AzureOpenAI` at `/openai/…?api-version=`. */
export const SURFACES = ['v1', 'classic'] as const;
export type Surface = (typeof SURFACES)[number];

export type Call = {
  /** As it is written behind the client: `responses.create`. */
  readonly method: string;
  /** Tells calls of the same method apart: `streamed`. */
  readonly variant?: string;
  /** Makes the call with arguments that are in order, and rejects when the answer is not what was asked for. */
  run(client: OpenAI, made: Made): Promise<unknown>;
};

/** Ids of what earlier calls of the same client made, by kind. */
export type Made = {
  add(kind: string, id: string): void;
  /** @throws {NotMade} when no call has made one */
  id(kind: string): string;
};

/** A call needs what an earlier call was to make, which failed. */
export class NotMade extends Error {
  readonly kind: string;

  constructor(kind: string) {
    super(`no ${kind} was made`);
    this.kind = kind;
  }
}

export function nothingMade(): Made {
  const ids = new Map<string, string>();
  return {
    add(kind, id) {
      assert.ok(typeof id === 'string' && id !== '', `a ${kind} without an id`);
      ids.set(kind, id);
    },
    id(kind) {
      const id = ids.get(kind);
      if (id === undefined) throw new NotMade(kind);
      return id;
    },
  };
}

/** Ids that nothing has, for calls that are to be made although nothing could be made before them. */
export const imagined: Made = {
  add: () => undefined,
  id: (kind) => `${kind.replaceAll(' ', '-')}-0`,
};

/** The deployments that the calls name; accounts have all of them. */
export const MODELS = {
  chat: 'gpt-4o',
  completions: 'gpt-35-turbo-instruct',
  embeddings: 'text-embedding-3-small',
  image: 'gpt-image-1',
  transcription: 'whisper',
  speech: 'tts',
  realtime: 'gpt-4o-realtime-preview',
  video: 'sora-2',
  trained: 'gpt-4o.ft-1',
} as const;

/** A list has its data, however much it is. */
export async function listed(page: PromiseLike<{ readonly data: readonly unknown[] }>) {
  assert.ok(Array.isArray((await page).data), 'a list without data');
}

/** Streams end by themselves and bring something. */
export async function streamed(events: PromiseLike<AsyncIterable<unknown>>) {
  let count = 0;
  for await (const _ of await events) count += 1;
  assert.ok(count > 0, 'a stream without events');
}

/** Bytes are there. */
export async function filled(response: PromiseLike<Response>) {
  assert.ok((await (await response).arrayBuffer()).byteLength > 0, 'an answer without bytes');
}

/** What was asked for is what came. */
export async function same(id: string, answer: PromiseLike<{ readonly id?: string | null }>) {
  assert.equal((await answer).id, id);
}

/** Something was said. */
export function said(text: string | null | undefined) {
  assert.ok(typeof text === 'string' && text !== '', 'an answer without text');
}

export const textFile = (name: string, text: string) => new File([text], name);

/** A second of silence at 8 kHz, a byte each; with the header that says so. */
export function silence(): File {
  const samples = Buffer.alloc(8000, 128);
  const header = Buffer.from(
    '524946460000000057415645666d742010000000010001' +
      '00401f0000401f00000100080064617461' +
      '00000000',
    'hex',
  );
  header.writeUInt32LE(36 + samples.length, 4);
  header.writeUInt32LE(samples.length, 40);
  return new File([header, samples], 'silence.wav', { type: 'audio/wav' });
}

/** The smallest picture there is: one transparent dot. */
export function picture(): File {
  const png =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
  return new File([Buffer.from(png, 'base64')], 'dot.png', { type: 'image/png' });
}
