/**
 * When V8 compiles anew what has run often. A run of the Action takes a second, in which most of its code runs a few hundred times: V8 would
 * optimise it, twice and on threads that take the processor from Terraform, and be done when the run is. So only what runs twenty times as
 * often as usual is worth it, as in a plan of thousands of resources; a simulation, which does nothing else, has V8 as it comes.
 */

/** By option: invocations, as Node 24 has them. They are read each time that V8 decides, so they may change at any time. */
const USUAL = {
  'invocation-count-for-maglev': 400,
  'invocation-count-for-turbofan': 3000,
} as const;
const LATER = 20;

/** The options, for a process to start with. */
export const OPTIMISE_LATE = optionsOf(LATER);

/** From now on, in this process and its threads. */
export function optimiseLate(): void {
  setOptions(OPTIMISE_LATE);
}

/** As if nothing had been said. */
export function optimiseAsUsual(): void {
  setOptions(optionsOf(1));
}

function setOptions(options: readonly string[]): void {
  const { setFlagsFromString } = process.getBuiltinModule('node:v8');
  for (const option of options) setFlagsFromString(option);
}

function optionsOf(times: number): readonly string[] {
  return Object.entries(USUAL).map(([name, count]) => `--${name}=${times * count}`);
}
