import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import {
  readStories,
  shippedStories,
  simulateStories
} from "./chunk-CQZDD3LH.js";
import {
  operationsOf
} from "./chunk-V5UVGAND.js";
import {
  judged,
  readUnjudged
} from "./chunk-GI4LBW4T.js";
import {
  HEADINGS,
  cellsOf,
  describeJudgement,
  missed,
  percent
} from "./chunk-EMJBHTV7.js";
import {
  inFileOrder
} from "./chunk-NXTOOCTD.js";
import {
  surface
} from "./chunk-4NFBVTJB.js";
import {
  createBalancer
} from "./chunk-GSPKAURL.js";

// action/report/simulation/chart.ts
var WIDTH = 720;
var LEFT = 44;
var RIGHT = 8;
var PLOT = WIDTH - LEFT - RIGHT;
function escapeHtml(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;").replaceAll("'", "&#39;");
}
var LINE_HEIGHT = 140;
function lineChart({ title, step, steps }, series) {
  const rates = series.map(({ values }) => values.map((value) => value / step));
  const most = niceMost(Math.max(0, ...rates.flat()));
  const [top, bottom] = [8, LINE_HEIGHT - 20];
  const x = (index) => LEFT + PLOT * index / Math.max(1, steps);
  const y = (rate) => bottom - (bottom - top) * rate / most;
  const grid = [0, 0.5, 1].map(
    (share) => `<line class="grid" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${n(y(share * most))}" y2="${n(y(share * most))}"/><text class="axis end" x="${LEFT - 6}" y="${n(y(share * most) + 4)}">${n(share * most)}</text>`
  );
  const lines = series.map(({ label, kind }, index) => {
    const points = (rates[index] ?? []).map((rate, at) => `${n(x(at + 0.5))},${n(y(rate))}`);
    return `<polyline class="line ${kind}" data-series="${escapeHtml(label)}" points="${points.join(" ")}"/>`;
  });
  return svg(title, LINE_HEIGHT, [...grid, ...lines, timeAxis(step * steps, LINE_HEIGHT)]);
}
var ROW = 22;
function stateChart({ title, step, steps }, rows) {
  const height = rows.length * ROW + 24;
  const seconds = step * steps;
  const x = (second) => LEFT + PLOT * Math.min(second, seconds) / Math.max(1, seconds);
  const parts = rows.flatMap(({ account, states, bands }, row) => {
    const top = row * ROW + 4;
    return [
      `<g data-series="${escapeHtml(account)}">`,
      ...runsOf(states, steps).map(
        ({ kind, from, until }) => `<rect class="state ${kind}" x="${n(x(from * step))}" y="${top + 3}" width="${n(x(until * step) - x(from * step))}" height="${ROW - 8}"/>`
      ),
      ...bands.map(
        ({ label, from, until }) => `<rect class="band" x="${n(x(from))}" y="${top}" width="${n(Math.max(1, x(until) - x(from)))}" height="3"><title>${escapeHtml(label)}</title></rect>`
      ),
      `<text class="name" x="${LEFT + 4}" y="${top + ROW - 9}">${escapeHtml(account)}</text>`,
      "</g>"
    ];
  });
  return svg(title, height, [...parts, timeAxis(seconds, height)]);
}
function runsOf(states, steps) {
  const runs = [];
  for (let step = 0; step < steps; step += 1) {
    let [kind, most] = ["", 0];
    for (const state of states) {
      const count = state.values[step] ?? 0;
      if (count > most) [kind, most] = [state.kind, count];
    }
    if (kind === "") continue;
    const last = runs.at(-1);
    if (last !== void 0 && last.kind === kind && last.until === step) last.until += 1;
    else runs.push({ kind, from: step, until: step + 1 });
  }
  return runs;
}
function timeAxis(seconds, height) {
  return [0, 0.25, 0.5, 0.75, 1].map((share) => {
    const place = share === 0 ? "start" : share === 1 ? "end" : "middle";
    return `<text class="axis ${place}" x="${n(LEFT + PLOT * share)}" y="${height - 4}">${clock(seconds * share)}</text>`;
  }).join("");
}
function svg(title, height, parts) {
  const escaped = escapeHtml(title);
  return `<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escaped}"><title>${escaped}</title>${parts.join("")}</svg>`;
}
function clock(seconds) {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const rest = String(Math.floor(seconds % 60)).padStart(2, "0");
  return hours === 0 ? `${minutes}:${rest}` : `${hours}:${String(minutes).padStart(2, "0")}:${rest}`;
}
function niceMost(most) {
  if (most <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(most));
  const factor = [1, 2, 5, 10].find((one) => one * power >= most) ?? 10;
  return factor * power;
}
function n(value) {
  return String(Math.round(value * 100) / 100);
}

