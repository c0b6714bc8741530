import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  createService
} from "./chunk-V5UVGAND.js";
import {
  renderPolicy
} from "./chunk-4MPUGQQR.js";
import {
  PoolRotation,
  ValueCache,
  createGateway
} from "./chunk-KFZXARLD.js";
import {
  ANY_MODEL
} from "./chunk-GSPKAURL.js";

// policy/simulate/limits.ts
var MINUTE = 6e4;
function createLimiter({
  tokensPerMinute,
  requestsPerMinute,
  requestWindow: seconds = 10
}) {
  const requests = requestsPerMinute ?? (tokensPerMinute === void 0 ? void 0 : tokensPerMinute / 1e3 * 6);
  const tokenWindow = createWindow(tokensPerMinute ?? Number.POSITIVE_INFINITY, MINUTE);
  const requestWindow = createWindow(
    requests === void 0 ? Number.POSITIVE_INFINITY : Math.ceil(requests * seconds / 60),
    seconds * 1e3
  );
  return {
    hasRoom: (tokens, now) => tokenWindow.left(now) >= tokens && requestWindow.left(now) >= 1,
    admit(tokens, now) {
      const wait = { tokens: tokenWindow.wait(tokens, now), requests: requestWindow.wait(1, now) };
      const exceeded = wait.tokens > 0 ? "tokens" : wait.requests > 0 ? "requests" : void 0;
      if (exceeded === void 0) {
        tokenWindow.charge(tokens, now);
        requestWindow.charge(1, now);
      }
      const retryAfter = exceeded === void 0 ? void 0 : Math.max(wait.tokens, wait.requests);
      const headers = {};
      if (tokensPerMinute !== void 0) {
        headers["x-ratelimit-limit-tokens"] = String(tokensPerMinute);
        headers["x-ratelimit-remaining-tokens"] = String(tokenWindow.left(now));
      }
      if (requests !== void 0) {
        headers["x-ratelimit-limit-requests"] = String(Math.floor(requests));
        headers["x-ratelimit-remaining-requests"] = String(requestWindow.left(now));
      }
      if (exceeded !== void 0) {
        headers[`x-ratelimit-reset-${exceeded}`] = String(Math.ceil((retryAfter ?? 0) / 1e3));
      }
      return { exceeded, retryAfter, headers };
    }
  };
}
function createWindow(capacity, length) {
  let amounts = [];
  let times = [];
  let first = 0;
  let used2 = 0;
  const forget = (now) => {
    for (let at = times[first]; at !== void 0; at = times[first]) {
      if (at + length > now) break;
      used2 -= amounts[first] ?? 0;
      first += 1;
    }
    if (first > times.length / 2) {
      amounts = amounts.slice(first);
      times = times.slice(first);
      first = 0;
    }
  };
  return {
    wait(amount, now) {
      forget(now);
      let excess = used2 + Math.min(amount, capacity) - capacity;
      if (amount > capacity && first === times.length) return length;
      for (let index = first; index < times.length && excess > 0; index += 1) {
        excess -= amounts[index] ?? 0;
        if (excess <= 0) return (times[index] ?? now) + length - now;
      }
      return 0;
    },
    charge(amount, now) {
      amounts.push(amount);
      times.push(now);
      used2 += amount;
    },
    left(now) {
      forget(now);
      return Math.max(0, capacity - used2);
    }
  };
}
function createBucket({ tokensPerMinute, burst }) {
  const perMillisecond = tokensPerMinute / MINUTE;
  const capacity = perMillisecond * burst * 1e3;
  let level = 0;
  let asOf = 0;
  const drain = (now) => {
    level = Math.max(0, level - (now - asOf) * perMillisecond);
    asOf = now;
  };
  return {
    hasRoom(tokens, now) {
      drain(now);
      return level < capacity && tokens <= capacity;
    },
    admit(tokens, now) {
      if (this.hasRoom(tokens, now)) {
        level += tokens;
        return { retryAfter: void 0, exceeded: void 0, headers: {} };
      }
      const retryAfter = Math.floor(Math.max(0, level - capacity) / perMillisecond) + 1;
      return { retryAfter, exceeded: "tokens", headers: {} };
    }
  };
}
function estimateTokens(text) {
  return Math.ceil(text.length / 4);
}

