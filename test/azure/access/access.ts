/** Azure role-based access control: may this principal do this here? */
import { listAt, objectAt, textAt } from '../json.ts';
import { isWithin, nameOf } from '../resource-id.ts';
import type { Store } from '../store.ts';
import { BUILT_IN_ROLES, type Permissions, type Role } from './roles.ts';

export const ROLE_ASSIGNMENT = 'Microsoft.Authorization/roleAssignments';
export const ROLE_DEFINITION = 'Microsoft.Authorization/roleDefinitions';

export type Access = {
  /** Everything that roles give the principal here, as it may ask itself. */
  permissions(objectId: string, scope: string): readonly Permissions[];

  /** Control plane, such as `Microsoft.ApiManagement/service/subscriptions/listSecrets/action`. */
  mayAct(objectId: string, action: string, scope: string): boolean;
  /** Data plane, such as `Microsoft.KeyVault/vaults/secrets/getSecret/action`. */
  mayUseData(objectId: string, dataAction: string, scope: string): boolean;
};

/** @param enforced false: everybody may do everything (tokens are checked all the same). */
export function createAccess(store: Store, enforced: boolean): Access {
  const granted = (objectId: string, scope: string): readonly Permissions[] =>
    store
      .ofType(ROLE_ASSIGNMENT)
      .filter(
        ({ parent, body }) =>
          isWithin(scope, parent) &&
          textAt(body, 'properties', 'principalId')?.toLowerCase() === objectId.toLowerCase(),
      )
      .flatMap(({ body }) => {
        const id = textAt(body, 'properties', 'roleDefinitionId') ?? '';
        return findRole(store, id)?.permissions ?? [];
      });
  const everything: Permissions = {
    actions: ['*'],
    notActions: [],
    dataActions: [],
    notDataActions: [],
  };
  return {
    permissions: (objectId, scope) => (enforced ? granted(objectId, scope) : [everything]),
    mayAct: (objectId, action, scope) =>
      !enforced ||
      granted(objectId, scope).some(
        ({ actions, notActions }) => matchesAny(action, actions) && !matchesAny(action, notActions),
      ),
    mayUseData: (objectId, action, scope) =>
      !enforced ||
      granted(objectId, scope).some(
        ({ dataActions, notDataActions }) =>
          matchesAny(action, dataActions) && !matchesAny(action, notDataActions),
      ),
  };
}

/** A built-in or custom role by the id of its definition, at whatever scope it is written. */
export function findRole(store: Store, roleDefinitionId: string): Role | undefined {
  const name = nameOf(roleDefinitionId).toLowerCase();
  const custom = store
    .ofType(ROLE_DEFINITION)
    .find((definition) => definition.name.toLowerCase() === name);
  if (custom === undefined) return BUILT_IN_ROLES.find((role) => role.name === name);
  const texts = (member: string): readonly string[] =>
    listAt(custom.body, 'properties', 'permissions').flatMap((permission) =>
      listAt(objectAt(permission), member).filter((action) => typeof action === 'string'),
    );
  return {
    name: custom.name,
    roleName: textAt(custom.body, 'properties', 'roleName') ?? custom.name,
    permissions: {
      actions: texts('actions'),
      notActions: texts('notActions'),
      dataActions: texts('dataActions'),
      notDataActions: texts('notDataActions'),
    },
  };
}

/** Role patterns: `*` stands for any run of characters, case does not matter. */
export function matchesAction(action: string, pattern: string): boolean {
  const parts = pattern.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 'i').test(action);
}

function matchesAny(action: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => matchesAction(action, pattern));
}
