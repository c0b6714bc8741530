/**
 * What may happen to any load balancer: a scenario speaks of accounts by their role and of load as a share of what they
 * take, so the same one fits every configuration. `situationOf` says what it means for one.
 */
import { ANY_MODEL, type Balancer, type Member, type Model } from '../balancer.ts';
import type { AccountModel, Capacity, Fault, Latency } from './accounts.ts';
import type { Workload } from './callers.ts';
import type { Expectation } from './expectations.ts';
import type { Telling } from './telling.ts';

/**
 * Which accounts of the model are meant: all, those of the best priority, the others, or one: the first of the best
 * priority. Anything else is an account's name.
 */
export const ROLES = ['each', 'preferred', 'others', 'any'] as const;

/** The model that most, or fewest, accounts serve; of equals the first. Anything else is a model's name. */
export const MODELS = ['commonest', 'rarest'] as const;

/** What an account is assumed to take and to tell: Azure's quota is not in the configuration. */
export type Assumption = Partial<{
  /** Provisioned throughput instead of a quota. */
  readonly provisioned: boolean;
  readonly tokensPerMinute: number;
  readonly requestsPerMinute: number;
  readonly requestWindow: number;
  /** Of provisioned throughput: seconds. */
  readonly burst: number;
  readonly wait: Telling['wait'];
  readonly limits: Telling['limits'];
  readonly latency: Latency;
}>;

/** Of the capacity of the model's accounts, or as such. */
export type Load = { readonly share: number } | { readonly perSecond: number };

export type Scenario = {
  readonly name: string;
  /** One line about it; '' for none. */
  readonly about: string;
  readonly model: string;
  /** One after the other, in seconds. */
  readonly stages: readonly { readonly seconds: number; readonly load: Load }[];
  readonly traffic: Pick<
    Workload,
    'callers' | 'failing' | 'oversized' | 'prompt' | 'answer' | 'retries' | 'chained' | 'turns'
  >;
  /** By role or name; of several that mean an account, the later one counts, key by key. */
  readonly accounts: Readonly<Record<string, Assumption>>;
  readonly faults: readonly { readonly accounts: string; readonly fault: Fault }[];
  /** Gateway units; undefined: as many as the SKU says. */
  readonly units: number | undefined;
  readonly expectations: readonly Expectation[];
};

export type SituatedAccount = AccountModel & {
  readonly host: string;
  readonly priority: number;
  readonly weight: number;
};

/** A scenario in front of one configuration. */
export type Situation = {
  readonly name: string;
  readonly balancer: Balancer;
  readonly units: number;
  readonly accounts: Readonly<Record<string, SituatedAccount>>;
  readonly workload: Workload;
};

/** Where neither the scenario nor the configuration says what an account takes. */
const ASSUMED = { tokensPerMinute: 100_000, burst: 10 } as const;

/** What is called where accounts list no models: any name goes. */
const SOME_MODEL = 'gpt-4o';

/**
 * @param scale of all assumed capacity and of all load: the same story with fewer requests
 * @throws {Error} when the scenario names a model or an account that the balancer does not have.
 */
export function situationOf(scenario: Scenario, balancer: Balancer, scale = 1): Situation {
  const model = modelOf(scenario, balancer);
  const groups = groupsOf(model);
  const chosen = (role: string) => {
    const names = accountsOf(role, groups, balancer);
    if (names === undefined) {
      throw new Error(`scenario ${scenario.name}: no account is called "${role}"`);
    }
    return names;
  };
  const assumed = new Map<string, Assumption>();
  for (const [role, assumption] of Object.entries(scenario.accounts)) {
    for (const name of chosen(role)) assumed.set(name, { ...assumed.get(name), ...assumption });
  }
  const faults = new Map<string, Fault[]>();
  for (const { accounts, fault } of scenario.faults) {
    for (const name of chosen(accounts)) faults.set(name, [...(faults.get(name) ?? []), fault]);
  }
  const accounts = Object.fromEntries(
    balancer.accounts.map(({ account, priority, weight }): [string, SituatedAccount] => {
      const assumption = assumed.get(account) ?? {};
      const { wait = 'both', limits = 'told', latency } = assumption;
      const member = model.members.find((one) => one.account === account);
      return [
        account,
        {
          host: hostOf(account, balancer),
          ...(balancer.strategy === 'priority' ? { priority, weight } : { priority: 1, weight }),
          deployments: Object.fromEntries(
            deploymentsOf(account, balancer, member).map((name) => [
              name,
              capacityOf(assumption, scale),
            ]),
          ),
          faults: faults.get(account) ?? [],
          tells: { wait, limits },
          ...(latency === undefined ? {} : { latency }),
        },
      ];
    }),
  );
  const capacity = model.members.reduce((sum, { account }) => {
    const { tokensPerMinute = ASSUMED.tokensPerMinute } = assumed.get(account) ?? {};
    return sum + scale * tokensPerMinute;
  }, 0);
  return {
    name: scenario.name,
    balancer,
    units: scenario.units ?? Math.max(1, Number(/_(\d+)$/.exec(balancer.sku)?.[1] ?? 1)),
    accounts,
    workload: {
      ...scenario.traffic,
      model: model.name === ANY_MODEL ? SOME_MODEL : model.name,
      stages: stagesOf(scenario, capacity, scale),
      // Twice what the largest account ever takes.
      oversize: 2 * Math.max(...Object.values(accounts).flatMap(largestOf)),
    },
  };
}

