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
} from '../../policy/standards/json.ts';
import { ActionFailure, type FailureReason } from '../failure.ts';
import { describeFinding, type Finding } from '../finding.ts';
import {
  type Diagnostic,
  diagnosticsOfEvents,
  diagnosticsOfValidation,
  isLockError,
  type LockHolder,
  readLockHolder,
  versionIn,
} from './diagnostics.ts';
import type { Explain } from './explain.ts';
import type { Flight } from './flight.ts';
import { type JournalStore, openJournal } from './journal-store.ts';
import { Launcher, type LaunchOptions, type Purpose } from './launcher.ts';
import { type Outcome, runLocal, runShort, runToTheEnd } from './process.ts';
import { type Scrub, scrubShapes } from './redact.ts';

export type TerraformOptions = LaunchOptions & {
  readonly workspace: string;
  /** Removes the secrets known so far. */
  readonly scrub: Scrub;
  readonly explain: Explain;
};

export class Terraform {
  readonly directory: string;
  readonly #options: TerraformOptions;
  readonly #launcher: Launcher;
  readonly #scrub: Scrub;
  #journal: Promise<JournalStore> | undefined;
  #pulled: Promise<Json> | undefined;

  constructor(options: TerraformOptions) {
    this.directory = options.directory;
    this.#options = options;
    // Providers quote requests and answers, with keys that nobody else knows.
    this.#scrub = (text) => scrubShapes(options.scrub(text));
    this.#launcher = new Launcher(options, this.#scrub);
  }

  /** What earlier applies have left unknown; to be asked for after `init`. */
  journal(): Promise<JournalStore> {
    const { executable, directory, environment, files } = this.#options;
    const scratch = join(files, 'journal');
    this.#journal ??= openJournal({ executable, directory, environment, scratch });
    return this.#journal;
  }

  /**
   * @param isLocked whether providers must be those of the lock file that is there, to the checksum
   * @param turn see `inTurn`
   * @param hear told the version once Terraform says it; undefined once it has ended
   * @throws {ActionFailure} `init-failed`
   */
  async init(
    backendConfig: readonly string[],
    isLocked: boolean,
    turn: Promise<void>,
    hear: (version: string | undefined) => void = () => {},
  ): Promise<void> {
    const backend = backendConfig.map((setting) => `-backend-config=${setting}`);
    const lock = isLocked ? ['-lockfile=readonly'] : [];
    // Another backend than last time, as on a self-hosted runner, must not ask to migrate the state.
    const arguments_ = ['init', '-json', '-input=false', '-reconfigure', ...lock, ...backend];
    const onLine = (line: string) => {
      const version = versionIn(line);
      if (version !== undefined) hear(version);
    };
    const outcome = await this.#launcher
      .logged(runShort, { ...this.#launcher.command(arguments_), onLine }, turn)
      .finally(() => {
        hear(undefined);
        return turn;
      });
    if (outcome.interrupted || outcome.exitCode !== 0) {
      throw this.#failure('init-failed', 'init', outcome);
    }
  }

  /**
   * The state as it is stored, sensitive values in clear; null where there is none yet.
   *
   * @param calm reads it after a cancel, too
   * @throws {ActionFailure} `init-failed` when it cannot be read
   */
  state(calm = false): Promise<Json> {
    if (calm) return this.#pullState(true);
    // Asked for more than once before anything is applied.
    this.#pulled ??= this.#pullState(false).catch((error: unknown) => {
      this.#pulled = undefined;
      throw error;
    });
    return this.#pulled;
  }

  /**
   * @returns the warnings
   * @throws {ActionFailure} `validate-failed`
   */
  async validate(): Promise<readonly Finding[]> {
    const outcome = await runLocal(this.#launcher.command(['validate', '-json']));
    if (outcome.interrupted) throw cancelled('validate');
    const diagnostics = diagnosticsOfValidation(outcome.stdout);
    if (diagnostics === undefined) throw this.#failure('validate-failed', 'validate', outcome);
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    if (outcome.exitCode !== 0 || errors.length > 0) {
      throw new ActionFailure(
        'validate-failed',
        this.#scrub(
          `the Terraform configuration is not valid: ${errors[0]?.summary ?? 'no reason given'}`,
        ),
        this.#findings(diagnostics),
      );
    }
    return this.#findings(diagnostics);
  }

