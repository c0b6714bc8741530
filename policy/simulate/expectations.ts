/** What somebody expects of a scenario's figures, such as `served: ">= 99.9%"`. */

/** The figures that may be expected. Shares are of 1, times are in milliseconds; attempts are calls for each request. */
export const METRICS = {
  served: 'share',
  ofIdeal: 'share',
  throttled: 'share',
  failed: 'share',
  attempts: 'number',
  addedP95: 'time',
  recovery: 'time',
} as const;

export type Metric = keyof typeof METRICS;

export const COMPARISONS = ['>=', '<=', '>', '<'] as const;

export type Expectation = {
  readonly metric: Metric;
  readonly comparison: (typeof COMPARISONS)[number];
  readonly bound: number;
  /** As it was written. */
  readonly text: string;
};

/** @param figure NaN, what there is none of, meets everything: nothing can be said against it */
export function isMet({ comparison, bound }: Expectation, figure: number): boolean {
  if (Number.isNaN(figure)) return true;
  switch (comparison) {
    case '>=':
      return figure >= bound;
    case '<=':
      return figure <= bound;
    case '>':
      return figure > bound;
    case '<':
      return figure < bound;
  }
}
