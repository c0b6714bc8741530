/** Refusals on demand, so that a caller's handling of them can be tested. */
import { AzureError } from './errors.ts';

export type Fault = {
  /** Left out: any method. */
  readonly method?: string;
  /** Matched against the URL from its host on: `management.azure.com/subscriptions/…?api-version=…`. */
  readonly path: RegExp;
  readonly status: number;
  readonly code?: string;
  /** Seconds. */
  readonly retryAfter?: number;
  /** How many requests it hits; once by default. */
  readonly times?: number;
};

export type Faults = {
  failNext(fault: Fault): void;
  /** The refusal of this request, if one is due; uses it up. */
  take(request: Request): AzureError | undefined;
};

const CODES: Readonly<Record<number, string>> = {
  409: 'Conflict',
  412: 'PreconditionFailed',
  429: 'TooManyRequests',
  500: 'InternalServerError',
  503: 'ServiceUnavailable',
};

export function createFaults(): Faults {
  const faults: { fault: Fault; left: number }[] = [];
  return {
    failNext(fault) {
      faults.push({ fault, left: fault.times ?? 1 });
    },
    take(request) {
      const { host, pathname, search } = new URL(request.url);
      const due = faults.find(
        ({ fault, left }) =>
          left > 0 &&
          (fault.method === undefined || fault.method.toUpperCase() === request.method) &&
          fault.path.test(`${host}${pathname}${search}`),
      );
      if (due === undefined) return undefined;
      due.left -= 1;
      const { status, retryAfter, code = CODES[status] ?? 'Fault' } = due.fault;
      return new AzureError(status, code, `Asked for by failNext: ${status} ${code}.`, {
        headers: retryAfter === undefined ? {} : { 'Retry-After': String(retryAfter) },
      });
    },
  };
}
