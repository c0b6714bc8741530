/**
 * The domain model: what follows from what the user wrote (`Configuration`): models, the
 * backend of each account and model, and the pool of each model. Everything that is rendered, policy and
 * Terraform variables alike, is derived from a `Balancer` and from nothing else.
 */

import { expandAlias } from './alias.ts';
import type {
  Breaker,
  Callers,
  Configuration,
  ConsumerConfiguration,
  Marks,
  Selection,
  Strategy,
} from './configuration.ts';
import { durationSeconds } from './standards/duration.ts';

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
  /** Whether the consumers' keys are rotated. */
  readonly rotated: boolean;
};

/** APIM's limit on the length of a backend's name. */
const BACKEND_NAME_LENGTH = 80;

/** `<retry count>` is limited to 50, one of which ends the walk. */
export const MOST_ATTEMPTS = 50;

/**
 * Derives models, backends and pools.
 *
 * @throws {BackendNameFault} when two backends or pools would share a name, or a name is longer than APIM allows
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
    ...statefulClaims(stateful, configuration),
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
    rotated: configuration.rotation !== undefined,
  };
}

function statefulOf({ selection, stateful }: Configuration['balancing']): Balancer['stateful'] {
  const chosen = stateful ?? (selection === 'pool' ? 'refuse' : 'follow');
  if (chosen === 'follow' || chosen === 'refuse') return chosen;
  return { account: chosen, backend: selection === 'pool' ? `${chosen}--stateful` : chosen };
}

/** Where a pool chooses, the one account of all state has a backend for that alone. */
function statefulClaims(
  stateful: Balancer['stateful'],
  { accounts, balancing }: Configuration,
): readonly Claim[] {
  if (typeof stateful === 'string' || balancing.selection === 'policy') return [];
  const { account, backend } = stateful;
  return [
    {
      name: backend,
      what: `stateful account ${account}`,
      account,
      url: openaiUrl(accounts[account]?.endpoint ?? ''),
      description: `stateful calls to ${account}`,
    },
  ];
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
  /** Whose model needs it; none is the account itself. */
  readonly account: string;
  readonly model?: string;
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
      account,
      model: name,
      what: model.use.length > 0 ? `alias ${name}` : `model ${name}`,
      url: shared === undefined ? `${url}/deployments/${encodeURIComponent(deployment)}` : url,
      description: `${deployment} of ${account}`,
      ofAlias: model.use.length > 0,
    };
  });
  return pool === undefined
    ? backends
    : [
        ...backends,
        {
          name: pool.name,
          account: members[0]?.account ?? '',
          model: name,
          what: `pool of model ${name}`,
          description: '',
        },
      ];
}

function openaiUrl(endpoint: string): string {
  return `${endpoint.replace(/(?<!\/)\/+$/, '')}/openai`;
}

/**
 * Backend names hold letters, digits, `-` and `_`; model names also hold dots (`gpt-4.1`). In lower case: Azure takes names that differ in
 * case only for one, and keeps the case of the first, so a model that is written otherwise must not rename anything.
 */
export function resourceName(model: string): string {
  return model === ANY_MODEL ? 'any' : model.replaceAll(/[^A-Za-z0-9_-]/g, '_').toLowerCase();
}

/** A name that API Management would not take, and whose model needs it. */
export class BackendNameFault extends Error {
  override readonly name = 'BackendNameFault';
  readonly account: string;
  readonly model: string | undefined;

  constructor(message: string, { account, model }: Pick<Claim, 'account' | 'model'>) {
    super(message);
    this.account = account;
    this.model = model;
  }
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
      throw new BackendNameFault(
        `${other.what} and ${claim.what} need the same backend name ${claim.name}: rename one of them`,
        claim,
      );
    }
    if (claim.name.length > BACKEND_NAME_LENGTH) {
      throw new BackendNameFault(
        `backend name ${claim.name} has ${claim.name.length} characters, APIM allows ${BACKEND_NAME_LENGTH}: shorten the account's name`,
        claim,
      );
    }
    first.set(claim.name.toLowerCase(), claim);
  }
  return [...first.values()];
}
