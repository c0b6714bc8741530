/** A root module with 2,000 resources, of the local Azure's providers and Terraform's own, through real Terraform: created, then changed. */
import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { bytes, COMMENT_LIMIT, characters, SUMMARY_LIMIT } from '../../../action/report/budget.ts';
import { EVENTS, type Stage } from '../../demo/stage.ts';
import type { Report } from '../report.ts';

const EACH = 1000;
const DIRECTORY = 'many';

/** @param stage with a configuration in its workspace */
export async function manyResources(stage: Stage, { figure, note }: Report): Promise<void> {
  await writeModule(stage, 'before');
  await planned(stage, report('created', `${2 * EACH} to add, 0 to change, 0 to destroy`));
  await apply(stage);
  await writeModule(stage, 'after');
  await planned(stage, report('changed', `0 to add, ${2 * EACH} to change, 0 to destroy`));

  function report(what: string, counts: string) {
    return ({ body, summary, seconds }: { body: string; summary: string; seconds: number }) => {
      const sizes = `comment ${characters(body)}, summary ${bytes(summary)}`;
      const exact = body.includes(counts) && summary.includes(counts);
      const fits = characters(body) <= COMMENT_LIMIT && bytes(summary) < SUMMARY_LIMIT;
      figure(
        `${2 * EACH} resources ${what}`,
        `${counts}; ${sizes}`,
        'exact, in GitHub’s limits',
        exact && fits,
      );
      note(`plan ${seconds.toFixed(1)} s, Terraform's own time included`);
    };
  }
}

async function planned(
  stage: Stage,
  report: (told: { body: string; summary: string; seconds: number }) => void,
): Promise<void> {
  const start = performance.now();
  const result = await stage.run('plan', EVENTS.pullRequest, { 'terraform-directory': DIRECTORY });
  if (result.exitCode !== 0) throw new Error(result.log);
  const seconds = (performance.now() - start) / 1000;
  report({ body: stage.github.comments.at(-1)?.body ?? '', summary: result.summary, seconds });
}

async function writeModule(stage: Stage, value: string): Promise<void> {
  const directory = join(stage.workspace, DIRECTORY);
  await mkdir(directory, { recursive: true });
  const resource = {
    azurerm_resource_group: {
      many: {
        count: EACH,
        name: `many-\${count.index}`,
        location: 'japaneast',
        tags: { value },
      },
    },
    terraform_data: { many: { count: EACH, input: `${value} \${count.index}` } },
  };
  const module = {
    terraform: {
      backend: { azurerm: {} },
      required_providers: { azurerm: { source: 'hashicorp/azurerm' } },
    },
    provider: { azurerm: { features: {} } },
    resource,
  };
  await writeFile(join(directory, 'main.tf.json'), JSON.stringify(module));
}

/** By Terraform alone, with the plan that has been shown. */
async function apply({ workspace, terraform }: Stage): Promise<void> {
  const directory = join(workspace, DIRECTORY);
  await promisify(execFile)(
    'terraform',
    ['apply', '-auto-approve', '-parallelism=50', '-no-color'],
    {
      cwd: directory,
      env: { PATH: process.env.PATH, HOME: process.env.HOME, ...terraform.environment },
      maxBuffer: 1 << 26,
    },
  );
}
