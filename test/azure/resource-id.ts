/** The grammar of Azure resource ids and of the paths below them. Ids compare without regard to case. */

export type ArmPath = {
  /** As written, without a trailing slash; API revisions `;rev=1` name the current revision and are dropped. */
  readonly id: string;
  /** `Microsoft.ApiManagement/service/backends`; spelled as in the path. */
  readonly type: string;
  /** One name a type segment; one fewer where the path ends in a collection or an action. */
  readonly names: readonly string[];
  /** The collection or action at the end of a path with an odd number of segments. */
  readonly trailing: string | undefined;
  /** What the resource stands below: a resource, a resource group, a subscription, or the tenant (`''`). */
  readonly parent: string;
  readonly subscription: string | undefined;
  readonly resourceGroup: string | undefined;
};

export const SUBSCRIPTION = 'Microsoft.Resources/subscriptions';
export const RESOURCE_GROUP = 'Microsoft.Resources/resourceGroups';

/** Two spellings of one id give one key. */
export function keyOf(id: string): string {
  return id.replace(/\/+$/, '').toLowerCase();
}

/** Whether `id` is `scope` or lies below it. */
export function isWithin(id: string, scope: string): boolean {
  return `${keyOf(id)}/`.startsWith(`${keyOf(scope)}/`);
}

/**
 * Parses the path of a URL or a resource id.
 *
 * @returns undefined when it is neither below a subscription nor below `/providers`.
 */
export function parsePath(path: string): ArmPath | undefined {
  const segments = path
    .split('/')
    .filter((segment) => segment !== '')
    .map((segment) => decodeURIComponent(segment).replace(/;rev=1$/, ''));
  const at = segments.findLastIndex((segment) => segment.toLowerCase() === 'providers');
  const head = segments[0]?.toLowerCase();
  if (head !== 'subscriptions' && head !== 'providers') return undefined;
  const subscription = head === 'subscriptions' ? segments[1] : undefined;
  const resourceGroup = segments[2]?.toLowerCase() === 'resourcegroups' ? segments[3] : undefined;
  const common = { subscription, resourceGroup };
  const text = (count: number): string =>
    count === 0 ? '' : `/${segments.slice(0, count).join('/')}`;
  if (at < 0 || (at === 2 && segments.length === 3)) {
    const [type, own] = resourceGroup === undefined ? [SUBSCRIPTION, 2] : [RESOURCE_GROUP, 4];
    if (segments.length > own + 1 || subscription === undefined) return undefined;
    return {
      id: text(Math.min(own, segments.length)),
      type,
      names: resourceGroup === undefined ? [subscription] : [resourceGroup],
      trailing: segments[own],
      parent: resourceGroup === undefined ? '' : text(2),
      ...common,
    };
  }
  const inner = segments.slice(at + 1);
  const namespace = inner[0];
  if (namespace === undefined) return undefined;
  const complete = inner.length % 2 === 1;
  const types = inner.filter((_, index) => index % 2 === 1);
  const names = inner.filter((_, index) => index % 2 === 0).slice(1);
  const own = complete ? types : types.slice(0, -1);
  const end = segments.length - (complete ? 0 : 1);
  return {
    id: own.length === 0 ? text(at) : text(end),
    type: own.length === 0 ? namespace : `${namespace}/${own.join('/')}`,
    names,
    trailing: complete ? undefined : types.at(-1),
    parent: own.length > 1 ? text(end - 2) : text(at),
    ...common,
  };
}

/** The last name of an id. */
export function nameOf(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}
