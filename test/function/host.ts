/**
 * A Functions host in small: unpacks the package of a function app, starts a worker process for it with its app
 * settings as environment, and calls its functions the way the real host does: through the programming model
 * that the app registers with `@azure/functions-core`.
 */

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import { temporaryFolder } from '../temporary.ts';
import type { Invocation, Registration, Reply, Request } from './worker.ts';

export type FunctionHost = {
  /** What the app registered, in its order. */
  readonly functions: readonly Registration[];
  /** Calls a timer function once. A handler that throws is in the result, as the host only logs it. */
  readonly invokeTimer: (
    name: string,
    timer?: { readonly isPastDue?: boolean },
  ) => Promise<Invocation>;
  /** Posts to an HTTP function; `headers` as App Service would pass them on. */
  readonly invokeHttp: (
    name: string,
    request: { readonly headers?: Readonly<Record<string, string>>; readonly body?: string },
  ) => Promise<Invocation>;
  /** Ends the worker and removes the unpacked package. */
  readonly close: () => Promise<void>;
};

/**
 * @param zip path of the package
 * @param environment the app settings and what else the worker finds in its environment; nothing is inherited but PATH
 * @throws Error when the entry file throws, which the real host does not tell its caller
 */
export async function startFunctionHost(
  zip: string,
  environment: Readonly<Record<string, string>>,
): Promise<FunctionHost> {
  const directory = await unpack(zip);
  const worker = fork(fileURLToPath(new URL('./worker.ts', import.meta.url)), [directory], {
    env: { PATH: process.env.PATH ?? '', ...environment },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const exited = once(worker, 'exit');
  const next = async (): Promise<Reply> => {
    const received = once(worker, 'message').then(([reply]: Reply[]) => reply);
    const reply = await Promise.race([received, exited.then(() => undefined)]);
    if (reply === undefined) throw new Error('The worker ended before it answered.');
    return reply;
  };
  const close = async () => {
    if (worker.exitCode === null && worker.signalCode === null) worker.kill('SIGKILL');
    await exited;
    await rm(directory, { recursive: true, force: true });
  };

  const loaded = await next();
  if (loaded.kind !== 'loaded') {
    await close();
    throw new Error(
      loaded.kind === 'crashed' ? loaded.message : 'The worker did not load the app.',
    );
  }
  const invoke = async (request: Request): Promise<Invocation> => {
    const reply = next();
    worker.send(request);
    const answer = await reply;
    if (answer.kind !== 'invoked') throw new Error(`The worker did not run ${request.name}.`);
    return answer;
  };
  return {
    functions: loaded.functions,
    invokeTimer: (name, { isPastDue = false } = {}) => {
      const timer = { Schedule: {}, ScheduleStatus: null, IsPastDue: isPastDue };
      return invoke({ name, data: { json: JSON.stringify(timer) } });
    },
    invokeHttp: (name, { headers = {}, body = '' }) => {
      const url = `https://app.azurewebsites.net/api/${name}`;
      const http = { method: 'POST', url, headers, body: { string: body }, query: {}, params: {} };
      return invoke({ name, data: { http } });
    },
    close,
  };
}

async function unpack(zip: string): Promise<string> {
  const directory = temporaryFolder('function-app-');
  for (const [name, content] of Object.entries(unzipSync(await readFile(zip)))) {
    const path = join(directory, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
  }
  return directory;
}
