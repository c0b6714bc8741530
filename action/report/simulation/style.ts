/** How the page of a simulation looks: colours that are told apart in both schemes, also without seeing red and green. */
export const STYLE = `
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
