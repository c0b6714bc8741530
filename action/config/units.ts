/** Figures with units, as `load-balancer.yml` and scenarios write them. */

/** `55%` as a share of 1. */
export function shareOf(text: string): number {
  return Number.parseFloat(text) / 100;
}

/** `200ms` or `1.5s` in milliseconds. */
export function milliseconds(text: string): number {
  return Number.parseFloat(text) * (text.endsWith('ms') ? 1 : 1000);
}
