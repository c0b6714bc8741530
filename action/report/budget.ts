/**
 * Fits a report into a size limit by leaving out whole parts, the least important first, and says exactly what
 * was left out. Nothing is cut in the middle: a half of a table or of a fence is worse than none.
 */

/** One resource, output or other thing that a report tells about. */
export type Part = {
  /** The section it belongs to. */
  readonly section: string;
  /** Higher is kept longer. Parts of one rank go from the last to the first. */
  readonly rank: number;
  /** What a count of left-out parts calls it: `delete`, `update`. */
  readonly kind: string;
  /** Its line in the section's overview; '' when it is all detail. */
  readonly row: string;
  /** Everything else about it; '' when the row says it all. */
  readonly detail: string;
};

/** What is kept of each part, in the order they came in. */
export type Selection = {
  readonly rows: readonly Part[];
  readonly details: readonly Part[];
  /** How many are left out, by kind. */
  readonly missingRows: ReadonlyMap<string, number>;
  readonly missingDetails: ReadonlyMap<string, number>;
};

export type Measure = (text: string) => number;

/** GitHub's limit on a comment, counted in UTF-16 units: never less than characters, so always safe. */
export const COMMENT_LIMIT = 65_536;
export const characters: Measure = (text) => text.length;

/** The runner's limit on a step's summary, in bytes (actions/runner, `AttachmentSizeLimit`). */
export const SUMMARY_LIMIT = 1_048_576;
export const bytes: Measure = (text) => Buffer.byteLength(text, 'utf8');

/**
 * Drops details, lowest rank first, until the composed text fits; if that is not enough, rows as well.
 *
 * @param compose makes the whole text of a selection; it must shrink as the selection does.
 * @returns the text; longer than the limit only when `compose` is with nothing selected.
 */
export function fit(
  parts: readonly Part[],
  limit: number,
  measure: Measure,
  compose: (selection: Selection) => string,
): string {
  // The steps are ordered, so the least that must go is found by halving: composing costs the most here.
  const victims = leastImportantFirst(parts);
  const withDetail = victims.filter(({ detail }) => detail !== '');
  const steps = withDetail.length + victims.length;
  const textAfter = (step: number): string => {
    const details = new Set(withDetail.slice(0, step));
    const rows = new Set(victims.slice(0, Math.max(0, step - withDetail.length)));
    return compose({
      rows: parts.filter((part) => part.row !== '' && !rows.has(part)),
      details: parts.filter((part) => part.detail !== '' && !details.has(part)),
      missingRows: countKinds([...rows].filter(({ row }) => row !== '')),
      missingDetails: countKinds(details),
    });
  };
  let enough = steps;
  let tooLittle = -1;
  while (enough - tooLittle > 1) {
    const middle = Math.floor((enough + tooLittle) / 2);
    if (measure(textAfter(middle)) <= limit) enough = middle;
    else tooLittle = middle;
  }
  return textAfter(enough);
}

function leastImportantFirst(parts: readonly Part[]): readonly Part[] {
  return parts
    .map((part, index) => ({ part, index }))
    .sort((a, b) => a.part.rank - b.part.rank || b.index - a.index)
    .map(({ part }) => part);
}

function countKinds(parts: Iterable<Part>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { kind } of parts) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}
