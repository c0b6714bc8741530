import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  retried
} from "./chunk-K5UIY3NX.js";
import {
  scrubJson
} from "./chunk-WRSUBA2T.js";
import {
  ActionFailure,
  messageOf
} from "./chunk-GHUUZ5VI.js";
import {
  parseRetryAfter
} from "./chunk-TKEMU74O.js";
import {
  items,
  member,
  parseJson,
  textOf
} from "./chunk-2MALVD72.js";
import {
  readFileSync
} from "./chunk-NOI25EJ4.js";

// action/github/client.ts
import { setTimeout } from "node:timers/promises";
var GitHubError = class extends Error {
  status;
  constructor(operation, status, message) {
    super(`${operation}: ${status} ${message}`);
    this.name = "GitHubError";
    this.status = status;
  }
  /** The token may read but not write: forks, Dependabot, `permissions:` without `pull-requests: write`. */
  get isReadOnlyToken() {
    return this.status === 403 && /not accessible/i.test(this.message);
  }
  /** The request may have taken effect all the same. */
  get isUncertain() {
    return this.status === NO_ANSWER || this.status >= 500;
  }
};
var asIs = (text) => text;
var NO_ANSWER = 0;
var ATTEMPTS = 4;
var LONGEST_WAIT = 12e4;
var UNNAMED_LIMIT_WAIT = 6e4;
var MOST_PAGES = 50;
function graphqlUrlOf(apiUrl) {
  return `${apiUrl.replace(/(?<!\/)\/+$/, "").replace(/\/api\/v3$/, "/api")}/graphql`;
}
var GitHub = class {
  #options;
  #wait;
  #now;
  constructor(options) {
    const { signal } = options;
    this.#options = options;
    this.#wait = options.wait ?? ((milliseconds) => setTimeout(milliseconds, void 0, { signal }));
    this.#now = options.now ?? Date.now;
  }
  /** @param path below the API's base, `/repos/...`; its parts percent-encoded where needed. */
  async get(path) {
    return (await this.#call({ method: "GET", url: this.#url(path) })).body;
  }
  /** All pages of a list. */
  async list(path) {
    const found = [];
    let next = this.#url(
      `${path}${path.includes("?") ? "&" : "?"}per_page=100`
    );
    for (let page = 0; next !== void 0; page++) {
      if (page === MOST_PAGES) {
        throw new GitHubError(`GET ${path}`, 200, "the list is too long to be read");
      }
      const answer = await this.#call({ method: "GET", url: next });
      if (!Array.isArray(answer.body)) throw new GitHubError(`GET ${path}`, 200, "not a list");
      found.push(...answer.body);
      next = answer.next;
    }
    return found;
  }
  async post(path, body) {
    return (await this.#call({ method: "POST", url: this.#url(path), body })).body;
  }
  async patch(path, body) {
    return (await this.#call({ method: "PATCH", url: this.#url(path), body })).body;
  }
  async delete(path) {
    await this.#call({ method: "DELETE", url: this.#url(path) });
  }
  /**
   * The token's own login: `github-actions[bot]` for a workflow's token.
   *
   * @throws {GitHubError} when GitHub does not say: nobody may then be taken for it
   */
  async viewer() {
    const { body } = await this.#call({
      method: "POST",
      url: this.#options.graphqlUrl,
      body: { query: "query { viewer { login } }" },
      isRead: true
    });
    const login = textOf(member(member(member(body, "data"), "viewer"), "login"));
    if (login) return login;
    throw new GitHubError(
      "POST /graphql",
      200,
      explain("GitHub does not say whose the token is", body)
    );
  }
  #url(path) {
    return `${this.#options.apiUrl.replace(/(?<!\/)\/+$/, "")}${path}`;
  }
  #call(request) {
    let asked;
    const attempt = async () => {
      asked = { pause: void 0, limited: false };
      const response = await this.#send(request);
      const text = await response.text();
      const body = text === "" ? null : parseBody(text);
      if (response.ok) return { body, next: nextPage(response.headers.get("link")) };
      const message = textOf(member(body, "message")) ?? response.statusText;
      const limit = limitPause(response, message, this.#now());
      asked = response.status >= 500 ? {
        pause: parseRetryAfter(response.headers.get("retry-after"), this.#now()),
        limited: false
      } : { pause: limit, limited: limit !== void 0 };
      throw new GitHubError(operationOf(request), response.status, explain(message, body));
    };
    const pauseAfter = (failure, tries) => {
      if (!(failure instanceof GitHubError)) throw failure;
      const { pause = 1e3 * 2 ** (tries - 1), limited } = asked;
      const repeatable = limited || failure.isUncertain && (request.method !== "POST" || request.isRead === true);
      if (!repeatable || tries === ATTEMPTS) throw failure;
      if (pause > LONGEST_WAIT) {
        throw new GitHubError(
          operationOf(request),
          failure.status,
          `${limited ? "rate limit" : "not available"}; GitHub asks to wait ${Math.ceil(pause / 1e3)} s`
        );
      }
      this.#options.info(`${failure.message}; trying again in ${Math.ceil(pause / 1e3)} s`);
      return pause;
    };
    return retried(attempt, pauseAfter, this.#wait);
  }
  async #send(request) {
    const { fetch, token, signal, scrub = asIs } = this.#options;
    const { method, url, body } = request;
    try {
      return await fetch(url, {
        method,
        headers: {
          accept: "application/vnd.github+json",
          authorization: `Bearer ${token}`,
          "user-agent": "apim-openai-load-balancer",
          "x-github-api-version": "2022-11-28",
          ...body !== void 0 && { "content-type": "application/json" }
        },
        ...body !== void 0 && { body: JSON.stringify(scrubJson(body, scrub)) },
        signal
      });
    } catch (error) {
      signal.throwIfAborted();
      const cause = error instanceof Error && error.cause !== void 0 ? error.cause : error;
      throw new GitHubError(operationOf(request), NO_ANSWER, `no answer (${messageOf(cause)})`);
    }
  }
};
function operationOf({ method, url }) {
  return `${method} ${new URL(url).pathname}`;
}
function limitPause(response, message, now) {
  if (response.status !== 403 && response.status !== 429) return void 0;
  const asked = parseRetryAfter(response.headers.get("retry-after"), now);
  if (asked !== void 0) return asked;
  const reset = Number(response.headers.get("x-ratelimit-reset") ?? Number.NaN);
  if (response.headers.get("x-ratelimit-remaining") === "0" && Number.isFinite(reset)) {
    return Math.max(0, reset * 1e3 - now);
  }
  return response.status === 429 || /secondary rate limit/i.test(message) ? UNNAMED_LIMIT_WAIT : void 0;
}
function nextPage(link) {
  return /<([^<>]+)>;[^,<]*\brel="next"/.exec(link ?? "")?.[1];
}
function explain(message, body) {
  const errors = member(body, "errors");
  const reasons = (Array.isArray(errors) ? errors : []).map((error) => textOf(member(error, "message")) ?? textOf(error)).filter((reason) => reason !== void 0);
  return reasons.length === 0 ? message : `${message}: ${reasons.join("; ")}`;
}
function parseBody(text) {
  try {
    return parseJson(text);
  } catch {
    return null;
  }
}

