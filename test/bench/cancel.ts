/**
 * An apply that is cancelled at 40 random moments: what is left, and whether the next run takes it over. `SEED` chooses other moments,
 * `MOMENTS` more or fewer.
 */
import { momentsOf, setStage, type Trial, tableOf } from '../action/moments.ts';
import type { Report } from './report.ts';

/** Requests of an undisturbed apply, about: the plan's, the state's, the resources'. */
const REQUESTS = 100;

export async function bench(report: Report): Promise<void> {
  const seed = Number(process.env.SEED ?? 12);
  const moments = momentsOf(seed, Number(process.env.MOMENTS ?? 40), REQUESTS);
  const stage = await setStage();
  const trials: Trial[] = [];
  try {
    for (const moment of moments) {
      const trial = await stage.try(moment);
      trials.push(trial);
      if (!trial.recovered || trial.unnamed.length > 0) report.note(trial.log);
    }
  } finally {
    await stage.close();
  }
  for (const line of tableOf(trials).split('\n')) report.note(line);
  const sum = (count: (trial: Trial) => number) =>
    trials.reduce((total, trial) => total + count(trial), 0);
  // Where Terraform is killed as well, nobody may know of a lock that it was about to take.
  const killed = ['tree', 'machine'];
  const locks = sum(({ moment, locks: left }) => (killed.includes(moment.way) ? 0 : left));
  const unrecorded = sum(({ unrecorded: ids }) => ids.length);
  const named = unrecorded - sum(({ unnamed }) => unnamed.length);
  const recovered = trials.filter((trial) => trial.recovered).length;
  report.figure('locks left where Terraform lives', String(locks), '0', locks === 0);
  report.figure(
    'unrecorded resources named',
    `${named} of ${unrecorded}`,
    'all',
    named === unrecorded,
  );
  report.figure(
    'no changes after the next apply',
    `${recovered} of ${trials.length}`,
    'all',
    recovered === trials.length,
  );
}
