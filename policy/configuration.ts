/**
 * What the user wrote: `load-balancer.yml` after validation, and what holds where it says nothing.
 */
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
  /** How old the consumer's key may grow, ISO 8601; undefined: as old as everybody's. */
  readonly rotationInterval?: string | undefined;
};

/** How the consumers' keys are rotated; docs/rotation.md. */
export type RotationConfiguration = {
  /** NCRONTAB, UTC. */
  readonly schedule: string;
  /** ISO 8601. */
  readonly interval: string;
  /** The time of day at which keys may be rotated, `22:00-04:00`, UTC; undefined: at any time. */
  readonly window?: string | undefined;
  /** Days, the last one included, on which no key is rotated unless a person says so. ISO 8601, UTC. */
  readonly freezes?: readonly { readonly from: string; readonly to: string }[] | undefined;
  /** Whether consumers take turns over the interval; undefined: all of them may be due at the same time. */
  readonly spread?: boolean | undefined;
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

/** What is there already, and how what is made is named and tagged. */
export type Estate = {
  /** Resource ids of what exists, is used and left alone. What is left out is made. */
  readonly existing: {
    readonly resourceGroup?: string | undefined;
    readonly service?: string | undefined;
    /** Attached to the service. */
    readonly identity?: string | undefined;
    readonly workspace?: string | undefined;
    readonly vault?: string | undefined;
  };
  /** Patterns of names by kind, and `pattern` for all others. */
  readonly naming: Readonly<Record<string, string>>;
  /** Names of others' tags, in which `*` stands for any characters; undefined: the module's default. */
  readonly ignoreTags: readonly string[] | undefined;
};

/** `load-balancer.yml` after validation, defaults applied. */
export type Configuration = {
  readonly environment: string;
  readonly location: string;
  readonly tags: Readonly<Record<string, string>>;
  /** Undefined: everything is made, and named as ever. */
  readonly estate?: Estate | undefined;
  readonly gateway: {
    readonly sku: string;
    /** Of a service that is made. */
    readonly publisher?: { readonly name: string; readonly email: string } | undefined;
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
