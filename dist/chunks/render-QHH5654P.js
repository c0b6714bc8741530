import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  createPrepare
} from "./chunk-GI4LBW4T.js";
import "./chunk-EMJBHTV7.js";
import "./chunk-4FBFNNW6.js";
import {
  describeFinding
} from "./chunk-NXTOOCTD.js";
import "./chunk-V2JMA5QS.js";
import "./chunk-GHUUZ5VI.js";
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

// action/command-line/render.ts
import { relative, resolve } from "node:path";
import { parseArgs } from "node:util";
var OPTIONS = {
  config: {
    type: "string",
    default: "load-balancer.yml",
    value: "FILE",
    help: "the configuration"
  },
  output: { type: "string", default: ".aolb", value: "FOLDER", help: "where the files go" },
  json: {
    type: "boolean",
    default: false,
    help: 'answer in JSON: {"ok", "files", "findings", "notes"}'
  }
};
var render = {
  usage: "render [--config FILE] [--output FOLDER] [--json]",
  about: "Writes the policy, the API description and Terraform\u2019s variables that load-balancer.yml makes, and tells what is wrong with it. Exit code 1: nothing was written.",
  options: OPTIONS,
  example: "aolb render --config load-balancer.yml",
  run
};
async function run(args, terminal) {
  const { values } = parseArgs({
    args: [...args],
    options: OPTIONS
  });
  const { directory, functionPackage } = terminal;
  const prepare = createPrepare(directory, functionPackage);
  const prepared = await prepare(
    resolve(directory, values.config),
    resolve(directory, values.output),
    { judged: true }
  );
  const findings = prepared.ok ? prepared.artefacts.warnings : prepared.findings;
  const files = prepared.ok ? [
    prepared.artefacts.policyFile,
    prepared.artefacts.openapiFile,
    prepared.artefacts.variablesFile
  ] : [];
  const names = files.map((file) => relative(directory, file));
  const notes = prepared.ok ? prepared.artefacts.notes : [];
  if (values.json) {
    terminal.out(
      `${JSON.stringify({ ok: prepared.ok, files: names, findings, notes }, null, 2)}
`
    );
  } else {
    for (const finding of findings) {
      terminal.error(`${finding.severity}: ${describeFinding(finding)}
`);
    }
    for (const line of [...names, ...notes]) terminal.out(`${line}
`);
  }
  return prepared.ok ? 0 : 1;
}
export {
  render
};
