import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  reviewTable
} from "./chunk-TROZRAJU.js";
import {
  recoveryParts
} from "./chunk-L6ZGEMP7.js";
import {
  comparePolicies,
  describeChanges,
  editScript
} from "./chunk-YRUZLKN7.js";
import {
  HIDDEN_MESSAGE,
  costOfLoss,
  describeCounts
} from "./chunk-VRKYN3ZQ.js";
import "./chunk-DWG4YDZM.js";
import {
  fit
} from "./chunk-FTNM7CRD.js";
import {
  block,
  code,
  details,
  htmlCode,
  plain,
  plural,
  tableHead
} from "./chunk-UYWZQWPL.js";
import {
  RECORD
} from "./chunk-MPOTOVK3.js";
import "./chunk-BRKZZZKB.js";
import {
  canonical,
  isArray,
  isObject
} from "./chunk-Y3RJ2JCK.js";
import {
  PolicyError
} from "./chunk-NVDFTIHX.js";
import "./chunk-CDEOX6Z7.js";
import {
  describeFinding,
  errorsFirst
} from "./chunk-NXTOOCTD.js";
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
var count = (value) => value.toLocaleString("en");
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
var yes = (value) => value ? "yes" : "no";
var accepted = (value) => value ? "accepted" : "refused";

