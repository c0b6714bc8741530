/**
 * The domain model: what the user wrote (`Configuration`) and what follows from it (`Balancer`): models, the
 * backend of each account and model, and the pool of each model. Everything that is rendered, policy and
 * Terraform variables alike, is derived from a `Balancer` and from nothing else.
 */
import { expandAlias } from './alias.ts';
import { durationSeconds } from './duration.ts';

/** How a model's accounts share the traffic. */
export type Strategy = 'random' | 'round-robin' | 'weighted' | 'priority';

/** Who chooses an account for a call: the policy, which walks a list of them, or an APIM pool with circuit breakers. */
export type Selection = 'policy' | 'pool';

/** How long an account is remembered as what, where it does not say itself. ISO 8601. */
export type Marks = {
  /** Asked after the others; where a 429 tells no wait. */
  readonly throttled: string;
  /** Asked last: unreachable, or failing what others serve. */
  readonly faulty: string;
  /** Asked last: refuses the gateway, or lacks the deployment. */
  readonly misconfigured: string;
  /** The longest wait that an account is believed, and that a caller is told. */
  readonly longest: string;
};

/** A circuit breaker of a backend: `failures` within `interval` open it for `trip`. Durations are ISO 8601. */
export type Breaker = {
  readonly failures: number;
  readonly interval: string;
  readonly trip: string;
  readonly acceptRetryAfter: boolean;
};

/** One existing Azure OpenAI account. `models` maps a model to this account's deployment of it. */
export type AccountConfiguration = {
  readonly id: string;
  readonly endpoint: string;
  readonly priority: number;
  readonly weight: number;
  /** `undefined`: the account serves every model that any other account names. */
  readonly models: Readonly<Record<string, { readonly deployment: string }>> | undefined;
};

/** What holds for a model on every account. */
export type ModelConfiguration = {
  /** Instead of `balancing.timeout`. ISO 8601. */
  readonly timeout: string | undefined;
  /** Makes the name an alias: the models that stand for it, in order; see alias.ts. */
  readonly use?: readonly string[] | undefined;
};

/** How callers prove who they are, and from which web pages they may call. */
export type Callers = {
  /** Whether subscription keys are accepted. */
  readonly keys: boolean;
  /** Whether a key is also accepted as `Authorization: Bearer`, as OpenAI's own SDKs send it. */
  readonly bearer: boolean;
  /** Whose tokens of Microsoft Entra ID are accepted, and for which audiences; undefined: none. */
  readonly entra: { readonly tenant: string; readonly audiences: readonly string[] } | undefined;
  /** Such as `https://app.example.com`; none: no web page may call. */
  readonly origins: readonly string[];
};

/** Fixed periods of UTC after which a quota begins anew, as API Management knows them. */
export type QuotaPeriod = 'Hourly' | 'Daily' | 'Weekly' | 'Monthly' | 'Yearly';

/** One consumer: a subscription of its own, and whose tokens count as it. What is left out is not limited. */
export type ConsumerConfiguration = {
  /** The name it had when its subscription was made, which keeps that name and its keys. */
  readonly formerly?: string | undefined;
  readonly models: readonly string[] | undefined;
  readonly tokensPerMinute: number | undefined;
  readonly tokenQuota?: { readonly tokens: number; readonly period: QuotaPeriod } | undefined;
  readonly requestsPerMinute?: number | undefined;
  /** Client ids of applications, and object ids of groups, whose tokens are the consumer's. */
  readonly entra?:
    | { readonly applications: readonly string[]; readonly groups: readonly string[] }
    | undefined;
  /** Object ids of who may read the consumer's key in the vault. */
  readonly readers?: readonly string[] | undefined;
};

/** How the consumers' keys are rotated; docs/rotation.md. */
export type RotationConfiguration = {
  /** NCRONTAB, UTC. */
  readonly schedule: string;
  /** ISO 8601. */
  readonly interval: string;
  /** Who makes a new key: API Management, or the function. */
  readonly discipline: 'regenerate' | 'conditional';
  /** Whether the gateway must accept a new key before it is published. */
  readonly gatewayCheck: boolean;
  /**
   * Who may start a run over HTTP: the client id of the application that tokens are for, and object ids of callers;
   * undefined: nobody.
   */
  readonly http:
    | { readonly audience: string; readonly allowedPrincipals: readonly string[] }
    | undefined;
  /** Resource id of the action group that hears of alerts. */
  readonly actionGroup: string | undefined;
};

