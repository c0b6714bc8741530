/** One run: a situation, a contender, a seed. The same three give the same outcome, call for call. */
import type { Random } from '../gateway/index.ts';
import { createTransport, type Decided, type Fate, ModelledAccount } from './accounts.ts';
import {
  type Answer,
  type Call,
  calls,
  createCaller,
  failingCallers,
  followUp,
} from './callers.ts';
import type { Contender } from './contenders.ts';
import { createEvents, type Events } from './events.ts';
import { createRandom } from './random.ts';
import type { Situation } from './scenario.ts';

/** A call of a caller's, from its first attempt to the last answer. */
export type Request = {
  readonly call: Call;
  readonly status: number;
  /** Milliseconds from the call to the answer. */
  readonly took: number;
  /** Who served it, and how many of the milliseconds that took. Undefined: nobody did. */
  readonly by: { readonly account: string; readonly took: number } | undefined;
};

/** Hears what happens when it does, so that a run keeps nothing itself, however long it is. */
export type Observer = {
  /** A call reached an account, which charged so many tokens. */
  onCall?(account: string, fate: Fate, at: number, tokens: number): void;
  onRequest?(request: Request): void;
};

/** Of a run, in milliseconds since the start. */
export type Span = {
  readonly from: number;
  readonly until: number;
};

/** What an account and a policy remember of the time before hardly matters longer than this. Milliseconds. */
const WARM_UP = 120_000;

type Options = {
  /** Instead of the situation's workload, in the order of time. */
  readonly arrivals?: Iterable<Call>;
  /**
   * The part of the run that is observed. It begins two minutes earlier, unobserved, so that limits and marks are what they
   * would be then; what was found out before that is not known. Parts may so be run at the same time.
   */
  readonly span?: Span;
  /** Instead of virtual time, such as the real one. */
  readonly time?: Time;
};

export type Time = {
  readonly clock: Events['clock'];
  /** Lets time pass until nothing happens any more, or until `ended`, which it may wait for. */
  run(ended: Promise<void>): Promise<void>;
};

const WHOLE: Span = { from: 0, until: Number.POSITIVE_INFINITY };

/** @throws whatever the contender throws (an error of a caller's is an answer), and for calls that never end. */
export async function simulate(
  situation: Situation,
  contender: Contender,
  seed: number,
  observer: Observer,
  { arrivals, time = createEvents(), span = WHOLE }: Options = {},
): Promise<void> {
  const { workload } = situation;
  const { clock } = time;
  const begun = Math.max(0, span.from - WARM_UP);
  const start = clock.now() - begun;
  const isObserved = (at: number) => at >= span.from && at < span.until;
  // One stream of chance for each purpose, so that contenders meet the same calls, however much chance they use.
  const chance = (purpose: string) => createRandom(`${situation.name}/${seed}/${purpose}`);
  /** By the seeds of the calls in flight, which account generates the answer. */
  const serving = new Map<number, { readonly account: string; readonly took: number }>();
  const onCall = (account: string, fate: Fate, { seed, takes, tokens }: Decided) => {
    if (fate === 'served' && seed !== undefined) serving.set(seed, { account, took: takes });
    const at = clock.now() - start;
    if (isObserved(at)) observer.onCall?.(account, fate, at, tokens);
  };
  const accounts = accountsOf(situation, { clock, start, chance, onCall });
  const hosts = new Map(
    Array.from(accounts, ([name, account]) => [situation.accounts[name]?.host ?? '', account]),
  );
  const send = contender.start({
    situation,
    clock,
    random: chance('contender'),
    transport: createTransport(hosts),
    accounts,
  });
  const chains = chance('chains');

  const failures: unknown[] = [];
  const record = (call: Call, answer: Answer) => {
    const now = clock.now() - start;
    const by = answer.status < 300 ? serving.get(call.seed) : undefined;
    serving.delete(call.seed);
    if (isObserved(call.at)) {
      observer.onRequest?.({ call, status: answer.status, took: now - call.at, by });
    }
    const next = answer.status < 300 ? followUp(call, answer, now, chains) : undefined;
    if (next !== undefined && next.at < span.until) begin(next);
  };
  const open = createCount();
  const request = createCaller({
    clock,
    random: chance('retries'),
    retries: workload.retries,
    send,
    onAnswer(call, answer) {
      record(call, answer);
      open.remove();
    },
    onFailure(error) {
      failures.push(error);
      open.remove();
    },
  });
  const begin = (call: Call) => {
    open.add();
    clock.schedule(start + call.at - clock.now(), () => request(call));
  };
  const waiting = (arrivals ?? calls(workload, chance('callers')))[Symbol.iterator]();
  const next = () => {
    let { value: call, done } = waiting.next();
    while (done !== true && call.at < begun) ({ value: call, done } = waiting.next());
    if (done === true || call.at >= span.until || failures.length > 0) {
      open.remove();
      return;
    }
    begin(call);
    // After it, so that only one call waits for its time, however many there will be.
    clock.schedule(start + call.at - clock.now(), next);
  };
  next();
  await time.run(open.ended);
  if (failures.length > 0) throw failures[0];
  if (open.count() > 0) throw new Error(`${situation.name}: ${open.count()} calls never end`);
}

/** Of calls to come and in flight; the first stands for all that have not arrived yet. */
function createCount() {
  let count = 1;
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  return {
    ended,
    count: () => count,
    add() {
      count += 1;
    },
    remove() {
      count -= 1;
      if (count === 0) end();
    },
  };
}

function accountsOf(
  { accounts, workload }: Situation,
  {
    clock,
    start,
    chance,
    onCall,
  }: {
    readonly clock: Time['clock'];
    readonly start: number;
    readonly chance: (purpose: string) => Random;
    readonly onCall: (account: string, fate: Fate, call: Decided) => void;
  },
): ReadonlyMap<string, ModelledAccount> {
  const failing = failingCallers(workload);
  return new Map(
    Object.entries(accounts).map(([name, model]) => [
      name,
      new ModelledAccount(model, {
        name,
        clock,
        random: chance(name),
        failing,
        start,
        onCall: (fate, call) => onCall(name, fate, call),
      }),
    ]),
  );
}
