/** What a run says about itself: lines of JSON for a log, a table for a person. Never a key. */

import type { Consequence } from './consequences.ts';
import type { Origin } from './origin.ts';
import type { Outcome, OutcomeKind, SkipReason } from './outcome.ts';
import type { Discipline, Mode } from './rules.ts';
import type { Result } from './run.ts';

export type Report = {
  readonly runId: string;
  readonly trigger: string;
  /** Who started it, from what and why, as far as its starter said. */
  readonly startedBy?: Origin | undefined;
  readonly service: string;
  readonly mode: Mode;
  readonly discipline: Discipline;
  /** False: runs that start at the same time are not kept apart; see docs/rotation.md. */
  readonly leased: boolean;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly counts: Readonly<Record<OutcomeKind, number>>;
  /** Subscriptions whose key is due for half an interval and was not replaced: half the time to do so is gone. */
  readonly overdue: readonly string[];
  /**
   * Subscriptions for which the run did not do what was asked of it, for whatever reason: after an emergency, those of
   * which a key made before `since` may still work. None: the run succeeded.
   */
  readonly unfinished: readonly string[];
  /** Forced and emergency: ISO 8601; what was made since then was left alone. Told to the next run, it goes on. */
  readonly since?: string | undefined;
  readonly results: readonly Result[];
  /** A dry run only: the requests with which a real one would have changed something. */
  readonly rehearsed?: readonly string[];
};

/** What follows from the results, beside what is known of the run. */
export function reportOf(
  results: readonly Result[],
  run: Omit<
    Report,
    'startedAt' | 'finishedAt' | 'counts' | 'overdue' | 'unfinished' | 'results'
  > & {
    readonly startedAt: number;
    readonly finishedAt: number;
  },
): Report {
  return {
    ...run,
    startedAt: new Date(run.startedAt).toISOString(),
    finishedAt: new Date(run.finishedAt).toISOString(),
    counts: countOutcomes(results),
    overdue: overdueAmong(results, run.finishedAt),
    unfinished: unfinishedAmong(results, run.mode),
    results,
  };
}

export function countOutcomes(results: readonly Result[]): Record<OutcomeKind, number> {
  const counts: Record<OutcomeKind, number> = {
    rotated: 0,
    adopted: 0,
    bootstrapped: 0,
    recovered: 0,
    'already-replaced': 0,
    'not-due': 0,
    intact: 0,
    skipped: 0,
    failed: 0,
  };
  for (const { outcome } of results) counts[outcome.kind] += 1;
  return counts;
}

/** Reasons that leave nothing to do for a scheduled run: the subscription's owner, or another run, has decided. */
const NOT_ASKED: readonly SkipReason[] = [
  'subscription-inactive',
  'whole-service-subscription',
  'superseded',
];

/**
 * Who was left out of what the run was for. A person who asks for a change wants to hear of every key that was not
 * changed; a comparison goes on in the next run, so only one that got to nobody has failed.
 */
export function unfinishedAmong(results: readonly Result[], mode: Mode): readonly string[] {
  const sawNobody = results.every(({ outcome }) => outcome.kind === 'skipped');
  const isUnfinished = ({ outcome }: Result): boolean => {
    if (outcome.kind === 'failed') return true;
    if (mode === 'emergency') {
      return !('otherReplaced' in outcome) && outcome.kind !== 'already-replaced';
    }
    if (outcome.kind !== 'skipped') return false;
    if (mode === 'forced') return true;
    if (mode === 'scheduled') return !NOT_ASKED.includes(outcome.reason);
    return outcome.reason === 'lease-taken' || (outcome.reason === 'out-of-time' && sawNobody);
  };
  return results.filter(isUnfinished).map(({ subscription }) => subscription);
}

/** Before anything is changed. */
export type Start = Pick<Report, 'runId' | 'mode' | 'since'> & {
  /** Subscriptions that have to be looked at, and how long that will take. */
  readonly due: number;
  readonly expectedSeconds: number;
  /** Keys that this run stops before their time. */
  readonly stops: readonly Consequence[];
};

/**
 * A line names so many and counts the rest: Application Insights cuts a message off at 32,768 characters, after which no
 * query can read it.
 */
const MOST_NAMED = 20;

export function startLine({ stops, ...start }: Start): string {
  return JSON.stringify({
    event: 'rotation-started',
    ...start,
    ...(stops.length > 0 && {
      stopsCount: stops.length,
      stops: stops.slice(0, MOST_NAMED).map(withDates),
    }),
  });
}

/**
 * Who has been due for half of their interval.
 *
 * @param now milliseconds
 */
export function overdueAmong(results: readonly Result[], now: number): readonly string[] {
  return results
    .filter(({ outcome, overdueOn = now + 1 }) => {
      const replaced = 'expiresOn' in outcome || outcome.kind === 'already-replaced';
      return !replaced && overdueOn <= now;
    })
    .map(({ subscription }) => subscription);
}

/** One line for one subscription; `event` tells it from a summary in a log query. */
export function resultLine(runId: string, { subscription, secretName, outcome }: Result): string {
  return JSON.stringify({
    event: 'subscription-key',
    runId,
    subscription,
    secretName,
    ...withDates(outcome),
  });
}

