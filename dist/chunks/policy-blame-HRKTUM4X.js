import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  renderPolicy
} from "./chunk-4MPUGQQR.js";
import {
  surface
} from "./chunk-4NFBVTJB.js";
import {
  DEFAULT_BALANCING,
  DEFAULT_CALLERS
} from "./chunk-75ZBO6A2.js";
import {
  createBalancer
} from "./chunk-GSPKAURL.js";
import "./chunk-DT7QFL3W.js";
import "./chunk-A3RQCBOI.js";
import "./chunk-2MALVD72.js";
import "./chunk-HANBNIMK.js";

// action/policy-blame.ts
function blamed(configuration, passes) {
  for (const [path, without] of reductions(configuration)) {
    try {
      const balancer = createBalancer(without);
      if (passes(renderPolicy(balancer, surface), balancer)) return path;
    } catch {
    }
  }
  return [];
}
function* reductions(configuration) {
  const { gateway, balancing, callers, consumers, models, accounts } = configuration;
  for (const [part, entries] of Object.entries({ consumers, models, accounts })) {
    for (const name of Object.keys(entries)) {
      yield [
        [part, name],
        {
          ...configuration,
          [part]: Object.fromEntries(Object.entries(entries).filter(([other]) => other !== name))
        }
      ];
    }
  }
  for (const key of Object.keys(balancing)) {
    yield [
      ["balancing", key],
      { ...configuration, balancing: { ...balancing, [key]: DEFAULT_BALANCING[key] } }
    ];
  }
  for (const key of Object.keys(callers)) {
    yield [
      ["callers", key === "origins" ? "cors" : key],
      { ...configuration, callers: { ...callers, [key]: DEFAULT_CALLERS[key] } }
    ];
  }
  yield [["gateway", "headers"], { ...configuration, gateway: { ...gateway, headers: [] } }];
  yield [["gateway", "path"], { ...configuration, gateway: { ...gateway, path: "openai" } }];
}
export {
  blamed
};
