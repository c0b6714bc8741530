/**
 * Seconds of an ISO 8601 duration of days, hours, minutes and seconds, such as `PT1M30S`.
 *
 * @throws {Error} for anything else; years, months and weeks have no place in a circuit breaker.
 */
export function durationSeconds(duration: string): number {
  const match = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(duration);
  if (match === null) throw new Error(`"${duration}" is not an ISO 8601 duration such as PT30S`);
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0));
  return ((days * 24 + hours) * 60 + minutes) * 60 + seconds;
}