// action/report/diff.ts
function diffLines(before, after, context = 3) {
  const [old, fresh] = [splitLines(before), splitLines(after)];
  const edits = editScript(old, fresh);
  const count2 = (kind) => edits.filter((edit) => edit.kind === kind).length;
  return {
    lines: hunks(edits, context, (edit) => signed(edit, old, fresh)),
    added: count2("add"),
    removed: count2("remove")
  };
}
function splitLines(text) {
  return text === "" ? [] : text.replace(/\r?\n$/, "").split(/\r?\n/);
}
function signed(edit, before, after) {
  switch (edit.kind) {
    case "keep":
      return ` ${before[edit.before]}`;
    case "remove":
      return `-${before[edit.before]}`;
    case "add":
      return `+${after[edit.after]}`;
  }
}
function hunks(edits, context, show) {
  const lines = [];
  let position = 0;
  let [before, after] = [0, 0];
  const advance = (to) => {
    const [fromBefore, fromAfter] = [before, after];
    for (; position < to; position++) {
      if (edits[position]?.kind !== "add") before++;
      if (edits[position]?.kind !== "remove") after++;
    }
    return { fromBefore, fromAfter, ofBefore: before - fromBefore, ofAfter: after - fromAfter };
  };
  for (const [from, to] of changedRanges(edits, context)) {
    advance(from);
    const { fromBefore, fromAfter, ofBefore, ofAfter } = advance(to);
    lines.push(`@@ -${range(fromBefore, ofBefore)} +${range(fromAfter, ofAfter)} @@`);
    for (const edit of edits.slice(from, to)) lines.push(show(edit));
  }
  return lines;
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
function range(before, count2) {
  const start = count2 === 0 ? before : before + 1;
  return count2 === 1 ? `${start}` : `${start},${count2}`;
}

// action/report/policy-difference.ts
var POLICY_ATTRIBUTE = "xml_content";
function comparePolicySides({
  path,
  before,
  after
}) {
  if (path !== POLICY_ATTRIBUTE || before.kind !== "value" || after.kind !== "value")
    return void 0;
  if (typeof before.value !== "string" || typeof after.value !== "string") return void 0;
  try {
    const changes = comparePolicies(before.value, after.value);
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
  const { size, lines } = comparePolicySides(attribute) ?? compareLines(attribute);
  const title = `${code(attribute.path)}: ${size}${attribute.forcesReplacement ? ", forces replacement" : ""}`;
  return lines.length === 0 ? title : `${title}

${block(limitLines(lines).join("\n"), "diff")}`;
}
function compareLines({ before, after }) {
  const { added, removed, lines } = diffLines(documentText(before), documentText(after));
  const size = `${plural(added, "line")} added, ${removed} removed`;
  return { size: lines.length === 0 ? `${size} (line ends only)` : size, lines };
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
function isLong({ before, after }) {
  const texts = [before, after].filter((side) => side.kind === "value").map(documentText);
  return before.kind !== "sensitive" && after.kind !== "sensitive" && after.kind !== "unknown" && texts.some((text) => text.length > LONGEST_INLINE || text.includes("\n"));
}
function line({ path, before, after, forcesReplacement }) {
  const note = forcesReplacement ? "  # forces replacement" : "";
  if (before.kind === "absent") return `+ ${path} = ${describeSide(after)}${note}`;
  if (after.kind === "absent") return `- ${path} = ${describeSide(before)}${note}`;
  return `! ${path} = ${describeSide(before)} -> ${describeSide(after)}${note}`;
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
function limitLines(lines) {
  const kept = lines.slice(0, MOST_LINES).map((text) => shortenTo(text, LONGEST_LINE));
  const left = lines.length - kept.length;
  return left === 0 ? kept : [...kept, `\u2026 ${plural(left, "more line")}`];
}
function shorten(text) {
  return shortenTo(text, LONGEST_LINE / 2);
}
function shortenTo(text, length) {
  if (text.length <= length) return text;
  return `${text.slice(0, length).replace(/[\uD800-\uDBFF]$/, "")}\u2026 (${text.length} characters)`;
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
  const module = lost.split(".").slice(0, -2).join(".");
  return kind === "service" && module !== "" && address.startsWith(`${module}.`);
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
    ({ before, after, forcesReplacement }) => forcesReplacement || after.kind !== "unknown" && !(action === "create" && before.kind === "absent" && isNothing(after))
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
  const lines = [
    "flowchart LR",
    '  gateway(["API Management"])',
    ...models.map(({ name }, index) => `  gateway --> m${index}[${label(name)}]`),
    ...accounts.map((name, index) => `  a${index}[(${label(name)})]`),
    ...edges,
    ...typeof stateful === "string" ? [] : [`  gateway -. stateful calls .-> a${accounts.indexOf(stateful.account)}`]
  ];
  return block(lines.join("\n"), "mermaid");
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
  const before = rows2.some((row) => row.before !== void 0) ? ", before \u2192 after" : "";
  return `### Traffic, simulated${before}

${reviewTable(rows2)}`;
}
function trafficPicture(rows2) {
  const percents = (figures) => figures.map((one) => (100 * (one?.othersThrottled ?? 0)).toFixed(2)).join(", ");
  const highest = Math.max(
    1,
    ...rows2.flatMap(({ before, after }) => [
      100 * after.othersThrottled,
      100 * (before?.othersThrottled ?? 0)
    ])
  );
  const lines = [
    "xychart-beta",
    '  title "Callers\u2019 429s in percent: bars after, line before"',
    `  x-axis [${rows2.map(({ scenario }) => `"${scenario}"`).join(", ")}]`,
    `  y-axis "percent" 0 --> ${Math.ceil(highest)}`,
    `  bar [${percents(rows2.map(({ after }) => after))}]`,
    ...rows2.every(({ before }) => before === void 0) ? [] : [`  line [${percents(rows2.map(({ before }) => before))}]`]
  ];
  return details("Callers\u2019 429s as a picture", block(lines.join("\n"), "mermaid"));
}

// action/report/plan-report.ts
var RANKS2 = {
  cost: 12,
  recovery: 11.5,
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
    ...recoveryParts(report.recovery).map(recoveryPart),
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
      titled("Left by an interrupted apply", rows(selection, "recovery").join("\n")),
      ...detailsOf(selection, "recovery"),
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
  const parts = errorsFirst(failure.findings).map((finding) => {
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
      ...failed(failure.message),
      ...rows(selection, "findings"),
      leftOut(selection),
      failure.origin
    ].filter((text) => text !== "").join("\n\n")
  );
}
function notWhole({ partial }) {
  return partial.length === 0 ? "" : ` \u2013 not the whole plan: ${plain(partial.join("; "))}`;
}
var LONGEST_MESSAGE = 4e3;
function failed(message) {
  const kept = message.slice(0, LONGEST_MESSAGE).toWellFormed();
  const [first = "", ...others] = kept.split("\n");
  const rest = others.join("\n").trim();
  const left = message.length - kept.length;
  return [
    `**Failed:** ${plain(first)}`,
    ...rest === "" ? [] : [block(rest)],
    ...left === 0 ? [] : [`\u2026 ${plural(left, "more character")}`]
  ];
}
function counts({ origin, summary }) {
  const outputsOnly = summary.changes && summary.resources.length === 0 ? " (changes to outputs only)" : "";
  return [`**${describeCounts(summary)}**${outputsOnly}`, origin].filter((text) => text !== "").join("\n\n");
}
function alert(lines) {
  return lines.length === 0 ? "" : ["> [!CAUTION]", ...lines.map((line2) => `> ${line2}`)].join("\n");
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
function recoveryPart(part) {
  return {
    section: "recovery",
    rank: RANKS2.recovery,
    kind: "left by an interrupted apply",
    ...part
  };
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
function whatChanges({ changes, summary }, lines) {
  if (changes === void 0)
    return summary.changes ? "*No configuration of before is known, so this report cannot say what changes for whom: the first apply of this version leaves one.*" : "";
  if (changes.length === 0)
    return summary.changes ? "*`load-balancer.yml` says the same as at the last apply.*" : "";
  return lines.join("\n");
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
function overview(header, lines) {
  return lines.length === 0 ? "" : [tableHead(header), ...lines].join("\n");
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
export {
  configurationChanges,
  renderFailure,
  renderPlan
};
