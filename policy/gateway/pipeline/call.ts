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
export function call(
  exchange: Exchange,
  request: BackendRequest,
  timeout: number,
): Promise<ResponseMessage> {
  const { clock, transport } = exchange.instance.ports;
  const attempt = new AbortController();
  const { promise, resolve, reject } = Promise.withResolvers<ResponseMessage>();
  const failed = (error: unknown) => {
    cancelTimeout();
    reject(failureOf(exchange, error));
  };
  // A transport that does not heed its signal must not hold up the pipeline, so stopping rejects as well.
  const stop = (error: GatewayError) => {
    attempt.abort(error);
    failed(error);
  };
  const cancelTimeout = schedule(clock, timeout, () =>
    stop(new GatewayError('Timeout', 'Request to the backend service timed out')),
  );
  // Stays in force while the body streams, until the exchange is over.
  if (exchange.signal !== undefined) exchange.onClientGone(() => stop(clientGone()));
  const answered = (response: BackendResponse) => {
    try {
      resolve(received(exchange, response));
      cancelTimeout();
    } catch (error) {
      failed(error);
    }
  };
  // None of the functions above holds the request: hundreds of calls wait at a time, and nobody reads it again.
  try {
    transport(request, attempt).then(answered, failed);
  } catch (error) {
    failed(error);
  }
  return promise;
}

function received(
  { instance }: Exchange,
  { status, reason, headers, body }: BackendResponse,
): ResponseMessage {
  return {
    kind: 'response',
    status,
    reason,
    headers: endToEndHeaders(headers),
    body: MessageBody.ofIncoming(body, connectionFailure, instance.limits?.responseBody),
  };
}

function failureOf({ signal }: Exchange, error: unknown): GatewayError {
  if (error instanceof GatewayError) return error;
  return signal?.aborted ? clientGone() : connectionFailure(error);
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
