#!/usr/bin/env node
import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  UsageError
} from "./chunks/chunk-JIVTQRUL.js";
import {
  createPrepare,
  describeFinding
} from "./chunks/chunk-UL7ZNH74.js";
import {
  messageOf
} from "./chunks/chunk-XQOUJGX6.js";
import "./chunks/chunk-HANBNIMK.js";

// action/cli.ts
import { join } from "node:path";

// action/command-line/render.ts
import { relative, resolve } from "node:path";
import { parseArgs } from "node:util";
var renderUsage = "render [--config load-balancer.yml] [--output .aolb] [--json]";
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
    resolve(directory, values.output)
  );
  const findings = prepared.ok ? prepared.artefacts.warnings : prepared.findings;
  const files = prepared.ok ? [
    prepared.artefacts.policyFile,
    prepared.artefacts.openapiFile,
    prepared.artefacts.variablesFile
  ] : [];
  const names = files.map((file) => relative(directory, file));
  if (values.json) {
    terminal.out(`${JSON.stringify({ ok: prepared.ok, files: names, findings }, null, 2)}
`);
  } else {
    for (const finding of findings) {
      terminal.error(`${finding.severity}: ${describeFinding(finding)}
`);
    }
    for (const name of names) terminal.out(`${name}
`);
  }
  return prepared.ok ? 0 : 1;
}

// action/command-line/command-line.ts
var COMMANDS = {
  render: {
    usage: renderUsage,
    run: (args, terminal) => render(args, terminal)
  },
  rotate: {
    usage: "rotate [--dry-run] [--force] [--only consumer,\u2026] [--json]",
    // The Azure SDKs are loaded for this command only.
    run: async (args, terminal) => (await import("./chunks/rotate-BUL7VQOS.js")).rotate(args, terminal)
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
  environment: process.env,
  directory: process.cwd(),
  // This file is one folder below the root, as action/cli.ts and as dist/cli.js alike.
  functionPackage: join(import.meta.dirname, "..", "dist", "function.zip")
});
