/**
 * Renders the policy of the API scope from a balancer. `docs/policy.md` says what the policy does and why.
 *
 * The templates are code that runs at render time, so they get no more than they need: a view without optional
 * parts, which throws on a name it does not have, and `<%= %>`, which writes C# literals and nothing else (see
 * escape.ts). The only other things a template may write are another part, and a bare word where no expression is taken.
 */

import { ANY_MODEL, type Balancer, MOST_ATTEMPTS, type Model, resourceName } from './balancer.ts';
import { callerView } from './caller-view.ts';
import { bareWord, csharpLiteral } from './escape.ts';
import { grouped } from './grouped.ts';
import { durationSeconds } from './standards/duration.ts';
import type { Surface } from './surface.ts';
import { compiled } from './template/compiled.ts';
import { tierOf } from './tier.ts';

/** Bytes from which a buffer takes bodies whose length is not told: those of the classic tiers hold 500 MiB. */
const LARGE_BUFFER = 100 * 1024 * 1024;

/**
 * Headers that reach the accounts: those of HTTP itself, of tracing, and of Azure OpenAI's descriptions and SDKs, besides all of
 * `x-ms-*` and `x-stainless-*`. The caller's keys are among them because the policy removes them by name.
 */
const API_HEADERS: readonly string[] = [
  ...['accept', 'accept-encoding', 'accept-language', 'cache-control', 'connection', 'expect'],
  ...['content-encoding', 'content-language', 'content-length', 'content-type', 'host'],
  ...['keep-alive', 'transfer-encoding', 'user-agent', 'traceparent', 'tracestate'],
  ...['authorization', 'api-key', 'ocp-apim-subscription-key', 'idempotency-key', 'aoai-evals'],
  ...['aoai-copy-ft-checkpoints'],
  ...['openai-beta', 'openai-organization', 'openai-project'],
];

/** More than anything else that puts an account behind others: an alias' next model is for when the one before has no capacity anywhere. */
const CHOICE_RANK = 10_000_000;

/** Where nobody says when an account is back: neither Retry-After nor a breaker. A guess. */
const FALLBACK_SECONDS = 10;

/** Size of a policy document in bytes, as API Management counts it (assumed: UTF-8). */
export function policySize(policy: string): number {
  return Buffer.byteLength(policy, 'utf8');
}

/**
 * The policy of the API, complete but for the named value `{{identity-client-id}}`: one well-formed XML document,
 * fit for both of API Management's formats (`xml` and `rawxml`).
 *
 * @param surface what there is to call, from the table of operations
 * @throws {Error} for a SKU that there is not.
 */
export function renderPolicy(balancer: Balancer, surface: Surface): string {
  const view = {
    ...createView(balancer, surface),
    bare: bareWord,
    part: (name: string, indentation: number, more: object = {}) =>
      indent(write(name, strict({ ...view, ...more })).trim(), indentation),
  };
  return `${compact(view.part('policy', 0))}\n`;
}

/** @throws {Error} for a template that there is not */
function write(name: string, view: object): string {
  const template = compiled[name];
  if (template === undefined) throw new Error(`there is no policy template ${name}`);
  const written = { res: '', e: csharpLiteral };
  template(view, written);
  return written.res;
}

/** What the templates see. */
function createView(balancer: Balancer, surface: Surface) {
  const buffer = tierOf(balancer.sku).bufferedPayload.most;
  return {
    strategy: balancer.strategy,
    pool: balancer.selection === 'pool',
    tell: balancer.tell,
    attempts: Math.max(...balancer.models.map(({ attempts }) => attempts)),
    /** Bytes of a body that can be read, or sent a second time. */
    buffer,
    /** Where the buffer is as large as this, a body of unknown length fits, too. */
    buffersAnyLength: buffer >= LARGE_BUFFER,
    headers: [...new Set([...API_HEADERS, ...balancer.headers])],
    /** What comes before an operation's path. */
    prefix: balancer.path === '' ? '' : `/${balancer.path}`,
    surface,
    /** Texts of which one is in every body that names state. */
    hints: hintsOf(surface),
    ...timeView(balancer),
    ...nameView(balancer),
    ...stateView(balancer),
    ...callerView(balancer),
    ...firstView(groupsOf(balancer)),
  };
}

