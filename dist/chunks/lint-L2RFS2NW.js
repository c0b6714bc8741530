import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  lintRendered
} from "./chunk-ASXWIVBM.js";
import "./chunk-72I2WFQR.js";
import "./chunk-7VCVCOWZ.js";
import "./chunk-USXMKNCI.js";
import "./chunk-5IBM73SY.js";
import "./chunk-TKEMU74O.js";
import "./chunk-L3XRWZTG.js";
import {
  fromWorkspace,
  prepareArtefacts
} from "./chunk-TYY3FJFA.js";
import "./chunk-EKGCKMVD.js";
import "./chunk-Q2IWNMJM.js";
import "./chunk-NVDFTIHX.js";
import "./chunk-3BSBAREY.js";
import "./chunk-2MALVD72.js";
import "./chunk-NXTOOCTD.js";
import {
  ActionFailure
} from "./chunk-GHUUZ5VI.js";
import "./chunk-HANBNIMK.js";

// action/commands/lint.ts
import { readFile } from "node:fs/promises";
async function lint(context) {
  const { workflow, inputs, workspace } = context;
  const { policyFile, balancer } = await prepareArtefacts(context);
  const findings = lintRendered(await readFile(policyFile, "utf8"), balancer, {
    policy: fromWorkspace(workspace, policyFile),
    configuration: inputs.config
  });
  if (findings.length > 0)
    throw new ActionFailure(
      "policy-invalid",
      `lint has ${findings.length} ${findings.length === 1 ? "finding" : "findings"}; docs/lint.md explains each by its id`,
      findings
    );
  workflow.info("Lint finds nothing.");
}
export {
  lint
};
