import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  GitHubError,
  creationsOf,
  definitionsOf,
  findPullRequest,
  plainId,
  recordedIn,
  sensitiveValues,
  variableValues
} from "./chunk-MJFFXWR5.js";
import {
  reviewTable
} from "./chunk-TA4MW6TS.js";
import {
  HIDDEN_MESSAGE,
  actionOf,
  attributeChanges,
  containsTrue
} from "./chunk-OHWW4HQZ.js";
import {
  createScrub,
  isTooCommon,
  scrubJson,
  scrubShapes
} from "./chunk-JW7MC7KA.js";
import {
  comparePolicies,
  describeChanges,
  editScript
} from "./chunk-743EHA2Z.js";
import {
  RECORD
} from "./chunk-IPGNY5MD.js";
import {
  canonical,
  isArray,
  isObject,
  items,
  member,
  parseJson,
  textOf
} from "./chunk-Y3RJ2JCK.js";
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
  describeFinding
} from "./chunk-EHWEQYUQ.js";
import {
  ActionFailure,
  messageOf
} from "./chunk-GHUUZ5VI.js";
import {
  recordOf
} from "./chunk-V26WF6AL.js";
import {
  PolicyError
} from "./chunk-NVDFTIHX.js";

// action/report/budget.ts
var COMMENT_LIMIT = 65536;
var characters = (text) => text.length;
var SUMMARY_LIMIT = 1048576;
var bytes = (text) => Buffer.byteLength(text, "utf8");
function fit(parts, limit, measure, compose) {
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
    if (measure(textAfter(middle)) <= limit) enough = middle;
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

// action/report/recovery.ts
function recoveryParts({
  imports,
  leftovers
}) {
  const [first, ...others] = imports.map(({ address, id, state }) => {
    const still = state === void 0 ? "" : `; Azure says it is ${plain(state)}`;
    return { row: `- ${code(address)} exists as ${code(id)} and is imported${still}`, detail: "" };
  });
  const blocks = details("Import blocks of this plan", block(importBlocks(imports), "hcl"));
  return [
    ...first === void 0 ? [] : [{ ...first, detail: blocks }, ...others],
    ...leftovers.map(({ address, id, why: why2 }) => ({
      row: `- ${code(address)}${id === void 0 ? "" : ` (${code(id)})`}: ${plain(why2)}`,
      detail: ""
    }))
  ];
}
function importBlocks(imports) {
  return imports.map(({ address, id }) => `import {
  to = ${address}
  id = ${JSON.stringify(id)}
}`).join("\n\n");
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
    const count = (start, end, other) => edits.slice(start, end).filter(({ kind }) => kind !== other).length;
    lines.push(
      `@@ -${range(count(0, from, "add"), count(from, to, "add"))} +${range(count(0, from, "remove"), count(from, to, "remove"))} @@`,
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
function range(before, count) {
  const start = count === 0 ? before : before + 1;
  return count === 1 ? `${start}` : `${start},${count}`;
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
  const short = attributes.filter((attribute2) => !isLong(attribute2));
  const long = attributes.filter(isLong);
  return [
    ...short.length === 0 ? [] : [block(limitLines(short.map(line)).join("\n"), "diff")],
    ...long.map(renderLongAttribute)
  ].join("\n\n");
}
function renderLongAttribute(attribute2) {
  const { size, lines } = comparePolicySides(attribute2) ?? compareLines(attribute2);
  const title = `${code(attribute2.path)}: ${size}${attribute2.forcesReplacement ? ", forces replacement" : ""}`;
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

// action/report/losses.ts
var MOST_NAMES = 10;
function costOfLoss(loss) {
  switch (loss.kind) {
    case "service":
      return [keysOf(loss), hostOf(loss), outageOf(loss), purgeOf(loss)].join("; ");
    case "product":
      return `its subscriptions go with it: ${keysOf(loss)}`;
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
    ({ action, address }) => (action === "delete" || action === "replace") && !losses.some((loss) => loss.address === address || takesAlong(loss, address))
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
    ...losses.map((loss) => `**${loss.action}** ${code(loss.address)}: ${plain(costOfLoss(loss))}`),
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
function renderPlan(report, { limit, measure }, prefix = "") {
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
    limit,
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
function renderFailure(failure, { limit, measure }, prefix = "") {
  const parts = failure.findings.map((finding) => {
    const rank = finding.severity === "error" ? RANKS2.error : RANKS2.warning;
    const row = block(describeFinding(finding));
    return { section: "findings", rank, kind: finding.severity, row, detail: "" };
  });
  return fit(
    parts,
    limit,
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
    const count = resources.filter((resource) => resource.action === action).length;
    return count === 0 ? [] : [`${count} ${PARTICIPLES[action]}`];
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
  const change = resource.action === "delete" ? "is gone" : "is different";
  return {
    section: "drift",
    rank: RANKS2.drift,
    kind: "drift",
    row: `- ${code(nameOf(resource))} ${change}`,
    detail: resource.attributes.length === 0 ? "" : details(`drift of ${htmlCode(nameOf(resource))}`, renderAttributes(resource.attributes))
  };
}
function hiddenPart({ address, attribute: attribute2 }) {
  return {
    section: "drift",
    rank: RANKS2.hidden,
    kind: "hidden change",
    row: `- ${code(address)} ${HIDDEN_MESSAGE}`,
    detail: details(`hidden change of ${htmlCode(address)}`, renderLongAttribute(attribute2), true)
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
  const count = (missing) => [...missing].map(([kind, number]) => `${number} \xD7 ${kind}`).join(", ");
  const sentences = [
    missingRows.size === 0 ? "" : `not listed: ${count(missingRows)}`,
    missingDetails.size === 0 ? "" : `without details: ${count(missingDetails)}`
  ].filter((text) => text !== "");
  return sentences.length === 0 ? "" : `> Left out for GitHub's size limit, ${sentences.join("; ")}. The job summary and the report file have more.`;
}

// action/terraform/leftovers.ts
var NOTHING_LEFT = { imports: [], leftovers: [], gone: [] };
function describeLeftover({ address, id, why: why2 }) {
  return `${address}${id === void 0 ? "" : ` (${id})`}: ${why2}`;
}

// action/commands/about.ts
function aboutOf({ inputs }, { balancer }) {
  const { label: label2 } = inputs;
  const { environment } = balancer;
  return {
    title: `Load balancer ${label2 === "" ? environment : `${label2} (${environment})`}`,
    key: { label: label2, environment }
  };
}
function originOf({ event, commit }) {
  if (event === void 0) return "";
  return [
    commit === "" ? "" : `Commit ${code(commit.slice(0, 12))}`,
    event.runUrl === void 0 ? "" : `[run](${event.runUrl})`,
    event.name === "workflow_dispatch" ? `dispatched on ${plain(event.ref)}` : ""
  ].filter((text) => text !== "").join(" \xB7 ");
}

// action/github/marker.ts
var START = "<!-- apim-openai-load-balancer ";
var END = " -->\n";
var VERSION = 2;
var ROOM = 18e3;
function writeMarker({ label: label2, environment, commit, run }, plan) {
  const record = plan === void 0 ? {} : recordOf(plan, ROOM);
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
  const hash3 = textOf(member(json, "hash"));
  if (hash3 === void 0 || member(json, "version") !== VERSION) return void 0;
  return { hash: hash3, details: textOf(member(json, "details")) ?? "" };
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
async function writeComment(context, key, plan, compose) {
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
    const body = compose({ limit: COMMENT_LIMIT, measure: characters }, writeMarker(planned, plan));
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
  const plan = reviewed.comment?.marker.plan;
  if (plan === void 0) {
    throw notReviewed(
      `pull request #${reviewed.number} shows no plan of ${describeKey(key)} by this account and this version of the Action. ${planAgain(reviewed.number)}, or set require-reviewed-plan: false to apply without a review`
    );
  }
  if (plan.hash === identity.hash) {
    workflow.info(`This is the plan that pull request #${reviewed.number} shows.`);
    return;
  }
  const differences = await differencesBetween(plan, identity);
  const message = `the plan is not the one that was reviewed on pull request #${reviewed.number}. ${planAgain(reviewed.number)}`;
  throw new ActionFailure(
    "plan-changed",
    [message, ...listed(differences, MOST_DIFFERENCES)].join("\n"),
    [],
    [message, ...listed(differences, Number.POSITIVE_INFINITY)]
  );
}
async function differencesBetween(plan, identity) {
  const { compareWithRecord } = await import("./record-EYCSAQPI.js");
  return compareWithRecord(plan, identity);
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

// action/commands/failure-report.ts
var TOLD = ["comment-failed", "expectation-missed", "replacement-refused"];
var SIZE = { limit: SUMMARY_LIMIT - 1, measure: bytes };
async function tellFailure(context, about, error, comment) {
  if (error instanceof ActionFailure && TOLD.includes(error.reason)) return;
  const failure = {
    title: `${about.title}: ${about.command}`,
    origin: originOf(context),
    message: messageOf(error),
    findings: error instanceof ActionFailure ? error.findings : []
  };
  await context.workflow.summary(renderFailure(failure, SIZE));
  if (!comment || context.inputs.comment === "never") return;
  const lenient = { ...context, inputs: { ...context.inputs, comment: "auto" } };
  const { key, plan } = about;
  await writeComment(
    lenient,
    key,
    plan,
    (limit, prefix) => renderFailure(failure, limit, prefix)
  ).catch((error_) => {
    if (!context.signal.aborted) throw error_;
  });
}
async function tellRefusal(context, about, error) {
  if (!(error instanceof ActionFailure)) return;
  const [message = error.message, ...details2] = error.details;
  const failure = {
    title: `${about.title}: not applied`,
    origin: originOf(context),
    message,
    findings: details2.map((detail) => ({ severity: "error", message: detail }))
  };
  await context.workflow.summary(renderFailure(failure, SIZE));
}

// action/commands/recovery.ts
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

// action/terraform/azure-ids.ts
var GROUP = "/subscriptions/{subscription}/resourceGroups/{resource_group_name}";
var SERVICE = `${GROUP}/providers/Microsoft.ApiManagement/service/{api_management_name}`;
var APIM_VERSION = "2022-08-01";
var ofGroup = (type, apiVersion) => ({
  id: `${GROUP}/providers/${type}/{name}`,
  apiVersion
});
var ofService = (path, more = {}) => ({
  id: `${SERVICE}/${path}`,
  apiVersion: APIM_VERSION,
  ...more
});
var ofServiceId = (path) => ({
  id: `{api_management_id}/${path}`,
  apiVersion: APIM_VERSION
});
var POLICY = { below: "/policies/policy" };
var LINK = { link: true };
var FORMS = new Map(
  Object.entries({
    azurerm_resource_group: {
      id: "/subscriptions/{subscription}/resourceGroups/{name}",
      apiVersion: "2023-07-01"
    },
    azurerm_user_assigned_identity: ofGroup(
      "Microsoft.ManagedIdentity/userAssignedIdentities",
      "2023-01-31"
    ),
    azurerm_application_insights: ofGroup("Microsoft.Insights/components", "2020-02-02"),
    azurerm_monitor_action_group: ofGroup("Microsoft.Insights/actionGroups", "2023-01-01"),
    azurerm_log_analytics_workspace: ofGroup(
      "Microsoft.OperationalInsights/workspaces",
      "2023-09-01"
    ),
    azurerm_key_vault: ofGroup("Microsoft.KeyVault/vaults", "2023-07-01"),
    azurerm_storage_account: ofGroup("Microsoft.Storage/storageAccounts", "2023-05-01"),
    azurerm_storage_container: {
      id: "{storage_account_id}/blobServices/default/containers/{name}",
      apiVersion: "2023-05-01"
    },
    azurerm_service_plan: ofGroup("Microsoft.Web/serverFarms", "2023-12-01"),
    azurerm_linux_function_app: ofGroup("Microsoft.Web/sites", "2023-12-01"),
    azurerm_windows_function_app: ofGroup("Microsoft.Web/sites", "2023-12-01"),
    azurerm_function_app_flex_consumption: ofGroup("Microsoft.Web/sites", "2023-12-01"),
    azurerm_cognitive_account: ofGroup("Microsoft.CognitiveServices/accounts", "2023-05-01"),
    azurerm_cognitive_deployment: {
      id: "{cognitive_account_id}/deployments/{name}",
      apiVersion: "2023-05-01"
    },
    azurerm_virtual_network: ofGroup("Microsoft.Network/virtualNetworks", "2023-11-01"),
    azurerm_subnet: {
      id: `${GROUP}/providers/Microsoft.Network/virtualNetworks/{virtual_network_name}/subnets/{name}`,
      apiVersion: "2023-11-01"
    },
    azurerm_network_security_group: ofGroup(
      "Microsoft.Network/networkSecurityGroups",
      "2023-11-01"
    ),
    azurerm_public_ip: ofGroup("Microsoft.Network/publicIPAddresses", "2023-11-01"),
    azurerm_private_endpoint: ofGroup("Microsoft.Network/privateEndpoints", "2023-11-01"),
    azurerm_private_dns_zone: ofGroup("Microsoft.Network/privateDnsZones", "2018-09-01"),
    azurerm_api_management: ofGroup("Microsoft.ApiManagement/service", APIM_VERSION),
    azurerm_api_management_api: ofService("apis/{name};rev={revision}"),
    azurerm_api_management_api_diagnostic: ofService("apis/{api_name}/diagnostics/{identifier}"),
    azurerm_api_management_api_operation: ofService("apis/{api_name}/operations/{operation_id}"),
    azurerm_api_management_api_operation_policy: ofService(
      "apis/{api_name}/operations/{operation_id}",
      POLICY
    ),
    azurerm_api_management_api_policy: ofService("apis/{api_name}", POLICY),
    azurerm_api_management_api_version_set: ofService("apiVersionSets/{name}"),
    azurerm_api_management_backend: ofService("backends/{name}"),
    azurerm_api_management_certificate: ofService("certificates/{name}"),
    azurerm_api_management_diagnostic: ofService("diagnostics/{identifier}"),
    azurerm_api_management_group: ofService("groups/{name}"),
    azurerm_api_management_logger: ofService("loggers/{name}"),
    azurerm_api_management_named_value: ofService("namedValues/{name}"),
    azurerm_api_management_policy_fragment: ofServiceId("policyFragments/{name}"),
    azurerm_api_management_product: ofService("products/{product_id}"),
    azurerm_api_management_product_api: ofService("products/{product_id}/apis/{api_name}", LINK),
    azurerm_api_management_product_group: ofService(
      "products/{product_id}/groups/{group_name}",
      LINK
    ),
    azurerm_api_management_product_policy: ofService("products/{product_id}", POLICY),
    azurerm_api_management_redis_cache: ofServiceId("caches/{name}"),
    azurerm_api_management_subscription: ofService("subscriptions/{subscription_id}"),
    azurerm_api_management_tag: ofServiceId("tags/{name}"),
    azurerm_api_management_user: ofService("users/{user_id}")
  })
);
function targetOf(creation, subscription) {
  const { type, after } = creation;
  if (type === "azapi_resource") return azapiTarget(after, subscription);
  if (type === "azurerm_role_assignment") return assignmentTarget(after);
  const form = FORMS.get(type);
  if (form === void 0) return void 0;
  const values = /* @__PURE__ */ new Map([["subscription", subscription]]);
  const importId = filled(
    form.id,
    (name) => values.has(name) ? values.get(name) : attribute(after, name)
  );
  if (importId === void 0) return void 0;
  const probe = {
    method: form.link === true ? "HEAD" : "GET",
    path: `${importId}${form.below ?? ""}`,
    apiVersion: form.apiVersion
  };
  return { kind: "named", importId, probe };
}
function targetOfId(type, id) {
  const [path = "", query = ""] = id.split("?");
  const form = FORMS.get(type);
  const apiVersion = type === "azapi_resource" ? new URLSearchParams(query).get("api-version") : form?.apiVersion;
  if (!apiVersion) return void 0;
  const method = form?.link === true ? "HEAD" : "GET";
  const probe = { method, path: `${path}${form?.below ?? ""}`, apiVersion };
  return { kind: "named", importId: id, probe };
}
function filled(form, lookUpValue) {
  let complete = true;
  const text = form.replaceAll(/\{(\w+)\}/g, (_, name) => {
    const value = lookUpValue(name);
    if (value === void 0 || value === "") complete = false;
    return value ?? "";
  });
  return complete ? text : void 0;
}
function attribute(after, name) {
  const value = textOf(member(after, name));
  return name === "api_name" ? value?.replace(/;rev=.*$/, "") : value;
}
function azapiTarget(after, subscription) {
  const [type = "", apiVersion] = (textOf(member(after, "type")) ?? "").split("@");
  const name = textOf(member(after, "name"));
  const parent = textOf(member(after, "parent_id"));
  const segment = type.split("/").at(-1);
  if (apiVersion === void 0 || name === void 0 || segment === void 0) return void 0;
  const path = azapiPath(type, segment, name, parent, subscription);
  if (path === void 0) return void 0;
  const probe = { method: "GET", path, apiVersion };
  return { kind: "named", importId: `${path}?api-version=${apiVersion}`, probe };
}
function azapiPath(type, segment, name, parent, subscription) {
  if (/^Microsoft\.Resources\/resourceGroups$/i.test(type)) {
    const owner = parent ?? (subscription === void 0 ? void 0 : `/subscriptions/${subscription}`);
    return owner === void 0 ? void 0 : `${owner}/resourceGroups/${name}`;
  }
  if (parent === void 0) return void 0;
  return type.split("/").length > 2 ? `${parent}/${segment}/${name}` : `${parent === "/" ? "" : parent}/providers/${type}/${name}`;
}
function assignmentTarget(after) {
  const scope = textOf(member(after, "scope"));
  const principalId = textOf(member(after, "principal_id"));
  const id = textOf(member(after, "role_definition_id"));
  const name = textOf(member(after, "role_definition_name"));
  const role = id === void 0 ? name === void 0 ? void 0 : { name } : { id };
  if (scope === void 0 || principalId === void 0 || role === void 0) return void 0;
  return { kind: "assignment", scope, principalId, role };
}
function subscriptionOf(plan, address, environment) {
  const configuration = member(plan, "configuration");
  const key = providerKey(member(configuration, "root_module"), address);
  const expression = member(
    member(member(member(configuration, "provider_config"), key ?? "azurerm"), "expressions"),
    "subscription_id"
  );
  const constant = textOf(member(expression, "constant_value"));
  const [, variable] = /^var\.(.+)$/.exec(textOf(items(member(expression, "references"))[0]) ?? "") ?? [];
  const given = variable === void 0 ? void 0 : textOf(member(member(member(plan, "variables"), variable), "value"));
  return constant ?? given ?? (environment.ARM_SUBSCRIPTION_ID || void 0);
}
function providerKey(root, address) {
  const plain2 = address.replaceAll(/\["(?:[^"\\]|\\.)*"\]|\[\d+\]/g, "");
  let module = root;
  let rest = plain2;
  for (; ; ) {
    const [whole, name] = /^module\.([^.]+)\./.exec(rest) ?? [];
    if (whole === void 0 || name === void 0) break;
    rest = rest.slice(whole.length);
    module = member(member(member(module, "module_calls"), name), "module");
  }
  const found = items(member(module, "resources")).find(
    (resource) => isObject(resource) && resource.address === rest
  );
  return textOf(member(found, "provider_config_key"));
}

// action/commands/recovery.ts
var FILE = "aolb_imports.tf.json";
var DEPTH = 8;
var CLOCK_SKEW = 3e5;
async function readLeftovers({ workflow, signal }, terraform) {
  try {
    const journal = await terraform.journal();
    const entries = await journal.read();
    if (entries.length === 0) return { open: [], recorded: [] };
    const recorded = recordedIn(await terraform.state());
    return {
      open: entries.filter((entry) => !recorded(entry)),
      recorded: entries.filter(recorded).map(({ address }) => address)
    };
  } catch (error) {
    if (signal.aborted) return { open: [], recorded: [] };
    const message = `the journal of earlier applies beside the state cannot be read: ${scrubShapes(messageOf(error))}. What an interrupted one left behind will not be found`;
    workflow.annotate({ severity: "warning", message });
    return { open: [], recorded: [] };
  }
}
async function recover(context, terraform, request) {
  const { destroy, first } = request;
  const { open: entries, recorded } = request.leftovers;
  if (entries.length === 0) {
    return { planned: first, recovery: { ...NOTHING_LEFT, gone: recorded } };
  }
  return context.workflow.group("Look for what an interrupted apply has left", async () => {
    const lookUp = createLookUp(context);
    const leftovers = /* @__PURE__ */ new Map();
    const known = /* @__PURE__ */ new Set();
    const { imports, planned } = destroy ? { imports: [], planned: first } : await importAll(context, terraform, request, { lookUp, leftovers, known });
    const gone = [...recorded];
    for (const entry of entries.filter((candidate) => !known.has(candidate))) {
      const leftover = await forgotten(entry, lookUp, destroy);
      if (leftover === void 0) gone.push(entry.address);
      else leftovers.set(entry.address, leftover);
    }
    if (!destroy) tellLeftovers(context, [...leftovers.values()]);
    return { planned, recovery: { imports, leftovers: [...leftovers.values()], gone } };
  });
}
async function leftAfterDestroy(context, terraform) {
  const { open: entries, recorded } = await readLeftovers(context, terraform);
  if (entries.length + recorded.length === 0) return NOTHING_LEFT;
  const lookUp = createLookUp(context);
  const leftovers = [];
  for (const entry of entries) {
    const leftover = await forgotten(entry, lookUp, true);
    if (leftover !== void 0) leftovers.push(leftover);
  }
  tellLeftovers(context, leftovers);
  const left = new Set(leftovers.map(({ address }) => address));
  await changeJournal(context, terraform, (all) => all.filter(({ address }) => left.has(address)));
  return { ...NOTHING_LEFT, leftovers };
}
async function forgetSettled(context, terraform, recovery) {
  const gone = new Set(recovery?.gone);
  if (gone.size === 0) return;
  await changeJournal(context, terraform, (all) => all.filter(({ address }) => !gone.has(address)));
}
async function changeJournal(context, terraform, change) {
  try {
    const journal = await terraform.journal();
    await journal.update(
      (entries) => change(entries).map((entry) => withoutSecrets(context, entry))
    );
  } catch (error) {
    const message = `the journal of this run could not be written beside the state: ${scrubShapes(messageOf(error))}. What a killed apply leaves in Azure will not be found by the next one`;
    context.workflow.annotate({ severity: "warning", message });
  }
}
function withoutSecrets({ secrecy }, entry) {
  const { id, ...rest } = entry;
  return id === void 0 || secrecy.scrub(id) === id ? entry : rest;
}
function tellLeftovers({ workflow }, leftovers) {
  for (const leftover of leftovers) {
    workflow.annotate({ severity: "warning", message: describeLeftover(leftover) });
  }
}
async function importAll(context, terraform, { first, leftovers: { open: entries }, plan }, search) {
  const imports = /* @__PURE__ */ new Map();
  let planned = first;
  for (let depth = 0; depth < DEPTH; depth++) {
    const found = await findCreated(context, planned.json, entries, search);
    const fresh = found.filter(({ address }) => !imports.has(address));
    if (fresh.length === 0) break;
    for (const one of fresh) {
      context.workflow.info(`${one.address} exists as ${one.id}`);
      imports.set(one.address, one);
    }
    try {
      planned = await planWith(terraform, [...imports.values()], plan);
    } catch (error) {
      if (context.signal.aborted) throw error;
      const why2 = `it exists, and Terraform cannot import it: ${messageOf(error)}`;
      for (const { address, id } of imports.values())
        search.leftovers.set(address, { address, id, why: why2 });
      return { imports: [], planned: await plan() };
    }
  }
  return { imports: [...imports.values()], planned };
}
async function planWith(terraform, imports, plan) {
  const file = join(terraform.directory, FILE);
  const blocks = imports.map(({ address, id }) => ({ to: address, id }));
  await writeFile(file, JSON.stringify({ import: blocks }));
  try {
    return await plan();
  } finally {
    await rm(file, { force: true });
  }
}
async function findCreated({ environment }, plan, entries, { lookUp, leftovers, known }) {
  const imports = [];
  for (const creation of creationsOf(plan)) {
    const { address, type } = creation;
    const subscription = subscriptionOf(plan, address, environment);
    const target = targetOf(creation, subscription);
    const id = target?.kind === "named" ? target.importId : void 0;
    const entry = entries.find(
      (candidate) => candidate.address === address || id !== void 0 && isSame(candidate.id, id)
    );
    if (entry === void 0) continue;
    known.add(entry);
    const wanted = target ?? (entry.id === void 0 ? void 0 : targetOfId(type, entry.id));
    if (wanted === void 0) {
      if (entry.id !== void 0) imports.push({ address, id: entry.id, state: void 0 });
      continue;
    }
    const found = await lookUp(wanted);
    if (found === void 0) leftovers.delete(address);
    else if ("why" in found) leftovers.set(address, { address, id, why: found.why });
    else if (isOlder(found.document, entry.since)) {
      const why2 = `it was there before the apply of ${entry.since} began, so it is not imported. Import it yourself, or give yours another name`;
      leftovers.set(address, { address, id: found.importId, why: why2 });
    } else {
      leftovers.delete(address);
      imports.push({ address, id: found.importId, state: unfinished(found.document) });
    }
  }
  return imports;
}
async function forgotten({ address, type, id, since }, lookUp, destroy) {
  const target = id === void 0 ? void 0 : targetOfId(type, id);
  const found = target === void 0 ? { why: "" } : await lookUp(target);
  if (found === void 0) return void 0;
  const rest = destroy ? "it goes only if what contains it goes" : "the configuration has it no more, so it is not imported";
  const why2 = "why" in found ? `it may exist since the apply of ${since}; ${rest}` : `it exists since the apply of ${since}; ${rest}`;
  return { address, id, why: `${why2}. Delete it if nobody uses it` };
}
function createLookUp(context) {
  const { environment, fetch, signal, workflow } = context;
  const answers = /* @__PURE__ */ new Map();
  let ask;
  return (target) => {
    const key = JSON.stringify(target);
    ask ??= context.lookUp({ environment, fetch, signal, info: workflow.info });
    const answer = answers.get(key) ?? ask.then((request) => request(target)).catch((error) => {
      if (signal.aborted) throw error;
      return { why: `it could not be looked for: ${scrubShapes(messageOf(error))}` };
    });
    answers.set(key, answer);
    return answer;
  };
}
function isSame(a, b) {
  return a !== void 0 && plainId(a) === plainId(b);
}
function isOlder(document, since) {
  const made = textOf(member(member(document, "systemData"), "createdAt")) ?? textOf(member(member(document, "properties"), "createdOn"));
  return made !== void 0 && Date.parse(made) < Date.parse(since) - CLOCK_SKEW;
}
function unfinished(document) {
  const state = textOf(member(member(document, "properties"), "provisioningState"));
  return state === void 0 || /^succeeded$/i.test(state) ? void 0 : state;
}

// action/commands/planning.ts
import { mkdir, readFile, rm as rm2, writeFile as writeFile2 } from "node:fs/promises";
import { dirname, join as join2 } from "node:path";

// action/terraform/create-first.ts
var OVERRIDE_FILE = "create_first_override.tf.json";
var SAME_NAMES = ["replace_because_tainted", "replace_by_request"];
function createFirst(plan) {
  const resources = items(member(plan, "resource_changes"));
  const again = resources.some(
    (one) => SAME_NAMES.includes(textOf(member(one, "action_reason")) ?? "")
  );
  if (again || !resources.some(isMoved)) return [];
  const replaced = resources.flatMap(
    (resource) => replacedResource(resource, member(plan, "configuration"))
  );
  const directories = [...new Set(replaced.map(({ directory }) => directory))];
  return directories.map((directory) => {
    const resource = {};
    for (const { type, name } of replaced.filter((one) => one.directory === directory)) {
      resource[type] = {
        ...resource[type],
        [name]: { lifecycle: [{ create_before_destroy: true }] }
      };
    }
    return { directory, text: `${JSON.stringify({ resource }, null, 2)}
` };
  });
}
function isMoved(resource) {
  if (member(resource, "type") !== "azurerm_api_management") return false;
  const change = member(resource, "change");
  const actions = items(member(change, "actions"));
  if (!actions.includes("delete")) return false;
  const name = (side) => textOf(member(member(change, side), "name"));
  const replaced = actions.includes("create") && name("before") !== name("after");
  return replaced || textOf(member(resource, "deposed")) !== void 0;
}
function replacedResource(resource, configuration) {
  const actions = items(member(member(resource, "change"), "actions"));
  if (!actions.includes("delete") || !actions.includes("create")) return [];
  const type = textOf(member(resource, "type"));
  const name = textOf(member(resource, "name"));
  const directory = directoryOf(textOf(member(resource, "module_address")) ?? "", configuration);
  return type === void 0 || name === void 0 || directory === void 0 ? [] : [{ directory, type, name }];
}
function directoryOf(module, configuration) {
  if (module === "") return "";
  const name = module.replace(/^module\./, "").replace(/\[.*$/, "");
  const calls = member(member(configuration, "root_module"), "module_calls");
  const source = textOf(member(member(calls, name), "source"));
  return source?.startsWith("./") ? source.slice(2) : void 0;
}

// action/terraform/hash.ts
import { hash as hash2 } from "node:crypto";

// action/terraform/mask.ts
var MASK = "***";
var SHORTEST_PART = 4;
function createMask(plan) {
  const variables = [...variableValues(plan).keys()];
  const longVariables = variables.filter((value) => value.length >= SHORTEST_PART);
  const parts = [...sensitiveValues(plan).keys()].filter(
    (value) => variables.includes(value) || !longVariables.some((variable) => variable !== value && value.includes(variable))
  );
  const scrub = createScrub(parts);
  const common = parts.filter((part) => part.length >= SHORTEST_PART && isTooCommon(part));
  const short = parts.filter((part) => part.length < SHORTEST_PART);
  const timestamp = textOf(member(plan, "timestamp"));
  const timeless = (text2) => timestamp === void 0 ? text2 : text2.replaceAll(timestamp, "the time of the plan");
  const text = (value) => timeless(scrub(value));
  const around = (value) => {
    if (short.some((part) => value.includes(part))) return MASK;
    const masked = common.reduce((rest, part) => rest.replaceAll(part, MASK), scrub(value));
    return masked === value ? MASK : timeless(masked);
  };
  const aroundAll = (value) => {
    if (value === null) return null;
    if (typeof value === "string") return around(value);
    if (isArray(value)) return value.map(aroundAll);
    if (!isObject(value)) return MASK;
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [text(key), aroundAll(item)])
    );
  };
  const json = (value) => scrubJson(value, text);
  const holdsPart = (value) => {
    if (value === null || typeof value === "boolean") return false;
    if (isArray(value)) return value.some(holdsPart);
    if (!isObject(value)) return scrub(String(value)) !== String(value);
    return Object.entries(value).some(([key, item]) => scrub(key) !== key || holdsPart(item));
  };
  return {
    text,
    json,
    side: (value, unknown, hidden) => {
      const present = value ?? null;
      const known = hidden ? aroundAll(present) : json(present);
      if (unknown) return { kind: "unknown", known };
      if (present === null) return { kind: "absent" };
      return hidden || holdsPart(present) ? { kind: "sensitive", around: known } : { kind: "value", value: known };
    },
    times: (value) => scrubJson(value, withoutTimes(timestamp))
  };
}
var MONTHS = "January February March April May June July August September October November December".split(
  " "
);
var DAYS = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" ");
function withoutTimes(timestamp) {
  const time = new Date(timestamp ?? 0);
  const month = MONTHS[time.getUTCMonth()] ?? "";
  const day = DAYS[time.getUTCDay()] ?? "";
  const numbers = [
    time.getUTCFullYear(),
    time.getUTCFullYear() % 100,
    time.getUTCMonth() + 1,
    time.getUTCDate(),
    time.getUTCHours(),
    time.getUTCHours() % 12 || 12,
    time.getUTCMinutes(),
    time.getUTCSeconds()
  ];
  const written = new Set(
    numbers.flatMap((number) => [String(number), String(number).padStart(2, "0")])
  );
  const words = /* @__PURE__ */ new Set([month, month.slice(0, 3), day, day.slice(0, 3), "AM", "PM", "am", "pm"]);
  return (text) => text.replaceAll(/\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?/g, "time").replaceAll(/(?<!\d)(19|20)\d{6}(\d{4}(\d\d)?)?(?!\d)/g, "time").replaceAll(
    /(?<![A-Za-z0-9])(\d{1,4}|[A-Za-z]{2,9})(?![A-Za-z0-9])/g,
    (part) => written.has(part) || words.has(part) ? "time" : part
  );
}

// action/terraform/source.ts
import { createHash } from "node:crypto";
async function readSnapshot(planFile) {
  const { unzipSync } = await import("./esm-WNRMFLMN.js");
  const files = unzipSync(planFile, { filter: ({ name }) => name.startsWith("tfconfig/") });
  const text = (name) => new TextDecoder().decode(files[name]);
  const modules = files["tfconfig/modules.json"];
  if (modules === void 0) throw new Error("the plan file holds no configuration");
  return new Map(
    items(parseJson(text("tfconfig/modules.json"))).map((module) => {
      const key = textOf(member(module, "Key")) ?? "";
      const folder = `tfconfig/m-${key}/`;
      const names = Object.keys(files).filter((name) => name.startsWith(folder));
      return [key, new Map(names.map((name) => [name.slice(folder.length), text(name)]))];
    })
  );
}
function configurationSource(configuration) {
  const text = canonical(configuration);
  const whole = hash(text);
  const runs = text.includes('"provisioners":');
  return {
    digest: () => whole,
    provisioners: () => runs ? whole : void 0,
    mayDerive: () => true,
    isTimed: () => false
  };
}
function createSource(snapshot) {
  const modules = new Map([...snapshot].map(([key, files]) => [key, indexOf(files)]));
  const whole = hash([...snapshot].map(([key, files]) => [key, [...files].sort()]).sort());
  const unreadable = [...modules.values()].includes(void 0);
  const timed = [...snapshot.values()].some(
    (files) => [...files.values()].some((text) => text.includes("plantimestamp"))
  );
  const find = (module, name) => modules.get(module)?.get(name) ?? [];
  const reach = (module, text, withResources) => {
    const reached = /* @__PURE__ */ new Map();
    const visit = (where, key, content) => {
      const id = `${where}:${key}`;
      if (content === void 0 || reached.has(id)) return;
      reached.set(id, content);
      for (const reference of referencesIn(content)) follow(where, reference);
    };
    const visitAll = (where, name) => {
      for (const { text: own } of find(where, name)) visit(where, name, own);
    };
    const follow = (where, { kind, name, rest }) => {
      if (kind === "var") {
        visitAll(where, `variable.${name}`);
        const { parent, call } = parentOf(where);
        if (call === void 0) return;
        for (const { attributes } of find(parent, `module.${call}`))
          visit(parent, `module.${call}#${name}`, attributes.get(name));
      } else if (kind === "local") {
        for (const { attributes } of find(where, "locals"))
          visit(where, `local.${name}`, attributes.get(name));
      } else if (kind === "module") {
        for (const { attributes } of find(where, `module.${name}`))
          for (const argument of ["source", "for_each", "count"])
            visit(where, `module.${name}#${argument}`, attributes.get(argument));
        visitAll(where === "" ? name : `${where}.${name}`, `output.${rest}`);
      } else if (kind === "data") visitAll(where, `data.${name}.${rest}`);
      else if (withResources) visitAll(where, `resource.${kind}.${name}`);
    };
    visit(module, "", text);
    return reached;
  };
  const textsOf = ({ module, definition }, argument) => {
    const texts = find(moduleKey(module), definition).flatMap((found) => {
      const own = found.attributes.get(argument);
      const text = own ?? (found.blocks.has(argument) ? found.text : void 0);
      if (text === void 0) return [];
      const repeats = ["for_each", "count"].map((name) => found.attributes.get(name));
      return /\b(each|count)\./.test(text) ? [text, ...repeats] : [text];
    });
    return texts.length === 0 ? void 0 : texts.join("\n");
  };
  return {
    digest: (place, argument) => {
      if (unreadable) return whole;
      const text = textsOf(place, argument);
      return text === void 0 ? void 0 : hash([...reach(moduleKey(place.module), text, false)].sort());
    },
    provisioners: (place) => {
      const found = find(moduleKey(place.module), place.definition).filter(
        ({ blocks, text }) => blocks.has("provisioner") || text.includes('"provisioner":')
      );
      if (unreadable) return whole;
      return found.length === 0 ? void 0 : hash(found.map(({ text }) => [...reach(moduleKey(place.module), text, false)].sort()));
    },
    mayDerive: (place, argument) => {
      const text = textsOf(place, argument);
      return text === void 0 || [...reach(moduleKey(place.module), text, false).values()].some((one) => DERIVING.test(one));
    },
    isTimed: (place, argument) => {
      const text = timed ? textsOf(place, argument) : void 0;
      return text !== void 0 && [...reach(moduleKey(place.module), text, true).values()].some(
        (one) => one.includes("plantimestamp")
      );
    }
  };
}
var DERIVING = /\b(sensitive|md5|sha\d+|base64sha\d+|file(md5|sha\d+|base64sha\d+)|uuidv5|bcrypt)\(/;
function indexOf(files) {
  const index = /* @__PURE__ */ new Map();
  try {
    for (const [name, text] of [...files].sort()) {
      if (!/\.(tf|tofu)(\.json)?$/.test(name)) continue;
      for (const definition of definitionsOf(name, text)) {
        const key = definition.header.join(".");
        index.set(key, [...index.get(key) ?? [], definition]);
      }
    }
    return index;
  } catch {
    return void 0;
  }
}
function referencesIn(text) {
  const pattern = /(?<![\w.-])([A-Za-z_][\w-]*)\.([A-Za-z_][\w-]*)(?:\[(?:"[^"]{0,200}"|[^\]"]{0,200})\])?(?:\.([A-Za-z_][\w-]*))?/g;
  return [...text.matchAll(pattern)].map(([, kind = "", name = "", rest = ""]) => ({
    kind,
    name,
    rest
  }));
}
function moduleKey(address) {
  const plain2 = address.replaceAll(/\["(?:[^"\\]|\\.)*"\]|\[\d+\]/g, "");
  return [...plain2.matchAll(/module\.([^.]+)/g)].map(([, name]) => name).join(".");
}
function parentOf(module) {
  if (module === "") return { parent: "", call: void 0 };
  const names = module.split(".");
  return { parent: names.slice(0, -1).join("."), call: names.at(-1) };
}
function hash(value) {
  return createHash("sha256").update(JSON.stringify(value), "utf8").digest("hex");
}

// action/terraform/hash.ts
function identifyPlan(plan, given) {
  const mask = createMask(plan);
  const source = given ?? configurationSource(mask.json(member(plan, "configuration") ?? null));
  const elements = [
    ...resourceElements(plan, mask, source),
    ...outputElements(plan, mask, source),
    ...providerElements(plan, mask),
    ...otherElements(plan, mask)
  ].sort((a, b) => compare(a.address, b.address) || compare(a.path, b.path));
  const named = distinct(elements);
  const known = new Set(named.map(({ address }) => address));
  return {
    hash: sha256(canonical(named.map(({ address, path, digest }) => [address, path, digest]))),
    elements: named,
    others: items(member(plan, "resource_changes")).map((resource) => mask.text(textOf(member(resource, "address")) ?? "")).filter((address) => !known.has(address))
  };
}
function distinct(elements) {
  const seen = /* @__PURE__ */ new Map();
  return elements.map((element) => {
    const key = canonical([element.address, element.path]);
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return count === 1 ? element : { ...element, path: `${element.path} (${count})` };
  });
}
function resourceElements(plan, mask, source) {
  return items(member(plan, "resource_changes")).flatMap((resource) => {
    const change = member(resource, "change");
    const text = (key) => textOf(member(resource, key));
    const movedFrom = text("previous_address");
    const importing = member(change, "importing");
    const actions = items(member(change, "actions")).map(String);
    const action = actionOf(actions, movedFrom !== void 0, isObject(importing));
    if (action === void 0) return [];
    const deposed = text("deposed");
    const address = mask.text(text("address") ?? "");
    const name = deposed === void 0 ? address : `${address} (deposed ${deposed})`;
    const place = {
      module: text("module_address") ?? "",
      definition: `${text("mode") === "data" ? "data" : "resource"}.${text("type")}.${text("name")}`
    };
    const goes = action === "delete" || action === "forget";
    const makes = action === "create" || action === "replace";
    const of = (path, what, document) => ({
      address: name,
      path,
      what,
      digest: sha256(canonical(document))
    });
    const commands = makes || action === "delete" ? source.provisioners(place) : void 0;
    return [
      of("", describeAction(action, actions), {
        actions,
        provider: text("provider_name") ?? null,
        movedFrom: movedFrom === void 0 ? null : mask.text(movedFrom),
        importing: isObject(importing) ? mask.json(importing) : null
      }),
      // Which object it is that changes or goes, not only what it is called here.
      ...action === "create" || action === "read" ? [] : [
        of("(object)", "the object in Azure behind this address", objectOf(change, goes, mask))
      ],
      ...commands === void 0 ? [] : [of("(provisioner)", "commands that run", commands)],
      ...goes ? [] : attributeChanges(change, mask.text, mask.side).map((attribute2) => {
        const argument = /^(?:\["(.*?)"\]|[^.[]+)/.exec(attribute2.path);
        const root = argument?.[1] ?? argument?.[0] ?? "";
        return of(
          attribute2.path,
          describeChange(attribute2),
          attributeDocument(attribute2, mask, source, place, root)
        );
      })
    ];
  });
}
function objectOf(change, goes, mask) {
  const before = member(change, "before");
  const marks = member(change, "before_sensitive");
  const shown = (key) => containsTrue(member(marks, key)) ? null : mask.json(member(before, key) ?? null);
  const keys = ["id", "name", "parent_id", "resource_id", "resource_group_name"];
  const known = keys.filter((key) => member(before, key) !== void 0);
  if (known.length > 0) return Object.fromEntries(known.map((key) => [key, shown(key)]));
  return !goes || marks === true || !isObject(before) ? null : Object.fromEntries(Object.keys(before).map((key) => [key, shown(key)]));
}
function outputElements(plan, mask, source) {
  const outputs = member(plan, "output_changes");
  return Object.entries(isObject(outputs) ? outputs : {}).flatMap(([name, change]) => {
    if (items(member(change, "actions")).includes("no-op")) return [];
    const whole = (key) => ({ value: member(change, key) ?? null });
    const wrapped = Object.fromEntries(
      ["before", "after", "after_unknown", "before_sensitive", "after_sensitive"].map((key) => [
        key,
        whole(key)
      ])
    );
    const place = { module: "", definition: `output.${name}` };
    const address = `output.${mask.text(name)}`;
    const action = items(member(change, "actions")).map(String);
    return [
      { address, path: "", what: action.join(", "), digest: sha256(canonical(action)) },
      ...attributeChanges(wrapped, mask.text, mask.side).map((attribute2) => ({
        address,
        path: attribute2.path,
        what: describeChange(attribute2),
        digest: sha256(canonical(attributeDocument(attribute2, mask, source, place, "value")))
      }))
    ];
  });
}
var SIGN_IN = /^(client_|use_|oidc_|msi_|ado_|auxiliary_|partner_|skip_|token|password|secret|features$)/;
function providerElements(plan, mask) {
  const used = new Set(
    items(member(plan, "resource_changes")).map((resource) => member(resource, "provider_name"))
  );
  const configurations = member(member(plan, "configuration"), "provider_config");
  return Object.entries(isObject(configurations) ? configurations : {}).flatMap(([key, config]) => {
    const expressions = member(config, "expressions");
    if (!used.has(member(config, "full_name")) || !isObject(expressions)) return [];
    return Object.entries(expressions).filter(([name]) => !SIGN_IN.test(name)).map(([name, expression]) => {
      const values = items(member(expression, "references")).map((reference) => {
        const variable = /^var\.([\w-]+)$/.exec(String(reference))?.[1] ?? "";
        return [reference, member(member(member(plan, "variables"), variable), "value") ?? null];
      });
      const document = mask.json([member(expression, "constant_value") ?? null, values]);
      return {
        address: `provider.${key}`,
        path: name,
        what: "setting of the provider",
        digest: sha256(canonical(document))
      };
    });
  });
}
function otherElements(plan, mask) {
  const checks = items(member(plan, "checks")).filter((check) => ["fail", "error"].includes(String(member(check, "status")))).map((check) => ({
    address: mask.text(textOf(member(member(check, "address"), "to_display")) ?? "check"),
    path: "",
    what: "a check that fails",
    digest: sha256("check")
  }));
  const keys = ["action_invocations", "deferred_action_invocations", "deferred_changes"];
  const more = keys.flatMap(
    (key) => items(member(plan, key)).map((item, index) => ({
      address: `plan.${key}`,
      path: String(index),
      what: key.replaceAll("_", " "),
      digest: sha256(canonical(mask.json(item)))
    }))
  );
  return [...checks, ...more];
}
function attributeDocument({ before, after, forcesReplacement }, mask, source, place, argument) {
  const isOpen = [before, after].every(({ kind }) => kind === "absent" || kind === "value");
  const isTimed = source.isTimed(place, argument);
  const isOpaque = !isOpen && source.mayDerive(place, argument);
  const side = (one) => {
    const of = (value) => isTimed ? mask.times(value ?? null) : value ?? null;
    if (one.kind === "value") return { kind: one.kind, value: of(one.value) };
    if (one.kind === "sensitive")
      return { kind: one.kind, value: isOpaque ? null : of(one.around) };
    return one.kind === "unknown" ? { kind: one.kind, value: of(one.known) } : { kind: one.kind };
  };
  const sides = after.kind === "unknown" ? { after: side(after) } : { before: side(before), after: side(after) };
  const written = isOpen ? void 0 : source.digest(place, argument);
  return { ...sides, forcesReplacement, written: written ?? null };
}
function describeAction(action, actions) {
  return actions[0] === "create" && actions.length > 1 ? `${action}, create first` : action;
}
function describeChange({ before, after }) {
  const text = (side) => {
    if (side.kind === "value") return shorten2(canonical(side.value));
    if (side.kind === "absent") return "null";
    return side.kind === "unknown" ? "(known after apply)" : "(sensitive)";
  };
  return before.kind === "absent" ? text(after) : `${text(before)} -> ${text(after)}`;
}
var LONGEST_VALUE = 120;
function shorten2(text) {
  if (text.length <= LONGEST_VALUE) return text;
  return `${text.slice(0, LONGEST_VALUE).toWellFormed()}\u2026 (${text.length} characters)`;
}
function compare(a, b) {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
function sha256(text) {
  return hash2("sha256", text, "hex");
}

// action/terraform/healing.ts
var WATCHES = /(^|\.)azapi_update_resource\.(?=(?:backend|pool)\[)/;
function toBeWrittenAgain(plan) {
  const changes = items(member(plan, "resource_changes"));
  const actionsAt = (address) => {
    const change = changes.find((one) => member(one, "address") === address);
    return items(member(member(change, "change"), "actions")).map(String);
  };
  return items(member(plan, "resource_drift")).flatMap((drift) => {
    const gone = items(member(member(drift, "change"), "actions")).includes("delete");
    const address = textOf(member(drift, "address")) ?? "";
    if (!gone || !WATCHES.test(address)) return [];
    const writer = address.replace(WATCHES, "$1azapi_resource_action.");
    const idle = actionsAt(writer).includes("no-op") || actionsAt(writer).includes("update");
    return idle && actionsAt(address).includes("create") ? [writer] : [];
  });
}

// action/terraform/losses.ts
var AZURERM = {
  azurerm_api_management: "service",
  azurerm_key_vault: "vault",
  azurerm_api_management_product: "product",
  azurerm_resource_group: "resource group"
};
var AZAPI = {
  "microsoft.apimanagement/service": "service",
  "microsoft.keyvault/vaults": "vault",
  "microsoft.apimanagement/service/products": "product",
  "microsoft.resources/resourcegroups": "resource group"
};
var AZAPI_SUBSCRIPTION = "microsoft.apimanagement/service/subscriptions";
function lossesOf(plan) {
  const instances = items(member(plan, "resource_changes")).map(instanceOf);
  const losses = instances.filter(({ actions }) => actions.includes("delete")).flatMap((instance) => lossOf(instance, instances));
  const told = losses.flatMap(({ kind, keys }) => kind === "service" ? keys : []);
  return losses.filter(
    ({ kind, keys }) => kind !== "product" || keys.some((key) => !told.includes(key))
  );
}
function servicesOf(plan) {
  return namesOf(items(member(plan, "resource_changes")).map(instanceOf), "before");
}
function lossOf(instance, all) {
  const kind = kindOf(instance);
  if (kind === void 0 || !isMissed(kind, instance, all)) return [];
  const { address, before, after, actions } = instance;
  const name = textOf(member(before, "name")) ?? textOf(member(before, "product_id")) ?? address;
  const replaced = actions.includes("create");
  const keys = subscriptionsOf(all).filter(({ before: subscription }) => endsWith(kind, instance, subscription)).map(({ before: subscription }) => nameOfSubscription(subscription));
  return [
    {
      kind,
      address,
      name,
      action: replaced ? "replace" : "delete",
      successor: replaced ? textOf(member(after, "name")) : void 0,
      createdFirst: actions[0] === "create",
      sku: textOf(member(after, "sku_name")) ?? textOf(member(before, "sku_name")),
      keys,
      owners: ownersOf(kind, name, before, all)
    }
  ];
}
function isMissed(kind, instance, all) {
  const id = idOf(instance.before);
  if (instance.tainted && !all.some(({ before }) => idOf(before).startsWith(`${id}/`)))
    return false;
  if (kind === "product")
    return subscriptionsOf(all).some(({ before }) => endsWith(kind, instance, before));
  return kind !== "resource group" || !instance.deposed || inGroup(instance, all).length > 0;
}
function inGroup(group, all) {
  const id = idOf(group.before);
  return all.filter((other) => {
    const kind = kindOf(other);
    return (kind === "service" || kind === "vault") && idOf(other.before).startsWith(`${id}/`);
  });
}
function ownersOf(kind, name, before, all) {
  if (kind === "service") return [name];
  const [group = ""] = /^\/subscriptions\/[^/]+\/resourcegroups\/[^/]+/.exec(idOf(before)) ?? [];
  const beside = all.filter((one) => idOf(one.before).startsWith(`${group}/`));
  for (const names of [namesOf(beside, "before"), namesOf(all, "before")])
    if (names.length > 0) return names;
  return [.../* @__PURE__ */ new Set([...namesOf(all, "after"), name])];
}
function namesOf(instances, side) {
  const services = instances.filter((instance) => kindOf(instance) === "service");
  return [
    ...new Set(services.map((service) => textOf(member(service[side], "name")) ?? ""))
  ].filter((name) => name !== "");
}
function kindOf({ type, before, after }) {
  if (type === "azapi_resource") return AZAPI[armType(before ?? after)];
  return AZURERM[type];
}
function subscriptionsOf(all) {
  return all.filter(
    ({ type, before }) => type === "azurerm_api_management_subscription" || type === "azapi_resource" && armType(before) === AZAPI_SUBSCRIPTION
  );
}
function endsWith(kind, { before }, subscription) {
  if (kind === "vault") return false;
  if (kind !== "product") return idOf(subscription).startsWith(`${idOf(before)}/`);
  const scope = textOf(member(subscription, "product_id")) ?? textOf(member(member(member(subscription, "body"), "properties"), "scope"));
  return scope?.toLowerCase() === idOf(before);
}
function nameOfSubscription(subscription) {
  return textOf(member(subscription, "name")) ?? textOf(member(subscription, "display_name")) ?? "a consumer";
}
function armType(resource) {
  return (textOf(member(resource, "type")) ?? "").split("@")[0]?.toLowerCase() ?? "";
}
function idOf(resource) {
  return (textOf(member(resource, "id")) ?? "").toLowerCase();
}
function instanceOf(resource) {
  const change = member(resource, "change");
  return {
    address: textOf(member(resource, "address")) ?? "",
    type: textOf(member(resource, "type")) ?? "",
    actions: items(member(change, "actions")).map(String),
    deposed: textOf(member(resource, "deposed")) !== void 0,
    tainted: textOf(member(resource, "action_reason")) === "replace_because_tainted",
    before: member(change, "before"),
    after: member(change, "after")
  };
}

// action/terraform/names.ts
function namesIn(plan) {
  const found = /* @__PURE__ */ new Set();
  const addKeys = (value) => {
    if (isArray(value)) for (const item of value) addKeys(item);
    if (!isObject(value)) return;
    for (const [key, child] of Object.entries(value)) {
      found.add(key);
      addKeys(child);
    }
  };
  for (const resource of items(member(plan, "resource_changes"))) {
    for (const key of ["address", "type"]) found.add(textOf(member(resource, key)) ?? "");
    addKeys(member(member(resource, "change"), "after"));
  }
  for (const key of ["variables", "output_changes"]) {
    const named = member(plan, key);
    if (isObject(named)) for (const name of Object.keys(named)) found.add(name);
  }
  const text = `
${[...found].join("\n")}
`;
  return (value) => {
    for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
      if (isBorder(text[at - 1]) && isBorder(text[at + value.length])) return true;
    }
    return false;
  };
}
function isBorder(sign) {
  return sign === void 0 || !/[A-Za-z0-9]/.test(sign);
}

// action/commands/planning.ts
async function writePlan(context, terraform, request) {
  const { workflow } = context;
  const { destroy } = request;
  const unknown = readLeftovers(context, terraform);
  const valid = await workflow.group("terraform validate", terraform.validate);
  const plan = createPlanner(context, terraform, request);
  const first = await workflow.group("terraform plan", plan);
  const leftovers = await unknown;
  const search = { first, leftovers, destroy, plan };
  const { planned, recovery } = await recover(context, terraform, search);
  const seen = /* @__PURE__ */ new Set();
  for (const warning of [...valid, ...planned.warnings]) {
    const text = `${warning.file}:${warning.line}:${warning.message}`;
    if (!seen.has(text)) workflow.annotate(warning);
    seen.add(text);
  }
  return { json: planned.json, recovery };
}
function createPlanner(context, terraform, request) {
  const { planFile, destroy, about } = request;
  const journal = { before: [], added: [] };
  const purpose = {
    command: "plan",
    ...about,
    planFile,
    plan: void 0,
    planned: 0,
    journal
  };
  const replace = /* @__PURE__ */ new Set();
  const overrides = /* @__PURE__ */ new Map();
  const planOnce = async () => {
    await makePrivate(planFile);
    try {
      const warnings = await terraform.plan({ ...request, replace: [...replace], purpose });
      const json = await terraform.show(planFile);
      learnPlan(context, json);
      return { json, warnings };
    } catch (error) {
      await rm2(planFile, { force: true });
      throw error;
    }
  };
  return async () => {
    const planned = await planOnce();
    if (destroy) return planned;
    const before = replace.size;
    for (const address of toBeWrittenAgain(planned.json)) replace.add(address);
    let again = replace.size > before;
    const wanted = context.inputs.terraformDirectory === void 0 ? createFirst(planned.json) : [];
    for (const { directory, text } of wanted) {
      if (overrides.get(directory) === text) continue;
      overrides.set(directory, text);
      await writeFile2(join2(terraform.directory, directory, OVERRIDE_FILE), text);
      again = true;
    }
    return again ? planOnce() : planned;
  };
}
async function makePrivate(file) {
  await mkdir(dirname(file), { recursive: true });
  await rm2(file, { force: true });
  await writeFile2(file, "", { mode: 384, flag: "wx" });
}
function learnPlan({ secrecy }, json) {
  secrecy.learn(sensitiveValues(json), namesIn(json));
}
async function understandPlan(context, json, planFile) {
  const { workflow, environment } = context;
  learnPlan(context, json);
  if (member(json, "errored") === true) {
    throw new ActionFailure(
      "plan-failed",
      "the plan file is of a plan that failed halfway. Plan again, and have that plan reviewed"
    );
  }
  const planArguments = `${environment.TF_CLI_ARGS ?? ""} ${environment.TF_CLI_ARGS_plan ?? ""}`;
  const summary = await summarize(
    json,
    createScrub(sensitiveValues(json).keys(), namesIn(json)),
    planArguments
  );
  const identity = identifyPlan(json, await sourceOf(context, planFile));
  workflow.output("changes", String(summary.changes));
  workflow.output("add", String(summary.counts.add));
  workflow.output("change", String(summary.counts.change));
  workflow.output("destroy", String(summary.counts.destroy));
  workflow.output("plan-hash", identity.hash);
  const creations = creationsOf(json).map((creation) => {
    const { address, type } = creation;
    const target = targetOf(creation, subscriptionOf(json, address, environment));
    return { address, type, id: target?.kind === "named" ? target.importId : void 0 };
  });
  return { summary, identity, losses: lossesOf(json), services: servicesOf(json), creations };
}
async function sourceOf({ workflow }, planFile) {
  try {
    return createSource(await readSnapshot(await readFile(planFile)));
  } catch (error) {
    workflow.info(
      `The configuration in the plan file cannot be read (${messageOf(error)}): any change to it makes another plan.`
    );
    return void 0;
  }
}
async function summarize(plan, scrub, planArguments) {
  const { summarizePlan } = await import("./plan-2LUVQEVH.js");
  try {
    return summarizePlan(plan, scrub, planArguments);
  } catch (error) {
    throw new ActionFailure("plan-failed", messageOf(error));
  }
}
async function tellGatewayUrl({ workflow }, terraform) {
  const { gateway_url: url } = await terraform.outputs();
  if (typeof url === "string") workflow.output("gateway-url", url);
}

export {
  SUMMARY_LIMIT,
  bytes,
  costOfLoss,
  recoveryParts,
  renderPlan,
  describeCounts,
  NOTHING_LEFT,
  aboutOf,
  originOf,
  writeComment,
  requireReviewedPlan,
  tellFailure,
  tellRefusal,
  leftAfterDestroy,
  forgetSettled,
  changeJournal,
  withoutSecrets,
  writePlan,
  learnPlan,
  understandPlan,
  tellGatewayUrl
};
