/**
 * Carries a plan out so that nothing it does is forgotten, however it ends.
 *
 * Order of effects: what will be created is written into the journal beside the state; Terraform applies; what it did not record is kept
 * in the journal, everything else leaves it. Where this process is killed in between, the post step does the last part; where the machine
 * is gone, the journal names more than was begun, and the next plan looks all of it up.
 */
import { ActionFailure } from '../failure.ts';
import type { Finding } from '../finding.ts';
import type { Diagnostic } from '../terraform/diagnostics.ts';
import { createFlight, type Flight, type Step } from '../terraform/flight.ts';
import { type JournalEntry, merged, recordedIn, remaining } from '../terraform/journal.ts';
import type { Recovery } from '../terraform/leftovers.ts';
import { stateSecrets } from '../terraform/secrets.ts';
import type { Terraform } from '../terraform/terraform.ts';
import type { About } from './about.ts';
import { tellFailure } from './failure-report.ts';
import type { Context } from './ports.ts';
import { changeJournal, withoutSecrets } from './recovery.ts';
import type { UnderstoodPlan } from './understanding.ts';

export type CarryOutRequest = {
  readonly command: 'apply' | 'destroy';
  readonly about: About;
  readonly planFile: string;
  readonly plan: UnderstoodPlan;
  /** What the plan knows of earlier, interrupted applies; undefined for a saved plan. */
  readonly recovery: Recovery | undefined;
};

/** Milliseconds; what is left of the runner's patience then. */
const TIME_TO_TELL = 1_500;

/**
 * @throws {ActionFailure} `apply-failed`, `destroy-failed`, `plan-stale`, `state-locked`; `cancelled`, also where Terraform came to
 *   its end while the interrupt was held back. Summary and comment say then what was done
 */
export async function carryOut(
  context: Context,
  terraform: Terraform,
  request: CarryOutRequest,
): Promise<void> {
  const { command, about, planFile, plan } = request;
  const { workflow, signal } = context;
  const flight = createFlight();
  const journal = await writeAhead(context, terraform, request);
  const planned = plan.summary.resources.filter(({ action }) => action !== 'read').length;
  const purpose = {
    command,
    ...about,
    planFile,
    plan: reviewedPlan(context, request),
    planned,
    journal,
  };
  const reason = command === 'apply' ? 'apply-failed' : 'destroy-failed';
  const ended = await workflow
    .group(`terraform ${command}`, () => terraform.apply({ planFile, reason, flight, purpose }))
    .catch((error: unknown) => ({ diagnostics: [], failure: error }));
  const gone = new Set(request.recovery?.gone);
  const before = journal.before.filter(({ address }) => !gone.has(address));
  const after = await settle(context, terraform, {
    journal: { before, added: journal.added },
    flight,
    diagnostics: ended.diagnostics,
  });
  const failure = ended.failure ?? (signal.aborted ? finished(command) : undefined);
  if (failure === undefined) return;
  const told =
    failure instanceof ActionFailure &&
    (failure.reason === 'cancelled' || flight.begun().length > 0)
      ? describeEnd(failure, { command, flight, planned, after })
      : failure;
  const calm = signal.aborted ? context.withSignal(AbortSignal.timeout(TIME_TO_TELL)) : context;
  await tellFailure(calm, purpose, told, signal.aborted);
  throw told;
}

/** What stays reviewed in the comment: only what somebody had to review, and never that everything goes. */
function reviewedPlan({ inputs }: Context, { command, plan }: CarryOutRequest) {
  const wanted = command === 'apply' && inputs.requireReviewedPlan !== 'false';
  return wanted ? plan.identity : undefined;
}

type Journal = {
  readonly before: readonly JournalEntry[];
  readonly added: readonly JournalEntry[];
};

