import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// lazy:fs
var module;
var load = () => module ??= process.getBuiltinModule("node:fs");
var appendFileSync = (...given) => load().appendFileSync(...given);
var accessSync = (...given) => load().accessSync(...given);
var chmodSync = (...given) => load().chmodSync(...given);
var closeSync = (...given) => load().closeSync(...given);
var cpSync = (...given) => load().cpSync(...given);
var existsSync = (...given) => load().existsSync(...given);
var linkSync = (...given) => load().linkSync(...given);
var mkdirSync = (...given) => load().mkdirSync(...given);
var mkdtempSync = (...given) => load().mkdtempSync(...given);
var openSync = (...given) => load().openSync(...given);
var readdirSync = (...given) => load().readdirSync(...given);
var readSync = (...given) => load().readSync(...given);
var readFileSync = (...given) => load().readFileSync(...given);
var rmSync = (...given) => load().rmSync(...given);
var statSync = (...given) => load().statSync(...given);
var writeFileSync = (...given) => load().writeFileSync(...given);
var constants = /* @__PURE__ */ new Proxy({}, { get: (_, name) => load().constants[name] });
var promises = /* @__PURE__ */ (() => load().promises)();

export {
  appendFileSync,
  accessSync,
  chmodSync,
  closeSync,
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  constants,
  promises
};
