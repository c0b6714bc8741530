/** A message body that streams until somebody has to read it. */
import type { Body } from '../../expressions/index.ts';
import type { MaybePromise } from '../maybe-promise.ts';
import type { ArrivingBody, Headers, IncomingBody, OutgoingBody } from '../ports.ts';
import { type BodyLimit, RefusedBody, readWithin } from './body-limit.ts';
import { headerText } from './headers.ts';
import { remembered } from './remembered.ts';

/** API Management hands a buffered response on in blocks of this size (forward-request, `buffer-response`). */
const BLOCK_SIZE = 8192;

const ENCODER = new TextEncoder();
const UTF_8 = new TextDecoder();
const NOTHING = new Uint8Array();

export class MessageBody {
  /** What has not been read yet. */
  #pending: ReadableStream<Uint8Array> | ArrivingBody | undefined;
  #bytes: Uint8Array | undefined;
  readonly #failure: (error: unknown) => unknown;
  /** An expression took the content away, by reading it without `preserveContent: true`. */
  #consumed = false;
  #view: BodyView | undefined;
  readonly #limit: BodyLimit | undefined;
  /** More than the limit: it can be sent on, not read. */
  #tooLarge = false;

  private constructor(
    body: IncomingBody,
    failure: (error: unknown) => unknown,
    limit: BodyLimit | undefined,
  ) {
    this.#pending = body instanceof Uint8Array ? undefined : body;
    this.#bytes = body instanceof Uint8Array ? body : undefined;
    this.#failure = failure;
    this.#limit = limit;
  }

  /**
   * @param failure what to throw when the body breaks off while it is read here
   * @param limit of what may be read here; undefined: none
   * @param length what the sender says of it, in bytes
   */
  static ofIncoming(
    body: IncomingBody,
    failure: (error: unknown) => unknown = (error) => error,
    limit?: BodyLimit,
    length?: number,
  ): MessageBody {
    const message = new MessageBody(body, failure, limit);
    message.#tooLarge = limit !== undefined && length !== undefined && length > limit.most;
    return message;
  }

  static ofBytes(bytes: Uint8Array): MessageBody {
    return MessageBody.ofIncoming(bytes);
  }

  static ofText(text: string): MessageBody {
    return MessageBody.ofBytes(ENCODER.encode(text));
  }

  static empty(): MessageBody {
    return MessageBody.ofIncoming(undefined);
  }

