/** What the Action's `simulate` tells. */
import type { Simulate } from '../commands/ports.ts';
import { describeJudgement, missed } from '../report/simulation/cells.ts';
import { simulationPage } from '../report/simulation/page.ts';
import { markdownTable } from '../report/simulation/table.ts';
import { simulateConfiguration } from './configuration.ts';

/** The same for every run, so that a report that differs says that the configuration does. */
const SEED = 1;

export async function simulateAndReport(
  { configurationFile, scenarios, info }: Parameters<Simulate>[0],
  workspace: string,
  functionPackage: string,
): ReturnType<Simulate> {
  const simulated = await simulateConfiguration({
    configurationFile,
    scenarios,
    workspace,
    functionPackage,
    seed: SEED,
    onResult: ({ name, figures }, done, total) =>
      info(`${done} of ${total}: ${name}, ${figures.requests} requests`),
  });
  if (!simulated.ok) return simulated;
  const { balancer, results } = simulated;
  const title = `Load balancer ${balancer.environment}`;
  return {
    ok: true,
    summary: markdownTable(results),
    page: simulationPage(results, { title, seed: SEED }),
    missed: results.flatMap((result) =>
      missed(result).map((one) => `${result.name}: ${describeJudgement(one)}`),
    ),
  };
}
