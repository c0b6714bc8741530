/** A whole number as people read it: `1,234,567`. The first number that `toLocaleString` writes takes 11 ms, to load what all languages do. */
export function figure(count: number): string {
  return String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');
}
