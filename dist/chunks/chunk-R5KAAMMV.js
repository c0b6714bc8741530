import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  describeJudgement,
  missed,
  reviewTable
} from "./chunk-TA4MW6TS.js";
import {
  recordOf
} from "./chunk-V26WF6AL.js";
import {
  GitHubError,
  findPullRequest,
  openTerraform,
  tellGatewayUrl,
  understandPlan,
  writePlan
} from "./chunk-JVHU7P6X.js";
import {
  about
} from "./chunk-57JQHQ6U.js";
import {
  createBalancer
} from "./chunk-2TJW2JQM.js";
import {
  block,
  code,
  details,
  htmlCode,
  plain,
  plural,
  tableHead
} from "./chunk-NBVFCEPZ.js";
import {
  HIDDEN_MESSAGE
} from "./chunk-EXXACBWB.js";
import {
  comparePolicies,
  describeChanges,
  editScript
} from "./chunk-743EHA2Z.js";
import {
  canonical,
  isArray,
  isObject,
  member,
  parseJson,
  textOf
} from "./chunk-Y3RJ2JCK.js";
import {
  RECORD,
  readRecord
} from "./chunk-IPGNY5MD.js";
import {
  isV2
} from "./chunk-L3XRWZTG.js";
import {
  PolicyError
} from "./chunk-NVDFTIHX.js";
import {
  lintArtefacts
} from "./chunk-RF5645R4.js";
import {
  fromWorkspace,
  layoutOf,
  prepareArtefacts
} from "./chunk-UT3LCS62.js";
import {
  describeFinding,
  inFileOrder
} from "./chunk-EHWEQYUQ.js";
import {
  ActionFailure,
  messageOf
} from "./chunk-GHUUZ5VI.js";

// action/commands/plan.ts
import { writeFile } from "node:fs/promises";

// action/report/budget.ts
var COMMENT_LIMIT = 65536;
var characters = (text) => text.length;
var SUMMARY_LIMIT = 1048576;
var bytes = (text) => Buffer.byteLength(text, "utf8");
function fit(parts, limit2, measure, compose) {
  const victims = byRank([...parts].reverse());
  const withDetail = byRank(
    parts.filter(({ detail }) => detail !== "").toSorted((a, b) => b.detail.length - a.detail.length)
  );
  const steps = withDetail.length + victims.length;
  const textAfter = (step) => {
    const details2 = new Set(withDetail.slice(0, step));
    const rows2 = new Set(victims.slice(0, Math.max(0, step - withDetail.length)));
    return compose({
      rows: parts.filter((part) => part.row !== "" && !rows2.has(part)),
      details: parts.filter((part) => part.detail !== "" && !details2.has(part)),
      missingRows: countKinds([...rows2].filter(({ row }) => row !== "")),
      missingDetails: countKinds(details2)
    });
  };
  let enough = steps;
  let tooLittle = -1;
  while (enough - tooLittle > 1) {
    const middle = Math.floor((enough + tooLittle) / 2);
    if (measure(textAfter(middle)) <= limit2) enough = middle;
    else tooLittle = middle;
  }
  return textAfter(enough);
}
function byRank(parts) {
  return parts.toSorted((a, b) => a.rank - b.rank);
}
function countKinds(parts) {
  const counts2 = /* @__PURE__ */ new Map();
  for (const { kind } of parts) counts2.set(kind, (counts2.get(kind) ?? 0) + 1);
  return counts2;
}

