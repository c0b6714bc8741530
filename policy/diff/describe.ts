/** Changes in the form of a unified diff, whose colours every terminal and GitHub know. */
import type { PolicyChange } from './compare.ts';

/**
 * A head for each change, its lines below.
 *
 * @param invisible what the head of a change says that Terraform would not see
 */
export function describeChanges(
  changes: readonly PolicyChange[],
  invisible: string,
): readonly string[] {
  return changes.flatMap((change) => {
    const note = change.visibleToTerraform ? '' : ` ${invisible}`;
    return [`@@ ${change.path}, ${place(change)}: ${change.kind} @@${note}`, ...change.lines];
  });
}

function place({ lineBefore, lineAfter }: PolicyChange): string {
  return lineBefore === undefined || lineAfter === undefined || lineBefore === lineAfter
    ? `line ${lineAfter ?? lineBefore}`
    : `line ${lineBefore} → ${lineAfter}`;
}
