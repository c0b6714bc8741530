/** A workspace with a root module of builtin resources, and runs of the Action in it. */

import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { TestContext } from 'node:test';
import { type LocalGitHub, TOKEN } from '../github/github.ts';
import { type RunRequest, type RunResult, runAction } from '../github/runner.ts';
import { temporaryFolder } from '../temporary.ts';
import { bundled } from './bundled.ts';

export const ROOT = resolve(import.meta.dirname, '../..');

/** Bundled, since these tests start it often. */
export const [ENTRY, POST] = (await bundled(
  join(import.meta.dirname, 'entry.ts'),
  join(ROOT, 'action/post.ts'),
)) as [entry: string, post: string];

/** Runs this repository's Action. */
export const ACTION = (request: Omit<RunRequest, 'action'>): Promise<RunResult> =>
  runAction({ action: ROOT, ...request });

export type Workspace = {
  readonly directory: string;
  readonly write: (path: string, content: string) => Promise<void>;
  /** The configuration: its environment, and the variables for Terraform. */
  readonly configure: (variables: Readonly<Record<string, unknown>>) => Promise<void>;
  readonly run: (
    github: LocalGitHub | undefined,
    inputs: Readonly<Record<string, string>>,
    more?: Partial<RunRequest>,
  ) => Promise<RunResult>;
};

export const PULL_REQUEST = {
  name: 'pull_request',
  payload: { pull_request: { number: 7, head: { sha: 'a'.repeat(40) } } },
} as const;

/** A temporary folder; `infra/` in it is the root module. */
export async function createWorkspace(
  test: TestContext,
  files: Readonly<Record<string, string>>,
): Promise<Workspace> {
  const directory = temporaryFolder('aolb-');
  test.after(() => rm(directory, { recursive: true, force: true }));
  const write = async (path: string, content: string) => {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), content);
  };
  for (const [path, content] of Object.entries(files)) await write(path, content);
  const configure = (variables: Readonly<Record<string, unknown>>) =>
    write('load-balancer.yml', JSON.stringify({ environment: 'test', variables }));
  await configure({});
  let runs = 0;
  return {
    directory,
    write,
    configure,
    run: (github, inputs, more = {}) => {
      runs++;
      return runAction({
        action: ROOT,
        main: ENTRY,
        // Where the main step ends in order there is nothing for it to do.
        ...(more.cancelWhen === undefined ? {} : { post: POST }),
        workspace: directory,
        temporary: join(directory, '.runner', String(runs)),
        inputs: { 'terraform-directory': 'infra', ...inputs },
        event: PULL_REQUEST,
        token: TOKEN,
        ...more,
        environment: {
          ...(github === undefined
            ? {}
            : { GITHUB_API_URL: github.apiUrl, GITHUB_GRAPHQL_URL: github.graphqlUrl }),
          ...more.environment,
        },
      });
    },
  };
}

/** The messages of a run's error annotations, in order. */
export function errorsOf({ annotations }: RunResult): readonly string[] {
  return annotations.filter(({ level }) => level === 'error').map(({ message }) => message);
}
