/**
 * Runs Terraform: `runShort` for the commands that hold nothing, `runToTheEnd` for those that hold the state lock.
 *
 * The latter is a spawn of our own, because `@actions/exec` cannot forward signals: when the runner cancels a job it
 * interrupts node only, and a Terraform left behind is killed with its state locked and its half-made resources
 * forgotten (hashicorp/setup-terraform#441).
 */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { StringDecoder } from 'node:string_decoder';
import { exec } from '@actions/exec';

export type Command = {
  readonly executable: string;
  /** One entry an argument; never a line to be split or given to a shell. */
  readonly arguments: readonly string[];
  readonly directory: string;
  readonly environment: NodeJS.ProcessEnv;
  /** Aborted once when the run is cancelled. */
  readonly signal: AbortSignal;
  /** Called with each complete line of stdout, in order; a last line without newline counts. */
  readonly onLine?: (line: string) => void;
};

export type Outcome = {
  /** Undefined when a signal ended the process. */
  readonly exitCode: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
  /** Whether the run was cancelled meanwhile. */
  readonly interrupted: boolean;
};

/**
 * Runs a command that changes nothing and holds no lock: version, init, validate, show, output. A cancel during it
 * lets it end, and shows in the outcome.
 *
 * @throws {Error} when the process cannot be started, or the run was cancelled before it started.
 */
export async function runShort(command: Command): Promise<Outcome> {
  command.signal.throwIfAborted();
  const stdout = collect(command.onLine);
  const stderr = collect();
  // The toolkit splits the executable into words: quoted, it is one, also in a folder with quotes in its name.
  const executable = `"${command.executable.replaceAll('"', '\\"')}"`;
  const exitCode = await exec(executable, [...command.arguments], {
    cwd: command.directory,
    env: definedOf(command.environment),
    // Else the toolkit logs the output, and it must not be logged before it is scrubbed.
    silent: true,
    ignoreReturnCode: true,
    // Not `stdline`, which loses a last line without a newline.
    listeners: { stdout: stdout.add, stderr: stderr.add },
  });
  return {
    exitCode,
    stdout: stdout.end(),
    stderr: stderr.end(),
    interrupted: command.signal.aborted,
  };
}

function definedOf(environment: NodeJS.ProcessEnv): Record<string, string> {
  const entries = Object.entries(environment);
  return Object.fromEntries(
    entries.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/**
 * Runs to the end, also after a cancel: the interrupt is forwarded exactly once, because Terraform takes a second
 * one as "exit now, lose what is in flight". The child has its own process group, so a Ctrl-C on a terminal does
 * not reach it a second time behind our back. On Windows the console interrupts the whole group by itself, and
 * node has no interrupt to send there, so nothing is forwarded.
 *
 * @throws {Error} when the process cannot be started, or the run was cancelled before it started.
 */
export async function runToTheEnd(command: Command): Promise<Outcome> {
  command.signal.throwIfAborted();
  const windows = process.platform === 'win32';
  const child = spawn(command.executable, command.arguments, {
    cwd: command.directory,
    env: command.environment,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: !windows,
  });
  let interrupted = false;
  const interrupt = () => {
    interrupted = true;
    if (!windows) child.kill('SIGINT');
  };
  command.signal.addEventListener('abort', interrupt, { once: true });

  const stdout = collect(command.onLine);
  const stderr = collect();
  child.stdout.on('data', stdout.add);
  child.stderr.on('data', stderr.add);
  try {
    // 'close' comes after the last output, 'exit' may come before it.
    const [code] = await once(child, 'close');
    return {
      exitCode: typeof code === 'number' ? code : undefined,
      stdout: stdout.end(),
      stderr: stderr.end(),
      interrupted,
    };
  } finally {
    command.signal.removeEventListener('abort', interrupt);
  }
}

function collect(onLine?: (line: string) => void) {
  const decoder = new StringDecoder('utf8');
  const pieces: string[] = [];
  let rest = '';
  const take = (text: string) => {
    pieces.push(text);
    if (onLine === undefined) return;
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(line.replace(/\r$/, ''));
  };
  return {
    add: (chunk: Buffer) => take(decoder.write(chunk)),
    end: () => {
      take(decoder.end());
      if (rest !== '') onLine?.(rest);
      return pieces.join('');
    },
  };
}