// action/report/estate-facts.ts
var EXISTING = {
  resourceGroup: "resource group",
  service: "API Management service",
  identity: "identity that calls the accounts",
  workspace: "Log Analytics workspace",
  vault: "Key Vault"
};
function estateFacts(before2, after) {
  const fact = (kind, name, say) => ({ kind, name, before: say(before2.estate), after: say(after.estate) });
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
function configurationChanges(before2, after) {
  return [
    ...gatewayChanges(before2, after),
    ...estateFacts(before2, after).flatMap(
      (fact) => settled(fact.kind, fact.name, fact.before, fact.after)
    ),
    ...accountChanges(before2, after),
    ...modelChanges(before2, after),
    ...balancingChanges(before2, after),
    ...callerChanges(before2, after),
    ...consumerChanges(before2, after),
    ...rotationChanges(before2, after),
    ...settled("change", "tags", describe(before2.tags), describe(after.tags))
  ].toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
}
var loss = (text) => ({ kind: "loss", text });
var gain = (text) => ({ kind: "gain", text });
var change = (text) => ({ kind: "change", text });
function settled(kind, name, before2, after) {
  return before2 === after ? [] : [{ kind, text: `${name}: ${after} (before: ${before2})` }];
}
function gatewayChanges(before2, after) {
  const [old, now] = [before2.gateway, after.gateway];
  return [
    ...settled(
      "loss",
      "environment, the prefix of every name",
      before2.environment,
      after.environment
    ),
    ...settled("loss", "region of the gateway", before2.location, after.location),
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
function accountChanges(before2, after) {
  const { joined, left, kept } = compare(before2.accounts, after.accounts);
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
function modelChanges(before2, after) {
  const served = servedModels(after);
  const { joined, left, kept } = compare(before2.models, after.models);
  return [
    ...servedModels(before2).filter((model) => !served.includes(model)).map((model) => loss(`no account serves ${model} any more: calls of it get 404`)),
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
function balancingChanges(before2, after) {
  const [old, now] = [before2.balancing, after.balancing];
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
function callerChanges(before2, after) {
  const [old, now] = [before2.callers, after.callers];
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
function consumerChanges(before2, after) {
  const { joined, left, kept } = compare(
    bySubscription(before2.consumers),
    bySubscription(after.consumers)
  );
  const keys = before2.callers.keys ? ": its keys end" : "";
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
    ...tokensPerMinute === void 0 ? [] : [`${count(tokensPerMinute)} tokens a minute`],
    ...requestsPerMinute === void 0 ? [] : [`${count(requestsPerMinute)} requests a minute`],
    ...consumer.tokenQuota === void 0 ? [] : [quota(consumer)]
  ].join(", ");
}
function allowedModels(name, old, now) {
  if (old.models === void 0 && now.models === void 0) return [];
  if (now.models === void 0)
    return [gain(`${name} may call all models (before: ${list(old.models ?? [])})`)];
  if (old.models === void 0)
    return [loss(`${name} may call ${list(now.models)} only (before: all models)`)];
  const lost = old.models.filter((model) => !now.models?.includes(model));
  const won = now.models.filter((model) => !old.models?.includes(model));
  return [
    ...lost.length === 0 ? [] : [loss(`${name} may no longer call ${list(lost)}`)],
    ...won.length === 0 ? [] : [gain(`${name} may call ${list(won)}`)]
  ];
}
function limit(name, what, old, now) {
  if (old === now) return [];
  if (now === void 0)
    return [gain(`${name} is no longer limited in ${what} (before: ${count(old ?? 0)})`)];
  const tighter = old === void 0 || now < old;
  const text = `${name} is limited to ${count(now)} ${what} (before: ${old === void 0 ? "no limit" : count(old)})`;
  return [tighter ? loss(text) : gain(text)];
}
function quota({ tokenQuota }) {
  return tokenQuota === void 0 ? "none" : `${count(tokenQuota.tokens)} tokens ${tokenQuota.period.toLowerCase()}`;
}
function rotationChanges({ rotation: old }, { rotation: now }) {
  if (old === void 0 && now === void 0) return [];
  if (now === void 0) return [loss("keys are no longer rotated, and their vault goes")];
  if (old === void 0)
    return [gain(`keys are rotated every ${now.interval}, at ${now.schedule}`)];
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
      "action group of the alerts",
      old.actionGroup ?? "none",
      now.actionGroup ?? "none"
    )
  ];
}
function compare(before2, after) {
  const has = (record, name) => Object.hasOwn(record, name);
  return {
    joined: Object.entries(after).filter(([name]) => !has(before2, name)),
    left: Object.entries(before2).filter(([name]) => !has(after, name)),
    kept: Object.entries(after).flatMap(([name, value]) => {
      const old = before2[name];
      return old === void 0 ? [] : [[name, old, value]];
    })
  };
}
var yes = (value) => value ? "yes" : "no";
var accepted = (value) => value ? "accepted" : "refused";
var list = (texts) => texts.length === 0 ? "none" : texts.join(", ");
var count = (value) => value.toLocaleString("en");
function describe(value) {
  if (typeof value === "string") return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => a < b ? -1 : 1);
  return entries.length === 0 ? "none" : entries.map(([key, text]) => `${key} ${text}`).join(", ");
}

// action/report/diff.ts
function diffLines(before2, after, context = 3) {
  const [old, fresh] = [splitLines(before2), splitLines(after)];
  const edits = editScript(old, fresh);
  return {
    lines: hunks(edits, context, (edit) => signed(edit, old, fresh)),
    added: edits.filter(({ kind }) => kind === "add").length,
    removed: edits.filter(({ kind }) => kind === "remove").length
  };
}
function splitLines(text) {
  return text === "" ? [] : text.replace(/\r?\n$/, "").split(/\r?\n/);
}
function signed(edit, before2, after) {
  switch (edit.kind) {
    case "keep":
      return ` ${before2[edit.before]}`;
    case "remove":
      return `-${before2[edit.before]}`;
    case "add":
      return `+${after[edit.after]}`;
  }
}
function hunks(edits, context, show) {
  const lines2 = [];
  for (const [from, to] of changedRanges(edits, context)) {
    const count2 = (start, end, other) => edits.slice(start, end).filter(({ kind }) => kind !== other).length;
    lines2.push(
      `@@ -${range(count2(0, from, "add"), count2(from, to, "add"))} +${range(count2(0, from, "remove"), count2(from, to, "remove"))} @@`,
      ...edits.slice(from, to).map(show)
    );
  }
  return lines2;
}
function changedRanges(edits, context) {
  const ranges = [];
  edits.forEach(({ kind }, index) => {
    if (kind === "keep") return;
    const from = Math.max(0, index - context);
    const to = Math.min(edits.length, index + context + 1);
    const last = ranges.at(-1);
    if (last !== void 0 && from <= last[1]) last[1] = to;
    else ranges.push([from, to]);
  });
  return ranges;
}
function range(before2, count2) {
  const start = count2 === 0 ? before2 : before2 + 1;
  return count2 === 1 ? `${start}` : `${start},${count2}`;
}

// action/report/policy-difference.ts
var POLICY_ATTRIBUTE = "xml_content";
function comparePolicySides({
  path,
  before: before2,
  after
}) {
  if (path !== POLICY_ATTRIBUTE || before2.kind !== "value" || after.kind !== "value")
    return void 0;
  if (typeof before2.value !== "string" || typeof after.value !== "string") return void 0;
  try {
    const changes = comparePolicies(before2.value, after.value);
    return changes.length === 0 ? { size: "only layout and comments change", lines: [] } : {
      size: `${plural(changes.length, "change")} by meaning`,
      lines: describeChanges(changes, "only white space")
    };
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    return void 0;
  }
}

// action/report/attributes.ts
var LONGEST_INLINE = 100;
var MOST_LINES = 400;
var LONGEST_LINE = 500;
function renderAttributes(attributes) {
  const short = attributes.filter((attribute) => !isLong(attribute));
  const long = attributes.filter(isLong);
  return [
    ...short.length === 0 ? [] : [block(limitLines(short.map(line)).join("\n"), "diff")],
    ...long.map(renderLongAttribute)
  ].join("\n\n");
}
function renderLongAttribute(attribute) {
  const { size, lines: lines2 } = comparePolicySides(attribute) ?? compareLines(attribute);
  const title = `${code(attribute.path)}: ${size}${attribute.forcesReplacement ? ", forces replacement" : ""}`;
  return lines2.length === 0 ? title : `${title}

${block(limitLines(lines2).join("\n"), "diff")}`;
}
function compareLines({ before: before2, after }) {
  const { added, removed, lines: lines2 } = diffLines(documentText(before2), documentText(after));
  const size = `${plural(added, "line")} added, ${removed} removed`;
  return { size: lines2.length === 0 ? `${size} (line ends only)` : size, lines: lines2 };
}
function describeSide(side) {
  switch (side.kind) {
    case "absent":
      return "null";
    case "unknown":
      return "(known after apply)";
    case "sensitive":
      return "(sensitive)";
    case "value":
      return shorten(canonical(side.value));
  }
}
function isLong({ before: before2, after }) {
  const texts = [before2, after].filter((side) => side.kind === "value").map(documentText);
  return before2.kind !== "sensitive" && after.kind !== "sensitive" && after.kind !== "unknown" && texts.some((text) => text.length > LONGEST_INLINE || text.includes("\n"));
}
function line({ path, before: before2, after, forcesReplacement }) {
  const note = forcesReplacement ? "  # forces replacement" : "";
  if (before2.kind === "absent") return `+ ${path} = ${describeSide(after)}${note}`;
  if (after.kind === "absent") return `- ${path} = ${describeSide(before2)}${note}`;
  return `! ${path} = ${describeSide(before2)} -> ${describeSide(after)}${note}`;
}
function documentText(side) {
  if (side.kind !== "value") return "";
  if (typeof side.value !== "string") return JSON.stringify(side.value, null, 2);
  const parsed = /^\s*[[{]/.test(side.value) ? parseOrUndefined(side.value) : void 0;
  return isObject(parsed) || isArray(parsed) ? JSON.stringify(parsed, null, 2) : side.value;
}
function parseOrUndefined(text) {
  try {
    const parsed = JSON.parse(text);
    return parsed;
  } catch {
    return void 0;
  }
}
function limitLines(lines2) {
  const kept = lines2.slice(0, MOST_LINES).map((text) => shortenTo(text, LONGEST_LINE));
  const left = lines2.length - kept.length;
  return left === 0 ? kept : [...kept, `\u2026 ${plural(left, "more line")}`];
}
function shorten(text) {
  return shortenTo(text, LONGEST_LINE / 2);
}
function shortenTo(text, length) {
  if (text.length <= length) return text;
  return `${text.slice(0, length).replace(/[\uD800-\uDBFF]$/, "")}\u2026 (${text.length} characters)`;
}

// action/report/losses.ts
var MOST_NAMES = 10;
function costOfLoss(loss2) {
  switch (loss2.kind) {
    case "service":
      return [keysOf(loss2), hostOf(loss2), outageOf(loss2), purgeOf(loss2)].join("; ");
    case "product":
      return `its subscriptions go with it: ${keysOf(loss2)}`;
    case "vault":
      return "applications no longer read their keys there; deleted softly, it keeps its name and its secrets until its retention ends (7 days), and the same configuration in the same region recovers it";
    case "resource group":
      return "everything in it goes with it: gateway, keys, vault, logs, and what others put there";
  }
}
function keysOf({ keys }) {
  if (keys.length === 0) return "all keys end";
  const shown = keys.slice(0, MOST_NAMES).join(", ");
  const more = keys.length > MOST_NAMES ? `, and ${keys.length - MOST_NAMES} more` : "";
  return `all keys end, those of ${plural(keys.length, "consumer")} (${shown}${more})`;
}
var hostName = (service) => `${service}.azure-api.net`;
function hostOf({ name, action, successor }) {
  if (action === "delete") return `${hostName(name)} answers no more`;
  if (successor === void 0) return "its host name may change";
  return successor === name ? `the host name stays ${hostName(name)}` : `the host name changes from ${hostName(name)} to ${hostName(successor)}`;
}
function outageOf({ action, createdFirst, sku }) {
  if (action === "delete") return "nobody is served from then on";
  if (createdFirst)
    return "the old one serves until the new one is complete, and callers need the new host name and new keys at that moment";
  const time = sku === void 0 ? "minutes on v2 tiers, up to an hour on the classic ones" : /V2_|^Consumption/.test(sku) ? "some minutes on this tier" : "up to an hour on this tier";
  return `nobody is served until the new one stands, ${time}`;
}
function purgeOf({ name }) {
  return `the old one is purged, so that the name ${name} is free, and cannot be restored`;
}

// action/report/costs.ts
var COSTS = [
  {
    type: "azurerm_resource_group",
    destroyed: "everything in it goes with it: gateway, keys, vault, logs"
  },
  {
    type: "azurerm_api_management",
    destroyed: "the gateway goes: nobody is served, and all consumers\u2019 keys end",
    replaced: "the gateway is built anew: until it stands (minutes on v2 tiers, up to an hour on the classic ones) nobody is served, all consumers\u2019 keys end, and its host name may change"
  },
  {
    type: "azurerm_api_management_api",
    destroyed: "the API goes: every call gets 404",
    replaced: "every call gets 404 until the API is there again, some seconds"
  },
  {
    type: "azurerm_api_management_api_policy",
    destroyed: "calls are no longer balanced, and callers\u2019 keys reach the accounts",
    replaced: "the API is taken from its consumers until its policy is back: 401, some seconds"
  },
  {
    type: "azurerm_api_management_product",
    destroyed: "its subscriptions go with it: their keys end"
  },
  {
    type: "azapi_resource",
    name: /\.subscription\[/,
    destroyed: "the consumer\u2019s keys end",
    replaced: "the consumer\u2019s keys end and new ones are made"
  },
  {
    type: "azurerm_user_assigned_identity",
    name: /azurerm_user_assigned_identity\.gateway(\[0\])?$/,
    destroyed: "the gateway can no longer call the accounts",
    replaced: "a new identity needs its roles first: accounts refuse the gateway for some minutes"
  },
  {
    type: "azurerm_key_vault",
    destroyed: "the vault goes, with the consumers\u2019 current keys (soft-deleted)",
    replaced: "a new vault: applications must read their keys from another address"
  },
  {
    type: "azurerm_role_assignment",
    name: /\.openai_user\[/,
    destroyed: "the gateway can no longer call this account",
    replaced: "this account refuses the gateway until the new assignment is in force, some minutes"
  },
  {
    type: "azapi_resource_action",
    name: /\.backend_removal\[/,
    destroyed: "the backend goes, once the policy names it no more",
    replaced: "the backend is deleted while the policy names it: Azure refuses, at every further apply. Do not apply"
  },
  {
    type: "azapi_resource_action",
    name: /\.pool_removal\[/,
    destroyed: "the pool goes, once the policy names it no more",
    replaced: "the pool is deleted while the policy names it: Azure refuses, at every further apply. Do not apply"
  },
  { type: "azapi_resource", name: /\.function_app$/, destroyed: "keys are no longer rotated" },
  {
    type: "azapi_resource",
    name: /\.storage$/,
    destroyed: "the rotation loses its package and its lease"
  },
  { type: "azurerm_application_insights", destroyed: "traces and metrics of before are gone" },
  {
    type: "azapi_resource",
    name: /\.log_workspace(\[0\])?$/,
    destroyed: "logs of before are gone"
  }
];
function costsOf(resources, losses = []) {
  const gone = resources.filter(
    ({ action, address }) => (action === "delete" || action === "replace") && !losses.some((loss2) => loss2.address === address || takesAlong(loss2, address))
  );
  const others = COSTS.flatMap((cost) => {
    const hit = gone.filter(
      ({ type, address, deposed }) => type === cost.type && deposed === void 0 && (cost.name?.test(address) ?? true)
    );
    return hit.map(({ address, action }) => {
      const text = action === "replace" ? cost.replaced ?? cost.destroyed : cost.destroyed;
      return `**${action}** ${code(address)}: ${text}`;
    });
  });
  return [
    ...losses.map((loss2) => `**${loss2.action}** ${code(loss2.address)}: ${plain(costOfLoss(loss2))}`),
    ...others
  ];
}
function takesAlong({ kind, address: lost }, address) {
  if (kind === "resource group") return true;
  const module = lost.replace(/[^.]+\.[^.]+$/, "");
  return kind === "service" && module !== "" && address.startsWith(module);
}

// action/report/resources.ts
var RANKS = {
  delete: 8,
  replace: 7,
  forget: 6,
  update: 5,
  create: 4,
  import: 3,
  move: 2,
  read: 1
};
var POLICY_BONUS = 0.5;
function resourceParts(resources) {
  const created = resources.filter(({ action }) => action === "create");
  const types = [...new Set(created.map(({ type }) => type))];
  return [
    ...resources.filter(({ action }) => action !== "create").toSorted((a, b) => RANKS[b.action] - RANKS[a.action]).map(changePart),
    ...types.flatMap((type) => createParts(created.filter((resource) => resource.type === type)))
  ];
}
function changePart(resource) {
  const isPolicy = resource.type.endsWith("_policy");
  const attributes = worthReading(resource);
  return {
    section: "resources",
    rank: RANKS[resource.action] + (isPolicy ? POLICY_BONUS : 0),
    kind: resource.action,
    row: `| ${resource.action} | ${code(nameOf(resource))} | ${why(resource)} |`,
    detail: attributes.length === 0 ? "" : details(
      `${resource.action} ${htmlCode(nameOf(resource))}`,
      renderAttributes(attributes),
      isPolicy && resource.action === "update"
    )
  };
}
function createParts(resources) {
  const [first] = resources;
  if (first === void 0) return [];
  if (resources.length === 1) return [changePart(first)];
  const what = `${resources.length} \xD7 ${first.type}`;
  const described = resources.flatMap((resource) => {
    const attributes = worthReading(resource);
    return attributes.length === 0 ? [] : [`${code(nameOf(resource))}

${renderAttributes(attributes)}`];
  });
  const names = resources.map((resource) => `- ${code(nameOf(resource))}`);
  const part = { section: "resources", kind: "create", rank: RANKS.create, row: "", detail: "" };
  return [
    {
      ...part,
      row: `| create | ${plural(resources.length, "resource")} ${code(first.type)} | |`,
      detail: details(`create ${htmlCode(what)}`, names.join("\n"))
    },
    ...described.length === 0 ? [] : [
      {
        ...part,
        rank: RANKS.create - 0.5,
        detail: details(`create ${htmlCode(what)}, each`, described.join("\n\n"))
      }
    ]
  ];
}
function nameOf({ address, deposed }) {
  return deposed === void 0 ? address : `${address} (deposed ${deposed})`;
}
function worthReading({ action, attributes }) {
  return attributes.filter(
    ({ before: before2, after, forcesReplacement }) => forcesReplacement || after.kind !== "unknown" && !(action === "create" && before2.kind === "absent" && isNothing(after))
  );
}
function isNothing(side) {
  if (side.kind === "absent") return true;
  if (side.kind !== "value") return false;
  const { value } = side;
  if (value === null || value === false || value === "") return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}
function why(resource) {
  const forced = resource.attributes.filter(({ forcesReplacement }) => forcesReplacement).map(({ path }) => code(path));
  return [
    resource.reason === void 0 ? "" : plain(resource.reason),
    forced.length === 0 ? "" : `forced by ${[...new Set(forced)].slice(0, 5).join(", ")}`,
    resource.createBeforeDestroy ? "the new one is created first" : "",
    resource.movedFrom === void 0 ? "" : `moved from ${code(resource.movedFrom)}`,
    resource.importing === void 0 ? "" : `imports ${code(resource.importing)}`
  ].filter((text) => text !== "").join("; ");
}

// action/report/topology.ts
var MOST_EDGES = 60;
function renderTopology({ models, strategy, stateful }) {
  const accounts = [
    .../* @__PURE__ */ new Set([
      ...models.flatMap(({ members }) => members.map(({ account }) => account)),
      ...typeof stateful === "string" ? [] : [stateful.account]
    ])
  ];
  const edges = models.flatMap((model, index) => modelEdges(model, index, accounts, strategy));
  if (edges.length === 0 || edges.length > MOST_EDGES) return "";
  const lines2 = [
    "flowchart LR",
    '  gateway(["API Management"])',
    ...models.map(({ name }, index) => `  gateway --> m${index}[${label(name)}]`),
    ...accounts.map((name, index) => `  a${index}[(${label(name)})]`),
    ...edges,
    ...typeof stateful === "string" ? [] : [`  gateway -. stateful calls .-> a${accounts.indexOf(stateful.account)}`]
  ];
  return block(lines2.join("\n"), "mermaid");
}
function modelEdges({ members }, index, accounts, strategy) {
  return members.map(({ account, priority, weight }) => {
    const share = { random: "", "round-robin": "", weighted: `weight ${weight}` };
    const text = strategy === "priority" ? `priority ${priority}, weight ${weight}` : share[strategy];
    const arrow = text === "" ? "-->" : `-->|${text}|`;
    return `  m${index} ${arrow} a${accounts.indexOf(account)}`;
  });
}
function label(text) {
  const escaped = text.replaceAll(/[^A-Za-z0-9 ._-]/gu, (sign) => `#${sign.codePointAt(0)};`);
  return `"${escaped === "*" || escaped === "#42;" ? "any model" : escaped}"`;
}

// action/report/traffic.ts
function renderTraffic(rows2) {
  const before2 = rows2.some((row) => row.before !== void 0) ? ", before \u2192 after" : "";
  return `### Traffic, simulated${before2}

${reviewTable(rows2)}`;
}
function trafficPicture(rows2) {
  const percents = (figures) => figures.map((one) => (100 * (one?.othersThrottled ?? 0)).toFixed(2)).join(", ");
  const highest = Math.max(
    1,
    ...rows2.flatMap(({ before: before2, after }) => [
      100 * after.othersThrottled,
      100 * (before2?.othersThrottled ?? 0)
    ])
  );
  const lines2 = [
    "xychart-beta",
    '  title "Callers\u2019 429s in percent: bars after, line before"',
    `  x-axis [${rows2.map(({ scenario }) => `"${scenario}"`).join(", ")}]`,
    `  y-axis "percent" 0 --> ${Math.ceil(highest)}`,
    `  bar [${percents(rows2.map(({ after }) => after))}]`,
    ...rows2.every(({ before: before2 }) => before2 === void 0) ? [] : [`  line [${percents(rows2.map(({ before: before2 }) => before2))}]`]
  ];
  return details("Callers\u2019 429s as a picture", block(lines2.join("\n"), "mermaid"));
}

// action/report/plan-report.ts
var RANKS2 = {
  cost: 12,
  loss: 11,
  change: 10.5,
  gain: 10,
  traffic: 9.5,
  output: 9,
  error: 8,
  warning: 3.5,
  hidden: 3.2,
  drift: 0,
  picture: -1
};
function renderPlan(report, { limit: limit2, measure }, prefix = "") {
  const { summary, losses, refusal, warnings, balancer, changes, traffic } = report;
  const picture = balancer === void 0 ? "" : renderTopology(balancer);
  const parts = [
    ...costsOf(summary.resources, losses).map(costPart),
    ...(changes ?? []).map(changePart2),
    ...traffic.length === 0 ? [] : [trafficPart(traffic)],
    ...resourceParts(summary.resources),
    ...summary.outputs.filter(({ name }) => name !== RECORD).map(outputPart),
    ...summary.drift.map(driftPart),
    ...summary.hidden.map(hiddenPart),
    ...[...warnings.map(describeFinding), ...checkMessages(summary)].map(warningPart),
    ...picture === "" ? [] : [picturePart(picture)]
  ];
  return fit(
    parts,
    limit2,
    measure,
    (selection) => [
      `${prefix}## ${plain(report.title)}${notWhole(summary)}`,
      alert([...refused(refusal), ...rows(selection, "costs")]),
      whatChanges(report, rows(selection, "changes")),
      counts(report),
      rows(selection, "traffic").join("\n"),
      ...detailsOf(selection, "traffic"),
      leftOut(selection),
      titled("Warnings", rows(selection, "warnings").join("\n")),
      titled("Resources", overview(["action", "resource", "why"], rows(selection, "resources"))),
      ...detailsOf(selection, "resources"),
      titled("Outputs", overview(["output", "before", "after"], rows(selection, "outputs"))),
      ...detailsOf(selection, "outputs"),
      titled("Changed outside Terraform", rows(selection, "drift").join("\n")),
      ...detailsOf(selection, "drift"),
      ...detailsOf(selection, "picture")
    ].filter((text) => text !== "").join("\n\n")
  );
}
function renderFailure(failure, { limit: limit2, measure }, prefix = "") {
  const parts = failure.findings.map((finding) => {
    const rank = finding.severity === "error" ? RANKS2.error : RANKS2.warning;
    const row = block(describeFinding(finding));
    return { section: "findings", rank, kind: finding.severity, row, detail: "" };
  });
  return fit(
    parts,
    limit2,
    measure,
    (selection) => [
      `${prefix}## ${plain(failure.title)}`,
      `**Failed:** ${plain(failure.message.slice(0, 2e3).toWellFormed())}`,
      ...rows(selection, "findings"),
      leftOut(selection),
      failure.origin
    ].filter((text) => text !== "").join("\n\n")
  );
}
function describeCounts({ changes, counts: counts2, resources, partial }) {
  if (!changes) return partial.length === 0 ? "No changes" : "No changes in what was planned";
  const others = ["replace", "import", "move", "forget"].flatMap((action) => {
    const count2 = resources.filter((resource) => resource.action === action).length;
    return count2 === 0 ? [] : [`${count2} ${PARTICIPLES[action]}`];
  });
  const base = `${counts2.add} to add, ${counts2.change} to change, ${counts2.destroy} to destroy`;
  const told = others.length === 0 ? base : `${base} (${others.join(", ")})`;
  return partial.length === 0 ? told : `${told}; not the whole plan: ${partial.join("; ")}`;
}
function notWhole({ partial }) {
  return partial.length === 0 ? "" : ` \u2013 not the whole plan: ${plain(partial.join("; "))}`;
}
var PARTICIPLES = {
  replace: "replaced",
  import: "imported",
  move: "moved",
  forget: "forgotten, not destroyed"
};
function counts({ origin, summary }) {
  const outputsOnly = summary.changes && summary.resources.length === 0 ? " (changes to outputs only)" : "";
  return [`**${describeCounts(summary)}**${outputsOnly}`, origin].filter((text) => text !== "").join("\n\n");
}
function alert(lines2) {
  return lines2.length === 0 ? "" : ["> [!CAUTION]", ...lines2.map((line2) => `> ${line2}`)].join("\n");
}
function refused(refusal) {
  if (refusal === void 0) return [];
  const [first = "", ...rest] = refusal.split("\n");
  const way = rest.filter((line2) => !line2.startsWith("- "));
  return [`**Refused:** ${plain(first)}`, ...way.map(plain), ""];
}
function costPart(row) {
  return { section: "costs", rank: RANKS2.cost, kind: "cost", row: `- ${row}`, detail: "" };
}
function changePart2({ kind, text }) {
  return { section: "changes", rank: RANKS2[kind], kind, row: `- ${plain(text)}`, detail: "" };
}
function trafficPart(traffic) {
  return {
    section: "traffic",
    rank: RANKS2.traffic,
    kind: "traffic",
    row: renderTraffic(traffic),
    detail: trafficPicture(traffic)
  };
}
function whatChanges({ changes, summary }, lines2) {
  if (changes === void 0)
    return summary.changes ? "*No configuration of before is known, so this report cannot say what changes for whom: the first apply of this version leaves one.*" : "";
  if (changes.length === 0)
    return summary.changes ? "*`load-balancer.yml` says the same as at the last apply.*" : "";
  return lines2.join("\n");
}
function outputPart(output) {
  const long = isLong(output);
  const cell = (side) => long ? "below" : code(describeSide(side));
  return {
    section: "outputs",
    rank: RANKS2.output,
    kind: "output",
    row: tableRow([code(output.name), cell(output.before), cell(output.after)]),
    detail: long ? details(
      `output ${htmlCode(output.name)}`,
      renderLongAttribute({ ...output, path: output.name, forcesReplacement: false })
    ) : ""
  };
}
function driftPart(resource) {
  const change2 = resource.action === "delete" ? "is gone" : "is different";
  return {
    section: "drift",
    rank: RANKS2.drift,
    kind: "drift",
    row: `- ${code(nameOf(resource))} ${change2}`,
    detail: resource.attributes.length === 0 ? "" : details(`drift of ${htmlCode(nameOf(resource))}`, renderAttributes(resource.attributes))
  };
}
function hiddenPart({ address, attribute }) {
  return {
    section: "drift",
    rank: RANKS2.hidden,
    kind: "hidden change",
    row: `- ${code(address)} ${HIDDEN_MESSAGE}`,
    detail: details(`hidden change of ${htmlCode(address)}`, renderLongAttribute(attribute), true)
  };
}
function checkMessages({ failedChecks }) {
  return failedChecks.map(
    ({ address, messages }) => `${address} fails: ${messages.join("; ") || "no message"}`
  );
}
function warningPart(message) {
  const row = `- ${plain(message)}`;
  return { section: "warnings", rank: RANKS2.warning, kind: "warning", row, detail: "" };
}
function picturePart(picture) {
  const detail = details("Who serves which model", picture);
  return { section: "picture", rank: RANKS2.picture, kind: "picture", row: "", detail };
}
function rows(selection, section) {
  return selection.rows.filter((part) => part.section === section).map(({ row }) => row);
}
function detailsOf(selection, section) {
  return selection.details.filter((part) => part.section === section).map(({ detail }) => detail);
}
function overview(header, lines2) {
  return lines2.length === 0 ? "" : [tableHead(header), ...lines2].join("\n");
}
function titled(title, body) {
  return body === "" ? "" : `### ${title}

${body}`;
}
function tableRow(cells) {
  return `| ${cells.join(" | ")} |`;
}
function leftOut({ missingRows, missingDetails }) {
  const count2 = (missing) => [...missing].map(([kind, number]) => `${number} \xD7 ${kind}`).join(", ");
  const sentences = [
    missingRows.size === 0 ? "" : `not listed: ${count2(missingRows)}`,
    missingDetails.size === 0 ? "" : `without details: ${count2(missingDetails)}`
  ].filter((text) => text !== "");
  return sentences.length === 0 ? "" : `> Left out for GitHub's size limit, ${sentences.join("; ")}. The job summary and the report file have more.`;
}

// action/commands/preflight.ts
async function checkEstate(context, { configuration, document }, terraform, purpose) {
  const { inputs, workflow, environment, fetch, signal } = context;
  if (inputs.terraformDirectory !== void 0) return;
  const state = await terraform.state();
  const complaints = await workflow.group(
    "Ask Azure",
    () => context.preflight({
      configuration,
      purpose,
      state,
      environment,
      fetch,
      signal,
      info: workflow.info
    })
  );
  if (complaints.length === 0) return;
  const findings = complaints.map(
    ({ severity, path, message }) => ({
      severity,
      ...path.length === 0 ? {} : { file: document.file, ...document.placeOf(path) },
      message: about(path, message)
    })
  );
  const errors = inFileOrder(findings.filter(({ severity }) => severity === "error"));
  const [first] = errors;
  if (first === void 0) findings.forEach(workflow.annotate);
  else {
    const more = errors.length === 1 ? "" : ` (and ${errors.length - 1} more)`;
    throw new ActionFailure(
      "preflight-failed",
      `nothing was changed: ${describeFinding(first)}${more}`,
      findings
    );
  }
}

// action/commands/protection.ts
var ALLOWANCE = ["gateway", "allowReplacement"];
var OTHER_WAY = 'Build the new gateway beside the old one, move the callers, then remove the old one: docs/operations.md, "Another region, environment or family of tiers"';
function refusalOf(artefacts, { losses, services, summary }) {
  const { allowReplacement: allowed, document, configuration } = artefacts;
  const refused2 = losses.filter(({ owners }) => allowed === void 0 || !owners.includes(allowed));
  if (refused2.length === 0) return void 0;
  const names = [...new Set(refused2.map(({ owners }) => owners[0] ?? ""))];
  if (allowed !== void 0) {
    const there = services.length === 0 ? "the state holds no service" : `there is ${services.join(", ")}`;
    const message2 = `gateway.allowReplacement is "${allowed}", which is not what the plan destroys: ${names.join(", ")} (${there}). Nothing was changed. Correct the name if that is to go, or take it out`;
    throw new ActionFailure("config-invalid", `${message2}.
${lines(refused2)}`, [
      { severity: "error", ...placeIn(document, ALLOWANCE), message: message2 }
    ]);
  }
  const causes = causesOf(before(summary), configuration);
  const why2 = causes.map(({ text }) => text).join(" and ");
  const message = [
    `the plan destroys what no apply gives back${why2 === "" ? "" : `, since ${why2}`}. Nothing was changed.`,
    lines(refused2),
    `${OTHER_WAY}. ${allow(names)}`
  ].join("\n");
  return new ActionFailure(
    "replacement-refused",
    message,
    causes.map(
      ({ path, text }) => ({
        severity: "error",
        ...placeIn(document, path),
        message: `${text}, which destroys what no apply gives back`
      })
    )
  );
}
function staleAllowance({ allowReplacement: allowed, document }, { losses, services }) {
  if (allowed === void 0 || losses.length > 0) return void 0;
  const what = services.includes(allowed) ? "the plan destroys nothing of it" : `there is no such service${services.length === 0 ? "" : `, but ${services.join(", ")}`}`;
  return {
    severity: "error",
    ...placeIn(document, ALLOWANCE),
    message: `gateway.allowReplacement: "${allowed}" allows nothing: ${what}. Take it out, so that it does not allow what somebody changes later`
  };
}
function placeIn(document, path) {
  return { file: document.file, ...document.placeOf(path) };
}
function allow(names) {
  const [name, ...others] = names;
  return others.length === 0 ? `To destroy it all the same, write gateway.allowReplacement: ${name}` : `gateway.allowReplacement names one service, and this would be ${names.join(" and ")}: let one of them go at a time`;
}
function lines(losses) {
  return losses.map(
    (loss2) => `- ${loss2.kind} ${loss2.name} (${loss2.action} ${loss2.address}): ${costOfLoss(loss2)}`
  ).join("\n");
}
function causesOf(before2, after) {
  if (before2 === void 0) return [];
  const changed = (path, name, was, is) => was === is ? [] : [{ path, text: `${name} changes from ${was} to ${is}` }];
  const [old, now] = [before2.gateway.sku, after.gateway.sku];
  return [
    ...changed(["environment"], "environment", before2.environment, after.environment),
    ...changed(["location"], "location", before2.location, after.location),
    ...isV2(old) === isV2(now) ? [] : changed(["gateway", "sku"], "gateway.sku", old, now),
    ...before2.rotation !== void 0 && after.rotation === void 0 ? [{ path: ["rotation"], text: "rotation is taken out" }] : []
  ];
}
function before({ recorded }) {
  return recorded === void 0 ? void 0 : readRecord(recorded);
}

// action/github/marker.ts
var START = "<!-- apim-openai-load-balancer ";
var END = " -->\n";
var VERSION = 2;
var ROOM = 18e3;
function writeMarker({ label: label2, environment, commit, run }, plan2) {
  const record = plan2 === void 0 ? {} : recordOf(plan2, ROOM);
  const content = { version: VERSION, label: label2, environment, commit, run, ...record };
  const json = JSON.stringify(content).replaceAll("-", "\\u002d").replaceAll(">", "\\u003e");
  return `${START}${json}${END}`;
}
function readMarker(comment) {
  const end = comment.indexOf(END.trimEnd());
  if (!comment.startsWith(START) || end < 0) return void 0;
  try {
    const json = parseJson(comment.slice(START.length, end));
    const label2 = textOf(member(json, "label"));
    const environment = textOf(member(json, "environment"));
    if (label2 === void 0 || environment === void 0) return void 0;
    const run = member(json, "run");
    return {
      label: label2,
      environment,
      commit: textOf(member(json, "commit")) ?? "",
      run: typeof run === "number" ? run : 0,
      plan: readPlan(json)
    };
  } catch {
    return void 0;
  }
}
function sameKey(a, b) {
  return a.label === b.label && a.environment === b.environment;
}
function readPlan(json) {
  const hash = textOf(member(json, "hash"));
  if (hash === void 0 || member(json, "version") !== VERSION) return void 0;
  return { hash, details: textOf(member(json, "details")) ?? "" };
}

// action/github/comment.ts
async function findComments(github, { repository, number }, key) {
  const comments = await github.list(`/repos/${repository}/issues/${number}/comments`);
  const marked = comments.flatMap((comment) => {
    const found = ownComment(comment);
    return found !== void 0 && sameKey(found.marker, key) ? [{ comment, found }] : [];
  });
  if (marked.length === 0) return [];
  const viewer = await github.viewer();
  return marked.filter(({ comment }) => loginOf(comment) === viewer).map(({ found }) => found);
}
async function upsertComment(github, pullRequest, key, body) {
  for (let attempt = 1; ; attempt++) {
    const [comment, ...duplicates] = await findComments(github, pullRequest, key);
    try {
      const written = comment === void 0 ? await github.post(`${issue(pullRequest)}/comments`, { body }) : await github.patch(commentPath(pullRequest, comment.id), { body });
      for (const duplicate of duplicates) await remove(github, pullRequest, duplicate);
      return textOf(member(written, "html_url")) ?? "";
    } catch (error) {
      if (!(error instanceof GitHubError) || attempt === 2) throw error;
      const deletedMeanwhile = comment !== void 0 && error.status === 404;
      if (!deletedMeanwhile && !error.isUncertain) throw error;
    }
  }
}
async function remove(github, pullRequest, { id }) {
  try {
    await github.delete(commentPath(pullRequest, id));
  } catch (error) {
    if (!(error instanceof GitHubError)) throw error;
  }
}
function issue({ repository, number }) {
  return `/repos/${repository}/issues/${number}`;
}
function commentPath({ repository }, id) {
  return `/repos/${repository}/issues/comments/${id}`;
}
function ownComment(comment) {
  const id = member(comment, "id");
  const marker = readMarker(textOf(member(comment, "body")) ?? "");
  if (typeof id !== "number" || marker === void 0) return void 0;
  return { id, marker, url: textOf(member(comment, "html_url")) ?? "" };
}
function loginOf(comment) {
  return textOf(member(member(comment, "user"), "login"));
}

// action/commands/review.ts
var MOST_DIFFERENCES = 20;
async function writeComment(context, key, plan2, compose) {
  const { inputs, workflow, github, event, commit, secrecy } = context;
  if (inputs.comment === "never" || event === void 0) return;
  try {
    if (github === void 0) throw new Error("the input github-token is empty");
    const pullRequest = await pullRequestOf(context);
    if (pullRequest === void 0) {
      if (inputs.comment === "always") {
        throw new Error(`event ${event.name} belongs to no pull request; set the input pr-number`);
      }
      workflow.info("No pull request: the plan is in the job summary only.");
      return;
    }
    const planned = { ...key, commit, run: event.run };
    const [present] = await findComments(github, pullRequest, key);
    const age = present === void 0 ? "older" : await ageOf(github, event.repository, present.marker, {
      ...planned,
      isHead: event.name.startsWith("pull_request")
    });
    if (present !== void 0 && age === "unknown") {
      workflow.annotate({
        severity: "warning",
        message: `the comment on pull request #${pullRequest.number} showed the plan of ${present.marker.commit}; GitHub does not say whether that is newer than ${commit}, whose plan is there now. The token needs \`contents: read\` to ask`
      });
    }
    if (present !== void 0 && age === "newer") {
      workflow.output("comment-url", present.url);
      workflow.annotate({
        severity: "warning",
        message: `the comment on pull request #${pullRequest.number} shows the plan of a newer commit, ${present.marker.commit}, and stays: the plan of ${commit} is in the job summary only. To review that one, run the command plan on it again`
      });
      return;
    }
    const body = compose({ limit: COMMENT_LIMIT, measure: characters }, writeMarker(planned, plan2));
    const url = await upsertComment(github, pullRequest, key, secrecy.scrub(body));
    workflow.output("comment-url", url);
  } catch (error) {
    if (context.signal.aborted) throw error;
    const message = `the pull request could not be commented on: ${explain(error, "write")}`;
    if (inputs.comment === "always") throw new ActionFailure("comment-failed", message);
    workflow.annotate({
      severity: "warning",
      message: `${message}. The plan is in the job summary`
    });
  }
}
async function ageOf(github, repository, present, planned) {
  if (present.commit === "" || present.commit === planned.commit) return "older";
  const range2 = `${encodeURIComponent(present.commit)}...${encodeURIComponent(planned.commit)}`;
  const relation = await github.get(`/repos/${repository}/compare/${range2}`).then((comparison) => textOf(member(comparison, "status"))).catch((error) => {
    if (error instanceof GitHubError) return void 0;
    throw error;
  });
  if (relation === "ahead" || relation === "identical") return "older";
  if (relation === "behind") return planned.isHead && planned.run > present.run ? "older" : "newer";
  if (planned.run < present.run) return "newer";
  return relation === void 0 ? "unknown" : "older";
}
async function requireReviewedPlan(context, key, identity) {
  const { inputs, workflow, github, event } = context;
  if (inputs.requireReviewedPlan === "false") return;
  if (event === void 0) {
    throw notReviewed(
      "outside a workflow (GITHUB_REPOSITORY names no repository) there is no pull request to compare with. Set require-reviewed-plan: false to apply without a review"
    );
  }
  if (github === void 0) {
    throw notReviewed(
      "without github-token the reviewed plan cannot be read. Leave github-token out, so that it has its default, or set require-reviewed-plan: false to apply without a review"
    );
  }
  const reviewed = await (async () => {
    const pullRequest = await pullRequestOf(context);
    if (pullRequest === void 0) return void 0;
    const [comment] = await findComments(github, pullRequest, key);
    return { number: pullRequest.number, comment };
  })().catch((error) => {
    if (context.signal.aborted) throw error;
    throw notReviewed(
      `the reviewed plan cannot be read: ${explain(error, "read")}. Run apply again, or set require-reviewed-plan: false to apply without a review`
    );
  });
  if (reviewed === void 0) {
    if (inputs.requireReviewedPlan === "true") {
      throw notReviewed(
        "no pull request was found for this run. Set pr-number to the one whose plan was reviewed, or require-reviewed-plan: false to apply without a review"
      );
    }
    workflow.info("No pull request: nothing to compare the plan with.");
    return;
  }
  const plan2 = reviewed.comment?.marker.plan;
  if (plan2 === void 0) {
    throw notReviewed(
      `pull request #${reviewed.number} shows no plan of ${describeKey(key)} by this account and this version of the Action. ${planAgain(reviewed.number)}, or set require-reviewed-plan: false to apply without a review`
    );
  }
  if (plan2.hash === identity.hash) {
    workflow.info(`This is the plan that pull request #${reviewed.number} shows.`);
    return;
  }
  const differences = await differencesBetween(plan2, identity);
  const message = `the plan is not the one that was reviewed on pull request #${reviewed.number}. ${planAgain(reviewed.number)}`;
  throw new ActionFailure(
    "plan-changed",
    [message, ...listed(differences, MOST_DIFFERENCES)].join("\n"),
    [],
    [message, ...listed(differences, Number.POSITIVE_INFINITY)]
  );
}
async function differencesBetween(plan2, identity) {
  const { compareWithRecord } = await import("./record-EYCSAQPI.js");
  return compareWithRecord(plan2, identity);
}
function listed({ found, more }, most) {
  const rest = Math.max(0, found.length - most) + more;
  if (found.length === 0)
    return ["(What the comment keeps of that plan does not say where they differ.)"];
  return [
    ...found.slice(0, most).map(({ address, what }) => `- ${address}: ${what}`),
    ...rest > 0 ? [`- and ${more > 0 ? "about " : ""}${rest} more`] : []
  ];
}
function planAgain(number) {
  return `Run the command plan with pr-number: ${number} on the commit that is to be applied, have that plan reviewed, and run apply again`;
}
async function pullRequestOf({ inputs, event, github }) {
  if (event === void 0 || github === void 0) return void 0;
  const number = inputs.pullRequest ?? await findPullRequest(event, github);
  return number === void 0 ? void 0 : { repository: event.repository, number };
}
function notReviewed(why2) {
  return new ActionFailure("plan-missing", `apply wants the plan that was reviewed, but ${why2}`);
}
function describeKey({ label: label2, environment }) {
  return label2 === "" ? `environment ${environment}` : `${label2} (environment ${environment})`;
}
function explain(error, wanted) {
  if (!(error instanceof GitHubError)) return messageOf(error);
  return error.isReadOnlyToken ? `${error.message}: the token may not ${wanted} that. Give the job \`permissions: pull-requests: ${wanted}\`; pull requests from forks and from Dependabot never get more than read` : error.message;
}

// action/commands/plan.ts
async function plan(context) {
  const { inputs, workflow, workspace } = context;
  const artefacts = await lintedArtefacts(context);
  const layout = layoutOf(workspace, inputs.label, inputs.planFile);
  try {
    const terraform = await openTerraform(context, artefacts);
    await checkEstate(context, artefacts, terraform, "plan");
    const json = await writePlan(context, terraform, {
      planFile: layout.planFile,
      variablesFile: artefacts.variablesFile,
      destroy: false
    });
    const understood = await understandPlan(context, json, layout.planFile);
    const refusal = refusalOf(artefacts, understood);
    const stale = staleAllowance(artefacts, understood);
    if (stale !== void 0) throw new ActionFailure("config-invalid", stale.message, [stale]);
    workflow.output("plan-file", fromWorkspace(workspace, layout.planFile));
    workflow.info(describeCounts(understood.summary));
    for (const { address } of understood.summary.hidden)
      workflow.annotate({ severity: "warning", message: `${address} ${HIDDEN_MESSAGE}` });
    await tellGatewayUrl(context, terraform);
    const traffic = refusal === void 0 ? await simulatedTraffic(context, artefacts, understood.summary) : [];
    const report = {
      ...reportOf(context, artefacts, understood, "plan"),
      traffic,
      refusal: refusal?.message
    };
    await writeReport(context, report);
    await writeComment(
      context,
      keyOf(context, artefacts),
      // What is refused has not been reviewed.
      refusal === void 0 ? understood.identity : void 0,
      (size, prefix) => renderPlan(report, size, prefix)
    );
    if (refusal !== void 0) throw refusal;
    refuseMissed(traffic);
  } catch (error) {
    if (!context.signal.aborted) await reportFailure(context, artefacts, error);
    throw error;
  }
}
async function lintedArtefacts(context) {
  const artefacts = await prepareArtefacts(context);
  const found = await lintArtefacts(context, artefacts);
  const warnings = found.map((finding) => ({ ...finding, severity: "warning" }));
  warnings.forEach(context.workflow.annotate);
  return { ...artefacts, warnings: [...artefacts.warnings, ...warnings] };
}
function keyOf({ inputs }, { balancer }) {
  return { label: inputs.label, environment: balancer.environment };
}
function reportOf(context, artefacts, { summary, losses }, command) {
  return {
    title: `${titleOf(context, artefacts)}: ${command}`,
    origin: originOf(context),
    summary,
    losses,
    refusal: void 0,
    balancer: artefacts.balancer,
    warnings: artefacts.warnings,
    changes: changesSince(summary, artefacts),
    traffic: []
  };
}
var trafficOf = ({ accounts, models, balancing, gateway }) => JSON.stringify([accounts, models, balancing, gateway.sku]);
async function simulatedTraffic({ inputs, workflow, simulateReview }, { configuration, balancer, expectations }, { recorded }) {
  const before2 = recorded === void 0 ? void 0 : readRecord(recorded);
  if (inputs.simulation === "never") return [];
  const same = before2 !== void 0 && trafficOf(before2) === trafficOf(configuration);
  if (same && expectations.length === 0) return [];
  try {
    return await workflow.group(
      "Simulate traffic",
      () => simulateReview({
        before: before2 === void 0 ? void 0 : createBalancer(before2),
        after: balancer,
        expectations
      })
    );
  } catch (error) {
    const message = `traffic could not be simulated, so the report says nothing of it: ${messageOf(error)}`;
    workflow.annotate({ severity: "warning", message });
    return [];
  }
}
function refuseMissed(traffic) {
  const missing = traffic.flatMap(
    ({ scenario, judgements }) => missed({ judgements }).map((judgement) => `${scenario}: ${describeJudgement(judgement)}`)
  );
  if (missing.length > 0)
    throw new ActionFailure("expectation-missed", `expectations missed: ${missing.join("; ")}`);
}
function changesSince({ recorded }, { configuration }) {
  const before2 = recorded === void 0 ? void 0 : readRecord(recorded);
  return before2 === void 0 ? void 0 : configurationChanges(before2, configuration);
}
var SUMMARY_REST = 1024;
async function writeReport({ workflow, workspace, inputs, secrecy }, report) {
  const { reportFile } = layoutOf(workspace, inputs.label);
  const whole = { limit: Number.POSITIVE_INFINITY, measure: bytes };
  await writeFile(reportFile, `${secrecy.scrub(renderPlan(report, whole))}
`);
  workflow.output("report-file", fromWorkspace(workspace, reportFile));
  await workflow.summary(
    renderPlan(report, { limit: SUMMARY_LIMIT - SUMMARY_REST, measure: bytes })
  );
}
async function writeRefusal(context, artefacts, error) {
  if (!(error instanceof ActionFailure)) return;
  const [message = error.message, ...details2] = error.details;
  const failure = {
    title: `${titleOf(context, artefacts)}: not applied`,
    origin: originOf(context),
    message,
    findings: details2.map((detail) => ({ severity: "error", message: detail }))
  };
  const size = { limit: SUMMARY_LIMIT - 1, measure: bytes };
  await context.workflow.summary(renderFailure(failure, size));
}
async function reportFailure(context, artefacts, error) {
  const told = ["comment-failed", "expectation-missed", "replacement-refused"];
  if (error instanceof ActionFailure && told.includes(error.reason)) return;
  const failure = {
    title: `${titleOf(context, artefacts)}: plan`,
    origin: originOf(context),
    message: messageOf(error),
    findings: error instanceof ActionFailure ? error.findings : []
  };
  const size = { limit: SUMMARY_LIMIT - 1, measure: bytes };
  await context.workflow.summary(renderFailure(failure, size));
  const comment = context.inputs.comment === "never" ? "never" : "auto";
  const lenient = { ...context, inputs: { ...context.inputs, comment } };
  await writeComment(
    lenient,
    keyOf(context, artefacts),
    void 0,
    (limit2, prefix) => renderFailure(failure, limit2, prefix)
  );
}
function titleOf({ inputs }, { balancer }) {
  return inputs.label === "" ? `Load balancer ${balancer.environment}` : `Load balancer ${inputs.label} (${balancer.environment})`;
}
function originOf({ event, commit }) {
  if (event === void 0) return "";
  return [
    commit === "" ? "" : `Commit ${code(commit.slice(0, 12))}`,
    event.runUrl === void 0 ? "" : `[run](${event.runUrl})`,
    event.name === "workflow_dispatch" ? `dispatched on ${plain(event.ref)}` : ""
  ].filter((text) => text !== "").join(" \xB7 ");
}

export {
  describeCounts,
  checkEstate,
  refusalOf,
  staleAllowance,
  requireReviewedPlan,
  plan,
  keyOf,
  reportOf,
  writeReport,
  writeRefusal
};
