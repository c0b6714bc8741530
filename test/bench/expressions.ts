/** What an expression costs per evaluation, over all pairs of the golden set. */
import { readFileSync } from 'node:fs';
import { readContext } from '../../policy/expressions/context-document.ts';
import {
  type CompiledExpression,
  compile,
  ExpressionError,
} from '../../policy/expressions/index.ts';
import { quantile, type Report } from './report.ts';

/** Microseconds a batch should take at least, for the clock to be exact enough. */
const BATCH = 200;
const BATCHES = 5;
const WARM_UP = 300;

type Pair = { readonly expression: string; readonly context?: string; readonly rejected?: boolean };

export async function bench({ figure, note }: Report): Promise<void> {
  const pairs = goldenPairs();
  const costs = pairs.flatMap(({ expression, context }) => cost(expression, context) ?? []);
  const [median, slow, slowest] = [0.5, 0.99, 1].map((at) => quantile(costs, at).toFixed(2));
  figure(
    `an evaluation, median of ${costs.length} golden pairs`,
    `${median} µs`,
    'at most 1 µs',
    quantile(costs, 0.5) <= 1,
  );
  note(`99 % within ${slow} µs, the slowest ${slowest} µs; exceptions included`);
  const start = performance.now();
  for (const { expression } of pairs) compiled(expression);
  const each = ((performance.now() - start) * 1000) / pairs.length;
  note(`compiling: ${each.toFixed(0)} µs on average`);
}

/** Contexts are built once a pair, as a gateway builds them once a request. */
function goldenPairs(): readonly { readonly expression: string; readonly context: unknown }[] {
  const read = (name: string) =>
    readFileSync(new URL(`../policy/expressions/golden/${name}`, import.meta.url), 'utf8');
  const contexts = JSON.parse(read('contexts.json'));
  return read('golden.jsonl')
    .trimEnd()
    .split('\n')
    .map((line): Pair => JSON.parse(line))
    .filter(({ rejected }) => rejected !== true)
    .map(({ expression, context = 'plain' }) => ({ expression, context: contexts[context] }));
}

/** Microseconds per evaluation; undefined for what does not compile here. */
function cost(expression: string, document: unknown): number | undefined {
  const evaluation = compiled(expression);
  if (evaluation === undefined) return undefined;
  const { context, runtime } = readContext(document);
  const run = (times: number) => {
    const start = performance.now();
    for (let count = 0; count < times; count += 1) {
      try {
        evaluation.evaluate(context, runtime);
      } catch {
        // An exception is a result like any other.
      }
    }
    return (performance.now() - start) * 1000;
  };
  const once = run(WARM_UP) / WARM_UP;
  const times = Math.ceil(BATCH / Math.max(once, 0.01));
  const measured = Array.from({ length: BATCHES }, () => run(times) / times);
  return quantile(measured, 0.5);
}

function compiled(expression: string): CompiledExpression | undefined {
  const kind = expression.startsWith('@{') ? 'block' : 'expression';
  try {
    return compile(expression.slice(2, -1), kind);
  } catch (error) {
    if (error instanceof ExpressionError) return undefined;
    throw error;
  }
}
