import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  compileDocument
} from "./chunk-7LBMLGN5.js";
import {
  readContext,
  typeNameOf
} from "./chunk-CIHQXFYZ.js";
import {
  attributeOf,
  xmlFault
} from "./chunk-ATFY54BQ.js";
import {
  ClrException
} from "./chunk-O5HP66GK.js";
import {
  suggestion
} from "./chunk-Q2IWNMJM.js";
import {
  tierOf
} from "./chunk-DT7QFL3W.js";

// policy/lint/faults.ts
function faults(kind, fix = "") {
  return ({ errors }) => errors.filter((error) => error.kind === kind && error.unsupported === void 0).map(({ fault, line, column, document }) => ({
    at: { line, column },
    message: fix === "" ? fault : `${fault}: ${fix}`,
    document
  }));
}

// policy/lint/rules/base-out-of-place.ts
var baseOutOfPlace = {
  id: "AOLB011",
  severity: "error",
  title: "`<base />` where there is no scope around",
  why: "The global scope is the outermost one, and a fragment has no scope of its own: API Management refuses `<base />` there.",
  link: "https://learn.microsoft.com/azure/api-management/set-edit-policies#use-base-element-to-set-policy-evaluation-order",
  failing: {
    text: `<policies>
  <inbound>
    <base />
  </inbound>
</policies>`,
    line: 3,
    scope: "global"
  },
  passing: {
    text: `<policies>
  <inbound />
  <backend>
    <forward-request />
  </backend>
</policies>`,
    scope: "global"
  },
  check: faults("base", "remove it")
};

// policy/lint/look.ts
function value(node, attribute) {
  return attributeOf(node.element, attribute)?.value;
}
function literal(node, attribute) {
  const found = value(node, attribute);
  return found?.kind === "literal" ? found.text.trim() : void 0;
}
function placeOf(node, attribute) {
  return attributeOf(node.element, attribute)?.position ?? node.element.position;
}
function ancestors(node) {
  const found = [];
  for (let at2 = node.parent; at2 !== void 0; at2 = at2.parent) found.push(at2);
  return found;
}
function descendants(node) {
  return node.children.flatMap((child) => [child, ...descendants(child)]);
}
function named(subject, ...names) {
  return subject.nodes.filter(({ name }) => names.includes(name));
}
function at(node, message, place = node.element.position) {
  return { at: place, message, document: node.document };
}
function inCode({ node }, message, place) {
  return { at: place, message, document: node.document };
}
function retriesOfCalls(subject) {
  const retries = /* @__PURE__ */ new Map();
  for (const forward of named(subject, "forward-request")) {
    const around = ancestors(forward).filter(({ name }) => name === "retry");
    for (const [distance, retry] of around.entries()) {
      const forwards = retries.get(retry) ?? [];
      if (distance === 0) forwards.push(forward);
      retries.set(retry, forwards);
    }
  }
  return [...retries].map(([retry, forwards]) => ({ retry, forwards }));
}
function codeIn(subject, node, attribute) {
  return subject.codeOf.get(node)?.find((code) => code.attribute === attribute);
}

// policy/lint/rules/body-above-buffer.ts
var bodyAboveBuffer = {
  id: "AOLB082",
  severity: "note",
  title: "Larger bodies do not fit the tier\u2019s buffer",
  why: 'The v2 tiers and Consumption keep at most 2 MiB of a body. With `buffer-request-body="true"` for every call, larger ones, such as pictures and files, fail; keep only what fits, told by `Content-Length`.',
  link: "https://learn.microsoft.com/azure/api-management/forward-request-policy",
  failing: {
    text: `<policies>
  <backend>
    <forward-request buffer-request-body="true" buffer-response="false" />
  </backend>
</policies>`,
    line: 3,
    sku: "BasicV2_1"
  },
  passing: {
    text: `<policies>
  <backend>
    <choose>
      <when condition='@(long.Parse(context.Request.Headers.GetValueOrDefault("Content-Length", "0")) &lt; 2097152)'>
        <forward-request buffer-request-body="true" buffer-response="false" />
      </when>
      <otherwise>
        <forward-request buffer-response="false" />
      </otherwise>
    </choose>
  </backend>
</policies>`,
    sku: "BasicV2_1"
  },
  check: (subject) => {
    const most = subject.tier?.bufferedPayload.most ?? Number.POSITIVE_INFINITY;
    if (subject.tier === void 0 || most > 16 * 1024 * 1024) return [];
    const { name } = subject.tier;
    return named(subject, "forward-request").filter(
      (node) => literal(node, "buffer-request-body")?.toLowerCase() === "true" && !ancestors(node).some((around) => around.name === "when" || around.name === "otherwise")
    ).map(
      (node) => at(
        node,
        `${name} buffers ${most.toLocaleString("en-US")} bytes, so calls with larger bodies fail: keep the body only where Content-Length says that it fits`
      )
    );
  }
};

