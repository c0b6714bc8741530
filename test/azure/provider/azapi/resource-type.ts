/** Azure resource types and ids: `Microsoft.ApiManagement/service/backends@2024-05-01`, and what lies below what. */
import { ProviderError } from '../protocol/provider.ts';

export type ResourceType = {
  /** Namespace and type segments, such as `Microsoft.ApiManagement/service/backends`. */
  readonly name: string;
  readonly apiVersion: string;
};

const RESOURCE_GROUPS = 'Microsoft.Resources/resourceGroups';

/** @throws ProviderError when the text is not `<namespace>/<type>@<api-version>` */
export function parseType(text: string): ResourceType {
  const match = /^(?<name>[^@/]+(?:\/[^@/]+)+)@(?<apiVersion>\d{4}-\d{2}-\d{2}(?:-\w+)?)$/.exec(
    text,
  );
  const { name, apiVersion } = match?.groups ?? {};
  if (name && apiVersion) return { name, apiVersion };
  throw new ProviderError(
    `the argument "type" is invalid: "${text}"`,
    'It must be like `Microsoft.Storage/storageAccounts@2023-05-01`.',
    ['type'],
  );
}

export function isResourceGroup(type: ResourceType): boolean {
  return sameText(type.name, RESOURCE_GROUPS);
}

/**
 * The id of a resource below its parent.
 *
 * @throws ProviderError when the parent is not of the type that this one lies below
 */
export function resourceId(type: ResourceType, parentId: string, name: string): string {
  if (isResourceGroup(type)) return `${parentId}/resourceGroups/${name}`;
  const segments = type.name.split('/');
  const last = segments.at(-1);
  if (segments.length === 2) return `${parentId}/providers/${type.name}/${name}`;
  const expected = segments.slice(0, -1).join('/');
  const actual = typeOfId(parentId);
  if (!sameText(actual, expected)) {
    throw new ProviderError(
      `parent_id "${parentId}" is invalid: "${type.name}" lies below "${expected}", this is "${actual}"`,
      '',
      ['parent_id'],
    );
  }
  return `${parentId}/${last}/${name}`;
}

/** The type that an id tells; a scope without a type of its own is named by what it is. */
export function typeOfId(id: string): string {
  const segments = id.split('/').filter((segment) => segment !== '');
  const provider = segments.findLastIndex((segment) => sameText(segment, 'providers'));
  if (provider < 0) {
    return segments.length > 2 ? RESOURCE_GROUPS : 'Microsoft.Resources/subscriptions';
  }
  const [namespace = '', ...rest] = segments.slice(provider + 1);
  return [namespace, ...rest.filter((_, index) => index % 2 === 0)].join('/');
}

/**
 * Whether a text is an id to azapi, which is less than it looks: a name may stand where a type does, but nothing may
 * end in the middle. The rule is that of `ParseResourceID` in Azure's SDK for Go.
 */
export function isResourceId(text: string): boolean {
  if (!text.startsWith('/')) return false;
  const parts = text.split('/').filter((part) => part !== '');
  let inGroup = false;
  let isScope = true;
  for (let rest = parts; rest.length > 0; ) {
    const [first = '', , third = ''] = rest;
    const isProvider = sameText(first, 'providers');
    if (rest.length === 1) {
      return !inGroup && !sameText(first, 'subscriptions') && !sameText(first, 'resourceGroups');
    }
    if (isProvider && (rest.length === 2 || sameText(third, 'providers'))) {
      if (!isScope) return false;
      rest = rest.slice(2);
    } else if (isProvider) {
      if (rest.length < 4) return false;
      rest = rest.slice(4);
      isScope = false;
      inGroup = false;
    } else {
      inGroup = sameText(first, 'resourceGroups');
      isScope = sameText(first, 'subscriptions');
      rest = rest.slice(2);
    }
  }
  return true;
}

export function nameOfId(id: string): string {
  return id.split('/').at(-1) ?? '';
}

export function parentOfId(id: string): string {
  const upper = id.split('/').slice(0, -2);
  // A resource that lies below no other of its provider has its namespace before its type.
  const isTopLevel = sameText(upper.at(-2) ?? '', 'providers');
  return (isTopLevel ? upper.slice(0, -2) : upper).join('/');
}

export function sameText(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}
