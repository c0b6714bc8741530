/** One call to a server with a time limit, and what is left of it when it fails. */
import { GatewayError } from '../errors.ts';
import { MessageBody } from '../http/body.ts';
import { endToEndHeaders } from '../http/headers.ts';
import type { ResponseMessage } from '../http/message.ts';
import type { Exchange } from '../pipeline/exchange.ts';
import type { BackendRequest, BackendResponse } from '../ports.ts';

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
  const attempt = new AbortController();
  const answered = new AbortController();
  try {
    const response = await new Promise<BackendResponse>((resolve, reject) => {
      // A transport that does not heed its signal must not hold up the pipeline, so stopping rejects as well.
      const stop = (error: GatewayError) => {
        attempt.abort(error);
        reject(error);
      };
      // Stays in force while the body streams; the exchange's signal goes when the exchange is over.
      exchange.signal.addEventListener('abort', () => stop(clientGone()), { once: true });
      clock.sleep(timeout, answered.signal).then(
        () => stop(new GatewayError('Timeout', 'Request to the backend service timed out')),
        () => undefined,
      );
      transport(request, attempt.signal).then(resolve, reject);
    });
    return {
      kind: 'response',
      status: response.status,
      reason: response.reason,
      headers: endToEndHeaders(response.headers),
      body: MessageBody.ofStream(response.body, connectionFailure),
    };
  } catch (error) {
    if (error instanceof GatewayError) throw error;
    if (exchange.signal.aborted) throw clientGone();
    throw connectionFailure(error);
  } finally {
    answered.abort('answered');
  }
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
