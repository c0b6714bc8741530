/**
 * How many tokens a call used: from the `usage` of the response, read without holding up a stream; estimated where
 * a stream has none (the caller did not ask for it with `stream_options.include_usage`).
 */

import { isObject, parseObject } from '../../standards/json.ts';
import { decodeText, watched } from '../http/body.ts';
import { headerText } from '../http/headers.ts';
import type { Message, ResponseMessage } from '../http/message.ts';
import { after, type MaybePromise } from '../maybe-promise.ts';
import type { Exchange, ResponseHook } from '../pipeline/exchange.ts';
import { promptTokens, tokensOf } from './estimate.ts';

export type Usage = {
  readonly prompt: number;
  readonly completion: number;
  readonly total: number;
  readonly estimated: boolean;
};

/** The tokens of a call, read from its response when it is called; undefined where a whole response tells none. */
export type ReadUsage = () => Usage | undefined;

/**
 * Calls `use` once per exchange with a successful backend response: before outbound policies run where the response is a
 * whole, when the stream ends where it is one.
 *
 * @param use undefined: nobody listens, and the response is read all the same
 */
export function onUsage(exchange: Exchange, use: ((read: ReadUsage) => void) | undefined): void {
  exchange.afterBackend(use === undefined ? UNUSED : usageHook(use));
}

function usageHook(use: (read: ReadUsage) => void): ResponseHook {
  return (exchange, response) => {
    if (response.status >= 300 || exchange.backendCalls === 0) return;
    const type = headerText(response.headers, 'content-type') ?? '';
    if (type.startsWith('text/event-stream')) return watchStream(exchange, response, use);
    if (!type.includes('json')) return use(() => undefined);
    return after(contentOf(exchange, response), (body) =>
      use(() => usageOf(parseObject(decodeText(body, response.headers)))),
    );
  };
}

/** One for all exchanges, hundreds of which are in flight at a time. */
const UNUSED = usageHook(() => undefined);

function watchStream(
  exchange: Exchange,
  response: ResponseMessage,
  use: (read: ReadUsage) => void,
): void {
  const prompt = exchange.promptTokens ?? 0;
  const decoder = new TextDecoder();
  let line = '';
  let reported: Usage | undefined;
  let completion = 0;
  const takeLine = (text: string) => {
    if (!text.startsWith('data:')) return;
    const event = parseObject(text.slice('data:'.length));
    if (event === undefined) return;
    reported = usageOf(event) ?? reported;
    completion += tokensOf(deltaText(event));
  };
  let ended = false;
  response.body.transform((stream) =>
    watched(
      stream,
      (chunk) => {
        // Only what is new is searched: a line may come in very many pieces. JSON takes a line's `\r` for white space.
        const [rest = '', ...next] = decoder.decode(chunk, { stream: true }).split('\n');
        line += rest;
        for (const begun of next) {
          takeLine(line);
          line = begun;
        }
      },
      () => {
        if (ended) return;
        ended = true;
        takeLine(line);
        const estimate = { prompt, completion, total: prompt + completion, estimated: true };
        use(() => reported ?? estimate);
      },
    ),
  );
}

/** Chat completions and embeddings say prompt and completion, Responses say input and output (and nest it once streamed). */
function usageOf(body: Readonly<Record<string, unknown>> | undefined): Usage | undefined {
  const nested = body?.response;
  const usage = body?.usage ?? (isObject(nested) ? nested.usage : undefined);
  if (!isObject(usage)) return undefined;
  const prompt = count(usage.prompt_tokens ?? usage.input_tokens);
  const completion = count(usage.completion_tokens ?? usage.output_tokens);
  const total = count(usage.total_tokens);
  return { prompt, completion, total: total === 0 ? prompt + completion : total, estimated: false };
}

function deltaText(event: Readonly<Record<string, unknown>>): string {
  if (typeof event.delta === 'string') return event.delta;
  const { choices } = event;
  if (!Array.isArray(choices)) return '';
  return choices
    .map((choice: unknown) => {
      if (!isObject(choice)) return '';
      const { delta, text } = choice;
      if (typeof text === 'string') return text;
      return isObject(delta) && typeof delta.content === 'string' ? delta.content : '';
    })
    .join('');
}

function count(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}

/** Estimates the prompt of the request in flight, once; reads the body. */
export function estimatePrompt(exchange: Exchange): MaybePromise<number> {
  const known = exchange.promptTokens;
  if (known !== undefined) return known;
  return after(textOfRequest(exchange), (text) => {
    exchange.promptTokens = promptTokens(text);
    return exchange.promptTokens;
  });
}

/** Whether the request in flight asks for a stream; reads the body. */
export function asksForStream(exchange: Exchange): MaybePromise<boolean> {
  const { request } = exchange;
  return after(contentOf(exchange, request), (body) => {
    // Most calls do not, which their bytes tell; charsets that write ASCII otherwise are named.
    const mayAsk =
      /charset/i.test(headerText(request.headers, 'content-type') ?? '') || contains(body, STREAM);
    if (!mayAsk) return false;
    const text = decodeText(body, request.headers);
    return text.includes('"stream"') && parseObject(text)?.stream === true;
  });
}

const STREAM = Buffer.from('"stream"');

function contains({ buffer, byteOffset, byteLength }: Uint8Array, part: Buffer): boolean {
  return Buffer.from(buffer, byteOffset, byteLength).includes(part);
}

function textOfRequest(exchange: Exchange): MaybePromise<string> {
  const { request } = exchange;
  return after(contentOf(exchange, request), (body) => decodeText(body, request.headers));
}

/** Assumed: what is larger than the tier reads passes uncounted, as uploads must. */
function contentOf(exchange: Exchange, { kind, body }: Message): MaybePromise<Uint8Array> {
  return after(body.tryBuffer(), (bytes) => {
    if (bytes !== undefined) return bytes;
    exchange.trace?.(undefined, `no tokens are counted in the ${kind}. ${body.refusal}`);
    return new Uint8Array();
  });
}
