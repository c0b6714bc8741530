import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  CLOCK_DIFFERENCE,
  RemoteError,
  agesOf,
  heldAtPublication,
  historyOf,
  httpError,
  incomplete,
  isNew,
  isOurs,
  isPublishedSince,
  madeSincePublication,
  notedTags,
  objectionTo,
  property,
  redact,
  remoteError,
  runOf,
  versionTags
} from "./chunk-DCOM7PZJ.js";
import {
  SettingsError,
  chosen,
  distinct
} from "./chunk-V2JMA5QS.js";
import {
  parseRetryAfter
} from "./chunk-TKEMU74O.js";

// function/azure.ts
import { randomBytes, randomUUID } from "node:crypto";

// function/clock.ts
var thisClock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))
};
async function within(milliseconds, work) {
  const controller = new AbortController();
  const timer = setTimeout(() => {
    controller.abort(new DOMException("No answer in time.", "TimeoutError"));
  }, milliseconds);
  const { signal } = controller;
  const late = new Promise((_resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
  try {
    return await Promise.race([work(signal), late]);
  } finally {
    clearTimeout(timer);
  }
}

// function/service.ts
var ATTEMPTS = 3;
var SHORTEST_WAIT = 1e3;
function remoteService(clock, options) {
  const { requestTimeout, endsAt, limiter } = options;
  let pausedUntil = clock.monotonic();
  async function turn(step) {
    await limiter?.enter();
    for (let left = pausedUntil - clock.monotonic(); left > 0; ) {
      if (pausedUntil > endsAt) {
        const seconds = Math.ceil(left / 1e3);
        throw new RemoteError(
          "out-of-time",
          `Could not ${step}: the service asks to wait ${seconds} s, longer than this run has; the next run goes on.`
        );
      }
      await clock.sleep(left);
      left = pausedUntil - clock.monotonic();
    }
  }
  return {
    async call(step, repetition, send) {
      for (let attempt = 1; ; ) {
        await turn(step);
        try {
          return await within(requestTimeout, send);
        } catch (thrown) {
          const error = remoteError(step, thrown, clock.now());
          const { failure, retryAfter } = error;
          if (retryAfter !== void 0) {
            const wait = Math.max(retryAfter, SHORTEST_WAIT);
            pausedUntil = Math.max(pausedUntil, clock.monotonic() + wait);
            if (failure === "throttled") continue;
          }
          if (attempt === ATTEMPTS || !mayRepeat(error, repetition)) throw error;
          if (retryAfter === void 0) await clock.sleep(1e3 * attempt);
          attempt += 1;
        }
      }
    }
  };
}
function mayRepeat({ failure }, repetition) {
  if (failure === "throttled") return true;
  return repetition === "repeatable" && (failure === "unavailable" || failure === "timeout");
}

// function/apim.ts
var ApimSubscriptionKeys = class {
  #service;
  #credential;
  #options;
  #remote;
  #connected;
  constructor(service, credential, clock, options) {
    this.#service = service;
    this.#credential = credential;
    this.#options = options;
    this.#remote = remoteService(clock, options);
  }
  async list() {
    const step = `list the subscriptions of ${this.#service.name}`;
    const found = /* @__PURE__ */ new Map();
    for (let continuationToken; ; ) {
      const page = await this.#ask(
        step,
        "repeatable",
        async (request) => pageOf(await this.#client(), this.#service, request, continuationToken)
      );
      if (page === "missing") {
        throw new RemoteError(
          "not-found",
          `The API Management service ${this.#service.name} does not exist.`
        );
      }
      const before = found.size;
      for (const item of page.items) {
        const subscription = readItem(item);
        if (subscription === void 0) throw incomplete(step, "an entry without name or state");
        found.set(subscription.id.toLowerCase(), subscription);
      }
      if (page.next === void 0) {
        const { total } = page;
        if (total === void 0 || total <= found.size) return [...found.values()];
        throw incomplete(step, `${found.size} of ${total} subscriptions`);
      }
      if (found.size === before) throw incomplete(step, "a page that leads to no further ones");
      continuationToken = page.next;
    }
  }
  async read(subscription) {
    const { resourceGroup, name } = this.#service;
    const step = `read the keys of ${subscription}`;
    const found = await this.#ask(
      step,
      "repeatable",
      async (request) => (await this.#client()).listSecrets(resourceGroup, name, subscription, request)
    );
    if (found === "missing") return void 0;
    const { primaryKey, secondaryKey, eTag } = found;
    if (!primaryKey || !secondaryKey) {
      throw new RemoteError("unexpected", `Could not ${step}: APIM answered without both keys.`);
    }
    return { primary: primaryKey, secondary: secondaryKey, etag: eTag ?? "" };
  }
  async regenerate(subscription, slot, permit) {
    const { resourceGroup, name } = this.#service;
    const operation = slot === "primary" ? "regeneratePrimaryKey" : "regenerateSecondaryKey";
    const step = `regenerate the ${slot} key of ${subscription}`;
    const result = await this.#change(
      step,
      permit,
      async (request) => (await this.#client())[operation](resourceGroup, name, subscription, request)
    );
    return result === "done" ? "regenerated" : result;
  }
  async replace(subscription, slot, key, etag, permit) {
    const { resourceGroup, name } = this.#service;
    const keys = slot === "primary" ? { primaryKey: key } : { secondaryKey: key };
    const step = `set the ${slot} key of ${subscription}`;
    try {
      const result = await this.#change(
        step,
        permit,
        async (request) => (await this.#client()).update(resourceGroup, name, subscription, etag, keys, request)
      );
      return result === "done" ? "replaced" : result;
    } catch (error) {
      if (error instanceof RemoteError && error.status === 412) return "changed";
      throw error;
    }
  }
  #client() {
    this.#connected ??= this.#connect();
    return this.#connected;
  }
  async #connect() {
    const { httpClient } = this.#options;
    const sdk = await import("./esm-J7HLLOTO.js");
    const client = new sdk.ApiManagementClient(this.#credential, this.#service.subscriptionId, {
      retryOptions: { maxRetries: 0 },
      ...httpClient === void 0 ? {} : { httpClient }
    });
    return client.subscription;
  }
  /** Sends something about one subscription; that it does not exist is a value. */
  #ask(step, repetition, send) {
    return this.#remote.call(step, repetition, async (abortSignal) => {
      try {
        return await send({ abortSignal, onResponse: (response) => this.#observe(response) });
      } catch (thrown) {
        if (isMissingSubscription(thrown)) return "missing";
        throw thrown;
      }
    });
  }
  /** A change: sent only with the permit of that moment, and again only when it was surely not carried out. */
  #change(step, permit, send) {
    return this.#ask(step, "once", async (request) => {
      const obstacle = await permit();
      if (obstacle !== void 0) return obstacle;
      request.abortSignal.throwIfAborted();
      await send(request);
      return "done";
    });
  }
  #observe({ headers }) {
    const remaining = headers.get("x-ms-ratelimit-remaining-subscription-writes");
    if (remaining !== void 0 && /^\d+$/.test(remaining)) {
      this.#options.limiter?.observe(Number(remaining));
    }
  }
};
async function pageOf(client, { resourceGroup, name }, request, continuationToken) {
  let body;
  const onResponse = (response, flat) => {
    request.onResponse(response, flat);
    body = flat;
  };
  const listing = client.list(resourceGroup, name, { ...request, onResponse });
  await listing.byPage({ ...continuationToken !== void 0 && { continuationToken } }).next();
  const [value, nextLink, count] = ["value", "nextLink", "count"].map((key) => property(body, key));
  if (!Array.isArray(value)) throw incomplete(`list the subscriptions of ${name}`, "no list in it");
  return {
    items: value,
    next: typeof nextLink === "string" && nextLink !== "" ? nextLink : void 0,
    total: typeof count === "number" ? count : void 0
  };
}
function readItem(item) {
  const [id, state, scope] = ["name", "state", "scope"].map((key) => property(item, key));
  if (typeof id !== "string" || id === "" || typeof state !== "string") return void 0;
  return { id, state, wholeService: isWholeService(typeof scope === "string" ? scope : "") };
}
function isMissingSubscription(thrown) {
  if (property(thrown, "statusCode") !== 404) return false;
  const message = thrown instanceof Error ? thrown.message : "";
  return property(thrown, "code") === "ResourceNotFound" && /subscription not found/i.test(message);
}
function isWholeService(scope) {
  return /\/service\/[^/]+\/?$/i.test(scope) || scope === "/";
}

