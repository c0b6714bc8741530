/** Files by name, folder or pattern. Node 20 has no glob of its own, and three signs are all that is needed here. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from './terminal.ts';

/** What is no part of anybody's policies, and large. */
const LEFT_OUT: readonly string[] = ['node_modules', '.git'];

/**
 * The files that an argument means: itself, all `*.xml` below a folder, or what a pattern matches: `*` within a name, `**` over
 * folders, `?` for one sign. In order, relative as the argument is.
 *
 * @param directory what relative arguments start from
 * @throws {UsageError} where there is none: what was meant must not pass unseen
 */
export async function matchingFiles(
  argument: string,
  directory: string,
): Promise<readonly string[]> {
  const written = argument.replaceAll('\\', '/');
  const kind = await kindOf(resolveFrom(directory, written));
  if (kind === 'file') return [written];
  if (kind === undefined && !/[*?]/.test(written)) {
    throw new UsageError(`${argument}: no such file`);
  }
  const pattern = kind === 'folder' ? `${written.replace(/(?<!\/)\/+$/, '')}/**/*.xml` : written;
  const base = /^(?:[^*?/]*\/)*/.exec(pattern)?.[0] ?? '';
  const expression = expressionOf(pattern.slice(base.length));
  const names = await namesBelow(resolveFrom(directory, base === '' ? '.' : base));
  const found = names.filter((name) => expression.test(name)).map((name) => base + name);
  if (found.length === 0) throw new UsageError(`${argument}: no file matches`);
  return found;
}

function expressionOf(pattern: string): RegExp {
  const source = pattern.replace(/\*\*\/|\*+|\?|[\\^$.+()[\]{}|]/g, (sign) =>
    sign === '**/'
      ? '(?:.*/)?'
      : sign === '*'
        ? '[^/]*'
        : sign.startsWith('*')
          ? '.*'
          : sign === '?'
            ? '[^/]'
            : `\\${sign}`,
  );
  return new RegExp(`^${source}$`);
}

/** Of all files below a folder, relative to it, with `/`. */
async function namesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const names = await Promise.all(
    entries
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
      .map(async (entry): Promise<readonly string[]> => {
        if (entry.isFile()) return [entry.name];
        if (!entry.isDirectory() || LEFT_OUT.includes(entry.name)) return [];
        const inner = await namesBelow(join(folder, entry.name));
        return inner.map((name) => `${entry.name}/${name}`);
      }),
  );
  return names.flat();
}

async function kindOf(path: string): Promise<'file' | 'folder' | undefined> {
  const found = await stat(path).catch(() => undefined);
  return found === undefined ? undefined : found.isDirectory() ? 'folder' : 'file';
}

function resolveFrom(directory: string, path: string): string {
  return path.startsWith('/') || /^[A-Za-z]:/.test(path) ? path : join(directory, path);
}
