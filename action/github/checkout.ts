/**
 * Which commit is checked out: read from git's files, since there may be no git, or one that distrusts the folder's owner. At once, since
 * nothing else is to be done meanwhile.
 */

import { readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const COMMIT = /^[0-9a-f]{40}([0-9a-f]{24})?$/;

/**
 * @param path of a file in the checkout
 * @param top the search for `.git` ends here
 * @returns undefined where there is no checkout, or none that can be read
 */
export function checkedOutCommit(path: string, top: string): string | undefined {
  for (let directory = dirname(path); ; directory = dirname(directory)) {
    const git = join(directory, '.git');
    const found = attempt(() => statSync(git));
    if (found !== undefined) {
      return headOf(found.isDirectory() ? git : linked(git, directory));
    }
    if (directory === top || directory === dirname(directory)) return undefined;
  }
}

/** A worktree's or a submodule's `.git` is a file that says where it is. */
function linked(file: string, directory: string): string {
  const target = /^gitdir: (.+)$/m.exec(read(file) ?? '')?.[1] ?? '';
  return resolve(directory, target);
}

function headOf(git: string): string | undefined {
  const head = read(join(git, 'HEAD'));
  if (head === undefined || COMMIT.test(head)) return head;
  const reference = /^ref: (.+)$/.exec(head)?.[1];
  if (reference === undefined) return undefined;
  const common = resolve(git, read(join(git, 'commondir')) ?? '.');
  for (const directory of [git, common]) {
    const commit = read(join(directory, reference));
    if (commit !== undefined && COMMIT.test(commit)) return commit;
  }
  const packed = read(join(common, 'packed-refs')) ?? '';
  return packed
    .split('\n')
    .map((line) => line.split(' '))
    .find(([commit = '', name]) => name === reference && COMMIT.test(commit))?.[0];
}

function read(path: string): string | undefined {
  return attempt(() => readFileSync(path, 'utf8').trim());
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
