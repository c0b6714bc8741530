/** Which commit is checked out: read from git's files, since there may be no git, or one that distrusts the folder's owner. */

import { readFile, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

const COMMIT = /^[0-9a-f]{40}([0-9a-f]{24})?$/;

/**
 * @param path of a file in the checkout
 * @param top the search for `.git` ends here
 * @returns undefined where there is no checkout, or none that can be read
 */
export async function checkedOutCommit(path: string, top: string): Promise<string | undefined> {
  for (let directory = dirname(path); ; directory = dirname(directory)) {
    const git = join(directory, '.git');
    const found = await stat(git).catch(() => undefined);
    if (found !== undefined) {
      return headOf(found.isDirectory() ? git : await linked(git, directory));
    }
    if (directory === top || directory === dirname(directory)) return undefined;
  }
}

/** A worktree's or a submodule's `.git` is a file that says where it is. */
async function linked(file: string, directory: string): Promise<string> {
  const target = /^gitdir: (.+)$/m.exec((await read(file)) ?? '')?.[1] ?? '';
  return resolve(directory, target);
}

async function headOf(git: string): Promise<string | undefined> {
  const head = await read(join(git, 'HEAD'));
  if (head === undefined || COMMIT.test(head)) return head;
  const reference = /^ref: (.+)$/.exec(head)?.[1];
  if (reference === undefined) return undefined;
  const common = resolve(git, (await read(join(git, 'commondir'))) ?? '.');
  for (const directory of [git, common]) {
    const commit = await read(join(directory, reference));
    if (commit !== undefined && COMMIT.test(commit)) return commit;
  }
  const packed = (await read(join(common, 'packed-refs'))) ?? '';
  return packed
    .split('\n')
    .map((line) => line.split(' '))
    .find(([commit = '', name]) => name === reference && COMMIT.test(commit))?.[0];
}

async function read(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').then(
    (text) => text.trim(),
    () => undefined,
  );
}
