/** Products, the APIs in them, and the groups that see them. */
import { AzureError, validationError } from '../../errors.ts';
import { flagAt, objectAt, textAt } from '../../json.ts';
import type { ResourceType } from '../resource-type.ts';
import { parseScope } from './subscriptions.ts';
import { API, child, PRODUCT, PRODUCT_API, SERVICE, SUBSCRIPTION, serviceOf } from './types.ts';

const GROUP = `${SERVICE}/groups`;
const BUILT_IN_GROUPS = ['administrators', 'developers', 'guests'];

export const productTypes: readonly ResourceType[] = [
  {
    type: PRODUCT,
    label: 'Product',
    versioned: 'strictly',
    write({ body }) {
      const properties = objectAt(body, 'properties');
      const displayName = textAt(properties, 'displayName') ?? '';
      if (displayName === '' || displayName.length > 300) {
        throw validationError(
          'A product needs a displayName of 1 to 300 characters.',
          'displayName',
        );
      }
      const state = textAt(properties, 'state') ?? 'notPublished';
      if (state !== 'published' && state !== 'notPublished') {
        throw validationError(
          `A product's state is published or notPublished, not '${state}'.`,
          'state',
        );
      }
      const subscriptionRequired = flagAt(properties, 'subscriptionRequired') ?? true;
      if (!subscriptionRequired && flagAt(properties, 'approvalRequired') === true) {
        throw validationError('approvalRequired needs subscriptionRequired.', 'approvalRequired');
      }
      return { body: { properties: { ...properties, displayName, state, subscriptionRequired } } };
    },
    beforeDelete({ azure, resource, url }) {
      const subscriptions = azure.store
        .children(serviceOf(resource.id), SUBSCRIPTION)
        .filter(({ body }) => {
          const scope = parseScope(textAt(body, 'properties', 'scope') ?? '');
          return (
            scope?.type === 'product' && scope.name.toLowerCase() === resource.name.toLowerCase()
          );
        });
      if (subscriptions.length > 0 && url.searchParams.get('deleteSubscriptions') !== 'true') {
        throw new AzureError(
          400,
          'ValidationError',
          `Product '${resource.name}' has subscriptions; delete them, or pass deleteSubscriptions=true.`,
        );
      }
      for (const { id } of subscriptions) azure.store.remove(id);
    },
  },
  {
    type: PRODUCT_API,
    label: 'API',
    headStatus: 204,
    write({ azure, id, name }) {
      const api = child(azure.store, serviceOf(id), API, name);
      if (api === undefined) throw new AzureError(404, 'ResourceNotFound', 'API not found.');
      return { body: {} };
    },
    show: ({ azure, resource }) =>
      child(azure.store, serviceOf(resource.id), API, resource.name)?.body ?? {},
  },
  {
    type: GROUP,
    label: 'Group',
    versioned: 'strictly',
    implied: (_service, name) =>
      BUILT_IN_GROUPS.includes(name.toLowerCase())
        ? { properties: { displayName: name, builtIn: true, type: 'system' } }
        : undefined,
    write({ body, name }) {
      if (BUILT_IN_GROUPS.includes(name.toLowerCase())) {
        throw new AzureError(405, 'MethodNotAllowed', `The group '${name}' is built in.`);
      }
      return { body: { properties: { builtIn: false, ...objectAt(body, 'properties') } } };
    },
  },
  {
    type: `${PRODUCT}/groups`,
    label: 'Group',
    headStatus: 204,
    write({ azure, id, name }) {
      const known =
        BUILT_IN_GROUPS.includes(name.toLowerCase()) ||
        child(azure.store, serviceOf(id), GROUP, name) !== undefined;
      if (!known) throw new AzureError(404, 'ResourceNotFound', 'Group not found.');
      return { body: {} };
    },
  },
];
