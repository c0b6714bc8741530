/** The text of a document after its named values are filled in, with every offset traceable to what the author wrote. */
import type { Position } from './errors.ts';

/** Names as API Management allows them; anything else between double braces is the document's own text. */
const NAMED_VALUE = /\{\{([A-Za-z0-9][\w.-]*)\}\}/g;

export type Source = {
  readonly text: string;
  /** Where the author wrote what stands at `offset` of `text`; inside a named value: where its braces open. */
  position(offset: number): Position;
};

/**
 * Replaces `{{name}}` by the named value, as text, anywhere, once: a value that holds braces is not expanded again.
 * Unknown names stay as they are, since Liquid and C#'s interpolated strings write braces too.
 * Source: "Use named values in Azure API Management policies".
 */
export function createSource(written: string, namedValues: ReadonlyMap<string, string>): Source {
  const starts = lineStarts(written);
  const pieces: string[] = [];
  // Parallel arrays: from substituted offset `at[i]` on, text stems from written offset `from[i]`.
  const at: number[] = [0];
  const from: number[] = [0];
  const verbatim: boolean[] = [true];
  let done = 0;
  let length = 0;
  for (const match of written.matchAll(NAMED_VALUE)) {
    const value = namedValues.get(match[1] ?? '');
    if (value === undefined) continue;
    pieces.push(written.slice(done, match.index), value);
    length += match.index - done;
    at.push(length, length + value.length);
    from.push(match.index, match.index + match[0].length);
    verbatim.push(false, true);
    length += value.length;
    done = match.index + match[0].length;
  }
  pieces.push(written.slice(done));
  return {
    text: pieces.join(''),
    position(offset) {
      const piece = lastAtOrBefore(at, offset);
      const origin = from[piece] ?? 0;
      const inside = verbatim[piece] === true ? offset - (at[piece] ?? 0) : 0;
      return positionOf(starts, Math.min(origin + inside, written.length));
    },
  };
}

/** Offsets at which the lines of a text begin. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let next = text.indexOf('\n'); next !== -1; next = text.indexOf('\n', next + 1)) {
    starts.push(next + 1);
  }
  return starts;
}

export function positionOf(starts: readonly number[], offset: number): Position {
  const line = lastAtOrBefore(starts, offset);
  return { line: line + 1, column: offset - (starts[line] ?? 0) + 1 };
}

/** Index of the last element that is not greater than `value`; the first one is never greater. */
function lastAtOrBefore(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
