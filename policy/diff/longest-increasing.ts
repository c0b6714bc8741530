/** The positions of a longest increasing subsequence: what can be said to have stayed. */
export function longestIncreasing(values: readonly number[]): ReadonlySet<number> {
  /** Position of the smallest last value of a subsequence, by its length less one. */
  const ends: number[] = [];
  const previous: number[] = [];
  values.forEach((value, position) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[ends[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    previous[position] = ends[low - 1] ?? -1;
    ends[low] = position;
  });
  const positions = new Set<number>();
  for (let position = ends.at(-1) ?? -1; position >= 0; position = previous[position] ?? -1) {
    positions.add(position);
  }
  return positions;
}
