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
import { type Report, reportOf, resultLine, type Start, startLine, summaryLine } from './report.ts';
import type { Discipline, Mode } from './rules.ts';
import { type Result, type RunPorts, runRotation } from './run.ts';
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
  const { clock, newId } = machine;
  const { serviceId: service, discipline, interval, intervals, calendar } = settings;
  const { mode = 'scheduled', trigger } = options;
  const startedAt = clock.now();
  const runId = newId();
  const origin = options.startedBy && presentable(options.startedBy);
  const log = guarded(options.log);
  const started = guarded(options.watch?.started);
  const finished = guarded(options.watch?.finished);

  checkRequest(settings, options);
  const ports = await connectPorts(settings, credential, options, machine, confidence);
  const rules = { service, discipline, mode, interval, calendar, trigger, runId, origin };
  let since: string | undefined;
  const ended = await runRotation(
    {
      subscriptions: chosen(settings, options.only),
      intervals,
      concurrency: CONCURRENCY,
      rules: { ...rules, since: options.since, requestTimeout: REQUEST_TIMEOUT },
    },
    ports,
    (outcome) => {
      const result = confidence.told(outcome);
      finished(result);
      // Reconciling finds every key as it should be, every hour: counted in the summary, not told one by one.
      if (result.outcome.kind !== 'intact') log(resultLine(runId, result));
    },
    (due, now, chosenSince) => {
      since = chosenSince === undefined ? undefined : new Date(chosenSince).toISOString();
      const calls = callsPerKey(discipline, mode);
      const start: Start = {
        runId,
        mode,
        since,
        due: due.length,
        expectedSeconds: expectedSeconds(due.length, calls, CONCURRENCY),
        stops: consequencesOf(mode, due, now, interval),
      };
      log(startLine(start));
      started(start);
    },
  );
  const report = reportOf(ended.map(confidence.told), {
    runId,
    trigger,
    ...(origin !== undefined && { startedBy: origin }),
    service,
    mode,
    discipline,
    leased: ports.leases !== undefined,
    startedAt,
    finishedAt: clock.now(),
    since,
    ...(ports.rehearsed && { rehearsed: ports.rehearsed.map(confidence.scrub) }),
  });
  log(summaryLine(report));
  return report;
}

/** @throws SettingsError for what no run can do, or not with these settings */
function checkRequest(settings: Settings, { mode, since }: RotateOptions): void {
  if (mode === 'emergency' && settings.leaseContainerUrl === undefined) {
    // It kills a key that another run may be about to publish; the model check finds how (test/function/model).
    throw new SettingsError([
      'LEASE_CONTAINER_URL is missing; an emergency is safe beside other runs only under the lease.',
    ]);
  }
  if (since !== undefined && mode !== 'forced' && mode !== 'emergency') {
    throw new SettingsError(['since belongs to a forced run or an emergency.'], 'request');
  }
}

type ConnectedPorts = RunPorts & {
  /** A dry run only: the requests that it would have sent, as they come. */
  readonly rehearsed?: readonly string[];
};

async function connectPorts(
  settings: Settings,
  credential: TokenCredential,
  { mode, dryRun, budget = DEFAULT_BUDGET }: RotateOptions,
  machine: Machine,
  confidence: Confidence,
): Promise<ConnectedPorts> {
  const { clock, newId, newKey } = machine;
  const endsAt = clock.monotonic() + budget;
  const hasTime = (milliseconds = 0) => clock.monotonic() + milliseconds < endsAt;
  const azure = overheard(await connectAzure(settings, credential, endsAt, machine), confidence);
  // A dry run changes nothing, so it neither needs nor takes the lease, and has no key that a gateway could know.
  if (dryRun) {
    const { keys, secrets, requests } = rehearse(azure.keys, azure.secrets, settings);
    return { keys, secrets, newKey, hasTime, rehearsed: requests };
  }
  const { leaseContainerUrl: container, serviceId, gatewayCheckUrls } = settings;
  const { fetch } = machine;
  const storage = { requestTimeout: REQUEST_TIMEOUT, endsAt, fetch, newId };
  const gateway = { fetch, requestTimeout: REQUEST_TIMEOUT, patience: GATEWAY_PATIENCE, newKey };
  return {
    ...azure,
    newKey,
    hasTime,
    ...(container !== undefined && {
      leases: patientLeases(
        new BlobLeases(container, serviceId, credential, clock, storage),
        clock,
        hasTime,
      ),
    }),
    ...(container !== undefined &&
      mode === 'reconcile' && {
        bookmark: bookmarkInBlob(container, serviceId, credential, clock, storage),
      }),
    ...(gatewayCheckUrls.length > 0 && {
      gateway: checkGateways(gatewayCheckUrls, clock, gateway),
    }),
  };
}

/** Somebody else's function whose failure must not end a run halfway. */
function guarded<Values extends unknown[]>(
  hear: ((...values: Values) => void) | undefined,
): (...values: Values) => void {
  return (...values) => {
    try {
      hear?.(...values);
    } catch {
      // There is nobody left to tell.
    }
  };
}
