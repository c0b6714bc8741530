#!/usr/bin/env node
import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  UsageError,
  canRewriteLines
} from "./chunks/chunk-55ZJ4OFM.js";
import {
  messageOf
} from "./chunks/chunk-GHUUZ5VI.js";
import {
  suggestion
} from "./chunks/chunk-Q2IWNMJM.js";
import "./chunks/chunk-HANBNIMK.js";

// action/cli.ts
import { join } from "node:path";

// action/command-line/arguments.ts
function argumentFault(error, options) {
  if (!(error instanceof TypeError && "code" in error)) return void 0;
  const [, written2 = ""] = /'(.*?)(?: <value>)?'/s.exec(error.message) ?? [];
  const name = written2.replace(/^.*--/, "");
  switch (error.code) {
    case "ERR_PARSE_ARGS_UNKNOWN_OPTION":
      return `there is no option ${written2}${suggestion(name, Object.keys(options))}`;
    case "ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL":
      return `"${written2}" is too much: no argument is expected here`;
    case "ERR_PARSE_ARGS_INVALID_OPTION_VALUE": {
      const value = Object.hasOwn(options, name) ? options[name]?.value : void 0;
      return value === void 0 ? `--${name} takes no value` : `--${name} wants a value: --${name} ${value}, or --${name}=${value} for one that begins with a hyphen`;
    }
    default:
      return void 0;
  }
}

// action/command-line/commands.ts
var COMMANDS = {
  init: {
    summary: "write a first load-balancer.yml, from what you answer",
    load: async () => (await import("./chunks/init-3FMWG3WY.js")).init
  },
  try: {
    summary: "plan, apply and serve load-balancer.yml on a local Azure",
    load: async () => (await import("./chunks/try-JWDI3MIT.js")).tryOut
  },
  render: {
    summary: "write what load-balancer.yml makes",
    load: async () => (await import("./chunks/render-QHH5654P.js")).render
  },
  check: {
    summary: "whether a policy would be taken, or a load-balancer.yml is right",
    load: async () => (await import("./chunks/check-UGJW4BRW.js")).check
  },
  lint: {
    summary: "what of a policy breaks in production",
    load: async () => (await import("./chunks/lint-JBKD7K35.js")).lint
  },
  eval: {
    summary: "what a policy expression comes to",
    load: async () => (await import("./chunks/evaluate-ZNKFGEPI.js")).evaluate
  },
  diff: {
    summary: "what differs between two policies by meaning",
    load: async () => (await import("./chunks/diff-BOE3QR4F.js")).diff
  },
  serve: {
    summary: "the local gateway behind a port",
    load: async () => (await import("./chunks/serve-URR2QKOF.js")).serve
  },
  simulate: {
    summary: "what load-balancer.yml does with traffic",
    load: async () => (await import("./chunks/simulate-XIADQ62D.js")).simulate
  },
  rotate: {
    summary: "replace the keys that are due, or look at them",
    load: async () => (await import("./chunks/rotate-XJ74FNPG.js")).rotate
  }
};

