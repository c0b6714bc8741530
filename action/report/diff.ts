/** A line diff in unified form. */
import { type Edit, editScript } from '../../policy/diff/index.ts';

export type LineDiff = {
  /** Hunks as `diff -u` writes them, without the file header. */
  readonly lines: readonly string[];
  readonly added: number;
  readonly removed: number;
};

/**
 * @param context unchanged lines around each change.
 * @returns the shortest diff; for texts that have next to nothing in common, everything between the common first
 *   and last lines as removed and added.
 */
export function diffLines(before: string, after: string, context = 3): LineDiff {
  const [old, fresh] = [splitLines(before), splitLines(after)];
  const edits = editScript(old, fresh);
  const count = (kind: Edit['kind']) => edits.filter((edit) => edit.kind === kind).length;
  return {
    lines: hunks(edits, context, (edit) => signed(edit, old, fresh)),
    added: count('add'),
    removed: count('remove'),
  };
}

function splitLines(text: string): readonly string[] {
  return text === '' ? [] : text.replace(/\r?\n$/, '').split(/\r?\n/);
}

function signed(edit: Edit, before: readonly string[], after: readonly string[]): string {
  switch (edit.kind) {
    case 'keep':
      return ` ${before[edit.before]}`;
    case 'remove':
      return `-${before[edit.before]}`;
    case 'add':
      return `+${after[edit.after]}`;
  }
}

/** In one pass: there may be as many hunks as lines, and as many lines in one. */
function hunks(
  edits: readonly Edit[],
  context: number,
  show: (edit: Edit) => string,
): readonly string[] {
  const lines: string[] = [];
  let position = 0;
  let [before, after] = [0, 0];
  const advance = (to: number) => {
    const [fromBefore, fromAfter] = [before, after];
    for (; position < to; position++) {
      if (edits[position]?.kind !== 'add') before++;
      if (edits[position]?.kind !== 'remove') after++;
    }
    return { fromBefore, fromAfter, ofBefore: before - fromBefore, ofAfter: after - fromAfter };
  };
  for (const [from, to] of changedRanges(edits, context)) {
    advance(from);
    const { fromBefore, fromAfter, ofBefore, ofAfter } = advance(to);
    lines.push(`@@ -${range(fromBefore, ofBefore)} +${range(fromAfter, ofAfter)} @@`);
    for (const edit of edits.slice(from, to)) lines.push(show(edit));
  }
  return lines;
}

function changedRanges(edits: readonly Edit[], context: number): readonly [number, number][] {
  const ranges: [number, number][] = [];
  edits.forEach(({ kind }, index) => {
    if (kind === 'keep') return;
    const from = Math.max(0, index - context);
    const to = Math.min(edits.length, index + context + 1);
    const last = ranges.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = to;
    else ranges.push([from, to]);
  });
  return ranges;
}

/** An empty range names the line before it, as `diff -u` does. */
function range(before: number, count: number): string {
  const start = count === 0 ? before : before + 1;
  return count === 1 ? `${start}` : `${start},${count}`;
}
