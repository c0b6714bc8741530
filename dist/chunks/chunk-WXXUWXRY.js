import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  lint
} from "./chunk-IW574X2M.js";

// action/lint.ts
var TOLD_BY_RENDERING = ["AOLB080"];
var ABOUT_THE_TIER = ["AOLB081", "AOLB082", "AOLB083"];
function lintRendered(policy, balancer, files) {
  return lint(policy, { sku: balancer.sku }).filter(({ rule }) => !TOLD_BY_RENDERING.includes(rule)).flatMap((finding) => placed(finding, files));
}
function placed({ rule, severity, message, line, column }, files) {
  if (severity === "note") return [];
  if (ABOUT_THE_TIER.includes(rule)) {
    return [
      {
        severity,
        file: files.configuration,
        message: `${rule}: gateway.sku, by ${files.policy}:${line}: ${message}`
      }
    ];
  }
  const text = `${rule}: ${message} (rendered from ${files.configuration})`;
  return [{ severity, file: files.policy, line, column, message: text }];
}

export {
  lintRendered
};
