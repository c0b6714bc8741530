/** `aolb simulate`: what traffic makes of a configuration, in virtual time. */
import { writeFile } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { describeFinding } from '../finding.ts';
import { cellsOf, describeJudgement, HEADINGS, missed } from '../report/simulation/cells.ts';
import { simulationJson } from '../report/simulation/json.ts';
import { simulationPage } from '../report/simulation/page.ts';
import { textTable } from '../report/simulation/table.ts';
import { simulateConfiguration } from '../simulation/configuration.ts';
import type { Result } from '../simulation/simulate.ts';
import type { Command, Options } from './command.ts';
import { fitTable } from './tables.ts';
import { type ExitCode, type Terminal, UsageError } from './terminal.ts';

const CLEAR_LINE = '\r\u001B[K';

const OPTIONS = {
  config: {
    type: 'string',
    default: 'load-balancer.yml',
    value: 'FILE',
    help: 'the configuration',
  },
  seed: {
    type: 'string',
    default: '1',
    value: 'NUMBER',
    help: 'another one is another run of the same traffic',
  },
  json: { type: 'boolean', default: false, help: 'answer in JSON' },
  html: { type: 'string', value: 'FILE', help: 'write the report as a page, too' },
} as const satisfies Options;

export const simulate: Command = {
  usage: 'simulate [--config FILE] [--seed NUMBER] [--json] [--html FILE] [SCENARIO]…',
  about:
    'Runs the rendered policy through scenarios: files, or names of shipped ones; all of those if none is named. Exit code 1: an expectation is missed.',
  options: OPTIONS,
  example: 'aolb simulate account-down burst',
  run,
};

async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: OPTIONS,
  });
  if (!/^\d{1,9}$/.test(values.seed)) {
    throw new UsageError(`--seed must be a whole number, not "${values.seed}"`);
  }
  const { directory, functionPackage } = terminal;
  const seed = Number(values.seed);
  const progress = follow(terminal);
  const simulated = await simulateConfiguration({
    configurationFile: resolve(directory, values.config),
    scenarios: positionals,
    workspace: directory,
    functionPackage,
    seed,
    onResult: progress.finished,
    onProgress: progress.reached,
  }).finally(progress.end);
  if (!simulated.ok) {
    for (const finding of simulated.findings) {
      terminal.error(`${finding.severity}: ${describeFinding(finding)}\n`);
    }
    return 1;
  }
  const { balancer, results } = simulated;
  const title = `Load balancer ${balancer.environment}`;
  if (values.html !== undefined) {
    await writeFile(resolve(directory, values.html), simulationPage(results, { title, seed }));
  }
  if (values.json) terminal.out(`${simulationJson(results, seed)}\n`);
  else report(results, terminal);
  if (values.html !== undefined) {
    terminal.error(`wrote ${relative(directory, resolve(directory, values.html))}\n`);
  }
  return results.some((result) => missed(result).length > 0) ? 1 : 0;
}

function report(results: readonly Result[], { out, error, width }: Terminal): void {
  const rows = [HEADINGS, ...results.map(cellsOf)];
  out(fitTable(textTable(rows), rows, width));
  for (const result of results) {
    for (const { what, count, line } of result.holes) {
      error(`${result.name}: ${count} of the log's lines, the first in line ${line}: ${what}\n`);
    }
    for (const judgement of result.judgements) {
      if (judgement.verdict !== 'met') {
        error(
          `${judgement.verdict === 'missed' ? 'missed' : 'note'}: ${result.name}: ${describeJudgement(judgement)}\n`,
        );
      }
    }
  }
}

/** A line that grows in a terminal; in a file or a pipe, a line for each scenario. */
function follow({ columns, error }: Terminal) {
  let [done, shown] = ['', ''];
  const show = (text: string) => {
    if (columns === undefined || text === shown) return;
    shown = text;
    error(`${CLEAR_LINE}${text.slice(0, columns - 1)}`);
  };
  return {
    reached(share: number) {
      show(`${Math.floor(100 * share)} %${done}`);
    },
    finished({ name, figures }: Result, count: number, total: number) {
      done = `, ${count} of ${total} scenarios done`;
      if (columns === undefined) {
        error(`${count} of ${total}: ${name}, ${figures.requests} requests\n`);
      }
    },
    end() {
      if (columns !== undefined) error(CLEAR_LINE);
    },
  };
}
