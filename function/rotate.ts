/**
 * Settings and a credential → a finished run. The one function behind every trigger: the timer of the function app,
 * the Action's `command: rotate` and the command line differ only in the credential they bring.
 */

import type { TokenCredential } from '@azure/identity';
import {
  CONCURRENCY,
  connectAzure,
  DEFAULT_BUDGET,
  type Machine,
  REQUEST_TIMEOUT,
  thisMachine,
} from './azure.ts';
import { bookmarkInBlob } from './bookmark.ts';
import { type Confidence, confidentially, overheard } from './confidence.ts';
import { consequencesOf } from './consequences.ts';
import { checkGateways } from './gateway.ts';
import { BlobLeases, patientLeases } from './lease.ts';
import { expectedSeconds } from './limiter.ts';
import { type Origin, presentable } from './origin.ts';
import { rehearse } from './rehearsal.ts';
import {
  countOutcomes,
  overdueAmong,
  type Report,
  resultLine,
  type Start,
  startLine,
  summaryLine,
  unfinishedAmong,
} from './report.ts';
import type { Discipline, Mode } from './rules.ts';
import { type Result, runRotation } from './run.ts';
import { chosen, type Settings, SettingsError } from './settings.ts';

export type RotateOptions = {
  /** Who started the run, for tags and report: `timer`, `http`, `action`, `command-line`. */
  readonly trigger: string;
  /** Who started it, from what and why, for tags and report. */
  readonly startedBy?: Origin;
  /** Takes lines of JSON: one when it is known what is due, one per subscription, one for the run at its end. */
  readonly log: (line: string) => void;
  /** For somebody who watches: hears what is about to happen before anything is changed, and each result. */
  readonly watch?: {
    readonly started: (start: Start) => void;
    readonly finished: (result: Result) => void;
  };
  /** Default: `scheduled`. */
  readonly mode?: Mode;
  /** Reads everything, changes nothing, and reports the requests it would have sent. */
  readonly dryRun?: boolean;
  /** Only these of the subscriptions in the settings. */
  readonly only?: readonly string[];
  /**
   * Forced and emergency: milliseconds since 1970-01-01 UTC. What was made since then is left alone, so that a run which
   * did not get to everybody can be repeated. Default: the time at which the run begins; the report says it.
   */
  readonly since?: number;
  /** Milliseconds after which the run begins nothing new; the next run goes on. Default: 12 minutes. */
  readonly budget?: number;
};

/** How long the gateway may take to learn of a key; reports of ten minutes exist, the next run can wait for those. */
const GATEWAY_PATIENCE = 120_000;
/** Calls to Azure Resource Manager: the keys before, the change, and the keys after it unless we made them. */
const CALLS_PER_CHANGE: Readonly<Record<Discipline, number>> = { regenerate: 3, conditional: 2 };

/** Calls to Azure Resource Manager for one key: an emergency replaces two, a comparison only looks. */
export function callsPerKey(discipline: Discipline, mode: Mode): number {
  if (mode === 'reconcile') return 1;
  return (mode === 'emergency' ? 2 : 1) * CALLS_PER_CHANGE[discipline];
}

/**
 * Rotates what is due.
 *
 * @returns the report; the caller should fail unless `report.unfinished` is empty
 * @throws RemoteError when the run could not start (vault or service not reachable); nothing was changed then. Neither
 *   the report nor a line nor an error holds a key
 * @throws SettingsError when `only` names a subscription that the settings do not, there is no lease in an emergency, or
 *   `since` lies in the future or belongs to neither a forced run nor an emergency
 */
export function rotate(
  settings: Settings,
  credential: TokenCredential,
  options: RotateOptions,
  machine: Machine = thisMachine,
): Promise<Report> {
  return confidentially((confidence) => run(settings, credential, options, machine, confidence));
}

