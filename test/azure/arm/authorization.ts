/** Microsoft.Authorization: role assignments at any scope, built-in and custom role definitions. */
import { findRole, matchesAction, ROLE_ASSIGNMENT, ROLE_DEFINITION } from '../access/access.ts';
import { BUILT_IN_ROLES, type Role } from '../access/roles.ts';
import { ARM_AUDIENCES } from '../directory/tokens.ts';
import { AzureError } from '../errors.ts';
import { type JsonObject, listAt, objectAt, textAt } from '../json.ts';
import { isWithin, keyOf, nameOf } from '../resource-id.ts';
import { matchesFilter } from './list.ts';
import { ok, type ResourceProvider, type Write, type Written } from './resource-type.ts';

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * @param knownActions every control-plane and data-plane action of the emulated providers, so that a custom role
 * with a misspelled one is refused as Azure refuses it
 */
export function authorization(knownActions: () => readonly string[]): ResourceProvider {
  return {
    types: [
      { type: ROLE_ASSIGNMENT, scope: 'any', names: GUID, noPatch: true, write: writeAssignment },
      {
        type: ROLE_DEFINITION,
        scope: 'any',
        names: GUID,
        noPatch: true,
        write: (write) => writeDefinition(write, knownActions()),
        beforeDelete({ azure, resource }) {
          const used = azure.store
            .ofType(ROLE_ASSIGNMENT)
            .some(
              ({ body }) =>
                nameOf(textAt(body, 'properties', 'roleDefinitionId') ?? '').toLowerCase() ===
                resource.name.toLowerCase(),
            );
          if (used) {
            throw new AzureError(
              400,
              'RoleDefinitionHasAssignments',
              `There are existing role assignments referencing role (code: ${resource.name}).`,
            );
          }
        },
      },
    ],
    routes: [
      {
        method: 'GET',
        path: /^(.*)\/providers\/Microsoft\.Authorization\/permissions$/i,
        handle({ azure, match, request }) {
          const { objectId } = azure.tokens.verify(request, ARM_AUDIENCES);
          return ok({
            value: azure.access.permissions(objectId, match[1] ?? '').map((one) => ({ ...one })),
          });
        },
      },
      {
        method: 'GET',
        path: /^(.*)\/providers\/Microsoft\.Authorization\/roleDefinitions$/i,
        handle({ azure, match, url }) {
          const scope = match[1] ?? '';
          const custom = azure.store
            .ofType(ROLE_DEFINITION)
            .filter(({ body }) => assignableScopes(body).some((inner) => isWithin(scope, inner)))
            .map(({ id, name, type, body }) => ({ id, name, type, ...body }));
          const all = [...BUILT_IN_ROLES.map((role) => builtInDocument(role, scope)), ...custom];
          const filter = url.searchParams.get('$filter');
          return ok({
            value: filter === null ? all : all.filter((item) => matchesFilter(item, filter)),
          });
        },
      },
      {
        method: 'GET',
        path: /^(.*)\/providers\/Microsoft\.Authorization\/roleDefinitions\/([^/]+)$/i,
        handle({ azure, match }) {
          const name = (match[2] ?? '').toLowerCase();
          const custom = azure.store
            .ofType(ROLE_DEFINITION)
            .find((definition) => definition.name.toLowerCase() === name);
          if (custom !== undefined) {
            const { id, type, body } = custom;
            return ok({ id, name: custom.name, type, ...body });
          }
          const role = BUILT_IN_ROLES.find((candidate) => candidate.name === name);
          if (role !== undefined) return ok(builtInDocument(role, match[1] ?? ''));
          throw new AzureError(
            404,
            'RoleDefinitionDoesNotExist',
            `The specified role definition with ID '${match[2]}' does not exist.`,
          );
        },
      },
    ],
  };
}

/** Azure writes a built-in role's id below the subscription that was asked. */
function builtInDocument({ name, roleName, permissions }: Role, scope: string): JsonObject {
  const subscription = /^\/subscriptions\/[^/]+/i.exec(scope)?.[0] ?? '';
  return {
    id: `${subscription}/providers/${ROLE_DEFINITION}/${name}`,
    name,
    type: ROLE_DEFINITION,
    properties: {
      roleName,
      type: 'BuiltInRole',
      description: '',
      assignableScopes: ['/'],
      permissions: [{ ...permissions }],
    },
  };
}

function assignableScopes(body: JsonObject): readonly string[] {
  return listAt(body, 'properties', 'assignableScopes').filter(
    (scope) => typeof scope === 'string',
  );
}

