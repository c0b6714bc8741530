import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  HEADINGS,
  cellsOf,
  describeJudgement,
  missed,
  percent,
  plain,
  tableHead
} from "./chunk-EMJBHTV7.js";

// action/report/simulation/table.ts
function textTable(rows) {
  const widths = HEADINGS.map(
    (_, column) => Math.max(...rows.map((row) => (row[column] ?? "").length))
  );
  const line = (row) => row.map(
    (cell, column) => column === 0 || column === row.length - 1 ? cell.padEnd(column === 0 ? widths[0] ?? 0 : 0) : cell.padStart(widths[column] ?? 0)
  ).join("  ");
  return rows.map((row) => `${line(row).trimEnd()}
`).join("");
}
function markdownTable(results) {
  const rows = results.map((result) => `| ${cellsOf(result).map(plain).join(" | ")} |`);
  const notes = results.flatMap((result) => [
    ...missed(result).map((one) => `- \u274C ${plain(result.name)}: ${plain(describeJudgement(one))}`),
    ...result.holes.map(
      ({ what, count, line }) => `- ${plain(result.name)}: ${count} ${count === 1 ? "line" : "lines"} of the log, the first in line ${line}: ${plain(what)}`
    )
  ]);
  const table = [tableHead(HEADINGS), ...rows].join("\n");
  return notes.length === 0 ? table : `${table}

${notes.join("\n")}`;
}
var REVIEW = ["traffic", "served", "callers\u2019 429s", "attempts", "ideal"];
function reviewTable(rows) {
  const lines = rows.map(({ scenario, before, after, ideal, judgements }) => {
    const change = (text) => {
      const [then, now] = [before === void 0 ? void 0 : text(before), text(after)];
      return then === void 0 || then === now ? now : `${then} \u2192 ${now}`;
    };
    const cells = [
      `${missed({ judgements }).length > 0 ? "\u274C " : ""}${plain(scenario)}`,
      change(({ othersServed }) => percent(othersServed)),
      change(({ othersThrottled }) => percent(othersThrottled)),
      change(({ callsPerRequest }) => callsPerRequest.toFixed(2)),
      percent(ideal.othersServed)
    ];
    return `| ${cells.join(" | ")} |`;
  });
  return [tableHead(REVIEW), ...lines].join("\n");
}

export {
  textTable,
  markdownTable,
  reviewTable
};