  /** Number of bytes where it is known without reading. */
  get length(): number | undefined {
    if (this.#pending !== undefined) return undefined;
    return this.#consumed ? 0 : (this.#bytes?.length ?? 0);
  }

  /**
   * Reads all of it into memory; afterwards the content can be read any number of times.
   *
   * @throws what the limit says for a body that is larger, which can be sent on all the same; the failure of one that breaks off
   */
  buffer(): MaybePromise<Uint8Array> {
    const pending = this.#pending;
    if (pending === undefined || this.#tooLarge) return this.#readable();
    this.#pending = undefined;
    this.#bytes = arrivedBytes(pending);
    if (this.#bytes !== undefined) return this.#readable();
    return readWithin(streamOf(pending), this.#limit?.most ?? Number.POSITIVE_INFINITY).then(
      (read) => {
        this.#tooLarge = read instanceof ReadableStream;
        if (read instanceof ReadableStream) this.#pending = read;
        else this.#bytes = concatenate(read);
        return this.#readable();
      },
      (error: unknown) => {
        throw this.#failure(error);
      },
    );
  }

  /** As `buffer`, but undefined for a body that is too large: for readers that can do without, or say so themselves. */
  tryBuffer(): MaybePromise<Uint8Array | undefined> {
    if (this.#limit === undefined) return this.buffer();
    const leave = (error: unknown): undefined => {
      if (!this.#tooLarge) throw error;
    };
    try {
      const read = this.buffer();
      return read instanceof Promise ? read.catch(leave) : read;
    } catch (error) {
      return leave(error);
    }
  }

  /** Why the body cannot be read, once that was tried in vain. */
  get refusal(): string | undefined {
    return this.#tooLarge ? this.#limit?.refuse().message : undefined;
  }

  #readable(): Uint8Array {
    const content = this.#content;
    if (this.#limit === undefined) return content;
    this.#tooLarge ||= content.length > this.#limit.most;
    if (this.#tooLarge) throw this.#limit.refuse();
    return content;
  }

  get #content(): Uint8Array {
    return this.#consumed ? NOTHING : (this.#bytes ?? NOTHING);
  }

  /** The content for sending, which uses it up: a second call gives nothing. */
  take(): OutgoingBody {
    const pending = this.#pending;
    const content =
      pending === undefined ? this.copy() : (arrivedBytes(pending) ?? streamOf(pending));
    this.#pending = undefined;
    this.#bytes = undefined;
    return content;
  }

  /** The buffered content for sending, which stays for the next time. */
  copy(): Uint8Array | undefined {
    return this.#consumed || this.#bytes?.length === 0 ? undefined : this.#bytes;
  }

  /** Puts another stream in the place of the current one, such as one that is watched while it passes. */
  transform(change: (stream: ReadableStream<Uint8Array>) => ReadableStream<Uint8Array>): void {
    if (this.#pending !== undefined) this.#pending = change(streamOf(this.#pending));
  }

  /** Sends on in blocks; what has arrived as a whole needs none. */
  holdBack(): void {
    if (this.#pending === undefined) return;
    this.#bytes = arrivedBytes(this.#pending);
    this.#pending = this.#bytes === undefined ? inBlocks(streamOf(this.#pending)) : undefined;
  }

  /** Tells the sender that nobody will read on. */
  async cancel(reason?: unknown): Promise<void> {
    const pending = this.#pending;
    this.#pending = undefined;
    this.#bytes = undefined;
    if (pending === undefined || arrivedBytes(pending) !== undefined) return;
    const stream = streamOf(pending);
    if (!stream.locked) await stream.cancel(reason).catch(() => undefined);
  }

  /** What expressions see; undefined where there is no content. The body must have been buffered. */
  forExpressions(headers: Headers): Body | undefined {
    if (this.#tooLarge) return new RefusedBody(this.refusal ?? '');
    if (this.#bytes === undefined || this.#bytes.length === 0) return undefined;
    if (this.#view?.bytes !== this.#bytes) {
      this.#view = new BodyView(this.#bytes, headers, () => {
        this.#consumed = true;
      });
    }
    return this.#view;
  }
}

/** A buffered body, decoded once. */
class BodyView implements Body {
  readonly bytes: Uint8Array;
  readonly #headers: Headers;
  readonly #onConsumed: () => void;
  #text: string | undefined;
  #consumed = false;

  constructor(bytes: Uint8Array, headers: Headers, onConsumed: () => void) {
    this.bytes = bytes;
    this.#headers = headers;
    this.#onConsumed = onConsumed;
  }

  get text(): string {
    this.#text ??= decodeText(this.bytes, this.#headers);
    return this.#text;
  }

  consume(): void {
    this.#consumed = true;
    this.#onConsumed();
  }

  get consumed(): boolean {
    return this.#consumed;
  }
}

/** Decodes as the charset of `content-type` says, UTF-8 where it says none or an unknown one. */
export function decodeText(bytes: Uint8Array, headers: Headers): string {
  return decoderOf(headerText(headers, 'content-type') ?? '').decode(bytes);
}

const decoderOf = remembered((contentType) =>
  decoderFor(/charset\s*=\s*"?([^";\s]+)/i.exec(contentType)?.[1]),
);

function decoderFor(charset: string | undefined): InstanceType<typeof TextDecoder> {
  if (charset === undefined) return UTF_8;
  try {
    return new TextDecoder(charset);
  } catch {
    return UTF_8;
  }
}

function arrivedBytes(body: ReadableStream<Uint8Array> | ArrivingBody): Uint8Array | undefined {
  return 'arrived' in body ? body.arrived() : undefined;
}

function streamOf(body: ReadableStream<Uint8Array> | ArrivingBody): ReadableStream<Uint8Array> {
  return 'arrived' in body ? body.stream() : body;
}

export function concatenate(chunks: readonly Uint8Array[]): Uint8Array {
  const [only] = chunks;
  if (only !== undefined && chunks.length === 1) return only;
  const whole = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/** Holds chunks back until a block is full or the stream ends. */
function inBlocks(stream: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  let held: Uint8Array[] = [];
  let length = 0;
  return stream.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        held.push(chunk);
        length += chunk.length;
        if (length < BLOCK_SIZE) return;
        controller.enqueue(concatenate(held));
        held = [];
        length = 0;
      },
      flush(controller) {
        if (length > 0) controller.enqueue(concatenate(held));
      },
    }),
  );
}

/** Lets a stream pass unchanged while `see` gets every chunk and `end` is told, once, that it is over. */
export function watched(
  stream: ReadableStream<Uint8Array>,
  see: (chunk: Uint8Array) => void,
  end: () => void,
): ReadableStream<Uint8Array> {
  const reader = stream.getReader();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await reader.read();
          if (done) {
            end();
            controller.close();
          } else {
            see(value);
            controller.enqueue(value);
          }
        } catch (error) {
          end();
          controller.error(error);
        }
      },
      async cancel(reason) {
        end();
        await reader.cancel(reason);
      },
    },
    // No chunk is asked for before the client wants one.
    { highWaterMark: 0 },
  );
}
