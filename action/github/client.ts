/**
 * GitHub's REST interface over Node's own fetch: no octokit, so that the bundle stays small enough to read.
 *
 * What is repeated: reads and updates, on 5xx, on broken connections and on GitHub's limits, after as long as
 * GitHub asks. What is not: creating, because a lost answer may hide a success; its caller looks first.
 * Source: https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api
 */

import { setTimeout } from 'node:timers/promises';
import { type Json, member, parseJson, textOf } from '../../policy/standards/json.ts';
import { parseRetryAfter } from '../../policy/standards/retry-after.ts';
import { messageOf } from '../failure.ts';
import { retried } from '../retried.ts';
import { scrubJson } from '../terraform/redact.ts';

export type ClientOptions = {
  /** GITHUB_API_URL: `https://api.github.com`, or `https://host/api/v3` on an Enterprise Server. */
  readonly apiUrl: string;
  /** GITHUB_GRAPHQL_URL, or what `graphqlUrlOf` makes of the other. */
  readonly graphqlUrl: string;
  readonly token: string;
  readonly fetch: typeof fetch;
  readonly signal: AbortSignal;
  readonly wait?: (milliseconds: number) => Promise<void>;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** Every text that is sent passes it last. */
  readonly scrub?: (text: string) => string;
  readonly info: (text: string) => void;
};

/** An answer that is not a success. */
export class GitHubError extends Error {
  readonly status: number;

  constructor(operation: string, status: number, message: string) {
    super(`${operation}: ${status} ${message}`);
    this.name = 'GitHubError';
    this.status = status;
  }

  /** The token may read but not write: forks, Dependabot, `permissions:` without `pull-requests: write`. */
  get isReadOnlyToken(): boolean {
    return this.status === 403 && /not accessible/i.test(this.message);
  }

  /** The request may have taken effect all the same. */
  get isUncertain(): boolean {
    return this.status === NO_ANSWER || this.status >= 500;
  }
}

const asIs = (text: string) => text;

type Request = {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly body?: Json;
  /** Asks only, so that it may be repeated whatever became of it. */
  readonly isRead?: boolean;
};

const NO_ANSWER = 0;
const ATTEMPTS = 4;
/** A job that waits longer than this for a comment costs more than the comment is worth. */
const LONGEST_WAIT = 120_000;
/** What GitHub asks for when it names no time for a secondary limit. */
const UNNAMED_LIMIT_WAIT = 60_000;
/** A repository with more comments on one pull request than 50 pages hold has other problems. */
const MOST_PAGES = 50;

/**
 * Where GraphQL is when GITHUB_GRAPHQL_URL is not set: an Enterprise Server has it beside `/api/v3`, not below.
 *
 * Source: https://docs.github.com/enterprise-server/graphql/guides/forming-calls-with-graphql#the-graphql-endpoint
 */
export function graphqlUrlOf(apiUrl: string): string {
  return `${apiUrl.replace(/(?<!\/)\/+$/, '').replace(/\/api\/v3$/, '/api')}/graphql`;
}

export class GitHub {
  readonly #options: ClientOptions;
  readonly #wait: (milliseconds: number) => Promise<void>;
  readonly #now: () => number;

  constructor(options: ClientOptions) {
    const { signal } = options;
    this.#options = options;
    this.#wait =
      options.wait ?? ((milliseconds) => setTimeout(milliseconds, undefined, { signal }));
    this.#now = options.now ?? Date.now;
  }

  /** @param path below the API's base, `/repos/...`; its parts percent-encoded where needed. */
  async get(path: string): Promise<Json> {
    return (await this.#call({ method: 'GET', url: this.#url(path) })).body;
  }

  /** All pages of a list. */
  async list(path: string): Promise<readonly Json[]> {
    const found: Json[] = [];
    let next: string | undefined = this.#url(
      `${path}${path.includes('?') ? '&' : '?'}per_page=100`,
    );
    for (let page = 0; next !== undefined; page++) {
      if (page === MOST_PAGES) {
        throw new GitHubError(`GET ${path}`, 200, 'the list is too long to be read');
      }
      const answer: Answer = await this.#call({ method: 'GET', url: next });
      if (!Array.isArray(answer.body)) throw new GitHubError(`GET ${path}`, 200, 'not a list');
      found.push(...answer.body);
      next = answer.next;
    }
    return found;
  }

