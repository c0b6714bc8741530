import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  parseRetryAfter
} from "./chunk-TKEMU74O.js";
import {
  DescribedUrl,
  GatewayError,
  MessageBody,
  Query,
  ResponseView,
  after,
  checkRequest,
  compileDocument,
  countedBody,
  decodeText,
  deleteHopByHop,
  headerText,
  located,
  oversized,
  reasonPhrase,
  remembered,
  tierLimits,
  watched
} from "./chunk-7LBMLGN5.js";
import {
  Guid
} from "./chunk-CIHQXFYZ.js";
import {
  PolicyErrors
} from "./chunk-ATFY54BQ.js";
import {
  createPublicKey
} from "./chunk-UFVNVTCR.js";
import {
  isObject,
  parseObject
} from "./chunk-2MALVD72.js";

// policy/gateway/backends/backends.ts
import { isDeepStrictEqual } from "node:util";

// policy/gateway/backends/breaker.ts
var CircuitBreaker = class {
  rule;
  /** Calls of the interval, the oldest first; only failures where successes do not matter. */
  #calls = [];
  #failures = 0;
  #openUntil = Number.NEGATIVE_INFINITY;
  constructor(rule) {
    this.rule = rule;
  }
  /** The time in milliseconds at which it closes, or undefined when it is closed. */
  openUntil(now) {
    return now < this.#openUntil ? this.#openUntil : void 0;
  }
  /** Takes note of a call. Calls that were already under way when it opened do not open it for longer. */
  record(outcome, now) {
    if (this.openUntil(now) !== void 0) return { opened: false };
    const failed = this.#isFailure(outcome);
    if (!failed && "count" in this.rule.failures) return { opened: false };
    this.#forget(now - this.rule.interval);
    this.#calls.push({ at: now, failed });
    if (failed) this.#failures += 1;
    if (!failed || !this.#isTooMuch()) return { opened: false };
    const asked = this.rule.acceptRetryAfter && "headers" in outcome ? parseRetryAfter(outcome.headers.get("retry-after")?.[0], now) : void 0;
    this.#openUntil = now + (asked ?? this.rule.tripDuration);
    this.#forget(Number.POSITIVE_INFINITY);
    return { opened: true };
  }
  #forget(until) {
    const kept = this.#calls.findIndex(({ at }) => at > until);
    const gone = this.#calls.splice(0, kept === -1 ? this.#calls.length : kept);
    this.#failures -= gone.filter(({ failed }) => failed).length;
  }
  #isTooMuch() {
    const { failures: allowed } = this.rule;
    return "count" in allowed ? this.#failures >= allowed.count : this.#failures * 100 >= allowed.percentage * this.#calls.length;
  }
  #isFailure(outcome) {
    if ("errorReason" in outcome) return this.rule.errorReasons.includes(outcome.errorReason);
    return this.rule.statusCodeRanges.some(
      ({ min, max }) => outcome.status >= min && outcome.status <= max
    );
  }
};

// policy/gateway/backends/pool.ts
var PoolRotation = class {
  definition;
  #groups;
  constructor(definition) {
    this.definition = definition;
    const groups = /* @__PURE__ */ new Map();
    for (const { backend, priority = 0, weight = 1 } of definition.services) {
      const group = groups.get(priority) ?? [];
      group.push({ backend, weight, credit: 0 });
      groups.set(priority, group);
    }
    this.#groups = [...groups].sort(([a], [b]) => a - b).map(([, group]) => group);
  }
  /** @returns the backend, or undefined when no member `isAvailable`. Moves the rotation on. */
  next(isAvailable) {
    for (const group of this.#groups) {
      const available = group.filter(({ backend }) => isAvailable(backend));
      if (available.length > 0) return choose(available).backend;
    }
    return void 0;
  }
};
function choose(members) {
  const weighted = members.some(({ weight }) => weight > 0);
  const earning = (member) => weighted ? member.weight : 1;
  const candidates = members.filter((member) => earning(member) > 0);
  for (const member of candidates) member.credit += earning(member);
  const richest = candidates.reduce(
    (best, member) => member.credit > best.credit ? member : best
  );
  richest.credit -= candidates.reduce((total, member) => total + earning(member), 0);
  return richest;
}

