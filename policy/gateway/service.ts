/**
 * What a gateway serves, as plain data: the part of an API Management service that decides what happens to a
 * request. Whoever holds the definition (a file, rendered artefacts, ARM documents) translates it into this.
 */

/** The rule of a backend's circuit breaker. Durations in milliseconds. */
export type CircuitBreakerRule = {
  readonly name: string;
  /** Failures within `interval` that open the breaker: a count, or a percentage of the calls. */
  readonly failures: { readonly count: number } | { readonly percentage: number };
  readonly interval: number;
  readonly tripDuration: number;
  readonly acceptRetryAfter: boolean;
  /** Inclusive ranges of status codes that count as failures. */
  readonly statusCodeRanges: readonly { readonly min: number; readonly max: number }[];
  /** `context.LastError.Reason` values that count as failures, such as `BackendConnectionFailure`. */
  readonly errorReasons: readonly string[];
};

export type SingleBackend = {
  readonly type: 'Single';
  readonly url: string;
  readonly circuitBreaker: CircuitBreakerRule | undefined;
};

export type PoolBackend = {
  readonly type: 'Pool';
  readonly services: readonly {
    readonly backend: string;
    /** Lower is preferred; equal when left out. */
    readonly priority: number | undefined;
    readonly weight: number | undefined;
  }[];
  /** Name of the cookie that pins a client to a member. */
  readonly sessionCookie: string | undefined;
};

export type Operation = {
  readonly id: string;
  readonly name: string;
  readonly method: string;
  /** Such as `/deployments/{deployment-id}/chat/completions`; relative to the API's path. */
  readonly urlTemplate: string;
  readonly policy: string | undefined;
};

export type Api = {
  readonly id: string;
  readonly name: string;
  /** First segments of the request path that select this API; without slashes at its ends. */
  readonly path: string;
  readonly revision: string;
  readonly serviceUrl: string | undefined;
  readonly subscriptionRequired: boolean;
  readonly subscriptionKey: {
    readonly header: string;
    readonly query: string;
    /** Whether a key is taken as `Authorization: Bearer`, too. */
    readonly bearer?: boolean;
  };
  readonly operations: readonly Operation[];
  readonly policy: string | undefined;
};

export type Product = {
  readonly id: string;
  readonly name: string;
  readonly published: boolean;
  readonly subscriptionRequired: boolean;
  readonly apis: readonly string[];
  readonly policy: string | undefined;
};

export type Subscription = {
  readonly id: string;
  readonly name: string;
  /** What the keys open: every API, one API, or the APIs of one product. */
  readonly scope:
    | { readonly type: 'all' }
    | { readonly type: 'api'; readonly api: string }
    | { readonly type: 'product'; readonly product: string };
  readonly active: boolean;
  readonly primaryKey: string;
  readonly secondaryKey: string;
};

/** Names are keys everywhere; policies are documents in either format, well-formed or raw. */
export type Service = {
  readonly name: string;
  /** Such as `BasicV2_1`: what its tier does not take is refused. Left out: no limits but this gateway's own. */
  readonly sku?: string;
  readonly region: string;
  /** Undefined: APIM's default, which is `<forward-request/>` in `<backend>` and nothing else. */
  readonly policy: string | undefined;
  readonly namedValues: ReadonlyMap<string, string>;
  readonly fragments: ReadonlyMap<string, string>;
  readonly backends: ReadonlyMap<string, SingleBackend | PoolBackend>;
  readonly apis: readonly Api[];
  readonly products: readonly Product[];
  readonly subscriptions: readonly Subscription[];
};
