import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  GitHubError,
  findPullRequest
} from "./chunk-YCP5QMW3.js";
import {
  recordOf
} from "./chunk-F7SN6SON.js";
import {
  COMMENT_LIMIT,
  SUMMARY_LIMIT,
  bytes,
  characters
} from "./chunk-2JMEM6ZP.js";
import {
  code,
  plain
} from "./chunk-4DVAFVFZ.js";
import {
  namesIn,
  subscriptionOf,
  targetOf,
  targetOfId
} from "./chunk-M4QJF7NR.js";
import {
  creationsOf,
  plainId,
  recordedIn
} from "./chunk-JZUUMSOD.js";
import {
  scrubShapes,
  sensitiveValues
} from "./chunk-WRSUBA2T.js";
import {
  ActionFailure,
  messageOf
} from "./chunk-GHUUZ5VI.js";
import {
  member,
  parseJson,
  textOf
} from "./chunk-2MALVD72.js";

// action/terraform/leftovers.ts
var NOTHING_LEFT = { imports: [], leftovers: [], gone: [] };
function describeLeftover({ address, id, why }) {
  return `${address}${id === void 0 ? "" : ` (${id})`}: ${why}`;
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
function writeMarker({ label, environment, commit, run }, plan) {
  const record = plan === void 0 ? {} : recordOf(plan, ROOM);
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
  const range = `${encodeURIComponent(present.commit)}...${encodeURIComponent(planned.commit)}`;
  const relation = await github.get(`/repos/${repository}/compare/${range}`).then((comparison) => textOf(member(comparison, "status"))).catch((error) => {
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
  const { compareWithRecord } = await import("./record-BJU3PKQK.js");
  return compareWithRecord(plan, identity);
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
function explain(error, wanted) {
  if (!(error instanceof GitHubError)) return messageOf(error);
  return error.isReadOnlyToken ? `${error.message}: the token may not ${wanted} that. Give the job \`permissions: pull-requests: ${wanted}\`; pull requests from forks and from Dependabot never get more than read` : error.message;
}

// action/commands/failure-report.ts
var TOLD = ["comment-failed", "issue-failed", "expectation-missed", "replacement-refused"];
var SIZE = { limit: SUMMARY_LIMIT - 1, measure: bytes };
async function tellFailure(context, about, error, comment) {
  if (error instanceof ActionFailure && TOLD.includes(error.reason)) return;
  const failure = {
    title: `${about.title}: ${about.command}`,
    origin: originOf(context),
    message: messageOf(error),
    findings: error instanceof ActionFailure ? error.findings : []
  };
  const { renderFailure } = await import("./report-HUBMSGH2.js");
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
  const [message = error.message, ...details] = error.details;
  const failure = {
    title: `${about.title}: not applied`,
    origin: originOf(context),
    message,
    findings: details.map((detail) => ({ severity: "error", message: detail }))
  };
  const { renderFailure } = await import("./report-HUBMSGH2.js");
  await context.workflow.summary(renderFailure(failure, SIZE));
}

// action/commands/planned.ts
function learnPlan({ secrecy }, json) {
  secrecy.learn(sensitiveValues(json), namesIn(json));
}

// action/commands/recovery.ts
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
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
      const why = `it exists, and Terraform cannot import it: ${messageOf(error)}`;
      for (const { address, id } of imports.values()) {
        search.leftovers.set(address, { address, id, why });
      }
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

export {
  NOTHING_LEFT,
  aboutOf,
  originOf,
  writeComment,
  requireReviewedPlan,
  tellFailure,
  tellRefusal,
  learnPlan,
  readLeftovers,
  recover,
  leftAfterDestroy,
  forgetSettled,
  changeJournal,
  withoutSecrets
};
