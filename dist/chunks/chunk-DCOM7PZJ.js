import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  parseRetryAfter
} from "./chunk-TKEMU74O.js";

// function/tags.ts
import { createHash } from "node:crypto";

// function/errors.ts
var RemoteError = class extends Error {
  failure;
  status;
  retryAfter;
  constructor(failure, message, answer = {}) {
    super(message);
    this.name = "RemoteError";
    this.failure = failure;
    this.status = answer.status;
    this.retryAfter = answer.retryAfter;
  }
};
var ADVICE_BY_CAUSE = {
  unauthenticated: "check the identity and its tenant",
  forbidden: "assign the rotation role to the identity; new assignments take some minutes",
  "not-found": "check the resource named in the settings",
  throttled: "the next run goes on where this one stopped",
  unavailable: "the next run goes on where this one stopped",
  timeout: "the next run goes on where this one stopped"
};
function incomplete(step, what) {
  return new RemoteError("unexpected", `Could not ${step}: the answer is not whole (${what}).`);
}
function httpError(step, status, code, retryAfter) {
  const failure = causeOfStatus(status);
  const advice = ADVICE_BY_CAUSE[failure];
  const detail = code === void 0 ? `HTTP ${status}` : `HTTP ${status} ${redact(code)}`;
  return new RemoteError(
    failure,
    `Could not ${step}: ${detail}${advice === void 0 ? "" : `; ${advice}`}.`,
    { status, retryAfter }
  );
}
function causeOfStatus(status) {
  if (status === 401) return "unauthenticated";
  if (status === 403) return "forbidden";
  if (status === 404) return "not-found";
  if (status === 409 || status === 412) return "conflict";
  if (status === 408) return "timeout";
  if (status === 429) return "throttled";
  return status >= 500 ? "unavailable" : "rejected";
}
function remoteError(step, thrown, now) {
  if (thrown instanceof RemoteError) return thrown;
  const name = thrown instanceof Error ? thrown.name : typeof thrown;
  const reason = thrown instanceof Error ? redact(thrown.message) : "no error object";
  if (/authentication|credential/i.test(name)) {
    return new RemoteError("unauthenticated", `Could not ${step}: ${name}: ${reason}`);
  }
  const status = numberProperty(thrown, "statusCode");
  if (status !== void 0) {
    return httpError(step, status, codeOf(thrown), retryAfterOf(thrown, now));
  }
  if (name === "AbortError" || name === "TimeoutError") {
    return new RemoteError("timeout", `Could not ${step}: no answer in time.`);
  }
  const connection = codeOf(thrown);
  if (connection !== void 0 && /^(E[A-Z]{3,}|REQUEST_SEND_ERROR|UND_ERR_\w+)$/.test(connection)) {
    return new RemoteError(
      "unavailable",
      `Could not ${step}: the connection failed (${connection}).`
    );
  }
  return new RemoteError("unexpected", `Could not ${step}: ${name}: ${reason}`);
}
function codeOf(thrown) {
  const code = property(thrown, "code");
  if (typeof code === "string" && code !== "") return code;
  const cause = property(thrown, "cause");
  return cause === void 0 ? void 0 : codeOf(cause);
}
function retryAfterOf(thrown, now) {
  const headers = property(property(thrown, "response"), "headers");
  if (!hasGet(headers)) return void 0;
  const value = headers.get("retry-after");
  return typeof value === "string" ? parseRetryAfter(value, now) : void 0;
}
function hasGet(value) {
  return typeof property(value, "get") === "function";
}
function redact(text) {
  return text.replace(/[A-Za-z0-9_=]{24,}/g, (run) => /\d/.test(run) ? "***" : run);
}
function numberProperty(value, name) {
  const found = property(value, name);
  return typeof found === "number" ? found : void 0;
}
function property(value, name) {
  return typeof value === "object" && value !== null && name in value ? Reflect.get(value, name) : void 0;
}

