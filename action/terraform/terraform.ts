/**
 * The terraform commands that the Action runs. Each either succeeds or throws an `ActionFailure` that carries
 * Terraform's diagnostics; nothing here reads Terraform's prose.
 */

import { join, relative } from 'node:path';
import {
  isObject,
  type Json,
  member,
  parseExactJson,
  parseJson,
  textOf,
} from '../../policy/standards/json.ts';
import { ActionFailure, type FailureReason } from '../failure.ts';
import { describeFinding, type Finding } from '../finding.ts';
import { childEnvironment } from './child-environment.ts';
import {
  type Diagnostic,
  diagnosticsOfEvents,
  diagnosticsOfValidation,
  isLockError,
  type LockHolder,
  parseEvent,
  readLockHolder,
} from './diagnostics.ts';
import type { Explain } from './explain.ts';
import type { Flight } from './flight.ts';
import { type JournalStore, openJournal } from './journal-store.ts';
import { createLines } from './lines.ts';
import {
  type Command,
  type LongCommand,
  type Outcome,
  runLocal,
  runShort,
  runToTheEnd,
} from './process.ts';
import { type Scrub, scrubShapes } from './redact.ts';
import type { RunRecord, RunRecords } from './run-record.ts';

export type TerraformOptions = {
  readonly executable: string;
  /** Absolute path of the root module. */
  readonly directory: string;
  readonly workspace: string;
  /** Absolute path of the load balancer's own files in the workspace. */
  readonly files: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  /** Aborted when an apply that goes on after `signal` must be interrupted. */
  readonly urgent: AbortSignal;
  readonly records: RunRecords;
  readonly info: (text: string) => void;
  /** Removes the secrets known so far. */
  readonly scrub: Scrub;
  readonly explain: Explain;
};

/** What is to be known of a command that holds the lock, should this process not live to see its end. */
export type Purpose = Omit<RunRecord, 'executable' | 'directory' | 'files' | 'since'>;

export type Terraform = ReturnType<typeof createTerraform>;

