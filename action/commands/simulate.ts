/** `simulate`: what traffic makes of the configuration, in the job summary and as a page. */

import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { ActionFailure, messageOf } from '../failure.ts';
import { describeFinding } from '../finding.ts';
import { code } from '../report/markdown.ts';
import { layoutOf, makeDirectory } from '../terraform/stage.ts';
import type { Context, SimulationReport } from './ports.ts';
import { fromWorkspace } from './render.ts';

/**
 * The report is written before an expectation fails the run: it is what one needs then.
 *
 * @throws {ActionFailure} `expectation-missed`, `simulation-failed`, or what is wrong with a file
 */
export async function simulate(context: Context): Promise<void> {
  const { inputs, workflow, workspace } = context;
  const { summary, page, missed } = await run(context);
  const { directory } = layoutOf(workspace, inputs.label);
  const file = join(directory, 'simulation.html');
  await makeDirectory(workspace, directory);
  await writeFile(file, page);
  workflow.output('report-file', fromWorkspace(workspace, file));
  await workflow.summary(`## Simulation of ${code(inputs.config)}\n\n${summary}\n`);
  if (missed.length > 0) {
    throw new ActionFailure('expectation-missed', `expectations missed: ${missed.join('; ')}`);
  }
}

async function run({
  inputs,
  workflow,
  workspace,
  ...context
}: Context): Promise<SimulationReport> {
  const result = await workflow
    .group('Simulate', () =>
      context.simulate({
        configurationFile: resolve(workspace, inputs.config),
        scenarios: inputs.scenarios,
        info: workflow.info,
      }),
    )
    .catch((error: unknown) => {
      throw new ActionFailure('simulation-failed', messageOf(error));
    });
  if (result.ok) return result;
  const [first] = result.findings.filter(({ severity }) => severity === 'error');
  throw new ActionFailure(
    result.reason,
    first === undefined ? `${inputs.config} is not valid` : describeFinding(first),
    result.findings,
  );
}
