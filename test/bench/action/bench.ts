/**
 * What a run of the Action costs beside what it must: an empty Node, and the same terraform commands in a shell. Every program runs in a
 * process of its own; those that are compared take turns. The built Action is measured: run `npm run build` before.
 */
import { rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { bytes, COMMENT_LIMIT, characters, SUMMARY_LIMIT } from '../../../action/report/budget.ts';
import { renderPlan } from '../../../action/report/index.ts';
import { identifyPlan } from '../../../action/terraform/hash.ts';
import { NOTHING_LEFT } from '../../../action/terraform/leftovers.ts';
import { summarizePlan } from '../../../action/terraform/plan.ts';
import { createScrub } from '../../../action/terraform/redact.ts';
import { comparePolicies } from '../../../policy/diff/index.ts';
import { EVENTS, setStage } from '../../demo/stage.ts';
import { temporaryFolder } from '../../temporary.ts';
import { quantile, type Report, spread } from '../report.ts';
import { cannedPlan } from './canned-plan.ts';
import { manyResources } from './many-resources.ts';
import { usageOf } from './processor-time.ts';
import { staticImports } from './static-imports.ts';

const DIST = resolve(import.meta.dirname, '../../../dist');

const LOADS = 15;
const PLANS = 5;

/** Times an empty Node, of processor time. */
const MOST_LOAD = 2;
const MOST_BYTES = 300_000;
/** Over the same commands in a shell: one or the other. */
const MOST_TIMES = 1.15;
const MOST_MORE = 150;
const MANY = 20_000;
const HEADERS = 55_000;
/** Milliseconds of processor time. */
const MOST_FOR_MANY = 5000;

export async function bench(report: Report): Promise<void> {
  await load(report);
  await plan(report);
  manyChanges(report);
  largePolicy(report);
}

async function load({ figure, note }: Report): Promise<void> {
  const directory = temporaryFolder('aolb-load-');
  try {
    const main = await staticImports(
      join(DIST, 'main.js'),
      /import\("(\.\/(?:chunks\/)?run-[^"]+)"\)/g,
    );
    const size = [...main.values()].reduce((sum, one) => sum + one, 0);
    const kilobytes = (size / 1000).toFixed(0);
    figure('loaded at once', `${kilobytes} kB in ${main.size} files`, '300 kB', size <= MOST_BYTES);

    await writeFile(join(directory, 'empty.mjs'), '');
    // Everything that main.js imports, and nothing done with it.
    const imported = [...main.keys()].filter((file) => !file.endsWith('main.js'));
    await writeFile(
      join(directory, 'load.mjs'),
      imported.map((file) => `import ${JSON.stringify(file)};`).join('\n'),
    );
    const environment = { PATH: process.env.PATH, HOME: directory, GITHUB_WORKSPACE: directory };
    const samples = { empty: [] as number[], load: [] as number[], whole: [] as number[] };
    for (let run = 0; run < LOADS; run++) {
      const node = async (file: string, expected = 0) =>
        (await usageOf([process.execPath, file], { environment, expected })).processor;
      samples.empty.push(await node(join(directory, 'empty.mjs')));
      samples.load.push(await node(join(directory, 'load.mjs')));
      // Ends as soon as it finds no load-balancer.yml: with the command `plan` loaded, and all that tells of a failure.
      samples.whole.push(await node(join(DIST, 'main.js'), 1));
    }
    const empty = quantile(samples.empty, 0.5);
    const times = quantile(samples.load, 0.5) / empty;
    figure('load', `${times.toFixed(2)} × an empty Node`, `${MOST_LOAD}`, times <= MOST_LOAD);
    note(`processor time in ms: an empty Node ${spread(samples.empty, 0)}`);
    note(`loaded ${spread(samples.load, 0)}`);
    note(`a plan without load-balancer.yml, to its end ${spread(samples.whole, 0)}`);
  } finally {
    await rm(directory, { recursive: true });
  }
}

