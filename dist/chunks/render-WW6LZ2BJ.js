import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  createPrepare
} from "./chunk-Q6UN4ZXN.js";
import "./chunk-2TJW2JQM.js";
import "./chunk-GHUUZ5VI.js";
import {
  describeFinding
} from "./chunk-NXTOOCTD.js";
import "./chunk-HANBNIMK.js";

// action/command-line/render.ts
import { relative, resolve } from "node:path";
import { parseArgs } from "node:util";
async function render(args, terminal) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      config: { type: "string", default: "load-balancer.yml" },
      output: { type: "string", default: ".aolb" },
      json: { type: "boolean", default: false }
    }
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
