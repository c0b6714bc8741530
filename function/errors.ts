/**
 * The failures of remote calls as a closed list, and the only place where text of foreign origin is let into
 * logs and reports. Messages are made of the step, the status and the error code; never of request bodies.
 */
import { parseRetryAfter } from '../policy/standards/retry-after.ts';

/** Why a remote call failed, as far as the reader of a report needs to know to act. */
export const FAILURE_CAUSES = [
  'unauthenticated',
  'forbidden',
  'not-found',
  'conflict',
  'throttled',
  'rejected',
  'unavailable',
  'timeout',
  'out-of-time',
  'gateway-refused',
  'no-effect',
  'unexpected',
] as const;
export type FailureCause = (typeof FAILURE_CAUSES)[number];

/** A remote call that did not succeed; `status` and `retryAfter` (milliseconds) when there was an answer. */
export class RemoteError extends Error {
  readonly failure: FailureCause;
  readonly status: number | undefined;
  readonly retryAfter: number | undefined;

  constructor(
    failure: FailureCause,
    message: string,
    answer: { readonly status?: number; readonly retryAfter?: number | undefined } = {},
  ) {
    super(message);
    this.name = 'RemoteError';
    this.failure = failure;
    this.status = answer.status;
    this.retryAfter = answer.retryAfter;
  }
}

const ADVICE_BY_CAUSE: Partial<Record<FailureCause, string>> = {
  unauthenticated: 'check the identity and its tenant',
  forbidden: 'assign the rotation role to the identity; new assignments take some minutes',
  'not-found': 'check the resource named in the settings',
  throttled: 'the next run goes on where this one stopped',
  unavailable: 'the next run goes on where this one stopped',
  timeout: 'the next run goes on where this one stopped',
};

/** An answer that is not all that was asked for: what it lacks must not be taken for something that does not exist. */
export function incomplete(step: string, what: string): RemoteError {
  return new RemoteError('unexpected', `Could not ${step}: the answer is not whole (${what}).`);
}

/**
 * The error of an HTTP answer.
 *
 * @param step what was being done, with the name of the resource ("regenerate the primary key of team-a")
 * @param status HTTP status
 * @param code error code of the answer's body, if it has one
 * @param retryAfter milliseconds
 */
export function httpError(
  step: string,
  status: number,
  code: string | undefined,
  retryAfter?: number,
): RemoteError {
  const failure = causeOfStatus(status);
  const advice = ADVICE_BY_CAUSE[failure];
  const detail = code === undefined ? `HTTP ${status}` : `HTTP ${status} ${redact(code)}`;
  return new RemoteError(
    failure,
    `Could not ${step}: ${detail}${advice === undefined ? '' : `; ${advice}`}.`,
    { status, retryAfter },
  );
}

function causeOfStatus(status: number): FailureCause {
  if (status === 401) return 'unauthenticated';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'not-found';
  if (status === 409 || status === 412) return 'conflict';
  if (status === 408) return 'timeout';
  if (status === 429) return 'throttled';
  return status >= 500 ? 'unavailable' : 'rejected';
}

/** Any thrown value as a `RemoteError`: an SDK's RestError, an abort, a broken connection, or a fault of ours. */
export function remoteError(step: string, thrown: unknown, now: number): RemoteError {
  if (thrown instanceof RemoteError) return thrown;
  const name = thrown instanceof Error ? thrown.name : typeof thrown;
  const reason = thrown instanceof Error ? redact(thrown.message) : 'no error object';
  // First, because a credential's error carries a status, too: that of the token endpoint, not of the service.
  if (/authentication|credential/i.test(name)) {
    return new RemoteError('unauthenticated', `Could not ${step}: ${name}: ${reason}`);
  }
  const status = numberProperty(thrown, 'statusCode');
  if (status !== undefined) {
    return httpError(step, status, codeOf(thrown), retryAfterOf(thrown, now));
  }
  if (name === 'AbortError' || name === 'TimeoutError') {
    return new RemoteError('timeout', `Could not ${step}: no answer in time.`);
  }
  const connection = codeOf(thrown);
  if (
    connection !== undefined &&
    /^(E[A-Z]{3,}|REQUEST_SEND_ERROR|UND_ERR_\w+)$/.test(connection)
  ) {
    return new RemoteError(
      'unavailable',
      `Could not ${step}: the connection failed (${connection}).`,
    );
  }
  return new RemoteError('unexpected', `Could not ${step}: ${name}: ${reason}`);
}

/** The error code of an Azure answer or of a socket; fetch hides the latter in `cause`. */
function codeOf(thrown: unknown): string | undefined {
  const code = property(thrown, 'code');
  if (typeof code === 'string' && code !== '') return code;
  const cause = property(thrown, 'cause');
  return cause === undefined ? undefined : codeOf(cause);
}

function retryAfterOf(thrown: unknown, now: number): number | undefined {
  const headers = property(property(thrown, 'response'), 'headers');
  if (!hasGet(headers)) return undefined;
  const value = headers.get('retry-after');
  return typeof value === 'string' ? parseRetryAfter(value, now) : undefined;
}

function hasGet(value: unknown): value is { get(name: string): unknown } {
  return typeof property(value, 'get') === 'function';
}

/**
 * Text that may come from elsewhere, safe to log: anything that could be a key or a token is masked. APIM's keys
 * have 32 characters and tokens more, digits among them; names of classes have no digits, GUIDs shorter runs.
 */
export function redact(text: string): string {
  return text.replace(/[A-Za-z0-9_=]{24,}/g, (run) => (/\d/.test(run) ? '***' : run));
}

function numberProperty(value: unknown, name: string): number | undefined {
  const found = property(value, name);
  return typeof found === 'number' ? found : undefined;
}

/** The named member of anything, `undefined` when there is none. */
export function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && name in value
    ? Reflect.get(value, name)
    : undefined;
}
