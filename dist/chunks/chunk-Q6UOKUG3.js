import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  DAY,
  createCalendar,
  parseFreeze,
  parseSchedule,
  parseWindow
} from "./chunk-ZZHSXMOS.js";
import {
  parseDuration
} from "./chunk-A3RQCBOI.js";

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
var APIM_ID = /^\/subscriptions\/([0-9a-f-]{36})\/resourceGroups\/([^/]+)\/providers\/Microsoft\.ApiManagement\/service\/([^/]+)$/i;
var VAULT_URL = /^https:\/\/[a-z][a-z0-9-]{1,22}[a-z0-9]\.vault\.[a-z0-9.-]+\/?$/i;
var CONTAINER_URL = /^https:\/\/[a-z0-9]{3,24}\.blob\.[a-z0-9.-]+\/[a-z0-9](-?[a-z0-9]){2,62}\/?$/i;
var GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
var SUBSCRIPTION_ID = /^[^*#&+:<>?/\\,\s]{1,256}$/;
var SETTINGS = {
  service: {
    name: "APIM_RESOURCE_ID",
    expected: "the resource id of an API Management service (/subscriptions/\u2026/providers/Microsoft.ApiManagement/service/\u2026)",
    read: readServiceId
  },
  vault: {
    name: "KEY_VAULT_URL",
    expected: "the address of a Key Vault (https://<vault>.vault.azure.net)",
    read: (value) => VAULT_URL.test(value) ? value.replace(/\/$/, "") : void 0
  },
  interval: {
    name: "ROTATION_INTERVAL",
    expected: "an ISO 8601 duration of at least PT1H in days, hours or minutes (P30D)",
    read: readInterval
  },
  intervals: {
    name: "ROTATION_INTERVALS",
    expected: "a comma-separated list of subscription ids with durations of at least PT1H (team-a=P90D)",
    read: readIntervals
  },
  schedule: {
    name: "ROTATION_SCHEDULE",
    expected: "an NCRONTAB schedule (0 0 3 * * *)",
    read: (value) => {
      const parsed = parseSchedule(value);
      return "fault" in parsed ? void 0 : parsed;
    }
  },
  window: {
    name: "ROTATION_WINDOW",
    expected: "a span of the day in UTC (22:00-04:00)",
    read: parseWindow
  },
  freezes: {
    name: "ROTATION_FREEZES",
    expected: "a comma-separated list of spans of days (2026-12-20/2027-01-03)",
    read: (value) => all(value.split(",").map((freeze) => parseFreeze(freeze.trim())))
  },
  spread: {
    name: "ROTATION_SPREAD",
    expected: "true or false",
    read: (value) => value === "true" ? true : value === "false" ? false : void 0
  },
  subscriptions: {
    name: "ROTATION_SUBSCRIPTIONS",
    expected: "a comma-separated list of subscription ids, or * for all",
    read: readSubscriptions
  },
  discipline: {
    name: "ROTATION_DISCIPLINE",
    expected: "'regenerate' or 'conditional'",
    read: (value) => value === "regenerate" || value === "conditional" ? value : void 0
  },
  clientId: {
    name: "AZURE_CLIENT_ID",
    expected: "the client id (a GUID) of the identity",
    read: (value) => GUID.test(value) ? value : void 0
  },
  leaseContainerUrl: {
    name: "LEASE_CONTAINER_URL",
    expected: "the address of a blob container (https://<account>.blob.core.windows.net/<container>)",
    read: (value) => CONTAINER_URL.test(value) ? value.replace(/\/$/, "") : void 0
  },
  gatewayCheckUrls: {
    name: "GATEWAY_CHECK_URLS",
    expected: "a comma-separated list of https addresses without a query",
    read: readAddresses
  },
  httpPrincipals: {
    name: "ROTATION_HTTP_PRINCIPALS",
    expected: "a comma-separated list of object ids (GUIDs)",
    read: (value) => {
      const ids = value.split(",").map((id) => id.trim());
      return ids.every((id) => GUID.test(id)) ? ids : void 0;
    }
  }
};
function readSettings(environment) {
  const problems = [];
  function required({ name, expected, read }) {
    const value = environment[name]?.trim();
    if (!value) {
      problems.push(`${name} is missing; set it to ${expected}.`);
      return void 0;
    }
    const result = read(value);
    if (result === void 0) problems.push(`${name} is not ${expected}.`);
    return result;
  }
  function optional(setting) {
    return environment[setting.name]?.trim() ? required(setting) : void 0;
  }
  const service = required(SETTINGS.service);
  const vaultUrl = required(SETTINGS.vault);
  const interval = required(SETTINGS.interval);
  const intervals = optional(SETTINGS.intervals);
  const schedule = optional(SETTINGS.schedule);
  const window = optional(SETTINGS.window);
  const freezes = optional(SETTINGS.freezes);
  const spread = optional(SETTINGS.spread);
  const subscriptions = environment[SETTINGS.subscriptions.name]?.trim() === "" ? [] : required(SETTINGS.subscriptions);
  const others = {
    discipline: optional(SETTINGS.discipline) ?? "regenerate",
    clientId: optional(SETTINGS.clientId),
    leaseContainerUrl: optional(SETTINGS.leaseContainerUrl),
    gatewayCheckUrls: optional(SETTINGS.gatewayCheckUrls) ?? [],
    httpPrincipals: optional(SETTINGS.httpPrincipals) ?? []
  };
  if (problems.length > 0 || service === void 0 || vaultUrl === void 0 || interval === void 0 || subscriptions === void 0) {
    throw new SettingsError(problems);
  }
  return {
    ...service,
    ...others,
    vaultUrl,
    interval,
    intervals: intervals ?? /* @__PURE__ */ new Map(),
    calendar: schedule && createCalendar({ schedule, window, freezes, spread }),
    subscriptions
  };
}
function readServiceId(value) {
  const id = value.replace(/\/$/, "");
  const [, subscription, resourceGroup, name] = APIM_ID.exec(id) ?? [];
  if (subscription === void 0 || resourceGroup === void 0 || name === void 0) {
    return void 0;
  }
  return { serviceId: id, service: { subscriptionId: subscription, resourceGroup, name } };
}
function readInterval(value) {
  const duration = 1e3 * (parseDuration(value) ?? 0);
  return duration >= DAY / 24 ? duration : void 0;
}
function readIntervals(value) {
  const entries = value.split(",").map((item) => {
    const [, id = "", duration = ""] = /^(.+)=([^=]+)$/.exec(item.trim()) ?? [];
    const interval = readInterval(duration);
    return SUBSCRIPTION_ID.test(id) && interval !== void 0 ? [id.toLowerCase(), interval] : void 0;
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
  return ids.every((id) => SUBSCRIPTION_ID.test(id)) ? distinct(ids) : void 0;
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
    (id) => !SUBSCRIPTION_ID.test(id) || subscriptions !== "*" && !known.has(id.toLowerCase())
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
