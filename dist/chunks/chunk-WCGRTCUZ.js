import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  reviewTable
} from "./chunk-WAATRJKY.js";
import {
  recoveryParts
} from "./chunk-6IIUMZND.js";
import {
  comparePolicies,
  describeChanges,
  editScript
} from "./chunk-BQ7Z6DTG.js";
import {
  HIDDEN_MESSAGE,
  RECORD,
  block,
  code,
  costOfLoss,
  describeCounts,
  details,
  fit,
  htmlCode,
  plain,
  plural,
  tableHead
} from "./chunk-EMJBHTV7.js";
import {
  describeFinding,
  errorsFirst
} from "./chunk-NXTOOCTD.js";
import {
  PolicyError
} from "./chunk-ATFY54BQ.js";
import {
  canonical,
  isArray,
  isObject
} from "./chunk-2MALVD72.js";

// action/report/diff.ts
function diffLines(before, after, context = 3) {
  const [old, fresh] = [splitLines(before), splitLines(after)];
  const edits = editScript(old, fresh);
  const count = (kind) => edits.filter((edit) => edit.kind === kind).length;
  return {
    lines: hunks(edits, context, (edit) => signed(edit, old, fresh)),
    added: count("add"),
    removed: count("remove")
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
  if (path !== POLICY_ATTRIBUTE || before.kind !== "value" || after.kind !== "value") {
    return void 0;
  }
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
  const parts = errorsFirst(failure.findings).map((finding) => {
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
  if (changes === void 0) {
    return summary.changes ? "*No configuration of before is known, so this report cannot say what changes for whom: the first apply of this version leaves one.*" : "";
  }
  if (changes.length === 0) {
    return summary.changes ? "*`load-balancer.yml` says the same as at the last apply, whether that came to its end or not.*" : "";
  }
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
  const count = (missing) => [...missing].map(([kind, number]) => `${number} \xD7 ${kind}`).join(", ");
  const sentences = [
    missingRows.size === 0 ? "" : `not listed: ${count(missingRows)}`,
    missingDetails.size === 0 ? "" : `without details: ${count(missingDetails)}`
  ].filter((text) => text !== "");
  return sentences.length === 0 ? "" : `> Left out for GitHub's size limit, ${sentences.join("; ")}. The job summary and the report file have more.`;
}

export {
  renderPlan,
  renderFailure
};
