import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  ANY_MODEL
} from "./chunk-GSPKAURL.js";

// action/config/origin.ts
function originsOf(configuration, balancer) {
  const backends = backendOrigins(balancer);
  return {
    ofVariable: ([variable = "", ...rest]) => variableOrigin(variable, rest, backends),
    ofResource: (address) => resourceOrigin(address, { configuration, balancer, backends })
  };
}
function backendOrigins({ accounts, models, stateful }) {
  const origins = /* @__PURE__ */ new Map();
  const add = (name, path) => {
    if (!origins.has(name.toLowerCase())) origins.set(name.toLowerCase(), path);
  };
  for (const { account } of accounts) add(account, ["accounts", account]);
  for (const { name, use, members, pool } of models) {
    for (const { account, backend, choice } of members) {
      add(backend, modelPath(account, use[choice] ?? name));
    }
    const [first] = members;
    if (pool !== void 0 && first !== void 0) add(pool.name, modelPath(first.account, name));
  }
  if (typeof stateful === "string") return origins;
  add(stateful.backend, ["balancing", "stateful"]);
  return origins;
}
function modelPath(account, model) {
  return model === ANY_MODEL ? ["accounts", account] : ["accounts", account, "models", model];
}
var SAME = [
  "environment",
  "location",
  "tags",
  "gateway",
  "accounts",
  "consumers",
  "rotation"
];
function variableOrigin(variable, rest, backends) {
  const [name, part] = rest;
  switch (variable) {
    case "gateway":
      if (name === "state") return ["balancing", "stateful"];
      if (name === "keys") return ["callers", "keys"];
      break;
    case "breaker":
      return ["balancing", "breaker", ...rest.map(camelCase)];
    case "backends":
    case "pools": {
      const origin = name === void 0 ? void 0 : backends.get(name.toLowerCase());
      if (origin === void 0) return ["accounts"];
      return part === "url" ? [...origin.slice(0, 2), "endpoint"] : origin;
    }
    case "rotation":
      return [
        "rotation",
        ...rest.map((name2) => camelCase(name2.replace(/(group|account)_id$/, "$1")))
      ];
    case "openapi":
      return ["gateway", "openapi"];
    case "function_package":
      return ["rotation"];
  }
  return SAME.includes(variable) ? [variable, ...rest] : void 0;
}
function camelCase(name) {
  return name.replaceAll(/_([a-z])/g, (_, letter) => letter.toUpperCase());
}
var ADDRESS = /^(?:module\.(?<module>\w+)(?:\[[^\]]*\])?\.)?(?<type>\w+)\.(?<name>\w+)(?:\["(?<key>[^"\\]*)"\])?/;
function resourceOrigin(address, known) {
  const { module = "", type = "", name = "", key = "" } = ADDRESS.exec(address)?.groups ?? {};
  if (module === "gateway") return gatewayOrigin(type, name, key, known);
  if (module === "rotation") return rotationOrigin(name, key, known.balancer);
  return module === "" && name !== "" ? ["environment"] : void 0;
}
function gatewayOrigin(type, name, key, known) {
  const { configuration, balancer, backends } = known;
  switch (name) {
    case "gateway":
      return type === "azurerm_api_management" ? ["gateway"] : ["environment"];
    case "backend":
    case "backend_removal":
    case "pool":
    case "pool_removal":
      return backends.get(key.toLowerCase()) ?? ["accounts"];
    case "openai_user":
    case "openai_state":
      return accountOf(key, configuration);
    case "state_role":
      return ["balancing", "stateful"];
    case "subscription":
      return consumerOf(key, balancer);
    case "openai":
      return type === "azurerm_api_management_api" ? ["gateway", "path"] : void 0;
    case "bearer_keys":
      return ["callers", "keys", "bearer"];
    case "consumers":
      return ["consumers"];
    default:
      return ["gateway"];
  }
}
function rotationOrigin(name, key, balancer) {
  if (name === "reader") {
    const [subscription = "", reader = ""] = key.split("/");
    const consumer = balancer.consumers.find((one) => one.subscription === subscription);
    const index = consumer?.readers?.findIndex((id) => id.toLowerCase() === reader) ?? -1;
    return index === -1 ? ["consumers"] : ["consumers", consumer?.name ?? "", "readers", index];
  }
  if (name === "authentication") return ["rotation", "http"];
  if (name === "notify") return ["rotation", "notify", key];
  if (name === "alert") return ["rotation", "actionGroup"];
  return ["rotation"];
}
function consumerOf(subscription, { consumers }) {
  const consumer = consumers.find((one) => one.subscription === subscription);
  return consumer === void 0 ? ["consumers"] : ["consumers", consumer.name];
}
function accountOf(id, { accounts }) {
  const [name] = Object.entries(accounts).find(([, one]) => one.id.toLowerCase() === id) ?? [];
  return name === void 0 ? ["accounts"] : ["accounts", name, "id"];
}

export {
  originsOf
};
