/** Every emulated resource provider, and the actions that a custom role can name. */
import { BLOB_DATA_ACTIONS } from '../blobs/data-plane.ts';
import { judgePolicy } from '../front-door/judge.ts';
import { OPENAI_DATA_ACTIONS } from '../openai/operations.ts';
import { VAULT_DATA_ACTIONS } from '../vault/access.ts';
import type { ReadSecret } from './api-management/named-values.ts';
import { apiManagement } from './api-management/provider.ts';
import type { ServiceHooks } from './api-management/service.ts';
import { authorization } from './authorization.ts';
import { cognitiveServices } from './cognitive-services.ts';
import { eventGrid } from './event-grid.ts';
import { managedIdentity } from './identity.ts';
import { keyVault } from './key-vault.ts';
import { insights, operationalInsights } from './monitoring.ts';
import type { ResourceProvider } from './resource-type.ts';
import { resources } from './resources.ts';
import { storage } from './storage.ts';
import { web } from './web.ts';

export function resourceProviders(
  readSecret: ReadSecret,
  hooks: ServiceHooks,
): readonly ResourceProvider[] {
  const emulated: readonly ResourceProvider[] = [
    managedIdentity,
    apiManagement(judgePolicy, readSecret, hooks),
    keyVault,
    storage,
    web,
    operationalInsights,
    insights,
    eventGrid,
    cognitiveServices,
  ];
  const types = emulated.flatMap((provider) => provider.types);
  const knownActions = [
    ...types.flatMap(({ type, actions = {} }) => [
      ...['read', 'write', 'delete'].map((verb) => `${type}/${verb}`),
      ...Object.keys(actions).map((action) => `${type}/${action}/action`),
    ]),
    'Microsoft.Web/sites/publish/action',
    ...VAULT_DATA_ACTIONS,
    ...BLOB_DATA_ACTIONS,
    ...OPENAI_DATA_ACTIONS,
  ];
  const namespaces = new Set(types.map(({ type }) => type.split('/')[0] ?? ''));
  return [...emulated, authorization(() => knownActions), resources(() => [...namespaces])];
}
