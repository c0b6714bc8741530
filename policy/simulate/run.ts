/** One run: a scenario, a contender, a seed. The same three give the same outcome, call for call. */
import { createAccount, createTransport } from './accounts.ts';
import { type Answer, type Call, calls, failingCallers, withRetries } from './callers.ts';
import { type Contender, hostOf } from './contenders.ts';
import { createEvents } from './events.ts';
import { createRandom } from './random.ts';
import type { Scenario } from './scenarios.ts';

export type Outcome = {
  readonly requests: readonly {
    readonly call: Call;
    readonly status: number;
    /** Milliseconds from the call to the answer. */
    readonly took: number;
    /** Who served it, and how many of the milliseconds that took. Undefined: nobody did. */
    readonly by: { readonly account: string; readonly took: number } | undefined;
  }[];
  /** By account: calls that reached it, and the tokens of those that it served. */
  readonly use: ReadonlyMap<string, { readonly calls: number; readonly tokens: number }>;
};

/** @throws whatever the contender throws: an error of a caller's is an answer. */
export async function simulate(
  scenario: Scenario,
  contender: Contender,
  seed: number,
): Promise<Outcome> {
  const { workload } = scenario;
  const { clock, run } = createEvents();
  const start = clock.now();
  // One stream of chance for each purpose, so that contenders meet the same calls, however much chance they use.
  const chance = (purpose: string) => createRandom(`${scenario.name}/${seed}/${purpose}`);
  const failing = failingCallers(workload);
  /** By the seeds of the calls in flight, which account generates the answer. */
  const serving = new Map<number, { readonly account: string; readonly took: number }>();
  const accounts = new Map(
    Object.entries(scenario.accounts).map(([account, model]) => {
      const onServed = (seed: number, took: number) => serving.set(seed, { account, took });
      return [account, createAccount(model, { clock, random: chance(account), failing, onServed })];
    }),
  );
  const hosts = new Map(Array.from(accounts, ([name, account]) => [hostOf(name), account]));
  const send = contender.start({
    scenario,
    clock,
    random: chance('contender'),
    transport: createTransport(hosts),
    accounts,
  });
  const sdk = { clock, random: chance('retries') };

  const requests: Outcome['requests'][number][] = [];
  const failures: unknown[] = [];
  const record = (call: Call, { status }: Answer) => {
    const took = clock.now() - start - call.at;
    const by = status < 300 ? serving.get(call.seed) : undefined;
    serving.delete(call.seed);
    requests.push({ call, status, took, by });
  };
  const arrivals = calls(workload, chance('callers'));
  const next = () => {
    const { value: call, done } = arrivals.next();
    if (done || call === undefined) return;
    clock.schedule(start + call.at - clock.now(), () => {
      withRetries(() => send(call), workload.retries, sdk).then(
        (answer) => record(call, answer),
        (error: unknown) => failures.push(error),
      );
      next();
    });
  };
  next();
  await run();
  if (failures.length > 0) throw failures[0];
  return { requests, use: new Map(Array.from(accounts, ([name, { use }]) => [name, use])) };
}
