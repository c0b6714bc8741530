/**
 * A local GitHub: the few operations that the Action uses, stateful, as strict as the real one where we know it.
 * Every request and every answer is held against GitHub's own description (`conformance.ts`).
 */

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isObject, type Json, member, parseJson, textOf } from '../../policy/standards/json.ts';
import { conformance, type Operation } from './conformance.ts';
import { bringing, type PullRequest, pullDocument, stateOf } from './pull-requests.ts';

export type { PullRequest } from './pull-requests.ts';

export type Comment = {
  readonly id: number;
  readonly issue: number;
  readonly login: string;
  readonly type: 'Bot' | 'User';
  body: string;
};

export type Issue = {
  readonly number: number;
  readonly login: string;
  title: string;
  body: string;
  state: 'open' | 'closed';
  state_reason: string | null;
};

/** What a workflow's `permissions` gave the token; what it does not name is `none`, as at GitHub. */
export type Permissions = Readonly<Record<string, string>>;

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
const LONGEST_COMMENT = 65_536;

export async function startLocalGitHub(options: LocalGitHubOptions = {}) {
  const repository = options.repository ?? 'contoso/platform';
  const basePath = options.basePath ?? '';
  const pullRequests = options.pullRequests ?? [];
  const viewer = 'viewer' in options ? options.viewer : 'github-actions[bot]';
  const judge = conformance();
  const comments: Comment[] = [];
  const issues: Issue[] = [];
  const faults: { fault: Fault; left: number }[] = [];
  const requests: {
    readonly method: string;
    readonly path: string;
    body: string;
    status: number;
  }[] = [];
  const violations: string[] = [];
  let lastId = 100;

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      violations.push(String(error));
      response.destroy();
    });
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://local');
    const method = request.method ?? 'GET';
    const record = { method, path: url.pathname + url.search, body: '', status: 0 };
    requests.push(record);
    const reply = (status: number, body?: Json, headers: Readonly<Record<string, string>> = {}) => {
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
    if (url.pathname === `${basePath}/graphql`) {
      const broken = faults.find(({ fault, left }) => left > 0 && fault.path?.test(url.pathname));
      if (broken === undefined) return graphql(body, reply);
      broken.left--;
      return reply(broken.fault.status, basicError(broken.fault.message ?? 'Server Error'));
    }
    if (!url.pathname.startsWith(`${basePath}/`)) return reply(404, basicError('Not Found'));
    const operation = judge.find(method, url.pathname.slice(basePath.length));
    if (operation === undefined) {
      violations.push(`GitHub has no ${method} ${url.pathname}, or it is not used here`);
      return reply(404, basicError('Not Found'));
    }
    violations.push(...judge.request(operation, url.searchParams, body));
    const entry = faults.find(
      ({ fault, left }) =>
        left > 0 &&
        (fault.method === undefined || fault.method === method) &&
        (fault.path === undefined || fault.path.test(url.pathname)),
    );
    const normal = () => perform(operation, url, body);
    if (entry !== undefined) {
      entry.left--;
      if (entry.fault.afterEffect === true) normal();
      const message = entry.fault.message ?? 'Server Error';
      return reply(entry.fault.status, basicError(message), entry.fault.headers);
    }
    const result = normal();
    violations.push(...judge.response(operation, result.status, result.body));
    return reply(result.status, result.body, result.headers);
  }

  type Answer = {
    readonly status: number;
    readonly body?: Json;
    readonly headers?: Readonly<Record<string, string>>;
  };

  function perform({ method, template, parameters }: Operation, url: URL, body?: Json): Answer {
    const { owner = '', repo = '' } = parameters;
    if (`${owner}/${repo}` !== repository) return notFound();
    if (!isAllowed(method, template, Number(parameters.issue_number))) {
      return { status: 403, body: basicError('Resource not accessible by integration') };
    }
    if (template.endsWith('/commits/{commit_sha}/pulls')) {
      return page(url, pullsOf(bringing(pullRequests, parameters.commit_sha ?? '')));
    }
    if (template.endsWith('/issues')) return issueList(method, url, body);
    if (template.endsWith('/issues/{issue_number}')) {
      return changeIssue(Number(parameters.issue_number), body);
    }
    if (template.endsWith('/compare/{basehead}')) {
      const [base = '', head = ''] = (parameters.basehead ?? '').split('...');
      const places = [base, head].map((commit) => (options.history ?? []).indexOf(commit));
      const [from = -1, to = -1] = places;
      if (from < 0 || to < 0) return notFound();
      const status = from === to ? 'identical' : from < to ? 'ahead' : 'behind';
      return { status: 200, body: { ...objectOf(judge.sample('commit-comparison')), status } };
    }
    if (template.endsWith('/pulls')) {
      const state = url.searchParams.get('state') ?? 'open';
      const head = url.searchParams.get('head');
      return page(
        url,
        pullsOf(
          (pull) =>
            (state === 'all' || state === stateOf(pull)) &&
            (head === null || head === `${owner}:${pull.headRef}`),
        ),
      );
    }
    return template.endsWith('/{comment_id}')
      ? changeComment(method, Number(parameters.comment_id), body)
      : issueComments(method, Number(parameters.issue_number), url, body);
  }

  /** Comments of pull requests are under issues, and either permission will do. */
  function isAllowed(method: string, template: string, issue: number): boolean {
    const wanted = method === 'GET' ? ['read', 'write'] : ['write'];
    const permissions = options.permissions?.();
    if (permissions === undefined) return method === 'GET' || options.permission !== 'read';
    const may = (name: string) => wanted.includes(permissions[name] ?? 'none');
    if (template.endsWith('/pulls')) return may('pull-requests');
    if (template.includes('/compare/')) return may('contents');
    if (template.includes('/comments')) {
      return (
        may('issues') || (!issues.some(({ number }) => number === issue) && may('pull-requests'))
      );
    }
    return may('issues');
  }

  function issueList(method: string, url: URL, body?: Json): Answer {
    if (method === 'POST') {
      const text = textOf(member(body, 'body')) ?? '';
      if (text.length > LONGEST_COMMENT) return tooLong();
      lastId++;
      const login = viewer ?? 'github-actions[bot]';
      const title = textOf(member(body, 'title')) ?? '';
      const issue: Issue = {
        number: lastId,
        login,
        title,
        body: text,
        state: 'open',
        state_reason: null,
      };
      issues.push(issue);
      return { status: 201, body: issueDocument(issue) };
    }
    const state = url.searchParams.get('state') ?? 'open';
    const wanted = issues.filter((issue) => state === 'all' || issue.state === state);
    // GitHub lists the newest first unless asked otherwise, and pull requests among them.
    const asked = url.searchParams.get('direction') === 'asc' ? wanted : wanted.toReversed();
    const pulls = pullRequests.map(({ number }) => ({
      ...objectOf(
        issueDocument({
          number,
          login: 'octocat',
          title: 'x',
          body: '',
          state: 'open',
          state_reason: null,
        }),
      ),
      pull_request: { url: null, html_url: null, diff_url: null, patch_url: null },
    }));
    return page(url, [...asked.map(issueDocument), ...pulls]);
  }

  function changeIssue(number: number, body?: Json): Answer {
    const issue = issues.find((candidate) => candidate.number === number);
    if (issue === undefined) return notFound();
    const text = textOf(member(body, 'body')) ?? issue.body;
    if (text.length > LONGEST_COMMENT) return tooLong();
    issue.body = text;
    issue.title = textOf(member(body, 'title')) ?? issue.title;
    if (member(body, 'state') === 'closed') issue.state = 'closed';
    if (member(body, 'state') === 'open') issue.state = 'open';
    issue.state_reason = textOf(member(body, 'state_reason')) ?? issue.state_reason;
    return { status: 200, body: issueDocument(issue) };
  }

  function issueDocument({ number, login, ...issue }: Issue): Json {
    return {
      ...objectOf(judge.sample('issue')),
      ...issue,
      number,
      html_url: `https://github.com/${repository}/issues/${number}`,
      user: { ...objectOf(judge.sample('simple-user')), login },
    };
  }

  function issueComments(method: string, issue: number, url: URL, body?: Json): Answer {
    const known = [...pullRequests, ...issues];
    if (!known.some(({ number }) => number === issue)) return notFound();
    if (method === 'GET') {
      const own = comments.filter((comment) => comment.issue === issue);
      return page(url, own.map(commentDocument));
    }
    const text = textOf(member(body, 'body')) ?? '';
    if (text.length > LONGEST_COMMENT) return tooLong();
    lastId++;
    const login = viewer ?? 'github-actions[bot]';
    const comment: Comment = { id: lastId, issue, login, type: 'Bot', body: text };
    comments.push(comment);
    return { status: 201, body: commentDocument(comment) };
  }

  function changeComment(method: string, id: number, body?: Json): Answer {
    const index = comments.findIndex((comment) => comment.id === id);
    const comment = comments[index];
    if (comment === undefined) return notFound();
    if (method === 'DELETE') {
      comments.splice(index, 1);
      return { status: 204 };
    }
    const text = textOf(member(body, 'body')) ?? '';
    if (text.length > LONGEST_COMMENT) return tooLong();
    comment.body = text;
    return { status: 200, body: commentDocument(comment) };
  }

  function pullsOf(wanted: (pull: PullRequest) => boolean): readonly Json[] {
    return pullRequests
      .filter(wanted)
      .map((pull) => pullDocument(pull, judge.sample('pull-request-simple')));
  }

  function commentDocument({ id, issue, login, type, body }: Comment): Json {
    return {
      ...objectOf(judge.sample('issue-comment')),
      id,
      html_url: `https://github.com/${repository}/pull/${issue}#issuecomment-${id}`,
      user: { ...objectOf(judge.sample('simple-user')), login, type },
      body,
    };
  }

  /** GitHub's GraphQL is not in the description; only the one query is known. */
  function graphql(body: Json | undefined, reply: (status: number, body: Json) => void): void {
    if (textOf(member(body, 'query')) !== 'query { viewer { login } }') {
      violations.push('unknown GraphQL query');
    }
    if (viewer === undefined) reply(403, basicError('Resource not accessible by integration'));
    else reply(200, { data: { viewer: { login: viewer } } });
  }

  function page(url: URL, all: readonly Json[]): Answer {
    const size = Number(url.searchParams.get('per_page') ?? 30);
    const number = Number(url.searchParams.get('page') ?? 1);
    const next = new URL(url.pathname + url.search, origin);
    next.searchParams.set('page', String(number + 1));
    return {
      status: 200,
      body: all.slice((number - 1) * size, number * size),
      headers: all.length > number * size ? { link: `<${next}>; rel="next"` } : {},
    };
  }

  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;

  return {
    apiUrl: `${origin}${basePath}`,
    graphqlUrl: `${origin}${basePath}/graphql`,
    repository,
    comments,
    issues,
    requests,
    /** What did not conform to GitHub's description; tests want it empty. */
    violations,
    addComment: (comment: Omit<Comment, 'id'>): Comment => {
      lastId++;
      const added = { ...comment, id: lastId };
      comments.push(added);
      return added;
    },
    addIssue: (issue: Pick<Issue, 'login' | 'title' | 'body'>): Issue => {
      lastId++;
      const added: Issue = { ...issue, number: lastId, state: 'open', state_reason: null };
      issues.push(added);
      return added;
    },
    failNext: (fault: Fault): void => {
      faults.push({ fault, left: fault.times ?? 1 });
    },
    close: async (): Promise<void> => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

function basicError(message: string): Json {
  return { message, documentation_url: 'https://docs.github.com/rest' };
}

function notFound() {
  return { status: 404, body: basicError('Not Found') };
}

/** As GitHub answers it; the description does not know this limit. */
function tooLong() {
  const message = 'Body is too long (maximum is 65536 characters)';
  return {
    status: 422,
    body: {
      message: 'Validation Failed',
      errors: [{ resource: 'IssueComment', code: 'unprocessable', field: 'data', message }],
      documentation_url: 'https://docs.github.com/rest/issues/comments',
    },
  };
}

function objectOf(value: Json | undefined): { readonly [key: string]: Json } {
  return isObject(value) ? value : {};
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