/** The groups, and whether the first account of some is drawn by weights that differ. */
function firstView(groups: ReturnType<typeof groupsOf>) {
  const isWeighted = groups.some(({ first }) => new Set(first.weights).size > 1);
  return { groups, isWeighted };
}

/** In seconds. */
function timeView({ models, timeout, selection, marks, breaker }: Balancer) {
  const opened = breaker === undefined ? FALLBACK_SECONDS : durationSeconds(breaker.trip);
  return {
    throttled: selection === 'pool' ? opened : durationSeconds(marks.throttled),
    faulty: durationSeconds(marks.faulty),
    misconfigured: durationSeconds(marks.misconfigured),
    longest: durationSeconds(marks.longest),
    timeout,
    timeouts: grouped(
      models.filter((model) => model.timeout !== timeout),
      (model) => model.timeout,
    ).map(([model, members]) => ({ timeout: model.timeout, models: names(members) })),
  };
}

/** What models are called: by callers, by accounts, and in the names of resources. */
function nameView(balancer: Balancer) {
  const { models } = balancer;
  const anyModel = models.some(({ name }) => name === ANY_MODEL);
  const own = ownNamed(balancer);
  const rewritten = models.flatMap(({ name, deployment }) =>
    deployment === undefined || deployment === name ? [] : [{ model: name, deployment }],
  );
  const ownNames = names(models.filter(({ deployment }) => deployment === undefined));
  const hasOwnNames = balancer.selection !== 'pool' && ownNames.length > 0;
  const renamed = [...rewritten.map(({ model }) => model), ...own.flatMap((one) => one.models)];
  return {
    anyModel,
    models: anyModel ? [] : names(models),
    /** Models whose accounts share a deployment that is not called as the model. */
    rewritten,
    /** Models that accounts name differently, and the others. */
    ownNames,
    sharedNames: names(models.filter(({ deployment }) => deployment !== undefined)),
    ownResources: unusualResources(
      models.filter(({ deployment, use }) => deployment === undefined && use.length === 0),
    ),
    /** Names that stand for models; an account is then known by the backend for its model. */
    aliases: names(models.filter(({ use }) => use.length > 0)),
    /** What an alias' backends are called after, and the model that it is. */
    aliased: [...new Set(models.flatMap(({ use }) => use))]
      .map((model) => ({ model, resource: resourceName(model) }))
      .filter(({ model, resource }) => model !== resource),
    /** The others, for bodies: models that the same accounts serve, each with their deployments in the same order. */
    ownNamed: own,
    /** Models whose name in a body changes. */
    renamed,
    resources: unusualResources(models),
    hasOwnNames,
    /** Whether an account may have to be asked by another name. */
    isChanged: hasOwnNames || renamed.length > 0,
  };
}

/** Models whose names do not become resource names by an underscore for each dot, as all usual ones do. */
function unusualResources(models: readonly Model[]) {
  return models
    .map(({ name }) => ({ model: name, resource: resourceName(name) }))
    .filter(({ model, resource }) => model.replaceAll('.', '_') !== resource);
}

/** Where calls go that name what an account keeps. */
function stateView({ accounts, models, stateful, shareState }: Balancer) {
  return {
    /** Calls that name state go to the account that holds it. */
    follow: stateful === 'follow',
    /** What remembered places may name. */
    holders: accounts.map(({ account }) => account),
    /** Whether consumers may use what others made. */
    shared: shareState,
    /** Accounts whose lists are not merged. */
    listed: stateful === 'follow' ? accounts.length : 0,
    /** The one account that holds all state. */
    home:
      typeof stateful === 'string'
        ? undefined
        : { backend: stateful.backend, missing: missingAt(stateful.account, models) },
  };
}

/** Models that the same accounts serve, or, for pools, that have as many attempts. */
function groupsOf(balancer: Balancer) {
  const { models } = balancer;
  const pool = balancer.selection === 'pool';
  const anyModel = models.some(({ name }) => name === ANY_MODEL);
  return grouped(pool || anyModel ? models : [...models, everyAccount(balancer)], (model) =>
    pool ? model.attempts : [model.attempts, ranked(model, balancer)],
  ).map(([model, members]) => {
    const accounts = ranked(model, balancer);
    const first = accounts.filter(({ priority }) => priority === accounts[0]?.priority);
    return {
      models: names(members),
      attempts: model.attempts,
      accounts: accounts.map(({ account }) => account),
      priorities: accounts.map(({ priority }) => priority),
      weights: accounts.map(({ weight }) => weight),
      /** Those of the lowest priority. */
      first: {
        accounts: first.map(({ account }) => account),
        weights: first.map(({ weight }) => weight),
        total: first.reduce((sum, { weight }) => sum + weight, 0),
      },
    };
  });
}

