/**
 * How it stands with each key, and whether that needs a person. Pure: made of a comparison that changed nothing and of
 * the vault's listing. Never a key.
 */

import type { FailureCause } from './errors.ts';
import type { SkipReason } from './outcome.ts';
import type { SecretProperties, Slot } from './ports.ts';
import { cell, describe } from './report.ts';
import type { Result } from './run.ts';
import { isOurs, type PublishingRun, type RecoveryReason, runOf } from './tags.ts';

/**
 * - `current`: the vault's key works, and is not due.
 * - `due`: the next run that may will replace it.
 * - `overdue`: half of the time is gone in which it has to be replaced.
 * - `drifted`: the vault's key does not work; somebody else changed the subscription's keys.
 * - `no-secret`: the vault has no key of this consumer.
 * - `blocked`: the rotation leaves it alone until a person has done something.
 * - `left-alone`: its owner decided so; nothing is wrong.
 * - `unknown`: it could not be asked.
 */
export type KeyState =
  | 'current'
  | 'due'
  | 'overdue'
  | 'drifted'
  | 'no-secret'
  | 'blocked'
  | 'left-alone'
  | 'unknown';

/** Dates are ISO 8601. */
export type KeyStatus = {
  readonly subscription: string;
  readonly secretName: string;
  readonly state: KeyState;
  readonly needsPerson: boolean;
  /** Name of the section of docs/runbook.md that says what to do; undefined: nothing is to be done. */
  readonly reason?: StatusReason | undefined;
  /** The same for a person. */
  readonly message: string;
  /** When the vault's newest version was written, and how long ago that is. */
  readonly publishedOn?: string | undefined;
  readonly ageSeconds?: number | undefined;
  readonly dueOn?: string | undefined;
  /** Until when the key works at least: the version's `exp`. */
  readonly expiresOn?: string | undefined;
  /** Which of the subscription's keys the vault's is; undefined: neither, or nobody could tell. */
  readonly slot?: Slot | undefined;
  /** The run that published the version; undefined: none of ours. */
  readonly lastRun?: PublishingRun | undefined;
};

/** What only a status can find, beside a run's reasons. */
export const STATUS_REASONS = ['overdue', 'no-secret'] as const;
export type StatusReason =
  | SkipReason
  | RecoveryReason
  | FailureCause
  | (typeof STATUS_REASONS)[number];

export type Status = {
  readonly service: string;
  /** By the vault's clock, ISO 8601. */
  readonly asOf: string;
  /** Subscriptions whose key needs a person; none: all is well. */
  readonly needPerson: readonly string[];
  readonly keys: readonly KeyStatus[];
};

/**
 * @param service ARM id of the API Management service
 * @param results of a comparison that changed nothing
 * @param listing of the vault, with its clock in milliseconds
 */
export function statusOf(
  service: string,
  results: readonly Result[],
  listing: { readonly secrets: readonly SecretProperties[]; readonly now: number },
): Status {
  const secrets = new Map(listing.secrets.map((secret) => [secret.name.toLowerCase(), secret]));
  const keys = results.map((result) =>
    statusOfKey(result, secrets.get(result.secretName.toLowerCase()), listing.now),
  );
  const needPerson = keys.filter((key) => key.needsPerson).map((key) => key.subscription);
  return { service, asOf: isoDate(listing.now), needPerson, keys };
}

const STATES_IN_NEED: readonly KeyState[] = [
  'overdue',
  'drifted',
  'no-secret',
  'blocked',
  'unknown',
];

function statusOfKey(result: Result, secret: SecretProperties | undefined, now: number): KeyStatus {
  const { subscription, secretName, outcome, dueOn } = result;
  const judgement = judge(result, now);
  const ours = secret !== undefined && isOurs(secret.tags);
  return {
    subscription,
    secretName,
    needsPerson: STATES_IN_NEED.includes(judgement.state),
    ...judgement,
    ...(secret !== undefined && {
      publishedOn: isoDate(secret.createdOn),
      ageSeconds: Math.max(0, Math.round((now - secret.createdOn) / 1000)),
      expiresOn: secret.expiresOn === undefined ? undefined : isoDate(secret.expiresOn),
    }),
    // The dates and tags of a secret that is not ours promise nothing.
    ...(ours && {
      dueOn: dueOn === undefined ? undefined : isoDate(dueOn),
      lastRun: runOf(secret.tags),
    }),
    slot: outcome.kind === 'intact' ? outcome.slot : undefined,
  };
}