/** `load-balancer.yml` after validation, defaults applied. */
export type Configuration = {
  readonly environment: string;
  readonly location: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly gateway: {
    readonly sku: string;
    readonly publisher: { readonly name: string; readonly email: string };
    readonly path: string;
    /** Callers' headers, in lower case, that reach the accounts besides those that the API has. */
    readonly headers: readonly string[];
    /** The user's own OpenAPI descriptions instead of the ones that ship; paths beside the configuration file. */
    readonly openapi: readonly string[] | undefined;
    /** Whether calls that no description has reach the accounts, too. */
    readonly surface: 'open' | 'described';
  };
  readonly accounts: Readonly<Record<string, AccountConfiguration>>;
  readonly models: Readonly<Record<string, ModelConfiguration>>;
  readonly balancing: {
    readonly strategy: Strategy;
    readonly selection: Selection;
    /** Backend calls per request at most, the first included; undefined: as many as the model has accounts. */
    readonly attempts: number | undefined;
    /** How long an account has for the headers of its answer. ISO 8601. */
    readonly timeout: string;
    readonly marks: Marks;
    /** Of every backend; with `selection: pool` only. */
    readonly breaker: Breaker | undefined;
    /** Whether answers tell the account and the number of attempts. */
    readonly tell: boolean;
    /**
     * Where calls go that name what an account keeps: `follow` the account that has it, one account by its name, or nowhere (`refuse`).
     * Undefined: `follow` where the policy chooses, `refuse` with pools, which cannot choose an account for a call.
     */
    readonly stateful: string | undefined;
    /** Whether a consumer may use what another one made and the gateway remembers. */
    readonly shareState: boolean;
  };
  readonly callers: Callers;
  readonly consumers: Readonly<Record<string, ConsumerConfiguration>>;
  /** Undefined: no rotation is deployed. */
  readonly rotation: RotationConfiguration | undefined;
};

/** What holds where `load-balancer.yml` says nothing. */
export const DEFAULT_BALANCING: Configuration['balancing'] = {
  strategy: 'priority',
  selection: 'policy',
  attempts: undefined,
  timeout: 'PT4M',
  marks: { throttled: 'PT5S', faulty: 'PT30S', misconfigured: 'PT1M', longest: 'PT1H' },
  breaker: undefined,
  tell: false,
  stateful: undefined,
  shareState: false,
};

/** What holds where `load-balancer.yml` says nothing of callers. */
export const DEFAULT_CALLERS: Callers = {
  keys: true,
  bearer: false,
  entra: undefined,
  origins: [],
};

/** With `selection: pool`: one failure must open a breaker, or a pool does not move on within a request. */
export const DEFAULT_BREAKER: Breaker = {
  failures: 1,
  interval: 'PT1M',
  trip: 'PT30S',
  acceptRetryAfter: true,
};

/** The name of the one model of a balancer whose accounts list no models: any deployment name goes through. */
export const ANY_MODEL = '*';

/** An account that serves a model. */
export type Member = {
  readonly account: string;
  /** The account's name of the model. */
  readonly deployment: string;
  readonly priority: number;
  readonly weight: number;
  /** Of an alias: which of its models it is, 0 for the first. */
  readonly choice: number;
  /** The APIM backend that calls of `/deployments/…` go to. */
  readonly backend: string;
};

/** An APIM backend. No trailing slash; the URL ends in `/openai`, or in a deployment. */
export type Backend = {
  readonly name: string;
  readonly url: string;
  readonly description: string;
};

/** An APIM backend pool; a member's priority and weight are left out where the strategy ignores them. */
export type Pool = {
  readonly name: string;
  readonly members: readonly {
    readonly backend: string;
    readonly priority?: number;
    readonly weight?: number;
  }[];
};

/** A model and what serves it. */
export type Model = {
  readonly name: string;
  /**
   * The deployment name that all accounts share; the policy puts it into the path (or, for `/v1`, the body).
   * Undefined where accounts name the model differently: the path then ends in the members' backends.
   */
  readonly deployment: string | undefined;
  /** An alias' models, in order; empty for a model. */
  readonly use: readonly string[];
  readonly members: readonly Member[];
  /** Backend calls per request at most. */
  readonly attempts: number;
  /** Seconds that an account has for the headers of its answer. */
  readonly timeout: number;
  /** With `selection: pool` only. */
  readonly pool: Pool | undefined;
};

export type Consumer = ConsumerConfiguration & {
  readonly name: string;
  /** Name of its subscription in API Management. */
  readonly subscription: string;
};

