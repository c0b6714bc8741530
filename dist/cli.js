#!/usr/bin/env node
import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  UsageError
} from "./chunks/chunk-JIVTQRUL.js";
import {
  messageOf
} from "./chunks/chunk-GHUUZ5VI.js";
import "./chunks/chunk-HANBNIMK.js";

// action/cli.ts
import { join } from "node:path";

// action/command-line/command-line.ts
var COMMANDS = {
  render: {
    usage: "render [--config load-balancer.yml] [--output .aolb] [--json]",
    run: async (args, terminal) => (await import("./chunks/render-WW6LZ2BJ.js")).render(args, terminal)
  },
  check: {
    usage: "check [--named-values FILE.json] [--fragments FOLDER] [--backends name,\u2026] [--scope api] [--json] FILE\u2026",
    run: async (args, terminal) => (await import("./chunks/check-BGK6SJJH.js")).check(args, terminal)
  },
  lint: {
    usage: "lint [--scope api] [--sku BasicV2_1] [--named-values FILE.json] [--fragments FOLDER] [--backends FILE.json]\n       [--severity note] [--json | --sarif] FILE\u2026 (files, folders, patterns such as 'policies/**/*.xml')",
    run: async (args, terminal) => (await import("./chunks/lint-TWBN23XC.js")).lint(args, terminal)
  },
  eval: {
    usage: "eval [--json] [--context FILE.json] EXPRESSION | --file CASES.jsonl",
    run: async (args, terminal) => (await import("./chunks/evaluate-4BRH5GZY.js")).evaluate(args, terminal)
  },
  diff: {
    usage: "diff [--json] BEFORE AFTER",
    run: async (args, terminal) => (await import("./chunks/diff-4CRNHH3Q.js")).diff(args, terminal)
  },
  serve: {
    usage: "serve [--config load-balancer.yml | --policy FILE [--service-url URL] [--path openai] [--named-values FILE.json] [--fragments FOLDER]]\n        [--backend name=url]\u2026 [--sku BasicV2_1] [--host 127.0.0.1] [--port 8080] [--trace] [--json]",
    run: async (args, terminal) => (await import("./chunks/serve-ZHX4KRBM.js")).serve(args, terminal)
  },
  simulate: {
    usage: "simulate [--config load-balancer.yml] [--seed 1] [--json] [--html FILE] [SCENARIO.yml | shipped scenario]\u2026",
    // The simulator is loaded for this command only.
    run: async (args, terminal) => (await import("./chunks/simulate-HKIKZS2S.js")).simulate(args, terminal)
  },
  rotate: {
    usage: "rotate [--status | [--dry-run] [--force | --emergency] [--since instant] [--reason TEXT]] [--only consumer,\u2026] [--json]",
    run: async (args, terminal) => (await import("./chunks/rotate-Z5OQZFVX.js")).rotate(args, terminal)
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
  untilInterrupted: () => new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => resolve());
  }),
  // This file is one folder below the root, as action/cli.ts and as dist/cli.js alike.
  functionPackage: join(import.meta.dirname, "..", "dist", "function.zip")
});
