/**
 * What each tier of API Management documents to take, with the source of every figure. Where documents disagree, the newer one
 * counts and the other stands beside it. None of the figures was tried on a live service.
 */

const AZURE_DOCS = 'https://github.com/MicrosoftDocs/azure-docs/blob';

/** The gateway's constraints of 2026-04-08, and the version before it of 2026-02-05. */
const CONSTRAINTS = `${AZURE_DOCS}/0b8729e/includes/api-management-gateway-constraints.md`;
const CONSTRAINTS_BEFORE = `${AZURE_DOCS}/87dc103/includes/api-management-gateway-constraints.md`;

/** The limits of the v2 tiers of 2024-09-12, and of the classic tiers of 2025-08-04. */
const V2_LIMITS = `${AZURE_DOCS}/main/includes/api-management-service-limits-v2.md`;
const CLASSIC_LIMITS = `${AZURE_DOCS}/main/includes/api-management-service-limits.md`;

/** In force since March 2026. The figures that it replaced still stand in the limits of 2025. */
const SERVICE_LIMITS = 'https://learn.microsoft.com/azure/api-management/service-limits';

const FEATURES = `${AZURE_DOCS}/4b703ee/articles/api-management/api-management-features.md`;

const KIB = 1024;
const MIB = 1024 * KIB;
const GIB = 1024 * MIB;

/** Written "MB" and "GB" in the source; whether 1,000 or 1,024 is meant, it does not say. */
const MB = 1_000_000;

/** A documented figure. */
export type Limit = {
  /** Infinity where the source says that there is no limit. */
  readonly most: number;
  readonly source: string;
  /** What another document says, and so is not refuted. */
  readonly elsewhere?: {
    /** Undefined: that document lists no such limit. */
    readonly most: number | undefined;
    readonly source: string;
  };
};

export type TierName =
  | 'Consumption'
  | 'Developer'
  | 'Basic'
  | 'Standard'
  | 'Premium'
  | 'BasicV2'
  | 'StandardV2'
  | 'PremiumV2';

export type Tier = {
  readonly name: TierName;
  /** Bytes of a policy document. */
  readonly policyDocument: Limit;
  /** Bytes of a body that is kept: by `buffer-request-body`, and by an expression that reads it. */
  readonly bufferedPayload: Limit;
  /** Bytes of a request's body that is passed on as it arrives. */
  readonly requestPayload: Limit;
  /** Seconds of a whole request. */
  readonly requestDuration: Limit;
  /** Bytes, the query included. */
  readonly url: Limit;
  /** Bytes. */
  readonly query: Limit;
  /** Characters. */
  readonly pathSegment: Limit;
  /** Connections to clients, for each unit. */
  readonly webSockets: Limit;
  /** Connections to one backend host, for each unit. */
  readonly backendConnections: Limit;
  /** Bytes of one value or response in the cache. */
  readonly cachedValue: Limit;
  /** Bytes; none is 0. */
  readonly builtInCache: Limit;
  readonly namedValues: Limit;
  readonly backends: Limit;
  readonly products: Limit;
  readonly subscriptionsPerProduct: Limit;
  readonly operationsPerApi: Limit;
  readonly operationsPerService: Limit;
  /** Undefined: not documented for this tier. */
  readonly subscriptions: Limit | undefined;
  readonly policyFragments: Limit | undefined;
};

/**
 * The tier of a SKU such as `BasicV2_1`, with or without its units.
 *
 * @throws {RangeError} for what is no SKU
 */
export function tierOf(sku: string): Tier {
  const [, name] = /^([A-Za-z0-9]+)(?:_\d+)?$/.exec(sku) ?? [];
  const found = TIERS.find((tier) => tier.name === name);
  if (found === undefined) {
    throw new RangeError(`"${sku}" is no SKU of API Management, such as BasicV2_1 or Premium_2`);
  }
  return found;
}

/** Whether a SKU is of the v2 tiers, which are another platform: a service cannot become one of the classic tiers. */
export function isV2(sku: string): boolean {
  return tierOf(sku).name.endsWith('V2');
}

function limit(most: number, source: string, elsewhere?: Limit['elsewhere']): Limit {
  return elsewhere === undefined ? { most, source } : { most, source, elsewhere };
}

const unlimited = (source: string): Limit => limit(Number.POSITIVE_INFINITY, source);

/** 256 KiB stands in the version before and in the limits of both families. */
const largePolicies = limit(512 * KIB, CONSTRAINTS, {
  most: 256 * KIB,
  source: CONSTRAINTS_BEFORE,
});

/** The newest document names the kinds of resources that are limited, and these are not among them. */
const notNamed = (source: string): Limit =>
  limit(Number.POSITIVE_INFINITY, SERVICE_LIMITS, { most: 100, source });

const EVERY = {
  subscriptionsPerProduct: notNamed(CLASSIC_LIMITS),
  pathSegment: limit(1024, CONSTRAINTS),
  cachedValue: limit(2 * MIB, CONSTRAINTS),
} as const satisfies Partial<Tier>;

