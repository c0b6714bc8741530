/** The one place that reads the Action's inputs. */

import { parseInstant } from '../function/settings.ts';
import { ActionFailure } from './failure.ts';
import { BINARIES, type Binary } from './terraform/distributions.ts';

const COMMANDS = [
  'render',
  'lint',
  'simulate',
  'plan',
  'drift',
  'apply',
  'destroy',
  'rotate',
] as const;
export type Command = (typeof COMMANDS)[number];

const SIMULATION_MODES = ['auto', 'never'] as const;
const COMMENT_MODES = ['auto', 'always', 'never'] as const;
type SimulationMode = (typeof SIMULATION_MODES)[number];
type CommentMode = (typeof COMMENT_MODES)[number];

const REVIEW_MODES = ['auto', 'true', 'false'] as const;
type ReviewMode = (typeof REVIEW_MODES)[number];

const ROTATION_MODES = ['scheduled', 'forced', 'emergency', 'status'] as const;
export type RotationMode = (typeof ROTATION_MODES)[number];

export type Inputs = {
  readonly command: Command;
  /** Path of `load-balancer.yml`, relative to the workspace. */
  readonly config: string;
  /** The user's own root module; undefined: the one that ships with the Action. */
  readonly terraformDirectory: string | undefined;
  /** Each becomes one `-backend-config=` argument; empty: the root module's own backend, else local state. */
  readonly backendConfig: readonly string[];
  readonly terraformBinary: Binary;
  /** An exact version, `1.11.4`; undefined: what is on PATH and new enough, else the recommended one. */
  readonly terraformVersion: string | undefined;
  /** Files or names of shipped scenarios; empty: all that ship. */
  readonly scenarios: readonly string[];
  /** Whether `plan` simulates traffic where something changes that it depends on. */
  readonly simulation: SimulationMode;
  readonly planFile: string | undefined;
  readonly comment: CommentMode;
  /** Empty where a workflow has one load balancer only. */
  readonly label: string;
  readonly pullRequest: number | undefined;
  readonly token: string | undefined;
  readonly requireReviewedPlan: ReviewMode;
  /** The environment that `destroy` is meant for. */
  readonly confirm: string | undefined;
  readonly rotationMode: RotationMode;
  readonly rotationDryRun: boolean;
  /** Consumers; undefined: all. */
  readonly rotationOnly: readonly string[] | undefined;
  /** Milliseconds since 1970-01-01 UTC; undefined: the beginning of the run. */
  readonly rotationSince: number | undefined;
  /** In the words of whoever starts it. */
  readonly rotationReason: string | undefined;
};

/**
 * Reads and checks every input.
 *
 * @param get the runner's reader: the input's text with surrounding white space removed, '' when not given.
 * @throws {ActionFailure} `input-invalid`, naming the input, its value and what is allowed.
 */
export function readInputs(get: (name: string) => string): Inputs {
  const rotationMode = oneOf('rotation-mode', get('rotation-mode') || 'scheduled', ROTATION_MODES);
  if (rotationMode === 'status') {
    for (const input of ['rotation-since', 'rotation-reason', 'rotation-dry-run']) {
      const value = get(input);
      if (value !== '' && value !== 'false') {
        throw invalid(input, value, 'left out with `rotation-mode: status`, which changes nothing');
      }
    }
  }
  return {
    command: oneOf('command', get('command') || 'plan', COMMANDS),
    config: get('config') || 'load-balancer.yml',
    terraformDirectory: optional(get('terraform-directory')),
    backendConfig: lines(get('backend-config')).map(backendSetting),
    terraformBinary: oneOf('terraform-binary', get('terraform-binary') || 'terraform', BINARIES),
    terraformVersion: matching(
      'terraform-version',
      get('terraform-version'),
      /^\d+\.\d+\.\d+(-[a-z0-9.]+)?$/,
      'an exact version such as 1.11.4',
    ),
    scenarios: lines(get('scenarios')),
    simulation: oneOf('simulation', get('simulation') || 'auto', SIMULATION_MODES),
    planFile: optional(get('plan-file')),
    comment: oneOf('comment', get('comment') || 'auto', COMMENT_MODES),
    // The label is part of a path and of the comment's marker.
    label:
      matching(
        'label',
        get('label'),
        /^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/,
        'up to 63 letters, digits, dots, dashes and underscores, a letter or digit first',
      ) ?? '',
    pullRequest: pullRequestNumber(get('pr-number')),
    token: optional(get('github-token')),
    requireReviewedPlan: oneOf(
      'require-reviewed-plan',
      get('require-reviewed-plan') || 'auto',
      REVIEW_MODES,
    ),
    confirm: optional(get('confirm')),
    rotationMode,
    rotationDryRun:
      oneOf('rotation-dry-run', get('rotation-dry-run') || 'false', ['true', 'false']) === 'true',
    rotationOnly: names(get('rotation-only')),
    rotationSince: instant('rotation-since', get('rotation-since')),
    rotationReason: optional(get('rotation-reason')),
  };
}

function optional(value: string): string | undefined {
  return value === '' ? undefined : value;
}

/** In milliseconds since 1970-01-01 UTC. */
function instant(input: string, value: string): number | undefined {
  if (value === '') return undefined;
  const time = parseInstant(value);
  if (time === undefined) {
    throw invalid(input, value, 'a date with time and zone, such as 2026-11-30T03:00:00Z');
  }
  return time;
}

/** Separated by commas or lines. */
function names(value: string): readonly string[] | undefined {
  const found = value.split(/[,\n]/).map((name) => name.trim());
  const given = found.filter((name) => name !== '');
  return given.length === 0 ? undefined : given;
}

function lines(value: string): readonly string[] {
  return value
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}

/**
 * Terraform takes `key=value` or the path of a file. A line in another notation (HCL, YAML, JSON) is refused without being
 * shown: as the name of a file it would stand in every error, with the password that is in it.
 */
function backendSetting(line: string, index: number): string {
  const isSetting = /^[A-Za-z_][\w.-]*=(?![\s"'=>])/.test(line) || /^[A-Za-z_][\w.-]*=$/.test(line);
  const isPath =
    /^[\w@.~/\\ -]+$/.test(line.replace(/^[A-Za-z]:(?=[\\/])/, '')) && !/^-/.test(line);
  if (isSetting || isPath) return line;
  throw new ActionFailure(
    'input-invalid',
    `input backend-config is not shown, since it may hold a secret; its line ${index + 1} must be \`key=value\` without spaces or quotes around the value, or a file path`,
  );
}

function oneOf<const Value extends string>(
  input: string,
  value: string,
  allowed: readonly Value[],
): Value {
  const found = allowed.find((candidate) => candidate === value);
  if (found === undefined) throw invalid(input, value, `one of ${allowed.join(', ')}`);
  return found;
}

function matching(
  input: string,
  value: string,
  pattern: RegExp,
  expected: string,
): string | undefined {
  if (value === '') return undefined;
  if (!pattern.test(value)) throw invalid(input, value, expected);
  return value;
}

function pullRequestNumber(value: string): number | undefined {
  const number = matching('pr-number', value, /^[1-9]\d{0,8}$/, 'the number of a pull request');
  return number === undefined ? undefined : Number(number);
}

function invalid(input: string, value: string, expected: string): ActionFailure {
  const shown = value.length > 80 ? `${value.slice(0, 80)}…` : value;
  return new ActionFailure(
    'input-invalid',
    `input ${input} is ${JSON.stringify(shown)}; it must be ${expected}`,
  );
}