export function createTerraform(options: TerraformOptions) {
  const { workspace, directory, executable, files, environment } = options;
  // Providers quote requests and answers, with keys that nobody else knows.
  const scrub: Scrub = (text) => scrubShapes(options.scrub(text));
  let journal: Promise<JournalStore> | undefined;

  const commandOf = (arguments_: readonly string[]): Command => ({
    executable,
    arguments: arguments_,
    directory,
    environment: childEnvironment(environment),
    signal: options.signal,
  });
  /** Holds the lock: it is recorded, and not interrupted while `idle` says no. */
  const longCommandOf = (
    arguments_: readonly string[],
    purpose: Purpose,
    idle: () => boolean,
  ): LongCommand => ({
    ...commandOf(arguments_),
    recorder: options.records.open({ ...purpose, executable, directory, files, since: Date.now() }),
    urgent: options.urgent,
    idle,
  });
  /** What a cancel must not stop: to look at what it has left. */
  const calmly = (arguments_: readonly string[]): Command => ({
    ...commandOf(arguments_),
    signal: new AbortController().signal,
  });
  const lines = createLines(scrub, options.info);
  const onLine = (line: string) => {
    const event = parseEvent(line);
    const message = textOf(member(event, '@message'));
    const output = textOf(member(member(event, 'hook'), 'output'));
    if (message === undefined) lines.add({ prefix: '', text: line });
    else if (output === undefined || !message.endsWith(output)) options.info(scrub(message));
    else lines.add({ prefix: message.slice(0, message.length - output.length), text: output });
  };
  /**
   * Runs with its output in the log, to the last line.
   *
   * @param turn before it nothing is told; where it never comes, the command is interrupted
   * @throws what `turn` rejects with, once the command has ended
   */
  const logged = async <Kind extends Command>(
    run: (command: Kind) => Promise<Outcome>,
    command: Kind,
    turn: Promise<void> = Promise.resolve(),
  ) => {
    const refused = new AbortController();
    turn.catch(() => refused.abort());
    const both = (line: string) => {
      command.onLine?.(line);
      void turn.then(
        () => onLine(line),
        () => undefined,
      );
    };
    const signal = AbortSignal.any([command.signal, refused.signal]);
    try {
      return await run({ ...command, signal, onLine: both });
    } finally {
      // Behind every line.
      await turn;
      lines.flush();
    }
  };

  const findings = (diagnostics: readonly Diagnostic[]): readonly Finding[] => {
    const all = diagnostics.map((diagnostic) => {
      const finding = options.explain(diagnostic, relative(workspace, directory));
      return { ...finding, message: scrub(finding.message) };
    });
    // `init` reports what is wrong with the configuration once a pass.
    return [...new Map(all.map((finding) => [describeFinding(finding), finding])).values()];
  };

  const failure = (reason: FailureReason, command: string, outcome: Outcome): ActionFailure => {
    if (outcome.interrupted) return cancelled(command);
    const diagnostics = diagnosticsOfEvents(outcome.stdout);
    const holder = readLockHolder(
      diagnostics.find(isLockError)?.detail ?? (diagnostics.length === 0 ? outcome.stderr : ''),
    );
    if (holder !== undefined) {
      return new ActionFailure(
        'state-locked',
        `the state is locked by ${holder.who} since ${holder.created} (${holder.operation}). Wait until that run ends; if it is gone, release the lock with: terraform force-unlock ${holder.id}`,
      );
    }
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    const first = errors[0]?.summary ?? lastWords(outcome);
    const stale = errors.some(({ summary }) => summary === 'Saved plan is stale');
    return new ActionFailure(
      stale ? 'plan-stale' : reason,
      stale
        ? 'the saved plan is stale: the state has changed since it was made. Plan again, and have that plan reviewed'
        : scrub(`terraform ${command} failed: ${first}`),
      findings(diagnostics),
    );
  };

  const pullState = async (command: typeof commandOf): Promise<Json> => {
    const outcome = await runShort(command(['state', 'pull']));
    if (outcome.interrupted || outcome.exitCode !== 0) {
      throw failure('init-failed', 'state pull', outcome);
    }
    return outcome.stdout.trim() === '' ? null : readJson(outcome.stdout, 'state pull');
  };

  let pulled: Promise<Json> | undefined;

  return {
    directory,

    /** What earlier applies have left unknown; to be asked for after `init`. */
    journal: (): Promise<JournalStore> => {
      const scratch = join(files, 'journal');
      journal ??= openJournal({ executable, directory, environment, scratch });
      return journal;
    },

    /**
     * @param isLocked whether providers must be those of the lock file that is there, to the checksum
     * @param turn before it nothing is told; where it rejects, this is interrupted and rejects as well
     * @throws {ActionFailure} `init-failed`
     */
    async init(
      backendConfig: readonly string[],
      isLocked: boolean,
      turn: Promise<void>,
    ): Promise<void> {
      const backend = backendConfig.map((setting) => `-backend-config=${setting}`);
      const lock = isLocked ? ['-lockfile=readonly'] : [];
      // Another backend than last time, as on a self-hosted runner, must not ask to migrate the state.
      const outcome = await logged(
        runShort,
        commandOf(['init', '-json', '-input=false', '-reconfigure', ...lock, ...backend]),
        turn,
      );
      if (outcome.interrupted || outcome.exitCode !== 0) {
        throw failure('init-failed', 'init', outcome);
      }
    },

    /**
     * The state as it is stored, sensitive values in clear; null where there is none yet.
     *
     * @param calm reads it after a cancel, too
     * @throws {ActionFailure} `init-failed` when it cannot be read
     */
    state(calm = false): Promise<Json> {
      if (calm) return pullState(calmly);
      // Asked for more than once before anything is applied.
      pulled ??= pullState(commandOf).catch((error: unknown) => {
        pulled = undefined;
        throw error;
      });
      return pulled;
    },

    /**
     * @returns the warnings
     * @throws {ActionFailure} `validate-failed`
     */
    async validate(): Promise<readonly Finding[]> {
      const outcome = await runLocal(commandOf(['validate', '-json']));
      if (outcome.interrupted) throw cancelled('validate');
      const diagnostics = diagnosticsOfValidation(outcome.stdout);
      if (diagnostics === undefined) throw failure('validate-failed', 'validate', outcome);
      const errors = diagnostics.filter(({ severity }) => severity === 'error');
      if (outcome.exitCode !== 0 || errors.length > 0) {
        throw new ActionFailure(
          'validate-failed',
          scrub(
            `the Terraform configuration is not valid: ${errors[0]?.summary ?? 'no reason given'}`,
          ),
          findings(diagnostics),
        );
      }
      return findings(diagnostics);
    },

    /**
     * Writes a plan to `planFile`.
     *
     * @returns the warnings
     * @throws {ActionFailure} `plan-failed`, `state-locked`, `cancelled`
     */
    async plan(request: {
      readonly planFile: string;
      readonly variablesFile: string;
      readonly destroy: boolean;
      /** Addresses that are replaced whether they change or not. */
      readonly replace: readonly string[];
      readonly purpose: Purpose;
      /** Before it nothing is told; where it rejects, the plan is interrupted and rejects as well. */
      readonly turn: Promise<void>;
    }): Promise<readonly Finding[]> {
      const arguments_ = [
        'plan',
        '-json',
        '-input=false',
        '-detailed-exitcode',
        `-out=${request.planFile}`,
        `-var-file=${request.variablesFile}`,
        ...(request.destroy ? ['-destroy'] : []),
        ...request.replace.map((address) => `-replace=${address}`),
      ];
      // Nothing is lost by an interrupt: a plan only reads.
      const outcome = await logged(
        runToTheEnd,
        longCommandOf(arguments_, request.purpose, () => true),
        request.turn,
      );
      // 0: no changes, 2: changes, also to outputs alone. What they are is for the plan's JSON to say.
      if (outcome.interrupted || (outcome.exitCode !== 0 && outcome.exitCode !== 2)) {
        throw failure('plan-failed', 'plan', outcome);
      }
      return findings(diagnosticsOfEvents(outcome.stdout)).filter(
        ({ message }) => !/^Values? for undeclared variable/.test(message),
      );
    },

    /**
     * The JSON of a plan file. It holds sensitive values in clear.
     *
     * @throws {ActionFailure} `plan-missing` when the file cannot be read as a plan
     */
    async show(planFile: string): Promise<Json> {
      const outcome = await runLocal(commandOf(['show', '-json', planFile]));
      if (outcome.interrupted) throw cancelled('show');
      if (outcome.exitCode !== 0) {
        throw new ActionFailure(
          'plan-missing',
          scrub(`${planFile} cannot be read as a Terraform plan: ${lastWords(outcome)}`),
        );
      }
      return readJson(outcome.stdout, 'show', parseExactJson);
    },

    /**
     * After a cancel it goes on for as long as something is in flight and the runner allows.
     *
     * @param flight is told what begins and what ends
     * @returns what Terraform complained about, and the failure where it did not succeed: `reason`, `plan-stale`, `state-locked` or
     *   `cancelled`
     */
    async apply(request: {
      readonly planFile: string;
      readonly reason: 'apply-failed' | 'destroy-failed';
      readonly flight: Flight;
      readonly purpose: Purpose;
    }): Promise<{ diagnostics: readonly Diagnostic[]; failure: ActionFailure | undefined }> {
      const { planFile, reason, flight, purpose } = request;
      pulled = undefined;
      const arguments_ = ['apply', '-json', '-input=false', planFile];
      // Before the first step it may be idle as well, and then nothing is lost.
      const idle = () => flight.inFlight().length === 0;
      const command = { ...longCommandOf(arguments_, purpose, idle), onLine: flight.add };
      const outcome = await logged(runToTheEnd, command);
      return {
        diagnostics: diagnosticsOfEvents(outcome.stdout),
        failure: outcome.exitCode === 0 ? undefined : failure(reason, 'apply', outcome),
      };
    },

    /**
     * Who holds the state's lock; undefined when nobody does.
     *
     * @throws {ActionFailure} `unexpected` when that cannot be asked
     */
    async lockHolder(): Promise<LockHolder | undefined> {
      // Takes the lock, and gives it back without having changed anything.
      const flags = ['-no-color', '-dry-run', '-lock-timeout=0s'];
      const outcome = await runShort(calmly(['state', 'rm', ...flags, 'terraform_data.none']));
      const holder = readLockHolder(outcome.stderr);
      if (holder === undefined && outcome.exitCode !== 0) {
        throw new ActionFailure(
          'unexpected',
          scrub(`the lock cannot be asked for: ${lastWords(outcome)}`),
        );
      }
      return holder;
    },

    /** @throws {ActionFailure} `state-locked` when it cannot be released */
    async releaseLock(id: string): Promise<void> {
      const outcome = await runShort(calmly(['force-unlock', '-no-color', '-force', id]));
      if (outcome.exitCode === 0) return;
      throw new ActionFailure(
        'state-locked',
        scrub(`the lock ${id} of this run could not be released: ${lastWords(outcome)}`),
      );
    },

    /** The outputs in the state that are not sensitive. */
    async outputs(): Promise<Readonly<Record<string, Json>>> {
      const outcome = await runShort(commandOf(['output', '-json']));
      if (outcome.exitCode !== 0) throw failure('unexpected', 'output', outcome);
      const document = readJson(outcome.stdout, 'output');
      return Object.fromEntries(
        Object.entries(isObject(document) ? document : {})
          .filter(([, output]) => member(output, 'sensitive') !== true)
          .map(([name, output]) => [name, member(output, 'value') ?? null]),
      );
    },
  };
}

/** Something between us and terraform, such as a wrapper, may write into its output. */
function readJson(text: string, command: string, parse = parseJson): Json {
  try {
    return parse(text);
  } catch {
    throw new ActionFailure(
      'unexpected',
      `terraform ${command} -json printed something else than JSON. Something between the Action and terraform, such as a wrapper on PATH, may write into its output; run without it`,
    );
  }
}

/** Of an apply, what it has done meanwhile is for its caller to say. */
function cancelled(command: string): ActionFailure {
  return new ActionFailure(
    'cancelled',
    command === 'apply'
      ? 'cancelled during terraform apply'
      : `cancelled during terraform ${command}; nothing was changed`,
  );
}

/** For a failure without diagnostics: a crash, or a Terraform that does not know an option. */
function lastWords({ stderr, stdout, exitCode }: Outcome): string {
  const text = (stderr.trim() || stdout.trim()).split('\n').slice(-15).join('\n');
  return text === '' ? `exit code ${exitCode ?? 'none, ended by a signal'}` : text;
}
