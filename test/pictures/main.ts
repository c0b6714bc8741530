/**
 * `npm run pictures`: what people look at, as pictures in docs/pictures: the comments of three plans and the page of a simulation.
 * Needs a Chromium on PATH (`chromium`, `chromium-headless-shell`, `google-chrome`), or its path in CHROMIUM. GitHub draws the
 * Mermaid chart of a comment; here it stays text.
 */
import { execFile } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { marked } from 'marked';
import { COMMENT_LIMIT, characters } from '../../action/report/budget.ts';
import { renderPlan } from '../../action/report/plan-report.ts';
import { simulateForReview } from '../../action/simulation/review.ts';
import { createBalancer } from '../../policy/balancer.ts';
import { BEFORE, REVIEWS, type Review } from '../action/report/reviews.ts';
import { temporaryFolder } from '../temporary.ts';

const run = promisify(execFile);
const ROOT = resolve(import.meta.dirname, '../..');
const PICTURES = join(ROOT, 'docs/pictures');
const NAMES = ['chromium-headless-shell', 'chromium', 'google-chrome', 'chrome'];

/** As wide and as plain as a comment on GitHub. */
const STYLE = `body { font: 14px/1.5 system-ui, sans-serif; max-width: 860px; margin: 16px auto; color: #1f2328; }
table { border-collapse: collapse; } td, th { border: 1px solid #d1d9e0; padding: 4px 12px; }
pre, code { background: #f6f8fa; font-size: 12px; } pre { padding: 12px; overflow: auto; }
blockquote { border-left: 4px solid #cf222e; margin: 0 0 16px; padding: 0 16px; } h2 { border-bottom: 1px solid #d1d9e0; }`;

const directory = temporaryFolder('aolb-pictures-');
try {
  for (const [name, review] of Object.entries(REVIEWS))
    await shoot(`review-${name}`, await commentPage(review), name === 'added-consumer' ? 460 : 700);
  await simulation();
} finally {
  await rm(directory, { recursive: true });
}

async function commentPage({ after, report }: Review): Promise<string> {
  const strategies = after.balancing.strategy !== BEFORE.balancing.strategy;
  const traffic = strategies
    ? await simulateForReview(createBalancer(BEFORE), createBalancer(after))
    : [];
  const text = renderPlan({ ...report, traffic }, { limit: COMMENT_LIMIT, measure: characters });
  const html = await marked.parse(text.replace('[!CAUTION]', '**Caution**'));
  return `<!doctype html><meta charset="utf-8"><style>${STYLE}</style>${html}`;
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
