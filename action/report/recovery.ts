/** What an interrupted apply has left in Azure, as a reviewer reads it: what the plan takes over, and what it does not. */
import type { Import, Recovery } from '../terraform/leftovers.ts';
import type { Part } from './budget.ts';
import { block, code, details, plain } from './markdown.ts';

/** A line a resource; the import blocks are Terraform's own, for whoever wants them in the configuration. */
export function recoveryParts({
  imports,
  leftovers,
}: Recovery): readonly Pick<Part, 'row' | 'detail'>[] {
  const [first, ...others] = imports.map(({ address, id, state }) => {
    const still = state === undefined ? '' : `; Azure says it is ${plain(state)}`;
    return { row: `- ${code(address)} exists as ${code(id)} and is imported${still}`, detail: '' };
  });
  const blocks = details('Import blocks of this plan', block(importBlocks(imports), 'hcl'));
  return [
    ...(first === undefined ? [] : [{ ...first, detail: blocks }, ...others]),
    ...leftovers.map(({ address, id, why }) => ({
      row: `- ${code(address)}${id === undefined ? '' : ` (${code(id)})`}: ${plain(why)}`,
      detail: '',
    })),
  ];
}

/** Terraform's own form: what a user would write. */
function importBlocks(imports: readonly Import[]): string {
  return imports
    .map(({ address, id }) => `import {\n  to = ${address}\n  id = ${JSON.stringify(id)}\n}`)
    .join('\n\n');
}
