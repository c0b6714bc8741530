import type { Json } from '../../../policy/standards/json.ts';

const ACTIONS = [['create'], ['update'], ['delete'], ['delete', 'create']] as const;

/** The JSON of a plan of so many changes, a quarter of each kind, each with attributes that are short, nested and long. */
export function cannedPlan(changes: number): Json {
  const side = (index: number, value: number): Json => ({
    id: `/subscriptions/${index}`,
    name: `r${index}`,
    tags: { owner: 'platform', value },
    properties: { pool: { services: [{ id: 1, weight: value }, { id: 2 }] } },
    text: Array.from(
      { length: 12 },
      (_, line) => `${line} ${line === index % 12 ? value : 0}`,
    ).join('\n'),
  });
  return {
    format_version: '1.2',
    terraform_version: '1.11.4',
    resource_changes: Array.from({ length: changes }, (_, index) => {
      const actions = ACTIONS[index % ACTIONS.length] ?? ['create'];
      const [first, second] = actions;
      return {
        address: `azapi_resource.r${index % 50}["${index}"]`,
        mode: 'managed',
        type: 'azapi_resource',
        name: `r${index % 50}`,
        provider_name: 'registry.terraform.io/azure/azapi',
        change: {
          actions: [...actions],
          before: first === 'create' ? null : side(index, 1),
          after: first === 'delete' && second === undefined ? null : side(index, 2),
          after_unknown: {},
          before_sensitive: {},
          after_sensitive: {},
          ...(second === undefined ? {} : { replace_paths: [['name']] }),
        },
      };
    }),
    output_changes: {},
  };
}
