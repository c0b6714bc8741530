/** An error while a request is in flight: what `on-error` sees, and what the caller gets without one. */
import type { Place } from './trace.ts';

/**
 * Reasons that API Management documents ("Error handling in API Management policies"). Others are assumed and
 * listed in docs/parity.md: a policy must not depend on them.
 */
export type ErrorReason =
  | 'OperationNotFound'
  | 'SubscriptionKeyNotFound'
  | 'SubscriptionKeyInvalid'
  | 'ClientConnectionFailure'
  | 'BackendConnectionFailure'
  | 'ExpressionValueEvaluationFailure'
  | 'Timeout'
  | (string & {});

export class GatewayError extends Error {
  override readonly name = 'GatewayError';
  readonly reason: ErrorReason;
  readonly status: number;
  /** What the caller reads; internal errors keep their message for `on-error` and say less to the caller. */
  readonly publicMessage: string;
  readonly headers: ReadonlyMap<string, readonly string[]>;
  /** The step that failed, where it is not a policy: `configuration`, `authorization`. */
  readonly source: string | undefined;
  /** The response to show is the one that is there already, as with `fail-on-error-status-code`. */
  readonly keepsResponse: boolean;
  place: Place | undefined;

  constructor(
    reason: ErrorReason,
    message: string,
    details: {
      readonly status?: number;
      readonly publicMessage?: string;
      readonly headers?: ReadonlyMap<string, readonly string[]>;
      readonly source?: string;
      readonly keepsResponse?: boolean;
      readonly cause?: unknown;
    } = {},
  ) {
    super(message, { cause: details.cause });
    this.reason = reason;
    this.status = details.status ?? 500;
    this.publicMessage =
      details.publicMessage ?? (this.status === 500 ? 'Internal server error' : message);
    this.headers = details.headers ?? new Map();
    this.source = details.source;
    this.keepsResponse = details.keepsResponse ?? false;
  }
}
