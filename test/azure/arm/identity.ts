/** Managed identities: the resource type, and the `identity` member of the resources that use them. */

import type { Azure } from '../azure.ts';
import { USER_ASSIGNED } from '../directory/directory.ts';
import { AzureError } from '../errors.ts';
import { type JsonObject, objectAt, textAt } from '../json.ts';
import type { ResourceProvider } from './resource-type.ts';

export const managedIdentity: ResourceProvider = {
  types: [
    {
      type: USER_ASSIGNED,
      located: true,
      write: ({ azure, body, previous }) => ({
        body: {
          location: body.location,
          tags: objectAt(body, 'tags'),
          properties: {
            isolationScope: textAt(body, 'properties', 'isolationScope') ?? 'None',
            tenantId: azure.tenantId,
            principalId: textAt(previous?.body, 'properties', 'principalId') ?? azure.newGuid(),
            clientId: textAt(previous?.body, 'properties', 'clientId') ?? azure.newGuid(),
          },
        },
      }),
    },
  ],
};

/**
 * The `identity` member as Azure stores it: each assigned identity with its principal and client id, and a
 * principal of its own for a system-assigned one.
 *
 * @throws {AzureError} 400 when an identity does not exist or the type is unknown.
 */
export function resolveIdentity(
  azure: Azure,
  sent: JsonObject,
  previous: JsonObject | undefined,
): JsonObject | undefined {
  const type = textAt(sent, 'type') ?? 'None';
  const kinds = type.split(',').map((kind) => kind.trim().toLowerCase());
  const unknown = kinds.find((kind) => !['none', 'systemassigned', 'userassigned'].includes(kind));
  if (unknown !== undefined) {
    throw new AzureError(
      400,
      'InvalidIdentityType',
      `The identity type '${type}' is not supported.`,
    );
  }
  if (kinds.includes('none')) return undefined;
  const ids = Object.entries(objectAt(sent, 'userAssignedIdentities'))
    .filter(([, value]) => value !== null)
    .map(([id]) => id);
  if (kinds.includes('userassigned') && ids.length === 0) {
    throw new AzureError(
      400,
      'MissingIdentityIds',
      "The identity type UserAssigned needs at least one id in 'userAssignedIdentities'.",
    );
  }
  const assigned = ids.map((id) => {
    const identity = azure.store.get(id);
    if (identity?.type !== USER_ASSIGNED) {
      throw new AzureError(
        400,
        'FailedIdentityOperation',
        `Identity operation failed: the user-assigned identity '${id}' was not found.`,
      );
    }
    const { principalId, clientId } = objectAt(identity.body, 'properties');
    return [id, { principalId, clientId }] as const;
  });
  return {
    type,
    ...(kinds.includes('systemassigned')
      ? {
          principalId: textAt(previous, 'principalId') ?? azure.newGuid(),
          tenantId: azure.tenantId,
        }
      : {}),
    ...(assigned.length > 0 ? { userAssignedIdentities: Object.fromEntries(assigned) } : {}),
  };
}
