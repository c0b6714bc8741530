import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  readTextFile
} from "./chunk-V6A7BJUY.js";
import {
  comparePolicies,
  describeChanges,
  isVisibleToTerraform
} from "./chunk-BQ7Z6DTG.js";
import {
  describeFinding
} from "./chunk-NXTOOCTD.js";
import {
  UsageError
} from "./chunk-55ZJ4OFM.js";
import "./chunk-GHUUZ5VI.js";
import {
  PolicyError
} from "./chunk-ATFY54BQ.js";
import "./chunk-O5HP66GK.js";
import "./chunk-HANBNIMK.js";

// action/command-line/diff.ts
import { resolve } from "node:path";
import { parseArgs } from "node:util";
var OPTIONS = {
  json: {
    type: "boolean",
    default: false,
    help: 'answer in JSON: {"equal", "visibleToTerraform", "changes"}'
  }
};
var diff = {
  usage: "diff [--json] BEFORE AFTER",
  about: "Compares two policy documents by meaning: layout, comments and the order of attributes do not count. Exit code 0: equal; 1: a difference; 2: a file cannot be read.",
  options: OPTIONS,
  example: "aolb diff before.xml after.xml",
  run
};
async function run(args, terminal) {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: OPTIONS
  });
  const [before, after, third] = positionals;
  if (before === void 0 || after === void 0 || third !== void 0) {
    throw new UsageError("give two policy documents");
  }
  const result = await compareFiles(before, after, terminal.directory);
  if (values.json) terminal.out(`${JSON.stringify(result, null, 2)}
`);
  if ("errors" in result) {
    if (!values.json) {
      for (const error of result.errors) terminal.error(`error: ${describeFinding(error)}
`);
    }
    return 2;
  }
  if (!values.json) terminal.out(describe(result.changes, terminal));
  return result.equal ? 0 : 1;
}
async function compareFiles(before, after, directory) {
  const [old, fresh] = [
    await readTextFile(resolve(directory, before)),
    await readTextFile(resolve(directory, after))
  ];
  if (typeof old !== "string" || typeof fresh !== "string") {
    const faults = [
      { file: before, read: old },
      { file: after, read: fresh }
    ];
    return {
      errors: faults.flatMap(
        ({ file, read }) => typeof read === "string" ? [] : [{ severity: "error", file, ...read }]
      )
    };
  }
  try {
    const changes = comparePolicies(old, fresh);
    const visibleToTerraform = isVisibleToTerraform(old, fresh);
    return { equal: changes.length === 0, visibleToTerraform, changes };
  } catch (error) {
    if (!(error instanceof PolicyError)) throw error;
    const { fault: message, line, column, document } = error;
    const file = document === "before" ? before : after;
    return { errors: [{ severity: "error", file, line, column, message }] };
  }
}
function describe(changes, { coloured }) {
  if (changes.length === 0) return "equal by meaning\n";
  const lines = describeChanges(changes, "Terraform would not apply this");
  return `${(coloured === true ? lines.map(colour) : lines).join("\n")}
`;
}
var COLOURS = { "@": 36, "-": 31, "+": 32 };
function colour(line) {
  const code = COLOURS[line.charAt(0)];
  return code === void 0 ? line : `\x1B[${code}m${line}\x1B[0m`;
}
export {
  diff
};