// policy/simulate/wire.ts
function pathOf({ kind, model }) {
  return kind === "chained" ? "v1/responses" : `deployments/${encodeURIComponent(model)}/chat/completions?api-version=2024-10-21`;
}
var WrittenBody = class extends Uint8Array {
  reading;
};
var TOKEN = "text";
var texts = TOKEN;
function textOf(tokens) {
  while (texts.length < tokens * TOKEN.length) texts += texts;
  return texts.slice(0, tokens * TOKEN.length);
}
var SLAB = 1 << 18;
var slab = Buffer.from(new ArrayBuffer(SLAB));
var used = 0;
function written(before, tokens, after) {
  const length = tokens * TOKEN.length;
  const most = (before.length + after.length) * 3 + length;
  if (used + most > slab.length) {
    slab = Buffer.from(new ArrayBuffer(Math.max(SLAB, most)));
    used = 0;
  }
  const start = used;
  used += slab.write(before, used);
  slab.fill(TOKEN, used, used + length);
  used += length;
  used += slab.write(after, used);
  return new WrittenBody(slab.buffer, start, used - start);
}
function bodyOf(call) {
  const { kind, model, caller, promptTokens, mostTokens, seed, previous } = call;
  const text = textOf(promptTokens);
  const about = JSON.stringify({ model, user: caller, seed }).slice(0, -1);
  const body = kind === "chained" ? written(
    `${about},"input":"`,
    promptTokens,
    `","max_output_tokens":${mostTokens}${previous === void 0 ? "" : `,"previous_response_id":${JSON.stringify(previous)}`}}`
  ) : written(
    `${about},"messages":[{"role":"user","content":"`,
    promptTokens,
    `"}],"max_tokens":${mostTokens}}`
  );
  const content = { model, user: caller, seed };
  body.reading = readContent(
    kind === "chained" ? {
      ...content,
      input: text,
      max_output_tokens: mostTokens,
      ...previous === void 0 ? {} : { previous_response_id: previous }
    } : { ...content, messages: [{ content: text }], max_tokens: mostTokens }
  );
  return body;
}
function readRequest({ url, body }) {
  if (!(body instanceof Uint8Array)) throw new Error("a simulated account takes whole bodies only");
  const reading = (body instanceof WrittenBody ? body.reading : void 0) ?? readContent(JSON.parse(Buffer.from(body).toString()));
  return { ...reading, deployment: deploymentIn(url) ?? reading.model };
}
var deployments = /* @__PURE__ */ new Map();
function deploymentIn(url) {
  if (!deployments.has(url)) {
    const named = /\/deployments\/([^/]+)\//.exec(url)?.[1];
    deployments.set(url, named === void 0 ? void 0 : decodeURIComponent(named));
  }
  return deployments.get(url);
}
function readContent(content) {
  const { model = "", seed = 0, messages = [], input = "", user = "" } = content;
  const most = content.max_tokens ?? content.max_output_tokens ?? 16;
  const prompt = messages.reduce(
    (sum, message) => sum + estimateTokens(message.content),
    estimateTokens(input)
  );
  return {
    model,
    caller: user,
    seed,
    tokens: prompt + most,
    completion: Math.ceil(most * (20 + seed % 81) / 100),
    previous: content.previous_response_id,
    stores: content.messages === void 0
  };
}
function responseId(account, number) {
  return `resp_${account}_${number}`;
}
function holderOf(response) {
  return /^resp_(.+)_\d+$/.exec(response)?.[1];
}

// policy/simulate/contenders.ts
function policyContender(name, options) {
  return {
    name,
    start({ situation, clock, random, transport }) {
      const { consumer, balancer } = withCaller(situation.balancer);
      const service = createService(balancer, {
        policy: options.policy ?? renderPolicy(balancer, options.surface),
        operations: options.operations,
        region: "Japan East",
        identityClientId: "identity",
        keysOf: (name2) => ({ primary: `${name2} 1`, secondary: `${name2} 2` })
      });
      const ports = { clock, random, transport, identityToken: () => "token" };
      const cache = new ValueCache(clock);
      const units = Array.from(
        { length: situation.units },
        () => createGateway(service, ports, { cache })
      );
      const base = `https://example.azure-api.net/${balancer.path}`;
      const headers = [
        ["api-key", [`${consumer} 1`]],
        ["content-type", ["application/json"]]
      ];
      const urls = /* @__PURE__ */ new Map();
      const urlOf = (path) => {
        const url = urls.get(path) ?? new URL(`${base}/${path}`);
        urls.set(path, url);
        return url;
      };
      return (call) => {
        const unit = units[Math.floor(random() * units.length)];
        if (unit === void 0) throw new Error("a service has one unit at least");
        const body = bodyOf(call);
        const request = {
          method: "POST",
          url: urlOf(pathOf(call)),
          headers: new Map(headers).set("content-length", [
            String(body.length)
          ]),
          body,
          clientAddress: "203.0.113.1"
        };
        return unit.handle(request).then(call.kind === "chained" ? chainedAnswer : answerOf);
      };
    }
  };
}
function withCaller(balancer) {
  let consumer = "simulation";
  while (balancer.consumers.some(({ name }) => name === consumer)) consumer += "-";
  const caller = {
    name: consumer,
    subscription: consumer,
    models: void 0,
    tokensPerMinute: void 0
  };
  return { consumer, balancer: { ...balancer, consumers: [...balancer.consumers, caller] } };
}
function chainedAnswer(response) {
  const { status, headers, body } = response;
  if (status >= 300) return answerOf(response);
  return responseIn(body).then((response2) => ({ status, headers, response: response2 }));
}
function answerOf({ status, headers, body }) {
  const answer = { status, headers };
  return body instanceof ReadableStream ? body.cancel().then(() => answer) : answer;
}
async function responseIn(body) {
  const text = body instanceof Uint8Array ? Buffer.from(body).toString() : await textOf2(body);
  const content = JSON.parse(text);
  return content.id;
}
async function textOf2(body) {
  return body === void 0 ? "{}" : await new Response(body).text();
}

// policy/simulate/timeline.ts
var MOST = 240;
function createTimeline(names) {
  let step = 1e3;
  let used2 = 0;
  const lines = new Map(names.map((name) => [name, new Float64Array(MOST)]));
  const fold = () => {
    step *= 2;
    used2 = Math.ceil(used2 / 2);
    for (const line of lines.values()) {
      for (let index = 0; index < MOST; index += 1) {
        line[index] = 2 * index < MOST ? (line[2 * index] ?? 0) + (line[2 * index + 1] ?? 0) : 0;
      }
    }
  };
  return {
    /** @param at milliseconds since the start */
    count(name, at, times = 1) {
      const line = lines.get(name);
      if (line === void 0) throw new Error(`there is no line ${name}`);
      while (at >= step * MOST) fold();
      const index = Math.floor(at / step);
      line[index] = (line[index] ?? 0) + times;
      used2 = Math.max(used2, index + 1);
    },
    read: () => ({
      step: step / 1e3,
      lines: Object.fromEntries(
        Array.from(lines, ([name, line]) => [name, Array.from(line.subarray(0, used2))])
      )
    })
  };
}

