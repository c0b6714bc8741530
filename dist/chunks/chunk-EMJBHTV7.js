import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  DISTRIBUTIONS,
  GitHubError,
  LOCK_FILE,
  argumentsOf,
  checkModule,
  declaredSecrets,
  environmentSecrets,
  exec,
  findPullRequest,
  fromWorkspace,
  judgeArtefacts,
  layoutOf,
  prepareArtefacts,
  requireTaken,
  scrubShapes,
  sensitiveValues,
  settingSecrets,
  stageModule,
  stateSecrets
} from "./chunk-4FBFNNW6.js";
import {
  describeFinding,
  inFileOrder
} from "./chunk-NXTOOCTD.js";
import {
  ActionFailure,
  messageOf
} from "./chunk-GHUUZ5VI.js";
import {
  DEFAULT_BALANCING,
  DEFAULT_CALLERS
} from "./chunk-75ZBO6A2.js";
import {
  randomUUID
} from "./chunk-UFVNVTCR.js";
import {
  ANY_MODEL,
  createBalancer
} from "./chunk-GSPKAURL.js";
import {
  isV2
} from "./chunk-DT7QFL3W.js";
import {
  isArray,
  isObject,
  items,
  member,
  parseExactJson,
  parseJson,
  textOf
} from "./chunk-2MALVD72.js";
import {
  spawn
} from "./chunk-7M5KZTMK.js";
import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  readdirSync,
  rmSync,
  writeFileSync
} from "./chunk-NHGEPAGA.js";

// action/commands/plan.ts
import { writeFile as writeFile4 } from "node:fs/promises";

// action/configuration-record.ts
var RECORD = "configuration";
function recordOf(configuration) {
  return JSON.stringify(sorted(configuration));
}
function readRecord(text) {
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    return void 0;
  }
  if (!isRecord(value)) return void 0;
  return {
    ...value,
    gateway: { headers: [], openapi: void 0, surface: "open", ...value.gateway },
    models: value.models ?? {},
    balancing: { ...DEFAULT_BALANCING, ...value.balancing },
    callers: { ...DEFAULT_CALLERS, ...value.callers },
    rotation: value.rotation ?? void 0
  };
}
function isRecord(value) {
  return isObject(value) && typeof value.environment === "string" && typeof value.location === "string" && isObject(value.gateway) && (value.gateway.publisher === void 0 || isObject(value.gateway.publisher)) && isObject(value.tags) && isObject(value.accounts) && Object.values(value.accounts).every(isObject) && isObject(value.consumers) && Object.values(value.consumers).every(isObject);
}
function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).toSorted(([a], [b]) => a < b ? -1 : 1).map(([key, child]) => [key, sorted(child)])
  );
}

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
  const droppedAfter = (step) => ({
    details: new Set(withDetail.slice(0, step)),
    rows: new Set(victims.slice(0, Math.max(0, step - withDetail.length)))
  });
  const textWithout = ({ details: details2, rows }) => compose({
    rows: parts.filter((part) => part.row !== "" && !rows.has(part)),
    details: parts.filter((part) => part.detail !== "" && !details2.has(part)),
    missingRows: countKinds([...rows].filter(({ row }) => row !== "")),
    missingDetails: countKinds(details2)
  });
  const whole = textWithout(droppedAfter(0));
  if (measure(whole) <= limit) return whole;
  let enough = steps;
  let tooLittle = 0;
  while (enough - tooLittle > 1) {
    const middle = Math.floor((enough + tooLittle) / 2);
    if (measure(textWithout(droppedAfter(middle))) <= limit) enough = middle;
    else tooLittle = middle;
  }
  const dropped = droppedAfter(enough);
  const text = textWithout(dropped);
  if (measure(text) > limit) return text;
  const fuller = textWithout(restored(dropped, limit - measure(text), measure));
  return measure(fuller) <= limit ? fuller : text;
}
var RESERVE = 256;
function restored({ details: details2, rows }, room, measure) {
  let left = room - RESERVE;
  const without = (dropped, sizeOf) => new Set(
    [...dropped].reverse().filter((part) => {
      const size = sizeOf(part);
      if (size > left) return true;
      left -= size;
      return false;
    })
  );
  return rows.size > 0 ? { details: details2, rows: without(rows, ({ row }) => measure(row) + 1) } : { rows, details: without(details2, ({ detail }) => measure(detail) + 2) };
}
function byRank(parts) {
  return parts.toSorted((a, b) => a.rank - b.rank);
}
function countKinds(parts) {
  const counts = /* @__PURE__ */ new Map();
  for (const { kind } of parts) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}

// action/report/counts.ts
function describeCounts({ changes, counts, resources, partial }) {
  if (!changes) return partial.length === 0 ? "No changes" : "No changes in what was planned";
  const others = ["replace", "import", "move", "forget"].flatMap((action) => {
    const count = resources.filter((resource) => resource.action === action).length;
    return count === 0 ? [] : [`${count} ${PARTICIPLES[action]}`];
  });
  const base = `${counts.add} to add, ${counts.change} to change, ${counts.destroy} to destroy`;
  const told = others.length === 0 ? base : `${base} (${others.join(", ")})`;
  return partial.length === 0 ? told : `${told}; not the whole plan: ${partial.join("; ")}`;
}
var PARTICIPLES = {
  replace: "replaced",
  import: "imported",
  move: "moved",
  forget: "forgotten, not destroyed"
};

