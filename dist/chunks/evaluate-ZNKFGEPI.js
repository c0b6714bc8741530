import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  readJsonFile,
  readTextFile
} from "./chunk-V6A7BJUY.js";
import {
  UsageError
} from "./chunk-55ZJ4OFM.js";
import {
  messageOf
} from "./chunk-GHUUZ5VI.js";
import {
  evaluateExpression
} from "./chunk-CIHQXFYZ.js";
import "./chunk-O5HP66GK.js";
import "./chunk-UFVNVTCR.js";
import "./chunk-HANBNIMK.js";

// action/command-line/evaluate.ts
import { resolve } from "node:path";
import { parseArgs } from "node:util";
var OPTIONS = {
  context: { type: "string", value: "FILE.json", help: "what the expression finds in context" },
  file: {
    type: "string",
    value: "CASES.jsonl",
    help: 'answer every line {"expression", "context"} of a file instead'
  },
  json: { type: "boolean", default: false, help: "answer in JSON" }
};
var evaluate = {
  usage: "eval [--json] [--context FILE.json] EXPRESSION | --file CASES.jsonl",
  about: "Tells what a policy expression comes to. Exit code 1: it does not compile, or throws.",
  options: OPTIONS,
  example: "aolb eval '@(1 + 1)'",
  run
};
async function run(args, terminal) {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: OPTIONS
  });
  const [expression, second] = positionals;
  if (values.file !== void 0) {
    if (expression !== void 0 || values.context !== void 0) {
      throw new UsageError("--file holds expressions and contexts: give neither beside it");
    }
    return await answerFile(resolve(terminal.directory, values.file), terminal);
  }
  if (expression === void 0 || second !== void 0) {
    throw new UsageError("give one expression, in quotes, or --file");
  }
  const context = values.context === void 0 ? void 0 : await readJsonFile(resolve(terminal.directory, values.context));
  const result = answer(expression, context);
  if (!("type" in result) && !("line" in result) && "error" in result) {
    throw new UsageError(`${values.context}: ${result.error}`);
  }
  if (values.json) terminal.out(`${JSON.stringify(result)}
`);
  else describe(result, terminal);
  return "type" in result ? 0 : 1;
}
function answer(expression, context) {
  try {
    return evaluateExpression(expression, context, () => performance.now());
  } catch (error) {
    return { error: messageOf(error) };
  }
}
async function answerFile(path, { out }) {
  const text = await readTextFile(path);
  if (typeof text !== "string") throw new UsageError(`${path}: ${text.message}`);
  let exitCode = 0;
  for (const [index, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    const result = answerLine(line);
    if ("malformed" in result) {
      exitCode = 1;
      out(`${JSON.stringify({ error: `line ${index + 1} of the file: ${result.malformed}` })}
`);
    } else out(`${JSON.stringify(result)}
`);
  }
  return exitCode;
}
function answerLine(line) {
  let content;
  try {
    content = JSON.parse(line);
  } catch (error) {
    return { malformed: `not JSON: ${messageOf(error)}` };
  }
  if (typeof content !== "object" || content === null || !("expression" in content)) {
    return { malformed: 'expected {"expression": "\u2026", "context": {\u2026}}' };
  }
  if (typeof content.expression !== "string") return { malformed: '"expression" is not a text' };
  return answer(content.expression, "context" in content ? content.context : void 0);
}
function describe(result, { out, error }) {
  if ("type" in result) out(`${result.value ?? "null"}
`);
  else if ("exception" in result) error(`${result.exception}: ${result.message}
`);
  else if ("line" in result) error(`${result.line}:${result.column}: ${result.error}
`);
}
export {
  evaluate
};
