import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  GitHubError,
  compareIdentities,
  environmentScrub,
  findPullRequest,
  fromWorkspace,
  layoutOf,
  openTerraform,
  prepareArtefacts,
  pullRequestOfEvent,
  reviewedCommit,
  tellGatewayUrl,
  understandPlan,
  writePlan
} from "./chunk-EQCLWBF3.js";
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
} from "./chunk-YBC6PQTD.js";
import {
  ActionFailure,
  messageOf
} from "./chunk-XQOUJGX6.js";
import {
  HIDDEN_MESSAGE
} from "./chunk-FWFWKMXZ.js";
import {
  canonical,
  isArray,
  isObject,
  member,
  parseJson,
  textOf
} from "./chunk-DMP2Q4AD.js";
import {
  comparePolicies,
  describeChanges,
  editScript
} from "./chunk-RO2ENFIJ.js";
import {
  PolicyError
} from "./chunk-7DLRDZFV.js";

// action/commands/plan.ts
import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

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
  const counts = /* @__PURE__ */ new Map();
  for (const { kind } of parts) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
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

// action/report/plan-report.ts
var RANKS = {
  output: 9,
  delete: 8,
  replace: 7,
  forget: 6,
  update: 5,
  create: 4,
  warning: 3.5,
  hidden: 3.2,
  import: 3,
  move: 2,
  read: 1,
  drift: 0,
  picture: -1
};
var POLICY_BONUS = 0.5;
function renderPlan(report, { limit, measure }, prefix = "") {
  const { summary, warnings, balancer } = report;
  const picture = balancer === void 0 ? "" : renderTopology(balancer);
  const parts = [
    ...summary.resources.map(resourcePart),
    ...summary.outputs.map(outputPart),
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
      prefix + headline(report),
      overview(["action", "resource", "why"], rows(selection, "resources")),
      leftOut(selection),
      ...detailsOf(selection, "resources"),
      titled("Outputs", overview(["output", "before", "after"], rows(selection, "outputs"))),
      ...detailsOf(selection, "outputs"),
      titled("Changed outside Terraform", rows(selection, "drift").join("\n")),
      ...detailsOf(selection, "drift"),
      titled("Warnings", rows(selection, "warnings").join("\n")),
      ...detailsOf(selection, "picture")
    ].filter((text) => text !== "").join("\n\n")
  );
}
function renderFailure(failure, { limit, measure }, prefix = "") {
  const parts = failure.findings.map((finding) => {
    const rank = finding.severity === "error" ? RANKS.delete : RANKS.warning;
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
function describeCounts({ changes, counts, resources }) {
  if (!changes) return "No changes";
  const others = ["replace", "import", "move", "forget"].flatMap((action) => {
    const count = resources.filter((resource) => resource.action === action).length;
    return count === 0 ? [] : [`${count} ${PARTICIPLES[action]}`];
  });
  const base = `${counts.add} to add, ${counts.change} to change, ${counts.destroy} to destroy`;
  return others.length === 0 ? base : `${base} (${others.join(", ")})`;
}
var PARTICIPLES = {
  replace: "replaced",
  import: "imported",
  move: "moved",
  forget: "forgotten, not destroyed"
};
function headline({ title, origin, summary }) {
  const outputsOnly = summary.changes && summary.resources.length === 0 ? " (changes to outputs only)" : "";
  return [`## ${plain(title)}`, `**${describeCounts(summary)}**${outputsOnly}`, origin].filter((text) => text !== "").join("\n\n");
}
function resourcePart(resource) {
  const isPolicy = resource.type.endsWith("_policy");
  return {
    section: "resources",
    rank: RANKS[resource.action] + (isPolicy ? POLICY_BONUS : 0),
    kind: resource.action,
    row: tableRow([resource.action, code(nameOf(resource)), why(resource)]),
    detail: resource.attributes.length === 0 ? "" : details(
      `${resource.action} ${htmlCode(nameOf(resource))}`,
      renderAttributes(resource.attributes),
      isPolicy && resource.action === "update"
    )
  };
}
function nameOf({ address, deposed }) {
  return deposed === void 0 ? address : `${address} (deposed ${deposed})`;
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
function outputPart(output) {
  const long = isLong(output);
  const cell = (side) => long ? "below" : code(describeSide(side));
  return {
    section: "outputs",
    rank: RANKS.output,
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
    rank: RANKS.drift,
    kind: "drift",
    row: `- ${code(nameOf(resource))} ${change}`,
    detail: resource.attributes.length === 0 ? "" : details(`drift of ${htmlCode(nameOf(resource))}`, renderAttributes(resource.attributes))
  };
}
function hiddenPart({ address, attribute }) {
  return {
    section: "drift",
    rank: RANKS.hidden,
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
  return { section: "warnings", rank: RANKS.warning, kind: "warning", row, detail: "" };
}
function picturePart(picture) {
  const detail = details("Who serves which model", picture);
  return { section: "picture", rank: RANKS.picture, kind: "picture", row: "", detail };
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
  const artefacts = await prepareArtefacts(context);
  const layout = layoutOf(workspace, inputs.label, inputs.planFile);
  try {
    const terraform = await openTerraform(context);
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
    const report = reportOf(context, artefacts, understood.summary, "plan");
    await writeReport(context, report, understood.scrub);
    await writeComment(
      context,
      keyOf(context, artefacts),
      understood.identity,
      understood.scrub,
      (size, prefix) => renderPlan(report, size, prefix)
    );
  } catch (error) {
    if (!context.signal.aborted) await reportFailure(context, artefacts, error);
    throw error;
  }
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
    warnings: artefacts.warnings
  };
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
  if (error instanceof ActionFailure && error.reason === "comment-failed") return;
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
    (limit, prefix) => renderFailure(failure, limit, prefix)
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
