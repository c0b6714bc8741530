/** A body that is larger than may be read here: found out without keeping more than that, and without losing a byte of it. */
import { type Body, ClrException } from '../../expressions/index.ts';

/** How large a body may be to be read, and what is thrown for one that is larger. */
export type BodyLimit = {
  /** Bytes. */
  readonly most: number;
  refuse(): Error;
};

/**
 * Reads a stream to its end, or until it has more than `most` bytes: what follows then is the whole stream once more, the
 * chunks that were read included.
 */
export async function readWithin(
  stream: ReadableStream<Uint8Array>,
  most: number,
): Promise<readonly Uint8Array[] | ReadableStream<Uint8Array>> {
  const reader = stream.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return chunks;
    chunks.push(value);
    length += value.length;
    if (length > most) return resumed(chunks, reader);
  }
}

/** What was read, and then the rest. */
function resumed(
  chunks: Uint8Array[],
  reader: ReadableStreamDefaultReader<Uint8Array>,
): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const known = chunks.shift();
        if (known !== undefined) return controller.enqueue(known);
        const { done, value } = await reader.read();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}

/**
 * What expressions see of a body that is too large to be read. Assumed: an exception that a policy can catch; and the content
 * stays, also for a read without `preserveContent: true`, so that it can still be forwarded.
 */
export class RefusedBody implements Body {
  readonly consumed = false;
  readonly #message: string;

  constructor(message: string) {
    this.#message = message;
  }

  get text(): never {
    throw new ClrException('System.InvalidOperationException', this.#message);
  }

  get bytes(): never {
    throw new ClrException('System.InvalidOperationException', this.#message);
  }

  consume(): void {}
}
