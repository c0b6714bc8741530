/**
 * The circuit breaker of one backend in one gateway instance.
 *
 * Documented ("Backends in API Management"): so many failures (or such a share of calls) within the interval open it for
 * the trip duration, or for the backend's Retry-After where that is accepted; while it is open the gateway
 * answers 503 without a call. Assumed: the interval slides; after the trip it is closed with a clean record.
 */
import type { Headers } from '../ports.ts';
import type { CircuitBreakerRule } from '../service.ts';
import { retryAfter } from './retry-after.ts';

/** How a call ended: a response, or the reason why there is none. */
export type Outcome =
  | { readonly status: number; readonly headers: Headers }
  | { readonly errorReason: string };

export class CircuitBreaker {
  readonly rule: CircuitBreakerRule;
  #calls: { readonly at: number; readonly failed: boolean }[] = [];
  #openUntil = Number.NEGATIVE_INFINITY;

  constructor(rule: CircuitBreakerRule) {
    this.rule = rule;
  }

  /** The time in milliseconds at which it closes, or undefined when it is closed. */
  openUntil(now: number): number | undefined {
    return now < this.#openUntil ? this.#openUntil : undefined;
  }

  /** Takes note of a call. Calls that were already under way when it opened do not open it for longer. */
  record(outcome: Outcome, now: number): { readonly opened: boolean } {
    if (this.openUntil(now) !== undefined) return { opened: false };
    const since = Math.max(now - this.rule.interval, this.#openUntil);
    const failed = this.#isFailure(outcome);
    this.#calls = [...this.#calls.filter(({ at }) => at > since), { at: now, failed }];
    if (!failed || !this.#isTooMuch()) return { opened: false };
    const asked =
      this.rule.acceptRetryAfter && 'headers' in outcome
        ? retryAfter(outcome.headers, now)
        : undefined;
    this.#openUntil = now + (asked ?? this.rule.tripDuration);
    this.#calls = [];
    return { opened: true };
  }

  #isTooMuch(): boolean {
    const failures = this.#calls.filter(({ failed }) => failed).length;
    const { failures: allowed } = this.rule;
    return 'count' in allowed
      ? failures >= allowed.count
      : failures * 100 >= allowed.percentage * this.#calls.length;
  }

  #isFailure(outcome: Outcome): boolean {
    if ('errorReason' in outcome) return this.rule.errorReasons.includes(outcome.errorReason);
    return this.rule.statusCodeRanges.some(
      ({ min, max }) => outcome.status >= min && outcome.status <= max,
    );
  }
}
