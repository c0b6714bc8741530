/** How the cost of handling a text grows with it, told by orders of magnitude. */

export const SHORT = 2_000;
export const LONGER = 8;

/**
 * Milliseconds. What takes less than this for the long text grows too slowly to matter, or is lost in the noise: two seconds for a text
 * of eight times this length, where the cost grows as its square.
 */
const NEGLIGIBLE = 31;

/** Eight times the text costs eight times as much where it is read once, 64 times where it is read for each character. */
const MOST = 32;

/**
 * @param run handles a text of about so many characters
 * @returns what is wrong; undefined where the cost is in proportion
 */
export function disproportion(run: (length: number) => void): string | undefined {
  const long = cost(run, SHORT * LONGER);
  if (long < NEGLIGIBLE) return undefined;
  const best = (length: number) =>
    Math.min(cost(run, length), cost(run, length), cost(run, length));
  const [few, many] = [best(SHORT), best(SHORT * LONGER)];
  if (many < NEGLIGIBLE || many / few < MOST) return undefined;
  return `${LONGER} times the text takes ${Math.round(many / few)} times as long (${Math.round(many)} ms)`;
}

/** Milliseconds of this process's own time, whatever else the machine does. */
function cost(run: (length: number) => void, length: number): number {
  const start = process.cpuUsage();
  run(length);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
