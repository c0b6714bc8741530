/** How a simulation's figures read, in every report alike. */
import type { Figures, Metric } from '../../../policy/simulate/index.ts';
import type { Judgement, Result } from '../../simulation/simulate.ts';

export const HEADINGS = [
  'scenario',
  'served',
  'of the ideal',
  '429s',
  '5xx',
  'attempts',
  'added p95',
  'recovery',
  'share by account',
] as const;

/** One text for each heading. */
export function cellsOf({ name, figures, ideal }: Pick<Result, 'name' | 'figures' | 'ideal'>) {
  return [
    name,
    percent(figures.othersServed),
    percent(figures.othersServed / ideal.othersServed),
    percent(figures.othersThrottled),
    percent(figures.othersFailed),
    Number.isNaN(figures.callsPerRequest) ? '–' : figures.callsPerRequest.toFixed(2),
    time(figures.addedLatency),
    time(figures.recovery),
    shares(figures),
  ];
}

/** Two digits after the point, but never 100 for what is less, nor 0 for what is more. */
export function percent(share: number): string {
  if (Number.isNaN(share)) return '–';
  const rounded = (100 * share).toFixed(2);
  if (rounded === '100.00') return share < 1 ? '> 99.99 %' : '100 %';
  if (rounded === '0.00') return share > 0 ? '< 0.01 %' : '0 %';
  return `${rounded} %`;
}

/** @param milliseconds NaN: there is none; Infinity: it never came */
export function time(milliseconds: number): string {
  if (Number.isNaN(milliseconds)) return '–';
  if (milliseconds === Number.POSITIVE_INFINITY) return 'never';
  return milliseconds < 1000
    ? `${Math.round(milliseconds)} ms`
    : `${(milliseconds / 1000).toFixed(1)} s`;
}

function shares({ tokens }: Figures): string {
  const total = Object.values(tokens).reduce((sum, count) => sum + count, 0);
  if (total === 0) return '–';
  return Object.entries(tokens)
    .map(([account, count]) => `${account} ${Math.round((100 * count) / total)} %`)
    .join(', ');
}

const NAMES: Readonly<Record<Metric, string>> = {
  served: 'served',
  ofIdeal: 'of the ideal',
  throttled: '429s',
  failed: '5xx',
  attempts: 'attempts a request',
  addedP95: 'added p95',
  recovery: 'recovery',
};

function figureText(metric: Metric, figure: number): string {
  switch (metric) {
    case 'attempts':
      return figure.toFixed(2);
    case 'addedP95':
    case 'recovery':
      return time(figure);
    default:
      return percent(figure);
  }
}

/** `served 98.10 %, expected >= 99.9%`. */
export function describeJudgement({ expectation, figure, verdict }: Judgement): string {
  const { metric, text } = expectation;
  const said = `${NAMES[metric]} ${figureText(metric, figure)}, expected ${text}`;
  return verdict === 'beyond' ? `${said}: not even an ideal balancer could` : said;
}

export function missed({ judgements }: Pick<Result, 'judgements'>): readonly Judgement[] {
  return judgements.filter(({ verdict }) => verdict === 'missed');
}