/** The shipped module and the stand-in providers, with the state in the local Azure. */
async function plan(report: Report): Promise<void> {
  const { figure, note } = report;
  const names = ['openai-japan', 'openai-sweden'];
  const stage = await setStage(
    names.map((name) => ({ name, location: 'japaneast', deployments: { 'gpt-4o': {} } })),
  );
  try {
    await stage.configure(configuration(names.map((name) => stage.azure.account(name).id)));
    const plan = async () => {
      const start = performance.now();
      const { exitCode, log } = await stage.run('plan', EVENTS.push, { comment: 'never' });
      if (exitCode !== 0) throw new Error(log);
      return performance.now() - start;
    };
    // The first run puts the module where the shell finds it.
    await plan();
    const directory = join(stage.workspace, '.aolb', 'default', 'terraform');
    const backend = stage.terraform.backendConfig
      .split('\n')
      .map((line) => `'-backend-config=${line}'`)
      .join(' ');
    const environment = {
      ...{ PATH: process.env.PATH, HOME: process.env.HOME, CHECKPOINT_DISABLE: '1' },
      ...stage.terraform.environment,
    };
    const samples = { shell: [] as number[], action: [] as number[] };
    for (let run = 0; run < PLANS; run++) {
      const script = ['bash', '-ec', commands(backend)];
      samples.shell.push((await usageOf(script, { environment, directory })).wall);
      samples.action.push(await plan());
    }
    const [shell, action] = [quantile(samples.shell, 0.5), quantile(samples.action, 0.5)];
    figure(
      'plan',
      `${(action / shell).toFixed(2)} × the commands in a shell, ${(action - shell).toFixed(0)} ms more`,
      `${MOST_TIMES} ×, or ${MOST_MORE} ms more`,
      action <= MOST_TIMES * shell || action - shell <= MOST_MORE,
    );
    note(`wall in ms: the commands ${spread(samples.shell, 0)}`);
    note(`plan ${spread(samples.action, 0)}`);
    await manyResources(stage, report);
  } finally {
    await stage.close();
  }
}

/** What a workflow without the Action runs. The Action has no validation of its own but where a plan fails: planning validates, too. */
function commands(backend: string): string {
  return `
    terraform version -json
    terraform init -json -input=false -reconfigure ${backend}
    terraform state pull
    terraform validate -json
    terraform plan -json -input=false -detailed-exitcode -out=../bench.tfplan -var-file=../terraform.tfvars.json || [ $? = 2 ]
    terraform show -json ../bench.tfplan
  `;
}

function configuration(ids: readonly string[]): string {
  const accounts = ids.map(
    (id, index) => `  a${index}:
    id: ${id}
    endpoint: https://${id.split('/').at(-1)}.openai.azure.com/
    priority: ${index + 1}
    models: [gpt-4o]
`,
  );
  return `environment: bench
location: japaneast
gateway:
  sku: BasicV2_1
  publisher: { name: AI Platform, email: ai@example.com }
accounts:
${accounts.join('')}consumers:
  team-a: {}
`;
}

function manyChanges({ figure, note }: Report): void {
  const json = cannedPlan(MANY);
  const before = process.cpuUsage();
  const summary = summarizePlan(json, createScrub([]));
  identifyPlan(json, undefined);
  const told = {
    ...{ title: 'Load balancer bench: plan', origin: '', summary, balancer: undefined },
    ...{ warnings: [], changes: undefined, traffic: [], losses: [], refusal: undefined },
    recovery: NOTHING_LEFT,
  };
  const whole = renderPlan(told, { limit: Number.POSITIVE_INFINITY, measure: bytes });
  const page = renderPlan(told, { limit: SUMMARY_LIMIT - 1, measure: bytes });
  const comment = renderPlan(told, { limit: COMMENT_LIMIT, measure: characters });
  const { user, system } = process.cpuUsage(before);
  const used = (user + system) / 1000;
  figure(
    `${MANY.toLocaleString('en-US')} changes`,
    `${(used / 1000).toFixed(1)} s`,
    '5 s',
    used <= MOST_FOR_MANY,
  );
  const fits = bytes(page) < SUMMARY_LIMIT && characters(comment) <= COMMENT_LIMIT;
  const sizes = `report ${bytes(whole)} bytes, summary ${bytes(page)}, comment ${characters(comment)}`;
  figure('limits', sizes, 'GitHub’s', fits);
  note('summarised, identified and rendered three times: the report, the summary and the comment');
}

/** Headers that each take a line, and have another value in every one of them. */
function largePolicy({ figure }: Report): void {
  const headers = (word: string) =>
    Array.from(
      { length: HEADERS },
      (_, index) =>
        `<set-header name="x-${index}" exists-action="override"><value>${word} ${index}</value></set-header>`,
    ).join('\n');
  const [old, fresh] = ['before', 'after'].map(
    (word) => `<policies><inbound>\n${headers(word)}\n</inbound></policies>`,
  ) as [string, string];
  const before = process.cpuUsage();
  const changes = comparePolicies(old, fresh).length;
  const { user, system } = process.cpuUsage(before);
  const used = (user + system) / 1e6;
  const size = (fresh.length / 1e6).toFixed(1);
  figure(
    `a policy of ${size} MB with every line changed`,
    `${changes} changes by meaning, ${used.toFixed(1)} s`,
    `${HEADERS} changes`,
    changes === HEADERS,
  );
}
