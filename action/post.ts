/**
 * What the runner starts after everything else, also when the job was cancelled or this Action was killed. Most of the time there is
 * nothing to do, and nothing is loaded for it.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { listenForCancel } from './cancellation.ts';

// As `core.getState` reads what `core.saveState` wrote.
const records = process.env.STATE_run ?? '';
if (records !== '' && existsSync(records)) {
  const cancellation = listenForCancel();
  const { endRun } = await import('./end-run.ts');
  const { realRun } = await import('./machine.ts');
  await endRun(realRun(cancellation, join(import.meta.dirname, '..')), records);
}
