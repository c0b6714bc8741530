import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  code
} from "./chunk-EMJBHTV7.js";
import {
  fromWorkspace,
  layoutOf,
  makeDirectory
} from "./chunk-4FBFNNW6.js";
import {
  describeFinding
} from "./chunk-NXTOOCTD.js";
import "./chunk-V2JMA5QS.js";
import {
  ActionFailure,
  messageOf
} from "./chunk-GHUUZ5VI.js";
import "./chunk-75ZBO6A2.js";
import "./chunk-TKEMU74O.js";
import "./chunk-UFVNVTCR.js";
import "./chunk-GSPKAURL.js";
import "./chunk-DT7QFL3W.js";
import "./chunk-A3RQCBOI.js";
import "./chunk-2MALVD72.js";
import "./chunk-7M5KZTMK.js";
import "./chunk-NHGEPAGA.js";
import "./chunk-HANBNIMK.js";

// action/commands/simulate.ts
import { writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
async function simulate(context) {
  const { inputs, workflow, workspace } = context;
  const { summary, page, missed } = await run(context);
  const { directory } = layoutOf(workspace, inputs.label);
  const file = join(directory, "simulation.html");
  await makeDirectory(workspace, directory);
  await writeFile(file, page);
  workflow.output("report-file", fromWorkspace(workspace, file));
  await workflow.summary(`## Simulation of ${code(inputs.config)}

${summary}
`);
  if (missed.length > 0) {
    throw new ActionFailure("expectation-missed", `expectations missed: ${missed.join("; ")}`);
  }
}
async function run({
  inputs,
  workflow,
  workspace,
  ...context
}) {
  const result = await workflow.group(
    "Simulate",
    () => context.simulate({
      configurationFile: resolve(workspace, inputs.config),
      scenarios: inputs.scenarios,
      info: workflow.info
    })
  ).catch((error) => {
    throw new ActionFailure("simulation-failed", messageOf(error));
  });
  if (result.ok) return result;
  const [first] = result.findings.filter(({ severity }) => severity === "error");
  throw new ActionFailure(
    result.reason,
    first === void 0 ? `${inputs.config} is not valid` : describeFinding(first),
    result.findings
  );
}
export {
  simulate
};