  /**
   * Writes a plan to `planFile`; ends when Terraform does, and what it says may still wait for its turn.
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
    /** See `inTurn`. */
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
    const outcome = await this.#launcher.logged(
      runToTheEnd,
      this.#launcher.longCommand(arguments_, request.purpose, () => true),
      request.turn,
    );
    // 0: no changes, 2: changes, also to outputs alone. What they are is for the plan's JSON to say.
    if (outcome.interrupted || (outcome.exitCode !== 0 && outcome.exitCode !== 2)) {
      throw this.#failure('plan-failed', 'plan', outcome);
    }
    return this.#findings(diagnosticsOfEvents(outcome.stdout)).filter(
      ({ message }) => !/^Values? for undeclared variable/.test(message),
    );
  }

  /**
   * The JSON of a plan file. It holds sensitive values in clear.
   *
   * @throws {ActionFailure} `plan-missing` when the file cannot be read as a plan
   */
  async show(planFile: string): Promise<Json> {
    const outcome = await runShort(this.#launcher.command(['show', '-json', planFile]));
    if (outcome.interrupted) throw cancelled('show');
    if (outcome.exitCode !== 0) {
      throw new ActionFailure(
        'plan-missing',
        this.#scrub(`${planFile} cannot be read as a Terraform plan: ${lastWords(outcome)}`),
      );
    }
    return readJson(outcome.stdout, 'show', parseExactJson);
  }

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
    this.#pulled = undefined;
    const arguments_ = ['apply', '-json', '-input=false', planFile];
    // Before the first step it may be idle as well, and then nothing is lost.
    const idle = () => flight.inFlight().length === 0;
    const command = {
      ...this.#launcher.longCommand(arguments_, purpose, idle),
      onLine: flight.add,
    };
    const outcome = await this.#launcher.logged(runToTheEnd, command);
    return {
      diagnostics: diagnosticsOfEvents(outcome.stdout),
      failure: outcome.exitCode === 0 ? undefined : this.#failure(reason, 'apply', outcome),
    };
  }

  /**
   * Who holds the state's lock; undefined when nobody does.
   *
   * @throws {ActionFailure} `unexpected` when that cannot be asked
   */
  async lockHolder(): Promise<LockHolder | undefined> {
    // Takes the lock, and gives it back without having changed anything.
    const flags = ['-no-color', '-dry-run', '-lock-timeout=0s'];
    const outcome = await runShort(
      this.#launcher.calmCommand(['state', 'rm', ...flags, 'terraform_data.none']),
    );
    const holder = readLockHolder(outcome.stderr);
    if (holder === undefined && outcome.exitCode !== 0) {
      throw new ActionFailure(
        'unexpected',
        this.#scrub(`the lock cannot be asked for: ${lastWords(outcome)}`),
      );
    }
    return holder;
  }

  /** @throws {ActionFailure} `state-locked` when it cannot be released */
  async releaseLock(id: string): Promise<void> {
    const outcome = await runShort(
      this.#launcher.calmCommand(['force-unlock', '-no-color', '-force', id]),
    );
    if (outcome.exitCode === 0) return;
    throw new ActionFailure(
      'state-locked',
      this.#scrub(`the lock ${id} of this run could not be released: ${lastWords(outcome)}`),
    );
  }

  /** The outputs in the state that are not sensitive. */
  async outputs(): Promise<Readonly<Record<string, Json>>> {
    const outcome = await runShort(this.#launcher.command(['output', '-json']));
    if (outcome.exitCode !== 0) throw this.#failure('unexpected', 'output', outcome);
    const document = readJson(outcome.stdout, 'output');
    return Object.fromEntries(
      Object.entries(isObject(document) ? document : {})
        .filter(([, output]) => member(output, 'sensitive') !== true)
        .map(([name, output]) => [name, member(output, 'value') ?? null]),
    );
  }

  async #pullState(calm: boolean): Promise<Json> {
    const arguments_ = ['state', 'pull'];
    const outcome = await runShort(
      calm ? this.#launcher.calmCommand(arguments_) : this.#launcher.command(arguments_),
    );
    if (outcome.interrupted || outcome.exitCode !== 0) {
      throw this.#failure('init-failed', 'state pull', outcome);
    }
    return outcome.stdout.trim() === '' ? null : readJson(outcome.stdout, 'state pull');
  }

  #findings(diagnostics: readonly Diagnostic[]): readonly Finding[] {
    const { explain, workspace, directory } = this.#options;
    const all = diagnostics.map((diagnostic) => {
      const finding = explain(diagnostic, relative(workspace, directory));
      return { ...finding, message: this.#scrub(finding.message) };
    });
    // `init` reports what is wrong with the configuration once a pass.
    return [...new Map(all.map((finding) => [describeFinding(finding), finding])).values()];
  }

  #failure(reason: FailureReason, command: string, outcome: Outcome): ActionFailure {
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
        : this.#scrub(`terraform ${command} failed: ${first}`),
      this.#findings(diagnostics),
    );
  }
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
