/**
 * One run over the subscriptions of one API Management service: finds out which are due from one listing of the
 * vault, takes the lease, rotates them a few at a time, the oldest first. One subscription's failure never stops
 * another's.
 */

import { dueOn } from './due.ts';
import type { Outcome } from './outcome.ts';
import { type Due, objectionTo, targetsOf, withoutLooking } from './plan.ts';
import type { Bookmark, LeaseSource } from './ports.ts';
import { failed, rotateSubscription } from './rotation.ts';
import type { Ports, Rules, Target } from './rules.ts';
import { SettingsError } from './settings.ts';
import { CLOCK_DIFFERENCE } from './tags.ts';

export type Plan = {
  /** APIM subscription ids; `'*'`: every subscription of the service but the built-in one. */
  readonly subscriptions: readonly string[] | '*';
  readonly rules: Rules;
  /** Intervals of single subscriptions, by id in lower case, instead of that of the rules; milliseconds. */
  readonly intervals?: ReadonlyMap<string, number> | undefined;
  /** Subscriptions that are worked on at the same time. */
  readonly concurrency: number;
};

export type RunPorts = Omit<Ports, 'lease'> & {
  readonly leases?: LeaseSource | undefined;
  /** Reconciling only: where the run before stopped. */
  readonly bookmark?: Bookmark | undefined;
};

export type Result = Due & { readonly outcome: Outcome };

/**
 * Rotates what is due. When nothing is, a run with named subscriptions makes no request to Azure Resource Manager at
 * all, and one to the vault per 25 secrets.
 *
 * @param onResult hears of each subscription as soon as it is done
 * @param onDue hears which subscriptions have to be looked at, the vault's time, and since when keys count as new, before
 *   anything is changed
 * @returns one result per subscription, in the order of the plan
 * @throws RemoteError when the vault or the service cannot be listed, or the lease cannot be asked for; nothing was
 *   changed then
 * @throws SettingsError when `since` lies in the future
 */
export async function runRotation(
  plan: Plan,
  ports: RunPorts,
  onResult: (result: Result) => void,
  onDue: (due: readonly Due[], now: number, since: number | undefined) => void = () => undefined,
): Promise<readonly Result[]> {
  // Alone and first: it decides what is due, and it gets the vault's authentication challenge over with.
  const vault = await ports.secrets.list();
  const since = sinceOf(plan.rules, vault.now);
  const rulesFor = ({ subscription }: Target): Rules => ({
    ...plan.rules,
    since,
    repeats: plan.rules.since !== undefined,
    interval: plan.intervals?.get(subscription.toLowerCase()) ?? plan.rules.interval,
  });

  const secrets = new Map(vault.secrets.map((secret) => [secret.name.toLowerCase(), secret]));
  const discovered = plan.subscriptions === '*' ? await ports.keys.list() : undefined;
  const secretOf = ({ secretName }: Target) => secrets.get(secretName.toLowerCase());
  const targets = targetsOf(plan.subscriptions, discovered).map((target): Due => {
    const secret = secretOf(target);
    if (secret === undefined) return { ...target, dueOn: undefined };
    const rules = rulesFor(target);
    const due = dueOn(target.secretName, secret, rules);
    const overdueOn = due + rules.interval / 2;
    return { ...target, dueOn: due, overdueOn, expiresOn: secret.expiresOn };
  });

  const outcomes = new Map<Target, Outcome>();
  const conclude = (target: Due, outcome: Outcome) => {
    outcomes.set(target, outcome);
    onResult({ ...target, outcome });
  };

  const due: Due[] = [];
  for (const target of targets) {
    const early = withoutLooking(target, secretOf(target), vault.now, rulesFor(target));
    if (early === undefined) due.push(target);
    else conclude(target, early);
  }
  onDue(due, vault.now, since);
  if (due.length > 0) {
    const subscriptions = discovered ?? (await ports.keys.list());
    const byId = new Map(subscriptions.map((found) => [found.id.toLowerCase(), found]));
    const rotatable = due.filter((target) => {
      const objection = objectionTo(byId.get(target.subscription.toLowerCase()));
      if (objection !== undefined) conclude(target, objection);
      return objection === undefined;
    });
    const age = (target: Due) => secretOf(target)?.createdOn ?? 0;
    rotatable.sort((one, other) => age(one) - age(other));
    /** As the service and the vault spell it. */
    const spelt = (target: Due): Target => ({
      subscription: byId.get(target.subscription.toLowerCase())?.id ?? target.subscription,
      secretName: secretOf(target)?.name ?? target.secretName,
    });
    const rotate = (target: Due, lease: Ports['lease']) =>
      rotateSubscription(spelt(target), { ...ports, lease }, rulesFor(target));
    const work = { ports, conclude, concurrency: plan.concurrency, rotate };
    await (plan.rules.mode === 'reconcile' ? reconcile : rotateUnderLease)(rotatable, work);
  }
  return targets.map((target) => ({
    ...target,
    outcome: outcomes.get(target) ?? failed(new Error('The run ended without a result.')),
  }));
}

