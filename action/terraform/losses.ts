/**
 * What a plan takes away that no later apply gives back: the service with everybody's keys, the vault that holds them, the product that
 * opens the API to them, the resource group around it all.
 *
 * It is read from the plan and not from the configuration, since a changed region is one way among many to lose a gateway: a taint, an
 * address that is another in a new version, a `-replace`, a variable of the user's own module.
 */
import { items, type Json, member, textOf } from '../../policy/standards/json.ts';

type LossKind = 'service' | 'vault' | 'product' | 'resource group';

export type Loss = {
  readonly kind: LossKind;
  readonly address: string;
  /** In Azure. */
  readonly name: string;
  readonly action: 'delete' | 'replace';
  /** Name of what comes in its place; undefined where nothing does, or where it is known after apply only. */
  readonly successor: string | undefined;
  /** The new one is there before the old one goes. */
  readonly createdFirst: boolean;
  /** Of a service: the tier and units of its successor, or of itself. */
  readonly sku: string | undefined;
  /** Names of consumers' subscriptions whose keys end with it. */
  readonly keys: readonly string[];
  /** Names of the services that may be named to allow it, the best first. */
  readonly owners: readonly string[];
};

type Instance = {
  readonly address: string;
  readonly type: string;
  readonly actions: readonly string[];
  readonly deposed: boolean;
  /** Left half made by an earlier apply, or marked so by hand. */
  readonly tainted: boolean;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
};

const AZURERM: Readonly<Record<string, LossKind>> = {
  azurerm_api_management: 'service',
  azurerm_key_vault: 'vault',
  azurerm_api_management_product: 'product',
  azurerm_resource_group: 'resource group',
};
/** The same in a root module that has them through azapi. */
const AZAPI: Readonly<Record<string, LossKind>> = {
  'microsoft.apimanagement/service': 'service',
  'microsoft.keyvault/vaults': 'vault',
  'microsoft.apimanagement/service/products': 'product',
  'microsoft.resources/resourcegroups': 'resource group',
};
const AZAPI_SUBSCRIPTION = 'microsoft.apimanagement/service/subscriptions';

/** @param plan what `terraform show -json` prints of a plan */
export function lossesOf(plan: Json): readonly Loss[] {
  const instances = items(member(plan, 'resource_changes')).map(instanceOf);
  const losses = instances
    .filter(({ actions }) => actions.includes('delete'))
    .flatMap((instance) => lossOf(instance, instances));
  // What is lost with its service is said there.
  const told = losses.flatMap(({ kind, keys }) => (kind === 'service' ? keys : []));
  return losses.filter(
    ({ kind, keys }) => kind !== 'product' || keys.some((key) => !told.includes(key)),
  );
}

/** Names of the services that the state holds, those that are left over from a replacement among them. */
export function servicesOf(plan: Json): readonly string[] {
  return namesOf(items(member(plan, 'resource_changes')).map(instanceOf), 'before');
}

function lossOf(instance: Instance, all: readonly Instance[]): readonly Loss[] {
  const kind = kindOf(instance);
  if (kind === undefined || !isMissed(kind, instance, all)) return [];
  const { address, before, after, actions } = instance;
  const name = textOf(member(before, 'name')) ?? textOf(member(before, 'product_id')) ?? address;
  const replaced = actions.includes('create');
  const keys = subscriptionsOf(all)
    .filter(({ before: subscription }) => endsWith(kind, instance, subscription))
    .map(({ before: subscription }) => nameOfSubscription(subscription));
  return [
    {
      kind,
      address,
      name,
      action: replaced ? 'replace' : 'delete',
      successor: replaced ? textOf(member(after, 'name')) : undefined,
      createdFirst: actions[0] === 'create',
      sku: textOf(member(after, 'sku_name')) ?? textOf(member(before, 'sku_name')),
      keys,
      owners: ownersOf(kind, name, before, all),
    },
  ];
}

