/** Settings and a credential → how it stands with each key. Reads what a comparison reads, and changes nothing. */

import type { TokenCredential } from '@azure/identity';
import {
  CONCURRENCY,
  connectAzure,
  DEFAULT_BUDGET,
  type Machine,
  REQUEST_TIMEOUT,
  thisMachine,
} from './azure.ts';
import { type Confidence, confidentially, overheard } from './confidence.ts';
import { rehearse } from './rehearsal.ts';
import { runRotation } from './run.ts';
import { chosen, type Settings } from './settings.ts';
import { type Status, statusOf } from './status.ts';

export type InspectOptions = {
  /** Subscriptions to look at; undefined: all of the settings. */
  readonly only?: readonly string[] | undefined;
  /** Milliseconds after which no other key is looked at. Default: 12 minutes. */
  readonly budget?: number | undefined;
};

/**
 * Rehearses the hourly comparison, so that a status and a run can never disagree about a key. It takes no lease, and
 * asks for one list of the vault, one of the service, and each subscription's secret and keys.
 *
 * @returns the status; the caller should fail unless `needPerson` is empty
 * @throws RemoteError when the vault or the service cannot be listed
 * @throws SettingsError when `only` names a subscription that the settings do not
 */
export function inspect(
  settings: Settings,
  credential: TokenCredential,
  options: InspectOptions = {},
  machine: Machine = thisMachine,
): Promise<Status> {
  return confidentially((confidence) => look(settings, credential, options, machine, confidence));
}

async function look(
  settings: Settings,
  credential: TokenCredential,
  { only, budget = DEFAULT_BUDGET }: InspectOptions,
  machine: Machine,
  confidence: Confidence,
): Promise<Status> {
  const { clock, newId, newKey } = machine;
  const subscriptions = chosen(settings, only);
  const endsAt = clock.monotonic() + budget;
  const azure = overheard(await connectAzure(settings, credential, endsAt, machine), confidence);
  const listing = await azure.secrets.list();
  const secrets = { ...azure.secrets, list: async () => listing };
  const results = await runRotation(
    {
      subscriptions,
      intervals: settings.intervals,
      concurrency: CONCURRENCY,
      rules: {
        service: settings.serviceId,
        discipline: settings.discipline,
        mode: 'reconcile',
        interval: settings.interval,
        calendar: settings.calendar,
        requestTimeout: REQUEST_TIMEOUT,
        trigger: 'status',
        runId: newId(),
      },
    },
    {
      ...rehearse(azure.keys, secrets, settings),
      newKey,
      hasTime: (milliseconds = 0) => clock.monotonic() + milliseconds < endsAt,
    },
    () => undefined,
  );
  return statusOf(settings.serviceId, results.map(confidence.told), listing);
}
