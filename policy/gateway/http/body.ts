/** A message body that streams until somebody has to read it. */
import type { Body } from '../../expressions/index.ts';
import type { BodyStream, Headers } from '../ports.ts';
import { headerText } from './headers.ts';

/** API Management hands a buffered response on in blocks of this size (forward-request, `buffer-response`). */
const BLOCK_SIZE = 8192;

export class MessageBody {
  #stream: BodyStream;
  #bytes: Uint8Array | undefined;
  readonly #failure: (error: unknown) => unknown;
  /** An expression took the content away, by reading it without `preserveContent: true`. */
  #consumed = false;
  #view: BodyView | undefined;

  private constructor(
    stream: BodyStream,
    bytes: Uint8Array | undefined,
    failure: (error: unknown) => unknown = (error) => error,
  ) {
    this.#stream = stream;
    this.#bytes = bytes;
    this.#failure = failure;
  }

  /** @param failure what to throw when the stream breaks off while it is read here */
  static ofStream(stream: BodyStream, failure?: (error: unknown) => unknown): MessageBody {
    return new MessageBody(stream, undefined, failure);
  }

  static ofBytes(bytes: Uint8Array): MessageBody {
    return new MessageBody(undefined, bytes);
  }

  static ofText(text: string): MessageBody {
    return MessageBody.ofBytes(new TextEncoder().encode(text));
  }

  static empty(): MessageBody {
    return new MessageBody(undefined, undefined);
  }

  /** Number of bytes where it is known without reading. */
  get length(): number | undefined {
    if (this.#stream !== undefined) return undefined;
    return this.#consumed ? 0 : (this.#bytes?.length ?? 0);
  }

  /** Reads the whole stream into memory; afterwards the content can be read any number of times. */
  async buffer(): Promise<Uint8Array> {
    if (this.#stream !== undefined) {
      const stream = this.#stream;
      this.#stream = undefined;
      try {
        this.#bytes = await readAll(stream);
      } catch (error) {
        throw this.#failure(error);
      }
    }
    return this.#consumed ? new Uint8Array() : (this.#bytes ?? new Uint8Array());
  }

  /** The content for sending, which uses it up: a second call gives nothing. */
  take(): BodyStream {
    const stream = this.#stream ?? this.copy();
    this.#stream = undefined;
    this.#bytes = undefined;
    return stream;
  }

  /** The buffered content for sending, which stays for the next time. */
  copy(): BodyStream {
    if (this.#bytes === undefined || this.#consumed || this.#bytes.length === 0) return undefined;
    return streamOf(this.#bytes);
  }

  /** Puts another stream in the place of the current one, such as one that is watched while it passes. */
  transform(change: (stream: ReadableStream<Uint8Array>) => ReadableStream<Uint8Array>): void {
    if (this.#stream !== undefined) this.#stream = change(this.#stream);
  }

  /** Tells the sender that nobody will read on. */
  async cancel(reason?: unknown): Promise<void> {
    const stream = this.#stream;
    this.#stream = undefined;
    this.#bytes = undefined;
    if (stream !== undefined && !stream.locked) await stream.cancel(reason).catch(() => undefined);
  }

  /** What expressions see; undefined where there is no content. The body must have been buffered. */
  forExpressions(headers: Headers): Body | undefined {
    if (this.#bytes === undefined || this.#bytes.length === 0) return undefined;
    if (this.#view?.bytes !== this.#bytes)
      this.#view = new BodyView(this.#bytes, headers, () => {
        this.#consumed = true;
      });
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
  const charset = /charset\s*=\s*"?([^";\s]+)/i.exec(
    headerText(headers, 'content-type') ?? '',
  )?.[1];
  return decoderFor(charset).decode(bytes);
}

function decoderFor(charset: string | undefined): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(charset ?? 'utf-8');
  } catch {
    return new TextDecoder();
  }
}

function streamOf(bytes: Uint8Array): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(bytes);
      controller.close();
    },
  });
}

async function readAll(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return concatenate(chunks);
}

function concatenate(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/** Holds chunks back until a block is full or the stream ends. */
export function inBlocks(stream: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
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
