/** Documents that tests write, as small as Azure accepts them. */
import type { LocalAzure } from '../index.ts';
import { type Json, type JsonObject, objectAt } from '../json.ts';

const VERSIONS: readonly (readonly [RegExp, string])[] = [
  [/Microsoft\.Authorization\/[^/]+(\/[^/]+)?$/i, '2022-04-01'],
  [/Microsoft\.ApiManagement\//i, '2024-05-01'],
  [/Microsoft\.KeyVault\//i, '2026-02-01'],
  [/Microsoft\.Storage\//i, '2025-08-01'],
  [/Microsoft\.Web\//i, '2024-04-01'],
  [/Microsoft\.ManagedIdentity\//i, '2024-11-30'],
  [/./, '2023-07-01'],
];

export type Answer = { readonly status: number; readonly body: Json };

/** One call with the api-version that fits the type. */
export function send(azure: LocalAzure, method: string, id: string, body?: Json): Promise<Answer> {
  const version = VERSIONS.find(([pattern]) => pattern.test(id))?.[1];
  const join = id.includes('?') ? '&' : '?';
  return azure.call(method, `${id}${join}api-version=${version}`, body);
}

/** A PUT that must succeed. */
export async function put(azure: LocalAzure, id: string, body: Json): Promise<JsonObject> {
  const answer = await send(azure, 'PUT', id, body);
  if (answer.status >= 300) {
    throw new Error(`PUT ${id}: ${answer.status} ${JSON.stringify(answer.body)}`);
  }
  return objectAt(answer.body);
}

export function groupId(azure: LocalAzure, name = 'rg'): string {
  return `/subscriptions/${azure.subscriptionId}/resourceGroups/${name}`;
}

export async function createGroup(azure: LocalAzure, name = 'rg'): Promise<string> {
  const id = groupId(azure, name);
  await put(azure, id, { location: 'japaneast' });
  return id;
}

export async function createIdentity(
  azure: LocalAzure,
  name: string,
): Promise<{ readonly id: string; readonly clientId: string; readonly principalId: string }> {
  const id = `${groupId(azure)}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/${name}`;
  const { properties } = await put(azure, id, { location: 'japaneast' });
  const { clientId, principalId } = Object.assign({ clientId: '', principalId: '' }, properties);
  return { id, clientId, principalId };
}

export async function createService(
  azure: LocalAzure,
  name = 'gateway',
  more: JsonObject = {},
): Promise<string> {
  const id = `${groupId(azure)}/providers/Microsoft.ApiManagement/service/${name}`;
  await put(azure, id, { ...serviceBody, ...more });
  return id;
}

export const serviceBody: JsonObject = {
  location: 'japaneast',
  sku: { name: 'BasicV2', capacity: 1 },
  properties: { publisherName: 'Team', publisherEmail: 'team@example.com' },
};

export async function createVault(azure: LocalAzure, name = 'keys-vault'): Promise<string> {
  const id = `${groupId(azure)}/providers/Microsoft.KeyVault/vaults/${name}`;
  await put(azure, id, {
    location: 'japaneast',
    properties: {
      tenantId: azure.tenantId,
      sku: { family: 'A', name: 'standard' },
      enableRbacAuthorization: true,
    },
  });
  return id;
}

/** Assigns a built-in role by the GUID of its definition. */
export async function assignRole(
  azure: LocalAzure,
  scope: string,
  role: string,
  principalId: string,
): Promise<string> {
  const id = `${scope}/providers/Microsoft.Authorization/roleAssignments/${crypto.randomUUID()}`;
  await put(azure, id, {
    properties: {
      roleDefinitionId: `/subscriptions/${azure.subscriptionId}/providers/Microsoft.Authorization/roleDefinitions/${role}`,
      principalId,
    },
  });
  return id;
}
