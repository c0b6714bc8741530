/** What a bench tells, and how it sums up what it measured. */

export type Report = {
  /** A promised figure and whether it is met. */
  figure(what: string, measured: string, target: string, met: boolean): void;
  /** A figure without a target, or how something was measured. */
  note(text: string): void;
};

/** The value below which the share `at` of all values lies; 0.5 is the median. */
export function quantile(values: readonly number[], at: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * at))] ?? Number.NaN;
}

/** `0.912 (0.880 to 0.931)`: median and extremes. */
export function spread(values: readonly number[], digits = 3): string {
  const [median, least, most] = [0.5, 0, 1].map((at) => quantile(values, at).toFixed(digits));
  return `${median} (${least} to ${most})`;
}
