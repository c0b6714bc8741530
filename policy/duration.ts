const DURATION = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/** Whether `durationSeconds` reads it. */
export function isDuration(text: string): boolean {
  return DURATION.test(text);
}

/**
 * Seconds of an ISO 8601 duration of days, hours, minutes and seconds, such as `PT1M30S`.
 *
 * @throws {Error} for anything else; years, months and weeks have no place in a circuit breaker.
 */
export function durationSeconds(duration: string): number {
  const match = DURATION.exec(duration);
  if (match === null) throw new Error(`"${duration}" is not an ISO 8601 duration such as PT30S`);
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0));
  return ((days * 24 + hours) * 60 + minutes) * 60 + seconds;
}
