/**
 * The order of a replacement under other names.
 *
 * Terraform destroys before it creates, since two of one name cannot be. Where region or environment change, every name changes, so the
 * new gateway can stand before the old one goes. Terraform knows no such order for one plan alone, but files named `…_override` change a
 * resource's `lifecycle`, and the copy of the shipped module is made anew for each run.
 */
import { items, type Json, member, textOf } from '../../policy/standards/json.ts';

export type Override = {
  /** Directory below the root module; '' for the root module itself. */
  readonly directory: string;
  /** Content of a `.tf.json` file. */
  readonly text: string;
};

/** Name of the file, in each directory. */
export const OVERRIDE_FILE = 'create_first_override.tf.json';

type Replaced = { readonly directory: string; readonly type: string; readonly name: string };

/** Where the same thing is made again, there would be two of one name. */
const SAME_NAMES = ['replace_because_tainted', 'replace_by_request'];

/**
 * @param plan what `terraform show -json` prints
 * @returns what makes the next plan of the same change create everything before it destroys anything; none where nothing is gained by it,
 *   or names forbid it
 */
export function createFirst(plan: Json): readonly Override[] {
  const resources = items(member(plan, 'resource_changes'));
  const again = resources.some((one) =>
    SAME_NAMES.includes(textOf(member(one, 'action_reason')) ?? ''),
  );
  if (again || !resources.some(isMoved)) return [];
  const replaced = resources.flatMap((resource) =>
    replacedResource(resource, member(plan, 'configuration')),
  );
  const directories = [...new Set(replaced.map(({ directory }) => directory))];
  return directories.map((directory) => {
    const resource: Record<string, Record<string, Json>> = {};
    for (const { type, name } of replaced.filter((one) => one.directory === directory)) {
      resource[type] = {
        ...resource[type],
        [name]: { lifecycle: [{ create_before_destroy: true }] },
      };
    }
    return { directory, text: `${JSON.stringify({ resource }, null, 2)}\n` };
  });
}

/** A service that gets another name, or got one in a replacement that was interrupted. */
function isMoved(resource: Json): boolean {
  if (member(resource, 'type') !== 'azurerm_api_management') return false;
  const change = member(resource, 'change');
  const actions = items(member(change, 'actions'));
  if (!actions.includes('delete')) return false;
  const name = (side: string) => textOf(member(member(change, side), 'name'));
  const replaced = actions.includes('create') && name('before') !== name('after');
  return replaced || textOf(member(resource, 'deposed')) !== undefined;
}

function replacedResource(resource: Json, configuration: Json | undefined): readonly Replaced[] {
  const actions = items(member(member(resource, 'change'), 'actions'));
  if (!actions.includes('delete') || !actions.includes('create')) return [];
  const type = textOf(member(resource, 'type'));
  const name = textOf(member(resource, 'name'));
  const directory = directoryOf(textOf(member(resource, 'module_address')) ?? '', configuration);
  return type === undefined || name === undefined || directory === undefined
    ? []
    : [{ directory, type, name }];
}

/** Where a module's files lie: its source as the configuration says it. Undefined for what is not a directory. */
function directoryOf(module: string, configuration: Json | undefined): string | undefined {
  if (module === '') return '';
  const name = module.replace(/^module\./, '').replace(/\[.*$/, '');
  const calls = member(member(configuration, 'root_module'), 'module_calls');
  const source = textOf(member(member(calls, name), 'source'));
  return source?.startsWith('./') ? source.slice(2) : undefined;
}