// action/command-line/help.ts
var WIDEST = 100;
var USUAL = 80;
function overview(width) {
  const rows = Object.entries(COMMANDS).map(([name, { summary }]) => [name, summary]);
  return `usage: aolb <command>

${table(rows, width)}
"aolb <command> --help" tells more of each.
`;
}
function helpOf(command, width) {
  const options = [
    ...Object.entries(command.options).map(
      ([name, option]) => [written(name, option), meaning(option)]
    ),
    ["--help", "show this"]
  ];
  return [
    usageOf(command, width),
    `${wrapped(command.about, fitting(width)).join("\n")}
`,
    `options:
${table(options, width)}`,
    `example:
  ${command.example}
`
  ].join("\n");
}
function usageOf({ usage }, width) {
  const parts = usage.match(/(?:\| )?\[*--[a-z-]+(?: [^-[|\s\]][^\s\]]*)?\]*…?|\S+/g) ?? [];
  return `${hanging("usage: aolb ", parts, fitting(width)).join("\n")}
`;
}
function written(name, { value, multiple }) {
  const more = multiple === true && value?.endsWith("\u2026") !== true ? "\u2026" : "";
  return `--${name}${value === void 0 ? "" : ` ${value}`}${more}`;
}
function meaning({ help, type, default: usual }) {
  return type === "boolean" || usual === void 0 ? help : `${help} (${usual} if left out)`;
}
function table(rows, width) {
  const first = Math.min(24, Math.max(...rows.map(([left]) => left.length)));
  return rows.flatMap(([left, right]) => {
    const lines = hanging(
      `  ${left.padEnd(first)}  `,
      right.split(" "),
      fitting(width),
      first + 4
    );
    return lines.map((line) => `${line}
`);
  }).join("");
}
function fitting(width = USUAL) {
  return Math.max(40, Math.min(width, WIDEST));
}
function wrapped(text, width) {
  return hanging("", text.split(" "), width);
}
function hanging(head, words, width, indent = head.length) {
  const lines = [];
  let line = head;
  let empty = true;
  for (const word of words) {
    if (!empty && line.length + 1 + word.length > width) {
      lines.push(line);
      line = " ".repeat(indent);
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line];
}

// action/command-line/command-line.ts
async function runCommandLine([first, ...rest], terminal) {
  const { width } = terminal;
  const helps = first === "help" || isHelp(first);
  const [name, args] = helps ? [rest[0], ["--help"]] : [first, rest];
  if (helps && name === void 0) {
    terminal.out(overview(width));
    return 0;
  }
  const entry = name !== void 0 && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : void 0;
  if (entry === void 0) {
    const unknown = name === void 0 ? "" : `unknown command "${name}"

`;
    terminal.error(`${unknown}${overview(width)}`);
    return 2;
  }
  const command = await entry.load();
  if (asksForHelp(args, command)) {
    terminal.out(helpOf(command, width));
    return 0;
  }
  try {
    return await command.run(args, terminal);
  } catch (error) {
    const fault = argumentFault(error, command.options);
    const wrongUse = error instanceof UsageError || fault !== void 0;
    const usage = `${usageOf(command, terminal.columns)}"aolb ${name} --help" tells more.
`;
    terminal.error(`${fault ?? messageOf(error)}
${wrongUse ? usage : ""}`);
    return wrongUse ? 2 : 1;
  }
}
function isHelp(argument) {
  return argument === "--help" || argument === "-h";
}
function asksForHelp(args, { options }) {
  const end = args.indexOf("--");
  const before = end === -1 ? args : args.slice(0, end);
  return before.some((argument, index) => {
    const option = options[before[index - 1]?.replace(/^--/, "") ?? ""];
    return isHelp(argument) && option?.type !== "string";
  });
}

// action/cli.ts
var { stdout, stderr, env } = process;
for (const stream of [stdout, stderr]) {
  stream.on("error", (error) => {
    if (error.code !== "EPIPE") throw error;
  });
}
var root = join(import.meta.dirname, "..");
process.exitCode = await runCommandLine(process.argv.slice(2), {
  out: (text) => void stdout.write(text),
  error: (text) => void stderr.write(text),
  columns: canRewriteLines(stderr, env) ? stderr.columns : void 0,
  width: stdout.isTTY ? stdout.columns : void 0,
  // Minds NO_COLOR and TERM.
  coloured: stdout.isTTY && stdout.hasColors(),
  converse: process.stdin.isTTY ? async () => (await import("./chunks/conversation-X4EHIVEE.js")).startConversation() : void 0,
  environment: env,
  directory: process.cwd(),
  untilInterrupted: () => new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => resolve());
  }),
  root,
  functionPackage: join(root, "dist", "function.zip")
});