// policy/simulate/tally.ts
var FATES = ["served", "throttled", "failed", "refused", "unreachable"];
function lineNames({ accounts }) {
  return [
    ...["requests", "served", "throttled", "failed"],
    ...Object.keys(accounts).flatMap((name) => FATES.map((fate) => `${fate} ${name}`))
  ];
}
function createTally(situation) {
  const timeline = createTimeline(lineNames(situation));
  const [all, others] = [none(), none()];
  const tokens = {};
  for (const name of Object.keys(situation.accounts)) tokens[name] = 0;
  const added = /* @__PURE__ */ new Map();
  const recoveries = endingFaults(situation).map((fault) => ({
    ...fault,
    before: false,
    after: void 0
  }));
  let [calls2, end] = [0, 0];
  return {
    onCall(account, fate, at, charged) {
      calls2 += 1;
      timeline.count(`${fate} ${account}`, at);
      if (fate !== "served") return;
      tokens[account] = (tokens[account] ?? 0) + charged;
      for (const one of recoveries) {
        if (one.account !== account) continue;
        if (at < one.from) one.before = true;
        if (at >= one.until) one.after ??= at - one.until;
      }
    },
    onRequest(request) {
      const { call, took, by } = request;
      const { at, kind } = call;
      const outcome = outcomeOf(request);
      timeline.count("requests", at);
      if (outcome !== "refused") timeline.count(outcome, at);
      end = Math.max(end, at);
      all[outcome] += 1;
      if (kind === "ordinary" || kind === "chained") others[outcome] += 1;
      if (by === void 0) return;
      const waited = threeDigits(took - by.took);
      added.set(waited, (added.get(waited) ?? 0) + 1);
    },
    read: () => ({
      all,
      others,
      calls: calls2,
      tokens,
      added,
      recoveries: recoveries.map(({ before, after }) => ({ before, after })),
      timeline: timeline.read(),
      end
    })
  };
}
function none() {
  return { served: 0, throttled: 0, failed: 0, refused: 0 };
}
function endingFaults({ accounts }) {
  return Object.entries(accounts).flatMap(
    ([account, { faults }]) => faults.filter(({ until }) => Number.isFinite(until)).map(({ from, until }) => ({ account, from: from * 1e3, until: until * 1e3 }))
  );
}
function outcomeOf({ status }) {
  if (status < 300) return "served";
  if (status === 429) return "throttled";
  return status >= 500 ? "failed" : "refused";
}
function threeDigits(value) {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, value))) - 2);
  return Math.round(value / unit) * unit;
}

// policy/simulate/ideal.ts
var ideal = {
  name: "ideal",
  start(world) {
    const { accounts } = world.situation;
    const rotation = new PoolRotation({
      type: "Pool",
      services: Object.entries(accounts).map(([backend, { priority, weight }]) => ({
        backend,
        priority,
        weight
      })),
      sessionCookie: void 0
    });
    return (call) => send(call, world, rotation);
  }
};
async function send(call, world, rotation) {
  const tokens = call.promptTokens + call.mostTokens;
  const holder = call.previous === void 0 ? void 0 : holderOf(call.previous);
  const tried = /* @__PURE__ */ new Set();
  let last = { status: 429, headers: /* @__PURE__ */ new Map() };
  for (; ; ) {
    const account = rotation.next(
      (name) => !tried.has(name) && (holder === void 0 || holder === name) && world.accounts.get(name)?.wouldServe(deploymentOf(call, name, world), tokens) === true
    );
    if (account === void 0) return last;
    tried.add(account);
    const renamed = { ...call, model: deploymentOf(call, account, world) };
    const { status, headers, body } = await world.transport(
      {
        method: "POST",
        url: `https://${world.situation.accounts[account]?.host}/openai/${pathOf(renamed)}`,
        headers: /* @__PURE__ */ new Map(),
        body: bodyOf(renamed)
      },
      new AbortController()
    );
    last = { status, headers };
    if (status >= 500) continue;
    if (call.kind !== "chained" || status >= 300) return last;
    return { ...last, response: body instanceof Uint8Array ? await responseIn(body) : void 0 };
  }
}
function deploymentOf({ model }, account, { situation }) {
  const members = situation.balancer.models.find(({ name }) => name === model)?.members;
  const member = members?.find((one) => one.account === account);
  return member?.deployment ?? model;
}

// policy/simulate/telling.ts
function limitsTold({ limits }, headers) {
  if (limits === "told") return headers;
  if (limits === "none") return {};
  return Object.fromEntries(Object.keys(headers).map((name) => [name, "-1"]));
}
function waitTold({ wait }, milliseconds, now) {
  const seconds = { "retry-after": String(Math.ceil(milliseconds / 1e3)) };
  const exact = { "retry-after-ms": String(milliseconds) };
  switch (wait) {
    case "none":
      return {};
    case "seconds":
      return seconds;
    case "milliseconds":
      return exact;
    case "date":
      return {
        "retry-after": new Date(Math.ceil((now + milliseconds) / 1e3) * 1e3).toUTCString()
      };
    default:
      return { ...seconds, ...exact };
  }
}

