/** Runs policies one after another and notes where an error happened. */
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

function runFrom(steps: readonly Step[], from: number, exchange: Exchange): MaybePromise<Flow> {
  for (let index = from; index < steps.length; index += 1) {
    const step = steps[index];
    if (step === undefined) break;
    if (exchange.isPreflight && !step.forPreflight && exchange.section === 'inbound') continue;
    let flow: MaybePromise<Flow | undefined>;
    try {
      // Nobody goes away while policies run without a wait. On-error policies still run: they may log it.
      if (index === from && exchange.section !== 'on-error') exchange.signal?.throwIfAborted();
      flow = step.run(exchange);
    } catch (error) {
      throw located(error, step.place, exchange);
    }
    if (flow instanceof Promise) return runOn(flow, steps, index, exchange);
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
): Promise<Flow> {
  return pending.then(
    (flow) => (flow === 'end' ? flow : runFrom(steps, index + 1, exchange)),
    (error: unknown) => {
      throw located(error, steps[index]?.place, exchange);
    },
  );
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
