import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  DEFAULT_BALANCING,
  DEFAULT_CALLERS
} from "./chunk-75ZBO6A2.js";
import {
  isObject
} from "./chunk-2MALVD72.js";

// action/configuration-record.ts
var RECORD = "configuration";
function recordOf(configuration) {
  return JSON.stringify(sorted(configuration));
}
function readRecord(text) {
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    return void 0;
  }
  if (!isRecord(value)) return void 0;
  return {
    ...value,
    gateway: { headers: [], openapi: void 0, surface: "open", ...value.gateway },
    models: value.models ?? {},
    balancing: { ...DEFAULT_BALANCING, ...value.balancing },
    callers: { ...DEFAULT_CALLERS, ...value.callers },
    rotation: value.rotation ?? void 0
  };
}
function isRecord(value) {
  return isObject(value) && typeof value.environment === "string" && typeof value.location === "string" && isObject(value.gateway) && (value.gateway.publisher === void 0 || isObject(value.gateway.publisher)) && isObject(value.tags) && isObject(value.accounts) && Object.values(value.accounts).every(isObject) && isObject(value.consumers) && Object.values(value.consumers).every(isObject);
}
function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).toSorted(([a], [b]) => a < b ? -1 : 1).map(([key, child]) => [key, sorted(child)])
  );
}

export {
  RECORD,
  recordOf,
  readRecord
};