/** What calls that name no model go to, as if it were a model's accounts. */
function everyAccount({ accounts }: Balancer) {
  return {
    name: '',
    use: [],
    attempts: Math.min(accounts.length, MOST_ATTEMPTS),
    members: accounts,
  };
}

/** The least texts that tell whether a body may name state, so that most bodies are not looked through. */
function hintsOf({ references, holders, itemTypes }: Surface): readonly string[] {
  const quoted = [...references, ...holders, ...itemTypes].map((name) =>
    name.includes('_id') ? '_id' : `"${name}"`,
  );
  return [...new Set(quoted)];
}

/** A model's accounts, lowest priority first, with the priorities and weights that count for the strategy: one rule serves all four. */
function ranked(
  { members, use }: { readonly members: Balancer['accounts']; readonly use: readonly string[] },
  { strategy }: Balancer,
) {
  return members
    .map(({ account, backend, choice, priority, weight }) => ({
      account: use.length > 0 ? backend : account,
      priority: choice * CHOICE_RANK + (strategy === 'priority' ? priority : 1),
      weight: strategy === 'priority' || strategy === 'weighted' ? weight : 1,
    }))
    .toSorted((a, b) => a.priority - b.priority);
}

/**
 * What a body's "model" has to become where accounts differ: by the account's backend, as the policy names it. A pool's
 * member is not known before the call, so there only stateful calls, whose account is, can be renamed.
 */
function ownNamed({ models, selection, stateful }: Balancer) {
  const known = models
    .filter(({ deployment }) => deployment === undefined)
    .map(({ name, members, use }) => ({
      name,
      members: members.flatMap(({ account, backend, deployment }) =>
        selection === 'policy'
          ? [{ place: use.length > 0 ? backend : account, deployment }]
          : typeof stateful !== 'string' && account === stateful.account
            ? [{ place: stateful.backend, deployment }]
            : [],
      ),
    }))
    .filter(({ members }) => members.length > 0);
  const spelled = known.map(({ name, members }) => {
    const places = members.map(({ place }) => place);
    const deployments = members.map(({ deployment }) => deployment);
    // Mostly a deployment is called after its model, and then one list serves all models.
    const named = deployments.every((deployment) => deployment.startsWith(name));
    return {
      name,
      places,
      deployments: named ? deployments.map((text) => text.slice(name.length)) : deployments,
      named,
    };
  });
  return grouped(spelled, ({ name: _, ...rest }) => rest).map(
    ([{ name: _, ...rest }, sharing]) => ({
      ...rest,
      models: names(sharing),
    }),
  );
}

/** Models that the account with the state does not have. */
function missingAt(home: string, models: readonly Model[]): readonly string[] {
  return names(models.filter(({ members }) => members.every(({ account }) => account !== home)));
}

function names(items: readonly { readonly name: string }[]): readonly string[] {
  return items.map(({ name }) => name);
}

/** The value, but a name that it does not have throws, at any depth, where JavaScript yields undefined. */
function strict<Target extends object>(target: Target): Target {
  return new Proxy(target, {
    get(object, key, receiver) {
      if (typeof key === 'string' && !(key in object)) {
        throw new Error(
          `a policy template asks for ${key}, which is none of ${Object.keys(object)}`,
        );
      }
      const value: unknown = Reflect.get(object, key, receiver);
      return typeof value === 'object' && value !== null ? strict(value) : value;
    },
  });
}

function indent(text: string, spaces: number): string {
  return text.replaceAll(/^(?=.)/gm, ' '.repeat(spaces));
}

/** One tab for two spaces and no empty lines: a third of a policy is indentation otherwise, and its size is limited. */
function compact(text: string): string {
  return text
    .replaceAll(/^\n/gm, '')
    .replaceAll(/^(?: {2})+/gm, (spaces) => '\t'.repeat(spaces.length / 2));
}