const CLASSIC = {
  ...EVERY,
  policyDocument: largePolicies,
  bufferedPayload: limit(500 * MIB, CONSTRAINTS),
  requestPayload: unlimited(CONSTRAINTS),
  requestDuration: unlimited(CONSTRAINTS),
  url: unlimited(CONSTRAINTS),
  query: unlimited(CONSTRAINTS),
  webSockets: limit(5000, CONSTRAINTS),
  backendConnections: limit(2048, CONSTRAINTS),
  backends: notNamed(CLASSIC_LIMITS),
  operationsPerApi: notNamed(CLASSIC_LIMITS),
} as const satisfies Partial<Tier>;

/** What v2 and Consumption have in common. */
const LEAN = {
  ...EVERY,
  bufferedPayload: limit(2 * MIB, CONSTRAINTS),
  requestPayload: limit(GIB, CONSTRAINTS),
  url: limit(16_384, CONSTRAINTS),
  query: limit(2048, CONSTRAINTS),
} as const satisfies Partial<Tier>;

const V2 = {
  ...LEAN,
  policyDocument: largePolicies,
  requestDuration: limit(30, CONSTRAINTS, { most: undefined, source: CONSTRAINTS_BEFORE }),
  webSockets: limit(5000, CONSTRAINTS),
  backendConnections: limit(2048, CONSTRAINTS),
  backends: notNamed(V2_LIMITS),
  operationsPerApi: notNamed(V2_LIMITS),
} as const satisfies Partial<Tier>;

type Counts = Pick<
  Tier,
  'products' | 'subscriptions' | 'operationsPerService' | 'namedValues' | 'policyFragments'
>;

/** What grows with the size of a tier, classic or v2. `before`: in force until March 2026. */
function counts(figures: {
  readonly products: number;
  readonly subscriptions: number;
  readonly before: { readonly products: number; readonly subscriptions: number };
  readonly operations: number;
  readonly namedValues: number;
  readonly fragments: number;
}): Counts {
  const { before } = figures;
  const grown = (most: number, former: number) =>
    limit(most, SERVICE_LIMITS, { most: former, source: CLASSIC_LIMITS });
  return {
    products: grown(figures.products, before.products),
    subscriptions: grown(figures.subscriptions, before.subscriptions),
    operationsPerService: limit(figures.operations, SERVICE_LIMITS),
    namedValues: limit(figures.namedValues, SERVICE_LIMITS),
    policyFragments: limit(figures.fragments, V2_LIMITS),
  };
}

const DEVELOPER = counts({
  products: 100,
  subscriptions: 10_000,
  before: { products: 50, subscriptions: 500 },
  operations: 3000,
  namedValues: 5000,
  fragments: 50,
});
const BASIC = counts({
  products: 200,
  subscriptions: 15_000,
  before: { products: 50, subscriptions: 500 },
  operations: 10_000,
  namedValues: 5000,
  fragments: 50,
});
const STANDARD = counts({
  products: 500,
  subscriptions: 25_000,
  before: { products: 200, subscriptions: 2000 },
  operations: 50_000,
  namedValues: 10_000,
  fragments: 50,
});
const PREMIUM = counts({
  products: 2000,
  subscriptions: 75_000,
  before: { products: 400, subscriptions: 4000 },
  operations: 75_000,
  namedValues: 18_000,
  fragments: 100,
});

const cacheOf = (bytes: number): Pick<Tier, 'builtInCache'> => ({
  builtInCache: limit(bytes, FEATURES),
});

const TIERS: readonly Tier[] = [
  {
    name: 'Consumption',
    ...LEAN,
    policyDocument: limit(16 * KIB, CONSTRAINTS),
    requestDuration: limit(30, CONSTRAINTS),
    webSockets: limit(0, CONSTRAINTS),
    backendConnections: unlimited(CONSTRAINTS),
    ...cacheOf(0),
    backends: notNamed(CLASSIC_LIMITS),
    operationsPerApi: notNamed(CLASSIC_LIMITS),
    products: limit(100, SERVICE_LIMITS),
    operationsPerService: limit(3000, SERVICE_LIMITS),
    namedValues: limit(5000, SERVICE_LIMITS),
    subscriptions: undefined,
    policyFragments: undefined,
  },
  {
    name: 'Developer',
    ...CLASSIC,
    ...DEVELOPER,
    backendConnections: limit(1024, CONSTRAINTS),
    ...cacheOf(10 * MB),
  },
  { name: 'Basic', ...CLASSIC, ...BASIC, ...cacheOf(50 * MB) },
  { name: 'Standard', ...CLASSIC, ...STANDARD, ...cacheOf(1000 * MB) },
  { name: 'Premium', ...CLASSIC, ...PREMIUM, ...cacheOf(5000 * MB) },
  { name: 'BasicV2', ...V2, ...BASIC, ...cacheOf(250 * MB) },
  { name: 'StandardV2', ...V2, ...STANDARD, ...cacheOf(1000 * MB) },
  { name: 'PremiumV2', ...V2, ...PREMIUM, ...cacheOf(5000 * MB) },
];
