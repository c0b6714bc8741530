/**
 * `<!-- aolb-disable AOLB031, AOLB032: reason -->` before an element takes these findings of it and of all inside of it away;
 * `aolb-disable-file` takes them away in the whole document.
 */
import type { PolicyComment, Position } from '../document/index.ts';
import { groupBy } from './group-by.ts';
import type { LintFinding } from './rule.ts';
import type { Node } from './subject.ts';

export type Suppression = {
  readonly rules: readonly string[];
  /** Empty: none is given, and so nothing is suppressed. */
  readonly reason: string;
  readonly position: Position;
  /** From the element that follows to the next that is not inside of it. */
  readonly from: Position;
  readonly to: Position;
};

const START: Position = { line: 0, column: 0 };
const END: Position = { line: Number.POSITIVE_INFINITY, column: 0 };

/** @param nodes of the document, in its order */
export function suppressionsOf(
  comments: readonly PolicyComment[],
  nodes: readonly Node[],
): readonly Suppression[] {
  const own = nodes.filter(({ document }) => document === undefined);
  // Both are in the order of the document, and so are the elements that follow the comments.
  let index = 0;
  return comments.flatMap((comment) => {
    const written = parse(comment);
    if (written === undefined) return [];
    const { isWhole, ...suppression } = written;
    if (isWhole) return [{ ...suppression, from: START, to: END }];
    for (; index < own.length; index += 1) {
      if (!isBefore(own[index]?.element.position ?? END, comment.position)) break;
    }
    const next = own[index];
    if (next === undefined) return [{ ...suppression, from: END, to: END }];
    return [{ ...suppression, from: next.element.position, to: followerOf(next) }];
  });
}

/** Where the next element begins that is not inside of this one. */
function followerOf(node: Node): Position {
  for (let at: Node = node; at.parent !== undefined; at = at.parent) {
    const siblings = at.parent.children;
    const next = siblings[siblings.indexOf(at) + 1];
    if (next !== undefined) return next.element.position;
  }
  return END;
}

/**
 * Whether a finding is taken away. Of a fragment it is told where the fragment is judged.
 * Suppressions begin in the order of the document, so of those before a place only the one that reaches farthest matters.
 */
export function coverageOf(
  suppressions: readonly Suppression[],
): (finding: LintFinding) => boolean {
  const farthest = new Map<string, { readonly from: Position; readonly to: Position }[]>();
  for (const { rules, reason, from, to } of suppressions.toSorted(byBegin)) {
    if (reason === '') continue;
    for (const rule of rules) {
      const reached = farthest.get(rule) ?? [];
      const last = reached.at(-1)?.to ?? START;
      reached.push({ from, to: isBefore(last, to) ? to : last });
      farthest.set(rule, reached);
    }
  }
  return (finding) => {
    const reached = finding.document === undefined ? farthest.get(finding.rule) : undefined;
    const last = reached?.[countUntil(reached, ({ from }) => !isBefore(finding, from)) - 1];
    return last !== undefined && isBefore(finding, last.to);
  };
}

/** The rules of each suppression that have nothing there to be taken away. */
export function idleRules(
  suppressions: readonly Suppression[],
  findings: readonly LintFinding[],
): readonly { readonly suppression: Suppression; readonly rules: readonly string[] }[] {
  const own = findings.filter(({ document }) => document === undefined);
  const byRule = groupBy(
    own.toSorted((a, b) => (isBefore(a, b) ? -1 : isBefore(b, a) ? 1 : 0)),
    ({ rule }) => rule,
  );
  return suppressions.map((suppression) => {
    const { from, to } = suppression;
    const rules = suppression.rules.filter((rule) => {
      const found = byRule.get(rule) ?? [];
      const first = found[countUntil(found, (finding) => isBefore(finding, from))];
      return first === undefined || !isBefore(first, to);
    });
    return { suppression, rules };
  });
}

/** How many of the first ones are so; the others are not. */
function countUntil<Item>(items: readonly Item[], isSo: (item: Item) => boolean): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && isSo(item)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function byBegin(a: Suppression, b: Suppression): number {
  return isBefore(a.from, b.from) ? -1 : isBefore(b.from, a.from) ? 1 : 0;
}

function parse({ text, position }: PolicyComment) {
  const [, whole, rules = '', reason = ''] =
    /^\s*aolb-disable(-file)?\b([^:]*)(?::([\s\S]*))?$/.exec(text) ?? [];
  if (!/^\s*aolb-disable(?:-file)?\b/.test(text)) return undefined;
  return {
    isWhole: whole !== undefined,
    rules: rules.split(/[\s,]+/).filter((rule) => rule !== ''),
    reason: reason.trim(),
    position,
  };
}

function isBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.column < b.column);
}
