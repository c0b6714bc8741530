import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  compile,
  fromJwt,
  fromResponse,
  toJson,
  toResponse,
  toText,
  typeName
} from "./chunk-CIHQXFYZ.js";
import {
  PolicyError,
  attributeOf,
  expressionsIn,
  readDocument,
  readElements
} from "./chunk-ATFY54BQ.js";
import {
  ClrException,
  ExpressionError,
  internalized
} from "./chunk-O5HP66GK.js";
import {
  constants,
  createHmac,
  createPublicKey,
  createSecretKey,
  timingSafeEqual,
  verify
} from "./chunk-UFVNVTCR.js";
import {
  suggestion
} from "./chunk-Q2IWNMJM.js";
import {
  tierOf
} from "./chunk-DT7QFL3W.js";
import {
  isObject,
  parseObject
} from "./chunk-2MALVD72.js";

// policy/gateway/errors.ts
var GatewayError = class extends Error {
  name = "GatewayError";
  reason;
  status;
  /** What the caller reads; internal errors keep their message for `on-error` and say less to the caller. */
  publicMessage;
  headers;
  /** The step that failed, where it is not a policy: `configuration`, `authorization`. */
  source;
  /** The response to show is the one that is there already, as with `fail-on-error-status-code`. */
  keepsResponse;
  place;
  constructor(reason2, message, details = {}) {
    super(message, { cause: details.cause });
    this.reason = reason2;
    this.status = details.status ?? 500;
    this.publicMessage = details.publicMessage ?? (this.status === 500 ? "Internal server error" : message);
    this.headers = details.headers ?? /* @__PURE__ */ new Map();
    this.source = details.source;
    this.keepsResponse = details.keepsResponse ?? false;
  }
};

// policy/gateway/maybe-promise.ts
function after(value, next) {
  return value instanceof Promise ? value.then(next) : next(value);
}

// policy/gateway/pipeline/definition.ts
function prepared(parameters, run) {
  const reading = parameters.flatMap((parameter) => parameter?.prepare ?? []);
  if (reading.length === 0) return run;
  return (exchange) => after(
    reading.reduce(
      (before, prepare) => after(before, () => prepare(exchange)),
      void 0
    ),
    () => run(exchange)
  );
}
var text = { expected: "a text", parse: (written) => written };
var anyValue = {
  expected: "a value",
  parse: (written) => written,
  fromValue: (value) => value
};
var boolean = {
  expected: '"true" or "false"',
  parse: parseBoolean,
  fromValue: booleanOf
};
function parseBoolean(written) {
  const lower = written.trim().toLowerCase();
  return lower === "true" ? true : lower === "false" ? false : void 0;
}
function booleanOf(value) {
  return typeof value === "boolean" ? value : parseBoolean(toText(value));
}
var condition = {
  expected: boolean.expected,
  parse: (written) => {
    const trimmed = written.trim();
    return trimmed === "true" ? true : trimmed === "false" ? false : void 0;
  },
  fromValue: booleanOf
};
function integer(minimum, maximum = 2147483647) {
  const range = maximum === 2147483647 ? `not less than ${minimum}` : `from ${minimum} to ${maximum}`;
  return {
    expected: `a whole number ${range}`,
    parse: (written) => {
      if (!/^\s*-?\d+\s*$/.test(written)) return void 0;
      const value = Number(written);
      return value >= minimum && value <= maximum ? value : void 0;
    }
  };
}
var number = {
  expected: "a number",
  parse: (written) => /^\s*-?\d+(\.\d+)?([eE][+-]?\d+)?\s*$/.test(written) ? Number(written) : void 0
};
function oneOf(...choices) {
  return {
    expected: `one of ${choices.map((choice) => `"${choice}"`).join(", ")}`,
    parse: (written) => choices.find((choice) => choice.toLowerCase() === written.trim().toLowerCase())
  };
}
function required(type, options = {}) {
  return { type, required: true, expression: options.expression ?? true };
}
function optional(type, options = {}) {
  return { type, required: false, expression: options.expression ?? true };
}
function unsupported(reason2) {
  return { type: text, required: false, expression: true, unsupported: reason2 };
}
function element(rule) {
  return { ...PLAIN, ...rule };
}
var PLAIN = {
  attributes: {},
  text: "none",
  children: {},
  policies: "none",
  occurs: "many"
};
function definePolicy(policy) {
  return {
    name: policy.name,
    sections: policy.sections,
    needs: policy.needs,
    once: policy.once ?? false,
    forPreflight: policy.forPreflight ?? false,
    rule: element({
      attributes: policy.attributes ?? {},
      children: policy.children ?? {},
      text: policy.text ?? "none",
      policies: policy.policies ?? "none"
    }),
    // The compiler hands over exactly what the rule declares; TypeScript cannot follow that through the registry.
    compile: policy.compile
  };
}

// policy/gateway/pipeline/sequence.ts
function sequence(steps) {
  return { length: steps.length, run: (exchange) => runFrom(steps, 0, exchange) };
}
function runFrom(steps, from, exchange) {
  for (let index = from; index < steps.length; index += 1) {
    const step = steps[index];
    if (step === void 0) break;
    if (exchange.isPreflight && !step.forPreflight && exchange.section === "inbound") continue;
    exchange.place = step.place;
    if (index === from && exchange.section !== "on-error") exchange.signal?.throwIfAborted();
    const flow = step.run(exchange);
    if (flow instanceof Promise) {
      return index === steps.length - 1 ? flow : runOn(flow, steps, index, exchange);
    }
    if (flow === "end") return "end";
  }
  return "next";
}
function runOn(pending, steps, index, exchange) {
  return pending.then((flow) => flow === "end" ? flow : runFrom(steps, index + 1, exchange));
}
function located(error, place, exchange) {
  const known = error instanceof GatewayError ? error : exchange.signal?.aborted ? new GatewayError("ClientConnectionFailure", "The client closed the connection.", {
    cause: error
  }) : new GatewayError(
    "InternalError",
    error instanceof Error ? error.message : String(error),
    {
      cause: error
    }
  );
  known.place ??= place;
  return known;
}

// policy/gateway/policies/authentication-basic.ts
var authenticationBasic = definePolicy({
  name: "authentication-basic",
  sections: ["inbound"],
  attributes: { username: required(text), password: required(text) },
  compile({ attributes }) {
    return async (exchange) => {
      const pair = `${await attributes.username.resolve(exchange)}:${await attributes.password.resolve(exchange)}`;
      const { subject } = exchange;
      if (subject.kind === "request") {
        subject.headers.set("authorization", [`Basic ${Buffer.from(pair).toString("base64")}`]);
      }
    };
  }
});

// policy/gateway/policies/authentication-managed-identity.ts
var authenticationManagedIdentity = definePolicy({
  name: "authentication-managed-identity",
  sections: ["inbound"],
  attributes: {
    resource: required(text, { expression: false }),
    "client-id": optional(text, { expression: false }),
    "output-token-variable-name": optional(text, { expression: false }),
    "ignore-error": optional(boolean, { expression: false })
  },
  compile({ attributes, place }) {
    return (exchange) => {
      const resource = attributes.resource.evaluate(exchange);
      const clientId = attributes["client-id"]?.evaluate(exchange);
      const use = (token2) => {
        const variable = attributes["output-token-variable-name"]?.evaluate(exchange);
        exchange.trace?.(place, `got a token for ${resource}`, { clientId, variable });
        if (variable !== void 0) exchange.variables.set(variable, token2);
        else if (exchange.subject.kind === "request") {
          exchange.subject.headers.set("authorization", [`Bearer ${token2}`]);
        }
      };
      const fail = (error) => {
        const message = error instanceof Error ? error.message : String(error);
        exchange.trace?.(place, `no token for ${resource}: ${message}`, { clientId });
        if (attributes["ignore-error"]?.evaluate(exchange)) return;
        throw new GatewayError("ManagedIdentityTokenFailure", message, { cause: error });
      };
      let token;
      try {
        token = exchange.instance.ports.identityToken(resource, clientId);
      } catch (error) {
        return fail(error);
      }
      return token instanceof Promise ? token.then(use, fail) : use(token);
    };
  }
});

