import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  readFragments,
  readNamedValues,
  readScope,
  readTextFile
} from "./chunk-V6A7BJUY.js";
import {
  readDocuments
} from "./chunk-GI4LBW4T.js";
import "./chunk-EMJBHTV7.js";
import "./chunk-4FBFNNW6.js";
import {
  describeFinding
} from "./chunk-NXTOOCTD.js";
import "./chunk-V2JMA5QS.js";
import {
  UsageError
} from "./chunk-55ZJ4OFM.js";
import "./chunk-GHUUZ5VI.js";
import "./chunk-75ZBO6A2.js";
import "./chunk-KFZXARLD.js";
import "./chunk-TKEMU74O.js";
import {
  checkPolicy
} from "./chunk-7LBMLGN5.js";
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

// action/command-line/check.ts
import { resolve } from "node:path";
import { parseArgs } from "node:util";
var OPTIONS = {
  "named-values": {
    type: "string",
    value: "FILE.json",
    help: "an object of texts; without it, {{names}} may be anything"
  },
  fragments: {
    type: "string",
    value: "FOLDER",
    help: "ID.xml each; without it, fragments are taken on trust"
  },
  backends: {
    type: "string",
    value: "NAME,\u2026",
    help: "the backends there are; without it, any backend-id goes"
  },
  scope: {
    type: "string",
    default: "api",
    value: "SCOPE",
    help: "where the document stands: global, product, api or operation"
  },
  json: { type: "boolean", default: false, help: "answer in JSON, an entry a file" }
};
var check = {
  usage: "check [--named-values FILE.json] [--fragments FOLDER] [--backends NAME,\u2026] [--scope SCOPE] [--json] FILE\u2026",
  about: "Reads and compiles every element, attribute and expression of policy documents; a file named .yml or .yaml is a configuration, which is read and rendered. Exit code 1: something is wrong, or cannot be judged here.",
  options: OPTIONS,
  example: "aolb check --named-values values.json policy.xml",
  run
};
async function run(args, terminal) {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: OPTIONS
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
  for (const file of positionals) {
    checks.push({ file, result: await checkFile(file, options, terminal) });
  }
  if (values.json) {
    terminal.out(
      `${JSON.stringify(
        checks.map(({ file, result }) => ({ file, ...result })),
        null,
        2
      )}
`
    );
  } else for (const { file, result } of checks) describe(file, result, terminal);
  return checks.every(({ result }) => result.ok) ? 0 : 1;
}
var isConfiguration = (file) => /\.ya?ml$/i.test(file);
async function checkFile(file, options, { directory, functionPackage }) {
  const path = resolve(directory, file);
  if (isConfiguration(file)) return checkConfiguration(path, directory, functionPackage);
  const text = await readTextFile(path);
  if (typeof text === "string") return checkPolicy(text, options);
  return { ok: false, expressions: 0, unsupported: [], errors: [text], warnings: [] };
}
async function checkConfiguration(path, directory, functionPackage) {
  const read = await readDocuments(path, directory, functionPackage);
  const of = (severity) => [...read.findings, ...read.ok ? read.rendered.warnings : []].filter((finding) => finding.severity === severity).map(({ message, line = 1, column = 1 }) => ({ message, line, column }));
  const policy = read.ok ? checkPolicy(read.rendered.policy, { scope: "api" }) : void 0;
  return {
    ok: read.ok,
    expressions: policy?.expressions ?? 0,
    unsupported: [],
    errors: of("error"),
    warnings: of("warning")
  };
}
function describe(file, result, { out, error }) {
  const { ok, expressions, errors, unsupported, warnings } = result;
  const say = (kind, message, { line, column }) => error(`${kind}: ${describeFinding({ severity: "error", file, line, column, message })}
`);
  for (const each of errors) say("error", each.message, each);
  for (const each of unsupported) say("unsupported", each.what, each);
  for (const each of warnings) say("warning", each.message, each);
  if (ok) {
    out(`${file}: fine, ${expressions} ${expressions === 1 ? "expression" : "expressions"}
`);
  }
}
export {
  check
};
