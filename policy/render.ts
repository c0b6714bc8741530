/**
 * Renders the policy of the API scope from a balancer. `docs/policy.md` says what the policy does and why.
 *
 * The templates are code that runs at render time, so they get no more than they need: a view without optional
 * parts, which throws on a name it does not have, and `<%= %>`, which writes C# literals and nothing else (see
 * escape.ts). The only other thing a template may write is another part.
 */
import { Eta } from 'eta/core';
import { ANY_MODEL, type Balancer, type Model } from './balancer.ts';
import { durationSeconds } from './duration.ts';
import { csharpLiteral } from './escape.ts';
import { templates } from './template/index.ts';

/**
 * Bytes of a policy document that the v2 tiers take.
 * Source: the v2 tiers' overview of 2024; whether it still holds is not verified. No figure for the others was found.
 */
export const POLICY_SIZE_LIMIT_V2 = 16_384;

/** Between the parts of a backend's name, as createBalancer puts it. */
const SEPARATOR = '--';

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
 * @throws {Error} when the names of the balancer's backends and pools do not follow from accounts and models.
 */
export function renderPolicy(balancer: Balancer): string {
  const eta = new Eta({ escapeFunction: csharpLiteral, autoTrim: false });
  for (const [name, text] of Object.entries(templates)) eta.loadTemplate(`@${name}`, text);
  const view = {
    ...createView(balancer),
    part: (name: string, indentation: number, more: object = {}) =>
      indent(eta.render(`@${name}`, strict({ ...view, ...more })).trim(), indentation),
  };
  return `${compact(view.part('policy', 0))}\n`;
}

/** What the templates see. */
function createView(balancer: Balancer) {
  const { models, stateful } = balancer;
  const anyModel = models.some(({ name }) => name === ANY_MODEL);
  const mostBackends = Math.max(...models.map(({ backends }) => backends.length));
  return {
    strategy: balancer.strategy,
    random: balancer.strategy === 'random',
    /** No more than there are backends to try: a second call to the only account helps nobody. */
    attempts: Math.min(balancer.attempts, mostBackends),
    /** Models that only one account has, where others have several: those are not tried again. */
    alone:
      balancer.strategy === 'random'
        ? []
        : models
            .filter(({ backends }) => backends.length < Math.min(2, mostBackends))
            .map(({ name }) => name),
    fallback:
      balancer.breaker === undefined ? FALLBACK_SECONDS : durationSeconds(balancer.breaker.trip),
    /** What comes before an operation's path. */
    prefix: balancer.path === '' ? '' : `/${balancer.path}`,
    anyModel,
    models: anyModel ? [] : models.map(({ name }) => name),
    /** Models whose accounts share a deployment that is not called as the model. */
    renamed: models.flatMap(({ name, deployment }) =>
      deployment === undefined || deployment === name ? [] : [{ model: name, deployment }],
    ),
    /** Models whose backends' URLs end in deployments of their own. */
    ownNames: models.filter(({ deployment }) => deployment === undefined).map(({ name }) => name),
    home:
      stateful === undefined
        ? undefined
        : { backend: stateful.backend, ...homeOf(balancer, stateful.account) },
    /** Consumers by what they may call, and by what they may consume a minute. */
    limited: grouped(
      balancer.consumers.filter((consumer) => consumer.models !== undefined),
      ({ models }) => models,
    ).map(([first, consumers]) => ({ models: first.models ?? [], consumers: names(consumers) })),
    limits: grouped(
      balancer.consumers.filter((consumer) => consumer.tokensPerMinute !== undefined),
      ({ tokensPerMinute }) => tokensPerMinute,
    ).map(([first, consumers]) => ({
      tokensPerMinute: first.tokensPerMinute ?? 0,
      consumers: names(consumers),
    })),
    /** Models whose names do not become resource names by an underscore for each dot, as all usual ones do. */
    resources: models
      .map((model) => ({ model: model.name, resource: resourceOf(model) }))
      .filter(({ model, resource }) => model.replaceAll('.', '_') !== resource),
    /** Models that the same accounts serve. */
    groups: grouped(models, ({ backends }) => backends.map(({ account }) => account)).map(
      ([{ backends }, members]) => ({
        models: names(members),
        accounts: backends.map(({ account }) => account),
      }),
    ),
  };
}

/** What stateful calls need to know of the account that takes them. */
function homeOf(balancer: Balancer, account: string) {
  const deployments = balancer.models.map(({ name, backends }) => ({
    model: name,
    deployment: backends.find((backend) => backend.account === account)?.deployment,
  }));
  return {
    missing: deployments
      .filter(({ deployment }) => deployment === undefined)
      .map(({ model }) => model),
    renamed: deployments.flatMap(({ model, deployment }) =>
      deployment === undefined || deployment === model ? [] : [{ model, deployment }],
    ),
  };
}

/**
 * The part of its backends' and pool's names that stands for a model: `gpt-4_1` in `pool--gpt-4_1`. The policy puts
 * the names together from it, which keeps 300 names out of a document that must stay small.
 *
 * @throws {Error} when the names are made in another way than createBalancer makes them.
 */
function resourceOf({ name, backends, pool }: Model): string {
  const first = backends[0];
  if (first === undefined) throw new Error(`model ${name} has no backends`);
  const resource = first.name.slice(first.account.length + SEPARATOR.length);
  const regular =
    backends.every((backend) => backend.name === backend.account + SEPARATOR + resource) &&
    (pool === undefined || pool.name === `pool${SEPARATOR}${resource}`);
  if (!regular) throw new Error(`the backends or the pool of model ${name} are not named after it`);
  return resource;
}

/** Items with equal keys together, in the order of their first; keys are compared as JSON. */
function grouped<Item>(
  items: readonly Item[],
  key: (item: Item) => unknown,
): readonly (readonly [Item, readonly Item[]])[] {
  const groups = new Map<string, [Item, Item[]]>();
  for (const item of items) {
    const text = JSON.stringify(key(item));
    const group = groups.get(text);
    if (group === undefined) groups.set(text, [item, [item]]);
    else group[1].push(item);
  }
  return [...groups.values()];
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
