/** One call to a server with a time limit, and what is left of it when it fails. */
import { GatewayError } from '../errors.ts';
import { MessageBody } from '../http/body.ts';
import { endToEndHeaders } from '../http/headers.ts';
import type { ResponseMessage } from '../http/message.ts';
import type { Exchange } from '../pipeline/exchange.ts';
import type { BackendRequest } from '../ports.ts';

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
  const { clock, transport } = exchange.instance.ports;
  const timedOut = new AbortController();
  const answered = new AbortController();
  const signal = AbortSignal.any([exchange.signal, timedOut.signal]);
  // The watch ends with the answer; it neither keeps a process alive nor aborts a body that still streams.
  clock.sleep(timeout, answered.signal).then(
    () => timedOut.abort(new DOMException('The backend did not answer in time.', 'TimeoutError')),
    () => undefined,
  );
  try {
    const response = await Promise.race([transport(request, signal), rejectionOf(signal)]);
    return {
      kind: 'response',
      status: response.status,
      reason: response.reason,
      headers: endToEndHeaders(response.headers),
      body: MessageBody.ofStream(response.body),
    };
  } catch (error) {
    if (exchange.signal.aborted)
      throw new GatewayError('ClientConnectionFailure', 'The client closed the connection.', {
        cause: error,
      });
    if (timedOut.signal.aborted)
      throw new GatewayError('Timeout', 'Request to the backend service timed out', {
        cause: error,
      });
    throw new GatewayError(
      'BackendConnectionFailure',
      error instanceof Error ? error.message : String(error),
      { cause: error },
    );
  } finally {
    answered.abort();
  }
}

/** A transport that does not heed its signal must not hold up the pipeline. */
function rejectionOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    else signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
