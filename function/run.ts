/**
 * One run over the subscriptions of one API Management service: finds out which are due from one listing of the
 * vault, takes the lease, rotates them a few at a time. One subscription's failure never stops another's.
 */

import type { Outcome } from './outcome.ts';
import type { Lease, LeaseSource, SecretProperties, Subscription } from './ports.ts';
import { failed, rotateSubscription } from './rotation.ts';
import type { Ports, Rules, Target } from './rules.ts';
import { dueOn } from './tags.ts';

export type Plan = {
  /** APIM subscription ids; `'*'`: every subscription of the service but the built-in one. */
  readonly subscriptions: readonly string[] | '*';
  readonly rules: Rules;
  /** Subscriptions that are worked on at the same time. */
  readonly concurrency: number;
};

export type RunPorts = Omit<Ports, 'lease'> & { readonly leases?: LeaseSource | undefined };

/** A subscription that has to be looked at. */
export type Due = Target & {
  /** When its key is or was due, milliseconds; undefined: the vault has none yet. */
  readonly dueOn: number | undefined;
};

export type Result = Due & { readonly outcome: Outcome };

/** The name of the secret that holds a consumer's key. */
function secretName(subscription: string): string {
  return `subscription-key-${subscription}`;
}

/** What Key Vault takes as the name of a secret. */
const suitableName = /^[0-9a-zA-Z-]{1,127}$/;

/**
 * Rotates what is due. When nothing is, a run with named subscriptions makes no request to Azure Resource Manager at
 * all, and one to the vault per 25 secrets.
 *
 * @param onResult hears of each subscription as soon as it is done
 * @param onDue hears which subscriptions have to be looked at, and the vault's time, before anything is changed
 * @returns one result per subscription, in the order of the plan
 * @throws RemoteError when the vault or the service cannot be listed, or the lease cannot be asked for; nothing was
 *   changed then
 */
export async function runRotation(
  plan: Plan,
  ports: RunPorts,
  onResult: (result: Result) => void,
  onDue: (due: readonly Due[], now: number) => void = () => undefined,
): Promise<readonly Result[]> {
  // Alone and first: it decides what is due, and it gets the vault's authentication challenge over with.
  const vault = await ports.secrets.list();
  const secrets = new Map(vault.secrets.map((secret) => [secret.name.toLowerCase(), secret]));
  const discovered = plan.subscriptions === '*' ? await ports.keys.list() : undefined;
  const secretOf = ({ secretName }: Target) => secrets.get(secretName.toLowerCase());
  const targets = targetsOf(plan, discovered).map((target): Due => {
    const secret = secretOf(target);
    return { ...target, dueOn: secret && dueOn(secret, plan.rules.interval) };
  });

  const outcomes = new Map<Target, Outcome>();
  const conclude = (target: Due, outcome: Outcome) => {
    outcomes.set(target, outcome);
    onResult({ ...target, outcome });
  };

  const due: Due[] = [];
  for (const target of targets) {
    const secret = secretOf(target);
    const early = withoutLooking(target, secret, vault.now, plan.rules);
    if (early === undefined) due.push(target);
    else conclude(target, early);
  }
  onDue(due, vault.now);
  if (due.length > 0) {
    const subscriptions = discovered ?? (await ports.keys.list());
    const byId = new Map(subscriptions.map((found) => [found.id.toLowerCase(), found]));
    const rotatable = due.filter((target) => {
      const objection = objectionTo(byId.get(target.subscription.toLowerCase()));
      if (objection !== undefined) conclude(target, objection);
      return objection === undefined;
    });
    await rotateUnderLease(rotatable, plan, ports, conclude);
  }
  return targets.map((target) => ({
    ...target,
    outcome: outcomes.get(target) ?? failed(new Error('The run ended without a result.')),
  }));
}

function targetsOf(plan: Plan, discovered: readonly Subscription[] | undefined): Target[] {
  const ids =
    plan.subscriptions === '*'
      ? (discovered ?? []).filter((found) => !found.wholeService).map((found) => found.id)
      : plan.subscriptions;
  return ids.map((subscription) => ({ subscription, secretName: secretName(subscription) }));
}

/** What the vault's listing alone decides; `undefined`: the subscription has to be looked at. */
function withoutLooking(
  target: Target,
  secret: SecretProperties | undefined,
  now: number,
  rules: Rules,
): Outcome | undefined {
  if (!suitableName.test(target.secretName)) {
    return { kind: 'skipped', reason: 'unsuitable-secret-name' };
  }
  if (secret === undefined || rules.mode !== 'scheduled') return undefined;
  if (!secret.enabled) return { kind: 'skipped', reason: 'secret-disabled' };
  const due = dueOn(secret, rules.interval);
  return due > now ? { kind: 'not-due', dueOn: due } : undefined;
}

function objectionTo(subscription: Subscription | undefined): Outcome | undefined {
  if (subscription === undefined) return { kind: 'skipped', reason: 'subscription-missing' };
  if (subscription.wholeService) return { kind: 'skipped', reason: 'whole-service-subscription' };
  if (subscription.state !== 'active') return { kind: 'skipped', reason: 'subscription-inactive' };
  return undefined;
}

async function rotateUnderLease(
  targets: readonly Due[],
  plan: Plan,
  ports: RunPorts,
  conclude: (target: Due, outcome: Outcome) => void,
): Promise<void> {
  if (targets.length === 0) return;
  const lease: Lease | undefined = await ports.leases?.acquire();
  if (ports.leases !== undefined && lease === undefined) {
    for (const target of targets) conclude(target, { kind: 'skipped', reason: 'lease-taken' });
    return;
  }
  try {
    await inParallel(targets, plan.concurrency, async (target) => {
      const outcome: Outcome = ports.hasTime()
        ? await rotateSubscription(target, { ...ports, lease }, plan.rules)
        : { kind: 'skipped', reason: 'out-of-time' };
      conclude(target, outcome);
    });
  } finally {
    // A lease that cannot be released ends by itself; that is no reason to lose the results.
    await lease?.release().catch(() => undefined);
  }
}

/** Works on `items` in order, `limit` at a time. */
async function inParallel<Item>(
  items: readonly Item[],
  limit: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const queue = items.values();
  const worker = async () => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
}
