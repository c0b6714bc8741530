import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  checkPolicy
} from "./chunk-7LBMLGN5.js";
import {
  createBalancer
} from "./chunk-GSPKAURL.js";

// action/policy-check.ts
async function policyFaults(policy, configuration) {
  const check = (text, balancer) => checkPolicy(text, { backends: backendNames(balancer), namedValues: NAMED_VALUES });
  const { ok, errors, unsupported } = check(policy, createBalancer(configuration));
  if (ok) return [];
  const { blamed } = await import("./policy-blame-HRKTUM4X.js");
  const path = blamed(configuration, (other, balancer) => check(other, balancer).ok);
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

export {
  policyFaults
};
