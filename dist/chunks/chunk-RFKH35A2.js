import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  createCalendar,
  parseFreeze,
  parseSchedule,
  parseWindow
} from "./chunk-AP5E6N3Z.js";
import {
  parseDuration
} from "./chunk-GLMKXVAD.js";

// function/ids.ts
function distinct(ids) {
  const byId = /* @__PURE__ */ new Map();
  for (const id of ids) if (!byId.has(id.toLowerCase())) byId.set(id.toLowerCase(), id);
  return [...byId.values()];
}

// function/settings.ts
var SettingsError = class extends Error {
  problems;
  of;
  constructor(problems, of = "settings") {
    const what = of === "settings" ? "The rotation is not configured" : "The run cannot be done as asked";
    super(`${what}: ${problems.join(" ")}`);
    this.name = "SettingsError";
    this.problems = problems;
    this.of = of;
  }
};
var apimId = /^\/subscriptions\/([0-9a-f-]{36})\/resourceGroups\/([^/]+)\/providers\/Microsoft\.ApiManagement\/service\/([^/]+)$/i;
var vaultUrl = /^https:\/\/[a-z][a-z0-9-]{1,22}[a-z0-9]\.vault\.[a-z0-9.-]+\/?$/i;
var containerUrl = /^https:\/\/[a-z0-9]{3,24}\.blob\.[a-z0-9.-]+\/[a-z0-9](-?[a-z0-9]){2,62}\/?$/i;
var guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
var subscriptionId = /^[^*#&+:<>?/\\,\s]{1,256}$/;
var day = 24 * 60 * 60 * 1e3;
function readSettings(environment) {
  const problems = [];
  function setting(name, expected, read, fallback) {
    const value = environment[name]?.trim() || fallback;
    if (value === void 0) {
      problems.push(`${name} is missing; set it to ${expected}.`);
      return void 0;
    }
    const result = read(value);
    if (result === void 0) problems.push(`${name} is not ${expected}.`);
    return result;
  }
  function optional(name, expected, read) {
    return environment[name]?.trim() ? setting(name, expected, read) : void 0;
  }
  const service = setting(
    "APIM_RESOURCE_ID",
    "the resource id of an API Management service (/subscriptions/\u2026/providers/Microsoft.ApiManagement/service/\u2026)",
    readServiceId
  );
  const vault = setting(
    "KEY_VAULT_URL",
    "the address of a Key Vault (https://<vault>.vault.azure.net)",
    (value) => vaultUrl.test(value) ? value.replace(/\/$/, "") : void 0
  );
  const interval = setting(
    "ROTATION_INTERVAL",
    "an ISO 8601 duration of at least PT1H in days, hours or minutes (P30D)",
    readInterval
  );
  const intervals = optional(
    "ROTATION_INTERVALS",
    "a comma-separated list of subscription ids with durations of at least PT1H (team-a=P90D)",
    readIntervals
  );
  const schedule = optional("ROTATION_SCHEDULE", "an NCRONTAB schedule (0 0 3 * * *)", (value) => {
    const parsed = parseSchedule(value);
    return "fault" in parsed ? void 0 : parsed;
  });
  const window = optional("ROTATION_WINDOW", "a span of the day in UTC (22:00-04:00)", parseWindow);
  const freezes = optional(
    "ROTATION_FREEZES",
    "a comma-separated list of spans of days (2026-12-20/2027-01-03)",
    (value) => all(value.split(",").map((freeze) => parseFreeze(freeze.trim())))
  );
  const spread = optional(
    "ROTATION_SPREAD",
    "true or false",
    (value) => value === "true" ? true : value === "false" ? false : void 0
  );
  const subscriptions = environment.ROTATION_SUBSCRIPTIONS?.trim() === "" ? [] : setting(
    "ROTATION_SUBSCRIPTIONS",
    "a comma-separated list of subscription ids, or * for all",
    readSubscriptions
  );
  const discipline = setting(
    "ROTATION_DISCIPLINE",
    "'regenerate' or 'conditional'",
    (value) => value === "regenerate" || value === "conditional" ? value : void 0,
    "regenerate"
  );
  const clientId = optional(
    "AZURE_CLIENT_ID",
    "the client id (a GUID) of the identity",
    (value) => guid.test(value) ? value : void 0
  );
  const leaseContainerUrl = optional(
    "LEASE_CONTAINER_URL",
    "the address of a blob container (https://<account>.blob.core.windows.net/<container>)",
    (value) => containerUrl.test(value) ? value.replace(/\/$/, "") : void 0
  );
  const gatewayCheckUrls = optional(
    "GATEWAY_CHECK_URLS",
    "a comma-separated list of https addresses without a query",
    readAddresses
  );
  const httpPrincipals = optional(
    "ROTATION_HTTP_PRINCIPALS",
    "a comma-separated list of object ids (GUIDs)",
    (value) => {
      const ids = value.split(",").map((id) => id.trim());
      return ids.every((id) => guid.test(id)) ? ids : void 0;
    }
  );
  if (problems.length > 0 || service === void 0 || vault === void 0 || interval === void 0 || subscriptions === void 0 || discipline === void 0) {
    throw new SettingsError(problems);
  }
  return {
    ...service,
    vaultUrl: vault,
    clientId,
    interval,
    intervals: intervals ?? /* @__PURE__ */ new Map(),
    calendar: schedule && createCalendar({ schedule, window, freezes, spread }),
    subscriptions,
    discipline,
    leaseContainerUrl,
    gatewayCheckUrls: gatewayCheckUrls ?? [],
    httpPrincipals: httpPrincipals ?? []
  };
}
function readServiceId(value) {
  const id = value.replace(/\/$/, "");
  const [, subscription, resourceGroup, name] = apimId.exec(id) ?? [];
  if (subscription === void 0 || resourceGroup === void 0 || name === void 0) {
    return void 0;
  }
  return { serviceId: id, service: { subscriptionId: subscription, resourceGroup, name } };
}
function readInterval(value) {
  const duration = 1e3 * (parseDuration(value) ?? 0);
  return duration >= day / 24 ? duration : void 0;
}
function readIntervals(value) {
  const entries = value.split(",").map((item) => {
    const [, id = "", duration = ""] = /^(.+)=([^=]+)$/.exec(item.trim()) ?? [];
    const interval = readInterval(duration);
    return subscriptionId.test(id) && interval !== void 0 ? [id.toLowerCase(), interval] : void 0;
  });
  const read = all(entries);
  return read && new Map(read);
}
function all(items) {
  const read = items.filter((item) => item !== void 0);
  return read.length === items.length ? read : void 0;
}
function readSubscriptions(value) {
  if (value === "*") return "*";
  const ids = value.split(",").map((id) => id.trim());
  return ids.every((id) => subscriptionId.test(id)) ? distinct(ids) : void 0;
}
function readAddresses(value) {
  const addresses = value.split(",").map((address) => address.trim());
  return addresses.every((address) => /^https:\/\/[^?#\s]+$/.test(address)) ? addresses : void 0;
}
function parseInstant(value) {
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? void 0 : time;
}
function chosen({ subscriptions }, only) {
  if (only === void 0) return subscriptions;
  const known = new Set(subscriptions === "*" ? [] : subscriptions.map((id) => id.toLowerCase()));
  const problems = only.filter(
    (id) => !subscriptionId.test(id) || subscriptions !== "*" && !known.has(id.toLowerCase())
  ).map((id) => `${id === "" ? "An empty name" : id} is not among ROTATION_SUBSCRIPTIONS.`);
  if (only.length === 0) problems.push("The list of subscriptions to take on is empty.");
  if (problems.length > 0) throw new SettingsError(problems, "request");
  return distinct(only);
}

export {
  distinct,
  SettingsError,
  readSettings,
  parseInstant,
  chosen
};
