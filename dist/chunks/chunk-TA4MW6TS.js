import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  plain,
  tableHead
} from "./chunk-NBVFCEPZ.js";

// action/report/simulation/cells.ts
var HEADINGS = [
  "scenario",
  "served",
  "of the ideal",
  "429s",
  "5xx",
  "attempts",
  "added p95",
  "recovery",
  "share by account"
];
function cellsOf({ name, figures, ideal }) {
  return [
    name,
    percent(figures.othersServed),
    percent(figures.othersServed / ideal.othersServed),
    percent(figures.othersThrottled),
    percent(figures.othersFailed),
    Number.isNaN(figures.callsPerRequest) ? "\u2013" : figures.callsPerRequest.toFixed(2),
    time(figures.addedLatency),
    time(figures.recovery),
    shares(figures)
  ];
}
function percent(share) {
  if (Number.isNaN(share)) return "\u2013";
  const rounded = (100 * share).toFixed(2);
  if (rounded === "100.00") return share < 1 ? "> 99.99 %" : "100 %";
  if (rounded === "0.00") return share > 0 ? "< 0.01 %" : "0 %";
  return `${rounded} %`;
}
function time(milliseconds) {
  if (Number.isNaN(milliseconds)) return "\u2013";
  if (milliseconds === Number.POSITIVE_INFINITY) return "never";
  return milliseconds < 1e3 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1e3).toFixed(1)} s`;
}
function shares({ tokens }) {
  const total = Object.values(tokens).reduce((sum, count) => sum + count, 0);
  if (total === 0) return "\u2013";
  return Object.entries(tokens).map(([account, count]) => `${account} ${Math.round(100 * count / total)} %`).join(", ");
}
var NAMES = {
  served: "served",
  ofIdeal: "of the ideal",
  throttled: "429s",
  failed: "5xx",
  attempts: "attempts a request",
  addedP95: "added p95",
  recovery: "recovery"
};
function figureText(metric, figure) {
  switch (metric) {
    case "attempts":
      return figure.toFixed(2);
    case "addedP95":
    case "recovery":
      return time(figure);
    default:
      return percent(figure);
  }
}
function describeJudgement({ expectation, figure, verdict }) {
  const { metric, text } = expectation;
  const said = `${NAMES[metric]} ${figureText(metric, figure)}, expected ${text}`;
  return verdict === "beyond" ? `${said}: not even an ideal balancer could` : said;
}
function missed({ judgements }) {
  return judgements.filter(({ verdict }) => verdict === "missed");
}

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
  HEADINGS,
  cellsOf,
  percent,
  describeJudgement,
  missed,
  textTable,
  markdownTable,
  reviewTable
};