export type Balancer = {
  readonly environment: string;
  readonly sku: string;
  readonly path: string;
  readonly headers: readonly string[];
  readonly strategy: Strategy;
  readonly selection: Selection;
  readonly marks: Marks;
  readonly tell: boolean;
  /** Seconds; for calls that name no model, or one that the configuration does not name. */
  readonly timeout: number;
  /** Of every backend; undefined where the policy chooses. */
  readonly breaker: Breaker | undefined;
  readonly models: readonly Model[];
  readonly backends: readonly Backend[];
  /** For calls that name no model. */
  readonly accounts: readonly Omit<Member, 'deployment'>[];
  /** Where calls go that name what an account keeps: to the account that has it, nowhere, or to this one. */
  readonly stateful: 'follow' | 'refuse' | { readonly account: string; readonly backend: string };
  readonly shareState: boolean;
  readonly callers: Callers;
  readonly consumers: readonly Consumer[];
};

/** APIM's limit on the length of a backend's name. */
const BACKEND_NAME_LENGTH = 80;

/** `<retry count>` is limited to 50, one of which ends the walk. */
const MOST_ATTEMPTS = 50;

/**
 * Derives models, backends and pools.
 *
 * @throws {Error} when two backends or pools would share a name, or a name is longer than APIM allows.
 */
export function createBalancer(configuration: Configuration): Balancer {
  const { accounts, balancing, gateway } = configuration;
  const { selection } = balancing;
  const listed = modelNames(configuration).map((name) => createModel(name, configuration));
  const models = [
    ...listed,
    ...Object.keys(configuration.models)
      .filter((name) => selection === 'policy' && configuration.models[name]?.use !== undefined)
      .map((name) => createAlias(name, listed, configuration)),
  ];
  const stateful = statefulOf(balancing);
  const claims = refuseAmbiguousNames([
    ...models.flatMap((model) => backendClaims(model, configuration)),
    ...(typeof stateful === 'string' || selection === 'policy'
      ? []
      : [
          {
            name: stateful.backend,
            what: `stateful account ${stateful.account}`,
            url: openaiUrl(accounts[stateful.account]?.endpoint ?? ''),
            description: `stateful calls to ${stateful.account}`,
          },
        ]),
  ]);
  return {
    environment: configuration.environment,
    sku: gateway.sku,
    path: gateway.path,
    headers: gateway.headers,
    strategy: balancing.strategy,
    selection,
    marks: balancing.marks,
    tell: balancing.tell,
    timeout: durationSeconds(balancing.timeout),
    breaker: selection === 'pool' ? balancing.breaker : undefined,
    models,
    backends: [
      ...(selection === 'policy' ? accountBackends(configuration) : []),
      ...claims.flatMap(({ name, url, description }) =>
        url === undefined ? [] : [{ name, url, description }],
      ),
    ],
    accounts: Object.entries(accounts).map(([account, { priority, weight }]) => ({
      account,
      priority,
      weight,
      choice: 0,
      backend: account,
    })),
    stateful,
    shareState: balancing.shareState,
    callers: configuration.callers,
    consumers: Object.entries(configuration.consumers).map(([name, consumer]) => ({
      name,
      subscription: consumer.formerly ?? name,
      ...consumer,
    })),
  };
}

function statefulOf({ selection, stateful }: Configuration['balancing']): Balancer['stateful'] {
  const chosen = stateful ?? (selection === 'pool' ? 'refuse' : 'follow');
  if (chosen === 'follow' || chosen === 'refuse') return chosen;
  return { account: chosen, backend: selection === 'pool' ? `${chosen}--stateful` : chosen };
}

function modelNames({ accounts }: Configuration): readonly string[] {
  const names = new Set(
    Object.values(accounts).flatMap((account) => Object.keys(account.models ?? {})),
  );
  return names.size === 0 ? [ANY_MODEL] : [...names];
}

function createModel(name: string, configuration: Configuration): Model {
  const { accounts, balancing } = configuration;
  const serving = Object.entries(accounts).flatMap(([account, { priority, weight, models }]) => {
    const deployment = models === undefined ? name : models[name]?.deployment;
    return deployment === undefined ? [] : [{ account, deployment, priority, weight }];
  });
  const deployments = new Set(serving.map(({ deployment }) => deployment));
  const shared = deployments.size === 1 ? [...deployments][0] : undefined;
  const own = balancing.selection === 'pool' || shared === undefined;
  const members = serving.map((member) => ({
    ...member,
    choice: 0,
    backend: own ? ownBackend(member.account, name) : member.account,
  }));
  const timeout = configuration.models[name]?.timeout ?? balancing.timeout;
  return {
    name,
    deployment: shared,
    use: [],
    members,
    attempts: Math.min(balancing.attempts ?? members.length, members.length, MOST_ATTEMPTS),
    timeout: durationSeconds(timeout),
    pool:
      balancing.selection === 'pool' ? createPool(name, members, balancing.strategy) : undefined,
  };
}

