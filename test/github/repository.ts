/** What a repository holds, and what the operations on it do. */

import { isObject, type Json, member, textOf } from '../../policy/standards/json.ts';
import type { Conformance, Operation } from './conformance.ts';
import { bringing, type PullRequest, pullDocument, stateOf } from './pull-requests.ts';

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

export type Answer = {
  readonly status: number;
  readonly body?: Json;
  readonly headers?: Readonly<Record<string, string>>;
};

export type RepositoryOptions = {
  /** `owner/name` */
  readonly name: string;
  readonly pullRequests: readonly PullRequest[];
  /** Commits from old to new: each is behind those that follow. */
  readonly history: readonly string[];
  /** Whose the token is. */
  readonly login: string;
  /** Undefined: everything is allowed, but for writing where the token only reads. */
  readonly permissions: () => Permissions | undefined;
  readonly isReadOnly: boolean;
  /** For the shape of documents. */
  readonly judge: Conformance;
};

const LONGEST_COMMENT = 65_536;

export class Repository {
  readonly comments: Comment[] = [];
  readonly issues: Issue[] = [];
  readonly #options: RepositoryOptions;
  #lastId = 100;

  constructor(options: RepositoryOptions) {
    this.#options = options;
  }

  addComment(comment: Omit<Comment, 'id'>): Comment {
    const added = { ...comment, id: this.#nextId() };
    this.comments.push(added);
    return added;
  }

  addIssue(issue: Pick<Issue, 'login' | 'title' | 'body'>): Issue {
    const added: Issue = { ...issue, number: this.#nextId(), state: 'open', state_reason: null };
    this.issues.push(added);
    return added;
  }

  perform({ method, template, parameters }: Operation, url: URL, body?: Json): Answer {
    const { owner = '', repo = '' } = parameters;
    const { name, pullRequests } = this.#options;
    if (`${owner}/${repo}` !== name) return notFound();
    if (!this.#isAllowed(method, template, Number(parameters.issue_number))) {
      return { status: 403, body: basicError('Resource not accessible by integration') };
    }
    if (template.endsWith('/commits/{commit_sha}/pulls')) {
      return page(url, this.#pullsOf(bringing(pullRequests, parameters.commit_sha ?? '')));
    }
    if (template.endsWith('/issues')) return this.#issueList(method, url, body);
    if (template.endsWith('/issues/{issue_number}')) {
      return this.#changeIssue(Number(parameters.issue_number), body);
    }
    if (template.endsWith('/compare/{basehead}')) return this.#compare(parameters.basehead ?? '');
    if (template.endsWith('/pulls')) return this.#pullList(owner, url);
    return template.endsWith('/{comment_id}')
      ? this.#changeComment(method, Number(parameters.comment_id), body)
      : this.#issueComments(method, Number(parameters.issue_number), url, body);
  }

  /** Comments of pull requests are under issues, and either permission will do. */
  #isAllowed(method: string, template: string, issue: number): boolean {
    const wanted = method === 'GET' ? ['read', 'write'] : ['write'];
    const permissions = this.#options.permissions();
    if (permissions === undefined) return method === 'GET' || !this.#options.isReadOnly;
    const may = (name: string) => wanted.includes(permissions[name] ?? 'none');
    if (template.endsWith('/pulls')) return may('pull-requests');
    if (template.includes('/compare/')) return may('contents');
    if (template.includes('/comments')) {
      return (
        may('issues') ||
        (!this.issues.some(({ number }) => number === issue) && may('pull-requests'))
      );
    }
    return may('issues');
  }

  #issueList(method: string, url: URL, body?: Json): Answer {
    if (method === 'POST') {
      const text = textOf(member(body, 'body')) ?? '';
      if (text.length > LONGEST_COMMENT) return tooLong();
      const title = textOf(member(body, 'title')) ?? '';
      const issue = this.addIssue({ login: this.#options.login, title, body: text });
      return { status: 201, body: this.#issueDocument(issue) };
    }
    const state = url.searchParams.get('state') ?? 'open';
    const wanted = this.issues.filter((issue) => state === 'all' || issue.state === state);
    // GitHub lists the newest first unless asked otherwise, and pull requests among them.
    const asked = url.searchParams.get('direction') === 'asc' ? wanted : wanted.toReversed();
    const pulls = this.#options.pullRequests.map(({ number }) => ({
      ...objectOf(
        this.#issueDocument({
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
    return page(url, [...asked.map((issue) => this.#issueDocument(issue)), ...pulls]);
  }

  #changeIssue(number: number, body?: Json): Answer {
    const issue = this.issues.find((candidate) => candidate.number === number);
    if (issue === undefined) return notFound();
    const text = textOf(member(body, 'body')) ?? issue.body;
    if (text.length > LONGEST_COMMENT) return tooLong();
    issue.body = text;
    issue.title = textOf(member(body, 'title')) ?? issue.title;
    if (member(body, 'state') === 'closed') issue.state = 'closed';
    if (member(body, 'state') === 'open') issue.state = 'open';
    issue.state_reason = textOf(member(body, 'state_reason')) ?? issue.state_reason;
    return { status: 200, body: this.#issueDocument(issue) };
  }

  #issueDocument({ number, login, ...issue }: Issue): Json {
    return {
      ...objectOf(this.#options.judge.sample('issue')),
      ...issue,
      number,
      html_url: `https://github.com/${this.#options.name}/issues/${number}`,
      user: { ...objectOf(this.#options.judge.sample('simple-user')), login },
    };
  }

  #issueComments(method: string, issue: number, url: URL, body?: Json): Answer {
    const known = [...this.#options.pullRequests, ...this.issues];
    if (!known.some(({ number }) => number === issue)) return notFound();
    if (method === 'GET') {
      const own = this.comments.filter((comment) => comment.issue === issue);
      return page(
        url,
        own.map((comment) => this.#commentDocument(comment)),
      );
    }
    const text = textOf(member(body, 'body')) ?? '';
    if (text.length > LONGEST_COMMENT) return tooLong();
    const { login } = this.#options;
    const comment = this.addComment({ issue, login, type: 'Bot', body: text });
    return { status: 201, body: this.#commentDocument(comment) };
  }

  #changeComment(method: string, id: number, body?: Json): Answer {
    const index = this.comments.findIndex((comment) => comment.id === id);
    const comment = this.comments[index];
    if (comment === undefined) return notFound();
    if (method === 'DELETE') {
      this.comments.splice(index, 1);
      return { status: 204 };
    }
    const text = textOf(member(body, 'body')) ?? '';
    if (text.length > LONGEST_COMMENT) return tooLong();
    comment.body = text;
    return { status: 200, body: this.#commentDocument(comment) };
  }

  #pullsOf(wanted: (pull: PullRequest) => boolean): readonly Json[] {
    return this.#options.pullRequests
      .filter(wanted)
      .map((pull) => pullDocument(pull, this.#options.judge.sample('pull-request-simple')));
  }

  #commentDocument({ id, issue, login, type, body }: Comment): Json {
    return {
      ...objectOf(this.#options.judge.sample('issue-comment')),
      id,
      html_url: `https://github.com/${this.#options.name}/pull/${issue}#issuecomment-${id}`,
      user: { ...objectOf(this.#options.judge.sample('simple-user')), login, type },
      body,
    };
  }

  #pullList(owner: string, url: URL): Answer {
    const state = url.searchParams.get('state') ?? 'open';
    const head = url.searchParams.get('head');
    const pulls = this.#pullsOf(
      (pull) =>
        (state === 'all' || state === stateOf(pull)) &&
        (head === null || head === `${owner}:${pull.headRef}`),
    );
    return page(url, pulls);
  }

  #compare(baseAndHead: string): Answer {
    const [base = '', head = ''] = baseAndHead.split('...');
    const { history, judge } = this.#options;
    const [from, to] = [history.indexOf(base), history.indexOf(head)];
    if (from < 0 || to < 0) return notFound();
    const status = from === to ? 'identical' : from < to ? 'ahead' : 'behind';
    return { status: 200, body: { ...objectOf(judge.sample('commit-comparison')), status } };
  }

  #nextId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }
}

function page(url: URL, all: readonly Json[]): Answer {
  const size = Number(url.searchParams.get('per_page') ?? 30);
  const number = Number(url.searchParams.get('page') ?? 1);
  const next = new URL(url);
  next.searchParams.set('page', String(number + 1));
  return {
    status: 200,
    body: all.slice((number - 1) * size, number * size),
    headers: all.length > number * size ? { link: `<${next}>; rel="next"` } : {},
  };
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

export function basicError(message: string): Json {
  return { message, documentation_url: 'https://docs.github.com/rest' };
}
