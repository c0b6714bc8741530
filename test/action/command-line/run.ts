/** Runs `aolb` in this process, in a folder of its own. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { runCommandLine } from '../../../action/command-line/command-line.ts';
import { temporaryFolder } from '../../temporary.ts';

export type Result = { readonly exitCode: number; readonly out: string; readonly error: string };

export type Folder = {
  readonly directory: string;
  write(name: string, content: string | Uint8Array): Promise<void>;
  run(...args: readonly string[]): Promise<Result>;
  /** With somebody at the terminal who answers. */
  converse(
    args: readonly string[],
    ask: (question: string) => Promise<string | undefined>,
  ): Promise<Result>;
  /** Starts a command that runs until it is stopped; resolves with what it said first. */
  start(...args: readonly string[]): Promise<{ readonly said: Result; stop(): Promise<Result> }>;
  remove(): Promise<void>;
};

export async function createFolder(): Promise<Folder> {
  const directory = temporaryFolder('aolb-');
  const start = (
    args: readonly string[],
    untilInterrupted: () => Promise<void>,
    ask?: (question: string) => Promise<string | undefined>,
  ) => {
    const said = { out: '', error: '' };
    const ended = runCommandLine(args, {
      out: (text) => {
        said.out += text;
      },
      error: (text) => {
        said.error += text;
      },
      columns: undefined,
      converse: ask && (async () => ({ ask, end: () => {} })),
      environment: {},
      directory,
      untilInterrupted,
      root: resolve(import.meta.dirname, '../../..'),
      functionPackage: '/nowhere/function.zip',
    });
    return { said, ended };
  };
  return {
    directory,
    async write(name, content) {
      await mkdir(dirname(join(directory, name)), { recursive: true });
      await writeFile(join(directory, name), content);
    },
    async run(...args) {
      const { said, ended } = start(args, async () => {});
      return { exitCode: await ended, ...said };
    },
    async converse(args, ask) {
      const { said, ended } = start(args, async () => {}, ask);
      return { exitCode: await ended, ...said };
    },
    async start(...args) {
      const started = Promise.withResolvers<void>();
      const interrupted = Promise.withResolvers<void>();
      const { said, ended } = start(args, () => {
        started.resolve();
        return interrupted.promise;
      });
      await Promise.race([started.promise, ended]);
      return {
        said: { exitCode: -1, ...said },
        async stop() {
          interrupted.resolve();
          return { exitCode: await ended, ...said };
        },
      };
    },
    remove: () => rm(directory, { recursive: true }),
  };
}
