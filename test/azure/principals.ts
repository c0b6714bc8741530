/** Applications besides the operator, each with exactly the roles that it is given. */
import { randomBytes } from 'node:crypto';
import { ROLE_ASSIGNMENT, ROLE_DEFINITION } from './access/access.ts';
import { BUILT_IN_ROLES } from './access/roles.ts';
import type { Azure } from './azure.ts';

/** A built-in role by its name, or a custom role by its actions. */
export type Grant = {
  readonly role: string | { readonly actions: readonly string[] };
  /** Resource id; default: the subscription that Terraform works in. */
  readonly scope?: string;
};

export type Principal = {
  readonly objectId: string;
  readonly clientId: string;
  /** @param scope such as `https://management.azure.com/.default` */
  getToken(scope: string | string[]): Promise<{ token: string; expiresOnTimestamp: number }>;
  /** What makes a process act as it, besides the way to this Azure. */
  readonly environment: Readonly<Record<string, string>>;
};

/** @throws {Error} for a built-in role that this Azure does not know */
export function createPrincipal(azure: Azure, grants: readonly Grant[]): Principal {
  const application = {
    objectId: azure.newGuid(),
    clientId: azure.newGuid(),
    secret: randomBytes(24).toString('base64url'),
  };
  azure.directory.add(application);
  const subscription = `/subscriptions/${azure.subscriptionId}`;
  for (const { role, scope = subscription } of grants) {
    assign(azure, scope, definitionOf(azure, role), application.objectId);
  }
  const { clientId, secret } = application;
  return {
    objectId: application.objectId,
    clientId,
    async getToken(scope) {
      const audience = [scope]
        .flat()
        .join(' ')
        .replace(/\/\.default$/, '');
      const { token, expiresAt } = azure.tokens.issue(application, audience);
      return { token, expiresOnTimestamp: expiresAt * 1000 };
    },
    environment: {
      ARM_CLIENT_ID: clientId,
      ARM_CLIENT_SECRET: secret,
      AZURE_CLIENT_ID: clientId,
      AZURE_CLIENT_SECRET: secret,
    },
  };
}

/** @returns the id of the role's definition */
function definitionOf(azure: Azure, role: Grant['role']): string {
  const definitions = `/subscriptions/${azure.subscriptionId}/providers/${ROLE_DEFINITION}`;
  if (typeof role === 'string') {
    const found = BUILT_IN_ROLES.find(({ roleName }) => roleName === role);
    if (found === undefined) throw new Error(`No built-in role is named '${role}' here.`);
    return `${definitions}/${found.name}`;
  }
  const name = azure.newGuid();
  azure.store.put({
    id: `${definitions}/${name}`,
    name,
    type: ROLE_DEFINITION,
    parent: `/subscriptions/${azure.subscriptionId}`,
    body: {
      properties: {
        roleName: name,
        type: 'CustomRole',
        assignableScopes: [`/subscriptions/${azure.subscriptionId}`],
        permissions: [
          { actions: role.actions, notActions: [], dataActions: [], notDataActions: [] },
        ],
      },
    },
    secrets: {},
  });
  return `${definitions}/${name}`;
}

function assign(azure: Azure, scope: string, roleDefinitionId: string, principalId: string): void {
  const name = azure.newGuid();
  azure.store.put({
    id: `${scope}/providers/${ROLE_ASSIGNMENT}/${name}`,
    name,
    type: ROLE_ASSIGNMENT,
    parent: scope,
    body: {
      properties: { roleDefinitionId, principalId, principalType: 'ServicePrincipal', scope },
    },
    secrets: {},
  });
}
