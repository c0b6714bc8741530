import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  figure
} from "./chunk-OKRRPTW6.js";
import {
  renderFailure,
  renderPlan
} from "./chunk-WCGRTCUZ.js";
import "./chunk-WAATRJKY.js";
import "./chunk-6IIUMZND.js";
import "./chunk-BQ7Z6DTG.js";
import "./chunk-EMJBHTV7.js";
import "./chunk-4FBFNNW6.js";
import "./chunk-NXTOOCTD.js";
import "./chunk-V2JMA5QS.js";
import "./chunk-GHUUZ5VI.js";
import "./chunk-75ZBO6A2.js";
import "./chunk-TKEMU74O.js";
import "./chunk-ATFY54BQ.js";
import "./chunk-O5HP66GK.js";
import "./chunk-UFVNVTCR.js";
import "./chunk-GSPKAURL.js";
import "./chunk-DT7QFL3W.js";
import "./chunk-A3RQCBOI.js";
import "./chunk-2MALVD72.js";
import "./chunk-7M5KZTMK.js";
import "./chunk-NHGEPAGA.js";
import "./chunk-HANBNIMK.js";

// action/report/changes.ts
var loss = (text) => ({ kind: "loss", text });
var gain = (text) => ({ kind: "gain", text });
var change = (text) => ({ kind: "change", text });
function settled(kind, name, before, after) {
  return before === after ? [] : [{ kind, text: `${name}: ${after} (before: ${before})` }];
}
function compare(before, after) {
  const has = (record, name) => Object.hasOwn(record, name);
  return {
    joined: Object.entries(after).filter(([name]) => !has(before, name)),
    left: Object.entries(before).filter(([name]) => !has(after, name)),
    kept: Object.entries(after).flatMap(([name, value]) => {
      const old = before[name];
      return old === void 0 ? [] : [[name, old, value]];
    })
  };
}
var list = (texts) => texts.length === 0 ? "none" : texts.join(", ");
function describe(value) {
  if (typeof value === "string") return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => a < b ? -1 : 1);
  return entries.length === 0 ? "none" : entries.map(([key, text]) => `${key} ${text}`).join(", ");
}

// action/report/consumer-changes.ts
function consumerChanges(before, after) {
  const { joined, left, kept } = compare(
    bySubscription(before.consumers),
    bySubscription(after.consumers)
  );
  const keys = before.callers.keys ? ": its keys end" : "";
  return [
    ...left.map(([, { name }]) => loss(`${name} leaves${keys}`)),
    ...joined.map(([, consumer]) => gain(`${consumer.name} joins with ${allowance(consumer)}`)),
    ...kept.flatMap(([, old, { name, ...now }]) => [
      ...settled("change", "name of a consumer, which keeps its keys", old.name, name),
      ...allowedModels(name, old, now),
      ...limit(name, "tokens a minute", old.tokensPerMinute, now.tokensPerMinute),
      ...limit(name, "requests a minute", old.requestsPerMinute, now.requestsPerMinute),
      ...settled("change", `token quota of ${name}`, quota(old), quota(now)),
      ...settled(
        "change",
        `tokens that count as ${name}\u2019s`,
        describe(old.entra ?? {}),
        describe(now.entra ?? {})
      ),
      ...settled(
        "change",
        `interval of ${name}\u2019s key`,
        old.rotationInterval ?? "that of all",
        now.rotationInterval ?? "that of all"
      ),
      ...settled(
        "change",
        `who may read the key of ${name}`,
        list(old.readers ?? []),
        list(now.readers ?? [])
      )
    ])
  ];
}
function bySubscription(consumers) {
  return Object.fromEntries(
    Object.entries(consumers).map(([name, consumer]) => [
      consumer.formerly ?? name,
      { ...consumer, name }
    ])
  );
}
function allowance(consumer) {
  const { models, tokensPerMinute, requestsPerMinute } = consumer;
  return [
    models === void 0 ? "all models" : list(models),
    ...tokensPerMinute === void 0 ? [] : [`${figure(tokensPerMinute)} tokens a minute`],
    ...requestsPerMinute === void 0 ? [] : [`${figure(requestsPerMinute)} requests a minute`],
    ...consumer.tokenQuota === void 0 ? [] : [quota(consumer)]
  ].join(", ");
}
function allowedModels(name, old, now) {
  if (old.models === void 0 && now.models === void 0) return [];
  if (now.models === void 0) {
    return [gain(`${name} may call all models (before: ${list(old.models ?? [])})`)];
  }
  if (old.models === void 0) {
    return [loss(`${name} may call ${list(now.models)} only (before: all models)`)];
  }
  const lost = old.models.filter((model) => !now.models?.includes(model));
  const won = now.models.filter((model) => !old.models?.includes(model));
  return [
    ...lost.length === 0 ? [] : [loss(`${name} may no longer call ${list(lost)}`)],
    ...won.length === 0 ? [] : [gain(`${name} may call ${list(won)}`)]
  ];
}
function limit(name, what, old, now) {
  if (old === now) return [];
  if (now === void 0) {
    return [gain(`${name} is no longer limited in ${what} (before: ${figure(old ?? 0)})`)];
  }
  const tighter = old === void 0 || now < old;
  const text = `${name} is limited to ${figure(now)} ${what} (before: ${old === void 0 ? "no limit" : figure(old)})`;
  return [tighter ? loss(text) : gain(text)];
}
function quota({ tokenQuota }) {
  return tokenQuota === void 0 ? "none" : `${figure(tokenQuota.tokens)} tokens ${tokenQuota.period.toLowerCase()}`;
}

