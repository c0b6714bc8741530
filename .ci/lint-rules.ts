/** How docs/lint.md shows a rule: from its example that fails to the one that passes. */
import type { LintOptions, Rule } from '../policy/lint/index.ts';

export function describeRule({ id, title, severity, why, link, failing, passing }: Rule): string {
  // Where the document is the same, its backends make the difference.
  const isAboutBackends = failing.text === passing.text && failing.sku === passing.sku;
  const [before, after] = isAboutBackends
    ? [describeBackends(failing.backends), describeBackends(passing.backends)]
    : [failing.text, passing.text];
  const around = [known('Found', failing), known('Fine', passing)].filter((line) => line !== '');
  return [
    `### ${id}`,
    `**${title}** (${severity}). ${why} [More](${link}).`,
    ['```diff', ...changes(before, after), '```'].join('\n'),
    ...(around.length === 0 ? [] : [around.join(' ')]),
  ].join('\n\n');
}

/** What is long is long on purpose. */
const LONGEST_LINE = 300;

/** One change: what both texts begin and end with stays. */
function changes(failing: string, passing: string): readonly string[] {
  const lines = (text: string) =>
    text.split('\n').map((line) => (line.length > LONGEST_LINE ? `${line.slice(0, 80)} …` : line));
  const [before, after] = [lines(failing), lines(passing)];
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return [
    ...before.slice(0, start).map((line) => `  ${line}`),
    ...before.slice(start, before.length - end).map((line) => `- ${line}`),
    ...after.slice(start, after.length - end).map((line) => `+ ${line}`),
    ...before.slice(before.length - end).map((line) => `  ${line}`),
  ];
}

/** As `--backends` takes them, a line each. */
function describeBackends(backends: LintOptions['backends']): string {
  const entries = [...(backends ?? [])].map(([name, backend]) => {
    if (backend.type === 'Pool') return [name, { pool: backend.services }] as const;
    const { url, circuitBreaker } = backend;
    const breaker = circuitBreaker && {
      failures: 'count' in circuitBreaker.failures ? circuitBreaker.failures.count : undefined,
      statusCodes: circuitBreaker.statusCodeRanges.map(({ min, max }) =>
        min === max ? String(min) : `${min}-${max}`,
      ),
    };
    return [name, { url, breaker }] as const;
  });
  const lines = entries.map(([name, entry]) => `  "${name}": ${JSON.stringify(entry)}`);
  return `{\n${lines.join(',\n')}\n}`;
}

function known(word: string, { scope, sku }: LintOptions): string {
  const options = [
    ...(scope === undefined ? [] : [`--scope ${scope}`]),
    ...(sku === undefined ? [] : [`--sku ${sku}`]),
  ];
  return options.length === 0 ? '' : `${word} with \`${options.join(' ')}\`.`;
}
