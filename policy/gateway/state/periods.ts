/** Fixed periods of quotas, in UTC. Assumed: weeks begin on Monday. */

export const PERIODS = ['Hourly', 'Daily', 'Weekly', 'Monthly', 'Yearly'] as const;
export type Period = (typeof PERIODS)[number];

/** Start of the period that holds `now`, in milliseconds since the epoch. */
export function startOfPeriod(period: Period, now: number): number {
  return boundary(period, now, 0);
}

/** Start of the period after it. */
export function nextPeriod(period: Period, now: number): number {
  return boundary(period, now, 1);
}

function boundary(period: Period, now: number, offset: number): number {
  const time = new Date(now);
  const year = time.getUTCFullYear();
  const month = time.getUTCMonth();
  const day = time.getUTCDate();
  switch (period) {
    case 'Hourly':
      return Date.UTC(year, month, day, time.getUTCHours() + offset);
    case 'Daily':
      return Date.UTC(year, month, day + offset);
    case 'Weekly':
      return Date.UTC(year, month, day - ((time.getUTCDay() + 6) % 7) + 7 * offset);
    case 'Monthly':
      return Date.UTC(year, month + offset);
    case 'Yearly':
      return Date.UTC(year + offset, 0);
  }
}
