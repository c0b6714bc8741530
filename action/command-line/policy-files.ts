/** The files that commands about policies read: documents, named values, fragments, contexts. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import type { Scope } from '../../policy/gateway/index.ts';
import { messageOf } from '../failure.ts';
import { UsageError } from './terminal.ts';

/** Why a file cannot be used, and where in it. */
export type FileFault = {
  readonly message: string;
  readonly line: number;
  readonly column: number;
};

/** API Management takes 256 KiB; what is far beyond that is no policy. */
const LARGEST_FILE = 32 * 1024 * 1024;

const SCOPES: readonly Scope[] = ['global', 'product', 'api', 'operation'];

/** @throws {UsageError} for what is no scope */
export function readScope(written: string): Scope {
  const scope = SCOPES.find((known) => known === written);
  if (scope === undefined) throw new UsageError(`--scope must be one of ${SCOPES.join(', ')}`);
  return scope;
}

/** The text of a file, or what is wrong with the file as a whole. */
export async function readTextFile(path: string): Promise<string | FileFault> {
  const atStart = (message: string): FileFault => ({ message, line: 1, column: 1 });
  let bytes: Uint8Array;
  try {
    const { size } = await stat(path);
    if (size > LARGEST_FILE) return atStart(`the file has more than ${LARGEST_FILE} bytes`);
    bytes = await readFile(path);
  } catch (error) {
    return atStart(unreadable('file', error));
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const before = new TextDecoder().decode(bytes).split('\uFFFD', 1)[0] ?? '';
    const lines = before.split('\n');
    const column = (lines.at(-1)?.length ?? 0) + 1;
    return { message: 'the file is not UTF-8 text', line: lines.length, column };
  }
}

/** Why what was expected to be a file or a folder cannot be read. */
function unreadable(kind: 'file' | 'folder', error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOENT':
      return `the ${kind} does not exist`;
    case 'EISDIR':
      return 'this is a folder, and a file is expected';
    case 'ENOTDIR':
      return `this is no ${kind}`;
    case 'EACCES':
      return `the ${kind} may not be read`;
    default:
      return `the ${kind} cannot be read: ${messageOf(error)}`;
  }
}

/** @throws {UsageError} naming the file */
export async function readJsonFile(path: string): Promise<unknown> {
  const text = await readTextFile(path);
  if (typeof text !== 'string') throw new UsageError(`${path}: ${text.message}`);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${path}: not JSON: ${messageOf(error)}`);
  }
}

/**
 * Named values as a JSON object of texts.
 *
 * @throws {UsageError} naming the file and the name
 */
export async function readNamedValues(path: string): Promise<ReadonlyMap<string, string>> {
  const content = await readJsonFile(path);
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    throw new UsageError(`${path}: expected an object of names and texts`);
  }
  return new Map(
    Object.entries(content).map(([name, value]: [string, unknown]) => {
      if (typeof value !== 'string') throw new UsageError(`${path}: "${name}" is not a text`);
      return [name, value];
    }),
  );
}

/**
 * The fragments of a folder, by the names of the files without their ending.
 *
 * @throws {UsageError} naming folder or file
 */
export async function readFragments(folder: string): Promise<ReadonlyMap<string, string>> {
  let names: readonly string[];
  try {
    names = await readdir(folder);
  } catch (error) {
    throw new UsageError(`--fragments ${folder}: ${unreadable('folder', error)}`);
  }
  const files = names.filter((name) => extname(name) === '.xml').toSorted();
  return new Map(
    await Promise.all(
      files.map(async (name): Promise<[string, string]> => {
        const text = await readTextFile(join(folder, name));
        if (typeof text !== 'string') {
          throw new UsageError(`${join(folder, name)}: ${text.message}`);
        }
        return [basename(name, '.xml'), text];
      }),
    ),
  );
}
