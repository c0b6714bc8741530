/** What one process of `npm test` does: it loads test files, a suite each, and runs them. */
import asyncHooks, { type AsyncHook, type HookCallbacks } from 'node:async_hooks';

/**
 * Loads one file after the other: who waits for a module that another one loads would leave that one its tests.
 *
 * `node:test` follows every promise to know which test it belongs to, for as long as the process lives. It needs that while files are loaded,
 * to give tests and hooks their suite. Afterwards it only names the test of an error that nobody caught, and a third of the processor time of
 * tests of many promises goes into it: it is switched off then, and such an error ends the process, which fails.
 * Source: lib/internal/test_runner/harness.js, which takes `createHook` when it is loaded; a Node that does otherwise goes on as ever.
 *
 * @param modules name and URL of each test file
 */
export async function loadTests(
  modules: readonly (readonly [name: string, url: string])[],
): Promise<void> {
  const { createHook } = asyncHooks;
  const hooks: AsyncHook[] = [];
  const noted = (callbacks: HookCallbacks) => {
    const hook = createHook(callbacks);
    hooks.push(hook);
    return hook;
  };
  Object.assign(asyncHooks, { createHook: noted });
  const { describe } = await import('node:test');
  for (const [name, url] of modules) {
    const { promise: loaded, resolve } = Promise.withResolvers<void>();
    describe(name, () => import(url).finally(resolve));
    // It has made its own by now.
    Object.assign(asyncHooks, { createHook });
    await loaded;
  }
  for (const hook of hooks) hook.disable();
  for (const event of ['uncaughtException', 'unhandledRejection']) {
    process.on(event, (error) => {
      console.error(`${event}, which no test awaits:`, error);
      process.exit(1);
    });
  }
}
