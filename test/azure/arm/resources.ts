/** Microsoft.Resources: subscriptions, resource groups and the searches across them. */
import { AzureError } from '../errors.ts';
import { objectAt } from '../json.ts';
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

/** @param namespaces what `GET {subscription}/providers` lists as registered */
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
        handle: ({ match }) =>
          ok({
            value: namespaces().map((namespace) => ({
              id: `/subscriptions/${match[1]}/providers/${namespace}`,
              namespace,
              registrationState: 'Registered',
              resourceTypes: [],
            })),
          }),
      },
      {
        method: 'POST',
        path: /^\/subscriptions\/([^/]+)\/providers\/([^/]+)\/register$/i,
        handle: ({ match }) =>
          ok({
            id: `/subscriptions/${match[1]}/providers/${match[2]}`,
            namespace: match[2],
            registrationState: 'Registered',
          }),
      },
    ],
  };
}
