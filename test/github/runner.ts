/**
 * A runner double: starts the Action as GitHub's runner would, and understands what it says.
 * Sources: actions/runner (ActionManifestManager, FileCommandManager, ActionCommandManager, ProcessInvoker).
 */

import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { parse } from 'yaml';
import { isObject, type Json, member, textOf } from '../../policy/standards/json.ts';

export type RunRequest = {
  /** The folder of `action.yml`. */
  readonly action: string;
  /** Runs this file in place of `runs.main`: the source, where there is no need for a build. */
  readonly main?: string;
  /** Runs this file in place of `runs.post`; with `main` and without this there is no post step. */
  readonly post?: string;
  readonly workspace: string;
  /** A folder for the runner's own files, of this run alone. */
  readonly temporary: string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
  readonly event?: { readonly name: string; readonly payload: Json };
  /** What `${{ github.token }}` gives. */
  readonly token?: string;
  /** Hears what is written, as it is written: before masking. */
  readonly onOutput?: ((text: string) => void) | undefined;
  /** Cancels the job when this settles. */
  readonly cancelWhen?: Promise<unknown>;
  /**
   * What the cancel is: the runner's ladder, which is the default; a service that stops, which begins with its second rung; the end of
   * node alone, as when memory runs out; of everything that it started as well, which is the ladder's last rung; or of the whole machine,
   * after which no post step runs.
   */
  readonly cancelBy?: 'ladder' | 'SIGTERM' | 'SIGKILL' | 'tree' | 'machine';
};

export type Annotation = {
  readonly level: 'error' | 'warning' | 'notice';
  readonly message: string;
  readonly properties: Readonly<Record<string, string>>;
};

export type RunResult = {
  readonly exitCode: number | undefined;
  readonly outputs: Readonly<Record<string, string>>;
  readonly annotations: readonly Annotation[];
  readonly masks: readonly string[];
  readonly summary: string;
  /** What the log shows: masks applied, as the runner does. */
  readonly log: string;
  /** What was written before masking; a secret may be here only in an `add-mask` command. */
  readonly rawLog: string;
};

/** The one expression that a default may hold. */
const TOKEN_EXPRESSION = `\${{ github.token }}`;
const SUMMARY_LIMIT = 1_048_576;
const TERM_AFTER = 7_500;
/** After SIGTERM. */
const KILL_AFTER = 2_500;

/** @throws {Error} for whatever the real runner would refuse or warn about. */
export async function runAction(request: RunRequest): Promise<RunResult> {
  const manifest: Json = parse(await readFile(join(request.action, 'action.yml'), 'utf8'));
  const runs = member(manifest, 'runs');
  if (member(runs, 'using') !== 'node24') throw new Error('action.yml must say runs.using: node24');
  const main = request.main ?? join(request.action, textOf(member(runs, 'main')) ?? '');
  const files = await createFiles(request, '');
  const ended = await step(manifest, main, files, request);
  const post = request.main === undefined ? textOf(member(runs, 'post')) : request.post;
  if (post === undefined || request.cancelBy === 'machine') return ended;
  // Always, whatever became of the main step, with the state that it saved and files of its own.
  const state = readFileCommand(await readFile(files.GITHUB_STATE, 'utf8'));
  const saved = Object.entries(state).map(([name, value]) => [`STATE_${name}`, value]);
  const { cancelWhen: _, ...undisturbed } = request;
  const after = await step(
    manifest,
    resolve(request.action, post),
    await createFiles(request, 'post'),
    { ...undisturbed, environment: { ...request.environment, ...Object.fromEntries(saved) } },
  );
  if (after.exitCode !== 0) throw new Error(`the post step failed: ${after.log}`);
  const masks = [...ended.masks, ...after.masks];
  return {
    ...ended,
    annotations: [...ended.annotations, ...after.annotations],
    masks,
    summary: mask(ended.summary + after.summary, masks),
    log: mask(ended.log + after.log, masks),
    rawLog: ended.rawLog + after.rawLog,
  };
}

