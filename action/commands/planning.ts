/** What `plan`, `apply` and `destroy` begin with: a plan that is written. `understanding.ts` reads it. */

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ActionFailure } from '../failure.ts';
import { createFirst, OVERRIDE_FILE } from '../terraform/create-first.ts';
import { toBeWrittenAgain } from '../terraform/healing.ts';
import type { Purpose } from '../terraform/launcher.ts';
import type { Recovery } from '../terraform/leftovers.ts';
import { movedBlocks } from '../terraform/moves.ts';
import type { Terraform } from '../terraform/terraform.ts';
import type { About } from './about.ts';
import { findMoves, type Opened } from './opening.ts';
import { learnPlan, type Planned, type Shown } from './planned.ts';
import type { Context } from './ports.ts';
import { readLeftovers, recover } from './recovery.ts';
import { inTurn } from './turn.ts';

export type PlanRequest = {
  readonly planFile: string;
  readonly variablesFile: string;
  readonly destroy: boolean;
  readonly about: About;
  /** Whether there may be a plan at all, asked while there is one; what it throws is told in place of what Terraform says. */
  readonly admit: () => Promise<unknown>;
};

/**
 * Writes a plan to the plan file: one that also writes again what somebody deleted in Azure, lets the old gateway serve until the new one
 * stands, and takes over what an interrupted apply has left. Each is known from a plan only, and done by another one.
 *
 * A plan only reads, so Terraform begins at once, while the policy is judged and Azure is asked. Of a plan that is not admitted nobody
 * hears. What else is read waits for the judgement: a runner has two processors, and Terraform's plan, for which everything waits, would
 * have neither for itself.
 *
 * @returns the plan, and what was found of an interrupted apply
 */
export async function writePlan(
  context: Context,
  { terraform, judging }: Opened,
  request: PlanRequest,
): Promise<{ readonly shown: Shown; readonly recovery: Recovery }> {
  const { workflow } = context;
  const { destroy } = request;
  const judged = Promise.allSettled([judging]);
  const searching = judged.then(() => readLeftovers(context, terraform));
  const { begin, plan } = createPlanner(context, terraform, { ...request, judged });
  const first = await inTurn(workflow, 'terraform plan', request.admit, begin);
  const search = { first, leftovers: await searching, destroy, plan };
  const { planned, recovery } = await recover(context, terraform, search);
  planned.warnings.forEach(workflow.annotate);
  return { shown: planned, recovery };
}

type Planner = {
  /** Plans for the first time. */
  readonly begin: (turn: Promise<void>) => Promise<Planned>;
  /** Plans again. */
  readonly plan: () => Promise<Planned>;
};

/**
 * Plans of one configuration, which may change between them. What one plan shows that only another can do is done by another at once, and
 * kept for those that follow.
 */
function createPlanner(
  context: Context,
  terraform: Terraform,
  request: PlanRequest & { readonly judged: Promise<unknown> },
): Planner {
  const { planFile, destroy, about, judged } = request;
  const journal = { before: [], added: [] };
  const purpose: Purpose = {
    command: 'plan',
    ...about,
    planFile,
    plan: undefined,
    planned: 0,
    journal,
  };
  const replace = new Set<string>();
  const overrides = new Map<string, string>();

  const planOnce = async (turn = Promise.resolve()): Promise<Planned> => {
    makePrivate(planFile);
    const planAndShow = async () => {
      const warnings = await terraform.plan({ ...request, replace: [...replace], purpose, turn });
      return { ...(await showPlan(context, terraform, planFile)), warnings };
    };
    try {
      return await planAndShow().finally(() => turn);
    } catch (error) {
      // Nothing that looks like a plan is left of one that failed.
      await rm(planFile, { force: true });
      throw error;
    }
  };

  /** The state, which takes a while to read, seldom says that something has moved: then the plan that was begun is worth nothing. */
  const planFirst = async (turn: Promise<void>): Promise<Planned> => {
    const finding = judged.then(() => findMoves(context, terraform));
    const unmoved = finding.then((moves) => (moves.length === 0 ? turn : Promise.reject(MOVED)));
    unmoved.catch(() => undefined);
    try {
      return await planOnce(unmoved);
    } catch (error) {
      // A plan validates before it plans, and does not say which of both has failed.
      if (error instanceof ActionFailure && error.reason === 'plan-failed') {
        await terraform.validate();
      }
      if (error !== MOVED) throw error;
    }
    await writeFile(join(terraform.directory, 'moved.tf.json'), movedBlocks(await finding));
    return planOnce(turn);
  };

  const complete = async (planning: Promise<Planned>): Promise<Planned> => {
    const planned = await planning;
    if (destroy) return planned;
    const before = replace.size;
    for (const address of toBeWrittenAgain(planned.json)) replace.add(address);
    let again = replace.size > before;
    // The user's own files are the user's to write.
    const wanted = context.inputs.terraformDirectory === undefined ? createFirst(planned.json) : [];
    for (const { directory, text } of wanted) {
      if (overrides.get(directory) === text) continue;
      overrides.set(directory, text);
      await writeFile(join(terraform.directory, directory, OVERRIDE_FILE), text);
      again = true;
    }
    return again ? planOnce() : planned;
  };

  return { begin: (turn) => complete(planFirst(turn)), plan: () => complete(planOnce()) };
}

const MOVED = new Error('the state has something under a former address');

/** Terraform writes into a file that is there without changing who may read it. */
function makePrivate(file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  rmSync(file, { force: true });
  writeFileSync(file, '', { mode: 0o600, flag: 'wx' });
}

/** Prints a plan, whose secrets are hidden from here on. What reads and reports one is loaded meanwhile. */
export async function showPlan(
  context: Context,
  terraform: Terraform,
  planFile: string,
): Promise<Shown> {
  // Before anything is loaded, which keeps this thread from starting it.
  const showing = terraform.show(planFile);
  const source = import('./understanding.ts').then(({ readSource }) => readSource(planFile));
  for (const begun of [showing, source, import('../report/index.ts')]) begun.catch(() => undefined);
  const json = await showing;
  learnPlan(context, json);
  return { json, source };
}