// function/tags.ts
var MANAGER = "apim-openai-load-balancer";
var MOST_TAGS = 15;
var TAG = {
  managedBy: "managed-by",
  service: "apim-service",
  subscription: "apim-subscription",
  slot: "slot",
  otherFingerprint: "other-slot-fingerprint",
  previousVersion: "previous-version",
  rotatedBy: "rotated-by",
  runId: "run-id",
  history: "key-history",
  recovered: "recovered",
  principal: "run-principal",
  commit: "run-commit",
  reason: "run-reason"
};
var OPTIONAL_TAGS = [TAG.recovered, TAG.principal, TAG.commit, TAG.reason];
var OWN_TAGS = new Set(Object.values(TAG));
function versionTags(existing, key, record) {
  const foreign = foreignTags(existing);
  const own = defined({
    [TAG.managedBy]: MANAGER,
    [TAG.service]: record.service,
    [TAG.subscription]: record.subscription,
    [TAG.slot]: record.slot,
    [TAG.otherFingerprint]: fingerprint(record.otherKey),
    [TAG.previousVersion]: record.previousVersion,
    [TAG.rotatedBy]: record.rotatedBy,
    [TAG.runId]: record.runId,
    [TAG.history]: historyTag(key, record.history)
  });
  const optional = defined({
    [TAG.recovered]: record.recovered,
    [TAG.principal]: record.origin?.principal,
    [TAG.commit]: record.origin?.commit,
    [TAG.reason]: record.origin?.reason
  });
  const room = MOST_TAGS - Object.keys(foreign).length - Object.keys(own).length;
  const kept = Object.entries(optional).slice(0, Math.max(0, room));
  return { ...foreign, ...own, ...Object.fromEntries(kept) };
}
function notedTags(tags, key, otherKey, history) {
  const { [TAG.otherFingerprint]: _, ...others } = tags;
  const noted = {
    [TAG.otherFingerprint]: fingerprint(otherKey),
    [TAG.history]: historyTag(key, history)
  };
  return { ...others, ...defined(noted) };
}
function defined(tags) {
  const known = {};
  for (const [name, value] of Object.entries(tags)) if (value !== void 0) known[name] = value;
  return known;
}
function historyTag(key, { madeAfter, readOn, other }) {
  return JSON.stringify({
    key: fingerprint(key),
    madeAfter: toDate(madeAfter),
    readOn: toDate(readOn),
    other: { madeAfter: toDate(other.madeAfter), worksUntil: toDate(other.worksUntil) }
  });
}
function toDate(time) {
  return time === void 0 ? void 0 : `${new Date(time).toISOString().slice(0, 19)}Z`;
}
function historyOf(tags) {
  let noted;
  try {
    noted = JSON.parse(tags[TAG.history] ?? "");
  } catch {
    return void 0;
  }
  const time = (from, name) => {
    const text = property(from, name);
    const date = typeof text === "string" ? Date.parse(text) : Number.NaN;
    return Number.isNaN(date) ? void 0 : date;
  };
  const other = property(noted, "other");
  const readOn = time(noted, "readOn");
  if (readOn === void 0) return void 0;
  return {
    key: property(noted, "key"),
    madeAfter: time(noted, "madeAfter"),
    readOn,
    other: { madeAfter: time(other, "madeAfter"), worksUntil: time(other, "worksUntil") }
  };
}
var CLOCK_DIFFERENCE = 2e3;
function isNew(tags, madeAfter, { since, repeats, runId }) {
  if (since === void 0 || madeAfter === void 0) return false;
  return madeAfter > since || madeAfter === since && (repeats || tags[TAG.runId] === runId);
}
function isPublishedSince({ tags, createdOn }, rules) {
  const noted = createdOn < (rules.since ?? 0) - CLOCK_DIFFERENCE;
  return !noted && isNew(tags, historyOf(tags)?.readOn, rules);
}
function agesOf(tags, value, idleKey) {
  const history = historyOf(tags);
  const own = history?.key === fingerprint(value);
  if (history === void 0 || !own) return { active: void 0, idle: void 0 };
  const active = history.madeAfter;
  if (heldAtPublication(tags, idleKey)) return { active, idle: history.other.madeAfter };
  return { active, idle: madeSincePublication(tags, idleKey) ? history.readOn : void 0 };
}
function runOf(tags) {
  const runId = tags[TAG.runId];
  if (!isOurs(tags) || runId === void 0) return void 0;
  return {
    runId,
    trigger: tags[TAG.rotatedBy],
    principal: tags[TAG.principal],
    commit: tags[TAG.commit],
    reason: tags[TAG.reason]
  };
}
function foreignTags(tags) {
  return Object.fromEntries(Object.entries(tags).filter(([name]) => !OWN_TAGS.has(name)));
}
function objectionTo(tags, service, subscription) {
  if (!isOurs(tags)) return "not-managed";
  const named = tags[TAG.service] ?? service;
  if (named.toLowerCase() !== service.toLowerCase()) return "of-another-subscription";
  const owner = tags[TAG.subscription] ?? subscription;
  if (owner.toLowerCase() !== subscription.toLowerCase()) return "of-another-subscription";
  const needed = OWN_TAGS.size - OPTIONAL_TAGS.length;
  if (Object.keys(foreignTags(tags)).length + needed > MOST_TAGS) return "too-many-tags";
  return void 0;
}
function isOurs(tags) {
  return tags?.[TAG.managedBy] === MANAGER;
}
function madeSincePublication(tags, key) {
  const then = tags[TAG.otherFingerprint];
  const now = fingerprint(key);
  if (then === void 0) return now !== void 0 && historyOf(tags) !== void 0;
  return then !== now;
}
function heldAtPublication(tags, key) {
  return tags[TAG.otherFingerprint] !== void 0 && tags[TAG.otherFingerprint] === fingerprint(key);
}
function fingerprint(key) {
  return key.length < 32 ? void 0 : createHash("sha256").update(key).digest("hex").slice(0, 12);
}

export {
  RemoteError,
  incomplete,
  httpError,
  remoteError,
  redact,
  property,
  versionTags,
  notedTags,
  historyOf,
  CLOCK_DIFFERENCE,
  isNew,
  isPublishedSince,
  agesOf,
  runOf,
  objectionTo,
  isOurs,
  madeSincePublication,
  heldAtPublication
};
