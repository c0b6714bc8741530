/** `Retry-After` in both of its forms, seconds and date (RFC 9110 §10.2.3). */
import type { Headers } from '../ports.ts';

/** @returns milliseconds from `now` on, never negative; undefined when the header is missing or malformed. */
export function retryAfter(headers: Headers, now: number): number | undefined {
  const value = headers.get('retry-after')?.[0]?.trim() ?? '';
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  // Date.parse takes much that is no HTTP date; all three forms of one begin with a day's name.
  const date = /^[A-Za-z]{3,9},? /.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