// policy/simulate/accounts.ts
var LATENCY = { first: 200, token: 15 };
var JSON_TYPE = ["application/json"];
var REFUSAL = 30;
var ModelledAccount = class {
  use = { calls: 0, tokens: 0 };
  #model;
  #limiters;
  #latency;
  #name;
  #clock;
  #random;
  #failing;
  #start;
  #onCall;
  #responses = 0;
  constructor(model, {
    name = "account",
    clock,
    random,
    failing,
    start = clock.now(),
    onCall = () => void 0
  }) {
    this.#model = model;
    this.#limiters = new Map(
      Object.entries(model.deployments).map(([name2, capacity]) => [name2, limiterOf(capacity)])
    );
    this.#latency = model.latency ?? LATENCY;
    this.#name = name;
    this.#clock = clock;
    this.#random = random;
    this.#failing = failing;
    this.#start = start;
    this.#onCall = onCall;
  }
  wouldServe(deployment, tokens) {
    const down = this.#present("unreachable") ?? this.#present("hanging") ?? this.#present("unauthorized") ?? this.#present("undeployed");
    if (down !== void 0) return false;
    return this.#limiters.get(deployment)?.hasRoom(tokens, this.#clock.now()) === true;
  }
  // Not async, nor is what else waits for an answer where it can do without: hundreds of calls wait at a time.
  answer(request, attempt) {
    this.use.calls += 1;
    if (this.#present("unreachable") !== void 0) {
      this.#onCall("unreachable", { seed: void 0, takes: 1, tokens: 0 });
      return this.#clock.sleep(1).then(() => {
        throw new Error("connect ECONNREFUSED");
      });
    }
    if (this.#present("hanging") !== void 0) {
      this.#onCall("unreachable", { seed: void 0, takes: Number.POSITIVE_INFINITY, tokens: 0 });
      return untilAborted(attempt.signal);
    }
    if (this.#present("unauthorized") !== void 0) return this.#refuse(401, "PermissionDenied");
    const call = readRequest(request);
    const { deployment, tokens, caller, seed, previous } = call;
    const limiter = this.#limiters.get(deployment);
    if (limiter === void 0 || this.#present("undeployed") !== void 0) {
      return this.#refuse(404, "DeploymentNotFound", { seed });
    }
    if (previous !== void 0 && holderOf(previous) !== this.#name) {
      const message = `Previous response with id '${previous}' not found.`;
      return this.#refuse(400, "previous_response_not_found", { seed, message });
    }
    const failure = this.#present("failing");
    const fails = this.#failing.has(caller) || this.#random() < (failure?.share ?? 0);
    if (fails && limiter.hasRoom(tokens, this.#clock.now())) {
      return this.#refuse(failure?.status ?? 500, "InternalServerError", { seed });
    }
    const { retryAfter, exceeded, headers } = limiter.admit(tokens, this.#clock.now());
    const told = limitsTold(this.#model.tells, headers);
    if (exceeded !== void 0) {
      const wait = waitTold(this.#model.tells, retryAfter ?? 0, this.#clock.now());
      return this.#refuse(429, "429", { seed, headers: { ...told, ...wait } });
    }
    return this.#serve(call, told);
  }
  #serve({ tokens, completion, seed, stores }, headers) {
    this.use.tokens += tokens;
    const takes = this.#delay(this.#latency.first + this.#latency.token * completion);
    this.#onCall("served", { seed, takes, tokens });
    this.#responses += 1;
    return this.#respond(
      takes,
      200,
      headers,
      stores ? `{"object":"response","id":${JSON.stringify(responseId(this.#name, this.#responses))},"status":"completed","output":[]}` : `{"object":"chat.completion","choices":[{"index":0,"message":{"role":"assistant","content":""},"finish_reason":"stop"}],"usage":{"total_tokens":${tokens}}}`
    );
  }
  #refuse(status, code, {
    seed,
    headers = {},
    message = code
  } = {}) {
    const takes = this.#delay(REFUSAL);
    const fate = status === 429 ? "throttled" : status >= 500 ? "failed" : "refused";
    this.#onCall(fate, { seed, takes, tokens: 0 });
    return this.#respond(takes, status, headers, JSON.stringify({ error: { code, message } }));
  }
  #respond(takes, status, headers, body) {
    return new Promise((resolve) => {
      this.#clock.schedule(takes, () => resolve(written2(status, headers, body)));
    });
  }
  #delay(milliseconds) {
    return Math.ceil(milliseconds * (this.#present("slow")?.factor ?? 1));
  }
  #present(kind) {
    if (this.#model.faults.length === 0) return void 0;
    const seconds = (this.#clock.now() - this.#start) / 1e3;
    return this.#model.faults.find(
      (fault) => fault.kind === kind && fault.from <= seconds && seconds < fault.until
    );
  }
};
function createTransport(accounts) {
  const hostnames = /* @__PURE__ */ new Map();
  return (request, attempt) => {
    const hostname = hostnames.get(request.url) ?? new URL(request.url).hostname;
    hostnames.set(request.url, hostname);
    const account = accounts.get(hostname);
    if (account === void 0) {
      return Promise.reject(new Error(`getaddrinfo ENOTFOUND ${hostname}`));
    }
    return account.answer(request, attempt);
  };
}
function written2(status, headers, text) {
  const body = Buffer.from(text);
  const all = /* @__PURE__ */ new Map([
    ["content-type", JSON_TYPE],
    ["content-length", [String(body.length)]]
  ]);
  for (const name in headers) all.set(name, [headers[name] ?? ""]);
  return { status, reason: "", headers: all, body };
}
function limiterOf(capacity) {
  return capacity.kind === "provisioned" ? createBucket(capacity) : createLimiter(capacity);
}
function untilAborted(signal) {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}

