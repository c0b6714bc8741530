/**
 * The end of a run that was killed in the middle of a terraform command: the command, which goes on by itself, is brought to its end, its
 * lock is released if it died with it, and what it did is told as the run would have told it.
 */
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { createContext, type Run } from './action.ts';
import { describeEnd, settle } from './commands/carry-out.ts';
import { tellFailure } from './commands/failure-report.ts';
import { learnDeclared } from './commands/opening.ts';
import { learnPlan } from './commands/planned.ts';
import type { Context } from './commands/ports.ts';
import { ActionFailure, messageOf } from './failure.ts';
import { createSecrecy } from './secrecy.ts';
import { diagnosticsOfEvents, type LockHolder } from './terraform/diagnostics.ts';
import { explainOwn } from './terraform/explain.ts';
import { createFlight, type Flight } from './terraform/flight.ts';
import { createRunRecords, type FoundRecord, findRecord } from './terraform/run-record.ts';
import { Terraform } from './terraform/terraform.ts';

/** An apply may go on for so long before it is interrupted; a cancelled job has five minutes for all its post steps (milliseconds). */
const PATIENCE = 60_000;
/** After an interrupt Terraform writes the state; it is never killed for being slow. */
const LONGEST_END = 120_000;
const LOOK_EVERY = 100;

/** @param directory of the run's records */
export async function endRun(run: Run, directory: string): Promise<void> {
  const record = findRecord(directory);
  if (record === undefined) return;
  const secrecy = createSecrecy(run.workflow);
  const { workflow } = secrecy;
  try {
    const records = createRunRecords(directory, () => {});
    const context = await createContext(run, secrecy, records);
    await workflow.group(`End terraform ${record.command}`, () => bringToItsEnd(context, record));
    learnDeclared(context, record.directory);
    const failure = await takeStock(context, record);
    const { title, key, command, plan } = record;
    await tellFailure(context, { title, key, command, plan }, failure, record.command !== 'plan');
    for (const finding of failure.findings) workflow.annotate(finding);
    workflow.annotate({ severity: 'error', message: failure.message });
  } catch (error) {
    const message = `what the killed run left could not be looked at: ${messageOf(error)}`;
    workflow.annotate({ severity: 'error', message });
  } finally {
    record.remove();
  }
}

async function bringToItsEnd({ signal, workflow }: Context, record: FoundRecord): Promise<void> {
  const { pid, command } = record;
  if (pid === undefined || !isAlive(pid)) return;
  // A plan is worth nothing to anybody any more.
  const patience = command === 'plan' ? 0 : PATIENCE;
  workflow.info(`terraform ${command} (process ${pid}) is still running`);
  if (!record.interrupted && !(await hasEnded(pid, patience, signal))) {
    record.interrupting();
    process.kill(pid, 'SIGINT');
  }
  if (!(await hasEnded(pid, LONGEST_END))) {
    throw new Error(`terraform ${command} (process ${pid}) has not ended`);
  }
}

/** @param hurry ends the wait early */
async function hasEnded(pid: number, patience: number, hurry?: AbortSignal): Promise<boolean> {
  for (let waited = 0; isAlive(pid); waited += LOOK_EVERY) {
    if (waited >= patience || hurry?.aborted === true) return false;
    await sleep(LOOK_EVERY);
  }
  return true;
}

/** A killed process that nobody has asked for yet is dead, too (Linux tells; elsewhere it counts as alive). */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  try {
    // `pid (name) state …`
    return !/^\d+ \(.*\) [ZX] /s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return true;
  }
}

async function takeStock(context: Context, record: FoundRecord): Promise<ActionFailure> {
  const { environment, workspace, workflow, secrecy, signal, urgent, records } = context;
  const { executable, directory, files, command, planFile, planned, journal } = record;
  const terraform = new Terraform({
    ...{ executable, directory, files, workspace, environment, signal, urgent, records },
    info: workflow.info,
    scrub: secrecy.scrub,
    explain: explainOwn,
  });
  const output = record.output();
  const flight = createFlight();
  for (const line of output.split('\n')) flight.add(line);
  const lock = await endLock(terraform, record, flight);
  const failure = new ActionFailure(
    'cancelled',
    `the run was killed during terraform ${command}. ${lock}`,
  );
  if (command === 'plan') return failure;
  // What cannot be read as a plan has nothing to hide.
  const plan = await terraform.show(planFile).catch(() => null);
  if (plan !== null) learnPlan(context, plan);
  const after = await settle(context, terraform, {
    journal,
    flight,
    diagnostics: diagnosticsOfEvents(output),
  });
  return describeEnd(failure, { command, flight, planned, after });
}

/** What has become of the state's lock, in words. Only one that this run took is ever released. */
async function endLock(terraform: Terraform, record: FoundRecord, flight: Flight): Promise<string> {
  try {
    const holder = await terraform.lockHolder();
    if (holder === undefined) return 'The lock of the state is released';
    const { id, who, created } = holder;
    if (!isOurs(holder, record, flight)) {
      return `The state is locked by ${who} since ${created}. That is not known to be this run's lock, so it stays; if its holder is gone, release it with: terraform force-unlock ${id}`;
    }
    await terraform.releaseLock(id);
    return `Terraform was killed as well, and its lock ${id} of the state is released now`;
  } catch (error) {
    return `The state may still be locked: ${messageOf(error)}. Only what a run is known to hold is released; where the holder is gone for sure, break the lease of the state's blob`;
  }
}

/**
 * Whether a lock is the killed command's own. It held the lock when it began its first step; a lock is held by one at a time, and a
 * killed holder's is never given to anybody else. So the lock of today is its own if it was taken between its start and that step.
 */
export function isOurs(
  { created }: LockHolder,
  { since }: { readonly since: number },
  flight: Flight,
): boolean {
  const lockedAt = flight.lockedAt();
  // As Go prints it: 2026-01-02 03:04:05.678901234 +0000 UTC
  const taken = Date.parse(
    created.replace(/^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(\.\d{1,3})?\d* \+0000 UTC$/, '$1T$2$3Z'),
  );
  return lockedAt !== undefined && taken >= since - 1 && taken <= lockedAt;
}
