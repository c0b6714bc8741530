/** Figures of what was counted: in one run, in the parts of one, or in several. */
import type { Situation } from './scenario.ts';
import { type Counts, lineNames, type Outcome, type Recovery } from './tally.ts';
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

export type Measured = { readonly figures: Figures; readonly timeline: Timeline };

/** @param runs of one situation; each is a run by its parts, and all count as one long run */
export function measure(situation: Situation, runs: readonly (readonly Counts[])[]): Measured {
  const parts = runs.flat();
  const all = sumOf(parts.map((part) => part.all));
  const others = sumOf(parts.map((part) => part.others));
  const [requests, ordinary] = [totalOf(all), totalOf(others)];
  const added = new Map<number, number>();
  const tokens: Record<string, number> = {};
  for (const part of parts) {
    for (const [waited, count] of part.added) added.set(waited, (added.get(waited) ?? 0) + count);
    for (const [account, count] of Object.entries(part.tokens)) {
      tokens[account] = (tokens[account] ?? 0) + count;
    }
  }
  return {
    timeline: timelineOf(situation, parts),
    figures: {
      requests,
      served: all.served / requests,
      othersServed: others.served / ordinary,
      throttled: all.throttled / requests,
      failed: all.failed / requests,
      refused: all.refused / requests,
      othersThrottled: others.throttled / ordinary,
      othersFailed: others.failed / ordinary,
      callsPerRequest: parts.reduce((sum, { calls }) => sum + calls, 0) / requests,
      addedLatency: quantile(added, 0.95),
      tokens,
      recovery: longest(runs.flatMap(recoveriesOf)),
      provisionedUse: provisionedUse(situation, runs, tokens),
    },
  };
}

function sumOf(counts: readonly Readonly<Record<Outcome, number>>[]): Record<Outcome, number> {
  const sum = { served: 0, throttled: 0, failed: 0, refused: 0 };
  for (const one of counts) for (const outcome of OUTCOMES) sum[outcome] += one[outcome];
  return sum;
}

const OUTCOMES = ['served', 'throttled', 'failed', 'refused'] as const;

function totalOf(counts: Readonly<Record<Outcome, number>>): number {
  return OUTCOMES.reduce((sum, outcome) => sum + counts[outcome], 0);
}

/** Parts of one run tell the same time of a step, whatever its length. */
function timelineOf(situation: Situation, parts: readonly Counts[]): Timeline {
  const [only, ...more] = parts;
  if (only !== undefined && more.length === 0) return only.timeline;
  const timeline = createTimeline(lineNames(situation));
  for (const { timeline: part } of parts) {
    for (const [name, counts] of Object.entries(part.lines)) {
      for (const [index, count] of counts.entries()) {
        if (count > 0) timeline.count(name, index * part.step * 1000, count);
      }
    }
  }
  return timeline.read();
}

/** An account may have served before a fault in one part of a run, and again in the next. */
function recoveriesOf(run: readonly Counts[]): readonly Recovery[] {
  const faults = run[0]?.recoveries ?? [];
  return faults.map((_, index) => ({
    before: run.some(({ recoveries }) => recoveries[index]?.before === true),
    after: run
      .map(({ recoveries }) => recoveries[index]?.after)
      .find((after) => after !== undefined),
  }));
}

function longest(recoveries: readonly Recovery[]): number {
  const times = recoveries
    .filter(({ before }) => before)
    .map(({ after }) => after ?? Number.POSITIVE_INFINITY);
  return times.length === 0 ? Number.NaN : Math.max(...times);
}

function provisionedUse(
  { accounts, workload }: Situation,
  runs: readonly (readonly Counts[])[],
  tokens: Readonly<Record<string, number>>,
): number {
  let [used, most] = [0, 0];
  for (const [name, { deployments }] of Object.entries(accounts)) {
    const provisioned = Object.values(deployments).filter(({ kind }) => kind === 'provisioned');
    if (provisioned.length > 0) used += tokens[name] ?? 0;
    for (const capacity of provisioned) {
      for (const run of runs) {
        const end = Math.max(...run.map((part) => part.end)) / 1000;
        const seconds = workload.stages.at(-1)?.until ?? end;
        const burst = capacity.kind === 'provisioned' ? capacity.burst : 0;
        most += ((capacity.tokensPerMinute ?? 0) * (seconds + burst)) / 60;
      }
    }
  }
  return most === 0 ? Number.NaN : used / most;
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