// policy/gateway/http/body-limit.ts
async function readWithin(stream, most) {
  const reader = stream.getReader();
  const chunks = [];
  let length = 0;
  for (; ; ) {
    const { done, value } = await reader.read();
    if (done) return chunks;
    chunks.push(value);
    length += value.length;
    if (length > most) return resumed(chunks, reader);
  }
}
function resumed(chunks, reader) {
  return new ReadableStream(
    {
      async pull(controller) {
        const known = chunks.shift();
        if (known !== void 0) return controller.enqueue(known);
        const { done, value } = await reader.read();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: (reason2) => reader.cancel(reason2)
    },
    { highWaterMark: 0 }
  );
}
var RefusedBody = class {
  consumed = false;
  #message;
  constructor(message) {
    this.#message = message;
  }
  get text() {
    throw new ClrException("System.InvalidOperationException", this.#message);
  }
  get bytes() {
    throw new ClrException("System.InvalidOperationException", this.#message);
  }
  consume() {
  }
};

// policy/gateway/http/headers.ts
var HOP_BY_HOP = /* @__PURE__ */ new Set([
  "connection",
  "keep-alive",
  "proxy-authenticate",
  "proxy-authorization",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade"
]);
function endToEndHeaders(headers) {
  const copy = /* @__PURE__ */ new Map();
  headers.forEach((values, name) => {
    if (!HOP_BY_HOP.has(name)) copy.set(name, values);
  });
  deleteNamed(copy, headers.get("connection"));
  return copy;
}
function deleteHopByHop(headers) {
  deleteNamed(headers, headers.get("connection"));
  for (const name of HOP_BY_HOP) headers.delete(name);
}
function deleteNamed(headers, connection = []) {
  for (const value of connection) {
    for (const name of value.split(",")) headers.delete(name.trim().toLowerCase());
  }
}
function headerText(headers, name) {
  const values = headers.get(name.toLowerCase());
  return values?.length === 1 ? values[0] : values?.join(", ");
}
function cookie(headers, name) {
  for (const pair of (headers.get("cookie") ?? []).flatMap((value) => value.split(";"))) {
    const equals = pair.indexOf("=");
    if (equals !== -1 && pair.slice(0, equals).trim() === name) {
      return pair.slice(equals + 1).trim();
    }
  }
  return void 0;
}

// policy/gateway/http/remembered.ts
var MOST = 256;
var LONGEST = 512;
function remembered(compute) {
  const known = /* @__PURE__ */ new Map();
  return (text2) => {
    const found = known.get(text2);
    if (found !== void 0) return found;
    const value = compute(text2);
    if (text2.length > LONGEST) return value;
    if (known.size >= MOST) known.clear();
    known.set(text2, value);
    return value;
  };
}

// policy/gateway/http/body.ts
var BLOCK_SIZE = 8192;
var ENCODER = new TextEncoder();
var UTF_8 = new TextDecoder();
var NOTHING = new Uint8Array();
var MessageBody = class _MessageBody {
  /** What has not been read yet. */
  #pending;
  #bytes;
  #failure;
  /** An expression took the content away, by reading it without `preserveContent: true`. */
  #consumed = false;
  #view;
  #limit;
  /** More than the limit: it can be sent on, not read. */
  #tooLarge = false;
  constructor(body, failure2, limit2) {
    this.#pending = body instanceof Uint8Array ? void 0 : body;
    this.#bytes = body instanceof Uint8Array ? body : void 0;
    this.#failure = failure2;
    this.#limit = limit2;
  }
  /**
   * @param failure what to throw when the body breaks off while it is read here
   * @param limit of what may be read here; undefined: none
   * @param length what the sender says of it, in bytes
   */
  static ofIncoming(body, failure2 = (error) => error, limit2, length) {
    const message = new _MessageBody(body, failure2, limit2);
    message.#tooLarge = limit2 !== void 0 && length !== void 0 && length > limit2.most;
    return message;
  }
  static ofBytes(bytes) {
    return _MessageBody.ofIncoming(bytes);
  }
  static ofText(text2) {
    return _MessageBody.ofBytes(ENCODER.encode(text2));
  }
  static empty() {
    return _MessageBody.ofIncoming(void 0);
  }
  /** Number of bytes where it is known without reading. */
  get length() {
    if (this.#pending !== void 0) return void 0;
    return this.#consumed ? 0 : this.#bytes?.length ?? 0;
  }
  /**
   * Reads all of it into memory; afterwards the content can be read any number of times.
   *
   * @throws what the limit says for a body that is larger, which can be sent on all the same; the failure of one that breaks off
   */
  buffer() {
    const pending = this.#pending;
    if (pending === void 0 || this.#tooLarge) return this.#readable();
    this.#pending = void 0;
    this.#bytes = arrivedBytes(pending);
    if (this.#bytes !== void 0) return this.#readable();
    return readWithin(streamOf(pending), this.#limit?.most ?? Number.POSITIVE_INFINITY).then(
      (read) => {
        this.#tooLarge = read instanceof ReadableStream;
        if (read instanceof ReadableStream) this.#pending = read;
        else this.#bytes = concatenate(read);
        return this.#readable();
      },
      (error) => {
        throw this.#failure(error);
      }
    );
  }
  /** As `buffer`, but undefined for a body that is too large: for readers that can do without, or say so themselves. */
  tryBuffer() {
    if (this.#limit === void 0) return this.buffer();
    const leave = (error) => {
      if (!this.#tooLarge) throw error;
    };
    try {
      const read = this.buffer();
      return read instanceof Promise ? read.catch(leave) : read;
    } catch (error) {
      return leave(error);
    }
  }
  /** Why the body cannot be read, once that was tried in vain. */
  get refusal() {
    return this.#tooLarge ? this.#limit?.refuse().message : void 0;
  }
  #readable() {
    const content = this.#content;
    if (this.#limit === void 0) return content;
    this.#tooLarge ||= content.length > this.#limit.most;
    if (this.#tooLarge) throw this.#limit.refuse();
    return content;
  }
  get #content() {
    return this.#consumed ? NOTHING : this.#bytes ?? NOTHING;
  }
  /** The content for sending, which uses it up: a second call gives nothing. */
  take() {
    const pending = this.#pending;
    const content = pending === void 0 ? this.copy() : arrivedBytes(pending) ?? streamOf(pending);
    this.#pending = void 0;
    this.#bytes = void 0;
    return content;
  }
  /** The buffered content for sending, which stays for the next time. */
  copy() {
    return this.#consumed || this.#bytes?.length === 0 ? void 0 : this.#bytes;
  }
  /** Puts another stream in the place of the current one, such as one that is watched while it passes. */
  transform(change) {
    if (this.#pending !== void 0) this.#pending = change(streamOf(this.#pending));
  }
  /** Sends on in blocks; what has arrived as a whole needs none. */
  holdBack() {
    if (this.#pending === void 0) return;
    this.#bytes = arrivedBytes(this.#pending);
    this.#pending = this.#bytes === void 0 ? inBlocks(streamOf(this.#pending)) : void 0;
  }
  /** Tells the sender that nobody will read on. */
  async cancel(reason2) {
    const pending = this.#pending;
    this.#pending = void 0;
    this.#bytes = void 0;
    if (pending === void 0 || arrivedBytes(pending) !== void 0) return;
    const stream = streamOf(pending);
    if (!stream.locked) await stream.cancel(reason2).catch(() => void 0);
  }
  /** What expressions see; undefined where there is no content. The body must have been buffered. */
  forExpressions(headers) {
    if (this.#tooLarge) return new RefusedBody(this.refusal ?? "");
    if (this.#bytes === void 0 || this.#bytes.length === 0) return void 0;
    if (this.#view?.bytes !== this.#bytes) {
      this.#view = new BodyView(this.#bytes, headers, () => {
        this.#consumed = true;
      });
    }
    return this.#view;
  }
};
var BodyView = class {
  bytes;
  #headers;
  #onConsumed;
  #text;
  #consumed = false;
  constructor(bytes, headers, onConsumed) {
    this.bytes = bytes;
    this.#headers = headers;
    this.#onConsumed = onConsumed;
  }
  get text() {
    this.#text ??= decodeText(this.bytes, this.#headers);
    return this.#text;
  }
  consume() {
    this.#consumed = true;
    this.#onConsumed();
  }
  get consumed() {
    return this.#consumed;
  }
};
function decodeText(bytes, headers) {
  return decoderOf(headerText(headers, "content-type") ?? "").decode(bytes);
}
var decoderOf = remembered(
  (contentType) => decoderFor(/charset\s*=\s*"?([^";\s]+)/i.exec(contentType)?.[1])
);
function decoderFor(charset) {
  if (charset === void 0) return UTF_8;
  try {
    return new TextDecoder(charset);
  } catch {
    return UTF_8;
  }
}
function arrivedBytes(body) {
  return "arrived" in body ? body.arrived() : void 0;
}
function streamOf(body) {
  return "arrived" in body ? body.stream() : body;
}
function concatenate(chunks) {
  const [only] = chunks;
  if (only !== void 0 && chunks.length === 1) return only;
  const whole = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
function inBlocks(stream) {
  let held = [];
  let length = 0;
  return stream.pipeThrough(
    new TransformStream({
      transform(chunk, controller) {
        held.push(chunk);
        length += chunk.length;
        if (length < BLOCK_SIZE) return;
        controller.enqueue(concatenate(held));
        held = [];
        length = 0;
      },
      flush(controller) {
        if (length > 0) controller.enqueue(concatenate(held));
      }
    })
  );
}
function watched(stream, see, end) {
  const reader = stream.getReader();
  return new ReadableStream(
    {
      async pull(controller) {
        try {
          const { done, value } = await reader.read();
          if (done) {
            end();
            controller.close();
          } else {
            see(value);
            controller.enqueue(value);
          }
        } catch (error) {
          end();
          controller.error(error);
        }
      },
      async cancel(reason2) {
        end();
        await reader.cancel(reason2);
      }
    },
    // No chunk is asked for before the client wants one.
    { highWaterMark: 0 }
  );
}

// policy/gateway/http/response-value.ts
var ResponseView = class {
  message;
  constructor(message) {
    this.message = message;
  }
  get statusCode() {
    return this.message.status;
  }
  get statusReason() {
    return this.message.reason;
  }
  get headers() {
    return this.message.headers;
  }
  get body() {
    const { body, headers } = this.message;
    return body.forExpressions(headers);
  }
};
function valueOfResponse(message) {
  return fromResponse(new ResponseView(message));
}
function responseOfValue(value) {
  const response = value === void 0 ? void 0 : toResponse(value);
  return response instanceof ResponseView ? response.message : void 0;
}
function copyOfResponse(message) {
  return after(message.body.buffer(), (bytes) => ({
    ...message,
    headers: new Map(message.headers),
    body: MessageBody.ofBytes(bytes)
  }));
}
function ownCopy(value) {
  const response = responseOfValue(value);
  return response === void 0 ? value : after(copyOfResponse(response), valueOfResponse);
}
function sizeOf(value) {
  if (typeof value === "string") return Buffer.byteLength(value);
  if (value instanceof Uint8Array) return value.length;
  const response = responseOfValue(value);
  return response === void 0 ? Buffer.byteLength(toJson(value)) : response.body.length ?? 0;
}

// policy/gateway/tier-limits.ts
function tierLimits(sku) {
  if (sku === void 0) return void 0;
  const tier = tierOf(sku);
  const limit2 = (whose, { most }, does) => ({
    most,
    refuse: () => new GatewayError(
      `${whose}PayloadTooLarge`,
      `The ${whose.toLowerCase()}'s body has more than the ${inWords(most)} bytes that the tier ${tier.name} ${does}.`,
      { status: whose === "Request" ? 413 : 500 }
    )
  });
  return {
    tier,
    requestPayload: limit2("Request", tier.requestPayload, "takes"),
    requestBody: limit2("Request", tier.bufferedPayload, "buffers"),
    responseBody: limit2("Response", tier.bufferedPayload, "buffers")
  };
}
function checkRequest({ href, search, pathname }, contentLength, { tier, requestPayload }) {
  if (contentLength !== void 0 && contentLength > requestPayload.most) {
    throw requestPayload.refuse();
  }
  if (href.length > tier.url.most) {
    throw tooLong("RequestUrlTooLong", 414, "URL", href.length, tier.url.most, tier);
  }
  const query = Math.max(0, search.length - 1);
  if (query > tier.query.most) {
    throw tooLong("RequestQueryTooLong", 414, "query", query, tier.query.most, tier);
  }
  const { most } = tier.pathSegment;
  if (pathname.length <= most) return;
  const segment = pathname.split("/").find(({ length }) => length > most);
  if (segment !== void 0) {
    throw tooLong("PathSegmentTooLong", 400, "path segment", segment.length, most, tier);
  }
}
function tooLong(reason2, status, what, length, most, { name }) {
  return new GatewayError(
    reason2,
    `The request's ${what} has ${inWords(length)} characters; the tier ${name} takes ${inWords(most)}.`,
    { status }
  );
}
function countedBody(body, { requestPayload }) {
  const { most, refuse } = requestPayload;
  if (most === Number.POSITIVE_INFINITY || body === void 0 || body instanceof Uint8Array) {
    return body;
  }
  const count2 = (stream) => {
    let length = 0;
    const add = (chunk) => {
      length += chunk.length;
      if (length > most) throw refuse();
    };
    return watched(stream, add, () => void 0);
  };
  if (!("arrived" in body)) return count2(body);
  return { arrived: () => body.arrived(), stream: () => count2(body.stream()) };
}
function cacheRefusal(bytes, { tier }) {
  const { name, builtInCache, cachedValue } = tier;
  if (builtInCache.most === 0) return `the tier ${name} has no built-in cache`;
  return bytes <= cachedValue.most ? void 0 : `the value has ${inWords(bytes)} bytes; the tier ${name} caches ${inWords(cachedValue.most)}`;
}
function oversized(document, text2, { name, policyDocument: { most } }) {
  const size = Buffer.byteLength(text2);
  const fault = `the policy has ${inWords(size)} bytes; the tier ${name} takes ${inWords(most)}`;
  return size <= most ? [] : [new PolicyError(fault, { line: 1, column: 1 }, { document })];
}
function inWords(figure) {
  return figure.toLocaleString("en-US");
}

// policy/gateway/trace.ts
var SECTIONS = ["inbound", "backend", "outbound", "on-error"];

// policy/gateway/policies/cache-value.ts
var cachingType = optional(oneOf("prefer-external", "external", "internal"), {
  expression: false
});
function refuseExternal(type, report) {
  if (type?.literal === "external") {
    report("unsupported: an external cache", { unsupported: 'caching-type="external"' });
  }
}
var cacheLookupValue = definePolicy({
  name: "cache-lookup-value",
  sections: SECTIONS,
  attributes: {
    key: required(text),
    "variable-name": required(text, { expression: false }),
    "default-value": optional(anyValue),
    "caching-type": cachingType
  },
  compile({ attributes, place }, report) {
    refuseExternal(attributes["caching-type"], report);
    const { key: written, "variable-name": name, "default-value": initial } = attributes;
    return prepared([written, initial], (exchange) => {
      const key = written.evaluate(exchange);
      const variable = name.evaluate(exchange);
      const { cache, limits } = exchange.instance;
      const entry = limits?.tier.builtInCache.most === 0 ? void 0 : cache.get(key);
      exchange.trace?.(place, entry === void 0 ? "cache miss" : "cache hit", { key, variable });
      const keep = (value) => {
        exchange.variables.set(variable, value);
        return void 0;
      };
      if (entry !== void 0) return after(ownCopy(entry.value), keep);
      return initial === void 0 ? void 0 : keep(initial.evaluate(exchange));
    });
  }
});
var cacheStoreValue = definePolicy({
  name: "cache-store-value",
  sections: SECTIONS,
  attributes: {
    key: required(text),
    value: required(anyValue),
    duration: required(integer(0)),
    "caching-type": cachingType
  },
  compile({ attributes, place }, report) {
    refuseExternal(attributes["caching-type"], report);
    const { key: written, value, duration } = attributes;
    return prepared([written, value, duration], (exchange) => {
      const key = written.evaluate(exchange);
      const seconds = duration.evaluate(exchange);
      return after(ownCopy(value.evaluate(exchange)), (copy) => {
        const { cache, limits } = exchange.instance;
        const bytes = limits === void 0 ? 0 : sizeOf(copy);
        const refusal2 = limits && cacheRefusal(bytes, limits);
        if (refusal2 === void 0) {
          cache.set(key, copy, seconds, bytes, limits?.tier.builtInCache.most);
        }
        exchange.trace?.(
          place,
          refusal2 === void 0 ? "stored in the cache" : `not stored in the cache: ${refusal2}`,
          { key, seconds }
        );
        return void 0;
      });
    });
  }
});
var cacheRemoveValue = definePolicy({
  name: "cache-remove-value",
  sections: SECTIONS,
  attributes: { key: required(text), "caching-type": cachingType },
  compile({ attributes, place }, report) {
    refuseExternal(attributes["caching-type"], report);
    return async (exchange) => {
      const key = await attributes.key.resolve(exchange);
      exchange.instance.cache.delete(key);
      exchange.trace?.(place, "removed from the cache", { key });
    };
  }
});

// policy/gateway/policies/check-header.ts
var checkHeader = definePolicy({
  name: "check-header",
  sections: ["inbound"],
  attributes: {
    name: required(text),
    "failed-check-httpcode": required(integer(100, 999)),
    "failed-check-error-message": required(text),
    "ignore-case": required(boolean)
  },
  children: { value: element({ text: "required" }) },
  compile({ attributes, children, place }) {
    return async (exchange) => {
      const name = await attributes.name.resolve(exchange);
      const ignoresCase = await attributes["ignore-case"].resolve(exchange);
      const value = headerText(exchange.request.headers, name);
      const fold = (written) => ignoresCase ? written.toLowerCase() : written;
      const allowed = [];
      for (const each of children.value) allowed.push(await each.text?.resolve(exchange) ?? "");
      if (value !== void 0 && allowed.length === 0) return;
      if (value !== void 0 && allowed.some((each) => fold(each) === fold(value))) return;
      const details = {
        status: await attributes["failed-check-httpcode"].resolve(exchange),
        publicMessage: await attributes["failed-check-error-message"].resolve(exchange)
      };
      exchange.trace?.(place, `the header "${name}" is refused`);
      throw value === void 0 ? new GatewayError(
        "HeaderNotFound",
        `Header ${name} was not found in the request. Access denied.`,
        details
      ) : new GatewayError(
        "HeaderValueNotAllowed",
        `Header ${name} value of ${value} is not allowed. Access denied.`,
        details
      );
    };
  }
});

// policy/gateway/policies/choose.ts
var choose = definePolicy({
  name: "choose",
  sections: SECTIONS,
  children: {
    when: element({
      attributes: { condition: required(condition) },
      policies: "any",
      occurs: "at least one"
    }),
    otherwise: element({ policies: "any", occurs: "optional" })
  },
  compile({ children }) {
    const whens = children.when.map(({ attributes: { condition: condition2 }, nested, place }) => ({
      condition: condition2,
      nested,
      place
    }));
    const otherwise = children.otherwise[0]?.nested;
    const runFrom2 = (first, exchange) => {
      for (let index = first; index < whens.length; index += 1) {
        const when = whens[index];
        if (when === void 0) break;
        let holds2;
        try {
          holds2 = when.condition.resolve(exchange);
        } catch (error) {
          throw located(error, when.place, exchange);
        }
        if (holds2 instanceof Promise) return runOn2(holds2, index, exchange);
        exchange.trace?.(when.place, `condition is ${holds2}`);
        if (holds2) return when.nested.run(exchange);
      }
      return otherwise?.run(exchange);
    };
    const runOn2 = async (pending, index, exchange) => {
      const when = whens[index];
      const holds2 = await pending.catch((error) => {
        throw located(error, when?.place, exchange);
      });
      exchange.trace?.(when?.place, `condition is ${holds2}`);
      return await (holds2 ? when?.nested.run(exchange) : runFrom2(index + 1, exchange));
    };
    return (exchange) => runFrom2(0, exchange);
  }
});

// policy/gateway/http/query.ts
var Query = class {
  /** Without its question mark. */
  #text;
  /** The same taken apart, once somebody asks for a part. */
  #parts;
  #values;
  /** @param text with or without its question mark */
  constructor(text2) {
    this.#text = text2.startsWith("?") ? text2.slice(1) : text2;
  }
  get #parameters() {
    this.#parts ??= parse(this.#text);
    return this.#parts;
  }
  #replace(parameters) {
    this.#parts = parameters;
    this.#values = void 0;
    this.#text = parameters.map(({ written }) => written).join("&");
  }
  /** The query string with its question mark, or empty. */
  toString() {
    return this.#text === "" ? "" : `?${this.#text}`;
  }
  /** Values by name as the client wrote it; names that differ in case only are one. */
  values() {
    this.#values ??= this.#byName();
    return this.#values;
  }
  #byName() {
    const values = /* @__PURE__ */ new Map();
    const names = /* @__PURE__ */ new Map();
    for (const { name, value } of this.#parameters) {
      const known = names.get(name.toLowerCase()) ?? name;
      names.set(name.toLowerCase(), known);
      const others = values.get(known);
      if (others === void 0) values.set(known, [value]);
      else others.push(value);
    }
    return values;
  }
  first(name) {
    return this.#parameters.find((parameter) => sameName(parameter.name, name))?.value;
  }
  has(name) {
    return this.first(name) !== void 0;
  }
  delete(name) {
    if (this.has(name)) {
      this.#replace(this.#parameters.filter((parameter) => !sameName(parameter.name, name)));
    }
  }
  append(name, value) {
    const written = `${encodeURIComponent(name)}=${encodeURIComponent(value)}`;
    this.#replace([...this.#parameters, { name, value, written }]);
  }
};
var parse = remembered(
  (text2) => text2 === "" ? [] : text2.split("&").map(parseParameter)
);
function parseParameter(written) {
  const equals = written.indexOf("=");
  return {
    name: decode(equals === -1 ? written : written.slice(0, equals)),
    value: equals === -1 ? "" : decode(written.slice(equals + 1)),
    written
  };
}
function sameName(one, other) {
  return one.toLowerCase() === other.toLowerCase();
}
function decode(text2) {
  if (!/[%+]/.test(text2)) return text2;
  try {
    return decodeURIComponent(text2.replaceAll("+", " "));
  } catch {
    return text2;
  }
}

// policy/gateway/http/status.ts
var REASONS = {
  200: "OK",
  201: "Created",
  202: "Accepted",
  204: "No Content",
  301: "Moved Permanently",
  302: "Found",
  304: "Not Modified",
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed",
  408: "Request Timeout",
  409: "Conflict",
  429: "Too Many Requests",
  500: "Internal Server Error",
  502: "Bad Gateway",
  503: "Service Unavailable",
  504: "Gateway Timeout"
};
function reasonPhrase(status) {
  return REASONS[status] ?? "";
}

// policy/gateway/http/message.ts
var DescribedUrl = class {
  #url;
  constructor(url) {
    this.#url = url;
  }
  get scheme() {
    return this.#url.protocol.slice(0, -1);
  }
  get host() {
    return this.#url.hostname;
  }
  get port() {
    if (this.#url.port !== "") return Number(this.#url.port);
    return this.#url.protocol === "https:" ? 443 : 80;
  }
  get path() {
    return this.#url.pathname;
  }
  get queryString() {
    return this.#url.search;
  }
  get query() {
    return new Query(this.#url.search).values();
  }
};
function emptyResponse(status) {
  return {
    kind: "response",
    status,
    reason: reasonPhrase(status),
    headers: /* @__PURE__ */ new Map(),
    body: MessageBody.empty()
  };
}

// policy/gateway/policies/cors.ts
var DEFAULT_METHODS = ["GET", "POST"];
var cors = definePolicy({
  name: "cors",
  sections: ["inbound"],
  forPreflight: true,
  attributes: {
    "allow-credentials": optional(boolean),
    "terminate-unmatched-request": optional(boolean)
  },
  children: {
    "allowed-origins": element({
      children: { origin: element({ text: "required", occurs: "at least one" }) },
      occurs: "one"
    }),
    "allowed-methods": element({
      attributes: { "preflight-result-max-age": optional(integer(0)) },
      children: { method: element({ text: "required", occurs: "at least one" }) },
      occurs: "optional"
    }),
    "allowed-headers": element({
      children: { header: element({ text: "required", occurs: "at least one" }) },
      occurs: "optional"
    }),
    "expose-headers": element({
      children: { header: element({ text: "required", occurs: "at least one" }) },
      occurs: "optional"
    })
  },
  compile({ attributes, children, place }) {
    const methods = children["allowed-methods"][0];
    return async (exchange) => {
      const { request } = exchange;
      const origin = headerText(request.headers, "origin");
      if (origin === void 0) return "next";
      const wantedMethod = headerText(request.headers, "access-control-request-method");
      const isPreflight = request.method === "OPTIONS" && wantedMethod !== void 0;
      const origins = await texts(children["allowed-origins"][0]?.children.origin, exchange);
      const allowed = matchingOrigin(origin, origins);
      if (allowed === void 0) {
        const ends = await attributes["terminate-unmatched-request"]?.resolve(exchange) ?? true;
        exchange.trace?.(place, `the origin ${origin} is not allowed`);
        if (isPreflight && !ends) await exchange.replaceResponse(emptyResponse(200));
        if (!ends || !(isPreflight || request.method === "GET" || request.method === "HEAD")) {
          return "next";
        }
        await exchange.replaceResponse(emptyResponse(200));
        return "end";
      }
      const credentials = await attributes["allow-credentials"]?.resolve(exchange) ?? false;
      const common = /* @__PURE__ */ new Map([
        ["access-control-allow-origin", [credentials ? origin : allowed]]
      ]);
      if (credentials) common.set("access-control-allow-credentials", ["true"]);
      if (!isPreflight) {
        const exposed = await texts(children["expose-headers"][0]?.children.header, exchange);
        if (exposed.length > 0) common.set("access-control-expose-headers", [exposed.join(",")]);
        exchange.onHeaders((_, response2) => {
          for (const [name, values] of common) response2.headers.set(name, values);
        });
        return "next";
      }
      const allowedMethods = methods === void 0 ? DEFAULT_METHODS : await texts(methods.children.method, exchange);
      const allowedHeaders = await texts(children["allowed-headers"][0]?.children.header, exchange);
      const wantedHeaders = headerText(request.headers, "access-control-request-headers") ?? "";
      const response = emptyResponse(200);
      for (const [name, values] of common) response.headers.set(name, values);
      if (allowedMethods.includes("*") || allowedMethods.includes(wantedMethod)) {
        response.headers.set("access-control-allow-methods", [wantedMethod]);
      }
      const granted = grantedHeaders(wantedHeaders, allowedHeaders);
      if (granted !== "") response.headers.set("access-control-allow-headers", [granted]);
      const age = await methods?.attributes["preflight-result-max-age"]?.resolve(exchange);
      if (age !== void 0) response.headers.set("access-control-max-age", [String(age)]);
      await exchange.replaceResponse(response);
      exchange.trace?.(place, "the preflight is answered", { origin, method: wantedMethod });
      return "end";
    };
  }
});
async function texts(elements, exchange) {
  const all = [];
  for (const { text: text2 } of elements ?? []) all.push((await text2?.resolve(exchange) ?? "").trim());
  return all;
}
function matchingOrigin(origin, allowed) {
  const plain = (written) => written.toLowerCase().replace(/\/$/, "");
  if (allowed.some((each) => plain(each) === plain(origin))) return origin;
  return allowed.includes("*") ? "*" : void 0;
}
function grantedHeaders(wanted, allowed) {
  if (allowed.includes("*")) return wanted;
  const names = allowed.map((name) => name.toLowerCase());
  return wanted.split(",").map((name) => name.trim()).filter((name) => names.includes(name.toLowerCase())).join(",");
}

// policy/gateway/policies/dimensions.ts
var DEFAULTS = {
  "API ID": ({ api }) => api?.id,
  "Operation ID": ({ operation }) => operation?.id,
  "Product ID": ({ access }) => access.product?.id,
  "User ID": () => void 0,
  "Subscription ID": ({ access }) => access.subscription?.id,
  Location: ({ instance }) => instance.service.region,
  "Gateway ID": () => "managed",
  "Backend ID": ({ backend }) => backend?.id
};
function dimensionParameters(elements) {
  return elements.flatMap(({ attributes: { name, value } }) => [name, value]);
}
function dimensions(elements, exchange) {
  const values = {};
  for (const { attributes } of elements) {
    const name = attributes.name.evaluate(exchange);
    const initial = Object.hasOwn(DEFAULTS, name) ? DEFAULTS[name]?.(exchange) : void 0;
    values[name] = attributes.value?.evaluate(exchange) ?? initial ?? "";
  }
  return values;
}
function checkDimensions(policy, elements, most, report) {
  const own = elements.filter(({ attributes: { name } }) => !isIn(DEFAULTS, name)).length;
  if (own > 10) report(`<${policy}> takes at most ten custom dimensions`);
  else if (own > most) {
    report(`<${policy}> has ${own} custom dimensions, where the documentation allows ${most}`, {
      isWarning: true
    });
  }
  for (const { attributes } of elements) {
    const { name, value } = attributes;
    if (value === void 0 && name.literal !== void 0 && !isIn(DEFAULTS, name)) {
      report(`the dimension "${name.literal}" has no value, and its name stands for none`, {
        isWarning: true
      });
    }
  }
}
function isIn(names, { literal: literal2 }) {
  return literal2 !== void 0 && Object.hasOwn(names, literal2);
}

// policy/gateway/policies/emit-metric.ts
var fixed = { expression: false };
var DOCUMENTED_DIMENSIONS = 5;
var emitMetric = definePolicy({
  name: "emit-metric",
  // Documented for <backend> as well, where it is not saved (observed: azure-api-management-policy-toolkit).
  sections: ["inbound", "outbound", "on-error"],
  attributes: {
    name: required(text, fixed),
    value: optional(number),
    namespace: optional(text, fixed)
  },
  children: {
    dimension: element({
      attributes: { name: required(text), value: optional(text) },
      occurs: "at least one"
    })
  },
  compile({ attributes, children, place }, report) {
    checkDimensions("emit-metric", children.dimension, DOCUMENTED_DIMENSIONS, report);
    const { name, namespace, value } = attributes;
    const dimensionsNeed = dimensionParameters(children.dimension);
    return prepared([name, namespace, value, ...dimensionsNeed], (exchange) => {
      const metric = {
        name: name.evaluate(exchange),
        namespace: namespace?.evaluate(exchange) ?? "API Management",
        value: value?.evaluate(exchange) ?? 1,
        dimensions: dimensions(children.dimension, exchange)
      };
      exchange.trace?.(place, `metric "${metric.name}"`, metric);
      exchange.instance.options.onMetric?.(metric);
      return void 0;
    });
  }
});

// policy/gateway/policies/find-and-replace.ts
var findAndReplace = definePolicy({
  name: "find-and-replace",
  sections: SECTIONS,
  attributes: { from: required(text), to: required(text) },
  compile({ attributes }) {
    return async (exchange) => {
      const from = await attributes.from.resolve(exchange);
      const to = await attributes.to.resolve(exchange);
      const message = exchange.subject;
      const content = decodeText(await message.body.buffer(), message.headers);
      if (from === "" || !content.includes(from)) return;
      message.body = MessageBody.ofText(content.replaceAll(from, () => to));
      message.headers.delete("content-length");
    };
  }
});

// policy/gateway/pipeline/call.ts
function call(exchange, request, timeout) {
  const { clock, transport } = exchange.instance.ports;
  const attempt = new AbortController();
  const { promise, resolve, reject } = Promise.withResolvers();
  const failed = (error) => {
    cancelTimeout();
    reject(failureOf(exchange, error));
  };
  const stop = (error) => {
    attempt.abort(error);
    failed(error);
  };
  const cancelTimeout = schedule(
    clock,
    timeout,
    () => stop(new GatewayError("Timeout", "Request to the backend service timed out"))
  );
  if (exchange.signal !== void 0) exchange.onClientGone(() => stop(clientGone()));
  const answered2 = (response) => {
    try {
      resolve(received(exchange, response));
      cancelTimeout();
    } catch (error) {
      failed(error);
    }
  };
  try {
    transport(request, attempt).then(answered2, failed);
  } catch (error) {
    failed(error);
  }
  return promise;
}
function received({ instance }, { status, reason: reason2, headers, body }) {
  return {
    kind: "response",
    status,
    reason: reason2,
    headers: endToEndHeaders(headers),
    body: MessageBody.ofIncoming(body, connectionFailure, instance.limits?.responseBody)
  };
}
function failureOf({ signal }, error) {
  if (error instanceof GatewayError) return error;
  return signal?.aborted ? clientGone() : connectionFailure(error);
}
function schedule(clock, milliseconds, callback) {
  if (clock.schedule !== void 0) return clock.schedule(milliseconds, callback);
  const cancelled = new AbortController();
  clock.sleep(milliseconds, cancelled.signal).then(callback, () => void 0);
  return () => cancelled.abort();
}
function connectionFailure(error) {
  return new GatewayError(
    "BackendConnectionFailure",
    error instanceof Error ? error.message : String(error),
    { cause: error }
  );
}
function clientGone() {
  return new GatewayError("ClientConnectionFailure", "The client closed the connection.");
}

// policy/gateway/policies/forward-request.ts
var DEFAULT_TIMEOUT_SECONDS = 300;
var MOST_REDIRECTS = 50;
var forwardRequest = definePolicy({
  name: "forward-request",
  sections: ["backend"],
  attributes: {
    timeout: optional(integer(0)),
    "timeout-ms": optional(integer(0)),
    "continue-timeout": optional(integer(0)),
    "http-version": optional(oneOf("1", "2", "2or1")),
    "follow-redirects": optional(boolean),
    "buffer-request-body": optional(boolean),
    "buffer-response": optional(boolean),
    "fail-on-error-status-code": optional(boolean)
  },
  compile({ attributes, place }, report) {
    if (attributes.timeout !== void 0 && attributes["timeout-ms"] !== void 0) {
      report('<forward-request> takes either "timeout" or "timeout-ms"');
    }
    if (attributes["continue-timeout"] !== void 0) {
      report('unsupported: waiting for "100 Continue"', {
        unsupported: "<forward-request continue-timeout>"
      });
    }
    const {
      timeout: seconds,
      "timeout-ms": milliseconds,
      "follow-redirects": redirects,
      "buffer-request-body": keeps,
      "buffer-response": buffers
    } = attributes;
    const deliver = (exchange, response, backend, buffersResponse) => {
      if (buffersResponse) response.body.holdBack();
      if (backend.sessionCookie !== void 0) {
        setSessionCookie(response, backend.sessionCookie, backend.id);
      }
      exchange.response = response;
      if (response.status < 400) return void 0;
      return after(attributes["fail-on-error-status-code"]?.resolve(exchange), (fails) => {
        if (fails === true) throw errorStatus(response.status);
        return void 0;
      });
    };
    const send = (exchange, backend, settings) => {
      const { timeout, keepsBody, buffersResponse } = settings;
      const request = backendRequest(exchange, backend.url, keepsBody);
      exchange.backendCalls += 1;
      const follow = settings.followsRedirects ? redirected(exchange, request, timeout) : void 0;
      return call(exchange, request, timeout).then(
        (response) => {
          answered(exchange, place, response, backend.id);
          if (follow === void 0) return deliver(exchange, response, backend, buffersResponse);
          return follow(response).then((last) => deliver(exchange, last, backend, buffersResponse));
        },
        (error) => {
          if (error instanceof GatewayError) unanswered(exchange, place, error, backend.id);
          throw error;
        }
      );
    };
    const settingsOf = (exchange) => {
      const followsRedirects = redirects?.evaluate(exchange) ?? false;
      return {
        timeout: milliseconds?.evaluate(exchange) ?? (seconds?.evaluate(exchange) ?? DEFAULT_TIMEOUT_SECONDS) * 1e3,
        followsRedirects,
        keepsBody: followsRedirects || (keeps?.evaluate(exchange) ?? false),
        buffersResponse: buffers?.evaluate(exchange) ?? true
      };
    };
    const forward = (exchange, settings) => {
      const backend = select(exchange, place);
      return after(
        settings.keepsBody ? exchange.request.body.buffer() : void 0,
        () => send(exchange, backend, settings)
      );
    };
    const run = (exchange) => {
      const settings = settingsOf(exchange);
      return exchange.response === void 0 ? forward(exchange, settings) : exchange.replaceResponse(void 0).then(() => forward(exchange, settings));
    };
    return prepared([seconds, milliseconds, redirects, keeps, buffers], run);
  }
});
function select(exchange, place) {
  const { target, api, instance } = exchange;
  if (target === void 0 || target.type === "url") {
    const url = target?.url ?? api?.serviceUrl;
    if (url === void 0 || !URL.canParse(url)) {
      throw new GatewayError(
        "BackendConnectionFailure",
        url === void 0 ? "No backend is set, and the API has no service URL." : `The backend's URL "${url}" is not an absolute URL.`
      );
    }
    exchange.trace?.(place, `forwarding to ${url}`);
    return { id: void 0, url, sessionCookie: void 0 };
  }
  const choice = instance.backends.choose(target.id, (name) => {
    const value = cookie(exchange.request.headers, name);
    return value === void 0 ? void 0 : sessionMember(value);
  });
  if (choice.type === "chosen") {
    exchange.backend = { id: choice.id, type: "Single" };
    exchange.trace?.(place, `forwarding to "${choice.id}"`, {
      pool: choice.pool,
      url: choice.url,
      open: choice.open
    });
    return choice;
  }
  throw unavailable(exchange, place, choice);
}
function unavailable(exchange, place, choice) {
  if (choice.type === "unknown") {
    return new GatewayError("BackendNotFound", `There is no backend "${choice.id}".`);
  }
  const isPool = exchange.instance.backends.typeOf(choice.id) === "Pool";
  exchange.backend = { id: choice.id, type: isPool ? "Pool" : "Single" };
  exchange.trace?.(
    place,
    isPool ? `no call: every member of the pool "${choice.id}" is unavailable` : `no call: the circuit breaker of "${choice.id}" is open`,
    { open: choice.open }
  );
  exchange.response = emptyResponse(503);
  return new GatewayError(
    isPool ? "PoolIsInactive" : "CircuitBreakerOpen",
    "The backend is temporarily unavailable.",
    { status: 503 }
  );
}
function backendRequest(exchange, base, keepsBody) {
  const { request } = exchange;
  const headers = endToEndHeaders(request.headers);
  headers.delete("expect");
  if (request.host === void 0) headers.delete("host");
  else headers.set("host", [request.host]);
  const { length } = request.body;
  if (length === 0) headers.delete("content-length");
  else if (length !== void 0) headers.set("content-length", [String(length)]);
  return {
    method: request.method,
    url: `${base}${request.path}${request.query}`,
    headers,
    body: keepsBody ? request.body.copy() : request.body.take()
  };
}
function answered(exchange, place, response, backend) {
  exchange.trace?.(place, `the backend answered ${response.status}`, {
    backend,
    retryAfter: headerText(response.headers, "retry-after")
  });
  if (backend !== void 0) record(exchange, place, backend, response);
}
function unanswered(exchange, place, error, backend) {
  exchange.trace?.(place, `no answer: ${error.reason}`, { backend, details: error.message });
  if (error.reason === "ClientConnectionFailure") return;
  if (backend !== void 0) record(exchange, place, backend, { errorReason: error.reason });
  if (exchange.instance.options.responseAfterFailure === "error") {
    exchange.response = emptyResponse(500);
  }
}
function record(exchange, place, backend, outcome) {
  const until = exchange.instance.backends.record(backend, outcome);
  if (until !== void 0) {
    exchange.trace?.(place, `the circuit breaker of "${backend}" opens`, {
      milliseconds: until - exchange.now
    });
  }
}
function redirected(exchange, first, timeout) {
  return async (answer) => {
    let request = first;
    let response = answer;
    for (let count2 = 0; count2 < MOST_REDIRECTS; count2 += 1) {
      const location = headerText(response.headers, "location");
      if (![301, 302, 303, 307, 308].includes(response.status) || location === void 0) {
        return response;
      }
      await response.body.cancel();
      const keepsMethod = response.status >= 307 || request.method === "HEAD";
      const headers = new Map(request.headers);
      if (!keepsMethod) headers.delete("content-length");
      request = {
        method: keepsMethod ? request.method : "GET",
        url: new URL(location, request.url).href,
        headers,
        body: keepsMethod ? exchange.request.body.copy() : void 0
      };
      response = await call(exchange, request, timeout);
    }
    return response;
  };
}
function errorStatus(status) {
  return new GatewayError("BackendErrorStatusCode", `The backend answered ${status}.`, {
    status,
    keepsResponse: true
  });
}
function setSessionCookie({ headers }, name, member = "") {
  headers.set("set-cookie", [
    ...headers.get("set-cookie") ?? [],
    `${name}=${sessionValue(member)}; Path=/; HttpOnly`
  ]);
}
function sessionValue(member) {
  return encodeURIComponent(member);
}
function sessionMember(value) {
  try {
    return decodeURIComponent(value);
  } catch {
    return void 0;
  }
}

// policy/gateway/policies/ip-filter.ts
import { BlockList, isIP } from "node:net";
var address = {
  expected: "an IP address",
  parse: (written) => isIP(written.trim()) === 0 ? void 0 : written.trim()
};
var ipFilter = definePolicy({
  name: "ip-filter",
  sections: ["inbound"],
  attributes: { action: required(oneOf("allow", "forbid")) },
  children: {
    address: element({ text: "required" }),
    "address-range": element({ attributes: { from: required(address), to: required(address) } })
  },
  compile({ attributes, children, place }, report) {
    if (children.address.length + children["address-range"].length === 0) {
      report("<ip-filter> needs an <address> or an <address-range>");
    }
    for (const { text: written } of children.address) {
      if (written?.literal !== void 0 && address.parse(written.literal) === void 0) {
        report(`"${written.literal}" is not an IP address`);
      }
    }
    return async (exchange) => {
      const list = new BlockList();
      for (const { text: written } of children.address) {
        const single = (await written?.resolve(exchange) ?? "").trim();
        if (isIP(single) !== 0) list.addAddress(single, family(single));
      }
      for (const { attributes: range } of children["address-range"]) {
        const from = await range.from.resolve(exchange);
        list.addRange(from, await range.to.resolve(exchange), family(from));
      }
      const caller = withoutMapping(exchange.clientAddress);
      if (isIP(caller) === 0) {
        throw new GatewayError(
          "FailedToParseCallerIP",
          "Failed to establish IP address for the caller. Access denied.",
          { status: 403 }
        );
      }
      const action = await attributes.action.resolve(exchange);
      const isListed = list.check(caller, family(caller));
      if (isListed === (action === "allow")) return;
      exchange.trace?.(place, `the caller ${caller} is kept out`);
      throw action === "allow" ? new GatewayError(
        "CallerIpNotAllowed",
        `Caller IP address ${caller} is not allowed. Access denied.`,
        { status: 403 }
      ) : new GatewayError("CallerIpBlocked", "Caller IP address is blocked. Access denied.", {
        status: 403
      });
    };
  }
});
function family(ip) {
  return isIP(ip) === 6 ? "ipv6" : "ipv4";
}
function withoutMapping(ip) {
  return ip.replace(/^::ffff:(?=\d+\.)/i, "");
}

// policy/gateway/policies/limit-concurrency.ts
var limitConcurrency = definePolicy({
  name: "limit-concurrency",
  sections: SECTIONS,
  attributes: { key: required(text), "max-count": required(integer(1), { expression: false }) },
  policies: "any",
  compile({ attributes, nested, place }) {
    return async (exchange) => {
      const key = `limit-concurrency:${await attributes.key.resolve(exchange)}`;
      const most = await attributes["max-count"].resolve(exchange);
      const { counters } = exchange.instance;
      if (counters.running(key) >= most) {
        exchange.trace?.(place, "too many requests at a time", { key, most });
        throw new GatewayError("ConcurrencyLimitExceeded", "Concurrency limit is exceeded.", {
          status: 429
        });
      }
      counters.enter(key);
      try {
        return await nested.run(exchange);
      } finally {
        counters.leave(key);
      }
    };
  }
});

// policy/gateway/llm/estimate.ts
var CHARACTERS_PER_TOKEN = 4;
var TOKENS_PER_IMAGE = 1200;
var PROMPT_MEMBERS = ["instructions", "messages", "prompt", "input"];
function tokensOf(text2) {
  return Math.ceil(text2.length / CHARACTERS_PER_TOKEN);
}
function promptTokens(body) {
  const request = parseObject(body);
  if (request === void 0) return 0;
  return PROMPT_MEMBERS.flatMap((name) => partsOf(request[name])).reduce(
    (sum, part) => sum + ("text" in part ? tokensOf(part.text) : TOKENS_PER_IMAGE),
    0
  );
}
function promptText(body) {
  const request = parseObject(body);
  return PROMPT_MEMBERS.flatMap((name) => partsOf(request?.[name])).flatMap((part) => "text" in part ? [part.text] : []).join("\n");
}
function partsOf(content) {
  const parts = [];
  const pending = [content];
  while (pending.length > 0) {
    const value = pending.pop();
    if (typeof value === "string") parts.push({ text: value });
    else if (Array.isArray(value)) {
      for (const item of value.toReversed()) if (typeof item !== "number") pending.push(item);
    } else if (isObject(value)) {
      if (value.type === "image_url" || value.type === "input_image") parts.push({ image: true });
      else pending.push(value.text, value.content);
    }
  }
  return parts;
}

// policy/gateway/policies/llm-content-safety.ts
var llmContentSafety = definePolicy({
  name: "llm-content-safety",
  sections: ["inbound", "outbound"],
  needs: "contentSafety",
  attributes: {
    "backend-id": required(text),
    "shield-prompt": optional(boolean),
    "enforce-on-completions": optional(boolean),
    "window-size": unsupported("completions are not judged"),
    "window-overlap-size": unsupported("completions are not judged")
  },
  children: {
    categories: element({
      attributes: { "output-type": optional(oneOf("FourSeverityLevels", "EightSeverityLevels")) },
      children: {
        category: element({
          attributes: { name: required(text), threshold: required(integer(0, 7)) },
          occurs: "at least one"
        })
      },
      occurs: "optional"
    }),
    blocklists: element({
      children: { id: element({ text: "required", occurs: "at least one" }) },
      occurs: "optional"
    })
  },
  compile({ attributes, children, place }, report) {
    const completions = attributes["enforce-on-completions"];
    if (completions !== void 0 && completions.literal !== false) {
      report("unsupported: judging completions", {
        unsupported: "<llm-content-safety enforce-on-completions>"
      });
    }
    if (place.section === "outbound") {
      report("unsupported: judging completions", { unsupported: "<llm-content-safety>" });
    }
    return async (exchange) => {
      const categories = [];
      for (const { attributes: category } of children.categories[0]?.children.category ?? []) {
        categories.push({
          name: await category.name.resolve(exchange),
          threshold: await category.threshold.resolve(exchange)
        });
      }
      const blocklists = [];
      for (const { text: id } of children.blocklists[0]?.children.id ?? []) {
        blocklists.push(await id?.resolve(exchange) ?? "");
      }
      const { request, instance } = exchange;
      const verdict = await instance.options.contentSafety?.({
        prompt: promptText(decodeText(await request.body.buffer(), request.headers)),
        backend: await attributes["backend-id"].resolve(exchange),
        shieldPrompt: await attributes["shield-prompt"]?.resolve(exchange) ?? false,
        categories,
        blocklists
      });
      exchange.trace?.(
        place,
        `the prompt is ${verdict?.allowed === false ? "refused" : "allowed"}`,
        {
          reason: verdict?.reason
        }
      );
      if (verdict?.allowed === false) {
        throw new GatewayError(
          "ContentSafetyViolation",
          `Request failed content safety check. ${verdict.reason}`.trim(),
          { status: 403 }
        );
      }
    };
  }
});

// policy/gateway/policies/log-to-eventhub.ts
var LONGEST_MESSAGE_BYTES = 200 * 1024;
var logToEventhub = definePolicy({
  name: "log-to-eventhub",
  sections: SECTIONS,
  attributes: {
    "logger-id": required(text, { expression: false }),
    "partition-id": optional(text, { expression: false }),
    "partition-key": optional(text)
  },
  text: "required",
  compile({ attributes, text: message, place }, report) {
    if (attributes["partition-id"] !== void 0 && attributes["partition-key"] !== void 0) {
      report('<log-to-eventhub> takes either "partition-id" or "partition-key"');
    }
    return async (exchange) => {
      const written = new TextEncoder().encode(await message?.resolve(exchange) ?? "");
      const event = {
        logger: await attributes["logger-id"].resolve(exchange),
        partitionId: await attributes["partition-id"]?.resolve(exchange),
        partitionKey: await attributes["partition-key"]?.resolve(exchange),
        content: new TextDecoder().decode(written.subarray(0, LONGEST_MESSAGE_BYTES))
      };
      exchange.trace?.(place, `an event for the logger "${event.logger}"`, {
        bytes: written.length
      });
      exchange.instance.options.onEvent?.(event);
    };
  }
});

// policy/gateway/policies/mock-response.ts
var mockResponse = definePolicy({
  name: "mock-response",
  sections: ["inbound", "outbound", "on-error"],
  attributes: {
    "status-code": optional(integer(100, 999), { expression: false }),
    "content-type": optional(text, { expression: false }),
    index: unsupported("examples of the API description are not known")
  },
  compile({ attributes, place }) {
    return async (exchange) => {
      const status = await attributes["status-code"]?.resolve(exchange) ?? 200;
      const type = await attributes["content-type"]?.resolve(exchange);
      await exchange.replaceResponse({
        kind: "response",
        status,
        reason: reasonPhrase(status),
        headers: new Map(type === void 0 ? [] : [["content-type", [type]]]),
        body: MessageBody.empty()
      });
      exchange.trace?.(place, `the pipeline ends with ${status}, without an example's body`);
      return "end";
    };
  }
});

// policy/gateway/policies/call-limits.ts
var SUBJECT_ATTRIBUTES = {
  name: optional(text, { expression: false }),
  id: optional(text, { expression: false })
};
function isSubject(wanted, subject) {
  if (wanted.id !== void 0) return wanted.id.literal === subject?.id;
  return wanted.name !== void 0 && wanted.name.literal === subject?.name;
}

// policy/gateway/policies/quota.ts
var KILOBYTE = 1024;
var renewalPeriod = {
  expected: "0, or a whole number of seconds not less than 300",
  parse: (written) => {
    const seconds = integer(0).parse(written);
    return seconds !== void 0 && (seconds === 0 || seconds >= 300) ? seconds : void 0;
  }
};
var date = {
  expected: "a date and time such as 2026-01-31T00:00:00Z",
  parse: (written) => {
    const time = Date.parse(written);
    return Number.isNaN(time) ? void 0 : time;
  }
};
var LIMITS = {
  calls: optional(integer(1), { expression: false }),
  bandwidth: optional(integer(1), { expression: false }),
  "renewal-period": required(renewalPeriod, { expression: false })
};
var INNER_LIMITS = {
  ...LIMITS,
  "renewal-period": optional(renewalPeriod, { expression: false })
};
var quota = definePolicy({
  name: "quota",
  sections: ["inbound"],
  once: true,
  attributes: LIMITS,
  children: {
    api: element({
      attributes: { ...SUBJECT_ATTRIBUTES, ...INNER_LIMITS },
      children: { operation: element({ attributes: { ...SUBJECT_ATTRIBUTES, ...INNER_LIMITS } }) }
    })
  },
  compile({ attributes, children, place }, report) {
    if (attributes.calls === void 0 && attributes.bandwidth === void 0) {
      report('<quota> needs "calls" or "bandwidth"');
    }
    return async (exchange) => {
      const { access, api, operation } = exchange;
      if (access.subscription === void 0) {
        exchange.trace?.(place, "not applied: the request has no subscription");
        return;
      }
      const key = `quota:${place.document}:${place.path}:${access.subscription.id}`;
      const use = (rule, counter) => spend(exchange, place, {
        key: counter,
        calls: rule.calls?.literal,
        bandwidth: rule.bandwidth?.literal,
        period: rule["renewal-period"]?.literal ?? attributes["renewal-period"].literal ?? 0,
        start: 0,
        amount: 1,
        condition: void 0
      });
      for (const limited of children.api) {
        if (!isSubject(limited.attributes, api)) continue;
        for (const inner of limited.children.operation) {
          if (isSubject(inner.attributes, operation)) {
            use(inner.attributes, `${key}:operation:${operation?.id}`);
          }
        }
        use(limited.attributes, `${key}:api:${api?.id}`);
      }
      use(attributes, key);
    };
  }
});
var quotaByKey = definePolicy({
  name: "quota-by-key",
  sections: ["inbound"],
  attributes: {
    ...LIMITS,
    "counter-key": required(text),
    "increment-condition": optional(boolean),
    "increment-count": optional(integer(1)),
    "first-period-start": optional(date, { expression: false })
  },
  compile({ attributes, place }, report) {
    if (attributes.calls === void 0 && attributes.bandwidth === void 0) {
      report('<quota-by-key> needs "calls" or "bandwidth"');
    }
    return async (exchange) => {
      spend(exchange, place, {
        key: `quota-by-key:${await attributes["counter-key"].resolve(exchange)}`,
        calls: attributes.calls?.literal,
        bandwidth: attributes.bandwidth?.literal,
        period: attributes["renewal-period"].literal ?? 0,
        start: attributes["first-period-start"]?.literal ?? 0,
        amount: await attributes["increment-count"]?.resolve(exchange) ?? 1,
        condition: attributes["increment-condition"]
      });
    };
  }
});
function spend(exchange, place, quota2) {
  const { counters } = exchange.instance;
  const calls = counters.fixed(`${quota2.key}:calls`);
  const bytes = counters.fixed(`${quota2.key}:bytes`);
  const window = () => startOfWindow(quota2, exchange.now);
  const outOfCalls = quota2.calls !== void 0 && calls.total(window()) + quota2.amount > quota2.calls;
  const outOfBandwidth = quota2.bandwidth !== void 0 && bytes.total(window()) >= quota2.bandwidth * KILOBYTE;
  if (outOfCalls || outOfBandwidth) throw exceeded(exchange, place, quota2, outOfCalls);
  const { condition: condition2 } = quota2;
  if (condition2 === void 0) calls.add(window(), quota2.amount);
  else {
    exchange.onHeaders(async () => {
      if (await condition2.resolve(exchange)) calls.add(window(), quota2.amount);
    });
  }
  if (quota2.bandwidth === void 0) return;
  bytes.add(window(), Number(headerText(exchange.request.headers, "content-length") ?? 0) || 0);
  exchange.onHeaders((_, response) => {
    const { length } = response.body;
    if (length !== void 0) bytes.add(window(), length);
    else {
      response.body.transform(
        (stream) => watched(
          stream,
          (chunk) => bytes.add(window(), chunk.length),
          () => void 0
        )
      );
    }
  });
}
function exceeded(exchange, place, quota2, outOfCalls) {
  const end = startOfWindow(quota2, exchange.now) + quota2.period * 1e3;
  const seconds = quota2.period === 0 ? void 0 : Math.ceil((end - exchange.now) / 1e3);
  exchange.trace?.(place, "the quota is used up", { key: quota2.key, seconds });
  const what = outOfCalls ? "call volume" : "bandwidth";
  const renewal = seconds === void 0 ? "" : ` Quota will be replenished in ${clockTime(seconds)}.`;
  return new GatewayError("QuotaExceeded", `Out of ${what} quota.${renewal}`, {
    status: 403,
    headers: seconds === void 0 ? /* @__PURE__ */ new Map() : /* @__PURE__ */ new Map([["retry-after", [String(seconds)]]])
  });
}
function startOfWindow({ period, start }, now) {
  if (period === 0) return start;
  const length = period * 1e3;
  return start + Math.floor((now - start) / length) * length;
}
function clockTime(seconds) {
  const two = (value) => String(Math.floor(value)).padStart(2, "0");
  const days = Math.floor(seconds / 86400);
  const time = `${two(seconds % 86400 / 3600)}:${two(seconds % 3600 / 60)}:${two(seconds % 60)}`;
  return days === 0 ? time : `${days}.${time}`;
}

// policy/gateway/policies/rate-limit.ts
var LONGEST_PERIOD_SECONDS = 300;
var REPORTS = {
  "retry-after-header-name": optional(text, { expression: false }),
  "retry-after-variable-name": optional(text, { expression: false }),
  "remaining-calls-header-name": optional(text, { expression: false }),
  "remaining-calls-variable-name": optional(text, { expression: false }),
  "total-calls-header-name": optional(text, { expression: false })
};
var LIMITS2 = {
  calls: required(integer(1), { expression: false }),
  "renewal-period": required(integer(1, LONGEST_PERIOD_SECONDS), { expression: false })
};
var rateLimit = definePolicy({
  name: "rate-limit",
  sections: ["inbound"],
  once: true,
  attributes: { ...LIMITS2, ...REPORTS },
  children: {
    api: element({
      attributes: { ...SUBJECT_ATTRIBUTES, ...LIMITS2 },
      children: { operation: element({ attributes: { ...SUBJECT_ATTRIBUTES, ...LIMITS2 } }) }
    })
  },
  compile({ attributes, children, place }) {
    return async (exchange) => {
      const { access, api, operation } = exchange;
      if (access.subscription === void 0) {
        exchange.trace?.(place, "not applied: the request has no subscription");
        return;
      }
      const key = `rate-limit:${place.document}:${place.path}:${access.subscription.id}`;
      const count2 = async (rule, counter) => await countCall(exchange, place, attributes, {
        key: counter,
        calls: await rule.calls.resolve(exchange),
        period: await rule["renewal-period"].resolve(exchange),
        amount: 1,
        condition: void 0
      });
      for (const limited of children.api) {
        if (!isSubject(limited.attributes, api)) continue;
        for (const inner of limited.children.operation) {
          if (isSubject(inner.attributes, operation)) {
            await count2(inner.attributes, `${key}:operation:${operation?.id}`);
          }
        }
        await count2(limited.attributes, `${key}:api:${api?.id}`);
      }
      await count2(attributes, key);
    };
  }
});
var rateLimitByKey = definePolicy({
  name: "rate-limit-by-key",
  sections: ["inbound"],
  attributes: {
    calls: required(integer(1)),
    "renewal-period": required(integer(1, LONGEST_PERIOD_SECONDS)),
    "counter-key": required(text),
    "increment-condition": optional(boolean),
    "increment-count": optional(integer(1)),
    ...REPORTS
  },
  compile({ attributes, place }) {
    return async (exchange) => {
      await countCall(exchange, place, attributes, {
        key: `rate-limit-by-key:${await attributes["counter-key"].resolve(exchange)}`,
        calls: await attributes.calls.resolve(exchange),
        period: await attributes["renewal-period"].resolve(exchange),
        amount: await attributes["increment-count"]?.resolve(exchange) ?? 1,
        condition: attributes["increment-condition"]
      });
    };
  }
});
async function countCall(exchange, place, attributes, limit2) {
  const { key, calls, amount, condition: condition2 } = limit2;
  const length = limit2.period * 1e3;
  const window = exchange.instance.counters.sliding(key);
  const { now } = exchange;
  if (window.total(now, length) + amount > calls) {
    const seconds = Math.max(1, Math.ceil(window.waitFor(now, length, calls - amount) / 1e3));
    exchange.trace?.(place, "the rate limit is exceeded", { key, calls, seconds });
    const variable2 = attributes["retry-after-variable-name"]?.literal;
    if (variable2 !== void 0) exchange.variables.set(variable2, seconds);
    const header = attributes["retry-after-header-name"]?.literal ?? "Retry-After";
    throw new GatewayError("RateLimitExceeded", "Rate limit is exceeded", {
      status: 429,
      publicMessage: `Rate limit is exceeded. Try again in ${seconds} seconds.`,
      headers: /* @__PURE__ */ new Map([[header.toLowerCase(), [String(seconds)]]])
    });
  }
  if (condition2 === void 0) window.add(now, amount);
  else {
    exchange.onHeaders(async () => {
      if (await condition2.resolve(exchange)) window.add(exchange.now, amount);
    });
  }
  const remaining = () => Math.max(0, calls - window.total(exchange.now, length));
  const variable = attributes["remaining-calls-variable-name"]?.literal;
  if (variable !== void 0) exchange.variables.set(variable, remaining());
  exchange.onHeaders((_, response) => {
    const remainingHeader = attributes["remaining-calls-header-name"]?.literal;
    const totalHeader = attributes["total-calls-header-name"]?.literal;
    if (remainingHeader !== void 0) {
      response.headers.set(remainingHeader.toLowerCase(), [String(remaining())]);
    }
    if (totalHeader !== void 0) response.headers.set(totalHeader.toLowerCase(), [String(calls)]);
  });
}

// policy/gateway/policies/retry.ts
var retry = definePolicy({
  name: "retry",
  sections: SECTIONS,
  attributes: {
    condition: required(boolean),
    count: required(integer(1, 50)),
    interval: required(number),
    "max-interval": optional(number),
    delta: optional(number),
    "first-fast-retry": optional(boolean)
  },
  policies: "any",
  compile({ attributes, nested, place }) {
    const attemptFrom = (exchange, attempt, count2) => {
      const ended = (flow2) => flow2 === "end" ? flow2 : askAgain(exchange, attempt, count2);
      const failed = (error) => {
        if (exchange.signal?.aborted) throw error;
        return askAgain(exchange, attempt, count2, {
          error: located(error, exchange.place, exchange)
        });
      };
      exchange.trace?.(place, `attempt ${attempt} of at most ${count2 + 1}`);
      let flow;
      try {
        flow = nested.run(exchange);
      } catch (error) {
        return failed(error);
      }
      return flow instanceof Promise ? flow.then(ended, failed) : ended(flow);
    };
    const askAgain = (exchange, attempt, count2, failure2) => {
      exchange.place = place;
      const ask = () => attributes.condition.resolve(exchange);
      return after(afterFailure(exchange, failure2?.error, ask), (again) => {
        exchange.trace?.(place, `after attempt ${attempt} the condition is ${again}`, {
          status: exchange.response?.status,
          error: failure2?.error.message
        });
        if (again && attempt <= count2) {
          return pause(exchange, attempt).then(() => attemptFrom(exchange, attempt + 1, count2));
        }
        if (failure2 !== void 0) throw failure2.error;
        return "next";
      });
    };
    const pause = async (exchange, attempt) => {
      const wait = waitSeconds(
        attempt,
        {
          interval: await attributes.interval.resolve(exchange),
          delta: await attributes.delta?.resolve(exchange),
          maximum: await attributes["max-interval"]?.resolve(exchange),
          firstAtOnce: await attributes["first-fast-retry"]?.resolve(exchange) ?? false
        },
        exchange.instance.ports.random
      );
      if (wait <= 0) return;
      exchange.trace?.(place, `waiting ${wait} s`);
      await exchange.instance.ports.clock.sleep(wait * 1e3, exchange.signal);
    };
    return (exchange) => after(attributes.count.resolve(exchange), (count2) => attemptFrom(exchange, 1, count2));
  }
});
function afterFailure(exchange, error, ask) {
  const isRefusal = error !== void 0 && exchange.response === void 0 && exchange.backendCalls === 0;
  return isRefusal ? withResponse(exchange, error.status, ask) : ask();
}
async function withResponse(exchange, status, ask) {
  exchange.response = emptyResponse(status);
  try {
    return await ask();
  } finally {
    exchange.response = void 0;
  }
}
function waitSeconds(retry2, waits, random) {
  const { interval, delta, maximum, firstAtOnce } = waits;
  if (firstAtOnce && retry2 === 1) return 0;
  if (delta === void 0) return Math.min(interval, maximum ?? interval);
  if (maximum === void 0) return interval + (retry2 - 1) * delta;
  return Math.min(interval + 2 ** (retry2 - 1) * delta * (0.8 + 0.4 * random()), maximum);
}

// policy/gateway/policies/return-response.ts
var returnResponse = definePolicy({
  name: "return-response",
  sections: SECTIONS,
  attributes: { "response-variable-name": optional(text, { expression: false }) },
  policies: ["set-status", "set-header", "set-body"],
  compile({ attributes, nested, place }) {
    return async (exchange) => {
      const variable = await attributes["response-variable-name"]?.resolve(exchange);
      const base = variable === void 0 ? void 0 : responseOfValue(exchange.variables.get(variable));
      const response = base === void 0 ? emptyResponse(200) : await copyOfResponse(base);
      await exchange.withSubject(response, () => nested.run(exchange));
      exchange.place = place;
      await exchange.replaceResponse(response);
      exchange.trace?.(place, `the pipeline ends with ${response.status}`);
      return "end";
    };
  }
});

// policy/gateway/policies/rewrite-uri.ts
var rewriteUri = definePolicy({
  name: "rewrite-uri",
  sections: ["inbound"],
  attributes: { template: required(text), "copy-unmatched-params": optional(boolean) },
  compile({ attributes, place }) {
    return async (exchange) => {
      const template = await attributes.template.resolve(exchange);
      const copies = await attributes["copy-unmatched-params"]?.resolve(exchange) ?? true;
      const { request, matchedParameters } = exchange;
      const used = /* @__PURE__ */ new Set();
      const filled = template.replace(/\{([^{}]+)\}/g, (whole, name) => {
        const value = matchedParameters.get(name) ?? request.query.first(name);
        if (value === void 0) return whole;
        used.add(name);
        return name.startsWith("*") || name === "*" ? value : encodeURIComponent(value);
      });
      const mark = filled.indexOf("?");
      const path = mark < 0 ? filled : filled.slice(0, mark);
      const query = new Query(mark < 0 ? "" : filled.slice(mark + 1));
      if (copies) {
        for (const [name, values] of request.query.values()) {
          if (!used.has(name) && !query.has(name)) {
            for (const value of values) query.append(name, value);
          }
        }
      }
      request.path = path.startsWith("/") ? path : `/${path}`;
      request.query = query;
      exchange.trace?.(place, `the path is ${request.path}`, { query: query.toString() });
    };
  }
});

// policy/gateway/policies/semantic-cache.ts
var llmSemanticCacheLookup = lookup("llm-semantic-cache-lookup");
var azureOpenaiSemanticCacheLookup = lookup("azure-openai-semantic-cache-lookup");
var llmSemanticCacheStore = store("llm-semantic-cache-store");
var azureOpenaiSemanticCacheStore = store("azure-openai-semantic-cache-store");
function lookup(name) {
  return definePolicy({
    name,
    sections: ["inbound"],
    needs: "semanticCache",
    attributes: {
      "score-threshold": required(number),
      "embeddings-backend-id": required(text),
      "embeddings-backend-auth": required(oneOf("system-assigned")),
      "ignore-system-messages": optional(boolean),
      "max-message-count": optional(integer(1)),
      "cache-id": unsupported("there is one cache only")
    },
    children: { "vary-by": element({ text: "required" }) },
    compile({ attributes, children, place }) {
      return async (exchange) => {
        const { request, instance } = exchange;
        const varyBy = [];
        for (const { text: value } of children["vary-by"]) {
          varyBy.push(await value?.resolve(exchange) ?? "");
        }
        exchange.semanticCacheKey = {
          prompt: promptText(decodeText(await request.body.buffer(), request.headers)),
          varyBy
        };
        const hit = await instance.options.semanticCache?.lookup({
          ...exchange.semanticCacheKey,
          scoreThreshold: await attributes["score-threshold"].resolve(exchange)
        });
        exchange.trace?.(place, hit === void 0 ? "cache miss" : "cache hit", { varyBy });
        if (hit === void 0) return "next";
        await exchange.replaceResponse({
          kind: "response",
          status: 200,
          reason: "OK",
          headers: /* @__PURE__ */ new Map([["content-type", ["application/json"]]]),
          body: MessageBody.ofText(hit)
        });
        return "end";
      };
    }
  });
}
function store(name) {
  return definePolicy({
    name,
    sections: ["outbound"],
    needs: "semanticCache",
    attributes: {
      duration: required(integer(1)),
      "cache-id": unsupported("there is one cache only")
    },
    compile({ attributes, place }) {
      return async (exchange) => {
        const { response, semanticCacheKey, instance } = exchange;
        const type = response === void 0 ? "" : headerText(response.headers, "content-type");
        if (response?.status !== 200 || !type?.includes("json") || semanticCacheKey === void 0) {
          exchange.trace?.(place, "not stored: no lookup before, an error, or no JSON");
          return;
        }
        await instance.options.semanticCache?.store({
          ...semanticCacheKey,
          duration: await attributes.duration.resolve(exchange),
          body: decodeText(await response.body.buffer(), response.headers)
        });
        exchange.trace?.(place, "stored in the semantic cache");
      };
    }
  });
}

// policy/gateway/policies/send-request.ts
var DEFAULT_TIMEOUT_SECONDS2 = 60;
var PARTS = [
  "set-url",
  "set-method",
  "set-header",
  "set-body",
  "set-query-parameter",
  "authentication-managed-identity",
  "authentication-basic"
];
var mode = optional(oneOf("new", "copy"), { expression: false });
var sendRequest = definePolicy({
  name: "send-request",
  sections: SECTIONS,
  attributes: {
    mode,
    "response-variable-name": required(text, { expression: false }),
    timeout: optional(integer(0)),
    "ignore-error": optional(boolean)
  },
  policies: PARTS,
  compile({ attributes, nested, place }) {
    return async (exchange) => {
      const variable = await attributes["response-variable-name"].resolve(exchange);
      const seconds = await attributes.timeout?.resolve(exchange) ?? DEFAULT_TIMEOUT_SECONDS2;
      const request = await newRequest(exchange, await attributes.mode?.resolve(exchange));
      await exchange.withSubject(request, () => nested.run(exchange));
      exchange.place = place;
      try {
        const response = await call(exchange, backendRequest2(request), seconds * 1e3);
        await response.body.buffer();
        exchange.trace?.(place, `${request.url} answered ${response.status}`, { variable });
        exchange.variables.set(variable, valueOfResponse(response));
      } catch (error) {
        if (!(error instanceof GatewayError) || exchange.signal?.aborted) throw error;
        exchange.trace?.(place, `no answer: ${error.reason}`, { details: error.message });
        if (!await attributes["ignore-error"]?.resolve(exchange)) throw error;
        exchange.variables.set(variable, null);
      }
    };
  }
});
var sendOneWayRequest = definePolicy({
  name: "send-one-way-request",
  sections: SECTIONS,
  attributes: { mode, timeout: optional(integer(0)) },
  policies: PARTS,
  compile({ attributes, nested, place }) {
    return async (exchange) => {
      const seconds = await attributes.timeout?.resolve(exchange) ?? DEFAULT_TIMEOUT_SECONDS2;
      const request = await newRequest(exchange, await attributes.mode?.resolve(exchange));
      await exchange.withSubject(request, () => nested.run(exchange));
      exchange.place = place;
      call(exchange, backendRequest2(request), seconds * 1e3).then(async (response) => {
        exchange.trace?.(place, `${request.url} answered ${response.status}`);
        await response.body.cancel();
      }).catch(
        (error) => exchange.trace?.(place, "no answer", {
          details: error instanceof Error ? error.message : ""
        })
      );
    };
  }
});
async function newRequest(exchange, requestMode) {
  const { request } = exchange;
  if (requestMode !== "copy") {
    return {
      kind: "request",
      method: "GET",
      path: "",
      query: new Query(""),
      headers: /* @__PURE__ */ new Map(),
      body: MessageBody.empty(),
      url: void 0,
      host: void 0
    };
  }
  const hasBody = exchange.section === "inbound" || exchange.section === "backend";
  const headers = new Map(request.headers);
  if (!hasBody) headers.delete("content-length");
  return {
    kind: "request",
    method: request.method,
    path: request.path,
    query: new Query(""),
    headers,
    body: hasBody ? MessageBody.ofBytes(await request.body.buffer()) : MessageBody.empty(),
    url: exchange.originalUrl.href,
    host: void 0
  };
}
function backendRequest2(request) {
  const { url, query } = request;
  if (url === void 0 || !URL.canParse(url)) {
    throw new GatewayError(
      "BackendConnectionFailure",
      url === void 0 ? "The request has no <set-url>." : `"${url}" is not an absolute URL.`
    );
  }
  const headers = endToEndHeaders(request.headers);
  if (request.host === void 0) headers.delete("host");
  else headers.set("host", [request.host]);
  const length = request.body.length ?? 0;
  if (length > 0) headers.set("content-length", [String(length)]);
  const added = query.toString();
  return {
    method: request.method,
    url: added === "" ? url : `${url}${url.includes("?") ? `&${added.slice(1)}` : added}`,
    headers,
    body: request.body.copy()
  };
}

// policy/gateway/policies/set-backend-service.ts
var serviceFabric = unsupported("it is about Service Fabric");
var dapr = unsupported("it is about Dapr");
var setBackendService = definePolicy({
  name: "set-backend-service",
  sections: ["inbound", "backend", "on-error"],
  attributes: {
    "base-url": optional(text),
    "backend-id": optional(text),
    "sf-resolve-condition": serviceFabric,
    "sf-service-instance-name": serviceFabric,
    "sf-partition-key": serviceFabric,
    "sf-listener-name": serviceFabric,
    "sf-replica-type": serviceFabric,
    "dapr-app-id": dapr,
    "dapr-method": dapr,
    "dapr-namespace": dapr
  },
  compile({ attributes, place }, report) {
    const { "base-url": baseUrl, "backend-id": backendId } = attributes;
    if (baseUrl === void 0 === (backendId === void 0)) {
      report('<set-backend-service> needs either "base-url" or "backend-id"');
    }
    return prepared([baseUrl, backendId], (exchange) => {
      if (backendId !== void 0) {
        const id = backendId.evaluate(exchange);
        exchange.target = { type: "backend", id };
        exchange.trace?.(place, `the backend is "${id}"`);
      } else if (baseUrl !== void 0) {
        const url = baseUrl.evaluate(exchange);
        if (exchange.target?.type === "backend") {
          const { id } = exchange.target;
          exchange.trace?.(place, `base-url is ignored: backend-id "${id}" was set before`, {
            url
          });
          return void 0;
        }
        exchange.target = { type: "url", url };
        exchange.trace?.(place, `the backend's URL is ${url}`);
      }
      return void 0;
    });
  }
});

// policy/gateway/policies/set-body.ts
var setBody = definePolicy({
  name: "set-body",
  sections: SECTIONS,
  attributes: {
    // Published policies say "none", which is not documented.
    template: optional(oneOf("liquid", "none"), { expression: false }),
    "xsi-nil": unsupported("it is about templates"),
    "parse-date": unsupported("it is about templates")
  },
  text: "body",
  compile({ attributes, text: text2 }, report) {
    if (attributes.template !== void 0 && attributes.template.literal !== "none") {
      report("unsupported: Liquid templates", { unsupported: '<set-body template="liquid">' });
    }
    return async (exchange) => {
      const content = await text2?.resolve(exchange) ?? "";
      const message = exchange.subject;
      await message.body.cancel();
      message.body = MessageBody.ofText(content);
      message.headers.delete("content-length");
    };
  }
});

// policy/gateway/policies/exists-action.ts
var existsAction = optional(oneOf("override", "skip", "append", "delete"));

// policy/gateway/policies/set-header.ts
var SEPARATE = /* @__PURE__ */ new Set([
  "user-agent",
  "www-authenticate",
  "proxy-authenticate",
  "cookie",
  "set-cookie",
  "warning",
  "date",
  "expires",
  "if-modified-since",
  "if-unmodified-since",
  "last-modified",
  "retry-after"
]);
var PROTECTED = /* @__PURE__ */ new Set(["connection", "content-length", "keep-alive", "transfer-encoding"]);
var setHeader = definePolicy({
  name: "set-header",
  sections: SECTIONS,
  attributes: {
    name: required(text),
    "exists-action": existsAction
  },
  children: { value: element({ text: "optional" }) },
  compile({ attributes, children, place }) {
    const { name: written, "exists-action": existing } = attributes;
    const texts2 = children.value.map((value) => value.text);
    return prepared([written, existing, ...texts2], (exchange) => {
      const name = written.evaluate(exchange).toLowerCase();
      const action = existing?.evaluate(exchange) ?? "override";
      const message = exchange.subject;
      if (PROTECTED.has(name) || name === "server" && action === "delete") {
        exchange.trace?.(place, `the header "${name}" cannot be changed`);
        return void 0;
      }
      if (action === "skip" && message.headers.has(name)) return void 0;
      if (action === "delete") {
        message.headers.delete(name);
        exchange.trace?.(place, `the header "${name}" is deleted`);
        return void 0;
      }
      const values = texts2.map((value) => value?.evaluate(exchange) ?? "");
      const all = action === "append" ? [...message.headers.get(name) ?? [], ...values] : values;
      if (all.length === 0) {
        message.headers.delete(name);
        return void 0;
      }
      setValues(message, name, SEPARATE.has(name) ? all : [all.join(",")]);
      return void 0;
    });
  }
});
function setValues(message, name, values) {
  message.headers.set(name, values);
  if (name === "host" && message.kind === "request") message.host = values[0];
}

// policy/gateway/policies/set-method.ts
var setMethod = definePolicy({
  name: "set-method",
  sections: ["inbound", "backend", "on-error"],
  text: "required",
  compile({ text: text2 }) {
    return async (exchange) => {
      const method = (await text2?.resolve(exchange))?.trim().toUpperCase() ?? "";
      const { subject } = exchange;
      const request = subject.kind === "request" ? subject : exchange.request;
      request.method = method;
    };
  }
});

// policy/gateway/policies/set-query-parameter.ts
var setQueryParameter = definePolicy({
  name: "set-query-parameter",
  sections: ["inbound", "backend", "on-error"],
  attributes: {
    name: required(text),
    "exists-action": existsAction
  },
  children: { value: element({ text: "optional" }) },
  compile({ attributes, children, place }) {
    const { name: written, "exists-action": existing } = attributes;
    const texts2 = children.value.map((value) => value.text);
    return prepared([written, existing, ...texts2], (exchange) => {
      const name = written.evaluate(exchange);
      const action = existing?.evaluate(exchange) ?? "override";
      const { subject } = exchange;
      const { query } = subject.kind === "request" ? subject : exchange.request;
      if (action === "skip" && query.has(name)) return void 0;
      if (action === "delete" || action === "override") query.delete(name);
      if (action === "delete") {
        exchange.trace?.(place, `the query parameter "${name}" is deleted`);
        return void 0;
      }
      for (const value of texts2) query.append(name, value?.evaluate(exchange) ?? "");
      return void 0;
    });
  }
});

// policy/gateway/policies/set-status.ts
var setStatus = definePolicy({
  name: "set-status",
  sections: SECTIONS,
  attributes: { code: required(integer(100, 999)), reason: optional(text) },
  compile({ attributes }) {
    return async (exchange) => {
      const code = await attributes.code.resolve(exchange);
      const reason2 = await attributes.reason?.resolve(exchange) ?? reasonPhrase(code);
      const { subject } = exchange;
      const response = subject.kind === "response" ? subject : exchange.ensureResponse();
      response.status = code;
      response.reason = reason2;
    };
  }
});

// policy/gateway/policies/set-url.ts
var setUrl = definePolicy({
  name: "set-url",
  sections: [],
  text: "required",
  compile({ text: text2 }) {
    return async (exchange) => {
      const { subject } = exchange;
      if (subject.kind === "request") subject.url = (await text2?.resolve(exchange))?.trim();
    };
  }
});

// policy/gateway/policies/set-variable.ts
var setVariable = definePolicy({
  name: "set-variable",
  sections: SECTIONS,
  attributes: { name: required(text, { expression: false }), value: required(anyValue) },
  compile({ attributes, place }) {
    return prepared([attributes.value], (exchange) => {
      const name = attributes.name.evaluate(exchange);
      const value = attributes.value.evaluate(exchange);
      exchange.variables.set(name, value);
      exchange.trace?.(place, `variable "${name}" is set`, {
        type: typeName(value),
        value: toText(value)
      });
      const response = responseOfValue(value);
      return response === void 0 ? void 0 : after(response.body.buffer(), () => void 0);
    });
  }
});

// policy/gateway/llm/usage.ts
function onUsage(exchange, use) {
  exchange.afterBackend(use === void 0 ? UNUSED : usageHook(use));
}
function usageHook(use) {
  return (exchange, response) => {
    if (response.status >= 300 || exchange.backendCalls === 0) return;
    const type = headerText(response.headers, "content-type") ?? "";
    if (type.startsWith("text/event-stream")) return watchStream(exchange, response, use);
    if (!type.includes("json")) return use(() => void 0);
    return after(
      contentOf(exchange, response),
      (body) => use(() => usageOf(parseObject(decodeText(body, response.headers))))
    );
  };
}
var UNUSED = usageHook(() => void 0);
function watchStream(exchange, response, use) {
  const prompt = exchange.promptTokens ?? 0;
  const decoder = new TextDecoder();
  let line = "";
  let reported;
  let completion = 0;
  const takeLine = (text2) => {
    if (!text2.startsWith("data:")) return;
    const event = parseObject(text2.slice("data:".length));
    if (event === void 0) return;
    reported = usageOf(event) ?? reported;
    completion += tokensOf(deltaText(event));
  };
  let ended = false;
  response.body.transform(
    (stream) => watched(
      stream,
      (chunk) => {
        const [rest = "", ...next] = decoder.decode(chunk, { stream: true }).split("\n");
        line += rest;
        for (const begun of next) {
          takeLine(line);
          line = begun;
        }
      },
      () => {
        if (ended) return;
        ended = true;
        takeLine(line);
        const estimate = { prompt, completion, total: prompt + completion, estimated: true };
        use(() => reported ?? estimate);
      }
    )
  );
}
function usageOf(body) {
  const nested = body?.response;
  const usage = body?.usage ?? (isObject(nested) ? nested.usage : void 0);
  if (!isObject(usage)) return void 0;
  const prompt = count(usage.prompt_tokens ?? usage.input_tokens);
  const completion = count(usage.completion_tokens ?? usage.output_tokens);
  const total = count(usage.total_tokens);
  return { prompt, completion, total: total === 0 ? prompt + completion : total, estimated: false };
}
function deltaText(event) {
  if (typeof event.delta === "string") return event.delta;
  const { choices } = event;
  if (!Array.isArray(choices)) return "";
  return choices.map((choice) => {
    if (!isObject(choice)) return "";
    const { delta, text: text2 } = choice;
    if (typeof text2 === "string") return text2;
    return isObject(delta) && typeof delta.content === "string" ? delta.content : "";
  }).join("");
}
function count(value) {
  return typeof value === "number" && Number.isFinite(value) ? value : 0;
}
function estimatePrompt(exchange) {
  const known = exchange.promptTokens;
  if (known !== void 0) return known;
  return after(textOfRequest(exchange), (text2) => {
    exchange.promptTokens = promptTokens(text2);
    return exchange.promptTokens;
  });
}
function asksForStream(exchange) {
  const { request } = exchange;
  return after(contentOf(exchange, request), (body) => {
    const mayAsk = /charset/i.test(headerText(request.headers, "content-type") ?? "") || contains(body, STREAM);
    if (!mayAsk) return false;
    const text2 = decodeText(body, request.headers);
    return text2.includes('"stream"') && parseObject(text2)?.stream === true;
  });
}
var STREAM = Buffer.from('"stream"');
function contains({ buffer, byteOffset, byteLength }, part) {
  return Buffer.from(buffer, byteOffset, byteLength).includes(part);
}
function textOfRequest(exchange) {
  const { request } = exchange;
  return after(contentOf(exchange, request), (body) => decodeText(body, request.headers));
}
function contentOf(exchange, { kind, body }) {
  return after(body.tryBuffer(), (bytes) => {
    if (bytes !== void 0) return bytes;
    exchange.trace?.(void 0, `no tokens are counted in the ${kind}. ${body.refusal}`);
    return new Uint8Array();
  });
}

// policy/gateway/state/periods.ts
var PERIODS = ["Hourly", "Daily", "Weekly", "Monthly", "Yearly"];
function startOfPeriod(period, now) {
  return boundary(period, now, 0);
}
function nextPeriod(period, now) {
  return boundary(period, now, 1);
}
function boundary(period, now, offset) {
  const time = new Date(now);
  const year = time.getUTCFullYear();
  const month = time.getUTCMonth();
  const day = time.getUTCDate();
  switch (period) {
    case "Hourly":
      return Date.UTC(year, month, day, time.getUTCHours() + offset);
    case "Daily":
      return Date.UTC(year, month, day + offset);
    case "Weekly":
      return Date.UTC(year, month, day - (time.getUTCDay() + 6) % 7 + 7 * offset);
    case "Monthly":
      return Date.UTC(year, month + offset);
    case "Yearly":
      return Date.UTC(year + offset, 0);
  }
}

// policy/gateway/policies/token-limit.ts
var MINUTE = 6e4;
var fixedText = optional(text, { expression: false });
var ATTRIBUTES = {
  "counter-key": required(text),
  "tokens-per-minute": optional(integer(1)),
  "token-quota": optional(integer(1)),
  "token-quota-period": optional(oneOf(...PERIODS)),
  "estimate-prompt-tokens": required(boolean),
  "retry-after-header-name": fixedText,
  "retry-after-variable-name": fixedText,
  "remaining-quota-tokens-header-name": fixedText,
  "remaining-quota-tokens-variable-name": fixedText,
  "remaining-tokens-header-name": fixedText,
  "remaining-tokens-variable-name": fixedText,
  "tokens-consumed-header-name": fixedText,
  "tokens-consumed-variable-name": fixedText
};
var llmTokenLimit = tokenLimit("llm-token-limit");
var azureOpenaiTokenLimit = tokenLimit("azure-openai-token-limit");
function tokenLimit(name) {
  return definePolicy({
    name,
    sections: ["inbound"],
    attributes: ATTRIBUTES,
    compile({ attributes, place }, report) {
      const hasQuota = attributes["token-quota"] !== void 0;
      if (attributes["tokens-per-minute"] === void 0 && !hasQuota) {
        report(`<${name}> needs "tokens-per-minute", or "token-quota" and "token-quota-period"`);
      }
      if (hasQuota !== (attributes["token-quota-period"] !== void 0)) {
        report(`<${name}> needs "token-quota" and "token-quota-period" together`);
      }
      return (exchange) => limit(exchange, attributes, place);
    }
  });
}
async function limit(exchange, attributes, place) {
  const allowance = await allowanceOf(exchange, attributes);
  const estimates = await attributes["estimate-prompt-tokens"].resolve(exchange) || await asksForStream(exchange);
  const estimate = estimates ? await estimatePrompt(exchange) : 0;
  const tell = (name, value) => {
    const variable = attributes[name]?.literal;
    if (variable !== void 0 && value !== void 0) exchange.variables.set(variable, value);
  };
  tell("tokens-consumed-variable-name", estimate);
  const excess = allowance.excessOf(estimate, exchange.now);
  if (excess !== void 0) {
    const { status, reason: reason2, message, wait } = excess;
    const seconds = Math.max(1, Math.ceil(wait / 1e3));
    tell("retry-after-variable-name", seconds);
    const header = attributes["retry-after-header-name"]?.literal ?? "Retry-After";
    exchange.trace?.(place, message, { key: allowance.key, estimate, seconds });
    throw new GatewayError(reason2, `${message} Try again in ${seconds} seconds.`, {
      status,
      headers: /* @__PURE__ */ new Map([[header.toLowerCase(), [String(seconds)]]])
    });
  }
  allowance.use(estimate, exchange.now);
  const tellRemaining = () => {
    const { tokens, quota: quota2 } = allowance.remaining(exchange.now);
    tell("remaining-tokens-variable-name", tokens);
    tell("remaining-quota-tokens-variable-name", quota2);
  };
  tellRemaining();
  let consumed;
  onUsage(exchange, (read) => {
    const usage = read();
    if (usage === void 0) return;
    consumed = usage.total;
    allowance.use(usage.total - estimate, exchange.now);
    tell("tokens-consumed-variable-name", usage.total);
    tellRemaining();
    exchange.trace?.(place, `the call used ${usage.total} tokens`, {
      key: allowance.key,
      ...usage
    });
  });
  exchange.onHeaders((_, response) => {
    const { tokens, quota: quota2 } = allowance.remaining(exchange.now);
    const headers = [
      [attributes["remaining-tokens-header-name"]?.literal, tokens],
      [attributes["remaining-quota-tokens-header-name"]?.literal, quota2],
      [attributes["tokens-consumed-header-name"]?.literal, consumed]
    ];
    for (const [header, value] of headers) {
      if (header !== void 0 && value !== void 0) {
        response.headers.set(header.toLowerCase(), [String(value)]);
      }
    }
  });
}
async function allowanceOf(exchange, attributes) {
  const key = await attributes["counter-key"].resolve(exchange);
  const perMinute = await attributes["tokens-per-minute"]?.resolve(exchange);
  const quota2 = await attributes["token-quota"]?.resolve(exchange);
  const period = await attributes["token-quota-period"]?.resolve(exchange) ?? "Daily";
  return new Allowance(exchange.instance.counters, key, { perMinute, quota: quota2, period });
}
var Allowance = class {
  key;
  #limits;
  #rate;
  #used;
  constructor(counters, key, limits) {
    this.key = key;
    this.#limits = limits;
    this.#rate = counters.sliding(`token-limit:${key}`);
    this.#used = counters.fixed(`token-quota:${limits.period}:${key}`);
  }
  use(tokens, now) {
    this.#rate.add(now, tokens);
    this.#used.add(startOfPeriod(this.#limits.period, now), tokens);
  }
  remaining(now) {
    const { perMinute, quota: quota2, period } = this.#limits;
    const tokens = perMinute === void 0 ? void 0 : perMinute - this.#rate.total(now, MINUTE);
    const ofQuota = quota2 === void 0 ? void 0 : quota2 - this.#used.total(startOfPeriod(period, now));
    return { tokens: tokens && Math.max(0, tokens), quota: ofQuota && Math.max(0, ofQuota) };
  }
  /** Undefined while there is room for `estimate`; `wait` in milliseconds. */
  excessOf(estimate, now) {
    const { perMinute, quota: quota2, period } = this.#limits;
    const isBeyond = (most, total) => most !== void 0 && (total >= most || total + estimate > most);
    if (isBeyond(quota2, this.#used.total(startOfPeriod(period, now)))) {
      return {
        status: 403,
        reason: "TokenQuotaExceeded",
        message: "Token quota is exceeded.",
        wait: nextPeriod(period, now) - now
      };
    }
    if (perMinute !== void 0 && isBeyond(perMinute, this.#rate.total(now, MINUTE))) {
      return {
        status: 429,
        reason: "TokenLimitExceeded",
        message: "Token limit is exceeded.",
        wait: this.#rate.waitFor(now, MINUTE, Math.max(0, perMinute - Math.max(estimate, 1)))
      };
    }
    return void 0;
  }
};

// policy/gateway/policies/token-metric.ts
var DOCUMENTED_DIMENSIONS2 = 5;
var llmEmitTokenMetric = tokenMetric("llm-emit-token-metric");
var azureOpenaiEmitTokenMetric = tokenMetric("azure-openai-emit-token-metric");
function tokenMetric(name) {
  return definePolicy({
    name,
    sections: ["inbound"],
    attributes: { namespace: optional(text) },
    children: {
      dimension: element({
        attributes: { name: required(text), value: optional(text) },
        occurs: "at least one"
      })
    },
    compile({ attributes, children, place }, report) {
      checkDimensions(name, children.dimension, DOCUMENTED_DIMENSIONS2, report);
      const needed = [attributes.namespace, ...dimensionParameters(children.dimension)];
      return prepared(needed, (exchange) => {
        const namespace = attributes.namespace?.evaluate(exchange) ?? "API Management";
        const values = dimensions(children.dimension, exchange);
        const { onMetric } = exchange.instance.options;
        const emit = (read) => {
          const usage = read();
          const message = usage === void 0 ? "the response tells no usage" : "token metrics";
          exchange.trace?.(place, message, { ...usage });
          if (usage === void 0) return;
          for (const [metric, value] of [
            ["Total Tokens", usage.total],
            ["Prompt Tokens", usage.prompt],
            ["Completion Tokens", usage.completion]
          ]) {
            onMetric?.({ name: metric, namespace, value, dimensions: values });
          }
        };
        const isHeard = onMetric !== void 0 || exchange.trace !== void 0;
        onUsage(exchange, isHeard ? emit : void 0);
        return after(
          asksForStream(exchange),
          (streams) => streams ? after(estimatePrompt(exchange), () => void 0) : void 0
        );
      });
    }
  });
}

// policy/gateway/policies/trace.ts
var trace = definePolicy({
  name: "trace",
  sections: SECTIONS,
  attributes: {
    source: required(text),
    severity: optional(oneOf("verbose", "information", "error"), { expression: false })
  },
  // The documentation of 2017 had the text in the element itself, and policies in production still do.
  text: "optional",
  children: {
    message: element({ attributes: { name: optional(text) }, text: "required" }),
    metadata: element({ attributes: { name: required(text), value: required(text) } })
  },
  compile({ attributes, children, place, text: ownText }, report) {
    const { source, severity } = attributes;
    const { message: messages } = children;
    if (ownText === void 0 && messages.length === 0) report("<trace> needs <message>");
    if (ownText !== void 0 && messages.length > 0) {
      report("<trace> has its text in <message> or in itself, not both");
    }
    if (messages.length > 1 || messages[0]?.attributes.name !== void 0) {
      report("<trace> has more than one <message>, or one with a name, which is not documented", {
        isWarning: true
      });
    }
    const texts2 = [...messages.map(({ text: text2 }) => text2), ownText].filter(
      (text2) => text2 !== void 0
    );
    const metadata = children.metadata.map((each) => each.attributes);
    const named = metadata.flatMap(({ name, value }) => [name, value]);
    return prepared([source, ...texts2, ...named], (exchange) => {
      const data = {
        source: source.evaluate(exchange),
        severity: severity?.evaluate(exchange) ?? "verbose"
      };
      for (const { name, value } of metadata) {
        data[name.evaluate(exchange)] = value.evaluate(exchange);
      }
      const text2 = texts2.map((each) => each.evaluate(exchange)).join("\n");
      exchange.trace?.(place, text2, data);
      return void 0;
    });
  }
});

// policy/gateway/jwt/token.ts
function parseToken(text2) {
  const [header = "", claims = "", signature = "", ...rest] = text2.split(".");
  const parsedHeader = parseJson(header);
  const parsedClaims = parseJson(claims);
  if (rest.length > 0 || parsedHeader === void 0 || parsedClaims === void 0) return void 0;
  return {
    header: parsedHeader,
    claims: parsedClaims,
    signed: `${header}.${claims}`,
    signature: Buffer.from(signature, "base64url")
  };
}
function candidateKeys(token, keys) {
  const { kid } = token.header;
  if (typeof kid !== "string") return keys;
  const named = keys.filter(({ id }) => id === kid);
  return named.length > 0 ? named : keys.filter(({ id }) => id === void 0);
}
function isSignedBy(token, key) {
  const { alg } = token.header;
  const match = /^(HS|RS|PS|ES)(256|384|512)$/.exec(typeof alg === "string" ? alg : "");
  if (match === null) return false;
  const hash = `sha${match[2]}`;
  const data = Buffer.from(token.signed);
  if (match[1] === "HS") {
    if (key.type !== "secret") return false;
    const expected = createHmac(hash, key).update(data).digest();
    return expected.length === token.signature.length && timingSafeEqual(expected, token.signature);
  }
  if (key.type !== "public") return false;
  const kind = match[1] === "ES" ? "ec" : "rsa";
  if (key.asymmetricKeyType !== kind) return false;
  const parameters = match[1] === "PS" ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST } : match[1] === "ES" ? { dsaEncoding: "ieee-p1363" } : {};
  return verify(hash, data, { key, ...parameters }, token.signature);
}
function claimValues(claims, name, separator) {
  const claim = Object.hasOwn(claims, name) ? claims[name] : void 0;
  if (claim === void 0 || claim === null) return [];
  const values = (Array.isArray(claim) ? claim : [claim]).map(
    (value) => typeof value === "object" ? JSON.stringify(value) : String(value)
  );
  return separator === void 0 || separator === "" ? values : values.flatMap((value) => value.split(separator));
}
function parseJson(part) {
  return parseObject(Buffer.from(part, "base64url").toString("utf8"));
}

// policy/gateway/policies/token-validation.ts
var TokenRefused = class extends Error {
  name = "TokenRefused";
  reason;
  constructor(reason2, message) {
    super(message);
    this.reason = reason2;
  }
};
function readToken(written) {
  if (written === void 0 || written === "") {
    throw new TokenRefused("TokenNotPresent", "JWT not present.");
  }
  const token = parseToken(written);
  if (token === void 0) throw new TokenRefused("JwtInvalid", "The text is not a signed JWT.");
  return token;
}
function checkSignature(token, keys) {
  const candidates = candidateKeys(token, keys);
  if (candidates.length === 0) {
    throw new TokenRefused(
      "TokenSignatureKeyNotFound",
      "No key is known for the signature. Access denied."
    );
  }
  if (!candidates.some(({ key }) => isSignedBy(token, key))) {
    throw new TokenRefused("TokenSignatureInvalid", "Signature validation failed. Access denied.");
  }
}
function checkClaims({ claims }, requirements, now) {
  const { audiences, issuers, clockSkew, needsExpiry } = requirements;
  const seconds = now / 1e3;
  const { exp, nbf, iss } = claims;
  if (typeof exp === "number" ? exp + clockSkew <= seconds : needsExpiry) {
    throw typeof exp === "number" ? new TokenRefused(
      "TokenExpired",
      "Lifetime validation failed. The token is expired. Access denied."
    ) : new TokenRefused(
      "JwtInvalid",
      "Lifetime validation failed. The token has no expiration time."
    );
  }
  if (typeof nbf === "number" && nbf - clockSkew > seconds) {
    throw new TokenRefused("JwtInvalid", "Lifetime validation failed. The token is not valid yet.");
  }
  if (audiences.length > 0 && !claimValues(claims, "aud").some((aud) => audiences.includes(aud))) {
    throw new TokenRefused("TokenAudienceNotAllowed", "Audience validation failed. Access denied.");
  }
  if (issuers.length > 0 && !(typeof iss === "string" && issuers.includes(iss))) {
    throw new TokenRefused("TokenIssuerNotAllowed", "Issuer validation failed. Access denied.");
  }
  for (const required2 of requirements.claims) checkClaim(claims, required2);
}
function checkClaim(claims, { name, values, match, separator }) {
  const present = claimValues(claims, name, separator);
  if (present.length === 0) {
    throw new TokenRefused(
      "TokenClaimNotFound",
      `JWT token is missing the following claims: ${name}. Access denied.`
    );
  }
  const isPresent = (value) => present.includes(value);
  const holds2 = match === "all" ? values.every(isPresent) : values.some(isPresent);
  if (values.length > 0 && !holds2) {
    throw new TokenRefused(
      "TokenClaimValueNotAllowed",
      `Claim ${name} value of ${present.join(", ")} is not allowed. Access denied.`
    );
  }
}
function configurationOf(url, { header: { kid } }, exchange) {
  const caller = {
    now: () => exchange.now,
    call: (request, timeout) => call(exchange, request, timeout)
  };
  return exchange.instance.openid.get(
    url,
    caller,
    ({ keys }) => typeof kid === "string" && !keys.some(({ id }) => id === kid)
  );
}
var TOKEN_ATTRIBUTES = {
  "header-name": optional(text),
  "query-parameter-name": optional(text),
  "token-value": optional(text)
};
var requiredClaims = element({
  children: {
    claim: element({
      attributes: {
        name: required(text),
        match: optional(oneOf("all", "any")),
        separator: optional(text)
      },
      children: { value: element({ text: "required" }) },
      occurs: "at least one"
    })
  },
  occurs: "optional"
});
async function findToken(attributes, exchange, details = {}) {
  const value = await attributes["token-value"]?.resolve(exchange);
  if (value !== void 0) return value;
  const parameter = await attributes["query-parameter-name"]?.resolve(exchange);
  if (parameter !== void 0) return exchange.request.query.first(parameter);
  const header = await attributes["header-name"]?.resolve(exchange) ?? details.defaultHeader;
  const written = header === void 0 ? void 0 : headerText(exchange.request.headers, header);
  if (written === void 0) return void 0;
  const match = /^(\S+)\s+(\S+)$/.exec(written.trim());
  const { scheme } = details;
  const mustHave = scheme !== void 0 && header?.toLowerCase() === "authorization";
  if (mustHave && match?.[1]?.toLowerCase() !== scheme.toLowerCase()) return void 0;
  return match === null ? written.trim() : match[2];
}
async function resolveClaims(elements, exchange) {
  const claims = [];
  for (const { attributes, children } of elements[0]?.children.claim ?? []) {
    claims.push({
      name: await attributes.name.resolve(exchange),
      match: await attributes.match?.resolve(exchange) ?? "all",
      separator: await attributes.separator?.resolve(exchange),
      values: await resolveTexts(children.value, exchange)
    });
  }
  return claims;
}
async function resolveTexts(elements, exchange) {
  const all = [];
  for (const { text: written } of elements ?? []) {
    all.push((await written?.resolve(exchange) ?? "").trim());
  }
  return all;
}
function refusal(error, status, message) {
  return new GatewayError(error.reason, error.message, {
    status,
    ...message === void 0 ? {} : { publicMessage: message }
  });
}

// policy/gateway/policies/validate-azure-ad-token.ts
var applicationIds = element({
  children: { "application-id": element({ text: "required", occurs: "at least one" }) },
  occurs: "optional"
});
var validateAzureAdToken = definePolicy({
  name: "validate-azure-ad-token",
  sections: ["inbound"],
  attributes: {
    ...TOKEN_ATTRIBUTES,
    "tenant-id": required(text),
    "authentication-endpoint": unsupported("tokens of the public cloud are checked only"),
    "failed-validation-httpcode": optional(integer(100, 999)),
    "failed-validation-error-message": optional(text),
    "output-token-variable-name": optional(text, { expression: false })
  },
  children: {
    "client-application-ids": applicationIds,
    "backend-application-ids": applicationIds,
    audiences: element({
      children: { audience: element({ text: "required", occurs: "at least one" }) },
      occurs: "optional"
    }),
    "required-claims": requiredClaims,
    "decryption-keys": element({
      children: { key: element({ attributes: { "certificate-id": required(text) } }) },
      occurs: "optional"
    })
  },
  compile({ attributes, children, place }, report) {
    if (children["decryption-keys"].length > 0) {
      report("unsupported: encrypted tokens", { unsupported: "<decryption-keys>" });
    }
    return async (exchange) => {
      try {
        const tenant = await attributes["tenant-id"].resolve(exchange);
        const written = await findToken(attributes, exchange, { defaultHeader: "Authorization" });
        const token = readToken(written);
        const { keys, issuer } = await configurationOf(
          `https://login.microsoftonline.com/${encodeURIComponent(tenant)}/v2.0/.well-known/openid-configuration`,
          token,
          exchange
        );
        checkSignature(token, keys);
        const audiences = [
          ...await resolveTexts(children.audiences[0]?.children.audience, exchange),
          ...await resolveTexts(
            children["backend-application-ids"][0]?.children["application-id"],
            exchange
          )
        ];
        checkClaims(
          token,
          {
            audiences,
            issuers: [issuer, versionOneIssuer(issuer)],
            claims: await resolveClaims(children["required-claims"], exchange),
            clockSkew: 0,
            needsExpiry: true
          },
          exchange.now
        );
        const clients = await resolveTexts(
          children["client-application-ids"][0]?.children["application-id"],
          exchange
        );
        const [client] = [
          ...claimValues(token.claims, "azp"),
          ...claimValues(token.claims, "appid")
        ];
        if (clients.length > 0 && (client === void 0 || !clients.includes(client))) {
          throw new TokenRefused(
            "TokenClaimValueNotAllowed",
            `Client application ${client ?? ""} is not allowed. Access denied.`
          );
        }
        const variable = attributes["output-token-variable-name"]?.literal;
        if (variable !== void 0 && written !== void 0) {
          exchange.variables.set(variable, fromJwt(written));
        }
        exchange.trace?.(place, "the token is valid", { client });
      } catch (error) {
        if (!(error instanceof TokenRefused)) throw error;
        exchange.trace?.(place, `the token is refused: ${error.message}`, { reason: error.reason });
        throw refusal(
          error,
          await attributes["failed-validation-httpcode"]?.resolve(exchange) ?? 401,
          await attributes["failed-validation-error-message"]?.resolve(exchange)
        );
      }
    };
  }
});
function versionOneIssuer(issuer) {
  const tenant = /^https:\/\/[^/]+\/([^/]+)\/v2\.0\/?$/.exec(issuer)?.[1];
  return tenant === void 0 ? issuer : `https://sts.windows.net/${tenant}/`;
}

// policy/gateway/policies/validate-jwt.ts
var fixed2 = { expression: false };
var KEY_ATTRIBUTES = {
  id: optional(text, fixed2),
  "certificate-id": optional(text, fixed2),
  n: optional(text, fixed2),
  e: optional(text, fixed2)
};
var validateJwt = definePolicy({
  name: "validate-jwt",
  sections: ["inbound"],
  attributes: {
    ...TOKEN_ATTRIBUTES,
    "failed-validation-httpcode": optional(integer(100, 999)),
    "failed-validation-error-message": optional(text),
    "require-expiration-time": optional(boolean),
    "require-scheme": optional(text),
    "require-signed-tokens": optional(boolean),
    "clock-skew": optional(integer(0)),
    "output-token-variable-name": optional(text, fixed2)
  },
  children: {
    // The connectivity is checked when the document is saved, not when it runs.
    "openid-config": element({
      attributes: { url: required(text), "validate-connectivity": optional(boolean) }
    }),
    "issuer-signing-keys": element({
      children: {
        key: element({
          attributes: KEY_ATTRIBUTES,
          text: "optional",
          occurs: "at least one"
        })
      },
      occurs: "optional"
    }),
    "decryption-keys": element({
      children: { key: element({ attributes: KEY_ATTRIBUTES, text: "optional" }) },
      occurs: "optional"
    }),
    audiences: element({
      children: { audience: element({ text: "required", occurs: "at least one" }) },
      occurs: "optional"
    }),
    issuers: element({
      children: { issuer: element({ text: "required", occurs: "at least one" }) },
      occurs: "optional"
    }),
    "required-claims": requiredClaims
  },
  compile({ attributes, children, place }, report) {
    const sources = [
      attributes["header-name"],
      attributes["query-parameter-name"],
      attributes["token-value"]
    ].filter((source) => source !== void 0);
    if (sources.length !== 1) {
      report('<validate-jwt> needs one of "header-name", "query-parameter-name" and "token-value"');
    }
    if (children["decryption-keys"].length > 0) {
      report("unsupported: encrypted tokens", { unsupported: "<decryption-keys>" });
    }
    const inline = children["issuer-signing-keys"][0]?.children.key ?? [];
    for (const key of inline) {
      if (key.attributes["certificate-id"] !== void 0) {
        report("unsupported: keys of uploaded certificates", {
          unsupported: "<key certificate-id>"
        });
      }
      if (key.attributes.n === void 0 !== (key.attributes.e === void 0)) {
        report('<key> needs "n" and "e" together');
      }
    }
    return async (exchange) => {
      try {
        const written = await findToken(attributes, exchange, {
          scheme: await attributes["require-scheme"]?.resolve(exchange)
        });
        const token = readToken(written);
        const issuers = [...await resolveTexts(children.issuers[0]?.children.issuer, exchange)];
        const keys = [...await inlineKeys(inline, exchange)];
        for (const { attributes: endpoint } of children["openid-config"]) {
          const configuration = await configurationOf(
            await endpoint.url.resolve(exchange),
            token,
            exchange
          );
          issuers.push(configuration.issuer);
          keys.push(...configuration.keys);
        }
        const needsSignature = await attributes["require-signed-tokens"]?.resolve(exchange) ?? true;
        const isUnsigned = token.header.alg === "none" && token.signature.length === 0;
        if (needsSignature || !isUnsigned) checkSignature(token, keys);
        checkClaims(
          token,
          {
            issuers,
            audiences: await resolveTexts(children.audiences[0]?.children.audience, exchange),
            claims: await resolveClaims(children["required-claims"], exchange),
            clockSkew: await attributes["clock-skew"]?.resolve(exchange) ?? 0,
            needsExpiry: await attributes["require-expiration-time"]?.resolve(exchange) ?? true
          },
          exchange.now
        );
        const variable = attributes["output-token-variable-name"]?.literal;
        if (variable !== void 0 && written !== void 0) {
          exchange.variables.set(variable, fromJwt(written));
        }
        exchange.trace?.(place, "the token is valid", { issuer: token.claims.iss });
      } catch (error) {
        if (!(error instanceof TokenRefused)) throw error;
        exchange.trace?.(place, `the token is refused: ${error.message}`, { reason: error.reason });
        throw refusal(
          error,
          await attributes["failed-validation-httpcode"]?.resolve(exchange) ?? 401,
          await attributes["failed-validation-error-message"]?.resolve(exchange)
        );
      }
    };
  }
});
async function inlineKeys(elements, exchange) {
  const keys = [];
  for (const { attributes, text: written } of elements) {
    const id = attributes.id?.literal;
    const [n, e] = [attributes.n?.literal, attributes.e?.literal];
    if (n !== void 0 && e !== void 0) {
      keys.push({ id, key: createPublicKey({ key: { kty: "RSA", n, e }, format: "jwk" }) });
    }
    const secret = (await written?.resolve(exchange))?.trim();
    if (secret) keys.push({ id, key: createSecretKey(Buffer.from(secret, "base64")) });
  }
  return keys;
}

// policy/gateway/policies/registry.ts
var ALL = [
  authenticationBasic,
  authenticationManagedIdentity,
  azureOpenaiEmitTokenMetric,
  azureOpenaiSemanticCacheLookup,
  azureOpenaiSemanticCacheStore,
  azureOpenaiTokenLimit,
  cacheLookupValue,
  cacheRemoveValue,
  cacheStoreValue,
  checkHeader,
  choose,
  cors,
  emitMetric,
  findAndReplace,
  forwardRequest,
  ipFilter,
  limitConcurrency,
  llmContentSafety,
  llmEmitTokenMetric,
  llmSemanticCacheLookup,
  llmSemanticCacheStore,
  llmTokenLimit,
  logToEventhub,
  mockResponse,
  quota,
  quotaByKey,
  rateLimit,
  rateLimitByKey,
  retry,
  returnResponse,
  rewriteUri,
  sendOneWayRequest,
  sendRequest,
  setBackendService,
  setBody,
  setHeader,
  setMethod,
  setQueryParameter,
  setStatus,
  setUrl,
  setVariable,
  trace,
  validateAzureAdToken,
  validateJwt
];
var policies = new Map(
  ALL.map((policy) => [policy.name, policy])
);

// policy/gateway/policies/unsupported.ts
var UNSUPPORTED_POLICIES = new Map([
  ...reason("it transforms XML", [
    "json-to-xml",
    "xml-to-json",
    "xsl-transform",
    "validate-content",
    "redirect-content-urls",
    "cross-domain",
    "jsonp"
  ]),
  ...reason("it needs the schema of the API", [
    "validate-parameters",
    "validate-headers",
    "validate-status-code",
    "validate-odata-request",
    "validate-graphql-request",
    "set-graphql-resolver",
    "http-data-source",
    "sql-data-source",
    "cosmosdb-data-source",
    "publish-event"
  ]),
  ...reason("it needs client certificates", [
    "validate-client-certificate",
    "authentication-certificate"
  ]),
  ...reason("it needs a service of its own, which is not imitated", [
    "get-authorization-context",
    "send-service-bus-message",
    "invoke-dapr-binding",
    "invoke-darp-binding",
    "publish-to-dapr",
    "publish-to-darp",
    "set-backend-service-dapr",
    "proxy"
  ]),
  ...reason("whole responses are not cached here", ["cache-lookup", "cache-store"]),
  ...reason("its values are computed once for all requests that wait", ["cache-value"]),
  ...reason("it is not documented", ["invoke-request"]),
  ...reason("its parts would have to run at the same time", ["wait"])
]);
function reason(text2, names) {
  return names.map((name) => [name, text2]);
}

// policy/gateway/compiler/trust.ts
var NAMES = /\{\{[A-Za-z0-9][\w.-]*\}\}/g;
var TEXTS = /(?<!\$)@"(?:[^"]|"")*"?|(?:\$@?|@\$)?"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/;
var TEXTS_AND_NAMES = new RegExp(`${TEXTS.source}|${NAMES.source}`, "g");
var INTERPOLATED = /^(?:\$|@\$)/;
var STAND_INS = ['""', "0", "true", "null"];
var MOST_NAMES = 3;
function holdsNames({ text: text2 }) {
  return text2.search(NAMES) !== -1;
}
function unknownLiteral(written, type) {
  const evaluate = () => {
    const value = type.parse(written);
    if (value !== void 0) return value;
    throw new GatewayError("NamedValueNotFound", `The named values of "${written}" are not known.`);
  };
  return { literal: void 0, prepare: void 0, evaluate, resolve: evaluate };
}
function withStandIns(value) {
  if (compiles(value)) return value;
  const names = [...new Set(value.text.match(NAMES))];
  const choices = names.length > MOST_NAMES ? STAND_INS.map((standIn) => names.map(() => standIn)) : names.reduce(
    (all, _) => all.flatMap((some) => STAND_INS.map((standIn) => [...some, standIn])),
    [[]]
  );
  const candidates = choices.map((standIns) => {
    const replaced = (text3) => text3.replace(NAMES, (name) => standIns[names.indexOf(name)] ?? "");
    const text2 = value.text.replace(
      TEXTS_AND_NAMES,
      (found) => found.startsWith("{") || INTERPOLATED.test(found) ? replaced(found) : found
    );
    return { ...value, text: text2 };
  });
  return candidates.find(compiles) ?? candidates[0] ?? value;
}
function compiles({ kind, text: text2, position }) {
  try {
    compile(text2, kind === "block" ? "block" : "expression", position);
    return true;
  } catch (error) {
    if (error instanceof ExpressionError) return false;
    throw error;
  }
}

// policy/gateway/compiler/values.ts
function literal(value) {
  const same = () => value;
  return { literal: value, prepare: void 0, evaluate: same, resolve: same };
}
function compileValue(value, type, what, place, spot, findings, written = value) {
  if (value.kind === "literal") {
    const parsed = type.parse(internalized(value.text));
    if (parsed !== void 0) return literal(parsed);
    findings.fault(`${what} must be ${type.expected}, not "${value.text}"`, value.position, spot);
    return void 0;
  }
  findings.expressions += 1;
  try {
    const compiled = compile(value.text, value.kind, value.position);
    findings.reading.expressions.set(written, compiled);
    for (const warning of compiled.warnings) findings.warn(warning.message, warning, spot);
    return expression(compiled, value.text, type, what, place);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    const { message, kind = "expression", unsupported: unsupported2 } = error;
    findings.fault(message, error, spot, { kind, unsupported: unsupported2 });
    return void 0;
  }
}
function refuseUnknownNames({ kind, text: text2, position }, spot, findings) {
  if (kind !== "literal" && /\$@?"/.test(text2)) return;
  for (const [, name = ""] of text2.matchAll(/\{\{([A-Za-z0-9][\w.-]*)\}\}/g)) {
    findings.fault(`there is no named value "${name}"`, position, spot, { kind: "name" });
  }
}
function expression(compiled, text2, type, what, place) {
  const take = type.fromValue ?? ((value) => type.parse(toText(value)));
  const evaluate = (exchange) => {
    let value;
    try {
      value = compiled.evaluate(exchange.context, exchange.instance.runtime);
    } catch (error) {
      throw evaluationFailure(error, text2, exchange, place);
    }
    const taken = take(value);
    if (taken === void 0) {
      throw failure(`Expression evaluation failed. ${what} must be ${type.expected}.`);
    }
    return taken;
  };
  if (!compiled.readsRequestBody && !compiled.readsResponseBody) {
    return { literal: void 0, prepare: void 0, evaluate, resolve: evaluate };
  }
  const read = (exchange, body) => after(body?.tryBuffer(), () => {
    if (body?.refusal !== void 0) exchange.trace?.(place, body.refusal, { expression: text2 });
  });
  const prepare = (exchange) => after(
    compiled.readsRequestBody ? read(exchange, exchange.request.body) : void 0,
    () => compiled.readsResponseBody ? read(exchange, exchange.response?.body) : void 0
  );
  return {
    literal: void 0,
    prepare,
    evaluate,
    resolve: (exchange) => after(prepare(exchange), () => evaluate(exchange))
  };
}
function evaluationFailure(error, source, exchange, place) {
  if (!(error instanceof ClrException)) return error;
  exchange.trace?.(place, "Expression evaluation failed.", {
    expression: source,
    details: error.message,
    exception: error.type
  });
  return failure(`Expression evaluation failed. ${error.message}`, error);
}
function failure(message, cause) {
  return new GatewayError("ExpressionValueEvaluationFailure", message, { cause });
}

// policy/gateway/compiler/checked-value.ts
function compileChecked(value, type, what, place, spot, findings, namedValues) {
  if (namedValues !== void 0) refuseUnknownNames(value, spot, findings);
  else if (holdsNames(value)) {
    if (value.kind === "literal") return unknownLiteral(value.text, type);
    return compileValue(withStandIns(value), type, what, place, spot, findings, value);
  }
  if (value.kind === "literal" && holdsExpressions(value, what, spot, findings)) return void 0;
  return compileValue(value, type, what, place, spot, findings);
}
function holdsExpressions(value, what, spot, findings) {
  const parts = expressionsIn(value.text);
  if (parts.length === 0) return false;
  if (!parts.some((part) => compiles({ ...part, position: value.position }))) {
    findings.warn(
      `${what} does not begin with "@", so what looks like code in it is text`,
      value.position,
      spot
    );
    return false;
  }
  findings.expressions += parts.length;
  findings.fault(
    `unsupported: ${what} holds text and an expression; put the text into the expression`,
    value.position,
    spot,
    { unsupported: "text and an expression in one value" }
  );
  return true;
}

// policy/gateway/compiler/element.ts
var ElementCompiler = class {
  #surroundings;
  #findings;
  #policies;
  constructor(surroundings, findings, policies2) {
    this.#surroundings = surroundings;
    this.#findings = findings;
    this.#policies = policies2;
  }
  element(element2, rule, place, spot, isPolicy2) {
    const before = this.#findings.faults;
    const attributes = this.#attributes(element2, rule.attributes, place, spot, isPolicy2);
    const text2 = this.#text(element2, rule, place, spot);
    const { children, nested } = this.#children(element2, rule, spot);
    if (this.#findings.faults > before) return void 0;
    return { attributes, text: text2, children, nested, place };
  }
  #attributes(element2, rules, place, spot, isPolicy2) {
    const compiled = {};
    for (const { name, value, position } of element2.attributes) {
      const rule = Object.hasOwn(rules, name) ? rules[name] : void 0;
      if (rule === void 0) {
        if (isPolicy2 && name === "id") continue;
        this.#findings.fault(
          `<${element2.name}> has no attribute "${name}"${this.#findings.suggestion(name, Object.keys(rules))}`,
          position,
          spot,
          { kind: "attribute" }
        );
        continue;
      }
      if (rule.unsupported !== void 0) {
        this.value(value, anyValue, `the attribute "${name}"`, place, spot);
        this.#findings.fault(
          `unsupported: the attribute "${name}"; ${rule.unsupported}`,
          position,
          spot,
          { unsupported: `<${element2.name} ${name}>` }
        );
        continue;
      }
      if (value.kind !== "literal" && !rule.expression) {
        this.#findings.fault(`the attribute "${name}" takes no expression`, position, spot);
        continue;
      }
      compiled[name] = this.value(value, rule.type, `the attribute "${name}"`, place, spot);
    }
    for (const [name, rule] of Object.entries(rules)) {
      if (rule.required && !element2.attributes.some((attribute) => attribute.name === name)) {
        this.#findings.fault(
          `<${element2.name}> needs the attribute "${name}"`,
          element2.position,
          spot
        );
      }
    }
    return compiled;
  }
  #text(element2, rule, place, spot) {
    const isTemplate = attributeOf(element2, "template")?.value.text === "liquid";
    if (rule.text === "body" && (element2.children.length > 0 || isTemplate)) {
      return literal(element2.inner.trim());
    }
    const { text: text2 } = element2;
    if (text2 === void 0) {
      if (rule.text === "required") {
        this.#findings.fault(`<${element2.name}> needs a text`, element2.position, spot);
      }
      return void 0;
    }
    if (rule.text === "none") {
      this.#findings.fault(`<${element2.name}> takes no text`, text2.position, spot);
      return void 0;
    }
    return this.value(text2, text, `the text of <${element2.name}>`, place, spot);
  }
  #children(element2, rule, spot) {
    const children = {};
    for (const name of Object.keys(rule.children)) children[name] = [];
    const nested = [];
    const counts = /* @__PURE__ */ new Map();
    for (const child of rule.text === "body" ? [] : element2.children) {
      const childRule = Object.hasOwn(rule.children, child.name) ? rule.children[child.name] : void 0;
      if (childRule === void 0) {
        if (rule.policies === "none") {
          this.#findings.fault(
            `<${element2.name}> takes no <${child.name}>${this.#findings.suggestion(child.name, Object.keys(rule.children))}`,
            child.position,
            spot,
            { kind: "policy" }
          );
        } else nested.push(child);
        continue;
      }
      const count2 = (counts.get(child.name) ?? 0) + 1;
      counts.set(child.name, count2);
      if (count2 > 1 && (childRule.occurs === "one" || childRule.occurs === "optional")) {
        this.#findings.fault(
          `<${element2.name}> takes one <${child.name}> only`,
          child.position,
          spot
        );
      }
      const inside = { ...spot, path: `${spot.path}/${child.name}[${count2}]` };
      const place = this.place(child, inside, element2.name);
      const compiled = this.element(child, childRule, place, inside, false);
      if (compiled !== void 0) children[child.name]?.push(compiled);
    }
    for (const [name, { occurs }] of Object.entries(rule.children)) {
      if ((occurs === "one" || occurs === "at least one") && !counts.has(name)) {
        this.#findings.fault(`<${element2.name}> needs <${name}>`, element2.position, spot);
      }
    }
    return { children, nested: this.#policies(nested, rule.policies, spot) };
  }
  value(value, type, what, place, spot) {
    const { namedValues } = this.#surroundings;
    return compileChecked(value, type, what, place, spot, this.#findings, namedValues);
  }
  place(element2, spot, policy = element2.name) {
    const id = element2.attributes.find(({ name }) => name === "id")?.value.text ?? "";
    return {
      document: spot.document ?? "",
      scope: this.#surroundings.scope,
      section: spot.section ?? "inbound",
      path: spot.path,
      policy,
      id,
      ...element2.position
    };
  }
};

// policy/gateway/compiler/findings.ts
var MOST_ERRORS = 1e3;
var Findings = class {
  errors = [];
  warnings = [];
  reading = {
    root: void 0,
    comments: [],
    fragments: /* @__PURE__ */ new Map(),
    expressions: /* @__PURE__ */ new Map()
  };
  /** How many there are, told or not. */
  faults = 0;
  /** Compiled or not. */
  expressions = 0;
  fault(fault, { line, column }, spot, details = {}) {
    this.faults += 1;
    if (this.errors.length > MOST_ERRORS) return;
    const isLast = this.errors.length === MOST_ERRORS;
    this.errors.push(
      new PolicyError(
        isLast ? `there are more than ${MOST_ERRORS} faults; the rest is not told` : fault,
        { line, column },
        { kind: "form", ...isLast ? {} : details, document: spot.document }
      )
    );
  }
  /** ` (did you mean "x"?)`, or nothing; nothing either for faults that are not told. */
  suggestion(name, candidates) {
    return this.errors.length < MOST_ERRORS ? suggestion(name, candidates) : "";
  }
  warn(message, { line, column }, { document }) {
    this.warnings.push({ kind: "suspicious", message, line, column, document });
  }
  /** Faults attributes and text of an element that takes neither; the documentation's own fragments tell their id. */
  refuseContent(element2, spot) {
    const allowed = element2.name === "fragment" ? ["id", "fragment-id"] : ["id"];
    for (const { name, position } of element2.attributes) {
      if (!allowed.includes(name)) {
        this.fault(`<${element2.name}> has no attribute "${name}"`, position, spot, {
          kind: "attribute"
        });
      }
    }
    if (element2.text !== void 0) {
      this.fault(`<${element2.name}> takes no text`, element2.text.position, spot);
    }
  }
};

// policy/gateway/compiler/reading.ts
function readFor(text2, document, namedValues, findings) {
  try {
    return document === void 0 ? readAlone(text2, namedValues, findings) : { root: readDocument(text2, { document, namedValues }), isSnippet: false };
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    findings.errors.push(error);
    return void 0;
  }
}
function readAlone(text2, namedValues, findings) {
  const { comments } = findings.reading;
  const elements = readElements(text2, {
    namedValues,
    onComment: (comment) => comments.push(comment)
  });
  const [root, second] = elements;
  const name = wrapperOf(elements);
  if (root !== void 0 && name !== void 0) {
    findings.warnings.push({
      kind: "snippet",
      message: "a snippet: API Management takes <policies> or <fragment> only, so copy it into one of them",
      ...root.position,
      document: void 0
    });
    const nothing = { attributes: [], text: void 0, inner: "" };
    const wrapper = { ...nothing, name, children: elements, position: root.position };
    return { root: wrapper, isSnippet: true };
  }
  if (second !== void 0) {
    throw new PolicyError(`nothing may follow </${root?.name}>`, second.position);
  }
  return root === void 0 ? void 0 : { root, isSnippet: false };
}
function wrapperOf(elements) {
  const names = elements.map(({ name }) => name);
  if (names[0] === "policies" || names[0] === "fragment") return void 0;
  if (names.every((name) => SECTIONS.some((section) => section === name))) return "policies";
  return names.some(isPolicy) ? "fragment" : void 0;
}
function isPolicy(name) {
  return policies.has(name) || UNSUPPORTED_POLICIES.has(name) || name === "include-fragment";
}

// policy/gateway/compiler/compile.ts
function compileDocument(text2, surroundings) {
  const findings = new Findings();
  const document = new DocumentCompiler(surroundings, findings).document(text2);
  const { errors, warnings, expressions, reading } = findings;
  const isFine = errors.length === 0;
  return { document: isFine ? document : void 0, errors, warnings, expressions, reading };
}
var POLICY_NAMES = [...policies.keys(), ...UNSUPPORTED_POLICIES.keys()];
var MOST_POLICIES = 2e4;
var DocumentCompiler = class {
  #surroundings;
  #findings;
  #elements;
  /** Where the policies that a document may hold only once were seen, by document and name. */
  #seenOnce = /* @__PURE__ */ new Map();
  #policyCount = 0;
  #isSnippet = false;
  constructor(surroundings, findings) {
    this.#surroundings = surroundings;
    this.#findings = findings;
    this.#elements = new ElementCompiler(
      surroundings,
      findings,
      (...nested) => this.#policies(...nested)
    );
  }
  document(text2) {
    const { name, scope } = this.#surroundings;
    const read = this.#read(text2, name);
    if (read === void 0) return void 0;
    const { root } = read;
    this.#isSnippet = read.isSnippet;
    this.#findings.reading.root = root;
    const spot = { document: name, section: void 0, path: "", isFragment: false };
    this.#findings.refuseContent(root, spot);
    if (root.name === "fragment") {
      this.#policies(root.children, "any", { ...spot, isFragment: !this.#isSnippet });
      return { name: name ?? "", scope, sections: /* @__PURE__ */ new Map(), canForward: false };
    }
    if (root.name !== "policies") {
      this.#findings.fault(`expected <policies>, found <${root.name}>`, root.position, spot, {
        kind: "policy"
      });
      return void 0;
    }
    const sections = /* @__PURE__ */ new Map();
    let canForward = false;
    for (const element2 of root.children) {
      const section = SECTIONS.find((known) => known === element2.name);
      if (section === void 0) {
        this.#findings.fault(
          `<${element2.name}> is no section of a policy${this.#findings.suggestion(element2.name, SECTIONS)}`,
          element2.position,
          spot,
          { kind: "policy" }
        );
        continue;
      }
      if (sections.has(section)) {
        this.#findings.fault(`a second <${section}> section`, element2.position, spot);
      }
      sections.set(section, this.#section(element2, section, spot));
      if (section === "backend") {
        canForward = holds(element2, ["base", "forward-request", "include-fragment"]);
      }
    }
    return { name: name ?? "", scope, sections, canForward };
  }
  #section(element2, section, outer) {
    const spot = { ...outer, section };
    this.#findings.refuseContent(element2, spot);
    const second = element2.children[1];
    if (section === "backend" && second !== void 0) {
      this.#findings.fault(
        "the backend section allows only one policy to be specified; put the others inside of it, as in <retry>",
        second.position,
        spot,
        { kind: "backend" }
      );
    }
    return this.#policies(element2.children, "any", spot);
  }
  #policies(elements, rule, outer) {
    const counts = /* @__PURE__ */ new Map();
    const steps = elements.flatMap((element2) => {
      const count2 = (counts.get(element2.name) ?? 0) + 1;
      counts.set(element2.name, count2);
      const path = `${outer.path === "" ? "" : `${outer.path}/`}${element2.name}[${count2}]`;
      return this.#policy(element2, rule, { ...outer, path });
    });
    return sequence(steps);
  }
  #policy(element2, rule, spot) {
    this.#policyCount += 1;
    if (this.#policyCount > MOST_POLICIES) {
      if (this.#policyCount === MOST_POLICIES + 1) {
        this.#findings.fault(
          `unsupported: with its fragments the document has more than ${MOST_POLICIES} policies`,
          element2.position,
          spot,
          { unsupported: `more than ${MOST_POLICIES} policies` }
        );
      }
      return [];
    }
    const place = this.#elements.place(element2, spot);
    if (element2.name === "base") return this.#base(element2, place, spot);
    if (element2.name === "include-fragment") return this.#fragment(element2, place, spot);
    const definition = policies.get(element2.name);
    if (definition === void 0) {
      this.#unknownPolicy(element2, place, spot);
      return [];
    }
    if (definition.once) this.#refuseSecond(element2, spot);
    if (!this.#isAllowed(definition, rule, spot.section)) {
      this.#findings.fault(
        rule === "any" ? `<${element2.name}> is not allowed in <${spot.section}>` : `<${element2.name}> is not allowed here`,
        element2.position,
        spot,
        { kind: "place" }
      );
    }
    const { needs } = definition;
    if (needs !== void 0 && this.#surroundings.verdicts?.has(needs) !== true) {
      this.#findings.fault(
        `unsupported: <${element2.name}>; it needs a judgement that is not handed in (${needs})`,
        element2.position,
        spot,
        { unsupported: `<${element2.name}>` }
      );
    }
    const compiled = this.#elements.element(element2, definition.rule, place, spot, true);
    const before = this.#findings.faults;
    if (compiled === void 0) return [];
    const run = definition.compile(
      compiled,
      (fault, details) => details?.isWarning === true ? this.#findings.warn(fault, element2.position, spot) : this.#findings.fault(fault, element2.position, spot, {
        unsupported: details?.unsupported
      })
    );
    if (this.#findings.faults > before) return [];
    this.#checkBackend(element2, spot);
    return [{ place, run, forPreflight: definition.forPreflight }];
  }
  #isAllowed(definition, rule, section) {
    if (rule === "none") return false;
    if (rule !== "any") return rule.includes(definition.name);
    return section === void 0 ? definition.sections.length > 0 : definition.sections.includes(section);
  }
  #base(element2, place, spot) {
    this.#findings.refuseContent(element2, spot);
    for (const child of element2.children) {
      this.#findings.fault(`<base> takes no <${child.name}>`, child.position, spot);
    }
    const { section } = spot;
    const { scope } = this.#surroundings;
    if (scope === "global") {
      this.#findings.fault(
        "Element <base/> is not allowed in global context",
        element2.position,
        spot,
        { kind: "base" }
      );
    }
    if (section === void 0 && this.#isSnippet) return [];
    if (section === void 0 || spot.isFragment) {
      this.#findings.fault("<base/> is not allowed in a fragment", element2.position, spot, {
        kind: "base"
      });
      return [];
    }
    const run = (exchange) => exchange.runBase(section, scope);
    return [{ place, run, forPreflight: true }];
  }
  /** A fragment is inserted as it is, so its policies stand in the including section and scope. */
  #fragment(element2, place, spot) {
    const rule = FRAGMENT_RULE;
    const compiled = this.#elements.element(element2, rule, place, spot, true);
    const id = compiled?.attributes["fragment-id"]?.literal;
    if (typeof id !== "string") return [];
    if (spot.isFragment) {
      this.#findings.fault("a fragment cannot include another one", element2.position, spot, {
        kind: "place"
      });
      return [];
    }
    const { fragments } = this.#surroundings;
    if (fragments === void 0) {
      return [
        {
          place,
          run: async () => {
            throw new GatewayError("FragmentNotFound", `The fragment "${id}" is not known.`);
          },
          forPreflight: true
        }
      ];
    }
    const text2 = fragments.get(id);
    if (text2 === void 0) {
      this.#findings.fault(
        `there is no fragment "${id}"${this.#findings.suggestion(id, fragments.keys())}`,
        element2.position,
        spot,
        { kind: "name" }
      );
      return [];
    }
    const document = `fragment ${id}`;
    const root = this.#read(text2, document)?.root;
    if (root === void 0) return [];
    const inside = { ...spot, document, isFragment: true };
    this.#findings.refuseContent(root, inside);
    if (root.name !== "fragment") {
      this.#findings.fault(`expected <fragment>, found <${root.name}>`, root.position, inside);
    }
    this.#findings.reading.fragments.set(id, root);
    const nested = this.#policies(root.children, "any", inside);
    return [{ place, run: (exchange) => nested.run(exchange), forPreflight: true }];
  }
  #checkBackend(element2, spot) {
    const { backends } = this.#surroundings;
    for (const { name, value } of element2.attributes) {
      if (name === "backend-id" && value.kind === "literal" && backends?.has(value.text) === false && !(this.#surroundings.namedValues === void 0 && holdsNames(value))) {
        this.#findings.fault(
          `there is no backend "${value.text}"${this.#findings.suggestion(value.text, backends ?? [])}`,
          value.position,
          spot,
          { kind: "name" }
        );
      }
    }
  }
  #unknownPolicy(element2, place, spot) {
    const reason2 = UNSUPPORTED_POLICIES.get(element2.name);
    if (reason2 === void 0) {
      this.#findings.fault(
        `<${element2.name}> is not a policy${this.#findings.suggestion(element2.name, POLICY_NAMES)}`,
        element2.position,
        spot,
        { kind: "policy" }
      );
      return;
    }
    this.#findings.fault(`unsupported: <${element2.name}>; ${reason2}`, element2.position, spot, {
      unsupported: `<${element2.name}>`
    });
    this.#expressionsOf(element2, place, spot);
  }
  /** Compiles what an unsupported policy holds: its C# can be wrong whatever the policy does with it. */
  #expressionsOf(element2, place, spot) {
    for (const { name, value } of element2.attributes) {
      if (value.kind !== "literal") {
        this.#elements.value(value, anyValue, `the attribute "${name}"`, place, spot);
      }
    }
    if (element2.text !== void 0 && element2.text.kind !== "literal") {
      this.#elements.value(element2.text, anyValue, `the text of <${element2.name}>`, place, spot);
    }
    for (const child of element2.children) this.#expressionsOf(child, place, spot);
  }
  /** Observed: API Management does not save a document that has one of these twice, in whatever branches. */
  #refuseSecond(element2, spot) {
    const key = `${element2.name} ${spot.document ?? ""}`;
    const first = this.#seenOnce.get(key);
    const { line, column } = element2.position;
    if (first === void 0) this.#seenOnce.set(key, { line, column });
    else if (first.line !== line || first.column !== column) {
      this.#findings.fault(
        `<${element2.name}> may stand in a document only once; the first is in line ${first.line}`,
        element2.position,
        spot
      );
    }
  }
  #read(text2, document) {
    const { namedValues } = this.#surroundings;
    return readFor(text2, document, namedValues ?? /* @__PURE__ */ new Map(), this.#findings);
  }
};
var FRAGMENT_RULE = {
  attributes: { "fragment-id": { type: text, required: true, expression: false } },
  text: "none",
  children: {},
  policies: "none",
  occurs: "many"
};
function holds(element2, names) {
  return element2.children.some((child) => names.includes(child.name) || holds(child, names));
}

