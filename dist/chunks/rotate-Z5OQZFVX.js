import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  describe,
  describeConsequence,
  inspect,
  reportTable,
  rotate,
  runOrigin,
  statusTable
} from "./chunk-KCC7OLC6.js";
import {
  SettingsError,
  parseInstant,
  readSettings
} from "./chunk-2VUTKGVE.js";
import "./chunk-LFP6BUKU.js";
import "./chunk-AP5E6N3Z.js";
import {
  runnerCredential
} from "./chunk-53CPVRKA.js";
import {
  UsageError
} from "./chunk-JIVTQRUL.js";
import "./chunk-HANBNIMK.js";

// action/command-line/rotate.ts
import { parseArgs } from "node:util";

// action/command-line/progress.ts
var clearLine = "\r\x1B[K";
var widestBar = 40;
function followRotation(terminal, dryRun) {
  const { columns, environment, error } = terminal;
  const colours = columns !== void 0 && !environment.NO_COLOR;
  const paint = (code, text) => colours ? `\x1B[${code}m${text}\x1B[0m` : text;
  let total;
  let done = 0;
  const bar = (width, subscription) => {
    const share = total === void 0 || total === 0 ? 1 : done / total;
    const count = `${done}/${total ?? 0}`;
    const length = Math.max(0, Math.min(widestBar, width - count.length - 5));
    const filled = Math.round(share * length);
    const drawn = `[${paint(32, "=".repeat(filled))}${" ".repeat(length - filled)}] ${count}`;
    const room = width - length - count.length - 5;
    return `${clearLine}${drawn} ${subscription.slice(0, Math.max(0, room))}`;
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
      else error(`${failed ? clearLine + paint(31, line) : ""}${bar(columns, subscription)}`);
    },
    end() {
      if (columns !== void 0 && done > 0) error(clearLine);
    }
  };
}

// action/command-line/rotate.ts
async function rotate2(args, terminal) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      "dry-run": { type: "boolean", default: false },
      force: { type: "boolean", default: false },
      emergency: { type: "boolean", default: false },
      only: { type: "string" },
      since: { type: "string" },
      reason: { type: "string" },
      status: { type: "boolean", default: false },
      json: { type: "boolean", default: false }
    }
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
    const credential = await runnerCredential(terminal.environment, fetch);
    const report = await rotate(settings, credential, {
      trigger: "command-line",
      startedBy: runOrigin(terminal.environment, values.reason),
      // The lines are for a log that is searched; here somebody watches.
      log: () => void 0,
      watch: progress,
      mode: emergency ? "emergency" : force ? "forced" : "scheduled",
      dryRun,
      ...since !== void 0 && { since },
      ...chosen === void 0 ? {} : { only: chosen }
    });
    progress.end();
    terminal.out(json ? `${JSON.stringify(report, null, 2)}
` : reportTable(report));
    return report.unfinished.length > 0 ? 1 : 0;
  } catch (error) {
    progress.end();
    throw error instanceof SettingsError ? new UsageError(error.message) : error;
  }
}
async function showStatus(only, json, terminal) {
  try {
    const settings = readSettings(terminal.environment);
    const credential = await runnerCredential(terminal.environment, fetch);
    const status = await inspect(settings, credential, only);
    terminal.out(json ? `${JSON.stringify(status, null, 2)}
` : statusTable(status));
    return status.needPerson.length > 0 ? 1 : 0;
  } catch (error) {
    throw error instanceof SettingsError ? new UsageError(error.message) : error;
  }
}
export {
  rotate2 as rotate
};
