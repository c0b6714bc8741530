/** What an evaluation costs against the same logic written by hand in JavaScript (twins.ts). */

import { compile, type Value } from '../../policy/expressions/index.ts';
import { readContext } from '../../policy/expressions/library/context/context-document.ts';
import { quantile, type Report, spread } from './report.ts';
import { CONTEXT, TWINS, type Twin } from './twins.ts';

/** An interpreter over values of .NET's types, with a budget, against code that V8 compiles. */
const TARGET = 10;

/** Milliseconds that one side of a round takes. */
const BATCH = 2;
const ROUNDS = 31;
const WARM_UP = 20_000;

/** As many requests take turns, and their results are kept, so that nothing can be worked out once for all or left out. */
const REQUESTS = 8;

/** @throws {Error} where an expression and its twin differ */
export async function bench({ figure, note }: Report): Promise<void> {
  const measured = TWINS.map((twin) => ({ name: twin.name, ratios: compare(twin) }));
  const medians = measured.map(({ ratios }) => quantile(ratios, 0.5));
  figure(
    `an evaluation against the same by hand, ${TWINS.length} expressions`,
    `${spread(medians, 1)} times`,
    `a median of at most ${TARGET}`,
    quantile(medians, 0.5) <= TARGET,
  );
  for (const { name, ratios } of measured) note(`${name}: ${spread(ratios, 1)}`);
  note(`medians and extremes of ${ROUNDS} rounds, engine and twin in turn`);
}

/** How many times as long the engine takes, round by round. */
function compare({ name, expression, byHand }: Twin): readonly number[] {
  const kind = expression.startsWith('@{') ? 'block' : 'expression';
  const compiled = compile(expression.slice(2, -1), kind);
  const requests = Array.from({ length: REQUESTS }, () => readContext(CONTEXT));
  for (const { context, runtime } of requests) {
    const [one, other] = [compiled.evaluate(context, runtime), byHand(context)];
    if (one !== other) throw new Error(`${name}: ${String(one)} in C#, ${String(other)} by hand`);
  }
  const engine = (at: number) => {
    const { context, runtime } = requests[at % REQUESTS] as (typeof requests)[number];
    return compiled.evaluate(context, runtime);
  };
  const twin = (at: number) =>
    byHand((requests[at % REQUESTS] as (typeof requests)[number]).context);
  const [slow, fast] = [batchOf(engine), batchOf(twin)];
  return Array.from({ length: ROUNDS }, () => each(engine, slow) / each(twin, fast));
}

/** Warms up. @returns runs that take a batch's time */
function batchOf(run: (at: number) => Value): number {
  each(run, WARM_UP);
  return Math.ceil(BATCH / each(run, WARM_UP));
}

const results: Value[] = Array.from({ length: REQUESTS }, () => null);

/** Milliseconds of one run. */
function each(run: (at: number) => Value, times: number): number {
  const start = performance.now();
  for (let at = 0; at < times; at += 1) results[at % REQUESTS] = run(at);
  return (performance.now() - start) / times;
}
