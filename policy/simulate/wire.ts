/** Calls as they are on the wire: what callers write and accounts read, in one place so that both mean the same. */
import type { BackendRequest } from '../gateway/index.ts';
import type { Call } from './callers.ts';
import { estimateTokens } from './limits.ts';

/** Below the gateway's path. */
export function pathOf({ kind, model }: Pick<Call, 'kind' | 'model'>): string {
  return kind === 'chained'
    ? 'v1/responses'
    : `deployments/${encodeURIComponent(model)}/chat/completions?api-version=2024-10-21`;
}

/** What the body of a call says, beside its text. */
type Content = {
  readonly model?: string;
  readonly user?: string;
  readonly max_tokens?: number;
  readonly max_output_tokens?: number;
  /** Repeated for each account that the same request reaches, so all of them answer as long. */
  readonly seed?: number;
  readonly messages?: readonly { readonly content: string }[];
  readonly input?: string;
  readonly previous_response_id?: string;
};

/** What an account reads of a body. */
type Reading = ReturnType<typeof readContent>;

/** Bytes as a caller wrote them. An account that gets the very same ones, untouched by the policy, need not read them. */
class WrittenBody extends Uint8Array<ArrayBuffer> {
  reading: Reading | undefined;
}

const TOKEN = 'text';
let texts = TOKEN;

/** A text of so many tokens: part of a long one, since every call has one. */
function textOf(tokens: number): string {
  while (texts.length < tokens * TOKEN.length) texts += texts;
  return texts.slice(0, tokens * TOKEN.length);
}

const SLAB = 1 << 18;
let slab = Buffer.from(new ArrayBuffer(SLAB));
let used = 0;

/**
 * Bytes with a text of so many tokens inside, as part of memory that is shared with other calls' of about the same time: each has
 * one.
 */
function written(before: string, tokens: number, after: string): WrittenBody {
  const length = tokens * TOKEN.length;
  // A UTF-16 unit takes three bytes at most.
  const most = (before.length + after.length) * 3 + length;
  if (used + most > slab.length) {
    slab = Buffer.from(new ArrayBuffer(Math.max(SLAB, most)));
    used = 0;
  }
  const start = used;
  used += slab.write(before, used);
  slab.fill(TOKEN, used, used + length);
  used += length;
  used += slab.write(after, used);
  return new WrittenBody(slab.buffer, start, used - start);
}

/** The body of a call of just so many tokens, as accounts count them; a chained one goes on from a stored response. */
export function bodyOf(call: Call): Uint8Array<ArrayBuffer> {
  const { kind, model, caller, promptTokens, mostTokens, seed, previous } = call;
  const text = textOf(promptTokens);
  const about = JSON.stringify({ model, user: caller, seed }).slice(0, -1);
  // The text needs no escapes, and looking for some would take longer than all else.
  const body =
    kind === 'chained'
      ? written(
          `${about},"input":"`,
          promptTokens,
          `","max_output_tokens":${mostTokens}${
            previous === undefined ? '' : `,"previous_response_id":${JSON.stringify(previous)}`
          }}`,
        )
      : written(
          `${about},"messages":[{"role":"user","content":"`,
          promptTokens,
          `"}],"max_tokens":${mostTokens}}`,
        );
  const content = { model, user: caller, seed };
  body.reading = readContent(
    kind === 'chained'
      ? {
          ...content,
          input: text,
          max_output_tokens: mostTokens,
          ...(previous === undefined ? {} : { previous_response_id: previous }),
        }
      : { ...content, messages: [{ content: text }], max_tokens: mostTokens },
  );
  return body;
}

/** What limits and time depend on: a request names its deployment in the path or, for `/v1`, in the body. */
export function readRequest({ url, body }: BackendRequest) {
  if (!(body instanceof Uint8Array)) throw new Error('a simulated account takes whole bodies only');
  const reading =
    (body instanceof WrittenBody ? body.reading : undefined) ??
    readContent(JSON.parse(Buffer.from(body).toString()));
  return { ...reading, deployment: deploymentIn(url) ?? reading.model };
}

/** By the URLs of calls, of which there are few. */
const deployments = new Map<string, string | undefined>();

function deploymentIn(url: string): string | undefined {
  if (!deployments.has(url)) {
    const named = /\/deployments\/([^/]+)\//.exec(url)?.[1];
    deployments.set(url, named === undefined ? undefined : decodeURIComponent(named));
  }
  return deployments.get(url);
}

function readContent(content: Content) {
  const { model = '', seed = 0, messages = [], input = '', user = '' } = content;
  const most = content.max_tokens ?? content.max_output_tokens ?? 16;
  const prompt = messages.reduce(
    (sum, message) => sum + estimateTokens(message.content),
    estimateTokens(input),
  );
  return {
    model,
    caller: user,
    seed,
    tokens: prompt + most,
    completion: Math.ceil((most * (20 + (seed % 81))) / 100),
    previous: content.previous_response_id,
    stores: content.messages === undefined,
  };
}

/** @returns the id of an account's response: whose it is can be read from it, so nobody must remember them all */
export function responseId(account: string, number: number): string {
  return `resp_${account}_${number}`;
}

/** The account that made a response; undefined: none here. */
export function holderOf(response: string): string | undefined {
  return /^resp_(.+)_\d+$/.exec(response)?.[1];
}
