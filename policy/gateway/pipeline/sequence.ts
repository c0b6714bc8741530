/** Runs policies one after another, and notes which one runs. */
import { GatewayError } from '../errors.ts';
import type { MaybePromise } from '../maybe-promise.ts';
import type { Place } from '../trace.ts';
import type { Flow, Run, Sequence } from './definition.ts';
import type { Exchange } from './exchange.ts';

export type Step = {
  readonly place: Place;
  readonly run: Run;
  /** Runs for a browser's question what it may send, too: "only the cors policy is evaluated … during preflight". */
  readonly forPreflight: boolean;
};

export function sequence(steps: readonly Step[]): Sequence {
  return { length: steps.length, run: (exchange) => runFrom(steps, 0, exchange) };
}

function runFrom(
  steps: readonly Step[],
  from: number,
  exchange: Exchange,
): MaybePromise<Flow | undefined> {
  for (let index = from; index < steps.length; index += 1) {
    const step = steps[index];
    if (step === undefined) break;
    if (exchange.isPreflight && !step.forPreflight && exchange.section === 'inbound') continue;
    exchange.place = step.place;
    // Nobody goes away while policies run without a wait. On-error policies still run: they may log it.
    if (index === from && exchange.section !== 'on-error') exchange.signal?.throwIfAborted();
    const flow = step.run(exchange);
    if (flow instanceof Promise) {
      // Nothing hangs on the wait of the last one, of which hundreds are under way at a time.
      return index === steps.length - 1 ? flow : runOn(flow, steps, index, exchange);
    }
    if (flow === 'end') return 'end';
  }
  return 'next';
}

/** Goes on behind a policy that something has to be waited for. */
function runOn(
  pending: Promise<Flow | undefined>,
  steps: readonly Step[],
  index: number,
  exchange: Exchange,
): Promise<Flow | undefined> {
  return pending.then((flow) => (flow === 'end' ? flow : runFrom(steps, index + 1, exchange)));
}

/** The innermost policy that failed is the one that counts. */
export function located(
  error: unknown,
  place: Place | undefined,
  exchange: Exchange,
): GatewayError {
  const known =
    error instanceof GatewayError
      ? error
      : exchange.signal?.aborted
        ? new GatewayError('ClientConnectionFailure', 'The client closed the connection.', {
            cause: error,
          })
        : new GatewayError(
            'InternalError',
            error instanceof Error ? error.message : String(error),
            {
              cause: error,
            },
          );
  known.place ??= place;
  return known;
}