// policy/simulate/random.ts
function createRandom(seed) {
  let [a, b, c, counter] = [hash(`${seed}/a`), hash(`${seed}/b`), hash(`${seed}/c`), 1];
  const next = () => {
    const sum = (a + b | 0) + counter | 0;
    counter = counter + 1 | 0;
    a = b ^ b >>> 9;
    b = c + (c << 3) | 0;
    c = (c << 21 | c >>> 11) + sum | 0;
    return (sum >>> 0) / 4294967296;
  };
  for (let round = 0; round < 12; round += 1) next();
  return next;
}
function hash(text) {
  let value = 2166136261;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 16777619);
  }
  return value;
}
function exponential(mean, random) {
  return -mean * Math.log(1 - random());
}
function wholeNumber(least, most, random) {
  return least + Math.floor(random() * (most - least + 1));
}

// policy/simulate/callers.ts
function callersOf({ callers, failing, oversized }) {
  return Array.from({ length: callers }, (_, index) => {
    const kind = index < failing ? "failing" : index < failing + oversized ? "oversized" : "ordinary";
    return { name: `caller-${index + 1}`, kind };
  });
}
function failingCallers(workload) {
  return new Set(
    callersOf(workload).flatMap(({ name, kind }) => kind === "failing" ? [name] : [])
  );
}
function* calls(workload, random) {
  const { model, stages, prompt, answer, oversize, chained, turns } = workload;
  const callers = callersOf(workload);
  let from = 0;
  for (const { until, rate } of stages) {
    let at = from;
    while (rate > 0) {
      at += exponential(1 / rate, random);
      if (at >= until) break;
      const caller = callers[wholeNumber(0, callers.length - 1, random)];
      if (caller === void 0) throw new Error("a workload needs callers");
      const promptTokens = wholeNumber(...prompt, random);
      const mostTokens = wholeNumber(...answer, random);
      const call = {
        at: Math.round(at * 1e3),
        caller: caller.name,
        kind: caller.kind,
        model,
        promptTokens,
        mostTokens: caller.kind === "oversized" ? oversize : mostTokens,
        seed: wholeNumber(0, 2147483647, random)
      };
      yield chained > 0 && caller.kind === "ordinary" && random() < chained ? { ...call, kind: "chained", follows: turns - 1 } : call;
    }
    from = until;
  }
}
var THOUGHT = 3e3;
function followUp(call, { response }, now, random) {
  const { follows = 0 } = call;
  if (follows === 0 || response === void 0) return void 0;
  return {
    ...call,
    at: now + Math.round(exponential(THOUGHT, random)),
    follows: follows - 1,
    previous: response,
    seed: wholeNumber(0, 2147483647, random)
  };
}
function createCaller(caller) {
  const { clock, send: send2, onAnswer, onFailure } = caller;
  const answered = (call, sent, answer) => {
    try {
      const wait = waitBeforeRetry(answer, sent, caller);
      if (wait === void 0) onAnswer(call, answer);
      else clock.schedule(wait, () => attempt(call, sent + 1));
    } catch (error) {
      onFailure(error);
    }
  };
  const attempt = (call, sent) => {
    try {
      send2(call).then((answer) => answered(call, sent, answer), onFailure);
    } catch (error) {
      onFailure(error);
    }
  };
  return (call) => attempt(call, 0);
}
function waitBeforeRetry({ status, headers }, sent, { retries, clock, random }) {
  const again = status === 408 || status === 409 || status === 429 || status >= 500;
  if (!again || sent === retries) return void 0;
  const told = waitTold2(headers, clock.now());
  return told !== void 0 && told > 0 && told <= 6e4 ? told : Math.min(500 * 2 ** sent, 8e3) * (1 - 0.25 * random());
}
function waitTold2(headers, now) {
  const textOf3 = (name) => headers.get(name)?.[0] ?? "";
  const [exact, other] = [textOf3("retry-after-ms"), textOf3("retry-after")];
  if (NUMBER.test(exact)) return Number(exact);
  if (NUMBER.test(other)) return 1e3 * Number(other);
  const until = Date.parse(other);
  return Number.isNaN(until) ? void 0 : until - now;
}
var NUMBER = /^\d+(\.\d+)?$/;

