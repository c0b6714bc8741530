import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// lazy:crypto
var load = () => process.getBuiltinModule("node:crypto");
var createHash = (...given) => load().createHash(...given);
var randomUUID = (...given) => load().randomUUID(...given);
var hash = (...given) => load().hash(...given);

export {
  createHash,
  randomUUID,
  hash
};
