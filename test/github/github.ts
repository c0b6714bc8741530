/**
 * A local GitHub: the few operations that the Action uses, stateful, as strict as the real one where we know it.
 * Every request and every answer is held against GitHub's own description (`conformance.ts`).
 */

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Json, member, parseJson, textOf } from '../../policy/standards/json.ts';
import { type Conformance, conformance } from './conformance.ts';
import type { PullRequest } from './pull-requests.ts';
import {
  basicError,
  type Comment,
  type Issue,
  type Permissions,
  Repository,
} from './repository.ts';

export type { PullRequest } from './pull-requests.ts';
export type { Comment, Issue, Permissions } from './repository.ts';

/** The next matching request is answered like this instead. */
export type Fault = {
  readonly method?: string;
  readonly path?: RegExp;
  readonly status: number;
  readonly message?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly times?: number;
  /** The request takes effect all the same: its answer is what gets lost. */
  readonly afterEffect?: boolean;
};

export type LocalGitHubOptions = {
  readonly repository?: string;
  readonly pullRequests?: readonly PullRequest[];
  readonly permission?: 'write' | 'read';
  /** Instead, permission by permission; may be changed between the runs of a test. */
  readonly permissions?: () => Permissions;
  /** Below the host: `/api/v3` on an Enterprise Server. */
  readonly basePath?: string;
  /** Commits from old to new: each is behind those that follow. */
  readonly history?: readonly string[];
  /** What GraphQL calls the token's account; undefined: GraphQL refuses. */
  readonly viewer?: string | undefined;
};

export type LocalGitHub = Awaited<ReturnType<typeof startLocalGitHub>>;

export const TOKEN = 'ghs_localLocalLocalLocalLocalLocal1234';

export async function startLocalGitHub(options: LocalGitHubOptions = {}) {
  const basePath = options.basePath ?? '';
  const viewer = 'viewer' in options ? options.viewer : 'github-actions[bot]';
  const judge = conformance();
  const repository = new Repository({
    name: options.repository ?? 'contoso/platform',
    pullRequests: options.pullRequests ?? [],
    history: options.history ?? [],
    login: viewer ?? 'github-actions[bot]',
    permissions: () => options.permissions?.(),
    isReadOnly: options.permission === 'read',
    judge,
  });
  const front = new Front(repository, judge, { basePath, viewer });
  const server = createServer((request, response) => {
    front.answer(request, response).catch((error: unknown) => {
      front.violations.push(String(error));
      response.destroy();
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;

  return {
    apiUrl: `${origin}${basePath}`,
    graphqlUrl: `${origin}${basePath}/graphql`,
    repository: options.repository ?? 'contoso/platform',
    comments: repository.comments,
    issues: repository.issues,
    requests: front.requests,
    /** What did not conform to GitHub's description; tests want it empty. */
    violations: front.violations,
    addComment: (comment: Omit<Comment, 'id'>) => repository.addComment(comment),
    addIssue: (issue: Pick<Issue, 'login' | 'title' | 'body'>) => repository.addIssue(issue),
    failNext: (fault: Fault) => front.failNext(fault),
    close: async (): Promise<void> => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

type Reply = (status: number, body?: Json, headers?: Readonly<Record<string, string>>) => void;

/** What stands before the repository: the token, faults, and GitHub's description. */
class Front {
  readonly requests: {
    readonly method: string;
    readonly path: string;
    body: string;
    status: number;
  }[] = [];
  readonly violations: string[] = [];
  readonly #repository: Repository;
  readonly #judge: Conformance;
  readonly #basePath: string;
  readonly #viewer: string | undefined;
  readonly #faults: { readonly fault: Fault; left: number }[] = [];

  constructor(
    repository: Repository,
    judge: Conformance,
    { basePath, viewer }: { readonly basePath: string; readonly viewer: string | undefined },
  ) {
    this.#repository = repository;
    this.#judge = judge;
    this.#basePath = basePath;
    this.#viewer = viewer;
  }

  failNext(fault: Fault): void {
    this.#faults.push({ fault, left: fault.times ?? 1 });
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
    const method = request.method ?? 'GET';
    const record = { method, path: url.pathname + url.search, body: '', status: 0 };
    this.requests.push(record);
    const reply: Reply = (status, body, headers = {}) => {
      record.status = status;
      const text = body === undefined ? '' : JSON.stringify(body);
      response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
      response.end(text);
    };
    const text = await readText(request);
    record.body = text;
    const body = text === '' ? undefined : parseJson(text);
    if (request.headers.authorization !== `Bearer ${TOKEN}`) {
      return reply(401, basicError('Bad credentials'));
    }
    if (url.pathname === `${this.#basePath}/graphql`) return this.#graphql(url, body, reply);
    if (!url.pathname.startsWith(`${this.#basePath}/`)) return reply(404, basicError('Not Found'));
    const operation = this.#judge.find(method, url.pathname.slice(this.#basePath.length));
    if (operation === undefined) {
      this.violations.push(`GitHub has no ${method} ${url.pathname}, or it is not used here`);
      return reply(404, basicError('Not Found'));
    }
    this.violations.push(...this.#judge.request(operation, url.searchParams, body));
    const fault = this.#take(
      ({ method: own, path }) => (own ?? method) === method && path?.test(url.pathname) !== false,
    );
    if (fault !== undefined) {
      if (fault.afterEffect === true) this.#repository.perform(operation, url, body);
      return reply(fault.status, basicError(fault.message ?? 'Server Error'), fault.headers);
    }
    const result = this.#repository.perform(operation, url, body);
    this.violations.push(...this.#judge.response(operation, result.status, result.body));
    return reply(result.status, result.body, result.headers);
  }

  /** GitHub's GraphQL is not in the description; only the one query is known. */
  #graphql({ pathname }: URL, body: Json | undefined, reply: Reply): void {
    const fault = this.#take(({ path }) => path?.test(pathname) === true);
    if (fault !== undefined) {
      reply(fault.status, basicError(fault.message ?? 'Server Error'));
      return;
    }
    if (textOf(member(body, 'query')) !== 'query { viewer { login } }') {
      this.violations.push('unknown GraphQL query');
    }
    if (this.#viewer === undefined) {
      reply(403, basicError('Resource not accessible by integration'));
    } else reply(200, { data: { viewer: { login: this.#viewer } } });
  }

  #take(matches: (fault: Fault) => boolean): Fault | undefined {
    const entry = this.#faults.find(({ fault, left }) => left > 0 && matches(fault));
    if (entry !== undefined) entry.left -= 1;
    return entry?.fault;
  }
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
