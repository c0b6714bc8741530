/** `aolb rotate`: one run of the rotation, configured by the environment as the function app is. */
import { parseArgs } from 'node:util';
import { reportTable } from '../../function/report.ts';
import { rotate as runRotation } from '../../function/rotate.ts';
import { parseInstant, readSettings, SettingsError } from '../../function/settings.ts';
import { runnerCredential } from '../credential.ts';
import { followRotation } from './progress.ts';
import { type ExitCode, type Terminal, UsageError } from './terminal.ts';

/** @throws {UsageError} when the settings in the environment are incomplete, or the options do not fit them */
export async function rotate(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      'dry-run': { type: 'boolean', default: false },
      force: { type: 'boolean', default: false },
      emergency: { type: 'boolean', default: false },
      only: { type: 'string' },
      since: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const { force, emergency, only, json, 'dry-run': dryRun } = values;
  const since = values.since === undefined ? undefined : parseInstant(values.since);
  if (force && emergency) throw new UsageError('--force and --emergency exclude each other');
  if (values.since !== undefined && since === undefined) {
    throw new UsageError(
      `--since ${values.since} is not a date with time and zone, such as 2026-11-30T03:00:00Z`,
    );
  }
  const progress = followRotation(terminal, dryRun);
  try {
    const settings = readSettings(terminal.environment);
    const credential = await runnerCredential(terminal.environment, fetch);
    const report = await runRotation(settings, credential, {
      trigger: 'command-line',
      // The lines are for a log that is searched; here somebody watches.
      log: () => undefined,
      watch: progress,
      mode: emergency ? 'emergency' : force ? 'forced' : 'scheduled',
      dryRun,
      ...(since !== undefined && { since }),
      ...(only === undefined ? {} : { only: only.split(',').map((name) => name.trim()) }),
    });
    progress.end();
    terminal.out(json ? `${JSON.stringify(report, null, 2)}\n` : reportTable(report));
    return report.unfinished.length > 0 ? 1 : 0;
  } catch (error) {
    progress.end();
    throw error instanceof SettingsError ? new UsageError(error.message) : error;
  }
}
