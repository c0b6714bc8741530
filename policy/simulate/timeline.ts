/** Counts over time whose steps double when they become too many: memory stays the same, however long a run is. */

export type Timeline = {
  /** Seconds of a step. */
  readonly step: number;
  /** By name, a count for each step. */
  readonly lines: Readonly<Record<string, readonly number[]>>;
};

/** Steps at most; half as many at least, once it has been full. */
const MOST = 240;

export function createTimeline(names: readonly string[]) {
  let step = 1000;
  let used = 0;
  const lines = new Map(names.map((name) => [name, new Float64Array(MOST)]));
  const fold = () => {
    step *= 2;
    used = Math.ceil(used / 2);
    for (const line of lines.values()) {
      for (let index = 0; index < MOST; index += 1) {
        line[index] = 2 * index < MOST ? (line[2 * index] ?? 0) + (line[2 * index + 1] ?? 0) : 0;
      }
    }
  };
  return {
    /** @param at milliseconds since the start */
    count(name: string, at: number, times = 1): void {
      const line = lines.get(name);
      if (line === undefined) throw new Error(`there is no line ${name}`);
      while (at >= step * MOST) fold();
      const index = Math.floor(at / step);
      line[index] = (line[index] ?? 0) + times;
      used = Math.max(used, index + 1);
    },
    read: (): Timeline => ({
      step: step / 1000,
      lines: Object.fromEntries(
        Array.from(lines, ([name, line]) => [name, Array.from(line.subarray(0, used))]),
      ),
    }),
  };
}