function writeAssignment({ azure, parent, name, body, previous }: Write): Written {
  const properties = objectAt(body, 'properties');
  const roleDefinitionId = textAt(properties, 'roleDefinitionId') ?? '';
  const principalId = textAt(properties, 'principalId') ?? '';
  const role = findRole(azure.store, roleDefinitionId);
  const custom = azure.store
    .ofType(ROLE_DEFINITION)
    .find((definition) => definition.name.toLowerCase() === role?.name.toLowerCase());
  const assignable =
    custom === undefined || assignableScopes(custom.body).some((scope) => isWithin(parent, scope));
  if (role === undefined || !assignable) {
    throw new AzureError(
      400,
      'RoleDefinitionDoesNotExist',
      `The specified role definition with ID '${nameOf(roleDefinitionId)}' does not exist${assignable ? '' : ` or is not assignable at '${parent}'`}.`,
    );
  }
  if (!azure.directory.hasPrincipal(principalId)) {
    throw new AzureError(
      400,
      'PrincipalNotFound',
      `Principal ${principalId} does not exist in the directory ${azure.tenantId}. Check that you have the correct principal ID.`,
    );
  }
  const same = (other: JsonObject): boolean =>
    textAt(other, 'properties', 'principalId')?.toLowerCase() === principalId.toLowerCase() &&
    nameOf(textAt(other, 'properties', 'roleDefinitionId') ?? '').toLowerCase() ===
      role.name.toLowerCase();
  const twin = azure.store
    .ofType(ROLE_ASSIGNMENT)
    .find((other) => keyOf(other.parent) === keyOf(parent) && same(other.body));
  if (twin !== undefined && twin.name.toLowerCase() !== name.toLowerCase()) {
    throw new AzureError(
      409,
      'RoleAssignmentExists',
      `The role assignment already exists. The ID of the existing role assignment is ${twin.name}.`,
    );
  }
  if (previous !== undefined && !same(previous.body)) {
    throw new AzureError(
      400,
      'RoleAssignmentUpdateNotPermitted',
      'Tenant ID, application ID, principal ID, and scope are not allowed to be updated.',
    );
  }
  return {
    body: {
      properties: {
        ...properties,
        scope: parent,
        principalType: textAt(properties, 'principalType') ?? 'ServicePrincipal',
      },
    },
  };
}

function writeDefinition({ azure, name, body }: Write, knownActions: readonly string[]): Written {
  const properties = objectAt(body, 'properties');
  const roleName = textAt(properties, 'roleName') ?? '';
  const twin = [...BUILT_IN_ROLES, ...customRoles(azure.store.ofType(ROLE_DEFINITION))].find(
    (role) => role.roleName.toLowerCase() === roleName.toLowerCase(),
  );
  if (roleName === '' || (twin !== undefined && twin.name.toLowerCase() !== name.toLowerCase())) {
    throw new AzureError(
      409,
      'RoleDefinitionWithSameNameExists',
      `A custom role needs a name of its own; '${roleName}' ${roleName === '' ? 'is empty' : 'is taken'}.`,
    );
  }
  const scopes = assignableScopes(body);
  if (scopes.length === 0 || scopes.some((scope) => azure.store.get(scope) === undefined)) {
    throw new AzureError(
      400,
      'InvalidAssignableScopes',
      `Each of a custom role's assignable scopes must exist; got [${scopes.join(', ')}].`,
    );
  }
  for (const permission of listAt(properties, 'permissions')) {
    for (const member of ['actions', 'notActions', 'dataActions', 'notDataActions']) {
      for (const action of listAt(permission, member)) requireKnown(String(action), knownActions);
    }
  }
  return {
    body: { properties: { ...properties, roleName, type: 'CustomRole', assignableScopes: scopes } },
  };
}

function customRoles(
  definitions: readonly { readonly name: string; readonly body: JsonObject }[],
): readonly { readonly name: string; readonly roleName: string }[] {
  return definitions.map(({ name, body }) => ({
    name,
    roleName: textAt(body, 'properties', 'roleName') ?? '',
  }));
}

/** Providers that are not emulated cannot be judged: their actions pass. */
function requireKnown(action: string, knownActions: readonly string[]): void {
  const namespace = `${action.split('/')[0] ?? ''}/`.toLowerCase();
  const emulated = knownActions.some((known) => known.toLowerCase().startsWith(namespace));
  if (emulated && !knownActions.some((known) => matchesAction(known, action))) {
    throw new AzureError(
      400,
      'InvalidActionOrNotAction',
      `'${action}' does not match any of the actions supported by the providers.`,
    );
  }
}
