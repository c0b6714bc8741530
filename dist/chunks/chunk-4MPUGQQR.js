import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  ANY_MODEL,
  MOST_ATTEMPTS,
  resourceName
} from "./chunk-GSPKAURL.js";
import {
  tierOf
} from "./chunk-DT7QFL3W.js";
import {
  durationSeconds
} from "./chunk-A3RQCBOI.js";

// policy/grouped.ts
function grouped(items, key) {
  const groups = /* @__PURE__ */ new Map();
  for (const item of items) {
    const text = JSON.stringify(key(item));
    const group = groups.get(text);
    if (group === void 0) groups.set(text, [item, [item]]);
    else group[1].push(item);
  }
  return [...groups.values()];
}

// policy/caller-view.ts
var BROWSER_HEADERS = [
  ...["accept", "api-key", "authorization", "content-type", "idempotency-key"],
  ...["openai-beta", "openai-organization", "openai-project", "traceparent", "tracestate"],
  ...["arch", "async", "custom-poll-interval", "helper-method", "lang", "os"].map(stainless),
  ...["package-version", "poll-helper", "read-timeout", "retry-count"].map(stainless),
  ...["runtime", "runtime-version", "timeout"].map(stainless),
  ...["x-load-balancer-affinity", "x-ms-client-request-id", "x-ms-useragent"]
];
var EXPOSED_HEADERS = [
  ...["retry-after", "retry-after-ms", "x-should-retry"],
  ...["remaining", "limit", "reset"].flatMap((what) => [
    `x-ratelimit-${what}-requests`,
    `x-ratelimit-${what}-tokens`
  ]),
  ...["x-consumer-remaining-requests", "x-consumer-remaining-tokens"],
  ...["x-consumer-remaining-quota-tokens", "apim-request-id", "x-request-id", "x-ms-region"],
  ...["x-load-balancer-account", "x-load-balancer-attempts"],
  ...["x-load-balancer-model", "x-load-balancer-listed"]
];
function stainless(name) {
  return `x-stainless-${name}`;
}
function callerView({ callers, consumers, headers, rotated }) {
  const { keys, bearer, entra, origins } = callers;
  const sets = setsOf(consumers);
  const successors = consumers.filter(({ name, subscription }) => name !== subscription);
  return {
    keys,
    bearer,
    /** Whether it is counted which of its two keys a consumer uses. */
    slots: keys && rotated,
    /** Whose subscriptions have the name that they had before. */
    successors: successors.map(({ name, subscription }) => ({ name, subscription })),
    /** The variable with the name that lasts: what is remembered for a consumer outlives its renaming. */
    owner: successors.length === 0 ? "consumer" : "owner",
    origins,
    browserHeaders: [.../* @__PURE__ */ new Set([...BROWSER_HEADERS, ...headers])],
    exposedHeaders: EXPOSED_HEADERS,
    entra: entra === void 0 ? void 0 : {
      tenant: entra.tenant,
      audiences: entra.audiences,
      applications: consumers.flatMap(
        ({ name, entra: own }) => own === void 0 || own.applications.length === 0 ? [] : [{ consumer: name, applications: own.applications }]
      ),
      groups: consumers.flatMap(
        ({ name, entra: own }) => own === void 0 || own.groups.length === 0 ? [] : [{ consumer: name, groups: own.groups }]
      )
    },
    /** What a caller is told who proves nothing. */
    credentials: credentials(keys, bearer, entra !== void 0),
    sets: sets.map(({ number, consumers: consumers2 }) => ({ number, consumers: consumers2 })),
    /** By what may be called, and by each kind of limit: the sets that have it. */
    limited: having(sets, ({ models }) => models).map(([models, sets2]) => ({ models, sets: sets2 })),
    requestLimits: having(sets, ({ requestsPerMinute }) => requestsPerMinute).map(
      ([requests, sets2]) => ({ requests, sets: sets2 })
    ),
    tokenLimits: having(
      sets,
      ({ tokensPerMinute, tokenQuota }) => tokensPerMinute === void 0 && tokenQuota === void 0 ? void 0 : { tokensPerMinute, tokenQuota }
    ).map(([limits, sets2]) => ({ ...limits, sets: sets2 }))
  };
}
function setsOf(consumers) {
  const limitsOf = ({ models, tokensPerMinute, tokenQuota, requestsPerMinute }) => [
    models,
    tokensPerMinute,
    tokenQuota,
    requestsPerMinute
  ];
  const limited = consumers.filter(
    (consumer) => limitsOf(consumer).some((limit) => limit !== void 0)
  );
  return grouped(limited, limitsOf).map(([limits, members], index) => ({
    number: index + 1,
    limits,
    consumers: members.map(({ name }) => name)
  }));
}
function having(sets, value) {
  const found = sets.flatMap(({ number, limits }) => {
    const own = value(limits);
    return own === void 0 ? [] : [{ own, number }];
  });
  return grouped(found, ({ own }) => own).map(([{ own }, members]) => [
    own,
    members.map(({ number }) => number)
  ]);
}
function credentials(keys, bearer, entra) {
  const ways = [
    ...keys ? ["a valid subscription key in the api-key header"] : [],
    ...bearer ? ["a valid subscription key as Authorization: Bearer"] : [],
    ...entra ? ["a valid token of Microsoft Entra ID as Authorization: Bearer"] : []
  ];
  return `Send ${ways.join(", or ")}.`;
}