// function/limiter.ts
var PER_SECOND = 10;
var BURST = 150;
var SCARCE = 50;
function createLimiter(clock) {
  let spacing = 1e3 / PER_SECOND;
  let fullAt = clock.monotonic();
  return {
    async enter() {
      fullAt = Math.max(fullAt, clock.monotonic()) + spacing;
      const free = fullAt - BURST * (1e3 / PER_SECOND);
      for (let wait = free - clock.monotonic(); wait > 0; wait = free - clock.monotonic()) {
        await clock.sleep(wait);
      }
    },
    observe(remaining) {
      spacing = (remaining < SCARCE ? 2 : 1) * (1e3 / PER_SECOND);
    }
  };
}
var SECONDS_PER_CALL = 0.85;
var SECONDS_AT_THE_VAULT = 0.4;
function expectedSeconds(keys, callsPerKey2, concurrency) {
  const perKey = callsPerKey2 * SECONDS_PER_CALL + SECONDS_AT_THE_VAULT;
  const limited = Math.max(0, keys * callsPerKey2 - BURST) / PER_SECOND;
  const last = keys === 0 ? 0 : perKey;
  return Math.ceil(Math.max(limited + last, Math.ceil(keys / concurrency) * perKey));
}

// function/vault.ts
async function connectSecretStore(url, credential, clock, options) {
  const { SecretClient } = await import("./esm-BQU5JKUU.js");
  const answers = new Answers(clock, options.requestTimeout);
  const client = new SecretClient(url, credential, {
    retryOptions: { maxRetries: 0 },
    additionalPolicies: [{ position: "perCall", policy: answers }],
    ...options.httpClient === void 0 ? {} : { httpClient: options.httpClient }
  });
  return new VaultSecrets(client, answers, remoteService(clock, options));
}
var Answers = class {
  name = "rotation";
  /** Where the latest page of all secrets says that the next one is. */
  nextPage;
  #clock;
  #requestTimeout;
  /** The vault's clock minus our monotonic one, from the `Date` of its latest answer. */
  #offset;
  constructor(clock, requestTimeout) {
    this.#clock = clock;
    this.#requestTimeout = requestTimeout;
    this.#offset = clock.now() - clock.monotonic();
  }
  /** By the vault's clock. */
  now() {
    return this.#clock.monotonic() + this.#offset;
  }
  async sendRequest(...[request, next]) {
    request.timeout = this.#requestTimeout;
    const response = await next(request);
    const date2 = Date.parse(response.headers.get("date") ?? "");
    if (!Number.isNaN(date2)) this.#offset = date2 - this.#clock.monotonic();
    if (response.status >= 400) throw refusal(response);
    if (new URL(request.url).pathname === "/secrets") this.nextPage = linkIn(response);
    return response;
  }
};
var VaultSecrets = class {
  #client;
  #answers;
  #service;
  constructor(client, answers, service) {
    this.#client = client;
    this.#answers = answers;
    this.#service = service;
  }
  async list() {
    const step = "list the secrets of the vault";
    const found = /* @__PURE__ */ new Map();
    for (let continuationToken; ; continuationToken = this.#answers.nextPage) {
      const { value: page = [] } = await this.#call(
        step,
        (request) => this.#client.listPropertiesOfSecrets(request).byPage({ ...continuationToken !== void 0 && { continuationToken } }).next()
      );
      const before = found.size;
      for (const { name, enabled, createdOn, expiresOn, tags } of page) {
        if (createdOn === void 0 || enabled === void 0) throw incomplete(step, name);
        found.set(name.toLowerCase(), {
          name,
          enabled,
          createdOn: createdOn.getTime(),
          expiresOn: expiresOn?.getTime(),
          tags: tags ?? {}
        });
      }
      const { nextPage } = this.#answers;
      if (nextPage === void 0) {
        return { secrets: [...found.values()], now: this.#answers.now() };
      }
      if (nextPage === continuationToken || page.length > 0 && found.size === before) {
        throw incomplete(step, "a page leads to no further ones");
      }
    }
  }
  async get(name) {
    const step = `read the secret ${name}`;
    const reading = await this.#call(step, async (request) => {
      try {
        return await this.#client.getSecret(name, request);
      } catch (thrown) {
        if (property(thrown, "statusCode") === 404) return "absent";
        if (isDisabled(thrown)) return "disabled";
        throw thrown;
      }
    });
    const now = this.#answers.now();
    if (reading === "absent" || reading === "disabled") return { kind: reading, now };
    const { value, properties } = reading;
    const { version, createdOn, expiresOn, tags } = properties;
    if (value === void 0 || version === void 0 || createdOn === void 0) {
      throw incomplete(step, "value, version or date");
    }
    const secret = {
      value,
      version,
      createdOn: createdOn.getTime(),
      expiresOn: expiresOn?.getTime(),
      tags: tags ?? {}
    };
    return { kind: "found", secret, now };
  }
  async set(name, value, attributes, permit) {
    const { tags, contentType, expiresOn } = attributes;
    let sent = false;
    const written = await this.#call(`write the secret ${name}`, async (request) => {
      const current = sent ? await this.#readIfAny(name, request) : void 0;
      if (current?.value === value) return current;
      const obstacle = await permit();
      if (obstacle !== void 0) return obstacle;
      request.abortSignal.throwIfAborted();
      sent = true;
      try {
        return await this.#client.setSecret(name, value, {
          ...request,
          tags: { ...tags },
          contentType,
          expiresOn: new Date(expiresOn)
        });
      } catch (thrown) {
        if (isDeletedButRecoverable(thrown)) return "deleted";
        throw thrown;
      }
    });
    if (typeof written === "string") return written;
    return { version: written.properties.version ?? "" };
  }
  retag(name, version, tags, permit) {
    return this.#call(`note in the tags of the secret ${name}`, async (request) => {
      const obstacle = await permit();
      if (obstacle !== void 0) return obstacle;
      request.abortSignal.throwIfAborted();
      await this.#client.updateSecretProperties(name, version, { ...request, tags: { ...tags } });
      return "noted";
    });
  }
  async succeeded(name) {
    const step = `list the versions of the secret ${name}`;
    const enabled = await this.#call(step, async (request) => {
      const found = [];
      for await (const item of this.#client.listPropertiesOfSecretVersions(name, request)) {
        if (item.version === void 0 || item.enabled === void 0) throw incomplete(step, name);
        if (item.enabled && isOurs(item.tags)) found.push(item.version);
      }
      return found;
    });
    const get = (options) => this.#call(
      `read a version of the secret ${name}`,
      (request) => this.#client.getSecret(name, { ...request, ...options })
    );
    const newest = (await get({})).properties.version;
    const versions = [];
    for (const version of enabled) {
      const { value } = version === newest ? {} : await get({ version });
      if (value !== void 0) versions.push({ version, value });
    }
    return versions;
  }
  async disable(name, version) {
    await this.#call(
      `disable a version of the secret ${name}`,
      (request) => this.#client.updateSecretProperties(name, version, { ...request, enabled: false })
    );
  }
  #call(step, send) {
    return this.#service.call(step, "repeatable", (abortSignal) => send({ abortSignal }));
  }
  async #readIfAny(name, request) {
    try {
      return await this.#client.getSecret(name, request);
    } catch (thrown) {
      if (property(thrown, "statusCode") === 404) return void 0;
      throw thrown;
    }
  }
};
function linkIn(response) {
  const link = property(parseJson(response.bodyAsText), "nextLink");
  return typeof link === "string" && link !== "" ? link : void 0;
}
function refusal(response) {
  const error = property(parseJson(response.bodyAsText), "error");
  return Object.assign(new Error("Key Vault refused the request."), {
    statusCode: response.status,
    code: property(error, "code"),
    innerCode: property(property(error, "innererror"), "code"),
    response
  });
}
function parseJson(text) {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return void 0;
  }
}
function isDisabled(thrown) {
  return property(thrown, "statusCode") === 403 && property(thrown, "innerCode") === "SecretDisabled";
}
function isDeletedButRecoverable(thrown) {
  const codes = [property(thrown, "code"), property(thrown, "innerCode")];
  return property(thrown, "statusCode") === 409 && codes.includes("ObjectIsDeletedButRecoverable");
}

// function/azure.ts
var thisMachine = {
  clock: thisClock,
  fetch: (...request) => fetch(...request),
  newId: () => randomUUID(),
  newKey: () => randomBytes(16).toString("hex")
};
var REQUEST_TIMEOUT = 2e4;
var DEFAULT_BUDGET = 12 * 6e4;
var CONCURRENCY = 20;
async function connectAzure(settings, credential, endsAt, { clock, httpClient }) {
  const options = {
    requestTimeout: REQUEST_TIMEOUT,
    endsAt,
    ...httpClient === void 0 ? {} : { httpClient }
  };
  return {
    keys: new ApimSubscriptionKeys(settings.service, credential, clock, {
      ...options,
      limiter: createLimiter(clock)
    }),
    secrets: await connectSecretStore(settings.vaultUrl, credential, clock, options)
  };
}

