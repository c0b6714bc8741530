/** Runs policies one after another and notes where an error happened. */
import { GatewayError } from '../errors.ts';
import type { Place } from '../trace.ts';
import type { Flow, Run, Sequence } from './definition.ts';
import type { Exchange } from './exchange.ts';

export type Step = { readonly place: Place; readonly run: Run };

export function sequence(steps: readonly Step[]): Sequence {
  return {
    length: steps.length,
    async run(exchange): Promise<Flow> {
      for (const { place, run } of steps) {
        try {
          // Where the client has gone, on-error policies still run: they may log it.
          if (exchange.section !== 'on-error') exchange.signal.throwIfAborted();
          if ((await run(exchange)) === 'end') return 'end';
        } catch (error) {
          throw located(error, place, exchange);
        }
      }
      return 'next';
    },
  };
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
      : exchange.signal.aborted
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