// action/report/simulation/style.ts
var STYLE = `
:root { color-scheme: light dark; --ink: #1c2128; --dim: #57606a; --paper: #fff; --line: #d0d7de; --bad: #b3261e; --good: #1a6e3c;
  --requests: #6e7781; --served: #0969da; --throttled: #d4a017; --failed: #c0392b; --refused: #8250df; --unreachable: #24292f; --band: #c0392b; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6edf3; --dim: #9198a1; --paper: #0d1117; --line: #30363d; --bad: #ff8a80; --good: #7ee2a8;
    --requests: #8b949e; --served: #4493f8; --throttled: #e3b341; --failed: #f47067; --refused: #b083f0; --unreachable: #cdd9e5; --band: #f47067; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 68rem; padding: 1rem; font: 1rem/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
a { color: var(--served); }
:focus-visible { outline: 3px solid var(--served); outline-offset: 2px; }
.skip { position: absolute; left: -100rem; }
.skip:focus { left: 1rem; background: var(--paper); padding: .5rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; } h3 { display: inline; font-size: 1rem; }
.scroll { overflow-x: auto; }
.scroll td:last-child { white-space: normal; min-width: 12rem; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: .875rem; }
th, td { border-bottom: 1px solid var(--line); padding: .25rem .6rem; text-align: right; white-space: nowrap; }
th:first-child, td:last-child, th:last-child { text-align: left; }
section > details { border: 1px solid var(--line); border-radius: .4rem; padding: .5rem 1rem; margin: 1rem 0; }
summary { cursor: pointer; } summary span, .note, figcaption { color: var(--dim); font-size: .875rem; }
.bad, tr.bad th, tr.bad td { color: var(--bad); } li.bad::before { content: "missed: "; font-weight: bold; }
.good { color: var(--good); } li.good::before { content: "met: "; } li.note::before { content: "note: "; }
figure { margin: .75rem 0; } svg { width: 100%; height: auto; display: block; }
.key { margin-left: .75rem; white-space: nowrap; }
.key::before { content: ""; display: inline-block; width: .75rem; height: .75rem; margin-right: .3rem; background: var(--key); }
.key.requests, .line.requests { --key: var(--requests); } .key.served, .line.served, .state.served { --key: var(--served); }
.key.throttled, .line.throttled, .state.throttled { --key: var(--throttled); } .key.failed, .line.failed, .state.failed { --key: var(--failed); }
.key.refused, .state.refused { --key: var(--refused); } .key.unreachable, .state.unreachable { --key: var(--unreachable); }
.line { fill: none; stroke: var(--key); stroke-width: 1.5; } .state { fill: var(--key); } .band { fill: var(--band); }
.grid { stroke: var(--line); } .axis { fill: var(--dim); font: 11px system-ui, sans-serif; } .name { fill: var(--ink); font: 12px system-ui, sans-serif; paint-order: stroke; stroke: var(--paper); stroke-width: 3px; }
.end { text-anchor: end; } .middle { text-anchor: middle; } .start { text-anchor: start; }
@media print { .skip { display: none; } }
`;

// action/report/simulation/page.ts
function simulationPage(results, { title, seed }) {
  const failures = results.filter((result) => missed(result).length > 0);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(title)}: simulation</title>
<style>${STYLE}</style>
</head>
<body>
<a class="skip" href="#scenarios">To the scenarios</a>
<header>
<h1>${escapeHtml(title)}: simulation</h1>
<p>${results.length} ${results.length === 1 ? "scenario" : "scenarios"} in virtual time, seed ${seed}. What accounts take is assumed unless a scenario says it; nothing was sent to Azure.</p>
<p class="${failures.length === 0 ? "good" : "bad"}">${failures.length === 0 ? "Nothing that was expected is missing." : `Expectations missed in ${failures.map(({ name }) => link(name)).join(", ")}.`}</p>
</header>
<main>
<section aria-labelledby="overview">
<h2 id="overview">Overview</h2>
<div class="scroll" tabindex="0" role="region" aria-labelledby="overview">
<table>
<thead><tr>${HEADINGS.map((heading) => `<th scope="col">${escapeHtml(heading)}</th>`).join("")}</tr></thead>
<tbody>
${results.map(overviewRow).join("\n")}
</tbody>
</table>
</div>
<p class="note">Figures are of the callers whose calls can be served. The ideal balancer looks into the accounts; recovery is the time from the end of a fault until its account serves again.</p>
</section>
<h2 id="scenarios">Scenarios</h2>
${results.map(scenarioSection).join("\n")}
</main>
</body>
</html>
`;
}
function overviewRow(result) {
  const [, ...cells] = cellsOf(result);
  const failed = missed(result).length > 0;
  return `<tr${failed ? ' class="bad"' : ""}><th scope="row">${link(result.name)}</th>${cells.map((cell) => `<td>${escapeHtml(cell)}</td>`).join("")}</tr>`;
}
function link(name) {
  return `<a href="#${idOf(name)}">${escapeHtml(name)}</a>`;
}
function idOf(name) {
  return `scenario-${encodeURIComponent(name).replaceAll(/[^\w-]/g, "_")}`;
}
function scenarioSection(result) {
  const { name, about, judgements, holes, timeline, figures, ideal } = result;
  const { step, lines } = timeline;
  const steps = lines.requests?.length ?? 0;
  const frame = (what) => ({ title: `${name}: ${what}`, step, steps });
  const requests = [
    { label: "requests", kind: "requests", values: lines.requests ?? [] },
    { label: "served", kind: "served", values: lines.served ?? [] }
  ];
  const refusals = [
    { label: "429s", kind: "throttled", values: lines.throttled ?? [] },
    { label: "5xx", kind: "failed", values: lines.failed ?? [] }
  ];
  return `<section id="${idOf(name)}" aria-labelledby="${idOf(name)}-title">
