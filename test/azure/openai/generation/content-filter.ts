/** Azure adds the verdicts of its content filter to every answer. */

export const UNFILTERED = Object.fromEntries(
  ['hate', 'self_harm', 'sexual', 'violence'].map((category) => [
    category,
    { filtered: false, severity: 'safe' },
  ]),
);
