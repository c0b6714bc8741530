/** What the function app's functions do when they are called; main.ts registers them. */

import type { HttpRequest, InvocationContext, Timer } from '@azure/functions';
import { managedIdentity } from './credentials.ts';
import { type Answer, answer } from './http.ts';
import { inspect } from './inspect.ts';
import type { Report } from './report.ts';
import { type RotateOptions, rotate } from './rotate.ts';
import { readSettings, type Settings, SettingsError } from './settings.ts';

/**
 * Both timers' handler. Throws at the end when any subscription was left out, so that the invocation counts as failed, is
 * retried, and raises the alert.
 */
export async function onTimer(
  mode: 'scheduled' | 'reconcile',
  timer: Timer,
  context: InvocationContext,
): Promise<void> {
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

/** The HTTP function's handler; who may call it, and how that is known, is for http.ts to check each time. */
export function onRequest(request: HttpRequest, context: InvocationContext): Promise<Answer> {
  const log = (line: string) => context.log(line);
  return answer(request, process.env, log, {
    rotate: (settings, options) => runAs(settings, { ...options, log }),
    inspect: async (settings, options) => inspect(settings, await identityOf(settings), options),
  });
}

/** A run as the app's own identity. */
async function runAs(settings: Settings, options: RotateOptions): Promise<Report> {
  const credential = await identityOf(settings);
  const { clientId } = settings;
  return rotate(settings, credential, {
    ...(clientId !== undefined && { startedBy: { principal: clientId } }),
    ...options,
  });
}

/** @throws SettingsError where the settings name no identity */
function identityOf({ clientId }: Settings): ReturnType<typeof managedIdentity> {
  if (clientId !== undefined) return managedIdentity(clientId);
  throw new SettingsError(['AZURE_CLIENT_ID is missing; set it to the client id of the identity.']);
}
