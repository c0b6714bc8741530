/** How a terraform command is started: with which environment, what ends it, and its output in the log to the last line. */

import { member, textOf } from '../../policy/standards/json.ts';
import { childEnvironment } from './child-environment.ts';
import { parseEvent } from './diagnostics.ts';
import { createLines, type Lines } from './lines.ts';
import type { Command, LongCommand, Outcome } from './process.ts';
import type { Scrub } from './redact.ts';
import type { RunRecord, RunRecords } from './run-record.ts';

export type LaunchOptions = {
  readonly executable: string;
  /** Absolute path of the root module. */
  readonly directory: string;
  /** Absolute path of the load balancer's own files in the workspace. */
  readonly files: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  /** Aborted when an apply that goes on after `signal` must be interrupted. */
  readonly urgent: AbortSignal;
  readonly records: RunRecords;
  readonly info: (text: string) => void;
};

/** What is to be known of a command that holds the lock, should this process not live to see its end. */
export type Purpose = Omit<RunRecord, 'executable' | 'directory' | 'files' | 'since'>;

export class Launcher {
  readonly #options: LaunchOptions;
  readonly #scrub: Scrub;
  readonly #lines: Lines;

  constructor(options: LaunchOptions, scrub: Scrub) {
    this.#options = options;
    this.#scrub = scrub;
    this.#lines = createLines(scrub, options.info);
  }

  command(arguments_: readonly string[]): Command {
    const { executable, directory, environment, signal } = this.#options;
    return {
      executable,
      arguments: arguments_,
      directory,
      environment: childEnvironment(environment),
      signal,
    };
  }

  /** Holds the lock: it is recorded, and not interrupted while `idle` says no. */
  longCommand(arguments_: readonly string[], purpose: Purpose, idle: () => boolean): LongCommand {
    const { executable, directory, files, records, urgent } = this.#options;
    return {
      ...this.command(arguments_),
      recorder: records.open({ ...purpose, executable, directory, files, since: Date.now() }),
      urgent,
      idle,
    };
  }

  /** What a cancel must not stop: to look at what it has left. */
  calmCommand(arguments_: readonly string[]): Command {
    return { ...this.command(arguments_), signal: new AbortController().signal };
  }

  /**
   * Runs with its output in the log, to the last line.
   *
   * @param turn before it nothing is told, also of a command that has ended; where it never comes, the command is interrupted. Whoever has
   *   one waits for it
   */
  async logged<Kind extends Command>(
    run: (command: Kind) => Promise<Outcome>,
    command: Kind,
    turn?: Promise<void>,
  ): Promise<Outcome> {
    const refused = new AbortController();
    turn?.catch(() => refused.abort());
    const tell = (what: () => void) => {
      if (turn === undefined) what();
      else void turn.then(what, () => undefined);
    };
    const onLine = (line: string) => {
      command.onLine?.(line);
      tell(() => this.#log(line));
    };
    const signal = AbortSignal.any([command.signal, refused.signal]);
    try {
      return await run({ ...command, signal, onLine });
    } finally {
      // Behind every line.
      tell(() => this.#lines.flush());
    }
  }

  #log(line: string): void {
    const event = parseEvent(line);
    const message = textOf(member(event, '@message'));
    const output = textOf(member(member(event, 'hook'), 'output'));
    if (message === undefined) this.#lines.add({ prefix: '', text: line });
    else if (output === undefined || !message.endsWith(output)) {
      this.#options.info(this.#scrub(message));
    } else {
      const prefix = message.slice(0, message.length - output.length);
      this.#lines.add({ prefix, text: output });
    }
  }
}