  async post(path: string, body: Json): Promise<Json> {
    return (await this.#call({ method: 'POST', url: this.#url(path), body })).body;
  }

  async patch(path: string, body: Json): Promise<Json> {
    return (await this.#call({ method: 'PATCH', url: this.#url(path), body })).body;
  }

  async delete(path: string): Promise<void> {
    await this.#call({ method: 'DELETE', url: this.#url(path) });
  }

  /**
   * The token's own login: `github-actions[bot]` for a workflow's token.
   *
   * @throws {GitHubError} when GitHub does not say: nobody may then be taken for it
   */
  async viewer(): Promise<string> {
    const { body } = await this.#call({
      method: 'POST',
      url: this.#options.graphqlUrl,
      body: { query: 'query { viewer { login } }' },
      isRead: true,
    });
    const login = textOf(member(member(member(body, 'data'), 'viewer'), 'login'));
    if (login) return login;
    throw new GitHubError(
      'POST /graphql',
      200,
      explain('GitHub does not say whose the token is', body),
    );
  }

  #url(path: string): string {
    return `${this.#options.apiUrl.replace(/(?<!\/)\/+$/, '')}${path}`;
  }

  #call(request: Request): Promise<Answer> {
    /** What the last answer asks for; a limit means that nothing was done, so even creating may be repeated after it. */
    let asked: { readonly pause: number | undefined; readonly limited: boolean };
    const attempt = async () => {
      asked = { pause: undefined, limited: false };
      const response = await this.#send(request);
      const text = await response.text();
      const body = text === '' ? null : parseBody(text);
      if (response.ok) return { body, next: nextPage(response.headers.get('link')) };
      const message = textOf(member(body, 'message')) ?? response.statusText;
      const limit = limitPause(response, message, this.#now());
      // Under maintenance as well GitHub may say when to come back.
      asked =
        response.status >= 500
          ? {
              pause: parseRetryAfter(response.headers.get('retry-after'), this.#now()),
              limited: false,
            }
          : { pause: limit, limited: limit !== undefined };
      throw new GitHubError(operationOf(request), response.status, explain(message, body));
    };
    const pauseAfter = (failure: unknown, tries: number) => {
      if (!(failure instanceof GitHubError)) throw failure;
      const { pause = 1000 * 2 ** (tries - 1), limited } = asked;
      const repeatable =
        limited || (failure.isUncertain && (request.method !== 'POST' || request.isRead === true));
      if (!repeatable || tries === ATTEMPTS) throw failure;
      if (pause > LONGEST_WAIT) {
        throw new GitHubError(
          operationOf(request),
          failure.status,
          `${limited ? 'rate limit' : 'not available'}; GitHub asks to wait ${Math.ceil(pause / 1000)} s`,
        );
      }
      this.#options.info(`${failure.message}; trying again in ${Math.ceil(pause / 1000)} s`);
      return pause;
    };
    return retried(attempt, pauseAfter, this.#wait);
  }

  async #send(request: Request): Promise<Response> {
    const { fetch, token, signal, scrub = asIs } = this.#options;
    const { method, url, body } = request;
    try {
      return await fetch(url, {
        method,
        headers: {
          accept: 'application/vnd.github+json',
          authorization: `Bearer ${token}`,
          'user-agent': 'apim-openai-load-balancer',
          'x-github-api-version': '2022-11-28',
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(scrubJson(body, scrub)) }),
        signal,
      });
    } catch (error) {
      signal.throwIfAborted();
      const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
      throw new GitHubError(operationOf(request), NO_ANSWER, `no answer (${messageOf(cause)})`);
    }
  }
}

type Answer = { readonly body: Json; readonly next: string | undefined };

function operationOf({ method, url }: Request): string {
  return `${method} ${new URL(url).pathname}`;
}

/** How long GitHub asks to wait; undefined when the answer is not about a limit. */
function limitPause(response: Response, message: string, now: number): number | undefined {
  if (response.status !== 403 && response.status !== 429) return undefined;
  const asked = parseRetryAfter(response.headers.get('retry-after'), now);
  if (asked !== undefined) return asked;
  const reset = Number(response.headers.get('x-ratelimit-reset') ?? Number.NaN);
  if (response.headers.get('x-ratelimit-remaining') === '0' && Number.isFinite(reset)) {
    return Math.max(0, reset * 1000 - now);
  }
  return response.status === 429 || /secondary rate limit/i.test(message)
    ? UNNAMED_LIMIT_WAIT
    : undefined;
}

function nextPage(link: string | null): string | undefined {
  return /<([^<>]+)>;[^,<]*\brel="next"/.exec(link ?? '')?.[1];
}

/** GitHub's message says "Validation Failed"; the reason is one level below. */
function explain(message: string, body: Json): string {
  const errors = member(body, 'errors');
  const reasons = (Array.isArray(errors) ? errors : [])
    .map((error: Json) => textOf(member(error, 'message')) ?? textOf(error))
    .filter((reason) => reason !== undefined);
  return reasons.length === 0 ? message : `${message}: ${reasons.join('; ')}`;
}

/** A proxy's error page is not JSON. */
function parseBody(text: string): Json {
  try {
    return parseJson(text);
  } catch {
    return null;
  }
}
