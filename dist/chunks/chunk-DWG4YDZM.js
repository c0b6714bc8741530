import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);

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

export {
  HEADINGS,
  cellsOf,
  percent,
  describeJudgement,
  missed
};
