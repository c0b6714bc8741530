/**
 * Fits a report into a size limit by leaving out whole parts, the least important first, and says exactly what
 * was left out. Nothing is cut in the middle: a half of a table or of a fence is worse than none.
 */

/** One resource, output or other thing that a report tells about. */
export type Part = {
  /** The section it belongs to. */
  readonly section: string;
  /** Higher is kept longer. */
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
  const victims = byRank([...parts].reverse());
  // Of equals the largest goes first, so that one long text does not cost all the others theirs.
  const withDetail = byRank(
    parts
      .filter(({ detail }) => detail !== '')
      .toSorted((a, b) => b.detail.length - a.detail.length),
  );
  const steps = withDetail.length + victims.length;
  const droppedAfter = (step: number): Dropped => ({
    details: new Set(withDetail.slice(0, step)),
    rows: new Set(victims.slice(0, Math.max(0, step - withDetail.length))),
  });
  const textWithout = ({ details, rows }: Dropped): string =>
    compose({
      rows: parts.filter((part) => part.row !== '' && !rows.has(part)),
      details: parts.filter((part) => part.detail !== '' && !details.has(part)),
      missingRows: countKinds([...rows].filter(({ row }) => row !== '')),
      missingDetails: countKinds(details),
    });
  // Most reports fit.
  const whole = textWithout(droppedAfter(0));
  if (measure(whole) <= limit) return whole;
  let enough = steps;
  let tooLittle = 0;
  while (enough - tooLittle > 1) {
    const middle = Math.floor((enough + tooLittle) / 2);
    if (measure(textWithout(droppedAfter(middle))) <= limit) enough = middle;
    else tooLittle = middle;
  }
  const dropped = droppedAfter(enough);
  const text = textWithout(dropped);
  // Not even everything that could go was enough.
  if (measure(text) > limit) return text;
  const fuller = textWithout(restored(dropped, limit - measure(text), measure));
  return measure(fuller) <= limit ? fuller : text;
}

type Dropped = { readonly details: ReadonlySet<Part>; readonly rows: ReadonlySet<Part> };

/** For the sentence that counts what is left out, and for the heads of sections. */
const RESERVE = 256;

/** The last that had to go may have been large: what fits into its room comes back, the most important first. */
function restored({ details, rows }: Dropped, room: number, measure: Measure): Dropped {
  let left = room - RESERVE;
  const without = (dropped: ReadonlySet<Part>, sizeOf: (part: Part) => number) =>
    new Set(
      [...dropped].reverse().filter((part) => {
        const size = sizeOf(part);
        if (size > left) return true;
        left -= size;
        return false;
      }),
    );
  // Details of what is listed, or lines: while there are lines missing, no detail is worth their room.
  return rows.size > 0
    ? { details, rows: without(rows, ({ row }) => measure(row) + 1) }
    : { rows, details: without(details, ({ detail }) => measure(detail) + 2) };
}

/** The least important first; equals stay in their order. */
function byRank(parts: readonly Part[]): readonly Part[] {
  return parts.toSorted((a, b) => a.rank - b.rank);
}

function countKinds(parts: Iterable<Part>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { kind } of parts) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}
