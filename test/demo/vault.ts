/** A consumer's access to its key: the vault that Terraform made and the function filled. */
import { randomUUID } from 'node:crypto';
import type { LocalAzure } from '../azure/index.ts';
import { type Json, textAt } from '../azure/json.ts';

/** Built-in role of Azure: may read secrets. */
const SECRETS_USER = '4633458b-17de-408a-b874-0445c86b69e6';

export type ConsumerVault = { key(consumer: string): Promise<string> };

const parse = (text: string): Json => JSON.parse(text);

/** Grants the operator what a consumer would be granted, and reads with it. */
export async function openVault(azure: LocalAzure): Promise<ConsumerVault> {
  const id = azure
    .resourceIds()
    .find((resource) => /\/Microsoft\.KeyVault\/vaults\/[^/]+$/i.test(resource));
  if (id === undefined) throw new Error('no vault was applied');
  const vault = await azure.call('GET', `${id}?api-version=2023-07-01`);
  const url = textAt(vault.body, 'properties', 'vaultUri');
  const granted = await azure.call(
    'PUT',
    `${id}/providers/Microsoft.Authorization/roleAssignments/${randomUUID()}?api-version=2022-04-01`,
    {
      properties: {
        roleDefinitionId: `/subscriptions/${azure.subscriptionId}/providers/Microsoft.Authorization/roleDefinitions/${SECRETS_USER}`,
        principalId: azure.operatorId,
      },
    },
  );
  const already = textAt(granted.body, 'error', 'code') === 'RoleAssignmentExists';
  if (granted.status >= 300 && !already) {
    throw new Error(`no role on the vault: ${JSON.stringify(granted.body)}`);
  }
  return {
    async key(consumer) {
      const secret = `${url}secrets/subscription-key-${consumer}?api-version=7.4`;
      const response = await azure.fetch(secret, { audience: 'https://vault.azure.net' });
      const value = textAt(parse(await response.text()), 'value');
      if (value === undefined) {
        throw new Error(`the vault has no key for ${consumer}: ${response.status}`);
      }
      return value;
    },
  };
}
