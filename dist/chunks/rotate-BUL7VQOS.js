import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  SettingsError,
  readSettings,
  reportTable,
  rotate
} from "./chunk-E7KA2AO3.js";
import {
  runnerCredential
} from "./chunk-6LCBSFBS.js";
import {
  UsageError
} from "./chunk-JIVTQRUL.js";
import "./chunk-HANBNIMK.js";

// action/command-line/rotate.ts
import { parseArgs } from "node:util";
async function rotate2(args, terminal) {
  const { values } = parseArgs({
    args: [...args],
    options: {
      "dry-run": { type: "boolean", default: false },
      force: { type: "boolean", default: false },
      only: { type: "string" },
      json: { type: "boolean", default: false }
    }
  });
  const settings = settingsOf(terminal.environment);
  const credential = await runnerCredential(terminal.environment, fetch);
  const report = await rotate(settings, credential, {
    trigger: "command-line",
    log: (line) => terminal.error(`${line}
`),
    mode: values.force ? "forced" : "scheduled",
    dryRun: values["dry-run"],
    ...values.only === void 0 ? {} : { only: values.only.split(",").map((name) => name.trim()) }
  });
  terminal.out(values.json ? `${JSON.stringify(report, null, 2)}
` : reportTable(report));
  return report.counts.failed > 0 ? 1 : 0;
}
function settingsOf(environment) {
  try {
    return readSettings(environment);
  } catch (error) {
    throw error instanceof SettingsError ? new UsageError(error.message) : error;
  }
}
export {
  rotate2 as rotate
};
