/** `aolb rotate`: one run of the rotation, or a look at the keys (`--status`), configured by the environment as the function app is. */
import { parseArgs } from 'node:util';
import { type Machine, thisMachine } from '../../function/azure.ts';
import { inspect } from '../../function/inspect.ts';
import { reportTable } from '../../function/report.ts';
import { type RotateOptions, rotate as runRotation } from '../../function/rotate.ts';
import { parseInstant, readSettings, SettingsError } from '../../function/settings.ts';
import { statusTable } from '../../function/status.ts';
import { runnerCredential } from '../credential.ts';
import { throughProxies } from '../proxy.ts';
import { runOrigin } from '../run-origin.ts';
import type { Command, Options } from './command.ts';
import { followRotation } from './progress.ts';
import { fitMarkdown } from './tables.ts';
import { type ExitCode, type Terminal, UsageError } from './terminal.ts';

const OPTIONS = {
  'dry-run': {
    type: 'boolean',
    default: false,
    help: 'tell what would be done, and change nothing',
  },
  force: { type: 'boolean', default: false, help: 'replace keys that are not due as well' },
  emergency: { type: 'boolean', default: false, help: 'replace both keys of each, now' },
  only: { type: 'string', value: 'CONSUMER,…', help: 'leave the others alone' },
  since: {
    type: 'string',
    value: 'INSTANT',
    help: 'with --force or --emergency: go on with what was not replaced since then, such as 2026-11-30T03:00:00Z',
  },
  reason: { type: 'string', value: 'TEXT', help: 'why, for the record' },
  status: { type: 'boolean', default: false, help: 'look at the keys, and change nothing' },
  json: { type: 'boolean', default: false, help: 'answer in JSON' },
} as const satisfies Options;

export const rotate: Command = {
  usage:
    'rotate [--status | [--dry-run] [--force | --emergency] [--since INSTANT] [--reason TEXT]] [--only CONSUMER,…] [--json]',
  about:
    'One run of the rotation, configured by the environment as the function app is (docs/rotation.md). Exit code 1: it did not do what was asked; with --status: a key needs a person.',
  options: OPTIONS,
  example: 'aolb rotate --dry-run',
  run,
};

/** @throws {UsageError} when the settings in the environment are incomplete, or the options do not fit them */
async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values } = parseArgs({
    args: [...args],
    options: OPTIONS,
  });
  const { force, emergency, only, json, 'dry-run': dryRun } = values;
  const since = values.since === undefined ? undefined : parseInstant(values.since);
  if (force && emergency) throw new UsageError('--force and --emergency exclude each other');
  if (values.since !== undefined && since === undefined) {
    throw new UsageError(
      `--since ${values.since} is not a date with time and zone, such as 2026-11-30T03:00:00Z`,
    );
  }
  const chosen = only?.split(',').map((name) => name.trim());
  if (values.status) {
    if (force || emergency || dryRun || since !== undefined || values.reason !== undefined) {
      throw new UsageError('--status changes nothing; it takes --only and --json, nothing else');
    }
    return await showStatus(chosen, json, terminal);
  }
  const progress = followRotation(terminal, dryRun);
  try {
    const settings = readSettings(terminal.environment);
    const machine = machineOf(terminal);
    const credential = await runnerCredential(terminal.environment, machine.fetch);
    const options: RotateOptions = {
      trigger: 'command-line',
      startedBy: runOrigin(terminal.environment, values.reason),
      // The lines are for a log that is searched; here somebody watches.
      log: () => undefined,
      watch: progress,
      mode: emergency ? 'emergency' : force ? 'forced' : 'scheduled',
      dryRun,
      ...(since !== undefined && { since }),
      ...(chosen === undefined ? {} : { only: chosen }),
    };
    const report = await runRotation(settings, credential, options, machine);
    progress.end();
    terminal.out(
      json
        ? `${JSON.stringify(report, null, 2)}\n`
        : fitMarkdown(reportTable(report), terminal.width),
    );
    return report.unfinished.length > 0 ? 1 : 0;
  } catch (error) {
    progress.end();
    throw error instanceof SettingsError ? new UsageError(error.message) : error;
  }
}

/** @returns 1 when a key needs a person */
async function showStatus(
  only: readonly string[] | undefined,
  json: boolean,
  terminal: Terminal,
): Promise<ExitCode> {
  try {
    const settings = readSettings(terminal.environment);
    const machine = machineOf(terminal);
    const credential = await runnerCredential(terminal.environment, machine.fetch);
    const status = await inspect(settings, credential, { only }, machine);
    terminal.out(
      json
        ? `${JSON.stringify(status, null, 2)}\n`
        : fitMarkdown(statusTable(status), terminal.width),
    );
    return status.needPerson.length > 0 ? 1 : 0;
  } catch (error) {
    throw error instanceof SettingsError ? new UsageError(error.message) : error;
  }
}

/** This machine, behind the proxies of its environment. */
function machineOf({ environment }: Terminal): Machine {
  return { ...thisMachine, fetch: throughProxies(environment, thisMachine.fetch) };
}
