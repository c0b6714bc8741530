/**
 * What an earlier version of the shipped module had in the state under another address.
 *
 * Terraform's `moved` blocks know fixed addresses only. Where a key was a user's name for something and is now what the thing is, the
 * blocks follow from the state. Without them Terraform makes the role assignment of the new address while the one of the old address is
 * there, which Azure refuses.
 */
import { items, type Json, member, textOf } from '../../policy/standards/json.ts';

export type Move = { readonly from: string; readonly to: string };

/** The key that an assignment has now, by the resource's name: of what it was, and of the scope it grants on. */
const KEYS: Readonly<Record<string, (key: string, scope: string) => string>> = {
  openai_user: (_, scope) => scope.toLowerCase(),
  openai_state: (_, scope) => scope.toLowerCase(),
  reader: (key) => {
    const [subscription, reader = ''] = key.split('/');
    return `${subscription}/${reader.toLowerCase()}`;
  },
};

/** @param state as `terraform state pull` writes it, version 4; null where there is none yet */
export function movesOf(state: Json): readonly Move[] {
  return items(member(state, 'resources')).flatMap((resource) => {
    const keyOf = KEYS[textOf(member(resource, 'name')) ?? ''];
    if (member(resource, 'type') !== 'azurerm_role_assignment' || keyOf === undefined) return [];
    const module = textOf(member(resource, 'module'));
    const address = `${module === undefined ? '' : `${module}.`}azurerm_role_assignment.${member(resource, 'name')}`;
    return items(member(resource, 'instances')).flatMap((instance) => {
      const key = textOf(member(instance, 'index_key'));
      const scope = textOf(member(member(instance, 'attributes'), 'scope'));
      if (key === undefined || scope === undefined || keyOf(key, scope) === key) return [];
      return [{ from: `${address}["${key}"]`, to: `${address}["${keyOf(key, scope)}"]` }];
    });
  });
}

/** @returns the content of a `.tf.json` file */
export function movedBlocks(moves: readonly Move[]): string {
  return `${JSON.stringify({ moved: moves }, null, 2)}\n`;
}
