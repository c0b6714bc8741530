import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// action/optimisation.ts
var USUAL = {
  "invocation-count-for-maglev": 400,
  "invocation-count-for-turbofan": 3e3
};
var LATER = 20;
function optimiseForShortRun() {
  setOptions(LATER, ["--no-incremental-marking", "--no-use-osr"]);
}
function optimiseForLongRun() {
  setOptions(1, ["--incremental-marking", "--use-osr", "--no-maglev"]);
}
function optimiseAsUsual() {
  setOptions(1, ["--incremental-marking", "--use-osr"]);
}
function setOptions(times, options) {
  const { setFlagsFromString } = process.getBuiltinModule("node:v8");
  for (const [name, count] of Object.entries(USUAL)) {
    setFlagsFromString(`--${name}=${times * count}`);
  }
  for (const option of options) setFlagsFromString(option);
}

export {
  optimiseForShortRun,
  optimiseForLongRun,
  optimiseAsUsual
};