// policy/simulate/events.ts
var EVENTS_BETWEEN_TURNS = 8;
function createEvents(start = Date.UTC(2026, 0, 1)) {
  const queue = createQueue();
  let now = 0;
  let order = 0;
  const schedule = (milliseconds, run) => {
    const event = { at: now + Math.max(0, Math.ceil(milliseconds)), order, run };
    order += 1;
    queue.push(event);
    return () => queue.cancel(event);
  };
  const runDue = () => {
    const next = queue.next();
    if (next === void 0) return false;
    now = next.at;
    for (let due = next; due !== void 0; due = queue.next(now)) {
      queue.pop();
      const { run } = due;
      due.run = void 0;
      run?.();
    }
    return true;
  };
  return {
    clock: {
      now: () => start + now,
      schedule,
      sleep: (milliseconds, signal) => new Promise((resolve, reject) => {
        if (signal === void 0) {
          schedule(milliseconds, resolve);
          return;
        }
        if (signal.aborted) {
          reject(signal.reason);
          return;
        }
        const stop = () => {
          cancel();
          reject(signal.reason);
        };
        const cancel = schedule(milliseconds, () => {
          signal.removeEventListener("abort", stop);
          resolve();
        });
        signal.addEventListener("abort", stop, { once: true });
      })
    },
    run: () => new Promise((resolve, reject) => {
      let left = EVENTS_BETWEEN_TURNS;
      const turn = () => {
        try {
          if (!runDue()) {
            resolve();
            return;
          }
        } catch (error) {
          reject(error);
          return;
        }
        left -= 1;
        if (left > 0) {
          queueMicrotask(tickThenTurn);
        } else {
          left = EVENTS_BETWEEN_TURNS;
          setImmediate(turn);
        }
      };
      const tickThenTurn = () => process.nextTick(queueMicrotask, () => process.nextTick(turn));
      setImmediate(turn);
    })
  };
}
function createQueue() {
  let heap = [];
  let cancelled = 0;
  const isBefore = (a, b) => a.at < b.at || a.at === b.at && a.order < b.order;
  const push = (event) => {
    let index = heap.length;
    while (index > 0) {
      const above = index - 1 >> 1;
      const parent = heap[above];
      if (parent === void 0 || isBefore(parent, event)) break;
      heap[index] = parent;
      index = above;
    }
    heap[index] = event;
  };
  const pop = () => {
    const moved = heap.pop();
    if (moved === void 0 || heap.length === 0) return;
    let index = 0;
    for (; ; ) {
      let child = 2 * index + 1;
      let least = heap[child];
      if (least === void 0) break;
      const right = heap[child + 1];
      if (right !== void 0 && isBefore(right, least)) {
        child += 1;
        least = right;
      }
      if (!isBefore(least, moved)) break;
      heap[index] = least;
      index = child;
    }
    heap[index] = moved;
  };
  return {
    push,
    pop,
    cancel(event) {
      if (event.run === void 0) return;
      event.run = void 0;
      cancelled += 1;
      if (cancelled <= heap.length / 2) return;
      heap = heap.filter(({ run }) => run !== void 0).sort((a, b) => isBefore(a, b) ? -1 : 1);
      cancelled = 0;
    },
    /** The first event that is not cancelled, if it comes no later than `until`. */
    next(until = Number.POSITIVE_INFINITY) {
      while (heap[0] !== void 0 && heap[0].run === void 0) {
        pop();
        cancelled -= 1;
      }
      const first = heap[0];
      return first !== void 0 && first.at <= until ? first : void 0;
    }
  };
}

// policy/simulate/run.ts
var WARM_UP = 12e4;
var WHOLE = { from: 0, until: Number.POSITIVE_INFINITY };
async function simulate(situation, contender, seed, observer, { arrivals, time = createEvents(), span = WHOLE } = {}) {
  const { workload } = situation;
  const { clock } = time;
  const begun = Math.max(0, span.from - WARM_UP);
  const start = clock.now() - begun;
  const isObserved = (at) => at >= span.from && at < span.until;
  const chance = (purpose) => createRandom(`${situation.name}/${seed}/${purpose}`);
  const serving = /* @__PURE__ */ new Map();
  const onCall = (account, fate, { seed: seed2, takes, tokens }) => {
    if (fate === "served" && seed2 !== void 0) serving.set(seed2, { account, took: takes });
    const at = clock.now() - start;
    if (isObserved(at)) observer.onCall?.(account, fate, at, tokens);
  };
  const accounts = accountsOf(situation, { clock, start, chance, onCall });
  const hosts = new Map(
    Array.from(accounts, ([name, account]) => [situation.accounts[name]?.host ?? "", account])
  );
  const send2 = contender.start({
    situation,
    clock,
    random: chance("contender"),
    transport: createTransport(hosts),
    accounts
  });
  const chains = chance("chains");
  const failures = [];
  const record = (call, answer) => {
    const now = clock.now() - start;
    const by = answer.status < 300 ? serving.get(call.seed) : void 0;
    serving.delete(call.seed);
    if (isObserved(call.at)) {
      observer.onRequest?.({ call, status: answer.status, took: now - call.at, by });
    }
    const next2 = answer.status < 300 ? followUp(call, answer, now, chains) : void 0;
    if (next2 !== void 0 && next2.at < span.until) begin(next2);
  };
  const open = createCount();
  const request = createCaller({
    clock,
    random: chance("retries"),
    retries: workload.retries,
    send: send2,
    onAnswer(call, answer) {
      record(call, answer);
      open.remove();
    },
    onFailure(error) {
      failures.push(error);
      open.remove();
    }
  });
  const begin = (call) => {
    open.add();
    clock.schedule(start + call.at - clock.now(), () => request(call));
  };
  const waiting = (arrivals ?? calls(workload, chance("callers")))[Symbol.iterator]();
  const next = () => {
    let { value: call, done } = waiting.next();
    while (done !== true && call.at < begun) ({ value: call, done } = waiting.next());
    if (done === true || call.at >= span.until || failures.length > 0) {
      open.remove();
      return;
    }
    begin(call);
    clock.schedule(start + call.at - clock.now(), next);
  };
  next();
  await time.run(open.ended);
  if (failures.length > 0) throw failures[0];
  if (open.count() > 0) throw new Error(`${situation.name}: ${open.count()} calls never end`);
}
function createCount() {
  let count = 1;
  const { promise: ended, resolve: end } = Promise.withResolvers();
  return {
    ended,
    count: () => count,
    add() {
      count += 1;
    },
    remove() {
      count -= 1;
      if (count === 0) end();
    }
  };
}
function accountsOf({ accounts, workload }, {
  clock,
  start,
  chance,
  onCall
}) {
  const failing = failingCallers(workload);
  return new Map(
    Object.entries(accounts).map(([name, model]) => [
      name,
      new ModelledAccount(model, {
        name,
        clock,
        random: chance(name),
        failing,
        start,
        onCall: (fate, call) => onCall(name, fate, call)
      })
    ])
  );
}

