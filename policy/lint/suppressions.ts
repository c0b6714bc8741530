/**
 * `<!-- aolb-disable AOLB031, AOLB032: reason -->` before an element takes these findings of it and of all inside of it away;
 * `aolb-disable-file` takes them away in the whole document.
 */
import type { PolicyComment, Position } from '../document/index.ts';
import type { LintFinding } from './rule.ts';
import type { Subject } from './subject.ts';

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

export function suppressionsOf({ comments, nodes }: Subject): readonly Suppression[] {
  const own = nodes.filter(({ document }) => document === undefined);
  return comments.flatMap((comment) => {
    const written = parse(comment);
    if (written === undefined) return [];
    const { isWhole, ...suppression } = written;
    if (isWhole) return [{ ...suppression, from: START, to: END }];
    const index = own.findIndex(({ element }) => !isBefore(element.position, comment.position));
    const next = own[index];
    if (next === undefined) return [{ ...suppression, from: END, to: END }];
    let behind = index + 1;
    for (; behind < own.length; behind += 1) if (!isInside(own[behind], next)) break;
    return [
      { ...suppression, from: next.element.position, to: own[behind]?.element.position ?? END },
    ];
  });
}

/** Whether the finding is taken away. Of a fragment it is told where the fragment is judged. */
export function covers({ rules, reason, from, to }: Suppression, finding: LintFinding): boolean {
  return (
    reason !== '' &&
    finding.document === undefined &&
    rules.includes(finding.rule) &&
    !isBefore(finding, from) &&
    isBefore(finding, to)
  );
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

function isInside(node: Subject['nodes'][number] | undefined, outer: object): boolean {
  for (let at = node; at !== undefined; at = at.parent) if (at === outer) return true;
  return false;
}

function isBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.column < b.column);
}
