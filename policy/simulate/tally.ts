/** Counts what happens in a run, or in a part of one, while it happens. */
import type { Fate } from './accounts.ts';
import type { Observer, Request } from './run.ts';
import type { Situation } from './scenario.ts';
import { createTimeline, type Timeline } from './timeline.ts';

export type Outcome = 'served' | 'throttled' | 'failed' | 'refused';

/** Plain data, so that threads can hand it over; `measure` makes figures of it. */
export type Counts = {
  /** Of requests: all, and those of the callers that neither always fail nor ask for too much. */
  readonly all: Readonly<Record<Outcome, number>>;
  readonly others: Readonly<Record<Outcome, number>>;
  /** Calls that reached an account. */
  readonly calls: number;
  /** By account: tokens that it served. */
  readonly tokens: Readonly<Record<string, number>>;
  /** How many served requests waited so many milliseconds longer than their account took, to three digits. */
  readonly added: ReadonlyMap<number, number>;
  /** Of each fault that ends: whether its account served before, and how many milliseconds after the end it served first. */
  readonly recoveries: readonly Recovery[];
  /** Its lines: `requests`, `served`, `throttled`, `failed`, and for each account `<fate> <account>`. */
  readonly timeline: Timeline;
  /** When the last request arrived, in milliseconds since the start. */
  readonly end: number;
};

export type Recovery = { readonly before: boolean; readonly after: number | undefined };

export type Tally = Required<Observer> & { read(): Counts };

const FATES: readonly Fate[] = ['served', 'throttled', 'failed', 'refused', 'unreachable'];

/** The names of a timeline's lines. */
export function lineNames({ accounts }: Pick<Situation, 'accounts'>): readonly string[] {
  return [
    ...['requests', 'served', 'throttled', 'failed'],
    ...Object.keys(accounts).flatMap((name) => FATES.map((fate) => `${fate} ${name}`)),
  ];
}

export function createTally(situation: Situation): Tally {
  const timeline = createTimeline(lineNames(situation));
  const [all, others] = [none(), none()];
  const tokens: Record<string, number> = {};
  for (const name of Object.keys(situation.accounts)) tokens[name] = 0;
  const added = new Map<number, number>();
  const recoveries = endingFaults(situation).map((fault) => ({
    ...fault,
    before: false,
    after: undefined as number | undefined,
  }));
  let [calls, end] = [0, 0];
  return {
    onCall(account, fate, at, charged) {
      calls += 1;
      timeline.count(`${fate} ${account}`, at);
      if (fate !== 'served') return;
      tokens[account] = (tokens[account] ?? 0) + charged;
      for (const one of recoveries) {
        if (one.account !== account) continue;
        if (at < one.from) one.before = true;
        if (at >= one.until) one.after ??= at - one.until;
      }
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
      if (by === undefined) return;
      const waited = threeDigits(took - by.took);
      added.set(waited, (added.get(waited) ?? 0) + 1);
    },
    read: () => ({
      all,
      others,
      calls,
      tokens,
      added,
      recoveries: recoveries.map(({ before, after }) => ({ before, after })),
      timeline: timeline.read(),
      end,
    }),
  };
}

function none(): Record<Outcome, number> {
  return { served: 0, throttled: 0, failed: 0, refused: 0 };
}

function endingFaults({ accounts }: Situation) {
  return Object.entries(accounts).flatMap(([account, { faults }]) =>
    faults
      .filter(({ until }) => Number.isFinite(until))
      .map(({ from, until }) => ({ account, from: from * 1000, until: until * 1000 })),
  );
}

function outcomeOf({ status }: Request): Outcome {
  if (status < 300) return 'served';
  if (status === 429) return 'throttled';
  return status >= 500 ? 'failed' : 'refused';
}

/** Few enough values to count them all, exact enough for milliseconds. */
function threeDigits(value: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, value))) - 2);
  return Math.round(value / unit) * unit;
}