// policy/simulate/scenario.ts
var ROLES = ["each", "preferred", "others", "any"];
var MODELS = ["commonest", "rarest"];
var ASSUMED = { tokensPerMinute: 1e5, burst: 10 };
var SOME_MODEL = "gpt-4o";
function situationOf(scenario, balancer, scale = 1) {
  const model = modelOf(scenario, balancer);
  const groups = groupsOf(model);
  const chosen = (role) => {
    const names = accountsOf2(role, groups, balancer);
    if (names === void 0) {
      throw new Error(`scenario ${scenario.name}: no account is called "${role}"`);
    }
    return names;
  };
  const assumed = /* @__PURE__ */ new Map();
  for (const [role, assumption] of Object.entries(scenario.accounts)) {
    for (const name of chosen(role)) assumed.set(name, { ...assumed.get(name), ...assumption });
  }
  const faults = /* @__PURE__ */ new Map();
  for (const { accounts: accounts2, fault } of scenario.faults) {
    for (const name of chosen(accounts2)) faults.set(name, [...faults.get(name) ?? [], fault]);
  }
  const accounts = Object.fromEntries(
    balancer.accounts.map(({ account, priority, weight }) => {
      const assumption = assumed.get(account) ?? {};
      const { wait = "both", limits = "told", latency } = assumption;
      const member = model.members.find((one) => one.account === account);
      return [
        account,
        {
          host: hostOf(account, balancer),
          ...balancer.strategy === "priority" ? { priority, weight } : { priority: 1, weight },
          deployments: Object.fromEntries(
            deploymentsOf(account, balancer, member).map((name) => [
              name,
              capacityOf(assumption, scale)
            ])
          ),
          faults: faults.get(account) ?? [],
          tells: { wait, limits },
          ...latency === void 0 ? {} : { latency }
        }
      ];
    })
  );
  const capacity = model.members.reduce((sum, { account }) => {
    const { tokensPerMinute = ASSUMED.tokensPerMinute } = assumed.get(account) ?? {};
    return sum + scale * tokensPerMinute;
  }, 0);
  return {
    name: scenario.name,
    balancer,
    units: scenario.units ?? Math.max(1, Number(/_(\d+)$/.exec(balancer.sku)?.[1] ?? 1)),
    accounts,
    workload: {
      ...scenario.traffic,
      model: model.name === ANY_MODEL ? SOME_MODEL : model.name,
      stages: stagesOf(scenario, capacity, scale),
      // Twice what the largest account ever takes.
      oversize: 2 * Math.max(...Object.values(accounts).flatMap(largestOf))
    }
  };
}
function stagesOf({ traffic, stages }, capacity, scale) {
  const mean = middle(traffic.prompt) + middle(traffic.answer);
  const begun = 1 + traffic.chained * (traffic.turns - 1);
  let until = 0;
  return stages.map(({ seconds, load }) => {
    until += seconds;
    const rate = "share" in load ? load.share * capacity / mean / 60 : scale * load.perSecond;
    return { until, rate: rate / begun };
  });
}
function accountsOf2(role, { preferred, others }, balancer) {
  switch (role) {
    case "each":
      return [...preferred, ...others];
    case "preferred":
      return preferred;
    case "others":
      return others;
    case "any":
      return preferred.slice(0, 1);
    default:
      return balancer.accounts.some(({ account }) => account === role) ? [role] : void 0;
  }
}
function groupsOf({ members }) {
  const best = Math.min(...members.map(({ priority }) => priority));
  const names = (of) => [
    ...new Set(members.filter(of).map(({ account }) => account))
  ];
  return {
    preferred: names(({ priority }) => priority === best),
    others: names(({ priority }) => priority !== best)
  };
}
function modelOf({ name, model: wanted }, { models, strategy }) {
  const found = pickModel(wanted, models);
  if (found === void 0) {
    throw new Error(
      `scenario ${name}: no account has the model "${wanted}": there are ${models.map((one) => one.name).join(", ")}`
    );
  }
  return strategy === "priority" ? found : { ...found, members: found.members.map((member) => ({ ...member, priority: 1 })) };
}
function pickModel(wanted, models) {
  const bySize = models.filter(({ use }) => use.length === 0).toSorted((a, b) => b.members.length - a.members.length);
  switch (wanted) {
    case "commonest":
      return bySize[0];
    case "rarest": {
      const least = bySize.at(-1)?.members.length;
      return bySize.find(({ members }) => members.length === least);
    }
    default:
      return models.find(({ name }) => name === wanted || name === ANY_MODEL);
  }
}
function deploymentsOf(account, { models }, member) {
  const names = models.flatMap(
    ({ members }) => members.filter((one) => one.account === account).map(({ deployment }) => deployment)
  );
  const all = new Set(member === void 0 ? names : [...names, member.deployment]);
  if (all.delete(ANY_MODEL)) all.add(SOME_MODEL);
  return [...all];
}
function capacityOf(assumption, scale) {
  const {
    tokensPerMinute = ASSUMED.tokensPerMinute,
    requestsPerMinute,
    requestWindow
  } = assumption;
  if (assumption.provisioned === true) {
    return {
      kind: "provisioned",
      tokensPerMinute: scale * tokensPerMinute,
      burst: assumption.burst ?? ASSUMED.burst
    };
  }
  return {
    kind: "pay-as-you-go",
    tokensPerMinute: scale * tokensPerMinute,
    requestsPerMinute: requestsPerMinute === void 0 ? void 0 : scale * requestsPerMinute,
    ...requestWindow === void 0 ? {} : { requestWindow }
  };
}
function largestOf({ deployments: deployments2 }) {
  return Object.values(deployments2).map(({ tokensPerMinute }) => tokensPerMinute ?? 0);
}
function hostOf(account, { accounts, backends, models }) {
  const names = [
    ...accounts.filter((one) => one.account === account),
    ...models.flatMap(({ members }) => members.filter((one) => one.account === account))
  ].map(({ backend: backend2 }) => backend2);
  const backend = backends.find(({ name }) => names.includes(name));
  if (backend === void 0) throw new Error(`account ${account} has no backend`);
  return new URL(backend.url).hostname;
}
function middle([least, most]) {
  return (least + most) / 2;
}

