/**
 * The consumers' first keys. They are the function's to publish, which would otherwise run for the first time within the hour. So it is
 * run once its code is there, as https://learn.microsoft.com/azure/azure-functions/functions-manually-run-non-http says, and the vault is
 * watched by what Azure Resource Manager shows of it: names, never values. Whoever applies needs no access to any key.
 */
import type { TokenCredential } from '@azure/identity';
import { type Json, member } from '../../policy/standards/json.ts';
import type { FirstKeys } from '../commands/ports.ts';
import { runnerCredential } from '../credential.ts';
import { type Arm, ArmError, createArm, textAt } from './arm.ts';
import {
  type Clock,
  describe,
  PASSING_WHEN_NEW,
  Passing,
  type Patience,
  patiently,
  sendOnce,
  systemClock,
} from './patience.ts';

const VAULT_VERSION = '2023-07-01';
const SITE_VERSION = '2024-04-01';

/** Writes what is missing, and rotates nothing that is not due. */
const FUNCTION = 'reconcileKeys';

/** For how long the app may take to start, and for how long its run may take. */
const START = 5 * 60_000;
const RUN = 5 * 60_000;
const ANSWER = 60_000;
const FIRST_LOOK = 1_000;
const LONGEST_PAUSE = 10_000;

export type FirstKeysRequest = {
  /** Resource ids. */
  readonly functionAppId: string;
  readonly keyVaultId: string;
  /** Names of the secrets that should be there. */
  readonly secrets: readonly string[];
  /** Those that are out of date while they are as they were before the run. */
  readonly renewed: readonly string[];
  readonly credential: TokenCredential;
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly info: (line: string) => void;
};

/** `FirstKeys` as the commands know it, with the runner's credential. */
export const publishFirstKeys: FirstKeys = async ({ environment, ...request }) => {
  const credential = await runnerCredential(environment, request.fetch);
  await firstKeys({ ...request, credential, clock: systemClock });
};

/**
 * Runs the function where a secret is missing, and waits until all are there.
 *
 * @throws {Error} when the app does not start, or its run leaves a secret out; nothing is lost then, its next run goes on
 */
export async function firstKeys(request: FirstKeysRequest): Promise<void> {
  const { secrets, renewed, signal, clock, info } = request;
  const arm = createArm(request);
  const before = await readSecrets(arm, request.keyVaultId);
  const lacking = (now: Secrets) =>
    secrets.filter((name) => {
      const key = name.toLowerCase();
      return !now.has(key) || (renewed.includes(name) && now.get(key) === before.get(key));
    });
  let missing: readonly string[] = lacking(before);
  if (missing.length === 0) return;
  info(
    `${missing.length} of ${secrets.length} consumers have no key in the vault yet: starting a run`,
  );
  await start(arm, request);
  const end = clock.now() + RUN;
  for (let pause = FIRST_LOOK; missing.length > 0; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
    if (clock.now() >= end) {
      throw new Error(
        `the run has started, and after ${RUN / 60_000} minutes there is still no ${missing.join(', ')}; its traces in Application Insights say why`,
      );
    }
    await clock.sleep(pause, signal);
    const now = lacking(await readSecrets(arm, request.keyVaultId));
    if (now.length > 0 && now.length < missing.length) info(`${now.length} are still missing`);
    missing = now;
  }
  info('Every consumer’s key is in the vault');
}

/** What tells one version of a secret from another, by its lower-case name. */
type Secrets = ReadonlyMap<string, string>;

async function readSecrets(arm: Arm, keyVaultId: string): Promise<Secrets> {
  const found = await arm.list(`${keyVaultId}/secrets`, VAULT_VERSION);
  return new Map(
    found.map((secret) => [
      (textAt(secret, 'name') ?? '').toLowerCase(),
      JSON.stringify([member(secret, 'properties'), member(secret, 'tags')]),
    ]),
  );
}

async function start(arm: Arm, request: FirstKeysRequest): Promise<void> {
  const { functionAppId, clock, signal, info } = request;
  const patience: Patience = { clock, limit: START, signal, info };
  await patiently(patience, async () => {
    const app = await orPassing(arm.get(functionAppId, SITE_VERSION));
    const keys = await orPassing(arm.post(`${functionAppId}/host/default/listKeys`, SITE_VERSION));
    const host = textAt(app, 'properties', 'defaultHostName');
    const masterKey = textAt(keys, 'masterKey');
    if (!host || !masterKey) throw new Passing('the app has no address or no key yet');
    const url = `https://${host}/admin/functions/${FUNCTION}`;
    const response = await sendOnce(request.fetch, url, {
      method: 'POST',
      headers: { 'x-functions-key': masterKey, 'content-type': 'application/json' },
      body: '{}',
      signal,
      timeout: ANSWER,
      passing: PASSING_WHEN_NEW,
    });
    if (!response.ok) throw new Error(`${url} answered ${await describe(response)}`);
  });
}

/** A host that starts is told in many ways, 400 among them. */
async function orPassing(answer: Promise<Json | undefined>): Promise<Json | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof ArmError) throw new Passing(`${error.message} (${error.code})`);
    throw error;
  }
}
