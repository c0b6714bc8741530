/**
 * Runs Terraform: `runLocal` for the commands that read what lies on this machine, `runShort` for those that ask others and hold nothing,
 * `runToTheEnd` for those that hold the state lock.
 *
 * The latter two spawn by themselves, because `@actions/exec` cannot forward signals: when the runner cancels a job it
 * interrupts node only. A Terraform left behind waits for a network that may never answer, or is killed with its state locked and its
 * half-made resources forgotten (hashicorp/setup-terraform#441).
 */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import { exec } from '@actions/exec';
import type { Recorder } from './run-record.ts';

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

/** A command that is not interrupted in the middle of what it does, as far as the runner's patience goes. */
export type LongCommand = Command & {
  readonly recorder: Recorder;
  /** Aborted when a held-back interrupt must be passed on; `Command.signal` itself for what loses nothing by it. */
  readonly urgent: AbortSignal;
  /** Whether an interrupt would meet nothing at this moment; asked after each line. */
  readonly idle: () => boolean;
};

export type Outcome = {
  /** Undefined when a signal ended the process. */
  readonly exitCode: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
  /** Whether the command was interrupted, so that its failure says nothing. */
  readonly interrupted: boolean;
};

/** A command that holds nothing and does not heed an interrupt within this time (milliseconds) is killed. */
const KILLED_AFTER = 2_000;
/** How often a long command's output is read (milliseconds). */
const READ_EVERY = 50;

/**
 * Runs a command that only reads what lies on this machine: version, validate. A cancel does not wait for it: it ends by itself, and
 * nothing depends on it.
 *
 * @throws {Error} when the process cannot be started, or the run was cancelled before it started.
 */
export async function runLocal(command: Command): Promise<Outcome> {
  const { signal } = command;
  signal.throwIfAborted();
  const stdout = collect(command.onLine);
  const stderr = collect();
  const outcome = (exitCode: number | undefined, interrupted: boolean): Outcome => {
    return { exitCode, stdout: stdout.end(), stderr: stderr.end(), interrupted };
  };
  let abandon = () => {};
  const cancelled = new Promise<Outcome>((resolve) => {
    abandon = () => resolve(outcome(undefined, true));
  });
  signal.addEventListener('abort', abandon, { once: true });
  // The toolkit splits the executable into words: quoted, it is one, also in a folder with quotes in its name.
  const executable = `"${command.executable.replaceAll('"', '\\"')}"`;
  const ended = exec(executable, [...command.arguments], {
    cwd: command.directory,
    env: definedOf(command.environment),
    // Else the toolkit logs the output, and it must not be logged before it is scrubbed.
    silent: true,
    ignoreReturnCode: true,
    // Not `stdline`, which loses a last line without a newline.
    listeners: { stdout: stdout.add, stderr: stderr.add },
  }).then((exitCode) => outcome(exitCode, false));
  try {
    return await Promise.race([ended, cancelled]);
  } finally {
    signal.removeEventListener('abort', abandon);
  }
}

function definedOf(environment: NodeJS.ProcessEnv): Record<string, string> {
  const entries = Object.entries(environment);
  return Object.fromEntries(
    entries.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/**
 * Runs a command that holds nothing anybody waits for: init, show, output, what reads and writes a state. A cancel interrupts it at once.
 *
 * @throws {Error} when the process cannot be started, or the run was cancelled before it started.
 */
export async function runShort(command: Command): Promise<Outcome> {
  command.signal.throwIfAborted();
  const child = spawn(command.executable, command.arguments, {
    cwd: command.directory,
    env: command.environment,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: !WINDOWS,
  });
  const stdout = collect(command.onLine);
  const stderr = collect();
  child.stdout.on('data', stdout.add);
  child.stderr.on('data', stderr.add);
  let timer: NodeJS.Timeout | undefined;
  const interruption = interruptOnce(child, () => {
    timer = setTimeout(() => child.kill('SIGKILL'), KILLED_AFTER);
  });
  command.signal.addEventListener('abort', interruption.pass, { once: true });
  try {
    // 'close' comes after the last output, 'exit' may come before it.
    const exitCode = exitCodeOf(await once(child, 'close'));
    const interrupted = interruption.passed() && exitCode !== 0;
    return { exitCode, stdout: stdout.end(), stderr: stderr.end(), interrupted };
  } finally {
    clearTimeout(timer);
    command.signal.removeEventListener('abort', interruption.pass);
  }
}

/**
 * Runs to the end, also after a cancel: the interrupt is held back until nothing would be lost by it or time is short, and is passed on
 * exactly once, because Terraform takes a second one as "exit now, lose what is in flight". The child has its own process group, so a
 * Ctrl-C on a terminal does not reach it a second time behind our back. It writes into files: with pipes it would die, and leave its
 * lock, as soon as it says a word after this process is gone. On Windows the console interrupts the whole group by itself, and
 * node has no interrupt to send there, so nothing is forwarded.
 *
 * @throws {Error} when the process cannot be started, or the run was cancelled before it started.
 */
export async function runToTheEnd(command: LongCommand): Promise<Outcome> {
  const { signal, urgent, recorder, idle } = command;
  signal.throwIfAborted();
  const out = openSync(recorder.stdout, 'w', 0o600);
  const error = openSync(recorder.stderr, 'w', 0o600);
  const child = spawn(command.executable, command.arguments, {
    cwd: command.directory,
    env: command.environment,
    stdio: ['ignore', out, error],
    detached: !WINDOWS,
  });
  closeSync(out);
  closeSync(error);
  if (child.pid !== undefined) recorder.started(child.pid);
  const interruption = interruptOnce(child, recorder.interrupting);
  const whenIdle = () => {
    if (signal.aborted && idle()) interruption.pass();
  };
  signal.addEventListener('abort', whenIdle, { once: true });
  urgent.addEventListener('abort', interruption.pass, { once: true });

  const stdout = collect((line) => {
    command.onLine?.(line);
    whenIdle();
  });
  const stderr = collect();
  const files = [follow(recorder.stdout, stdout.add), follow(recorder.stderr, stderr.add)];
  const reading = setInterval(() => {
    for (const file of files) file.read();
  }, READ_EVERY);
  try {
    const exitCode = exitCodeOf(await once(child, 'exit'));
    for (const file of files) file.read();
    const interrupted = interruption.passed() && exitCode !== 0;
    return { exitCode, stdout: stdout.end(), stderr: stderr.end(), interrupted };
  } finally {
    clearInterval(reading);
    for (const file of files) file.close();
    signal.removeEventListener('abort', whenIdle);
    urgent.removeEventListener('abort', interruption.pass);
  }
}

const WINDOWS = process.platform === 'win32';

function exitCodeOf([code]: readonly unknown[]): number | undefined {
  return typeof code === 'number' ? code : undefined;
}

function interruptOnce(child: ChildProcess, before: () => void) {
  let passed = false;
  return {
    passed: () => passed,
    pass: () => {
      if (passed) return;
      passed = true;
      before();
      if (!WINDOWS) child.kill('SIGINT');
    },
  };
}

/** Reads what a file has gained since the last time. */
function follow(path: string, take: (chunk: Buffer) => void) {
  const file = openSync(path, 'r');
  const buffer = Buffer.alloc(65_536);
  return {
    read: () => {
      for (;;) {
        const length = readSync(file, buffer);
        if (length === 0) return;
        take(buffer.subarray(0, length));
      }
    },
    close: () => closeSync(file),
  };
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
