/** One call to a server with a time limit, and what is left of it when it fails. */
import { GatewayError } from '../errors.ts';
import { MessageBody } from '../http/body.ts';
import { endToEndHeaders } from '../http/headers.ts';
import type { ResponseMessage } from '../http/message.ts';
import type { BackendRequest, BackendResponse, Clock } from '../ports.ts';
import type { Exchange } from './exchange.ts';

/**
 * Resolves when the response's headers are there; its body follows as a stream, for as long as the client stays.
 *
 * @param timeout milliseconds until the headers must be there
 * @throws {GatewayError} Timeout, BackendConnectionFailure or ClientConnectionFailure
 */
export async function call(
  exchange: Exchange,
  request: BackendRequest,
  timeout: number,
): Promise<ResponseMessage> {
  const { ports, limits } = exchange.instance;
  const { clock, transport } = ports;
  const attempt = new AbortController();
  let cancelTimeout = () => {};
  try {
    const response = await new Promise<BackendResponse>((resolve, reject) => {
      // A transport that does not heed its signal must not hold up the pipeline, so stopping rejects as well.
      const stop = (error: GatewayError) => {
        attempt.abort(error);
        reject(error);
      };
      // Stays in force while the body streams, until the exchange is over.
      exchange.onClientGone(() => stop(clientGone()));
      cancelTimeout = schedule(clock, timeout, () =>
        stop(new GatewayError('Timeout', 'Request to the backend service timed out')),
      );
      transport(request, attempt.signal).then(resolve, reject);
    });
    return {
      kind: 'response',
      status: response.status,
      reason: response.reason,
      headers: endToEndHeaders(response.headers),
      body: MessageBody.ofIncoming(response.body, connectionFailure, limits?.responseBody),
    };
  } catch (error) {
    if (error instanceof GatewayError) throw error;
    if (exchange.signal?.aborted) throw clientGone();
    throw connectionFailure(error);
  } finally {
    cancelTimeout();
  }
}

function schedule(clock: Clock, milliseconds: number, callback: () => void): () => void {
  if (clock.schedule !== undefined) return clock.schedule(milliseconds, callback);
  const cancelled = new AbortController();
  clock.sleep(milliseconds, cancelled.signal).then(callback, () => undefined);
  return () => cancelled.abort();
}

function connectionFailure(error: unknown): GatewayError {
  return new GatewayError(
    'BackendConnectionFailure',
    error instanceof Error ? error.message : String(error),
    { cause: error },
  );
}

function clientGone(): GatewayError {
  return new GatewayError('ClientConnectionFailure', 'The client closed the connection.');
}
