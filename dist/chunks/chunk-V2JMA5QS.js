import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  ActionFailure
} from "./chunk-GHUUZ5VI.js";
import {
  parseDuration
} from "./chunk-A3RQCBOI.js";

// function/schedule.ts
var MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
var DAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
var FIELDS = [
  { name: "second", minimum: 0, maximum: 59, names: [] },
  { name: "minute", minimum: 0, maximum: 59, names: [] },
  { name: "hour", minimum: 0, maximum: 23, names: [] },
  { name: "day", minimum: 1, maximum: 31, names: [] },
  { name: "month", minimum: 1, maximum: 12, names: MONTHS },
  { name: "day of the week", minimum: 0, maximum: 6, names: DAYS }
];
var DAY = 24 * 60 * 60 * 1e3;
function parseSchedule(text) {
  const parts = text.trim().split(/\s+/);
  if (parts.length !== FIELDS.length) {
    const hint = parts.length === 5 ? `: put the seconds in front, "0 ${text.trim()}"` : "";
    const names = FIELDS.map(({ name }) => name).join(", ");
    return { fault: `expected six fields (${names}), found ${parts.length}${hint}` };
  }
  const values = [];
  for (const [index, field] of FIELDS.entries()) {
    const read = readField(parts[index] ?? "", field);
    if ("fault" in read) return read;
    values.push(read.values);
  }
  const [seconds = [], minutes = [], hours = [], days = [], months = [], weekdays = []] = values;
  return {
    includesDay(time) {
      const date = new Date(time);
      return days.includes(date.getUTCDate()) && months.includes(date.getUTCMonth() + 1) && weekdays.includes(date.getUTCDay());
    },
    times: hours.flatMap(
      (hour) => minutes.flatMap(
        (minute) => seconds.map((second) => ((hour * 60 + minute) * 60 + second) * 1e3)
      )
    )
  };
}
function readField(text, field) {
  const values = /* @__PURE__ */ new Set();
  for (const item of text.split(",")) {
    const read = readItem(item, field);
    if ("fault" in read) return read;
    for (const value of read.values) values.add(value);
  }
  return { values: [...values].sort((one, other) => one - other) };
}
function readItem(item, field) {
  const { name, minimum, maximum } = field;
  const match = /^(?:\*|(\w+)(?:-(\w+))?)(?:\/(\d+))?$/.exec(item);
  if (match === null) {
    return { fault: `the ${name} "${item}" is not *, a value, a range or a step` };
  }
  const [, first, last, stepText] = match;
  const step = Number(stepText ?? 1);
  if (step === 0) return { fault: `the ${name} "${item}" has a step of 0` };
  for (const text of [first, last]) {
    if (text !== void 0 && fieldValue(text, field) === void 0) {
      return { fault: `the ${name} "${text}" is not between ${minimum} and ${maximum}` };
    }
  }
  const from = first === void 0 ? minimum : fieldValue(first, field) ?? minimum;
  const open = first === void 0 || stepText !== void 0;
  const to = last === void 0 ? open ? maximum : from : fieldValue(last, field) ?? maximum;
  if (from > to) return { fault: `the ${name} range "${item}" ends before it starts` };
  const values = [];
  for (let value = from; value <= to; value += step) values.push(value);
  return { values };
}
function fieldValue(text, { minimum, maximum, names }) {
  const named = names.indexOf(text.toLowerCase().slice(0, 3));
  const value = named === -1 ? /^\d+$/.test(text) ? Number(text) : Number.NaN : named + minimum;
  return value >= minimum && value <= maximum ? value : void 0;
}
var CYCLE = 28 * 366;
var cycleStart = Date.UTC(2028, 0, 1);
function longestGap({ includesDay, times }) {
  const [first, last] = [times[0], times.at(-1)];
  if (first === void 0 || last === void 0) return void 0;
  let longest = 0;
  for (const [index, time] of times.entries()) {
    longest = Math.max(longest, time - (times[index - 1] ?? time));
  }
  let before;
  for (let index = 0; index < CYCLE; index += 1) {
    const midnight = cycleStart + index * DAY;
    if (!includesDay(midnight)) continue;
    if (before !== void 0) longest = Math.max(longest, midnight + first - (before + last));
    before = midnight;
  }
  return before === void 0 ? void 0 : longest;
}