/**
 * Since when a key counts as new: as told, or from now on, by the vault's clock and as exact as its dates. Undefined
 * where it makes no difference.
 */
function sinceOf({ mode, since }: Rules, now: number): number | undefined {
  if (mode !== 'forced' && mode !== 'emergency') return undefined;
  if (since === undefined) return Math.floor(now / 1000) * 1000;
  if (since <= now + CLOCK_DIFFERENCE) return since;
  const date = new Date(now).toISOString();
  const problem = `since lies in the future: it is ${date} by the clock of the vault.`;
  throw new SettingsError([problem], 'request');
}

type Work = {
  readonly ports: RunPorts;
  readonly conclude: (target: Due, outcome: Outcome) => void;
  readonly concurrency: number;
  readonly rotate: (target: Due, lease: Ports['lease']) => Promise<Outcome>;
};

async function rotateUnderLease(targets: readonly Due[], work: Work): Promise<void> {
  const { ports, conclude } = work;
  if (targets.length === 0) return;
  const lease = await ports.leases?.acquire();
  if (ports.leases !== undefined && lease === undefined) {
    for (const target of targets) conclude(target, { kind: 'skipped', reason: 'lease-taken' });
    return;
  }
  try {
    await inParallel(targets, work.concurrency, async (target) => {
      const outcome: Outcome = ports.hasTime()
        ? await work.rotate(target, lease)
        : { kind: 'skipped', reason: 'out-of-time' };
      conclude(target, outcome);
    });
  } finally {
    // A lease that cannot be released ends by itself; that is no reason to lose the results.
    await lease?.release().catch(() => undefined);
  }
}

/** Time that a comparison keeps for what it finds, in milliseconds. */
const TIME_TO_HEAL = 120_000;

/**
 * Compares without the lease, which a rotation may need meanwhile, and takes it for those few that have to be changed.
 * A service that is too large for one run is seen by several: each goes on where the one before it stopped.
 */
async function reconcile(targets: readonly Due[], work: Work): Promise<void> {
  const { ports, conclude } = work;
  const unseen: Due[] = [];
  const ill: Due[] = [];
  /** Whatever would be changed is not, for want of a lease. */
  const none = { holdsFor: async () => false };
  await inParallel(await inTurn(targets, ports), work.concurrency, async (target) => {
    if (!ports.hasTime(TIME_TO_HEAL)) {
      unseen.push(target);
      conclude(target, { kind: 'skipped', reason: 'out-of-time' });
      return;
    }
    const outcome = await work.rotate(target, none);
    if (outcome.kind === 'skipped' && outcome.reason === 'lease-lost') ill.push(target);
    else conclude(target, outcome);
  });
  await rotateUnderLease(ill, work);
  await ports.bookmark?.write(unseen[0]?.subscription).catch(() => undefined);
}

/**
 * By id, from the one at which the run before stopped. Where that cannot be known, from anywhere: in the long run that
 * leaves nobody out, either.
 */
async function inTurn(targets: readonly Due[], { bookmark, newKey }: RunPorts): Promise<Due[]> {
  const id = ({ subscription }: Due) => subscription.toLowerCase();
  const ordered = [...targets].sort((one, other) => (id(one) < id(other) ? -1 : 1));
  const anywhere = Number.parseInt(newKey().slice(0, 8), 16) % ordered.length;
  const place = await bookmark?.read().catch(() => ordered[anywhere]?.subscription);
  const start = ordered.findIndex((target) => id(target) >= (place ?? '').toLowerCase());
  return start < 1 ? ordered : [...ordered.slice(start), ...ordered.slice(0, start)];
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
