/**
 * What Azure can say before anything is made: who applies, where, whether the subscription and what exists take it. Every check reads
 * only, ends in seconds, and says all that it finds at once. This module loads the Azure SDK, so it is imported only by a run that plans.
 */
import type { TokenCredential } from '@azure/identity';
import { createBalancer } from '../../policy/balancer.ts';
import type { Configuration } from '../../policy/configuration.ts';
import { type Arm, ArmError, type ArmOptions, createArm, textAt } from '../azure/arm.ts';
import { systemClock } from '../azure/patience.ts';
import type { Preflight } from '../commands/ports.ts';
import type { Complaint } from '../config/complaint.ts';
import { runnerCredential } from '../credential.ts';
import { messageOf } from '../failure.ts';
import { existingComplaints } from './existing.ts';
import { leavingComplaints } from './leaving.ts';
import { madeBy } from './made.ts';
import { namespacesOf, needsOf } from './needs.ts';
import { ownedBy } from './owned.ts';
import { quotaComplaints } from './quota.ts';
import { registrationComplaints } from './registrations.ts';
import { rightsComplaints } from './rights.ts';
import { type StandingQuestion, standing } from './standing.ts';
import { uniqueNameComplaints } from './unique.ts';

const SUBSCRIPTION_VERSION = '2022-12-01';

const fault = (message: string): readonly Complaint[] => [{ severity: 'error', path: [], message }];

/** `Preflight` as the commands know it, with the runner's credential. */
export const preflight: Preflight = async ({ environment, fetch, signal, info, ...request }) => {
  let credential: TokenCredential;
  try {
    credential = await runnerCredential(environment, fetch);
  } catch (error) {
    return fault(`nobody is signed in to Azure: ${messageOf(error)}`);
  }
  const options: ArmOptions = { credential, fetch, signal, info, clock: systemClock };
  return await askAzure({ ...request, environment }, options);
};

/** @param request what is planned; `options` is how Azure is asked */
export async function askAzure(
  request: Omit<Parameters<Preflight>[0], 'fetch' | 'signal' | 'info'>,
  options: ArmOptions,
): Promise<readonly Complaint[]> {
  const { configuration, purpose, state, begun, environment } = request;
  const subscriptionId = environment.ARM_SUBSCRIPTION_ID;
  if (!subscriptionId) {
    return fault(
      'ARM_SUBSCRIPTION_ID is not set: azurerm wants to know which subscription to work in',
    );
  }
  const arm = createArm(options);
  const who = environment.ARM_CLIENT_ID
    ? `the application ${environment.ARM_CLIENT_ID}`
    : 'whoever is signed in';
  const refused = await subscriptionComplaints(arm, options, { subscriptionId, who, environment });
  if (refused.length > 0) return refused;
  const balancer = createBalancer(configuration);
  const stateful = balancer.stateful !== 'refuse';
  const needs = needsOf(configuration, subscriptionId, purpose, stateful);
  const checks = [rightsComplaints(arm, needs, purpose, who)];
  if (purpose !== 'destroy') {
    const owned = ownedBy(state);
    const made = madeBy(configuration, subscriptionId, stateful);
    checks.push(
      registrationComplaints(arm, subscriptionId, namespacesOf(configuration)),
      existingComplaints({ arm, configuration, owned }),
      newComplaints(configuration, { arm, subscriptionId, made, owned, begun }),
    );
  }
  const answers = await Promise.all(checks.map(orWhyNot));
  return purpose === 'destroy'
    ? answers.flat()
    : [...answers.flat(), ...leavingComplaints(configuration, balancer, state)];
}

/** Of what is to be made: whether its place and its name are free, and whether there is room for it. */
async function newComplaints(
  { location, gateway }: Configuration,
  question: StandingQuestion,
): Promise<readonly Complaint[]> {
  const { arm, subscriptionId } = question;
  const { complaints, missing } = await standing(question);
  const where = { arm, subscriptionId, location };
  const others = await Promise.all([
    uniqueNameComplaints(where, missing),
    quotaComplaints({ ...where, sku: gateway.sku, missing }),
  ]);
  return [...complaints, ...others.flat()];
}

/** What cannot be asked is refused, never passed. */
async function orWhyNot(check: Promise<readonly Complaint[]>): Promise<readonly Complaint[]> {
  try {
    return await check;
  } catch (error) {
    if (!(error instanceof ArmError)) throw error;
    return fault(`Azure does not tell what has to be known: ${error.message} (${error.code})`);
  }
}

async function subscriptionComplaints(
  arm: Arm,
  { credential, signal }: ArmOptions,
  {
    subscriptionId,
    who,
    environment,
  }: { subscriptionId: string; who: string; environment: NodeJS.ProcessEnv },
): Promise<readonly Complaint[]> {
  const tenant = environment.ARM_TENANT_ID ?? 'that the login belongs to';
  try {
    await credential.getToken('https://management.azure.com/.default', { abortSignal: signal });
  } catch (error) {
    signal.throwIfAborted();
    return fault(
      `${who} cannot sign in to the tenant ${tenant}: ${firstLine(messageOf(error))}. Check ARM_TENANT_ID and ARM_CLIENT_ID, and that the application's federated credential names this repository and this event or environment (docs/security.md)`,
    );
  }
  try {
    const subscription = await arm.get(`/subscriptions/${subscriptionId}`, SUBSCRIPTION_VERSION);
    const state = textAt(subscription, 'state') ?? '';
    if (subscription !== undefined) {
      return /^(disabled|deleted)$/i.test(state)
        ? fault(`the subscription ${subscriptionId} is ${state}: nothing can be made in it`)
        : [];
    }
  } catch (error) {
    if (!(error instanceof ArmError)) throw error;
    return fault(
      `${who} may not even read the subscription ${subscriptionId}: ${firstLine(error.message)}. It needs a role there (docs/security.md), and a new one takes up to ten minutes to count`,
    );
  }
  return fault(
    `there is no subscription ${subscriptionId} in the tenant ${tenant}, or ${who} has no role in it: check ARM_SUBSCRIPTION_ID and ARM_TENANT_ID`,
  );
}

/** Entra ID adds trace ids and timestamps. Without a full stop. */
function firstLine(text: string): string {
  return (text.split(/\r?\n| Trace ID:/)[0] ?? '').replace(/\.\s*$/, '');
}
