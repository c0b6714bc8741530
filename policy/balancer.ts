/**
 * The domain model: what the user wrote (`Configuration`) and what follows from it (`Balancer`): models, the
 * backend of each account and model, and the pool of each model. Everything that is rendered, policy and
 * Terraform variables alike, is derived from a `Balancer` and from nothing else.
 */

/** How a model's backends share the traffic. `random` is decided by the policy, the others by an APIM pool. */
export type Strategy = 'random' | 'round-robin' | 'weighted' | 'priority';

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

/** One consumer: a product and a subscription of its own. `models` undefined: every model. */
export type ConsumerConfiguration = {
  readonly models: readonly string[] | undefined;
  readonly tokensPerMinute: number | undefined;
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
    /** The user's own OpenAPI descriptions instead of the ones that ship; paths beside the configuration file. */
    readonly openapi: readonly string[] | undefined;
  };
  readonly accounts: Readonly<Record<string, AccountConfiguration>>;
  readonly balancing: {
    readonly strategy: Strategy;
    /** Backend calls per request at most, the first included. */
    readonly attempts: number;
    readonly breaker: Breaker | undefined;
    /** The account that holds Responses, files and other state; undefined: such calls are refused. */
    readonly stateful: string | undefined;
  };
  readonly consumers: Readonly<Record<string, ConsumerConfiguration>>;
  /** Undefined: no rotation is deployed. */
  readonly rotation: RotationConfiguration | undefined;
};

/** The name of the one model of a balancer whose accounts list no models: any deployment name goes through. */
export const ANY_MODEL = '*';

/** The APIM backend of one account and model. */
export type Backend = {
  readonly name: string;
  readonly account: string;
  readonly model: string;
  readonly deployment: string;
  /** No trailing slash. Ends in `/openai`, or in the deployment where accounts name the model differently. */
  readonly url: string;
  readonly priority: number;
  readonly weight: number;
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
   * Undefined where accounts name the model differently: each backend's URL then ends in its own deployment,
   * and `/v1` calls, which carry the name in the body, cannot be balanced.
   */
  readonly deployment: string | undefined;
  readonly backends: readonly Backend[];
  /** Undefined for `random`, where the policy chooses. */
  readonly pool: Pool | undefined;
};

export type Consumer = {
  readonly name: string;
  readonly models: readonly string[] | undefined;
  readonly tokensPerMinute: number | undefined;
};

export type Balancer = {
  readonly environment: string;
  readonly path: string;
  readonly strategy: Strategy;
  readonly attempts: number;
  readonly breaker: Breaker | undefined;
  readonly models: readonly Model[];
  /** Where stateful calls go: the account's name and its URL ending in `/openai`. */
  readonly stateful:
    | { readonly account: string; readonly backend: string; readonly url: string }
    | undefined;
  readonly consumers: readonly Consumer[];
};

/** APIM's limit on the length of a backend's name. */
const BACKEND_NAME_LENGTH = 80;

/**
 * Derives models, backends and pools.
 *
 * @throws {Error} when two backends or pools would share a name, or a name is longer than APIM allows.
 */
export function createBalancer(configuration: Configuration): Balancer {
  const { balancing } = configuration;
  const models = modelNames(configuration).map((name) => createModel(name, configuration));
  const stateful = createHome(configuration);
  refuseAmbiguousNames({ models, stateful });
  return {
    environment: configuration.environment,
    path: configuration.gateway.path,
    strategy: balancing.strategy,
    attempts: balancing.attempts,
    breaker: balancing.breaker,
    models,
    stateful,
    consumers: Object.entries(configuration.consumers).map(([name, consumer]) => ({
      name,
      ...consumer,
    })),
  };
}

function createHome({ accounts, balancing: { stateful } }: Configuration): Balancer['stateful'] {
  const account = stateful === undefined ? undefined : accounts[stateful];
  if (stateful === undefined || account === undefined) return undefined;
  return { account: stateful, backend: `${stateful}--stateful`, url: openaiUrl(account.endpoint) };
}

function modelNames({ accounts }: Configuration): readonly string[] {
  const names = new Set(
    Object.values(accounts).flatMap((account) => Object.keys(account.models ?? {})),
  );
  return names.size === 0 ? [ANY_MODEL] : [...names];
}

function createModel(name: string, { accounts, balancing }: Configuration): Model {
  const members = Object.entries(accounts).flatMap(
    ([account, { endpoint, priority, weight, models }]) => {
      const deployment = models === undefined ? name : models[name]?.deployment;
      return deployment === undefined ? [] : [{ account, endpoint, priority, weight, deployment }];
    },
  );
  const deployments = new Set(members.map(({ deployment }) => deployment));
  const shared = deployments.size === 1 ? [...deployments][0] : undefined;
  const backends = members.map(({ endpoint, ...member }) => ({
    ...member,
    name: `${member.account}--${resourceName(name)}`,
    model: name,
    url:
      shared === undefined
        ? `${openaiUrl(endpoint)}/deployments/${encodeURIComponent(member.deployment)}`
        : openaiUrl(endpoint),
  }));
  return {
    name,
    deployment: shared,
    backends,
    pool: createPool(name, backends, balancing.strategy),
  };
}

function createPool(
  model: string,
  backends: readonly Backend[],
  strategy: Strategy,
): Pool | undefined {
  if (strategy === 'random') return undefined;
  const members = backends.map(({ name, priority, weight }) => ({
    backend: name,
    ...(strategy === 'priority' ? { priority } : {}),
    ...(strategy === 'round-robin' ? {} : { weight }),
  }));
  return { name: `pool--${resourceName(model)}`, members };
}

function openaiUrl(endpoint: string): string {
  return `${endpoint.replace(/(?<!\/)\/+$/, '')}/openai`;
}

/** Backend names hold letters, digits, `-` and `_`; model names also hold dots (`gpt-4.1`). */
function resourceName(model: string): string {
  return model === ANY_MODEL ? 'any' : model.replaceAll(/[^A-Za-z0-9_-]/g, '_');
}

/** Backends and pools share one list of names in APIM. */
function refuseAmbiguousNames({ models, stateful }: Pick<Balancer, 'models' | 'stateful'>): void {
  const claims: readonly Claim[] = [
    ...models.flatMap(({ name: owner, backends, pool }) => [
      ...backends.map(({ name }) => ({ name, kind: 'model', owner })),
      ...(pool === undefined ? [] : [{ name: pool.name, kind: 'pool of model', owner }]),
    ]),
    ...(stateful === undefined
      ? []
      : [{ name: stateful.backend, kind: 'stateful account', owner: stateful.account }]),
  ];
  const first = new Map<string, Claim>();
  for (const claim of claims) {
    const { name, kind, owner } = claim;
    const other = first.get(name);
    if (other !== undefined) {
      const both =
        other.kind === kind
          ? `${kind}s ${other.owner} and ${owner}`
          : `${other.kind} ${other.owner} and ${kind} ${owner}`;
      throw new Error(`${both} need the same backend name ${name}: rename one of them`);
    }
    if (name.length > BACKEND_NAME_LENGTH) {
      throw new Error(
        `backend name ${name} has ${name.length} characters, APIM allows ${BACKEND_NAME_LENGTH}: shorten the account's name`,
      );
    }
    first.set(name, claim);
  }
}

/** A name in APIM, and what needs it. */
type Claim = { readonly name: string; readonly kind: string; readonly owner: string };