/** An apply that creates nothing, where nothing is left of others, writes nothing. */
async function writeAhead(
  context: Context,
  terraform: Terraform,
  { plan: { creations } }: CarryOutRequest,
): Promise<Journal> {
  const since = new Date().toISOString();
  const run = context.event?.runUrl;
  const added = creations.map(
    ({ address, type, id }): JournalEntry =>
      withoutSecrets(context, {
        address,
        type,
        since,
        ...(run === undefined ? {} : { run }),
        ...(id === undefined ? {} : { id }),
      }),
  );
  let before: readonly JournalEntry[] = [];
  await changeJournal(context, terraform, (entries) => {
    before = entries;
    return merged(entries, added);
  });
  return { before, added };
}

export type End = {
  readonly journal: Journal;
  readonly flight: Flight;
  readonly diagnostics: readonly Diagnostic[];
};

/**
 * Cuts the journal down to what is not known of.
 *
 * @returns what stays in it; undefined where the state cannot be read, so that everything stays
 */
export async function settle(
  context: Context,
  terraform: Terraform,
  { journal, flight, diagnostics }: End,
): Promise<readonly JournalEntry[] | undefined> {
  const { before, added } = journal;
  if (before.length + added.length === 0) return [];
  const state = await terraform.state(true).catch(() => undefined);
  if (state === undefined) return undefined;
  context.secrecy.learn(stateSecrets(state));
  const aftermath = { begun: flight.begun(), recorded: recordedIn(state), diagnostics };
  const known = new Set([...before, ...added].map(({ address }) => address));
  const left = remaining(before, added, aftermath);
  // What another run has added meanwhile is not ours to judge.
  await changeJournal(context, terraform, (entries) =>
    merged(
      left,
      entries.filter(({ address }) => !known.has(address)),
    ),
  );
  return left;
}

function finished(command: string): ActionFailure {
  return new ActionFailure('cancelled', `cancelled while terraform ${command} came to its end`);
}

/** The failure with what is known of everything that had begun. */
export function describeEnd(
  failure: ActionFailure,
  end: {
    readonly command: string;
    readonly flight: Flight;
    readonly planned: number;
    /** Undefined where it could not be found out. */
    readonly after: readonly JournalEntry[] | undefined;
  },
): ActionFailure {
  const { command, flight, planned, after } = end;
  const begun = flight.begun();
  const unrecorded = new Map(
    begun.flatMap(({ address, action }) => {
      const entry = after?.find((candidate) => candidate.address === address);
      const creates = action === 'create' && (after === undefined || entry !== undefined);
      return creates ? [[address, entry] as const] : [];
    }),
  );
  const incomplete = addresses(flight.unfinished());
  const open = begun.filter(({ address }) => unrecorded.has(address) || incomplete.has(address));
  const touched = addresses(begun).size;
  const left = addresses(open).size;
  const waiting = Math.max(planned - touched, 0);
  const counts = `${touched - left} of ${planned} resources are done and recorded, ${left} began and are not, ${waiting} did not begin`;
  const next =
    command === 'destroy'
      ? 'What is left is in the state: run destroy again'
      : 'Run plan again: it looks for what is not recorded, and imports it';
  return new ActionFailure(failure.reason, `${failure.message}: ${counts}. ${next}`, [
    ...failure.findings,
    ...open.map(({ address, action }): Finding => {
      const fate = unrecorded.has(address)
        ? `its creation began, and the state does not have it${idOf(unrecorded.get(address))}. It may exist in Azure: the next plan looks for it, and imports it`
        : FATES[action];
      return {
        severity: 'warning',
        message: `${address}: ${fate ?? `its ${action} began and did not complete`}`,
      };
    }),
  ]);
}

/** By what had begun and did not complete. */
const FATES: Readonly<Record<string, string>> = {
  create:
    'its creation began and did not complete. The state has it, or nothing of it exists: the next plan says which',
  update: 'its update began and did not complete: the next apply does it again',
  delete: 'its deletion began and did not complete: the next plan sees what is left of it',
};

function idOf(entry: JournalEntry | undefined): string {
  return entry?.id === undefined ? '' : ` (${entry.id})`;
}

function addresses(steps: readonly Step[]): ReadonlySet<string> {
  return new Set(steps.map(({ address }) => address));
}
