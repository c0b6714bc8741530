import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The files of a bundle that are loaded before anything is imported dynamically, with their bytes.
 *
 * @param always matches what the entry imports dynamically in any case
 */
export async function staticImports(
  entry: string,
  always: RegExp,
): Promise<ReadonlyMap<string, number>> {
  const sizes = new Map<string, number>();
  const visit = async (file: string): Promise<void> => {
    if (sizes.has(file)) return;
    const text = await readFile(file, 'utf8');
    sizes.set(file, Buffer.byteLength(text));
    const imports = [
      ...text.matchAll(/^(?:import|export)\b[^;]*?from\s*"(\.[^"]+)"|^import\s*"(\.[^"]+)"/gm),
      ...(file === entry ? text.matchAll(always) : []),
    ];
    for (const [, from, bare] of imports) await visit(join(file, '..', from ?? bare ?? ''));
  };
  await visit(entry);
  return sizes;
}
