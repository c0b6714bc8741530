import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// function/consequences.ts
function consequencesOf(mode, due, now, interval) {
  if (mode !== "forced" && mode !== "emergency") return [];
  return due.flatMap(({ subscription, dueOn: dueOn2 }) => {
    const previous = { subscription, key: "previous", promisedUntil: dueOn2 };
    const early = dueOn2 !== void 0 && dueOn2 > now ? [previous] : [];
    if (mode === "forced") return early;
    const promisedUntil = dueOn2 === void 0 ? void 0 : dueOn2 + interval;
    return [...early, { subscription, key: "current", promisedUntil }];
  });
}
function describeConsequence({ subscription, key, promisedUntil }) {
  const promised = promisedUntil === void 0 ? "it was never in the vault" : `it was promised until ${new Date(promisedUntil).toISOString()}`;
  return key === "previous" ? `${subscription}: the key before the current one stops working now (${promised})` : `${subscription}: the current key stops working as soon as its successor is published (${promised}); read the vault again at once`;
}

// function/report.ts
function countOutcomes(results) {
  const counts = {
    rotated: 0,
    adopted: 0,
    bootstrapped: 0,
    recovered: 0,
    "not-due": 0,
    intact: 0,
    skipped: 0,
    failed: 0
  };
  for (const { outcome } of results) counts[outcome.kind] += 1;
  return counts;
}
function startLine({ stops, ...start }) {
  const dated = stops.map(withDates);
  return JSON.stringify({
    event: "rotation-started",
    ...start,
    ...dated.length > 0 && { stops: dated }
  });
}
function overdueAmong(results, now, interval) {
  return results.filter(({ outcome, dueOn: dueOn2 }) => {
    const published = "expiresOn" in outcome;
    return !published && dueOn2 !== void 0 && dueOn2 + interval / 2 <= now;
  }).map(({ subscription }) => subscription);
}
function resultLine(runId, { subscription, secretName: secretName2, outcome }) {
  return JSON.stringify({
    event: "subscription-key",
    runId,
    subscription,
    secretName: secretName2,
    ...withDates(outcome)
  });
}
function summaryLine(report) {
  const { results: _, rehearsed, ...summary } = report;
  return JSON.stringify({
    event: "rotation",
    ...summary,
    ...rehearsed === void 0 ? {} : { dryRun: true }
  });
}
function withDates(described) {
  const fields = { ...described };
  for (const name of ["expiresOn", "dueOn", "cutShort", "promisedUntil"]) {
    const value = fields[name];
    if (typeof value === "number") fields[name] = new Date(value).toISOString();
  }
  return fields;
}
function reportTable(report, inCell = cell) {
  const rows = report.results.map(
    ({ subscription, outcome }) => `| ${inCell(subscription)} | ${outcome.kind} | ${inCell(describe(outcome))} |`
  );
  const { rehearsed = [], overdue } = report;
  return [
    ...report.rehearsed === void 0 ? [] : ["**Dry run: nothing was changed.**", ""],
    "| Subscription | Result | |",
    "| --- | --- | --- |",
    ...rows,
    ...overdue.length === 0 ? [] : ["", `Due for half an interval and not replaced: ${overdue.map(inCell).join(", ")}.`],
    ...rehearsed.length === 0 ? [] : [
      "",
      "A run would send:",
      "",
      ...rehearsed.map((request) => `- \`${request.replaceAll("`", "'")}\``)
    ],
    ""
  ].join("\n");
}
function describe(outcome) {
  switch (outcome.kind) {
    case "rotated":
    case "adopted":
    case "bootstrapped":
      return `${outcome.slot} key published, works until ${date(outcome.expiresOn)} at least${warnings(outcome)}`;
    case "recovered":
      return `the vault's key was in neither slot (${outcome.reason}); ${outcome.slot} key published, works until ${date(outcome.expiresOn)} at least${warnings(outcome)}`;
    case "not-due":
      return `due on ${date(outcome.dueOn)}`;
    case "intact":
      return `the vault's key is the ${outcome.slot} key`;
    case "skipped":
      return reasons[outcome.reason];
    case "failed":
      return outcome.message;
  }
}
function warnings(outcome) {
  const notes = [
    outcome.gateway === "unverifiable" && "the gateway let a made-up key pass, so it was not verified",
    outcome.cutShort !== void 0 && `the key before the last one was promised until ${date(outcome.cutShort)} and stopped working now`,
    outcome.otherReplaced && "the other key was replaced, too: read the vault again at once",
    outcome.notDisabled !== void 0 && `version ${outcome.notDisabled} could not be disabled`
  ].filter((note) => typeof note === "string");
  return notes.map((note) => `; ${note}`).join("");
}
var reasons = {
  "subscription-missing": "the subscription does not exist; the secret was left alone",
  "subscription-inactive": "the subscription is not active; its keys do not work anyway",
  "whole-service-subscription": "it opens the whole service and is not rotated",
  "unsuitable-secret-name": "its id cannot be part of the name of a Key Vault secret",
  "secret-disabled": "the secret's newest version was disabled by somebody; enable it, or add a new version",
  "secret-deleted": "the secret is soft-deleted; recover it, or purge it",
  "secret-not-managed": "the secret exists without our managed-by tag; set managed-by=apim-openai-load-balancer to hand it over",
  "secret-of-another-subscription": "the secret belongs to another subscription or service",
  "secret-has-too-many-tags": "the secret has no room for our tags (15 at most); remove some",
  superseded: "somebody else changed it meanwhile; the next run decides",
  "lease-taken": "another run is at work",
  "lease-lost": "the lease could not be kept; the next run goes on",
  "out-of-time": "the time of this run was up; the next run goes on"
};
function date(milliseconds) {
  return new Date(milliseconds).toISOString();
}
function cell(text) {
  return text.replace(/[\\|]/g, "\\$&").replace(/\s+/g, " ");
}

// function/settings.ts
var SettingsError = class extends Error {
  problems;
  constructor(problems) {
    super(`The rotation is not configured: ${problems.join(" ")}`);
    this.name = "SettingsError";
    this.problems = problems;
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
    (value) => {
      const duration = parseDuration(value);
      return duration !== void 0 && duration >= day / 24 ? duration : void 0;
    }
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
function readSubscriptions(value) {
  if (value === "*") return "*";
  const ids = value.split(",").map((id) => id.trim());
  return ids.every((id) => subscriptionId.test(id)) ? [...new Set(ids)] : void 0;
}
function readAddresses(value) {
  const addresses = value.split(",").map((address) => address.trim());
  return addresses.every((address) => /^https:\/\/[^?#\s]+$/.test(address)) ? addresses : void 0;
}
function parseDuration(value) {
  const match = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(
    value
  );
  if (match === null || value === "P") return void 0;
  const [weeks, days, hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0));
  return (weeks ?? 0) * 7 * day + (days ?? 0) * day + (hours ?? 0) * 36e5 + (minutes ?? 0) * 6e4 + (seconds ?? 0) * 1e3;
}

// function/rotate.ts
import { randomBytes, randomUUID } from "node:crypto";

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
var adviceByCause = {
  unauthenticated: "check the identity and its tenant",
  forbidden: "assign the rotation role to the identity; new assignments take some minutes",
  "not-found": "check the resource named in the settings",
  throttled: "the next run goes on where this one stopped",
  unavailable: "the next run goes on where this one stopped",
  timeout: "the next run goes on where this one stopped"
};
function httpError(step, status, code, retryAfter) {
  const failure = causeOfStatus(status);
  const advice = adviceByCause[failure];
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
function parseRetryAfter(value, now) {
  if (/^\s*\d+\s*$/.test(value)) return Number(value) * 1e3;
  const date2 = Date.parse(value);
  return Number.isNaN(date2) ? void 0 : Math.max(0, date2 - now);
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

// function/retry.ts
var attempts = 3;
var longestWait = 6e4;
async function withRetry(clock, repetition, operation) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await operation();
    } catch (error) {
      if (!(error instanceof RemoteError) || attempt === attempts) throw error;
      const wait = error.retryAfter ?? 1e3 * attempt;
      if (!mayRepeat(error, repetition) || wait > longestWait) throw error;
      await clock.sleep(wait);
    }
  }
}
function mayRepeat(error, repetition) {
  if (error.failure === "throttled") return true;
  return repetition === "repeatable" && (error.failure === "unavailable" || error.failure === "timeout");
}

// function/apim.ts
function connectSubscriptionKeys(service, credential, clock, options) {
  const { limiter, requestTimeout: requestTimeout2 } = options;
  const { resourceGroup, name } = service;
  let connected;
  async function connect() {
    const sdk = await import("./esm-YWOOBLJ6.js");
    const client = new sdk.ApiManagementClient(credential, service.subscriptionId, {
      retryOptions: { maxRetries: 0 },
      ...options.httpClient === void 0 ? {} : { httpClient: options.httpClient }
    });
    return client.subscription;
  }
  function subscriptions() {
    connected ??= connect();
    return connected;
  }
  const onResponse = (response) => {
    const remaining = response.headers.get("x-ms-ratelimit-remaining-subscription-writes");
    if (remaining !== void 0 && /^\d+$/.test(remaining)) limiter?.observe(Number(remaining));
  };
  function call(step, repetition, send) {
    return withRetry(clock, repetition, async () => {
      await limiter?.enter();
      try {
        return await send({ abortSignal: AbortSignal.timeout(requestTimeout2), onResponse });
      } catch (thrown) {
        if (isMissingSubscription(thrown)) return "missing";
        const error = remoteError(step, thrown, clock.now());
        if (error.failure === "throttled") {
          limiter?.pause(Math.min(error.retryAfter ?? 0, longestWait));
        }
        throw error;
      }
    });
  }
  function change(step, permit, send) {
    return call(step, "once", async (request) => {
      const obstacle = await permit();
      if (obstacle !== void 0) return obstacle;
      await send(request);
      return "done";
    });
  }
  return {
    async list() {
      const step = `list the subscriptions of ${name}`;
      const listed = await call(step, "repeatable", async () => {
        const client = await subscriptions();
        const found = [];
        const request = { requestOptions: { timeout: requestTimeout2 }, onResponse };
        for await (const item of client.list(resourceGroup, name, request)) {
          if (item.name === void 0) continue;
          found.push({
            id: item.name,
            state: item.state ?? "unknown",
            wholeService: isWholeService(item.scope ?? "")
          });
        }
        return found;
      });
      if (listed !== "missing") return listed;
      throw new RemoteError("not-found", `The API Management service ${name} does not exist.`);
    },
    async read(subscription) {
      const step = `read the keys of ${subscription}`;
      const found = await call(
        step,
        "repeatable",
        async (request) => (await subscriptions()).listSecrets(resourceGroup, name, subscription, request)
      );
      if (found === "missing") return void 0;
      const { primaryKey, secondaryKey, eTag } = found;
      if (!primaryKey || !secondaryKey) {
        throw new RemoteError("unexpected", `Could not ${step}: APIM answered without both keys.`);
      }
      return { primary: primaryKey, secondary: secondaryKey, etag: eTag ?? "" };
    },
    async regenerate(subscription, slot, permit) {
      const operation = slot === "primary" ? "regeneratePrimaryKey" : "regenerateSecondaryKey";
      const step = `regenerate the ${slot} key of ${subscription}`;
      const result = await change(
        step,
        permit,
        async (request) => (await subscriptions())[operation](resourceGroup, name, subscription, request)
      );
      return result === "done" ? "regenerated" : result;
    },
    async replace(subscription, slot, key, etag, permit) {
      const keys = slot === "primary" ? { primaryKey: key } : { secondaryKey: key };
      const step = `set the ${slot} key of ${subscription}`;
      try {
        const result = await change(
          step,
          permit,
          async (request) => (await subscriptions()).update(resourceGroup, name, subscription, etag, keys, request)
        );
        return result === "done" ? "replaced" : result;
      } catch (error) {
        if (error instanceof RemoteError && error.status === 412) return "changed";
        throw error;
      }
    }
  };
}
function isMissingSubscription(thrown) {
  if (property(thrown, "statusCode") !== 404) return false;
  const message = thrown instanceof Error ? thrown.message : "";
  return property(thrown, "code") === "ResourceNotFound" && /subscription not found/i.test(message);
}
function isWholeService(scope2) {
  return /\/service\/[^/]+\/?$/i.test(scope2) || scope2 === "/";
}

// function/gateway.ts
var firstPause = 1e3;
var longestPause = 15e3;
function checkGateways(addresses, clock, options) {
  return {
    async accepts(key, beforePause) {
      const verdicts = await Promise.all(
        addresses.map((address) => ask(address, key, beforePause))
      );
      if (verdicts.includes("refused")) return "refused";
      return verdicts.includes("unverifiable") ? "unverifiable" : "accepted";
    }
  };
  async function ask(address, key, beforePause) {
    const deadline = clock.now() + options.patience;
    if (!await isRefused(address, options.newKey())) return "unverifiable";
    for (let pause = firstPause; ; pause = Math.min(2 * pause, longestPause)) {
      if (!await isRefused(address, key)) return "accepted";
      if (clock.now() + pause > deadline) return "refused";
      await beforePause();
      await clock.sleep(pause);
    }
  }
  async function isRefused(address, key) {
    const { host } = new URL(address);
    const step = `ask the gateway ${host} about a key`;
    try {
      const response = await options.fetch(address, {
        headers: { "api-key": key },
        redirect: "manual",
        signal: AbortSignal.timeout(options.requestTimeout)
      });
      const text = await response.text();
      if (response.status >= 500) throw httpError(step, response.status, void 0);
      const challenge = response.headers.get("www-authenticate") ?? "";
      const ownAnswer = /^AzureApiManagementKey\b/i.test(challenge) || namesTheKey(text);
      return response.status === 401 && ownAnswer;
    } catch (thrown) {
      throw remoteError(step, thrown, clock.now());
    }
  }
}
function namesTheKey(text) {
  try {
    const code = property(property(JSON.parse(text), "error"), "code");
    return code === "SubscriptionKeyInvalid" || code === "SubscriptionKeyNotFound";
  } catch {
    return false;
  }
}

// function/lease.ts
import { createHash } from "node:crypto";
var leaseSeconds = 60;
var apiVersion = "2023-11-03";
var scope = "https://storage.azure.com/.default";
function leaseOfBlob(container, service, credential, clock, options) {
  const name = createHash("sha256").update(service.toLowerCase()).digest("hex").slice(0, 32);
  const blob = `${container.replace(/(?<!\/)\/+$/, "")}/rotation-${name}`;
  async function send(step, query, headers) {
    return withRetry(clock, "repeatable", async () => {
      try {
        const token = await credential.getToken(scope);
        if (token === null)
          throw new RemoteError("unauthenticated", `Could not ${step}: no token.`);
        const response = await options.fetch(`${blob}${query}`, {
          method: "PUT",
          headers: {
            authorization: `Bearer ${token.token}`,
            "x-ms-version": apiVersion,
            ...headers
          },
          signal: AbortSignal.timeout(options.requestTimeout)
        });
        await response.arrayBuffer();
        const code = response.headers.get("x-ms-error-code") ?? void 0;
        const { status } = response;
        if (status >= 500 || status === 429) {
          const retryAfter = response.headers.get("retry-after");
          throw httpError(
            step,
            status,
            code,
            retryAfter === null ? void 0 : parseRetryAfter(retryAfter, clock.now())
          );
        }
        return { status, code };
      } catch (thrown) {
        throw remoteError(step, thrown, clock.now());
      }
    });
  }
  function request(step, action, id) {
    return send(step, "?comp=lease", {
      "x-ms-lease-action": action,
      ...action === "acquire" ? { "x-ms-lease-duration": String(leaseSeconds), "x-ms-proposed-lease-id": id } : { "x-ms-lease-id": id }
    });
  }
  async function create() {
    const step = "create the lease blob";
    const answer = await send(step, "", { "x-ms-blob-type": "BlockBlob", "if-none-match": "*" });
    if (answer.status === 201 || answer.status === 409 || answer.status === 412) return;
    throw httpError(step, answer.status, answer.code);
  }
  return {
    async acquire() {
      const step = "acquire the lease";
      const id = options.newId();
      for (const mayCreate of [true, false]) {
        const sentAt = clock.now();
        const answer = await request(step, "acquire", id);
        if (answer.status === 201) return hold(id, sentAt);
        if (answer.status === 409 && answer.code === "LeaseAlreadyPresent") return void 0;
        if (!mayCreate || answer.status !== 404 || answer.code === "ContainerNotFound") {
          throw httpError(step, answer.status, answer.code);
        }
        await create();
      }
      return void 0;
    }
  };
  function hold(id, acquiredAt) {
    let heldUntil = acquiredAt + leaseSeconds * 1e3;
    let renewal;
    async function renew() {
      const sentAt = clock.now();
      const answer = await request("renew the lease", "renew", id);
      heldUntil = answer.status === 200 ? sentAt + leaseSeconds * 1e3 : 0;
    }
    return {
      async holdsFor(milliseconds) {
        if (heldUntil === 0) return false;
        if (heldUntil - clock.now() < Math.max(milliseconds, leaseSeconds * 1e3 / 2)) {
          renewal ??= renew().finally(() => {
            renewal = void 0;
          });
          await renewal;
        }
        return heldUntil - clock.now() > milliseconds;
      },
      async release() {
        await request("release the lease", "release", id);
      }
    };
  }
}

// function/limiter.ts
var perSecond = 10;
var burst = 150;
var scarce = 50;
function createLimiter(clock) {
  let spacing = 1e3 / perSecond;
  let fullAt = clock.now();
  let pausedUntil = 0;
  return {
    async enter() {
      const now = clock.now();
      fullAt = Math.max(fullAt, now) + spacing;
      const free = fullAt - burst * (1e3 / perSecond);
      for (; ; ) {
        const wait = Math.max(free, pausedUntil) - clock.now();
        if (wait <= 0) return;
        await clock.sleep(wait);
      }
    },
    pause(milliseconds) {
      pausedUntil = Math.max(pausedUntil, clock.now() + milliseconds);
    },
    observe(remaining) {
      spacing = (remaining < scarce ? 2 : 1) * (1e3 / perSecond);
    }
  };
}
var secondsPerCall = 0.85;
function expectedSeconds(calls, concurrency2) {
  const limited = Math.max(0, calls - burst) / perSecond;
  return Math.ceil(Math.max(limited, calls * secondsPerCall / concurrency2));
}

// function/rehearsal.ts
var apimVersion = "2024-05-01";
var vaultVersion = "2026-04-01";
function rehearse(keys, secrets, where) {
  const requests = [];
  const pretendedKeys = /* @__PURE__ */ new Map();
  const pretendedVersions = /* @__PURE__ */ new Map();
  let made = 0;
  const pretend = (subscription, slot, key) => pretendedKeys.set(subscription, { ...pretendedKeys.get(subscription), [slot]: key });
  const ofSubscription = (subscription, action = "") => `https://management.azure.com${where.serviceId}/subscriptions/${subscription}${action}?api-version=${apimVersion}`;
  const ofSecret = (path) => `${where.vaultUrl}/secrets/${path}?api-version=${vaultVersion}`;
  return {
    requests,
    keys: {
      list: keys.list,
      async read(subscription) {
        const found = await keys.read(subscription);
        return found && { ...found, ...pretendedKeys.get(subscription) };
      },
      async regenerate(subscription, slot) {
        const name = slot === "primary" ? "Primary" : "Secondary";
        requests.push(`POST ${ofSubscription(subscription, `/regenerate${name}Key`)}`);
        made += 1;
        pretend(subscription, slot, String(made).padStart(32, "0"));
        return "regenerated";
      },
      async replace(subscription, slot, key, etag) {
        const body = JSON.stringify({ properties: { [`${slot}Key`]: "<new key>" } });
        requests.push(`PATCH ${ofSubscription(subscription)} If-Match: ${etag} ${body}`);
        pretend(subscription, slot, key);
        return "replaced";
      }
    },
    secrets: {
      list: secrets.list,
      async get(name) {
        const reading = await secrets.get(name);
        const written = pretendedVersions.get(name);
        if (written === void 0) return reading;
        const { value, attributes } = written;
        const secret = {
          value,
          version: notWritten,
          createdOn: reading.now,
          tags: attributes.tags
        };
        return { kind: "found", secret, now: reading.now };
      },
      async set(name, value, attributes) {
        const { tags, contentType: contentType2, expiresOn } = attributes;
        const body = JSON.stringify({
          value: "<new key>",
          contentType: contentType2,
          attributes: { exp: Math.floor(expiresOn / 1e3) },
          tags
        });
        requests.push(`PUT ${ofSecret(name)} ${body}`);
        pretendedVersions.set(name, { value, attributes });
        return { version: notWritten };
      },
      async disable(name, version) {
        requests.push(`PATCH ${ofSecret(`${name}/${version}`)} {"attributes":{"enabled":false}}`);
      }
    }
  };
}
var notWritten = "(not written)";

// function/tags.ts
import { createHash as createHash2 } from "node:crypto";
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
  return key.length < 32 ? void 0 : createHash2("sha256").update(key).digest("hex").slice(0, 12);
}
function dueOn(secret, interval) {
  return secret.createdOn + interval;
}

// function/rotation.ts
var contentType = "text/plain; charset=utf-8";
async function rotateSubscription(target, ports, rules) {
  const rotation = { target, ports, rules };
  try {
    const outcome = await rotate(rotation);
    const published = outcome.kind === "bootstrapped" || outcome.kind === "recovered";
    return rules.mode === "emergency" && published ? await rotate(rotation) : outcome;
  } catch (error) {
    return failed(error);
  }
}
async function rotate(rotation) {
  const { target, ports, rules } = rotation;
  const reading = await ports.secrets.get(target.secretName);
  if (reading.kind === "disabled") return skipped("secret-disabled");
  if (reading.kind === "absent") return bootstrap(rotation, reading.now);
  const { secret, now } = reading;
  const objection = objectionTo(secret.tags, rules.service, target.subscription);
  if (objection !== void 0) return skipped(reasonOfObjection[objection]);
  const due = dueOn(secret, rules.interval);
  if (rules.mode === "scheduled" && due > now) return { kind: "not-due", dueOn: due };
  const keys = await ports.keys.read(target.subscription);
  if (keys === void 0) return skipped("subscription-missing");
  const active = slotOf(keys, secret.value);
  if (active === void 0) return recover(rotation, secret);
  if (rules.mode === "reconcile") return { kind: "intact", slot: active };
  const idle = other(active);
  const adopt = rules.mode !== "emergency" && wasNeverPublished(secret, keys[idle]);
  const staged = adopt ? { kind: "staged", slot: idle, keys } : await replaceIdle(rotation, secret, keys, idle);
  if (staged.kind !== "staged") return staged;
  const gateway = await askGateway(rotation, staged.keys[staged.slot]);
  const notDisabled = await disableDead(ports.secrets, target, previousVersion(secret.tags));
  const published = await publish(rotation, staged, {
    now,
    existing: secret,
    previousVersion: secret.version
  });
  if (typeof published === "string") return skipped(published);
  const outcome = {
    kind: adopt ? "adopted" : "rotated",
    ...published,
    gateway,
    notDisabled,
    cutShort: due > now && !adopt ? due : void 0
  };
  return rules.mode === "emergency" ? replaceOther(rotation, staged, outcome) : outcome;
}
async function bootstrap(rotation, now) {
  const keys = await rotation.ports.keys.read(rotation.target.subscription);
  if (keys === void 0) return skipped("subscription-missing");
  const staged = { kind: "staged", slot: "primary", keys };
  const published = await publish(rotation, staged, { now });
  return typeof published === "string" ? skipped(published) : { kind: "bootstrapped", ...published };
}
async function recover(rotation, seen) {
  const { target, ports } = rotation;
  const reading = await ports.secrets.get(target.secretName);
  if (reading.kind !== "found" || reading.secret.version !== seen.version) {
    return skipped("superseded");
  }
  const { secret, now } = reading;
  const keys = await ports.keys.read(target.subscription);
  if (keys === void 0) return skipped("subscription-missing");
  if (slotOf(keys, secret.value) !== void 0) return skipped("superseded");
  const { slot, reason } = changedSlot(keys, secret);
  const oneSurvived = reason === "published-key-replaced";
  const published = await publish(
    rotation,
    { kind: "staged", slot, keys },
    {
      now,
      existing: secret,
      // The lost version is not what lives on beside the new one; the version before it may be.
      previousVersion: oneSurvived ? previousVersion(secret.tags) : void 0,
      recovered: reason
    }
  );
  if (typeof published === "string") return skipped(published);
  const notDisabled = await disableDead(ports.secrets, target, secret.version);
  return { kind: "recovered", reason, ...published, notDisabled };
}
function changedSlot(keys, lost) {
  for (const slot of ["primary", "secondary"]) {
    if (heldAtPublication(lost.tags, keys[slot])) {
      return { slot: other(slot), reason: "published-key-replaced" };
    }
  }
  const known = madeSincePublication(lost.tags, keys.primary);
  return { slot: "primary", reason: known ? "both-keys-replaced" : "unknown" };
}
function replaceIdle(rotation, secret, before, idle) {
  return rotation.rules.discipline === "regenerate" ? regenerateIdle(rotation, secret, before, idle) : setIdle(rotation, before, idle);
}
async function regenerateIdle(rotation, secret, before, idle) {
  const { target, ports } = rotation;
  let problem;
  try {
    const result = await ports.keys.regenerate(target.subscription, idle, permitOf(rotation));
    if (result === "missing") return skipped("subscription-missing");
    if (result !== "regenerated") return skipped(result);
  } catch (error) {
    problem = error;
  }
  const keys = await ports.keys.read(target.subscription);
  if (keys === void 0) return skipped("subscription-missing");
  if (keys[idle] === before[idle]) {
    throw problem ?? new RemoteError("no-effect", `APIM kept the ${idle} key it was to replace.`);
  }
  if (keys[other(idle)] !== before[other(idle)]) return recover(rotation, secret);
  return { kind: "staged", slot: idle, keys };
}
async function setIdle(rotation, before, idle) {
  const { target, ports } = rotation;
  const key = ports.newKey();
  const permit = permitOf(rotation);
  try {
    const result = await ports.keys.replace(target.subscription, idle, key, before.etag, permit);
    if (result === "missing") return skipped("subscription-missing");
    if (result === "changed") return skipped("superseded");
    if (result !== "replaced") return skipped(result);
    return { kind: "staged", slot: idle, keys: { ...before, [idle]: key } };
  } catch (error) {
    const keys = await ports.keys.read(target.subscription);
    if (keys?.[idle] !== key) throw error;
    return { kind: "staged", slot: idle, keys };
  }
}
async function replaceOther(rotation, staged, outcome) {
  const { target, ports } = rotation;
  const conflict = (what) => new RemoteError("conflict", `${what}; run it again.`);
  try {
    const before = await ports.keys.read(target.subscription);
    if (before?.[staged.slot] !== staged.keys[staged.slot]) {
      throw conflict("Somebody else changed the keys");
    }
    const reading = await ports.secrets.get(target.secretName);
    if (reading.kind !== "found" || reading.secret.version !== outcome.version) {
      throw conflict("Somebody else changed the secret");
    }
    const { secret } = reading;
    const result = await replaceIdle(rotation, secret, before, other(staged.slot));
    if (result.kind === "skipped") throw conflict(`It was left alone (${result.reason})`);
    if (result.kind !== "staged") return result;
    const notDisabled = await disableDead(ports.secrets, target, previousVersion(secret.tags));
    return { ...outcome, otherReplaced: true, notDisabled: outcome.notDisabled ?? notDisabled };
  } catch (error) {
    const { cause, message } = failed(error);
    const halfway = "The new key is published, but the key in the other slot still works.";
    return { kind: "failed", cause, message: `${halfway} ${message}` };
  }
}
async function askGateway({ ports, rules }, key) {
  if (ports.gateway === void 0) return "not-asked";
  const verdict = await ports.gateway.accepts(
    key,
    async () => await ports.lease?.holdsFor(rules.requestTimeout)
  );
  if (verdict === "refused") {
    throw new RemoteError(
      "gateway-refused",
      "The gateway does not accept the new key yet; nothing was published, the next run asks again."
    );
  }
  return verdict;
}
async function disableDead(secrets, target, version) {
  if (version === void 0) return void 0;
  return secrets.disable(target.secretName, version).then(
    () => void 0,
    () => version
  );
}
async function publish(rotation, staged, publication) {
  const { target, ports, rules } = rotation;
  const expiresOn = publication.now + 2 * rules.interval;
  const attributes = {
    tags: versionTags(publication.existing?.tags ?? {}, {
      service: rules.service,
      subscription: target.subscription,
      slot: staged.slot,
      otherKey: staged.keys[other(staged.slot)],
      previousVersion: publication.previousVersion,
      rotatedBy: rules.trigger,
      runId: rules.runId,
      recovered: publication.recovered
    }),
    contentType,
    expiresOn
  };
  const value = staged.keys[staged.slot];
  const result = await ports.secrets.set(target.secretName, value, attributes, permitOf(rotation));
  if (typeof result === "string") return result === "deleted" ? "secret-deleted" : result;
  return { slot: staged.slot, version: result.version, expiresOn, gateway: "not-asked" };
}
function permitOf({ ports, rules }) {
  return async () => {
    if (!ports.hasTime()) return "out-of-time";
    if (ports.lease === void 0) return void 0;
    return await ports.lease.holdsFor(rules.requestTimeout) ? void 0 : "lease-lost";
  };
}
function wasNeverPublished(secret, idleKey) {
  return idleKey !== secret.value && madeSincePublication(secret.tags, idleKey);
}
function slotOf(keys, value) {
  if (keys.primary === value) return "primary";
  return keys.secondary === value ? "secondary" : void 0;
}
function other(slot) {
  return slot === "primary" ? "secondary" : "primary";
}
var reasonOfObjection = {
  "not-managed": "secret-not-managed",
  "of-another-subscription": "secret-of-another-subscription",
  "too-many-tags": "secret-has-too-many-tags"
};
function skipped(reason) {
  return { kind: "skipped", reason };
}
function failed(error) {
  if (error instanceof RemoteError) {
    return { kind: "failed", cause: error.failure, message: error.message };
  }
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return { kind: "failed", cause: "unexpected", message: redact(text) };
}

// function/run.ts
function secretName(subscription) {
  return `subscription-key-${subscription}`;
}
var suitableName = /^[0-9a-zA-Z-]{1,127}$/;
async function runRotation(plan, ports, onResult, onDue = () => void 0) {
  const vault = await ports.secrets.list();
  const secrets = new Map(vault.secrets.map((secret) => [secret.name.toLowerCase(), secret]));
  const discovered = plan.subscriptions === "*" ? await ports.keys.list() : void 0;
  const secretOf = ({ secretName: secretName2 }) => secrets.get(secretName2.toLowerCase());
  const targets = targetsOf(plan, discovered).map((target) => {
    const secret = secretOf(target);
    return { ...target, dueOn: secret && dueOn(secret, plan.rules.interval) };
  });
  const outcomes = /* @__PURE__ */ new Map();
  const conclude = (target, outcome) => {
    outcomes.set(target, outcome);
    onResult({ ...target, outcome });
  };
  const due = [];
  for (const target of targets) {
    const secret = secretOf(target);
    const early = withoutLooking(target, secret, vault.now, plan.rules);
    if (early === void 0) due.push(target);
    else conclude(target, early);
  }
  onDue(due, vault.now);
  if (due.length > 0) {
    const subscriptions = discovered ?? await ports.keys.list();
    const byId = new Map(subscriptions.map((found) => [found.id.toLowerCase(), found]));
    const rotatable = due.filter((target) => {
      const objection = objectionTo2(byId.get(target.subscription.toLowerCase()));
      if (objection !== void 0) conclude(target, objection);
      return objection === void 0;
    });
    await rotateUnderLease(rotatable, plan, ports, conclude);
  }
  return targets.map((target) => ({
    ...target,
    outcome: outcomes.get(target) ?? failed(new Error("The run ended without a result."))
  }));
}
function targetsOf(plan, discovered) {
  const ids = plan.subscriptions === "*" ? (discovered ?? []).filter((found) => !found.wholeService).map((found) => found.id) : plan.subscriptions;
  return ids.map((subscription) => ({ subscription, secretName: secretName(subscription) }));
}
function withoutLooking(target, secret, now, rules) {
  if (!suitableName.test(target.secretName)) {
    return { kind: "skipped", reason: "unsuitable-secret-name" };
  }
  if (secret === void 0 || rules.mode !== "scheduled") return void 0;
  if (!secret.enabled) return { kind: "skipped", reason: "secret-disabled" };
  const due = dueOn(secret, rules.interval);
  return due > now ? { kind: "not-due", dueOn: due } : void 0;
}
function objectionTo2(subscription) {
  if (subscription === void 0) return { kind: "skipped", reason: "subscription-missing" };
  if (subscription.wholeService) return { kind: "skipped", reason: "whole-service-subscription" };
  if (subscription.state !== "active") return { kind: "skipped", reason: "subscription-inactive" };
  return void 0;
}
async function rotateUnderLease(targets, plan, ports, conclude) {
  if (targets.length === 0) return;
  const lease = await ports.leases?.acquire();
  if (ports.leases !== void 0 && lease === void 0) {
    for (const target of targets) conclude(target, { kind: "skipped", reason: "lease-taken" });
    return;
  }
  try {
    await inParallel(targets, plan.concurrency, async (target) => {
      const outcome = ports.hasTime() ? await rotateSubscription(target, { ...ports, lease }, plan.rules) : { kind: "skipped", reason: "out-of-time" };
      conclude(target, outcome);
    });
  } finally {
    await lease?.release().catch(() => void 0);
  }
}
async function inParallel(items, limit, work) {
  const queue = items.values();
  const worker = async () => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
}

// function/vault.ts
async function connectSecretStore(url, credential, clock, options) {
  const { SecretClient } = await import("./esm-B4GXKRJE.js");
  let skew = 0;
  const client = new SecretClient(url, credential, {
    retryOptions: { maxRetries: 0 },
    additionalPolicies: [
      {
        position: "perCall",
        policy: {
          name: "rotation",
          async sendRequest(request, next) {
            request.timeout = options.requestTimeout;
            const response = await next(request);
            const date2 = Date.parse(response.headers.get("date") ?? "");
            if (!Number.isNaN(date2)) skew = date2 - clock.now();
            if (response.status >= 400) throw refusal(response);
            return response;
          }
        }
      }
    ],
    ...options.httpClient === void 0 ? {} : { httpClient: options.httpClient }
  });
  const now = () => clock.now() + skew;
  function call(step, send) {
    return withRetry(clock, "repeatable", async () => {
      try {
        return await send({ abortSignal: AbortSignal.timeout(options.requestTimeout) });
      } catch (thrown) {
        throw remoteError(step, thrown, clock.now());
      }
    });
  }
  return {
    async list() {
      const secrets = await call("list the secrets of the vault", async () => {
        const found = [];
        for await (const item of client.listPropertiesOfSecrets()) {
          found.push({
            name: item.name,
            enabled: item.enabled ?? true,
            createdOn: item.createdOn?.getTime() ?? now(),
            tags: item.tags ?? {}
          });
        }
        return found;
      });
      return { secrets, now: now() };
    },
    async get(name) {
      const step = `read the secret ${name}`;
      const reading = await call(step, async (request) => {
        try {
          return await client.getSecret(name, request);
        } catch (thrown) {
          if (property(thrown, "statusCode") === 404) return "absent";
          if (isDisabled(thrown)) return "disabled";
          throw thrown;
        }
      });
      if (reading === "absent" || reading === "disabled") return { kind: reading, now: now() };
      const { value, properties } = reading;
      const { version, createdOn, tags } = properties;
      if (value === void 0 || version === void 0 || createdOn === void 0) {
        throw new RemoteError("unexpected", `Could not ${step}: the vault's answer is incomplete.`);
      }
      return {
        kind: "found",
        secret: { value, version, createdOn: createdOn.getTime(), tags: tags ?? {} },
        now: now()
      };
    },
    async set(name, value, { tags, contentType: contentType2, expiresOn }, permit) {
      const step = `write the secret ${name}`;
      const written = await call(step, async (request) => {
        const obstacle = await permit();
        if (obstacle !== void 0) return obstacle;
        try {
          return await client.setSecret(name, value, {
            ...request,
            tags: { ...tags },
            contentType: contentType2,
            expiresOn: new Date(expiresOn)
          });
        } catch (thrown) {
          if (isDeletedButRecoverable(thrown)) return "deleted";
          throw thrown;
        }
      });
      if (typeof written === "string") return written;
      return { version: written.properties.version ?? "" };
    },
    async disable(name, version) {
      await call(
        `disable a version of the secret ${name}`,
        (request) => client.updateSecretProperties(name, version, { ...request, enabled: false })
      );
    }
  };
}
function refusal(response) {
  const { error } = parseBody(response.bodyAsText);
  return Object.assign(new Error("Key Vault refused the request."), {
    statusCode: response.status,
    code: property(error, "code"),
    innerCode: property(property(error, "innererror"), "code"),
    response
  });
}
function parseBody(text) {
  try {
    return { error: property(JSON.parse(text ?? ""), "error") };
  } catch {
    return { error: void 0 };
  }
}
function isDisabled(thrown) {
  return property(thrown, "statusCode") === 403 && property(thrown, "innerCode") === "SecretDisabled";
}
function isDeletedButRecoverable(thrown) {
  const codes = [property(thrown, "code"), property(thrown, "innerCode")];
  return property(thrown, "statusCode") === 409 && codes.includes("ObjectIsDeletedButRecoverable");
}

// function/rotate.ts
var thisMachine = {
  clock: {
    now: () => Date.now(),
    sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))
  },
  fetch: (...request) => fetch(...request),
  newId: () => randomUUID(),
  newKey: () => randomBytes(16).toString("hex")
};
var requestTimeout = 2e4;
var gatewayPatience = 12e4;
var defaultBudget = 12 * 6e4;
var concurrency = 10;
var callsPerKey = { regenerate: 3, conditional: 2 };
async function rotate2(settings, credential, options, machine = thisMachine) {
  const { clock, newId, newKey } = machine;
  const startedAt = clock.now();
  const runId = newId();
  const { mode = "scheduled", dryRun = false, only, trigger, budget = defaultBudget } = options;
  if (mode === "emergency" && settings.leaseContainerUrl === void 0) {
    throw new SettingsError([
      "LEASE_CONTAINER_URL is missing; an emergency is safe beside other runs only under the lease."
    ]);
  }
  const transport = machine.httpClient === void 0 ? {} : { httpClient: machine.httpClient };
  const azure = {
    keys: connectSubscriptionKeys(settings.service, credential, clock, {
      requestTimeout,
      limiter: createLimiter(clock),
      ...transport
    }),
    secrets: await connectSecretStore(settings.vaultUrl, credential, clock, {
      requestTimeout,
      ...transport
    })
  };
  const rehearsal = dryRun ? rehearse(azure.keys, azure.secrets, settings) : void 0;
  const { keys, secrets } = rehearsal ?? azure;
  const leases = settings.leaseContainerUrl === void 0 || dryRun ? void 0 : leaseOfBlob(settings.leaseContainerUrl, settings.serviceId, credential, clock, {
    requestTimeout,
    fetch: machine.fetch,
    newId
  });
  const gateway = settings.gatewayCheckUrls.length === 0 || dryRun ? void 0 : checkGateways(settings.gatewayCheckUrls, clock, {
    fetch: machine.fetch,
    requestTimeout,
    patience: gatewayPatience,
    newKey
  });
  const results = await runRotation(
    {
      subscriptions: chosen(settings, only),
      concurrency,
      rules: {
        service: settings.serviceId,
        discipline: settings.discipline,
        mode,
        interval: settings.interval,
        requestTimeout,
        trigger,
        runId
      }
    },
    {
      keys,
      secrets,
      leases,
      gateway,
      newKey,
      hasTime: () => clock.now() - startedAt < budget
    },
    (result) => {
      options.watch?.finished(result);
      if (result.outcome.kind !== "intact") options.log(resultLine(runId, result));
    },
    (due, now) => {
      const calls = due.length * callsPerKey[settings.discipline];
      const start = {
        runId,
        mode,
        due: due.length,
        expectedSeconds: expectedSeconds(calls, concurrency),
        stops: consequencesOf(mode, due, now, settings.interval)
      };
      options.log(startLine(start));
      options.watch?.started(start);
    }
  );
  const finishedAt = clock.now();
  const report = {
    runId,
    trigger,
    service: settings.serviceId,
    mode,
    discipline: settings.discipline,
    leased: leases !== void 0,
    startedAt: new Date(startedAt).toISOString(),
    finishedAt: new Date(finishedAt).toISOString(),
    counts: countOutcomes(results),
    overdue: overdueAmong(results, finishedAt, settings.interval),
    results,
    ...rehearsal === void 0 ? {} : { rehearsed: rehearsal.requests }
  };
  options.log(summaryLine(report));
  return report;
}
function chosen(settings, only) {
  const { subscriptions } = settings;
  if (only === void 0) return subscriptions;
  const unknown = subscriptions === "*" ? [] : only.filter((id) => !subscriptions.includes(id));
  if (unknown.length === 0) return only;
  throw new SettingsError(unknown.map((id) => `${id} is not among ROTATION_SUBSCRIPTIONS.`));
}

export {
  describeConsequence,
  reportTable,
  describe,
  SettingsError,
  readSettings,
  rotate2 as rotate
};
