import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  fitTable
} from "./chunk-C7LTF2GX.js";
import {
  simulateConfiguration,
  simulationPage
} from "./chunk-YQUOXAIP.js";
import "./chunk-CQZDD3LH.js";
import "./chunk-GO35JU74.js";
import "./chunk-V5UVGAND.js";
import "./chunk-GI4LBW4T.js";
import "./chunk-IVEV3KM5.js";
import "./chunk-FT5OCPVE.js";
import "./chunk-3L4MNKEA.js";
import {
  textTable
} from "./chunk-WAATRJKY.js";
import {
  HEADINGS,
  cellsOf,
  describeJudgement,
  missed
} from "./chunk-EMJBHTV7.js";
import "./chunk-4FBFNNW6.js";
import {
  describeFinding
} from "./chunk-NXTOOCTD.js";
import "./chunk-V2JMA5QS.js";
import {
  UsageError
} from "./chunk-55ZJ4OFM.js";
import "./chunk-GHUUZ5VI.js";
import "./chunk-4MPUGQQR.js";
import "./chunk-4NFBVTJB.js";
import "./chunk-75ZBO6A2.js";
import "./chunk-KFZXARLD.js";
import "./chunk-TKEMU74O.js";
import "./chunk-7LBMLGN5.js";
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

// action/command-line/simulate.ts
import { writeFile } from "node:fs/promises";
import { relative, resolve } from "node:path";
import { parseArgs } from "node:util";

// action/report/simulation/json.ts
function simulationJson(results, seed) {
  const scenarios = results.map(
    ({ name, about, figures, ideal, judgements, holes, timeline, situation }) => ({
      name,
      about,
      figures: { ...figures, ofIdeal: figures.othersServed / ideal.othersServed },
      ideal,
      expectations: judgements.map(({ expectation, figure, verdict }) => ({
        metric: expectation.metric,
        expected: expectation.text,
        figure,
        verdict
      })),
      holes,
      timeline,
      units: situation.units,
      workload: situation.workload,
      accounts: Object.fromEntries(
        Object.entries(situation.accounts).map(([account, { host: _, ...model }]) => [
          account,
          model
        ])
      )
    })
  );
  return JSON.stringify(
    { seed, scenarios },
    (_, value) => value === Number.POSITIVE_INFINITY ? "never" : value,
    2
  );
}

// action/command-line/simulate.ts
var CLEAR_LINE = "\r\x1B[K";
var OPTIONS = {
  config: {
    type: "string",
    default: "load-balancer.yml",
    value: "FILE",
    help: "the configuration"
  },
  seed: {
    type: "string",
    default: "1",
    value: "NUMBER",
    help: "another one is another run of the same traffic"
  },
  json: { type: "boolean", default: false, help: "answer in JSON" },
  html: { type: "string", value: "FILE", help: "write the report as a page, too" }
};
var simulate = {
  usage: "simulate [--config FILE] [--seed NUMBER] [--json] [--html FILE] [SCENARIO]\u2026",
  about: "Runs the rendered policy through scenarios: files, or names of shipped ones; all of those if none is named. Exit code 1: an expectation is missed.",
  options: OPTIONS,
  example: "aolb simulate account-down burst",
  run
};
async function run(args, terminal) {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: OPTIONS
  });
  if (!/^\d{1,9}$/.test(values.seed)) {
    throw new UsageError(`--seed must be a whole number, not "${values.seed}"`);
  }
  const { directory, functionPackage } = terminal;
  const seed = Number(values.seed);
  const progress = follow(terminal);
  const simulated = await simulateConfiguration({
    configurationFile: resolve(directory, values.config),
    scenarios: positionals,
    workspace: directory,
    functionPackage,
    seed,
    onResult: progress.finished,
    onProgress: progress.reached
  }).finally(progress.end);
  if (!simulated.ok) {
    for (const finding of simulated.findings) {
      terminal.error(`${finding.severity}: ${describeFinding(finding)}
`);
    }
    return 1;
  }
  const { balancer, results } = simulated;
  const title = `Load balancer ${balancer.environment}`;
  if (values.html !== void 0) {
    await writeFile(resolve(directory, values.html), simulationPage(results, { title, seed }));
  }
  if (values.json) terminal.out(`${simulationJson(results, seed)}
`);
  else report(results, terminal);
  if (values.html !== void 0) {
    terminal.error(`wrote ${relative(directory, resolve(directory, values.html))}
`);
  }
  return results.some((result) => missed(result).length > 0) ? 1 : 0;
}
function report(results, { out, error, width }) {
  const rows = [HEADINGS, ...results.map(cellsOf)];
  out(fitTable(textTable(rows), rows, width));
  for (const result of results) {
    for (const { what, count, line } of result.holes) {
      error(`${result.name}: ${count} of the log's lines, the first in line ${line}: ${what}
`);
    }
    for (const judgement of result.judgements) {
      if (judgement.verdict !== "met") {
        error(
          `${judgement.verdict === "missed" ? "missed" : "note"}: ${result.name}: ${describeJudgement(judgement)}
`
        );
      }
    }
  }
}
function follow({ columns, error }) {
  let [done, shown] = ["", ""];
  const show = (text) => {
    if (columns === void 0 || text === shown) return;
    shown = text;
    error(`${CLEAR_LINE}${text.slice(0, columns - 1)}`);
  };
  return {
    reached(share) {
      show(`${Math.floor(100 * share)} %${done}`);
    },
    finished({ name, figures }, count, total) {
      done = `, ${count} of ${total} scenarios done`;
      if (columns === void 0) {
        error(`${count} of ${total}: ${name}, ${figures.requests} requests
`);
      }
    },
    end() {
      if (columns !== void 0) error(CLEAR_LINE);
    }
  };
}
export {
  simulate
};
