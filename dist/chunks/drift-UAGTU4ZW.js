import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  renderPlan
} from "./chunk-WCGRTCUZ.js";
import "./chunk-WAATRJKY.js";
import "./chunk-6IIUMZND.js";
import "./chunk-BQ7Z6DTG.js";
import {
  COMMENT_LIMIT,
  characters,
  code,
  plan
} from "./chunk-EMJBHTV7.js";
import {
  GitHubError,
  isOfPullRequest
} from "./chunk-4FBFNNW6.js";
import "./chunk-NXTOOCTD.js";
import "./chunk-V2JMA5QS.js";
import {
  ActionFailure,
  messageOf
} from "./chunk-GHUUZ5VI.js";
import "./chunk-75ZBO6A2.js";
import "./chunk-TKEMU74O.js";
import "./chunk-ATFY54BQ.js";
import "./chunk-O5HP66GK.js";
import "./chunk-UFVNVTCR.js";
import "./chunk-GSPKAURL.js";
import "./chunk-DT7QFL3W.js";
import "./chunk-A3RQCBOI.js";
import {
  isObject,
  member,
  parseJson,
  textOf
} from "./chunk-2MALVD72.js";
import "./chunk-7M5KZTMK.js";
import "./chunk-NHGEPAGA.js";
import "./chunk-HANBNIMK.js";

// action/github/issue.ts
var START = "<!-- apim-openai-load-balancer-drift ";
var END = " -->\n";
function writeDriftMarker({ label, environment }) {
  const json = JSON.stringify({ label, environment });
  return `${START}${json.replaceAll("-", "\\u002d").replaceAll(">", "\\u003e")}${END}`;
}
async function openIssue(github, repository, key, { title, body }) {
  const [issue, ...duplicates] = await findIssues(github, repository, key);
  const written = issue === void 0 ? await github.post(`/repos/${repository}/issues`, { title, body }) : await github.patch(`/repos/${repository}/issues/${issue.number}`, { title, body });
  for (const { number } of duplicates) {
    await close(github, repository, number, "duplicate");
  }
  return textOf(member(written, "html_url")) ?? "";
}
async function closeIssues(github, repository, key, why) {
  const issues = await findIssues(github, repository, key);
  for (const { number } of issues) {
    await github.post(`/repos/${repository}/issues/${number}/comments`, { body: why });
    await close(github, repository, number, "completed");
  }
  return issues[0]?.url;
}
async function close(github, repository, number, state_reason) {
  await github.patch(`/repos/${repository}/issues/${number}`, { state: "closed", state_reason });
}
async function findIssues(github, repository, key) {
  const open = await github.list(
    `/repos/${repository}/issues?state=open&sort=created&direction=asc`
  );
  const marked = open.filter((issue) => isOf(issue, key));
  if (marked.length === 0) return [];
  const viewer = await github.viewer();
  return marked.flatMap((issue) => {
    const number = member(issue, "number");
    const isOwn = textOf(member(member(issue, "user"), "login")) === viewer;
    return isOwn && typeof number === "number" ? [{ number, url: textOf(member(issue, "html_url")) ?? "" }] : [];
  });
}
function isOf(issue, { label, environment }) {
  const body = textOf(member(issue, "body")) ?? "";
  const end = body.indexOf(END.trimEnd());
  if (member(issue, "pull_request") !== void 0 || !body.startsWith(START) || end < 0) {
    return false;
  }
  try {
    const marker = parseJson(body.slice(START.length, end));
    return isObject(marker) && marker.label === label && marker.environment === environment;
  } catch {
    return false;
  }
}

// action/commands/drift.ts
async function drift(context) {
  const { inputs, event } = context;
  if (event !== void 0 && isOfPullRequest(event)) {
    throw new ActionFailure(
      "input-invalid",
      `input command is "drift", and the event ${event.name} brings a file that is not merged: everything in it would be drift. Use plan there, and drift on a schedule`
    );
  }
  requireGitHub(context);
  await plan(
    { ...context, inputs: { ...inputs, comment: "never", simulation: "never" } },
    tellInIssue
  );
}
var tellInIssue = async (context, report, key) => {
  const { inputs, workflow, secrecy } = context;
  const { github, repository } = requireGitHub(context);
  const title = report.title.replace(/: plan$/, ": Azure differs from the file");
  try {
    if (report.summary.changes || report.summary.hidden.length > 0) {
      const prefix = `${writeDriftMarker(key)}Applying ${code(inputs.config)} would change what follows. The next run without a difference closes this issue.

`;
      const size = { limit: COMMENT_LIMIT, measure: characters };
      const body = secrecy.scrub(renderPlan({ ...report, title }, size, prefix));
      const url = await openIssue(github, repository, key, { title, body });
      workflow.output("issue-url", url);
      workflow.annotate({ severity: "warning", message: `${title}: ${url}` });
      return;
    }
    const why = `Azure is as the file says again. ${report.origin}`.trim();
    const closed = await closeIssues(github, repository, key, why);
    if (closed !== void 0) workflow.output("issue-url", closed);
    workflow.info(closed === void 0 ? "No drift." : `No drift; closed ${closed}`);
  } catch (error) {
    if (context.signal.aborted) throw error;
    throw new ActionFailure("issue-failed", `the issue could not be kept: ${explain(error)}`);
  }
};
function requireGitHub({ event, github }) {
  if (event !== void 0 && github !== void 0) return { github, repository: event.repository };
  throw new ActionFailure(
    "issue-failed",
    event === void 0 ? "outside a workflow (GITHUB_REPOSITORY names no repository) there are no issues. Use plan" : "the input github-token is empty, so no issue can be written. Leave it out, so that it has its default, or use plan"
  );
}
function explain(error) {
  return error instanceof GitHubError && error.isReadOnlyToken ? `${error.message}: the token may not write issues. Give the job \`permissions: issues: write\`` : messageOf(error);
}
export {
  drift
};
