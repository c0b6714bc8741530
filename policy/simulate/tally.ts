/** Counts what happens in a run, or in several, and makes figures of it. */
import type { Fate } from './accounts.ts';
import type { Observer, Request } from './run.ts';
import type { Situation } from './scenario.ts';
import { createTimeline, type Timeline } from './timeline.ts';

/** Shares are of 1; what there is none of is NaN. */
export type Figures = {
  readonly requests: number;
  /** Requests that got a 2xx: of all, and of the callers that neither always fail nor ask for too much. */
  readonly served: number;
  readonly othersServed: number;
  /** What callers saw instead. */
  readonly throttled: number;
  readonly failed: number;
  readonly refused: number;
  /** What of it the callers saw whose calls could be served. */
  readonly othersThrottled: number;
  readonly othersFailed: number;
  /** Calls that reached an account, for each request. */
  readonly callsPerRequest: number;
  /** Milliseconds that 95 % of the served requests waited no longer for than their account took. */
  readonly addedLatency: number;
  /** By account: tokens that it served. */
  readonly tokens: Readonly<Record<string, number>>;
  /**
   * Milliseconds from the end of a fault until its account served again, the longest of all. Infinity: it never did,
   * though it had before. NaN: no fault ended, or none of those accounts had served before.
   */
  readonly recovery: number;
  /** The share of what provisioned accounts could serve, their buckets included, that they served. NaN: there are none. */
  readonly provisionedUse: number;
};

/** Its lines: `requests`, `served`, `throttled`, `failed`, and for each account `<fate> <account>`. */
export type Measured = { readonly figures: Figures; readonly timeline: Timeline };

export type Tally = Required<Observer> & { read(): Measured };

const FATES: readonly Fate[] = ['served', 'throttled', 'failed', 'refused', 'unreachable'];

/** Several runs of one situation count as one long run. */
export function createTally({ accounts, workload }: Situation): Tally {
  const names = Object.keys(accounts);
  const timeline = createTimeline([
    ...['requests', 'served', 'throttled', 'failed'],
    ...names.flatMap((name) => FATES.map((fate) => `${fate} ${name}`)),
  ]);
  const all = createCounts();
  const others = createCounts();
  const tokens: Record<string, number> = Object.fromEntries(names.map((name) => [name, 0]));
  /** How many requests waited so many milliseconds, to three digits. */
  const added = new Map<number, number>();
  const recovery = createRecovery(accounts);
  let calls = 0;
  let end = 0;
  let provisioned = 0;
  return {
    onStart: recovery.begin,
    onCall(account, fate, at) {
      timeline.count(`${fate} ${account}`, at);
      if (fate === 'served') recovery.served(account, at);
    },
    onRequest(request) {
      const { call, took, by } = request;
      const { at, kind } = call;
      const outcome = outcomeOf(request);
      timeline.count('requests', at);
      if (outcome !== 'refused') timeline.count(outcome, at);
      end = Math.max(end, at);
      all[outcome] += 1;
      if (kind === 'ordinary' || kind === 'chained') others[outcome] += 1;
      if (by !== undefined) {
        const waited = threeDigits(took - by.took);
        added.set(waited, (added.get(waited) ?? 0) + 1);
      }
    },
    onEnd(use) {
      for (const [name, used] of use) {
        tokens[name] = (tokens[name] ?? 0) + used.tokens;
        calls += used.calls;
      }
      const seconds = workload.stages.at(-1)?.until ?? end / 1000;
      for (const { deployments } of Object.values(accounts))
        for (const capacity of Object.values(deployments))
          if (capacity.kind === 'provisioned')
            provisioned += (capacity.tokensPerMinute * (seconds + capacity.burst)) / 60;
      recovery.end();
    },
    read() {
      const [total, ordinary] = [all, others].map(sum);
      const used = names
        .filter((name) => Object.values(accounts[name]?.deployments ?? {}).some(isProvisioned))
        .reduce((sum, name) => sum + (tokens[name] ?? 0), 0);
      return {
        timeline: timeline.read(),
        figures: {
          requests: total ?? 0,
          served: all.served / (total ?? 0),
          othersServed: others.served / (ordinary ?? 0),
          throttled: all.throttled / (total ?? 0),
          failed: all.failed / (total ?? 0),
          refused: all.refused / (total ?? 0),
          othersThrottled: others.throttled / (ordinary ?? 0),
          othersFailed: others.failed / (ordinary ?? 0),
          callsPerRequest: calls / (total ?? 0),
          addedLatency: quantile(added, 0.95),
          tokens,
          recovery: recovery.longest(),
          provisionedUse: provisioned === 0 ? Number.NaN : used / provisioned,
        },
      };
    },
  };
}

type Counts = { served: number; throttled: number; failed: number; refused: number };

function createCounts(): Counts {
  return { served: 0, throttled: 0, failed: 0, refused: 0 };
}

function sum({ served, throttled, failed, refused }: Counts): number {
  return served + throttled + failed + refused;
}

function outcomeOf({ status }: Request): keyof Counts {
  if (status < 300) return 'served';
  if (status === 429) return 'throttled';
  return status >= 500 ? 'failed' : 'refused';
}

function isProvisioned({ kind }: { readonly kind: string }): boolean {
  return kind === 'provisioned';
}

/** Few enough values to count them all, exact enough for milliseconds. */
function threeDigits(value: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, value))) - 2);
  return Math.round(value / unit) * unit;
}

function quantile(counts: ReadonlyMap<number, number>, share: number): number {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  let before = 0;
  for (const [value, count] of [...counts].sort(([a], [b]) => a - b)) {
    before += count;
    if (before > Math.floor(total * share)) return value;
  }
  return Number.NaN;
}

/** Of each fault that ends, when its account serves again. */
function createRecovery(accounts: Situation['accounts']) {
  const faults = Object.entries(accounts).flatMap(([account, model]) =>
    model.faults
      .filter(({ until }) => Number.isFinite(until))
      .map(({ from, until }) => ({ account, from: from * 1000, until: until * 1000 })),
  );
  let [before, waiting] = [new Set<(typeof faults)[number]>(), new Set(faults)];
  let longest = Number.NaN;
  return {
    begin() {
      [before, waiting] = [new Set(), new Set(faults)];
    },
    served(account: string, at: number) {
      for (const fault of waiting) {
        if (fault.account !== account) continue;
        if (at < fault.from) before.add(fault);
        if (at < fault.until) continue;
        waiting.delete(fault);
        if (before.has(fault))
          longest = Math.max(Number.isNaN(longest) ? 0 : longest, at - fault.until);
      }
    },
    end() {
      if ([...waiting].some((fault) => before.has(fault))) longest = Number.POSITIVE_INFINITY;
    },
    longest: () => longest,
  };
}
