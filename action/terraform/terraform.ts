/**
 * The terraform commands that the Action runs. Each either succeeds or throws an `ActionFailure` that carries
 * Terraform's diagnostics; nothing here reads Terraform's prose.
 */

import { relative } from 'node:path';
import { ActionFailure, type FailureReason } from '../failure.ts';
import { describeFinding, type Finding } from '../finding.ts';
import {
  type Diagnostic,
  diagnosticsOfEvents,
  diagnosticsOfValidation,
  isLockError,
  parseEvent,
  readLockHolder,
} from './diagnostics.ts';
import type { Explain } from './explain.ts';
import { isObject, type Json, member, parseExactJson, parseJson, textOf } from './json.ts';
import { createLines } from './lines.ts';
import { type Command, type Outcome, runShort, runToTheEnd } from './process.ts';
import { type Scrub, scrubShapes } from './redact.ts';

export type TerraformOptions = {
  readonly executable: string;
  /** Absolute path of the root module. */
  readonly directory: string;
  readonly workspace: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  readonly info: (text: string) => void;
  /** Removes the secrets known so far. */
  readonly scrub: Scrub;
  readonly explain: Explain;
};

export type Terraform = ReturnType<typeof createTerraform>;

/** How long to wait for somebody else's run; the user's own `-lock-timeout` in TF_CLI_ARGS_… wins. */
const LOCK_TIMEOUT = '-lock-timeout=120s';

export function createTerraform(options: TerraformOptions) {
  const { workspace, directory } = options;
  // Providers quote requests and answers, with keys that nobody else knows.
  const scrub: Scrub = (text) => scrubShapes(options.scrub(text));

  const commandOf = (arguments_: readonly string[]): Command => ({
    executable: options.executable,
    arguments: arguments_,
    directory,
    environment: childEnvironment(options.environment),
    signal: options.signal,
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
  /** Runs with its output in the log, to the last line. */
  const logged = async (run: (command: Command) => Promise<Outcome>, command: Command) => {
    try {
      return await run({ ...command, onLine });
    } finally {
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

  const pullState = async (): Promise<Json> => {
    const outcome = await runShort(commandOf(['state', 'pull']));
    if (outcome.interrupted || outcome.exitCode !== 0) {
      throw failure('init-failed', 'state pull', outcome);
    }
    return outcome.stdout.trim() === '' ? null : readJson(outcome.stdout, 'state pull');
  };

  let pulled: Promise<Json> | undefined;

  return {
    directory,

    /**
     * @param isLocked whether providers must be those of the lock file that is there, to the checksum
     * @throws {ActionFailure} `init-failed`
     */
    async init(backendConfig: readonly string[], isLocked: boolean): Promise<void> {
      const backend = backendConfig.map((setting) => `-backend-config=${setting}`);
      const lock = isLocked ? ['-lockfile=readonly'] : [];
      // Another backend than last time, as on a self-hosted runner, must not ask to migrate the state.
      const outcome = await logged(
        runShort,
        commandOf(['init', '-json', '-input=false', '-reconfigure', ...lock, ...backend]),
      );
      if (outcome.interrupted || outcome.exitCode !== 0) {
        throw failure('init-failed', 'init', outcome);
      }
    },

    /**
     * The state as it is stored, sensitive values in clear; null where there is none yet.
     *
     * @throws {ActionFailure} `init-failed` when it cannot be read
     */
    state(): Promise<Json> {
      // Asked for more than once before anything is applied.
      pulled ??= pullState().catch((error: unknown) => {
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
      const outcome = await runShort(commandOf(['validate', '-json']));
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
    }): Promise<readonly Finding[]> {
      const outcome = await logged(
        runToTheEnd,
        commandOf([
          'plan',
          '-json',
          '-input=false',
          '-detailed-exitcode',
          `-out=${request.planFile}`,
          `-var-file=${request.variablesFile}`,
          ...(request.destroy ? ['-destroy'] : []),
          ...request.replace.map((address) => `-replace=${address}`),
        ]),
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
      const outcome = await runShort(commandOf(['show', '-json', planFile]));
      if (outcome.interrupted) throw cancelled('show');
      if (outcome.exitCode !== 0) {
        throw new ActionFailure(
          'plan-missing',
          scrub(`${planFile} cannot be read as a Terraform plan: ${lastWords(outcome)}`),
        );
      }
      return readJson(outcome.stdout, 'show', parseExactJson);
    },

    /** @throws {ActionFailure} `reason`, `plan-stale`, `state-locked`, `cancelled` */
    async apply(planFile: string, reason: 'apply-failed' | 'destroy-failed'): Promise<void> {
      pulled = undefined;
      const outcome = await logged(
        runToTheEnd,
        commandOf(['apply', '-json', '-input=false', planFile]),
      );
      if (outcome.interrupted || outcome.exitCode !== 0) throw failure(reason, 'apply', outcome);
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

/** What a cancelled run leaves behind, measured with the real providers: the lock is always released. */
function cancelled(command: string): ActionFailure {
  return new ActionFailure(
    'cancelled',
    command === 'apply'
      ? 'cancelled during terraform apply. The state lock is released and finished resources are recorded, but what was being created may exist unrecorded: apply again; if Terraform then says "already exists", import that resource or delete it'
      : `cancelled during terraform ${command}; nothing was changed`,
  );
}

/**
 * The runner's inputs stay here: `INPUT_GITHUB-TOKEN` is no business of a provider or a provisioner.
 * Prepended, not appended: Terraform lets the last of two equal options win, and that shall be the user's.
 */
function childEnvironment(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const inherited = Object.entries(environment).filter(([name]) => !name.startsWith('INPUT_'));
  const withLockTimeout = (name: string) => `${LOCK_TIMEOUT} ${environment[name] ?? ''}`.trim();
  return {
    ...Object.fromEntries(inherited),
    TF_IN_AUTOMATION: '1',
    TF_INPUT: '0',
    CHECKPOINT_DISABLE: '1',
    TF_CLI_ARGS_plan: withLockTimeout('TF_CLI_ARGS_plan'),
    TF_CLI_ARGS_apply: withLockTimeout('TF_CLI_ARGS_apply'),
  };
}

/** For a failure without diagnostics: a crash, or a Terraform that does not know an option. */
function lastWords({ stderr, stdout, exitCode }: Outcome): string {
  const text = (stderr.trim() || stdout.trim()).split('\n').slice(-15).join('\n');
  return text === '' ? `exit code ${exitCode ?? 'none, ended by a signal'}` : text;
}
