/**
 * When V8 compiles anew what has run often, and when it looks for garbage. A run of the Action takes a second, in which most of its code
 * runs a few hundred times: V8 would optimise it, twice and on threads that take the processor from Terraform, and be done when the run
 * is. So only what runs twenty times as often as usual is worth it, as in a plan of thousands of resources, and no loop is while it runs:
 * compiling the one that reads a module took as long as the loop itself. Nor is it worth to mark, step
 * by step and on the same threads, what a heap of a few megabytes holds: whoever fills it has it marked at once. A simulation of minutes, which
 * does nothing else, has V8 as it comes.
 */

/** By option: invocations, as Node 24 has them. They are read each time that V8 decides, so they may change at any time. */
const USUAL = {
  'invocation-count-for-maglev': 400,
  'invocation-count-for-turbofan': 3000,
} as const;
const LATER = 20;

/**
 * From now on, in this process and its threads. The later the better: Node's own modules are kept compiled for the options that a process
 * starts with, and what is loaded under others is compiled anew.
 */
export function optimiseForShortRun(): void {
  setOptions(LATER, ['--no-incremental-marking', '--no-use-osr']);
}

/**
 * In threads that begin from now on, which then run for many seconds: V8 has two optimising compilers, and what the first one makes until
 * the second one is through takes memory in which a heap would be collected less often (`npm run bench -- simulation`).
 */
export function optimiseForLongRun(): void {
  setOptions(1, ['--incremental-marking', '--use-osr', '--no-maglev']);
}

/** As if nothing had been said. */
export function optimiseAsUsual(): void {
  setOptions(1, ['--incremental-marking', '--use-osr']);
}

function setOptions(times: number, options: readonly string[]): void {
  const { setFlagsFromString } = process.getBuiltinModule('node:v8');
  for (const [name, count] of Object.entries(USUAL)) {
    setFlagsFromString(`--${name}=${times * count}`);
  }
  for (const option of options) setFlagsFromString(option);
}
