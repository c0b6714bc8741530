/**
 * Whose state it is. Terraform destroys whatever a state holds and the configuration does not: so a state that another root module keeps,
 * or that a newer release wrote, is refused before it is planned with. What earlier releases had, the module says itself in its blocks
 * `moved` and `removed`.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { items, type Json, member, textOf } from '../../policy/standards/json.ts';
import { type Complaint, error } from '../config/complaint.ts';

const KNOWN = [/^resource "(\w+)" "(\w+)"/gm, /^(?:moved|removed) \{\s+from\s+= (\w+)\.(\w+)/gm];
const SHOWN = 5;

/**
 * @param directory of the shipped root module, whose modules lie in folders of their names
 * @returns addresses without indices, such as `module.gateway.azapi_resource.subscription`
 */
export async function resourcesIn(directory: string): Promise<ReadonlySet<string>> {
  const folders = await readdir(join(directory, 'modules')).catch(() => []);
  const found = await Promise.all([
    declaredIn(directory, ''),
    ...folders.map((name) => declaredIn(join(directory, 'modules', name), `module.${name}.`)),
  ]);
  return new Set(found.flat());
}

async function declaredIn(directory: string, module: string): Promise<readonly string[]> {
  const files = (await readdir(directory)).filter((name) => name.endsWith('.tf'));
  const texts = await Promise.all(files.map((name) => readFile(join(directory, name), 'utf8')));
  return KNOWN.flatMap((pattern) => [...texts.join('\n').matchAll(pattern)]).map(
    ([, type, name]) => `${module}${type}.${name}`,
  );
}

/**
 * @param state as `terraform state pull` writes it; null where there is none yet
 * @param known see `resourcesIn`
 */
export function strangerComplaints(state: Json, known: ReadonlySet<string>): readonly Complaint[] {
  const addresses = items(member(state, 'resources'))
    .filter((resource) => member(resource, 'mode') === 'managed')
    .map((resource) => {
      const module = textOf(member(resource, 'module'))?.replaceAll(/\[[^[\]]*\]/g, '');
      const name = `${textOf(member(resource, 'type'))}.${textOf(member(resource, 'name'))}`;
      return module === undefined ? name : `${module}.${name}`;
    });
  const strangers = [...new Set(addresses.filter((address) => !known.has(address)))];
  if (strangers.length === 0) return [];
  const more = strangers.length > SHOWN ? ` and ${strangers.length - SHOWN} more` : '';
  return [
    error(
      [],
      `the state holds what this release of the Action does not know, and would have Terraform destroy: ${strangers.slice(0, SHOWN).join(', ')}${more}. Where another configuration keeps its state there, give this load balancer one of its own (another key in backend-config); where a newer release of the Action wrote it, use that one`,
    ),
  ];
}
