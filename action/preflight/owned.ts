/** What this load balancer's state holds already: nobody else's, though it is there. */
import { items, type Json, member, textOf } from '../../policy/standards/json.ts';

export type Owned = {
  /** Whether a resource with this id is in the state, in any case. */
  has(id: string): boolean;
  /** Whether one of this type and name is, wherever it stands. */
  hasNamed(type: string, name: string): boolean;
  /** The address of the resource of this type that is this one; undefined: not in the state. */
  addressOf(type: string, id: string): string | undefined;
};

/** @param state as `terraform state pull` writes it, version 4; null where there is none yet */
export function ownedBy(state: Json): Owned {
  const ids = new Set<string>();
  const addresses = new Map<string, string>();
  for (const resource of items(member(state, 'resources'))) {
    if (member(resource, 'mode') !== 'managed') continue;
    const type = textOf(member(resource, 'type')) ?? '';
    const module = textOf(member(resource, 'module'));
    for (const instance of items(member(resource, 'instances'))) {
      const attributes = member(instance, 'attributes');
      for (const name of ['id', 'resource_id']) {
        // azurerm names revisions in an API's id.
        const id = textOf(member(attributes, name))
          ?.toLowerCase()
          .replace(/;rev=\d+$/, '');
        if (id === undefined) continue;
        ids.add(id);
        const key = member(instance, 'index_key');
        const index = key === undefined ? '' : `[${JSON.stringify(key)}]`;
        addresses.set(
          `${type} ${id}`,
          `${module === undefined ? '' : `${module}.`}${type}.${textOf(member(resource, 'name'))}${index}`,
        );
      }
    }
  }
  return {
    has: (id) => ids.has(id.toLowerCase()),
    hasNamed: (type, name) => {
      const end = `/providers/${type}/${name}`.toLowerCase();
      return [...ids].some((id) => id.endsWith(end));
    },
    addressOf: (type, id) => addresses.get(`${type} ${id.toLowerCase()}`),
  };
}
