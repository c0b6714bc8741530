import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  fromWorkspace,
  prepareArtefacts
} from "./chunk-CGWMGPPE.js";
import {
  ActionFailure
} from "./chunk-GHUUZ5VI.js";

// action/commands/lint.ts
import { readFile } from "node:fs/promises";

// action/lint.ts
var TOLD_BY_RENDERING = ["AOLB080"];
var ABOUT_THE_TIER = ["AOLB081", "AOLB082", "AOLB083"];
async function lintRendered(policy, balancer, files) {
  const { lint: lint2 } = await import("./lint-JFOXTQA6.js");
  return lint2(policy, { sku: balancer.sku }).filter(({ rule }) => !TOLD_BY_RENDERING.includes(rule)).flatMap((finding) => placed(finding, files));
}
function placed({ rule, severity, message, line, column }, files) {
  if (severity === "note") return [];
  if (ABOUT_THE_TIER.includes(rule))
    return [
      {
        severity,
        file: files.configuration,
        message: `${rule}: gateway.sku, by ${files.policy}:${line}: ${message}`
      }
    ];
  const text = `${rule}: ${message} (rendered from ${files.configuration})`;
  return [{ severity, file: files.policy, line, column, message: text }];
}

// action/commands/lint.ts
async function lint(context) {
  const { workflow } = context;
  const findings = await lintArtefacts(context, await prepareArtefacts(context));
  if (findings.length > 0)
    throw new ActionFailure(
      "policy-invalid",
      `lint has ${findings.length} ${findings.length === 1 ? "finding" : "findings"}; docs/lint.md explains each by its id`,
      findings
    );
  workflow.info("Lint finds nothing.");
}
async function lintArtefacts({ inputs, workspace }, { policyFile, balancer }) {
  return await lintRendered(await readFile(policyFile, "utf8"), balancer, {
    policy: fromWorkspace(workspace, policyFile),
    configuration: inputs.config
  });
}

export {
  lint,
  lintArtefacts
};