/**
 * Nobody misses what an interrupted apply left half made. A group that an interrupted replacement left over is missed for what is in it
 * alone, a product for its subscriptions.
 */
function isMissed(kind: LossKind, instance: Instance, all: readonly Instance[]): boolean {
  const id = idOf(instance.before);
  if (instance.tainted && !all.some(({ before }) => idOf(before).startsWith(`${id}/`))) {
    return false;
  }
  if (kind === 'product') {
    return subscriptionsOf(all).some(({ before }) => endsWith(kind, instance, before));
  }
  return kind !== 'resource group' || !instance.deposed || inGroup(instance, all).length > 0;
}

function inGroup(group: Instance, all: readonly Instance[]): readonly Instance[] {
  const id = idOf(group.before);
  return all.filter((other) => {
    const kind = kindOf(other);
    return (kind === 'service' || kind === 'vault') && idOf(other.before).startsWith(`${id}/`);
  });
}

/** A service by its own name; anything else by the service beside it, or by what would be the service. */
function ownersOf(
  kind: LossKind,
  name: string,
  before: Json | undefined,
  all: readonly Instance[],
): readonly string[] {
  if (kind === 'service') return [name];
  const [group = ''] = /^\/subscriptions\/[^/]+\/resourcegroups\/[^/]+/.exec(idOf(before)) ?? [];
  const beside = all.filter((one) => idOf(one.before).startsWith(`${group}/`));
  for (const names of [namesOf(beside, 'before'), namesOf(all, 'before')]) {
    if (names.length > 0) return names;
  }
  return [...new Set([...namesOf(all, 'after'), name])];
}

function namesOf(instances: readonly Instance[], side: 'before' | 'after'): readonly string[] {
  const services = instances.filter((instance) => kindOf(instance) === 'service');
  return [
    ...new Set(services.map((service) => textOf(member(service[side], 'name')) ?? '')),
  ].filter((name) => name !== '');
}

function kindOf({ type, before, after }: Instance): LossKind | undefined {
  if (type === 'azapi_resource') return AZAPI[armType(before ?? after)];
  return AZURERM[type];
}

function subscriptionsOf(all: readonly Instance[]): readonly Instance[] {
  return all.filter(
    ({ type, before }) =>
      type === 'azurerm_api_management_subscription' ||
      (type === 'azapi_resource' && armType(before) === AZAPI_SUBSCRIPTION),
  );
}

/** Whether a subscription ends with what is lost. */
function endsWith(kind: LossKind, { before }: Instance, subscription: Json | undefined): boolean {
  if (kind === 'vault') return false;
  if (kind !== 'product') return idOf(subscription).startsWith(`${idOf(before)}/`);
  const scope =
    textOf(member(subscription, 'product_id')) ??
    textOf(member(member(member(subscription, 'body'), 'properties'), 'scope'));
  return scope?.toLowerCase() === idOf(before);
}

function nameOfSubscription(subscription: Json | undefined): string {
  return (
    textOf(member(subscription, 'name')) ??
    textOf(member(subscription, 'display_name')) ??
    'a consumer'
  );
}

function armType(resource: Json | undefined): string {
  return (textOf(member(resource, 'type')) ?? '').split('@')[0]?.toLowerCase() ?? '';
}

function idOf(resource: Json | undefined): string {
  return (textOf(member(resource, 'id')) ?? '').toLowerCase();
}

function instanceOf(resource: Json): Instance {
  const change = member(resource, 'change');
  return {
    address: textOf(member(resource, 'address')) ?? '',
    type: textOf(member(resource, 'type')) ?? '',
    actions: items(member(change, 'actions')).map(String),
    deposed: textOf(member(resource, 'deposed')) !== undefined,
    tainted: textOf(member(resource, 'action_reason')) === 'replace_because_tainted',
    before: member(change, 'before'),
    after: member(change, 'after'),
  };
}