// function/calendar.ts
var HORIZON = 8 * 366;
function createCalendar(rules) {
  const { window, freezes = [], spread = false } = rules;
  const { includesDay, times } = restrict(rules.schedule, window);
  const frozen = (time) => freezes.some(({ from, to }) => from <= time && time < to);
  function find(time, step) {
    const today = Math.floor(time / DAY) * DAY;
    for (let index = 0; index < HORIZON; index += 1) {
      const midnight = today + step * index * DAY;
      if (!includesDay(midnight) || frozen(midnight)) continue;
      const found = step === 1 ? times[countBefore(times, time - midnight)] : times[countBefore(times, time - midnight + 1) - 1];
      if (found !== void 0) return midnight + found;
    }
    return void 0;
  }
  return {
    lastRun: (time) => find(time, -1),
    nextRun: (time) => find(time, 1),
    isOpen: (time) => !frozen(time) && (window === void 0 || isWithin(window, time % DAY)),
    spread
  };
}
function restrict({ includesDay, times }, window) {
  if (window === void 0) return { includesDay, times };
  return { includesDay, times: times.filter((time) => isWithin(window, time)) };
}
function isWithin({ from, to }, time) {
  return from < to ? from <= time && time < to : from <= time || time < to;
}
function countBefore(ascending, limit) {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = low + high >> 1;
    if ((ascending[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
function parseWindow(text) {
  const match = /^([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)$/.exec(text);
  if (match === null) return void 0;
  const [fromHour = 0, fromMinute = 0, toHour = 0, toMinute = 0] = match.slice(1).map(Number);
  const [from, to] = [fromHour * 60 + fromMinute, toHour * 60 + toMinute];
  return from === to ? void 0 : { from: from * 6e4, to: to * 6e4 };
}
function parseFreeze(text) {
  const [first = "", last = "", ...more] = text.split("/");
  const [from, to] = [parseDay(first), parseDay(last)];
  if (more.length > 0 || from === void 0 || to === void 0 || from > to) return void 0;
  return { from, to: to + DAY };
}
function parseDay(text) {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  const valid = !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
  return valid ? time : void 0;
}

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

// action/proxy.ts
var VARIABLES = ["HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"];
function throughProxies(environment, request, setProxies) {
  const given = VARIABLES.filter((name) => environment[name]);
  if (given.length === 0) return request;
  const set = setProxies === void 0 ? process.getBuiltinModule("node:http").setGlobalProxyFromEnv : setProxies;
  if (typeof set !== "function") {
    throw new ActionFailure(
      "input-invalid",
      `the environment variable ${given[0]} names a proxy, and Node ${process.version} of this runner cannot use it. Update the runner`
    );
  }
  for (const name of given) environment[name] = addressOf(name, environment[name] ?? "");
  let isSet = false;
  return (...asked) => {
    if (!isSet) set(environment);
    isSet = true;
    return request(...asked);
  };
}
function addressOf(name, value) {
  const address = value.includes("://") ? value : `http://${value}`;
  if (URL.canParse(address) && /^https?:\/\/[^/]/.test(address)) return address;
  throw new ActionFailure(
    "input-invalid",
    `the environment variable ${name} (not shown, it may hold a password) is no address of a proxy; it must be like http://proxy.example:8080`
  );
}

export {
  parseSchedule,
  longestGap,
  restrict,
  parseWindow,
  parseFreeze,
  distinct,
  SettingsError,
  readSettings,
  parseInstant,
  chosen,
  throughProxies
};
