import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  fitMarkdown
} from "./chunk-C7LTF2GX.js";
import {
  describe,
  describeConsequence,
  inspect,
  reportTable,
  rotate,
  runOrigin,
  statusTable,
  thisMachine
} from "./chunk-DNN5UI2Q.js";
import "./chunk-DCOM7PZJ.js";
import {
  runnerCredential
} from "./chunk-ZBPTDFJ7.js";
import {
  SettingsError,
  parseInstant,
  readSettings,
  throughProxies
} from "./chunk-V2JMA5QS.js";
import {
  UsageError
} from "./chunk-55ZJ4OFM.js";
import "./chunk-GHUUZ5VI.js";
import "./chunk-TKEMU74O.js";
import "./chunk-A3RQCBOI.js";
import "./chunk-HANBNIMK.js";

// action/command-line/rotate.ts
import { parseArgs } from "node:util";

// action/command-line/progress.ts
var CLEAR_LINE = "\r\x1B[K";
var WIDEST_BAR = 40;
function followRotation(terminal, dryRun) {
  const { columns, environment, error } = terminal;
  const colours = columns !== void 0 && !environment.NO_COLOR;
  const paint = (code, text) => colours ? `\x1B[${code}m${text}\x1B[0m` : text;
  let total;
  let done = 0;
  const bar = (width, subscription) => {
    const share = total === void 0 || total === 0 ? 1 : done / total;
    const count = `${done}/${total ?? 0}`;
    const length = Math.max(0, Math.min(WIDEST_BAR, width - count.length - 5));
    const filled = Math.round(share * length);
    const drawn = `[${paint(32, "=".repeat(filled))}${" ".repeat(length - filled)}] ${count}`;
    const room = width - length - count.length - 5;
    return `${CLEAR_LINE}${drawn} ${subscription.slice(0, Math.max(0, room))}`;
  };
  return {
    started({ due, expectedSeconds, mode, since, stops }) {
      total = due;
      error(`${due} ${due === 1 ? "key" : "keys"} to look at, about ${expectedSeconds} s
`);
      if (mode !== "forced" && mode !== "emergency") return;
      if (since !== void 0) {
        error(
          `Replaces what was made before ${since}; --since ${since} goes on with what is left
`
        );
      }
      const when = dryRun ? "Would stop before its time" : "Stops before its time";
      error(paint(33, `${when}:${stops.length === 0 ? " nothing" : ""}
`));
      for (const consequence of stops) error(`  ${describeConsequence(consequence)}
`);
    },
    finished({ subscription, outcome }) {
      if (total === void 0) return;
      done += 1;
      const failed = outcome.kind === "failed";
      const line = `${subscription}: ${outcome.kind}, ${describe(outcome)}
`;
      if (columns === void 0) error(`${done}/${total} ${line}`);
      else error(`${failed ? CLEAR_LINE + paint(31, line) : ""}${bar(columns, subscription)}`);
    },
    end() {
      if (columns !== void 0 && done > 0) error(CLEAR_LINE);
    }
  };
}

// action/command-line/rotate.ts
var OPTIONS = {
  "dry-run": {
    type: "boolean",
    default: false,
    help: "tell what would be done, and change nothing"
  },
  force: { type: "boolean", default: false, help: "replace keys that are not due as well" },
  emergency: { type: "boolean", default: false, help: "replace both keys of each, now" },
  only: { type: "string", value: "CONSUMER,\u2026", help: "leave the others alone" },
  since: {
    type: "string",
    value: "INSTANT",
    help: "with --force or --emergency: go on with what was not replaced since then, such as 2026-11-30T03:00:00Z"
  },
  reason: { type: "string", value: "TEXT", help: "why, for the record" },
  status: { type: "boolean", default: false, help: "look at the keys, and change nothing" },
  json: { type: "boolean", default: false, help: "answer in JSON" }
};
var rotate2 = {
  usage: "rotate [--status | [--dry-run] [--force | --emergency] [--since INSTANT] [--reason TEXT]] [--only CONSUMER,\u2026] [--json]",
  about: "One run of the rotation, configured by the environment as the function app is (docs/rotation.md). Exit code 1: it did not do what was asked; with --status: a key needs a person.",
  options: OPTIONS,
  example: "aolb rotate --dry-run",
  run
};
async function run(args, terminal) {
  const { values } = parseArgs({
    args: [...args],
    options: OPTIONS
  });
  const { force, emergency, only, json, "dry-run": dryRun } = values;
  const since = values.since === void 0 ? void 0 : parseInstant(values.since);
  if (force && emergency) throw new UsageError("--force and --emergency exclude each other");
  if (values.since !== void 0 && since === void 0) {
    throw new UsageError(
      `--since ${values.since} is not a date with time and zone, such as 2026-11-30T03:00:00Z`
    );
  }
  const chosen = only?.split(",").map((name) => name.trim());
  if (values.status) {
    if (force || emergency || dryRun || since !== void 0 || values.reason !== void 0) {
      throw new UsageError("--status changes nothing; it takes --only and --json, nothing else");
    }
    return await showStatus(chosen, json, terminal);
  }
  const progress = followRotation(terminal, dryRun);
  try {
    const settings = readSettings(terminal.environment);
    const machine = machineOf(terminal);
    const credential = await runnerCredential(terminal.environment, machine.fetch);
    const options = {
      trigger: "command-line",
      startedBy: runOrigin(terminal.environment, values.reason),
      // The lines are for a log that is searched; here somebody watches.
      log: () => void 0,
      watch: progress,
      mode: emergency ? "emergency" : force ? "forced" : "scheduled",
      dryRun,
      ...since !== void 0 && { since },
      ...chosen === void 0 ? {} : { only: chosen }
    };
    const report = await rotate(settings, credential, options, machine);
    progress.end();
    terminal.out(
      json ? `${JSON.stringify(report, null, 2)}
` : fitMarkdown(reportTable(report), terminal.width)
    );
    return report.unfinished.length > 0 ? 1 : 0;
  } catch (error) {
    progress.end();
    throw error instanceof SettingsError ? new UsageError(error.message) : error;
  }
}
async function showStatus(only, json, terminal) {
  try {
    const settings = readSettings(terminal.environment);
    const machine = machineOf(terminal);
    const credential = await runnerCredential(terminal.environment, machine.fetch);
    const status = await inspect(settings, credential, { only }, machine);
    terminal.out(
      json ? `${JSON.stringify(status, null, 2)}
` : fitMarkdown(statusTable(status), terminal.width)
    );
    return status.needPerson.length > 0 ? 1 : 0;
  } catch (error) {
    throw error instanceof SettingsError ? new UsageError(error.message) : error;
  }
}
function machineOf({ environment }) {
  return { ...thisMachine, fetch: throughProxies(environment, thisMachine.fetch) };
}
export {
  rotate2 as rotate
};