/** @param capacity tokens a minute of all accounts together, of which stages want a share */
function stagesOf(
  { traffic, stages }: Scenario,
  capacity: number,
  scale: number,
): Workload['stages'] {
  const mean = middle(traffic.prompt) + middle(traffic.answer);
  // A chain's later calls come on top of those that begin it.
  const begun = 1 + traffic.chained * (traffic.turns - 1);
  let until = 0;
  return stages.map(({ seconds, load }) => {
    until += seconds;
    const rate = 'share' in load ? (load.share * capacity) / mean / 60 : scale * load.perSecond;
    return { until, rate: rate / begun };
  });
}

/** The accounts that a role or a name means; undefined: there is none of that name. */
function accountsOf(
  role: string,
  { preferred, others }: ReturnType<typeof groupsOf>,
  balancer: Balancer,
): readonly string[] | undefined {
  switch (role) {
    case 'each':
      return [...preferred, ...others];
    case 'preferred':
      return preferred;
    case 'others':
      return others;
    case 'any':
      return preferred.slice(0, 1);
    default:
      return balancer.accounts.some(({ account }) => account === role) ? [role] : undefined;
  }
}

function groupsOf({ members }: Model) {
  const best = Math.min(...members.map(({ priority }) => priority));
  const names = (of: (member: Member) => boolean) => [
    ...new Set(members.filter(of).map(({ account }) => account)),
  ];
  return {
    preferred: names(({ priority }) => priority === best),
    others: names(({ priority }) => priority !== best),
  };
}

function modelOf({ name, model: wanted }: Scenario, { models, strategy }: Balancer): Model {
  const found = pickModel(wanted, models);
  if (found === undefined) {
    throw new Error(
      `scenario ${name}: no account has the model "${wanted}": there are ${models.map((one) => one.name).join(', ')}`,
    );
  }
  // Without priorities all accounts are preferred.
  return strategy === 'priority'
    ? found
    : { ...found, members: found.members.map((member) => ({ ...member, priority: 1 })) };
}

function pickModel(wanted: string, models: readonly Model[]): Model | undefined {
  const bySize = models
    .filter(({ use }) => use.length === 0)
    .toSorted((a, b) => b.members.length - a.members.length);
  switch (wanted) {
    case 'commonest':
      return bySize[0];
    case 'rarest': {
      const least = bySize.at(-1)?.members.length;
      return bySize.find(({ members }) => members.length === least);
    }
    default:
      return models.find(({ name }) => name === wanted || name === ANY_MODEL);
  }
}

/** Every deployment that the configuration gives an account, since a log may name any model. */
function deploymentsOf(
  account: string,
  { models }: Balancer,
  member: Member | undefined,
): readonly string[] {
  const names = models.flatMap(({ members }) =>
    members.filter((one) => one.account === account).map(({ deployment }) => deployment),
  );
  const all = new Set(member === undefined ? names : [...names, member.deployment]);
  if (all.delete(ANY_MODEL)) all.add(SOME_MODEL);
  return [...all];
}

function capacityOf(assumption: Assumption, scale: number): Capacity {
  const {
    tokensPerMinute = ASSUMED.tokensPerMinute,
    requestsPerMinute,
    requestWindow,
  } = assumption;
  if (assumption.provisioned === true) {
    return {
      kind: 'provisioned',
      tokensPerMinute: scale * tokensPerMinute,
      burst: assumption.burst ?? ASSUMED.burst,
    };
  }
  return {
    kind: 'pay-as-you-go',
    tokensPerMinute: scale * tokensPerMinute,
    requestsPerMinute: requestsPerMinute === undefined ? undefined : scale * requestsPerMinute,
    ...(requestWindow === undefined ? {} : { requestWindow }),
  };
}

function largestOf({ deployments }: SituatedAccount): readonly number[] {
  return Object.values(deployments).map(({ tokensPerMinute }) => tokensPerMinute ?? 0);
}

function hostOf(account: string, { accounts, backends, models }: Balancer): string {
  const names = [
    ...accounts.filter((one) => one.account === account),
    ...models.flatMap(({ members }) => members.filter((one) => one.account === account)),
  ].map(({ backend }) => backend);
  const backend = backends.find(({ name }) => names.includes(name));
  if (backend === undefined) throw new Error(`account ${account} has no backend`);
  return new URL(backend.url).hostname;
}

function middle([least, most]: readonly [number, number]): number {
  return (least + most) / 2;
}