// action/report/simulation/cells.ts
var HEADINGS = [
  "scenario",
  "served",
  "of the ideal",
  "429s",
  "5xx",
  "attempts",
  "added p95",
  "recovery",
  "share by account"
];
function cellsOf({ name, figures, ideal }) {
  return [
    name,
    percent(figures.othersServed),
    percent(figures.othersServed / ideal.othersServed),
    percent(figures.othersThrottled),
    percent(figures.othersFailed),
    Number.isNaN(figures.callsPerRequest) ? "\u2013" : figures.callsPerRequest.toFixed(2),
    time(figures.addedLatency),
    time(figures.recovery),
    shares(figures)
  ];
}
function percent(share) {
  if (Number.isNaN(share)) return "\u2013";
  const rounded = (100 * share).toFixed(2);
  if (rounded === "100.00") return share < 1 ? "> 99.99 %" : "100 %";
  if (rounded === "0.00") return share > 0 ? "< 0.01 %" : "0 %";
  return `${rounded} %`;
}
function time(milliseconds) {
  if (Number.isNaN(milliseconds)) return "\u2013";
  if (milliseconds === Number.POSITIVE_INFINITY) return "never";
  return milliseconds < 1e3 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1e3).toFixed(1)} s`;
}
function shares({ tokens }) {
  const total = Object.values(tokens).reduce((sum, count) => sum + count, 0);
  if (total === 0) return "\u2013";
  return Object.entries(tokens).map(([account, count]) => `${account} ${Math.round(100 * count / total)} %`).join(", ");
}
var NAMES = {
  served: "served",
  ofIdeal: "of the ideal",
  throttled: "429s",
  failed: "5xx",
  attempts: "attempts a request",
  addedP95: "added p95",
  recovery: "recovery"
};
function figureText(metric, figure) {
  switch (metric) {
    case "attempts":
      return figure.toFixed(2);
    case "addedP95":
    case "recovery":
      return time(figure);
    default:
      return percent(figure);
  }
}
function describeJudgement({ expectation, figure, verdict }) {
  const { metric, text } = expectation;
  const said = `${NAMES[metric]} ${figureText(metric, figure)}, expected ${text}`;
  return verdict === "beyond" ? `${said}: not even an ideal balancer could` : said;
}
function missed({ judgements }) {
  return judgements.filter(({ verdict }) => verdict === "missed");
}

// action/terraform/hidden-message.ts
var HIDDEN_MESSAGE = "differs in Azure in white space alone, which azurerm does not see: this plan does not undo it. Put it back by hand, or change something there that Terraform sees";

// action/terraform/leftovers.ts
var NOTHING_LEFT = { imports: [], leftovers: [], gone: [] };
function describeLeftover({ address, id, why }) {
  return `${address}${id === void 0 ? "" : ` (${id})`}: ${why}`;
}

// action/report/markdown.ts
var ZERO_WIDTH_SPACE = "\u200B";
var ALIVE = /@(?=[A-Za-z0-9])|#(?=\d)|GH(?=-\d)|:(?=\/\/)|(?:mailto|xmpp):|www(?=\.)|:(?=[\w+-]+:)/gi;
var COMMIT = /(?<![A-Za-z0-9-])[0-9a-f]{7,}(?![A-Za-z0-9-])/gi;
function plain(text) {
  return text.replaceAll(/\s+/g, " ").replaceAll(ALIVE, `$&${ZERO_WIDTH_SPACE}`).replaceAll(COMMIT, (digits) => digits.replaceAll(/.{6}(?=.)/g, `$&${ZERO_WIDTH_SPACE}`)).replaceAll(/[\\`*_{}[\]()|~!>#+-]/g, "\\$&").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(/^ ?=/g, "\\=").replaceAll(/^ ?(\d+)([.)])(?= |$)/g, "$1\\$2").replaceAll("$", "&#36;");
}
function code(text) {
  const line = text.replaceAll(/[\r\n\u2028\u2029]+/g, " ");
  const escaped = line.replaceAll("|", "\\|");
  const fence = "`".repeat(longestBackticks(escaped) + 1);
  const padded = isPadded(escaped) ? ` ${escaped} ` : escaped;
  return `${fence}${padded}${fence}`;
}
function isPadded(line) {
  if (line.startsWith("`") || line.endsWith("`")) return true;
  return line.startsWith(" ") && line.endsWith(" ") || line === "";
}
function block(text, language = "") {
  const fence = "`".repeat(Math.max(3, longestBackticks(text) + 1));
  return `${fence}${language}
${text.replace(/\n$/, "")}
${fence}`;
}
function details(summary, body, open2 = false) {
  return `<details${open2 ? " open" : ""}><summary>${summary}</summary>

${body}

</details>`;
}
function htmlCode(text) {
  const escaped = text.replaceAll(/\s+/g, " ").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return `<code>${escaped}</code>`;
}
function tableHead(header) {
  return `| ${header.join(" | ")} |
|${" --- |".repeat(header.length)}`;
}
function plural(count, noun) {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
function longestBackticks(text) {
  let longest = 0;
  for (const [run] of text.matchAll(/`+/g)) longest = Math.max(longest, run.length);
  return longest;
}

// action/commands/about.ts
function aboutOf({ inputs }, { balancer }) {
  const { label } = inputs;
  const { environment } = balancer;
  return {
    title: `Load balancer ${label === "" ? environment : `${label} (${environment})`}`,
    key: { label, environment }
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
function writeMarker({ label, environment, commit, run }, plan2) {
  const record = plan2 === void 0 ? {} : recordOf2(plan2, ROOM);
  const content = { version: VERSION, label, environment, commit, run, ...record };
  const json = JSON.stringify(content).replaceAll("-", "\\u002d").replaceAll(">", "\\u003e");
  return `${START}${json}${END}`;
}
function readMarker(comment) {
  const end = comment.indexOf(END.trimEnd());
  if (!comment.startsWith(START) || end < 0) return void 0;
  try {
    const json = parseJson(comment.slice(START.length, end));
    const label = textOf(member(json, "label"));
    const environment = textOf(member(json, "environment"));
    if (label === void 0 || environment === void 0) return void 0;
    const run = member(json, "run");
    return {
      label,
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
    } catch (error2) {
      if (!(error2 instanceof GitHubError) || attempt === 2) throw error2;
      const deletedMeanwhile = comment !== void 0 && error2.status === 404;
      if (!deletedMeanwhile && !error2.isUncertain) throw error2;
    }
  }
}
async function remove(github, pullRequest, { id }) {
  try {
    await github.delete(commentPath(pullRequest, id));
  } catch (error2) {
    if (!(error2 instanceof GitHubError)) throw error2;
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
  } catch (error2) {
    if (context.signal.aborted) throw error2;
    const message = `the pull request could not be commented on: ${explain(error2, "write")}`;
    if (inputs.comment === "always") throw new ActionFailure("comment-failed", message);
    workflow.annotate({
      severity: "warning",
      message: `${message}. The plan is in the job summary`
    });
  }
}
async function ageOf(github, repository, present, planned) {
  if (present.commit === "" || present.commit === planned.commit) return "older";
  const range = `${encodeURIComponent(present.commit)}...${encodeURIComponent(planned.commit)}`;
  const relation = await github.get(`/repos/${repository}/compare/${range}`).then((comparison) => textOf(member(comparison, "status"))).catch((error2) => {
    if (error2 instanceof GitHubError) return void 0;
    throw error2;
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
  })().catch((error2) => {
    if (context.signal.aborted) throw error2;
    throw notReviewed(
      `the reviewed plan cannot be read: ${explain(error2, "read")}. Run apply again, or set require-reviewed-plan: false to apply without a review`
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
  const { compareWithRecord: compareWithRecord2 } = await import("./record-ODU242W5.js");
  return compareWithRecord2(plan2, identity);
}
function listed({ found, more }, most) {
  const rest = Math.max(0, found.length - most) + more;
  if (found.length === 0) {
    return ["(What the comment keeps of that plan does not say where they differ.)"];
  }
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
function notReviewed(why) {
  return new ActionFailure("plan-missing", `apply wants the plan that was reviewed, but ${why}`);
}
function describeKey({ label, environment }) {
  return label === "" ? `environment ${environment}` : `${label} (environment ${environment})`;
}
function explain(error2, wanted) {
  if (!(error2 instanceof GitHubError)) return messageOf(error2);
  return error2.isReadOnlyToken ? `${error2.message}: the token may not ${wanted} that. Give the job \`permissions: pull-requests: ${wanted}\`; pull requests from forks and from Dependabot never get more than read` : error2.message;
}

// action/commands/failure-report.ts
var TOLD = ["comment-failed", "issue-failed", "expectation-missed", "replacement-refused"];
var SIZE = { limit: SUMMARY_LIMIT - 1, measure: bytes };
async function tellFailure(context, about2, error2, comment) {
  if (error2 instanceof ActionFailure && TOLD.includes(error2.reason)) return;
  const failure = {
    title: `${about2.title}: ${about2.command}`,
    origin: originOf(context),
    message: messageOf(error2),
    findings: error2 instanceof ActionFailure ? error2.findings : []
  };
  const { renderFailure } = await import("./report-UHS6GTC2.js");
  await context.workflow.summary(renderFailure(failure, SIZE));
  if (!comment || context.inputs.comment === "never") return;
  const lenient = { ...context, inputs: { ...context.inputs, comment: "auto" } };
  const { key, plan: plan2 } = about2;
  await writeComment(
    lenient,
    key,
    plan2,
    (limit, prefix) => renderFailure(failure, limit, prefix)
  ).catch((error_) => {
    if (!context.signal.aborted) throw error_;
  });
}
async function tellRefusal(context, about2, error2) {
  if (!(error2 instanceof ActionFailure)) return;
  const [message = error2.message, ...details2] = error2.details;
  const failure = {
    title: `${about2.title}: not applied`,
    origin: originOf(context),
    message,
    findings: details2.map((detail) => ({ severity: "error", message: detail }))
  };
  const { renderFailure } = await import("./report-UHS6GTC2.js");
  await context.workflow.summary(renderFailure(failure, SIZE));
}

// action/commands/opening.ts
import { dirname, join as join5, resolve as resolve2 } from "node:path";

// action/terraform/executable.ts
import { delimiter, join } from "node:path";

// action/terraform/process.ts
import { once } from "node:events";
import { StringDecoder } from "node:string_decoder";
var KILLED_AFTER = 2e3;
var READ_EVERY = 50;
async function runLocal(command) {
  const { signal } = command;
  signal.throwIfAborted();
  const stdout = collect(command.onLine);
  const stderr = collect();
  const outcome = (exitCode, interrupted) => {
    return { exitCode, stdout: stdout.end(), stderr: stderr.end(), interrupted };
  };
  let abandon = () => {
  };
  const cancelled2 = new Promise((resolve3) => {
    abandon = () => resolve3(outcome(void 0, true));
  });
  signal.addEventListener("abort", abandon, { once: true });
  const executable = `"${command.executable.replaceAll('"', '\\"')}"`;
  const ended = exec(executable, [...command.arguments], {
    cwd: command.directory,
    env: definedOf(command.environment),
    // Else the toolkit logs the output, and it must not be logged before it is scrubbed.
    silent: true,
    ignoreReturnCode: true,
    // Not `stdline`, which loses a last line without a newline.
    listeners: { stdout: stdout.add, stderr: stderr.add }
  }).then((exitCode) => outcome(exitCode, false));
  try {
    return await Promise.race([ended, cancelled2]);
  } finally {
    signal.removeEventListener("abort", abandon);
  }
}
function definedOf(environment) {
  const entries = Object.entries(environment);
  return Object.fromEntries(
    entries.flatMap(([name, value]) => value === void 0 ? [] : [[name, value]])
  );
}
async function runShort(command) {
  command.signal.throwIfAborted();
  const child = spawn(command.executable, command.arguments, {
    cwd: command.directory,
    env: command.environment,
    stdio: ["ignore", "pipe", "pipe"],
    detached: !WINDOWS
  });
  const stdout = collect(command.onLine);
  const stderr = collect();
  child.stdout.on("data", stdout.add);
  child.stderr.on("data", stderr.add);
  let timer;
  const interruption = interruptOnce(child, () => {
    timer = setTimeout(() => child.kill("SIGKILL"), KILLED_AFTER);
  });
  command.signal.addEventListener("abort", interruption.pass, { once: true });
  try {
    const exitCode = exitCodeOf(await once(child, "close"));
    const interrupted = interruption.passed() && exitCode !== 0;
    return { exitCode, stdout: stdout.end(), stderr: stderr.end(), interrupted };
  } finally {
    clearTimeout(timer);
    command.signal.removeEventListener("abort", interruption.pass);
  }
}
async function runToTheEnd(command) {
  const { signal, urgent, recorder, idle } = command;
  signal.throwIfAborted();
  const out = openSync(recorder.stdout, "w", 384);
  const error2 = openSync(recorder.stderr, "w", 384);
  const child = spawn(command.executable, command.arguments, {
    cwd: command.directory,
    env: command.environment,
    stdio: ["ignore", out, error2],
    detached: !WINDOWS
  });
  closeSync(out);
  closeSync(error2);
  if (child.pid !== void 0) recorder.started(child.pid);
  const interruption = interruptOnce(child, recorder.interrupting);
  const whenIdle = () => {
    if (signal.aborted && idle()) interruption.pass();
  };
  signal.addEventListener("abort", whenIdle, { once: true });
  urgent.addEventListener("abort", interruption.pass, { once: true });
  const stdout = collect((line) => {
    command.onLine?.(line);
    whenIdle();
  });
  const stderr = collect();
  const files = [follow(recorder.stdout, stdout.add), follow(recorder.stderr, stderr.add)];
  const reading = setInterval(() => {
    for (const file of files) file.read();
  }, READ_EVERY);
  try {
    const exitCode = exitCodeOf(await once(child, "exit"));
    for (const file of files) file.read();
    const interrupted = interruption.passed() && exitCode !== 0;
    return { exitCode, stdout: stdout.end(), stderr: stderr.end(), interrupted };
  } finally {
    clearInterval(reading);
    for (const file of files) file.close();
    signal.removeEventListener("abort", whenIdle);
    urgent.removeEventListener("abort", interruption.pass);
  }
}
var WINDOWS = process.platform === "win32";
function exitCodeOf([code2]) {
  return typeof code2 === "number" ? code2 : void 0;
}
function interruptOnce(child, before2) {
  let passed = false;
  return {
    passed: () => passed,
    pass: () => {
      if (passed) return;
      passed = true;
      before2();
      if (!WINDOWS) child.kill("SIGINT");
    }
  };
}
function follow(path, take) {
  const file = openSync(path, "r");
  const buffer = Buffer.alloc(65536);
  return {
    read: () => {
      for (; ; ) {
        const length = readSync(file, buffer);
        if (length === 0) return;
        take(buffer.subarray(0, length));
      }
    },
    close: () => closeSync(file)
  };
}
function collect(onLine) {
  const decoder = new StringDecoder("utf8");
  const pieces = [];
  let rest = "";
  const take = (text) => {
    pieces.push(text);
    if (onLine === void 0) return;
    const lines2 = (rest + text).split("\n");
    rest = lines2.pop() ?? "";
    for (const line of lines2) onLine(line.replace(/\r$/, ""));
  };
  return {
    add: (chunk) => take(decoder.write(chunk)),
    end: () => {
      take(decoder.end());
      if (rest !== "") onLine?.(rest);
      return pieces.join("");
    }
  };
}

// action/terraform/executable.ts
async function findTerraform(request) {
  const { binary, info } = request;
  const found = onPath(request);
  const version = found === void 0 ? void 0 : await versionOf(found, request);
  if (found !== void 0 && version !== void 0 && suits(version, request)) {
    info(`${binary} ${version} (${found})`);
    return found;
  }
  if (request.version !== void 0) return request.install(request.version);
  const { recommended, oldest } = DISTRIBUTIONS[binary];
  if (found !== void 0 && version === void 0) {
    throw new ActionFailure(
      "terraform-missing",
      `${found} does not say its version (\`${binary} version -json\`), so it is not taken for ${binary}. Set the input terraform-version (for example ${recommended}) and the Action installs it`
    );
  }
  info(
    found === void 0 ? `there is no ${binary} on PATH; installing ${recommended}` : `${binary} ${version} on PATH is older than ${oldest.join(".")}; installing ${recommended}`
  );
  return request.install(recommended);
}
function onPath({
  binary,
  environment
}) {
  const suffix = process.platform === "win32" ? ".exe" : "";
  const wrapped = environment[binary === "tofu" ? "TOFU_CLI_PATH" : "TERRAFORM_CLI_PATH"];
  const candidates = [
    ...wrapped === void 0 ? [] : [join(wrapped, `${binary}-bin${suffix}`)],
    ...(environment.PATH ?? "").split(delimiter).filter((directory) => directory !== "").map((directory) => join(directory, `${binary}${suffix}`))
  ];
  return candidates.find(isExecutable);
}
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
async function versionOf(executable, { environment, directory, signal }) {
  const outcome = await runLocal({
    executable,
    arguments: ["version", "-json"],
    directory,
    environment: { ...environment, CHECKPOINT_DISABLE: "1" },
    signal
  });
  try {
    return textOf(member(parseJson(outcome.stdout), "terraform_version"));
  } catch {
    return void 0;
  }
}
function suits(version, { binary, version: wanted }) {
  if (wanted !== void 0) return version === wanted;
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [oldestMajor, oldestMinor] = DISTRIBUTIONS[binary].oldest;
  return major > oldestMajor || major === oldestMajor && minor >= oldestMinor;
}

// action/config/origin.ts
function originsOf(configuration, balancer) {
  const backends = backendOrigins(balancer);
  return {
    ofVariable: ([variable = "", ...rest]) => variableOrigin(variable, rest, backends),
    ofResource: (address) => resourceOrigin(address, { configuration, balancer, backends })
  };
}
function backendOrigins({ accounts, models, stateful }) {
  const origins = /* @__PURE__ */ new Map();
  const add2 = (name, path) => {
    if (!origins.has(name.toLowerCase())) origins.set(name.toLowerCase(), path);
  };
  for (const { account } of accounts) add2(account, ["accounts", account]);
  for (const { name, use, members, pool } of models) {
    for (const { account, backend, choice } of members) {
      add2(backend, modelPath(account, use[choice] ?? name));
    }
    const [first] = members;
    if (pool !== void 0 && first !== void 0) add2(pool.name, modelPath(first.account, name));
  }
  if (typeof stateful === "string") return origins;
  add2(stateful.backend, ["balancing", "stateful"]);
  return origins;
}
function modelPath(account, model) {
  return model === ANY_MODEL ? ["accounts", account] : ["accounts", account, "models", model];
}
var SAME = [
  "environment",
  "location",
  "tags",
  "gateway",
  "accounts",
  "consumers",
  "rotation"
];
function variableOrigin(variable, rest, backends) {
  const [name, part] = rest;
  switch (variable) {
    case "gateway":
      if (name === "state") return ["balancing", "stateful"];
      if (name === "keys") return ["callers", "keys"];
      break;
    case "breaker":
      return ["balancing", "breaker", ...rest.map(camelCase)];
    case "backends":
    case "pools": {
      const origin = name === void 0 ? void 0 : backends.get(name.toLowerCase());
      if (origin === void 0) return ["accounts"];
      return part === "url" ? [...origin.slice(0, 2), "endpoint"] : origin;
    }
    case "rotation":
      return [
        "rotation",
        ...rest.map((name2) => camelCase(name2.replace(/(group|account)_id$/, "$1")))
      ];
    case "openapi":
      return ["gateway", "openapi"];
    case "function_package":
      return ["rotation"];
  }
  return SAME.includes(variable) ? [variable, ...rest] : void 0;
}
function camelCase(name) {
  return name.replaceAll(/_([a-z])/g, (_, letter) => letter.toUpperCase());
}
var ADDRESS = /^(?:module\.(?<module>\w+)(?:\[[^\]]*\])?\.)?(?<type>\w+)\.(?<name>\w+)(?:\["(?<key>[^"\\]*)"\])?/;
function resourceOrigin(address, known) {
  const { module: module2 = "", type = "", name = "", key = "" } = ADDRESS.exec(address)?.groups ?? {};
  if (module2 === "gateway") return gatewayOrigin(type, name, key, known);
  if (module2 === "rotation") return rotationOrigin(name, key, known.balancer);
  return module2 === "" && name !== "" ? ["environment"] : void 0;
}
function gatewayOrigin(type, name, key, known) {
  const { configuration, balancer, backends } = known;
  switch (name) {
    case "gateway":
      return type === "azurerm_api_management" ? ["gateway"] : ["environment"];
    case "backend":
    case "backend_removal":
    case "pool":
    case "pool_removal":
      return backends.get(key.toLowerCase()) ?? ["accounts"];
    case "openai_user":
    case "openai_state":
      return accountOf(key, configuration);
    case "state_role":
      return ["balancing", "stateful"];
    case "subscription":
      return consumerOf(key, balancer);
    case "openai":
      return type === "azurerm_api_management_api" ? ["gateway", "path"] : void 0;
    case "bearer_keys":
      return ["callers", "keys", "bearer"];
    case "consumers":
      return ["consumers"];
    default:
      return ["gateway"];
  }
}
function rotationOrigin(name, key, balancer) {
  if (name === "reader") {
    const [subscription = "", reader = ""] = key.split("/");
    const consumer = balancer.consumers.find((one) => one.subscription === subscription);
    const index = consumer?.readers?.findIndex((id) => id.toLowerCase() === reader) ?? -1;
    return index === -1 ? ["consumers"] : ["consumers", consumer?.name ?? "", "readers", index];
  }
  if (name === "authentication") return ["rotation", "http"];
  if (name === "notify") return ["rotation", "notify", key];
  if (name === "alert") return ["rotation", "actionGroup"];
  return ["rotation"];
}
function consumerOf(subscription, { consumers }) {
  const consumer = consumers.find((one) => one.subscription === subscription);
  return consumer === void 0 ? ["consumers"] : ["consumers", consumer.name];
}
function accountOf(id, { accounts }) {
  const [name] = Object.entries(accounts).find(([, one]) => one.id.toLowerCase() === id) ?? [];
  return name === void 0 ? ["accounts"] : ["accounts", name, "id"];
}

// action/config/path.ts
function about(path, message) {
  const steps = path.map((step) => step === "" ? '""' : step);
  return path.length === 0 ? message : `${steps.join(".")}: ${message}`;
}

// action/terraform/azure-errors.ts
var ENVIRONMENT = ["environment"];
var LOCATION = ["location"];
var SKU = ["gateway", "sku"];
var ADVICE = [
  {
    codes: ["MissingSubscriptionRegistration", "SubscriptionNotRegistered"],
    cause: "the subscription has never used this kind of resource",
    fix: "register its provider, which the error names: az provider register --wait --namespace Microsoft.\u2026"
  },
  {
    codes: ["ServiceAlreadyExistsInSoftDeletedState"],
    cause: "a service of this name was deleted within the last 48 hours, and Azure keeps the name",
    fix: "end that with az apim deletedservice purge, or choose another environment",
    key: ENVIRONMENT
  },
  {
    says: /already exists in deleted state/i,
    cause: "a vault of this name was deleted and Azure keeps it, with the keys in it",
    fix: "bring it back with az keyvault recover and import it, or choose another environment",
    key: ENVIRONMENT
  },
  {
    codes: [
      "ServiceNameNotAvailable",
      "ServiceAlreadyExists",
      "VaultAlreadyExists",
      "StorageAccountAlreadyTaken",
      "StorageAccountAlreadyExists"
    ],
    says: /Website with given name .* already exists/i,
    cause: "the name is taken: it must be unique in all of Azure, and follows from subscription, environment and location",
    fix: "if the resource is yours, apply with the state that made it or import it; else choose another environment",
    key: ENVIRONMENT
  },
  {
    codes: ["InvalidResourceGroupLocation", "InvalidResourceLocation"],
    cause: "the same name exists in another region",
    fix: "set location to that region, or choose another environment",
    key: LOCATION
  },
  {
    codes: [
      "LocationNotAvailableForResourceType",
      "LocationNotAvailableForResourceGroup",
      "NoRegisteredProviderFound",
      "LocationNotSupported"
    ],
    cause: "Azure has no such region, or not this kind of resource in it",
    fix: "choose another region: az account list-locations",
    key: LOCATION
  },
  {
    codes: [
      "SubscriptionIsOverQuotaForSku",
      "SubscriptionQuotaExceeded",
      "QuotaExceeded",
      "ResourceQuotaExceeded",
      "QuotaLimitReached",
      "MaxStorageAccountsCountPerSubscriptionExceeded"
    ],
    says: /has quota of 0 |without additional quota/i,
    cause: "the subscription's quota does not allow one more in this region",
    fix: "ask for more quota in the portal, delete what is not needed, or choose another SKU or region",
    key: SKU,
    otherwise: LOCATION
  },
  {
    codes: ["SkuNotAvailable", "SkuNotSupported", "InvalidSku", "SKUNotAvailable"],
    says: /not have enough resources available to provision/i,
    cause: "the region does not offer this SKU, or has none left",
    fix: "choose another SKU or region",
    key: SKU,
    otherwise: LOCATION
  },
  {
    codes: ["RoleDefinitionWithSameNameExists"],
    cause: "the tenant has a role of this name, of another subscription or a lost state",
    fix: "apply with the state that made it, delete that role, or choose another environment",
    key: ENVIRONMENT
  },
  {
    codes: ["RoleAssignmentExists"],
    cause: "somebody has given this role already, and the state does not know it",
    fix: "delete that assignment in the portal, or import it"
  },
  {
    codes: ["PrincipalNotFound"],
    cause: "nobody in the tenant has this object id, or was made only moments ago",
    fix: "take the object id: of an application that of its enterprise application, not the client id"
  },
  {
    codes: ["RequestDisallowedByPolicy", "RequestDisallowedByAzure"],
    cause: "an Azure Policy of the subscription forbids this resource as it is",
    fix: "the error names the policy: set what it wants, such as tags or location, or ask for an exemption"
  },
  {
    codes: ["ScopeLocked"],
    cause: "a lock of the resource, its group or its subscription forbids the change",
    fix: "take the lock away: az lock list"
  },
  {
    codes: ["AuthorizationFailed", "LinkedAuthorizationFailed", "RoleAssignmentUpdateNotPermitted"],
    cause: "the identity of this run may not do that",
    fix: "give it the rights of docs/terraform.md; new rights take some minutes"
  },
  {
    codes: ["SubscriptionNotFound", "InvalidSubscriptionId", "ReadOnlyDisabledSubscription"],
    cause: "the subscription does not exist, is disabled, or belongs to another tenant",
    fix: "check ARM_SUBSCRIPTION_ID and ARM_TENANT_ID, and the ids of the accounts"
  },
  {
    codes: ["ResourceGroupNotFound", "ResourceNotFound", "ParentResourceNotFound"],
    cause: "what this needs does not exist, or the identity of this run does not see it",
    fix: "compare the id with the portal; an account that is gone has to leave the file"
  },
  {
    says: /needs to be imported|Resource already exists/i,
    cause: "it exists in Azure and the state does not know it: another state made it, or an earlier run was cut off",
    fix: "plan again, which imports what an apply of this state began; else check backend-config, and import it, delete it, or choose another environment"
  },
  {
    says: /newer (?:provider )?version|which is newer than|Unsupported state file format|does not support state version/i,
    cause: "the state was written by a newer Terraform or provider than this run has",
    fix: "set terraform-version to at least the one that wrote it, and use the release of the Action that did"
  },
  {
    codes: ["SubscriptionRequestsThrottled", "TooManyRequests"],
    cause: "Azure takes no more requests for now",
    fix: "run again in some minutes"
  },
  {
    codes: [
      "ExpiredAuthenticationToken",
      "InvalidAuthenticationToken",
      "InvalidAuthenticationTokenTenant"
    ],
    says: /AADSTS\d+/,
    cause: "Entra ID does not accept who this run says it is",
    fix: "log in again, or check the federated credential and ARM_CLIENT_ID, ARM_TENANT_ID"
  }
];
function adviceFor(text) {
  const words = new Set(text.split(/\W+/));
  return ADVICE.find(
    ({ codes = [], says }) => codes.some((code2) => words.has(code2)) || says?.test(text) === true
  );
}

// action/terraform/diagnostics.ts
import { join as join2 } from "node:path";
import { stripVTControlCharacters } from "node:util";
function parseEvent(line) {
  if (!line.startsWith("{")) return void 0;
  try {
    const event = parseJson(line);
    return isObject(event) && textOf(member(event, "@message")) !== void 0 ? event : void 0;
  } catch {
    return void 0;
  }
}
function versionIn(line) {
  const event = parseEvent(line);
  if (member(event, "type") !== "version") return void 0;
  return textOf(member(event, "terraform")) ?? textOf(member(event, "tofu"));
}
function diagnosticsOfEvents(output) {
  return output.split("\n").flatMap((line) => {
    const diagnostic = member(parseEvent(line), "diagnostic");
    return diagnostic === void 0 ? [] : [toDiagnostic(diagnostic)];
  });
}
function diagnosticsOfValidation(output) {
  try {
    const document = parseJson(output);
    if (typeof member(document, "valid") !== "boolean") return void 0;
    return items(member(document, "diagnostics")).map(toDiagnostic);
  } catch {
    return void 0;
  }
}
function toFinding(diagnostic, directory) {
  const { severity, summary, detail, address, range } = diagnostic;
  const about2 = address === void 0 ? "" : ` (${address})`;
  return {
    severity,
    message: detail === "" ? `${summary}${about2}` : `${summary}${about2}: ${detail}`,
    ...range === void 0 ? {} : {
      file: join2(directory, range.file),
      line: range.line,
      endLine: range.endLine,
      column: range.column,
      endColumn: range.endColumn
    }
  };
}
function readLockHolder(text) {
  const [, info] = stripVTControlCharacters(text).split("Lock Info:");
  if (info === void 0) return void 0;
  const field = (name) => new RegExp(`^[\\s\u2502|]*${name}:[^\\S\\n]*(.*)$`, "m").exec(info)?.[1]?.trim() || "unknown";
  return {
    id: field("ID"),
    who: field("Who"),
    operation: field("Operation"),
    created: field("Created")
  };
}
function isLockError({ summary, detail }) {
  return summary === "Error acquiring the state lock" || detail.includes("Lock Info:");
}
function toDiagnostic(json) {
  const range = member(json, "range");
  const file = textOf(member(range, "filename"));
  const position = (end, key) => {
    const value = member(member(range, end), key);
    return typeof value === "number" ? value : 1;
  };
  return {
    severity: member(json, "severity") === "warning" ? "warning" : "error",
    summary: textOf(member(json, "summary")) ?? "Terraform reported a problem without a summary",
    detail: textOf(member(json, "detail")) ?? "",
    address: textOf(member(json, "address")),
    traversals: items(member(member(json, "snippet"), "values")).flatMap(
      (value) => textOf(member(value, "traversal")) ?? []
    ),
    range: file === void 0 ? void 0 : {
      file,
      line: position("start", "line"),
      column: position("start", "column"),
      endLine: position("end", "line"),
      endColumn: position("end", "column")
    }
  };
}

// action/terraform/explain.ts
var explainOwn = (diagnostic, directory) => {
  const finding = toFinding(diagnostic, directory);
  return { ...finding, message: advised(finding.message, adviceOf(diagnostic)) };
};
function explainShipped(document, configuration, balancer) {
  const origins = originsOf(configuration, balancer);
  return (diagnostic, directory) => {
    const { severity, range } = diagnostic;
    const { message } = toFinding(diagnostic, directory);
    const advice = adviceOf(diagnostic);
    const path = originOf2(diagnostic, advice, origins);
    if (path !== void 0 && path.length > 0) {
      return {
        severity,
        file: document.file,
        ...document.placeOf(path),
        message: about(path, advised(message, advice))
      };
    }
    const place = range === void 0 ? "" : ` (at ${range.file}:${range.line} of the module)`;
    return { severity, message: advised(`${message}${place}`, advice) };
  };
}
function adviceOf({ severity, summary, detail }) {
  return severity === "error" ? adviceFor(`${summary}
${detail}`) : void 0;
}
function advised(message, advice) {
  return advice === void 0 ? message : `${advice.cause}: ${advice.fix}.
${message}`;
}
function originOf2(diagnostic, advice, origins) {
  const variable = variableOf(diagnostic);
  if (variable !== void 0) return origins.ofVariable(variable);
  const { address = "" } = diagnostic;
  if (advice?.key !== void 0) {
    return advice.otherwise === void 0 || /\bazurerm_api_management\.gateway$/.test(address) ? advice.key : advice.otherwise;
  }
  return origins.ofResource(address);
}
function variableOf({ summary, detail, traversals }) {
  if (!/variable/i.test(summary)) return void 0;
  const [, told] = /\bvar\.(\w+)|\binput variable "(\w+)"/.exec(detail)?.filter(Boolean) ?? [];
  const [, referred = told] = /^var\.(\w+)/.exec(traversals[0] ?? "") ?? [];
  if (referred === void 0) return void 0;
  const [path = ""] = /^[a-z_]+(?:\.[a-z_]+)*/.exec(detail) ?? [];
  const steps = path.split(".");
  const whole = steps[0] === referred ? steps : [referred];
  const [, entry] = /\b(?:Correct|Rename) ([\w-]+)(?: \([^,]*\))?\./.exec(detail) ?? [];
  return entry === void 0 || whole.length > 1 ? whole : [...whole, entry];
}

// action/terraform/moves.ts
var KEYS = {
  openai_user: (_, scope) => scope.toLowerCase(),
  openai_state: (_, scope) => scope.toLowerCase(),
  reader: (key) => {
    const [subscription, reader = ""] = key.split("/");
    return `${subscription}/${reader.toLowerCase()}`;
  }
};
function movesOf(state) {
  return items(member(state, "resources")).flatMap((resource) => {
    const keyOf2 = KEYS[textOf(member(resource, "name")) ?? ""];
    if (member(resource, "type") !== "azurerm_role_assignment" || keyOf2 === void 0) return [];
    const module2 = textOf(member(resource, "module"));
    const address = `${module2 === void 0 ? "" : `${module2}.`}azurerm_role_assignment.${member(resource, "name")}`;
    return items(member(resource, "instances")).flatMap((instance) => {
      const key = textOf(member(instance, "index_key"));
      const scope = textOf(member(member(instance, "attributes"), "scope"));
      if (key === void 0 || scope === void 0 || keyOf2(key, scope) === key) return [];
      return [{ from: `${address}["${key}"]`, to: `${address}["${keyOf2(key, scope)}"]` }];
    });
  });
}
function movedBlocks(moves) {
  return `${JSON.stringify({ moved: moves }, null, 2)}
`;
}

// action/terraform/terraform.ts
import { join as join4, relative } from "node:path";

// action/terraform/journal-store.ts
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join as join3, resolve } from "node:path";

// action/terraform/journal.ts
var IMPORTABLE = /^(azurerm_\w+|azapi_resource)$/;
function creationsOf(plan2) {
  return items(member(plan2, "resource_changes")).flatMap((resource) => {
    const address = textOf(member(resource, "address"));
    const type = textOf(member(resource, "type"));
    const change = member(resource, "change");
    const creates = items(member(change, "actions")).includes("create");
    if (!creates || address === void 0 || type === void 0) return [];
    if (member(resource, "mode") !== "managed" || !IMPORTABLE.test(type)) return [];
    return [{ address, type, after: member(change, "after") ?? null }];
  });
}
function merged(before2, added) {
  const entries = new Map([...added, ...before2].map((entry) => [entry.address, entry]));
  return [...entries.values()];
}
function remaining(before2, added, { begun, recorded, diagnostics }) {
  const created = new Set(
    begun.filter(({ action }) => action === "create").map(({ address }) => address)
  );
  const found = new Map(
    diagnostics.flatMap(({ address, summary, detail }) => {
      const text = `${summary}
${detail}`;
      if (address === void 0 || !/already exists/i.test(text)) return [];
      return [[address, /resource with the ID "([^"]+)" already exists/i.exec(text)?.[1]]];
    })
  );
  const old = before2.filter((entry) => !recorded(entry)).map((entry) => {
    const id = entry.id ?? found.get(entry.address);
    return id === void 0 ? entry : { ...entry, id };
  });
  const fresh = added.filter(
    (entry) => created.has(entry.address) && !recorded(entry) && !found.has(entry.address)
  );
  return merged(old, fresh);
}
function recordedIn(state) {
  const addresses = addressesIn(state);
  const ids = new Set(
    items(member(state, "resources")).flatMap(
      (resource) => items(member(resource, "instances")).flatMap((instance) => {
        const id = textOf(member(member(instance, "attributes"), "id"));
        return id === void 0 ? [] : [`${textOf(member(resource, "type"))} ${plainId(id)}`];
      })
    )
  );
  return ({ address, type, id }) => addresses.has(address) || id !== void 0 && ids.has(`${type} ${plainId(id)}`);
}
function plainId(id) {
  return (id.split("?")[0] ?? "").toLowerCase();
}
function addressesIn(state) {
  const addresses = items(member(state, "resources")).flatMap((resource) => {
    if (member(resource, "mode") !== "managed") return [];
    const module2 = textOf(member(resource, "module"));
    const name = `${module2 === void 0 ? "" : `${module2}.`}${member(resource, "type")}.${member(resource, "name")}`;
    return items(member(resource, "instances")).flatMap((instance) => {
      if (member(instance, "deposed") !== void 0) return [];
      const key = member(instance, "index_key");
      if (typeof key === "number") return [`${name}[${key}]`];
      return [typeof key === "string" ? `${name}[${quoted(key)}]` : name];
    });
  });
  return new Set(addresses);
}
function quoted(key) {
  return JSON.stringify(key).replaceAll(/[$%]\{/g, (start) => `${start[0]}${start}`);
}
function sameJournal(a, b) {
  return JSON.stringify(a) === JSON.stringify(b);
}
function writeJournal(entries) {
  return JSON.stringify({ version: 1, entries });
}
function readJournal(text) {
  const document = parseJson(text);
  const entries = member(document, "entries");
  if (member(document, "version") !== 1 || !isArray(entries)) {
    throw new Error("it was written by another version of this Action");
  }
  return entries.flatMap((entry) => {
    const field = (name) => textOf(member(entry, name));
    const [address, type, since] = [field("address"), field("type"), field("since")];
    if (address === void 0 || type === void 0 || since === void 0) return [];
    const [run, id] = [field("run"), field("id")];
    return [
      {
        address,
        type,
        since,
        ...run === void 0 ? {} : { run },
        ...id === void 0 ? {} : { id }
      }
    ];
  });
}

// action/terraform/journal-store.ts
var PLACES = /* @__PURE__ */ new Map([
  ["azurerm", ["key", suffixed]],
  ["consul", ["path", suffixed]],
  ["cos", ["key", suffixed]],
  ["gcs", ["prefix", (prefix) => prefix === "" ? "journal" : suffixed(prefix)]],
  ["kubernetes", ["secret_suffix", (suffix) => `${suffix}-journal`]],
  ["oss", ["key", suffixed]],
  ["s3", ["key", suffixed]]
]);
var RACES = 3;
function suffixed(place) {
  return `${place}.journal`;
}
async function openJournal(request) {
  const { directory, environment } = request;
  const data = resolve(directory, environment.TF_DATA_DIR || ".terraform");
  const initialised = await readInitialised(data);
  const backend = backendOf(initialised);
  const workspace = environment.TF_WORKSPACE || (await readFile(join3(data, "environment"), "utf8").catch(() => "")).trim() || "default";
  const settings = siblingSettings(backend, workspace);
  if (settings !== void 0) {
    return remoteStore({ ...request, initialised, type: backend.type, settings });
  }
  const state = backend.type === "local" ? textOf(backend.config.path) : void 0;
  const place = workspace === "default" ? "" : `.${workspace}`;
  return localStore(resolve(directory, `${state ?? "terraform.tfstate"}${place}.journal`));
}
var SETTINGS_FILE = "terraform.tfstate";
async function readInitialised(data) {
  return parseJson(await readFile(join3(data, SETTINGS_FILE), "utf8").catch(() => "null"));
}
function backendOf(initialised) {
  const backend = member(initialised, "backend");
  const config = member(backend, "config");
  return {
    type: textOf(member(backend, "type")) ?? "local",
    config: isObject(config) ? config : {}
  };
}
function siblingSettings(backend, workspace) {
  const [setting, beside] = PLACES.get(backend.type) ?? [];
  if (setting === void 0 || beside === void 0) return void 0;
  const place = textOf(backend.config[setting]) ?? "";
  const given = Object.entries(backend.config).filter(([, value]) => value !== null);
  const own = workspace === "default" ? place : `${place}.${workspace}`;
  return { ...Object.fromEntries(given), [setting]: beside(own) };
}
function localStore(file) {
  const read = async () => {
    const text = await readFile(file, "utf8").catch(() => void 0);
    return text === void 0 ? [] : readJournal(text);
  };
  return {
    remote: false,
    read,
    update: async (change) => {
      const before2 = await read();
      const after = change(before2);
      if (sameJournal(before2, after)) return;
      if (after.length === 0) return rm(file, { force: true });
      await writeFile(`${file}.new`, writeJournal(after), { mode: 384 });
      await rename(`${file}.new`, file);
    }
  };
}
function remoteStore(request) {
  const { scratch } = request;
  const run = (...arguments_) => runShort(commandOf(request, arguments_));
  const pullState = () => run("state", "pull", "-no-color");
  let opening;
  let known;
  const open2 = async () => {
    await makeRoot(request);
    const outcome = await pullState();
    if (outcome.exitCode === 0) return outcome;
    const data = dataOf(scratch);
    await rm(join3(data, SETTINGS_FILE), { force: true });
    const file = join3(data, "settings.json");
    await writeFile(file, literal(request.settings), { mode: 384 });
    const options = ["-no-color", "-input=false", "-reconfigure", `-backend-config=${file}`];
    succeeded(await run("init", ...options).finally(() => rm(file)));
    return pullState();
  };
  const pulled = async () => {
    if (opening !== void 0) {
      await opening;
      return pullState();
    }
    opening = open2();
    return opening;
  };
  const pull = async () => {
    const { stdout } = succeeded(await pulled());
    const state = stdout.trim() === "" ? null : parseJson(stdout);
    const text = textOf(member(member(member(state, "outputs"), "journal"), "value"));
    const serial = member(state, "serial");
    return {
      lineage: textOf(member(state, "lineage")) ?? randomUUID(),
      serial: typeof serial === "number" ? serial : 0,
      entries: text === void 0 ? [] : readJournal(text)
    };
  };
  return {
    remote: true,
    read: async () => {
      known = await pull();
      return known.entries;
    },
    update: async (change) => {
      for (let race = 1; ; race++) {
        const before2 = known ?? await pull();
        const after = change(before2.entries);
        if (sameJournal(before2.entries, after)) return;
        const next = { ...before2, serial: before2.serial + 1, entries: after };
        const file = join3(scratch, "journal.tfstate");
        await writeFile(file, stateOf(next), { mode: 384 });
        const outcome = await run("state", "push", "-no-color", "-lock=false", file);
        known = outcome.exitCode === 0 ? next : void 0;
        if (outcome.exitCode === 0) return;
        if (race === RACES) succeeded(outcome);
      }
    }
  };
}
async function makeRoot({ scratch, type, settings, initialised }) {
  const data = dataOf(scratch);
  await mkdir(data, { recursive: true, mode: 448 });
  const root = { terraform: { backend: { [type]: {} } } };
  await writeFile(join3(scratch, "main.tf.json"), JSON.stringify(root));
  const { backend, ...rest } = isObject(initialised) ? initialised : {};
  const config = { ...backendOf(initialised).config, ...settings };
  const own = { ...rest, backend: { ...isObject(backend) ? backend : {}, config } };
  await writeFile(join3(data, SETTINGS_FILE), JSON.stringify(own), { mode: 384 });
}
function dataOf(scratch) {
  return join3(scratch, ".terraform");
}
function literal(settings) {
  return JSON.stringify(settings).replaceAll(/[$%]\{/g, (start) => `${start[0]}${start}`);
}
function stateOf({ lineage, serial, entries }) {
  return JSON.stringify({
    version: 4,
    terraform_version: "1.9.0",
    serial,
    lineage,
    outputs: { journal: { value: writeJournal(entries), type: "string" } },
    resources: []
  });
}
function commandOf({ executable, scratch, environment }, arguments_) {
  const inherited = Object.entries(environment).filter(
    ([name]) => !/^(INPUT_.*|TF_CLI_ARGS.*|TF_WORKSPACE|TF_VAR_.*)$/.test(name)
  );
  return {
    executable,
    arguments: arguments_,
    directory: scratch,
    environment: {
      ...Object.fromEntries(inherited),
      TF_IN_AUTOMATION: "1",
      TF_INPUT: "0",
      CHECKPOINT_DISABLE: "1",
      TF_DATA_DIR: dataOf(scratch)
    },
    signal: new AbortController().signal
  };
}
function succeeded(outcome) {
  if (outcome.exitCode === 0) return outcome;
  const words = (outcome.stderr.trim() || outcome.stdout.trim()).split("\n").slice(-8).join("\n");
  throw new Error(words === "" ? `exit code ${outcome.exitCode ?? "none"}` : words);
}

// action/terraform/child-environment.ts
var LOCK_TIMEOUT = "-lock-timeout=120s";
function childEnvironment(environment) {
  const inherited = Object.entries(environment).filter(([name]) => !name.startsWith("INPUT_"));
  const withLockTimeout = (name) => `${LOCK_TIMEOUT} ${environment[name] ?? ""}`.trim();
  return {
    ...Object.fromEntries(inherited),
    TF_IN_AUTOMATION: "1",
    TF_INPUT: "0",
    CHECKPOINT_DISABLE: "1",
    TF_CLI_ARGS_plan: withLockTimeout("TF_CLI_ARGS_plan"),
    TF_CLI_ARGS_apply: withLockTimeout("TF_CLI_ARGS_apply")
  };
}

// action/terraform/lines.ts
var HELD = 8;
function createLines(scrub, tell) {
  let held = [];
  const tellLine = ({ prefix, text }) => tell(scrub(`${prefix}${text}`));
  const join9 = () => {
    const text = held.map((line) => line.text).join("\n");
    const scrubbed = scrub(text);
    if (countOf(scrubbed) < countOf(text)) {
      held = [{ prefix: held[0]?.prefix ?? "", text: scrubbed }];
    }
  };
  return {
    add: (line) => {
      held = [...held, line];
      join9();
      if (held.length <= HELD) return;
      const [first, ...rest] = held;
      if (first !== void 0) tellLine(first);
      held = rest;
    },
    flush: () => {
      held.forEach(tellLine);
      held = [];
    }
  };
}
function countOf(text) {
  return text.split("\n").length;
}

// action/terraform/launcher.ts
var Launcher = class {
  #options;
  #scrub;
  #lines;
  constructor(options, scrub) {
    this.#options = options;
    this.#scrub = scrub;
    this.#lines = createLines(scrub, options.info);
  }
  command(arguments_) {
    const { executable, directory, environment, signal } = this.#options;
    return {
      executable,
      arguments: arguments_,
      directory,
      environment: childEnvironment(environment),
      signal
    };
  }
  /** Holds the lock: it is recorded, and not interrupted while `idle` says no. */
  longCommand(arguments_, purpose, idle) {
    const { executable, directory, files, records, urgent } = this.#options;
    return {
      ...this.command(arguments_),
      recorder: records.open({ ...purpose, executable, directory, files, since: Date.now() }),
      urgent,
      idle
    };
  }
  /** What a cancel must not stop: to look at what it has left. */
  calmCommand(arguments_) {
    return { ...this.command(arguments_), signal: new AbortController().signal };
  }
  /**
   * Runs with its output in the log, to the last line.
   *
   * @param turn before it nothing is told, also of a command that has ended; where it never comes, the command is interrupted. Whoever has
   *   one waits for it
   */
  async logged(run, command, turn) {
    const refused = new AbortController();
    turn?.catch(() => refused.abort());
    const tell = (what) => {
      if (turn === void 0) what();
      else void turn.then(what, () => void 0);
    };
    const onLine = (line) => {
      command.onLine?.(line);
      tell(() => this.#log(line));
    };
    const signal = AbortSignal.any([command.signal, refused.signal]);
    try {
      return await run({ ...command, signal, onLine });
    } finally {
      tell(() => this.#lines.flush());
    }
  }
  #log(line) {
    const event = parseEvent(line);
    const message = textOf(member(event, "@message"));
    const output = textOf(member(member(event, "hook"), "output"));
    if (message === void 0) this.#lines.add({ prefix: "", text: line });
    else if (output === void 0 || !message.endsWith(output)) {
      this.#options.info(this.#scrub(message));
    } else {
      const prefix = message.slice(0, message.length - output.length);
      this.#lines.add({ prefix, text: output });
    }
  }
};

// action/terraform/terraform.ts
var Terraform = class {
  directory;
  #options;
  #launcher;
  #scrub;
  #journal;
  #pulled;
  constructor(options) {
    this.directory = options.directory;
    this.#options = options;
    this.#scrub = (text) => scrubShapes(options.scrub(text));
    this.#launcher = new Launcher(options, this.#scrub);
  }
  /** What earlier applies have left unknown; to be asked for after `init`. */
  journal() {
    const { executable, directory, environment, files } = this.#options;
    const scratch = join4(files, "journal");
    this.#journal ??= openJournal({ executable, directory, environment, scratch });
    return this.#journal;
  }
  /**
   * @param isLocked whether providers must be those of the lock file that is there, to the checksum
   * @param turn see `inTurn`
   * @param hear told the version once Terraform says it; undefined once it has ended
   * @throws {ActionFailure} `init-failed`
   */
  async init(backendConfig, isLocked, turn, hear = () => {
  }) {
    const backend = backendConfig.map((setting) => `-backend-config=${setting}`);
    const lock = isLocked ? ["-lockfile=readonly"] : [];
    const arguments_ = ["init", "-json", "-input=false", "-reconfigure", ...lock, ...backend];
    const onLine = (line) => {
      const version = versionIn(line);
      if (version !== void 0) hear(version);
    };
    const outcome = await this.#launcher.logged(runShort, { ...this.#launcher.command(arguments_), onLine }, turn).finally(() => {
      hear(void 0);
      return turn;
    });
    if (outcome.interrupted || outcome.exitCode !== 0) {
      throw this.#failure("init-failed", "init", outcome);
    }
  }
  /**
   * The state as it is stored, sensitive values in clear; null where there is none yet.
   *
   * @param calm reads it after a cancel, too
   * @throws {ActionFailure} `init-failed` when it cannot be read
   */
  state(calm = false) {
    if (calm) return this.#pullState(true);
    this.#pulled ??= this.#pullState(false).catch((error2) => {
      this.#pulled = void 0;
      throw error2;
    });
    return this.#pulled;
  }
  /**
   * @returns the warnings
   * @throws {ActionFailure} `validate-failed`
   */
  async validate() {
    const outcome = await runLocal(this.#launcher.command(["validate", "-json"]));
    if (outcome.interrupted) throw cancelled("validate");
    const diagnostics = diagnosticsOfValidation(outcome.stdout);
    if (diagnostics === void 0) throw this.#failure("validate-failed", "validate", outcome);
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    if (outcome.exitCode !== 0 || errors.length > 0) {
      throw new ActionFailure(
        "validate-failed",
        this.#scrub(
          `the Terraform configuration is not valid: ${errors[0]?.summary ?? "no reason given"}`
        ),
        this.#findings(diagnostics)
      );
    }
    return this.#findings(diagnostics);
  }
  /**
   * Writes a plan to `planFile`; ends when Terraform does, and what it says may still wait for its turn.
   *
   * @returns the warnings
   * @throws {ActionFailure} `plan-failed`, `state-locked`, `cancelled`
   */
  async plan(request) {
    const arguments_ = [
      "plan",
      "-json",
      "-input=false",
      "-detailed-exitcode",
      `-out=${request.planFile}`,
      `-var-file=${request.variablesFile}`,
      ...request.destroy ? ["-destroy"] : [],
      ...request.replace.map((address) => `-replace=${address}`)
    ];
    const outcome = await this.#launcher.logged(
      runToTheEnd,
      this.#launcher.longCommand(arguments_, request.purpose, () => true),
      request.turn
    );
    if (outcome.interrupted || outcome.exitCode !== 0 && outcome.exitCode !== 2) {
      throw this.#failure("plan-failed", "plan", outcome);
    }
    return this.#findings(diagnosticsOfEvents(outcome.stdout)).filter(
      ({ message }) => !/^Values? for undeclared variable/.test(message)
    );
  }
  /**
   * The JSON of a plan file. It holds sensitive values in clear.
   *
   * @throws {ActionFailure} `plan-missing` when the file cannot be read as a plan
   */
  async show(planFile) {
    const outcome = await runShort(this.#launcher.command(["show", "-json", planFile]));
    if (outcome.interrupted) throw cancelled("show");
    if (outcome.exitCode !== 0) {
      throw new ActionFailure(
        "plan-missing",
        this.#scrub(`${planFile} cannot be read as a Terraform plan: ${lastWords(outcome)}`)
      );
    }
    return readJson(outcome.stdout, "show", parseExactJson);
  }
  /**
   * After a cancel it goes on for as long as something is in flight and the runner allows.
   *
   * @param flight is told what begins and what ends
   * @returns what Terraform complained about, and the failure where it did not succeed: `reason`, `plan-stale`, `state-locked` or
   *   `cancelled`
   */
  async apply(request) {
    const { planFile, reason, flight, purpose } = request;
    this.#pulled = void 0;
    const arguments_ = ["apply", "-json", "-input=false", planFile];
    const idle = () => flight.inFlight().length === 0;
    const command = {
      ...this.#launcher.longCommand(arguments_, purpose, idle),
      onLine: flight.add
    };
    const outcome = await this.#launcher.logged(runToTheEnd, command);
    return {
      diagnostics: diagnosticsOfEvents(outcome.stdout),
      failure: outcome.exitCode === 0 ? void 0 : this.#failure(reason, "apply", outcome)
    };
  }
  /**
   * Who holds the state's lock; undefined when nobody does.
   *
   * @throws {ActionFailure} `unexpected` when that cannot be asked
   */
  async lockHolder() {
    const flags = ["-no-color", "-dry-run", "-lock-timeout=0s"];
    const outcome = await runShort(
      this.#launcher.calmCommand(["state", "rm", ...flags, "terraform_data.none"])
    );
    const holder = readLockHolder(outcome.stderr);
    if (holder === void 0 && outcome.exitCode !== 0) {
      throw new ActionFailure(
        "unexpected",
        this.#scrub(`the lock cannot be asked for: ${lastWords(outcome)}`)
      );
    }
    return holder;
  }
  /** @throws {ActionFailure} `state-locked` when it cannot be released */
  async releaseLock(id) {
    const outcome = await runShort(
      this.#launcher.calmCommand(["force-unlock", "-no-color", "-force", id])
    );
    if (outcome.exitCode === 0) return;
    throw new ActionFailure(
      "state-locked",
      this.#scrub(`the lock ${id} of this run could not be released: ${lastWords(outcome)}`)
    );
  }
  /** The outputs in the state that are not sensitive. */
  async outputs() {
    const outcome = await runShort(this.#launcher.command(["output", "-json"]));
    if (outcome.exitCode !== 0) throw this.#failure("unexpected", "output", outcome);
    const document = readJson(outcome.stdout, "output");
    return Object.fromEntries(
      Object.entries(isObject(document) ? document : {}).filter(([, output]) => member(output, "sensitive") !== true).map(([name, output]) => [name, member(output, "value") ?? null])
    );
  }
  async #pullState(calm) {
    const arguments_ = ["state", "pull"];
    const outcome = await runShort(
      calm ? this.#launcher.calmCommand(arguments_) : this.#launcher.command(arguments_)
    );
    if (outcome.interrupted || outcome.exitCode !== 0) {
      throw this.#failure("init-failed", "state pull", outcome);
    }
    return outcome.stdout.trim() === "" ? null : readJson(outcome.stdout, "state pull");
  }
  #findings(diagnostics) {
    const { explain: explain2, workspace, directory } = this.#options;
    const all = diagnostics.map((diagnostic) => {
      const finding = explain2(diagnostic, relative(workspace, directory));
      return { ...finding, message: this.#scrub(finding.message) };
    });
    return [...new Map(all.map((finding) => [describeFinding(finding), finding])).values()];
  }
  #failure(reason, command, outcome) {
    if (outcome.interrupted) return cancelled(command);
    const diagnostics = diagnosticsOfEvents(outcome.stdout);
    const holder = readLockHolder(
      diagnostics.find(isLockError)?.detail ?? (diagnostics.length === 0 ? outcome.stderr : "")
    );
    if (holder !== void 0) {
      return new ActionFailure(
        "state-locked",
        `the state is locked by ${holder.who} since ${holder.created} (${holder.operation}). Wait until that run ends; if it is gone, release the lock with: terraform force-unlock ${holder.id}`
      );
    }
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    const first = errors[0]?.summary ?? lastWords(outcome);
    const stale = errors.some(({ summary }) => summary === "Saved plan is stale");
    return new ActionFailure(
      stale ? "plan-stale" : reason,
      stale ? "the saved plan is stale: the state has changed since it was made. Plan again, and have that plan reviewed" : this.#scrub(`terraform ${command} failed: ${first}`),
      this.#findings(diagnostics)
    );
  }
};
function readJson(text, command, parse = parseJson) {
  try {
    return parse(text);
  } catch {
    throw new ActionFailure(
      "unexpected",
      `terraform ${command} -json printed something else than JSON. Something between the Action and terraform, such as a wrapper on PATH, may write into its output; run without it`
    );
  }
}
function cancelled(command) {
  return new ActionFailure(
    "cancelled",
    command === "apply" ? "cancelled during terraform apply" : `cancelled during terraform ${command}; nothing was changed`
  );
}
function lastWords({ stderr, stdout, exitCode }) {
  const text = (stderr.trim() || stdout.trim()).split("\n").slice(-15).join("\n");
  return text === "" ? `exit code ${exitCode ?? "none, ended by a signal"}` : text;
}

