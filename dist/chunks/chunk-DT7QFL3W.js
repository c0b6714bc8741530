import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

// policy/tier.ts
var AZURE_DOCS = "https://github.com/MicrosoftDocs/azure-docs/blob";
var CONSTRAINTS = `${AZURE_DOCS}/0b8729e/includes/api-management-gateway-constraints.md`;
var CONSTRAINTS_BEFORE = `${AZURE_DOCS}/87dc103/includes/api-management-gateway-constraints.md`;
var V2_LIMITS = `${AZURE_DOCS}/main/includes/api-management-service-limits-v2.md`;
var CLASSIC_LIMITS = `${AZURE_DOCS}/main/includes/api-management-service-limits.md`;
var SERVICE_LIMITS = "https://learn.microsoft.com/azure/api-management/service-limits";
var FEATURES = `${AZURE_DOCS}/4b703ee/articles/api-management/api-management-features.md`;
var KIB = 1024;
var MIB = 1024 * KIB;
var GIB = 1024 * MIB;
var MB = 1e6;
function tierOf(sku) {
  const [, name] = /^([A-Za-z0-9]+)(?:_\d+)?$/.exec(sku) ?? [];
  const found = TIERS.find((tier) => tier.name === name);
  if (found === void 0) {
    throw new RangeError(`"${sku}" is no SKU of API Management, such as BasicV2_1 or Premium_2`);
  }
  return found;
}
function isV2(sku) {
  return tierOf(sku).name.endsWith("V2");
}
function limit(most, source, elsewhere) {
  return elsewhere === void 0 ? { most, source } : { most, source, elsewhere };
}
var unlimited = (source) => limit(Number.POSITIVE_INFINITY, source);
var largePolicies = limit(512 * KIB, CONSTRAINTS, {
  most: 256 * KIB,
  source: CONSTRAINTS_BEFORE
});
var notNamed = (source) => limit(Number.POSITIVE_INFINITY, SERVICE_LIMITS, { most: 100, source });
var EVERY = {
  subscriptionsPerProduct: notNamed(CLASSIC_LIMITS),
  pathSegment: limit(1024, CONSTRAINTS),
  cachedValue: limit(2 * MIB, CONSTRAINTS)
};
var CLASSIC = {
  ...EVERY,
  policyDocument: largePolicies,
  bufferedPayload: limit(500 * MIB, CONSTRAINTS),
  requestPayload: unlimited(CONSTRAINTS),
  requestDuration: unlimited(CONSTRAINTS),
  url: unlimited(CONSTRAINTS),
  query: unlimited(CONSTRAINTS),
  webSockets: limit(5e3, CONSTRAINTS),
  backendConnections: limit(2048, CONSTRAINTS),
  backends: notNamed(CLASSIC_LIMITS),
  operationsPerApi: notNamed(CLASSIC_LIMITS)
};
var LEAN = {
  ...EVERY,
  bufferedPayload: limit(2 * MIB, CONSTRAINTS),
  requestPayload: limit(GIB, CONSTRAINTS),
  url: limit(16384, CONSTRAINTS),
  query: limit(2048, CONSTRAINTS)
};
var V2 = {
  ...LEAN,
  policyDocument: largePolicies,
  requestDuration: limit(30, CONSTRAINTS, { most: void 0, source: CONSTRAINTS_BEFORE }),
  webSockets: limit(5e3, CONSTRAINTS),
  backendConnections: limit(2048, CONSTRAINTS),
  backends: notNamed(V2_LIMITS),
  operationsPerApi: notNamed(V2_LIMITS)
};
function counts(figures) {
  const { before } = figures;
  const grown = (most, former) => limit(most, SERVICE_LIMITS, { most: former, source: CLASSIC_LIMITS });
  return {
    products: grown(figures.products, before.products),
    subscriptions: grown(figures.subscriptions, before.subscriptions),
    operationsPerService: limit(figures.operations, SERVICE_LIMITS),
    namedValues: limit(figures.namedValues, SERVICE_LIMITS),
    policyFragments: limit(figures.fragments, V2_LIMITS)
  };
}
var DEVELOPER = counts({
  products: 100,
  subscriptions: 1e4,
  before: { products: 50, subscriptions: 500 },
  operations: 3e3,
  namedValues: 5e3,
  fragments: 50
});
var BASIC = counts({
  products: 200,
  subscriptions: 15e3,
  before: { products: 50, subscriptions: 500 },
  operations: 1e4,
  namedValues: 5e3,
  fragments: 50
});
var STANDARD = counts({
  products: 500,
  subscriptions: 25e3,
  before: { products: 200, subscriptions: 2e3 },
  operations: 5e4,
  namedValues: 1e4,
  fragments: 50
});
var PREMIUM = counts({
  products: 2e3,
  subscriptions: 75e3,
  before: { products: 400, subscriptions: 4e3 },
  operations: 75e3,
  namedValues: 18e3,
  fragments: 100
});
var cacheOf = (bytes) => ({
  builtInCache: limit(bytes, FEATURES)
});
var TIERS = [
  {
    name: "Consumption",
    ...LEAN,
    policyDocument: limit(16 * KIB, CONSTRAINTS),
    requestDuration: limit(30, CONSTRAINTS),
    webSockets: limit(0, CONSTRAINTS),
    backendConnections: unlimited(CONSTRAINTS),
    ...cacheOf(0),
    backends: notNamed(CLASSIC_LIMITS),
    operationsPerApi: notNamed(CLASSIC_LIMITS),
    products: limit(100, SERVICE_LIMITS),
    operationsPerService: limit(3e3, SERVICE_LIMITS),
    namedValues: limit(5e3, SERVICE_LIMITS),
    subscriptions: void 0,
    policyFragments: void 0
  },
  {
    name: "Developer",
    ...CLASSIC,
    ...DEVELOPER,
    backendConnections: limit(1024, CONSTRAINTS),
    ...cacheOf(10 * MB)
  },
  { name: "Basic", ...CLASSIC, ...BASIC, ...cacheOf(50 * MB) },
  { name: "Standard", ...CLASSIC, ...STANDARD, ...cacheOf(1e3 * MB) },
  { name: "Premium", ...CLASSIC, ...PREMIUM, ...cacheOf(5e3 * MB) },
  { name: "BasicV2", ...V2, ...BASIC, ...cacheOf(250 * MB) },
  { name: "StandardV2", ...V2, ...STANDARD, ...cacheOf(1e3 * MB) },
  { name: "PremiumV2", ...V2, ...PREMIUM, ...cacheOf(5e3 * MB) }
];

export {
  tierOf,
  isV2
};
