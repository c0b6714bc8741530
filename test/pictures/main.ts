/**
 * `npm run pictures`: what people look at, as pictures in docs/pictures: the comments of three plans, the page of a simulation, and
 * for the README the plan of a third account as `aolb try` shows it.
 * Needs a Chromium on PATH (`chromium`, `chromium-headless-shell`, `google-chrome`), or its path in CHROMIUM. GitHub draws the
 * Mermaid chart of a comment; here it stays text.
 */
import { execFile } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { COMMENT_LIMIT, characters } from '../../action/report/budget.ts';
import { renderPlan } from '../../action/report/plan-report.ts';
import { simulateForReview } from '../../action/simulation/review.ts';
import { createBalancer } from '../../policy/balancer.ts';
import { BEFORE, REVIEWS, type Review } from '../action/report/reviews.ts';
import { temporaryFolder } from '../temporary.ts';
import { reportPage } from '../try/report.ts';

const run = promisify(execFile);
const ROOT = resolve(import.meta.dirname, '../..');
const PICTURES = join(ROOT, 'docs/pictures');
const NAMES = ['chromium-headless-shell', 'chromium', 'google-chrome', 'chrome'];

const directory = temporaryFolder('aolb-pictures-');
try {
  for (const [name, review] of Object.entries(REVIEWS)) {
    await shoot(`review-${name}`, await commentPage(review), name === 'added-consumer' ? 460 : 700);
  }
  await simulation();
  await thirdAccount();
} finally {
  await rm(directory, { recursive: true });
}

async function commentPage({ after, report }: Review): Promise<string> {
  const strategies = after.balancing.strategy !== BEFORE.balancing.strategy;
  const traffic = strategies
    ? await simulateForReview(createBalancer(BEFORE), createBalancer(after))
    : [];
  const text = renderPlan({ ...report, traffic }, { limit: COMMENT_LIMIT, measure: characters });
  return reportPage(text);
}

/** The page itself is made by the command that users run. */
async function simulation(): Promise<void> {
  const page = join(directory, 'simulation.html');
  const configuration = join(ROOT, 'test/pictures/load-balancer.yml');
  const scenarios = ['spike', 'account-down', 'failing-caller'];
  const cli = join(ROOT, 'action/cli.ts');
  await run(process.execPath, [
    cli,
    'simulate',
    '--config',
    configuration,
    '--html',
    page,
    ...scenarios,
  ]);
  await take('simulation', page, 1100);
}

/** No drawing: a plan of the Action, of two accounts that were applied before and a third one. */
async function thirdAccount(): Promise<void> {
  const file = join(directory, 'load-balancer.yml');
  const text = await readFile(join(ROOT, 'test/pictures/three-accounts.yml'), 'utf8');
  const aolb = (...args: readonly string[]) =>
    run(process.execPath, [join(ROOT, 'action/cli.ts'), ...args], { cwd: directory });
  await writeFile(file, text.replace(/^ {2}france:\n(?: {4}.*\n)+/m, ''));
  await aolb('try', 'plan');
  await aolb('try', 'apply');
  await writeFile(file, text);
  await aolb('try', 'plan');
  await take('third-account', join(directory, '.aolb/try/report.html'), 480);
}

async function shoot(name: string, html: string, height: number): Promise<void> {
  const file = join(directory, `${name}.html`);
  await writeFile(file, html);
  await take(name, file, height);
}

async function take(name: string, file: string, height: number): Promise<void> {
  const picture = join(PICTURES, `${name}.png`);
  await browse([
    ...['--no-sandbox', '--disable-gpu', '--hide-scrollbars'],
    ...[`--window-size=1000,${height}`, `--screenshot=${picture}`, pathToFileURL(file).href],
  ]);
  process.stdout.write(`wrote docs/pictures/${name}.png\n`);
}

async function browse(args: readonly string[]): Promise<void> {
  const names = process.env.CHROMIUM === undefined ? NAMES : [process.env.CHROMIUM];
  for (const name of names) {
    try {
      await run(name, [...args]);
      return;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    }
  }
  throw new Error(
    `no Chromium on PATH (${names.join(', ')}): install one, or set CHROMIUM to its path`,
  );
}
