import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// function/tags.ts
import { createHash } from "node:crypto";
var manager = "apim-openai-load-balancer";
var mostTags = 15;
var tag = {
  managedBy: "managed-by",
  service: "apim-service",
  subscription: "apim-subscription",
  slot: "slot",
  otherFingerprint: "other-slot-fingerprint",
  previousVersion: "previous-version",
  rotatedBy: "rotated-by",
  runId: "run-id",
  recovered: "recovered"
};
var ownTags = new Set(Object.values(tag));
function versionTags(existing, record) {
  const own = {
    [tag.managedBy]: manager,
    [tag.service]: record.service,
    [tag.subscription]: record.subscription,
    [tag.slot]: record.slot,
    [tag.otherFingerprint]: fingerprint(record.otherKey),
    [tag.previousVersion]: record.previousVersion,
    [tag.rotatedBy]: record.rotatedBy,
    [tag.runId]: record.runId,
    [tag.recovered]: record.recovered
  };
  const tags = { ...foreignTags(existing) };
  for (const [name, value] of Object.entries(own)) if (value !== void 0) tags[name] = value;
  return tags;
}
function foreignTags(tags) {
  return Object.fromEntries(Object.entries(tags).filter(([name]) => !ownTags.has(name)));
}
function objectionTo(tags, service, subscription) {
  if (tags[tag.managedBy] !== manager) return "not-managed";
  const named = tags[tag.service] ?? service;
  if (named.toLowerCase() !== service.toLowerCase()) return "of-another-subscription";
  if ((tags[tag.subscription] ?? subscription) !== subscription) return "of-another-subscription";
  if (Object.keys(foreignTags(tags)).length + ownTags.size > mostTags) return "too-many-tags";
  return void 0;
}
function previousVersion(tags) {
  return tags[tag.previousVersion];
}
function madeSincePublication(tags, key) {
  const then = tags[tag.otherFingerprint];
  return then !== void 0 && then !== fingerprint(key);
}
function heldAtPublication(tags, key) {
  return tags[tag.otherFingerprint] !== void 0 && tags[tag.otherFingerprint] === fingerprint(key);
}
function fingerprint(key) {
  return key.length < 32 ? void 0 : createHash("sha256").update(key).digest("hex").slice(0, 12);
}
function dueOn(secret, interval) {
  return secret.createdOn + interval;
}

export {
  versionTags,
  objectionTo,
  previousVersion,
  madeSincePublication,
  heldAtPublication,
  dueOn
};
