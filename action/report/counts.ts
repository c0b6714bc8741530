import type { PlanSummary } from '../terraform/plan.ts';

/** `2 to add, 1 to change, 0 to destroy`, and what Terraform's three counts do not say. */
export function describeCounts({ changes, counts, resources, partial }: PlanSummary): string {
  if (!changes) return partial.length === 0 ? 'No changes' : 'No changes in what was planned';
  const others = (['replace', 'import', 'move', 'forget'] as const).flatMap((action) => {
    const count = resources.filter((resource) => resource.action === action).length;
    return count === 0 ? [] : [`${count} ${PARTICIPLES[action]}`];
  });
  const base = `${counts.add} to add, ${counts.change} to change, ${counts.destroy} to destroy`;
  const told = others.length === 0 ? base : `${base} (${others.join(', ')})`;
  return partial.length === 0 ? told : `${told}; not the whole plan: ${partial.join('; ')}`;
}

const PARTICIPLES = {
  replace: 'replaced',
  import: 'imported',
  move: 'moved',
  forget: 'forgotten, not destroyed',
} as const;
