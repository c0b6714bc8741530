/** `aolb rotate`: one run of the rotation, configured by the environment as the function app is. */
import { parseArgs } from 'node:util';
import { reportTable } from '../../function/report.ts';
import { rotate as runRotation } from '../../function/rotate.ts';
import { readSettings, SettingsError } from '../../function/settings.ts';
import { runnerCredential } from '../credential.ts';
import { type ExitCode, type Terminal, UsageError } from './terminal.ts';

/** @throws {UsageError} when the settings in the environment are incomplete */
export async function rotate(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      'dry-run': { type: 'boolean', default: false },
      force: { type: 'boolean', default: false },
      only: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const settings = settingsOf(terminal.environment);
  const credential = await runnerCredential(terminal.environment, fetch);
  const report = await runRotation(settings, credential, {
    trigger: 'command-line',
    log: (line) => terminal.error(`${line}\n`),
    mode: values.force ? 'forced' : 'scheduled',
    dryRun: values['dry-run'],
    ...(values.only === undefined
      ? {}
      : { only: values.only.split(',').map((name) => name.trim()) }),
  });
  terminal.out(values.json ? `${JSON.stringify(report, null, 2)}\n` : reportTable(report));
  return report.counts.failed > 0 ? 1 : 0;
}

function settingsOf(environment: NodeJS.ProcessEnv) {
  try {
    return readSettings(environment);
  } catch (error) {
    throw error instanceof SettingsError ? new UsageError(error.message) : error;
  }
}
