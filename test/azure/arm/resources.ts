/** Microsoft.Resources: subscriptions, resource groups and the searches across them. */
import type { Azure } from '../azure.ts';
import { AzureError } from '../errors.ts';
import { type JsonObject, objectAt } from '../json.ts';
import { isWithin, RESOURCE_GROUP, SUBSCRIPTION } from '../resource-id.ts';
import { matchesFilter, page } from './list.ts';
import { ok, type ResourceProvider, type Route } from './resource-type.ts';

/** Only these names a resource group can have; learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules. */
const GROUP_NAME = /^[\p{L}\p{N}_().-]{0,89}[\p{L}\p{N}_()-]$/u;

/** Top-level resources; a group's own list hides children and extension resources. */
const search: Route['handle'] = ({ azure, match, url }) => {
  const scope = match[1] ?? '';
  const filter = url.searchParams.get('$filter');
  const found = azure.store
    .all()
    .filter(({ id, parent }) => /\/resourcegroups\/[^/]+$/i.test(parent) && isWithin(id, scope))
    .map(({ id, name, type, body }) => ({
      id,
      name,
      type,
      location: body.location,
      tags: body.tags,
    }));
  const matching =
    filter === null
      ? found
      : found.filter((item) => matchesFilter(item, filter.replaceAll('resourceType', 'type')));
  return page(matching, url);
};

function registrationOf(azure: Azure, subscription: string, namespace: string): JsonObject {
  return {
    id: `/subscriptions/${subscription}/providers/${namespace}`,
    namespace,
    registrationState: azure.registrations.isRegistered(subscription, namespace)
      ? 'Registered'
      : 'NotRegistered',
    resourceTypes: [],
  };
}

/** @param namespaces what `GET {subscription}/providers` lists */
export function resources(namespaces: () => readonly string[]): ResourceProvider {
  return {
    types: [
      { type: SUBSCRIPTION },
      {
        type: RESOURCE_GROUP,
        located: true,
        longRunning: { delete: 'location' },
        write({ name, body }) {
          if (!GROUP_NAME.test(name)) {
            throw new AzureError(
              400,
              'InvalidResourceGroup',
              `The resource group name '${name}' is not valid.`,
            );
          }
          return {
            body: {
              location: body.location,
              tags: objectAt(body, 'tags'),
              properties: { provisioningState: 'Succeeded' },
            },
          };
        },
      },
    ],
    routes: [
      {
        method: 'GET',
        path: /^(\/subscriptions\/[^/]+\/resourcegroups\/[^/]+)\/resources$/i,
        handle: search,
      },
      { method: 'GET', path: /^(\/subscriptions\/[^/]+)\/resources$/i, handle: search },
      {
        method: 'GET',
        path: /^\/subscriptions\/([^/]+)\/providers$/i,
        handle: ({ azure, match, url }) =>
          page(
            [...namespaces(), 'Microsoft.Authorization', 'Microsoft.Resources'].map((namespace) =>
              registrationOf(azure, match[1] ?? '', namespace),
            ),
            url,
          ),
      },
      {
        method: 'GET',
        path: /^\/subscriptions\/([^/]+)\/providers\/([^/]+)$/i,
        handle: ({ azure, match }) => ok(registrationOf(azure, match[1] ?? '', match[2] ?? '')),
      },
      {
        method: 'POST',
        path: /^\/subscriptions\/([^/]+)\/providers\/([^/]+)\/register$/i,
        handle({ azure, match }) {
          const [, subscription = '', namespace = ''] = match;
          azure.registrations.register(subscription, namespace);
          return ok(registrationOf(azure, subscription, namespace));
        },
      },
    ],
  };
}
