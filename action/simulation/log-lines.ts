/** The lines of a file, a piece at a time and synchronously. */
import { closeSync, openSync, readSync } from 'node:fs';

/** A log that cannot be read, with the file, the line and what to do. */
export class LogError extends Error {
  override readonly name = 'LogError';
}

/** Bytes that are read at once. */
const PIECE = 1 << 20;

/** Characters of a line, and of a quoted field that goes over several. */
export const LONGEST = 1 << 23;

/** @throws {LogError} for a file that cannot be read, or is no text */
export function* linesOf(path: string): Generator<string, void> {
  const file = open(path);
  try {
    const bytes = new Uint8Array(PIECE);
    const decoder = new TextDecoder('utf-8', { fatal: true });
    let rest = '';
    for (;;) {
      const count = readSync(file, bytes);
      rest += decode(decoder, bytes.subarray(0, count), count > 0, path);
      const lines = rest.split('\n');
      rest = lines.pop() ?? '';
      if (rest.length > LONGEST) {
        throw new LogError(
          `${path}: a line has more than ${LONGEST} characters: is it CSV or JSON lines?`,
        );
      }
      for (const line of lines) yield line.endsWith('\r') ? line.slice(0, -1) : line;
      if (count === 0) break;
    }
    if (rest !== '') yield rest;
  } finally {
    closeSync(file);
  }
}

function open(path: string): number {
  try {
    return openSync(path, 'r');
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    throw new LogError(`${path}: the log cannot be read: ${cause}`);
  }
}

function decode(
  decoder: InstanceType<typeof TextDecoder>,
  bytes: Uint8Array,
  more: boolean,
  path: string,
): string {
  try {
    return decoder.decode(bytes, { stream: more });
  } catch {
    throw new LogError(`${path}: the log is not UTF-8`);
  }
}
