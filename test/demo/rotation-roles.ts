/** What a rotation from a workflow needs besides Azure Resource Manager. */
import { randomUUID } from 'node:crypto';
import type { LocalAzure } from '../azure/index.ts';

/** `Key Vault Secrets Officer` on the vault and `Storage Blob Data Contributor` on the lease's container. */
const ROLES = [
  [/\/Microsoft\.KeyVault\/vaults\/[^/]+$/i, 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7'],
  [/\/containers\/rotation-locks$/i, 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'],
] as const;

/** Grants whom the runner acts as built-in roles for it. */
export async function letRotate(azure: LocalAzure): Promise<void> {
  for (const [pattern, role] of ROLES) {
    const scope = azure.resourceIds().find((id) => pattern.test(id));
    const definition = `/subscriptions/${azure.subscriptionId}/providers/Microsoft.Authorization/roleDefinitions/${role}`;
    const { status, body } = await azure.call(
      'PUT',
      `${scope}/providers/Microsoft.Authorization/roleAssignments/${randomUUID()}?api-version=2022-04-01`,
      { properties: { roleDefinitionId: definition, principalId: azure.operatorId } },
    );
    if (status !== 201) throw new Error(`no role on ${scope}: ${JSON.stringify(body)}`);
  }
}