async function run(
  settings: Settings,
  credential: TokenCredential,
  options: RotateOptions,
  machine: Machine,
  confidence: Confidence,
): Promise<Report> {
  const { clock, newId, newKey } = machine;
  const startedAt = clock.now();
  const runId = newId();
  const startedBy = options.startedBy && presentable(options.startedBy);
  const { mode = 'scheduled', dryRun = false, only, trigger, budget = DEFAULT_BUDGET } = options;
  const endsAt = clock.monotonic() + budget;
  const hasTime = (milliseconds = 0) => clock.monotonic() + milliseconds < endsAt;
  const log = guarded(options.log);
  const watch = options.watch && {
    started: guarded(options.watch.started),
    finished: guarded(options.watch.finished),
  };

  if (mode === 'emergency' && settings.leaseContainerUrl === undefined) {
    // It kills a key that another run may be about to publish; the model check finds how (test/function/model).
    throw new SettingsError([
      'LEASE_CONTAINER_URL is missing; an emergency is safe beside other runs only under the lease.',
    ]);
  }
  if (options.since !== undefined && mode !== 'forced' && mode !== 'emergency') {
    throw new SettingsError(['since belongs to a forced run or an emergency.'], 'request');
  }
  const azure = overheard(await connectAzure(settings, credential, endsAt, machine), confidence);
  const rehearsal = dryRun ? rehearse(azure.keys, azure.secrets, settings) : undefined;
  const { keys, secrets } = rehearsal ?? azure;
  // A dry run changes nothing, so it neither needs nor takes the lease, and has no key that a gateway could know.
  const container = dryRun ? undefined : settings.leaseContainerUrl;
  const storage = { requestTimeout: REQUEST_TIMEOUT, endsAt, fetch: machine.fetch, newId };
  const leases =
    container === undefined
      ? undefined
      : patientLeases(
          new BlobLeases(container, settings.serviceId, credential, clock, storage),
          clock,
          hasTime,
        );
  const bookmark =
    container === undefined || mode !== 'reconcile'
      ? undefined
      : bookmarkInBlob(container, settings.serviceId, credential, clock, storage);
  const gateway =
    settings.gatewayCheckUrls.length === 0 || dryRun
      ? undefined
      : checkGateways(settings.gatewayCheckUrls, clock, {
          fetch: machine.fetch,
          requestTimeout: REQUEST_TIMEOUT,
          patience: GATEWAY_PATIENCE,
          newKey,
        });

  let since: number | undefined;
  const ended = await runRotation(
    {
      subscriptions: chosen(settings, only),
      intervals: settings.intervals,
      concurrency: CONCURRENCY,
      rules: {
        service: settings.serviceId,
        discipline: settings.discipline,
        mode,
        interval: settings.interval,
        calendar: settings.calendar,
        since: options.since,
        requestTimeout: REQUEST_TIMEOUT,
        trigger,
        runId,
        origin: startedBy,
      },
    },
    {
      keys,
      secrets,
      leases,
      bookmark,
      gateway,
      newKey,
      hasTime,
    },
    (outcome) => {
      const result = confidence.told(outcome);
      watch?.finished(result);
      // Reconciling finds every key as it should be, every hour: counted in the summary, not told one by one.
      if (result.outcome.kind !== 'intact') log(resultLine(runId, result));
    },
    (due, now, chosenSince) => {
      since = chosenSince;
      const start: Start = {
        runId,
        mode,
        since: isoDate(since),
        due: due.length,
        expectedSeconds: expectedSeconds(
          due.length,
          callsPerKey(settings.discipline, mode),
          CONCURRENCY,
        ),
        stops: consequencesOf(mode, due, now, settings.interval),
      };
      log(startLine(start));
      watch?.started(start);
    },
  );
  const results = ended.map(confidence.told);
  const finishedAt = clock.now();
  const report: Report = {
    runId,
    trigger,
    ...(startedBy !== undefined && { startedBy }),
    service: settings.serviceId,
    mode,
    discipline: settings.discipline,
    leased: leases !== undefined,
    startedAt: new Date(startedAt).toISOString(),
    finishedAt: new Date(finishedAt).toISOString(),
    counts: countOutcomes(results),
    overdue: overdueAmong(results, finishedAt),
    unfinished: unfinishedAmong(results, mode),
    since: isoDate(since),
    results,
    ...(rehearsal === undefined ? {} : { rehearsed: rehearsal.requests.map(confidence.scrub) }),
  };
  log(summaryLine(report));
  return report;
}

function isoDate(time: number | undefined): string | undefined {
  return time === undefined ? undefined : new Date(time).toISOString();
}

/** Somebody else's function whose failure must not end a run halfway. */
function guarded<Values extends unknown[]>(
  hear: (...values: Values) => void,
): (...values: Values) => void {
  return (...values) => {
    try {
      hear(...values);
    } catch {
      // There is nobody left to tell.
    }
  };
}