type Judgement = Pick<KeyStatus, 'state' | 'reason' | 'message'>;

/** What a comparison, or its rehearsal, makes of a key. */
function judge({ outcome, dueOn, overdueOn }: Result, now: number): Judgement {
  const told = (state: KeyState, reason: StatusReason, message = describe(outcome)): Judgement => ({
    state,
    reason,
    message,
  });
  switch (outcome.kind) {
    case 'recovered':
      return told(
        'drifted',
        outcome.reason,
        'the vault holds a key that is in neither slot; the next hourly comparison publishes one that works',
      );
    case 'bootstrapped':
      return told(
        'no-secret',
        'no-secret',
        'the vault has no key of it; the next hourly comparison publishes one, unless the secret is soft-deleted',
      );
    case 'skipped':
      return told(stateOfSkipped(outcome.reason), outcome.reason);
    case 'failed':
      return told('unknown', outcome.cause);
    default: {
      const message = describe(outcome);
      if (overdueOn !== undefined && overdueOn <= now) {
        return told('overdue', 'overdue', `${message}; due for half an interval and not replaced`);
      }
      return { state: dueOn !== undefined && dueOn <= now ? 'due' : 'current', message };
    }
  }
}

function stateOfSkipped(reason: SkipReason): KeyState {
  switch (reason) {
    case 'subscription-inactive':
    case 'whole-service-subscription':
      return 'left-alone';
    case 'superseded':
    case 'lease-taken':
    case 'lease-lost':
    case 'out-of-time':
      return 'unknown';
    default:
      return 'blocked';
  }
}

/**
 * The status as Markdown: a table for job summaries and terminals, whom a person has to look after first.
 *
 * @param inCell makes text from elsewhere harmless where the table is shown
 */
export function statusTable(
  { keys, needPerson, asOf }: Status,
  inCell: (text: string) => string = cell,
): string {
  const ordered = [...keys].sort(
    (one, other) => Number(other.needsPerson) - Number(one.needsPerson),
  );
  const rows = ordered.map((key) =>
    [
      key.subscription,
      key.state,
      key.ageSeconds === undefined ? '' : age(key.ageSeconds),
      day(key.dueOn),
      day(key.expiresOn),
      key.slot ?? '',
      key.lastRun === undefined ? '' : runInWords(key.lastRun),
      key.reason === undefined ? key.message : `${key.reason}: ${key.message}`,
    ]
      .map(inCell)
      .join(' | '),
  );
  return [
    '| Subscription | State | Age | Due | Works until | Slot | Last run | |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...rows.map((row) => `| ${row} |`),
    '',
    needPerson.length === 0
      ? `As of ${asOf}, no key of ${keys.length} needs a person.`
      : `As of ${asOf}, ${needPerson.length} of ${keys.length} need a person; docs/runbook.md has a section for each reason.`,
    '',
  ].join('\n');
}

function runInWords({
  trigger = 'unknown',
  principal,
  commit,
  reason,
  runId,
}: PublishingRun): string {
  return [
    trigger,
    principal && `by ${principal}`,
    commit && `at ${commit.slice(0, 12)}`,
    reason && `(${reason})`,
    runId,
  ]
    .filter((part) => part !== undefined && part !== '')
    .join(' ');
}

function age(seconds: number): string {
  if (seconds >= 86_400) return `${Math.floor(seconds / 86_400)} d`;
  return seconds >= 3600 ? `${Math.floor(seconds / 3600)} h` : `${Math.floor(seconds / 60)} min`;
}

/** To the minute: `2026-11-30 03:00Z`. */
function day(date: string | undefined): string {
  return date === undefined ? '' : `${date.slice(0, 16).replace('T', ' ')}Z`;
}

function isoDate(time: number): string {
  return new Date(time).toISOString();
}
