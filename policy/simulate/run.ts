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
    /** Milliseconds from the call to the answer, and how many of them the account took that gave it. */
    readonly took: number;
    readonly accountTook: number;
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
  const accounts = new Map(
    Object.entries(scenario.accounts).map(([name, model]) => [
      name,
      createAccount(model, { clock, random: chance(name), failing }),
    ]),
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
  const record = (call: Call, { status, headers }: Answer) => {
    const took = clock.now() - start - call.at;
    requests.push({
      call,
      status,
      took,
      accountTook: Number(headers.get('openai-processing-ms')?.[0] ?? 0),
    });
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
