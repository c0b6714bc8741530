/** What one `aolb try` leaves to the next: the local Azure with Terraform's state in it, and the plan on the pull request. */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { AccountOptions } from '../azure/seed.ts';
import type { Comment } from '../github/github.ts';

export type Memory = {
  /** Another version's is not understood. */
  readonly version: 1;
  readonly azure: Uint8Array;
  readonly subscriptionId: string;
  /** All that any file had: accounts do not go because a file no longer names them. */
  readonly accounts: readonly AccountOptions[];
  readonly comments: readonly Comment[];
};

/** @returns undefined at the first time */
export async function remember(folder: string): Promise<Memory | undefined> {
  const bytes = await readFile(join(folder, 'memory')).catch(() => undefined);
  if (bytes === undefined) return undefined;
  try {
    const memory: Memory = deserialize(bytes);
    if (memory.version === 1) return memory;
  } catch {
    // Cut off, or of another Node.
  }
  throw new Error(`${join(folder, 'memory')} cannot be read: remove ${folder} to begin anew`);
}

/** As a whole or not at all. */
export async function keep(folder: string, memory: Memory): Promise<void> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'memory');
  await writeFile(`${file}.new`, serialize(memory), { mode: 0o600 });
  await rename(`${file}.new`, file);
}
