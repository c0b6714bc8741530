/**
 * The function app. Registers its functions before anything that can fail: an entry file that throws first leaves an
 * app without functions, which the host only logs. Settings are therefore read inside the handler, per invocation,
 * and the SDKs are loaded when there is something to do.
 */

import { app, type InvocationContext, type Timer } from '@azure/functions';

app.timer('rotateKeys', {
  schedule: '%ROTATION_SCHEDULE%',
  // A run that failed in part is safe to repeat: it goes on where it stopped.
  retry: {
    strategy: 'exponentialBackoff',
    maxRetryCount: 2,
    minimumInterval: { minutes: 1 },
    maximumInterval: { minutes: 15 },
  },
  handler: rotateKeys,
});

/**
 * The timer's handler. Throws at the end when any subscription failed, so that the invocation counts as failed, is
 * retried, and raises the alert.
 */
async function rotateKeys(timer: Timer, context: InvocationContext): Promise<void> {
  const { readSettings, SettingsError } = await import('./settings.ts');
  const settings = readSettings(process.env);
  if (settings.clientId === undefined) {
    throw new SettingsError([
      'AZURE_CLIENT_ID is missing; set it to the client id of the identity.',
    ]);
  }
  if (timer.isPastDue) context.warn('This run is late; it rotates what is due, as any other does.');
  const { managedIdentity } = await import('./credentials.ts');
  const { rotate } = await import('./rotate.ts');
  const report = await rotate(settings, await managedIdentity(settings.clientId), {
    trigger: 'timer',
    log: (line) => context.log(line),
  });
  const { failed } = report.counts;
  if (failed > 0) {
    throw new Error(
      `${failed} of ${report.results.length} subscription keys could not be rotated (run ${report.runId}); the lines above name them and the causes.`,
    );
  }
}