// policy/gateway/backends/backends.ts
var Backends = class {
  #clock;
  #states = /* @__PURE__ */ new Map();
  constructor(definitions, clock) {
    this.#clock = clock;
    this.update(definitions);
  }
  /** Takes over new definitions; backends whose definition is the same keep their breaker and rotation. */
  update(definitions) {
    const before = this.#states;
    this.#states = new Map(
      Array.from(definitions, ([id, definition]) => {
        const known = before.get(id);
        return [
          id,
          isDeepStrictEqual(known?.definition, definition) && known ? known : fresh(id, definition)
        ];
      })
    );
  }
  /**
   * Selects for one call; every call of a retry selects anew.
   *
   * @param pinned the member that the client's session cookie names, by the pool's cookie name
   */
  choose(id, pinned) {
    const state = this.#states.get(id);
    if (state === void 0) return { type: "unknown", id };
    if (state.definition.type === "Single") {
      if (state.choice === void 0 || this.#isOpen(id)) {
        return { type: "unavailable", id, open: [id] };
      }
      return state.choice;
    }
    const { services, sessionCookie } = state.definition;
    const open = services.map(({ backend }) => backend).filter((member2) => this.#isOpen(member2));
    const isAvailable = (member2) => this.#urlOf(member2) !== void 0 && !open.includes(member2);
    const wanted = sessionCookie === void 0 ? void 0 : pinned(sessionCookie);
    const stays = wanted !== void 0 && services.some(({ backend }) => backend === wanted) && isAvailable(wanted);
    const member = stays ? wanted : state.rotation?.next(isAvailable);
    const url = member === void 0 ? void 0 : this.#urlOf(member);
    if (member === void 0 || url === void 0) return { type: "unavailable", id, open };
    return {
      type: "chosen",
      id: member,
      url,
      pool: id,
      sessionCookie: stays ? void 0 : sessionCookie,
      open
    };
  }
  typeOf(id) {
    return this.#states.get(id)?.definition.type;
  }
  /** @returns the time at which the breaker closes again when this outcome opened it. */
  record(id, outcome) {
    const breaker = this.#states.get(id)?.breaker;
    if (breaker === void 0) return void 0;
    const now = this.#clock.now();
    return breaker.record(outcome, now).opened ? breaker.openUntil(now) : void 0;
  }
  #isOpen(id) {
    return this.#states.get(id)?.breaker?.openUntil(this.#clock.now()) !== void 0;
  }
  #urlOf(id) {
    const definition = this.#states.get(id)?.definition;
    return definition?.type === "Single" ? definition.url : void 0;
  }
};
function fresh(id, definition) {
  const rule = definition.type === "Single" ? definition.circuitBreaker : void 0;
  return {
    definition,
    choice: definition.type === "Single" ? chosen(id, definition) : void 0,
    breaker: rule === void 0 ? void 0 : new CircuitBreaker(rule),
    rotation: definition.type === "Pool" ? new PoolRotation(definition) : void 0
  };
}
function chosen(id, { url }) {
  return { type: "chosen", id, url, pool: void 0, sessionCookie: void 0, open: [] };
}

