import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  fromWorkspace,
  prepareArtefacts
} from "./chunk-L6VHR5Q4.js";
import "./chunk-NXTOOCTD.js";
import {
  ActionFailure
} from "./chunk-GHUUZ5VI.js";
import {
  lintRendered
} from "./chunk-QAKW64WB.js";
import "./chunk-5XJSOVJO.js";
import "./chunk-RC7M5K3T.js";
import "./chunk-TKEMU74O.js";
import "./chunk-RBVKIEQP.js";
import "./chunk-D3RIVMH5.js";
import "./chunk-ATFY54BQ.js";
import "./chunk-EF53VTEO.js";
import "./chunk-Q2IWNMJM.js";
import "./chunk-DT7QFL3W.js";
import "./chunk-2MALVD72.js";
import "./chunk-NOI25EJ4.js";
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
  if (findings.length > 0) {
    throw new ActionFailure(
      "policy-invalid",
      `lint has ${findings.length} ${findings.length === 1 ? "finding" : "findings"}; docs/lint.md explains each by its id`,
      findings
    );
  }
  workflow.info("Lint finds nothing.");
}
export {
  lint
};
