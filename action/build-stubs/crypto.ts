/**
 * Stands in for `node:crypto` in what every run loads: loading that costs a fifth of what starting Node does, and a run that fails
 * early needs none of it. Whatever else is needed of it is added here; the build refuses a name that is missing.
 */
import type * as Crypto from 'node:crypto';

const crypto = () => process.getBuiltinModule('node:crypto');

export const createHash: typeof Crypto.createHash = (...options) => crypto().createHash(...options);

export const randomUUID: typeof Crypto.randomUUID = (...options) => crypto().randomUUID(...options);