// policy/gateway/front/url-template.ts
function parseUrlTemplate(template) {
  const [path = "", query = ""] = template.split("?", 2);
  return {
    segments: segmentsOf(path).map(parseSegment),
    query: new Map(
      query.split("&").flatMap((written) => {
        const [, name, parameter] = /^([^=]+)=\{([^}]+)\}/.exec(written) ?? [];
        return name === void 0 || parameter === void 0 ? [] : [[name, parameter]];
      })
    )
  };
}
function decodePath(segments) {
  return { segments, comparable: segments.map(comparable) };
}
function comparable(segment) {
  return decode(segment).toLowerCase();
}
function matchPath(template, given) {
  if (!matchesLiterals(template, given)) return void 0;
  const parameters = /* @__PURE__ */ new Map();
  for (let index = 0; index < template.segments.length; index += 1) {
    const segment = template.segments[index];
    if (segment === void 0 || segment.type === "literal") continue;
    if (segment.type === "wildcard") {
      parameters.set(segment.name, decode(given.segments.slice(index).join("/")));
      break;
    }
    const written = given.segments[index] ?? "";
    const values = parameterValues(segment.texts, written);
    if (values === void 0) return void 0;
    segment.names.forEach((name, order) => {
      parameters.set(name, decode(values[order] ?? ""));
    });
  }
  return parameters;
}
function matchesLiterals({ segments }, given) {
  for (let index = 0; index < segments.length; index += 1) {
    const segment = segments[index];
    if (segment?.type === "wildcard") return true;
    if (index >= given.segments.length) return false;
    if (segment?.type === "literal" && segment.text !== given.comparable[index]) return false;
  }
  return segments.length === given.segments.length;
}
function compareSpecificity(one, other) {
  const rank = { literal: 0, parameter: 1, wildcard: 2 };
  const length = Math.max(one.segments.length, other.segments.length);
  for (let index = 0; index < length; index += 1) {
    const a = one.segments[index];
    const b = other.segments[index];
    const difference = (a === void 0 ? 0 : rank[a.type]) - (b === void 0 ? 0 : rank[b.type]);
    if (difference !== 0) return difference;
  }
  return 0;
}
function segmentsOf(path) {
  const trimmed = path.startsWith("/") ? path.slice(1) : path;
  return trimmed === "" ? [] : trimmed.split("/");
}
function parseSegment(segment) {
  if (segment === "*") return { type: "wildcard", name: "*" };
  const wildcard = /^\{\*([^}]+)\}$/.exec(segment);
  if (wildcard !== null) return { type: "wildcard", name: wildcard[1] ?? "*" };
  if (!segment.includes("{")) return { type: "literal", text: comparable(segment) };
  const names = [];
  const texts = [];
  let from = 0;
  for (let start = segment.indexOf("{"); start >= 0; start = segment.indexOf("{", from)) {
    const end = segment.indexOf("}", start);
    if (end < 0) break;
    texts.push(segment.slice(from, start).toLowerCase());
    names.push(segment.slice(start + 1, end));
    from = end + 1;
  }
  texts.push(segment.slice(from).toLowerCase());
  if (names.length === 0) return { type: "literal", text: comparable(segment) };
  return { type: "parameter", names, texts };
}
function parameterValues(texts, written) {
  const [first = "", ...rest] = texts;
  const last = rest.at(-1) ?? "";
  const folded = written.toLowerCase();
  const end = written.length - last.length;
  if (!folded.startsWith(first) || !folded.endsWith(last)) return void 0;
  const values = [];
  let from = first.length;
  for (const text of rest.slice(0, -1)) {
    const found = folded.indexOf(text, from + 1);
    if (found < 0) return void 0;
    values.push(written.slice(from, found));
    from = found + text.length;
  }
  if (from >= end) return void 0;
  values.push(written.slice(from, end));
  return values;
}
function decode(text) {
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

// policy/gateway/front/routing.ts
function createRouter(apis) {
  const entries = apis.map((api) => ({ api, segments: segmentsOf(api.path.toLowerCase()) })).sort((a, b) => b.segments.length - a.segments.length);
  const templates = new Map(apis.map((api) => [api, templatesOf(api)]));
  const locate = (path) => {
    const given = segmentsOf(path);
    const entry = entries.find(
      ({ segments: segments2 }) => segments2.every((segment, index) => segment === given[index]?.toLowerCase())
    );
    if (entry === void 0) return void 0;
    const segments = given.slice(entry.segments.length);
    return {
      api: entry.api,
      path: decodePath(segments),
      text: `/${segments.join("/")}`,
      routes: /* @__PURE__ */ new Map()
    };
  };
  return {
    api: remembered(locate),
    operation(asked, { api, path, routes }) {
      const ofApi = templates.get(api);
      const method = ofApi?.has(asked.toUpperCase()) ? asked.toUpperCase() : ANY_METHOD;
      if (!routes.has(method)) routes.set(method, findRoute(ofApi?.get(method) ?? [], path));
      return routes.get(method);
    }
  };
}
function findRoute(templates, path) {
  for (const { operation, template } of templates) {
    const matchedParameters = matchPath(template, path);
    if (matchedParameters !== void 0) return { operation, matchedParameters };
  }
  return void 0;
}
var ANY_METHOD = "*";
function templatesOf(api) {
  const templates = api.operations.map((operation) => ({
    operation,
    method: operation.method.toUpperCase(),
    template: parseUrlTemplate(operation.urlTemplate)
  })).sort((a, b) => compareSpecificity(a.template, b.template));
  const methods = /* @__PURE__ */ new Set([ANY_METHOD, ...templates.map(({ method }) => method)]);
  return new Map(
    Array.from(methods, (wanted) => [
      wanted,
      templates.filter(({ method }) => method === wanted || method === ANY_METHOD)
    ])
  );
}
function operationNotFound() {
  return new GatewayError(
    "OperationNotFound",
    "Unable to match incoming request to an operation.",
    { status: 404, source: "configuration", publicMessage: "Resource not found" }
  );
}

// policy/gateway/front/subscriptions.ts
function authorize(request, api, service, realm) {
  const key = sentKey(request, api.subscriptionKey);
  if (key !== void 0 && key !== "") {
    const subscription = service.subscriptions.find(
      ({ active, primaryKey, secondaryKey }) => active && (key === primaryKey || key === secondaryKey)
    );
    if (subscription !== void 0 && opens(subscription, api, service)) {
      return { subscription, key, product: productOf(subscription, service) };
    }
    throw denied(
      "SubscriptionKeyInvalid",
      "Access denied due to invalid subscription key. Make sure to provide a valid key for an active subscription.",
      api,
      realm
    );
  }
  const open = service.products.find(
    ({ apis, subscriptionRequired }) => !subscriptionRequired && apis.includes(api.id)
  );
  if (open !== void 0 || !api.subscriptionRequired) {
    return { subscription: void 0, key: void 0, product: open };
  }
  throw denied(
    "SubscriptionKeyNotFound",
    "Access denied due to missing subscription key. Make sure to include subscription key when making requests to this API.",
    api,
    realm
  );
}
function sentKey({ headers, query }, names) {
  const key = headerText(headers, names.header) ?? query.first(names.query);
  if (key !== void 0 || names.bearer !== true) return key;
  return /^Bearer +(\S+)$/i.exec(headerText(headers, "authorization") ?? "")?.[1];
}
function opens({ scope }, api, service) {
  if (scope.type === "all") return true;
  if (scope.type === "api") return scope.api === api.id;
  return service.products.some(({ id, apis }) => id === scope.product && apis.includes(api.id));
}
function productOf({ scope }, service) {
  if (scope.type !== "product") return void 0;
  return service.products.find(({ id }) => id === scope.product);
}
function denied(reason, message, api, realm) {
  const challenge = `AzureApiManagementKey realm="${realm}",name="${api.subscriptionKey.header}",type="header"`;
  return new GatewayError(reason, message, {
    status: 401,
    source: "authorization",
    headers: /* @__PURE__ */ new Map([["www-authenticate", [challenge]]])
  });
}

// policy/gateway/jwt/openid.ts
var KEPT_MILLISECONDS = 36e5;
var PULLED_AGAIN_MILLISECONDS = 3e5;
var TIMEOUT_MILLISECONDS = 3e4;
var OpenidConfigurations = class {
  #known = /* @__PURE__ */ new Map();
  /**
   * @param lacksKey true when the token names a key that `configuration` must hold to be of use
   * @throws {GatewayError} when the endpoint cannot be read
   */
  async get(url, caller, lacksKey) {
    const known = this.#known.get(url);
    const age = known === void 0 ? Number.POSITIVE_INFINITY : caller.now() - known.at;
    const isFresh = known !== void 0 && age < KEPT_MILLISECONDS && !(lacksKey(known.configuration) && age >= PULLED_AGAIN_MILLISECONDS);
    if (isFresh) return known.configuration;
    const configuration = await fetchConfiguration(url, caller);
    this.#known.set(url, { at: caller.now(), configuration });
    return configuration;
  }
};
async function fetchConfiguration(url, caller) {
  const metadata = await fetchJson(url, caller);
  const { issuer, jwks_uri: keysUrl } = metadata;
  if (typeof issuer !== "string" || typeof keysUrl !== "string") {
    throw new GatewayError("JwtInvalid", `${url} names no issuer and jwks_uri.`, { status: 500 });
  }
  const { keys } = await fetchJson(keysUrl, caller);
  return { issuer, keys: Array.isArray(keys) ? keys.flatMap(signingKey) : [] };
}
function signingKey(key) {
  if (!isObject(key) || key.use === "enc") return [];
  const { kid } = key;
  try {
    const jwk = { ...key };
    return [
      {
        id: typeof kid === "string" ? kid : void 0,
        key: createPublicKey({ key: jwk, format: "jwk" })
      }
    ];
  } catch {
    return [];
  }
}
async function fetchJson(url, caller) {
  if (!URL.canParse(url)) {
    throw new GatewayError("JwtInvalid", `"${url}" is not an absolute URL.`, { status: 500 });
  }
  const response = await caller.call(
    { method: "GET", url, headers: /* @__PURE__ */ new Map([["accept", ["application/json"]]]), body: void 0 },
    TIMEOUT_MILLISECONDS
  );
  const content = parseObject(decodeText(await response.body.buffer(), response.headers));
  if (response.status !== 200 || content === void 0) {
    throw new GatewayError("JwtInvalid", `${url} answered ${response.status} without JSON.`, {
      status: 500
    });
  }
  return content;
}

// policy/gateway/pipeline/context.ts
var ExchangeContext = class {
  timestamp;
  tracing;
  user = void 0;
  request;
  variables;
  #exchange;
  constructor(exchange) {
    this.#exchange = exchange;
    this.timestamp = exchange.arrived;
    this.tracing = exchange.trace !== void 0;
    this.request = new RequestView(exchange);
    this.variables = exchange.variables;
  }
  get requestId() {
    return this.#exchange.guid;
  }
  get elapsed() {
    return this.#exchange.now - this.#exchange.arrived;
  }
  get api() {
    const { api } = this.#exchange;
    return api === void 0 ? void 0 : describeApi(api);
  }
  get operation() {
    return this.#exchange.operation;
  }
  get product() {
    const { product } = this.#exchange.access;
    if (product === void 0) return void 0;
    const { service } = this.#exchange.instance;
    const { id, name, published, subscriptionRequired } = product;
    return {
      id,
      name,
      published,
      subscriptionRequired,
      approvalRequired: false,
      subscriptionsLimit: void 0,
      apis: service.apis.filter((api) => product.apis.includes(api.id)).map(describeApi),
      groups: void 0
    };
  }
  get subscription() {
    const { subscription, key = "" } = this.#exchange.access;
    if (subscription === void 0) return void 0;
    const { id, name, primaryKey, secondaryKey } = subscription;
    return {
      id,
      name,
      key,
      primaryKey,
      secondaryKey,
      createdDate: void 0,
      startDate: void 0,
      endDate: void 0
    };
  }
  get deployment() {
    const { name, region } = this.#exchange.instance.service;
    return {
      region,
      serviceId: name,
      serviceName: name,
      gatewayId: "managed",
      gatewayInstanceId: "managed"
    };
  }
  get backend() {
    const { backend } = this.#exchange;
    return backend === void 0 ? void 0 : { ...backend, azureRegion: void 0 };
  }
  get response() {
    const { response, backendCalls } = this.#exchange;
    if (response !== void 0) return new ResponseView(response);
    return backendCalls === 0 ? UNANSWERED : void 0;
  }
  get lastError() {
    return this.#exchange.lastError;
  }
  trace(message) {
    this.#exchange.trace?.(void 0, message);
  }
};
var DEPLOYMENT = /\/deployments\/([^/]+)/;
var RequestView = class {
  ipAddress;
  privateEndpointConnection = void 0;
  #exchange;
  constructor(exchange) {
    this.#exchange = exchange;
    this.ipAddress = exchange.clientAddress;
  }
  get method() {
    return this.#exchange.request.method;
  }
  /**
   * Assumed: scheme and host of where the request will go, as far as a URL is set, and the path behind the API's own.
   */
  get url() {
    const { target, api, request, originalUrl } = this.#exchange;
    const base = target?.type === "url" ? target.url : api?.serviceUrl ?? originalUrl.href;
    const { scheme, host, port } = new DescribedUrl(
      URL.canParse(base) ? new URL(base) : originalUrl
    );
    const { path, query } = request;
    return { scheme, host, port, path, queryString: query.toString(), query: query.values() };
  }
  get originalUrl() {
    return new DescribedUrl(this.#exchange.originalUrl);
  }
  get headers() {
    return this.#exchange.request.headers;
  }
  get matchedParameters() {
    return this.#exchange.matchedParameters;
  }
  /** Assumed: the deployment that the caller's path names. Where the body names it, it is not known here. */
  get foundry() {
    const [, name] = DEPLOYMENT.exec(this.#exchange.originalUrl.pathname) ?? [];
    return name === void 0 ? void 0 : { deployment: name };
  }
  get body() {
    const { body, headers } = this.#exchange.request;
    return body.forExpressions(headers);
  }
};
var UNANSWERED = {
  statusCode: 200,
  statusReason: "OK",
  headers: /* @__PURE__ */ new Map(),
  body: void 0
};
function describeApi({ id, name, path, revision, subscriptionKey, serviceUrl }) {
  return {
    id,
    name,
    path,
    revision,
    version: "",
    protocols: ["https"],
    subscriptionKey,
    serviceUrl: describeOptional(serviceUrl)
  };
}
function describeOptional(url) {
  return url !== void 0 && URL.canParse(url) ? new DescribedUrl(new URL(url)) : void 0;
}

// policy/gateway/pipeline/exchange.ts
var NO_PARAMETERS = /* @__PURE__ */ new Map();
var NONE = [];
var Exchange = class {
  instance;
  arrived;
  clientAddress;
  originalUrl;
  /** The client's: aborted when it goes away. It may outlive many exchanges; see `onClientGone`. Undefined: it stays. */
  signal;
  request;
  response;
  variables = /* @__PURE__ */ new Map();
  lastError;
  api;
  operation;
  access = { subscription: void 0, key: void 0, product: void 0 };
  matchedParameters = NO_PARAMETERS;
  target;
  /** What a semantic cache was asked for, under which the response may be stored. */
  semanticCacheKey;
  /** A browser's question about another operation, which only the cors policy may answer. */
  isPreflight = false;
  /** The backend that was called last. */
  backend;
  backendCalls = 0;
  /** Estimated tokens of the prompt, once a policy needed them. */
  promptTokens;
  /** Documents in scope, the innermost first: where each section begins and `<base/>` leads. */
  documents = [];
  section;
  /** The policy that runs now, whose doing an error is unless it says otherwise. Whoever runs others and goes on sets it again. */
  place;
  entries = [];
  /** Writes into the trace; undefined where nobody reads one, so that `trace?.(...)` then costs nothing. */
  trace;
  context;
  #onClientGone = NONE;
  #guid;
  #subject;
  #afterBackend = NONE;
  #onHeaders = NONE;
  constructor(instance, request, details) {
    this.instance = instance;
    this.arrived = instance.ports.clock.now();
    this.request = request;
    this.clientAddress = details.clientAddress;
    this.originalUrl = details.originalUrl;
    this.signal = details.signal;
    this.trace = instance.options.onTrace === void 0 ? void 0 : this.#write.bind(this);
    this.context = new ExchangeContext(this);
  }
  /** Made when it is first asked for, and printed hardly ever. */
  get guid() {
    this.#guid ??= Guid.random(this.instance.ports.random);
    return this.#guid;
  }
  get id() {
    return this.guid.toString();
  }
  get now() {
    return this.instance.ports.clock.now();
  }
  /**
   * The message that policies like set-header work on: the request before and while the backend is called, the
   * response afterwards; inside return-response and send-request the message that is being made there.
   */
  get subject() {
    if (this.#subject !== void 0) return this.#subject;
    if (this.section === "inbound" || this.section === "backend") return this.request;
    return this.ensureResponse();
  }
  async withSubject(subject, run) {
    const before = this.#subject;
    this.#subject = subject;
    try {
      return await run();
    } finally {
      this.#subject = before;
    }
  }
  /** The response; an empty 200 where nobody made one yet, which is what a caller gets without forward-request. */
  ensureResponse() {
    this.response ??= {
      kind: "response",
      status: 200,
      reason: "OK",
      headers: /* @__PURE__ */ new Map(),
      body: MessageBody.empty()
    };
    return this.response;
  }
  /** Puts `response` in the place of the current one, whose backend is told that nobody reads on. */
  async replaceResponse(response) {
    const before = this.response;
    this.response = response;
    if (before !== void 0 && before !== response) await before.body.cancel();
  }
  /** Runs a section from the innermost document on. */
  runSection(section) {
    this.section = section;
    return this.#runFrom(0, section);
  }
  /** Runs what `<base/>` stands for in the document of a scope. */
  runBase(section, scope) {
    const index = this.documents.findIndex((document) => document.scope === scope);
    return this.#runFrom(index + 1, section);
  }
  /** A document without the section passes on to the next outer one, as if `<base/>` stood there. */
  #runFrom(index, section) {
    for (let at = index; at < this.documents.length; at += 1) {
      const sequence = this.documents[at]?.sections.get(section);
      if (sequence !== void 0) return sequence.run(this);
    }
    return "next";
  }
  /** After the backend section, before outbound policies see the response. Not for responses of the gateway's own. */
  afterBackend(hook) {
    this.#afterBackend = this.#afterBackend.concat(hook);
  }
  /** When the response's headers are about to leave. */
  onHeaders(hook) {
    this.#onHeaders = this.#onHeaders.concat(hook);
  }
  /** @returns undefined where nothing has to be waited for */
  runAfterBackend() {
    return this.#runHooks(this.#afterBackend, 0);
  }
  /** @returns undefined where nothing has to be waited for */
  runOnHeaders() {
    return this.#runHooks(this.#onHeaders, 0);
  }
  #runHooks(hooks, index) {
    const hook = hooks[index];
    if (hook === void 0) return void 0;
    return after(hook(this, this.ensureResponse()), () => this.#runHooks(hooks, index + 1));
  }
  /** When the client goes away before the exchange is over. */
  onClientGone(hook) {
    if (this.signal === void 0) return;
    this.#onClientGone = this.#onClientGone.concat(hook);
    this.signal.addEventListener("abort", hook);
  }
  /** When all is over: the body has been sent, or the client has gone. */
  finish() {
    for (const hook of this.#onClientGone) this.signal?.removeEventListener("abort", hook);
    const { body } = this.request;
    if (body.length === void 0) body.cancel().catch(() => void 0);
    const { onTrace } = this.instance.options;
    if (onTrace !== void 0) onTrace({ requestId: this.id, entries: this.entries.splice(0) });
  }
  #write(place, message, data = {}) {
    this.entries.push({
      elapsed: this.now - this.arrived,
      path: place?.path ?? "",
      policy: place?.policy ?? "",
      section: place?.section ?? "",
      scope: place?.scope ?? "",
      message,
      data
    });
  }
};

// policy/gateway/service-policies.ts
var DEFAULT_POLICY = "<policies><inbound/><backend><forward-request/></backend><outbound/><on-error/></policies>";
function compileService(service, verdicts, tier) {
  const errors = [];
  const backends = new Set(service.backends.keys());
  const compiled = (text, scope, name) => {
    if (text === void 0) return void 0;
    if (tier !== void 0) errors.push(...oversized(name, text, tier));
    const { namedValues, fragments } = service;
    const compilation = compileDocument(text, {
      name,
      scope,
      namedValues,
      fragments,
      backends,
      verdicts
    });
    errors.push(...compilation.errors);
    return compilation.document;
  };
  const global = compiled(service.policy ?? DEFAULT_POLICY, "global", "global policy");
  const products = new Map(
    service.products.map((product) => [
      product,
      compiled(product.policy, "product", `product ${product.id}`)
    ])
  );
  const apis = new Map(
    service.apis.map((api) => [api, compiled(api.policy, "api", `api ${api.id}`)])
  );
  const operations = new Map(
    service.apis.flatMap(
      (api) => api.operations.map((operation) => [
        operation,
        compiled(operation.policy, "operation", `operation ${operation.id} of api ${api.id}`)
      ])
    )
  );
  const chainOf = ({ api, operation, product }) => {
    const chain = [
      operation && operations.get(operation),
      api && apis.get(api),
      product && products.get(product),
      global
    ];
    return chain.filter((document) => document !== void 0);
  };
  const chains = /* @__PURE__ */ new Map();
  return {
    errors,
    policies: {
      documents(matched) {
        const own = matched.operation ?? matched.api;
        const known = chains.get(own) ?? /* @__PURE__ */ new Map();
        const chain = known.get(matched.product);
        if (chain !== void 0) return chain;
        const made = chainOf(matched);
        chains.set(own, known.set(matched.product, made));
        return made;
      }
    }
  };
}

// policy/gateway/state/cache.ts
var ValueCache = class {
  #clock;
  #delay;
  /** In the order in which they were stored. */
  #entries = /* @__PURE__ */ new Map();
  /** What has been asked for and is not done yet, in the order of its time. */
  #underWay = [];
  #bytes = 0;
  /**
   * @param options delay: milliseconds until a change is seen. That there is such a time is documented ("asynchronous"), its
   * length is not; without it a change is seen at once.
   */
  constructor(clock, options = {}) {
    this.#clock = clock;
    this.#delay = options.delay ?? 0;
  }
  /** @returns the entry, or undefined: a stored null is an entry. */
  get(key) {
    this.#catchUp();
    if (this.#entries.size === 0) return void 0;
    const entry = this.#entries.get(key);
    if (entry === void 0 || entry.expires > this.#clock.now()) return entry;
    this.#remove(key);
    return void 0;
  }
  /**
   * @param duration in seconds
   * @param bytes what the value takes of the room
   * @param room bytes of the whole cache; where they do not suffice, the entries that were stored first go (assumed)
   */
  set(key, value, duration, bytes = 0, room = Number.POSITIVE_INFINITY) {
    const expires = this.#clock.now() + duration * 1e3;
    this.#later(() => {
      this.#remove(key);
      if (bytes > room) return;
      for (const oldest of this.#entries.keys()) {
        if (this.#bytes + bytes <= room) break;
        this.#remove(oldest);
      }
      this.#entries.set(key, { value, expires, bytes });
      this.#bytes += bytes;
    });
  }
  delete(key) {
    this.#later(() => this.#remove(key));
  }
  #remove(key) {
    this.#bytes -= this.#entries.get(key)?.bytes ?? 0;
    this.#entries.delete(key);
  }
  #later(change) {
    if (this.#delay === 0) change();
    else this.#underWay.push({ at: this.#clock.now() + this.#delay, change });
  }
  #catchUp() {
    if (this.#underWay.length === 0) return;
    const now = this.#clock.now();
    while ((this.#underWay[0]?.at ?? Number.POSITIVE_INFINITY) <= now) {
      this.#underWay.shift()?.change();
    }
  }
};

// policy/gateway/state/counters.ts
var SlidingWindow = class {
  #entries = [];
  total(now, length) {
    this.#entries = this.#entries.filter(({ at }) => at > now - length);
    return this.#entries.reduce((sum, { amount }) => sum + amount, 0);
  }
  add(now, amount) {
    if (amount !== 0) this.#entries.push({ at: now, amount });
  }
  /** Milliseconds until at most `allowed` are left in the window, as far as it is known now. */
  waitFor(now, length, allowed) {
    let total = this.total(now, length);
    for (const { at, amount } of this.#entries) {
      if (total <= allowed) break;
      total -= amount;
      if (total <= allowed) return at + length - now;
    }
    return 0;
  }
};
var FixedWindow = class {
  #window = Number.NaN;
  #total = 0;
  /** @param window the start of the window that is current */
  total(window) {
    if (this.#window !== window) {
      this.#window = window;
      this.#total = 0;
    }
    return this.#total;
  }
  add(window, amount) {
    this.#total = this.total(window) + amount;
  }
};
var Counters = class {
  #sliding = /* @__PURE__ */ new Map();
  #fixed = /* @__PURE__ */ new Map();
  #running = /* @__PURE__ */ new Map();
  sliding(key) {
    return getOrCreate(this.#sliding, key, () => new SlidingWindow());
  }
  fixed(key) {
    return getOrCreate(this.#fixed, key, () => new FixedWindow());
  }
  /** How many run at this moment. */
  running(key) {
    return this.#running.get(key) ?? 0;
  }
  enter(key) {
    this.#running.set(key, this.running(key) + 1);
  }
  leave(key) {
    const left = this.running(key) - 1;
    if (left > 0) this.#running.set(key, left);
    else this.#running.delete(key);
  }
};
function getOrCreate(map, key, create) {
  const known = map.get(key);
  if (known !== void 0) return known;
  const created = create();
  map.set(key, created);
  return created;
}

// policy/gateway/gateway.ts
function createGateway(service, ports, options = {}) {
  const { clock, random } = ports;
  const runtime = {
    now: () => clock.now(),
    random,
    guid: () => Guid.random(random).toString(),
    ...clock.stopwatch === void 0 ? {} : { stopwatch: clock.stopwatch }
  };
  const cache = options.cache ?? new ValueCache(ports.clock);
  const counters = new Counters();
  const openid = new OpenidConfigurations();
  const backends = new Backends(service.backends, ports.clock);
  const verdicts = /* @__PURE__ */ new Set();
  if (options.contentSafety !== void 0) verdicts.add("contentSafety");
  if (options.semanticCache !== void 0) verdicts.add("semanticCache");
  const version = (next) => {
    const limits = tierLimits(next.sku);
    const { policies, errors } = compileService(next, verdicts, limits?.tier);
    if (errors.length > 0) throw new PolicyErrors(errors);
    return {
      policies,
      router: createRouter(next.apis),
      instance: {
        service: next,
        limits,
        ports,
        options,
        runtime,
        backends,
        cache,
        counters,
        openid
      }
    };
  };
  let current = version(service);
  return {
    handle: (request, signal) => handle(exchangeOf(current.instance, request, signal), current.router, current.policies),
    update(next) {
      current = version(next);
      backends.update(next.backends);
    }
  };
}
function exchangeOf(instance, request, signal) {
  return new Exchange(instance, requestMessage(request, instance.limits), {
    clientAddress: request.clientAddress,
    originalUrl: request.url,
    signal
  });
}
function handle(exchange, router, policies) {
  const failed = (error) => fail(exchange, error);
  let backend;
  try {
    find(exchange, router, policies);
    backend = after(exchange.runSection("inbound"), (flow) => runBackend(exchange, flow));
  } catch (error) {
    return failed(error);
  }
  return backend instanceof Promise ? backend.then((flow) => finishWith(exchange, flow), failed) : finishWith(exchange, backend);
}
async function finishWith(exchange, flow) {
  try {
    const outbound = runOutbound(exchange, flow);
    if (outbound instanceof Promise) await outbound;
  } catch (error) {
    return fail(exchange, error);
  }
  return conclude(exchange);
}
async function fail(exchange, error) {
  await handleError(exchange, located(error, exchange.place, exchange));
  return conclude(exchange);
}
async function conclude(exchange) {
  try {
    const hooks = exchange.runOnHeaders();
    if (hooks !== void 0) await hooks;
  } catch (error) {
    await showError(exchange, located(error, void 0, exchange));
  }
  const { signal } = exchange;
  if (signal?.aborted) {
    await exchange.response?.body.cancel(signal.reason);
    exchange.finish();
    throw signal.reason;
  }
  return leave(exchange);
}
function find(exchange, router, policies) {
  try {
    enter(exchange, router);
  } finally {
    const { api, operation, access } = exchange;
    exchange.documents = policies.documents({ api, operation, product: access.product });
  }
}
function enter(exchange, router) {
  const { request, originalUrl, instance } = exchange;
  if (instance.limits !== void 0) {
    checkRequest(originalUrl, contentLength(request.headers), instance.limits);
  }
  const location = router.api(originalUrl.pathname);
  if (location === void 0) throw operationNotFound();
  const { api, text } = location;
  exchange.api = api;
  request.path = text;
  const route = findOperation(exchange, router, location);
  if (route === void 0) throw operationNotFound();
  const { operation, matchedParameters } = route;
  exchange.operation = operation;
  exchange.matchedParameters = matchedParameters;
  exchange.trace?.(void 0, `operation "${operation.id}" of API "${api.id}"`, {
    parameters: Object.fromEntries(matchedParameters)
  });
  if (exchange.isPreflight) return;
  const host = instance.options.hostName ?? `${instance.service.name}.azure-api.net`;
  exchange.access = authorize(request, api, instance.service, `https://${host}/${api.path}`);
  const { subscription, product } = exchange.access;
  exchange.trace?.(
    void 0,
    subscription === void 0 ? "no subscription" : `subscription "${subscription.id}"`,
    { product: product?.id }
  );
}
function findOperation(exchange, router, location) {
  const { request } = exchange;
  const route = router.operation(request.method, location);
  if (route !== void 0 || request.method !== "OPTIONS") return route;
  const asked = headerText(request.headers, "access-control-request-method");
  if (asked === void 0) return void 0;
  exchange.isPreflight = true;
  return router.operation(asked, location);
}
function runBackend(exchange, flow) {
  exchange.place = void 0;
  if (flow === "end") return "end";
  if (!exchange.isPreflight) return exchange.runSection("backend");
  if (exchange.response === void 0) throw operationNotFound();
  return "end";
}
function runOutbound(exchange, flow) {
  exchange.place = void 0;
  if (flow === "end") return "end";
  if (exchange.backendCalls === 0) traceNotForwarded(exchange);
  return after(exchange.runAfterBackend(), () => exchange.runSection("outbound"));
}
function traceNotForwarded(exchange) {
  const document = exchange.documents.find(({ sections }) => sections.has("backend"));
  exchange.trace?.(
    void 0,
    document === void 0 || document.canForward ? "the request was not forwarded: no forward-request ran in the backend section" : `the request was not forwarded: the backend section of ${document.name} has neither <base/> nor <forward-request/>, so the response is an empty 200`
  );
}
async function handleError(exchange, error) {
  await showError(exchange, error);
  exchange.place = void 0;
  try {
    await exchange.runSection("on-error");
  } catch (second) {
    await showError(exchange, located(second, exchange.place, exchange));
  }
}
async function showError(exchange, error) {
  const { place, status, reason, message } = error;
  exchange.lastError = {
    source: error.source ?? place?.policy ?? "configuration",
    reason,
    message,
    scope: place?.scope ?? "",
    section: place?.section ?? "",
    path: place?.path ?? "",
    policyId: place?.id ?? ""
  };
  exchange.trace?.(place, `error ${reason}: ${message}`, {
    document: place?.document,
    line: place?.line,
    column: place?.column
  });
  if (error.keepsResponse) return;
  const body = {
    statusCode: status,
    message: error.publicMessage,
    ...status === 500 ? { activityId: exchange.id } : {}
  };
  await exchange.replaceResponse({
    kind: "response",
    status,
    reason: reasonPhrase(status),
    headers: new Map([["content-type", ["application/json"]], ...error.headers]),
    body: MessageBody.ofText(JSON.stringify(body))
  });
}
function requestMessage(request, limits) {
  const length = limits === void 0 ? void 0 : contentLength(request.headers);
  const body = limits === void 0 || length !== void 0 ? request.body : countedBody(request.body, limits);
  return {
    kind: "request",
    method: request.method.toUpperCase(),
    path: request.url.pathname,
    query: new Query(request.url.search),
    headers: new Map(request.headers),
    body: MessageBody.ofIncoming(body, uploadFailure, limits?.requestBody, length),
    url: void 0,
    host: void 0
  };
}
var wholeNumber = remembered((written) => /^\d+$/.test(written) ? Number(written) : void 0);
function contentLength(headers) {
  const written = headerText(headers, "content-length");
  return written === void 0 ? void 0 : wholeNumber(written);
}
function uploadFailure(error) {
  return new GatewayError("ClientConnectionFailure", "The client did not send the whole body.", {
    status: 400,
    cause: error
  });
}
function leave(exchange) {
  const { status, reason, headers, body } = exchange.ensureResponse();
  deleteHopByHop(headers);
  if (body.length !== void 0 && !isBodiless(exchange.request.method, status)) {
    headers.set("content-length", [String(body.length)]);
  }
  return {
    status,
    reason: reason === "" ? reasonPhrase(status) : reason,
    headers,
    body: lastBody(exchange, body.take())
  };
}
function isBodiless(method, status) {
  return method === "HEAD" || status === 204 || status === 304;
}
function lastBody(exchange, body) {
  const finish = () => exchange.finish();
  if (body !== void 0 && !(body instanceof Uint8Array)) {
    return watched(body, () => void 0, finish);
  }
  finish();
  return body;
}

export {
  PoolRotation,
  ValueCache,
  createGateway
};
