/** Type names of API Management, and the way from any child to its service. */
import { keyOf } from '../../resource-id.ts';
import type { Resource, Store } from '../../store.ts';

export const SERVICE = 'Microsoft.ApiManagement/service';
export const API = `${SERVICE}/apis`;
export const OPERATION = `${API}/operations`;
export const BACKEND = `${SERVICE}/backends`;
export const NAMED_VALUE = `${SERVICE}/namedValues`;
export const FRAGMENT = `${SERVICE}/policyFragments`;
export const PRODUCT = `${SERVICE}/products`;
export const PRODUCT_API = `${PRODUCT}/apis`;
export const SUBSCRIPTION = `${SERVICE}/subscriptions`;
export const LOGGER = `${SERVICE}/loggers`;
export const POLICY_TYPES = [
  `${SERVICE}/policies`,
  `${PRODUCT}/policies`,
  `${API}/policies`,
  `${OPERATION}/policies`,
] as const;

/** The id of the service that `id` is or lies below. */
export function serviceOf(id: string): string {
  return /^.*?\/providers\/Microsoft\.ApiManagement\/service\/[^/]+/i.exec(id)?.[0] ?? id;
}

/** The child of this type and name, whatever its case. */
export function child(
  store: Store,
  service: string,
  type: string,
  name: string,
): Resource | undefined {
  const collection = type.slice(type.lastIndexOf('/') + 1);
  const found = store.get(`${service}/${collection}/${name}`);
  return found !== undefined && keyOf(found.type) === keyOf(type) ? found : undefined;
}
