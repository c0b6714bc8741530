/** Writes new files: each as a whole or not at all, and never over one that is there. */
import { existsSync, linkSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

export type NewFile = { readonly path: string; readonly text: string };

/** @returns the paths that are taken: then nothing is to be written */
export function takenPaths(files: readonly NewFile[]): readonly string[] {
  return files.map(({ path }) => path).filter((path) => existsSync(path));
}

/**
 * The text is complete under another name before the name is given to it, so that whoever interrupts leaves no half of it; and a
 * link, unlike a renaming, fails where somebody else was first.
 *
 * @throws {Error} `EEXIST` where a file has come meanwhile
 */
export function writeNew({ path, text }: NewFile): void {
  const half = `${path}.${process.pid}.new`;
  mkdirSync(dirname(path), { recursive: true });
  try {
    writeFileSync(half, text, { flag: 'wx' });
    linkSync(half, path);
  } finally {
    rmSync(half, { force: true });
  }
}
