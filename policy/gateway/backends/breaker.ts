/**
 * The circuit breaker of one backend in one gateway instance.
 *
 * Documented ("Backends in API Management"): so many failures (or such a share of calls) within the interval open it for
 * the trip duration, or for the backend's Retry-After where that is accepted; while it is open the gateway
 * answers 503 without a call. Assumed: the interval slides; after the trip it is closed with a clean record.
 */

import { parseRetryAfter } from '../../standards/retry-after.ts';
import type { Headers } from '../ports.ts';
import type { CircuitBreakerRule } from '../service.ts';

/** How a call ended: a response, or the reason why there is none. */
export type Outcome =
  | { readonly status: number; readonly headers: Headers }
  | { readonly errorReason: string };

export class CircuitBreaker {
  readonly rule: CircuitBreakerRule;
  /** Calls of the interval, the oldest first; only failures where successes do not matter. */
  readonly #calls: { readonly at: number; readonly failed: boolean }[] = [];
  #failures = 0;
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
    const failed = this.#isFailure(outcome);
    if (!failed && 'count' in this.rule.failures) return { opened: false };
    this.#forget(now - this.rule.interval);
    this.#calls.push({ at: now, failed });
    if (failed) this.#failures += 1;
    if (!failed || !this.#isTooMuch()) return { opened: false };
    const asked =
      this.rule.acceptRetryAfter && 'headers' in outcome
        ? parseRetryAfter(outcome.headers.get('retry-after')?.[0], now)
        : undefined;
    this.#openUntil = now + (asked ?? this.rule.tripDuration);
    this.#forget(Number.POSITIVE_INFINITY);
    return { opened: true };
  }

  #forget(until: number): void {
    const kept = this.#calls.findIndex(({ at }) => at > until);
    const gone = this.#calls.splice(0, kept === -1 ? this.#calls.length : kept);
    this.#failures -= gone.filter(({ failed }) => failed).length;
  }

  #isTooMuch(): boolean {
    const { failures: allowed } = this.rule;
    return 'count' in allowed
      ? this.#failures >= allowed.count
      : this.#failures * 100 >= allowed.percentage * this.#calls.length;
  }

  #isFailure(outcome: Outcome): boolean {
    if ('errorReason' in outcome) return this.rule.errorReasons.includes(outcome.errorReason);
    return this.rule.statusCodeRanges.some(
      ({ min, max }) => outcome.status >= min && outcome.status <= max,
    );
  }
}
