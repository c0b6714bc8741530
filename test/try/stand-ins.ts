/** What a user's own file takes for granted, as the local Azure gets it: accounts, principals, and what exists already. */
import type { SourceDocument } from '../../action/config/document.ts';
import { ANY_MODEL, createBalancer } from '../../policy/balancer.ts';
import type { Configuration } from '../../policy/configuration.ts';
import type { LocalAzure } from '../azure/index.ts';
import type { JsonObject } from '../azure/json.ts';
import type { AccountOptions } from '../azure/seed.ts';
import { put, send } from '../azure/support/documents.ts';

/** Where no account names a model, something must be there to be called. */
export const USUAL_MODEL = 'gpt-4o';

export type StandIns = {
  readonly subscriptionId: string;
  readonly accounts: readonly AccountOptions[];
  /** Object ids. */
  readonly principals: readonly string[];
  readonly existing: readonly Existing[];
};

type Existing = { readonly id: string; readonly body: JsonObject };

export function standInsOf(configuration: Configuration, document: SourceDocument): StandIns {
  const { accounts, consumers, estate, rotation } = configuration;
  const existing = estate?.existing ?? {};
  const ids = Object.values(accounts).map(({ id }) => id);
  const [first = ''] = [existing.resourceGroup, existing.service, ...ids].filter(
    (id) => id !== undefined,
  );
  return {
    subscriptionId: partOf(first, 'subscriptions'),
    accounts: accountsOf(configuration, document),
    principals: [
      ...Object.values(consumers).flatMap(({ readers = [] }) => readers),
      ...(rotation?.http?.allowedPrincipals ?? []),
    ],
    existing: existingOf(configuration),
  };
}

/** With the file's own ids and endpoints, and the deployments that it expects of each. */
function accountsOf(
  configuration: Configuration,
  document: SourceDocument,
): readonly AccountOptions[] {
  const { models } = createBalancer(configuration);
  return Object.entries(configuration.accounts).map(([name, { id, endpoint }]) => {
    const deployments = models
      .flatMap(({ members }) => members)
      .filter(({ account }) => account === name)
      .map(({ deployment }) => (deployment === ANY_MODEL ? USUAL_MODEL : deployment));
    return {
      name: partOf(id, 'accounts'),
      subscriptionId: partOf(id, 'subscriptions'),
      resourceGroup: partOf(id, 'resourceGroups'),
      endpoint: endpoint.replace(/\/?$/, '/'),
      location: document.sourceOf(['accounts', name, 'location']) ?? configuration.location,
      deployments: Object.fromEntries(deployments.map((deployment) => [deployment, {}])),
    };
  });
}

/** Before what refers to it. */
function existingOf({ estate, gateway, location, rotation }: Configuration): readonly Existing[] {
  const { resourceGroup, service, identity, workspace, vault } = estate?.existing ?? {};
  const [tier, capacity] = gateway.sku.split('_');
  const bodies: readonly (readonly [string | undefined, JsonObject])[] = [
    [resourceGroup, { location }],
    [identity, { location }],
    [
      service,
      {
        location,
        sku: { name: tier ?? '', capacity: Number(capacity) },
        properties: { publisherName: 'Stand-in', publisherEmail: 'stand-in@example.com' },
        ...(identity === undefined
          ? {}
          : { identity: { type: 'UserAssigned', userAssignedIdentities: { [identity]: {} } } }),
      },
    ],
    [workspace, { location, properties: { sku: { name: 'PerGB2018' } } }],
    [
      vault,
      {
        location,
        properties: { sku: { family: 'A', name: 'standard' }, enableRbacAuthorization: true },
      },
    ],
    [
      rotation?.actionGroup,
      { location: 'global', properties: { groupShortName: 'stand-in', enabled: true } },
    ],
  ];
  const wanted = bodies.flatMap(([id, body]) => (id === undefined ? [] : [{ id, body }]));
  const groups = [...new Set(wanted.map(({ id }) => id.split('/').slice(0, 5).join('/')))];
  return [
    ...groups.map((id) => ({ id, body: { location } })),
    ...wanted.filter(({ id }) => !groups.includes(id)),
  ];
}

/** Makes what exists already; what is there from a run before stays as it is. */
export async function makeExisting(
  azure: LocalAzure,
  existing: readonly Existing[],
): Promise<void> {
  for (const { id, body } of existing) {
    if ((await send(azure, 'GET', id)).status === 200) continue;
    const isVault = /\/vaults\/[^/]+$/i.test(id);
    const { properties, ...rest } = body;
    await put(
      azure,
      id,
      isVault ? { ...rest, properties: { ...Object(properties), tenantId: azure.tenantId } } : body,
    );
  }
}

/** The segment after another one, as ids have them in pairs. */
function partOf(id: string, key: string): string {
  const segments = id.split('/');
  const index = segments.findIndex((segment) => segment.toLowerCase() === key.toLowerCase());
  return segments[index + 1] ?? '';
}