// policy/lint/endpoints.ts
var HOST = /\.(?:openai\.azure\.com|cognitiveservices\.azure\.com|api\.cognitive\.microsoft\.com)$/i;
function endpointsOf({ texts, options }) {
  const written2 = texts.flatMap(
    ({ text, at: at2, node }) => endpoint(text.trim(), (message) => ({ at: at2, message, document: node.document }))
  );
  const backends2 = [...options.backends ?? []].flatMap(
    ([name, backend]) => backend.type === "Pool" ? [] : endpoint(backend.url, (message) => aboutBackend(name, message))
  );
  return [...written2, ...backends2];
}
function aboutBackend(name, message) {
  return { at: { line: 1, column: 1 }, message: `backend "${name}": ${message}` };
}
function endpoint(written2, found) {
  if (!/^https?:\/\//i.test(written2) || !URL.canParse(written2)) return [];
  const url = new URL(written2);
  return HOST.test(url.hostname) ? [{ url, written: written2, found }] : [];
}

// policy/lint/examples.ts
var BREAKER = {
  name: "throttled",
  failures: { count: 1 },
  interval: 6e4,
  tripDuration: 3e4,
  acceptRetryAfter: true,
  statusCodeRanges: [{ min: 429, max: 429 }],
  errorReasons: []
};
function poolOfTwo(change = {}) {
  const { breaker = {}, hosts = ["japan", "sweden"] } = change;
  const circuitBreaker = breaker === "none" ? void 0 : { ...BREAKER, ...breaker };
  const accounts = hosts.map((host, index) => [
    `account-${index + 1}`,
    { type: "Single", url: `https://${host}.openai.azure.com/openai`, circuitBreaker }
  ]);
  const services = accounts.map(([backend], index) => ({
    backend,
    priority: index + 1,
    weight: void 0
  }));
  return new Map([
    ...accounts,
    ["models", { type: "Pool", services, sessionCookie: void 0 }]
  ]);
}
var RETRYING = `<policies>
  <inbound>
    <base />
    <set-backend-service backend-id="models" />
  </inbound>
  <backend>
    <retry condition="@(context.Response == null || context.Response.StatusCode == 429 || context.Response.StatusCode >= 500)" count="1" interval="0">
      <forward-request buffer-request-body="true" buffer-response="false" />
    </retry>
  </backend>
</policies>`;

// policy/lint/rules/breaker-not-in-tier.ts
var breakerNotInTier = {
  id: "AOLB105",
  severity: "error",
  title: "The tier has no circuit breakers",
  why: "Consumption has pools and no circuit breakers, so priorities in it are without effect.",
  link: "https://learn.microsoft.com/azure/api-management/api-management-gateways-overview",
  failing: { text: RETRYING, line: 1, sku: "Consumption", backends: poolOfTwo() },
  passing: { text: RETRYING, sku: "StandardV2_1", backends: poolOfTwo() },
  check: ({ tier, options }) => tier?.name !== "Consumption" ? [] : [...options.backends ?? []].flatMap(
    ([name, backend]) => backend.type === "Single" && backend.circuitBreaker !== void 0 ? [
      aboutBackend(
        name,
        "Consumption has no circuit breakers: use BasicV2 or another tier"
      )
    ] : []
  )
};

// policy/lint/topology.ts
function poolsOf({ options }) {
  const backends2 = options.backends ?? /* @__PURE__ */ new Map();
  return [...backends2].flatMap(([name, pool]) => {
    if (pool.type !== "Pool") return [];
    const members = pool.services.flatMap((member) => {
      const backend = backends2.get(member.backend);
      return backend?.type === "Single" ? [{ name: member.backend, backend }] : [];
    });
    return [{ name, pool, members }];
  });
}
function attemptsOf(subject) {
  const counts = retriesOfCalls(subject).map(
    ({ retry }) => Number(literal(retry, "count") ?? Number.NaN)
  );
  if (counts.some(Number.isNaN)) return void 0;
  return Math.max(0, ...counts) + 1;
}
function hasPriorities({ pool: { services } }) {
  return new Set(services.map(({ priority }) => priority)).size > 1;
}

// policy/lint/rules/breaker-opens-too-late.ts
var breakerOpensTooLate = {
  id: "AOLB100",
  severity: "warning",
  title: "The circuit breaker opens after the last attempt",
  why: "A pool with priorities moves on to the next group inside of a request only when the breakers of the one before open. Where it needs as many failures as there are attempts, all of them meet the same account.",
  link: "https://learn.microsoft.com/azure/api-management/backends",
  failing: {
    text: RETRYING,
    line: 1,
    backends: poolOfTwo({ breaker: { failures: { count: 3 } } })
  },
  passing: { text: RETRYING, backends: poolOfTwo() },
  check: (subject) => {
    const attempts = attemptsOf(subject);
    if (attempts === void 0 || attempts === 1) return [];
    return poolsOf(subject).filter(hasPriorities).flatMap(
      ({ members }) => members.flatMap(({ name, backend: { circuitBreaker } }) => {
        const failures = circuitBreaker?.failures;
        if (failures === void 0 || !("count" in failures) || failures.count < attempts) {
          return [];
        }
        return [
          aboutBackend(
            name,
            `its circuit breaker opens at failure ${failures.count}, and a request makes ${attempts} attempts, which all meet this account: let ${attempts - 1} or fewer open it`
          )
        ];
      })
    );
  }
};

// policy/lint/rules/cache-policy-in-fragment.ts
var cachePolicyInFragment = {
  id: "AOLB064",
  severity: "warning",
  title: "A cache policy stands in a fragment",
  why: "The documentation does not support `cache-lookup-value` in policy fragments. Put it beside the `<include-fragment>`.",
  link: "https://learn.microsoft.com/azure/api-management/cache-lookup-value-policy",
  failing: {
    text: `<fragment>
  <cache-lookup-value key="a" variable-name="a" />
</fragment>`,
    line: 2
  },
  passing: {
    text: `<policies>
  <inbound>
    <base />
    <cache-lookup-value key="a" variable-name="a" />
  </inbound>
</policies>`
  },
  check: (subject) => named(subject, "cache-lookup-value").filter((node) => node.document !== void 0 || rootOf(node).name === "fragment").filter(() => !subject.warnings.some(({ kind }) => kind === "snippet")).map(
    (node) => at(
      node,
      `<${node.name}> is not supported in fragments: put it beside the <include-fragment>`
    )
  )
};
function rootOf(node) {
  let root = node;
  while (root.parent !== void 0) root = root.parent;
  return root;
}

// policy/lint/group-by.ts
function groupBy(items, keyOf) {
  const groups = /* @__PURE__ */ new Map();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === void 0) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

// policy/lint/rules/cache-policy-twice.ts
var cachePolicyTwice = {
  id: "AOLB063",
  severity: "warning",
  title: "A cache policy stands twice in a section",
  why: "The documentation allows `cache-lookup-value` and `cache-store-value` once a section. Use `<retry>` to run one of them more than once.",
  link: "https://learn.microsoft.com/azure/api-management/cache-lookup-value-policy",
  failing: {
    text: `<policies>
  <inbound>
    <base />
    <cache-lookup-value key="a" variable-name="a" />
    <cache-lookup-value key="b" variable-name="b" />
  </inbound>
</policies>`,
    line: 5
  },
  passing: {
    text: `<policies>
  <inbound>
    <base />
    <cache-lookup-value key="a" variable-name="a" />
  </inbound>
  <outbound>
    <base />
    <cache-lookup-value key="b" variable-name="b" />
  </outbound>
</policies>`
  },
  check: (subject) => ["cache-lookup-value", "cache-store-value"].flatMap(
    (policy) => [...groupBy(named(subject, policy), ({ section }) => section)].flatMap(
      ([section, nodes]) => section === void 0 ? [] : nodes.slice(1).map(
        (node) => at(
          node,
          `a second <${policy}> in <${section}>, where the documentation allows one: keep both values under one key`
        )
      )
    )
  )
};

// policy/lint/syntax.ts
function expressionsOf(syntax) {
  const found = [];
  const open = [syntax];
  while (open.length > 0) {
    const node = open.pop();
    if (typeof node !== "object" || node === null) continue;
    if (isExpression(node)) {
      found.push(node);
      if (node.kind === "literal") continue;
    }
    for (const inner of Object.values(node).toReversed()) open.push(inner);
  }
  return found;
}
var EXPRESSIONS = /* @__PURE__ */ new Set([
  "literal",
  "interpolated",
  "name",
  "type",
  "member",
  "index",
  "call",
  "conditionalAccess",
  "receiver",
  "new",
  "newArray",
  "anonymous",
  "cast",
  "as",
  "is",
  "unary",
  "increment",
  "binary",
  "assign",
  "conditional",
  "lambda",
  "default",
  "nameof",
  "throw",
  "parenthesized"
]);
function isExpression(node) {
  return "kind" in node && EXPRESSIONS.has(node.kind);
}
function dotted(expression) {
  switch (expression.kind) {
    case "name":
      return expression.name;
    case "receiver":
      return "";
    case "parenthesized":
      return dotted(expression.value);
    case "member": {
      const target = dotted(expression.target);
      return target === void 0 ? void 0 : `${target}.${expression.name}`;
    }
    case "conditionalAccess": {
      const [target, access] = [dotted(expression.target), dotted(expression.access)];
      return target === void 0 || access === void 0 ? void 0 : target + access;
    }
    default:
      return void 0;
  }
}
function isChoiceOfConstants(syntax) {
  if (!isStatements(syntax)) return isConstant(syntax);
  const returned = [];
  const open = [syntax];
  while (open.length > 0) {
    const node = open.pop();
    if (typeof node !== "object" || node === null) continue;
    if (isReturn(node)) returned.push(node.value);
    else open.push(...Object.values(node));
  }
  return returned.every((value2) => value2 !== void 0 && isConstant(value2));
}
function isStatements(syntax) {
  return Array.isArray(syntax);
}
function isReturn(node) {
  return "kind" in node && node.kind === "return";
}
var COMPARISONS = ["==", "!=", "<", ">", "<=", ">="];
function isConstant(expression) {
  switch (expression.kind) {
    case "literal":
      return true;
    case "parenthesized":
      return isConstant(expression.value);
    case "conditional":
      return isConstant(expression.whenTrue) && isConstant(expression.whenFalse);
    case "binary":
      return COMPARISONS.includes(expression.operator);
    default:
      return false;
  }
}
function stringOf(expression) {
  return expression?.kind === "literal" && typeof expression.value === "string" ? expression.value : void 0;
}
function methodCall(expression) {
  if (expression.kind !== "call" || expression.target.kind !== "member") return void 0;
  const { target, name, typeArguments } = expression.target;
  return {
    target,
    name,
    typeArguments,
    arguments: expression.arguments.map(({ value: value2 }) => value2)
  };
}
function headerReads(expressions) {
  return expressions.flatMap((expression) => {
    const call = methodCall(expression);
    const [target, key] = call !== void 0 ? [call.target, call.arguments[0]] : expression.kind === "index" ? [expression.target, expression.arguments[0]?.value] : [void 0, void 0];
    const name = stringOf(key);
    return target !== void 0 && name !== void 0 && dotted(target)?.endsWith("Headers") ? [name.toLowerCase()] : [];
  });
}

// policy/lint/credentials.ts
var CREDENTIAL_HEADERS = [
  "authorization",
  "api-key",
  "ocp-apim-subscription-key",
  "x-api-key",
  "x-functions-key"
];
var KEY_HEADERS = ["api-key", "ocp-apim-subscription-key"];
var KEY_PARAMETERS = ["api-key", "subscription-key"];
function removes(subject, policy, names) {
  return subject.nodes.some(
    (node) => node.name === policy && names.includes(literal(node, "name")?.toLowerCase() ?? "") && ["delete", "override"].includes(literal(node, "exists-action")?.toLowerCase() ?? "override")
  );
}
function isCredentialValue({ name, parent }) {
  if (name !== "value" || parent === void 0) return false;
  const written2 = literal(parent, "name")?.toLowerCase() ?? "";
  return parent.name === "set-header" && CREDENTIAL_HEADERS.includes(written2) || parent.name === "set-query-parameter" && /key|token|secret|^code$|^sig$/.test(written2);
}
function credentialRead({ expressions }, tokens, variables) {
  const key = expressions.map(dotted).find((path) => path !== void 0 && /Subscription\.(?:Primary|Secondary)?Key$/.test(path));
  if (key !== void 0) return "the subscription key";
  const header = headerReads(expressions).find((name) => CREDENTIAL_HEADERS.includes(name));
  if (header !== void 0) return `the header ${header}`;
  const token = variables.find((name) => tokens.has(name));
  return token === void 0 ? void 0 : `the token in the variable "${token}"`;
}
function looksLikeName(text) {
  return /^(?=.*[-_.])[A-Za-z][\w.-]{2,63}$/.test(text) && /key|secret|token|password/i.test(text) && !/\d{2}/.test(text);
}
function looksLikeSecret(text) {
  const runs = text.match(/[A-Za-z0-9+/_=-]{32,}/g) ?? [];
  return runs.some((run) => /\d/.test(run) && /[A-Za-z]/.test(run));
}

// policy/lint/rules/caller-key-forwarded.ts
var callerKeyForwarded = {
  id: "AOLB040",
  severity: "warning",
  title: "The caller\u2019s key goes to the backend, as a header",
  why: "The header that holds the subscription key reaches the account beside the identity\u2019s token: the key leaks into its logs, and which of both counts is not documented.",
  link: "https://learn.microsoft.com/azure/api-management/authentication-managed-identity-policy",
  failing: {
    text: `<policies>
  <inbound>
    <base />
    <authentication-managed-identity resource="https://cognitiveservices.azure.com" />
    <set-query-parameter name="api-key" exists-action="delete" />
  </inbound>
</policies>`,
    line: 4
  },
  passing: {
    text: `<policies>
  <inbound>
    <base />
    <authentication-managed-identity resource="https://cognitiveservices.azure.com" />
    <set-header name="api-key" exists-action="delete" />
    <set-query-parameter name="api-key" exists-action="delete" />
  </inbound>
</policies>`
  },
  check: (subject) => subject.identity === void 0 || subject.hasUnknownFragments || removes(subject, "set-header", KEY_HEADERS) ? [] : [
    at(
      subject.identity,
      'the backend gets the caller\u2019s subscription key beside this token: add <set-header name="api-key" exists-action="delete" /> (or Ocp-Apim-Subscription-Key, as the API names it)'
    )
  ]
};

// policy/lint/rules/caller-key-in-query.ts
var callerKeyInQuery = {
  id: "AOLB041",
  severity: "warning",
  title: "The caller\u2019s key goes to the backend, in the URL",
  why: "A subscription key may also come as a query parameter. Unless it is removed it stands in the backend\u2019s URL, and so in its logs.",
  link: "https://learn.microsoft.com/azure/api-management/api-management-subscriptions",
  failing: {
    text: `<policies>
  <inbound>
    <base />
    <authentication-managed-identity resource="https://cognitiveservices.azure.com" />
    <set-header name="api-key" exists-action="delete" />
  </inbound>
</policies>`,
    line: 4
  },
  passing: {
    text: `<policies>
  <inbound>
    <base />
    <authentication-managed-identity resource="https://cognitiveservices.azure.com" />
    <set-header name="api-key" exists-action="delete" />
    <set-query-parameter name="api-key" exists-action="delete" />
  </inbound>
</policies>`
  },
  check: (subject) => subject.identity === void 0 || subject.hasUnknownFragments || removes(subject, "set-query-parameter", KEY_PARAMETERS) ? [] : [
    at(
      subject.identity,
      'a subscription key in the query reaches the backend\u2019s URL: add <set-query-parameter name="api-key" exists-action="delete" /> (or subscription-key, as the API names it)'
    )
  ]
};

// policy/lint/rules/counter-shared.ts
var counterShared = {
  id: "AOLB091",
  severity: "warning",
  title: "All callers share one counter",
  why: "A `counter-key` that says nothing of the caller is the same for everybody: one busy caller uses up the limit of all.",
  link: "https://learn.microsoft.com/azure/api-management/llm-token-limit-policy",
  failing: {
    text: `<policies>
  <inbound>
    <base />
    <llm-token-limit counter-key="tokens" tokens-per-minute="10000" estimate-prompt-tokens="false" />
  </inbound>
</policies>`,
    line: 4
  },
  passing: {
    text: `<policies>
  <inbound>
    <base />
    <llm-token-limit counter-key="@(context.Subscription.Id)" tokens-per-minute="10000" estimate-prompt-tokens="false" />
  </inbound>
</policies>`
  },
  check: (subject) => named(
    subject,
    "rate-limit-by-key",
    "quota-by-key",
    "llm-token-limit",
    "azure-openai-token-limit"
  ).filter((node) => {
    const written2 = value(node, "counter-key");
    if (written2 === void 0 || written2.text.includes("{{")) return false;
    if (written2.kind === "literal") return true;
    const code = codeIn(subject, node, "counter-key");
    return code?.expressions.every(
      (expression) => dotted(expression)?.startsWith("context.") !== true
    ) ?? false;
  }).map(
    (node) => at(
      node,
      'this counter is the same for all callers: write counter-key="@(context.Subscription.Id)"',
      placeOf(node, "counter-key")
    )
  )
};

// policy/lint/rules/dead-trace-header.ts
var deadTraceHeader = {
  id: "AOLB045",
  severity: "warning",
  title: "A header that starts no trace any more",
  why: "`Ocp-Apim-Trace` is no longer supported, and set inside of a policy it never started a trace. Ask for debug credentials and send them as `Apim-Debug-Authorization`.",
  link: "https://learn.microsoft.com/azure/api-management/api-management-howto-api-inspector",
  failing: {
    text: `<policies>
  <inbound>
    <base />
    <set-header name="Ocp-Apim-Trace" exists-action="override">
      <value>true</value>
    </set-header>
  </inbound>
</policies>`,
    line: 4
  },
  passing: {
    text: `<policies>
  <inbound>
    <base />
    <trace source="balancer" severity="information">
      <message>@(context.RequestId.ToString())</message>
    </trace>
  </inbound>
</policies>`
  },
  check: ({ nodes }) => nodes.filter(
    (node) => node.name === "set-header" && literal(node, "name")?.toLowerCase() === "ocp-apim-trace" && literal(node, "exists-action")?.toLowerCase() !== "delete"
  ).map(
    (node) => at(
      node,
      "Ocp-Apim-Trace starts no trace any more: remove it, and call with Apim-Debug-Authorization"
    )
  )
};

// policy/lint/conditions.ts
function outcomeOf({ compiled }, status) {
  const response = status === void 0 ? {} : { response: { statusCode: status } };
  const { context, runtime } = readContext({
    ...response,
    lastError: {},
    subscription: {},
    product: {},
    user: {}
  });
  try {
    const value2 = compiled.evaluate(context, runtime);
    return typeof value2 === "boolean" ? { again: value2 } : { fails: "unknown" };
  } catch (error) {
    if (!(error instanceof ClrException)) throw error;
    const isNull = error.type === "System.NullReferenceException";
    return { fails: isNull && status === void 0 ? "null" : "unknown" };
  }
}
function needsResponse(condition) {
  const outcome = outcomeOf(condition, void 0);
  if ("again" in outcome) return false;
  if (outcome.fails === "null") return true;
  const { expressions } = condition;
  const isChecked = expressions.some(
    (expression) => expression.kind === "conditionalAccess" && dotted(expression.target) === "context.Response" || expression.kind === "binary" && [expression.left, expression.right].some((side) => dotted(side) === "context.Response")
  );
  return !isChecked && expressions.some((each) => dotted(each)?.startsWith("context.Response."));
}

// policy/lint/rules/error-without-response.ts
var errorWithoutResponse = {
  id: "AOLB036",
  severity: "warning",
  title: "The error section fails without a response",
  why: "Errors come here before any backend has answered, too: then `context.Response` may be null, the condition fails, and the caller gets a bare 500.",
  link: "https://learn.microsoft.com/azure/api-management/api-management-error-handling-policies",
  failing: {
    text: `<policies>
  <on-error>
    <base />
    <choose>
      <when condition="@(context.Response.StatusCode == 503)">
        <set-status code="429" reason="Too Many Requests" />
      </when>
    </choose>
  </on-error>
</policies>`,
    line: 5
  },
  passing: {
    text: `<policies>
  <on-error>
    <base />
    <choose>
      <when condition="@(context.Response?.StatusCode == 503)">
        <set-status code="429" reason="Too Many Requests" />
      </when>
    </choose>
  </on-error>
</policies>`
  },
  check: ({ code }) => code.filter(
    (each) => each.node.section === "on-error" && each.node.name === "when" && each.attribute === "condition" && needsResponse(each)
  ).map(
    (each) => inCode(
      each,
      "context.Response may be null when an error comes before the answer: write context.Response?.StatusCode",
      each.value.position
    )
  )
};

// policy/lint/rules/expression-does-not-compile.ts
var expressionDoesNotCompile = {
  id: "AOLB002",
  severity: "error",
  title: "An expression does not compile",
  why: "API Management compiles every expression when the policy is saved, and refuses the policy; often it says no more than that a field is wrong.",
  link: "https://learn.microsoft.com/azure/api-management/api-management-policy-expressions",
  failing: {
    text: `<policies>
  <inbound>
    <base />
    <set-variable name="host" value="@(context.Request.Uri.Host)" />
  </inbound>
</policies>`,
    line: 4
  },
  passing: {
    text: `<policies>
  <inbound>
    <base />
    <set-variable name="host" value="@(context.Request.Url.Host)" />
  </inbound>
</policies>`
  },
  check: faults("expression")
};

// policy/lint/rules/failure-not-retried.ts
var failureNotRetried = {
  id: "AOLB035",
  severity: "note",
  title: "A throttled account fails the call",
  why: "The policy chooses among accounts, and gives the caller whatever the chosen one answers: the share of calls that meets a throttled account fails, although another one has capacity.",
  link: "https://learn.microsoft.com/azure/api-management/retry-policy",
  failing: {
    text: `<policies>
  <inbound>
    <base />
    <set-backend-service backend-id='@(new Random().Next(2) == 0 ? "openai-japan" : "openai-sweden")' />
  </inbound>
  <backend>
    <base />
  </backend>
</policies>`,
    line: 4
  },
  passing: {
    text: `<policies>
  <inbound>
    <base />
  </inbound>
  <backend>
    <retry condition="@(context.Response == null || context.Response.StatusCode == 429 || context.Response.StatusCode >= 500)" count="1" interval="0">
      <set-backend-service backend-id='@(new Random().Next(2) == 0 ? "openai-japan" : "openai-sweden")' />
      <forward-request buffer-request-body="true" buffer-response="false" />
    </retry>
  </backend>
</policies>`
  },
  check: (subject) => {
    const [first, second] = named(subject, "set-backend-service");
    if (first === void 0 || !subject.isAboutModels || subject.hasUnknownFragments) return [];
    const chooses = second !== void 0 || ["backend-id", "base-url"].some(
      (name) => (value(first, name)?.kind ?? "literal") !== "literal"
    );
    return !chooses || retriesOfCalls(subject).length > 0 ? [] : [
      at(
        first,
        "the chosen account\u2019s 429 goes to the caller: call it inside of <retry>, which chooses another one"
      )
    ];
  }
};

// policy/lint/rules/limit-of-product-skipped.ts
var limitOfProductSkipped = {
  id: "AOLB090",
  severity: "note",
  title: "A product\u2019s limit does not hold for every key",
  why: "Policies of a product run for subscriptions of that product only. Whoever calls with a key for the API or for all APIs meets none of its limits.",
  link: "https://learn.microsoft.com/azure/api-management/api-management-subscriptions",
  failing: {
    text: `<policies>
  <inbound>
    <base />
    <rate-limit calls="100" renewal-period="60" />
  </inbound>
</policies>`,
    line: 4,
    scope: "product"
  },
  passing: {
    text: `<policies>
  <inbound>
    <base />
    <rate-limit-by-key calls="100" renewal-period="60" counter-key="@(context.Subscription.Id)" />
  </inbound>
</policies>`,
    scope: "api"
  },
  check: (subject) => subject.scope !== "product" ? [] : named(
    subject,
    "rate-limit",
    "rate-limit-by-key",
    "quota",
    "quota-by-key",
    "llm-token-limit",
    "azure-openai-token-limit"
  ).map(
    (node) => at(
      node,
      "keys for the API or for all APIs skip this limit: put it into the API\u2019s policy, or give out keys of the product only"
    )
  )
};

// policy/lint/rules/literal-secret.ts
var literalSecret = {
  id: "AOLB042",
  severity: "error",
  title: "A secret stands in the policy",
  why: "Whoever may read the policy, its history or Terraform\u2019s state has the secret. Keep it in a named value that refers to Key Vault, or use the managed identity.",
  link: "https://learn.microsoft.com/azure/api-management/api-management-howto-properties",
  failing: {
    text: `<policies>
  <inbound>
    <base />
    <set-header name="api-key" exists-action="override">
      <value>not-a-real-one-0123456789</value>
    </set-header>
  </inbound>
</policies>`,
    line: 5
  },
  passing: {
    text: `<policies>
  <inbound>
    <base />
    <set-header name="api-key" exists-action="override">
      <value>{{openai-key}}</value>
    </set-header>
  </inbound>
</policies>`
  },
  check: ({ texts, text: document, options }) => {
    const lines = document.split("\n");
    return texts.filter((text) => holdsSecret(text) && !isNamedValue(text, lines, options)).map(({ node, at: at2 }) => ({
      at: at2,
      message: "this looks like a secret, and everybody who reads the policy has it: put it into a named value that refers to Key Vault and write {{its-name}}",
      document: node.document
    }));
  }
};
function holdsSecret({ node, text }) {
  const bare2 = text.replace(/^\s*(?:Bearer|Basic)\s+/i, "").trim();
  if (isCredentialValue(node)) {
    const isCode = node.element.text?.kind !== "literal";
    return isCode ? looksLikeSecret(bare2) : bare2.length >= 8 && !looksLikeName(bare2);
  }
  const isKept = node.name === "set-variable" && /key|secret|token|password/i.test(literal(node, "name") ?? "");
  return isKept ? looksLikeSecret(bare2) : /\b(?:sk-[A-Za-z0-9]{20,}|AccountKey=[A-Za-z0-9+/=]{20,})/.test(text);
}
function isNamedValue({ node, at: at2 }, lines, { namedValues }) {
  if (node.document !== void 0) return namedValues !== void 0;
  const written2 = (lines[at2.line - 1] ?? "").slice(at2.column - 1).replace(/^["']/, "");
  return /^[^"'<>]*\{\{[\w.-]+\}\}/.test(written2);
}

// policy/lint/rules/missing-openai-path.ts
var missingOpenaiPath = {
  id: "AOLB051",
  severity: "warning",
  title: "The backend\u2019s URL lacks /openai",
  why: "API Management takes the API\u2019s path off before it forwards. The account answers 404 to `/deployments/\u2026`: its calls begin at `/openai`. Right as it is only where the API\u2019s own operations begin so.",
  link: "https://learn.microsoft.com/azure/api-management/azure-openai-api-from-specification",
  failing: {
    text: "<policies />",
    line: 1,
    backends: /* @__PURE__ */ new Map([
      [
        "japan",
        { type: "Single", url: "https://japan.openai.azure.com", circuitBreaker: void 0 }
      ]
    ])
  },
  passing: {
    text: "<policies />",
    backends: /* @__PURE__ */ new Map([
      [
        "japan",
        { type: "Single", url: "https://japan.openai.azure.com/openai", circuitBreaker: void 0 }
      ]
    ])
  },
  check: (subject) => {
    const isWrittenElsewhere = subject.texts.some(
      ({ text }) => /\/openai\b|^openai\//i.test(text.replace(/^https?:\/\/[^/]*/i, ""))
    );
    return endpointsOf(subject).filter(({ url }) => !isWrittenElsewhere && !/\/openai(?:\/|$)/i.test(url.pathname)).map(
      ({ url, found }) => found(
        `calls of ${url.hostname} begin at /openai, which this URL lacks: write ${url.origin}/openai`
      )
    );
  }
};

// policy/lint/rules/name-sent-as-credential.ts
var nameSentAsCredential = {
  id: "AOLB044",
  severity: "error",
  title: "The name of a named value is sent instead of its value",
  why: "Only `{{name}}` is replaced by the value. Without the braces, or put together by C#, the name itself is sent, and the backend answers 401.",
  link: "https://learn.microsoft.com/azure/api-management/api-management-howto-properties",
  failing: {
    text: `<policies>
  <inbound>
    <base />
    <set-header name="Authorization" exists-action="override">
      <value>Bearer backend-api-key</value>
    </set-header>
  </inbound>
</policies>`,
    line: 5
  },
  passing: {
    text: `<policies>
  <inbound>
    <base />
    <set-header name="Authorization" exists-action="override">
      <value>Bearer {{backend-api-key}}</value>
    </set-header>
  </inbound>
</policies>`
  },
  check: (subject) => sentTexts(subject).filter(({ text }) => {
    const bare2 = text.replace(/^\s*(?:Bearer|Basic)\s+/i, "").trim();
    return subject.options.namedValues?.has(bare2) ?? looksLikeName(bare2);
  }).map(({ at: at2, node }) => ({
    at: at2,
    message: "this is the name of a named value, and not its value: write it as {{name}}",
    document: node.document
  }))
};
function sentTexts({ texts, reads, sets }) {
  const variables = new Set(
    reads.flatMap(({ name, code }) => isCredentialValue(code.node) ? [name] : [])
  );
  const origins = new Set(sets.flatMap(({ name, node }) => variables.has(name) ? [node] : []));
  return texts.filter(({ node, text }) => {
    if (isCredentialValue(node)) return !variables.has(text);
    const isName = node.element.attributes.some(
      (attribute) => attribute.name === "name" && attribute.value.text === text
    );
    return node.name === "set-variable" && origins.has(node) && !isName;
  });
}

// policy/lint/rules/not-in-tier.ts
var notInTier = {
  id: "AOLB081",
  severity: "error",
  title: "The tier does not have it",
  why: "The Consumption tier has no built-in cache, no server-sent events, and none of the limits that count by a key or by tokens.",
  link: "https://learn.microsoft.com/azure/api-management/api-management-gateways-overview",
  failing: {
    text: `<policies>
  <inbound>
    <base />
    <cache-lookup-value key="marks" variable-name="marks" />
  </inbound>
</policies>`,
    line: 4,
    sku: "Consumption"
  },
  passing: {
    text: `<policies>
  <inbound>
    <base />
    <cache-lookup-value key="marks" variable-name="marks" />
  </inbound>
</policies>`,
    sku: "BasicV2_1"
  },
  check: ({ nodes, tier }) => {
    if (tier?.name !== "Consumption") return [];
    return nodes.flatMap((node) => {
      const what = missing(node);
      return what === void 0 ? [] : [
        at(
          node,
          `Consumption has no ${what}: use BasicV2 or another tier, or remove <${node.name}>`
        )
      ];
    });
  }
};
function missing(node) {
  if (/^cache-(?:lookup|store|remove)(?:-value)?$/.test(node.name)) {
    return literal(node, "caching-type") === "external" ? void 0 : "built-in cache";
  }
  if (/^(?:rate-limit|quota)-by-key$/.test(node.name)) return "limits by key";
  if (/-token-limit$/.test(node.name)) return "token limits";
  if (node.name === "forward-request" && literal(node, "buffer-response")?.toLowerCase() === "false") {
    return "server-sent events";
  }
  return void 0;
}

// policy/lint/rules/not-judged.ts
var notJudged = {
  id: "AOLB012",
  severity: "note",
  title: "Not judged",
  why: "API Management knows it, the local gateway cannot run it, and so nothing is said about it here.",
  link: "https://learn.microsoft.com/azure/api-management/api-management-policies",
  failing: {
    text: `<policies>
  <outbound>
    <base />
    <xml-to-json kind="direct" apply="always" />
  </outbound>
</policies>`,
    line: 4
  },
  passing: {
    text: `<policies>
  <outbound>
    <base />
  </outbound>
</policies>`
  },
  check: ({ errors }) => errors.flatMap(
    ({ unsupported, line, column, document }) => unsupported === void 0 ? [] : [{ at: { line, column }, message: `not judged: ${unsupported}`, document }]
  )
};

// policy/lint/rules/not-well-formed.ts
var notWellFormed = {
  id: "AOLB015",
  severity: "note",
  title: "Not well-formed XML",
  why: "API Management takes it in the format `rawxml`, which is what Terraform writes, and refuses it as `xml`. No other XML tool can read it. Put attributes with C# into single quotes and escape `<` and `&`.",
  link: "https://learn.microsoft.com/rest/api/apimanagement/api-policy/create-or-update#policycontentformat",
  failing: {
    text: `<policies>
  <inbound>
    <base />
    <set-variable name="host" value="@(context.Request.Headers.GetValueOrDefault("Host", ""))" />
  </inbound>
</policies>`,
    line: 4
  },
  passing: {
    text: `<policies>
  <inbound>
    <base />
    <set-variable name="host" value='@(context.Request.Headers.GetValueOrDefault("Host", ""))' />
  </inbound>
</policies>`
  },
  check: ({ text, errors, warnings }) => {
    if (errors.some(({ kind }) => kind === "unreadable")) return [];
    if (warnings.some(({ kind }) => kind === "snippet")) return [];
    const fault = xmlFault(text);
    return fault === void 0 ? [] : [{ at: fault, message: `as XML: ${fault.fault}; it can be saved as rawxml only` }];
  }
};

// policy/lint/rules/nothing-forwards.ts
var nothingForwards = {
  id: "AOLB020",
  severity: "error",
  title: "The request is never sent to the backend",
  why: "A `<backend>` without `<base />` and without `<forward-request>` sends nothing: the caller gets 200 with an empty body.",
  link: "https://learn.microsoft.com/azure/api-management/forward-request-policy",
  failing: {
    text: `<policies>
  <inbound>
    <base />
  </inbound>
  <backend>
    <set-variable name="sent" value="no" />
  </backend>
</policies>`,
    line: 5
  },
  passing: {
    text: `<policies>
  <inbound>
    <base />
  </inbound>
  <backend>
    <base />
  </backend>
</policies>`
  },
  check: ({ nodes }) => {
    const answersItself = nodes.some(
      ({ name, parent }) => (name === "return-response" || name === "mock-response") && parent?.name === "inbound"
    );
    return nodes.filter(({ name, section, parent }) => name === section && parent?.name === "policies").filter(
      (node) => node.name === "backend" && !descendants(node).some(({ name }) => SENDS.has(name))
    ).filter(() => !answersItself).map(
      (backend) => at(
        backend,
        "<backend> holds neither <base /> nor <forward-request>, so callers get an empty 200: add <forward-request>"
      )
    );
  }
};
var SENDS = /* @__PURE__ */ new Set(["base", "forward-request", "include-fragment"]);

// policy/lint/rules/one-failure-closes.ts
var oneFailureCloses = {
  id: "AOLB101",
  severity: "warning",
  title: "One failed call closes an account for everybody",
  why: "With a count of 1 the first 5xx opens the breaker. A call that fails everywhere, and is repeated, closes every account of the pool for all callers. Count 5xx from the third on, or 429 only.",
  link: "https://learn.microsoft.com/azure/api-management/backends",
  failing: {
    text: RETRYING,
    line: 1,
    backends: poolOfTwo({
      breaker: {
        statusCodeRanges: [
          { min: 429, max: 429 },
          { min: 500, max: 599 }
        ]
      }
    })
  },
  passing: { text: RETRYING, backends: poolOfTwo() },
  check: (subject) => poolsOf(subject).flatMap(
    ({ members }) => members.flatMap(({ name, backend: { circuitBreaker } }) => {
      if (circuitBreaker === void 0) return [];
      const { failures, statusCodeRanges } = circuitBreaker;
      const isFirst = "count" in failures && failures.count === 1;
      if (!isFirst || !statusCodeRanges.some(({ max }) => max >= 500)) return [];
      return [
        aboutBackend(
          name,
          "the first 5xx opens its circuit breaker, so one caller whose request always fails closes it for all: leave 500-599 out, or count to 3"
        )
      ];
    })
  )
};

// policy/lint/rules/outer-policies-dropped.ts
var outerPoliciesDropped = {
  id: "AOLB021",
  severity: "note",
  title: "The policies of outer scopes do not run",
  why: "A section without `<base />` replaces those of the product and of the whole service: their limits, headers and error answers are gone.",
  link: "https://learn.microsoft.com/azure/api-management/set-edit-policies#use-base-element-to-set-policy-evaluation-order",
  failing: {
    text: `<policies>
  <inbound>
    <set-header name="x-team" exists-action="delete" />
  </inbound>
</policies>`,
    line: 2
  },
  passing: {
    text: `<policies>
  <inbound>
    <base />
    <set-header name="x-team" exists-action="delete" />
  </inbound>
</policies>`
  },
  check: ({ nodes, scope }) => nodes.filter(
    (node) => scope !== "global" && node.parent?.name === "policies" && // A backend section of one's own is how retries are written.
    ["inbound", "outbound", "on-error"].includes(node.name) && !descendants(node).some(({ name }) => name === "base")
  ).map(
    (node) => at(
      node,
      `<${node.name}> has no <base />, so what outer scopes do there is dropped: add it, or say that it is meant`
    )
  )
};

// policy/lint/rules/policy-too-large.ts
var words = (figure) => figure.toLocaleString("en-US");
var policyTooLarge = {
  id: "AOLB080",
  severity: "error",
  title: "The policy is larger than the tier takes",
  why: "A document has at most 512 KiB, and 16 KiB on Consumption. Fragments count for themselves: move what several APIs share into one.",
  link: "https://learn.microsoft.com/azure/api-management/api-management-gateways-overview",
  failing: {
    text: `<policies>
  <inbound>
    <base />
    <!-- ${"Why it is so. ".repeat(1200)} -->
  </inbound>
</policies>`,
    line: 1,
    sku: "Consumption"
  },
  passing: {
    text: `<policies>
  <inbound>
    <base />
    <!-- Why it is so. -->
  </inbound>
</policies>`,
    sku: "Consumption"
  },
  check: ({ text, tier }) => {
    if (tier === void 0) return [];
    const { name, policyDocument } = tier;
    const { most, elsewhere, source } = policyDocument;
    const bytes = new TextEncoder().encode(text).length;
    const at2 = { line: 1, column: 1 };
    if (bytes > most) {
      return [
        {
          at: at2,
          message: `the policy has ${words(bytes)} bytes and ${name} takes ${words(most)} (${source}): move parts of it into fragments`
        }
      ];
    }
    if (elsewhere?.most === void 0 || bytes <= elsewhere.most) return [];
    return [
      {
        at: at2,
        severity: "warning",
        message: `the policy has ${words(bytes)} bytes: ${name} takes ${words(most)} by the newest document, and ${words(elsewhere.most)} by an older one (${elsewhere.source}); move parts of it into fragments`
      }
    ];
  }
};

// policy/lint/rules/pool-of-wrong-members.ts
var MOST_MEMBERS = 30;
var poolOfWrongMembers = {
  id: "AOLB103",
  severity: "error",
  title: "A pool that Azure refuses",
  why: "A pool has from 1 to 30 members; they are single backends that are there, each once, with priorities and weights from 0 to 100.",
  link: "https://learn.microsoft.com/azure/api-management/backends",
  failing: {
    text: RETRYING,
    line: 1,
    backends: /* @__PURE__ */ new Map([
      [
        "models",
        {
          type: "Pool",
          services: [{ backend: "gone", priority: void 0, weight: void 0 }],
          sessionCookie: void 0
        }
      ]
    ])
  },
  passing: { text: RETRYING, backends: poolOfTwo() },
  check: (subject) => poolsOf(subject).flatMap(({ name, pool: { services }, members }) => {
    const names = services.map(({ backend }) => backend);
    const single = new Set(members.map((member) => member.name));
    const wrong = names.find((member) => !single.has(member));
    const twice = names.find((member, index) => names.indexOf(member) !== index);
    const beyond = services.find(
      ({ priority = 1, weight = 1 }) => Math.min(priority, weight) < 0 || Math.max(priority, weight) > 100
    );
    const faults2 = [
      names.length === 0 ? "has no members: add at least one" : void 0,
      names.length > MOST_MEMBERS ? `has ${names.length} members: ${MOST_MEMBERS} at most` : void 0,
      wrong === void 0 ? void 0 : `its member "${wrong}" is no single backend: add it, or leave it out`,
      twice === void 0 ? void 0 : `its member "${twice}" stands in it twice: give it a weight instead`,
      beyond === void 0 ? void 0 : `priority and weight of "${beyond.backend}" must be from 0 to 100`
    ];
    return faults2.flatMap((fault) => fault === void 0 ? [] : [aboutBackend(name, fault)]);
  })
};

// policy/lint/rules/priorities-without-breakers.ts
var prioritiesWithoutBreakers = {
  id: "AOLB102",
  severity: "warning",
  title: "Priorities without circuit breakers",
  why: "A pool asks the next group only when every breaker of the group before is open. A backend without one is never out, so the others are never asked.",
  link: "https://learn.microsoft.com/azure/api-management/backends",
  failing: { text: RETRYING, line: 1, backends: poolOfTwo({ breaker: "none" }) },
  passing: { text: RETRYING, backends: poolOfTwo() },
  check: (subject) => poolsOf(subject).flatMap((pool) => {
    const { name, members } = pool;
    const without = members.find(({ backend }) => backend.circuitBreaker === void 0);
    if (!hasPriorities(pool) || without === void 0) return [];
    return [
      aboutBackend(
        name,
        `"${without.name}" has no circuit breaker, so it is never out and later priorities are never asked: give it one`
      )
    ];
  })
};

// policy/lint/rules/reason-matched.ts
var reasonMatched = {
  id: "AOLB034",
  severity: "warning",
  title: "A decision hangs on a reason\u2019s text",
  why: "Azure changes these texts without notice: policies that looked for \u201CBackend pool \u2026 is temporarily unavailable\u201D stopped working in January 2026. Decide by the status code.",
  link: "https://github.com/Azure-Samples/AI-Gateway/issues/262",
  failing: {
    text: `<policies>
  <on-error>
    <base />
    <choose>
      <when condition='@(context.Response?.StatusReason?.Contains("is temporarily unavailable") == true)'>
        <set-status code="429" reason="Too Many Requests" />
      </when>
    </choose>
  </on-error>
</policies>`,
    line: 5
  },
  passing: {
    text: `<policies>
  <on-error>
    <base />
    <choose>
      <when condition="@(context.Response?.StatusCode == 503)">
        <set-status code="429" reason="Too Many Requests" />
      </when>
    </choose>
  </on-error>
</policies>`
  },
  check: ({ code }) => code.flatMap((each) => {
    const matched = each.expressions.flatMap((expression) => textMatchedBy(expression) ?? []);
    const [first] = matched;
    if (first === void 0) return [];
    const name = dotted(first)?.split(".").at(-1) ?? "it";
    return [
      inCode(
        each,
        `${name} is text for people and changes: decide by context.Response.StatusCode`,
        first.at
      )
    ];
  })
};
var MATCHES = /* @__PURE__ */ new Set([
  "Contains",
  "StartsWith",
  "EndsWith",
  "IndexOf",
  "Equals",
  "IsMatch"
]);
var TEXT = /\.StatusReason$|LastError\.Message$/;
function textMatchedBy(expression) {
  if (expression.kind === "conditionalAccess") {
    const method2 = methodCall(expression.access);
    return method2 !== void 0 && MATCHES.has(method2.name) && isText(expression.target) ? expression.target : void 0;
  }
  const operands = expression.kind === "binary" && (expression.operator === "==" || expression.operator === "!=") ? [
    [expression.left, expression.right],
    [expression.right, expression.left]
  ].flatMap(
    ([side, other]) => other.kind === "literal" && other.value !== null ? [side] : []
  ) : [];
  const method = methodCall(expression);
  const matched = method !== void 0 && MATCHES.has(method.name) ? [method.target, ...method.arguments] : operands;
  return matched.find((each) => each !== void 0 && isText(each));
}
function isText(expression) {
  const path = dotted(expression);
  if (path !== void 0) return TEXT.test(path);
  const method = methodCall(expression);
  return method !== void 0 && TEXT.test(dotted(method.target) ?? "");
}

// policy/lint/rules/regional-endpoint.ts
var regionalEndpoint = {
  id: "AOLB050",
  severity: "error",
  title: "A regional endpoint takes no token of a managed identity",
  why: "Tokens need the account\u2019s own subdomain: a regional endpoint answers 400, \u201CResource Id is badly formed\u201D.",
  link: "https://learn.microsoft.com/azure/ai-services/cognitive-services-custom-subdomains",
  failing: {
    text: `<policies>
  <inbound>
    <base />
    <set-variable name="endpoint" value="https://japaneast.api.cognitive.microsoft.com/openai" />
    <authentication-managed-identity resource="https://cognitiveservices.azure.com" />
    <set-header name="api-key" exists-action="delete" />
    <set-query-parameter name="api-key" exists-action="delete" />
  </inbound>
</policies>`,
    line: 4
  },
  passing: {
    text: `<policies>
  <inbound>
    <base />
    <set-variable name="endpoint" value="https://openai-japan.openai.azure.com/openai" />
    <authentication-managed-identity resource="https://cognitiveservices.azure.com" />
    <set-header name="api-key" exists-action="delete" />
    <set-query-parameter name="api-key" exists-action="delete" />
  </inbound>
</policies>`
  },
  check: (subject) => endpointsOf(subject).filter(
    ({ url }) => subject.identity !== void 0 && url.hostname.endsWith(".api.cognitive.microsoft.com")
  ).map(
    ({ url, found }) => found(
      `${url.hostname} is a regional endpoint and takes no token: use the account\u2019s own, such as https://(account).openai.azure.com`
    )
  )
};

// policy/lint/rules/retry-misses-status.ts
var retryMissesStatus = {
  id: "AOLB032",
  severity: "warning",
  title: "The retry leaves out a status that means \u201Cask another account\u201D",
  why: "A throttled account answers 429, and a backend or pool whose circuit breaker is open answers 503. Both mean that another account may serve the call.",
  link: "https://learn.microsoft.com/azure/api-management/backends",
  failing: {
    text: `<policies>
  <backend>
    <retry condition="@(context.Response == null || context.Response.StatusCode == 429)" count="1" interval="0">
      <forward-request buffer-request-body="true" />
    </retry>
  </backend>
</policies>`,
    line: 3
  },
  passing: {
    text: `<policies>
  <backend>
    <retry condition="@(context.Response == null || context.Response.StatusCode == 429 || context.Response.StatusCode >= 500)" count="1" interval="0">
      <forward-request buffer-request-body="true" />
    </retry>
  </backend>
</policies>`
  },
  check: (subject) => retriesOfCalls(subject).flatMap(({ retry }) => {
    const condition = codeIn(subject, retry, "condition");
    const missed = condition === void 0 ? [] : missedBy(condition);
    if (condition === void 0 || missed.length === 0) return [];
    return [
      inCode(
        condition,
        `the condition does not try again after ${missed.join(" and ")}: add ${missed.map((status) => `context.Response.StatusCode == ${status}`).join(" || ")}`,
        condition.value.position
      )
    ];
  })
};
function missedBy(condition) {
  const again = (status) => {
    const outcome = outcomeOf(condition, status);
    return "again" in outcome ? outcome.again : void 0;
  };
  if (![429, 500, 502, 503].some((status) => again(status) === true)) return [];
  return [429, 503].filter((status) => again(status) === false);
}

// policy/lint/rules/retry-waits.ts
var retryWaits = {
  id: "AOLB033",
  severity: "warning",
  title: "The gateway waits while a caller does",
  why: "A waiting request holds a connection and memory of the gateway, and under load the queue grows. Ask another account at once, and let the caller wait: tell it how long by `Retry-After`.",
  link: "https://github.com/Azure-Samples/openai-apim-lb/blob/main/docs/faq.md",
  failing: {
    text: `<policies>
  <backend>
    <retry condition="@(context.Response == null || context.Response.StatusCode == 429 || context.Response.StatusCode >= 500)" count="3" interval="10">
      <forward-request buffer-request-body="true" />
    </retry>
  </backend>
</policies>`,
    line: 3
  },
  passing: {
    text: `<policies>
  <backend>
    <retry condition="@(context.Response == null || context.Response.StatusCode == 429 || context.Response.StatusCode >= 500)" count="3" interval="0">
      <forward-request buffer-request-body="true" />
    </retry>
  </backend>
</policies>`
  },
  check: (subject) => retriesOfCalls(subject).flatMap(({ retry }) => {
    const wait = Math.max(
      Number(literal(retry, "interval")),
      Number(literal(retry, "delta") ?? 0)
    );
    const isAtOnce = literal(retry, "first-fast-retry")?.toLowerCase() === "true" && literal(retry, "count") === "1";
    if (!(wait > 0) || isAtOnce) return [];
    return [
      at(
        retry,
        `callers wait ${wait} s and more inside of the gateway: write interval="0" and answer 429 with Retry-After when no account is left`,
        placeOf(retry, "interval")
      )
    ];
  })
};

// policy/lint/rules/retry-without-body.ts
var retryWithoutBody = {
  id: "AOLB030",
  severity: "warning",
  title: "The second attempt has no body",
  why: 'The request\u2019s body is passed on as it arrives and is gone after the first attempt, unless `buffer-request-body="true"` keeps it.',
  link: "https://learn.microsoft.com/azure/api-management/forward-request-policy",
  failing: {
    text: `<policies>
  <backend>
    <retry condition="@(context.Response?.StatusCode == 429 || context.Response?.StatusCode == 503)" count="1" interval="0">
      <forward-request buffer-response="false" />
    </retry>
  </backend>
</policies>`,
    line: 4
  },
  passing: {
    text: `<policies>
  <backend>
    <retry condition="@(context.Response?.StatusCode == 429 || context.Response?.StatusCode == 503)" count="1" interval="0">
      <forward-request buffer-request-body="true" buffer-response="false" />
    </retry>
  </backend>
</policies>`
  },
  check: (subject) => retriesOfCalls(subject).flatMap(({ forwards }) => {
    const keepsSome = forwards.some((forward) => written(forward) === "true");
    return forwards.filter((forward) => losesBody(forward, keepsSome)).map(
      (forward) => at(
        forward,
        'this call is repeated by <retry>, and its body is gone after the first attempt: add buffer-request-body="true"'
      )
    );
  })
};
function losesBody(forward, keepsSome) {
  return value(forward, "buffer-request-body") === void 0 || written(forward) === "false" && !keepsSome;
}
function written(forward) {
  return literal(forward, "buffer-request-body")?.toLowerCase();
}

// policy/lint/rules/retry-without-response.ts
var retryWithoutResponse = {
  id: "AOLB031",
  severity: "warning",
  title: "The condition of a retry fails without a response",
  why: "After a connection failure or a timeout `context.Response` may be null. A condition that reads it then fails, instead of trying again.",
  link: "https://github.com/Azure-Samples/openai-apim-lb/issues/25",
  failing: {
    text: `<policies>
  <backend>
    <retry condition="@(context.Response.StatusCode == 429 || context.Response.StatusCode >= 500)" count="1" interval="0">
      <forward-request buffer-request-body="true" />
    </retry>
  </backend>
</policies>`,
    line: 3
  },
  passing: {
    text: `<policies>
  <backend>
    <retry condition="@(context.Response == null || context.Response.StatusCode == 429 || context.Response.StatusCode >= 500)" count="1" interval="0">
      <forward-request buffer-request-body="true" />
    </retry>
  </backend>
</policies>`
  },
  check: (subject) => retriesOfCalls(subject).flatMap(({ retry }) => {
    const condition = codeIn(subject, retry, "condition");
    if (condition === void 0 || !needsResponse(condition)) return [];
    return [
      inCode(
        condition,
        "context.Response may be null after a connection failure: begin with context.Response == null ||",
        condition.value.position
      )
    ];
  })
};

// policy/lint/rules/secret-told.ts
var secretTold = {
  id: "AOLB043",
  severity: "error",
  title: "A credential is logged, traced or measured",
  why: "Traces, logs and metrics are read by more people than may use the key, and are kept. Log the subscription\u2019s id instead.",
  link: "https://learn.microsoft.com/azure/api-management/trace-policy",
  failing: {
    text: `<policies>
  <inbound>
    <base />
    <trace source="calls">
      <message>@("called with " + context.Subscription.Key)</message>
    </trace>
  </inbound>
</policies>`,
    line: 5
  },
  passing: {
    text: `<policies>
  <inbound>
    <base />
    <trace source="calls">
      <message>@("called by " + context.Subscription.Id)</message>
    </trace>
    <emit-metric name="Calls">
      <dimension name="Slot" value='@(context.Subscription.Key == context.Subscription.PrimaryKey ? "primary" : "secondary")' />
    </emit-metric>
  </inbound>
</policies>`
  },
  check: ({ code, reads, sets }) => {
    const tokens = new Set(
      sets.flatMap(
        ({ name, node }) => node.name === "authentication-managed-identity" ? [name] : []
      )
    );
    const readsByCode = groupBy(reads, (read) => read.code);
    return code.filter(({ node, compiled }) => {
      return [node, ...ancestors(node)].some(tells) && !isChoiceOfConstants(compiled.syntax);
    }).flatMap((each) => {
      const variables = (readsByCode.get(each) ?? []).map(({ name }) => name);
      const what = credentialRead(each, tokens, variables);
      return what === void 0 ? [] : [
        inCode(
          each,
          `${what} is told to whoever reads logs: write context.Subscription.Id`,
          each.value.position
        )
      ];
    });
  }
};
var TELLING = /^(?:trace|log-to-eventhub|emit-metric|(?:llm|azure-openai)-emit-token-metric)$/;
function tells({ name }) {
  return TELLING.test(name);
}

// policy/lint/rules/several-policies-in-backend.ts
var severalPoliciesInBackend = {
  id: "AOLB010",
  severity: "error",
  title: "The backend section holds more than one policy",
  why: "`<backend>` takes exactly one policy. Whatever belongs to an attempt goes inside of `<retry>`.",
  link: "https://learn.microsoft.com/azure/api-management/retry-policy",
  failing: {
    text: `<policies>
  <backend>
    <set-backend-service backend-id="japan" />
    <forward-request />
  </backend>
</policies>`,
    line: 4
  },
  passing: {
    text: `<policies>
  <inbound>
    <base />
    <set-backend-service backend-id="japan" />
  </inbound>
  <backend>
    <forward-request />
  </backend>
</policies>`
  },
  check: faults("backend")
};

// policy/lint/rules/shared-quota.ts
var sharedQuota = {
  id: "AOLB104",
  severity: "warning",
  title: "Two members of a pool are one account",
  why: "They share the account\u2019s quota: when one is throttled, so is the other, and the attempt is lost. Quota is also shared within a subscription, region and model, which URLs do not tell.",
  link: "https://learn.microsoft.com/azure/ai-services/openai/how-to/quota",
  failing: { text: RETRYING, line: 1, backends: poolOfTwo({ hosts: ["japan", "japan"] }) },
  passing: { text: RETRYING, backends: poolOfTwo() },
  check: (subject) => poolsOf(subject).flatMap(
    ({ name, members }) => [...groupBy(members, ({ backend }) => hostOf(backend.url))].flatMap(
      ([host, [first, second]]) => first === void 0 || second === void 0 ? [] : [
        aboutBackend(
          name,
          `"${first.name}" and "${second.name}" are both ${host} and share its quota: list the account once`
        )
      ]
    )
  )
};
function hostOf(url) {
  return URL.canParse(url) ? new URL(url).host : url;
}

// policy/lint/rules/single-quoted-string.ts
var singleQuotedString = {
  id: "AOLB004",
  severity: "error",
  title: "A C# string stands in single quotes",
  why: "In C#, single quotes hold one character. Put the attribute into single quotes and the string into double ones.",
  link: "https://learn.microsoft.com/dotnet/csharp/language-reference/builtin-types/char",
  failing: {
    text: `<policies>
  <inbound>
    <base />
    <set-variable name="again" value="@(context.Request.Headers.ContainsKey('Retry-After'))" />
  </inbound>
</policies>`,
    line: 4
  },
  passing: {
    text: `<policies>
  <inbound>
    <base />
    <set-variable name="again" value='@(context.Request.Headers.ContainsKey("Retry-After"))' />
  </inbound>
</policies>`
  },
  check: faults("quotes")
};

// policy/lint/rules/snippet.ts
var snippet = {
  id: "AOLB014",
  severity: "note",
  title: "Not a whole document",
  why: "API Management takes `<policies>` or `<fragment>` only. A snippet is judged as if it stood in one.",
  link: "https://learn.microsoft.com/azure/api-management/policy-fragments",
  failing: {
    text: '<set-header name="x-team" exists-action="delete" />',
    line: 1
  },
  passing: {
    text: `<fragment>
  <set-header name="x-team" exists-action="delete" />
</fragment>`
  },
  check: ({ warnings }) => warnings.filter(({ kind }) => kind === "snippet").map(({ message, line, column }) => ({ at: { line, column }, message }))
};

// policy/lint/rules/stream-held-back.ts
var streamHeldBack = {
  id: "AOLB061",
  severity: "warning",
  title: "Streamed answers come in lumps",
  why: 'Without `buffer-response="false"` the gateway gathers 8 KiB before it sends anything on, which is hundreds of events.',
  link: "https://learn.microsoft.com/azure/api-management/how-to-server-sent-events",
  failing: {
    text: `<policies>
  <inbound>
    <base />
    <llm-emit-token-metric namespace="openai">
      <dimension name="Subscription ID" />
    </llm-emit-token-metric>
  </inbound>
  <backend>
    <forward-request />
  </backend>
</policies>`,
    line: 9
  },
  passing: {
    text: `<policies>
  <inbound>
    <base />
    <llm-emit-token-metric namespace="openai">
      <dimension name="Subscription ID" />
    </llm-emit-token-metric>
  </inbound>
  <backend>
    <forward-request buffer-response="false" />
  </backend>
</policies>`
  },
  check: (subject) => named(subject, "forward-request").filter((forward) => {
    const written2 = value(forward, "buffer-response");
    const holdsBack = written2 === void 0 || written2.text.trim().toLowerCase() === "true";
    return subject.isAboutModels && holdsBack;
  }).map(
    (forward) => at(
      forward,
      'server-sent events are held back until 8 KiB are there: add buffer-response="false"'
    )
  )
};

// policy/lint/streams.ts
function mayStream({ nodes, isAboutModels }) {
  return isAboutModels || nodes.some(
    (node) => node.name === "forward-request" && literal(node, "buffer-response")?.toLowerCase() === "false"
  );
}
function asksForStream(code, { codeOf: codeOf2 }) {
  const conditions = ancestors(code.node).filter(({ name }) => name === "when").flatMap((node) => codeOf2.get(node) ?? []);
  return [code, ...conditions].some(({ expressions }) => expressions.some(tellsStreams));
}
function tellsStreams(expression) {
  if (expression.kind === "binary") {
    return [expression.left, expression.right].some(
      (side) => dotted(side)?.endsWith("Response.StatusCode")
    );
  }
  return /^content-(?:type|length)$|stream/i.test(stringOf(expression) ?? "");
}

// policy/lint/rules/stream-kept.ts
var streamKept = {
  id: "AOLB062",
  severity: "warning",
  title: "A policy that needs the whole answer, on answers that stream",
  why: "Response caching, content validation and replacements wait for the end of the answer, which the documentation forbids for server-sent events.",
  link: "https://learn.microsoft.com/azure/api-management/how-to-server-sent-events",
  failing: {
    text: `<policies>
  <backend>
    <forward-request buffer-response="false" />
  </backend>
  <outbound>
    <base />
    <find-and-replace from="a.example" to="b.example" />
  </outbound>
</policies>`,
    line: 7
  },
  passing: {
    text: `<policies>
  <backend>
    <forward-request buffer-response="false" />
  </backend>
  <outbound>
    <base />
    <set-header name="x-served-by" exists-action="delete" />
  </outbound>
</policies>`
  },
  check: (subject) => mayStream(subject) ? named(subject, ...WHOLE).filter(({ section, name }) => section === "outbound" || name === "cache-lookup").map(
    (node) => at(
      node,
      `<${node.name}> waits for the whole answer, which a stream must not: remove it from this API`
    )
  ) : []
};
var WHOLE = [
  "cache-lookup",
  "cache-store",
  "validate-content",
  "find-and-replace",
  "xml-to-json",
  "json-to-xml",
  "xsl-transform",
  "redirect-content-urls"
];

// policy/lint/rules/stream-read.ts
var streamRead = {
  id: "AOLB060",
  severity: "warning",
  title: "Reading the answer holds the stream back",
  why: "An expression that reads `context.Response.Body` waits for all of it: the caller of a streamed completion sees nothing until it is complete, and bodies above the tier\u2019s buffer fail. Ask for the `Content-Type` first.",
  link: "https://learn.microsoft.com/azure/api-management/how-to-server-sent-events",
  failing: {
    text: `<policies>
  <backend>
    <forward-request buffer-response="false" />
  </backend>
  <outbound>
    <base />
    <set-variable name="answer" value="@(context.Response.Body.As<string>(preserveContent: true))" />
  </outbound>
</policies>`,
    line: 7
  },
  passing: {
    text: `<policies>
  <backend>
    <forward-request buffer-response="false" />
  </backend>
  <outbound>
    <base />
    <choose>
      <when condition='@(context.Response.Headers.GetValueOrDefault("Content-Type", "").Contains("json"))'>
        <set-variable name="answer" value="@(context.Response.Body.As<string>(preserveContent: true))" />
      </when>
    </choose>
  </outbound>
</policies>`
  },
  check: (subject) => {
    if (!mayStream(subject)) return [];
    return subject.code.filter(
      (code) => code.compiled.readsResponseBody && // The answer that the policy itself gives is no stream any more.
      !ancestors(code.node).some(({ name }) => name === "return-response") && !asksForStream(code, subject)
    ).map(
      (code) => inCode(
        code,
        "this waits for the whole answer, and a streamed one reaches nobody before its end: read it only where Content-Type is JSON",
        code.value.position
      )
    );
  }
};

// policy/lint/suppressions.ts
var START = { line: 0, column: 0 };
var END = { line: Number.POSITIVE_INFINITY, column: 0 };
function suppressionsOf(comments, nodes) {
  const own = nodes.filter(({ document }) => document === void 0);
  let index = 0;
  return comments.flatMap((comment) => {
    const written2 = parse(comment);
    if (written2 === void 0) return [];
    const { isWhole, ...suppression } = written2;
    if (isWhole) return [{ ...suppression, from: START, to: END }];
    for (; index < own.length; index += 1) {
      if (!isBefore(own[index]?.element.position ?? END, comment.position)) break;
    }
    const next = own[index];
    if (next === void 0) return [{ ...suppression, from: END, to: END }];
    return [{ ...suppression, from: next.element.position, to: followerOf(next) }];
  });
}
function followerOf(node) {
  for (let at2 = node; at2.parent !== void 0; at2 = at2.parent) {
    const siblings = at2.parent.children;
    const next = siblings[siblings.indexOf(at2) + 1];
    if (next !== void 0) return next.element.position;
  }
  return END;
}
function coverageOf(suppressions) {
  const farthest = /* @__PURE__ */ new Map();
  for (const { rules, reason, from, to } of suppressions.toSorted(byBegin)) {
    if (reason === "") continue;
    for (const rule of rules) {
      const reached = farthest.get(rule) ?? [];
      const last = reached.at(-1)?.to ?? START;
      reached.push({ from, to: isBefore(last, to) ? to : last });
      farthest.set(rule, reached);
    }
  }
  return (finding) => {
    const reached = finding.document === void 0 ? farthest.get(finding.rule) : void 0;
    const last = reached?.[countUntil(reached, ({ from }) => !isBefore(finding, from)) - 1];
    return last !== void 0 && isBefore(finding, last.to);
  };
}
function idleRules(suppressions, findings) {
  const own = findings.filter(({ document }) => document === void 0);
  const byRule = groupBy(
    own.toSorted((a, b) => isBefore(a, b) ? -1 : isBefore(b, a) ? 1 : 0),
    ({ rule }) => rule
  );
  return suppressions.map((suppression) => {
    const { from, to } = suppression;
    const rules = suppression.rules.filter((rule) => {
      const found = byRule.get(rule) ?? [];
      const first = found[countUntil(found, (finding) => isBefore(finding, from))];
      return first === void 0 || !isBefore(first, to);
    });
    return { suppression, rules };
  });
}
function countUntil(items, isSo) {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = low + high >> 1;
    const item = items[middle];
    if (item !== void 0 && isSo(item)) low = middle + 1;
    else high = middle;
  }
  return low;
}
function byBegin(a, b) {
  return isBefore(a.from, b.from) ? -1 : isBefore(b.from, a.from) ? 1 : 0;
}
function parse({ text, position }) {
  const [, whole, rules = "", reason = ""] = /^\s*aolb-disable(-file)?\b([^:]*)(?::([\s\S]*))?$/.exec(text) ?? [];
  if (!/^\s*aolb-disable(?:-file)?\b/.test(text)) return void 0;
  return {
    isWhole: whole !== void 0,
    rules: rules.split(/[\s,]+/).filter((rule) => rule !== ""),
    reason: reason.trim(),
    position
  };
}
function isBefore(a, b) {
  return a.line < b.line || a.line === b.line && a.column < b.column;
}

// policy/lint/rules/suppression-of-nothing.ts
var suppressionOfNothing = {
  id: "AOLB111",
  severity: "note",
  title: "A suppression suppresses nothing",
  why: "What it was about is gone, or its rule has another id. Remove it, so that it does not hide the next fault.",
  link: "lint.md#suppressions",
  failing: {
    text: `<policies>
  <!-- aolb-disable AOLB021: outer limits are not for this API -->
  <inbound>
    <base />
  </inbound>
</policies>`,
    line: 2
  },
  passing: {
    text: `<policies>
  <!-- aolb-disable AOLB021: outer limits are not for this API -->
  <inbound>
    <set-header name="x-team" exists-action="delete" />
  </inbound>
</policies>`
  },
  check: ({ suppressions }, before) => idleRules(
    suppressions.filter(({ reason }) => reason !== ""),
    before
  ).filter(({ rules }) => rules.length > 0).map(({ suppression, rules }) => ({
    at: suppression.position,
    message: `nothing to suppress of ${rules.join(", ")}: remove it`
  }))
};

// policy/lint/rules/suppression-without-reason.ts
var suppressionWithoutReason = {
  id: "AOLB110",
  severity: "warning",
  title: "A suppression says no rule or no reason",
  why: "Whoever reads it later must know why it is in order here. Without a reason nothing is suppressed.",
  link: "lint.md#suppressions",
  failing: {
    text: `<policies>
  <!-- aolb-disable AOLB021 -->
  <inbound>
    <set-header name="x-team" exists-action="delete" />
  </inbound>
</policies>`,
    line: 2
  },
  passing: {
    text: `<policies>
  <!-- aolb-disable AOLB021: this API is open to everybody, and the service's limits are for the others -->
  <inbound>
    <set-header name="x-team" exists-action="delete" />
  </inbound>
</policies>`
  },
  check: ({ suppressions }) => suppressions.filter(({ rules, reason }) => reason === "" || rules.length === 0).map(({ position }) => ({
    at: position,
    message: "write rules and reason: <!-- aolb-disable AOLB000: why it is in order here -->"
  }))
};

// policy/lint/rules/suspicious.ts
var suspicious = {
  id: "AOLB013",
  severity: "warning",
  title: "It compiles, and is most probably not meant",
  why: "Such as comparing an `object` with a string, which C# does by reference: the condition is false although both show the same text. Cast the variable.",
  link: "https://learn.microsoft.com/dotnet/csharp/language-reference/operators/equality-operators",
  failing: {
    text: `<policies>
  <inbound>
    <base />
    <set-variable name="team" value="a" />
    <choose>
      <when condition='@(context.Variables["team"] == "a")'>
        <set-header name="x-team" exists-action="delete" />
      </when>
    </choose>
  </inbound>
</policies>`,
    line: 6
  },
  passing: {
    text: `<policies>
  <inbound>
    <base />
    <set-variable name="team" value="a" />
    <choose>
      <when condition='@((string)context.Variables["team"] == "a")'>
        <set-header name="x-team" exists-action="delete" />
      </when>
    </choose>
  </inbound>
</policies>`
  },
  check: ({ warnings }) => warnings.filter(({ kind }) => kind === "suspicious").map(({ message, line, column, document }) => ({ at: { line, column }, message, document }))
};

// policy/lint/rules/timeout-too-long.ts
var HONOURED = 240;
var timeoutTooLong = {
  id: "AOLB083",
  severity: "warning",
  title: "The timeout is longer than what is honoured",
  why: "The load balancer in front drops connections that are idle for four minutes, so longer timeouts may not be honoured. Let long answers stream.",
  link: "https://learn.microsoft.com/azure/api-management/forward-request-policy",
  failing: {
    text: `<policies>
  <backend>
    <forward-request timeout="600" buffer-response="false" />
  </backend>
</policies>`,
    line: 3
  },
  passing: {
    text: `<policies>
  <backend>
    <forward-request timeout="240" buffer-response="false" />
  </backend>
</policies>`
  },
  check: (subject) => named(subject, "forward-request").flatMap((node) => {
    const seconds = Number(
      literal(node, "timeout") ?? Number(literal(node, "timeout-ms") ?? 0) / 1e3
    );
    if (!(seconds > HONOURED)) return [];
    const attribute = literal(node, "timeout") === void 0 ? "timeout-ms" : "timeout";
    return [
      at(
        node,
        `${seconds} s may not be honoured: write at most ${HONOURED} s, and let long answers stream`,
        placeOf(node, attribute)
      )
    ];
  })
};

// policy/lint/rules/trailing-slash.ts
var trailingSlash = {
  id: "AOLB052",
  severity: "warning",
  title: "The backend\u2019s URL ends in a slash",
  why: "The path of the call begins with one, so the backend is asked for `//deployments`.",
  link: "https://learn.microsoft.com/azure/api-management/backends",
  failing: {
    text: "<policies />",
    line: 1,
    backends: /* @__PURE__ */ new Map([
      [
        "japan",
        {
          type: "Single",
          url: "https://japan.openai.azure.com/openai/",
          circuitBreaker: void 0
        }
      ]
    ])
  },
  passing: {
    text: "<policies />",
    backends: /* @__PURE__ */ new Map([
      [
        "japan",
        { type: "Single", url: "https://japan.openai.azure.com/openai", circuitBreaker: void 0 }
      ]
    ])
  },
  check: (subject) => endpointsOf(subject).filter(({ written: written2 }) => written2.endsWith("/")).map(
    ({ found }) => found("the URL ends in a slash, and so calls go to a path with two: remove it")
  )
};

// policy/lint/rules/type-not-allowed.ts
var typeNotAllowed = {
  id: "AOLB003",
  severity: "error",
  title: "A type is not allowed in expressions",
  why: "Expressions may use the types of a list only, and only some members of a few of them.",
  link: "https://learn.microsoft.com/azure/api-management/api-management-policy-expressions#CLRTypes",
  failing: {
    text: `<policies>
  <inbound>
    <base />
    <set-variable name="id" value="@(new System.Net.Http.HttpClient().ToString())" />
  </inbound>
</policies>`,
    line: 4
  },
  passing: {
    text: `<policies>
  <inbound>
    <base />
    <set-variable name="id" value="@(Guid.NewGuid().ToString())" />
  </inbound>
</policies>`
  },
  check: faults("type", "use a type of the list, or send-request for what needs the network")
};

// policy/lint/rules/unknown-attribute.ts
var unknownAttribute = {
  id: "AOLB006",
  severity: "error",
  title: "The policy has no such attribute",
  why: "API Management refuses attributes that it does not know.",
  link: "https://learn.microsoft.com/azure/api-management/api-management-policies",
  failing: {
    text: `<policies>
  <inbound>
    <base />
    <set-header name="x-team" exist-action="delete" />
  </inbound>
</policies>`,
    line: 4
  },
  passing: {
    text: `<policies>
  <inbound>
    <base />
    <set-header name="x-team" exists-action="delete" />
  </inbound>
</policies>`
  },
  check: faults("attribute")
};

// policy/lint/rules/unknown-name.ts
var backends = /* @__PURE__ */ new Map([
  ["japan", { type: "Single", url: "https://japan.example/openai", circuitBreaker: void 0 }]
]);
var unknownName = {
  id: "AOLB009",
  severity: "error",
  title: "A named value, fragment or backend is not there",
  why: "What the policy names must exist before it is saved, or the call fails. Checked only where it is told which there are (`--named-values`, `--fragments`, `--backends`).",
  link: "https://learn.microsoft.com/azure/api-management/api-management-howto-properties",
  failing: {
    text: `<policies>
  <inbound>
    <base />
    <set-backend-service backend-id="japn" />
  </inbound>
</policies>`,
    line: 4,
    backends
  },
  passing: {
    text: `<policies>
  <inbound>
    <base />
    <set-backend-service backend-id="japan" />
  </inbound>
</policies>`,
    backends
  },
  check: faults("name")
};

// policy/lint/rules/unknown-policy.ts
var unknownPolicy = {
  id: "AOLB005",
  severity: "error",
  title: "There is no policy of this name",
  why: "API Management refuses elements that it does not know.",
  link: "https://learn.microsoft.com/azure/api-management/api-management-policies",
  failing: {
    text: `<policies>
  <inbound>
    <base />
    <set-heder name="x-team" exists-action="delete" />
  </inbound>
</policies>`,
    line: 4
  },
  passing: {
    text: `<policies>
  <inbound>
    <base />
    <set-header name="x-team" exists-action="delete" />
  </inbound>
</policies>`
  },
  check: faults("policy")
};

// policy/lint/rules/unreachable.ts
var unreachable = {
  id: "AOLB023",
  severity: "warning",
  title: "It is never reached",
  why: "What follows an unconditional `<return-response>` never runs, nor does what stands under a condition that is never true, or behind one that always is.",
  link: "https://learn.microsoft.com/azure/api-management/return-response-policy",
  failing: {
    text: `<policies>
  <inbound>
    <base />
    <return-response>
      <set-status code="503" reason="Closed" />
    </return-response>
    <set-header name="x-team" exists-action="delete" />
  </inbound>
</policies>`,
    line: 7
  },
  passing: {
    text: `<policies>
  <inbound>
    <base />
    <choose>
      <when condition='@(context.Request.Headers.ContainsKey("x-team"))'>
        <return-response>
          <set-status code="503" reason="Closed" />
        </return-response>
      </when>
    </choose>
    <set-header name="x-team" exists-action="delete" />
  </inbound>
</policies>`
  },
  check: ({ nodes }) => nodes.flatMap((node) => {
    const behind = followersOfEnd(node);
    if (behind.length > 0) {
      return behind.map(
        (never) => at(
          never,
          `<${node.name}> always answers before, so this never runs: remove it or give the answer a condition`
        )
      );
    }
    if (node.name === "when" && isAlways(node, "false")) {
      return [at(node, "the condition is never true: remove the branch")];
    }
    if (node.name !== "choose") return [];
    const certain = node.children.findIndex((branch) => isAlways(branch, "true"));
    const next = certain === -1 ? void 0 : node.children[certain + 1];
    return next === void 0 ? [] : [
      at(
        next,
        "the condition before is always true, so this branch is never taken: remove it"
      )
    ];
  })
};
function followersOfEnd(node) {
  if (node.name !== "return-response" || node.parent === void 0) return [];
  const siblings = node.parent.children;
  const next = siblings[siblings.indexOf(node) + 1];
  const isWhole = node.parent.name === "inbound" && node.parent.parent?.name === "policies";
  const sections = isWhole ? node.parent.parent?.children ?? [] : [];
  return [
    ...next === void 0 ? [] : [next],
    ...sections.filter(
      ({ name, children }) => (name === "backend" || name === "outbound") && children.some((child) => child.name !== "base")
    )
  ];
}
function isAlways(node, constant) {
  if (node.name !== "when") return false;
  const written2 = literal(node, "condition") ?? value(node, "condition")?.text.trim();
  return written2 === constant;
}

// policy/lint/rules/unreadable.ts
var unreadable = {
  id: "AOLB001",
  severity: "error",
  title: "The document cannot be read",
  why: "A tag, an attribute or an expression does not end, or ends too early. API Management refuses to save it.",
  link: "https://learn.microsoft.com/azure/api-management/api-management-howto-policies",
  failing: {
    text: `<policies>
  <inbound>
    <base />
</policies>`,
    line: 4
  },
  passing: {
    text: `<policies>
  <inbound>
    <base />
  </inbound>
</policies>`
  },
  check: faults("unreadable")
};

// policy/lint/rules/url-instead-of-backend.ts
var urlInsteadOfBackend = {
  id: "AOLB022",
  severity: "warning",
  title: "A URL stands where a backend could",
  why: "Circuit breakers, pools, credentials and metrics belong to backends. A call that goes to a `base-url` has none of them.",
  link: "https://learn.microsoft.com/azure/api-management/backends",
  failing: {
    text: `<policies>
  <inbound>
    <base />
    <set-backend-service base-url="https://japan.openai.azure.com/openai" />
  </inbound>
</policies>`,
    line: 4
  },
  passing: {
    text: `<policies>
  <inbound>
    <base />
    <set-backend-service backend-id="openai-japan" />
  </inbound>
</policies>`
  },
  check: ({ nodes, isAboutModels }) => nodes.filter(
    (node) => isAboutModels && node.name === "set-backend-service" && value(node, "base-url") !== void 0
  ).map(
    (node) => at(
      node,
      "base-url goes around the registered backends, their circuit breakers and pools: name one by backend-id",
      placeOf(node, "base-url")
    )
  )
};

// policy/lint/rules/variable-never-set.ts
var variableNeverSet = {
  id: "AOLB070",
  severity: "warning",
  title: "A variable is read that nobody sets",
  why: "Reading it fails the request, and asking whether it is there is never true. Mostly it has another name where it is set. A note where an outer scope or a fragment may set it.",
  link: "https://learn.microsoft.com/azure/api-management/set-variable-policy",
  failing: {
    text: `<policies>
  <inbound>
    <base />
    <set-variable name="entra-validate" value="@(true)" />
    <choose>
      <when condition='@(context.Variables.ContainsKey("entra-validated"))'>
        <set-header name="x-team" exists-action="delete" />
      </when>
    </choose>
  </inbound>
</policies>`,
    line: 6
  },
  passing: {
    text: `<policies>
  <inbound>
    <base />
    <set-variable name="entra-validate" value="@(true)" />
    <choose>
      <when condition='@(context.Variables.GetValueOrDefault<bool>("entra-validate"))'>
        <set-header name="x-team" exists-action="delete" />
      </when>
    </choose>
  </inbound>
</policies>`
  },
  check: ({ reads, sets, hasUnknownParts }) => {
    const known = new Set(sets.map(({ name }) => name));
    const unknown = groupBy(
      reads.filter(({ name }) => !known.has(name)),
      ({ name }) => name
    );
    return [...unknown.values()].flatMap(([read]) => {
      if (read === void 0) return [];
      const { name, code, at: at2 } = read;
      const near = suggestion(name, known);
      const message = `nothing here sets the variable "${name}"${near}`;
      return hasUnknownParts && near === "" ? [
        {
          ...inCode(code, `${message}; an outer scope or a fragment must`, at2),
          severity: "note"
        }
      ] : [inCode(code, `${message}: set it, or read the one that is set`, at2)];
    });
  }
};

// policy/lint/rules/variable-of-another-type.ts
var variableOfAnotherType = {
  id: "AOLB071",
  severity: "error",
  title: "A variable is read with another type than it was set",
  why: "A variable is an `object`, so the cast decides nothing about it: where the types differ it throws, and the caller gets 500. A literal is always a string.",
  link: "https://github.com/Azure-Samples/openai-apim-lb/issues/25",
  failing: {
    text: `<policies>
  <inbound>
    <base />
    <set-variable name="attempts" value="0" />
    <set-variable name="next" value='@((int)context.Variables["attempts"] + 1)' />
  </inbound>
</policies>`,
    line: 5
  },
  passing: {
    text: `<policies>
  <inbound>
    <base />
    <set-variable name="attempts" value="@(0)" />
    <set-variable name="next" value='@((int)context.Variables["attempts"] + 1)' />
  </inbound>
</policies>`
  },
  check: ({ reads, sets }) => {
    const types = /* @__PURE__ */ new Map();
    for (const { name, type } of sets) {
      types.set(name, (types.get(name) ?? /* @__PURE__ */ new Set()).add(type));
    }
    return reads.flatMap(({ name, type, code, at: at2 }) => {
      const written2 = [...types.get(name) ?? []];
      const [first] = written2;
      if (type === void 0 || first === void 0) return [];
      if (!written2.every((each) => each !== void 0 && isNever(each, type))) return [];
      return [
        inCode(
          code,
          `the variable "${name}" is set as ${short(first)} and read as ${short(type)}, which throws: ${first === "System.String" && !isJson(type) ? 'set it by an expression, value="@(\u2026)", or convert it' : `read it as ${short(first)}`}`,
          at2
        )
      ];
    });
  }
};
var EXACT = /^System\.(?:String|Boolean|Char|Int16|Int32|Int64|Double|DateTime|DateTimeOffset|TimeSpan|Guid)$/;
var JSON_NET = /^Newtonsoft\.Json\.Linq\.J(?:Object|Array|Property|Value)$/;
function isJson(type) {
  return type.startsWith("Newtonsoft.Json.Linq.J");
}
function isNever(written2, read) {
  const [from, to] = [bare(written2), bare(read)];
  if (from === to) return false;
  const isExact = EXACT.test(from) || JSON_NET.test(from);
  const reaches = EXACT.test(to) || JSON_NET.test(to) || isJson(to) && !isJson(from);
  return isExact && reaches;
}
function bare(type) {
  return /^System\.Nullable`1\[(.*)\]$/.exec(type)?.[1] ?? type;
}
function short(type) {
  return bare(type).split(".").at(-1) ?? type;
}

// policy/lint/rules/variable-of-forbidden-type.ts
var variableOfForbiddenType = {
  id: "AOLB072",
  severity: "warning",
  title: "A variable holds a type that variables may not hold",
  why: "The documentation lists the types that `set-variable` takes: simple ones, their arrays and `J` types. Keep lists and dictionaries as `JArray` and `JObject`.",
  link: "https://learn.microsoft.com/azure/api-management/set-variable-policy#allowed-types",
  failing: {
    text: `<policies>
  <inbound>
    <base />
    <set-variable name="accounts" value='@(new List<string> { "japan", "sweden" })' />
  </inbound>
</policies>`,
    line: 4
  },
  passing: {
    text: `<policies>
  <inbound>
    <base />
    <set-variable name="accounts" value='@(new JArray("japan", "sweden"))' />
  </inbound>
</policies>`
  },
  check: ({ code }) => code.filter(
    ({ node, attribute, compiled }) => node.name === "set-variable" && attribute === "value" && /^System\.(?:Collections|Uri$|Func|Action|Tuple)|Jwt$|IResponse$/.test(
      compiled.staticType
    )
  ).map(({ node, compiled }) => ({
    at: value(node, "value")?.position ?? node.element.position,
    message: `set-variable does not list ${compiled.staticType} among the types that it takes: keep it as JArray or JObject`,
    document: node.document
  }))
};

// policy/lint/rules/wrong-form.ts
var wrongForm = {
  id: "AOLB007",
  severity: "error",
  title: "A policy lacks something, has too much, or a value of a wrong form",
  why: "API Management checks each policy against its description when it is saved.",
  link: "https://learn.microsoft.com/azure/api-management/api-management-policies",
  failing: {
    text: `<policies>
  <inbound>
    <base />
    <rate-limit calls="many" renewal-period="60" />
  </inbound>
</policies>`,
    line: 4
  },
  passing: {
    text: `<policies>
  <inbound>
    <base />
    <rate-limit calls="10" renewal-period="60" />
  </inbound>
</policies>`
  },
  check: faults("form")
};

// policy/lint/rules/wrong-place.ts
var wrongPlace = {
  id: "AOLB008",
  severity: "error",
  title: "The policy is not allowed in this section",
  why: "Each policy belongs to certain sections: calls of the backend to `<backend>`, JWT checks to `<inbound>`.",
  link: "https://learn.microsoft.com/azure/api-management/api-management-policies",
  failing: {
    text: `<policies>
  <inbound>
    <base />
    <forward-request />
  </inbound>
</policies>`,
    line: 4
  },
  passing: {
    text: `<policies>
  <inbound>
    <base />
  </inbound>
  <backend>
    <forward-request />
  </backend>
</policies>`
  },
  check: faults("place", "move it")
};

// policy/lint/rules/index.ts
var RULES = [
  unreadable,
  expressionDoesNotCompile,
  typeNotAllowed,
  singleQuotedString,
  unknownPolicy,
  unknownAttribute,
  wrongForm,
  wrongPlace,
  unknownName,
  severalPoliciesInBackend,
  baseOutOfPlace,
  notJudged,
  suspicious,
  snippet,
  notWellFormed,
  nothingForwards,
  outerPoliciesDropped,
  urlInsteadOfBackend,
  unreachable,
  retryWithoutBody,
  retryWithoutResponse,
  retryMissesStatus,
  retryWaits,
  reasonMatched,
  failureNotRetried,
  errorWithoutResponse,
  callerKeyForwarded,
  callerKeyInQuery,
  literalSecret,
  secretTold,
  nameSentAsCredential,
  deadTraceHeader,
  regionalEndpoint,
  missingOpenaiPath,
  trailingSlash,
  streamRead,
  streamHeldBack,
  streamKept,
  cachePolicyTwice,
  cachePolicyInFragment,
  variableNeverSet,
  variableOfAnotherType,
  variableOfForbiddenType,
  policyTooLarge,
  notInTier,
  bodyAboveBuffer,
  timeoutTooLong,
  limitOfProductSkipped,
  counterShared,
  breakerOpensTooLate,
  oneFailureCloses,
  prioritiesWithoutBreakers,
  poolOfWrongMembers,
  sharedQuota,
  breakerNotInTier,
  suppressionWithoutReason,
  suppressionOfNothing
];

// policy/lint/variables.ts
var RESULTS = {
  "authentication-managed-identity": "System.String"
};
function variablesSetBy(node, typeOf) {
  const { name: policy, element } = node;
  if (policy === "set-variable") {
    const name = element.attributes.find((attribute) => attribute.name === "name")?.value.text;
    const value2 = element.attributes.find((attribute) => attribute.name === "value")?.value;
    const known = value2 === void 0 ? void 0 : typeOf(value2);
    const type = known === "System.Object" ? void 0 : known;
    return name === void 0 ? [] : [{ name, node, type }];
  }
  if (policy === "return-response") return [];
  return element.attributes.filter(({ name }) => /(?:^|-)variable-name$/.test(name)).map(({ value: value2 }) => ({ name: value2.text, node, type: RESULTS[policy] }));
}
function variablesReadBy(code) {
  const casts = /* @__PURE__ */ new Map();
  return code.expressions.flatMap((expression) => {
    if (expression.kind === "cast") {
      casts.set(withoutParentheses(expression.operand), typeNameOf(expression.type));
    }
    const found = readOf(expression);
    if (found === void 0) return [];
    const name = stringOf(found.key);
    if (name === void 0) return [];
    const type = found.type ?? casts.get(expression);
    return [{ name, code, at: found.key?.at ?? expression.at, type }];
  });
}
function readOf(expression) {
  if (expression.kind === "index" && dotted(expression.target) === "context.Variables") {
    return { key: expression.arguments[0]?.value };
  }
  const call = methodCall(expression);
  if (call === void 0 || dotted(call.target) !== "context.Variables") return void 0;
  const [type] = call.typeArguments;
  return { key: call.arguments[0], type: type === void 0 ? void 0 : typeNameOf(type) };
}
function withoutParentheses(expression) {
  let inner = expression;
  while (inner.kind === "parenthesized") inner = inner.value;
  return inner;
}

// policy/lint/subject.ts
var MODELS = /openai|cognitive|<llm-|\bgpt-|chat\/completions|services\.ai\.azure/i;
var MOST_NODES = 2e4;
function createSubject(text, options) {
  const { scope = "api", sku, namedValues, fragments, backends: backends2 } = options;
  const compilation = compileDocument(text, {
    name: void 0,
    scope,
    namedValues,
    fragments,
    backends: backends2 === void 0 ? void 0 : new Set(backends2.keys())
  });
  const { errors, warnings, reading } = compilation;
  const nodes = nodesOf(reading.root, reading.fragments);
  const code = nodes.flatMap((node) => codeOf(node, reading.expressions));
  const typeOf = (value2) => value2.kind === "literal" ? "System.String" : reading.expressions.get(value2)?.staticType;
  const includes = nodes.filter(({ name }) => name === "include-fragment");
  const hasUnknownFragments = includes.some(({ children }) => children.length === 0);
  return {
    text,
    scope,
    tier: sku === void 0 ? void 0 : tierOf(sku),
    options,
    errors,
    warnings,
    suppressions: suppressionsOf(reading.comments, nodes),
    nodes,
    code,
    codeOf: groupBy(code, ({ node }) => node),
    texts: [...nodes.flatMap(textsOf), ...code.flatMap(stringsOf)],
    sets: nodes.flatMap((node) => variablesSetBy(node, typeOf)),
    reads: code.flatMap(variablesReadBy),
    hasUnknownFragments,
    hasUnknownParts: hasUnknownFragments || reading.root?.name !== "policies" || warnings.some(({ kind }) => kind === "snippet") || nodes.some(({ name }) => name === "base"),
    isAboutModels: MODELS.test(text),
    identity: nodes.find(isModelIdentity)
  };
}
var SECTIONS = ["inbound", "backend", "outbound", "on-error"];
var BODIES = ["set-body", "value"];
function nodesOf(root, fragments) {
  const nodes = [];
  const add = (element, parent, siblings, document) => {
    if (nodes.length >= MOST_NODES) return;
    const children = [];
    const isSection = parent?.name === "policies" && SECTIONS.includes(element.name);
    const section = isSection ? element.name : parent?.section;
    const node = { element, name: element.name, parent, children, section, document };
    nodes.push(node);
    siblings.push(node);
    if (BODIES.includes(element.name)) return;
    for (const child of element.children) add(child, node, children, document);
    if (element.name !== "include-fragment" || document !== void 0) return;
    const id = attributeOf(element, "fragment-id")?.value.text ?? "";
    for (const child of fragments.get(id)?.children ?? []) {
      add(child, node, children, `fragment ${id}`);
    }
  };
  if (root !== void 0) add(root, void 0, [], void 0);
  return nodes;
}
function codeOf(node, expressions) {
  const { attributes, text } = node.element;
  const values = [
    ...attributes.map(({ name, value: value2 }) => ({ attribute: name, value: value2 })),
    ...text === void 0 ? [] : [{ attribute: void 0, value: text }]
  ];
  return values.flatMap(({ attribute, value: value2 }) => {
    const compiled = expressions.get(value2);
    if (compiled === void 0) return [];
    return [{ node, attribute, value: value2, compiled, expressions: expressionsOf(compiled.syntax) }];
  });
}
function textsOf(node) {
  const { attributes, text } = node.element;
  return [...attributes.map(({ value: value2 }) => value2), ...text === void 0 ? [] : [text]].filter(({ kind }) => kind === "literal").map((value2) => ({ node, text: value2.text, at: value2.position }));
}
function stringsOf({ node, expressions }) {
  return expressions.flatMap((expression) => {
    if (expression.kind === "interpolated") {
      return expression.parts.flatMap(
        (part) => typeof part === "string" ? [{ node, text: part, at: expression.at }] : []
      );
    }
    const text = stringOf(expression);
    return text === void 0 ? [] : [{ node, text, at: expression.at }];
  });
}
function isModelIdentity({ name, element, parent }) {
  if (name !== "authentication-managed-identity" || parent?.name.startsWith("send-")) return false;
  const resource = attributeOf(element, "resource")?.value.text ?? "";
  return /cognitiveservices\.azure\.com|ai\.azure\.com/i.test(resource);
}

// policy/lint/lint.ts
function lint(text, options = {}) {
  const subject = createSubject(text, options);
  const found = [];
  const known = /* @__PURE__ */ new Set();
  for (const rule of RULES) {
    for (const finding of findingsOf(rule, rule.check(subject, found))) {
      const { line, column, document, message } = finding;
      const key = JSON.stringify([rule.id, document, line, column, message]);
      if (!known.has(key)) found.push(finding);
      known.add(key);
    }
  }
  const isSuppressed = coverageOf(subject.suppressions);
  return found.filter((finding) => !isSuppressed(finding)).toSorted((a, b) => a.line - b.line || a.column - b.column);
}
function findingsOf(rule, found) {
  return found.map(({ at: at2, message, severity, document }) => ({
    rule: rule.id,
    severity: severity ?? rule.severity,
    message,
    line: at2.line,
    column: at2.column,
    document
  }));
}

// policy/lint/sarif.ts
function sarif(files) {
  return {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "aolb lint",
            rules: RULES.map(({ id, title, why, link, severity }) => ({
              id,
              shortDescription: { text: title },
              fullDescription: { text: why },
              ...URL.canParse(link) ? { helpUri: link } : {},
              defaultConfiguration: { level: severity }
            }))
          }
        },
        columnKind: "utf16CodeUnits",
        results: files.flatMap(
          ({ file, findings }) => findings.map(({ rule, severity, message, line, column }) => ({
            ruleId: rule,
            ruleIndex: RULES.findIndex(({ id }) => id === rule),
            level: severity,
            message: { text: message },
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: uriOf(file) },
                  region: { startLine: line, startColumn: column }
                }
              }
            ]
          }))
        )
      }
    ]
  };
}
function uriOf(file) {
  return file.split(/[/\\]/).map(encodeURIComponent).join("/");
}

export {
  lint,
  sarif
};
