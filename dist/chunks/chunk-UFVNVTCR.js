import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// lazy:crypto
var module;
var load = () => module ??= process.getBuiltinModule("node:crypto");
var createCipheriv = (...given) => load().createCipheriv(...given);
var createDecipheriv = (...given) => load().createDecipheriv(...given);
var createHash = (...given) => load().createHash(...given);
var createHmac = (...given) => load().createHmac(...given);
var createPublicKey = (...given) => load().createPublicKey(...given);
var createSecretKey = (...given) => load().createSecretKey(...given);
var randomUUID = (...given) => load().randomUUID(...given);
var timingSafeEqual = (...given) => load().timingSafeEqual(...given);
var verify = (...given) => load().verify(...given);
var hash = (...given) => load().hash(...given);
var constants = /* @__PURE__ */ new Proxy({}, { get: (_, name) => load().constants[name] });

export {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createPublicKey,
  createSecretKey,
  randomUUID,
  timingSafeEqual,
  verify,
  hash,
  constants
};
