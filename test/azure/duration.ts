/** ISO 8601 durations as ARM writes them: days to seconds. */

const DURATION = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

/** @returns undefined when the text is not a duration of days, hours, minutes and seconds. */
export function milliseconds(duration: string): number | undefined {
  const parts = DURATION.exec(duration);
  if (parts === null || /[PT]$/.test(duration)) return undefined;
  const [, days = '0', hours = '0', minutes = '0', seconds = '0'] = parts;
  return (
    ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60_000 + Number(seconds) * 1000
  );
}