/**
 * An alias goes through the accounts of its first model, then through those of the next. Its members' backends are their own, since an
 * account may serve several of its models.
 */
function createAlias(name: string, listed: readonly Model[], configuration: Configuration): Model {
  const { balancing, models } = configuration;
  const use = expandAlias(name, models);
  const members = use.flatMap((model, choice) =>
    listed
      .filter((candidate) => candidate.name === model)
      .flatMap((found) =>
        found.members.map((member) => ({
          ...member,
          choice,
          backend: ownBackend(member.account, model),
        })),
      ),
  );
  return {
    name,
    deployment: undefined,
    use,
    members,
    attempts: Math.min(balancing.attempts ?? members.length, members.length, MOST_ATTEMPTS),
    timeout: durationSeconds(
      [name, ...use]
        .map((model) => models[model]?.timeout)
        .find((timeout) => timeout !== undefined) ?? balancing.timeout,
    ),
    pool: undefined,
  };
}

/** The backend of an account whose URL ends in its deployment of a model. */
function ownBackend(account: string, model: string): string {
  return `${account}--${resourceName(model)}`;
}

function createPool(model: string, members: readonly Member[], strategy: Strategy): Pool {
  return {
    name: `pool--${resourceName(model)}`,
    members: members.map(({ backend, priority, weight }) => ({
      backend,
      ...(strategy === 'priority' ? { priority } : {}),
      ...(strategy === 'weighted' || strategy === 'priority' ? { weight } : {}),
    })),
  };
}

/** One for each account: the policy puts the deployment into the path or the body. */
function accountBackends({ accounts }: Configuration): readonly Backend[] {
  return Object.entries(accounts).map(([name, { endpoint }]) => ({
    name,
    url: openaiUrl(endpoint),
    description: `account ${name}`,
  }));
}

/** A name in APIM, what needs it, and, unless a pool does, the backend of that name. */
type Claim = {
  readonly name: string;
  readonly what: string;
  readonly url?: string;
  readonly description: string;
  /** An alias shares the backends of models that need the same. */
  readonly ofAlias?: boolean;
};

/**
 * What a model needs beyond the accounts' backends: one backend each where accounts name it differently, since
 * `rewrite-uri` cannot run between attempts and the backend's URL therefore ends in the deployment; for pools,
 * a backend with a breaker each, since a 429 of one model must not close the account's other models.
 */
function backendClaims(model: Model, { accounts }: Configuration): readonly Claim[] {
  const { name, members, pool, deployment: shared } = model;
  if (pool === undefined && shared !== undefined) return [];
  const backends = members.map(({ account, backend, deployment }) => {
    const url = openaiUrl(accounts[account]?.endpoint ?? '');
    return {
      name: backend,
      what: model.use.length > 0 ? `alias ${name}` : `model ${name}`,
      url: shared === undefined ? `${url}/deployments/${encodeURIComponent(deployment)}` : url,
      description: `${deployment} of ${account}`,
      ofAlias: model.use.length > 0,
    };
  });
  return pool === undefined
    ? backends
    : [...backends, { name: pool.name, what: `pool of model ${name}`, description: '' }];
}

function openaiUrl(endpoint: string): string {
  return `${endpoint.replace(/(?<!\/)\/+$/, '')}/openai`;
}

/** Backend names hold letters, digits, `-` and `_`; model names also hold dots (`gpt-4.1`). */
export function resourceName(model: string): string {
  return model === ANY_MODEL ? 'any' : model.replaceAll(/[^A-Za-z0-9_-]/g, '_');
}

/**
 * Backends and pools share one list of names in APIM, which compares them without case.
 *
 * @returns each claim once
 */
function refuseAmbiguousNames(claims: readonly Claim[]): readonly Claim[] {
  const first = new Map<string, Claim>();
  for (const claim of claims) {
    const other = first.get(claim.name.toLowerCase());
    if (other?.url === claim.url && claim.ofAlias === true) continue;
    if (other !== undefined) {
      throw new Error(
        `${other.what} and ${claim.what} need the same backend name ${claim.name}: rename one of them`,
      );
    }
    if (claim.name.length > BACKEND_NAME_LENGTH) {
      throw new Error(
        `backend name ${claim.name} has ${claim.name.length} characters, APIM allows ${BACKEND_NAME_LENGTH}: shorten the account's name`,
      );
    }
    first.set(claim.name.toLowerCase(), claim);
  }
  return [...first.values()];
}