// policy/gateway/check.ts
function checkPolicy(text2, options = {}) {
  const { errors, warnings, expressions } = compileDocument(text2, {
    name: void 0,
    scope: options.scope ?? "api",
    namedValues: options.namedValues,
    fragments: options.fragments,
    backends: options.backends
  });
  const unsupported2 = errors.filter((error) => error.unsupported !== void 0);
  const wrong = errors.filter((error) => error.unsupported === void 0);
  return {
    ok: errors.length === 0,
    expressions,
    unsupported: unsupported2.map(({ unsupported: what = "", line, column }) => ({
      what,
      line,
      column
    })),
    errors: wrong.map(({ fault, ...place }) => remark(fault, place)),
    warnings: warnings.map(({ message, ...place }) => remark(message, place))
  };
}
function remark(text2, { document, line, column }) {
  return { message: document === void 0 ? text2 : `${document}: ${text2}`, line, column };
}

export {
  GatewayError,
  after,
  located,
  deleteHopByHop,
  headerText,
  remembered,
  MessageBody,
  decodeText,
  concatenate,
  watched,
  ResponseView,
  tierLimits,
  checkRequest,
  countedBody,
  oversized,
  Query,
  reasonPhrase,
  DescribedUrl,
  compileDocument,
  checkPolicy
};