<details open>
<summary><h3 id="${idOf(name)}-title">${escapeHtml(name)}</h3> <span>${escapeHtml(about)}</span></summary>
<p>${percent(figures.othersServed)} served of ${figures.requests} requests; the ideal balancer serves ${percent(ideal.othersServed)}.</p>
${list(judgements.map((one) => ({ kind: one.verdict === "missed" ? "bad" : one.verdict === "met" ? "good" : "note", text: describeJudgement(one) })))}
${list(holes.map(({ what, count, line }) => ({ kind: "note", text: `${count} of the log\u2019s lines, the first in line ${line}: ${what}` })))}
<figure><figcaption>Requests a second ${legend(requests)}</figcaption>${lineChart(frame("requests a second"), requests)}</figure>
<figure><figcaption>Callers\u2019 429s and 5xx a second ${legend(refusals)}</figcaption>${lineChart(frame("429s and 5xx a second"), refusals)}</figure>
<figure><figcaption>What the calls to each account met ${legend(STATES)}</figcaption>${stateChart(frame("state of each account"), accountRows(result))}</figure>
</details>
</section>`;
}
var STATES = [
  ["served", "served"],
  ["429", "throttled"],
  ["5xx", "failed"],
  ["4xx", "refused"],
  ["no answer", "unreachable"]
].map(([label, kind]) => ({ label, kind, values: [] }));
function accountRows({ timeline, situation }) {
  return Object.entries(situation.accounts).map(([account, { faults }]) => ({
    account,
    states: STATES.map(({ label, kind }) => ({
      label,
      kind,
      values: timeline.lines[`${kind} ${account}`] ?? []
    })),
    bands: faults.map(bandOf)
  }));
}
function bandOf(fault) {
  const { kind, from, until } = fault;
  const more = kind === "failing" ? `, ${percent(fault.share)} of the answers` : kind === "slow" ? `, ${fault.factor} times as long` : "";
  return { label: `${kind}${more}`, from, until };
}
function legend(series) {
  return series.map(({ label, kind }) => `<span class="key ${kind}">${escapeHtml(label)}</span>`).join(" ");
}
function list(items) {
  if (items.length === 0) return "";
  return `<ul>${items.map(({ kind, text }) => `<li class="${kind}">${escapeHtml(text)}</li>`).join("")}</ul>`;
}

// action/simulation/configuration.ts
async function simulateConfiguration(request) {
  const { configurationFile, scenarios, workspace, functionPackage, onResult } = request;
  const read = await readUnjudged(configurationFile, workspace, functionPackage);
  if (!read.ok) return read;
  const balancer = createBalancer(read.configuration);
  const { stories, findings } = scenarios.length === 0 ? { stories: shippedStories(balancer), findings: [] } : await readStories(scenarios, workspace, balancer);
  if (findings.length > 0) {
    return { ok: false, reason: "config-invalid", findings: inFileOrder(findings) };
  }
  const options = {
    balancer,
    policy: { operations: operationsOf(read.rendered.openapi), surface },
    seed: request.seed,
    expectations: read.expectations,
    ...request.onProgress === void 0 ? {} : { onProgress: request.onProgress },
    ...onResult === void 0 ? {} : { onResult: (result, done) => onResult(result, done, stories.length) }
  };
  try {
    return { ok: true, balancer, results: await simulateStories(stories, options) };
  } catch (error) {
    const judgement = await judged(read);
    if (!judgement.ok) return judgement;
    throw error;
  }
}

export {
  simulationPage,
  simulateConfiguration
};
