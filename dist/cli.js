#!/usr/bin/env node
import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  checkPolicy,
  evaluateExpression,
  readFragments,
  readJsonFile,
  readNamedValues,
  readTextFile
} from "./chunks/chunk-ZL35QP4B.js";
import {
  UsageError
} from "./chunks/chunk-JIVTQRUL.js";
import {
  createPrepare
} from "./chunks/chunk-MCB73JUC.js";
import {
  describeFinding
} from "./chunks/chunk-YBC6PQTD.js";
import {
  messageOf
} from "./chunks/chunk-XQOUJGX6.js";
import {
  comparePolicies,
  describeChanges,
  isVisibleToTerraform
} from "./chunks/chunk-RO2ENFIJ.js";
import {
  PolicyError
} from "./chunks/chunk-7DLRDZFV.js";
import "./chunks/chunk-DDTB7JXF.js";
import "./chunks/chunk-HANBNIMK.js";

// action/cli.ts
import { join } from "node:path";

// action/command-line/check.ts
import { resolve } from "node:path";
import { parseArgs } from "node:util";
var checkUsage = "check [--named-values FILE.json] [--fragments FOLDER] [--backends name,\u2026] [--scope api] [--json] FILE\u2026";
var SCOPES = ["global", "product", "api", "operation"];
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
  const scope = SCOPES.find((known) => known === values.scope);
  if (scope === void 0) throw new UsageError(`--scope must be one of ${SCOPES.join(", ")}`);
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

// action/command-line/diff.ts
import { resolve as resolve2 } from "node:path";
import { parseArgs as parseArgs2 } from "node:util";
var diffUsage = "diff [--json] BEFORE AFTER";
async function diff(args, terminal) {
  const { values, positionals } = parseArgs2({
    args: [...args],
    allowPositionals: true,
    options: { json: { type: "boolean", default: false } }
  });
  const [before, after, third] = positionals;
  if (before === void 0 || after === void 0 || third !== void 0)
    throw new UsageError("give two policy documents");
  const result = await compareFiles(before, after, terminal.directory);
  if (values.json) terminal.out(`${JSON.stringify(result, null, 2)}
`);
  if ("errors" in result) {
    if (!values.json)
      for (const error of result.errors) terminal.error(`error: ${describeFinding(error)}
`);
    return 2;
  }
  if (!values.json) terminal.out(describe2(result.changes, terminal));
  return result.equal ? 0 : 1;
}
async function compareFiles(before, after, directory) {
  const [old, fresh] = [
    await readTextFile(resolve2(directory, before)),
    await readTextFile(resolve2(directory, after))
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
function describe2(changes, { coloured }) {
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

// action/command-line/evaluate.ts
import { resolve as resolve3 } from "node:path";
import { parseArgs as parseArgs3 } from "node:util";
var evaluateUsage = "eval [--json] [--context FILE.json] EXPRESSION | --file CASES.jsonl";
async function evaluate(args, terminal) {
  const { values, positionals } = parseArgs3({
    args: [...args],
    allowPositionals: true,
    options: {
      context: { type: "string" },
      file: { type: "string" },
      json: { type: "boolean", default: false }
    }
  });
  const [expression, second] = positionals;
  if (values.file !== void 0) {
    if (expression !== void 0 || values.context !== void 0)
      throw new UsageError("--file holds expressions and contexts: give neither beside it");
    return await answerFile(resolve3(terminal.directory, values.file), terminal);
  }
  if (expression === void 0 || second !== void 0)
    throw new UsageError("give one expression, in quotes, or --file");
  const context = values.context === void 0 ? void 0 : await readJsonFile(resolve3(terminal.directory, values.context));
  const result = answer(expression, context);
  if (!("type" in result) && !("line" in result) && "error" in result)
    throw new UsageError(`${values.context}: ${result.error}`);
  if (values.json) terminal.out(`${JSON.stringify(result)}
`);
  else describe3(result, terminal);
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
  if (typeof content !== "object" || content === null || !("expression" in content))
    return { malformed: 'expected {"expression": "\u2026", "context": {\u2026}}' };
  if (typeof content.expression !== "string") return { malformed: '"expression" is not a text' };
  return answer(content.expression, "context" in content ? content.context : void 0);
}
function describe3(result, { out, error }) {
  if ("type" in result) out(`${result.value ?? "null"}
`);
  else if ("exception" in result) error(`${result.exception}: ${result.message}
`);
  else if ("line" in result) error(`${result.line}:${result.column}: ${result.error}
`);
}

// action/command-line/render.ts
import { relative, resolve as resolve4 } from "node:path";
import { parseArgs as parseArgs4 } from "node:util";
var renderUsage = "render [--config load-balancer.yml] [--output .aolb] [--json]";
async function render(args, terminal) {
  const { values } = parseArgs4({
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
    resolve4(directory, values.config),
    resolve4(directory, values.output)
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

// action/command-line/command-line.ts
var COMMANDS = {
  render: {
    usage: renderUsage,
    run: render
  },
  check: { usage: checkUsage, run: check },
  diff: { usage: diffUsage, run: diff },
  eval: { usage: evaluateUsage, run: evaluate },
  serve: {
    usage: "serve [--config load-balancer.yml | --policy FILE [--service-url URL] [--path openai] [--named-values FILE.json] [--fragments FOLDER]]\n        [--backend name=url]\u2026 [--sku BasicV2_1] [--host 127.0.0.1] [--port 8080] [--trace] [--json]",
    // undici is loaded for this command only.
    run: async (args, terminal) => (await import("./chunks/serve-DH2YIPYF.js")).serve(args, terminal)
  },
  rotate: {
    usage: "rotate [--dry-run] [--force | --emergency] [--only consumer,\u2026] [--json]",
    // The Azure SDKs are loaded for this command only.
    run: async (args, terminal) => (await import("./chunks/rotate-MD7KPPMI.js")).rotate(args, terminal)
  }
};
var USAGE = `usage: aolb <command>

${Object.values(COMMANDS).map(({ usage }) => `  ${usage}`).join("\n")}
`;
async function runCommandLine([name, ...args], terminal) {
  if (name === "--help" || name === "-h" || name === "help") {
    terminal.out(USAGE);
    return 0;
  }
  const command = name === void 0 ? void 0 : COMMANDS[name];
  if (command === void 0) {
    terminal.error(name === void 0 ? USAGE : `unknown command "${name}"

${USAGE}`);
    return 2;
  }
  try {
    return await command.run(args, terminal);
  } catch (error) {
    const wrongUse = error instanceof UsageError || isArgumentError(error);
    terminal.error(`${messageOf(error)}
${wrongUse ? `usage: aolb ${command.usage}
` : ""}`);
    return wrongUse ? 2 : 1;
  }
}
function isArgumentError(error) {
  return error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
}

// action/cli.ts
process.exitCode = await runCommandLine(process.argv.slice(2), {
  out: (text) => void process.stdout.write(text),
  error: (text) => void process.stderr.write(text),
  columns: process.stderr.isTTY ? process.stderr.columns : void 0,
  // Minds NO_COLOR and TERM.
  coloured: process.stdout.isTTY && process.stdout.hasColors(),
  environment: process.env,
  directory: process.cwd(),
  untilInterrupted: () => new Promise((resolve5) => {
    for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => resolve5());
  }),
  // This file is one folder below the root, as action/cli.ts and as dist/cli.js alike.
  functionPackage: join(import.meta.dirname, "..", "dist", "function.zip")
});
