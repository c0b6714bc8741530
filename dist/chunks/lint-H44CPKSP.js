import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import "./chunk-EMJBHTV7.js";
import {
  fromWorkspace,
  prepareArtefacts
} from "./chunk-4FBFNNW6.js";
import "./chunk-NXTOOCTD.js";
import "./chunk-V2JMA5QS.js";
import {
  ActionFailure
} from "./chunk-GHUUZ5VI.js";
import "./chunk-75ZBO6A2.js";
import {
  lintRendered
} from "./chunk-WXXUWXRY.js";
import "./chunk-IW574X2M.js";
import "./chunk-KFZXARLD.js";
import "./chunk-TKEMU74O.js";
import "./chunk-7LBMLGN5.js";
import "./chunk-CIHQXFYZ.js";
import "./chunk-ATFY54BQ.js";
import "./chunk-O5HP66GK.js";
import "./chunk-UFVNVTCR.js";
import "./chunk-Q2IWNMJM.js";
import "./chunk-GSPKAURL.js";
import "./chunk-DT7QFL3W.js";
import "./chunk-A3RQCBOI.js";
import "./chunk-2MALVD72.js";
import "./chunk-7M5KZTMK.js";
import "./chunk-NHGEPAGA.js";
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