// action/github/event.ts
async function readEvent(environment) {
  const { GITHUB_REPOSITORY: repository, GITHUB_SERVER_URL: server } = environment;
  if (repository === void 0 || !/^[\w.-]+\/[\w.-]+$/.test(repository)) return void 0;
  return {
    name: environment.GITHUB_EVENT_NAME ?? "",
    payload: readPayload(environment.GITHUB_EVENT_PATH),
    repository,
    sha: environment.GITHUB_SHA ?? "",
    ref: environment.GITHUB_REF ?? "",
    runUrl: server === void 0 || environment.GITHUB_RUN_ID === void 0 ? void 0 : `${server}/${repository}/actions/runs/${environment.GITHUB_RUN_ID}`,
    run: positive(Number(environment.GITHUB_RUN_ID)) ?? 0
  };
}
function readPayload(path) {
  if (path === void 0 || path === "") return null;
  try {
    return parseJson(readFileSync(path, "utf8"));
  } catch {
    throw new ActionFailure("unexpected", `GITHUB_EVENT_PATH ${path} is not a readable JSON file`);
  }
}
function plannedCommit({ payload, sha }, checkedOut) {
  const head = textOf(member(member(member(payload, "pull_request"), "head"), "sha"));
  if (checkedOut === void 0 || checkedOut === sha) return head ?? sha;
  return checkedOut;
}
function isOfPullRequest(event) {
  const origin = textOf(member(member(event.payload, "workflow_run"), "event")) ?? "";
  return [event.name, origin].some(
    (name) => name.startsWith("pull_request") || name === "merge_group"
  ) || pullRequestOfEvent(event) !== void 0;
}
function pullRequestOfEvent({ name, payload, ref }) {
  if (name.startsWith("pull_request")) {
    return positive(member(member(payload, "pull_request"), "number"));
  }
  if (name === "issue_comment") {
    const issue = member(payload, "issue");
    return member(issue, "pull_request") === void 0 ? void 0 : positive(member(issue, "number"));
  }
  if (name === "merge_group") {
    const head = textOf(member(member(payload, "merge_group"), "head_ref")) ?? ref;
    return positive(Number(/\/pr-(\d+)-[0-9a-f]+$/.exec(head)?.[1]));
  }
  if (name === "workflow_run") {
    const run = member(payload, "workflow_run");
    if (textOf(member(run, "event")) === "push") return void 0;
    const [first] = items(member(run, "pull_requests"));
    return positive(member(first, "number"));
  }
  return void 0;
}
async function findPullRequest(event, github) {
  const named = pullRequestOfEvent(event);
  if (named !== void 0 || event.name === "schedule" || event.name === "issue_comment") {
    return named;
  }
  if (event.name.startsWith("pull_request") || event.name === "merge_group") {
    throw new ActionFailure(
      "plan-missing",
      `the event ${event.name} does not say its pull request; set pr-number`
    );
  }
  const { sha, branch, isPush } = commitOf(event);
  if (!/^[0-9a-f]{40}([0-9a-f]{24})?$/.test(sha)) {
    throw new ActionFailure(
      "plan-missing",
      "GITHUB_SHA is no commit, so its pull request cannot be looked up; set pr-number"
    );
  }
  const ofCommit = await github.list(`/repos/${event.repository}/commits/${sha}/pulls`);
  const found = bringing(ofCommit, sha, branch) ?? (isPush ? void 0 : openAt(ofCommit, sha));
  if (found !== void 0 || isPush || branch === void 0) return numberOf(found);
  const [owner] = event.repository.split("/");
  const head = encodeURIComponent(`${owner}:${branch}`);
  const [open] = await github.list(`/repos/${event.repository}/pulls?state=open&head=${head}`);
  return numberOf(open);
}
function commitOf({ name, payload, sha, ref }) {
  const run = member(payload, "workflow_run");
  const branch = /^refs\/heads\/(.+)$/.exec(ref)?.[1];
  if (name !== "workflow_run") return { sha, branch, isPush: name === "push" };
  return {
    sha: textOf(member(run, "head_sha")) ?? sha,
    // The event itself is of the default branch, whatever the run was of.
    branch: textOf(member(run, "head_branch")) ?? branch,
    isPush: textOf(member(run, "event")) === "push"
  };
}
function bringing(pulls, sha, branch) {
  const here = pulls.filter(
    (pull) => branch === void 0 || textOf(member(member(pull, "base"), "ref")) === branch
  );
  const merged = here.filter((pull) => textOf(member(pull, "merged_at")) !== void 0);
  return merged.find((pull) => member(pull, "merge_commit_sha") === sha) ?? merged[0] ?? // GitHub notices a merge by hand a moment later.
  here.find((pull) => headOf(pull) === sha);
}
function openAt(pulls, sha) {
  return pulls.find((pull) => member(pull, "state") === "open" && headOf(pull) === sha);
}
function headOf(pull) {
  return textOf(member(member(pull, "head"), "sha"));
}
function numberOf(pull) {
  return positive(member(pull, "number"));
}
function positive(value) {
  return typeof value === "number" && Number.isSafeInteger(value) && value > 0 ? value : void 0;
}

export {
  GitHubError,
  graphqlUrlOf,
  GitHub,
  readEvent,
  plannedCommit,
  isOfPullRequest,
  findPullRequest
};
