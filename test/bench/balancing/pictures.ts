/** Pictures of the comparison as SVG files: text stays text, and colours follow the reader's scheme. */
import { escapeHtml } from '../../../action/report/simulation/chart.ts';
import { IDEAL, OURS } from './contenders.ts';
import { percent, type Row } from './table.ts';

const STYLE = `text { font: 12px system-ui, sans-serif; fill: #1c2128; } .dim { fill: #57606a; } .end { text-anchor: end; } .middle { text-anchor: middle; }
.grid { stroke: #d0d7de; } .line { fill: none; stroke-width: 1.5; } .ours { stroke: #0969da; } .ideal { stroke: #1a6e3c; stroke-dasharray: 4 3; } .pool { stroke: #d4a017; } .third { stroke: #8250df; } .other { stroke: #c0392b; }
@media (prefers-color-scheme: dark) { text { fill: #e6edf3; } .dim { fill: #9198a1; } .grid { stroke: #30363d; } .ours { stroke: #4493f8; } .ideal { stroke: #7ee2a8; } .pool { stroke: #e3b341; } .third { stroke: #b083f0; } .other { stroke: #f47067; } }`;

function svg(width: number, height: number, title: string, parts: readonly string[]): string {
  const name = escapeHtml(title);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${name}"><title>${name}</title><style>${STYLE}</style>
${parts.join('\n')}
</svg>
`;
}

const [LABELS, CELL, ROW, HEADER] = [160, 62, 24, 110];

/** What each contender serves in each scenario, as a table of colours. */
export function servedPicture(rows: readonly Row[]): string {
  const contenders = [...(rows[0]?.measured.keys() ?? [])];
  const heads = contenders.map((name, column) => {
    const [x, y] = [LABELS + (column + 0.5) * CELL, HEADER - 8];
    return `<text transform="translate(${x} ${y}) rotate(-45)">${escapeHtml(name)}</text>`;
  });
  const cells = rows.flatMap(({ scenario, measured }, row) => {
    const y = HEADER + row * ROW;
    return [
      `<text class="end" x="${LABELS - 8}" y="${y + 16}">${escapeHtml(scenario.name)}</text>`,
      ...contenders.map((name, column) => {
        const served = measured.get(name)?.figures.othersServed ?? Number.NaN;
        const x = LABELS + column * CELL;
        // Blue is good and red is bad, which nearly everybody can tell apart; the figure says it, too.
        const hue = served >= 0.999 ? 210 : served >= 0.95 ? 45 : 5;
        const strength = Math.round(20 + 50 * (1 - served));
        return `<g><rect x="${x + 1}" y="${y + 1}" width="${CELL - 2}" height="${ROW - 2}" fill="hsl(${hue} 80% 50%)" fill-opacity="0.${strength}"/><text class="middle" x="${x + CELL / 2}" y="${y + 16}">${short(served)}</text></g>`;
      }),
    ];
  });
  return svg(
    LABELS + contenders.length * CELL + 90,
    HEADER + rows.length * ROW + 8,
    'Share of requests served, by scenario and by who chooses the account',
    [...heads, ...cells],
  );
}

function short(share: number): string {
  return percent(share)
    .replace(' %', '')
    .replace(/(\.\d)\d$/, '$1');
}

const [WIDTH, HEIGHT, LEFT, RIGHT, BOTTOM] = [860, 240, 48, 32, 44];

const SHOWN = [
  [IDEAL, 'ideal'],
  [OURS, 'ours'],
  ['native pool, count 1', 'pool'],
  ['native pool, count 3', 'third'],
  ['random, one try', 'other'],
] as const;

/** What callers are not served, over the time of a scenario. */
export function ratesPicture({ scenario, measured, seconds }: Row): string {
  const lines = SHOWN.flatMap(([name, kind]) => {
    const timeline = measured.get(name)?.timeline;
    if (timeline === undefined) return [];
    const { requests = [], served = [] } = timeline.lines;
    // Half a minute at a time: less is noise.
    const width = Math.max(1, Math.round(30 / timeline.step));
    const values = [];
    for (let from = 0; from < requests.length; from += width) {
      const sum = (all: readonly number[]) =>
        all.slice(from, from + width).reduce((total, count) => total + count, 0);
      if (sum(requests) > 0) values.push(1 - sum(served) / sum(requests));
    }
    return [{ name, kind, values, span: width * timeline.step }];
  });
  const worst = Math.max(...lines.flatMap(({ values }) => values));
  const most = [0.02, 0.05, 0.1, 0.2, 0.5].find((share) => share >= worst) ?? 1;
  const y = (share: number) => HEIGHT - BOTTOM - ((HEIGHT - BOTTOM - 12) * share) / most;
  const x = (second: number) => LEFT + ((WIDTH - LEFT - RIGHT) * second) / seconds;
  return svg(WIDTH, HEIGHT, `${scenario.name}: share of requests not served, over time`, [
    ...[0, most / 2, most].map(
      (share) =>
        `<line class="grid" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y(share)}" y2="${y(share)}"/><text class="dim end" x="${LEFT - 6}" y="${y(share) + 4}">${Math.round(1000 * share) / 10} %</text>`,
    ),
    ...[0, 0.25, 0.5, 0.75, 1].map(
      (share) =>
        `<text class="dim middle" x="${x(share * seconds)}" y="${HEIGHT - BOTTOM + 16}">${Math.round((share * seconds) / 6) / 10} min</text>`,
    ),
    ...lines.map(
      ({ kind, values, span }) =>
        `<polyline class="line ${kind}" points="${values.map((share, at) => `${x(Math.min(seconds, (at + 0.5) * span)).toFixed(1)},${y(share).toFixed(1)}`).join(' ')}"/>`,
    ),
    ...lines.map(({ name, kind }, index) => {
      const start = LEFT + index * 162;
      return `<line class="line ${kind}" x1="${start}" x2="${start + 20}" y1="${HEIGHT - 10}" y2="${HEIGHT - 10}"/><text x="${start + 26}" y="${HEIGHT - 6}">${escapeHtml(name)}</text>`;
    }),
  ]);
}