// function/consequences.ts
function consequencesOf(mode, due, now, interval) {
  if (mode !== "forced" && mode !== "emergency") return [];
  return due.flatMap(({ subscription, dueOn: dueOn2, expiresOn }) => {
    const previous = { subscription, key: "previous", promisedUntil: dueOn2 };
    const early = dueOn2 !== void 0 && dueOn2 > now ? [previous] : [];
    if (mode === "forced") return early;
    const promisedUntil = dueOn2 === void 0 ? void 0 : expiresOn ?? dueOn2 + interval;
    return [...early, { subscription, key: "current", promisedUntil }];
  });
}
function describeConsequence({ subscription, key, promisedUntil }) {
  const promised = promisedUntil === void 0 ? "it was never in the vault" : `it was promised until ${new Date(promisedUntil).toISOString()}`;
  return key === "previous" ? `${subscription}: the key before the current one stops working now (${promised})` : `${subscription}: the current key stops working as soon as its successor is published (${promised}); read the vault again at once`;
}

// function/report.ts
function reportOf(results, run2) {
  return {
    ...run2,
    startedAt: new Date(run2.startedAt).toISOString(),
    finishedAt: new Date(run2.finishedAt).toISOString(),
    counts: countOutcomes(results),
    overdue: overdueAmong(results, run2.finishedAt),
    unfinished: unfinishedAmong(results, run2.mode),
    results
  };
}
function countOutcomes(results) {
  const counts = {
    rotated: 0,
    adopted: 0,
    bootstrapped: 0,
    recovered: 0,
    "already-replaced": 0,
    "not-due": 0,
    intact: 0,
    skipped: 0,
    failed: 0
  };
  for (const { outcome } of results) counts[outcome.kind] += 1;
  return counts;
}
var NOT_ASKED = [
  "subscription-inactive",
  "whole-service-subscription",
  "superseded"
];
function unfinishedAmong(results, mode) {
  const sawNobody = results.every(({ outcome }) => outcome.kind === "skipped");
  const isUnfinished = ({ outcome }) => {
    if (outcome.kind === "failed") return true;
    if (mode === "emergency") {
      return !("otherReplaced" in outcome) && outcome.kind !== "already-replaced";
    }
    if (outcome.kind !== "skipped") return false;
    if (mode === "forced") return true;
    if (mode === "scheduled") return !NOT_ASKED.includes(outcome.reason);
    return outcome.reason === "lease-taken" || outcome.reason === "out-of-time" && sawNobody;
  };
  return results.filter(isUnfinished).map(({ subscription }) => subscription);
}
var MOST_NAMED = 20;
function startLine({ stops, ...start }) {
  return JSON.stringify({
    event: "rotation-started",
    ...start,
    ...stops.length > 0 && {
      stopsCount: stops.length,
      stops: stops.slice(0, MOST_NAMED).map(withDates)
    }
  });
}
function overdueAmong(results, now) {
  return results.filter(({ outcome, overdueOn = now + 1 }) => {
    const replaced = "expiresOn" in outcome || outcome.kind === "already-replaced";
    return !replaced && overdueOn <= now;
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
  const { results: _, rehearsed, overdue, unfinished, ...summary } = report;
  return JSON.stringify({
    event: "rotation",
    ...summary,
    overdueCount: overdue.length,
    overdue: overdue.slice(0, MOST_NAMED),
    unfinishedCount: unfinished.length,
    unfinished: unfinished.slice(0, MOST_NAMED),
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
  const { rehearsed = [], overdue, unfinished = [] } = report;
  return [
    ...report.rehearsed === void 0 ? [] : ["**Dry run: nothing was changed.**", ""],
    "| Subscription | Result | |",
    "| --- | --- | --- |",
    ...rows,
    ...overdue.length === 0 ? [] : ["", `Due for half an interval and not replaced: ${overdue.map(inCell).join(", ")}.`],
    ...unfinished.length === 0 || report.rehearsed !== void 0 ? [] : ["", `${leftOver(report)}: ${unfinished.map(inCell).join(", ")}.`],
    ...rehearsed.length === 0 ? [] : [
      "",
      "A run would send:",
      "",
      ...rehearsed.map((request) => `- \`${request.replaceAll("`", "'")}\``)
    ],
    ""
  ].join("\n");
}
function leftOver({ mode, since }) {
  if (mode === "emergency") {
    return `A key that was made before ${since} may still work. Run it again with that date as \`since\` to go on with`;
  }
  return mode === "forced" ? `Not replaced. Run it again with \`since\` ${since} to go on with` : "Not done";
}
function describe(outcome) {
  switch (outcome.kind) {
    case "rotated":
    case "adopted":
    case "bootstrapped":
      return `${outcome.slot} key published, works until ${date(outcome.expiresOn)} at least${warnings(outcome)}`;
    case "recovered":
      return `the vault's key was in neither slot (${outcome.reason}); ${outcome.slot} key published, works until ${date(outcome.expiresOn)} at least${warnings(outcome)}`;
    case "already-replaced":
      return "an earlier run replaced it";
    case "not-due":
      return `due on ${date(outcome.dueOn)}`;
    case "intact":
      return `the vault's key is the ${outcome.slot} key`;
    case "skipped":
      return REASONS[outcome.reason];
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
  ].filter((note2) => typeof note2 === "string");
  return notes.map((note2) => `; ${note2}`).join("");
}
var REASONS = {
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

// function/status.ts
function statusOf(service, results, listing) {
  const secrets = new Map(listing.secrets.map((secret) => [secret.name.toLowerCase(), secret]));
  const keys = results.map(
    (result) => statusOfKey(result, secrets.get(result.secretName.toLowerCase()), listing.now)
  );
  const needPerson = keys.filter((key) => key.needsPerson).map((key) => key.subscription);
  return { service, asOf: isoDate(listing.now), needPerson, keys };
}
var STATES_IN_NEED = [
  "overdue",
  "drifted",
  "no-secret",
  "blocked",
  "unknown"
];
function statusOfKey(result, secret, now) {
  const { subscription, secretName: secretName2, outcome, dueOn: dueOn2 } = result;
  const judgement = judge(result, now);
  const ours = secret !== void 0 && isOurs(secret.tags);
  return {
    subscription,
    secretName: secretName2,
    needsPerson: STATES_IN_NEED.includes(judgement.state),
    ...judgement,
    ...secret !== void 0 && {
      publishedOn: isoDate(secret.createdOn),
      ageSeconds: Math.max(0, Math.round((now - secret.createdOn) / 1e3)),
      expiresOn: secret.expiresOn === void 0 ? void 0 : isoDate(secret.expiresOn)
    },
    // The dates and tags of a secret that is not ours promise nothing.
    ...ours && {
      dueOn: dueOn2 === void 0 ? void 0 : isoDate(dueOn2),
      lastRun: runOf(secret.tags)
    },
    slot: outcome.kind === "intact" ? outcome.slot : void 0
  };
}
function judge({ outcome, dueOn: dueOn2, overdueOn }, now) {
  const told = (state, reason, message = describe(outcome)) => ({
    state,
    reason,
    message
  });
  switch (outcome.kind) {
    case "recovered":
      return told(
        "drifted",
        outcome.reason,
        "the vault holds a key that is in neither slot; the next hourly comparison publishes one that works"
      );
    case "bootstrapped":
      return told(
        "no-secret",
        "no-secret",
        "the vault has no key of it; the next hourly comparison publishes one, unless the secret is soft-deleted"
      );
    case "skipped":
      return told(stateOfSkipped(outcome.reason), outcome.reason);
    case "failed":
      return told("unknown", outcome.cause);
    default: {
      const message = describe(outcome);
      if (overdueOn !== void 0 && overdueOn <= now) {
        return told("overdue", "overdue", `${message}; due for half an interval and not replaced`);
      }
      return { state: dueOn2 !== void 0 && dueOn2 <= now ? "due" : "current", message };
    }
  }
}
function stateOfSkipped(reason) {
  switch (reason) {
    case "subscription-inactive":
    case "whole-service-subscription":
      return "left-alone";
    case "superseded":
    case "lease-taken":
    case "lease-lost":
    case "out-of-time":
      return "unknown";
    default:
      return "blocked";
  }
}
function statusTable({ keys, needPerson, asOf }, inCell = cell) {
  const ordered = [...keys].sort(
    (one, other2) => Number(other2.needsPerson) - Number(one.needsPerson)
  );
  const rows = ordered.map(
    (key) => [
      key.subscription,
      key.state,
      key.ageSeconds === void 0 ? "" : age(key.ageSeconds),
      day(key.dueOn),
      day(key.expiresOn),
      key.slot ?? "",
      key.lastRun === void 0 ? "" : runInWords(key.lastRun),
      key.reason === void 0 ? key.message : `${key.reason}: ${key.message}`
    ].map(inCell).join(" | ")
  );
  return [
    "| Subscription | State | Age | Due | Works until | Slot | Last run | |",
    "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ...rows.map((row) => `| ${row} |`),
    "",
    needPerson.length === 0 ? `As of ${asOf}, no key of ${keys.length} needs a person.` : `As of ${asOf}, ${needPerson.length} of ${keys.length} need a person; docs/runbook.md has a section for each reason.`,
    ""
  ].join("\n");
}
function runInWords({
  trigger = "unknown",
  principal,
  commit,
  reason,
  runId
}) {
  return [
    trigger,
    principal && `by ${principal}`,
    commit && `at ${commit.slice(0, 12)}`,
    reason && `(${reason})`,
    runId
  ].filter((part) => part !== void 0 && part !== "").join(" ");
}
function age(seconds) {
  if (seconds >= 86400) return `${Math.floor(seconds / 86400)} d`;
  return seconds >= 3600 ? `${Math.floor(seconds / 3600)} h` : `${Math.floor(seconds / 60)} min`;
}
function day(date2) {
  return date2 === void 0 ? "" : `${date2.slice(0, 16).replace("T", " ")}Z`;
}
function isoDate(time) {
  return new Date(time).toISOString();
}

// function/confidence.ts
async function confidentially(work) {
  const confidence = createConfidence();
  try {
    return await work(confidence);
  } catch (error) {
    if (error instanceof SettingsError) throw error;
    if (error instanceof RemoteError) {
      const { failure, status, retryAfter } = error;
      throw new RemoteError(failure, confidence.scrub(error.message), {
        ...status !== void 0 && { status },
        retryAfter
      });
    }
    const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    throw new RemoteError("unexpected", redact(confidence.scrub(text)));
  }
}
function overheard({ keys, secrets }, { learn }) {
  return {
    keys: {
      list: () => keys.list(),
      regenerate: (...request) => keys.regenerate(...request),
      async read(subscription) {
        const found = await keys.read(subscription);
        if (found !== void 0) for (const key of [found.primary, found.secondary]) learn(key);
        return found;
      },
      replace(subscription, slot, key, ...others) {
        learn(key);
        return keys.replace(subscription, slot, key, ...others);
      }
    },
    secrets: {
      list: () => secrets.list(),
      set: (...request) => secrets.set(...request),
      retag: (...request) => secrets.retag(...request),
      disable: (...request) => secrets.disable(...request),
      async get(name) {
        const reading = await secrets.get(name);
        if (reading.kind === "found") learn(reading.secret.value);
        return reading;
      },
      async succeeded(name) {
        const versions = await secrets.succeeded(name);
        for (const { value } of versions) learn(value);
        return versions;
      }
    }
  };
}
var PREFIX = 4;
var MASK = "***";
function createConfidence() {
  const learnt = /* @__PURE__ */ new Set();
  const fresh = /* @__PURE__ */ new Set();
  const forms = /* @__PURE__ */ new Map();
  function index() {
    for (const form of [...fresh].flatMap(formsOf)) {
      const start = form.slice(0, PREFIX);
      forms.set(start, [...forms.get(start) ?? [], form]);
    }
    fresh.clear();
  }
  const scrub = (text) => {
    index();
    if (forms.size === 0) return text;
    const folded = fold(text);
    let clean = "";
    for (let place = 0; place < text.length; ) {
      const length = (forms.get(folded.slice(place, place + PREFIX)) ?? []).filter((form) => folded.startsWith(form, place)).reduce((longest, form) => Math.max(longest, form.length), 0);
      clean += length === 0 ? text[place] : MASK;
      place += Math.max(length, 1);
    }
    return clean;
  };
  return {
    learn(key) {
      if (key.length < PREFIX || learnt.has(key)) return;
      learnt.add(key);
      fresh.add(key);
    },
    scrub,
    told: (result) => result.outcome.kind === "failed" ? { ...result, outcome: { ...result.outcome, message: scrub(result.outcome.message) } } : result
  };
}
function fold(text) {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
function formsOf(key) {
  const json = JSON.stringify(key).slice(1, -1);
  const url = encodeURIComponent(key);
  const hex = Buffer.from(key).toString("hex");
  const forms = [
    key,
    json,
    json.replaceAll("/", "\\/"),
    json.replace(/[\u007f-\uffff]/g, unicodeEscape),
    // .NET escapes these in JSON, too.
    json.replaceAll('\\"', "\\u0022").replace(/[+&<>'`\u007f-\uffff]/g, unicodeEscape),
    JSON.stringify(json).slice(1, -1),
    key.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;"),
    key.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;").replaceAll("'", "&#39;"),
    url,
    url.replaceAll("%20", "+"),
    url.replace(/[!'()~]/g, percent).replaceAll("%20", "+"),
    url.replace(/[!'()*~._-]/g, percent),
    encodeURIComponent(url),
    encodeURI(key),
    hex,
    hex.replace(/../g, "%$&"),
    hex.replace(/..(?!$)/g, "$&-"),
    hex.replace(/..(?!$)/g, "$& "),
    ...[0, 1, 2].flatMap((offset) => base64At(key, offset))
  ];
  return [...new Set(forms.map(fold))].filter((form) => form.length >= PREFIX);
}
function unicodeEscape(character) {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
function percent(character) {
  return `%${character.charCodeAt(0).toString(16)}`;
}
function base64At(key, offset) {
  const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(key)]);
  const whole = Math.floor(bytes.length * 8 / 6);
  const text = bytes.toString("base64").slice(offset === 0 ? 0 : offset + 1, whole);
  return [text, text.replaceAll("+", "-").replaceAll("/", "_")];
}

// function/rehearsal.ts
var APIM_VERSION = "2024-05-01";
var VAULT_VERSION = "2026-04-01";
var NOT_WRITTEN = "(not written)";
function rehearse(keys, secrets, where) {
  const requests = [];
  return {
    requests,
    keys: new RehearsedKeys(keys, where, requests),
    secrets: new RehearsedSecrets(secrets, where, requests)
  };
}
var RehearsedKeys = class {
  #keys;
  #where;
  #requests;
  #pretended = /* @__PURE__ */ new Map();
  #made = 0;
  constructor(keys, where, requests) {
    this.#keys = keys;
    this.#where = where;
    this.#requests = requests;
  }
  list() {
    return this.#keys.list();
  }
  async read(subscription) {
    const found = await this.#keys.read(subscription);
    return found && { ...found, ...this.#pretended.get(subscription) };
  }
  async regenerate(subscription, slot) {
    const name = slot === "primary" ? "Primary" : "Secondary";
    this.#requests.push(`POST ${this.#address(subscription, `/regenerate${name}Key`)}`);
    this.#made += 1;
    this.#pretend(subscription, slot, String(this.#made).padStart(32, "0"));
    return "regenerated";
  }
  async replace(subscription, slot, key, etag) {
    const body = JSON.stringify({ properties: { [`${slot}Key`]: "<new key>" } });
    this.#requests.push(`PATCH ${this.#address(subscription)} If-Match: ${etag} ${body}`);
    this.#pretend(subscription, slot, key);
    return "replaced";
  }
  #pretend(subscription, slot, key) {
    this.#pretended.set(subscription, { ...this.#pretended.get(subscription), [slot]: key });
  }
  #address(subscription, action = "") {
    return `https://management.azure.com${this.#where.serviceId}/subscriptions/${subscription}${action}?api-version=${APIM_VERSION}`;
  }
};
var RehearsedSecrets = class {
  #secrets;
  #where;
  #requests;
  #versions = /* @__PURE__ */ new Map();
  #tags = /* @__PURE__ */ new Map();
  #disabled = /* @__PURE__ */ new Set();
  constructor(secrets, where, requests) {
    this.#secrets = secrets;
    this.#where = where;
    this.#requests = requests;
  }
  list() {
    return this.#secrets.list();
  }
  async get(name) {
    const reading = await this.#secrets.get(name);
    const written = this.#versions.get(name);
    const tags = this.#tags.get(name);
    if (written === void 0) {
      if (reading.kind !== "found" || tags === void 0) return reading;
      return { ...reading, secret: { ...reading.secret, tags } };
    }
    const { value, attributes } = written;
    const { expiresOn } = attributes;
    const secret = {
      value,
      version: NOT_WRITTEN,
      createdOn: reading.now,
      expiresOn,
      tags: tags ?? attributes.tags
    };
    return { kind: "found", secret, now: reading.now };
  }
  async set(name, value, attributes) {
    const { tags, contentType, expiresOn } = attributes;
    const body = JSON.stringify({
      value: "<new key>",
      contentType,
      attributes: { exp: Math.floor(expiresOn / 1e3) },
      tags
    });
    this.#requests.push(`PUT ${this.#address(name)} ${body}`);
    this.#versions.set(name, { value, attributes });
    this.#tags.delete(name);
    return { version: NOT_WRITTEN };
  }
  async retag(name, version, tags) {
    const body = JSON.stringify({ attributes: {}, tags });
    this.#requests.push(`PATCH ${this.#address(`${name}/${version}`)} ${body}`);
    this.#tags.set(name, tags);
    return "noted";
  }
  async succeeded(name) {
    const old = [...await this.#secrets.succeeded(name)];
    if (this.#versions.has(name)) {
      const reading = await this.#secrets.get(name);
      if (reading.kind === "found") old.push(reading.secret);
    }
    return old.filter(({ version }) => !this.#disabled.has(`${name}/${version}`));
  }
  async disable(name, version) {
    this.#disabled.add(`${name}/${version}`);
    const body = '{"attributes":{"enabled":false}}';
    this.#requests.push(`PATCH ${this.#address(`${name}/${version}`)} ${body}`);
  }
  #address(path) {
    return `${this.#where.vaultUrl}/secrets/${path}?api-version=${VAULT_VERSION}`;
  }
};

// function/due.ts
import { createHash } from "node:crypto";
var EARLINESS = 6e4;
var END_OF_TIME = 864e13;
function dueOn(name, version, timing) {
  const { opens } = runFor(version.createdOn, name, timing);
  return Math.max(opens, predecessorsExpiry(version) ?? opens);
}
function closedUntil(now, { calendar }) {
  if (calendar === void 0 || calendar.isOpen(now + EARLINESS) || calendar.isOpen(now)) {
    return void 0;
  }
  return calendar.nextRun(now) ?? END_OF_TIME;
}
function expiryOf(name, now, timing) {
  return runFor(runFor(now, name, timing).time, name, timing).opens;
}
function predecessorsExpiry({ tags, createdOn, expiresOn }) {
  const history = historyOf(tags);
  if (history !== void 0) return history.other?.worksUntil;
  return expiresOn === void 0 ? void 0 : createdOn + (expiresOn - createdOn) / 2;
}
function runFor(createdOn, name, { interval, calendar }) {
  const end = calendar?.spread ? ownTurn(createdOn + interval, name, interval) : createdOn + interval;
  if (calendar === void 0) return { time: end, opens: end };
  const half = createdOn + interval / 2;
  const before = calendar.lastRun(end + EARLINESS);
  const time = before !== void 0 && before >= half ? before : calendar.nextRun(half) ?? end;
  return { time, opens: time - EARLINESS };
}
function ownTurn(time, name, interval) {
  const share = createHash("sha256").update(name.toLowerCase()).digest().readUInt32BE() / 2 ** 32;
  const offset = share * interval;
  return Math.round((time - offset) / interval) * interval + offset;
}

// function/outcome.ts
function skipped(reason) {
  return { kind: "skipped", reason };
}

// function/rules.ts
function permitOf({ ports, rules }) {
  return async () => {
    if (!ports.hasTime()) return "out-of-time";
    if (ports.lease === void 0) return void 0;
    return await ports.lease.holdsFor(rules.requestTimeout) ? void 0 : "lease-lost";
  };
}

// function/slots.ts
function slotOf(keys, value) {
  if (keys.primary === value) return "primary";
  return keys.secondary === value ? "secondary" : void 0;
}
function other(slot) {
  return slot === "primary" ? "secondary" : "primary";
}

// function/publish.ts
var CONTENT_TYPE = "text/plain; charset=utf-8";
async function publishStaged(rotation, staged, publication) {
  const { kind, cutShort, existing } = publication;
  const gateway = await askGateway(rotation, staged.keys[staged.slot]);
  const notDisabled = await disableDead(rotation, publication.old, staged.keys);
  const published2 = await publish(rotation, staged, {
    otherWorksUntil: existing.expiresOn,
    ...publication
  });
  if (typeof published2 === "string") return skipped(published2);
  return { kind, ...published2, gateway, notDisabled, cutShort };
}
async function askGateway({ ports, rules }, key) {
  if (ports.gateway === void 0) return "not-asked";
  const verdict = await ports.gateway.accepts(
    key,
    async () => await ports.lease?.holdsFor(rules.requestTimeout)
  );
  const pending = "nothing was published, the next run asks again.";
  if (verdict === "refused") {
    throw new RemoteError(
      "gateway-refused",
      `The gateway does not accept the new key yet; ${pending}`
    );
  }
  if (verdict === "unreachable") {
    throw new RemoteError(
      "unavailable",
      `The gateway could not be asked about the new key; ${pending}`
    );
  }
  return verdict;
}
async function oldVersions({
  ports,
  target
}) {
  return ports.secrets.succeeded(target.secretName).catch(() => void 0);
}
async function disableDead({ ports, target }, old, keys) {
  if (old === void 0) return "unknown";
  const left = [];
  for (const { version, value } of old) {
    if (value === keys.primary || value === keys.secondary) continue;
    await ports.secrets.disable(target.secretName, version).catch(() => left.push(version));
  }
  return left.length === 0 ? void 0 : left.join(", ");
}
async function publish(rotation, { slot, keys }, publication) {
  const { target, ports, rules } = rotation;
  const { now, existing } = publication;
  const expiresOn = expiryOf(target.secretName, now, rules);
  const value = keys[slot];
  const tags = versionTags(existing?.tags ?? {}, value, {
    service: rules.service,
    subscription: target.subscription,
    slot,
    otherKey: keys[other(slot)],
    previousVersion: existing?.version,
    rotatedBy: rules.trigger,
    runId: rules.runId,
    origin: rules.origin,
    recovered: publication.recovered,
    history: {
      madeAfter: publication.madeAfter,
      // What is published now counts as new, even where two servers of the vault disagree about the time.
      readOn: Math.max(now, rules.since ?? now),
      other: {
        madeAfter: publication.otherMadeAfter,
        worksUntil: publication.otherWorksUntil
      }
    }
  });
  const attributes = { tags, contentType: CONTENT_TYPE, expiresOn };
  const result = await ports.secrets.set(target.secretName, value, attributes, permitOf(rotation));
  if (typeof result === "string") return result === "deleted" ? "secret-deleted" : result;
  return { slot, version: result.version, expiresOn, gateway: "not-asked" };
}

// function/recovery.ts
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
  const survivor = reason === "published-key-replaced" ? historyOf(secret.tags) : void 0;
  const published2 = await publish(
    rotation,
    { kind: "staged", slot, keys },
    {
      now,
      existing: secret,
      recovered: reason,
      // The published key was replaced since both were read; the other one is still what it was, with its promise.
      madeAfter: survivor?.readOn,
      otherMadeAfter: survivor?.other.madeAfter,
      otherWorksUntil: survivor?.other.worksUntil
    }
  );
  if (typeof published2 === "string") return skipped(published2);
  const notDisabled = await disableDead(rotation, [secret], keys);
  return { kind: "recovered", reason, ...published2, notDisabled };
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

// function/replace.ts
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

// function/emergency.ts
function isAllNew(tags, rules) {
  const { madeAfter, other: other2 } = historyOf(tags) ?? { other: {} };
  return isNew(tags, madeAfter, rules) && isNew(tags, other2.madeAfter, rules);
}
async function replaceOld(rotation, found) {
  const { secret, keys, active } = found;
  const since = rotation.rules.since ?? Math.floor(found.now / 1e3) * 1e3;
  const rules = { ...rotation.rules, since };
  const now = Math.max(found.now, since);
  const idle = other(active);
  const ages = agesOf(secret.tags, secret.value, keys[idle]);
  if (isNew(secret.tags, ages.active, rules)) {
    return isNew(secret.tags, ages.idle, rules) ? alreadyReplaced(rotation, found, now, ages.idle) : replaceOther(rotation, found, now);
  }
  const old = (madeAfter) => madeAfter === void 0 ? void 0 : Math.min(madeAfter, since - 1e3);
  const adopt = keys[idle] !== secret.value && isNew(secret.tags, ages.idle, rules);
  if (!adopt) {
    const noted = await note(rotation, secret, keys[idle], {
      readOn: now,
      other: { madeAfter: old(ages.idle), worksUntil: predecessorsExpiry(secret) }
    });
    if (noted !== "noted") return skipped(noted);
  }
  const staged = adopt ? { kind: "staged", slot: idle, keys } : await replaceIdle(rotation, secret, keys, idle);
  if (staged.kind !== "staged") return staged;
  return publishStaged(rotation, staged, {
    now,
    existing: secret,
    old: found.old,
    madeAfter: adopt ? ages.idle : now,
    otherMadeAfter: old(ages.active),
    kind: "rotated",
    cutShort: found.due > found.now ? found.due : void 0
  });
}
async function replaceOther(rotation, found, now) {
  const { secret, old, keys, active } = found;
  const staged = await replaceIdle(rotation, secret, keys, other(active));
  if (staged.kind !== "staged") return staged;
  const notDisabled = await disableDead(rotation, old, staged.keys);
  await noteEnd(rotation, secret, staged.keys[staged.slot], now);
  return { ...published(found), kind: "rotated", otherReplaced: true, notDisabled };
}
async function alreadyReplaced(rotation, { secret, old, keys, active }, now, idleMadeAfter) {
  await disableDead(rotation, old, keys);
  await noteEnd(rotation, secret, keys[other(active)], now, idleMadeAfter);
  return { kind: "already-replaced" };
}
function published({ secret, active }) {
  const { version, expiresOn = 0 } = secret;
  return { slot: active, version, expiresOn, gateway: "not-asked" };
}
async function noteEnd(rotation, secret, idleKey, now, idle = now) {
  const other2 = { madeAfter: idle };
  await note(rotation, secret, idleKey, { readOn: now, other: other2 }).catch(() => void 0);
}
function note(rotation, secret, idleKey, seen) {
  const { target, ports } = rotation;
  const { version, value, tags } = secret;
  const { madeAfter } = historyOf(tags) ?? {};
  const noted = notedTags(tags, value, idleKey, { madeAfter, ...seen });
  return ports.secrets.retag(target.secretName, version, noted, permitOf(rotation));
}
function joined(first, second) {
  const gateway = second.gateway === "not-asked" ? first?.gateway : second.gateway;
  return { ...first, ...second, gateway: gateway ?? "not-asked" };
}
function halfway(first, second) {
  if (first?.kind !== "rotated") return second;
  const message = "The new key is published, but the key in the other slot still works.";
  if (second.kind === "failed") {
    return { ...second, message: `${message} ${second.message}` };
  }
  const reason = second.kind === "skipped" ? second.reason : second.kind;
  const cause = reason === "out-of-time" ? "out-of-time" : "conflict";
  return {
    kind: "failed",
    cause,
    message: `${message} It was left alone (${reason}); run it again.`
  };
}

// function/plan.ts
var SUITABLE_NAME = /^[0-9a-zA-Z-]{1,127}$/;
function secretName(subscription) {
  return `subscription-key-${subscription}`;
}
function targetsOf(subscriptions, discovered) {
  const ids = subscriptions === "*" ? (discovered ?? []).filter((found) => !found.wholeService).map((found) => found.id) : subscriptions;
  return distinct(ids).map((subscription) => ({
    subscription,
    secretName: secretName(subscription)
  }));
}
function withoutLooking(target, secret, now, rules) {
  if (!SUITABLE_NAME.test(target.secretName)) return skipped("unsuitable-secret-name");
  if (secret === void 0) return void 0;
  switch (rules.mode) {
    case "reconcile":
      return void 0;
    case "forced":
      return isPublishedSince(secret, rules) ? { kind: "already-replaced" } : void 0;
    case "emergency":
      return isAllNew(secret.tags, rules) ? { kind: "already-replaced" } : void 0;
    case "scheduled": {
      if (!secret.enabled) return skipped("secret-disabled");
      const due = dueOn(target.secretName, secret, rules);
      const waitsUntil = due > now ? due : closedUntil(now, rules);
      return waitsUntil === void 0 ? void 0 : { kind: "not-due", dueOn: waitsUntil };
    }
  }
}
function objectionTo2(subscription) {
  if (subscription === void 0) return skipped("subscription-missing");
  if (subscription.wholeService) return skipped("whole-service-subscription");
  if (subscription.state !== "active") return skipped("subscription-inactive");
  return void 0;
}

// function/rotation.ts
var MOST_ROUNDS = 3;
async function rotateSubscription(target, ports, rules) {
  const rotation = { target, ports, rules };
  let published2;
  for (let round = 1; ; round += 1) {
    const outcome = await rotate(rotation).catch(failed);
    if (rules.mode !== "emergency") return outcome;
    if (!("expiresOn" in outcome)) return halfway(published2, outcome);
    published2 = joined(published2, outcome);
    if (published2.otherReplaced || round === MOST_ROUNDS) return published2;
  }
}
async function rotate(rotation) {
  const { target, ports, rules } = rotation;
  const { mode } = rules;
  const reading = await ports.secrets.get(target.secretName);
  if (reading.kind === "disabled") return skipped("secret-disabled");
  if (reading.kind === "absent") return bootstrap(rotation, reading.now);
  const { secret, now } = reading;
  const objection = objectionTo(secret.tags, rules.service, target.subscription);
  if (objection !== void 0) return skipped(REASON_OF_OBJECTION[objection]);
  const due = dueOn(target.secretName, secret, rules);
  const waitsUntil = due > now ? due : closedUntil(now, rules);
  if (mode === "scheduled" && waitsUntil !== void 0) {
    return { kind: "not-due", dueOn: waitsUntil };
  }
  if (mode === "forced" && isPublishedSince(secret, rules)) {
    return { kind: "already-replaced" };
  }
  const old = mode === "reconcile" ? [] : await oldVersions(rotation);
  const keys = await ports.keys.read(target.subscription);
  if (keys === void 0) return skipped("subscription-missing");
  const active = slotOf(keys, secret.value);
  if (active === void 0) return recover(rotation, secret);
  if (mode === "reconcile") return { kind: "intact", slot: active };
  if (mode === "emergency") return replaceOld(rotation, { secret, now, old, keys, active, due });
  const idle = other(active);
  const ages = agesOf(secret.tags, secret.value, keys[idle]);
  const adopt = wasNeverPublished(secret, keys[idle]);
  const staged = adopt ? { kind: "staged", slot: idle, keys } : await replaceIdle(rotation, secret, keys, idle);
  if (staged.kind !== "staged") return staged;
  return publishStaged(rotation, staged, {
    now,
    existing: secret,
    old,
    madeAfter: adopt ? ages.idle : now,
    otherMadeAfter: ages.active,
    kind: adopt ? "adopted" : "rotated",
    cutShort: due > now && !adopt ? due : void 0
  });
}
async function bootstrap(rotation, now) {
  const keys = await rotation.ports.keys.read(rotation.target.subscription);
  if (keys === void 0) return skipped("subscription-missing");
  const published2 = await publish(rotation, { kind: "staged", slot: "primary", keys }, { now });
  return typeof published2 === "string" ? skipped(published2) : { kind: "bootstrapped", ...published2 };
}
function wasNeverPublished(secret, idleKey) {
  return idleKey !== secret.value && madeSincePublication(secret.tags, idleKey);
}
var REASON_OF_OBJECTION = {
  "not-managed": "secret-not-managed",
  "of-another-subscription": "secret-of-another-subscription",
  "too-many-tags": "secret-has-too-many-tags"
};
function failed(error) {
  if (error instanceof RemoteError) {
    if (error.failure === "out-of-time") return skipped("out-of-time");
    return { kind: "failed", cause: error.failure, message: error.message };
  }
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return { kind: "failed", cause: "unexpected", message: redact(text) };
}

// function/run.ts
async function runRotation(plan, ports, onResult, onDue = () => void 0) {
  const vault = await ports.secrets.list();
  const since = sinceOf(plan.rules, vault.now);
  const rulesFor = ({ subscription }) => ({
    ...plan.rules,
    since,
    repeats: plan.rules.since !== void 0,
    interval: plan.intervals?.get(subscription.toLowerCase()) ?? plan.rules.interval
  });
  const secrets = new Map(vault.secrets.map((secret) => [secret.name.toLowerCase(), secret]));
  const discovered = plan.subscriptions === "*" ? await ports.keys.list() : void 0;
  const secretOf = ({ secretName: secretName2 }) => secrets.get(secretName2.toLowerCase());
  const targets = targetsOf(plan.subscriptions, discovered).map((target) => {
    const secret = secretOf(target);
    if (secret === void 0) return { ...target, dueOn: void 0 };
    const rules = rulesFor(target);
    const due2 = dueOn(target.secretName, secret, rules);
    const overdueOn = due2 + rules.interval / 2;
    return { ...target, dueOn: due2, overdueOn, expiresOn: secret.expiresOn };
  });
  const outcomes = /* @__PURE__ */ new Map();
  const conclude = (target, outcome) => {
    outcomes.set(target, outcome);
    onResult({ ...target, outcome });
  };
  const due = [];
  for (const target of targets) {
    const early = withoutLooking(target, secretOf(target), vault.now, rulesFor(target));
    if (early === void 0) due.push(target);
    else conclude(target, early);
  }
  onDue(due, vault.now, since);
  if (due.length > 0) {
    const subscriptions = discovered ?? await ports.keys.list();
    const byId = new Map(subscriptions.map((found) => [found.id.toLowerCase(), found]));
    const rotatable = due.filter((target) => {
      const objection = objectionTo2(byId.get(target.subscription.toLowerCase()));
      if (objection !== void 0) conclude(target, objection);
      return objection === void 0;
    });
    const age2 = (target) => secretOf(target)?.createdOn ?? 0;
    rotatable.sort((one, other2) => age2(one) - age2(other2));
    const spelt = (target) => ({
      subscription: byId.get(target.subscription.toLowerCase())?.id ?? target.subscription,
      secretName: secretOf(target)?.name ?? target.secretName
    });
    const rotate3 = (target, lease) => rotateSubscription(spelt(target), { ...ports, lease }, rulesFor(target));
    const work = { ports, conclude, concurrency: plan.concurrency, rotate: rotate3 };
    await (plan.rules.mode === "reconcile" ? reconcile : rotateUnderLease)(rotatable, work);
  }
  return targets.map((target) => ({
    ...target,
    outcome: outcomes.get(target) ?? failed(new Error("The run ended without a result."))
  }));
}
function sinceOf({ mode, since }, now) {
  if (mode !== "forced" && mode !== "emergency") return void 0;
  if (since === void 0) return Math.floor(now / 1e3) * 1e3;
  if (since <= now + CLOCK_DIFFERENCE) return since;
  const date2 = new Date(now).toISOString();
  const problem = `since lies in the future: it is ${date2} by the clock of the vault.`;
  throw new SettingsError([problem], "request");
}
async function rotateUnderLease(targets, work) {
  const { ports, conclude } = work;
  if (targets.length === 0) return;
  const lease = await ports.leases?.acquire();
  if (ports.leases !== void 0 && lease === void 0) {
    for (const target of targets) conclude(target, { kind: "skipped", reason: "lease-taken" });
    return;
  }
  try {
    await inParallel(targets, work.concurrency, async (target) => {
      const outcome = ports.hasTime() ? await work.rotate(target, lease) : { kind: "skipped", reason: "out-of-time" };
      conclude(target, outcome);
    });
  } finally {
    await lease?.release().catch(() => void 0);
  }
}
var TIME_TO_HEAL = 12e4;
async function reconcile(targets, work) {
  const { ports, conclude } = work;
  const unseen = [];
  const ill = [];
  const none = { holdsFor: async () => false };
  await inParallel(await inTurn(targets, ports), work.concurrency, async (target) => {
    if (!ports.hasTime(TIME_TO_HEAL)) {
      unseen.push(target);
      conclude(target, { kind: "skipped", reason: "out-of-time" });
      return;
    }
    const outcome = await work.rotate(target, none);
    if (outcome.kind === "skipped" && outcome.reason === "lease-lost") ill.push(target);
    else conclude(target, outcome);
  });
  await rotateUnderLease(ill, work);
  await ports.bookmark?.write(unseen[0]?.subscription).catch(() => void 0);
}
async function inTurn(targets, { bookmark, newKey }) {
  const id = ({ subscription }) => subscription.toLowerCase();
  const ordered = [...targets].sort((one, other2) => id(one) < id(other2) ? -1 : 1);
  const anywhere = Number.parseInt(newKey().slice(0, 8), 16) % ordered.length;
  const place = await bookmark?.read().catch(() => ordered[anywhere]?.subscription);
  const start = ordered.findIndex((target) => id(target) >= (place ?? "").toLowerCase());
  return start < 1 ? ordered : [...ordered.slice(start), ...ordered.slice(0, start)];
}
async function inParallel(items, limit, work) {
  const queue = items.values();
  const worker = async () => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
}

// function/inspect.ts
function inspect(settings, credential, options = {}, machine = thisMachine) {
  return confidentially((confidence) => look(settings, credential, options, machine, confidence));
}
async function look(settings, credential, { only, budget = DEFAULT_BUDGET }, machine, confidence) {
  const { clock, newId, newKey } = machine;
  const subscriptions = chosen(settings, only);
  const endsAt = clock.monotonic() + budget;
  const azure = overheard(await connectAzure(settings, credential, endsAt, machine), confidence);
  const listing = await azure.secrets.list();
  const secrets = { ...azure.secrets, list: async () => listing };
  const results = await runRotation(
    {
      subscriptions,
      intervals: settings.intervals,
      concurrency: CONCURRENCY,
      rules: {
        service: settings.serviceId,
        discipline: settings.discipline,
        mode: "reconcile",
        interval: settings.interval,
        calendar: settings.calendar,
        requestTimeout: REQUEST_TIMEOUT,
        trigger: "status",
        runId: newId()
      }
    },
    {
      ...rehearse(azure.keys, secrets, settings),
      newKey,
      hasTime: (milliseconds = 0) => clock.monotonic() + milliseconds < endsAt
    },
    () => void 0
  );
  return statusOf(settings.serviceId, results.map(confidence.told), listing);
}

// function/blob.ts
import { createHash as createHash2 } from "node:crypto";
var API_VERSION = "2023-11-03";
var SCOPE = "https://storage.azure.com/.default";
function blobOf(container, purpose, service, credential, clock, options) {
  const name = createHash2("sha256").update(service.toLowerCase()).digest("hex").slice(0, 32);
  const blob = `${container.replace(/(?<!\/)\/+$/, "")}/${purpose}-${name}`;
  const { call } = remoteService(clock, options);
  return (step, { method, query = "", headers = {}, body }) => call(step, "repeatable", async (signal) => {
    const token = await credential.getToken(SCOPE, { abortSignal: signal });
    if (token === null) {
      throw new RemoteError("unauthenticated", `Could not ${step}: no token.`);
    }
    signal.throwIfAborted();
    const sentAt = clock.monotonic();
    const response = await options.fetch(`${blob}${query}`, {
      method,
      headers: {
        authorization: `Bearer ${token.token}`,
        "x-ms-version": API_VERSION,
        ...headers
      },
      signal,
      ...body === void 0 ? {} : { body }
    });
    const text = await response.text();
    const code = response.headers.get("x-ms-error-code") ?? void 0;
    const { status } = response;
    if (status >= 500 || status === 429) {
      const told = response.headers.get("retry-after");
      const retryAfter = told === null ? void 0 : parseRetryAfter(told, clock.now());
      throw httpError(step, status, code, retryAfter);
    }
    return { status, code, text, sentAt };
  });
}

// function/bookmark.ts
function bookmarkInBlob(container, service, credential, clock, options) {
  const send = blobOf(container, "compared-up-to", service, credential, clock, options);
  let known = "";
  return {
    async read() {
      const step = "read where the last comparison stopped";
      const { status, code, text } = await send(step, { method: "GET" });
      if (status === 404) return void 0;
      if (status !== 200) throw httpError(step, status, code);
      known = text;
      return text === "" ? void 0 : text;
    },
    async write(subscription = "") {
      if (subscription === known) return;
      const step = "note where the comparison stopped";
      const headers = { "x-ms-blob-type": "BlockBlob", "content-type": "text/plain" };
      const { status, code } = await send(step, { method: "PUT", headers, body: subscription });
      if (status !== 201) throw httpError(step, status, code);
    }
  };
}

// function/gateway.ts
var FIRST_PAUSE = 1e3;
var LONGEST_PAUSE = 15e3;
var GRAVEST = ["refused", "unreachable", "unverifiable", "accepted"];
function checkGateways(addresses, clock, options) {
  return {
    async accepts(key, beforePause) {
      const endsAt = clock.monotonic() + options.patience;
      const verdicts = await Promise.all(
        addresses.map((address) => ask(address, key, endsAt, beforePause))
      );
      return GRAVEST.find((verdict) => verdicts.includes(verdict)) ?? "unverifiable";
    }
  };
  async function ask(address, key, endsAt, beforePause) {
    let control = "later";
    let said = "later";
    for (let pause = FIRST_PAUSE; ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
      if (control !== "no") control = await probe(address, options.newKey(), endsAt);
      if (control === "yes" || control === "unclear") return "unverifiable";
      if (control === "no") {
        said = await probe(address, key, endsAt);
        if (said === "yes") return "accepted";
        if (said === "unclear") return "unverifiable";
      }
      if (clock.monotonic() + pause > endsAt) return said === "no" ? "refused" : "unreachable";
      await beforePause().catch(() => void 0);
      await clock.sleep(pause);
    }
  }
  async function probe(address, key, endsAt) {
    const left = Math.max(FIRST_PAUSE, endsAt - clock.monotonic());
    try {
      return await within(Math.min(options.requestTimeout, left), async (signal) => {
        const headers = { "api-key": key };
        const response = await options.fetch(address, { headers, redirect: "manual", signal });
        return whatIsSaid(response, await response.text());
      });
    } catch {
      return "later";
    }
  }
}
function whatIsSaid({ status, ok, headers }, text) {
  if (ok) return "yes";
  if (status >= 500 || status === 429 || status === 408) return "later";
  const challenge = headers.get("www-authenticate") ?? "";
  const ownAnswer = /^AzureApiManagementKey\b/i.test(challenge) || namesTheKey(text);
  return status === 401 && ownAnswer ? "no" : "unclear";
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
var LEASE_SECONDS = 60;
var BlobLeases = class {
  #send;
  #clock;
  #newId;
  /**
   * @param container URL of an existing container, `https://<account>.blob.core.windows.net/<container>`
   * @param service ARM id of the API Management service; runs for other services do not exclude each other
   */
  constructor(container, service, credential, clock, options) {
    this.#send = blobOf(container, "rotation", service, credential, clock, options);
    this.#clock = clock;
    this.#newId = options.newId;
  }
  async acquire() {
    const step = "acquire the lease";
    const id = this.#newId();
    const request = (action) => requestLease(this.#send, action, id);
    for (const mayCreate of [true, false]) {
      const answer = await request("acquire");
      if (answer.status === 201) return new BlobLease(request, this.#clock, answer.sentAt);
      if (answer.status === 409 && answer.code === "LeaseAlreadyPresent") return void 0;
      if (!mayCreate || answer.status !== 404 || answer.code === "ContainerNotFound") {
        throw httpError(step, answer.status, answer.code);
      }
      await this.#create();
    }
    return void 0;
  }
  async #create() {
    const step = "create the lease blob";
    const headers = { "x-ms-blob-type": "BlockBlob", "if-none-match": "*" };
    const answer = await this.#send(step, { method: "PUT", headers });
    if (answer.status === 201 || answer.status === 409 || answer.status === 412) return;
    throw httpError(step, answer.status, answer.code);
  }
};
var BlobLease = class {
  #request;
  #clock;
  /** Counted from before the request was sent, so never longer than the service counts. */
  #heldUntil;
  #renewal;
  constructor(request, clock, acquiredAt) {
    this.#request = request;
    this.#clock = clock;
    this.#heldUntil = acquiredAt + LEASE_SECONDS * 1e3;
  }
  async holdsFor(milliseconds) {
    if (this.#heldUntil === void 0) return false;
    if (this.#left() < Math.max(milliseconds, LEASE_SECONDS * 1e3 / 2)) {
      this.#renewal ??= this.#renew().finally(() => {
        this.#renewal = void 0;
      });
      await this.#renewal;
    }
    return this.#left() > milliseconds;
  }
  async release() {
    await this.#request("release");
  }
  #left() {
    return (this.#heldUntil ?? Number.NEGATIVE_INFINITY) - this.#clock.monotonic();
  }
  async #renew() {
    const answer = await this.#request("renew");
    this.#heldUntil = answer.status === 200 ? answer.sentAt + LEASE_SECONDS * 1e3 : void 0;
  }
};
function requestLease(send, action, id) {
  const headers = action === "acquire" ? { "x-ms-lease-duration": String(LEASE_SECONDS), "x-ms-proposed-lease-id": id } : { "x-ms-lease-id": id };
  return send(`${action} the lease`, {
    method: "PUT",
    query: "?comp=lease",
    headers: { "x-ms-lease-action": action, ...headers }
  });
}
var BETWEEN_ATTEMPTS = 5e3;
function patientLeases(source, clock, hasTime) {
  return {
    async acquire() {
      for (; ; ) {
        const lease = await source.acquire();
        if (lease !== void 0 || !hasTime(BETWEEN_ATTEMPTS)) return lease;
        await clock.sleep(BETWEEN_ATTEMPTS);
      }
    }
  };
}

// function/origin.ts
var LONGEST = 200;
function presentable({ principal, commit, reason }) {
  const told = {
    principal: line(principal),
    // The digits of a commit look like a key's, so it is let through by its form only.
    commit: commit !== void 0 && /^[0-9a-f]{7,64}$/.test(commit) ? commit : void 0,
    reason: line(reason)
  };
  return Object.values(told).some((value) => value !== void 0) ? told : void 0;
}
function line(text) {
  const plain = redact(text ?? "").replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, " ").trim();
  return plain === "" ? void 0 : plain.slice(0, LONGEST).replace(new RegExp("\\p{Cs}$", "u"), "");
}

// function/rotate.ts
var GATEWAY_PATIENCE = 12e4;
var CALLS_PER_CHANGE = { regenerate: 3, conditional: 2 };
function callsPerKey(discipline, mode) {
  if (mode === "reconcile") return 1;
  return (mode === "emergency" ? 2 : 1) * CALLS_PER_CHANGE[discipline];
}
function rotate2(settings, credential, options, machine = thisMachine) {
  return confidentially((confidence) => run(settings, credential, options, machine, confidence));
}
async function run(settings, credential, options, machine, confidence) {
  const { clock, newId } = machine;
  const { serviceId: service, discipline, interval, intervals, calendar } = settings;
  const { mode = "scheduled", trigger } = options;
  const startedAt = clock.now();
  const runId = newId();
  const origin = options.startedBy && presentable(options.startedBy);
  const log = guarded(options.log);
  const started = guarded(options.watch?.started);
  const finished = guarded(options.watch?.finished);
  checkRequest(settings, options);
  const ports = await connectPorts(settings, credential, options, machine, confidence);
  const rules = { service, discipline, mode, interval, calendar, trigger, runId, origin };
  let since;
  const ended = await runRotation(
    {
      subscriptions: chosen(settings, options.only),
      intervals,
      concurrency: CONCURRENCY,
      rules: { ...rules, since: options.since, requestTimeout: REQUEST_TIMEOUT }
    },
    ports,
    (outcome) => {
      const result = confidence.told(outcome);
      finished(result);
      if (result.outcome.kind !== "intact") log(resultLine(runId, result));
    },
    (due, now, chosenSince) => {
      since = chosenSince === void 0 ? void 0 : new Date(chosenSince).toISOString();
      const calls = callsPerKey(discipline, mode);
      const start = {
        runId,
        mode,
        since,
        due: due.length,
        expectedSeconds: expectedSeconds(due.length, calls, CONCURRENCY),
        stops: consequencesOf(mode, due, now, interval)
      };
      log(startLine(start));
      started(start);
    }
  );
  const report = reportOf(ended.map(confidence.told), {
    runId,
    trigger,
    ...origin !== void 0 && { startedBy: origin },
    service,
    mode,
    discipline,
    leased: ports.leases !== void 0,
    startedAt,
    finishedAt: clock.now(),
    since,
    ...ports.rehearsed && { rehearsed: ports.rehearsed.map(confidence.scrub) }
  });
  log(summaryLine(report));
  return report;
}
function checkRequest(settings, { mode, since }) {
  if (mode === "emergency" && settings.leaseContainerUrl === void 0) {
    throw new SettingsError([
      "LEASE_CONTAINER_URL is missing; an emergency is safe beside other runs only under the lease."
    ]);
  }
  if (since !== void 0 && mode !== "forced" && mode !== "emergency") {
    throw new SettingsError(["since belongs to a forced run or an emergency."], "request");
  }
}
async function connectPorts(settings, credential, { mode, dryRun, budget = DEFAULT_BUDGET }, machine, confidence) {
  const { clock, newId, newKey } = machine;
  const endsAt = clock.monotonic() + budget;
  const hasTime = (milliseconds = 0) => clock.monotonic() + milliseconds < endsAt;
  const azure = overheard(await connectAzure(settings, credential, endsAt, machine), confidence);
  if (dryRun) {
    const { keys, secrets, requests } = rehearse(azure.keys, azure.secrets, settings);
    return { keys, secrets, newKey, hasTime, rehearsed: requests };
  }
  const { leaseContainerUrl: container, serviceId, gatewayCheckUrls } = settings;
  const { fetch: fetch2 } = machine;
  const storage = { requestTimeout: REQUEST_TIMEOUT, endsAt, fetch: fetch2, newId };
  const gateway = { fetch: fetch2, requestTimeout: REQUEST_TIMEOUT, patience: GATEWAY_PATIENCE, newKey };
  return {
    ...azure,
    newKey,
    hasTime,
    ...container !== void 0 && {
      leases: patientLeases(
        new BlobLeases(container, serviceId, credential, clock, storage),
        clock,
        hasTime
      )
    },
    ...container !== void 0 && mode === "reconcile" && {
      bookmark: bookmarkInBlob(container, serviceId, credential, clock, storage)
    },
    ...gatewayCheckUrls.length > 0 && {
      gateway: checkGateways(gatewayCheckUrls, clock, gateway)
    }
  };
}
function guarded(hear) {
  return (...values) => {
    try {
      hear?.(...values);
    } catch {
    }
  };
}

// action/run-origin.ts
function runOrigin(environment, reason) {
  return { principal: environment.GITHUB_ACTOR, commit: environment.GITHUB_SHA, reason };
}

export {
  thisMachine,
  describeConsequence,
  reportTable,
  describe,
  statusTable,
  inspect,
  rotate2 as rotate,
  runOrigin
};
