import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// action/optimisation.ts
var USUAL = {
  "invocation-count-for-maglev": 400,
  "invocation-count-for-turbofan": 3e3
};
var LATER = 20;
var OPTIMISE_LATE = optionsOf(LATER);
function optimiseLate() {
  setOptions(OPTIMISE_LATE);
}
function optimiseAsUsual() {
  setOptions(optionsOf(1));
}
function setOptions(options) {
  const { setFlagsFromString } = process.getBuiltinModule("node:v8");
  for (const option of options) setFlagsFromString(option);
}
function optionsOf(times) {
  return Object.entries(USUAL).map(([name, count]) => `--${name}=${times * count}`);
}

export {
  OPTIMISE_LATE,
  optimiseLate,
  optimiseAsUsual
};
