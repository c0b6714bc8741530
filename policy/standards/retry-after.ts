/** The header `Retry-After` in both of its forms, seconds and date (RFC 9110 §10.2.3). */

/** @returns milliseconds from `now` on, never negative; undefined when the header is missing or malformed. */
export function parseRetryAfter(value: string | null | undefined, now: number): number | undefined {
  const text = value?.trim() ?? '';
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  // Date.parse takes much that is no HTTP date; all three forms of one begin with a day's name.
  const date = /^[A-Za-z]{3,9},? /.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
