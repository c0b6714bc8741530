/** Durations of ISO 8601 whose length is fixed: weeks, days, hours, minutes and seconds. Years and months have none and are refused. */

const DURATION = /^P(?=.)(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/** Seconds; undefined for what is no such duration. */
export function parseDuration(text: string): number | undefined {
  const match = DURATION.exec(text);
  if (match === null) return undefined;
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0));
  return (((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + seconds;
}

/**
 * Seconds of a circuit breaker's duration, such as `PT1M30S`.
 *
 * @throws {Error} for anything else; weeks have no place there
 */
export function durationSeconds(text: string): number {
  const seconds = parseDuration(text);
  if (seconds === undefined || text.includes('W')) {
    throw new Error(`"${text}" is not an ISO 8601 duration such as PT30S`);
  }
  return seconds;
}
