/** Who exists: Terraform's application and every managed identity that an ARM document describes. */
import { objectAt, textAt } from '../json.ts';
import { keyOf } from '../resource-id.ts';
import type { Store } from '../store.ts';
import type { Caller } from './tokens.ts';

export type Application = Caller & { readonly secret: string };

export type Directory = {
  readonly tenantId: string;
  /** The principal that Terraform and an operator act as. */
  readonly operator: Application;
  application(clientId: string): Application | undefined;
  /** From now on exists, too. */
  add(application: Application): void;
  /** The user-assigned identity with this client id. */
  identity(clientId: string): (Caller & { readonly id: string }) | undefined;
  hasPrincipal(objectId: string): boolean;
  /**
   * The identity that a resource may use: a user-assigned one by its client id, or its system-assigned one.
   *
   * @returns undefined when the resource's `identity` does not have it.
   */
  assigned(resourceId: string, clientId: string | undefined): Caller | undefined;
};

export const USER_ASSIGNED = 'Microsoft.ManagedIdentity/userAssignedIdentities';

export function createDirectory(tenantId: string, operator: Application, store: Store): Directory {
  const same = (left: string | undefined, right: string): boolean =>
    left?.toLowerCase() === right.toLowerCase();
  const applications = [operator];
  const identities = (): readonly (Caller & { readonly id: string })[] =>
    store.ofType(USER_ASSIGNED).map(({ id, body }) => ({
      id,
      objectId: textAt(body, 'properties', 'principalId') ?? '',
      clientId: textAt(body, 'properties', 'clientId') ?? '',
    }));
  return {
    tenantId,
    operator,
    application: (clientId) => applications.find((one) => same(clientId, one.clientId)),
    add: (application) => {
      applications.push(application);
    },
    identity: (clientId) => identities().find((identity) => same(clientId, identity.clientId)),
    hasPrincipal: (objectId) =>
      applications.some((one) => same(objectId, one.objectId)) ||
      identities().some((identity) => same(objectId, identity.objectId)) ||
      store.all().some(({ body }) => same(textAt(body, 'identity', 'principalId'), objectId)),
    assigned(resourceId, clientId) {
      const identity = store.get(resourceId)?.body.identity;
      if (clientId === undefined) {
        const objectId = textAt(identity, 'principalId');
        return objectId === undefined ? undefined : { objectId, clientId: objectId };
      }
      const wanted = identities().find((candidate) => same(clientId, candidate.clientId));
      const given = Object.keys(objectAt(identity, 'userAssignedIdentities')).some(
        (id) => wanted !== undefined && keyOf(id) === keyOf(wanted.id),
      );
      return given ? wanted : undefined;
    },
  };
}