// policy/escape.ts
var PLAIN = /[A-Za-z0-9_.,:;/*?!+=|~#-]/;
function csharpLiteral(value) {
  if (typeof value === "string") return `"${[...units(value)].map(escapeUnit).join("")}"`;
  if (typeof value === "number" && Number.isSafeInteger(value)) return String(value);
  if (Array.isArray(value)) return value.map(csharpItem).join(", ");
  throw new TypeError(`a policy template rendered ${String(value)}, which is no literal`);
}
function bareWord(value) {
  const foreign = [...units(value)].find((unit) => !PLAIN.test(unit));
  if (foreign === void 0 && value !== "") return value;
  throw new TypeError(
    `a policy template cannot write ${JSON.stringify(value)} outside of an expression`
  );
}
function csharpItem(value) {
  if (!Array.isArray(value)) return csharpLiteral(value);
  throw new TypeError(`a policy template rendered a list that holds ${String(value)}`);
}
function* units(value) {
  for (let index = 0; index < value.length; index += 1) yield value.charAt(index);
}
function escapeUnit(unit) {
  return PLAIN.test(unit) ? unit : `\\u${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
}

// policy/template/compiled.ts
var compiled = {
  "policy": function anonymous(it, __eta) {
    __eta.res += "<!--\n  Azure OpenAI load balancer, rendered from load-balancer.yml: change that file, not this policy.\n  Each call goes through its model's accounts (strategy ";
    __eta.res += __eta.e(it.strategy);
    if (it.pool) {
      __eta.res += ", chosen by pools";
    }
    __eta.res += ") until one serves it: at most ";
    __eta.res += __eta.e(it.attempts);
    __eta.res += " backend calls, no waits.\n  Answers stream; the gateway's own are in OpenAI's shape. More: docs/policy.md\n-->\n<policies>\n  <inbound>\n";
    __eta.res += it.part("inbound", 4);
    __eta.res += "\n\n  </inbound>\n  <backend>\n";
    __eta.res += it.part("backend", 4);
    __eta.res += `

  </backend>
  <outbound>
    <base />
    <!-- A first answer without a fault, of an account that nothing is known about, skips this. -->
    <choose>
      <when condition='@((string)context.Variables["fault"] != "none" || context.Variables.ContainsKey("attempts")`;
    if (it.follow) {
      __eta.res += ' || ((JObject)context.Variables["call"])["path"] != null\n        &amp;&amp; ((bool?)((JObject)context.Variables["call"])["keeps"] == true || ((JObject)context.Variables["call"])["ids"]?.Any() == true';
      if (it.listed > 1) {
        __eta.res += ' || (bool?)((JObject)context.Variables["call"])["lists"] == true';
      }
      __eta.res += ")";
    }
    __eta.res += `
        || (string)context.Variables["marks"] != "{}" &amp;&amp; ((string)context.Variables["marks"]).Contains("\\u0022" + (string)context.Variables["account"] + "\\u0022"))'>
`;
    if (!it.pool || it.follow) {
      __eta.res += `        <choose>
          <when condition='@(context.Variables.ContainsKey("attempts"))'>
`;
      if (!it.pool) {
        __eta.res += it.part("mend", 10);
        __eta.res += "\n\n";
      }
      if (it.follow) {
        __eta.res += it.part("nowhere", 10);
        __eta.res += "\n\n";
      }
      __eta.res += "          </when>\n        </choose>\n";
    }
    __eta.res += `        <choose>
          <when condition='@((string)context.Variables["fault"] != "none")'>
`;
    __eta.res += it.part("no-account", 12);
    __eta.res += "\n\n";
    __eta.res += it.part("respond", 12);
    __eta.res += "\n\n          </when>\n        </choose>\n";
    if (!it.pool) {
      __eta.res += '        <set-variable name="kept" value="@(new JArray())" />\n';
      __eta.res += it.part("served", 8);
      __eta.res += "\n\n";
      if (it.follow) {
        __eta.res += it.part("learn", 8);
        __eta.res += "\n\n";
      }
      __eta.res += `        <choose>
          <when condition='@(((JArray)context.Variables["kept"]).Count > 0)'>
            <retry condition='@(((JArray)context.Variables["kept"]).Count > 0)' count="50" interval="0" first-fast-retry="true">
              <cache-store-value key='@((string)((JArray)context.Variables["kept"]).First["key"])' value='@((string)((JArray)context.Variables["kept"]).First["value"])' duration='@((int)((JArray)context.Variables["kept"]).First["seconds"])' />
              <set-variable name="kept" value='@(new JArray(((JArray)context.Variables["kept"]).Skip(1)))' />
            </retry>
          </when>
        </choose>
`;
    }
    if (it.listed > 1) {
      __eta.res += it.part("listed", 8);
      __eta.res += "\n\n";
    }
    __eta.res += "      </when>\n    </choose>\n";
    __eta.res += it.part("told", 4);
    __eta.res += "\n\n";
    if (it.aliases.length > 0) {
      __eta.res += it.part("used", 4);
      __eta.res += "\n\n";
    }
    __eta.res += "  </outbound>\n  <on-error>\n";
    __eta.res += it.part("on-error", 4);
    __eta.res += "\n\n  </on-error>\n</policies>\n";
  },
  "inbound": function anonymous2(it, __eta) {
    if (it.origins.length > 0) {
      __eta.res += it.part("cors", 0);
      __eta.res += "\n\n";
    }
    __eta.res += "<base />\n";
    __eta.res += it.part("caller", 0);
    __eta.res += "\n\n";
    if (it.slots) {
      __eta.res += it.part("slot", 0);
      __eta.res += "\n\n";
    }
    if (it.sets.length > 0) {
      __eta.res += it.part("limits", 0);
      __eta.res += "\n\n";
    }
    __eta.res += it.part("call", 0);
    __eta.res += "\n\n";
    __eta.res += it.part("unusual", 0);
    __eta.res += "\n\n";
    if (it.tokenLimits.length > 0) {
      __eta.res += it.part("metered", 0);
      __eta.res += "\n\n";
    }
    __eta.res += it.part("begin", 0);
    __eta.res += "\n\n";
    if (it.rewritten.length > 0 || it.ownNames.length > 0) {
      __eta.res += it.part("path", 0);
      __eta.res += "\n\n";
    }
    __eta.res += it.part("headers", 0);
    __eta.res += "\n";
  },
  "cors": function anonymous3(it, __eta) {
    __eta.res += `<!--
  Web pages of these origins may call. A browser's question whether they may (OPTIONS, without a key) is answered here, and reaches no account. It comes
  first: only the first of a document's cors policies is applied.
-->
<cors allow-credentials="false" terminate-unmatched-request="false">
  <allowed-origins>
`;
    for (const origin of it.origins) {
      __eta.res += "    <origin>";
      __eta.res += it.bare(origin);
      __eta.res += "</origin>\n";
    }
    __eta.res += '  </allowed-origins>\n  <allowed-methods preflight-result-max-age="600">\n    <method>GET</method>\n    <method>POST</method>\n    <method>DELETE</method>\n  </allowed-methods>\n  <allowed-headers>\n';
    for (const header of it.browserHeaders) {
      __eta.res += "    <header>";
      __eta.res += it.bare(header);
      __eta.res += "</header>\n";
    }
    __eta.res += "  </allowed-headers>\n  <expose-headers>\n";
    for (const header of it.exposedHeaders) {
      __eta.res += "    <header>";
      __eta.res += it.bare(header);
      __eta.res += "</header>\n";
    }
    __eta.res += "  </expose-headers>\n</cors>\n";
  },
  "caller": function anonymous4(it, __eta) {
    if (it.entra === void 0) {
      __eta.res += `<!-- Whose call it is: its key's, whose subscription has the consumer's name; "" where there is none. -->
`;
      if (it.successors.length === 0) {
        __eta.res += `<set-variable name="consumer" value='@(context.Subscription?.Id ?? "")' />
`;
      } else {
        __eta.res += it.part("successor", 0);
        __eta.res += "\n";
      }
    } else if (!it.keys) {
      __eta.res += it.part("token", 0);
      __eta.res += "\n";
    } else {
      __eta.res += "<!-- Whose call it is: the consumer's whose key it has, since its subscription has its name, else whose token it has. -->\n<choose>\n  <when condition='@(context.Subscription != null)'>\n";
      if (it.successors.length === 0) {
        __eta.res += `    <set-variable name="consumer" value='@(context.Subscription.Id)' />
`;
      } else {
        __eta.res += it.part("successor", 4);
        __eta.res += "\n";
      }
      __eta.res += "  </when>\n  <otherwise>\n";
      __eta.res += it.part("token", 4);
      __eta.res += "\n\n  </otherwise>\n</choose>\n";
    }
    if (it.successors.length > 0) {
      __eta.res += `<!-- By which name its state is remembered: the one that its subscription has. -->
<set-variable name="owner" value='@{
  switch ((string)context.Variables["consumer"]) {
`;
      for (const { name, subscription } of it.successors) {
        __eta.res += "    case ";
        __eta.res += __eta.e(name);
        __eta.res += ": return ";
        __eta.res += __eta.e(subscription);
        __eta.res += ";\n";
      }
      __eta.res += `  }
  return (string)context.Variables["consumer"];
}' />
`;
    }
  },
  "successor": function anonymous5(it, __eta) {
    __eta.res += `<set-variable name="consumer" value='@{
  var subscription = context.Subscription?.Id ?? "";
  switch (subscription) {
`;
    for (const { name, subscription } of it.successors) {
      __eta.res += "    case ";
      __eta.res += __eta.e(subscription);
      __eta.res += ": return ";
      __eta.res += __eta.e(name);
      __eta.res += ";\n";
    }
    __eta.res += "  }\n  return subscription;\n}' />\n";
  },
  "token": function anonymous6(it, __eta) {
    __eta.res += "<!--\n  A token of Entra ID: its application says whose it is, else the first consumer that has one of its groups. What is no token for this gateway ends\n  in on-error with 401.\n-->\n<validate-azure-ad-token tenant-id='@(";
    __eta.res += __eta.e(it.entra.tenant);
    __eta.res += `)' header-name="Authorization" output-token-variable-name="caller">
  <audiences>
`;
    for (const audience of it.entra.audiences) {
      __eta.res += "    <audience>@(";
      __eta.res += __eta.e(audience);
      __eta.res += ")</audience>\n";
    }
    __eta.res += `  </audiences>
</validate-azure-ad-token>
<set-variable name="consumer" value='@{
  var claims = ((Jwt)context.Variables["caller"]).Claims;
`;
    if (it.entra.applications.length > 0) {
      __eta.res += '  switch (claims.GetValueOrDefault("azp", claims.GetValueOrDefault("appid", "")).ToLowerInvariant()) {\n';
      for (const { consumer, applications } of it.entra.applications) {
        __eta.res += "    ";
        for (const id of applications) {
          __eta.res += "case ";
          __eta.res += __eta.e(id);
          __eta.res += ": ";
        }
        __eta.res += "return ";
        __eta.res += __eta.e(consumer);
        __eta.res += ";\n";
      }
      __eta.res += "  }\n";
    }
    if (it.entra.groups.length > 0) {
      __eta.res += '  var groups = claims.ContainsKey("groups") ? claims["groups"] : new string[] { };\n';
      for (const { consumer, groups } of it.entra.groups) {
        __eta.res += "  if (";
        for (const [index, id] of groups.entries()) {
          if (index > 0) {
            __eta.res += " || ";
          }
          __eta.res += "groups.Contains(";
          __eta.res += __eta.e(id);
          __eta.res += ")";
        }
        __eta.res += ") { return ";
        __eta.res += __eta.e(consumer);
        __eta.res += "; }\n";
      }
    }
    __eta.res += `  return "";
}' />
<choose>
  <when condition='@((string)context.Variables["consumer"] == "")'>
    <return-response>
      <set-status code="403" reason="Forbidden" />
      <set-header name="Content-Type" exists-action="override">
        <value>application/json</value>
      </set-header>
      <set-body>{"error": {"message": "The token is valid, but neither its application nor its groups belong to a consumer of this gateway.", "type": "invalid_request_error", "code": "ConsumerNotFound"}}</set-body>
    </return-response>
  </when>
</choose>
`;
  },
  "slot": function anonymous7(it, __eta) {
    __eta.res += `<!-- Which of its two keys a consumer uses; never the key. -->
<emit-metric name="Calls" namespace="openai">
  <dimension name="Consumer" value='@((string)context.Variables["consumer"])' />
  <dimension name="Slot" value='@{
    var own = context.Subscription;
    var key = " " + context.Request.Headers.GetValueOrDefault("api-key", context.Request.Url.Query.GetValueOrDefault("api-key", `;
    if (it.bearer) {
      __eta.res += 'context.Request.Headers.GetValueOrDefault("Authorization", "")';
    } else {
      __eta.res += '""';
    }
    __eta.res += `));
    return own == null ? "none" : key.EndsWith(" " + own.PrimaryKey) ? "primary" : key.EndsWith(" " + own.SecondaryKey) ? "secondary" : "unknown";
  }' />
</emit-metric>
`;
  },
  "limits": function anonymous8(it, __eta) {
    __eta.res += `<!-- Which set of limits the consumer has, 0 for none, so that names stand here only; and its requests a minute. -->
<set-variable name="limits" value='@{
  switch ((string)context.Variables["consumer"]) {
`;
    for (const { number, consumers } of it.sets) {
      __eta.res += "    ";
      for (const consumer of consumers) {
        __eta.res += "case ";
        __eta.res += __eta.e(consumer);
        __eta.res += ": ";
      }
      __eta.res += "return ";
      __eta.res += __eta.e(number);
      __eta.res += ";\n";
    }
    __eta.res += "  }\n  return 0;\n}' />\n";
    if (it.requestLimits.length > 0) {
      __eta.res += "<choose>\n";
      for (const { sets, requests } of it.requestLimits) {
        __eta.res += "  <when condition='@(new int[] { ";
        __eta.res += __eta.e(sets);
        __eta.res += ` }.Contains((int)context.Variables["limits"]))'>
    <rate-limit-by-key calls="`;
        __eta.res += __eta.e(requests);
        __eta.res += `" renewal-period="60" counter-key='@((string)context.Variables["consumer"])' remaining-calls-header-name="x-consumer-remaining-requests" />
  </when>
`;
      }
      __eta.res += "</choose>\n";
    }
  },
  "call": function anonymous9(it, __eta) {
    __eta.res += `<!-- What is called: "kind" (none: a call; models: answered here; others: refused), "model", "tokens" (read; else by length), "unbuffered" (too large), "once" (not again if it may have arrived),
  "ids" of state, affinity "key" (one order of accounts), "keeps" (an account keeps something of it), "dropped" (headers for no account), "upload" (a form). All but /deployments/(model)/... have a "path", in lower case, and a "collection", its first word. -->
<set-variable name="call" value='@{
  var request = context.Request;
  var headers = request.Headers;
  var call = new JObject();
  call["model"] = request.Method == "POST" ? request.MatchedParameters.GetValueOrDefault("deployment-id", "") : "";
  var length = headers.GetValueOrDefault("content-length", "");
  if (`;
    if (!it.buffersAnyLength) {
      __eta.res += 'length == "" || ';
    }
    __eta.res += "length.Length >= ";
    __eta.res += __eta.e(String(it.buffer).length);
    __eta.res += " &amp;&amp; double.Parse(length) > ";
    __eta.res += __eta.e(it.buffer);
    __eta.res += ') { call["unbuffered"] = true; }\n  var key = ';
    if (it.headers.includes("x-load-balancer-affinity")) {
      __eta.res += 'headers.GetValueOrDefault("x-load-balancer-affinity", "")';
    } else {
      __eta.res += '""';
    }
    __eta.res += ";\n";
    __eta.res += it.part("dropped", 2);
    __eta.res += `

  if (key != "") { call["key"] = key; }
  return call;
}' />
`;
  },
  "called": function anonymous10(it, __eta) {
    __eta.res += `<set-variable name="call" value='@{
  var call = (JObject)context.Variables["call"];
  if ((string)call["model"] != "") { return call; }
  var request = context.Request;
  var parameters = request.MatchedParameters;
  var method = request.Method;
  var path = request.OriginalUrl.Path.Substring(`;
    __eta.res += __eta.e(it.prefix);
    __eta.res += '.Length);\n  var words = path.Split("/".ToCharArray(), StringSplitOptions.RemoveEmptyEntries).Select(word => Uri.UnescapeDataString(word)).ToArray();\n  var v1 = words.Length > 0 &amp;&amp; words[0].ToLowerInvariant() == "v1";\n  if (v1) { words = words.Skip(1).ToArray(); }\n  var collection = words.Length == 0 ? "" : words[0].ToLowerInvariant();\n  if (collection == "deployments" &amp;&amp; words.Length > 2) {\n    call["model"] = words[1];\n    return call;\n  }\n  call["path"] = path.ToLowerInvariant();\n  call["collection"] = collection;\n  if (method == "GET" &amp;&amp; (collection == "models" || collection == "deployments")) {\n';
    if (!it.anyModel) {
      __eta.res += '    call["kind"] = "models";\n    call["model"] = words.Length > 1 ? words[1] : "";\n';
    }
    __eta.res += '    return call;\n  }\n  if (method == "GET" &amp;&amp; words.Length == 1 &amp;&amp; new[] { ';
    __eta.res += __eta.e(it.surface.webSockets);
    __eta.res += ' }.Contains(collection)) { call["kind"] = "socket"; }\n  var ids = new JArray();\n  foreach (var word in words.Skip(1)) {\n    if (parameters.Values.Contains(word) || word.Any(sign => char.IsDigit(sign))) { ids.Add(word); }\n  }\n  call["lists"] = method == "GET" &amp;&amp; ids.Count == 0;\n  call["named"] = ids.Count > 0;\n  foreach (var name in new[] { ';
    __eta.res += __eta.e(it.surface.query);
    __eta.res += ' }) {\n    var id = request.OriginalUrl.Query.GetValueOrDefault(name, "");\n    if (id != "") { ids.Add(id); }\n  }\n  call["ids"] = ids;\n';
    if (it.follow) {
      __eta.res += '  call["looked"] = 0;\n';
    }
    __eta.res += '  var generates = method == "POST" &amp;&amp; ids.Count == 0 &amp;&amp; new[] { ';
    __eta.res += __eta.e(it.surface.generating);
    __eta.res += " }.Contains(collection);\n  if (!v1) {\n    var other = generates &amp;&amp; new[] { ";
    __eta.res += __eta.e(it.surface.notClassic);
    __eta.res += ' }.Contains(collection) ? " or /deployments/(model)/" : request.OriginalUrl.Query.ContainsKey("api-version") ? "" : " or with the query parameter api-version,";\n    if (other != "") {\n      call["kind"] = "lost";\n      call["other"] = other;\n      return call;\n    }\n  }\n  call["once"] = method != "GET" &amp;&amp; !generates;\n  call["keeps"] = method == "POST" &amp;&amp; !generates;\n  if (call["key"] == null &amp;&amp; ids.Count == 0 &amp;&amp; new[] { ';
    __eta.res += __eta.e(it.surface.gathered);
    __eta.res += ' }.Contains(collection)) { call["key"] = "consumer " + (string)context.Variables[';
    __eta.res += __eta.e(it.owner);
    __eta.res += ']; }\n  if (method == "GET" || method == "DELETE") {\n    call.Remove("unbuffered");\n    call["tokens"] = -1;\n    return call;\n  }\n  var content = request.Headers.GetValueOrDefault("Content-Type", "").ToLowerInvariant();\n  var known = !new[] { ';
    __eta.res += __eta.e(it.surface.unknownOperations);
    __eta.res += ' }.Contains(context.Operation.Id);\n  if (!known) { call["unknown"] = true; }\n  var needed = generates &amp;&amp; known;\n  if (content.Contains("multipart/")) { call["upload"] = true; }\n  if (content.Contains("json")) { call["read"] = "json"; }\n  else if (content.Contains("multipart/form-data") &amp;&amp; new[] { ';
    __eta.res += __eta.e(it.surface.forms);
    __eta.res += ` }.Contains(collection)) { call["read"] = "form"; needed = known; }
  if (needed) { call["needed"] = true; }
  if (call["read"] != null &amp;&amp; call["unbuffered"] != null &amp;&amp; request.Headers.GetValueOrDefault("Content-Length", "") != "") {
    call.Remove("read");
    if (needed) { call["kind"] = "large"; }
  }
  return call;
}' />
`;
  },
  "dropped": function anonymous11(it, __eta) {
    __eta.res += "foreach (var name in headers.Keys) {\n  var header = name.ToLowerInvariant();\n  switch (header) {\n    ";
    for (const header of it.headers) {
      __eta.res += "case ";
      __eta.res += __eta.e(header);
      __eta.res += ": ";
    }
    __eta.res += "\n      break;\n    default:\n";
    if (!it.headers.includes("x-load-balancer-affinity")) {
      __eta.res += '      if (header == "x-load-balancer-affinity") { key = headers.GetValueOrDefault(name, ""); }\n';
    }
    __eta.res += '      if (header.StartsWith("x-ms-") || header.StartsWith("x-stainless-")) { break; }\n      if (call["dropped"] == null) { call["dropped"] = new JArray(); }\n      ((JArray)call["dropped"]).Add(name);\n      break;\n  }\n}\n';
  },
  "unusual": function anonymous12(it, __eta) {
    __eta.res += "<!-- All but /deployments/(model)/... of a model that is served, with the API's headers only. -->\n<choose>\n";
    if (it.anyModel) {
      __eta.res += '  <when condition="@(true)">\n';
    } else {
      __eta.res += `  <when condition='@(((JObject)context.Variables["call"])["dropped"] != null || !new string[] { `;
      __eta.res += __eta.e(it.models);
      __eta.res += ' }.Contains((string)((JObject)context.Variables["call"])["model"])';
      if (it.limited.length > 0) {
        __eta.res += "\n    || new int[] { ";
        __eta.res += __eta.e(it.limited.flatMap(({ sets }) => sets));
        __eta.res += ' }.Contains((int)context.Variables["limits"])';
      }
      __eta.res += ")'>\n";
    }
    __eta.res += it.part("called", 4);
    __eta.res += `

    <choose>
      <when condition='@(((JObject)context.Variables["call"])["read"] != null)'>
`;
    __eta.res += it.part("read", 8);
    __eta.res += "\n\n      </when>\n    </choose>\n";
    __eta.res += it.part(it.follow ? "places" : "home", 4);
    __eta.res += "\n\n";
    __eta.res += it.part("refusal", 4);
    __eta.res += "\n\n";
    __eta.res += it.part("removed", 4);
    __eta.res += "\n\n";
    if (it.tokenLimits.length === 0) {
      __eta.res += it.part("metered", 4);
      __eta.res += "\n\n";
    }
    __eta.res += "  </when>\n";
    if (it.tokenLimits.length === 0 && !it.anyModel) {
      __eta.res += "  <otherwise>\n";
      __eta.res += it.part("metering", 4);
      __eta.res += "\n\n  </otherwise>\n";
    }
    __eta.res += "</choose>\n";
  },
  "read": function anonymous13(it, __eta) {
    __eta.res += `<!-- Of JSON its model, size, what it keeps and what state it names. Of a form its field "model". Files are not looked into. -->
<set-variable name="call" value='@{
  var call = (JObject)context.Variables["call"];
  var text = "";
  try {
    text = context.Request.Body?.As&lt;string>(preserveContent: true) ?? "";
  } catch (Exception) {
    call["kind"] = "large";
    return call;
  }
  if ((string)call["read"] == "form") {
`;
    __eta.res += it.part("form", 4);
    __eta.res += "\n\n  }\n";
    __eta.res += it.part("json", 2);
    __eta.res += `

}' />
<set-variable name="sent" value="@(context.Elapsed.TotalMilliseconds)" />
`;
  },
  "json": function anonymous14(it, __eta) {
    if (it.renamed.length > 0) {
      __eta.res += 'call["text"] = text;\n';
    }
    __eta.res += 'if (text.Trim() == "") { return call; }\ntry {\n  var body = JObject.Parse(text);\n  var most = body["max_output_tokens"] ?? body["max_completion_tokens"] ?? body["max_tokens"];\n  if (most != null &amp;&amp; most.Type == JTokenType.Integer) { call["tokens"] = text.Length / 4 + (double)most; }\n  var collection = (string)call["collection"];\n  var model = body["model"] ?? (body["session"] as JObject)?["model"];\n  if (!new[] { ';
    __eta.res += __eta.e(it.surface.trainedModel);
    __eta.res += ' }.Contains(collection)) { call["model"] = "" + model; }\n  var streams = "" + body["stream"] == "True";\n  if ((bool?)call["once"] == false) {\n    call["keeps"] = collection == "responses" ? "" + body["store"] != "False" : "" + body["store"] == "True";\n  }\n  call["streams"] = streams;\n  call["pictures"] = text.Contains("image_generation");\n  if (call["key"] == null) {\n    foreach (var name in new[] { ';
    __eta.res += __eta.e(it.surface.affinity);
    __eta.res += ' }) {\n      var value = (body[name] as JObject)?["id"] ?? body[name];\n      if (value != null &amp;&amp; value.Type == JTokenType.String &amp;&amp; (string)value != "") { call["key"] = (string)value; break; }\n    }\n  }\n  if (!new[] { ';
    __eta.res += __eta.e(it.hints);
    __eta.res += ' }.Any(hint => text.Contains(hint))) { return call; }\n  var ids = (JArray)call["ids"];\n  var references = new[] { ';
    __eta.res += __eta.e(it.surface.references);
    __eta.res += " };\n  var holders = new[] { ";
    __eta.res += __eta.e(it.surface.holders);
    __eta.res += " };\n  var types = new[] { ";
    __eta.res += __eta.e(it.surface.itemTypes);
    __eta.res += " };\n  var opaque = new[] { ";
    __eta.res += __eta.e(it.surface.opaque);
    __eta.res += ' };\n  foreach (var property in body.Descendants().OfType&lt;JProperty>()) {\n    var named = new JArray();\n    if (references.Contains(property.Name)) { named = property.Value as JArray ?? new JArray(property.Value); }\n    else if (property.Name == "id") {\n      var holder = property.Parent;\n      if (types.Contains("" + holder["type"]) || holder.Count() == 1\n        || holders.Contains((holder.Parent as JProperty)?.Name ?? "")) { named = new JArray(property.Value); }\n    }\n    foreach (var value in named) {\n      if (value.Type != JTokenType.String || (string)value == "" || ids.Any(id => (string)id == (string)value)\n        || property.Ancestors().OfType&lt;JProperty>().Any(outer => opaque.Contains(outer.Name))) { continue; }\n      ids.Add((string)value);\n    }\n    if (ids.Count >= 49) { break; }\n  }\n} catch (Exception) { call["broken"] = true; }\nreturn call;\n';
  },
  "form": function anonymous15(it, __eta) {
    __eta.res += 'var end = "\\u000D\\u000A\\u000D\\u000A";\nvar type = context.Request.Headers.GetValueOrDefault("Content-Type", "");\nvar at = type.ToLowerInvariant().IndexOf("boundary=");\nif (at &lt; 0) { return call; }\nvar boundary = type.Substring(at + 9).Split(";".ToCharArray())[0].Trim().Trim("\\u0022".ToCharArray());\nforeach (var part in text.Split(new[] { "--" + boundary }, StringSplitOptions.None)) {\n  var head = part.IndexOf(end);\n  if (head &lt; 0 || head > 1000 || !Regex.IsMatch(part.Substring(0, head), "(?i)^\\\\s*content-disposition:[^\\\\r\\\\n]*;\\\\s*name=\\u0022?model\\u0022?\\\\s*(;|\\\\r|$)")) { continue; }\n  if ((string)call["model"] != "") { call["kind"] = "ambiguous"; }\n  call["model"] = part.Substring(head + end.Length).Trim();\n}\ncall["form"] = true;\nreturn call;\n';
  },
  "places": function anonymous16(it, __eta) {
    __eta.res += `<!-- Of each id that the call names its account and consumer; an unknown one, and one of an account that is gone, is looked for by asking in turn. -->
<choose>
  <when condition='@(((JObject)context.Variables["call"])["ids"]?.Any() == true)'>
    <retry condition='@((int)((JObject)context.Variables["call"])["looked"] &lt; ((JObject)context.Variables["call"])["ids"].Count())' count="50" interval="0" first-fast-retry="true">
      <cache-lookup-value key='@("openai-place-" + (string)((JObject)context.Variables["call"])["ids"][(int)((JObject)context.Variables["call"])["looked"]])' default-value="unknown" variable-name="place" />
      <set-variable name="call" value='@{
        var call = (JObject)context.Variables["call"];
        var id = call["ids"][(int)call["looked"]];
        call["looked"] = (int)call["looked"] + 1;
        var place = ((string)context.Variables["place"]).Split("/".ToCharArray(), 2);
        if (place.Length &lt; 2) { return call; }
`;
    if (!it.shared) {
      __eta.res += "        if (place[1] != (string)context.Variables[";
      __eta.res += __eta.e(it.owner);
      __eta.res += ']) { call["foreign"] = id; }\n';
    }
    __eta.res += "        if (!new[] { ";
    __eta.res += __eta.e(it.holders);
    __eta.res += ` }.Contains(place[0])) { return call; }
        if (call["place"] == null) { call["place"] = place[0]; call["held"] = id; }
        else if ((string)call["place"] != place[0] &amp;&amp; (bool)call["named"] == false) { call["apart"] = id; }
        return call;
      }' />
    </retry>
  </when>
</choose>
`;
  },
  "home": function anonymous17(it, __eta) {
    __eta.res += "<!-- What keeps something in an account or names something kept: ";
    if (it.home === void 0) {
      __eta.res += "refused below";
    } else {
      __eta.res += "all of it is in one account";
    }
    __eta.res += `. -->
<set-variable name="call" value='@{
  var call = (JObject)context.Variables["call"];
  if (call["path"] != null &amp;&amp; call["kind"] == null
    &amp;&amp; (call["ids"]?.Any() == true || (bool?)call["keeps"] == true || (string)call["model"] == "" &amp;&amp; call["needed"] == null)) { call["place"] = `;
    if (it.home === void 0) {
      __eta.res += '"none"';
    } else {
      __eta.res += __eta.e(it.home.backend);
    }
    __eta.res += "; }\n  return call;\n}' />\n";
  },
  "refusal": function anonymous18(it, __eta) {
    __eta.res += `<!-- Calls that cannot be placed are refused before an account is asked; models are listed here. -->
<set-variable name="answer" value='@{
  var call = (JObject)context.Variables["call"];
  var kind = (string)call["kind"];
  var model = (string)call["model"];
  var models = new string[] { `;
    __eta.res += __eta.e(it.models);
    __eta.res += " };\n  var allowed = models;\n";
    if (it.limited.length > 0) {
      __eta.res += "  var limited = false;\n";
      for (const { sets, models } of it.limited) {
        __eta.res += "  if (new int[] { ";
        __eta.res += __eta.e(sets);
        __eta.res += ' }.Contains((int)context.Variables["limits"])) { limited = true; allowed = new string[] { ';
        __eta.res += __eta.e(models);
        __eta.res += " }; }\n";
      }
    }
    __eta.res += '  var status = 0;\n  var code = "";\n  var message = "";\n  if (kind == "large") {\n    status = 413; code = "RequestTooLarge";\n    message = "The body names the model, and this gateway reads bodies of at most ';
    __eta.res += __eta.e(it.buffer);
    __eta.res += ' bytes. Send less, or call /deployments/(model)/..., which is not read.";\n  } else if (kind == "socket") {\n    status = 501; code = "WebSocketNotCarried";\n    message = context.Request.Method + " " + context.Request.OriginalUrl.Path + " opens a WebSocket, which API Management carries in APIs of their own type only. Connect to an account directly.";\n  } else if (kind == "lost") {\n    status = 404; code = "OperationNotFound";\n    message = context.Request.Method + " " + context.Request.OriginalUrl.Path + " is no call of Azure OpenAI. It is there below /v1/" + call["other"] + " behind the API path.";\n  } else if (kind == "ambiguous") {\n    status = 400; code = "AmbiguousModel";\n    message = "The form has more than one field with the name model. Send one.";\n  } else if (call["broken"] != null &amp;&amp; (model != "" || call["needed"] == null)) {\n    status = 400; code = "InvalidBody";\n    message = "The body is no JSON object. Send one, or another Content-Type.";\n  } else if (call["foreign"] != null) {\n    status = 404; code = "StateNotFound";\n    message = "Nothing with the id " + call["foreign"] + " was made with this subscription.";\n  } else if (call["apart"] != null) {\n    status = 400; code = "StateApart";\n    message = call["held"] + " and " + call["apart"] + " are held by two accounts. Make both with the same x-load-balancer-affinity header, which keeps them together.";\n  } else if (model == "") {\n    if (call["needed"] != null) {\n      status = 400; code = "MissingModel";\n      message = "Send JSON or a form with the model, or call /deployments/(model)/...";\n    }\n';
    if (it.limited.length > 0) {
      __eta.res += '    else if (limited &amp;&amp; kind == null &amp;&amp; context.Request.Method == "POST" &amp;&amp; !new[] { ';
      __eta.res += __eta.e(it.surface.withoutModel);
      __eta.res += ' }.Contains((string)call["collection"])) {\n      status = 403; code = "ModelNotAllowed";\n      message = "This subscription is limited to some models, and the call does not say which one it runs.";\n    }\n';
    }
    if (it.anyModel) {
      __eta.res += '  } else if (model.Length > 64 || model.Any(sign => !char.IsLetterOrDigit(sign) &amp;&amp; !"._-".Contains(sign))) {\n    status = 404; code = "DeploymentNotFound";\n    message = "No deployment can have the name " + model + ".";\n';
    } else {
      __eta.res += '  } else if (!models.Contains(model) &amp;&amp; call["unknown"] != null) {\n    call["model"] = "";\n  } else if (!models.Contains(model)) {\n    status = 404; code = "DeploymentNotFound";\n    message = "The model " + model + " is not served here.";\n';
    }
    if (it.limited.length > 0) {
      __eta.res += '  } else if (limited &amp;&amp; !allowed.Contains(model)) {\n    status = 403; code = "ModelNotAllowed";\n    message = "This subscription may not use the model " + model + ".";\n';
    }
    if (it.renamed.length > 0) {
      __eta.res += '  } else if (call["form"] != null &amp;&amp; new[] { ';
      __eta.res += __eta.e(it.renamed);
      __eta.res += ' }.Contains(model)) {\n    status = 400; code = "ModelNotInForm";\n    message = "The accounts name their deployments of " + model + " differently, and a form is not rewritten; call /deployments/" + model + "/... instead.";\n';
    }
    if (it.pool && it.ownNames.length > 0) {
      __eta.res += '  } else if (kind == null &amp;&amp; call["path"] != null';
      if (it.home !== void 0) {
        __eta.res += ' &amp;&amp; call["place"] == null';
      }
      __eta.res += " &amp;&amp; new[] { ";
      __eta.res += __eta.e(it.ownNames);
      __eta.res += ' }.Contains(model)) {\n    status = 400; code = "ModelNotBalanced";\n    message = "The accounts name their deployments of " + model + " differently; call /deployments/" + model + "/... instead.";\n';
    }
    if (it.home !== void 0 && it.home.missing.length > 0) {
      __eta.res += '  } else if (call["place"] != null &amp;&amp; new[] { ';
      __eta.res += __eta.e(it.home.missing);
      __eta.res += ' }.Contains(model)) {\n    status = 404; code = "DeploymentNotFound";\n    message = "The account that holds state (balancing.stateful) does not deploy " + model + ".";\n';
    }
    __eta.res += "  }\n";
    if (it.home === void 0 && !it.follow) {
      __eta.res += '  if (status == 0 &amp;&amp; call["place"] != null) {\n    status = 400; code = "StatefulCallRefused";\n    message = "The call keeps something in an account or names something kept, which this gateway refuses. Send store: false and no stored ids, or change balancing.stateful in load-balancer.yml.";\n  }\n';
    }
    __eta.res += `  if (status == 0 &amp;&amp; kind == "models") {
    var data = new JArray((model == "" ? allowed : new[] { model }).Select(id => JObject.FromObject(new { id, @object = "model", created = 0, owned_by = "azure-openai" })));
    return new JObject(new JProperty("status", 200), new JProperty("body", model == "" ? JObject.FromObject(new { @object = "list", data }) : data[0]));
  }
  var type = "invalid_request_error";
  return status == 0 ? new JObject() : JObject.FromObject(new { status, body = new { error = new { message, type, code } } });
}' />
<choose>
  <when condition='@(((JObject)context.Variables["answer"]).Count > 0)'>
    <return-response>
      <set-status code='@((int)((JObject)context.Variables["answer"])["status"])' reason="Answered by the gateway" />
      <set-header name="Content-Type" exists-action="override">
        <value>application/json</value>
      </set-header>
      <set-body>@(((JObject)context.Variables["answer"])["body"].ToString())</set-body>
    </return-response>
  </when>
</choose>
`;
  },
  "removed": function anonymous19(it, __eta) {
    __eta.res += `<!-- No header goes to the accounts but those of their API and the configured ones. -->
<choose>
  <when condition='@(((JObject)context.Variables["call"])["dropped"] != null)'>
    <choose>
      <when condition='@(((JObject)context.Variables["call"])["dropped"].Count() > 50)'>
        <return-response>
          <set-status code="431" reason="Request Header Fields Too Large" />
          <set-header name="Content-Type" exists-action="override">
            <value>application/json</value>
          </set-header>
          <set-body>{"error": {"message": "More than 50 headers are none of Azure OpenAI's: send fewer.", "type": "invalid_request_error", "code": "TooManyHeaders"}}</set-body>
        </return-response>
      </when>
    </choose>
    <retry condition='@(((JObject)context.Variables["call"])["dropped"].Any())' count="50" interval="0" first-fast-retry="true">
      <set-header name='@((string)((JObject)context.Variables["call"])["dropped"].First)' exists-action="delete" />
      <set-variable name="call" value='@{
        var call = (JObject)context.Variables["call"];
        call["dropped"] = new JArray(call["dropped"].Skip(1));
        return call;
      }' />
    </retry>
  </when>
</choose>
`;
  },
  "begin": function anonymous20(it, __eta) {
    if (it.timeouts.length > 0) {
      __eta.res += `<!-- Seconds until the headers of an answer must be there. -->
<set-variable name="timeout" value='@{
`;
      for (const { models, timeout } of it.timeouts) {
        __eta.res += "  if (new[] { ";
        __eta.res += __eta.e(models);
        __eta.res += ' }.Contains((string)((JObject)context.Variables["call"])["model"])) { return ';
        __eta.res += __eta.e(timeout);
        __eta.res += "; }\n";
      }
      __eta.res += "  return ";
      __eta.res += __eta.e(it.timeout);
      __eta.res += ";\n}' />\n";
    }
  },
  "nowhere": function anonymous21(it, __eta) {
    __eta.res += `<!-- Every account was asked and has nothing of that id or operation: the caller gets the last one's answer. -->
<set-variable name="fault" value='@(((JObject)context.Variables["call"])["path"] != null
  &amp;&amp; ((JArray)context.Variables["attempts"]).All(attempt => (string)attempt["fault"] == "elsewhere" || (string)attempt["fault"] == "missing")
  &amp;&amp; !JObject.Parse((string)context.Variables["marks"]).Properties().Any(mark => (double?)mark.Value["throttled"] > DateTimeOffset.UtcNow.ToUnixTimeMilliseconds())
  ? "none" : (string)context.Variables["fault"])' />
`;
  },
  "learn": function anonymous22(it, __eta) {
    __eta.res += `<!-- Where state is: what the call named and this account had, and what a JSON answer names that is not streamed nor too large. -->
<choose>
  <when condition='@(context.Response.StatusCode &lt; 300 &amp;&amp; context.Request.Method != "DELETE"
    &amp;&amp; ((bool?)((JObject)context.Variables["call"])["keeps"] == true || ((JObject)context.Variables["call"])["place"] == null &amp;&amp; ((JObject)context.Variables["call"])["ids"]?.Any() == true))'>
    <set-variable name="kept" value='@{
      var kept = (JArray)context.Variables["kept"];
      var call = (JObject)context.Variables["call"];
      var ids = new JArray();
      if (call["place"] == null) { ids.Merge(call["ids"]); }
      long length;
      if (!long.TryParse(context.Response.Headers.GetValueOrDefault("Content-Length", ""), out length)) { length = (bool?)call["pictures"] == true ? 1048577 : 0; }
      if ((bool?)call["keeps"] == true &amp;&amp; (bool?)call["streams"] != true &amp;&amp; length &lt;= 1048576
        &amp;&amp; context.Response.Headers.GetValueOrDefault("Content-Type", "").ToLowerInvariant().Contains("json")) {
        try {
          var references = new[] { "id", `;
    __eta.res += __eta.e(it.surface.references);
    __eta.res += " };\n          var opaque = new[] { ";
    __eta.res += __eta.e(it.surface.opaque);
    __eta.res += ' };\n          foreach (var property in context.Response.Body.As&lt;JObject>(preserveContent: true).Descendants().OfType&lt;JProperty>()) {\n            if (!references.Contains(property.Name) || property.Value.Type != JTokenType.String || ids.Any(id => (string)id == (string)property.Value)\n              || property.Ancestors().OfType&lt;JProperty>().Any(outer => opaque.Contains(outer.Name))) { continue; }\n            ids.Add((string)property.Value);\n            if (ids.Count >= 49) { break; }\n          }\n        } catch (Exception) { }\n      }\n      foreach (var id in ids) {\n        kept.Add(new JObject(\n          new JProperty("key", "openai-place-" + (string)id),\n          new JProperty("value", ((string)context.Variables["account"])';
    if (it.aliases.length > 0) {
      __eta.res += '.Split(new[] { "--" }, StringSplitOptions.None)[0]';
    }
    __eta.res += ' + "/" + (string)context.Variables[';
    __eta.res += __eta.e(it.owner);
    __eta.res += `]),
          new JProperty("seconds", 2592000)));
      }
      return kept;
    }' />
  </when>
</choose>
`;
  },
  "listed": function anonymous23(it, __eta) {
    __eta.res += `<choose>
  <when condition='@((bool?)((JObject)context.Variables["call"])["lists"] == true)'>
    <!-- A list is one account's: it says so. -->
    <set-header name="x-load-balancer-listed" exists-action="override">
      <value>1 of `;
    __eta.res += __eta.e(it.listed);
    __eta.res += " accounts</value>\n    </set-header>\n  </when>\n</choose>\n";
  },
  "used": function anonymous24(it, __eta) {
    __eta.res += "<choose>\n  <when condition='@(new[] { ";
    __eta.res += __eta.e(it.aliases);
    __eta.res += ` }.Contains((string)((JObject)context.Variables["call"])["model"]))'>
    <!-- Which of its models the alias was. -->
    <set-header name="x-load-balancer-model" exists-action="override">
      <value>@{
        var model = ((string)context.Variables["account"]).Split(new[] { "--" }, StringSplitOptions.None).Last();
`;
    for (const { model, resource } of it.aliased) {
      __eta.res += "        if (model == ";
      __eta.res += __eta.e(resource);
      __eta.res += ") { return ";
      __eta.res += __eta.e(model);
      __eta.res += "; }\n";
    }
    __eta.res += "        return model;\n      }</value>\n    </set-header>\n  </when>\n</choose>\n";
  },
  "metered": function anonymous25(it, __eta) {
    __eta.res += `<!-- Not of uploads without a model, which would be read. -->
<choose>
  <when condition='@((string)((JObject)context.Variables["call"])["model"] != "" || ((JObject)context.Variables["call"])["upload"] == null)'>
`;
    __eta.res += it.part("metering", 4);
    __eta.res += "\n\n  </when>\n</choose>\n";
  },
  "metering": function anonymous26(it, __eta) {
    __eta.res += `<!-- Tokens by consumer and model, and the consumer's limits. -->
<llm-emit-token-metric namespace="openai">
  <dimension name="Consumer" value='@((string)context.Variables["consumer"])' />
  <dimension name="Model" value='@((string)((JObject)context.Variables["call"])["model"])' />
</llm-emit-token-metric>
`;
    if (it.tokenLimits.length > 0) {
      __eta.res += "<choose>\n";
      for (const { sets, tokensPerMinute, tokenQuota } of it.tokenLimits) {
        __eta.res += "  <when condition='@(new int[] { ";
        __eta.res += __eta.e(sets);
        __eta.res += ` }.Contains((int)context.Variables["limits"]))'>
    <llm-token-limit counter-key='@((string)context.Variables["consumer"])' estimate-prompt-tokens="false"`;
        if (tokensPerMinute !== void 0) {
          __eta.res += ' tokens-per-minute="';
          __eta.res += __eta.e(tokensPerMinute);
          __eta.res += '" remaining-tokens-header-name="x-consumer-remaining-tokens"';
        }
        if (tokenQuota !== void 0) {
          __eta.res += ' token-quota="';
          __eta.res += __eta.e(tokenQuota.tokens);
          __eta.res += '" token-quota-period="';
          __eta.res += it.bare(tokenQuota.period);
          __eta.res += '" remaining-quota-tokens-header-name="x-consumer-remaining-quota-tokens"';
        }
        __eta.res += " />\n  </when>\n";
      }
      __eta.res += "</choose>\n";
    }
  },
  "tokens": function anonymous27(it, __eta) {
    __eta.res += `<!-- Tokens of an unread body: only where sizes matter, and of small ones. -->
<choose>
  <when condition='@{
    var call = (JObject)context.Variables["call"];
    var length = context.Request.Headers.GetValueOrDefault("Content-Length", "");
    return call["tokens"] == null &amp;&amp; length != "" &amp;&amp; length.Length &lt; 6
      &amp;&amp; context.Request.Headers.GetValueOrDefault("Content-Type", "").ToLowerInvariant().Contains("json");
  }'>
    <set-variable name="call" value='@{
      var call = (JObject)context.Variables["call"];
      try {
        var text = context.Request.Body.As&lt;string>(preserveContent: true);
        call["tokens"] = text.Length / 4;
        var body = JObject.Parse(text);
        var most = body["max_completion_tokens"] ?? body["max_tokens"];
        if (most != null &amp;&amp; most.Type == JTokenType.Integer) { call["tokens"] = text.Length / 4 + (double)most; }
      } catch (Exception) { }
      return call;
    }' />
  </when>
</choose>
`;
  },
  "size": function anonymous28(it, __eta) {
    __eta.res += '(double?)call["tokens"] ?? double.Parse("0" + context.Request.Headers.GetValueOrDefault("Content-Length", "")) / 4\n';
  },
  "first": function anonymous29(it, __eta) {
    __eta.res += `<!-- Nothing is known: one of the lowest priority, drawn by weight. -->
<set-variable name="account" value='@{
`;
    if (it.isWeighted) {
      __eta.res += "  var names = new[] { ";
      __eta.res += __eta.e(it.groups[0].first.accounts);
      __eta.res += " };\n  var weights = new[] { ";
      __eta.res += __eta.e(it.groups[0].first.weights);
      __eta.res += " };\n  var total = ";
      __eta.res += __eta.e(it.groups[0].first.total);
      __eta.res += ";\n";
      for (const { models, first } of it.groups.slice(1)) {
        __eta.res += "  if (new string[] { ";
        __eta.res += __eta.e(models);
        __eta.res += ' }.Contains((string)((JObject)context.Variables["call"])["model"])) {\n    names = new[] { ';
        __eta.res += __eta.e(first.accounts);
        __eta.res += " };\n    weights = new[] { ";
        __eta.res += __eta.e(first.weights);
        __eta.res += " };\n    total = ";
        __eta.res += __eta.e(first.total);
        __eta.res += ";\n  }\n";
      }
      __eta.res += "  var drawn = (context.RequestId.GetHashCode() &amp; int.MaxValue) % total;\n  var at = 0;\n  while (drawn >= weights[at]) { drawn -= weights[at]; at++; }\n  return names[at];\n";
    } else {
      for (const { models, first } of it.groups.slice(1)) {
        __eta.res += "  if (new string[] { ";
        __eta.res += __eta.e(models);
        __eta.res += ' }.Contains((string)((JObject)context.Variables["call"])["model"])) { return new[] { ';
        __eta.res += __eta.e(first.accounts);
        __eta.res += " }[(context.RequestId.GetHashCode() &amp; int.MaxValue) % ";
        __eta.res += __eta.e(first.accounts.length);
        __eta.res += "]; }\n";
      }
      __eta.res += "  return new[] { ";
      __eta.res += __eta.e(it.groups[0].first.accounts);
      __eta.res += " }[(context.RequestId.GetHashCode() &amp; int.MaxValue) % ";
      __eta.res += __eta.e(it.groups[0].first.accounts.length);
      __eta.res += "];\n";
    }
    __eta.res += "}' />\n";
  },
  "choose": function anonymous30(it, __eta) {
    __eta.res += `<choose>
  <when condition='@(context.Variables.ContainsKey("account"))'>
`;
    __eta.res += it.part("found", 4);
    __eta.res += "\n\n  </when>\n";
    if (!it.pool) {
      __eta.res += `  <when condition='@(((string)context.Variables["marks"]).Replace("\\u0022size\\u0022:0.0", "").Contains("size"))'>
`;
      __eta.res += it.part("tokens", 4);
      __eta.res += "\n\n  </when>\n";
    }
    __eta.res += '</choose>\n<set-variable name="fault" value="unanswered" />\n';
    __eta.res += it.part("next", 0);
    __eta.res += `

<choose>
  <when condition='@(context.Variables.GetValueOrDefault("attempts", new JArray()).LastOrDefault()?["found"] != null || ((string)context.Variables["marks"]).Contains("failures")
    &amp;&amp; (double?)JObject.Parse((string)context.Variables["marks"])[(string)context.Variables["account"]]?["failures"] >= 3)'>
`;
    __eta.res += it.part("keep", 4);
    __eta.res += '\n\n  </when>\n</choose>\n<set-variable name="sent" value="@(context.Elapsed.TotalMilliseconds)" />\n';
  },
  "next": function anonymous31(it, __eta) {
    if (it.pool) {
      __eta.res += `<!-- The model's pool, which chooses a member anew for each attempt; "" ends the walk, as the time limit does. -->
`;
    } else {
      __eta.res += '<!--\n  The account to be asked next, "" where none is left: lowest priority first, within one drawn by weight, or by the affinity key (weighted rendezvous hashing). After the time limit none.\n-->\n';
    }
    __eta.res += `<set-variable name="account" value='@{
  var call = (JObject)context.Variables["call"];
`;
    if (it.pool || it.groups.length > 1) {
      __eta.res += '  var model = (string)call["model"];\n';
    }
    __eta.res += '  var asked = context.Variables.GetValueOrDefault("attempts", new JArray());\n  var attempts = ';
    __eta.res += __eta.e(it.groups[0].attempts);
    __eta.res += ";\n";
    if (it.pool) {
      for (const { models, attempts } of it.groups.slice(1)) {
        __eta.res += "  if (new[] { ";
        __eta.res += __eta.e(models);
        __eta.res += " }.Contains(model)) { attempts = ";
        __eta.res += __eta.e(attempts);
        __eta.res += "; }\n";
      }
      if (it.home !== void 0) {
        __eta.res += '  if (call["place"] != null) { return asked.Count == 0 ? (string)call["place"] : ""; }\n';
      }
      __eta.res += '  if (asked.Count >= attempts || asked.Count > 0 &amp;&amp; (call["unbuffered"] != null || (string)asked.Last["fault"] == "slow")) { return ""; }\n';
      if (it.anyModel) {
        __eta.res += '  return "pool--any";\n';
      } else {
        for (const { model, resource } of it.resources) {
          __eta.res += "  if (model == ";
          __eta.res += __eta.e(model);
          __eta.res += ') { return "pool--" + ';
          __eta.res += __eta.e(resource);
          __eta.res += "; }\n";
        }
        __eta.res += '  return "pool--" + model.Replace(".", "_");\n';
      }
    } else {
      __eta.res += it.part("group", 2, { group: it.groups[0], declared: false });
      __eta.res += "\n\n";
      for (const group of it.groups.slice(1)) {
        __eta.res += "  if (new string[] { ";
        __eta.res += __eta.e(group.models);
        __eta.res += " }.Contains(model)) {\n    attempts = ";
        __eta.res += __eta.e(group.attempts);
        __eta.res += ";\n";
        __eta.res += it.part("group", 4, { group, declared: true });
        __eta.res += "\n\n  }\n";
      }
      if (it.follow || it.home !== void 0) {
        __eta.res += '  var place = (string)call["place"];\n  if (place == null &amp;&amp; call["ids"]?.Any() == true) { attempts = Math.Min(names.Length, 50); }\n';
      }
      __eta.res += '  if (asked.Count >= attempts || asked.Count > 0 &amp;&amp; (call["unbuffered"] != null || (string)asked.Last["fault"] == "slow"\n    || (bool?)call["once"] == true &amp;&amp; new[] { "failed", "unreachable" }.Contains((string)asked.Last["fault"]))) { return ""; }\n  var marks = (string)context.Variables["marks"] == "{}" ? null : JObject.Parse((string)context.Variables["marks"]);\n  var random = new Random(context.RequestId.GetHashCode() + asked.Count);\n  var key = (string)call["key"];\n  var tokens = ';
      __eta.res += it.part("size", 0);
      __eta.res += ';\n  var now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();\n  double least = 0;\n  var chosen = "";\n  var best = 0;\n  var total = 0;\n  for (var index = 0; index &lt; names.Length; index++) {\n    var rank = priorities[index];\n    if (chosen != "" &amp;&amp; rank > best) { break; }\n    var name = names[index];\n';
      if (it.follow || it.home !== void 0) {
        __eta.res += "    if (place != null &amp;&amp; name != place";
        if (it.aliases.length > 0) {
          __eta.res += ' &amp;&amp; !name.StartsWith(place + "--")';
        }
        __eta.res += ") { continue; }\n";
      }
      __eta.res += '    if (asked.Count > 0 &amp;&amp; asked.Any(attempt => (string)attempt["account"] == name)) { continue; }\n    var mark = marks?[name];\n    if (mark != null) {\n      if ((double?)mark["throttled"] > now &amp;&amp; tokens >= (double)mark["size"]) { continue; }\n      if ((double?)mark["faulty"] > now || (double?)mark["misconfigured"] > now) { rank += 2000000; }\n      else if ((double?)mark["spared"] > now &amp;&amp; tokens * 10 >= (double)mark["size"]) { rank += 1000000; }\n    }\n    if (chosen == "" || rank &lt; best) { best = rank; total = 0; chosen = ""; }\n    if (rank > best) { continue; }\n    if (key != null) {\n      var hash = SHA256.Create().ComputeHash(Encoding.UTF8.GetBytes(key + " " + name));\n      var distance = -Math.Log((BitConverter.ToUInt32(hash, 0) + 1.0) / 4294967297.0) / weights[index];\n      if (chosen == "" || distance &lt; least) { chosen = name; least = distance; }\n      continue;\n    }\n    total += weights[index];\n    if (random.Next(total) &lt; weights[index]) { chosen = name; }\n  }\n  return chosen;\n';
    }
    __eta.res += "}' />\n";
  },
  "group": function anonymous32(it, __eta) {
    if (!it.declared) {
      __eta.res += "var ";
    }
    __eta.res += "names = new[] { ";
    __eta.res += __eta.e(it.group.accounts);
    __eta.res += " };\n";
    if (!it.declared) {
      __eta.res += "var ";
    }
    __eta.res += "priorities = new[] { ";
    __eta.res += __eta.e(it.group.priorities);
    __eta.res += " };\n";
    if (!it.declared) {
      __eta.res += "var ";
    }
    __eta.res += "weights = new[] { ";
    __eta.res += __eta.e(it.group.weights);
    __eta.res += " };\n";
  },
  "path": function anonymous33(it, __eta) {
    __eta.res += "<!-- The deployment in the path; where accounts name it differently, their backends' URLs end in it and the path is cut. -->\n<choose>\n";
    if (it.ownNames.length > 0) {
      __eta.res += `  <when condition='@(((JObject)context.Variables["call"])["path"] == null &amp;&amp; !new string[] { `;
      __eta.res += __eta.e(it.sharedNames);
      __eta.res += ` }.Contains((string)((JObject)context.Variables["call"])["model"]))'>
    <rewrite-uri template='@{
      var path = context.Request.OriginalUrl.Path;
      return path.Substring(path.IndexOf("/", `;
      __eta.res += __eta.e(it.prefix);
      __eta.res += `.Length + "/deployments/".Length));
    }' />
  </when>
`;
    }
    for (const { model, deployment } of it.rewritten) {
      __eta.res += `  <when condition='@(((JObject)context.Variables["call"])["path"] == null &amp;&amp; (string)((JObject)context.Variables["call"])["model"] == `;
      __eta.res += __eta.e(model);
      __eta.res += `)'>
    <rewrite-uri template='@{
      var path = context.Request.OriginalUrl.Path;
      return "/deployments/" + Uri.EscapeDataString(`;
      __eta.res += __eta.e(deployment);
      __eta.res += ') + path.Substring(path.IndexOf("/", ';
      __eta.res += __eta.e(it.prefix);
      __eta.res += `.Length + "/deployments/".Length));
    }' />
  </when>
`;
    }
    __eta.res += "</choose>\n";
  },
  "headers": function anonymous34(it, __eta) {
    __eta.res += `<!-- No key of the caller goes to the accounts; Authorization becomes the managed identity's token. Last: rewrite-uri copies the original query. -->
<set-header name="api-key" exists-action="delete" />
<set-header name="Ocp-Apim-Subscription-Key" exists-action="delete" />
<set-query-parameter name="api-key" exists-action="delete" />
<set-query-parameter name="subscription-key" exists-action="delete" />
<authentication-managed-identity resource="https://cognitiveservices.azure.com" client-id="{{identity-client-id}}" ignore-error="false" />
`;
  },
  "backend": function anonymous35(it, __eta) {
    __eta.res += `<!-- The one policy that <backend> takes. Each attempt asks the next account, until an answer is no account's fault or none is left. A broken connection is seen to at the next. -->
<retry condition='@(context.Variables.GetValueOrDefault("fault", "") != "none" &amp;&amp; (string)context.Variables["account"] != "")' count="`;
    __eta.res += __eta.e(it.attempts);
    __eta.res += `" interval="0" first-fast-retry="true">
  <!-- What calls before found out of the model's accounts, in Unix ms: "throttled" (not asked by calls of "size" tokens and more), "faulty" and "misconfigured" (last), "spared" (after the others, by a tenth of "size" and more), "failures" (since it last served). -->
  <cache-lookup-value key='@("openai-marks-" + (string)((JObject)context.Variables["call"])["model"])' default-value="{}" variable-name="marks" />
`;
    const isAskedAtOnce = !it.pool && !it.isChanged;
    if (it.pool) {
      __eta.res += it.part("choose", 2);
      __eta.res += "\n\n";
    } else {
      __eta.res += `  <choose>
    <when condition='@{
      var call = (JObject)context.Variables["call"];
      return (string)context.Variables["marks"] == "{}" &amp;&amp; !context.Variables.ContainsKey("account") &amp;&amp; call["key"] == null`;
      if (it.follow || it.home !== void 0) {
        __eta.res += ' &amp;&amp; call["place"] == null';
      }
      if (isAskedAtOnce) {
        __eta.res += ' &amp;&amp; call["unbuffered"] == null';
      }
      __eta.res += ";\n    }'>\n";
      __eta.res += it.part("first", 6);
      __eta.res += "\n\n";
      if (isAskedAtOnce) {
        __eta.res += it.part("asked", 6, { kept: true });
        __eta.res += "\n\n";
      }
      __eta.res += "    </when>\n    <otherwise>\n";
      __eta.res += it.part("choose", 6);
      __eta.res += "\n\n";
      if (isAskedAtOnce) {
        __eta.res += it.part("ask", 6);
        __eta.res += "\n\n";
      }
      __eta.res += "    </otherwise>\n  </choose>\n";
    }
    if (it.isChanged) {
      __eta.res += it.part("named", 2);
      __eta.res += "\n\n";
    }
    if (!isAskedAtOnce) {
      __eta.res += it.part("ask", 2);
      __eta.res += "\n\n";
    }
    __eta.res += it.part("judge", 2);
    __eta.res += "\n\n</retry>\n";
  },
  "named": function anonymous36(it, __eta) {
    __eta.res += `<!-- What the account calls its deployment. -->
<choose>
  <when condition='@((string)context.Variables["account"] != "")'>
`;
    if (it.hasOwnNames) {
      __eta.res += `    <set-backend-service backend-id='@{
      var call = (JObject)context.Variables["call"];
      var account = (string)context.Variables["account"];
`;
      if (it.aliases.length > 0) {
        __eta.res += '      var parts = account.Split(new[] { "--" }, StringSplitOptions.None);\n      if (parts.Length > 1) { return call["path"] != null ? parts[0] : account; }\n';
      }
      __eta.res += '      if (call["path"] != null) { return account; }\n      var model = (string)call["model"];\n';
      for (const { model, resource } of it.ownResources) {
        __eta.res += "      if (model == ";
        __eta.res += __eta.e(model);
        __eta.res += ') { return account + "--" + ';
        __eta.res += __eta.e(resource);
        __eta.res += "; }\n";
      }
      __eta.res += "      return new string[] { ";
      __eta.res += __eta.e(it.sharedNames);
      __eta.res += ` }.Contains(model) ? account : account + "--" + model.Replace(".", "_");
    }' />
`;
    }
    if (it.renamed.length > 0) {
      __eta.res += it.part("body", 4);
      __eta.res += "\n\n";
    }
    __eta.res += "  </when>\n</choose>\n";
  },
  "body": function anonymous37(it, __eta) {
    __eta.res += `<!-- The account's own name in the place of the body's "model"; every other byte stays. What lies between the last "colon" and a text tells whether that is a value. -->
<choose>
  <when condition='@(((JObject)context.Variables["call"])["text"] != null &amp;&amp; new[] { `;
    __eta.res += __eta.e(it.renamed);
    __eta.res += ` }.Contains((string)((JObject)context.Variables["call"])["model"]))'>
    <set-body>@{
      var call = (JObject)context.Variables["call"];
      var text = (string)call["text"];
      var model = (string)call["model"];
      var account = (string)context.Variables["account"];
      var deployment = model;
`;
    for (const { model, deployment } of it.rewritten) {
      __eta.res += "      if (model == ";
      __eta.res += __eta.e(model);
      __eta.res += ") { deployment = ";
      __eta.res += __eta.e(deployment);
      __eta.res += "; }\n";
    }
    for (const { models, places, deployments, named } of it.ownNamed) {
      __eta.res += "      if (new[] { ";
      __eta.res += __eta.e(models);
      __eta.res += " }.Contains(model)) { deployment = ";
      if (named) {
        __eta.res += "model + ";
      }
      __eta.res += "new[] { ";
      __eta.res += __eta.e(deployments);
      __eta.res += " }[Array.IndexOf(new[] { ";
      __eta.res += __eta.e(places);
      __eta.res += " }, account)]; }\n";
    }
    __eta.res += '      var signs = "\\u0022:\\u007B\\u007D[]".ToCharArray();\n      var ends = "\\u0022\\\\".ToCharArray();\n      var result = new StringBuilder();\n      var copied = 0;\n      var depth = 0;\n      var colon = -1;\n      var key = "";\n      for (var at = text.IndexOfAny(signs); at >= 0; at = at + 1 &lt; text.Length ? text.IndexOfAny(signs, at + 1) : -1) {\n        var sign = text[at];\n        if (sign == signs[1]) { colon = at; continue; }\n        if (sign != signs[0]) {\n          depth += sign == signs[2] || sign == signs[4] ? 1 : -1;\n          colon = -1;\n          key = "";\n          continue;\n        }\n        var start = at;\n        at = at + 1 &lt; text.Length ? text.IndexOfAny(ends, at + 1) : -1;\n        while (at >= 0 &amp;&amp; text[at] == ends[1]) { at = at + 2 &lt; text.Length ? text.IndexOfAny(ends, at + 2) : -1; }\n        if (at &lt; 0) { break; }\n        if (depth == 1 &amp;&amp; key == "model" &amp;&amp; colon >= 0 &amp;&amp; text.Substring(colon + 1, start - colon - 1).Trim() == "") {\n          result.Append(text.Substring(copied, start - copied)).Append(JsonConvert.SerializeObject(deployment));\n          copied = at + 1;\n        }\n        key = depth == 1 ? text.Substring(start + 1, at - start - 1) : "";\n        if (key.Contains("\\\\")) { key = (string)JToken.Parse("\\u0022" + key + "\\u0022"); }\n        colon = -1;\n      }\n      return result.Append(text.Substring(copied)).ToString();\n    }</set-body>\n  </when>\n</choose>\n';
  },
  "ask": function anonymous38(it, __eta) {
    __eta.res += `<choose>
  <when condition='@((string)context.Variables["account"] != "" &amp;&amp; ((JObject)context.Variables["call"])["unbuffered"] == null)'>
`;
    __eta.res += it.part("asked", 4, { kept: true });
    __eta.res += `

  </when>
  <when condition='@((string)context.Variables["account"] != "")'>
`;
    __eta.res += it.part("asked", 4, { kept: false });
    __eta.res += "\n\n  </when>\n</choose>\n";
  },
  "asked": function anonymous39(it, __eta) {
    if (!it.hasOwnNames) {
      __eta.res += `<set-backend-service backend-id='@((string)context.Variables["account"])' />
`;
    }
    __eta.res += "<forward-request timeout=";
    if (it.timeouts.length === 0) {
      __eta.res += '"';
      __eta.res += __eta.e(it.timeout);
      __eta.res += '"';
    } else {
      __eta.res += `'@(Convert.ToInt32(context.Variables["timeout"]))'`;
    }
    __eta.res += " buffer-request-body=";
    if (it.kept) {
      __eta.res += '"true"';
    } else {
      __eta.res += '"false"';
    }
    __eta.res += ' buffer-response="false" />\n';
  },
  "limit": function anonymous40(it, __eta) {
    if (it.timeouts.length === 0) {
      __eta.res += __eta.e(Math.min(it.timeout, 240) * 950);
      __eta.res += "\n";
    } else {
      __eta.res += 'Math.Min(Convert.ToInt32(context.Variables["timeout"]), 240) * 950\n';
    }
  },
  "judge": function anonymous41(it, __eta) {
    __eta.res += `<!-- Whose fault the answer is: nobody's or the caller's ("none"), or the account's. -->
<choose>
  <when condition='@((string)context.Variables["account"] != "" &amp;&amp; context.Response.StatusCode &lt; 300)'>
    <set-variable name="fault" value="none" />
    <trace source="load-balancer" severity="information">
      <message>@{
        var response = context.Response;
        return (string)context.Variables["account"] + ": " + response.StatusCode + ", region " + response.Headers.GetValueOrDefault("x-ms-region", "-") + ", wait -";
      }</message>
    </trace>
  </when>
  <when condition='@((string)context.Variables["account"] != "")'>
    <set-variable name="attempt" value='@(new JObject(new JProperty("status", context.Response.StatusCode)))' />
    <set-variable name="fault" value='@{
      var status = context.Response.StatusCode;
`;
    if (it.follow || it.home !== void 0) {
      __eta.res += '      var call = (JObject)context.Variables["call"];\n';
    }
    if (it.follow) {
      __eta.res += '      if ((status == 404 || status == 400) &amp;&amp; call["place"] == null &amp;&amp; call["ids"]?.Any() == true) { return "elsewhere"; }\n';
    }
    if (it.follow || it.home !== void 0) {
      __eta.res += '      if (status == 404 &amp;&amp; call["place"] != null) { return "none"; }\n';
    }
    __eta.res += '      return new[] { 304, 400, 405, 406, 409, 411, 412, 413, 414, 415, 416, 417, 422, 428, 431 }.Contains(status) ? "none"\n        : status == 429';
    if (it.pool) {
      __eta.res += " || status == 503";
    }
    __eta.res += ` ? "throttled"
        : new[] { 401, 402, 403, 407, 410 }.Contains(status) ? "misconfigured"
        : status == 404 ? "missing" : "failed";
    }' />
    <choose>
      <when condition='@((string)context.Variables["fault"] == "throttled")'>
`;
    if (!it.pool) {
      __eta.res += it.part("tokens", 8);
      __eta.res += "\n\n";
    }
    __eta.res += it.part("throttled", 8);
    __eta.res += "\n\n      </when>\n";
    if (it.follow) {
      __eta.res += `      <when condition='@(context.Response.StatusCode == 400 &amp;&amp; (string)context.Variables["fault"] == "elsewhere")'>
`;
      __eta.res += `        <!-- Mostly a 400; only its text tells an id unknown here from a bad request. -->
        <set-variable name="fault" value='@{
          var text = "";
          try {
            if (context.Response.Headers.GetValueOrDefault("Content-Type", "").ToLowerInvariant().Contains("json") &amp;&amp; context.Response.Headers.GetValueOrDefault("Content-Length", "").Length &lt; 6) {
              text = context.Response.Body.As&lt;string>(preserveContent: true).ToLowerInvariant();
            }
          } catch (Exception) { }
          var ids = ((JObject)context.Variables["call"])["ids"];
          return new[] { "previous_response_not_found", "invalid_encrypted_content", "could not be verified" }.Any(code => text.Contains(code))
            || !text.Contains("expected an id") &amp;&amp; new[] { "not found", "not_found", "not exist", "are invalid", "no such" }.Any(words => text.Contains(words))
              &amp;&amp; ids.Any(id => text.Contains(((string)id).ToLowerInvariant())) ? "elsewhere" : "none";
        }' />
      </when>
`;
    }
    __eta.res += `      <when condition='@((string)context.Variables["fault"] == "missing" &amp;&amp; Regex.IsMatch(context.Response.Headers.GetValueOrDefault("Content-Length", ""), "^[0-9]{1,4}$"))'>
        <!-- Only this code says that the deployment is missing; another 404 may be about the operation or its version. -->
        <set-variable name="fault" value='@(context.Response.Body.As&lt;string>(preserveContent: true).Contains("DeploymentNotFound") ? "misconfigured" : "missing")' />
      </when>
    </choose>
    <trace source="load-balancer" severity="information">
      <message>@{
        var fault = (string)context.Variables["fault"];
        return (string)context.Variables["account"] + ": " + context.Response.StatusCode + (fault == "none" ? "" : " " + fault)
          + ", region " + context.Response.Headers.GetValueOrDefault("x-ms-region", "-")
          + ", wait " + (fault == "throttled" ? (string)((JObject)context.Variables["attempt"])["wait"] ?? "-" : "-");
      }</message>
    </trace>
  </when>
</choose>
`;
  },
  "throttled": function anonymous42(it, __eta) {
    __eta.res += `<!-- How long, in ms: retry-after-ms, else Retry-After, in seconds or as a date of RFC 9110. Who: everybody ("size" 0), calls of this size and more, or this call only (no "size"). -->
<set-variable name="attempt" value='@{
  var attempt = (JObject)context.Variables["attempt"];
  var headers = context.Response.Headers;
  var now = DateTimeOffset.UtcNow;
  double wait = 0;
  if (!double.TryParse(headers.GetValueOrDefault("retry-after-ms", "").Split(",".ToCharArray())[0], out wait) || !(wait > 0)) {
    var told = headers.GetValueOrDefault("Retry-After", "").Trim();
    if (double.TryParse(told.Split(",".ToCharArray())[0], out wait)) { wait = wait * 1000; }
    else {
      var words = told.Substring(told.IndexOf(",") + 1).Replace("-", " ").Split(" ".ToCharArray(), StringSplitOptions.RemoveEmptyEntries);
      var date = words.Length != 5 ? ""
        : words[4] != "GMT" ? words[2] + " " + words[1] + " " + words[4] + " " + words[3] + " GMT"
        : words[0] + " " + words[1] + " " + (words[2].Length == 2 ? "20" : "") + words[2] + " " + words[3] + " GMT";
      DateTimeOffset until;
      wait = DateTimeOffset.TryParse(date, out until) ? (until - now).TotalMilliseconds : 0;
    }
  }
`;
    if (it.pool) {
      __eta.res += '  if (wait > 0) { attempt["wait"] = Math.Ceiling(Math.Min(wait, ';
      __eta.res += __eta.e(it.longest * 1e3);
      __eta.res += ")); }\n";
    } else {
      __eta.res += '  attempt["told"] = wait > 0;\n  attempt["wait"] = Math.Ceiling(wait > 0 ? Math.Min(wait, ';
      __eta.res += __eta.e(it.longest * 1e3);
      __eta.res += ") : ";
      __eta.res += __eta.e(it.throttled * 1e3);
      __eta.res += ');\n  double limit = 0;\n  double remaining = 0;\n  double requests = 0;\n  var call = (JObject)context.Variables["call"];\n  var size = ';
      __eta.res += it.part("size", 0);
      __eta.res += ';\n  if (!double.TryParse(headers.GetValueOrDefault("x-ratelimit-limit-tokens", ""), out limit) || !(limit > 0)\n    || !double.TryParse(headers.GetValueOrDefault("x-ratelimit-remaining-tokens", ""), out remaining) || !(remaining >= 0)) {\n    attempt["size"] = size;\n  } else if (double.TryParse(headers.GetValueOrDefault("x-ratelimit-remaining-requests", ""), out requests) &amp;&amp; requests == 0\n    || remaining * 20 &lt; limit &amp;&amp; size &lt;= limit) {\n    attempt["size"] = 0;\n  }\n';
    }
    __eta.res += "  return attempt;\n}' />\n";
  },
  "found": function anonymous43(it, __eta) {
    __eta.res += `<!-- What the attempt before found out; without an answer it is unreachable or slow. -->
<set-variable name="attempts" value='@{
  var attempts = context.Variables.GetValueOrDefault("attempts", new JArray());
  var fault = context.Variables.GetValueOrDefault("fault", "unanswered");
  var attempt = fault == "unanswered" ? new JObject() : (JObject)context.Variables["attempt"];
  attempt["account"] = (string)context.Variables["account"];
  attempt["fault"] = fault != "unanswered" ? fault
    : context.Elapsed.TotalMilliseconds - context.Variables.GetValueOrDefault("sent", 0.0) >= `;
    __eta.res += it.part("limit", 0);
    __eta.res += ' ? "slow"\n';
    if (it.pool) {
      __eta.res += '    : context.Response != null &amp;&amp; (context.Response.StatusCode == 429 || context.Response.StatusCode == 503) ? "throttled"\n';
    }
    __eta.res += `    : "unreachable";
  attempts.Add(attempt);
  return attempts;
}' />
<choose>
  <when condition='@(((JArray)context.Variables["attempts"]).Last["status"] == null)'>
    <trace source="load-balancer" severity="information">
      <message>@((string)context.Variables["account"] + ": " + (string)((JArray)context.Variables["attempts"]).Last["fault"])</message>
    </trace>
  </when>
</choose>
<choose>
`;
    if (it.pool) {
      __eta.res += `  <when condition='@(((JArray)context.Variables["attempts"]).Last["wait"] != null)'>
`;
    } else {
      __eta.res += `  <when condition='@{
    var attempt = ((JArray)context.Variables["attempts"]).Last;
    return attempt["size"] != null || new[] { "misconfigured", "unreachable", "slow" }.Contains((string)attempt["fault"]);
  }'>
`;
    }
    __eta.res += `    <set-variable name="attempts" value='@{
      var attempts = (JArray)context.Variables["attempts"];
      var mark = JObject.Parse((string)context.Variables["marks"])[(string)attempts.Last["account"]];
      attempts.Last["found"] = true;
      attempts.Last["news"] = (string)attempts.Last["fault"] == "misconfigured" &amp;&amp; !((double?)mark?["misconfigured"] > DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());
      return attempts;
    }' />
    <set-variable name="marks" value='@{
      var marks = JObject.Parse((string)context.Variables["marks"]);
      var attempt = ((JArray)context.Variables["attempts"]).Last;
      var now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
      var mark = (marks[(string)attempt["account"]] as JObject) ?? new JObject();
`;
    if (it.pool) {
      __eta.res += '      var until = now + (double)attempt["wait"];\n      if (!((double?)mark["throttled"] > now &amp;&amp; (double)mark["throttled"] &lt; until)) { mark["throttled"] = until; }\n';
    } else {
      __eta.res += '      switch ((string)attempt["fault"]) {\n        case "throttled":\n          mark["size"] = (double?)mark["throttled"] > now || (double?)mark["spared"] > now ? Math.Min((double)mark["size"], (double)attempt["size"]) : (double)attempt["size"];\n          if ((bool)attempt["told"]) { mark["throttled"] = now + (double)attempt["wait"]; }\n          mark["spared"] = now + ((bool)attempt["told"] ? 1000 : (double)attempt["wait"]);\n          break;\n        case "misconfigured":\n          mark["misconfigured"] = now + ';
      __eta.res += __eta.e(it.misconfigured * 1e3);
      __eta.res += ';\n          break;\n        case "unreachable":\n          mark["failures"] = 3;\n          mark["faulty"] = now + ';
      __eta.res += __eta.e(it.faulty * 1e3);
      __eta.res += ';\n          break;\n        case "slow":\n          mark["failures"] = ((double?)mark["failures"] ?? 0) + 1;\n          if ((double)mark["failures"] >= 3) { mark["faulty"] = now + ';
      __eta.res += __eta.e(it.faulty * 1e3);
      __eta.res += "; }\n          break;\n      }\n";
    }
    __eta.res += `      marks[(string)attempt["account"]] = mark;
      return marks.ToString(Newtonsoft.Json.Formatting.None);
    }' />
  </when>
</choose>
`;
  },
  "keep": function anonymous44(it, __eta) {
    __eta.res += `<!-- Kept before the account is asked. One whose mark has ended is tried by this call, and by others last until it has served. -->
<set-variable name="marks" value='@{
  var marks = JObject.Parse((string)context.Variables["marks"]);
  var now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
  var mark = marks[(string)context.Variables["account"]];
  if ((double?)mark?["failures"] >= 3 &amp;&amp; !((double?)mark["faulty"] > now)) { mark["faulty"] = now + Math.Max(`;
    __eta.res += __eta.e(it.faulty * 1e3);
    __eta.res += ", ";
    __eta.res += it.part("limit", 0);
    __eta.res += `); }
  return marks.ToString(Newtonsoft.Json.Formatting.None);
}' />
<cache-store-value key='@("openai-marks-" + (string)((JObject)context.Variables["call"])["model"])' value='@((string)context.Variables["marks"])' duration="`;
    __eta.res += __eta.e(it.longest);
    __eta.res += '" />\n';
  },
  "mend": function anonymous45(it, __eta) {
    __eta.res += `<!-- Named when they are marked, so that somebody mends them. -->
<set-variable name="misconfigured" value='@(string.Join(", ", ((JArray)context.Variables["attempts"])
  .Where(attempt => (bool?)attempt["news"] == true)
  .Select(attempt => (string)attempt["account"] + " (" + (string)attempt["status"] + ")")))' />
<choose>
  <when condition='@((string)context.Variables["misconfigured"] != "")'>
    <trace source="load-balancer" severity="error">
      <message>@("Mend these accounts, which refuse the gateway or lack the deployment of " + (string)((JObject)context.Variables["call"])["model"] + ": " + (string)context.Variables["misconfigured"])</message>
    </trace>
    <emit-metric name="Misconfigured accounts" namespace="openai">
      <dimension name="Accounts" value='@((string)context.Variables["misconfigured"])' />
      <dimension name="Model" value='@((string)((JObject)context.Variables["call"])["model"])' />
    </emit-metric>
  </when>
</choose>
`;
  },
  "served": function anonymous46(it, __eta) {
    __eta.res += `<!-- Success proves the 5xx of the accounts before, counted from the third in a row, and takes the account's own faults back. -->
<choose>
  <when condition='@(context.Response.StatusCode &lt; 400 &amp;&amp; (((string)context.Variables["marks"]).Contains("\\u0022" + (string)context.Variables["account"] + "\\u0022")
    || context.Variables.GetValueOrDefault("attempts", new JArray()).Any(attempt => (string)attempt["fault"] == "failed")))'>
    <cache-lookup-value key='@("openai-marks-" + (string)((JObject)context.Variables["call"])["model"])' default-value="{}" variable-name="marks" />
    <set-variable name="marks" value='@{
      var attempts = context.Variables.GetValueOrDefault("attempts", new JArray());
      var text = (string)context.Variables["marks"];
      if (attempts.Count == 0 &amp;&amp; !text.Contains("failures") &amp;&amp; !text.Contains("misconfigured")) { return ""; }
      var marks = JObject.Parse(text);
      var now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
      foreach (var attempt in attempts.Where(one => (string)one["fault"] == "failed")) {
        var mark = (marks[(string)attempt["account"]] as JObject) ?? new JObject();
        mark["failures"] = ((double?)mark["failures"] ?? 0) + 1;
        if ((double)mark["failures"] >= 3) { mark["faulty"] = now + `;
    __eta.res += __eta.e(it.faulty * 1e3);
    __eta.res += `; }
        marks[(string)attempt["account"]] = mark;
      }
      var own = marks[(string)context.Variables["account"]] as JObject;
      if (own != null) {
        own.Remove("failures");
        own.Remove("faulty");
        own.Remove("misconfigured");
      }
      return marks.ToString(Newtonsoft.Json.Formatting.None);
    }' />
    <set-variable name="kept" value='@((string)context.Variables["marks"] == "" ? new JArray() : new JArray(new JObject(
      new JProperty("key", "openai-marks-" + (string)((JObject)context.Variables["call"])["model"]),
      new JProperty("value", (string)context.Variables["marks"]),
      new JProperty("seconds", `;
    __eta.res += __eta.e(it.longest);
    __eta.res += "))))' />\n  </when>\n</choose>\n";
  },
  "no-account": function anonymous47(it, __eta) {
    __eta.res += `<!-- No account served: 429 where a throttled one will, 504 at the time limit, else their 5xx, 502 where they refuse the gateway, 404 without the deployment. -->
<set-variable name="answer" value='@{
  var attempts = context.Variables.GetValueOrDefault("attempts", new JArray());
  var call = (JObject)context.Variables["call"];
  var now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
  var waits = attempts.Select(attempt => (double?)attempt["wait"] ?? 0)
    .Concat(JObject.Parse((string)context.Variables["marks"]).Properties()
      .Where(mark => call["place"] == null || mark.Name == (string)call["place"]`;
    if (it.aliases.length > 0) {
      __eta.res += ' || mark.Name.StartsWith(call["place"] + "--")';
    }
    __eta.res += ')\n      .Select(mark => ((double?)mark.Value["throttled"] ?? 0) - now))\n    .Where(time => time > 0).ToList();\n  var faults = attempts.Select(attempt => (string)attempt["fault"]).ToList();\n  var failed = attempts.LastOrDefault(attempt => (string)attempt["fault"] == "failed");\n  var held = (string)(call["held"] ?? call["ids"]?.FirstOrDefault());\n  double wait = 0;\n  var status = 502;\n  var code = "BackendConnectionFailure";\n  var message = "No account could be reached.";\n  if (faults.Contains("slow")) {\n    status = 504; code = "Timeout";\n    message = "The account did not answer in time.";\n  } else if (waits.Count == 0 &amp;&amp; faults.Count == 0 &amp;&amp; call["place"] != null) {\n    status = 404; code = "DeploymentNotFound";\n    message = "The account that holds " + held + " does not deploy " + call["model"] + ".";\n  } else if (waits.Count > 0 || faults.Count == 0 || faults.Contains("throttled")) {\n    status = 429; code = "rate_limit_exceeded";\n    message = held == null ? "No account has capacity for this call."\n      : call["place"] != null ? "The account that holds " + held + " has no capacity for this call, and no other account can use it."\n      : "No account that could be asked has " + held + "; one that has no capacity may.";\n    wait = waits.Count > 0 ? waits.Min() : ';
    __eta.res += __eta.e(it.throttled * 1e3);
    __eta.res += `;
  } else if (held != null &amp;&amp; (call["place"] == null || failed == null)) {
    status = 503; code = "StateUnavailable";
    message = call["place"] != null ? "The account that holds " + held + " is not available, and no other account can use it."
      : "No account that answered has " + held + "; one that is not available may.";
  } else if (failed != null) {
    status = (int)failed["status"] >= 500 &amp;&amp; (int)failed["status"] &lt; 600 ? (int)failed["status"] : 502;
    code = "AccountsFailed";
    message = "Every account that was asked failed at this call.";
  } else if (faults.Contains("unreachable")) {
    status = 502;
  } else if (attempts.All(attempt => (int)attempt["status"] == 404)) {
    status = 404; code = "DeploymentNotFound";
    message = "No account has this operation" + ((string)call["model"] == "" ? "." : " for the model " + call["model"] + ".");
  } else {
    code = "AccountsMisconfigured";
    message = "Every account that was asked refuses the gateway; its traces name them.";
  }
  message += " Request " + context.RequestId + ".";
  var type = status == 429 ? "tokens" : status == 404 ? "invalid_request_error" : "server_error";
  return JObject.FromObject(new { status, wait, body = new { error = new { message, type, code } } });
}' />
`;
  },
  "respond": function anonymous48(it, __eta) {
    __eta.res += `<choose>
  <when condition='@((double)((JObject)context.Variables["answer"])["wait"] > 0)'>
    <return-response>
      <set-status code="429" reason="Too Many Requests" />
      <set-header name="Content-Type" exists-action="override">
        <value>application/json</value>
      </set-header>
      <set-header name="Retry-After" exists-action="override">
        <value>@(Math.Ceiling((double)((JObject)context.Variables["answer"])["wait"] / 1000).ToString())</value>
      </set-header>
      <set-header name="retry-after-ms" exists-action="override">
        <value>@(Math.Ceiling((double)((JObject)context.Variables["answer"])["wait"]).ToString())</value>
      </set-header>
`;
    __eta.res += it.part("told", 6);
    __eta.res += `

      <set-body>@(((JObject)context.Variables["answer"])["body"].ToString())</set-body>
    </return-response>
  </when>
  <otherwise>
    <return-response>
      <set-status code='@((int)((JObject)context.Variables["answer"])["status"])' reason="Answered by the gateway" />
      <set-header name="Content-Type" exists-action="override">
        <value>application/json</value>
      </set-header>
`;
    __eta.res += it.part("told", 6);
    __eta.res += '\n\n      <set-body>@(((JObject)context.Variables["answer"])["body"].ToString())</set-body>\n    </return-response>\n  </otherwise>\n</choose>\n';
  },
  "told": function anonymous49(it, __eta) {
    if (it.tell) {
      __eta.res += '<set-header name="x-load-balancer-account" exists-action="override">\n  <value>@{\n    if (!context.Variables.ContainsKey("account")) { return ""; }\n    var account = (string)context.Variables["account"];\n    return (account != "" ? account : (string)context.Variables.GetValueOrDefault("attempts", new JArray()).LastOrDefault()?["account"] ?? "")';
      if (it.aliases.length > 0) {
        __eta.res += '.Split(new[] { "--" }, StringSplitOptions.None)[0]';
      }
      __eta.res += ';\n  }</value>\n</set-header>\n<set-header name="x-load-balancer-attempts" exists-action="override">\n  <value>@(context.Variables.ContainsKey("account") ? (context.Variables.GetValueOrDefault("attempts", new JArray()).Count + ((string)context.Variables["account"] == "" ? 0 : 1)).ToString() : "0")</value>\n</set-header>\n';
    }
  },
  "on-error": function anonymous50(it, __eta) {
    __eta.res += `<!-- What is not the accounts' doing. A failed call that ends here all the same is answered as in outbound. -->
<base />
<trace source="load-balancer" severity="error">
  <message>@(context.LastError.Source + ": " + context.LastError.Reason + ": " + context.LastError.Message)</message>
</trace>
<set-variable name="answer" value='@{
  var consumer = context.Variables.ContainsKey("consumer") ? (string)context.Variables["consumer"] : "";
  var status = context.Response == null || context.Response.StatusCode &lt; 400 ? 500 : context.Response.StatusCode;
  var message = "The gateway could not handle this call.";
  var type = status &lt; 500 ? "invalid_request_error" : "server_error";
  var code = context.LastError.Reason ?? "InternalError";
  double wait = 0;
  switch (code) {
    case "SubscriptionKeyNotFound": case "SubscriptionKeyInvalid": status = 401; break;
    case "OperationNotFound":
      status = 404;
      message = context.Request.Method + " " + context.Request.OriginalUrl.Path + " is no operation of this API, whose operations are " + `;
    __eta.res += __eta.e(it.prefix);
    __eta.res += ' + "/v1/..., "\n        + ';
    __eta.res += __eta.e(it.prefix);
    __eta.res += ' + "/deployments/(model)/...?api-version=... and " + ';
    __eta.res += __eta.e(it.prefix);
    __eta.res += ' + "/...?api-version=....";\n      break;\n    case "BackendConnectionFailure": status = 502; message = "No account could be reached."; break;\n    case "Timeout": status = 504; message = "The account did not answer in time."; break;\n  }\n  if (status == 401) {\n    message = ';
    __eta.res += __eta.e(it.credentials);
    __eta.res += ";\n";
    if (it.entra !== void 0) {
      __eta.res += '    if (context.LastError.Source == "validate-azure-ad-token") { message += " (" + context.LastError.Message + ")"; }\n';
    }
    __eta.res += '  } else if (status == 403 &amp;&amp; context.LastError.Source == "llm-token-limit") {\n    type = "insufficient_quota"; code = "insufficient_quota";\n    message = "The token quota of " + consumer + " is used up.";\n  } else if (status == 429) {\n    var requests = context.LastError.Source == "rate-limit-by-key";\n    type = requests ? "requests" : "tokens"; code = "rate_limit_exceeded";\n    message = "The " + type + " per minute of " + consumer + " are used up.";\n    wait = double.TryParse(context.Response.Headers.GetValueOrDefault("Retry-After", ""), out wait) &amp;&amp; wait > 0 ? wait * 1000 : ';
    __eta.res += __eta.e(it.throttled * 1e3);
    __eta.res += `;
  }
  message += " Request " + context.RequestId + ".";
  return JObject.FromObject(new { status, wait, body = new { error = new { message, type, code } } });
}' />
`;
    __eta.res += it.part("respond", 0);
    __eta.res += "\n";
  }
};

// policy/render.ts
var LARGE_BUFFER = 100 * 1024 * 1024;
var API_HEADERS = [
  ...["accept", "accept-encoding", "accept-language", "cache-control", "connection", "expect"],
  ...["content-encoding", "content-language", "content-length", "content-type", "host"],
  ...["keep-alive", "transfer-encoding", "user-agent", "traceparent", "tracestate"],
  ...["authorization", "api-key", "ocp-apim-subscription-key", "idempotency-key", "aoai-evals"],
  ...["aoai-copy-ft-checkpoints"],
  ...["openai-beta", "openai-organization", "openai-project"]
];
var CHOICE_RANK = 1e7;
var FALLBACK_SECONDS = 10;
function policySize(policy) {
  return Buffer.byteLength(policy, "utf8");
}
function renderPolicy(balancer, surface) {
  const view = {
    ...createView(balancer, surface),
    bare: bareWord,
    part: (name, indentation, more = {}) => indent(write(name, strict({ ...view, ...more })).trim(), indentation)
  };
  return `${compact(view.part("policy", 0))}
`;
}
function write(name, view) {
  const template = compiled[name];
  if (template === void 0) throw new Error(`there is no policy template ${name}`);
  const written = { res: "", e: csharpLiteral };
  template(view, written);
  return written.res;
}
function createView(balancer, surface) {
  const buffer = tierOf(balancer.sku).bufferedPayload.most;
  return {
    strategy: balancer.strategy,
    pool: balancer.selection === "pool",
    tell: balancer.tell,
    attempts: Math.max(...balancer.models.map(({ attempts }) => attempts)),
    /** Bytes of a body that can be read, or sent a second time. */
    buffer,
    /** Where the buffer is as large as this, a body of unknown length fits, too. */
    buffersAnyLength: buffer >= LARGE_BUFFER,
    headers: [.../* @__PURE__ */ new Set([...API_HEADERS, ...balancer.headers])],
    /** What comes before an operation's path. */
    prefix: balancer.path === "" ? "" : `/${balancer.path}`,
    surface,
    /** Texts of which one is in every body that names state. */
    hints: hintsOf(surface),
    ...timeView(balancer),
    ...nameView(balancer),
    ...stateView(balancer),
    ...callerView(balancer),
    ...firstView(groupsOf(balancer))
  };
}
function firstView(groups) {
  const isWeighted = groups.some(({ first }) => new Set(first.weights).size > 1);
  return { groups, isWeighted };
}
function timeView({ models, timeout, selection, marks, breaker }) {
  const opened = breaker === void 0 ? FALLBACK_SECONDS : durationSeconds(breaker.trip);
  return {
    throttled: selection === "pool" ? opened : durationSeconds(marks.throttled),
    faulty: durationSeconds(marks.faulty),
    misconfigured: durationSeconds(marks.misconfigured),
    longest: durationSeconds(marks.longest),
    timeout,
    timeouts: grouped(
      models.filter((model) => model.timeout !== timeout),
      (model) => model.timeout
    ).map(([model, members]) => ({ timeout: model.timeout, models: names(members) }))
  };
}
function nameView(balancer) {
  const { models } = balancer;
  const anyModel = models.some(({ name }) => name === ANY_MODEL);
  const own = ownNamed(balancer);
  const rewritten = models.flatMap(
    ({ name, deployment }) => deployment === void 0 || deployment === name ? [] : [{ model: name, deployment }]
  );
  const ownNames = names(models.filter(({ deployment }) => deployment === void 0));
  const hasOwnNames = balancer.selection !== "pool" && ownNames.length > 0;
  const renamed = [...rewritten.map(({ model }) => model), ...own.flatMap((one) => one.models)];
  return {
    anyModel,
    models: anyModel ? [] : names(models),
    /** Models whose accounts share a deployment that is not called as the model. */
    rewritten,
    /** Models that accounts name differently, and the others. */
    ownNames,
    sharedNames: names(models.filter(({ deployment }) => deployment !== void 0)),
    ownResources: unusualResources(
      models.filter(({ deployment, use }) => deployment === void 0 && use.length === 0)
    ),
    /** Names that stand for models; an account is then known by the backend for its model. */
    aliases: names(models.filter(({ use }) => use.length > 0)),
    /** What an alias' backends are called after, and the model that it is. */
    aliased: [...new Set(models.flatMap(({ use }) => use))].map((model) => ({ model, resource: resourceName(model) })).filter(({ model, resource }) => model !== resource),
    /** The others, for bodies: models that the same accounts serve, each with their deployments in the same order. */
    ownNamed: own,
    /** Models whose name in a body changes. */
    renamed,
    resources: unusualResources(models),
    hasOwnNames,
    /** Whether an account may have to be asked by another name. */
    isChanged: hasOwnNames || renamed.length > 0
  };
}
function unusualResources(models) {
  return models.map(({ name }) => ({ model: name, resource: resourceName(name) })).filter(({ model, resource }) => model.replaceAll(".", "_") !== resource);
}
function stateView({ accounts, models, stateful, shareState }) {
  return {
    /** Calls that name state go to the account that holds it. */
    follow: stateful === "follow",
    /** What remembered places may name. */
    holders: accounts.map(({ account }) => account),
    /** Whether consumers may use what others made. */
    shared: shareState,
    /** Accounts whose lists are not merged. */
    listed: stateful === "follow" ? accounts.length : 0,
    /** The one account that holds all state. */
    home: typeof stateful === "string" ? void 0 : { backend: stateful.backend, missing: missingAt(stateful.account, models) }
  };
}
function groupsOf(balancer) {
  const { models } = balancer;
  const pool = balancer.selection === "pool";
  const anyModel = models.some(({ name }) => name === ANY_MODEL);
  return grouped(
    pool || anyModel ? models : [...models, everyAccount(balancer)],
    (model) => pool ? model.attempts : [model.attempts, ranked(model, balancer)]
  ).map(([model, members]) => {
    const accounts = ranked(model, balancer);
    const first = accounts.filter(({ priority }) => priority === accounts[0]?.priority);
    return {
      models: names(members),
      attempts: model.attempts,
      accounts: accounts.map(({ account }) => account),
      priorities: accounts.map(({ priority }) => priority),
      weights: accounts.map(({ weight }) => weight),
      /** Those of the lowest priority. */
      first: {
        accounts: first.map(({ account }) => account),
        weights: first.map(({ weight }) => weight),
        total: first.reduce((sum, { weight }) => sum + weight, 0)
      }
    };
  });
}
function everyAccount({ accounts }) {
  return {
    name: "",
    use: [],
    attempts: Math.min(accounts.length, MOST_ATTEMPTS),
    members: accounts
  };
}
function hintsOf({ references, holders, itemTypes }) {
  const quoted = [...references, ...holders, ...itemTypes].map(
    (name) => name.includes("_id") ? "_id" : `"${name}"`
  );
  return [...new Set(quoted)];
}
function ranked({ members, use }, { strategy }) {
  return members.map(({ account, backend, choice, priority, weight }) => ({
    account: use.length > 0 ? backend : account,
    priority: choice * CHOICE_RANK + (strategy === "priority" ? priority : 1),
    weight: strategy === "priority" || strategy === "weighted" ? weight : 1
  })).toSorted((a, b) => a.priority - b.priority);
}
function ownNamed({ models, selection, stateful }) {
  const known = models.filter(({ deployment }) => deployment === void 0).map(({ name, members, use }) => ({
    name,
    members: members.flatMap(
      ({ account, backend, deployment }) => selection === "policy" ? [{ place: use.length > 0 ? backend : account, deployment }] : typeof stateful !== "string" && account === stateful.account ? [{ place: stateful.backend, deployment }] : []
    )
  })).filter(({ members }) => members.length > 0);
  const spelled = known.map(({ name, members }) => {
    const places = members.map(({ place }) => place);
    const deployments = members.map(({ deployment }) => deployment);
    const named = deployments.every((deployment) => deployment.startsWith(name));
    return {
      name,
      places,
      deployments: named ? deployments.map((text) => text.slice(name.length)) : deployments,
      named
    };
  });
  return grouped(spelled, ({ name: _, ...rest }) => rest).map(
    ([{ name: _, ...rest }, sharing]) => ({
      ...rest,
      models: names(sharing)
    })
  );
}
function missingAt(home, models) {
  return names(models.filter(({ members }) => members.every(({ account }) => account !== home)));
}
function names(items) {
  return items.map(({ name }) => name);
}
function strict(target) {
  return new Proxy(target, {
    get(object, key, receiver) {
      if (typeof key === "string" && !(key in object)) {
        throw new Error(
          `a policy template asks for ${key}, which is none of ${Object.keys(object)}`
        );
      }
      const value = Reflect.get(object, key, receiver);
      return typeof value === "object" && value !== null ? strict(value) : value;
    }
  });
}
function indent(text, spaces) {
  return text.replaceAll(/^(?=.)/gm, " ".repeat(spaces));
}
function compact(text) {
  return text.replaceAll(/^\n/gm, "").replaceAll(/^(?: {2})+/gm, (spaces) => "	".repeat(spaces.length / 2));
}

export {
  policySize,
  renderPolicy
};
