import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// lazy:child_process
var module;
var load = () => module ??= process.getBuiltinModule("node:child_process");
var execFileSync = (...given) => load().execFileSync(...given);
var spawn = (...given) => load().spawn(...given);

export {
  execFileSync,
  spawn
};
