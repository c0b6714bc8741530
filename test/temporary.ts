/** Folders for what runs here and is not kept. Whoever made one removes it when it is done; what is left goes with the process. */
import { mkdtempSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';

const folders = new Set<string>();

/** A folder that is gone when this process is, unless that was killed. @param prefix of its name, such as `aolb-` */
export function temporaryFolder(prefix: string): string {
  if (folders.size === 0) removeAtTheEnd();
  const folder = mkdtempSync(join(tmpdir(), prefix));
  folders.add(folder);
  return folder;
}

function removeAtTheEnd(): void {
  process.on('exit', () => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });
  // In front: a listener that is called once counts until it is called. Whoever listens as well ends in order.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.prependListener(signal, () => {
      if (process.listenerCount(signal) === 1) process.exit(128 + constants.signals[signal]);
    });
  }
}