// action/commands/turn.ts
async function inTurn({ group }, title, before2, work) {
  const { promise: turn, resolve: resolve3, reject } = Promise.withResolvers();
  const working = work(turn);
  for (const one of [turn, working]) one.catch(() => void 0);
  try {
    await before2();
  } catch (error2) {
    reject(error2);
    await working.catch(() => void 0);
    throw error2;
  }
  return group(title, () => {
    resolve3();
    return working;
  });
}

// action/commands/opening.ts
function openTerraform(context, prepare) {
  const { promise: beginning, resolve: resolve3 } = Promise.withResolvers();
  const preparing = beginning.then(prepare);
  const judging = beginning.then(() => judgeArtefacts(context, preparing));
  const begin = () => {
    resolve3();
    return preparing;
  };
  const opening = open(context, preparing, begin).then(
    (terraform) => ({ terraform, judging }),
    async (error2) => {
      await begin();
      await requireTaken(context, judging);
      throw error2;
    }
  );
  for (const one of [judging, opening]) one.catch(() => void 0);
  return { preparing, opening };
}
async function open(context, preparing, begin) {
  const { inputs, workspace, environment, signal, urgent, records, secrecy } = context;
  const later = { ...context, workflow: speakingAfter(context.workflow, preparing) };
  const { terraformBinary: binary, terraformVersion: version } = inputs;
  const present = version === void 0 ? onPath({ binary, environment }) : void 0;
  const { directory, isLocked, backend } = await putInPlace(later);
  let explain2 = explainOwn;
  const options = {
    directory,
    workspace,
    files: layoutOf(workspace, inputs.label).directory,
    environment,
    signal,
    urgent,
    records,
    info: context.workflow.info,
    scrub: secrecy.scrub,
    explain: (...given) => explain2(...given)
  };
  const explained = async () => {
    const { document, configuration, balancer } = await begin();
    if (inputs.terraformDirectory === void 0) {
      explain2 = explainShipped(document, configuration, balancer);
    }
  };
  const init = async (executable, before2, hear) => {
    const terraform = new Terraform({ ...options, executable });
    await inTurn(
      context.workflow,
      "terraform init",
      before2,
      (turn) => terraform.init(backend, isLocked, turn, hear)
    );
    return terraform;
  };
  if (present !== void 0) {
    const { promise: said, resolve: hear } = Promise.withResolvers();
    const suited = async () => {
      await explained();
      const found = await said;
      if (signal.aborted) return;
      if (found === void 0 || !suits(found, { binary, version })) throw UNSUITED;
      context.workflow.info(`${binary} ${found} (${present})`);
    };
    try {
      return await init(present, suited, hear);
    } catch (error2) {
      if (error2 !== UNSUITED) throw error2;
    }
  }
  return init(await findOrInstall(later, begin), explained);
}
var UNSUITED = new Error("the one on PATH is too old, or does not say its version");
function findOrInstall({ inputs, workflow, workspace, environment, signal, sources, fetch }, wanted) {
  const binary = inputs.terraformBinary;
  const { info } = workflow;
  return findTerraform({
    binary,
    version: inputs.terraformVersion,
    environment,
    directory: workspace,
    signal,
    info,
    install: async (version) => {
      await wanted();
      const { installTerraform } = await import("./install-IXYGIBDZ.js");
      return installTerraform({
        binary,
        version,
        source: sources[binary],
        fetch,
        cache: environment.RUNNER_TOOL_CACHE ?? resolve2(workspace, ".aolb", "tools"),
        platform: process.platform,
        architecture: process.arch,
        signal,
        info
      });
    }
  });
}
async function putInPlace(context) {
  const module2 = await rootModule(context);
  learnDeclared(context, module2.directory);
  const backend = readBackend(context, module2.directory);
  keepPrivate(module2.directory, context.environment);
  return { ...module2, backend };
}
function speakingAfter(workflow, other) {
  const later = (tell) => (what) => void other.then(
    () => tell(what),
    () => void 0
  );
  return { ...workflow, info: later(workflow.info), annotate: later(workflow.annotate) };
}
function learnDeclared({ environment, secrecy }, directory) {
  const names = readdirSync(directory).filter((name) => /\.(tf|tofu|tfvars)(\.json)?$/.test(name));
  const files = names.map((name) => [name, readText(join5(directory, name)) ?? ""]);
  const { variables, secrets } = declaredSecrets(new Map(files));
  secrecy.learn(new Map([...secrets, ...environmentSecrets(environment, variables)]));
}
function readBackend({ inputs, secrecy, workspace }, directory) {
  const settings = [];
  for (const [index, line] of inputs.backendConfig.entries()) {
    if (line.includes("=")) {
      settings.push(line);
      continue;
    }
    const file = firstFile([resolve2(directory, line), resolve2(workspace, line)]);
    if (file === void 0) {
      throw new ActionFailure(
        "input-invalid",
        `input backend-config is not shown, since it may hold a secret; its line ${index + 1} is neither \`key=value\` nor the path of a file in the root module's folder or the workspace`
      );
    }
    settings.push(file.path);
    secrecy.learn(
      settingSecrets(readSettings(file.path, file.text), `input backend-config, line ${index + 1}`)
    );
  }
  return settings;
}
function firstFile(paths) {
  for (const path of paths) {
    const text = readText(path);
    if (text !== void 0) return { path, text };
  }
  return void 0;
}
function readText(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return void 0;
  }
}
function readSettings(name, text) {
  try {
    return argumentsOf(name, text);
  } catch {
    return [["secret", text]];
  }
}
function keepPrivate(directory, environment) {
  const data = resolve2(directory, environment.TF_DATA_DIR || ".terraform");
  mkdirSync(data, { recursive: true, mode: 448 });
  try {
    chmodSync(data, 448);
  } catch {
  }
}
async function readState({ secrecy }, terraform) {
  const state = await terraform.state();
  secrecy.learn(stateSecrets(state));
  return state;
}
async function findMoves(context, terraform) {
  if (context.inputs.terraformDirectory !== void 0) return [];
  return movesOf(await readState(context, terraform));
}
async function rootModule({
  inputs,
  workspace,
  workflow,
  environment,
  terraformModule
}) {
  if (inputs.terraformDirectory !== void 0) {
    const directory = resolve2(workspace, inputs.terraformDirectory);
    await checkModule(directory, inputs.terraformDirectory);
    return { directory, isLocked: false };
  }
  const { stagedModule } = layoutOf(workspace, inputs.label);
  const isLocked = stageModule(
    terraformModule,
    stagedModule,
    inputs.backendConfig.length > 0,
    join5(dirname(resolve2(workspace, inputs.config)), LOCK_FILE)
  );
  if (inputs.backendConfig.length === 0 && environment.CI === "true") {
    workflow.annotate({
      severity: "warning",
      message: "input backend-config is empty, so the state is a local file that is gone when this job ends, and the next run would create everything again. Name a storage account, see docs/workflows.md"
    });
  }
  return { directory: stagedModule, isLocked };
}

