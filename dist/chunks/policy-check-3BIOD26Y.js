import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  renderPolicy
} from "./chunk-ASER5QL6.js";
import {
  createBalancer
} from "./chunk-O7XMXVHO.js";
import "./chunk-GLMKXVAD.js";
import {
  surface
} from "./chunk-FLCIEY2M.js";
import {
  DEFAULT_BALANCING,
  DEFAULT_CALLERS
} from "./chunk-75ZBO6A2.js";
import "./chunk-L3XRWZTG.js";
import "./chunk-2MALVD72.js";
import "./chunk-HANBNIMK.js";

// action/policy-check.ts
async function policyFaults(policy, configuration) {
  const { checkPolicy } = await import("./check-QU7LBHMC.js");
  const check = (text, balancer) => checkPolicy(text, { backends: backendNames(balancer), namedValues: NAMED_VALUES });
  const { ok, errors, unsupported } = check(policy, createBalancer(configuration));
  if (ok) return [];
  const path = blamed(
    configuration,
    (balancer) => check(renderPolicy(balancer, surface), balancer)
  );
  const lines = policy.split("\n");
  return [
    ...errors,
    ...unsupported.map(({ what, ...place }) => ({ ...place, message: `cannot judge ${what}` }))
  ].map(({ message, line, column }) => ({
    path,
    message: `the policy that follows is refused at its line ${line}, column ${column}: ${message}. There stands: ${lines[line - 1]?.trim().slice(0, 200)}. ${path.length === 0 ? "No single key is to blame: please report it with the file" : "It is taken without this key: change or remove it, and please report it"}`
  }));
}
var NAMED_VALUES = /* @__PURE__ */ new Map([["identity-client-id", "00000000-0000-0000-0000-000000000000"]]);
function backendNames({ backends, models }) {
  return new Set(
    [...backends, ...models.flatMap(({ pool }) => pool ?? [])].map(({ name }) => name)
  );
}
function blamed(configuration, check) {
  for (const [path, without] of reductions(configuration)) {
    try {
      if (check(createBalancer(without)).ok) return path;
    } catch {
    }
  }
  return [];
}
function* reductions(configuration) {
  const { gateway, balancing, callers, consumers, models, accounts } = configuration;
  for (const [part, entries] of Object.entries({ consumers, models, accounts }))
    for (const name of Object.keys(entries))
      yield [
        [part, name],
        {
          ...configuration,
          [part]: Object.fromEntries(Object.entries(entries).filter(([other]) => other !== name))
        }
      ];
  for (const key of Object.keys(balancing))
    yield [
      ["balancing", key],
      { ...configuration, balancing: { ...balancing, [key]: DEFAULT_BALANCING[key] } }
    ];
  for (const key of Object.keys(callers))
    yield [
      ["callers", key === "origins" ? "cors" : key],
      { ...configuration, callers: { ...callers, [key]: DEFAULT_CALLERS[key] } }
    ];
  yield [["gateway", "headers"], { ...configuration, gateway: { ...gateway, headers: [] } }];
  yield [["gateway", "path"], { ...configuration, gateway: { ...gateway, path: "openai" } }];
}
export {
  policyFaults
};