/** The one line of a whole run. */
export function summaryLine(report: Report): string {
  const { results: _, rehearsed, overdue, unfinished, ...summary } = report;
  return JSON.stringify({
    event: 'rotation',
    ...summary,
    overdueCount: overdue.length,
    overdue: overdue.slice(0, MOST_NAMED),
    unfinishedCount: unfinished.length,
    unfinished: unfinished.slice(0, MOST_NAMED),
    ...(rehearsed === undefined ? {} : { dryRun: true }),
  });
}

function withDates(described: Outcome | Consequence): Record<string, unknown> {
  const fields: Record<string, unknown> = { ...described };
  for (const name of ['expiresOn', 'dueOn', 'cutShort', 'promisedUntil']) {
    const value = fields[name];
    if (typeof value === 'number') fields[name] = new Date(value).toISOString();
  }
  return fields;
}

/**
 * The report as Markdown: a table for job summaries and terminals.
 *
 * @param inCell makes text from elsewhere harmless where the table is shown; always kept inside its cell
 */
export function reportTable(report: Report, inCell: (text: string) => string = cell): string {
  const rows = report.results.map(
    ({ subscription, outcome }) =>
      `| ${inCell(subscription)} | ${outcome.kind} | ${inCell(describe(outcome))} |`,
  );
  const { rehearsed = [], overdue, unfinished = [] } = report;
  return [
    ...(report.rehearsed === undefined ? [] : ['**Dry run: nothing was changed.**', '']),
    '| Subscription | Result | |',
    '| --- | --- | --- |',
    ...rows,
    ...(overdue.length === 0
      ? []
      : ['', `Due for half an interval and not replaced: ${overdue.map(inCell).join(', ')}.`]),
    ...(unfinished.length === 0 || report.rehearsed !== undefined
      ? []
      : ['', `${leftOver(report)}: ${unfinished.map(inCell).join(', ')}.`]),
    ...(rehearsed.length === 0
      ? []
      : [
          '',
          'A run would send:',
          '',
          ...rehearsed.map((request) => `- \`${request.replaceAll('`', "'")}\``),
        ]),
    '',
  ].join('\n');
}

function leftOver({ mode, since }: Report): string {
  if (mode === 'emergency') {
    return `A key that was made before ${since} may still work. Run it again with that date as \`since\` to go on with`;
  }
  return mode === 'forced'
    ? `Not replaced. Run it again with \`since\` ${since} to go on with`
    : 'Not done';
}

/** What a person needs to know about an outcome, as a sentence without its subject. */
export function describe(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'rotated':
    case 'adopted':
    case 'bootstrapped':
      return `${outcome.slot} key published, works until ${date(outcome.expiresOn)} at least${warnings(outcome)}`;
    case 'recovered':
      return `the vault's key was in neither slot (${outcome.reason}); ${outcome.slot} key published, works until ${date(outcome.expiresOn)} at least${warnings(outcome)}`;
    case 'already-replaced':
      return 'an earlier run replaced it';
    case 'not-due':
      return `due on ${date(outcome.dueOn)}`;
    case 'intact':
      return `the vault's key is the ${outcome.slot} key`;
    case 'skipped':
      return REASONS[outcome.reason];
    case 'failed':
      return outcome.message;
  }
}

function warnings(outcome: Extract<Outcome, { cutShort?: unknown }>): string {
  const notes = [
    outcome.gateway === 'unverifiable' &&
      'the gateway let a made-up key pass, so it was not verified',
    outcome.cutShort !== undefined &&
      `the key before the last one was promised until ${date(outcome.cutShort)} and stopped working now`,
    outcome.otherReplaced && 'the other key was replaced, too: read the vault again at once',
    outcome.notDisabled !== undefined && `version ${outcome.notDisabled} could not be disabled`,
  ].filter((note) => typeof note === 'string');
  return notes.map((note) => `; ${note}`).join('');
}

const REASONS: Readonly<Record<Extract<Outcome, { kind: 'skipped' }>['reason'], string>> = {
  'subscription-missing': 'the subscription does not exist; the secret was left alone',
  'subscription-inactive': 'the subscription is not active; its keys do not work anyway',
  'whole-service-subscription': 'it opens the whole service and is not rotated',
  'unsuitable-secret-name': 'its id cannot be part of the name of a Key Vault secret',
  'secret-disabled':
    "the secret's newest version was disabled by somebody; enable it, or add a new version",
  'secret-deleted': 'the secret is soft-deleted; recover it, or purge it',
  'secret-not-managed':
    'the secret exists without our managed-by tag; set managed-by=apim-openai-load-balancer to hand it over',
  'secret-of-another-subscription': 'the secret belongs to another subscription or service',
  'secret-has-too-many-tags': 'the secret has no room for our tags (15 at most); remove some',
  superseded: 'somebody else changed it meanwhile; the next run decides',
  'lease-taken': 'another run is at work',
  'lease-lost': 'the lease could not be kept; the next run goes on',
  'out-of-time': 'the time of this run was up; the next run goes on',
};

function date(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

/** Text that stays inside its cell of a table. */
export function cell(text: string): string {
  return text.replace(/[\\|]/g, '\\$&').replace(/\s+/g, ' ');
}
