/**
 * A simulation as one HTML page that opens without a network: no script, no font, no picture from elsewhere, which its
 * content security policy holds it to. Details open by keyboard, and colours follow the reader's system.
 */
import type { Fault } from '../../../policy/simulate/index.ts';
import type { Result } from '../../simulation/simulate.ts';
import { cellsOf, describeJudgement, HEADINGS, missed, percent } from './cells.ts';
import { type Band, escapeHtml, lineChart, type Series, stateChart } from './chart.ts';
import { STYLE } from './style.ts';

type About = { readonly title: string; readonly seed: number };

export function simulationPage(results: readonly Result[], { title, seed }: About): string {
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
<p>${results.length} ${results.length === 1 ? 'scenario' : 'scenarios'} in virtual time, seed ${seed}. What accounts take is assumed unless a scenario says it; nothing was sent to Azure.</p>
<p class="${failures.length === 0 ? 'good' : 'bad'}">${
    failures.length === 0
      ? 'Nothing that was expected is missing.'
      : `Expectations missed in ${failures.map(({ name }) => link(name)).join(', ')}.`
  }</p>
</header>
<main>
<section aria-labelledby="overview">
<h2 id="overview">Overview</h2>
<div class="scroll" tabindex="0" role="region" aria-labelledby="overview">
<table>
<thead><tr>${HEADINGS.map((heading) => `<th scope="col">${escapeHtml(heading)}</th>`).join('')}</tr></thead>
<tbody>
${results.map(overviewRow).join('\n')}
</tbody>
</table>
</div>
<p class="note">Figures are of the callers whose calls can be served. The ideal balancer looks into the accounts; recovery is the time from the end of a fault until its account serves again.</p>
</section>
<h2 id="scenarios">Scenarios</h2>
${results.map(scenarioSection).join('\n')}
</main>
</body>
</html>
`;
}

function overviewRow(result: Result): string {
  const [, ...cells] = cellsOf(result);
  const failed = missed(result).length > 0;
  return `<tr${failed ? ' class="bad"' : ''}><th scope="row">${link(result.name)}</th>${cells
    .map((cell) => `<td>${escapeHtml(cell)}</td>`)
    .join('')}</tr>`;
}

function link(name: string): string {
  return `<a href="#${idOf(name)}">${escapeHtml(name)}</a>`;
}

/** Names come from files, and an id may hold less. */
function idOf(name: string): string {
  return `scenario-${encodeURIComponent(name).replaceAll(/[^\w-]/g, '_')}`;
}

function scenarioSection(result: Result): string {
  const { name, about, judgements, holes, timeline, figures, ideal } = result;
  const { step, lines } = timeline;
  const steps = lines.requests?.length ?? 0;
  const frame = (what: string) => ({ title: `${name}: ${what}`, step, steps });
  const requests: readonly Series[] = [
    { label: 'requests', kind: 'requests', values: lines.requests ?? [] },
    { label: 'served', kind: 'served', values: lines.served ?? [] },
  ];
  const refusals: readonly Series[] = [
    { label: '429s', kind: 'throttled', values: lines.throttled ?? [] },
    { label: '5xx', kind: 'failed', values: lines.failed ?? [] },
  ];
  return `<section id="${idOf(name)}" aria-labelledby="${idOf(name)}-title">
<details open>
<summary><h3 id="${idOf(name)}-title">${escapeHtml(name)}</h3> <span>${escapeHtml(about)}</span></summary>
<p>${percent(figures.othersServed)} served of ${figures.requests} requests; the ideal balancer serves ${percent(ideal.othersServed)}.</p>
${list(judgements.map((one) => ({ kind: one.verdict === 'missed' ? 'bad' : one.verdict === 'met' ? 'good' : 'note', text: describeJudgement(one) })))}
${list(holes.map(({ what, count, line }) => ({ kind: 'note', text: `${count} of the log’s lines, the first in line ${line}: ${what}` })))}
<figure><figcaption>Requests a second ${legend(requests)}</figcaption>${lineChart(frame('requests a second'), requests)}</figure>
<figure><figcaption>Callers’ 429s and 5xx a second ${legend(refusals)}</figcaption>${lineChart(frame('429s and 5xx a second'), refusals)}</figure>
<figure><figcaption>What the calls to each account met ${legend(STATES)}</figcaption>${stateChart(frame('state of each account'), accountRows(result))}</figure>
</details>
</section>`;
}

const STATES: readonly Series[] = (
  [
    ['served', 'served'],
    ['429', 'throttled'],
    ['5xx', 'failed'],
    ['4xx', 'refused'],
    ['no answer', 'unreachable'],
  ] as const
).map(([label, kind]) => ({ label, kind, values: [] }));

function accountRows({ timeline, situation }: Result) {
  return Object.entries(situation.accounts).map(([account, { faults }]) => ({
    account,
    states: STATES.map(({ label, kind }) => ({
      label,
      kind,
      values: timeline.lines[`${kind} ${account}`] ?? [],
    })),
    bands: faults.map(bandOf),
  }));
}

function bandOf(fault: Fault): Band {
  const { kind, from, until } = fault;
  const more =
    kind === 'failing'
      ? `, ${percent(fault.share)} of the answers`
      : kind === 'slow'
        ? `, ${fault.factor} times as long`
        : '';
  return { label: `${kind}${more}`, from, until };
}

function legend(series: readonly Series[]): string {
  return series
    .map(({ label, kind }) => `<span class="key ${kind}">${escapeHtml(label)}</span>`)
    .join(' ');
}

function list(items: readonly { readonly kind: string; readonly text: string }[]): string {
  if (items.length === 0) return '';
  return `<ul>${items.map(({ kind, text }) => `<li class="${kind}">${escapeHtml(text)}</li>`).join('')}</ul>`;
}
