/**
 * The function app. Registers its functions before anything that can fail: an entry file that throws first leaves an
 * app without functions, which the host only logs. Settings are therefore read inside the handler, per invocation,
 * and the SDKs are loaded when there is something to do.
 */

import { app, type InvocationContext, type Timer } from '@azure/functions';
import type { Report } from './report.ts';
import type { RotateOptions } from './rotate.ts';
import type { Settings } from './settings.ts';

app.timer('rotateKeys', {
  schedule: '%ROTATION_SCHEDULE%',
  // A run that failed in part is safe to repeat: it goes on where it stopped.
  retry: {
    strategy: 'exponentialBackoff',
    maxRetryCount: 2,
    minimumInterval: { minutes: 1 },
    maximumInterval: { minutes: 15 },
  },
  handler: (timer, context) => runOnTimer('scheduled', timer, context),
});

/**
 * Hourly, because a key that was replaced behind the rotation's back is refused until somebody notices, and because a
 * new consumer should not wait for its first key until the next rotation. At an odd minute, beside other timers.
 */
app.timer('reconcileKeys', {
  schedule: '0 37 * * * *',
  handler: (timer, context) => runOnTimer('reconcile', timer, context),
});

// Registered where somebody may call it only; who that is, and how it is known, is for http.ts to check each time.
if (process.env.ROTATION_HTTP_PRINCIPALS?.trim()) {
  app.http('rotateOnRequest', {
    route: 'rotate-keys',
    methods: ['POST'],
    // Not a function key: App Service authentication asks Entra ID before a request gets here.
    authLevel: 'anonymous',
    handler: async (request, context) => {
      const { answer } = await import('./http.ts');
      const log = (line: string) => context.log(line);
      return answer(request, process.env, log, (settings, options) =>
        runAs(settings, { ...options, log }),
      );
    },
  });
}

/**
 * Both timers' handler. Throws at the end when any subscription was left out, so that the invocation counts as failed, is
 * retried, and raises the alert.
 */
async function runOnTimer(
  mode: 'scheduled' | 'reconcile',
  timer: Timer,
  context: InvocationContext,
): Promise<void> {
  const { readSettings } = await import('./settings.ts');
  if (timer.isPastDue) context.warn('This run is late; it does what any other does.');
  const report = await runAs(readSettings(process.env), {
    trigger: 'timer',
    mode,
    log: (line) => context.log(line),
  });
  const { unfinished, results, runId } = report;
  if (unfinished.length > 0) {
    throw new Error(
      `${unfinished.length} of ${results.length} subscription keys could not be brought up to date (run ${runId}); the lines above name them and the causes.`,
    );
  }
}

/** A run as the app's own identity. */
async function runAs(settings: Settings, options: RotateOptions): Promise<Report> {
  if (settings.clientId === undefined) {
    const { SettingsError } = await import('./settings.ts');
    throw new SettingsError([
      'AZURE_CLIENT_ID is missing; set it to the client id of the identity.',
    ]);
  }
  const { managedIdentity } = await import('./credentials.ts');
  const { rotate } = await import('./rotate.ts');
  return rotate(settings, await managedIdentity(settings.clientId), options);
}
