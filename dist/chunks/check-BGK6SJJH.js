import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  readFragments,
  readNamedValues,
  readScope,
  readTextFile
} from "./chunk-42CGM3TU.js";
import {
  UsageError
} from "./chunk-JIVTQRUL.js";
import "./chunk-6YGNSBKR.js";
import {
  checkPolicy
} from "./chunk-WVSYSOOV.js";
import "./chunk-DB7PGJTB.js";
import "./chunk-Q2IWNMJM.js";
import "./chunk-L3XRWZTG.js";
import "./chunk-NVDFTIHX.js";
import "./chunk-CDEOX6Z7.js";
import "./chunk-GHUUZ5VI.js";
import {
  describeFinding
} from "./chunk-NXTOOCTD.js";
import "./chunk-HANBNIMK.js";

// action/command-line/check.ts
import { resolve } from "node:path";
import { parseArgs } from "node:util";
async function check(args, terminal) {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      "named-values": { type: "string" },
      fragments: { type: "string" },
      backends: { type: "string" },
      scope: { type: "string", default: "api" },
      json: { type: "boolean", default: false }
    }
  });
  if (positionals.length === 0) throw new UsageError("no file to check");
  const scope = readScope(values.scope);
  const { directory } = terminal;
  const namedValues = values["named-values"];
  const options = {
    scope,
    ...namedValues === void 0 ? {} : { namedValues: await readNamedValues(resolve(directory, namedValues)) },
    ...values.fragments === void 0 ? {} : { fragments: await readFragments(resolve(directory, values.fragments)) },
    ...values.backends === void 0 ? {} : { backends: new Set(values.backends.split(",").map((name) => name.trim())) }
  };
  const checks = [];
  for (const file of positionals)
    checks.push({ file, result: await checkFile(resolve(directory, file), options) });
  if (values.json)
    terminal.out(
      `${JSON.stringify(
        checks.map(({ file, result }) => ({ file, ...result })),
        null,
        2
      )}
`
    );
  else for (const { file, result } of checks) describe(file, result, terminal);
  return checks.every(({ result }) => result.ok) ? 0 : 1;
}
async function checkFile(path, options) {
  const text = await readTextFile(path);
  if (typeof text === "string") return checkPolicy(text, options);
  return { ok: false, expressions: 0, unsupported: [], errors: [text], warnings: [] };
}
function describe(file, result, { out, error }) {
  const { ok, expressions, errors, unsupported, warnings } = result;
  const say = (kind, message, { line, column }) => error(`${kind}: ${describeFinding({ severity: "error", file, line, column, message })}
`);
  for (const each of errors) say("error", each.message, each);
  for (const each of unsupported) say("unsupported", each.what, each);
  for (const each of warnings) say("warning", each.message, each);
  if (ok)
    out(`${file}: fine, ${expressions} ${expressions === 1 ? "expression" : "expressions"}
`);
}
export {
  check
};
