import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  durationSeconds
} from "./chunk-A3RQCBOI.js";

// policy/alias.ts
function expandAlias(name, models) {
  const expand = (alias, way) => {
    const use = models[alias]?.use;
    if (use === void 0) return [alias];
    if (way.includes(alias)) throw new AliasLoop([...way.slice(way.indexOf(alias)), alias]);
    return use.flatMap((next) => expand(next, [...way, alias]));
  };
  return [...new Set(expand(name, []))];
}
var AliasLoop = class extends Error {
  name = "AliasLoop";
  /** From an alias to itself. */
  way;
  constructor(way) {
    super(`the alias leads back to itself: ${way.join(" \u2192 ")}`);
    this.way = way;
  }
};

// policy/balancer.ts
var ANY_MODEL = "*";
var BACKEND_NAME_LENGTH = 80;
var MOST_ATTEMPTS = 50;
function createBalancer(configuration) {
  const { accounts, balancing, gateway } = configuration;
  const { selection } = balancing;
  const listed = modelNames(configuration).map((name) => createModel(name, configuration));
  const models = [
    ...listed,
    ...Object.keys(configuration.models).filter((name) => selection === "policy" && configuration.models[name]?.use !== void 0).map((name) => createAlias(name, listed, configuration))
  ];
  const stateful = statefulOf(balancing);
  const claims = refuseAmbiguousNames([
    ...models.flatMap((model) => backendClaims(model, configuration)),
    ...statefulClaims(stateful, configuration)
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
    breaker: selection === "pool" ? balancing.breaker : void 0,
    models,
    backends: [
      ...selection === "policy" ? accountBackends(configuration) : [],
      ...claims.flatMap(
        ({ name, url, description }) => url === void 0 ? [] : [{ name, url, description }]
      )
    ],
    accounts: Object.entries(accounts).map(([account, { priority, weight }]) => ({
      account,
      priority,
      weight,
      choice: 0,
      backend: account
    })),
    stateful,
    shareState: balancing.shareState,
    callers: configuration.callers,
    consumers: Object.entries(configuration.consumers).map(([name, consumer]) => ({
      name,
      subscription: consumer.formerly ?? name,
      ...consumer
    })),
    rotated: configuration.rotation !== void 0
  };
}
function statefulOf({ selection, stateful }) {
  const chosen = stateful ?? (selection === "pool" ? "refuse" : "follow");
  if (chosen === "follow" || chosen === "refuse") return chosen;
  return { account: chosen, backend: selection === "pool" ? `${chosen}--stateful` : chosen };
}
function statefulClaims(stateful, { accounts, balancing }) {
  if (typeof stateful === "string" || balancing.selection === "policy") return [];
  const { account, backend } = stateful;
  return [
    {
      name: backend,
      what: `stateful account ${account}`,
      account,
      url: openaiUrl(accounts[account]?.endpoint ?? ""),
      description: `stateful calls to ${account}`
    }
  ];
}
function modelNames({ accounts }) {
  const names = new Set(
    Object.values(accounts).flatMap((account) => Object.keys(account.models ?? {}))
  );
  return names.size === 0 ? [ANY_MODEL] : [...names];
}
function createModel(name, configuration) {
  const { accounts, balancing } = configuration;
  const serving = Object.entries(accounts).flatMap(([account, { priority, weight, models }]) => {
    const deployment = models === void 0 ? name : models[name]?.deployment;
    return deployment === void 0 ? [] : [{ account, deployment, priority, weight }];
  });
  const deployments = new Set(serving.map(({ deployment }) => deployment));
  const shared = deployments.size === 1 ? [...deployments][0] : void 0;
  const own = balancing.selection === "pool" || shared === void 0;
  const members = serving.map((member) => ({
    ...member,
    choice: 0,
    backend: own ? ownBackend(member.account, name) : member.account
  }));
  const timeout = configuration.models[name]?.timeout ?? balancing.timeout;
  return {
    name,
    deployment: shared,
    use: [],
    members,
    attempts: Math.min(balancing.attempts ?? members.length, members.length, MOST_ATTEMPTS),
    timeout: durationSeconds(timeout),
    pool: balancing.selection === "pool" ? createPool(name, members, balancing.strategy) : void 0
  };
}
function createAlias(name, listed, configuration) {
  const { balancing, models } = configuration;
  const use = expandAlias(name, models);
  const members = use.flatMap(
    (model, choice) => listed.filter((candidate) => candidate.name === model).flatMap(
      (found) => found.members.map((member) => ({
        ...member,
        choice,
        backend: ownBackend(member.account, model)
      }))
    )
  );
  return {
    name,
    deployment: void 0,
    use,
    members,
    attempts: Math.min(balancing.attempts ?? members.length, members.length, MOST_ATTEMPTS),
    timeout: durationSeconds(
      [name, ...use].map((model) => models[model]?.timeout).find((timeout) => timeout !== void 0) ?? balancing.timeout
    ),
    pool: void 0
  };
}
function ownBackend(account, model) {
  return `${account}--${resourceName(model)}`;
}
function createPool(model, members, strategy) {
  return {
    name: `pool--${resourceName(model)}`,
    members: members.map(({ backend, priority, weight }) => ({
      backend,
      ...strategy === "priority" ? { priority } : {},
      ...strategy === "weighted" || strategy === "priority" ? { weight } : {}
    }))
  };
}
function accountBackends({ accounts }) {
  return Object.entries(accounts).map(([name, { endpoint }]) => ({
    name,
    url: openaiUrl(endpoint),
    description: `account ${name}`
  }));
}
function backendClaims(model, { accounts }) {
  const { name, members, pool, deployment: shared } = model;
  if (pool === void 0 && shared !== void 0) return [];
  const backends = members.map(({ account, backend, deployment }) => {
    const url = openaiUrl(accounts[account]?.endpoint ?? "");
    return {
      name: backend,
      account,
      model: name,
      what: model.use.length > 0 ? `alias ${name}` : `model ${name}`,
      url: shared === void 0 ? `${url}/deployments/${encodeURIComponent(deployment)}` : url,
      description: `${deployment} of ${account}`,
      ofAlias: model.use.length > 0
    };
  });
  return pool === void 0 ? backends : [
    ...backends,
    {
      name: pool.name,
      account: members[0]?.account ?? "",
      model: name,
      what: `pool of model ${name}`,
      description: ""
    }
  ];
}
function openaiUrl(endpoint) {
  return `${endpoint.replace(/(?<!\/)\/+$/, "")}/openai`;
}
function resourceName(model) {
  return model === ANY_MODEL ? "any" : model.replaceAll(/[^A-Za-z0-9_-]/g, "_").toLowerCase();
}
var BackendNameFault = class extends Error {
  name = "BackendNameFault";
  account;
  model;
  constructor(message, { account, model }) {
    super(message);
    this.account = account;
    this.model = model;
  }
};
function refuseAmbiguousNames(claims) {
  const first = /* @__PURE__ */ new Map();
  for (const claim of claims) {
    const other = first.get(claim.name.toLowerCase());
    if (other?.url === claim.url && claim.ofAlias === true) continue;
    if (other !== void 0) {
      throw new BackendNameFault(
        `${other.what} and ${claim.what} need the same backend name ${claim.name}: rename one of them`,
        claim
      );
    }
    if (claim.name.length > BACKEND_NAME_LENGTH) {
      throw new BackendNameFault(
        `backend name ${claim.name} has ${claim.name.length} characters, APIM allows ${BACKEND_NAME_LENGTH}: shorten the account's name`,
        claim
      );
    }
    first.set(claim.name.toLowerCase(), claim);
  }
  return [...first.values()];
}

export {
  expandAlias,
  AliasLoop,
  ANY_MODEL,
  MOST_ATTEMPTS,
  createBalancer,
  resourceName,
  BackendNameFault
};