// action/report/estate-facts.ts
var EXISTING = {
  resourceGroup: "resource group",
  service: "API Management service",
  identity: "identity that calls the accounts",
  workspace: "Log Analytics workspace",
  vault: "Key Vault"
};
function estateFacts(before, after) {
  const fact = (kind, name, say) => ({ kind, name, before: say(before.estate), after: say(after.estate) });
  return [
    ...Object.entries(EXISTING).map(
      ([key, name]) => fact(
        "loss",
        name,
        (estate) => new Map(Object.entries(estate?.existing ?? {})).get(key) ?? "made"
      )
    ),
    fact("loss", "patterns of names", (estate) => pairs(estate?.naming ?? {})),
    fact(
      "change",
      "tags of others that are left alone",
      (estate) => (estate?.ignoreTags ?? ["hidden-*"]).join(", ") || "none"
    )
  ];
}
function pairs(values) {
  return Object.entries(values).map(([key, value]) => `${key} = ${value}`).join(", ") || "the module\u2019s own";
}

// action/report/configuration-changes.ts
var ORDER = ["loss", "change", "gain"];
function configurationChanges(before, after) {
  return [
    ...gatewayChanges(before, after),
    ...estateFacts(before, after).flatMap(
      (fact) => settled(fact.kind, fact.name, fact.before, fact.after)
    ),
    ...accountChanges(before, after),
    ...modelChanges(before, after),
    ...balancingChanges(before, after),
    ...callerChanges(before, after),
    ...consumerChanges(before, after),
    ...rotationChanges(before, after),
    ...settled("change", "tags", describe(before.tags), describe(after.tags))
  ].toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
}
function gatewayChanges(before, after) {
  const [old, now] = [before.gateway, after.gateway];
  return [
    ...settled(
      "loss",
      "environment, the prefix of every name",
      before.environment,
      after.environment
    ),
    ...settled("loss", "region of the gateway", before.location, after.location),
    ...settled("change", "gateway", old.sku, now.sku),
    ...settled(
      "loss",
      "base URL that callers use, behind the host",
      `/${old.path}`,
      `/${now.path}`
    ),
    ...settled(
      "change",
      "calls that no description has",
      SURFACE[old.surface],
      SURFACE[now.surface]
    ),
    ...settled(
      "change",
      "callers\u2019 headers that reach the accounts besides Azure OpenAI\u2019s",
      list(old.headers),
      list(now.headers)
    ),
    ...settled(
      "change",
      "OpenAPI descriptions",
      list(old.openapi ?? ["shipped"]),
      list(now.openapi ?? ["shipped"])
    ),
    ...settled("change", "publisher", publisherOf(old), publisherOf(now))
  ];
}
function publisherOf({ publisher }) {
  return publisher === void 0 ? "the existing service\u2019s own" : `${publisher.name}, ${publisher.email}`;
}
var SURFACE = { open: "reach an account", described: "refused" };
function accountChanges(before, after) {
  const { joined, left, kept } = compare(before.accounts, after.accounts);
  return [
    ...left.map(([name, account]) => loss(`account ${name} leaves, ${modelsOf(account)}`)),
    ...joined.map(
      ([name, account]) => gain(`account ${name} joins, ${modelsOf(account)}${placeOf(account, after)}`)
    ),
    ...kept.flatMap(([name, old, now]) => [
      ...settled("change", `account ${name} is another resource`, old.id, now.id),
      ...settled("change", `endpoint of ${name}`, old.endpoint, now.endpoint),
      ...settled("change", `priority of ${name}`, String(old.priority), String(now.priority)),
      ...settled("change", `weight of ${name}`, String(old.weight), String(now.weight)),
      ...deploymentChanges(name, old, now)
    ])
  ];
}
function modelsOf({ models }) {
  return models === void 0 ? "with every model" : `with ${list(Object.keys(models))}`;
}
function placeOf({ priority, weight }, { balancing }) {
  if (balancing.strategy === "priority") return `; priority ${priority}, weight ${weight}`;
  return balancing.strategy === "weighted" ? `; weight ${weight}` : "";
}
function deploymentChanges(name, old, now) {
  if (old.models === void 0 || now.models === void 0) {
    return settled("change", `models of ${name}`, modelsOf(old), modelsOf(now));
  }
  const { joined, left, kept } = compare(old.models, now.models);
  return [
    ...left.map(([model]) => loss(`${name} no longer serves ${model}`)),
    ...joined.map(([model]) => gain(`${name} serves ${model}`)),
    ...kept.flatMap(
      ([model, { deployment }, next]) => settled("change", `deployment of ${model} on ${name}`, deployment, next.deployment)
    )
  ];
}
function modelChanges(before, after) {
  const served = servedModels(after);
  const { joined, left, kept } = compare(before.models, after.models);
  return [
    ...servedModels(before).filter((model) => !served.includes(model)).map((model) => loss(`no account serves ${model} any more: calls of it get 404`)),
    ...left.flatMap(
      ([name, { use }]) => use === void 0 ? [] : [loss(`alias ${name} is gone`)]
    ),
    ...joined.flatMap(([name, { use, timeout }]) => [
      ...use === void 0 ? [] : [gain(`alias ${name} stands for ${use.join(", then ")}`)],
      ...timeout === void 0 ? [] : [change(`time limit of ${name}: ${timeout}`)]
    ]),
    ...kept.flatMap(([name, old, now]) => [
      ...settled("change", `alias ${name}`, list(old.use ?? []), list(now.use ?? [])),
      ...settled(
        "change",
        `time limit of ${name}`,
        old.timeout ?? "as others",
        now.timeout ?? "as others"
      )
    ])
  ];
}
function servedModels({ accounts }) {
  return [...new Set(Object.values(accounts).flatMap(({ models }) => Object.keys(models ?? {})))];
}
var SPREAD = {
  random: "at random",
  "round-robin": "in equal shares",
  weighted: "by weight",
  priority: "by priority"
};
function balancingChanges(before, after) {
  const [old, now] = [before.balancing, after.balancing];
  const breaker = (value) => value === void 0 ? "none" : describe(value);
  return [
    ...old.strategy === now.strategy ? [] : [change(`calls are spread ${SPREAD[now.strategy]} instead of ${SPREAD[old.strategy]}`)],
    ...settled("change", "who chooses an account", old.selection, now.selection),
    ...settled(
      "change",
      "accounts that a call may go through",
      attempts(old.attempts),
      attempts(now.attempts)
    ),
    ...settled("change", "time limit for an answer", old.timeout, now.timeout),
    ...settled(
      "change",
      "how long an account is remembered as what",
      describe(old.marks),
      describe(now.marks)
    ),
    ...settled("change", "circuit breaker", breaker(old.breaker), breaker(now.breaker)),
    ...settled(
      "change",
      "calls that name what an account keeps",
      old.stateful ?? "default",
      now.stateful ?? "default"
    ),
    ...settled(
      "change",
      "consumers may use what others made",
      yes(old.shareState),
      yes(now.shareState)
    ),
    ...settled("change", "answers name the account", yes(old.tell), yes(now.tell))
  ];
}
var attempts = (most) => most === void 0 ? "all" : String(most);
function callerChanges(before, after) {
  const [old, now] = [before.callers, after.callers];
  const entra = ({ entra: value }) => value === void 0 ? "refused" : `of tenant ${value.tenant} for ${list(value.audiences)}`;
  const towards = (was, is) => was && !is ? "loss" : "gain";
  return [
    ...settled(
      towards(old.keys, now.keys),
      "subscription keys",
      accepted(old.keys),
      accepted(now.keys)
    ),
    ...settled(
      towards(old.bearer, now.bearer),
      "keys as Authorization: Bearer",
      accepted(old.bearer),
      accepted(now.bearer)
    ),
    ...settled(
      towards(old.entra !== void 0, now.entra !== void 0),
      "tokens of Entra ID",
      entra(old),
      entra(now)
    ),
    ...settled("change", "web pages that may call", list(old.origins), list(now.origins))
  ];
}
function rotationChanges({ rotation: old }, { rotation: now }) {
  if (old === void 0 && now === void 0) return [];
  if (now === void 0) return [loss("keys are no longer rotated, and their vault goes")];
  if (old === void 0) {
    return [gain(`keys are rotated every ${now.interval}, at ${now.schedule}`)];
  }
  return [
    ...settled("change", "interval of the rotation", old.interval, now.interval),
    ...settled("change", "schedule of the rotation", old.schedule, now.schedule),
    ...settled("change", "window of the rotation", old.window ?? "none", now.window ?? "none"),
    ...settled(
      "change",
      "days without rotation",
      describe(old.freezes ?? []),
      describe(now.freezes ?? [])
    ),
    ...settled(
      "change",
      "consumers take turns in the rotation",
      yes(old.spread ?? false),
      yes(now.spread ?? false)
    ),
    ...settled("change", "who makes new keys", old.discipline, now.discipline),
    ...settled(
      "change",
      "new keys are tried at the gateway",
      yes(old.gatewayCheck),
      yes(now.gatewayCheck)
    ),
    ...settled(
      "change",
      "runs over HTTP",
      describe(old.http ?? "none"),
      describe(now.http ?? "none")
    ),
    ...settled(
      "change",
      "who is told of new keys",
      describe(old.notify ?? "nobody"),
      describe(now.notify ?? "nobody")
    ),
    ...settled(
      "change",
      "action group of the alerts",
      old.actionGroup ?? "none",
      now.actionGroup ?? "none"
    )
  ];
}
var yes = (value) => value ? "yes" : "no";
var accepted = (value) => value ? "accepted" : "refused";
export {
  configurationChanges,
  renderFailure,
  renderPlan
};
