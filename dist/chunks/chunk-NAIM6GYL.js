import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  describeJudgement,
  missed,
  reviewTable
} from "./chunk-TA4MW6TS.js";
import {
  GitHubError,
  compareIdentities,
  environmentScrub,
  findPullRequest,
  openTerraform,
  pullRequestOfEvent,
  reviewedCommit,
  tellGatewayUrl,
  understandPlan,
  writePlan
} from "./chunk-KD3ODOGC.js";
import {
  createBalancer
} from "./chunk-PLUJSTA7.js";
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
} from "./chunk-UDPKUDKG.js";
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
} from "./chunk-DMP2Q4AD.js";
import {
  RECORD,
  readRecord
} from "./chunk-HJLSGBMG.js";
import {
  PolicyError
} from "./chunk-NVDFTIHX.js";
import {
  lintArtefacts
} from "./chunk-CB2EFIPY.js";
import {
  fromWorkspace,
  layoutOf,
  prepareArtefacts
} from "./chunk-OBC5XFUW.js";
import {
  describeFinding
} from "./chunk-EHWEQYUQ.js";
import {
  ActionFailure,
  messageOf
} from "./chunk-XQOUJGX6.js";

// action/commands/plan.ts
import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

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

// action/report/configuration-changes.ts
var ORDER = ["loss", "change", "gain"];
function configurationChanges(before, after) {
  return [
    ...gatewayChanges(before, after),
    ...accountChanges(before, after),
    ...modelChanges(before, after),
    ...balancingChanges(before, after),
    ...callerChanges(before, after),
    ...consumerChanges(before, after),
    ...rotationChanges(before, after),
    ...settled("change", "tags", describe(before.tags), describe(after.tags))
  ].toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
}
var loss = (text) => ({ kind: "loss", text });
var gain = (text) => ({ kind: "gain", text });
var change = (text) => ({ kind: "change", text });
function settled(kind, name, before, after) {
  return before === after ? [] : [{ kind, text: `${name}: ${after} (before: ${before})` }];
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
    ...settled(
      "change",
      "publisher",
      `${old.publisher.name}, ${old.publisher.email}`,
      `${now.publisher.name}, ${now.publisher.email}`
    )
  ];
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
function diffLines(before, after, context = 3) {
  const [old, fresh] = [splitLines(before), splitLines(after)];
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
  for (const [from, to] of changedRanges(edits, context)) {
    const count2 = (start, end, other) => edits.slice(start, end).filter(({ kind }) => kind !== other).length;
    lines.push(
      `@@ -${range(count2(0, from, "add"), count2(from, to, "add"))} +${range(count2(0, from, "remove"), count2(from, to, "remove"))} @@`,
      ...edits.slice(from, to).map(show)
    );
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
    name: /azurerm_user_assigned_identity\.gateway$/,
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
    name: /\.log_workspace$/,
    destroyed: "logs of before are gone"
  }
];
function costsOf(resources) {
  const gone = resources.filter(({ action }) => action === "delete" || action === "replace");
  return COSTS.flatMap((cost) => {
    const hit = gone.filter(
      ({ type, address, deposed }) => type === cost.type && deposed === void 0 && (cost.name?.test(address) ?? true)
    );
    return hit.map(({ address, action }) => {
      const text = action === "replace" ? cost.replaced ?? cost.destroyed : cost.destroyed;
      return `**${action}** ${code(address)}: ${text}`;
    });
  });
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
  const { summary, warnings, balancer, changes, traffic } = report;
  const picture = balancer === void 0 ? "" : renderTopology(balancer);
  const parts = [
    ...costsOf(summary.resources).map(costPart),
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
      `${prefix}## ${plain(report.title)}`,
      alert(rows(selection, "costs")),
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
function describeCounts({ changes, counts: counts2, resources }) {
  if (!changes) return "No changes";
  const others = ["replace", "import", "move", "forget"].flatMap((action) => {
    const count2 = resources.filter((resource) => resource.action === action).length;
    return count2 === 0 ? [] : [`${count2} ${PARTICIPLES[action]}`];
  });
  const base = `${counts2.add} to add, ${counts2.change} to change, ${counts2.destroy} to destroy`;
  return others.length === 0 ? base : `${base} (${others.join(", ")})`;
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
function alert(lines) {
  return lines.length === 0 ? "" : ["> [!CAUTION]", ...lines.map((line2) => `> ${line2}`)].join("\n");
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

// action/github/marker.ts
var START = "<!-- apim-openai-load-balancer ";
var END = " -->\n";
var LONGEST = 12e3;
function writeMarker(marker) {
  const { plan: plan2 } = marker;
  const candidates = plan2 === void 0 ? [] : [plan2, withoutAttributes(plan2), { ...plan2, resources: {} }];
  const written = candidates.map((candidate) => write(marker, candidate));
  return written.find((text) => text.length <= LONGEST) ?? written.at(-1) ?? write(marker, void 0);
}
function readMarker(comment) {
  const end = comment.indexOf(END.trimEnd());
  if (!comment.startsWith(START) || end < 0) return void 0;
  try {
    const json = parseJson(comment.slice(START.length, end));
    const label2 = textOf(member(json, "label"));
    const environment = textOf(member(json, "environment"));
    const hash = textOf(member(json, "hash"));
    if (label2 === void 0 || environment === void 0) return void 0;
    return {
      label: label2,
      environment,
      commit: textOf(member(json, "commit")) ?? "",
      plan: hash === void 0 ? void 0 : { hash, resources: readResources(member(json, "resources")) }
    };
  } catch {
    return void 0;
  }
}
function sameKey(a, b) {
  return a.label === b.label && a.environment === b.environment;
}
function write({ label: label2, environment, commit }, plan2) {
  const content = { label: label2, environment, commit, ...plan2 ?? {} };
  const json = JSON.stringify(content).replaceAll("-", "\\u002d").replaceAll(">", "\\u003e");
  return `${START}${json}${END}`;
}
function withoutAttributes(plan2) {
  const resources = Object.entries(plan2.resources).map(([address, { action }]) => [
    address,
    { action, attributes: {} }
  ]);
  return { hash: plan2.hash, resources: Object.fromEntries(resources) };
}
function readResources(json) {
  const entries = Object.entries(isObject(json) ? json : {}).map(([address, resource]) => {
    const attributes = member(resource, "attributes");
    const digests = Object.entries(isObject(attributes) ? attributes : {});
    return [
      address,
      {
        action: String(member(resource, "action")),
        attributes: Object.fromEntries(digests.map(([path, digest]) => [path, String(digest)]))
      }
    ];
  });
  return Object.fromEntries(entries);
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
  return marked.filter(({ comment }) => isOwn(comment, viewer)).map(({ found }) => found);
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
function isOwn(comment, viewer) {
  const user = member(comment, "user");
  return viewer === void 0 ? textOf(member(user, "type")) === "Bot" : textOf(member(user, "login")) === viewer;
}

// action/commands/review.ts
var MOST_DIFFERENCES = 20;
async function writeComment(context, key, plan2, scrub, compose) {
  const { inputs, workflow, github, event } = context;
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
    const marker = writeMarker({ ...key, commit: reviewedCommit(event), plan: plan2 });
    const body = scrub(compose({ limit: COMMENT_LIMIT, measure: characters }, marker));
    workflow.output("comment-url", await upsertComment(github, pullRequest, key, body));
  } catch (error) {
    if (context.signal.aborted) throw error;
    const message = `the pull request could not be commented on: ${explain(error)}`;
    if (inputs.comment === "always") throw new ActionFailure("comment-failed", message);
    workflow.annotate({
      severity: "warning",
      message: `${message}. The plan is in the job summary`
    });
  }
}
async function requireReviewedPlan(context, key, identity) {
  const { inputs, workflow, github, event } = context;
  if (inputs.requireReviewedPlan === "false") return;
  const required = inputs.requireReviewedPlan === "true";
  if (github === void 0 || event === void 0) {
    const named = inputs.pullRequest ?? (event === void 0 ? void 0 : pullRequestOfEvent(event));
    if (!required && named === void 0) return;
    throw notReviewed("without github-token the reviewed plan cannot be read");
  }
  const reviewed = await (async () => {
    const pullRequest = await pullRequestOf(context);
    if (pullRequest === void 0) return void 0;
    const [comment] = await findComments(github, pullRequest, key);
    return { number: pullRequest.number, comment };
  })().catch((error) => {
    if (context.signal.aborted) throw error;
    throw notReviewed(`the reviewed plan cannot be read: ${explain(error)}`);
  });
  if (reviewed === void 0) {
    if (required) throw notReviewed("no pull request was found for this run; set pr-number");
    workflow.info("No pull request: nothing to compare the plan with.");
    return;
  }
  const plan2 = reviewed.comment?.marker.plan;
  if (plan2 === void 0) {
    throw notReviewed(
      `pull request #${reviewed.number} shows no plan of ${describeKey(key)} by this account`
    );
  }
  if (plan2.hash === identity.hash) {
    workflow.info(`This is the plan that pull request #${reviewed.number} shows.`);
    return;
  }
  const differences = compareIdentities(plan2.resources, identity.resources);
  const shown = differences.slice(0, MOST_DIFFERENCES).map(({ address, what }) => `- ${address}: ${what}`);
  const rest = differences.length - shown.length;
  throw new ActionFailure(
    "plan-changed",
    [
      `the plan is not the one that was reviewed on pull request #${reviewed.number}. Plan again and have that plan reviewed.`,
      ...shown.length === 0 ? ["(The comment has no room to tell where they differ.)"] : shown,
      ...rest > 0 ? [`- and ${rest} more`] : []
    ].join("\n")
  );
}
async function pullRequestOf({ inputs, event, github }) {
  if (event === void 0 || github === void 0) return void 0;
  const number = inputs.pullRequest ?? await findPullRequest(event, github);
  return number === void 0 ? void 0 : { repository: event.repository, number };
}
function notReviewed(why2) {
  return new ActionFailure(
    "plan-missing",
    `apply wants the plan that was reviewed, but ${why2}. Run the command plan on the pull request first, or set require-reviewed-plan: false`
  );
}
function describeKey({ label: label2, environment }) {
  return label2 === "" ? `environment ${environment}` : `${label2} (environment ${environment})`;
}
function explain(error) {
  if (!(error instanceof GitHubError)) return messageOf(error);
  return error.isReadOnlyToken ? `${error.message}: the token may only read. Give the job \`permissions: pull-requests: write\`; pull requests from forks and from Dependabot never get it` : error.message;
}

// action/commands/plan.ts
async function plan(context) {
  const { inputs, workflow, workspace } = context;
  const artefacts = await lintedArtefacts(context);
  const layout = layoutOf(workspace, inputs.label, inputs.planFile);
  try {
    const terraform = await openTerraform(context, artefacts);
    await mkdir(dirname(layout.planFile), { recursive: true });
    await writePlan(context, terraform, {
      planFile: layout.planFile,
      variablesFile: artefacts.variablesFile,
      destroy: false
    });
    const understood = await understandPlan(context, terraform, layout.planFile);
    workflow.output("plan-file", fromWorkspace(workspace, layout.planFile));
    workflow.info(describeCounts(understood.summary));
    for (const { address } of understood.summary.hidden)
      workflow.annotate({ severity: "warning", message: `${address} ${HIDDEN_MESSAGE}` });
    await tellGatewayUrl(context, terraform);
    const traffic = await simulatedTraffic(context, artefacts, understood.summary);
    const report = { ...reportOf(context, artefacts, understood.summary, "plan"), traffic };
    await writeReport(context, report, understood.scrub);
    await writeComment(
      context,
      keyOf(context, artefacts),
      understood.identity,
      understood.scrub,
      (size, prefix) => renderPlan(report, size, prefix)
    );
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
function reportOf(context, artefacts, summary, command) {
  return {
    title: `${titleOf(context, artefacts)}: ${command}`,
    origin: originOf(context),
    summary,
    balancer: artefacts.balancer,
    warnings: artefacts.warnings,
    changes: changesSince(summary, artefacts),
    traffic: []
  };
}
var trafficOf = ({ accounts, models, balancing, gateway }) => JSON.stringify([accounts, models, balancing, gateway.sku]);
async function simulatedTraffic({ inputs, workflow, simulateReview }, { configuration, balancer, expectations }, { recorded }) {
  const before = recorded === void 0 ? void 0 : readRecord(recorded);
  if (inputs.simulation === "never") return [];
  const same = before !== void 0 && trafficOf(before) === trafficOf(configuration);
  if (same && expectations.length === 0) return [];
  try {
    return await workflow.group(
      "Simulate traffic",
      () => simulateReview({
        before: before === void 0 ? void 0 : createBalancer(before),
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
  const before = recorded === void 0 ? void 0 : readRecord(recorded);
  return before === void 0 ? void 0 : configurationChanges(before, configuration);
}
async function writeReport({ workflow, workspace, inputs }, report, scrub) {
  const { reportFile } = layoutOf(workspace, inputs.label);
  const whole = { limit: Number.POSITIVE_INFINITY, measure: bytes };
  await writeFile(reportFile, `${scrub(renderPlan(report, whole))}
`);
  workflow.output("report-file", fromWorkspace(workspace, reportFile));
  await workflow.summary(scrub(renderPlan(report, { limit: SUMMARY_LIMIT - 1, measure: bytes })));
}
async function reportFailure(context, artefacts, error) {
  const told = ["comment-failed", "expectation-missed"];
  if (error instanceof ActionFailure && told.includes(error.reason)) return;
  const failure = {
    title: `${titleOf(context, artefacts)}: plan`,
    origin: originOf(context),
    message: messageOf(error),
    findings: error instanceof ActionFailure ? error.findings : []
  };
  const scrub = environmentScrub(context);
  const size = { limit: SUMMARY_LIMIT - 1, measure: bytes };
  await context.workflow.summary(scrub(renderFailure(failure, size)));
  const comment = context.inputs.comment === "never" ? "never" : "auto";
  const lenient = { ...context, inputs: { ...context.inputs, comment } };
  await writeComment(
    lenient,
    keyOf(context, artefacts),
    void 0,
    scrub,
    (limit2, prefix) => renderFailure(failure, limit2, prefix)
  );
}
function titleOf({ inputs }, { balancer }) {
  return inputs.label === "" ? `Load balancer ${balancer.environment}` : `Load balancer ${inputs.label} (${balancer.environment})`;
}
function originOf({ event }) {
  if (event === void 0) return "";
  const commit = reviewedCommit(event).slice(0, 12);
  return [
    commit === "" ? "" : `Commit ${code(commit)}`,
    event.runUrl === void 0 ? "" : `[run](${event.runUrl})`,
    event.name === "workflow_dispatch" ? `dispatched on ${plain(event.ref)}` : ""
  ].filter((text) => text !== "").join(" \xB7 ");
}

export {
  describeCounts,
  requireReviewedPlan,
  plan,
  keyOf,
  reportOf,
  writeReport
};
