/** Timelines as inline SVG, drawn with the page's colours: nothing is loaded, and text stays text. */

export type Series = {
  readonly label: string;
  /** A class of the page's style, which has the colour. */
  readonly kind: string;
  readonly values: readonly number[];
};

/** From one second to another. */
export type Band = { readonly label: string; readonly from: number; readonly until: number };

const WIDTH = 720;
const LEFT = 44;
const RIGHT = 8;
const PLOT = WIDTH - LEFT - RIGHT;

/** Everything that HTML and SVG could take for markup. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

type Frame = {
  /** What a screen reader says of it. */
  readonly title: string;
  /** Seconds of a step. */
  readonly step: number;
  readonly steps: number;
};

const LINE_HEIGHT = 140;

/** Lines of rates over time. */
export function lineChart({ title, step, steps }: Frame, series: readonly Series[]): string {
  const rates = series.map(({ values }) => values.map((value) => value / step));
  const most = niceMost(Math.max(0, ...rates.flat()));
  const [top, bottom] = [8, LINE_HEIGHT - 20];
  const x = (index: number) => LEFT + (PLOT * index) / Math.max(1, steps);
  const y = (rate: number) => bottom - ((bottom - top) * rate) / most;
  const grid = [0, 0.5, 1].map(
    (share) =>
      `<line class="grid" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${n(y(share * most))}" y2="${n(y(share * most))}"/>` +
      `<text class="axis end" x="${LEFT - 6}" y="${n(y(share * most) + 4)}">${n(share * most)}</text>`,
  );
  const lines = series.map(({ label, kind }, index) => {
    const points = (rates[index] ?? []).map((rate, at) => `${n(x(at + 0.5))},${n(y(rate))}`);
    return `<polyline class="line ${kind}" data-series="${escapeHtml(label)}" points="${points.join(' ')}"/>`;
  });
  return svg(title, LINE_HEIGHT, [...grid, ...lines, timeAxis(step * steps, LINE_HEIGHT)]);
}

const ROW = 22;

/**
 * A row for each account, whose fill is what most of its calls met in a step; above it, what the scenario does to it.
 *
 * @param rows of each account, by kind, the calls of each step
 */
export function stateChart(
  { title, step, steps }: Frame,
  rows: readonly {
    readonly account: string;
    readonly states: readonly Series[];
    readonly bands: readonly Band[];
  }[],
): string {
  const height = rows.length * ROW + 24;
  const seconds = step * steps;
  const x = (second: number) => LEFT + (PLOT * Math.min(second, seconds)) / Math.max(1, seconds);
  const parts = rows.flatMap(({ account, states, bands }, row) => {
    const top = row * ROW + 4;
    return [
      `<g data-series="${escapeHtml(account)}">`,
      ...runsOf(states, steps).map(
        ({ kind, from, until }) =>
          `<rect class="state ${kind}" x="${n(x(from * step))}" y="${top + 3}" width="${n(x(until * step) - x(from * step))}" height="${ROW - 8}"/>`,
      ),
      ...bands.map(
        ({ label, from, until }) =>
          `<rect class="band" x="${n(x(from))}" y="${top}" width="${n(Math.max(1, x(until) - x(from)))}" height="3"><title>${escapeHtml(label)}</title></rect>`,
      ),
      `<text class="name" x="${LEFT + 4}" y="${top + ROW - 9}">${escapeHtml(account)}</text>`,
      '</g>',
    ];
  });
  return svg(title, height, [...parts, timeAxis(seconds, height)]);
}

/** Steps in a row that look the same are one rectangle. */
function runsOf(states: readonly Series[], steps: number) {
  const runs: { kind: string; from: number; until: number }[] = [];
  for (let step = 0; step < steps; step += 1) {
    let [kind, most] = ['', 0];
    for (const state of states) {
      const count = state.values[step] ?? 0;
      if (count > most) [kind, most] = [state.kind, count];
    }
    if (kind === '') continue;
    const last = runs.at(-1);
    if (last !== undefined && last.kind === kind && last.until === step) last.until += 1;
    else runs.push({ kind, from: step, until: step + 1 });
  }
  return runs;
}

function timeAxis(seconds: number, height: number): string {
  return [0, 0.25, 0.5, 0.75, 1]
    .map((share) => {
      const place = share === 0 ? 'start' : share === 1 ? 'end' : 'middle';
      return `<text class="axis ${place}" x="${n(LEFT + PLOT * share)}" y="${height - 4}">${clock(seconds * share)}</text>`;
    })
    .join('');
}

function svg(title: string, height: number, parts: readonly string[]): string {
  const escaped = escapeHtml(title);
  return `<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escaped}"><title>${escaped}</title>${parts.join('')}</svg>`;
}

/** `2:30`, and hours where there are. */
function clock(seconds: number): string {
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const rest = String(Math.floor(seconds % 60)).padStart(2, '0');
  return hours === 0
    ? `${minutes}:${rest}`
    : `${hours}:${String(minutes).padStart(2, '0')}:${rest}`;
}

/** 1, 2 or 5 times a power of ten, at least as much. */
function niceMost(most: number): number {
  if (most <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(most));
  const factor = [1, 2, 5, 10].find((one) => one * power >= most) ?? 10;
  return factor * power;
}

/** Few digits: a picture needs no more, and the page has many of them. */
function n(value: number): string {
  return String(Math.round(value * 100) / 100);
}
