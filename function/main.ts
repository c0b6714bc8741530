/**
 * The function app. Registers its functions before anything that can fail: an entry file that throws first leaves an
 * app without functions, which the host only logs. Settings are therefore read inside the handler, per invocation,
 * and everything else is in a file of its own (build.ts), loaded when there is something to do: to register is all that a
 * cold start waits for.
 */

import { app } from '@azure/functions';

const handlers = () => import('./handlers.ts');

app.timer('rotateKeys', {
  schedule: '%ROTATION_SCHEDULE%',
  // A run that failed in part is safe to repeat: it goes on where it stopped.
  retry: {
    strategy: 'exponentialBackoff',
    maxRetryCount: 2,
    minimumInterval: { minutes: 1 },
    maximumInterval: { minutes: 15 },
  },
  handler: async (timer, context) => (await handlers()).onTimer('scheduled', timer, context),
});

/**
 * Hourly, because a key that was replaced behind the rotation's back is refused until somebody notices, and because a
 * new consumer should not wait for its first key until the next rotation. At an odd minute, beside other timers.
 */
app.timer('reconcileKeys', {
  schedule: '0 37 * * * *',
  handler: async (timer, context) => (await handlers()).onTimer('reconcile', timer, context),
});

// Registered where somebody may call them only; who that is, and how it is known, is for http.ts to check each time.
if (process.env.ROTATION_HTTP_PRINCIPALS?.trim()) {
  // Two, because the alerts go by names: a status that tells of a key in need is no failed run.
  for (const [name, method] of [
    ['rotateOnRequest', 'POST'],
    ['statusOnRequest', 'GET'],
  ] as const) {
    app.http(name, {
      route: 'rotate-keys',
      methods: [method],
      // Not a function key: App Service authentication asks Entra ID before a request gets here.
      authLevel: 'anonymous',
      handler: async (request, context) => (await handlers()).onRequest(request, context),
    });
  }
}