// policy/simulate/figures.ts
function measure(situation, runs) {
  const parts = runs.flat();
  const all = sumOf(parts.map((part) => part.all));
  const others = sumOf(parts.map((part) => part.others));
  const [requests, ordinary] = [totalOf(all), totalOf(others)];
  const added = /* @__PURE__ */ new Map();
  const tokens = {};
  for (const part of parts) {
    for (const [waited, count] of part.added) added.set(waited, (added.get(waited) ?? 0) + count);
    for (const [account, count] of Object.entries(part.tokens)) {
      tokens[account] = (tokens[account] ?? 0) + count;
    }
  }
  return {
    timeline: timelineOf(situation, parts),
    figures: {
      requests,
      served: all.served / requests,
      othersServed: others.served / ordinary,
      throttled: all.throttled / requests,
      failed: all.failed / requests,
      refused: all.refused / requests,
      othersThrottled: others.throttled / ordinary,
      othersFailed: others.failed / ordinary,
      callsPerRequest: parts.reduce((sum, { calls: calls2 }) => sum + calls2, 0) / requests,
      addedLatency: quantile(added, 0.95),
      tokens,
      recovery: longest(runs.flatMap(recoveriesOf)),
      provisionedUse: provisionedUse(situation, runs, tokens)
    }
  };
}
function sumOf(counts) {
  const sum = { served: 0, throttled: 0, failed: 0, refused: 0 };
  for (const one of counts) for (const outcome of OUTCOMES) sum[outcome] += one[outcome];
  return sum;
}
var OUTCOMES = ["served", "throttled", "failed", "refused"];
function totalOf(counts) {
  return OUTCOMES.reduce((sum, outcome) => sum + counts[outcome], 0);
}
function timelineOf(situation, parts) {
  const [only, ...more] = parts;
  if (only !== void 0 && more.length === 0) return only.timeline;
  const timeline = createTimeline(lineNames(situation));
  for (const { timeline: part } of parts) {
    for (const [name, counts] of Object.entries(part.lines)) {
      for (const [index, count] of counts.entries()) {
        if (count > 0) timeline.count(name, index * part.step * 1e3, count);
      }
    }
  }
  return timeline.read();
}
function recoveriesOf(run) {
  const faults = run[0]?.recoveries ?? [];
  return faults.map((_, index) => ({
    before: run.some(({ recoveries }) => recoveries[index]?.before === true),
    after: run.map(({ recoveries }) => recoveries[index]?.after).find((after) => after !== void 0)
  }));
}
function longest(recoveries) {
  const times = recoveries.filter(({ before }) => before).map(({ after }) => after ?? Number.POSITIVE_INFINITY);
  return times.length === 0 ? Number.NaN : Math.max(...times);
}
function provisionedUse({ accounts, workload }, runs, tokens) {
  let [used2, most] = [0, 0];
  for (const [name, { deployments: deployments2 }] of Object.entries(accounts)) {
    const provisioned = Object.values(deployments2).filter(({ kind }) => kind === "provisioned");
    if (provisioned.length > 0) used2 += tokens[name] ?? 0;
    for (const capacity of provisioned) {
      for (const run of runs) {
        const end = Math.max(...run.map((part) => part.end)) / 1e3;
        const seconds = workload.stages.at(-1)?.until ?? end;
        const burst = capacity.kind === "provisioned" ? capacity.burst : 0;
        most += (capacity.tokensPerMinute ?? 0) * (seconds + burst) / 60;
      }
    }
  }
  return most === 0 ? Number.NaN : used2 / most;
}
function quantile(counts, share) {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  let before = 0;
  for (const [value, count] of [...counts].sort(([a], [b]) => a - b)) {
    before += count;
    if (before > Math.floor(total * share)) return value;
  }
  return Number.NaN;
}

export {
  policyContender,
  createTally,
  measure,
  ideal,
  createRandom,
  simulate,
  ROLES,
  MODELS,
  situationOf
};