/** One step: node, and what it says. */
async function step(
  manifest: Json,
  script: string,
  files: Awaited<ReturnType<typeof createFiles>>,
  request: RunRequest,
): Promise<RunResult> {
  // No runner sets it: that Node asks through a proxy is for the Action to see to.
  const { NODE_USE_ENV_PROXY: _, ...environment } = request.environment ?? {};
  const child = spawn(process.execPath, [script], {
    cwd: request.workspace,
    env: {
      PATH: process.env.PATH ?? '',
      HOME: process.env.HOME ?? '',
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_WORKSPACE: request.workspace,
      GITHUB_REPOSITORY: 'contoso/platform',
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_RUN_ID: '4711',
      GITHUB_REF: 'refs/heads/main',
      GITHUB_SHA: '0'.repeat(40),
      GITHUB_EVENT_NAME: request.event?.name ?? 'push',
      RUNNER_TEMP: request.temporary,
      RUNNER_TOOL_CACHE: join(request.temporary, 'tools'),
      ...files,
      ...inputVariables(manifest, request),
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      request.onOutput?.(chunk.toString());
    });
  }
  const timers: NodeJS.Timeout[] = [];
  request.cancelWhen?.then(() => {
    const terminate = () => {
      child.kill('SIGTERM');
      timers.push(setTimeout(() => killTree(child.pid), KILL_AFTER));
    };
    if (request.cancelBy === 'SIGKILL') child.kill('SIGKILL');
    else if (request.cancelBy === 'tree' || request.cancelBy === 'machine') killTree(child.pid);
    else if (request.cancelBy === 'SIGTERM') terminate();
    else {
      child.kill('SIGINT');
      timers.push(setTimeout(terminate, TERM_AFTER));
    }
  });
  const [code] = await once(child, 'close');
  timers.forEach(clearTimeout);

  const rawLog = Buffer.concat(chunks).toString('utf8');
  const { annotations, masks } = readCommands(rawLog);
  const outputs = readFileCommand(await readFile(files.GITHUB_OUTPUT, 'utf8'));
  const declared = member(manifest, 'outputs');
  for (const name of Object.keys(outputs)) {
    if (member(declared, name) === undefined) throw new Error(`output ${name} is not declared`);
  }
  const summary = await readFile(files.GITHUB_STEP_SUMMARY, 'utf8');
  if (Buffer.byteLength(summary) > SUMMARY_LIMIT) throw new Error('the summary is over 1 MiB');
  return {
    exitCode: typeof code === 'number' ? code : undefined,
    outputs,
    annotations,
    masks,
    summary: mask(summary, masks),
    log: mask(rawLog.replaceAll(/^::add-mask::.*$/gm, ''), masks),
    rawLog,
  };
}

/** A process and all that descend from it, in whatever group they are. */
function killTree(root: number | undefined): void {
  const table = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  const processes = table.split('\n').map((line) => line.trim().split(/\s+/).map(Number));
  const doomed = root === undefined ? [] : [root];
  for (const parent of doomed) {
    for (const [pid, ppid] of processes) if (pid && ppid === parent) doomed.push(pid);
  }
  for (const pid of doomed) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has ended meanwhile.
    }
  }
}

async function createFiles(request: RunRequest, folder: string) {
  await mkdir(request.temporary, { recursive: true });
  const file = async (name: string, content: string) => {
    const path = join(request.temporary, folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
    return path;
  };
  return {
    GITHUB_OUTPUT: await file('commands/output', ''),
    GITHUB_ENV: await file('commands/env', ''),
    GITHUB_PATH: await file('commands/path', ''),
    GITHUB_STATE: await file('commands/state', ''),
    GITHUB_STEP_SUMMARY: await file('commands/summary', ''),
    GITHUB_EVENT_PATH: await file('event.json', JSON.stringify(request.event?.payload ?? {})),
  };
}

/** Upper case, spaces become underscores, dashes stay. Undeclared inputs are a mistake in the workflow. */
function inputVariables(manifest: Json, request: RunRequest): Readonly<Record<string, string>> {
  const declared = member(manifest, 'inputs');
  const given = request.inputs ?? {};
  for (const name of Object.keys(given)) {
    if (member(declared, name) === undefined) throw new Error(`input ${name} is not declared`);
  }
  return Object.fromEntries(
    Object.entries(isObject(declared) ? declared : {}).map(([name, input]) => {
      const written = String(member(input, 'default') ?? '');
      const fallback = written === TOKEN_EXPRESSION ? (request.token ?? '') : written;
      return [`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`, given[name] ?? fallback];
    }),
  );
}

/** `name<<delimiter`, the value's lines, the delimiter. */
function readFileCommand(text: string): Readonly<Record<string, string>> {
  const values: Record<string, string> = {};
  const lines = text.split('\n');
  for (let index = 0; index < lines.length; index++) {
    const [, name, delimiter] = /^(.+?)<<(.+)$/.exec(lines[index] ?? '') ?? [];
    if (name === undefined) {
      if (lines[index] !== '') throw new Error(`not a file command: ${lines[index]}`);
      continue;
    }
    const end = lines.indexOf(delimiter ?? '', index + 1);
    if (end < 0) throw new Error(`output ${name} has no end`);
    values[name] = lines.slice(index + 1, end).join('\n');
    index = end;
  }
  return values;
}

function readCommands(log: string) {
  const annotations: Annotation[] = [];
  const masks: string[] = [];
  for (const line of log.split('\n')) {
    const [, command = '', properties = '', message = ''] =
      /^::([a-z-]+)(?: ([^:]*(?:%3A[^:]*)*))?::(.*)$/.exec(line) ?? [];
    if (command === 'add-mask') masks.push(unescapeCommand(message));
    if (command === 'error' || command === 'warning' || command === 'notice') {
      annotations.push({
        level: command,
        message: unescapeCommand(message),
        properties: Object.fromEntries(
          properties
            .split(',')
            .filter((property) => property !== '')
            .map((property) => {
              const [name = '', ...value] = property.split('=');
              return [name, unescapeCommand(value.join('='))];
            }),
        ),
      });
    }
  }
  return { annotations, masks };
}

function unescapeCommand(text: string): string {
  return text
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%25', '%');
}

function mask(text: string, masks: readonly string[]): string {
  return masks
    .flatMap((secret) => secret.split('\n'))
    .filter((secret) => secret !== '')
    .reduce((masked, secret) => masked.replaceAll(secret, '***'), text);
}