// action/commands/planning.ts
import { rm as rm3, writeFile as writeFile3 } from "node:fs/promises";
import { dirname as dirname2, join as join7 } from "node:path";

// action/terraform/create-first.ts
var OVERRIDE_FILE = "create_first_override.tf.json";
var SAME_NAMES = ["replace_because_tainted", "replace_by_request"];
function createFirst(plan2) {
  const resources = items(member(plan2, "resource_changes"));
  const again = resources.some(
    (one) => SAME_NAMES.includes(textOf(member(one, "action_reason")) ?? "")
  );
  if (again || !resources.some(isMoved)) return [];
  const replaced = resources.flatMap(
    (resource) => replacedResource(resource, member(plan2, "configuration"))
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
function directoryOf(module2, configuration) {
  if (module2 === "") return "";
  const name = module2.replace(/^module\./, "").replace(/\[.*$/, "");
  const calls = member(member(configuration, "root_module"), "module_calls");
  const source = textOf(member(member(calls, name), "source"));
  return source?.startsWith("./") ? source.slice(2) : void 0;
}

// action/terraform/healing.ts
var WATCHES = /(^|\.)azapi_update_resource\.(?=(?:backend|pool)\[)/;
function toBeWrittenAgain(plan2) {
  const changes = items(member(plan2, "resource_changes"));
  const actionsAt = (address) => {
    const change = changes.find((one) => member(one, "address") === address);
    return items(member(member(change, "change"), "actions")).map(String);
  };
  return items(member(plan2, "resource_drift")).flatMap((drift) => {
    const gone = items(member(member(drift, "change"), "actions")).includes("delete");
    const address = textOf(member(drift, "address")) ?? "";
    if (!gone || !WATCHES.test(address)) return [];
    const writer = address.replace(WATCHES, "$1azapi_resource_action.");
    const idle = actionsAt(writer).includes("no-op") || actionsAt(writer).includes("update");
    return idle && actionsAt(address).includes("create") ? [writer] : [];
  });
}

// action/terraform/names.ts
function namesIn(plan2) {
  const found = /* @__PURE__ */ new Set();
  const addKeys = (value) => {
    if (isArray(value)) for (const item of value) addKeys(item);
    if (!isObject(value)) return;
    for (const [key, child] of Object.entries(value)) {
      found.add(key);
      addKeys(child);
    }
  };
  for (const resource of items(member(plan2, "resource_changes"))) {
    for (const key of ["address", "type"]) found.add(textOf(member(resource, key)) ?? "");
    addKeys(member(member(resource, "change"), "after"));
  }
  for (const key of ["variables", "output_changes"]) {
    const named = member(plan2, key);
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

// action/commands/planned.ts
function learnPlan({ secrecy }, json) {
  secrecy.learn(sensitiveValues(json), namesIn(json));
}

// action/commands/recovery.ts
import { rm as rm2, writeFile as writeFile2 } from "node:fs/promises";
import { join as join6 } from "node:path";

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
function subscriptionOf(plan2, address, environment) {
  const configuration = member(plan2, "configuration");
  const key = providerKey(member(configuration, "root_module"), address);
  const expression = member(
    member(member(member(configuration, "provider_config"), key ?? "azurerm"), "expressions"),
    "subscription_id"
  );
  const constant = textOf(member(expression, "constant_value"));
  const [, variable] = /^var\.(.+)$/.exec(textOf(items(member(expression, "references"))[0]) ?? "") ?? [];
  const given = variable === void 0 ? void 0 : textOf(member(member(member(plan2, "variables"), variable), "value"));
  return constant ?? given ?? (environment.ARM_SUBSCRIPTION_ID || void 0);
}
function providerKey(root, address) {
  const plain2 = address.replaceAll(/\["(?:[^"\\]|\\.)*"\]|\[\d+\]/g, "");
  let module2 = root;
  let rest = plain2;
  for (; ; ) {
    const [whole, name] = /^module\.([^.]+)\./.exec(rest) ?? [];
    if (whole === void 0 || name === void 0) break;
    rest = rest.slice(whole.length);
    module2 = member(member(member(module2, "module_calls"), name), "module");
  }
  const found = items(member(module2, "resources")).find(
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
  } catch (error2) {
    if (signal.aborted) return { open: [], recorded: [] };
    const message = `the journal of earlier applies beside the state cannot be read: ${scrubShapes(messageOf(error2))}. What an interrupted one left behind will not be found`;
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
  } catch (error2) {
    const message = `the journal of this run could not be written beside the state: ${scrubShapes(messageOf(error2))}. What a killed apply leaves in Azure will not be found by the next one`;
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
async function importAll(context, terraform, { first, leftovers: { open: entries }, plan: plan2 }, search) {
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
      planned = await planWith(terraform, [...imports.values()], plan2);
    } catch (error2) {
      if (context.signal.aborted) throw error2;
      const why = `it exists, and Terraform cannot import it: ${messageOf(error2)}`;
      for (const { address, id } of imports.values()) {
        search.leftovers.set(address, { address, id, why });
      }
      return { imports: [], planned: await plan2() };
    }
  }
  return { imports: [...imports.values()], planned };
}
async function planWith(terraform, imports, plan2) {
  const file = join6(terraform.directory, FILE);
  const blocks = imports.map(({ address, id }) => ({ to: address, id }));
  await writeFile2(file, JSON.stringify({ import: blocks }));
  try {
    return await plan2();
  } finally {
    await rm2(file, { force: true });
  }
}
async function findCreated({ environment }, plan2, entries, { lookUp, leftovers, known }) {
  const imports = [];
  for (const creation of creationsOf(plan2)) {
    const { address, type } = creation;
    const subscription = subscriptionOf(plan2, address, environment);
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
      const why = `it was there before the apply of ${entry.since} began, so it is not imported. Import it yourself, or give yours another name`;
      leftovers.set(address, { address, id: found.importId, why });
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
  const why = "why" in found ? `it may exist since the apply of ${since}; ${rest}` : `it exists since the apply of ${since}; ${rest}`;
  return { address, id, why: `${why}. Delete it if nobody uses it` };
}
function createLookUp(context) {
  const { environment, fetch, signal, workflow } = context;
  const answers = /* @__PURE__ */ new Map();
  let ask;
  return (target) => {
    const key = JSON.stringify(target);
    ask ??= context.lookUp({ environment, fetch, signal, info: workflow.info });
    const answer = answers.get(key) ?? ask.then((request) => request(target)).catch((error2) => {
      if (signal.aborted) throw error2;
      return { why: `it could not be looked for: ${scrubShapes(messageOf(error2))}` };
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
async function writePlan(context, { terraform, judging }, request) {
  const { workflow } = context;
  const { destroy } = request;
  const judged = Promise.allSettled([judging]);
  const searching = judged.then(() => readLeftovers(context, terraform));
  const { begin, plan: plan2 } = createPlanner(context, terraform, { ...request, judged });
  const first = await inTurn(workflow, "terraform plan", request.admit, begin);
  const search = { first, leftovers: await searching, destroy, plan: plan2 };
  const { planned, recovery } = await recover(context, terraform, search);
  planned.warnings.forEach(workflow.annotate);
  return { shown: planned, recovery };
}
function createPlanner(context, terraform, request) {
  const { planFile, destroy, about: about2, judged } = request;
  const journal = { before: [], added: [] };
  const purpose = {
    command: "plan",
    ...about2,
    planFile,
    plan: void 0,
    planned: 0,
    journal
  };
  const replace = /* @__PURE__ */ new Set();
  const overrides = /* @__PURE__ */ new Map();
  const planOnce = async (turn = Promise.resolve()) => {
    makePrivate(planFile);
    const planAndShow = async () => {
      const warnings = await terraform.plan({ ...request, replace: [...replace], purpose, turn });
      return { ...await showPlan(context, terraform, planFile), warnings };
    };
    try {
      return await planAndShow().finally(() => turn);
    } catch (error2) {
      await rm3(planFile, { force: true });
      throw error2;
    }
  };
  const planFirst = async (turn) => {
    const finding = judged.then(() => findMoves(context, terraform));
    const unmoved = finding.then((moves) => moves.length === 0 ? turn : Promise.reject(MOVED));
    unmoved.catch(() => void 0);
    try {
      return await planOnce(unmoved);
    } catch (error2) {
      if (error2 instanceof ActionFailure && error2.reason === "plan-failed") {
        await terraform.validate();
      }
      if (error2 !== MOVED) throw error2;
    }
    await writeFile3(join7(terraform.directory, "moved.tf.json"), movedBlocks(await finding));
    return planOnce(turn);
  };
  const complete = async (planning) => {
    const planned = await planning;
    if (destroy) return planned;
    const before2 = replace.size;
    for (const address of toBeWrittenAgain(planned.json)) replace.add(address);
    let again = replace.size > before2;
    const wanted = context.inputs.terraformDirectory === void 0 ? createFirst(planned.json) : [];
    for (const { directory, text } of wanted) {
      if (overrides.get(directory) === text) continue;
      overrides.set(directory, text);
      await writeFile3(join7(terraform.directory, directory, OVERRIDE_FILE), text);
      again = true;
    }
    return again ? planOnce() : planned;
  };
  return { begin: (turn) => complete(planFirst(turn)), plan: () => complete(planOnce()) };
}
var MOVED = new Error("the state has something under a former address");
function makePrivate(file) {
  mkdirSync(dirname2(file), { recursive: true });
  rmSync(file, { force: true });
  writeFileSync(file, "", { mode: 384, flag: "wx" });
}
async function showPlan(context, terraform, planFile) {
  const showing = terraform.show(planFile);
  const source = import("./understanding-PMNU263C.js").then(({ readSource }) => readSource(planFile));
  for (const begun of [showing, source, import("./report-UHS6GTC2.js")]) begun.catch(() => void 0);
  const json = await showing;
  learnPlan(context, json);
  return { json, source };
}

// action/preflight/strangers.ts
import { readdir, readFile as readFile2 } from "node:fs/promises";
import { join as join8 } from "node:path";

// action/config/complaint.ts
var error = (path, message) => ({
  severity: "error",
  path,
  message
});
var warning = (path, message) => ({
  severity: "warning",
  path,
  message
});

// action/preflight/strangers.ts
var KNOWN = [/^resource "(\w+)" "(\w+)"/gm, /^(?:moved|removed) \{\s+from\s+= (\w+)\.(\w+)/gm];
var SHOWN = 5;
async function resourcesIn(directory) {
  const folders = await readdir(join8(directory, "modules")).catch(() => []);
  const found = await Promise.all([
    declaredIn(directory, ""),
    ...folders.map((name) => declaredIn(join8(directory, "modules", name), `module.${name}.`))
  ]);
  return new Set(found.flat());
}
async function declaredIn(directory, module2) {
  const files = (await readdir(directory)).filter((name) => name.endsWith(".tf"));
  const texts = await Promise.all(files.map((name) => readFile2(join8(directory, name), "utf8")));
  return KNOWN.flatMap((pattern) => [...texts.join("\n").matchAll(pattern)]).map(
    ([, type, name]) => `${module2}${type}.${name}`
  );
}
function strangerComplaints(state, known) {
  const addresses = items(member(state, "resources")).filter((resource) => member(resource, "mode") === "managed").map((resource) => {
    const module2 = textOf(member(resource, "module"))?.replaceAll(/\[[^[\]]*\]/g, "");
    const name = `${textOf(member(resource, "type"))}.${textOf(member(resource, "name"))}`;
    return module2 === void 0 ? name : `${module2}.${name}`;
  });
  const strangers = [...new Set(addresses.filter((address) => !known.has(address)))];
  if (strangers.length === 0) return [];
  const more = strangers.length > SHOWN ? ` and ${strangers.length - SHOWN} more` : "";
  return [
    error(
      [],
      `the state holds what this release of the Action does not know, and would have Terraform destroy: ${strangers.slice(0, SHOWN).join(", ")}${more}. Where another configuration keeps its state there, give this load balancer one of its own (another key in backend-config); where a newer release of the Action wrote it, use that one`
    )
  ];
}

// action/commands/preflight.ts
async function admit(context, artefacts, { terraform, judging }, purpose) {
  await requireTaken(context, judging);
  await checkEstate(context, artefacts, terraform, purpose);
}
async function checkEstate(context, { configuration, document }, terraform, purpose) {
  const { inputs, workflow, environment, fetch, signal } = context;
  if (inputs.terraformDirectory !== void 0) return;
  const state = await readState(context, terraform);
  const strangers = strangerComplaints(state, await resourcesIn(terraform.directory));
  const answers = await workflow.group(
    "Ask Azure",
    () => context.preflight({
      configuration,
      purpose,
      state,
      begun: () => begunBy(terraform),
      environment,
      fetch,
      signal,
      info: workflow.info
    })
  );
  const complaints = [...strangers, ...answers];
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
async function begunBy(terraform) {
  const entries = await terraform.journal().then((journal) => journal.read()).catch(() => []);
  return new Set(entries.map(({ address }) => address));
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
  if (createdFirst) {
    return "the old one serves until the new one is complete, and callers need the new host name and new keys at that moment";
  }
  const time2 = sku === void 0 ? "minutes on v2 tiers, up to an hour on the classic ones" : /V2_|^Consumption/.test(sku) ? "some minutes on this tier" : "up to an hour on this tier";
  return `nobody is served until the new one stands, ${time2}`;
}
function purgeOf({ name }) {
  return `the old one is purged, so that the name ${name} is free, and cannot be restored`;
}

// action/commands/protection.ts
var ALLOWANCE = ["gateway", "allowReplacement"];
var OTHER_WAY = 'Build the new gateway beside the old one, move the callers, then remove the old one: docs/operations.md, "Another region, environment or family of tiers"';
function refusalOf(artefacts, { losses, services, summary }) {
  const { allowReplacement: allowed, document, configuration } = artefacts;
  const refused = losses.filter(({ owners }) => allowed === void 0 || !owners.includes(allowed));
  if (refused.length === 0) return void 0;
  const names = [...new Set(refused.map(({ owners }) => owners[0] ?? ""))];
  if (allowed !== void 0) {
    const there = services.length === 0 ? "the state holds no service" : `there is ${services.join(", ")}`;
    const message2 = `gateway.allowReplacement is "${allowed}", which is not what the plan destroys: ${names.join(", ")} (${there}). Nothing was changed. Correct the name if that is to go, or take it out`;
    throw new ActionFailure("config-invalid", `${message2}.
${lines(refused)}`, [
      { severity: "error", ...placeIn(document, ALLOWANCE), message: message2 }
    ]);
  }
  const causes = causesOf(before(summary), configuration);
  const why = causes.map(({ text }) => text).join(" and ");
  const message = [
    `the plan destroys what no apply gives back${why === "" ? "" : `, since ${why}`}. Nothing was changed.`,
    lines(refused),
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
    (loss) => `- ${loss.kind} ${loss.name} (${loss.action} ${loss.address}): ${costOfLoss(loss)}`
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

// action/commands/plan.ts
var tellInComment = async (context, report, key, reviewed) => {
  const { renderPlan } = await import("./report-UHS6GTC2.js");
  await writeComment(context, key, reviewed, (size, prefix) => renderPlan(report, size, prefix));
};
async function plan(context, tell = tellInComment) {
  const { inputs, workflow, workspace } = context;
  const { preparing, opening } = openTerraform(
    context,
    () => prepareArtefacts(context, { judged: false })
  );
  let artefacts = await preparing;
  const { planFile } = layoutOf(workspace, inputs.label, inputs.planFile);
  const about2 = aboutOf(context, artefacts);
  try {
    const opened = await opening;
    let lint = [];
    const admitted = async () => {
      await admit(context, artefacts, opened, "plan");
      lint = await tellLint(context, opened);
    };
    const { variablesFile } = artefacts;
    const request = { planFile, variablesFile, destroy: false, about: about2, admit: admitted };
    const { shown, recovery } = await writePlan(context, opened, request);
    artefacts = { ...artefacts, warnings: [...artefacts.warnings, ...lint] };
    const { tellGatewayUrl, understandPlan } = await import("./understanding-PMNU263C.js");
    const understood = await understandPlan(context, shown);
    const refusal = refusalOf(artefacts, understood);
    const stale = staleAllowance(artefacts, understood);
    if (stale !== void 0) throw new ActionFailure("config-invalid", stale.message, [stale]);
    workflow.output("plan-file", fromWorkspace(workspace, planFile));
    workflow.info(describeCounts(understood.summary));
    for (const { address } of understood.summary.hidden) {
      workflow.annotate({ severity: "warning", message: `${address} ${HIDDEN_MESSAGE}` });
    }
    tellGatewayUrl(context, understood.gatewayUrl);
    const traffic = refusal === void 0 ? await simulatedTraffic(context, artefacts, understood.summary) : [];
    const report = {
      ...await reportOf(context, artefacts, understood, "plan", recovery),
      traffic,
      refusal: refusal?.message
    };
    await writeReport(context, report);
    const reviewed = refusal === void 0 ? understood.identity : void 0;
    await tell(context, report, about2.key, reviewed);
    if (refusal !== void 0) throw refusal;
    refuseMissed(traffic);
  } catch (error2) {
    const told = { ...about2, command: "plan", plan: void 0 };
    if (!context.signal.aborted) await tellFailure(context, told, error2, true);
    throw error2;
  }
}
async function tellLint({ workflow }, { judging }) {
  const { lint } = await judging;
  const warnings = lint.map((finding) => ({ ...finding, severity: "warning" }));
  warnings.forEach(workflow.annotate);
  return warnings;
}
async function reportOf(context, artefacts, { summary, losses }, command, recovery = NOTHING_LEFT) {
  return {
    title: `${aboutOf(context, artefacts).title}: ${command}`,
    origin: originOf(context),
    summary,
    losses,
    refusal: void 0,
    balancer: artefacts.balancer,
    warnings: artefacts.warnings,
    changes: await changesSince(summary, artefacts),
    traffic: [],
    recovery
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
  } catch (error2) {
    const message = `traffic could not be simulated, so the report says nothing of it: ${messageOf(error2)}`;
    workflow.annotate({ severity: "warning", message });
    return [];
  }
}
function refuseMissed(traffic) {
  const missing = traffic.flatMap(
    ({ scenario, judgements }) => missed({ judgements }).map((judgement) => `${scenario}: ${describeJudgement(judgement)}`)
  );
  if (missing.length > 0) {
    throw new ActionFailure("expectation-missed", `expectations missed: ${missing.join("; ")}`);
  }
}
async function changesSince({ recorded }, { configuration }) {
  const before2 = recorded === void 0 ? void 0 : readRecord(recorded);
  if (before2 === void 0) return void 0;
  const { configurationChanges } = await import("./report-UHS6GTC2.js");
  return configurationChanges(before2, configuration);
}
var SUMMARY_REST = 1024;
async function writeReport({ workflow, workspace, inputs, secrecy }, report) {
  const { renderPlan } = await import("./report-UHS6GTC2.js");
  const { reportFile } = layoutOf(workspace, inputs.label);
  const whole = renderPlan(report, { limit: Number.POSITIVE_INFINITY, measure: bytes });
  await writeFile4(reportFile, `${secrecy.scrub(whole)}
`);
  workflow.output("report-file", fromWorkspace(workspace, reportFile));
  const limit = SUMMARY_LIMIT - SUMMARY_REST;
  await workflow.summary(
    bytes(whole) <= limit ? whole : renderPlan(report, { limit, measure: bytes })
  );
}

// lazy:zlib
var module;
var load = () => module ??= process.getBuiltinModule("node:zlib");
var deflateRawSync = (...given) => load().deflateRawSync(...given);
var inflateRawSync = (...given) => load().inflateRawSync(...given);

// action/terraform/sketch.ts
var KEY_LENGTH = 8;
var LEVELS = 16;
var CELLS = 48;
var PLACES2 = 3;
var CHECK_LENGTH = 2;
var CELL_LENGTH = 1 + KEY_LENGTH + CHECK_LENGTH;
var LEVEL_LENGTH = CELLS * CELL_LENGTH;
var SKETCH_LENGTH = LEVELS * LEVEL_LENGTH;
function sketchOf(keys) {
  const sketch = new Uint8Array(SKETCH_LENGTH);
  for (const key of keys) add(sketch, key, 1);
  return sketch;
}
function differenceOf(sketch, other) {
  const rest = sketch.slice();
  for (const key of other) add(rest, key, -1);
  const levels = Array.from({ length: LEVELS }, (_, level) => readLevel(rest, level));
  const from = levels.findLastIndex(({ complete }) => !complete) + 1;
  const readable = levels.slice(from).reduce((sum, { keys: keys2 }) => sum + keys2.length, 0);
  const keys = levels.flatMap((level) => level.keys);
  return {
    onlySketched: keys.filter(({ sign }) => sign > 0).map(({ key }) => key),
    onlyOther: keys.filter(({ sign }) => sign < 0).map(({ key }) => key),
    complete: from === 0,
    estimate: Math.max(keys.length, readable * 2 ** from)
  };
}
function readLevel(sketch, level) {
  const keys = [];
  const start = level * LEVEL_LENGTH;
  const offsets = Array.from({ length: CELLS }, (_, cell) => start + cell * CELL_LENGTH);
  for (let progress = true; progress; ) {
    progress = false;
    for (const offset of offsets) {
      const sign = (sketch[offset] ?? 0) << 24 >> 24;
      if (sign !== 1 && sign !== -1) continue;
      const key = sketch.slice(offset + 1, offset + 1 + KEY_LENGTH);
      const traits = traitsOf(key);
      const isAlone = traits.offsets.includes(offset) && traits.check.every((byte, index) => sketch[offset + 1 + KEY_LENGTH + index] === byte);
      if (!isAlone) continue;
      keys.push({ key, sign });
      add(sketch, key, -sign);
      progress = true;
    }
  }
  return {
    keys,
    complete: sketch.subarray(start, start + LEVEL_LENGTH).every((byte) => byte === 0)
  };
}
function add(sketch, key, sign) {
  const { offsets, check } = traitsOf(key);
  for (const offset of offsets) {
    sketch[offset] = (sketch[offset] ?? 0) + sign;
    for (let index = 0; index < KEY_LENGTH; index++) xor(sketch, offset + 1 + index, key[index]);
    for (let index = 0; index < CHECK_LENGTH; index++) {
      xor(sketch, offset + 1 + KEY_LENGTH + index, check[index]);
    }
  }
}
function xor(sketch, at, byte) {
  sketch[at] = (sketch[at] ?? 0) ^ (byte ?? 0);
}
function traitsOf(key) {
  const view = new DataView(key.buffer, key.byteOffset, KEY_LENGTH);
  const draw = (salt) => mix(mix(view.getUint32(0) ^ salt) ^ view.getUint32(KEY_LENGTH / 2) ^ salt << 16);
  const level = Math.min(Math.clz32(draw(1)), LEVELS - 1);
  const third = CELLS / PLACES2;
  const offsets = [0, 1, 2].map(
    (place) => level * LEVEL_LENGTH + (place * third + draw(2 + place) % third) * CELL_LENGTH
  );
  const check = draw(7);
  return { offsets, check: [check & 255, check >>> 8 & 255] };
}
function mix(value) {
  let mixed = value;
  mixed = Math.imul(mixed ^ mixed >>> 16, 2246822507);
  mixed = Math.imul(mixed ^ mixed >>> 13, 3266489909);
  return (mixed ^ mixed >>> 16) >>> 0;
}

// action/terraform/record.ts
function recordOf2({ hash, elements }, room) {
  const sketch = sketchOf(elements.map(keyOf));
  const addresses = [...new Set(elements.map(({ address }) => address))];
  const details2 = [addresses, []].map((names) => write(sketch, names)).find((text) => text.length <= room);
  return { hash, details: details2 ?? "" };
}
function compareWithRecord(record, identity) {
  const read = readDetails(record.details);
  if (read === void 0) return { found: [], more: 0 };
  const { sketch, names } = read;
  const byKey = new Map(identity.elements.map((element) => [hex(keyOf(element)), element]));
  const { onlySketched, onlyOther, complete, estimate } = differenceOf(
    sketch,
    identity.elements.map(keyOf)
  );
  const current = onlyOther.flatMap((key) => byKey.get(hex(key)) ?? []);
  const places = placesOf(identity, names);
  const reviewed = onlySketched.map((key) => places.get(placeIn2(key)));
  const isBoth = ({ address, path }) => onlySketched.some((key) => placeIn2(key) === placeOf(address, path));
  const addresses = new Set(identity.elements.map(({ address }) => address));
  const created = new Set(
    current.filter((one) => one.path === "" && !isBoth(one)).map(({ address }) => address)
  );
  const gone = new Set(names.filter((address) => !addresses.has(address)));
  const found = [
    ...current.filter(({ address, path }) => path === "" || !created.has(address)).map((element) => ({ address: element.address, what: describe(element, isBoth(element)) })),
    ...[...gone].map((address) => ({ address, what: "was reviewed and is gone" })),
    ...reviewed.flatMap((place) => {
      if (place === void 0 || gone.has(place.address)) return [];
      if (current.some((one) => one.address === place.address && one.path === place.path)) {
        return [];
      }
      return [
        place.path === "" ? { address: place.address, what: "was reviewed and is gone" } : { address: place.address, what: `a change to ${place.path} was reviewed and is gone` }
      ];
    })
  ];
  const sorted2 = found.toSorted((a, b) => a.address < b.address ? -1 : 1);
  const unnamed = gone.size > 0 ? 0 : reviewed.filter((place) => place === void 0).length;
  const more = complete ? unnamed : Math.max(unnamed, Math.round(estimate / 2) - sorted2.length);
  return { found: sorted2, more };
}
function describe({ path, what }, wasReviewed) {
  if (path === "") {
    return wasReviewed ? `another action was reviewed, it is ${what} now` : `${what} was not in the reviewed plan`;
  }
  return wasReviewed ? `other changes to ${path}; now ${what}` : `a change to ${path} was not in the reviewed plan: ${what}`;
}
function placesOf({ elements, others }, names) {
  const addresses = /* @__PURE__ */ new Set([...elements.map(({ address }) => address), ...others, ...names]);
  const paths = new Set(elements.map(({ path }) => path));
  const places = /* @__PURE__ */ new Map();
  for (const address of addresses) {
    for (const path of ["", ...paths]) places.set(placeOf(address, path), { address, path });
  }
  return places;
}
function keyOf({ address, path, digest }) {
  const key = new Uint8Array(KEY_LENGTH);
  const view = new DataView(key.buffer);
  view.setUint32(0, placeOf(address, path));
  view.setUint32(KEY_LENGTH / 2, Number.parseInt(digest.slice(0, KEY_LENGTH), 16));
  return key;
}
function placeIn2(key) {
  return new DataView(key.buffer, key.byteOffset).getUint32(0);
}
function placeOf(address, path) {
  const text = `${address}
${path}`;
  let hash = 2166136261;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 16777619);
  }
  return hash >>> 0;
}
function hex(bytes2) {
  return Buffer.from(bytes2).toString("hex");
}
function write(sketch, names) {
  const bytes2 = Buffer.concat([sketch, Buffer.from(names.join("\n"), "utf8")]);
  return deflateRawSync(bytes2, { level: 9 }).toString("base64");
}
var LONGEST_DETAILS = 16 * 1024 * 1024;
function readDetails(details2) {
  if (details2 === "") return void 0;
  try {
    const bytes2 = inflateRawSync(Buffer.from(details2, "base64"), {
      maxOutputLength: LONGEST_DETAILS
    });
    if (bytes2.length < SKETCH_LENGTH) return void 0;
    const names = bytes2.subarray(SKETCH_LENGTH).toString("utf8");
    return {
      sketch: new Uint8Array(bytes2.subarray(0, SKETCH_LENGTH)),
      names: names === "" ? [] : names.split("\n")
    };
  } catch {
    return void 0;
  }
}

export {
  RECORD,
  recordOf,
  COMMENT_LIMIT,
  characters,
  fit,
  describeCounts,
  HEADINGS,
  cellsOf,
  percent,
  describeJudgement,
  missed,
  HIDDEN_MESSAGE,
  plain,
  code,
  block,
  details,
  htmlCode,
  tableHead,
  plural,
  aboutOf,
  recordOf2,
  compareWithRecord,
  requireReviewedPlan,
  costOfLoss,
  tellFailure,
  tellRefusal,
  originsOf,
  about,
  parseEvent,
  diagnosticsOfEvents,
  explainOwn,
  creationsOf,
  merged,
  remaining,
  recordedIn,
  Terraform,
  openTerraform,
  learnDeclared,
  readState,
  namesIn,
  learnPlan,
  targetOf,
  subscriptionOf,
  leftAfterDestroy,
  forgetSettled,
  changeJournal,
  withoutSecrets,
  writePlan,
  showPlan,
  error,
  warning,
  admit,
  refusalOf,
  staleAllowance,
  plan,
  reportOf,
  writeReport
};
